"""How the three scores become one, and how sure the best passage is to answer. Weights are data."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

TRAITS = (
    "bm25",
    "grammes",
    "dense",
    "bm25_relatif",
    "grammes_relatif",
    "dense_relatif",
    "bm25_parent",
    "grammes_parent",
    "dense_parent",
)
PREUVES = (
    "couverture",
    "couverture_locale",
    "bm25",
    "grammes",
    "dense",
    "marge",
    "longueur",
    "manque",
    "nom_absent",
    "donnee",
)


@dataclass(frozen=True, slots=True)
class Poids:
    """Weights fitted by assistant.retrieval.reglage; perime multiplies a passage out of force."""

    fusion: tuple[float, ...] = (0.5, 1.0, 0.5, 1.0, 0.5, 0.3, 0.0, 0.0, 0.0)
    preuve: tuple[float, ...] = (3.0, 2.0, 1.5, 1.5, 2.0, 0.5, 0.0, -1.0, -1.5, -1.0)
    biais: float = -4.0
    seuil: float = 0.5
    perime: float = 0.8
    fusion_sans_dense: tuple[float, ...] = (0.5, 1.0, 0.0, 1.0, 0.5, 0.0, 0.0, 0.0, 0.0)


def lire_poids(chemin: Path) -> Poids:
    """Return the weights of a JSON file, the built-in ones when it is not there."""
    if not chemin.is_file():
        return Poids()
    lu = json.loads(chemin.read_text(encoding="utf-8"))
    return Poids(
        tuple(lu["fusion"]),
        tuple(lu["preuve"]),
        float(lu["biais"]),
        float(lu["seuil"]),
        float(lu["perime"]),
        tuple(lu["fusion_sans_dense"]),
    )


Scores = tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]


def traits(propres: Scores, parents: Scores, plafond: float) -> NDArray[np.float32]:
    """Return one row per candidate from its three scores and its parent's (BM25, n-grams, cosine).

    plafond is the BM25 score of a passage that would hold every word of the question.
    """
    haut = max(plafond, 1e-6)
    bm25, lettres, dense = propres
    return np.stack(
        [
            bm25 / haut,
            lettres,
            dense,
            _relatif(bm25),
            _relatif(lettres),
            _relatif(np.maximum(dense, 0)),
            parents[0] / haut,
            parents[1],
            parents[2],
        ],
        axis=1,
    )


def _relatif(x: NDArray[np.float32]) -> NDArray[np.float32]:
    haut = float(x.max()) if len(x) else 0.0
    return x / haut if haut > 1e-6 else np.zeros_like(x)


def probabilite(valeurs: Sequence[float], poids: Poids) -> float:
    """Return the logistic of the evidence, between 0 and 1."""
    z = poids.biais + sum(p * v for p, v in zip(poids.preuve, valeurs, strict=True))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))
