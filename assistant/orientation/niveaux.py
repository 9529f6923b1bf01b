"""The levels and the words of certifications, as the national framework has them (corpus/certifications/niveaux.toml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.domaine.sources import Passage
from assistant.orientation.tables import reglages

NIVEAU = re.compile(r"\bniveau ?:? ?([3-8])\b")


@dataclass(frozen=True, slots=True)
class Terme:
    """One word explained: its passage, its level when it has one whatever the title, where it stands in the text read."""

    passage: Passage
    niveau: int | None
    debut: int
    fin: int


class Niveaux:
    """The table of levels and words, read on first use."""

    def __init__(self, chemin: Path) -> None:
        self._chemin = chemin

    @cached_property
    def _table(self) -> dict:
        return reglages(self._chemin)

    @cached_property
    def _passages(self) -> dict[str, Passage]:
        phrases = {str(n): phrase for n, phrase in self._table["niveaux"].items()} | {m["id"]: m["phrase"] for m in self._table["mot"]}
        article, source = self._table["article"], self._table["source"]
        return {cle: Passage(f"niveau/{cle}", phrase, "donnee", source, "Cadre national des certifications professionnelles", section=article)
                for cle, phrase in phrases.items()}

    def passage(self, identifiant: str) -> Passage | None:
        """Return the passage of an id « niveau/5 », « niveau/cqp »."""
        return self._passages.get(identifiant.partition("/")[2])

    def lire(self, plie: str) -> list[Terme]:
        """Return the words of the table that a folded text says, in its order, the longest first at one place."""
        trouves = [Terme(self._passages[m["id"]], m.get("niveau"), x.start(), x.end())
                   for m in self._table["mot"] for dit in m["dit"] for x in re.finditer(rf"(?<![a-z+]){re.escape(dit)}s?(?! ?\+)(?![a-z])", plie)]
        trouves += [Terme(self._passages[x[1]], int(x[1]), x.start(), x.end()) for x in NIVEAU.finditer(plie)]
        gardes: list[Terme] = []
        for terme in sorted(trouves, key=lambda t: (t.debut - t.fin, t.debut)):
            if all(terme.fin <= g.debut or terme.debut >= g.fin for g in gardes) and terme.passage not in [g.passage for g in gardes]:
                gardes.append(terme)
        return sorted(gardes, key=lambda t: t.debut)
