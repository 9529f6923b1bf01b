"""What the operations of a page say: the graphics state, the words shown and the paths painted, in points.

Works on parsed content-stream operations, (operands, operator) pairs, so it needs no PDF library.
Operators and the text matrices are those of ISO 32000-2, sections 8 and 9.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from math import isfinite
from typing import Protocol

Matrice = tuple[float, float, float, float, float, float]
Boite = tuple[float, float, float, float]
Couleur = tuple[float, ...]
Operation = tuple[list[object], bytes]
Glyphe = tuple[str, float, bool]  # its text, its width in thousandths of the size, does word spacing apply?

IDENTITE: Matrice = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
ESPACE = 180  # thousandths of the size: a wider jump inside one string parts two words
PARTOUT: Boite = (-1e9, -1e9, 1e9, 1e9)
NOIR: Couleur = (0.0, 0.0, 0.0)


class Police(Protocol):
    """A font that turns the bytes of a string into glyphs."""

    def glyphes(self, valeur: object) -> list[Glyphe]:
        """Return the glyphs of a string in order."""


@dataclass(frozen=True, slots=True)
class Etat:
    """The graphics state that decides whether text is seen, and how wide it is. couleur None: a pattern."""

    ctm: Matrice = IDENTITE
    couleur: Couleur | None = NOIR
    opacite: float = 1.0
    rendu: int = 0
    police: str = ""
    taille: float = 12.0
    tc: float = 0.0
    tw: float = 0.0
    tz: float = 1.0
    ts: float = 0.0
    interligne: float = 0.0
    cadre: Boite = PARTOUT


@dataclass(frozen=True, slots=True)
class Mot:
    """A word on the page, from the start to the end of its baseline, in points."""

    texte: str
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Montre:
    """One operation that shows text: its rank, its words, the height of its letters, the state it was shown in."""

    rang: int
    mots: tuple[Mot, ...]
    matrice: Matrice
    hauteur: float
    longueur: int
    masque: bool
    etat: Etat


@dataclass(frozen=True, slots=True)
class Chemin:
    """One painted path: its box, whether it is filled and with which colour, and whether it has curves."""

    rang: int
    boite: Boite
    rempli: bool
    couleur: Couleur | None
    courbe: bool
    image: bool = False


def fois(a: Matrice, b: Matrice) -> Matrice:
    """Return the product of two matrices, a applied first."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def nombre(operandes: list[object], i: int) -> float:
    """Return the i-th operand as a number, 0 when it is absent or is not one."""
    try:
        lu = float(operandes[i])  # type: ignore[arg-type]
    except (IndexError, TypeError, ValueError, OverflowError):
        return 0.0
    return lu if isfinite(lu) else 0.0


def boite_de(points: Iterable[tuple[float, float]]) -> Boite:
    """Return the box around some points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def point(x: float, y: float, m: Matrice) -> tuple[float, float]:
    """Return a point once the matrix is applied."""
    return x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]


def six(operandes: list[object]) -> Matrice:
    """Return six operands as a matrix."""
    return tuple(nombre(operandes, i) for i in range(6))  # type: ignore[return-value]


def commun(a: Boite, b: Boite) -> Boite:
    """Return what two boxes share."""
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


def _teinte(etat: Etat, operandes: list[object]) -> Etat:
    """Return the state with its fill colour: grey, red-green-blue or cyan-magenta-yellow-black by the operands."""
    v = [nombre(operandes, i) for i in range(len(operandes))]
    if any(isinstance(o, str) for o in operandes) or len(v) not in (1, 3, 4):
        return replace(etat, couleur=None)
    if len(v) == 4:
        v = [(1 - c) * (1 - v[3]) for c in v[:3]]
    return replace(etat, couleur=tuple(v * 3 if len(v) == 1 else v))


def composer(pieces: list[object], etat: Etat, police: Police | None) -> tuple[list[tuple[str, float, float]], float, int]:
    """Return the words of some pieces with their ends along the baseline, the pen's advance, the number of characters."""
    mots: list[tuple[str, float, float]] = []
    texte, debut, fin, x, longueur = "", 0.0, 0.0, 0.0, 0
    for piece in pieces:
        if not isinstance(piece, str | bytes):
            ecart = nombre([piece], 0)
            if -ecart > ESPACE and texte:
                mots.append((texte, debut, fin))
                texte = ""
            x -= ecart * etat.taille * etat.tz / 1000
            continue
        for signe, large, mot_a_mot in police.glyphes(piece) if police else ((c, 0.0, False) for c in _visibles(piece)):
            longueur += 1
            if signe.isspace() or not signe:
                if texte:
                    mots.append((texte, debut, fin))
                texte = ""
            else:
                debut = debut if texte else x
                texte += signe
            x += (large * etat.taille / 1000 + etat.tc + (etat.tw if mot_a_mot else 0)) * etat.tz
            fin = x
    return [*mots, (texte, debut, fin)] if texte else mots, x, longueur


def _visibles(piece: str | bytes) -> str:
    return piece if isinstance(piece, str) else piece.decode("latin-1")


# Operators that only change the state.
ETATS: dict[bytes, Callable[[Etat, list[object]], Etat]] = {
    b"cm": lambda e, o: replace(e, ctm=fois(six(o), e.ctm)),
    b"Tf": lambda e, o: replace(e, police=str(o[0]) if o else "", taille=nombre(o, 1)),
    b"Tr": lambda e, o: replace(e, rendu=int(nombre(o, 0))),
    b"Tc": lambda e, o: replace(e, tc=nombre(o, 0)),
    b"Tw": lambda e, o: replace(e, tw=nombre(o, 0)),
    b"Tz": lambda e, o: replace(e, tz=nombre(o, 0) / 100),
    b"Ts": lambda e, o: replace(e, ts=nombre(o, 0)),
    b"TL": lambda e, o: replace(e, interligne=nombre(o, 0)),
    b"cs": lambda e, o: replace(e, couleur=NOIR),
    **dict.fromkeys((b"g", b"rg", b"k", b"sc", b"scn"), _teinte),
}
