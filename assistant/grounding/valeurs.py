"""The checkable values of a French text: amounts, percentages, durations, dates, articles and codes.

Two texts say the same thing when their values are equal: "2 ans" is "24 mois", "1 600 €" is "1600 euros".
What this module does not know: whether a sentence is true. It only says which values it asserts.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

ESPACES = "\u00a0\u202f\u2009 "
MOIS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
        "novembre", "décembre")
# A digit inside a word (C2P, 3x8) is a name, not a figure.
NOMBRE = rf"(?<![A-Za-zÀ-ÿ\d])(?:\d{{1,3}}(?:[{ESPACES}]\d{{3}})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?![A-Za-zÀ-ÿ]\d)"
UNITES = (
    (r"%|pour cent|p\.? ?100", "%", 1),
    (r"milliards? d['’]euros|mds? ?€|milliards? €", "eur", 10**9),
    (r"millions? d['’]euros|m€|millions? €", "eur", 10**6),
    (r"k€", "eur", 1000),
    (r"€|euros?", "eur", 1),
    (r"ans?\b|années?\b", "mois", 12),
    (r"mois\b", "mois", 1),
    (r"semaines?\b", "jours", 7),
    (r"jours?\b", "jours", 1),
    (r"heures?\b|h\b", "heures", 1),
)
ARTICLE = re.compile(r"\b([LRD])\.? ?(\d{4}(?:-\d+)*)\b")
CODE = re.compile(r"\b(RNCP|RS) ?(\d{2,5})\b|\b([A-N]\d{4})\b")
DATE_JOUR = re.compile(rf"\b(1er|\d{{1,2}})[{ESPACES}]({'|'.join(MOIS)})[{ESPACES}](\d{{4}})\b", re.IGNORECASE)
DATE_MOIS = re.compile(rf"\b({'|'.join(MOIS)})[{ESPACES}](\d{{4}})\b", re.IGNORECASE)
DATE_CHIFFRES = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b|\b(\d{4})-(\d{2})-(\d{2})\b")
MARQUE = re.compile(r"\[\d{1,3}\]")
# A list rank or a section sign is not a figure of the field.
BRUIT = re.compile(r"(?m)^\s*\d{1,2}[.)]\s|§\s*[\d.]+|\bp\.\s?\d+|https?://\S+")


def _nombre(texte: str) -> Decimal:
    return Decimal(re.sub(f"[{ESPACES}]", "", texte).replace(",", ".")).normalize()


def _retirer_dates(texte: str) -> tuple[str, set[str]]:
    trouvees: set[str] = set()

    def jour(m: re.Match[str]) -> str:
        trouvees.add(f"date {m[3]}-{MOIS.index(m[2].lower()) + 1:02}-{1 if m[1] == '1er' else int(m[1]):02}")
        return " "

    def chiffres(m: re.Match[str]) -> str:
        annee, mois, jour_ = (m[3], m[2], m[1]) if m[3] else (m[4], m[5], m[6])
        trouvees.add(f"date {annee}-{int(mois):02}-{int(jour_):02}")
        return " "

    def mois(m: re.Match[str]) -> str:
        trouvees.add(f"date {m[2]}-{MOIS.index(m[1].lower()) + 1:02}")
        return " "

    texte = DATE_CHIFFRES.sub(chiffres, DATE_JOUR.sub(jour, texte))
    return DATE_MOIS.sub(mois, texte), trouvees


def _retirer_codes(texte: str) -> tuple[str, set[str]]:
    trouvees: set[str] = set()

    def article(m: re.Match[str]) -> str:
        trouvees.add(f"article {m[1]}{m[2]}")
        return " "

    def code(m: re.Match[str]) -> str:
        trouvees.add(f"code {m[1]}{m[2]}" if m[1] else f"code {m[3]}")
        return " "

    return CODE.sub(code, ARTICLE.sub(article, texte)), trouvees


@lru_cache(maxsize=8192)
def valeurs(texte: str) -> frozenset[str]:
    """Return the values a text asserts, each as "unit value" ("eur 1600", "mois 24", "article D6323-9")."""
    reste = BRUIT.sub(" ", MARQUE.sub(" ", texte))
    reste, dates = _retirer_dates(reste)
    reste, codes = _retirer_codes(reste)
    trouvees = dates | codes
    for m in re.finditer(NOMBRE, reste):
        suite = reste[m.end():].lstrip(ESPACES).lower()
        trouvees.add(_avec_unite(_nombre(m[0]), suite))
    return frozenset(trouvees)


def _avec_unite(nombre: Decimal, suite: str) -> str:
    for motif, unite, facteur in UNITES:
        if re.match(motif, suite):
            return f"{unite} {(nombre * facteur).normalize():f}"
    return f"nombre {nombre:f}"


def soutenues(affirmees: frozenset[str], preuves: frozenset[str]) -> frozenset[str]:
    """Return the asserted values found in the proofs; a bare number is also proved by the same number with a unit."""
    nus = {v.split(" ", 1)[1] for v in preuves if " " in v}
    mois = {v for v in preuves if v.startswith("date ")}
    return frozenset(
        v for v in affirmees
        if v in preuves
        or (v.startswith("nombre ") and (v[7:] in nus or any(d[5:9] == v[7:] for d in mois)))
        or (v.startswith("date ") and any(d.startswith(v) for d in mois))
        or (not v.startswith(("date ", "article ", "code ")) and f"nombre {v.split(' ')[1]}" in preuves)
    )
