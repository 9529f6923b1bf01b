"""What a system is worth on a set: quality with its interval, speed, memory, size; and who beats whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from assistant.retrieval.jeux import Jeu, ndcg
from benchmarks.banc.jeux import variantes
from benchmarks.banc.moteur import K, Systeme
from benchmarks.banc.systemes import BM25, NOTRE

TIRAGES = 1000
Lancer = Callable[[Systeme, Sequence[Jeu]], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Mesure:
    """One system on one set. Scores on 100, times in ms, memory and size in MB; speed in passages a second.

    passages: those it was given (some read whole documents only).
    fois_p50 and fois_p95: its times divided by ours on the same set in the same run, nan without ours.
    gain, gain_bas, gain_haut: its nDCG minus ours, question by question, and the bootstrap interval.
    """

    systeme: str
    jeu: str
    questions: int
    passages: int
    ndcg: float
    bas: float
    haut: float
    rappel5: float
    p50_ms: float
    p95_ms: float
    fois_p50: float
    fois_p95: float
    passages_s: float
    memoire_mo: float
    pointe_mo: float
    modele_mo: float
    index_mo: float
    gain: float
    gain_bas: float
    gain_haut: float


@dataclass(frozen=True, slots=True)
class Absence:
    """A system that could not be measured on a set, and why (a French phrase)."""

    systeme: str
    jeu: str
    pourquoi: str


def intervalle(valeurs: np.ndarray) -> tuple[float, float]:
    """Return the bootstrap 95 % interval of a mean."""
    tirages = np.random.default_rng(0).choice(valeurs, (TIRAGES, len(valeurs))).mean(axis=1)
    bas, haut = np.percentile(tirages, [2.5, 97.5])
    return float(bas), float(haut)


def comparer(
    jeu: Jeu, systemes: Iterable[Systeme], lancer: Lancer, dire: Callable[[str], None]
) -> tuple[list[Mesure], list[Absence]]:
    """Return the measures of every system on a set and its spoiled copies, ours first, and who was left out."""
    copies = variantes(jeu)
    mesures: list[Mesure] = []
    absents: list[Absence] = []
    nos: dict[str, tuple[np.ndarray, float, float]] = {}
    for systeme in sorted(systemes, key=lambda s: s.nom != NOTRE):
        dire(f"{jeu.nom} : {systeme.nom}")
        fait = lancer(systeme, copies)
        if "absent" in fait:
            absents.append(Absence(systeme.nom, jeu.nom, fait["absent"]))
            continue
        for copie in copies:
            mesures.append(_mesure(systeme.nom, copie, fait, nos))
    return mesures, absents


def _mesure(
    nom: str, jeu: Jeu, fait: Mapping[str, Any], nos: dict[str, tuple[np.ndarray, float, float]]
) -> Mesure:
    reponses = fait["reponses"][jeu.nom]
    paires = list(zip(reponses["ordres"], (r for _, r in jeu.questions), strict=True))
    scores = 100 * np.array([ndcg(o, r, K) for o, r in paires])
    p50, p95 = (float(p) for p in np.percentile(reponses["durees"], [50, 95]))
    if nom == NOTRE:
        nos[jeu.nom] = (scores, p50, p95)
    notre, notre50, notre95 = nos.get(jeu.nom, (np.full(len(scores), np.nan), np.nan, np.nan))
    gain = scores - notre
    return Mesure(
        nom, jeu.nom, len(scores), fait["passages"], float(scores.mean()), *intervalle(scores),
        100 * float(np.mean([any(d in r for d in o[:5]) for o, r in paires])),
        p50, p95, p50 / notre50, p95 / notre95, fait["passages"] / max(fait["construction_s"], 1e-9),
        *(fait[c] for c in ("memoire_mo", "pointe_mo", "modele_mo", "index_mo")),
        float(gain.mean()), *intervalle(gain),
    )  # fmt: skip


def sous_bm25(mesures: Iterable[Mesure]) -> list[str]:
    """Return the sets where ours has a lower nDCG than the best folded BM25, however little."""
    scores = {(m.jeu, m.systeme): m.ndcg for m in mesures}
    return [
        jeu
        for (jeu, nom), notre in scores.items()
        if nom == NOTRE and any(notre < scores.get((jeu, b), notre) for b in BM25)
    ]


def perdu(mesures: Sequence[Mesure], absents: Iterable[Absence]) -> bool:
    """Return whether ours is below folded BM25 on a set, or could not be measured on one."""
    return bool(sous_bm25(mesures)) or any(a.systeme == NOTRE for a in absents)


def devant(mesures: Iterable[Mesure]) -> list[Mesure]:
    """Return the measures of other systems whose mean nDCG or recall is above ours, however little."""
    liste = list(mesures)
    nos = {m.jeu: m for m in liste if m.systeme == NOTRE}
    return [
        m
        for m in liste
        if m.jeu in nos and m.systeme != NOTRE and (m.ndcg > nos[m.jeu].ndcg or m.rappel5 > nos[m.jeu].rappel5)
    ]
