"""FAISS behind LangChain's VectorStore, written with faiss.write_index: the only file that imports faiss."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import VectorStore
from numpy.typing import NDArray

# Beyond so many passages, vectors are kept in lists around centres and only the nearest lists are read. An exhaustive
# scan takes 2.2 ms at 30,000 passages and 13.7 ms at 200,000. There, 128 lists keep 96 % of the ten nearest and 94 % of
# the 200 nearest in 2.4 ms, built in 12 s; the best HNSW graph tried keeps 94 and 88 % in 1.4 ms, built in 47 s
# (benchmarks/graphes.py, 23 November 2026).
LISTES_DES = 50_000
LISTES_LUES = 128
POINTS_PAR_CENTRE = 40  # faiss asks for 39 at least


class MagasinFaiss(VectorStore):
    """Unit vectors of passages; documents come from the reader passed in, so nothing is held twice."""

    def __init__(self, index: Any, embedder: Embeddings, document: Callable[[int], Document]) -> None:
        self.index = index
        self._embedder = embedder
        self._document = document

    @property
    def embeddings(self) -> Embeddings:
        """Return the embedder of the questions."""
        return self._embedder

    @classmethod
    def from_vectors(
        cls, vecteurs: NDArray[np.float32], embedder: Embeddings, document: Callable[[int], Document]
    ) -> MagasinFaiss:
        """Return a store of unit vectors, in half precision: scanned whole when few, by lists when many."""
        faiss.omp_set_num_threads(os.cpu_count() or 1)
        index = _vide(len(vecteurs), int(vecteurs.shape[1]))
        if len(vecteurs):
            index.train(vecteurs)
            index.add(vecteurs)
        return cls(index, embedder, document)

    @classmethod
    def from_texts(
        cls, texts: list[str], embedding: Embeddings, metadatas: list[dict] | None = None, **kwargs: Any
    ) -> MagasinFaiss:
        """Return a store of plain texts (LangChain's interface)."""
        documents = [
            Document(page_content=t, metadata=m)
            for t, m in zip(texts, metadatas or [{} for _ in texts], strict=True)
        ]
        vecteurs = np.asarray(embedding.embed_documents(list(texts)), dtype=np.float32)
        return cls.from_vectors(vecteurs, embedding, documents.__getitem__)

    @classmethod
    def lire(
        cls,
        chemin: Path,
        embedder: Embeddings,
        document: Callable[[int], Document],
        exhaustif: bool = False,
    ) -> MagasinFaiss:
        """Return the store of a file whose bytes the manifest has already vouched for.

        exhaustif reads every list, however slow.
        """
        # One question is too small to share: threads would only fight for the cores.
        faiss.omp_set_num_threads(1)
        index = faiss.read_index(str(chemin))
        if isinstance(index, faiss.IndexIVF):
            index.nprobe = index.nlist if exhaustif else LISTES_LUES
        return cls(index, embedder, document)

    def ecrire(self, chemin: Path) -> None:
        """Write the vectors, never a pickle."""
        faiss.write_index(self.index, str(chemin))

    def tous(self) -> NDArray[np.float32]:
        """Return every vector, in passage order."""
        if not self.index.ntotal:
            return np.zeros((0, self.index.d), dtype=np.float32)
        if isinstance(self.index, faiss.IndexIVF):
            self.index.make_direct_map()
        return self.index.reconstruct_n(0, self.index.ntotal)

    def cosinus(self, vecteur: NDArray[np.float32], rangs: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the cosine of some passages, given by ranks in increasing order without repeats."""
        if not len(rangs):
            return np.zeros(0, np.float32)
        masque = np.zeros(self.index.ntotal, dtype=bool)
        masque[rangs] = True
        # A search limited to these passages decodes and multiplies in one pass: 6 times faster than rebuilding them.
        choix = self._choix(masque, partout=True)
        notes, trouves = self.index.search(vecteur.reshape(1, -1), len(rangs), params=choix)
        sortie = np.empty(len(rangs), np.float32)
        sortie[np.searchsorted(rangs, trouves[0])] = notes[0]
        return sortie

    def proches(
        self, vecteur: NDArray[np.float32], k: int, masque: NDArray[np.bool_] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the ranks and cosines of the k nearest passages among those the mask allows."""
        k = min(k, self.index.ntotal)
        if k < 1:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        choix = None if masque is None else self._choix(masque)
        cosinus, rangs = self.index.search(vecteur.reshape(1, -1), k, params=choix)
        connus = rangs[0] >= 0
        return rangs[0][connus], cosinus[0][connus]

    def _choix(self, masque: NDArray[np.bool_], partout: bool = False) -> Any:
        permis = faiss.IDSelectorBitmap(np.packbits(masque, bitorder="little"))
        if isinstance(self.index, faiss.IndexIVF):
            listes = self.index.nlist if partout else self.index.nprobe
            return faiss.SearchParametersIVF(sel=permis, nprobe=listes)
        return faiss.SearchParameters(sel=permis)

    def add_texts(
        self, texts: Iterable[str], metadatas: list[dict] | None = None, **kwargs: Any
    ) -> list[str]:
        """Refuse: the index is rebuilt beside and swapped, never edited in place."""
        raise NotImplementedError("use assistant.retrieval.construire: the index is rebuilt, never edited")

    def similarity_search_with_score(
        self, query: str, k: int = 4, **kwargs: Any
    ) -> list[tuple[Document, float]]:
        """Return the k nearest documents with their cosine (LangChain's interface)."""
        vecteur = np.asarray(self._embedder.embed_query(query), dtype=np.float32)
        rangs, cosinus = self.proches(vecteur, k)
        return [(self._document(int(i)), float(c)) for i, c in zip(rangs, cosinus, strict=True)]

    def similarity_search(self, query: str, k: int = 4, **kwargs: Any) -> list[Document]:
        """Return the k nearest documents (LangChain's interface)."""
        return [d for d, _ in self.similarity_search_with_score(query, k)]


def _vide(passages: int, dimension: int) -> Any:
    """Return an index ready to be trained, of the kind that suits so many passages."""
    genre, produit = faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
    if passages < LISTES_DES:
        return faiss.IndexScalarQuantizer(dimension, genre, produit)
    centres = faiss.IndexFlatIP(dimension)
    index = faiss.IndexIVFScalarQuantizer(centres, dimension, int(4 * passages**0.5), genre, produit, False)
    index.cp.max_points_per_centroid = POINTS_PAR_CENTRE
    return index
