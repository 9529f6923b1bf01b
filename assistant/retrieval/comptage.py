"""Builds the lexical matrices: terms counted by batches, so that a million passages fit in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.inverse import MatriceInverse

K1, B = 1.2, 0.75  # Robertson's values, those of Lucene
TRANCHE = 8_000_000  # postings weighed at once: 64 MB of float64

Lot = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.uint16]]  # term, passage, count; sorted by term


class Compteur:
    """Counts of terms by passage, added batch after batch."""

    def __init__(self) -> None:
        self.termes: dict[str, int] = {}
        self.longueurs: list[int] = []
        self._lots: list[Lot] = []

    def ajouter(self, documents: Sequence[Sequence[str]]) -> None:
        """Count the terms of the next documents."""
        table, premier = self.termes, len(self.longueurs)
        longueurs = [len(d) for d in documents]
        ids = np.fromiter((table.setdefault(t, len(table)) for d in documents for t in d), np.int64)
        lignes = np.repeat(np.arange(len(documents), dtype=np.int64), longueurs)
        cles, tf = np.unique(ids * max(len(documents), 1) + lignes, return_counts=True)
        colonnes, lignes = np.divmod(cles, max(len(documents), 1))
        comptes = np.minimum(tf, np.iinfo(np.uint16).max).astype(np.uint16)
        self._lots.append((colonnes.astype(np.int32), (lignes + premier).astype(np.int32), comptes))
        self.longueurs += longueurs

    def assembler(self) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float32]]:
        """Return the start of each term's list, the passages of all lists and the counts; empties the batches."""
        debuts = np.zeros(len(self.termes) + 1, dtype=np.int64)
        for colonnes, _, _ in self._lots:
            debuts[1:] += np.bincount(colonnes, minlength=len(self.termes))
        np.cumsum(debuts, out=debuts)
        passages = np.empty(debuts[-1], dtype=np.int32)
        comptes = np.empty(debuts[-1], dtype=np.float32)
        suivant = debuts[:-1].copy()
        while self._lots:
            colonnes, lignes, tf = self._lots.pop(0)
            combien = np.bincount(colonnes, minlength=len(self.termes))
            places = np.repeat(suivant - (np.cumsum(combien) - combien), combien) + np.arange(len(colonnes))
            passages[places], comptes[places] = lignes, tf
            suivant += combien
        return debuts, passages, comptes


def bm25(compteur: Compteur, k1: float = K1, b: float = B) -> MatriceInverse:
    """Return the BM25 matrix (Lucene's formula, as bm25s computes it) of what was counted."""
    longueurs = np.array(compteur.longueurs, dtype=np.float64)
    debuts, passages, poids = compteur.assembler()
    n, df = len(longueurs), np.diff(debuts)
    idf = np.log1p((n - df + 0.5) / (df + 0.5))
    norme = k1 * (1 - b + b * longueurs / max(longueurs.mean() if n else 1.0, 1e-9))
    for part, termes in _tranches(debuts):
        tf = poids[part].astype(np.float64)
        poids[part] = idf[termes] * tf / (tf + norme[passages[part]])
    return MatriceInverse(compteur.termes, debuts, passages, poids, n)


def tfidf(compteur: Compteur) -> MatriceInverse:
    """Return the TF-IDF matrix (1 + log tf, unit length) of what was counted."""
    n = len(compteur.longueurs)
    debuts, passages, poids = compteur.assembler()
    idf = np.log((1 + n) / (1 + np.diff(debuts))) + 1
    carres = np.zeros(n)
    for part, termes in _tranches(debuts):
        pleins = idf[termes] * (1 + np.log(poids[part]))
        carres += np.bincount(passages[part], weights=pleins**2, minlength=n)
        poids[part] = pleins
    normes = np.maximum(np.sqrt(carres), 1e-9)
    for part, _ in _tranches(debuts):
        poids[part] /= normes[passages[part]]
    return MatriceInverse(compteur.termes, debuts, passages, poids, n)


def _tranches(debuts: NDArray[np.int64]) -> Iterator[tuple[slice, NDArray[np.int64]]]:
    """Yield parts of the lists and the term of each of their places."""
    for a in range(0, int(debuts[-1]), TRANCHE):
        part = slice(a, min(a + TRANCHE, int(debuts[-1])))
        yield part, np.searchsorted(debuts, np.arange(part.start, part.stop), side="right") - 1


def construire_bm25(documents: Iterable[Sequence[str]]) -> MatriceInverse:
    """Return the BM25 matrix of documents given as lists of terms."""
    return bm25(_compte(documents))


def construire_tfidf(documents: Iterable[Sequence[str]]) -> MatriceInverse:
    """Return the TF-IDF matrix of documents given as lists of terms."""
    return tfidf(_compte(documents))


def _compte(documents: Iterable[Sequence[str]]) -> Compteur:
    compteur = Compteur()
    compteur.ajouter(list(documents))
    return compteur
