"""The order in which a page is read: upright whatever its rotation, column after column, tables in their place."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from assistant.ingestion.pdf.alignement import grille_alignee
from assistant.ingestion.pdf.colonnes import coulees
from assistant.ingestion.pdf.contenu import Boite, Chemin, Montre
from assistant.ingestion.pdf.grilles import grilles_tracees
from assistant.ingestion.pdf.lettres import MARQUE_TITRE, Element, Grille, Lettres, en_lignes, souder

TITRE_MIN = 1.15  # times the height of the ordinary text
TITRE_MOTS = 14
_TITRE = re.compile(r"^[A-ZÀ-Ý«][^\d]{3,}[^.!?;:,\d]$")  # a large figure is no heading
PUCE_MAX = 0.7  # of the letters' height: a larger spot is no bullet
OBLIQUE = -1


@dataclass(frozen=True, slots=True)
class Disposition:
    """What a page holds in reading order (texts and tables), its columns, and whether its text was turned."""

    blocs: tuple[str | Grille, ...]
    colonnes: int
    tournee: bool


def disposer(montres: Sequence[Montre], chemins: Sequence[Chemin]) -> Disposition | None:
    """Return the reading order of what is seen on a page, None when no word is."""
    sens = Counter[int]()
    for montre in montres:
        sens[_sens(montre)] += montre.longueur
    ordre = [s for s, _ in sens.most_common()]
    parties = [_upright([m for m in montres if _sens(m) == s], chemins, s) for s in ordre]
    blocs = tuple(b for partie, _ in parties for b in partie)
    return Disposition(blocs, parties[0][1], ordre[0] != 0) if blocs else None


def _sens(montre: Montre) -> int:
    """Return how many quarter turns the text has made (0 to 3), OBLIQUE for any other slope."""
    a, b = montre.matrice[0], montre.matrice[1]
    quarts = math.atan2(b, a) / (math.pi / 2)
    return round(quarts) % 4 if abs(quarts - round(quarts)) < 0.06 else OBLIQUE


def _tourner(x: float, y: float, sens: int) -> tuple[float, float]:
    return {1: (y, -x), 2: (-x, -y), 3: (-y, x)}.get(sens, (x, y))


def _boite(boite: Boite, sens: int) -> Boite:
    (a, b), (c, d) = _tourner(boite[0], boite[1], sens), _tourner(boite[2], boite[3], sens)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _upright(montres: list[Montre], chemins: Sequence[Chemin], sens: int) -> tuple[list[str | Grille], int]:
    """Return the blocks of the text that shares one direction, and how many columns it has."""
    if sens == OBLIQUE:
        return [" ".join(m.texte for montre in montres for m in montre.mots)], 1
    lettres = [_lettres(m, montre.hauteur, sens) for montre in montres for m in montre.mots]
    boites = [(_boite(c.boite, sens), c) for c in chemins if not c.image]
    tables = grilles_tracees((b for b, c in boites if not (c.courbe and c.rempli)), lettres)
    libres = [m for m in lettres if not any(_dedans(m, t) for t in tables)]
    elements = [*_pieces(libres), *(Element(t.boite[0], t.boite[2], t.boite[3], 0, t) for t in tables)]
    suites, colonnes = coulees(elements)
    puces = [b for b, c in boites if c.rempli and max(b[2] - b[0], b[3] - b[1]) < 8]
    blocs: list[str | Grille] = []
    for coulee in suites:
        blocs += _blocs(coulee, _Ecriture(puces, _corps(libres)))
    return blocs, colonnes


def _lettres(mot: object, taille: float, sens: int) -> Lettres:
    (x0, y), (x1, _) = _tourner(mot.x0, mot.y0, sens), _tourner(mot.x1, mot.y1, sens)  # type: ignore[attr-defined]
    return Lettres(mot.texte, min(x0, x1), max(x0, x1), y, taille)  # type: ignore[attr-defined]


def _dedans(mot: Lettres, table: Grille) -> bool:
    x, y, b = (mot.x0 + mot.x1) / 2, mot.y + mot.taille / 3, table.boite
    return b[0] <= x <= b[2] and b[1] <= y <= b[3]


def _pieces(lettres: Sequence[Lettres]) -> Iterator[Element]:
    """Yield the pieces of the lines: words less than a letter's height apart."""
    for ligne in en_lignes([Element(m.x0, m.x1, m.y, m.taille, m) for m in lettres]):
        groupe: list[Lettres] = []
        for mot in souder([e.contenu for e in ligne if isinstance(e.contenu, Lettres)]):
            if groupe and mot.x0 - groupe[-1].x1 > max(mot.taille, groupe[-1].taille):
                yield _piece(groupe)
                groupe = []
            groupe.append(mot)
        yield _piece(groupe)


