"""What is paid, by whom and how much, in the scheme that the talk is about."""

from __future__ import annotations

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, demander, dit, liste
from assistant.dialogue.faits.directe import reponse_directe
from assistant.dialogue.fiche import ligne
from assistant.dialogue.plans.presentation import ligne_argent, minuscule, nom_complet
from assistant.dialogue.plans.questions import poser
from assistant.dialogue.plans.situation import compris
from assistant.dialogue.plans.sujet import bilan_du_sujet, ebaucher, sans_bilan
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc, Phrase


def repondre_argent(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return what is paid, by whom and how much, computed from what is known; else the rule and the fact missing."""
    bilans, bilan = bilan_du_sujet(s, demande)
    if bilan is None:
        return sans_bilan(s, conversation, demande)
    libelle = nom_complet(s, bilan)
    if not bilan.prise_en_charge:
        return ebaucher(s, demande, "argent", [*_regles_argent(s, demande, bilan, libelle)], bilans, bilan)
    # What the person keeps each month comes first: it is what they ask.
    prises = sorted(bilan.prise_en_charge, key=lambda p: (p.poste != "remuneration", p.mini_eur is None))
    blocs = [*compris(s, conversation, demande), *_precis(s, demande, {p.reference.passage for p in prises})]
    blocs += [dit(s.phrases.dire("situation.argent_intro", libelle=libelle)), liste(*map(ligne_argent, prises))]
    manque = tuple(dict.fromkeys(f for p in prises for f in p.faits_manquants))
    question = next((poser(s, f) for f in manque if f not in conversation.posees | demande.profil.inconnus), None)
    if manque:
        noms = ", ".join(minuscule(s.droit.definitions[f].libelle.split(" (")[0]) for f in manque[:3])
        blocs.append(dit(s.phrases.dire("situation.argent_manque", manque=noms), calcule=noms))
    if question is not None:
        blocs.append(demander(s.phrases, len(conversation.tours), question))
    return ebaucher(s, demande, "argent", blocs, bilans, bilan, question=question)


def _precis(s: Services, demande: Demande, lignes: set[str]) -> tuple[Bloc, ...]:
    """Return the rule that the question singles out (« et si on me licencie ? »), () when the lines of money answer it."""
    tete = reponse_directe(s, demande)
    return () if any(lignes & set(p.preuves) for b in tete for p in b.phrases) else tete


def _regles_argent(s: Services, demande: Demande, bilan: Bilan, libelle: str) -> list[Bloc]:
    prises = [p for p in s.droit.dispositif(bilan.id).prises if p.en_vigueur(demande.le)]
    if not prises:
        return [dit(s.phrases.dire("situation.argent_rien", libelle=libelle))]
    return [dit(s.phrases.dire("situation.argent_intro", libelle=libelle)),
            liste(*(Phrase(p.regle, (p.reference.passage,)) for p in prises[:4]))]


def repondre_qui_paie(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return who pays the training and the wage in the last scheme."""
    bilans, bilan = bilan_du_sujet(s, demande)
    if bilan is None:
        return sans_bilan(s, conversation, demande)
    scheme = s.droit.dispositif(bilan.id)
    salaires = [p for p in bilan.prise_en_charge if p.poste == "remuneration"][:1]
    prises = salaires + [p for p in bilan.prise_en_charge if p.mini_eur is not None and p not in salaires][:3]
    blocs = [liste(ligne(scheme, "salaire_pendant"), ligne(scheme, "qui_paie"), *map(ligne_argent, prises))]
    return ebaucher(s, demande, "argent", blocs, bilans, bilan)
