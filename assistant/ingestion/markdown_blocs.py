"""Our notes in Markdown cut into sections and blocks: paragraphs, lists, tables, with the words that find them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TITRE = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{p\.\s*(\d+)\})?\s*#*$")
_NUMERO = re.compile(r"^(\d+(?:\.\d+)*)\.?\s+(.*)$")
PUCE = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+(.*)$")
_MOTS = re.compile(r"^\s*<!--\s*mots\s*:\s*(.*?)\s*-->\s*$", re.S)
_TABLEAU = re.compile(r"^\s*\**(?:Tableau|Figure|Graphique)\**\s*:\s*(.*?)\**\s*$")
_HORS_NUMERO = {
    "preface": "Préface",
    "postface": "Postface",
    "remerciements": "Remerciements",
    "bibliographie": "Bibliographie",
    "introduction": "Introduction",
    "couverture": "Couverture",
}
_SANS_ACCENT = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")


@dataclass(slots=True)
class Section:
    cle: str
    section: str | None
    chemin: tuple[str, ...]
    page: int | None
    blocs: int = 0
    mots: tuple[str, ...] = ()  # words under the heading: they hold for every block of the section


@dataclass(slots=True)
class Bloc:
    genre: str  # texte | liste | table
    lignes: list[str]
    titre: str = ""
    mots: tuple[str, ...] = field(default=())


def sections(texte: str) -> Iterator[tuple[Section, list[Bloc]]]:
    titres: list[tuple[int, str]] = []
    courante = Section("tete", None, (), None)
    lignes: list[str] = []
    communs: dict[str | None, tuple[str, ...]] = {}
    for ligne in re.sub(r"<!--(.*?)-->", _une_ligne, texte, flags=re.S).splitlines():
        titre = _TITRE.match(ligne)
        if not titre:
            lignes.append(ligne)
            continue
        yield _completee(courante, lignes, communs)
        lignes = []
        courante = _nouvelle_section(titre, titres, courante)
    yield _completee(courante, lignes, communs)


def _completee(
    section: Section, lignes: list[str], communs: dict[str | None, tuple[str, ...]]
) -> tuple[Section, list[Bloc]]:
    """Return a section with its blocks; a sub-heading inherits the words of the numbered heading above it."""
    blocs, mots = _blocs(lignes)
    herites = communs.setdefault(section.section, mots)
    section.mots = mots if herites is mots else mots + herites
    return section, blocs


def _une_ligne(commentaire: re.Match[str]) -> str:
    return "<!--" + " ".join(commentaire.group(1).split()) + "-->"


def _nouvelle_section(trouve: re.Match[str], titres: list[tuple[int, str]], avant: Section) -> Section:
    niveau, libelle, page = len(trouve.group(1)), trouve.group(2).strip(), trouve.group(3)
    while titres and titres[-1][0] >= niveau:
        titres.pop()
    section, affiche = _numero(libelle, avant.section if titres else None)
    titres.append((niveau, affiche))
    chemin = tuple(t for _, t in titres)
    cle = section or _cle(libelle)
    if section is not None and section == avant.section and titres[:-1]:
        cle = avant.cle  # an unnumbered sub-heading stays in its section
    return Section(cle, section, chemin, int(page) if page else avant.page)


def _numero(libelle: str, heritee: str | None) -> tuple[str | None, str]:
    plat = libelle.lower().translate(_SANS_ACCENT).strip(" .:")
    tete = plat.split(" ", 1)[0]
    if tete in _HORS_NUMERO:
        suite = libelle[len(tete) :].strip(" .:–-")
        return tete, suite or _HORS_NUMERO[tete]
    if plat.startswith("2.4 conclusion"):  # the paper prints 2.4 twice
        return "2.4 conclusion", libelle
    numerote = _NUMERO.match(libelle)
    return (numerote.group(1), libelle) if numerote else (heritee, libelle)


def _cle(libelle: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", libelle.lower().translate(_SANS_ACCENT)).strip("-") or "section"


def _blocs(lignes: list[str]) -> tuple[list[Bloc], tuple[str, ...]]:
    """Return the blocks under one heading and the words that hold for all of them."""
    blocs: list[Bloc] = []
    section_mots: tuple[str, ...] = ()
    legende = ""
    for groupe in _groupes(lignes):
        mots = _MOTS.match(groupe[0])
        tableau = _TABLEAU.match(groupe[0])
        if mots:
            ajout = tuple(m.strip() for m in mots.group(1).split(",") if m.strip())
            if blocs:
                blocs[-1].mots += ajout
            else:
                section_mots += ajout
            continue
        if groupe[0].lstrip().startswith("<!--"):
            continue
        if tableau:
            legende = tableau.group(1)
            continue
        genre = (
            "table" if groupe[0].lstrip().startswith("|") else "liste" if PUCE.match(groupe[0]) else "texte"
        )
        blocs.append(Bloc(genre, groupe, legende if genre == "table" else ""))
        legende = "" if genre == "table" else legende
    return blocs, section_mots


def _groupes(lignes: list[str]) -> Iterator[list[str]]:
    """Yield runs of lines of one kind; a table, a list and a comment each start their own run."""
    groupe: list[str] = []
    genre = ""
    for ligne in [*lignes, ""]:
        nouveau = _genre_ligne(ligne, genre)
        if groupe and (nouveau != genre or nouveau in ("vide", "note")):
            yield groupe
            groupe = []
        genre = nouveau
        if nouveau != "vide":
            groupe.append(ligne)


def _genre_ligne(ligne: str, avant: str) -> str:
    if not ligne.strip():
        return "vide"
    if ligne.lstrip().startswith("<!--") or _TABLEAU.match(ligne):
        return "note"
    if ligne.lstrip().startswith("|"):
        return "table"
    if PUCE.match(ligne) or (avant == "liste" and ligne.startswith(" ")):
        return "liste"
    return "texte"
