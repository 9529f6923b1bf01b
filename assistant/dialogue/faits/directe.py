"""The precise question that a person asks in the middle of a story, answered before the verdicts."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue.demande import Demande
from assistant.dialogue.faits.candidature import RARE, chercher
from assistant.dialogue.faits.choix_phrases import choisir
from assistant.dialogue.faits.definitions import sans_dispositif
from assistant.dialogue.faits.fil_du_livre import TEMOIN
from assistant.dialogue.faits.phrases_dites import dire_phrases
from assistant.dialogue.faits.suffisance import precisions_absentes
from assistant.dialogue.lieux import lieux_nommes
from assistant.dialogue.selection import Candidat, couverture_commune
from assistant.dialogue.services import Services
from assistant.domaine.texte import plier
from assistant.grounding.citations import Bloc
from assistant.regles import evaluer, regles_sans_objet
from assistant.retrieval.texte import termes

COUVERTURE_DIRECTE = 0.62
PART_DITE, PART_DITE_SEULE = 0.5, 0.75  # share of the words asked that a sentence must say; more when no scheme is named
PART_DU_CAS = 1.0  # what the story says of the question, against the question itself
# A message asks when it says so, or by its first words; people rarely type the question mark.
DEMANDE = re.compile(r"\b(combien|quand|est[- ]ce que|puis[- ]je|peut|peux|comment|pourquoi|faut|dois|qui|quel(le)?s?|ou)\b")


def reponse_directe(s: Services, demande: Demande) -> tuple[Bloc, ...]:
    """Return what answers the question inside a story, () when the message asks nothing precise that we hold."""
    if s.recherche is None:  # the index is missing: the verdicts stand alone
        return ()
    question = sans_preuves(question_dans(demande.message), demande)
    # « j'ai droit à quoi ? » is answered by the verdicts themselves; more must be asked for a sentence to come first.
    propres = {t for f in demande.lecture.faits for t in termes(f.preuve)}
    mots = [t for t in sans_dispositif(s, plier(question)) if t not in propres and t != "droit"]
    if len(mots) < 2 and not _nomme_une_chose(s, mots, question):
        return ()
    precise = replace(demande, question=question, plie=plier(question))
    # The story of the white paper's one witness is no answer to somebody's own case, whoever says « Madame ».
    rangees = [c for c in _a_la_lumiere_du_cas(s, demande, chercher(s, precise)) if TEMOIN not in c.passage.texte or plier(TEMOIN) in demande.plie]
    if not rangees or couverture_commune(rangees, s.recherche.poids(question)) < COUVERTURE_DIRECTE:
        return ()
    # A sentence that shares only an amount or the name of a scheme with the question is no answer to it.
    cherches = _mots_cherches(s, question, propres)
    suite = [c for c in choisir(question, rangees, lambda p: []) if c is not rangees[0]]
    exige = PART_DITE if demande.dispositifs else PART_DITE_SEULE
    choisis = tuple(c for c in (rangees[0], *suite)[:2] if len(c.couverts & cherches) >= exige * len(cherches))
    if not choisis:
        return ()
    return () if precisions_absentes(s, precise, choisis) else (dire_phrases(choisis),)


def _mots_cherches(s: Services, question: str, propres: set[str]) -> set[str]:
    """Return the words to be found, as the search mends them: neither a town, nor what the person said of oneself."""
    mende = plier(s.recherche.preparer(question).texte)  # type: ignore[union-attr]
    for lieu in lieux_nommes(question):
        mende = mende.replace(plier(lieu), " ")
    return {t for t in sans_dispositif(s, mende) if t not in propres and t != "droit"}


def _nomme_une_chose(s: Services, mots: list[str], question: str) -> bool:
    """Return whether the one word that a question adds to a scheme names a thing by itself: « un CACES en PTP ? »."""
    poids = s.recherche.poids(question)  # type: ignore[union-attr]
    return any(poids[m][0] >= RARE for m in mots if m in poids)


def _a_la_lumiere_du_cas(s: Services, demande: Demande, rangees: list[Candidat]) -> list[Candidat]:
    """Return the sentences ordered by what is asked, then by what is told around it: « huit mois d'arrêt » names the rule asked."""
    entiere = question_dans(demande.message)
    notes = {c.passage.id: c.note for c in chercher(s, replace(demande, question=entiere, plie=plier(entiere)))}
    ecartees = regles_sans_objet(s.droit, demande.profil, demande.le)
    fermes = {b.id for b in evaluer(s.droit, demande.profil, demande.le) if b.verdict == "exclu"} - set(demande.dispositifs)
    return sorted((c for c in rangees if c.passage.id not in ecartees and c.passage.dispositif not in fermes), key=lambda c: -(c.note + PART_DU_CAS * notes.get(c.passage.id, 0.0)))


def sans_preuves(question: str, demande: Demande) -> str:
    """Return the question without what the person says of oneself: what stays is what is asked. The contract stays."""
    for fait in demande.lecture.faits:
        if fait.preuve and fait.id != "type_contrat":
            question = question.replace(fait.preuve, " ")
    return " ".join(question.split())


def question_dans(message: str) -> str:
    """Return the part of a message that asks: the last sentence with a question mark, "" when nothing asks."""
    morceaux = re.split(r"(?<=[.!?;])\s+|\n+", message)
    demandes = [m for m in morceaux if m.rstrip().endswith("?")]
    if demandes:
        return demandes[-1]
    return message if DEMANDE.search(plier(message)) else ""
