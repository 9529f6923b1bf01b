"""Tables without ruled lines, found by the alignment of their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from assistant.ingestion.pdf.lettres import Grille, Lettres

LIGNES_MIN = 3
MOTS_MAX = 4  # words of a cell, on the median: more is prose
_MARQUE = re.compile(r"^(?:\W|o|\(?(?:\d{1,2}|[a-z])[.)])?$")  # a bullet or a number alone: a list
_CHIFFRE = re.compile(r"\d")
_POINTILLES = re.compile(r"\.{4}|(?:\. ){3}|…{2}")  # the leaders of a table of contents


def grille_alignee(lignes: Sequence[Sequence[Lettres]], dessus: Sequence[Lettres] = ()) -> Grille | None:
    """Return consecutive lines of spaced pieces as a table when their pieces stand under one another, else None.

    dessus: the words of the line above, taken as its heading row when they stand over every column.
    """
    colonnes = _colonnes([s for ligne in lignes for s in ligne])
    if len(lignes) < LIGNES_MIN - bool(dessus) or len(colonnes) < 2 or len(colonnes) != max(map(len, lignes)):
        return None
    rangs = [_ranger(ligne, colonnes) for ligne in lignes]
    chiffres = sum(any(_CHIFFRE.search(c) for c in rang[1:]) for rang in rangs)
    courtes = median(len(c.split()) for rang in rangs for c in rang if c) <= MOTS_MAX
    pointes = any(_POINTILLES.search(s.texte) for ligne in lignes for s in ligne)
    if not courtes or pointes or (len(colonnes) == 2 and 2 * chiffres < len(rangs)):
        return None
    if all(_MARQUE.match(rang[0]) for rang in rangs) or (len(colonnes) == 2 and _sommaire(rangs)):
        return None
    pieces = [s for ligne in lignes for s in ligne]
    bas, haut = min(s.y for s in pieces), max(s.y + s.taille for s in pieces)
    entete = _entete(dessus, colonnes, haut)
    if entete is None and len(lignes) < LIGNES_MIN:
        return None
    return Grille((colonnes[0][0], bas, colonnes[-1][1], haut), tuple([entete, *rangs] if entete else rangs))


def _sommaire(rangs: Sequence[Sequence[str]]) -> bool:
    """Return whether rows are numbered titles and their pages, which never go back."""
    pages = [rang[1] for rang in rangs]
    return all(r[0][:1].isdigit() for r in rangs) and all(map(str.isdigit, pages)) and sorted(pages, key=int) == pages


def _entete(mots: Sequence[Lettres], colonnes: list[list[float]], haut: float) -> tuple[str, ...] | None:
    """Return the words of a line over the columns they head, None when one column has none or they do not part."""
    cases: list[list[Lettres]] = [[] for _ in colonnes]
    for mot in mots:
        milieu = (mot.x0 + mot.x1) / 2
        cases[min(range(len(colonnes)), key=lambda i: abs(sum(colonnes[i]) / 2 - milieu))].append(mot)
    if not all(cases) or mots[0].y - haut > 2 * mots[0].taille:
        return None
    ecarts = (b[0].x0 - a[-1].x1 for a, b in zip(cases, cases[1:], strict=False))
    return tuple(" ".join(m.texte for m in c) for c in cases) if all(e > 0.4 * mots[0].taille for e in ecarts) else None


def _colonnes(pieces: Sequence[Lettres]) -> list[list[float]]:
    colonnes: list[list[float]] = []
    for x0, x1 in sorted((p.x0, p.x1) for p in pieces):
        if colonnes and x0 <= colonnes[-1][1]:
            colonnes[-1][1] = max(colonnes[-1][1], x1)
        else:
            colonnes.append([x0, x1])
    return colonnes


def _ranger(ligne: Sequence[Lettres], colonnes: list[list[float]]) -> tuple[str, ...]:
    cases = [""] * len(colonnes)
    for piece in ligne:
        n = next(i for i, (_, fin) in enumerate(colonnes) if piece.x0 <= fin)
        cases[n] = f"{cases[n]} {piece.texte}".strip()
    return tuple(cases)
