"""Fits the evidence score: probability that the best passage answers, and the threshold under which to abstain.

    python -m assistant.retrieval.calibration --paires PAIRES.jsonl.gz --corpus corpus --index index \
        --questions benchmarks/questions_livre_blanc.jsonl [--diagramme calibration.png]

Half of the questions fit, the other half measure, then the reverse, ten times over; what is written is fitted on
all of them. Questions without an answer: those of the file
without a section, and labour-law questions that the corpus does not treat.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.embedder import charger_embedder
from assistant.retrieval.fusion import PREUVES
from assistant.retrieval.paires import fautes, gardee, lire_paires, lire_questions
from assistant.retrieval.recherche import Recherche, ouvrir
from assistant.retrieval.reglage import ecrire

REFUS_PERMIS = 0.04  # share of answerable questions that abstention may refuse
AILLEURS = frozenset({"contrib", "publicodes", "faq"})
QUESTION_MAX = 40  # words
TIRAGES = 10  # one split moves the shares by several points: each half holds some 140 good answers
Exemple = tuple[
    str, tuple[float, ...], float, bool
]  # question, evidence, does the best passage answer?, answerable?


@dataclass(frozen=True, slots=True)
class Essai:
    """Probabilities given by the half that did not fit, and the shares that the threshold gets wrong."""

    p: NDArray[np.float64]
    seuil: float
    refusees: float
    acceptees: float


def exemples(recherche: Recherche, corpus: Path, questions: Path, paires: Path, le: date) -> list[Exemple]:
    """Return the evidence of every question with whether its best passage answers."""
    hasard = random.Random(2)
    sortie = []
    for ligne in questions.read_text(encoding="utf-8").splitlines():
        lu = json.loads(ligne)
        for q in (lu["q"], fautes(lu["q"], hasard)):
            trouves = recherche.search(q, 5, le)
            bon = bool(trouves) and trouves[0].passage.section in lu["sections"]
            sortie.append(
                (
                    lu["q"],
                    recherche.indices(q, trouves) if trouves else (0.0,) * len(PREUVES),
                    float(bon),
                    bool(lu["sections"]),
                )
            )
    for q, attendu in lire_questions(corpus):
        trouves = recherche.search(q, 5, le)
        if gardee(q, 3) and trouves and (premier := trouves[0].passage).dispositif == attendu.split("/")[1]:
            sortie.append((q, recherche.indices(q, trouves), float(premier.id == attendu), True))
    ailleurs = sorted({q for q, _ in lire_paires(paires, AILLEURS) if est_question(q)})
    for q in hasard.sample(ailleurs, min(150, len(ailleurs))):
        sortie.append((q, recherche.indices(q, recherche.search(q, 5, le)), 0.0, False))
    return sortie


def est_question(texte: str) -> bool:
    """Return whether a text asks something: some of the pairs hold headings or pages of fields instead."""
    return "?" in texte and len(texte.split()) < QUESTION_MAX


def ajuster(table: NDArray[np.float64], verite: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the logistic weights, the bias last; a light ridge keeps them small."""
    from scipy.optimize import minimize

    plein = np.hstack([table, np.ones((len(table), 1))])

    def perte(w: NDArray[np.float64]) -> float:
        z = plein @ w
        return float(np.mean(np.logaddexp(0, z) - verite * z) + 0.002 * (w[:-1] ** 2).sum())

    return minimize(perte, np.zeros(plein.shape[1]), method="L-BFGS-B").x


