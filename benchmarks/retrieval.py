"""Retrieval side by side: quality, typing errors, speed, memory, size. One run, one table, one plot.

    python benchmarks/retrieval.py [--set SET.json.gz …] [--json] [--plot FILE.png] [--index index]
        [--python-pairs PYTHON] [--hub MODEL …] [--seulement SYSTEM …] [--limite SECONDS] [--grand PASSAGES]
        [--memoire FOLDER] [--sans-les-notres]

Ours, BM25 (bm25s), TF-IDF, and the in-memory stacks of LangChain, Haystack and LlamaIndex, each with MiniLM and with
our own static model. The stacks run in the interpreter of --python-pairs: benchmarks/pairs.txt says how to make it.
Exit status 1 when ours is below folded BM25 on a set, or could not be measured on one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

RACINE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(RACINE))

from assistant.retrieval.jeux import lire_jeu  # noqa: E402
from benchmarks.banc.jeux import jeux_du_produit  # noqa: E402
from benchmarks.banc.lancer import Atelier  # noqa: E402
from benchmarks.banc.mesures import Absence, Lancer, Mesure, comparer, perdu  # noqa: E402
from benchmarks.banc.moteur import Systeme  # noqa: E402
from benchmarks.banc.rapport import conclusion, en_json, tableau, tracer  # noqa: E402
from benchmarks.banc.systemes import SYSTEMES, systeme  # noqa: E402


def options() -> argparse.ArgumentParser:
    """Return the reader of the command line."""
    lecteur = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lecteur.add_argument("--set", type=Path, action="append", default=[], dest="jeux", help="a set to measure too")
    lecteur.add_argument("--index", type=Path, default=RACINE / "index", help="the folder whose modele/ is measured")
    lecteur.add_argument("--hub", action="append", default=[], help="a sentence-transformers model to measure too")
    lecteur.add_argument("--seulement", action="append", default=[], help="a system by name, ours always with it")
    lecteur.add_argument("--python-pairs", type=Path, default=Path(sys.executable))
    lecteur.add_argument("--limite", type=int, default=900, help="seconds a system may take on a set")
    lecteur.add_argument("--grand", type=int, default=2000, help="passages above which stacks read whole documents")
    lecteur.add_argument("--memoire", type=Path, help="a folder that keeps vectors from one run to the next")
    lecteur.add_argument("--sans-les-notres", action="store_true", help="only the sets given")
    lecteur.add_argument("--plot", type=Path)
    lecteur.add_argument("--json", action="store_true")
    return lecteur


def choisir(hub: Sequence[str], seulement: Sequence[str]) -> list[Systeme]:
    """Return the systems to measure: all of them, or ours and those named, and the models of the hub."""
    voulus = [s for s in SYSTEMES if not seulement or s is SYSTEMES[0] or s.nom in seulement]
    return [*voulus, *map(systeme, hub)]


def main(argv: Sequence[str] | None = None, lancer: Lancer | None = None) -> int:
    """Measure and print; return 1 when ours is below folded BM25 on a set. lancer runs a system on a set."""
    a = options().parse_args(argv)
    mesures: list[Mesure] = []
    absents: list[Absence] = []
    jeux = [*map(lire_jeu, a.jeux), *([] if a.sans_les_notres else jeux_du_produit())]
    with tempfile.TemporaryDirectory(prefix="banc-") as garde:
        if a.memoire:
            a.memoire.mkdir(parents=True, exist_ok=True)
        atelier = Atelier(a.python_pairs, (a.index / "modele").resolve(), a.memoire or Path(garde), a.limite, a.grand)
        for jeu in jeux:
            lus, manques = comparer(
                jeu, choisir(a.hub, a.seulement), lancer or atelier, lambda m: print(m, file=sys.stderr)
            )
            mesures += lus
            absents += manques
    if a.plot and mesures:
        tracer(mesures, a.plot)
    print(en_json(mesures, absents) if a.json else tableau(mesures, absents) + "\n" + conclusion(mesures, absents))
    return 1 if perdu(mesures, absents) else 0


if __name__ == "__main__":
    sys.exit(main())
