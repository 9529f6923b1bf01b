"""Ranks of a ranking: « la 12e formation » is answered by no other place."""

from __future__ import annotations

import re

MOTS = {"premier": 1, "premiere": 1, "deuxieme": 2, "second": 2, "seconde": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5,
        "sixieme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10, "onzieme": 11, "douzieme": 12}
RANG = re.compile(r"\b(?:(\d{1,2})(?:e|er|re|ere|eme|ieme)|(" + "|".join(MOTS) + r")s?)\b(?! (?:trimestre|janvier|fevrier|mars|avril|mai|juin|"
                  r"juillet|aout|septembre|octobre|novembre|decembre|siecle|semestre|mois|fois|annee|jour|degre|niveau))")
# Without one of these, an ordinal ranks nothing: « mon premier emploi ».
CLASSEMENT = re.compile(r"\b(top|rang\w*|classe\w*|palmares|position|place|podium|marche|regions?|formations?|metiers?|numero)\b")
TETE = re.compile(r"\b(en tete|d'abord|plus (finance|suivi|demande|represent|import)\w*|caracole\w*)\b")


def rangs(texte: str) -> frozenset[int]:
    """Return the ranks that a folded text says."""
    return frozenset(int(m[1]) if m[1] else MOTS[m[2]] for m in RANG.finditer(texte))


def rangs_absents(question: str, texte: str) -> tuple[str, ...]:
    """Return the ranks that a folded question asks of a ranking and that a folded sentence does not state."""
    if not CLASSEMENT.search(question):
        return ()
    dits = rangs(texte) | ({1} if TETE.search(texte) else frozenset())
    return tuple("1re place" if n == 1 else f"{n}e place" for n in sorted(rangs(question) - dits))
