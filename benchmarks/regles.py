"""How long the law takes, in processor time: loading, one evaluation of every scheme, the next question.

Run from the root: python benchmarks/regles.py [--repetitions N]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from statistics import median, quantiles

from assistant.domaine.profil import Profil
from assistant.regles import Droit, charger_droit, evaluer, lire_faits_declares, prochaine_question

CORPUS = Path(__file__).parents[1] / "corpus"
LE = date(2026, 11, 22)
OBJECTIF_EVALUATION_MS, OBJECTIF_CHARGEMENT_MS = 1.0, 50.0


def personne(droit: Droit, tirage: Random) -> Profil:
    """Return a random person: each declared fact known one time in two, values drawn within its bounds."""
    table: dict[str, object] = {}
    for ident, definition in droit.definitions.items():
        if tirage.random() < 0.5:
            continue
        if definition.type == "bool":
            table[ident] = tirage.random() < 0.5
        elif definition.type == "choix":
            table[ident] = tirage.choice(definition.reponses)[0]
        elif definition.type == "nombre":
            haut = min(int(definition.maxi or 100), 4000)
            table[ident] = tirage.randint(int(definition.mini or 0), haut)
        elif definition.type == "date":
            table[ident] = date(2026 + tirage.randint(0, 2), tirage.randint(1, 12), tirage.randint(1, 28))
    return lire_faits_declares(droit, table)


def chronometrer(actions: list[Callable[[], object]]) -> list[float]:
    """Return the processor time of each action in milliseconds: a busy machine does not change it."""
    durees = []
    for action in actions:
        debut = time.thread_time()
        action()
        durees.append((time.thread_time() - debut) * 1000)
    return durees


def dire(nom: str, durees: list[float], objectif: float | None = None) -> None:
    """Print median, p95, worst and the ratio to the target (on p95)."""
    p95 = quantiles(durees, n=20)[-1]
    suite = f", objectif {objectif} ms : {p95 / objectif:.2f} fois l'objectif" if objectif else ""
    print(f"{nom} : médiane {median(durees):.3f} ms, p95 {p95:.3f} ms, pire {max(durees):.3f} ms{suite}")


def main() -> None:
    """Load ten times, then evaluate and question random people."""
    lecteur = argparse.ArgumentParser(description=__doc__)
    lecteur.add_argument("--repetitions", type=int, default=2000)
    repetitions = lecteur.parse_args().repetitions
    dire("Chargement", chronometrer([lambda: charger_droit(CORPUS)] * 10), OBJECTIF_CHARGEMENT_MS)
    droit, tirage = charger_droit(CORPUS), Random(20261122)
    gens = [personne(droit, tirage) for _ in range(repetitions)]
    print(f"{len(droit.dispositifs)} dispositifs, {sum(len(d.conditions) for d in droit.dispositifs)} conditions,"
          f" {repetitions} personnes au hasard")
    dire("Évaluation complète", chronometrer([lambda p=p: evaluer(droit, p, LE) for p in gens]),
         OBJECTIF_EVALUATION_MS)
    dire("Question suivante", chronometrer([lambda p=p: prochaine_question(droit, p, LE, ()) for p in gens[:300]]))


if __name__ == "__main__":
    main()
