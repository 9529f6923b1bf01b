"""Signs that the best passage does not answer, which no score shows: a name, a year that it does not hold."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.domaine.sources import Passage
from assistant.retrieval.texte import VIDES, mots_plies, racine

# A capital that does not open a sentence: a place, a company, a person, an acronym.
_NOM = re.compile(r"(?<!^)(?<![.?!] )\b[A-ZÉ][\wéèêàç-]+")
_ANNEE = re.compile(r"\b(?:19|20)\d\d\b")


def nom_absent(question: str, absents: Collection[str]) -> float:
    """Return 1 when a name or a year of the question is among the stems that the passage does not hold, else 0."""
    nommes = (m for nom in _NOM.findall(question.strip()) for m in mots_plies(nom) if m not in VIDES)
    return float(any(racine(m) in absents for m in (*nommes, *_ANNEE.findall(question))))


def est_donnee(passage: Passage) -> float:
    """Return 1 for a row of a data set, which names a thing more often than it answers a question, else 0."""
    return float(passage.nature == "donnee")
