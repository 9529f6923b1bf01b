"""A letter or a request told with its day: the date that the law counts from it comes before anything else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche
from assistant.dialogue.lecture.dates import DATE, Periode, lire_date
from assistant.dialogue.memoire import dispositifs_du_propos
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import dire_date
from assistant.regles.evenements import echeance_depuis

EVENEMENTS = ("attestation_points", "attestation", "notification_refus", "bilan_finance", "fin_formation", "demande_employeur")
A_VENIR = ("fin_formation",)
AVEC = {"demande_employeur": "evenements.sans_reponse", "fin_formation": "evenements.lettre_de_retour"}  # what must be said too
ATTENTES = ("bilan_finance",)  # what opens again at the end of its delay: the last day that a month may mean counts
VIDES = ("sans_reponse", "hors_sujet", "precision_demandee")
SANS_PLUS = ("fait", "confidence", "recentre", "quand", "pas_compris", "comment", "aspect")  # genres that say less of it than the day
EN_AI_EU = re.compile(r"\ben (?:ai|a|avais|avait) (?:deja )?(?:fait|eu|suivi|passe)\b")
REFUS = "refus_commission"  # the genre of an answer to the commission's no: the next « lettre » is that one
LETTRE = re.compile(r"\b(lettre|courrier|notifi\w*|decision|mail|papier)\b")
JOUR = re.compile(rf"\b(?:depuis|ca fait) (?P<depuis>[a-z0-9]+ (?:jours?|semaines?|mois))\b|\b(?P<date>{DATE})")
ANNEE = re.compile(r"(?:19|20)\d\d")
SOURCE_DE_DATE = re.compile(r"\b(formation|debut\w*|commenc\w*|demarr\w*|cdi|cdd|embauch\w*|rentree|finit|fini)\b[^,.;]{0,18}$")


def annoncer(s: Services, conversation: Conversation, d: Demande, e: Ebauche) -> Ebauche:
    """Return the draft with the day counted from the event that the message dates, in front; alone when nothing else was found."""
    bloc = date_comptee(s, conversation, d)
    if bloc is None or e.statut in ("urgence", "refus", "erreur"):
        return e
    if e.statut in VIDES or e.genre in SANS_PLUS:
        return replace(e, statut="repondu", genre="fait", blocs=(bloc,), avertissements=(), question=None)
    deja = {i for b in e.blocs for p in b.phrases for i in p.preuves}
    jour, regle = bloc.phrases
    return replace(e, blocs=(Bloc((jour,) if set(regle.preuves) & deja else (jour, regle)), *e.blocs))


def date_comptee(s: Services, conversation: Conversation, d: Demande) -> Bloc | None:
    """Return the sentence that says the day, with the rule; None when no event is told with its day."""
    plie = plier(d.message)
    evenement, periode, ecrit = _evenement(s, conversation, plie, d.le)
    if evenement is None or periode is None:
        return None
    sujets = d.dispositifs or dispositifs_du_propos(conversation)
    bouts = [echeance_depuis(s.droit, evenement, jour, d.le, sujets) for jour in (periode.debut, periode.fin)]
    echeance = bouts[1] if evenement in ATTENTES or bouts[1] is not None and bouts[1].depassee else bouts[0]
    if echeance is None or echeance.reference is None:
        return None
    texte = s.phrases.dire(f"dates.{evenement}{'_passe' if echeance.depassee else ''}", limite=dire_date(echeance.date),
                           le=_dire(periode, ecrit, "le", "en"), du=_dire(periode, ecrit, "du", "de"))
    return Bloc((Phrase(texte, (echeance.reference.passage,), calcule=f"{texte} {d.message}"),
                 Phrase(echeance.libelle, (echeance.reference.passage,))))


def _dire(periode: Periode, ecrit: str, jour: str, mois: str) -> str:
    """Return « du 3 mars 2026 », or « de mars 2026 » when no day is told."""
    return f"{jour} {dire_date(periode.debut)}" if periode.debut == periode.fin else f"{mois} {ecrit.removeprefix('en ')}"


def _evenement(s: Services, conversation: Conversation, plie: str, le: date) -> tuple[str | None, Periode | None, str]:
    """Return the event that a message tells, the day or the month it tells for it, and its words."""
    dernier = conversation.tours[-1] if conversation.tours else None
    repris = f"bilan {plie}" if dernier is not None and "bilan" in plier(dernier.message) and EN_AI_EU.search(plie) else plie
    for nom in EVENEMENTS:
        if s.reperes.present(f"evenements.{nom}", repris) and (nom not in AVEC or s.reperes.present(AVEC[nom], plie)):
            return nom, *_jour(plie, le, nom)
    suit = dernier is not None and dernier.genre == REFUS and bool(LETTRE.search(plie))
    return ("notification_refus", *_jour(plie, le, "notification_refus")) if suit else (None, None, "")


def _jour(plie: str, le: date, evenement: str) -> tuple[Periode | None, str]:
    """Return the day that a message tells for an event, apart from the start of a training or of a contract."""
    passe = evenement not in A_VENIR
    for trouve in JOUR.finditer(plie):
        if passe and SOURCE_DE_DATE.search(plie[: trouve.start()]):
            continue
        ecrit = trouve["date"] or f"il y a {trouve['depuis']}"
        periode = lire_date(ecrit, le, passe=passe)
        if periode is None or (periode.debut > le) is passe or evenement not in ATTENTES and ANNEE.fullmatch(ecrit):
            continue
        return periode, ecrit
    return None, ""
