"""FAISS behind LangChain's VectorStore, written with faiss.write_index: the only file that imports faiss."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import VectorStore
from numpy.typing import NDArray

HNSW_DES = (
    100_000  # passages; beyond, a graph replaces the exhaustive scan (benchmarks/passage_a_l_echelle.py)
)


class MagasinFaiss(VectorStore):
    """Unit vectors of passages; documents come from the reader passed in, so nothing is held twice."""

    def __init__(self, index: Any, embedder: Embeddings, document: Callable[[int], Document]) -> None:
        self.index = index
        self._embedder = embedder
        self._document = document
        self._graphe = index

    @property
    def embeddings(self) -> Embeddings:
        """Return the embedder of the questions."""
        return self._embedder

    @classmethod
    def from_vectors(
        cls, vecteurs: NDArray[np.float32], embedder: Embeddings, document: Callable[[int], Document]
    ) -> MagasinFaiss:
        """Return a store of unit vectors, in half precision; exhaustive when small, HNSW when large."""
        dimension = int(vecteurs.shape[1])
        if len(vecteurs) < HNSW_DES:
            index = faiss.IndexScalarQuantizer(
                dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
            )
        else:
            index = faiss.IndexHNSWSQ(
                dimension, faiss.ScalarQuantizer.QT_fp16, 24, faiss.METRIC_INNER_PRODUCT
            )
            index.hnsw.efConstruction, index.hnsw.efSearch = 80, 128
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

        exhaustif scans every vector, even when the file holds a graph.
        """
        # One question is too small to share: threads would only fight for the cores.
        faiss.omp_set_num_threads(1)
        index = faiss.read_index(str(chemin))
        magasin = cls(_plat(index) if exhaustif else index, embedder, document)
        magasin._graphe = index  # owns the vectors that an exhaustive store scans
        return magasin

    def ecrire(self, chemin: Path) -> None:
        """Write the vectors, never a pickle."""
        faiss.write_index(self.index, str(chemin))

    def tous(self) -> NDArray[np.float32]:
        """Return every vector, in passage order."""
        if not self.index.ntotal:
            return np.zeros((0, self.index.d), dtype=np.float32)
        return self.index.reconstruct_n(0, self.index.ntotal)

    def cosinus(self, vecteur: NDArray[np.float32], rangs: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the cosine of some passages, given by ranks in increasing order without repeats."""
        if not len(rangs):
            return np.zeros(0, np.float32)
        masque = np.zeros(self.index.ntotal, dtype=bool)
        masque[rangs] = True
        choix = faiss.SearchParameters(sel=_bitmap(masque))
        # A search limited to these passages decodes and multiplies in one pass: 6 times faster than rebuilding them.
        notes, trouves = _plat(self.index).search(vecteur.reshape(1, -1), len(rangs), params=choix)
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

    def _choix(self, masque: NDArray[np.bool_]) -> Any:
        permis = _bitmap(masque)
        if isinstance(self.index, faiss.IndexHNSW):
            return faiss.SearchParametersHNSW(sel=permis, efSearch=self.index.hnsw.efSearch)
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


def _bitmap(masque: NDArray[np.bool_]) -> Any:
    return faiss.IDSelectorBitmap(np.packbits(masque, bitorder="little"))


def _plat(index: Any) -> Any:
    """Return the vectors as stored, under the graph when there is one."""
    return faiss.downcast_index(index.storage) if isinstance(index, faiss.IndexHNSW) else index
