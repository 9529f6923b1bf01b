"""How long orientation takes, in processor time: loading, reading a job, searching a certification, a whole path.

Run from the root: python benchmarks/orientation.py. Exits 1 when a target is missed.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from statistics import median, quantiles

from assistant.orientation import Orientation, charger_orientation

RACINE = Path(__file__).parents[1]
LE = date(2026, 11, 22)
OBJECTIF_RECHERCHE_MS, OBJECTIF_PARCOURS_MS, OBJECTIF_OUVERTURE_MS = 15.0, 150.0, 300.0


def chronometrer(actions: Iterable[Callable[[], object]]) -> list[float]:
    """Return the processor time of each action in milliseconds: a busy machine does not change it."""
    durees = []
    for action in actions:
        debut = time.thread_time()
        action()
        durees.append((time.thread_time() - debut) * 1000)
    return durees


def dits(nom: str) -> list[str]:
    """Return the queries of one of our own sets."""
    with (RACINE / "tests" / "orientation" / nom).open(encoding="utf-8", newline="") as flux:
        return [ligne["dit"] for ligne in csv.DictReader(flux, delimiter=";")]


def noms_officiels() -> list[str]:
    """Return every ROME name."""
    with (RACINE / "corpus" / "metiers" / "appellations.csv").open(encoding="utf-8", newline="") as flux:
        return [ligne["long"] for ligne in csv.DictReader(flux)]


def montrer(titre: str, durees: list[float], objectif: float | None) -> bool:
    """Print one line and return whether the 95th percentile meets its target."""
    p95 = quantiles(durees, n=20)[-1] if len(durees) > 1 else durees[0]
    tenu = objectif is None or p95 <= objectif
    cible = "" if objectif is None else f"  target {objectif:.0f} ms {'met' if tenu else 'MISSED'}"
    print(f"{titre:34} n={len(durees):6}  median {median(durees):8.2f} ms  p95 {p95:8.2f} ms  max {max(durees):8.2f}{cible}")
    return tenu


def main() -> int:
    """Measure and print; return 0 when every target is met."""
    ouverte: list[Orientation] = []
    tenus = [montrer("open", chronometrer([lambda: ouverte.append(charger_orientation(RACINE / "corpus"))]), OBJECTIF_OUVERTURE_MS)]
    o = ouverte[0]
    montrer("first job (reads the names)", chronometrer([lambda: o.metiers.reconnaitre("je suis boulangerr")]), None)
    montrer("first search (builds the index)", chronometrer([lambda: o.certifications.chercher("boulanger", LE)]), None)
    montrer("first path (reads the mobilities)", chronometrer([lambda: o.parcours("D1505", LE)]), None)
    jobs = [*dits("jeu_metiers.csv"), *noms_officiels()]
    tenus.append(montrer("job, as said", chronometrer(lambda q=q: o.metiers.reconnaitre(q) for q in jobs), OBJECTIF_RECHERCHE_MS))
    demandes = [*dits("jeu_certifications.csv"), *noms_officiels()[::10]]
    recherches = chronometrer(lambda q=q: o.certifications.chercher(q, LE) for q in demandes)
    tenus.append(montrer("certification, as asked", recherches, OBJECTIF_RECHERCHE_MS))
    codes = list(o.metiers.par_code)[::10]
    envies = ("mains", "ecran", "enfants", "dehors")
    parcours = chronometrer(
        lambda c=c, e=e: o.parcours(c, LE, envies=e) for c in codes for e in ((), (envies[len(c + c[-1]) % 4],))
    )
    tenus.append(montrer("whole path", parcours, OBJECTIF_PARCOURS_MS))
    return 0 if all(tenus) else 1


if __name__ == "__main__":
    sys.exit(main())
