"""Tables of a page found by their ruled lines: rows of cells, spans repeated."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from statistics import median

from assistant.ingestion.pdf.contenu import Boite
from assistant.ingestion.pdf.lettres import Grille, Lettres, lire_lettres

TOLERANCE = 3.0  # points; lines closer than that are one line
TRAIT = 3.0  # a filled shape thinner than that is a line
LONGUEUR_MIN = 5.0
BORDS_MAX = 600
MOTS_CELLULE = 60  # beyond it, on the median or in the cell that says most of it, boxes lay out a page: no table
REMPLI_MIN = 0.3
BLANC = 1.2  # letters' heights


Bord = tuple[float, float, float]  # where the line is, from, to


def grilles_tracees(traits: Iterable[Boite], mots: Sequence[Lettres]) -> list[Grille]:
    """Return the ruled tables of a page, from its thin boxes and its words."""
    traits = [*traits]
    plats = _joindre([(b[1] + b[3]) / 2, b[0], b[2]] for b in traits if b[3] - b[1] <= TRAIT < b[2] - b[0])
    droits = _joindre([(b[0] + b[2]) / 2, b[1], b[3]] for b in traits if b[2] - b[0] <= TRAIT < b[3] - b[1])
    if not plats or not droits or len(plats) + len(droits) > BORDS_MAX:
        return []
    trouvees = (_grille(p, d, mots) for p, d in _ensembles(plats, droits))
    return [g for g in trouvees if g]


def _joindre(bords: Iterable[Sequence[float]]) -> list[Bord]:
    """Return lines brought to a common place and joined end to end."""
    places: list[list[Sequence[float]]] = []
    for bord in sorted(bords):
        if places and bord[0] - places[-1][0][0] <= TOLERANCE:
            places[-1].append(bord)
        else:
            places.append([bord])
    joints: list[Bord] = []
    for groupe in places:
        ou = sum(b[0] for b in groupe) / len(groupe)
        de, a = 0.0, -1e12
        for _, debut, fin in sorted(groupe, key=lambda b: b[1]):
            if debut <= a + TOLERANCE:
                a = max(a, fin)
                continue
            if a - de >= LONGUEUR_MIN:
                joints.append((ou, de, a))
            de, a = debut, fin
        if a - de >= LONGUEUR_MIN:
            joints.append((ou, de, a))
    return joints


def _ensembles(plats: list[Bord], droits: list[Bord]) -> Iterable[tuple[list[Bord], list[Bord]]]:
    """Yield the lines that touch one another, set by set."""
    restes = {(sens, i) for sens, bords in ((0, plats), (1, droits)) for i in range(len(bords))}
    while restes:
        pile = [restes.pop()]
        garde: list[tuple[int, int]] = []
        while pile:
            sens, i = courant = pile.pop()
            garde.append(courant)
            voisins = [v for v in restes if v[0] != sens and _se_touchent((plats, droits)[sens][i], (plats, droits)[v[0]][v[1]])]
            restes.difference_update(voisins)
            pile += voisins
        yield [plats[i] for s, i in garde if s == 0], [droits[i] for s, i in garde if s == 1]


def _se_touchent(a: Bord, b: Bord) -> bool:
    return b[1] - TOLERANCE <= a[0] <= b[2] + TOLERANCE and a[1] - TOLERANCE <= b[0] <= a[2] + TOLERANCE


def _places(bords: list[Bord], travers: list[Bord]) -> list[float]:
    """Return where the lines are, and the ends of those that cross them when a side is left open."""
    ou = sorted({round(b[0], 2) for b in bords})
    for bout in (min(b[1] for b in travers), max(b[2] for b in travers)):
        if all(abs(bout - o) > 2 * TOLERANCE for o in ou):
            ou.append(bout)
    return sorted(ou)


def _grille(plats: list[Bord], droits: list[Bord], mots: Sequence[Lettres]) -> Grille | None:
    if not plats or not droits:
        return None
    xs, ys = _places(droits, plats), _places(plats, droits)
    if len(xs) < 3 or len(ys) < 3:
        return None
    numeros = _cellules(xs, ys, plats, droits, mots)
    contenus: dict[int, list[Lettres]] = {}
    for mot in mots:
        c, r = bisect_right(xs, (mot.x0 + mot.x1) / 2) - 1, bisect_right(ys, mot.y + mot.taille / 3) - 1
        if 0 <= c < len(xs) - 1 and 0 <= r < len(ys) - 1:
            contenus.setdefault(numeros[r][c], []).append(mot)
    textes = {n: lire_lettres(contenu) for n, contenu in contenus.items()}
    lignes = [_ligne(numeros[r], textes) for r in reversed(range(len(ys) - 1))]
    lignes = [ligne for ligne in lignes if any(ligne)]
    return Grille((xs[0], ys[0], xs[-1], ys[-1]), tuple(lignes)) if _est_tableau(lignes) else None


def _ligne(numeros: list[int], textes: dict[int, str]) -> tuple[str, ...]:
    """Return the cells of a row; a cell that spans it all is said once, one that spans some columns in each."""
    if len(set(numeros)) == 1:
        return (textes.get(numeros[0], ""), *[""] * (len(numeros) - 1))
    return tuple(textes.get(n, "") for n in numeros)


def _cellules(
    xs: list[float], ys: list[float], plats: list[Bord], droits: list[Bord], mots: Sequence[Lettres]
) -> list[list[int]]:
    """Return the cell number of each place of the grid; places with no line between them are one cell."""
    numeros: list[list[int]] = []
    suivant = 0
    for r in range(len(ys) - 1):
        rang: list[int] = []
        murs = _murs(xs, ys[r], ys[r + 1], droits, mots)
        for c in range(len(xs) - 1):
            if c and c not in murs:
                rang.append(rang[-1])
            elif r and not _mur(plats, ys[r], (xs[c] + xs[c + 1]) / 2):
                rang.append(numeros[-1][c])
            else:
                rang.append(suivant)
                suivant += 1
        numeros.append(rang)
    return numeros


def _murs(xs: list[float], bas: float, haut: float, droits: list[Bord], mots: Sequence[Lettres]) -> set[int]:
    """Return the columns of a row that start at a line, or at a wide blank between the words of one wide cell."""
    traces = [c for c in range(1, len(xs) - 1) if _mur(droits, xs[c], (bas + haut) / 2)]
    murs = set(traces)
    bornes = [0, *traces, len(xs) - 1]
    for debut, fin in zip(bornes, bornes[1:], strict=False):
        siens = [m for m in mots if bas <= m.y + m.taille / 3 <= haut and xs[debut] <= (m.x0 + m.x1) / 2 <= xs[fin]]
        murs |= {c for c in range(debut + 1, fin) if _separes(siens, xs[c])}
    return murs


def _mur(bords: list[Bord], ou: float, travers: float) -> bool:
    return any(abs(b[0] - ou) <= TOLERANCE and b[1] <= travers <= b[2] for b in bords)


def _separes(mots: Sequence[Lettres], x: float) -> bool:
    """Return whether the words of a row leave a wide blank at x: a heading row often has no lines between its cells."""
    avant, apres = [m for m in mots if m.x0 < x], [m for m in mots if m.x0 >= x]
    if not avant or not apres:
        return False
    return min(m.x0 for m in apres) - max(m.x1 for m in avant) > BLANC * mots[0].taille


def _est_tableau(lignes: Sequence[Sequence[str]]) -> bool:
    cellules = [c for ligne in lignes for c in ligne]
    pleines = [len(c.split()) for c in cellules if c]
    if len(lignes) < 2 or sum(any(col) for col in zip(*lignes, strict=True)) < 2:
        return False
    if median(pleines) > MOTS_CELLULE or max(pleines) > max(MOTS_CELLULE, sum(pleines) / 2):
        return False
    return len(pleines) >= REMPLI_MIN * len(cellules)
