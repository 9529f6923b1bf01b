"""The words in which people ask for a sentence: read beside it by the search, never shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from assistant.domaine.sources import Passage

GENRES = ("phrase", "ligne", "paragraphe")
Table = Mapping[str, Mapping[str, str]]


def ajouter_mots(passages: Iterable[Passage], table: Table) -> list[Passage]:
    """Return the passages, those that hold a piece of the table with its words added; table: section, piece, words."""
    return [_avec_mots(p, table.get(p.section or "", {})) for p in passages]


def _avec_mots(passage: Passage, pieces: Mapping[str, str]) -> Passage:
    if passage.genre not in GENRES:
        return passage
    mots = [m.strip() for piece, dits in pieces.items() if piece in passage.texte for m in dits.split(",")]
    return replace(passage, mots=(*passage.mots, *mots)) if mots else passage


def pieces_perdues(passages: Iterable[Passage], table: Table) -> list[str]:
    """Return the pieces that no passage of their section holds: a sentence was reworded without them."""
    textes: dict[str, list[str]] = {}
    for passage in passages:
        textes.setdefault(passage.section or "", []).append(passage.texte)
    return [piece for section, pieces in table.items() for piece in pieces
            if not any(piece in texte for texte in textes.get(section, ()))]