def _piece(mots: list[Lettres]) -> Element:
    taille = max(m.taille for m in mots)
    x0, x1, y = mots[0].x0, max(m.x1 for m in mots), median(m.y for m in mots)
    texte = " ".join(m.texte for m in mots)
    return Element(x0, x1, y, taille, Lettres(texte, x0, x1, y, taille), tuple(mots))


def _blocs(coulee: Sequence[Element], plume: _Ecriture) -> Iterator[str | Grille]:
    """Yield the texts and the tables of one run, top to bottom."""
    attente: list[list[Element]] = []
    for groupe in _series(en_lignes(coulee)):
        grille, prises = _grille([*attente[-1:], *groupe], len(groupe))
        attente += groupe
        if grille is None:
            continue
        del attente[len(attente) - prises :]
        if attente:
            yield "\n".join(plume.ligne(ligne) for ligne in attente)
        attente = []
        yield grille
    if attente:
        yield "\n".join(plume.ligne(ligne) for ligne in attente)


def _series(lignes: list[list[Element]]) -> Iterator[list[list[Element]]]:
    """Yield lines of several pieces together, and every other line or table alone."""
    serie: list[list[Element]] = []
    for ligne in lignes:
        if len(ligne) > 1 and not any(isinstance(e.contenu, Grille) for e in ligne):
            serie.append(ligne)
            continue
        if serie:
            yield serie
        serie = []
        yield [ligne]
    if serie:
        yield serie


def _grille(lignes: list[list[Element]], serie: int) -> tuple[Grille | None, int]:
    """Return the table that the last lines make, and how many they are; a line above may be its heading row."""
    seul = lignes[-1][0].contenu
    if serie == 1 and isinstance(seul, Grille):
        return seul, 1
    for combien in (serie, serie - 1):
        dessus = [mot for e in (lignes[-combien - 1] if len(lignes) > combien else ()) for mot in e.mots]
        rangs = [[e.contenu for e in ligne if isinstance(e.contenu, Lettres)] for ligne in lignes[-combien:]] if combien else []
        grille = grille_alignee(rangs, dessus)
        if grille:
            return grille, len(grille.lignes)
    return None, 0


def _corps(lettres: Sequence[Lettres]) -> float:
    """Return the height of the letters that most of a page is set in."""
    tailles = Counter[float]()
    for mot in lettres:
        tailles[round(mot.taille, 1)] += len(mot.texte)
    return tailles.most_common(1)[0][0] if tailles else 0.0


@dataclass(frozen=True, slots=True)
class _Ecriture:
    """How the lines of a page are written out: the bullets drawn beside them, the height of the ordinary text."""

    puces: Sequence[Boite]
    corps: float

    def ligne(self, ligne: list[Element]) -> str:
        """Return a line as text, with its bullet when it is drawn, or the mark of a heading."""
        tete = ligne[0]
        texte = " ".join(e.contenu.texte for e in ligne if isinstance(e.contenu, Lettres)).replace(MARQUE_TITRE, "")
        if len(ligne) == 1 and tete.taille >= TITRE_MIN * self.corps and _TITRE.match(texte) and len(texte.split()) <= TITRE_MOTS:
            return MARQUE_TITRE + texte
        return f"• {texte}" if any(_puce(b, tete) for b in self.puces) else texte


def _puce(boite: Boite, tete: Element) -> bool:
    """Return whether a spot stands where the bullet of a line would."""
    milieu, hauteur = tete.y + 0.3 * tete.taille, boite[3] - boite[1]
    en_face = abs((boite[1] + boite[3]) / 2 - milieu) < 0.35 * tete.taille
    return hauteur < PUCE_MAX * tete.taille and en_face and 0 < tete.x0 - boite[2] < 2 * tete.taille
