"""Text set in columns: where the gutter runs, and in which order its runs are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from statistics import median

from assistant.ingestion.pdf.lettres import Element, Lettres, en_lignes

LIGNES_COLONNE = 3  # a column has at least that many lines
PROSE_MOTS = 3  # and, on the median, that many words a line: less is a table
LARGEUR_MIN = 0.18  # of the width of the text
PLEINE_MIN = 0.8  # of a line is ink: less is a row of cells
ECART_TITRE = 1.8  # letters' heights between a line and the heading below it


def coulees(elements: list[Element], profondeur: int = 0) -> tuple[list[list[Element]], int]:
    """Return the runs of text in reading order, and how many columns stand side by side at most."""
    bandes = _meilleure_coupe(elements) if profondeur < 3 else []
    if not any(droite for _, droite in bandes):
        return [elements], 1
    suite: list[list[Element]] = []
    large = 1
    for gauche, droite in bandes:
        a, n = coulees(gauche, profondeur + 1)
        b, p = coulees(droite, profondeur + 1) if droite else ([], 0)
        suite, large = suite + a + b, max(large, n + p)
    return suite, large


def _meilleure_coupe(elements: list[Element]) -> list[tuple[list[Element], list[Element]]]:
    """Return the bands (left, right) of the best gutter; right is empty for what runs across. [] without gutter."""
    if len(elements) < 2 * LIGNES_COLONNE:
        return []
    debut, fin = min(e.x0 for e in elements), max(e.x1 for e in elements)
    departs = Counter(round(e.x0) for e in elements if e.x0 > debut + LARGEUR_MIN * (fin - debut))
    essais = []
    for x, n in departs.most_common(6):
        if n >= LIGNES_COLONNE:
            bandes = list(_bandes(elements, x - 1.5, fin - debut))
            essais.append((sum(min(len(g), len(d)) for g, d in bandes), bandes))
    return max(essais, key=lambda e: e[0], default=(0, []))[1]


def _bandes(elements: list[Element], x: float, large: float) -> Iterator[tuple[list[Element], list[Element]]]:
    plein: list[Element] = []
    bande: list[Element] = []
    for e in [*sorted(elements, key=lambda e: -e.y), None]:
        if e and not e.x0 < x - 1 < x + 1 < e.x1:
            bande.append(e)
            continue
        gauche, droite = [b for b in bande if b.x1 <= x + 1], [b for b in bande if b.x1 > x + 1]
        if _deux_colonnes(gauche, droite, x, large):
            reste = _titre_suivant(gauche, droite, e)
            if plein:
                yield plein, []
            yield [g for g in gauche if g not in reste], droite
            plein = reste
        else:
            plein += bande
        plein, bande = [*plein, e] if e else plein, []
    if plein:
        yield plein, []


def _deux_colonnes(gauche: list[Element], droite: list[Element], x: float, large: float) -> bool:
    """Return whether both sides are prose that stands side by side."""
    if not all(_prose(en_lignes(cote), large) for cote in (gauche, droite)):
        return False
    commun = min(gauche[0].y, droite[0].y) - max(gauche[-1].y, droite[-1].y)
    petit = min(c[0].y - c[-1].y for c in (gauche, droite))
    serres = sum(e.x1 > x - 0.4 * e.taille for e in gauche)
    return commun >= 0.5 * petit and serres <= 0.1 * len(gauche)


def _prose(lignes: list[list[Element]], large: float) -> bool:
    """Return whether lines are long, full and made of words: the cells of a table are short and far apart."""
    if len(lignes) < LIGNES_COLONNE or median(sum(map(_mots, ligne)) for ligne in lignes) < PROSE_MOTS:
        return False
    longueurs = [max(e.x1 for e in ligne) - ligne[0].x0 for ligne in lignes]
    pleines = [sum(e.x1 - e.x0 for e in ligne) / max(1.0, n) for ligne, n in zip(lignes, longueurs, strict=True)]
    return median(longueurs) >= LARGEUR_MIN * large and median(pleines) >= PLEINE_MIN


def _titre_suivant(gauche: list[Element], droite: list[Element], suite: Element | None) -> list[Element]:
    """Return the left pieces under both columns that belong to what comes next across the page."""
    bas = min(e.y for e in droite)
    for i in range(1, len(gauche)):
        avant, reste = gauche[:i], gauche[i:]
        if reste[0].y >= bas or avant[-1].y - reste[0].y <= ECART_TITRE * avant[-1].taille:
            continue
        bord = sorted(e.x1 for e in avant)[int(0.9 * (i - 1))]
        proche = suite is not None and reste[-1].y - suite.y < 2.5 * reste[-1].taille + suite.taille
        if proche or any(e.x1 > bord + 2 for e in reste):
            return reste
    return []


def _mots(element: Element) -> int:
    return len(element.contenu.texte.split()) if isinstance(element.contenu, Lettres) else PROSE_MOTS
