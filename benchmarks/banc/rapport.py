"""What a person reads of a run: a table for each set, a plot, and what the run does not say."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.banc.mesures import Absence, Mesure, devant, sous_bm25
from benchmarks.banc.systemes import NOTRE

NON_MESURES = ("intfloat/multilingual-e5-small", "BAAI/bge-m3", "OrdalieTech/Solon-embeddings-base-0.1")
TEL_QUEL = "telles quelles"
SIGNES = {  # a mark and a colour for each copy
    TEL_QUEL: ("o", "black"),
    "fautes": ("x", "tab:red"),
    "sans accents": ("|", "tab:blue"),
    "SMS": ("+", "tab:green"),
}
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
    lignes = ["\nDevant le nôtre, en nDCG@10 ou en rappel@5 :" + ("" if devant(mesures) else " personne.")]
    nos = {m.jeu: m for m in mesures if m.systeme == NOTRE}
    lignes += [
        f"  {m.systeme} sur « {m.jeu} » : nDCG@10 {m.gain:+.1f} ({m.gain_bas:+.1f} à {m.gain_haut:+.1f}),"
        f" rappel@5 {m.rappel5 - nos[m.jeu].rappel5:+.1f}"
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
    """Write the plot: one panel per set, one row per system, its interval, and a mark for each spoiled copy."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    noms = list(dict.fromkeys(m.systeme for m in mesures))[::-1]
    jeux = list(dict.fromkeys(origine(m.jeu)[0] for m in mesures))
    largeur = 3 + 3 * len(jeux)
    figure, axes = plt.subplots(1, len(jeux), figsize=(largeur, 1.5 + 0.32 * len(noms)), sharey=True, squeeze=False)
    for axe, jeu in zip(axes[0], jeux, strict=True):
        _panneau(axe, [m for m in mesures if origine(m.jeu)[0] == jeu], noms)
        axe.set_title(jeu, fontsize=9)
    poignees, titres = axes[0][0].get_legend_handles_labels()
    figure.legend(poignees, titres, loc="lower center", ncol=len(titres), fontsize=8)
    figure.tight_layout(rect=(0, 0.05, 1, 1))
    figure.savefig(chemin, dpi=110)
    plt.close(figure)


def _panneau(axe: Any, mesures: Sequence[Mesure], noms: Sequence[str]) -> None:
    for copie, (signe, couleur) in SIGNES.items():
        siens = [m for m in mesures if origine(m.jeu)[1] == copie]
        rangs = [noms.index(m.systeme) for m in siens]
        axe.scatter([m.ndcg for m in siens], rangs, marker=signe, color=couleur, s=24, label=copie, zorder=2)
        if copie == TEL_QUEL:
            axe.hlines(rangs, [m.bas for m in siens], [m.haut for m in siens], color="grey", lw=1, zorder=1)
            axe.axvline(next((m.ndcg for m in siens if m.systeme == NOTRE), 0), color="black", lw=0.5, ls=":")
    axe.set_yticks(range(len(noms)), noms, fontsize=8)
    axe.set_xlabel("nDCG@10", fontsize=8)
    axe.grid(axis="x", lw=0.3)


def origine(jeu: str) -> tuple[str, str]:
    """Return the set that a copy was made of, and the name of the copy."""
    tronc, _, copie = jeu.rpartition(", ")
    return (tronc, copie) if tronc and copie in SIGNES else (jeu, TEL_QUEL)
