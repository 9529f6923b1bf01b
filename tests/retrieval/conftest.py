"""A small corpus of hand-written passages and an embedder computed by hand."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from assistant.domaine.sources import Passage
from assistant.retrieval import construire, ouvrir


class FauxEmbedder(Embeddings):
    """Counts words in 64 buckets; remembers how many texts it was given."""

    nom = "faux-64"
    dimension = 64

    def __init__(self) -> None:
        self.vus = 0

    def vecteurs(self, textes: Sequence[str]) -> np.ndarray:
        """Return one unit vector per text."""
        self.vus += len(textes)
        sortie = np.zeros((len(textes), 64), np.float32)
        for i, texte in enumerate(textes):
            for mot in texte.lower().split():
                sortie[i, zlib.crc32(mot.encode()) % 64] += 1
        return sortie / np.maximum(np.linalg.norm(sortie, axis=1, keepdims=True), 1e-9)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return vectors as lists."""
        return self.vecteurs(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        """Return one vector as a list."""
        return self.vecteurs([text])[0].tolist()


def passage(identifiant: str, texte: str, **reste: object) -> Passage:
    """Return a passage with plain defaults."""
    champs = {"nature": "note", "source": "livre-blanc", "titre": "Livre blanc", **reste}
    return Passage(identifiant, texte, **champs)  # type: ignore[arg-type]


PASSAGES = [
    passage(
        "lb/1",
        "Le projet de transition professionnelle (PTP) finance une formation. La commission décide.",
        section="4.1",
        chemin=("Dispositifs",),
    ),
    passage(
        "lb/1/p1",
        "Le projet de transition professionnelle (PTP) finance une formation.",
        section="4.1",
        chemin=("Dispositifs",),
        genre="phrase",
        parent="lb/1",
    ),
    passage(
        "lb/1/p2",
        "La commission décide seule de la suite.",
        section="4.1",
        chemin=("Dispositifs",),
        genre="phrase",
        parent="lb/1",
    ),
    passage("lb/2", "L'Occitanie compte 267 650 étudiants en 2022.", section="2.1.4"),
    passage(
        "lb/3", "Le tourisme emploie 100 000 salariés dans la région.", section="2.1.4", mots=("vacances",)
    ),
    passage(
        "regle/tco/a",
        "Les transitions collectives financent jusqu'à 36 000 euros.",
        nature="regle",
        source="code-travail",
        valide_du=date(2021, 1, 1),
        valide_au=date(2025, 12, 31),
    ),
    passage(
        "regle/tco/b",
        "Les transitions collectives financent jusqu'à zéro euro.",
        nature="regle",
        source="code-travail",
        valide_du=date(2026, 1, 1),
    ),
]
SYNONYMES = '[[groupes]]\nformes = ["fac", "étudiants"]\n[sms]\nkoi = "quoi"\n'


@pytest.fixture
def embedder() -> FauxEmbedder:
    """Return a fresh counting embedder."""
    return FauxEmbedder()


@pytest.fixture
def dossier(tmp_path: Path, embedder: FauxEmbedder) -> Path:
    """Return a folder that holds an index of PASSAGES."""
    construire(PASSAGES, tmp_path, embedder, empreinte="un")
    return tmp_path


@pytest.fixture
def recherche(dossier: Path, embedder: FauxEmbedder):
    """Return the index of PASSAGES opened."""
    synonymes = dossier / "synonymes.toml"
    synonymes.write_text(SYNONYMES, encoding="utf-8")
    return ouvrir(dossier, embedder, synonymes)
