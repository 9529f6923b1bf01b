"""An inverted matrix, term → (passage, weight), scored with numpy; saved as plain .npy and .json."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

K1, B = 1.2, 0.75


class MatriceInverse:
    """Postings of each term over n passages. Weights are float32, passage numbers int32."""

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

    def scores(self, requete: Mapping[str, float]) -> NDArray[np.float32]:
        """Return one score per passage: the sum over known query terms of query weight times passage weight."""
        total = np.zeros(self.n, dtype=np.float32)
        for terme, poids in requete.items():
            i = self.termes.get(terme)
            if i is None:
                continue
            a, b = self.debuts[i], self.debuts[i + 1]
            total[self.passages[a:b]] += np.float32(poids) * self.poids[a:b]
        return total

    def ecrire(self, dossier: Path, nom: str) -> None:
        """Write the matrix as four files of a folder."""
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


def construire_bm25(documents: Iterable[list[str]], k1: float = K1, b: float = B) -> MatriceInverse:
    """Return the BM25 matrix (Lucene's formula, as bm25s computes it) of documents given as lists of terms."""
    table, debuts, lignes, tf, longueurs = _comptes(documents)
    n = len(longueurs)
    df = np.diff(debuts)
    idf = np.log1p((n - df + 0.5) / (df + 0.5))
    moyenne = longueurs.mean() if n else 1.0
    norme = k1 * (1 - b + b * longueurs[lignes] / max(moyenne, 1e-9))
    poids = np.repeat(idf, df) * tf / (tf + norme)
    return MatriceInverse(table, debuts, lignes, poids.astype(np.float32), n)


def construire_tfidf(documents: Iterable[list[str]]) -> MatriceInverse:
    """Return the TF-IDF matrix (1 + log tf, unit length) of documents given as lists of terms."""
    table, debuts, lignes, tf, longueurs = _comptes(documents)
    n = len(longueurs)
    df = np.diff(debuts)
    idf = np.log((1 + n) / (1 + df)) + 1
    poids = np.repeat(idf, df) * (1 + np.log(tf))
    normes = np.sqrt(np.bincount(lignes, weights=poids**2, minlength=n))
    return MatriceInverse(
        table, debuts, lignes, (poids / np.maximum(normes[lignes], 1e-9)).astype(np.float32), n
    )


def _comptes(
    documents: Iterable[list[str]],
) -> tuple[dict[str, int], NDArray[np.int64], NDArray[np.int32], NDArray[np.float32], NDArray[np.float64]]:
    table: dict[str, int] = {}
    par_document: list[NDArray[np.int32]] = []
    for document in documents:
        par_document.append(
            np.fromiter((table.setdefault(t, len(table)) for t in document), np.int32, len(document))
        )
    longueurs = np.array([len(d) for d in par_document], dtype=np.float64)
    tous = np.concatenate(par_document) if par_document else np.zeros(0, np.int32)
    lignes = np.repeat(np.arange(len(par_document), dtype=np.int64), longueurs.astype(np.int64))
    cles, tf = np.unique(tous.astype(np.int64) * max(len(par_document), 1) + lignes, return_counts=True)
    colonnes, lignes = np.divmod(cles, max(len(par_document), 1))
    debuts = np.zeros(len(table) + 1, dtype=np.int64)
    np.cumsum(np.bincount(colonnes, minlength=len(table)), out=debuts[1:])
    return table, debuts, lignes.astype(np.int32), tf.astype(np.float32), longueurs


def requete_tfidf(matrice: MatriceInverse, termes: Mapping[str, float]) -> dict[str, float]:
    """Return the query weights of unit length that make scores a cosine with construire_tfidf."""
    connus = {t: p for t, p in termes.items() if t in matrice.termes}
    df = {t: int(matrice.debuts[matrice.termes[t] + 1] - matrice.debuts[matrice.termes[t]]) for t in connus}
    poids = {
        t: (1 + np.log(p) if p >= 1 else p) * (np.log((1 + matrice.n) / (1 + df[t])) + 1)
        for t, p in connus.items()
    }
    norme = float(np.sqrt(sum(v * v for v in poids.values()))) or 1.0
    return {t: v / norme for t, v in poids.items()}


def compter(termes: Iterable[str]) -> dict[str, float]:
    """Return how many times each term comes."""
    return {t: float(n) for t, n in Counter(termes).items()}
