"""What is paid, by whom and how much, in the scheme that the talk is about."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue.choix import classer
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, demander, dit, liste
from assistant.dialogue.faits.directe import reponse_directe
from assistant.dialogue.fiche import ligne
from assistant.dialogue.plans.argent.chiffres import avec_les_chiffres
from assistant.dialogue.plans.cas.presentation import ligne_argent, minuscule, nom_complet
from assistant.dialogue.plans.cas.questions import poser
from assistant.dialogue.plans.cas.situation import compris
from assistant.dialogue.plans.cas.sujet import bilan_du_sujet, ebaucher, sans_bilan
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan, PriseEnCharge
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import evaluer, montants

PREMIERS = ("remuneration", "are", "reste_a_payer", "points_c2p")  # what the person keeps, or is left to pay
OUVERTS = ("possible", "a_preciser")
CHIFFRES = {"cpf": ("cpf_droits_eur", "formation_prix_eur", "certification_visee", "cofinancement_tiers_eur", "rqth"), "prp_c2p": ("points_c2p", "formation_prix_eur"), "ptp": ("salaire_brut_mensuel_eur",)}  # what a bare figure measures in each scheme


def repondre_argent(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return what is paid, by whom and how much, computed from what is known; else the rule and the fact missing."""
    bilans, bilan = bilan_de_l_argent(s, demande)
    if bilan is None:
        return sans_bilan(s, conversation, demande)
    libelle = nom_complet(s, bilan)
    if not bilan.prise_en_charge:
        return ebaucher(s, demande, "argent", [*_regles_argent(s, demande, bilan, libelle)], bilans, bilan)
    # What the person keeps each month comes first: it is what they ask.
    prises = _triees(s, demande, bilan)
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


def _triees(s: Services, demande: Demande, bilan: Bilan) -> list[PriseEnCharge]:
    """Return the lines of money, what is asked first; the rights of a year are no part of what one training costs."""
    par_an = s.reperes.present("argent.par_an", demande.plie)
    prises = [p for p in bilan.prise_en_charge if par_an or p.par != "an" or len(bilan.prise_en_charge) == 1]
    return sorted(prises, key=lambda p: (p.par != "an" if par_an else p.poste not in PREMIERS, p.mini_eur is None))


def bilan_de_l_argent(s: Services, demande: Demande) -> tuple[tuple[Bilan, ...], Bilan | None]:
    """Return the verdict of the scheme asked about; a wage is asked of a scheme that pays one, whatever was spoken of last.

    The figures of a question put in general (« 30 points, combien ? ») serve this answer and are not remembered.
    """
    bilans, bilan = bilan_du_sujet(s, demande)
    if bilan is not None and not demande.nommes and s.reperes.present("argent.paie", demande.plie) and not _paie(bilan):
        bilan = next((b for b in classer(bilans, (), demande.profil) if b.verdict in OUVERTS and _paie(b)), bilan)
    if bilan is None or bilan.id not in CHIFFRES:
        return bilans, bilan
    profil = avec_les_chiffres(s, demande, CHIFFRES[bilan.id])
    return (bilans, bilan) if profil == demande.profil else bilan_du_sujet(s, replace(demande, profil=profil, dispositifs=(bilan.id,)))


def _paie(bilan: Bilan) -> bool:
    return any(p.poste in ("remuneration", "are") for p in bilan.prise_en_charge)


def _precis(s: Services, demande: Demande, lignes: set[str]) -> tuple[Bloc, ...]:
    """Return the rule that the question singles out (« et si on me licencie ? »), () when the lines of money answer it."""
    tete = reponse_directe(s, demande)
    return () if any(lignes & set(p.preuves) for b in tete for p in b.phrases) else tete


def avec_le_reste(s: Services, d: Demande, e: Ebauche) -> Ebauche:
    """Return the sheet of a bilan or of another use of the CPF with what is left to pay, when the message tells its price or the balance."""
    if e.genre != "voisin" or not {f.id for f in d.lecture.faits} & {"formation_prix_eur", "cpf_droits_eur"}:
        return e
    lignes = [ligne_argent(p) for p in montants(s.droit, d.profil, d.le, "cpf") if p.poste in ("reste_a_payer", "participation") and p.mini_eur is not None]
    return replace(e, blocs=(*e.blocs, liste(*lignes)), bilans=e.bilans or evaluer(s.droit, d.profil, d.le)) if lignes else e


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