def predire(table: NDArray[np.float64], poids: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probabilities."""
    return 1 / (1 + np.exp(-(table @ poids[:-1] + poids[-1])))


def fiabilite(
    p: NDArray[np.float64], verite: NDArray[np.float64], tranches: int = 8
) -> list[tuple[int, float, float]]:
    """Return, by bin of predicted probability, (count, mean predicted, share true)."""
    bornes = np.minimum((p * tranches).astype(int), tranches - 1)
    return [
        (int((bornes == b).sum()), float(p[bornes == b].mean()), float(verite[bornes == b].mean()))
        for b in range(tranches)
        if (bornes == b).any()
    ]


def main(argv: Sequence[str] | None = None) -> None:
    """Print what halves say of each other, write the weights of all and the mean threshold."""
    lecteur = argparse.ArgumentParser(description=__doc__)
    for nom in ("--paires", "--corpus", "--index", "--questions"):
        lecteur.add_argument(nom, type=Path, required=True)
    lecteur.add_argument("--diagramme", type=Path)
    a = lecteur.parse_args(argv)
    modele = a.index / "modele"
    recherche = ouvrir(a.index, charger_embedder(modele), a.corpus / "synonymes.toml")
    tous = exemples(recherche, a.corpus, a.questions, a.paires, date(2026, 11, 22))
    table = np.array([e[1] for e in tous])
    verite, repondable = np.array([e[2] for e in tous]), np.array([e[3] for e in tous])
    essais = [
        moitie_pour_moitie(table, verite, repondable, cles_paires([e[0] for e in tous], g))
        for g in range(TIRAGES)
    ]
    p = np.mean([e.p for e in essais], axis=0)
    _dire(essais, p, verite, int((~repondable).sum()))
    if a.diagramme:
        _tracer(fiabilite(p, verite), a.diagramme)
    poids = ajuster(table, verite)
    ecrire(
        modele / "fusion.json",
        preuve=poids[:-1].round(4).tolist(),
        biais=round(float(poids[-1]), 4),
        seuil=round(float(np.mean([e.seuil for e in essais])), 4),
    )


def cles_paires(cles: Sequence[str], graine: int) -> NDArray[np.bool_]:
    """Return a half drawn by question, so that a question and its misspelt copy fall on the same side."""
    return np.array([gardee(f"{graine} {c}", 2) for c in cles])


def moitie_pour_moitie(
    table: NDArray[np.float64],
    verite: NDArray[np.float64],
    repondable: NDArray[np.bool_],
    moitie: NDArray[np.bool_],
) -> Essai:
    """Return what each half says when the other one fits the weights and the threshold."""
    p, passe = np.zeros(len(verite)), np.zeros(len(verite), dtype=bool)
    seuils = []
    for appris in (moitie, ~moitie):
        poids = ajuster(table[appris], verite[appris])
        tous = predire(table, poids)
        seuils.append(float(np.quantile(tous[appris & (verite == 1)], REFUS_PERMIS)))
        p[~appris], passe[~appris] = tous[~appris], tous[~appris] >= seuils[-1]
    return Essai(
        p, float(np.mean(seuils)), float(np.mean(~passe[verite == 1])), float(np.mean(passe[~repondable]))
    )


def _dire(essais: Sequence[Essai], p: NDArray[np.float64], verite: NDArray[np.float64], sans: int) -> None:
    lues = fiabilite(p, verite)
    erreur = sum(n * abs(a - b) for n, a, b in lues) / len(p)
    brier = np.mean([np.mean((e.p - verite) ** 2) for e in essais])
    print(
        f"{len(p)} questions, {len(essais)} partages ; erreur de calibration {erreur:.3f} ; Brier {brier:.3f}"
    )
    for n, prevu, vrai in lues:
        print(f"  prévu {prevu:.2f}  vrai {vrai:.2f}  n={n}")
    for nom, valeurs in (
        ("refusées à tort", [e.refusees for e in essais]),
        (f"sans réponse et acceptées (n={sans})", [e.acceptees for e in essais]),
    ):
        print(f"{nom} : {np.mean(valeurs):.1%} (de {min(valeurs):.1%} à {max(valeurs):.1%})")


def _tracer(lues: Sequence[tuple[int, float, float]], chemin: Path) -> None:
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, axe = plt.subplots(figsize=(4.5, 4.5))
    axe.plot([0, 1], [0, 1], "--", color="grey")
    axe.plot([x[1] for x in lues], [x[2] for x in lues], "o-")
    axe.set_xlabel("probabilité annoncée")
    axe.set_ylabel("part de bonnes réponses")
    figure.tight_layout()
    figure.savefig(chemin, dpi=110)


if __name__ == "__main__":
    main()
