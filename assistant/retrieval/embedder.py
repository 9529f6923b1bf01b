"""Embedders: our own static model read without torch, or any hub model named by a setting."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from assistant.errors import CorpusError

LOT = 512


class EmbedderStatique(Embeddings):
    """Mean of token vectors, unit length: the very vectors of sentence-transformers' StaticEmbedding."""

    def __init__(self, dossier: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(dossier / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        tenseurs = load_file(dossier / "model.safetensors")
        self._codes = tenseurs["codes"]
        self._echelles = tenseurs["echelles"].astype(np.float32)
        self.dimension = int(self._codes.shape[1])
        self.nom = json.loads((dossier / "provenance.json").read_text(encoding="utf-8"))["nom"]

    def vecteurs(self, textes: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector per text, float32; a text without a known token gets zeros."""
        sortie = np.zeros((len(textes), self.dimension), dtype=np.float32)
        for debut in range(0, len(textes), LOT):
            lot = self.tokenizer.encode_batch(list(textes[debut : debut + LOT]), add_special_tokens=False)
            for i, jetons in enumerate(lot, debut):
                if jetons.ids:
                    ids = np.asarray(jetons.ids)
                    sortie[i] = self._echelles[ids] @ self._codes[ids].astype(np.float32)
        normes = np.linalg.norm(sortie, axis=1, keepdims=True)
        return sortie / np.maximum(normes, 1e-12)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one unit vector per text (LangChain's interface)."""
        return self.vecteurs(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        """Return the unit vector of a question (LangChain's interface)."""
        return self.vecteurs([text])[0].tolist()


class EmbedderHub(Embeddings):
    """Any sentence-transformers model, loaded at first use: torch is imported only then."""

    def __init__(self, nom: str) -> None:
        self.nom = nom
        self._modele: object | None = None

    def vecteurs(self, textes: Sequence[str], invite: str | None = None) -> NDArray[np.float32]:
        """Return one unit vector per text, float32."""
        if self._modele is None:
            from sentence_transformers import SentenceTransformer

            self._modele = SentenceTransformer(self.nom, device="cpu")
        encoder = self._modele.encode_query if invite == "query" else self._modele.encode_document  # type: ignore[attr-defined]
        return encoder(list(textes), normalize_embeddings=True, convert_to_numpy=True).astype(np.float32)

    @property
    def dimension(self) -> int:
        """Return the number of dimensions, measured on one word."""
        return int(self.vecteurs(["mot"]).shape[1])

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one unit vector per text (LangChain's interface)."""
        return self.vecteurs(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        """Return the unit vector of a question (LangChain's interface)."""
        return self.vecteurs([text], "query")[0].tolist()


Embedder = EmbedderStatique | EmbedderHub


def charger_embedder(dossier_modele: Path, nom: str | None = None) -> Embedder:
    """Return our own model, or the hub model named (setting ASSISTANT_EMBEDDINGS); raises CorpusError."""
    if nom:
        return EmbedderHub(nom)
    if not (dossier_modele / "model.safetensors").is_file():
        raise CorpusError(
            f"Le modèle de recherche manque dans « {dossier_modele.name} ». "
            "Reprenez une copie complète du dépôt."
        )
    return EmbedderStatique(dossier_modele)
