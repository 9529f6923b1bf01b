"""Signs that the best passage answers or not: what it covers of the question, its scores, a name or a year it lacks."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from assistant.domaine.sources import Passage
from assistant.retrieval.construction import texte_indexe
from assistant.retrieval.requete import Requete
from assistant.retrieval.signaux import Signaux
from assistant.retrieval.texte import VIDES, mots_plies, racine, termes

# A capital that does not open a sentence: a place, a company, a person, an acronym.
_NOM = re.compile(r"(?<!^)(?<![.?!] )\b[A-ZÉ][\wéèêàç-]+")
_ANNEE = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Meilleur:
    """The best passage, its rank in the index, the wider passage that holds it, its lead over the second."""

    passage: Passage
    rang: int
    dessus: Passage | None
    ecart: float


def indices(signaux: Signaux, requete: Requete, meilleur: Meilleur) -> tuple[float, ...]:
    """Return the raw evidence that a passage answers a question, in the order of fusion.PREUVES."""
    idf = {t: signaux.idf(t) for t in termes(requete.texte)}
    total = sum(idf.values()) or 1.0
    large = _racines(texte_indexe(meilleur.passage))
    etroit = _racines(meilleur.passage.texte)
    autour = _racines(texte_indexe(meilleur.dessus)) if meilleur.dessus else set()
    parts = _parts(requete, idf, large)
    lecture = signaux.lire(requete)
    bm25, lettres, dense = signaux.scores(lecture, np.array([meilleur.rang]))
    return (
        sum(p * parts[t] for t, p in idf.items()) / total,
        sum(p for t, p in idf.items() if t in etroit) / total,
        float(bm25[0]) / lecture.plafond,
        float(lettres[0]),
        float(dense[0]),
        float(meilleur.ecart),
        min(len(idf), 10) / 10,
        max((p * (1 - parts[t]) for t, p in idf.items()), default=0.0) / signaux.idf_maximal,
        nom_absent(requete.origine, idf.keys() - large - autour),
        est_donnee(meilleur.passage),
    )


def _parts(requete: Requete, idf: Collection[str], large: set[str]) -> dict[str, float]:
    """Return how far each stem is covered: 1 by itself, a half by a synonym, else 0."""
    ajouts = {t for forme, _ in requete.ajouts for t in termes(forme)}
    par_synonyme = 0.5 * bool(ajouts & large)
    return {t: 1.0 if t in large else par_synonyme for t in idf}


def _racines(texte: str) -> set[str]:
    return {racine(m) for m in mots_plies(texte)}


def nom_absent(question: str, absents: Collection[str]) -> float:
    """Return 1 when a name or a year of the question is among the stems that the passage does not hold, else 0."""
    nommes = (m for nom in _NOM.findall(question.strip()) for m in mots_plies(nom) if m not in VIDES)
    return float(any(racine(m) in absents for m in (*nommes, *_ANNEE.findall(question))))


def est_donnee(passage: Passage) -> float:
    """Return 1 for a row of a data set, which names a thing more often than it answers a question, else 0."""
    return float(passage.nature == "donnee")
