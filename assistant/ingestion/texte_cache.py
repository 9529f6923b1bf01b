"""Text of a PDF that nobody sees (white, tiny, off-page, covered, render mode 3): found and dropped.

Works on parsed content-stream operations, (operands, operator) pairs, so it needs no PDF library.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

Matrice = tuple[float, float, float, float, float, float]
Boite = tuple[float, float, float, float]
Operation = tuple[list[object], bytes]

_IDENTITE: Matrice = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MONTRE = {b"Tj", b"TJ", b"'", b'"'}
_REMPLIT = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"}
TAILLE_MIN = 1.5  # points; below it nobody reads
BLANC = 0.97


def _fois(a: Matrice, b: Matrice) -> Matrice:
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


@dataclass(frozen=True, slots=True)
class _Etat:
    ctm: Matrice = _IDENTITE
    blanc: bool = False
    rendu: int = 0
    taille: float = 12.0


@dataclass(slots=True)
class Filtre:
    """One page walked once: keeps what is seen, counts the characters left out by reason."""

    page: Boite
    omis: Counter[str] = field(default_factory=Counter)
    fonds: list[tuple[int, Boite, bool]] = field(default_factory=list)  # (rank, box, is it white?)
    _montres: list[tuple[int, float, float, int]] = field(default_factory=list)

    def visibles(self, operations: Iterable[Operation]) -> list[Operation]:
        """Return the operations without the text that is hidden."""
        operations = list(operations)
        caches = self._parcourir(operations)
        for rang, x, y, longueur in self._montres:
            if rang not in caches and any(f > rang and _dans(x, y, b) for f, b, _ in self.fonds):
                caches.add(rang)
                self.omis["recouvert"] += longueur
        return [op for rang, op in enumerate(operations) if rang not in caches]

    def _parcourir(self, operations: list[Operation]) -> set[int]:
        caches: set[int] = set()
        etat, pile = _Etat(), []
        tm = ligne = _IDENTITE
        interligne = 0.0
        rects: list[Boite] = []
        for rang, (operandes, operateur) in enumerate(operations):
            if operateur == b"q":
                pile.append(etat)
            elif operateur == b"Q":
                etat = pile.pop() if pile else etat
            elif operateur == b"BT":
                tm = ligne = _IDENTITE
            elif operateur in _MONTRE:
                if operateur in (b"'", b'"'):
                    tm = ligne = _fois((1, 0, 0, 1, 0, -interligne), ligne)
                if self._cache(rang, operandes, etat, tm):
                    caches.add(rang)
            elif operateur == b"TL":
                interligne = _nombre(operandes, 0)
            elif operateur in (b"Td", b"TD", b"T*", b"Tm"):
                ligne = tm = _place(operateur, operandes, ligne, interligne)
                if operateur == b"TD":
                    interligne = -_nombre(operandes, 1)
            elif operateur == b"re":
                rects.append(_boite(operandes, etat.ctm))
            elif operateur in _REMPLIT or operateur in (b"n", b"S", b"s"):
                if operateur in _REMPLIT:
                    self.fonds += [(rang, r, etat.blanc) for r in rects]
                rects = []
            elif operateur == b"Do":
                self.fonds.append((-1, _boite([0, 0, 1, 1], etat.ctm), False))
            else:
                etat = _suite(etat, operateur, operandes)
        return caches

    def _cache(self, rang: int, operandes: list[object], etat: _Etat, tm: Matrice) -> bool:
        m = _fois(tm, etat.ctm)
        x, y, longueur = m[4], m[5], _longueur(operandes)
        hauteur = abs(etat.taille) * (m[2] ** 2 + m[3] ** 2) ** 0.5
        raison = self._raison(etat, x, y, hauteur)
        if raison:
            self.omis[raison] += longueur
            return True
        self._montres.append((rang, x, y + hauteur / 4, longueur))
        return False

    def _raison(self, etat: _Etat, x: float, y: float, hauteur: float) -> str:
        if etat.rendu == 3:
            return "invisible"
        if hauteur < TAILLE_MIN:
            return "minuscule"
        if not _dans(x, y, self.page):
            return "hors page"
        couvert = [blanc for _, boite, blanc in self.fonds if _dans(x, y + hauteur / 4, boite)]
        if etat.blanc and (not couvert or couvert[-1]):
            return "blanc sur blanc"
        return ""


def _nombre(operandes: list[object], i: int) -> float:
    try:
        return float(operandes[i])  # type: ignore[arg-type]
    except (IndexError, TypeError, ValueError):
        return 0.0


def _matrice(operandes: list[object]) -> Matrice:
    return tuple(_nombre(operandes, i) for i in range(6))  # type: ignore[return-value]


def _place(operateur: bytes, operandes: list[object], ligne: Matrice, interligne: float) -> Matrice:
    if operateur == b"Tm":
        return _matrice(operandes)
    dx, dy = (0.0, -interligne) if operateur == b"T*" else (_nombre(operandes, 0), _nombre(operandes, 1))
    return _fois((1, 0, 0, 1, dx, dy), ligne)


def _suite(etat: _Etat, operateur: bytes, operandes: list[object]) -> _Etat:
    if operateur == b"cm":
        return replace(etat, ctm=_fois(_matrice(operandes), etat.ctm))
    if operateur == b"Tf":
        return replace(etat, taille=_nombre(operandes, 1))
    if operateur == b"Tr":
        return replace(etat, rendu=int(_nombre(operandes, 0)))
    if operateur in (b"g", b"rg", b"sc", b"scn"):
        valeurs = [_nombre(operandes, i) for i in range(len(operandes))]
        return replace(etat, blanc=len(valeurs) in (1, 3) and min(valeurs) >= BLANC)
    if operateur == b"k":
        return replace(etat, blanc=max(_nombre(operandes, i) for i in range(4)) <= 1 - BLANC)
    return etat


def _boite(operandes: list[object], ctm: Matrice) -> Boite:
    x, y, large, h = (_nombre(operandes, i) for i in range(4))
    coins = [_fois((1, 0, 0, 1, px, py), ctm)[4:] for px in (x, x + large) for py in (y, y + h)]
    return (
        min(c[0] for c in coins),
        min(c[1] for c in coins),
        max(c[0] for c in coins),
        max(c[1] for c in coins),
    )


def _dans(x: float, y: float, boite: Boite) -> bool:
    return boite[0] - 1 <= x <= boite[2] + 1 and boite[1] - 1 <= y <= boite[3] + 1


def _longueur(operandes: list[object]) -> int:
    pieces = operandes[-1] if operandes and isinstance(operandes[-1], list) else operandes[-1:]
    return sum(len(p) for p in pieces if isinstance(p, str | bytes))
