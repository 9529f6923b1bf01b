"""What we may cite: a source, a passage of it, and the numbered citation a person opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Nature = Literal["note", "original", "regle", "donnee"]
Genre = Literal["paragraphe", "phrase", "ligne", "liste", "tableau", "question"]


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the corpus. rang: 1 = law, 2 = official page, 3 = network, 4 = white paper, 5 = other."""

    id: str
    titre: str
    editeur: str
    date: date
    licence: str
    rang: int
    url: str | None = None
    valide_du: date | None = None
    valide_au: date | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a source that stands alone and can be found, shown and cited."""

    id: str  # stable across builds: source + section + order or the rule's own id
    texte: str  # what is shown and what figures are checked against
    nature: Nature
    source: str  # Source.id
    titre: str  # title shown with the citation
    section: str | None = None  # "4.1", "preface", or an article
    chemin: tuple[str, ...] = ()  # headings from the top, prefixed to the text when indexed
    page: int | None = None
    url: str | None = None
    valide_du: date | None = None
    valide_au: date | None = None
    genre: Genre = "paragraphe"
    parent: str | None = None  # id of the wider passage it belongs to
    mots: tuple[str, ...] = ()  # extra words people use, indexed, never shown
    dispositif: str | None = None  # id of the scheme it states a rule of

    def en_vigueur(self, le: date) -> bool:
        """Return whether this passage holds on a date (open bounds count as in force)."""
        debut_ok = self.valide_du is None or self.valide_du <= le
        return debut_ok and (self.valide_au is None or le <= self.valide_au)


@dataclass(frozen=True, slots=True)
class Citation:
    """The n-th proof of an answer."""

    n: int
    passage: Passage
    extrait: str
