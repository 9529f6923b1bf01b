"""An inverted matrix, term → (passage, weight), scored with numpy; saved as plain .npy and .json."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

# Postings summed in full for one question, rarest terms first; the others are only read for the candidates. At 30,000
# passages the first ten stay the same and p95 goes from 10.0 to 6.9 ms; at 200,000, 999 of the first 1,000 stay and p95
# goes from 37 to 13 ms (benchmarks/passage_a_l_echelle.py, 23 November 2026).
BUDGET = 100_000


class MatriceInverse:
    """Postings of each term over n passages. Weights are float32, passage numbers int32, sorted within a term."""

    def __init__(
        self,
        termes: dict[str, int],
        debuts: NDArray[np.int64],
        passages: NDArray[np.int32],
        poids: NDArray[np.float32],
        n: int,
    ) -> None:
        self.termes = termes
        self.debuts = debuts
        self.passages = passages
        self.poids = poids
        self.n = n
        self.idf = np.log1p((n - np.diff(debuts) + 0.5) / (np.diff(debuts) + 0.5)).astype(np.float32)

    def df(self, terme: str) -> int:
        """Return how many passages hold a term; 0 for one never seen."""
        i = self.termes.get(terme)
        return 0 if i is None else int(self.debuts[i + 1] - self.debuts[i])

    def relever(self, requete: Mapping[str, float], budget: int) -> Releve:
        """Return the scores of a weighted query: the sum over its known terms of query times passage weight.

        Terms are summed for every passage, rarest first, until budget postings are read; one at least.
        """
        total = np.zeros(self.n, dtype=np.float32)
        connus = sorted((t for t in requete if t in self.termes), key=self.df)
        reste, lus = budget, 0
        for terme in connus:
            reste -= self.df(terme)
            if reste < 0 and lus:
                break
            poids, passages, notes = self._liste(terme, requete[terme])
            total[passages] += poids * notes
            lus += 1
        return Releve(total, tuple(self._liste(t, requete[t]) for t in connus[lus:]))

    def scores(self, requete: Mapping[str, float]) -> NDArray[np.float32]:
        """Return the whole score of every passage, however long it takes."""
        return self.relever(requete, len(self.passages)).total

    def _liste(self, terme: str, poids: float) -> Liste:
        a, b = self.debuts[self.termes[terme]], self.debuts[self.termes[terme] + 1]
        return np.float32(poids), self.passages[a:b], self.poids[a:b]

    def ecrire(self, dossier: Path, nom: str) -> None:
        """Write the matrix as five files of a folder."""
        noms = np.frombuffer("\n".join(self.termes).encode(), dtype=np.uint8)
        for cle, tableau in (
            ("termes", noms),
            ("debuts", self.debuts),
            ("passages", self.passages),
            ("poids", self.poids),
        ):
            np.save(dossier / f"{nom}-{cle}.npy", tableau, allow_pickle=False)
        (dossier / f"{nom}.json").write_text(json.dumps({"n": self.n}), encoding="utf-8")

    @classmethod
    def lire(cls, dossier: Path, nom: str) -> MatriceInverse:
        """Return the matrix of a folder, its large tables mapped rather than loaded."""
        lus = {
            cle: np.load(dossier / f"{nom}-{cle}.npy", mmap_mode="r", allow_pickle=False)
            for cle in ("termes", "debuts", "passages", "poids")
        }
        noms = bytes(lus["termes"]).decode()
        table = {t: i for i, t in enumerate(noms.split("\n"))} if noms else {}
        n = json.loads((dossier / f"{nom}.json").read_text(encoding="utf-8"))["n"]
        # np.asarray drops the memmap class, whose bookkeeping costs more than the sums, and keeps the mapping.
        return cls(table, np.array(lus["debuts"]), np.asarray(lus["passages"]), np.asarray(lus["poids"]), n)


Liste = tuple[np.float32, NDArray[np.int32], NDArray[np.float32]]  # query weight, passages, their weights


@dataclass(frozen=True, slots=True)
class Releve:
    """The scores of one query: light terms summed for every passage, heavy ones read for the passages asked."""

    total: NDArray[np.float32]
    lourds: tuple[Liste, ...]

    def exacts(self, rangs: Sequence[int] | NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the whole score of some passages, in the order given."""
        voulus = np.asarray(rangs, dtype=np.int32)  # the type of the lists: another would copy them
        scores = self.total[voulus]
        for poids, passages, notes in self.lourds:
            places = np.searchsorted(passages, voulus)
            places[places == len(passages)] = 0
            scores += np.where(passages[places] == voulus, poids * notes[places], np.float32(0))
        return scores

    def meilleurs(self, k: int, masque: NDArray[np.bool_] | None = None) -> NDArray[np.int64]:
        """Return at most k passages with the best light scores, unordered; mask None allows every passage."""
        total = self.total if masque is None else np.where(masque, self.total, 0)
        positifs = np.flatnonzero(total > 0)
        if len(positifs) <= k:
            return positifs
        return positifs[np.argpartition(-total[positifs], k)[:k]]


def requete_tfidf(matrice: MatriceInverse, termes: Mapping[str, float]) -> dict[str, float]:
    """Return the query weights of unit length that make scores a cosine with comptage.construire_tfidf."""
    poids = {
        t: (1 + np.log(p) if p >= 1 else p) * (np.log((1 + matrice.n) / (1 + matrice.df(t))) + 1)
        for t, p in termes.items()
        if t in matrice.termes
    }
    norme = float(np.sqrt(sum(v * v for v in poids.values()))) or 1.0
    return {t: v / norme for t, v in poids.items()}


def compter(termes: Iterable[str]) -> dict[str, float]:
    """Return how many times each term comes."""
    return {t: float(n) for t, n in Counter(termes).items()}
