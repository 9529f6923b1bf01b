"""Which of the marked sentences are said: the one that answers first, then what completes it, lists it or tells it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.dialogue.faits.attente import EXTREME, LISTE, NOMBREUX, QUANTITE, RECIT
from assistant.dialogue.selection import Candidat, dicible, meme_lieu
from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier
from assistant.grounding.valeurs import valeurs
from assistant.retrieval.texte import termes

RESUME, RESUMES = "En bref", 30
MAXI_PHRASES, MAXI_LISTE, MAXI_RECIT, MAXI_EXTREMES = 4, 13, 5, 6
# A sentence nearly as good as the first, from the same place, is its context; from anywhere, it may be the answer.
PEU = re.compile(r"\b(moins|peu|marginal\w*|faible\w*|epargne\w*|aucun\w*)\b")
PROCHE, RIVALE, RIVALE_D_AILLEURS = 0.8, 0.91, 0.86


def choisir(question: str, rangees: Sequence[Candidat], freres: Callable[[Passage], Sequence[Passage]]) -> tuple[Candidat, ...]:
    """Return the sentences to say, the answer first; freres gives the sentences of the same paragraph, in order."""
    if not rangees:
        return ()
    premier, plie = rangees[0], plier(question)
    extreme = EXTREME.search(plie) if LISTE.search(plie) else None
    if extreme and (mots := set(termes(extreme["mot"]))) & premier.siens:
        extremes = _extremes(rangees, mots, extreme["sens"] == "moins")
        if extremes:
            return extremes
    if LISTE.search(plie) or NOMBREUX.search(plie):
        return _avec_rivales(_avec_resume(_enumerer(premier, rangees, freres), rangees), rangees)
    if RECIT.search(plie) and premier.passage.nature == "note" and not QUANTITE.search(plie):
        suite = _paragraphe(premier, freres)
        if 2 <= len(suite) <= 2 * MAXI_RECIT:
            return _avec_rivales(_avec_resume(_autour(premier, suite, MAXI_RECIT), rangees), rangees)
    return _completer(premier, rangees)


def _extremes(rangees: Sequence[Candidat], mots: set[str], moins: bool) -> tuple[Candidat, ...]:
    """Return the sentences that say themselves of something that it is the most so, or the least, best first."""
    dits: list[Candidat] = []
    assez = max(2, len(rangees[0].siens) - 1)
    for c in rangees:
        dit = mots <= c.siens and len(c.siens) >= assez and c.note >= 0.75 * rangees[0].note and c.passage.genre != "ligne"
        sens = bool(PEU.search(plier(c.passage.texte))) == moins
        if dit and sens and c.passage.nature == rangees[0].passage.nature and not _redite(c, dits):
            dits.append(c)
    return tuple(dits[:MAXI_EXTREMES])


def _avec_resume(choisis: tuple[Candidat, ...], rangees: Sequence[Candidat]) -> tuple[Candidat, ...]:
    """Return the sentences with the summary of their section first, when the question calls it among the best."""
    resume = next((c for c in rangees[:RESUMES] if c.passage.texte.startswith(RESUME)
                   and meme_lieu(c.passage, choisis[0].passage)), None)
    return choisis if resume is None or any(c.passage.id == resume.passage.id for c in choisis) else (resume, *choisis)


def _avec_rivales(choisis: tuple[Candidat, ...], rangees: Sequence[Candidat]) -> tuple[Candidat, ...]:
    """Return a list or a story with the sentence from elsewhere that is nearly as good as its best."""
    dits = {c.passage.id for c in choisis}
    rivales = [c for c in rangees[:4] if c.passage.id not in dits and c.note >= RIVALE_D_AILLEURS * rangees[0].note
               and c.passage.genre != "ligne" and c.passage.nature == rangees[0].passage.nature and not _redite(c, choisis)]
    return (*choisis, *rivales[:1])


def _enumerer(premier: Candidat, rangees: Sequence[Candidat], freres: Callable[[Passage], Sequence[Passage]]) -> tuple[Candidat, ...]:
    """Return the items asked for: those of one place that cover the question alike, else the paragraph of the best."""
    lieu = [c for c in rangees if meme_lieu(c.passage, premier.passage) and c.couverture >= 0.75 * premier.couverture
            and c.note >= 0.6 * premier.note]
    phrases = [c for c in lieu if c.passage.genre != "ligne"]
    lieu = phrases if len(phrases) >= 3 else lieu
    suite = _paragraphe(premier, freres)
    if len(lieu) >= 3 and len(lieu) >= len(suite):
        return tuple(sorted(lieu[:MAXI_LISTE], key=_ordre))
    if 2 <= len(suite):
        return _autour(premier, suite, MAXI_LISTE)
    return tuple(sorted(lieu[:MAXI_LISTE], key=_ordre)) if len(lieu) >= 3 else _completer(premier, rangees)


def _paragraphe(premier: Candidat, freres: Callable[[Passage], Sequence[Passage]]) -> tuple[Candidat, ...]:
    """Return the sentences of the paragraph that holds the best one."""
    return tuple(premier if p.id == premier.passage.id else Candidat(p, 0.0, 0.0, frozenset())
                 for p in freres(premier.passage) if dicible(p) and p.genre != "ligne")


def _autour(premier: Candidat, suite: tuple[Candidat, ...], maxi: int) -> tuple[Candidat, ...]:
    """Return at most maxi sentences of a paragraph, the best one among them."""
    rang = next((i for i, c in enumerate(suite) if c is premier), 0)
    debut = max(0, min(rang - 1, len(suite) - maxi))
    return suite[debut : debut + maxi]


def _completer(premier: Candidat, rangees: Sequence[Candidat]) -> tuple[Candidat, ...]:
    """Add what completes the answer: words of the question not covered yet, else its nearest context."""
    dits, couverts = [premier], set(premier.couverts)
    for c in rangees[1:14]:
        apport = c.couverts - couverts
        complete = bool(apport) and c.note >= 0.7 * premier.note
        contexte = c.note >= PROCHE * premier.note and meme_lieu(c.passage, premier.passage)
        rivale = c.note >= RIVALE * premier.note and c.passage.nature == premier.passage.nature
        if c.passage.genre == "ligne" and premier.passage.genre != "ligne":
            contexte = rivale = False  # the sentences of a table say its rows better
        if len(dits) < MAXI_PHRASES and (complete or contexte or rivale) and not _redite(c, dits):
            dits.append(c)
            couverts |= c.couverts
    return tuple(dits)


def _ordre(c: Candidat) -> tuple[tuple[int, str], ...]:
    """Return the reading order of a passage: its id with the numbers as numbers."""
    return tuple((int(m), "") if m.isdigit() else (0, m) for m in re.findall(r"\d+|\D+", c.passage.id))


def _redite(c: Candidat, dits: Sequence[Candidat]) -> bool:
    """Return whether a sentence says again what was said: nearly the same words and no new figure."""
    mots, chiffres = set(termes(c.passage.texte)), valeurs(c.passage.texte)
    for d in dits:
        autres = set(termes(d.passage.texte))
        if chiffres <= valeurs(d.passage.texte) and len(mots & autres) >= 0.75 * min(len(mots), len(autres)):
            return True
    return False
