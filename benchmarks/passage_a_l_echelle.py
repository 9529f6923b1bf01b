"""Growth: build time, load time, query time and memory as passages multiply.

    python benchmarks/passage_a_l_echelle.py --index index --tailles 10000 30000 200000 [--json]

p50 and p95 are of questions never asked before, one at a time, once the index is in memory. What speed gives up is
printed beside: how often the first passage, and how many of the first ten, are those of a search that reads every
posting and every vector.

Passages beyond the corpus are its own, each with some words drawn from another one: same language, same lengths.
Each size runs in a child process, so that the memory printed is its own.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

RACINE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(RACINE))

from assistant.domaine.sources import Passage  # noqa: E402
from assistant.retrieval import charger_embedder, construire, ouvrir  # noqa: E402
from assistant.retrieval.paires import fautes, lire_index  # noqa: E402
from assistant.retrieval.recherche import Recherche  # noqa: E402

MODELE = RACINE / "index" / "modele"
SYNONYMES = RACINE / "corpus" / "synonymes.toml"


def multiplier(passages: Sequence[Passage], taille: int) -> Iterator[Passage]:
    """Yield taille passages: the corpus, then mixtures of two of its passages."""
    hasard = random.Random(9)
    yield from passages[:taille]
    for n in range(taille - len(passages)):
        a, b = hasard.choice(passages), hasard.choice(passages)
        mots, autres = a.texte.split(), b.texte.split()
        for _ in range(len(mots) // 3):
            mots[hasard.randrange(len(mots))] = hasard.choice(autres)
        yield replace(a, id=f"copie/{n}", texte=" ".join(mots), parent=None)


def mesurer(index: Path, taille: int) -> dict[str, float]:
    """Return the figures of one size, in seconds, milliseconds and MB."""
    dossier = Path(tempfile.mkdtemp(prefix="echelle-"))
    (dossier / "modele").symlink_to(MODELE)
    embedder = charger_embedder(MODELE)
    passages = list(multiplier(lire_index(index), taille))
    debut = time.perf_counter()
    embedder.vecteurs([p.texte for p in passages[:5000]])
    vitesse = min(5000, taille) / (time.perf_counter() - debut)
    debut = time.perf_counter()
    construire(passages, dossier, embedder)
    construction = time.perf_counter() - debut
    del passages
    fini = subprocess.run(  # noqa: S603 - this very file, on our own folder
        [sys.executable, __file__, "--interroger", str(dossier)], capture_output=True, check=True, text=True
    )
    octets = sum(p.stat().st_size for p in dossier.rglob("*") if p.is_file())
    shutil.rmtree(dossier)
    return {
        "passages": taille,
        "passages_s": vitesse,
        "construction_s": construction,
        "disque_mo": octets / 1e6,
        **json.loads(fini.stdout),
    }


def interroger(dossier: Path) -> dict[str, float]:
    """Return load time, query times and resident memory of an index opened in this fresh process."""
    embedder = charger_embedder(MODELE)
    debut = time.perf_counter()
    recherche = ouvrir(dossier, embedder, SYNONYMES)
    chargement = time.perf_counter() - debut
    chauffer(recherche)
    durees, trouves = poser(recherche)
    memoire = memoire_mo()
    lent, reference = poser(ouvrir(dossier, embedder, SYNONYMES, exhaustif=True))
    p50, p95 = np.percentile(durees, [50, 95])
    return {
        "chargement_s": chargement,
        "p50_ms": p50,
        "p95_ms": p95,
        "memoire_mo": memoire,
        "exhaustif_p95_ms": np.percentile(lent, 95),
        "premier_identique": np.mean([a[:1] == b[:1] for a, b in zip(trouves, reference, strict=True)]),
        "dix_communs": np.mean([len({*a} & {*b}) / len(b) for a, b in zip(trouves, reference, strict=True)]),
    }


def chauffer(recherche: Recherche) -> None:
    """Ask other questions first: the pages of the index come from the disk once, not at each question."""
    for question in questions(graine=4):
        recherche.search(question, 10)


def poser(recherche: Recherche) -> tuple[list[float], list[list[str]]]:
    """Return the milliseconds and the ids found for each question, never asked before."""
    durees, trouves = [], []
    for question in questions(graine=3):
        debut = time.perf_counter()
        lus = recherche.search(question, 10)
        durees.append(1000 * (time.perf_counter() - debut))
        trouves.append([t.passage.id for t in lus])
    return durees, trouves


def questions(graine: int) -> list[str]:
    """Return the questions on the white paper, each with typing errors of its own."""
    hasard = random.Random(graine)
    lignes = (RACINE / "benchmarks" / "questions_livre_blanc.jsonl").read_text(encoding="utf-8").splitlines()
    return [fautes(json.loads(ligne)["q"], hasard) for ligne in lignes]


def memoire_mo() -> float:
    """Return the peak resident memory of this process; ru_maxrss would carry over that of the parent."""
    statut = Path("/proc/self/status")
    if not statut.is_file():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ligne = next(x for x in statut.read_text().splitlines() if x.startswith("VmHWM"))
    return int(ligne.split()[1]) / 1024


def main(argv: Sequence[str] | None = None) -> None:
    """Print one line per size."""
    lecteur = argparse.ArgumentParser(description=__doc__)
    lecteur.add_argument("--index", type=Path, default=RACINE / "index")
    lecteur.add_argument("--tailles", type=int, nargs="+", default=[10_000, 30_000, 200_000])
    lecteur.add_argument("--json", action="store_true")
    lecteur.add_argument("--interroger", type=Path)
    a = lecteur.parse_args(argv)
    if a.interroger:
        print(json.dumps(interroger(a.interroger)))
        return
    for taille in a.tailles:
        lu = mesurer(a.index, taille)
        print(json.dumps(lu) if a.json else "  ".join(f"{c} {v:.4g}" for c, v in lu.items()), flush=True)


if __name__ == "__main__":
    main()
