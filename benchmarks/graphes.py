"""Exhaustive scan, HNSW and IVF on the same vectors: recall, time, memory and time to build.

    python benchmarks/graphes.py --index index --tailles 30000 200000 [--json]

Vectors are those of the corpus's passages and of mixtures of two of them (passage_a_l_echelle.multiplier); the
questions are those on the white paper, with typing errors. Recall is the share of the exhaustive scan's k nearest.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from passage_a_l_echelle import MODELE, RACINE, multiplier, questions

from assistant.retrieval import charger_embedder
from assistant.retrieval.paires import lire_index

FP16 = faiss.ScalarQuantizer.QT_fp16
PRODUIT = faiss.METRIC_INNER_PRODUCT
K = 200  # what the search takes from the vectors


def exhaustif(vecteurs: np.ndarray) -> Any:
    """Return the scan of every vector."""
    return _rempli(faiss.IndexScalarQuantizer(vecteurs.shape[1], FP16, PRODUIT), vecteurs)


def hnsw(vecteurs: np.ndarray, voisins: int, effort: int) -> Any:
    """Return a graph of so many neighbours a vector."""
    index = faiss.IndexHNSWSQ(vecteurs.shape[1], FP16, voisins, PRODUIT)
    index.hnsw.efConstruction = effort
    return _rempli(index, vecteurs)


def ivf(vecteurs: np.ndarray) -> Any:
    """Return lists around as many centres as faiss advises: four times the square root."""
    centres = int(4 * np.sqrt(len(vecteurs)))
    dimension = vecteurs.shape[1]
    index = faiss.IndexIVFScalarQuantizer(faiss.IndexFlatIP(dimension), dimension, centres, FP16, PRODUIT, False)
    index.cp.max_points_per_centroid = 40
    return _rempli(index, vecteurs)


def _rempli(index: Any, vecteurs: np.ndarray) -> Any:
    index.train(vecteurs)
    index.add(vecteurs)
    return index


def essais(vecteurs: np.ndarray) -> Iterator[tuple[str, Any, float]]:
    """Yield the name, the index and the seconds to build of each setting."""
    for voisins, effort in ((16, 40), (24, 80)):
        debut = time.perf_counter()
        index = hnsw(vecteurs, voisins, effort)
        duree = time.perf_counter() - debut
        for ef in (64, 128, 256):
            index.hnsw.efSearch = ef
            yield f"HNSW {voisins}, construit à {effort}, lu à {ef}", index, duree
    debut = time.perf_counter()
    index = ivf(vecteurs)
    duree = time.perf_counter() - debut
    for sondes in (8, 32, 128):
        index.nprobe = sondes
        yield f"IVF {index.nlist}, {sondes} listes lues", index, duree


def mesurer(taille: int, index: Path) -> Iterator[dict[str, Any]]:
    """Yield one line per setting: recall of the first 10 and of the first 200, milliseconds, seconds to build."""
    embedder = charger_embedder(MODELE)
    vecteurs = embedder.vecteurs([p.texte for p in multiplier(lire_index(index), taille)])
    demandes = embedder.vecteurs(questions(3))
    faiss.omp_set_num_threads(2)
    plat = exhaustif(vecteurs)
    attendus, p95 = chercher(plat, demandes)
    yield {"passages": taille, "index": "tout lire", "rappel_10": 1.0, "rappel_200": 1.0, "p95_ms": p95, "construit_s": 0.0}
    for nom, essaye, duree in essais(vecteurs):
        trouves, p95 = chercher(essaye, demandes)
        rappels = {
            f"rappel_{k}": float(np.mean([len({*a[:k]} & {*b[:k]}) / k for a, b in zip(attendus, trouves, strict=True)]))
            for k in (10, K)
        }
        yield {"passages": taille, "index": nom, **rappels, "p95_ms": p95, "construit_s": duree}


def chercher(index: Any, demandes: np.ndarray) -> tuple[list[list[int]], float]:
    """Return the nearest of each question and the p95 in milliseconds, one thread, one question at a time."""
    faiss.omp_set_num_threads(1)
    durees, trouves = [], []
    for demande in demandes:
        debut = time.perf_counter()
        trouves.append(index.search(demande[None], K)[1][0].tolist())
        durees.append(1000 * (time.perf_counter() - debut))
    faiss.omp_set_num_threads(2)
    return trouves, float(np.percentile(durees, 95))


def main(argv: Sequence[str] | None = None) -> None:
    """Print one line per size and setting."""
    lecteur = argparse.ArgumentParser(description=__doc__)
    lecteur.add_argument("--index", type=Path, default=RACINE / "index")
    lecteur.add_argument("--tailles", type=int, nargs="+", default=[30_000, 200_000])
    lecteur.add_argument("--json", action="store_true")
    a = lecteur.parse_args(argv)
    for taille in a.tailles:
        for lu in mesurer(taille, a.index):
            print(json.dumps(lu, ensure_ascii=False) if a.json else "  ".join(f"{c} {v}" for c, v in lu.items()), flush=True)


if __name__ == "__main__":
    sys.exit(main())
