"""A table of a PDF: its heading row, its continuation on the next page, and each row as a line that reads alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

PLACE = 12.0  # points: two tables that start and end that close have the same columns
LIGNES_MONTREES = 60
_NOMBRE = re.compile(r"^[\s\d.,+-]*\d[\s\d.,]*(?:%|€|k€|M€|h|ans?|mois|jours?|points?)?$")
_ANNEE = re.compile(r"^(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Tableau:
    """A table on one page. entetes: () when no row heads it; titre: a first row that runs across; suite: of the page before."""

    entetes: tuple[str, ...]
    lignes: tuple[tuple[str, ...], ...]
    gauche: float = 0.0
    droite: float = 0.0
    suite: bool = False
    titre: str = ""

    @property
    def texte(self) -> str:
        """Return the table as plain lines."""
        return "\n".join(" ".join(c for c in ligne if c) for ligne in ((self.titre,), self.entetes, *self.lignes))


def lire_tableau(brut: dict[str, object], nettoyer: Callable[[str], str]) -> Tableau:
    """Return a table from the cells found on a page, its heading rows apart."""
    lignes = [tuple(" ".join(nettoyer(c).split()) for c in ligne) for ligne in brut["lignes"]]  # type: ignore[attr-defined]
    gauche, _, droite, _ = brut["boite"]  # type: ignore[misc]
    titre, entetes = "", ()
    while len(lignes) > 2 and en_travers(lignes[0]):
        titre, lignes = f"{titre} {lignes[0][0]}".strip(), lignes[1:]
    while len(lignes) > 2 and _a_cheval(lignes[0]) and not any(map(_NOMBRE.match, lignes[1][1:])):
        entetes, lignes = _empiler(entetes, lignes[0]), lignes[1:]
    if len(lignes) > 1 and _en_tete(lignes):
        entetes, lignes = _empiler(entetes, lignes[0]), lignes[1:]
    return Tableau(entetes, tuple(lignes), gauche, droite, titre=titre)


def en_travers(ligne: Sequence[str]) -> bool:
    """Return whether a row of three cells or more has one that runs across: the title of the rows below it."""
    return len(ligne) > 2 and bool(ligne[0]) and not any(ligne[1:])


def _a_cheval(ligne: Sequence[str]) -> bool:
    """Return whether a heading stands over several columns: the same words in two cells that touch."""
    return any(a and a == b for a, b in zip(ligne, ligne[1:], strict=False))


def _empiler(haut: Sequence[str], bas: Sequence[str]) -> tuple[str, ...]:
    if not haut:
        return tuple(bas)
    return tuple(" – ".join(dict.fromkeys(t for t in paire if t)) for paire in zip(haut, bas, strict=True))


def _en_tete(lignes: Sequence[Sequence[str]]) -> bool:
    """Return whether the first row heads the others: it holds no number where the rows below do, years aside."""
    tete, suite = lignes[0], lignes[1:]
    if sum(map(bool, tete[1:])) < 1:
        return False
    for n, titre in enumerate(tete):
        chiffree = any(_NOMBRE.match(ligne[n]) for ligne in suite)
        if chiffree and _NOMBRE.match(titre) and not (n and _ANNEE.match(titre)):
            return False
    return True


def suivre(avant: Tableau, apres: Tableau) -> Tableau | None:
    """Return a table as the continuation of the one that ends the page before, None when it is another one."""
    colonnes = {len(avant.entetes or avant.lignes[0]), len((apres.entetes, *apres.lignes)[bool(not apres.entetes)])}
    if len(colonnes) > 1 or abs(avant.gauche - apres.gauche) > PLACE or abs(avant.droite - apres.droite) > PLACE:
        return None
    if apres.titre and apres.titre != avant.titre and "suite" not in apres.titre.lower():
        return None
    if not apres.entetes or apres.entetes == avant.entetes:
        return replace(apres, entetes=avant.entetes, suite=True)
    if _ressemble(apres.entetes, avant.lignes):  # a row of data that was taken for a heading
        return replace(apres, entetes=avant.entetes, lignes=(apres.entetes, *apres.lignes), suite=True)
    return None


def _ressemble(tete: Sequence[str], lignes: Sequence[Sequence[str]]) -> bool:
    """Return whether a first row may be one more row: every column of it is a number where the table's is, and only there."""
    colonnes = list(zip(*lignes, strict=True))
    return all(bool(_NOMBRE.match(t)) == all(map(_NOMBRE.match, c)) or not t for t, c in zip(tete, colonnes, strict=True))


def rang_lisible(legende: str, entetes: Sequence[str], ligne: Sequence[str]) -> str:
    """Return a row as a line that reads alone: « En-tête : valeur ; … », after the title of the table."""
    entetes = entetes or [""] * len(ligne)
    nom = [ligne[0]] if ligne[0] and not entetes[0] and any(entetes) else []
    paires = [(e, v) for e, v in list(zip(entetes, ligne, strict=True))[len(nom) :] if v and v not in ("-", "–", "—")]
    corps = " ; ".join(f"{e} : {v}" if e else v for e, v in paires)
    tete = " – ".join(t for t in (legende.rstrip(" .:"), *nom) if t)
    texte = f"{tete} : {corps}" if tete and corps else tete or corps
    return texte if texte.endswith((".", "!", "?")) else f"{texte}."


def en_markdown(legende: str, entetes: Sequence[str], lignes: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown, its title above; a very long one is shown by its first rows and a count."""
    large = len(lignes[0]) if lignes else len(entetes)
    montrees = [entetes or [""] * large, ["---"] * large, *lignes[:LIGNES_MONTREES]]
    texte = "\n".join("| " + " | ".join(c.replace("|", "\\|") for c in ligne) + " |" for ligne in montrees)
    reste = f"\n\n… et {len(lignes) - LIGNES_MONTREES} autres lignes" if len(lignes) > LIGNES_MONTREES else ""
    return f"{legende}\n\n{texte}{reste}" if legende else texte + reste
