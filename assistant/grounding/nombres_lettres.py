"""Numbers written in French letters, put in figures: « dix-huit mille euros » becomes « 18000 euros ».

A lone « un », « deux »… « neuf » is put in figures only before a unit: « les deux pistes » is not a figure of the field.
"""

from __future__ import annotations

import re

PETITS = {mot: n for n, mot in enumerate(
    ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"])}
DIZAINES = {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
            "huitante": 80, "octante": 80, "nonante": 90}
GRANDS = {"mille": 1000, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9}
CENTS = ("cent", "cents")
VALEURS = {**PETITS, "une": 1, "zero": 0, **DIZAINES}
MOT = "|".join(sorted((*VALEURS, *CENTS, *GRANDS), key=len, reverse=True))
SUITE = re.compile(rf"(?<![\w-])(?:{MOT})(?:(?:[ -]et[ -]|[ -])(?:{MOT}))*(?![\w-]|'\w)", re.IGNORECASE)
UNITE = re.compile(r"[\s\u00a0\u202f]*(?:d['’])?(?:%|€|pour cent|euros?|ans?\b|années?|mois\b|semaines?|jours?|heures?|points?|fois|smic)", re.IGNORECASE)


def chiffrer(texte: str) -> str:
    """Return the text with its numbers in letters put in figures."""

    def remplacer(m: re.Match[str]) -> str:
        mots = re.split(r"[ -]", m[0].lower())
        if len(mots) == 1 and PETITS.get(mots[0], VALEURS.get(mots[0], 99)) < 10 and not UNITE.match(texte, m.end()):
            return m[0]
        if mots[0] == "cent" and texte[: m.start()].lower().endswith("pour "):
            return m[0]
        return str(_valeur(mots))

    return SUITE.sub(remplacer, texte)


def _valeur(mots: list[str]) -> int:
    total = courant = 0
    for mot in mots:
        if mot in GRANDS:
            total += max(courant, 1) * GRANDS[mot]
            courant = 0
        elif mot in CENTS:
            courant = max(courant, 1) * 100
        elif mot in ("vingt", "vingts") and courant % 100 == 4:
            courant += 76
        elif mot != "et":
            courant += VALEURS[mot]
    return total + courant
