"""Text of a PDF that nobody sees (white, tiny, off-page, covered, transparent, cut off, hidden layer): found and dropped."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.ingestion.pdf.contenu import Boite, Chemin, Couleur, Montre

TAILLE_MIN = 1.5  # points; below it nobody reads
BLANC: Couleur = (1.0, 1.0, 1.0)  # the paper
PROCHE = 0.03  # two colours closer than that, on each channel, look the same
PALE = 0.05  # opacity below which nothing shows
FOND_MIN = 4.0  # points; a thinner shape is a rule, it hides nothing
INVISIBLES = (3, 7)  # text rendering modes that paint nothing (ISO 32000-2, table 104)


@dataclass(frozen=True, slots=True)
class Tri:
    """What is seen of a page, and the characters left out by reason."""

    visibles: tuple[Montre, ...]
    rangs_caches: frozenset[int]
    omis: dict[str, int]


def trier(montres: Sequence[Montre], chemins: Sequence[Chemin], page: Boite) -> Tri:
    """Return what a reader sees of the text shown on a page, and what is left out and why."""
    fonds = [c for c in chemins if c.rempli and min(_cotes(c.boite)) > FOND_MIN]
    rangs, teintes = [c.rang for c in fonds], {c.couleur for c in fonds} | {BLANC}
    suspectes: dict[Couleur | None, bool] = {}
    omis: Counter[str] = Counter()
    visibles: list[Montre] = []
    for montre in montres:
        coupe = bisect_right(rangs, montre.rang)
        couleur = montre.etat.couleur
        if couleur not in suspectes:  # does anything on the page have this colour?
            suspectes[couleur] = couleur is not None and any(_pareil(couleur, t) for t in teintes)
        fondu = _fondu(montre, fonds[:coupe]) if suspectes[couleur] else ""
        raison = _raison(montre, page) or fondu or _recouvert(montre, fonds[coupe:])
        if raison and montre.mots:
            omis[raison] += montre.longueur
        elif not raison:  # hidden blanks are left out without a word
            visibles.append(montre)
    vus = {m.rang for m in visibles}
    return Tri(tuple(visibles), frozenset(m.rang for m in montres if m.rang not in vus), dict(omis))


def _raison(montre: Montre, page: Boite) -> str:
    etat, x, y = montre.etat, montre.matrice[4], montre.matrice[5]
    if etat.rendu in INVISIBLES:
        return "invisible"
    if montre.masque:
        return "calque masqué"
    if etat.opacite < PALE:
        return "transparent"
    if montre.hauteur < TAILLE_MIN:
        return "minuscule"
    if not dans(x, y, page, 1):
        return "hors page"
    return "" if dans(x, y + montre.hauteur / 4, etat.cadre, montre.hauteur) else "hors cadre"


def _fondu(montre: Montre, fonds: Sequence[Chemin]) -> str:
    """Return the reason when the text has the colour of what lies under it."""
    couleur = montre.etat.couleur
    sous = next((f.couleur for f in reversed(fonds) if _sur(montre, f.boite)), BLANC)
    if couleur is None or not _pareil(couleur, sous):
        return ""
    return "blanc sur blanc" if _pareil(couleur, BLANC) else "couleur du fond"


def _recouvert(montre: Montre, fonds: Sequence[Chemin]) -> str:
    """Return the reason when something opaque was painted over the text; a curve or a picture may let it show."""
    opaque = (f for f in fonds if f.couleur is not None and not f.courbe)
    return "recouvert" if any(_sur(montre, f.boite) for f in opaque) else ""


def _sur(montre: Montre, boite: Boite) -> bool:
    return dans(montre.matrice[4], montre.matrice[5] + montre.hauteur / 4, boite, 1)


def _pareil(a: Couleur, b: Couleur | None) -> bool:
    return b is not None and all(abs(x - y) <= PROCHE for x, y in zip(a, b, strict=True))


def _cotes(boite: Boite) -> tuple[float, float]:
    return boite[2] - boite[0], boite[3] - boite[1]


def dans(x: float, y: float, boite: Boite, marge: float) -> bool:
    """Return whether a point is in a box, give or take a margin in points."""
    return boite[0] - marge <= x <= boite[2] + marge and boite[1] - marge <= y <= boite[3] + marge
