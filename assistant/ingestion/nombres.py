"""Whether a restatement still holds every figure of its original.

Figures are compared as a set: a number said twice in the original may be said once. Ranks ("3e", "1re") are
kept apart from cardinals because they are facts too; codes such as "M1805" are kept whole; figures inside a
name such as "C2P" say nothing and are left out.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from html import unescape
from itertools import pairwise
from pathlib import Path

from assistant.errors import CorpusError

_MOIS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_BRUIT = (
    (re.compile(r"<a\b[^>]*>.*?</a>", re.DOTALL | re.IGNORECASE), " "),  # a link and its text
    (re.compile(r"<(sup|sub)>.*?</\1>", re.DOTALL | re.IGNORECASE), " "),  # the exponent of a unit
    (re.compile(r"</?[a-z][^>]*>", re.IGNORECASE), "\n"),  # any other tag ends a number
    (re.compile(r"!?\[[^\]]*\]\(\s*https?:[^)]*\)"), " "),
    (re.compile(r"(?:https?://|www\.)\S+"), " "),
    (re.compile(r"^.*\.{4,}\s*\d+\s*$", re.MULTILINE), ""),  # a line of the table of contents
    (re.compile(r"\{p\.[^}]*\}"), " "),  # the page mark of our headings
    (re.compile(r"^(#+[ *_]*)\d+(?:\.\d+)*\.?(?=[\s*_])", re.MULTILINE), r"\1"),  # the number of a heading
    (re.compile(r"\b(?:Figure|Graphique|Tableau)\s+\d+\b", re.IGNORECASE), " "),
    (re.compile(r"(^|[|\t])([ \t]*)\d{1,2}[.)](?=[ \t]+\S)", re.MULTILINE), r"\1\2"),  # a list marker
    (re.compile(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}"), ""),  # emphasis
)
_NOMBRE = re.compile(
    r"(?<![\w.,])(?P<code>[A-Z]{1,4}\d{3,})(?!\w)"
    r"|(?<![^\W\d_])(?<!\d)(?P<entier>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+)(?P<decimales>[.,]\d+)?"
    r"(?P<rang>(?:er|ers|re|res|ère|ères|ere|e|es|è|ème|eme)(?!\w))?"
    rf"(?P<du_mois>\s+(?:{_MOIS})\b)?"
)
_TITRE = re.compile(r"^#+[ *_]*(?:(?P<numero>\d+(?:\.\d+)*)\.?[\s*_]+)?(?P<titre>[^*_\n{]*)", re.MULTILINE)
_SANS_NUMERO = {"preface": "preface", "préface": "preface", "postface": "postface",
                "remerciements": "remerciements", "bibliographie": "bibliographie"}


def nombres(texte: str) -> tuple[str, ...]:
    """Return the numbers of a French text, in order, as "1063235", "13,2", "3e" or "M1805".

    Links, the table of contents, and the numbers of headings, figures, list items and pages are not figures.
    """
    return tuple(_normaliser(m) for m in _NOMBRE.finditer(_sans_bruit(texte)))


def manquants(original: str, reformulation: str, ignores: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the numbers of the original, each once and in order, that the restatement does not hold."""
    presents = frozenset(nombres(reformulation)) | ignores
    return tuple(dict.fromkeys(n for n in nombres(original) if n not in presents))


def charger_ignores(chemin: Path) -> dict[str, frozenset[str]]:
    """Return, for each section, the numbers that its restatement may lack; each must carry its reason."""
    try:
        lignes = tomllib.loads(chemin.read_text(encoding="utf-8")).get("ignores", [])
        if any(not ligne["raison"].strip() for ligne in lignes):
            raise KeyError("raison")
        sections = {ligne["section"] for ligne in lignes}
        return {s: frozenset(n for i in lignes if i["section"] == s for n in i["nombres"]) for s in sections}
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as cause:
        raise CorpusError(
            f"Le fichier {chemin.name} est illisible : chaque bloc demande section, nombres et raison."
        ) from cause


def par_section(texte: str) -> dict[str, str]:
    """Return the text of each section, under its printed number or its name ("2.4.1", "preface").

    The rule fits the white paper: numbers only grow, so a smaller one is the number of a figure, save the
    second 2.4, which becomes "2.4 conclusion".
    """
    titres = [(0, ""), *_titres_de_section(texte), (len(texte), "")]
    sections: dict[str, str] = {}
    for (debut, nom), (fin, _) in pairwise(titres):
        sections[nom] = sections.get(nom, "") + texte[debut:fin]
    return sections


def _titres_de_section(texte: str) -> list[tuple[int, str]]:
    trouves: list[tuple[int, str]] = []
    dernier: tuple[int, ...] = ()
    for titre in _TITRE.finditer(texte):
        libelle = titre["titre"].strip().lower()
        numero = tuple(int(n) for n in (titre["numero"] or "").split(".") if n)
        if numero > dernier:
            dernier = numero
            trouves.append((titre.start(), titre["numero"]))
        elif numero and "conclusion" in libelle:
            trouves.append((titre.start(), f"{titre['numero']} conclusion"))
        elif not numero and libelle and (nom := _SANS_NUMERO.get(libelle.split()[0])):
            trouves.append((titre.start(), nom))
    return trouves


def _sans_bruit(texte: str) -> str:
    propre = unescape(texte)
    for motif, remplacement in _BRUIT:
        propre = motif.sub(remplacement, propre)
    return propre


def _normaliser(trouve: re.Match[str]) -> str:
    if trouve["code"]:
        return trouve["code"]
    entier = re.sub(r"\D", "", trouve["entier"])
    valeur = Decimal(entier + (trouve["decimales"] or "").replace(",", "."))
    ecrit = format(valeur.normalize(), "f").replace(".", ",")
    # "1er mars" is a date, not a rank: it must equal "1 mars" and "01 mars".
    return f"{ecrit}e" if trouve["rang"] and not trouve["du_mois"] else ecrit
