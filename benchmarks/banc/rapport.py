"""What a person reads of a run: a table for each set, a plot, and what the run does not say."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.banc.mesures import Absence, Mesure, devant, sous_bm25
from benchmarks.banc.systemes import NOTRE

NON_MESURES = ("intfloat/multilingual-e5-small", "BAAI/bge-m3", "OrdalieTech/Solon-embeddings-base-0.1")
ENTETE = (
    f"{'système':34} {'passages':>8} {'nDCG@10':>8} {'intervalle 95 %':>16} {'rappel@5':>9} {'p50 ms':>8} {'× nous':>7} {'p95 ms':>8}"
    f" {'× nous':>7} {'passages/s':>11} {'mémoire Mo':>11} {'pointe':>7} {'modèle Mo':>10} {'index Mo':>9}"
)


def tableau(mesures: Sequence[Mesure], absents: Sequence[Absence]) -> str:
    """Return one table per set, best nDCG first, and what was left out of it."""
    pages = []
    for jeu in dict.fromkeys(m.jeu for m in mesures):
        siens = sorted((m for m in mesures if m.jeu == jeu), key=lambda m: -m.ndcg)
        lignes = [f"\n{jeu} ({siens[0].questions} questions)", ENTETE, *map(_ligne, siens)]
        lignes += [f"{a.systeme:34} non mesuré : {a.pourquoi}" for a in absents if a.jeu == jeu]
        pages.append("\n".join(lignes))
    return "\n".join(pages)


def _ligne(m: Mesure) -> str:
    return (
        f"{m.systeme[:34]:34} {m.passages:8d} {m.ndcg:8.1f} {m.bas:8.1f}–{m.haut:<7.1f} {m.rappel5:9.1f} {m.p50_ms:8.2f} {m.fois_p50:7.2f}"
        f" {m.p95_ms:8.2f} {m.fois_p95:7.2f} {m.passages_s:11.0f} {m.memoire_mo:11.0f} {m.pointe_mo:7.0f}"
        f" {m.modele_mo:10.1f} {m.index_mo:9.1f}"
    )


def conclusion(mesures: Sequence[Mesure], absents: Sequence[Absence]) -> str:
    """Return who beats ours, where BM25 does, and what was not measured, with the command that would."""
    lignes = ["\nDevant le nôtre, en nDCG@10 ou en rappel@5 : " + ("" if devant(mesures) else "personne.")]
    lignes += [
        f"  {m.systeme} sur « {m.jeu} » : {m.gain:+.1f} de nDCG@10 ({m.gain_bas:+.1f} à {m.gain_haut:+.1f})"
        for m in devant(mesures)
    ]
    lignes.append("Sous BM25 plié : " + (", ".join(sous_bm25(mesures)) or "aucun jeu") + ".")
    lignes += sorted({f"Absent : {a.systeme} ({a.pourquoi})." for a in absents})
    lignes.append(
        f"Charge de la machine à la fin : {os.getloadavg()[0]:.1f} pour {os.cpu_count()} cœurs ; un fil par système."
        " La mémoire compte tout le processus : bibliothèques, modèle, passages, index."
    )
    lignes.append(
        "Non mesurés ici, faute de téléchargement : " + ", ".join(NON_MESURES) + "."
        f" Sur une machine qui les a : python benchmarks/retrieval.py --hub {NON_MESURES[0]}"
    )
    return "\n".join(lignes)


def en_json(mesures: Iterable[Mesure], absents: Iterable[Absence]) -> str:
    """Return the run as JSON: {"mesures": […], "absents": […], "charge": load average}."""
    tout = {
        "mesures": [{c: None if v != v else v for c, v in asdict(m).items()} for m in mesures],  # nan is no JSON
        "absents": [asdict(a) for a in absents],
        "charge": os.getloadavg()[0],
    }
    return json.dumps(tout, ensure_ascii=False, indent=1)


def tracer(mesures: Sequence[Mesure], chemin: Path) -> None:
    """Write the plot: one group of bars per set, one bar per system, with intervals."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    jeux, noms = (list(dict.fromkeys(getattr(m, c) for m in mesures)) for c in ("jeu", "systeme"))
    figure, axe = plt.subplots(figsize=(8, max(4, 0.16 * len(noms) * len(jeux))))
    couleurs = plt.get_cmap("tab20").colors
    for i, nom in enumerate(noms):
        siens = [m for m in mesures if m.systeme == nom]
        axe.barh(
            [jeux.index(m.jeu) + 0.85 * i / len(noms) for m in siens],
            [m.ndcg for m in siens],
            0.8 / len(noms),
            xerr=[[m.ndcg - m.bas for m in siens], [m.haut - m.ndcg for m in siens]],
            label=nom,
            color="black" if nom == NOTRE else couleurs[i % len(couleurs)],
            error_kw={"elinewidth": 0.6, "ecolor": "grey"},
        )
    axe.set_yticks([k + 0.4 for k in range(len(jeux))], jeux)
    axe.invert_yaxis()
    axe.set_xlim(0, 100)
    axe.set_xlabel("nDCG@10, intervalle à 95 %")
    axe.legend(fontsize=7, loc="upper left", bbox_to_anchor=(1.01, 1))
    figure.savefig(chemin, dpi=110, bbox_inches="tight")
