"""Years and quarters of a question and of a sentence: « de 2021 à 2023 » is not 2022, nor 2023."""

from __future__ import annotations

import re

from assistant.domaine.sources import Passage

ANNEE = re.compile(r"\b(?:19|20)\d\d\b(?! ?(?:€|euros?|eur\b|h\b|heures?|brut|net|salarie|points?|personnes))")
A = r"((?:19|20)\d\d)"
ETENDUE = re.compile(rf"\b(?:entre|de|depuis|d')(?: [a-z]+)? ?{A} (?:et|a|jusqu'a|au|puis)(?: [a-z]+)? ?{A}\b|\b{A} ?[-–/] ?{A}\b|\b{A} (?:a|jusqu'a) {A}\b")
TRIMESTRE = re.compile(r"\b(?:(\d|premier|deuxieme|second|troisieme|quatrieme|dernier)(?:er|e|eme)? trimestre|t([1-4])\b)")
ORDRE = {"premier": "1", "deuxieme": "2", "second": "2", "troisieme": "3", "quatrieme": "4", "dernier": "4"}
# A change is told between two years: either names it.
CHANGE = re.compile(r"\b(depuis|evolu\w*|hausse|baisse\w*|augment\w*|progress\w*|croi\w*|gagn\w*|perd\w*|recul\w*|diminu\w*|d'ici|chang\w*|plus qu'en)\b")
STATISTIQUE = re.compile(r"\b(dossiers|recus|financees?|finances|favorables|entrees|allocataires|acceptes?|demandes sur)\b")


def annees(texte: str) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Return the years a text says alone, and the spans it says: ({"2021"}, {("2011", "2021")})."""
    etendues, reste = set(), texte
    for m in ETENDUE.finditer(texte):
        debut, fin = (g for g in m.groups() if g)
        etendues.add((debut, fin))
        reste = reste.replace(m[0], " ")
    return frozenset(ANNEE.findall(reste)), frozenset(etendues)


def annees_absentes(question: str, texte: str, passage: Passage) -> tuple[str, ...]:
    """Return the years and the spans of a folded question that a sentence does not speak of; a rule speaks of the years it is in force."""
    seules, etendues = annees(question)
    dites, couvertes = annees(texte)
    bornes = {a for e in couvertes for a in e}
    permises = dites | (bornes if CHANGE.search(question) else frozenset())
    manque = [a for a in sorted(seules) if a not in permises and not en_vigueur(passage, a)]
    return (*manque, *(f"de {a} à {b}" for a, b in sorted(etendues) if (a, b) not in couvertes and not {a, b} <= dites | bornes
                       and not (en_vigueur(passage, a) and en_vigueur(passage, b))))


def en_vigueur(passage: Passage, annee: str) -> bool:
    """Return whether a passage is a rule in force that year; a dated statistic speaks of its own years only."""
    if passage.nature != "regle" or STATISTIQUE.search(passage.texte.lower()):
        return False
    return ((passage.valide_du is None or passage.valide_du.year <= int(annee))
            and (passage.valide_au is None or passage.valide_au.year >= int(annee)))


def trimestres_absents(question: str, texte: str) -> tuple[str, ...]:
    """Return the quarters of a folded question that a folded sentence does not name."""
    dits = _trimestres(texte)
    return tuple(f"{n}e trimestre" if n != "1" else "1er trimestre" for n in sorted(_trimestres(question) - dits))


def _trimestres(texte: str) -> set[str]:
    return {ORDRE.get(m[1] or m[2], m[1] or m[2]) for m in TRIMESTRE.finditer(texte)}
