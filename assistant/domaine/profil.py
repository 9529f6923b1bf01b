"""What a person told us. None means "not said yet", never a default."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Intervalle:
    """A number known within bounds, both included: "plus de 2 ans" is Intervalle(25, None) in months."""

    mini: Decimal | None
    maxi: Decimal | None

    def __post_init__(self) -> None:
        if self.mini is None and self.maxi is None:
            raise ValueError("an Intervalle needs at least one bound")
        if self.mini is not None and self.maxi is not None and self.mini > self.maxi:
            raise ValueError(f"empty Intervalle: {self.mini} > {self.maxi}")


# Exact numbers are Decimal; words of a closed list and free text (a job, a place) are str.
Valeur = bool | Decimal | Intervalle | date | str


@dataclass(frozen=True, slots=True)
class Fait:
    """One thing known of a person: its id in corpus/faits.toml, its value and the words that prove it."""

    id: str
    valeur: Valeur
    preuve: str = ""
    origine: str = "message"  # message | formulaire | deduit | modele


@dataclass(frozen=True, slots=True)
class Profil:
    """Every fact known of one person; inconnus are facts the person said they do not know."""

    faits: Mapping[str, Fait] = field(default_factory=lambda: MappingProxyType({}))
    inconnus: frozenset[str] = frozenset()

    def valeur(self, fait_id: str) -> Valeur | None:
        """Return the value known for a fact, None when it was never said."""
        fait = self.faits.get(fait_id)
        return None if fait is None else fait.valeur

    def avec(self, faits: Iterable[Fait]) -> Profil:
        """Return a new Profil where the given facts replace older ones (the last word wins)."""
        nouveaux = {fait.id: fait for fait in faits}
        return Profil(
            MappingProxyType({**self.faits, **nouveaux}), self.inconnus - nouveaux.keys()
        )

    def sans(self, fait_ids: Iterable[str]) -> Profil:
        """Return a new Profil that no longer holds these facts."""
        retires = frozenset(fait_ids)
        gardes = {i: f for i, f in self.faits.items() if i not in retires}
        return Profil(MappingProxyType(gardes), self.inconnus)

    def ignorant(self, fait_ids: Iterable[str]) -> Profil:
        """Return a new Profil that records "je ne sais pas" for these facts."""
        return Profil(self.faits, self.inconnus | frozenset(fait_ids))
