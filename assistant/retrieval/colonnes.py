"""What an index knows of each passage besides its words: kind, source, dates, parent, and its text on disk."""

from __future__ import annotations

import json
import mmap
from collections.abc import Collection
from datetime import date
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.domaine.sources import Passage
from assistant.retrieval import magasin


class Colonnes:
    """The passages of an index by rank; their texts stay on disk until asked.

    lire(rang) -> Passage.
    """

    def __init__(self, version: Path) -> None:
        lues = json.loads((version / "colonnes.json").read_text(encoding="utf-8"))
        self._natures, self._sources = lues["natures"], lues["sources"]
        self.rangs: dict[str, int] = {nom: i for i, nom in enumerate(lues["ids"])}
        self._col = {
            nom: np.load(version / f"col-{nom}.npy", allow_pickle=False)
            for nom in ("positions", "nature", "source", "du", "au", "groupe")
        }
        with (version / "passages.jsonl").open("rb") as fichier:
            self._lignes = mmap.mmap(fichier.fileno(), 0, access=mmap.ACCESS_READ) if self.rangs else b""
        self.lire = lru_cache(maxsize=4096)(self._lire)

    def __len__(self) -> int:
        return len(self.rangs)

    @property
    def groupe(self) -> NDArray[np.int32]:
        """Return the rank of the parent of each passage, its own when it has none."""
        return self._col["groupe"]

    def enfants(self, rang: int) -> list[Passage]:
        """Return the sentences, rows or items of a passage, in order."""
        return [self.lire(int(i)) for i in np.flatnonzero(self.groupe == rang) if i != rang]

    def masque(
        self, natures: Collection[str] | None, sources: Collection[str] | None
    ) -> NDArray[np.bool_] | None:
        """Return the passages of some kinds and sources, None when nothing is filtered."""
        masque: NDArray[np.bool_] | None = None
        for voulus, connus, nom in ((natures, self._natures, "nature"), (sources, self._sources, "source")):
            if voulus is not None:
                choix = np.isin(self._col[nom], [connus.index(v) for v in voulus if v in connus])
                masque = choix if masque is None else masque & choix
        return masque

    def en_vigueur(self, rangs: NDArray[np.int64], le: date | None) -> NDArray[np.bool_]:
        """Return which passages are in force on a day; all of them when no day is given."""
        if le is None:
            return np.ones(len(rangs), dtype=bool)
        jour = le.toordinal()
        return (self._col["du"][rangs] <= jour) & (jour <= self._col["au"][rangs])

    def _lire(self, rang: int) -> Passage:
        a, b = self._col["positions"][rang : rang + 2]
        return magasin.lire_passage(self._lignes[a:b])
