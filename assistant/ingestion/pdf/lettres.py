"""Words with their place on an upright page, and what they make: lines, pieces of lines, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.ingestion.pdf.contenu import Boite

COLLE = 0.12  # letters' heights: closer than that, two pieces are one word
MARQUE_TITRE = "\ue000"  # before a line set larger than the text; the private character never comes from a page
MEME_LIGNE = 0.4  # letters' heights between the baselines of one line, indices and exponents included


@dataclass(frozen=True, slots=True)
class Lettres:
    """A word, or a part of one, in a frame where the text is horizontal; y is its baseline, upwards."""

    texte: str
    x0: float
    x1: float
    y: float
    taille: float


@dataclass(frozen=True, slots=True)
class Grille:
    """A table: its box and its rows of cells, top to bottom."""

    boite: Boite
    lignes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Element:
    """A piece of a line, or a table, in the upright frame."""

    x0: float
    x1: float
    y: float
    taille: float
    contenu: Lettres | Grille
    mots: tuple[Lettres, ...] = ()


def souder(ligne: Sequence[Lettres]) -> Iterator[Lettres]:
    """Yield the whole words of one line, left to right; a letter drawn twice for boldness is read once."""
    mot: Lettres | None = None
    vu: Lettres | None = None
    for piece in sorted(ligne, key=lambda p: p.x0):
        if vu and piece.texte == vu.texte and piece.x0 - vu.x0 < 0.1 * piece.taille:
            continue
        vu = piece
        if mot and piece.x0 - mot.x1 <= COLLE * piece.taille:
            mot = Lettres(mot.texte + piece.texte, mot.x0, max(mot.x1, piece.x1), mot.y, max(mot.taille, piece.taille))
            continue
        if mot:
            yield mot
        mot = piece
    if mot:
        yield mot


def en_lignes(morceaux: Sequence[Element]) -> list[list[Element]]:
    """Return the pieces of one baseline together, from the top; each line from left to right."""
    lignes: list[list[Element]] = []
    for m in sorted(morceaux, key=lambda m: -m.y):
        if lignes and m.taille and lignes[-1][0].taille and lignes[-1][0].y - m.y <= MEME_LIGNE * max(m.taille, lignes[-1][0].taille):
            lignes[-1].append(m)
        else:
            lignes.append([m])
    return [sorted(ligne, key=lambda m: m.x0) for ligne in lignes]


def lire_lettres(mots: Sequence[Lettres]) -> str:
    """Return words as text, line by line; pieces of one word are joined."""
    lignes = en_lignes([Element(m.x0, m.x1, m.y, m.taille, m) for m in mots])
    return "\n".join(" ".join(m.texte for m in souder([e.contenu for e in ligne if isinstance(e.contenu, Lettres)])) for ligne in lignes)
