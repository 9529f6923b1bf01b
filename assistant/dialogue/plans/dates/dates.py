"""From when, and each dated step, in the scheme that the talk is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, demander, dit, liste
from assistant.dialogue.faits.directe import reponse_directe
from assistant.dialogue.plans.cas.presentation import nom_complet
from assistant.dialogue.plans.cas.questions import poser
from assistant.dialogue.plans.cas.sujet import bilan_du_sujet, ebaucher, sans_bilan
from assistant.dialogue.plans.dates.contrat_court import dates_du_contrat
from assistant.dialogue.plans.dates.echeances import second_projet, trop_tard
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan, Echeance, Question
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import calendrier, etapes_utiles, francais

DEMANDE = "/demande_employeur"  # the notices that the length of the training changes
CONGE = "ptp"  # the leave meant when only a start is said; the two other leaves, FIPU and C2P, keep the same notices


def repondre_quand(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return from when it is possible, then each dated step, or the legal delays when no date is known.

    A date supposed (« si je commence le 6 septembre ») serves this answer and is not remembered.
    """
    demande = replace(demande, profil=demande.suppose)
    bilans, bilan = bilan_du_sujet(s, demande)
    if bilan is None and any(demande.profil.valeur(f) is not None for f in ("formation_debut", "fin_contrat_le")):
        bilans, bilan = bilan_du_sujet(s, replace(demande, dispositifs=(CONGE,)))
    if bilan is None:
        return sans_bilan(s, conversation, demande)
    libelle, blocs = nom_complet(s, bilan), _a_tenir(s, demande, bilan)
    if bilan.possible_a_partir_du is not None:
        texte = s.phrases.dire("situation.dates_possible", libelle=libelle, date=francais.dire_date(bilan.possible_a_partir_du))
        blocs.append(dit(texte, bilan.reference.passage, calcule=texte))
    echeances = calendrier(s.droit, demande.profil, demande.le, bilan.id)
    if echeances:
        debut = demande.profil.valeur("formation_debut") or demande.profil.valeur("fin_contrat_le") or demande.le
        texte = s.phrases.dire("situation.dates_intro", libelle=libelle, date=francais.dire_date(debut))  # type: ignore[arg-type]
        blocs += [dit(texte, calcule=texte), liste(*(_echeance(s, e) for e in echeances))]
    else:
        blocs += _delais(s, demande, bilan)
    conge = any(e.reference is not None and DEMANDE in e.reference.passage for e in echeances)
    question = None if echeances and not conge else _demander(s, conversation, demande, "formation_duree_mois" if conge else "formation_debut")
    if question is not None:
        blocs.append(demander(s.phrases, len(conversation.tours), question))
    return ebaucher(s, demande, "quand", blocs, bilans, bilan, calendrier=echeances, question=question)


def _a_tenir(s: Services, demande: Demande, bilan: Bilan) -> list[Bloc]:
    """Return first what cannot wait: the days of a short contract, or that a notice is past and when one may start instead."""
    court = dates_du_contrat(s, demande) if bilan.id == CONGE else []
    debut = demande.profil.valeur("formation_debut")
    court += second_projet(s, demande) if bilan.id == CONGE else []
    return court or (trop_tard(s, demande, bilan, debut) if isinstance(debut, date) and debut > demande.le else [])


def _delais(s: Services, demande: Demande, bilan: Bilan) -> list[Bloc]:
    """Return the delays of a scheme, the one asked first: « combien de jours pour répondre » is one of them."""
    tete = reponse_directe(s, demande)
    dits = {i for b in tete for p in b.phrases for i in p.preuves}
    etapes = [e for e in etapes_utiles(s.droit, demande.profil, demande.le, bilan.id) if e.reference.passage not in dits]
    return [*tete, dit(s.phrases.dire("situation.dates_etapes", libelle=nom_complet(s, bilan))),
            liste(*(Phrase(e.regle, (e.reference.passage,)) for e in etapes[:6]))]


def _demander(s: Services, conversation: Conversation, demande: Demande, fait: str) -> Question | None:
    profil = demande.profil
    if fait in conversation.posees or fait in profil.inconnus or profil.valeur(fait) is not None:
        return None
    return poser(s, fait)


def _echeance(s: Services, e: Echeance) -> Phrase:
    passee = f" {s.phrases.dire('situation.dates_depassee')}" if e.depassee else ""
    texte = f"**{francais.dire_date(e.date)}** : {e.libelle}{passee}"
    return Phrase(texte, (e.reference.passage,) if e.reference else (), calcule=texte)
