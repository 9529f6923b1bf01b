"""Bulleted and numbered lists found in the lines of a page: where they start and end, and what each item says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

ECART_MAX = 6  # lines from one item to the next
_PUCE = re.compile(r"^\s*(?:[•●▪■◦○‣⁃∙·➢➤►✓✔❖*–—-]|o(?=\s+[A-ZÀ-Ý]))\s+(\S.*)$")
_NUMERO = re.compile(r"^\s*(\d{1,2}|[a-z])[.)]\s+(\S.*)$")


@dataclass(frozen=True, slots=True)
class Liste:
    """Lines debut to fin (excluded) of a page are a list of items."""

    debut: int
    fin: int
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Marque:
    rang: int
    numero: int | None  # None: a bullet
    texte: str


def trouver_listes(lignes: Sequence[str | None]) -> list[Liste]:
    """Return the lists of two items or more among lines; None stands for what is no text."""
    marques = [m for i, ligne in enumerate(lignes) if ligne is not None and (m := _marque(i, ligne))]
    groupes: list[list[_Marque]] = []
    for marque in marques:
        if groupes and _suit(groupes[-1][-1], marque, lignes):
            groupes[-1].append(marque)
        else:
            groupes.append([marque])
    return [_liste(groupe, lignes) for groupe in groupes if len(groupe) > 1]


def _marque(rang: int, ligne: str) -> _Marque | None:
    puce, numero = _PUCE.match(ligne), _NUMERO.match(ligne)
    if puce:
        return _Marque(rang, None, puce.group(1))
    if numero:
        signe = numero.group(1)
        return _Marque(rang, int(signe) if signe.isdigit() else ord(signe), numero.group(2))
    return None


def _suit(avant: _Marque, apres: _Marque, lignes: Sequence[str | None]) -> bool:
    """Return whether two marks belong to one list; numbers follow one another, with only ends of sentences between them."""
    entre = lignes[avant.rang + 1 : apres.rang]
    if any(ligne is None for ligne in entre) or len(entre) >= ECART_MAX:
        return False
    if avant.numero is None or apres.numero is None:
        return avant.numero is apres.numero
    return apres.numero == avant.numero + 1 and all(ligne and not ligne.lstrip()[:1].isupper() for ligne in entre)


def _liste(marques: list[_Marque], lignes: Sequence[str | None]) -> Liste:
    items = [_item(m.texte, lignes[m.rang + 1 : suivante.rang]) for m, suivante in zip(marques, marques[1:], strict=False)]
    fin = marques[-1].rang + 1
    dernier = marques[-1].texte
    while fin < len(lignes) and (ligne := lignes[fin]) and ligne.strip()[:1].islower() and not dernier.endswith((".", ";", "!", "?")):
        dernier, fin = _item(dernier, [ligne]), fin + 1
    return Liste(marques[0].rang, fin, (*items, dernier))


def _item(debut: str, suite: Sequence[str | None]) -> str:
    return " ".join([debut.strip(), *(ligne.strip() for ligne in suite if ligne)])
