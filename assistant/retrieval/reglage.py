"""Fits the weights of the fusion and of the evidence; run it again whenever the model changes.

    python -m assistant.retrieval.reglage --paires PAIRES.jsonl.gz --corpus corpus --index index --modele index/modele

Fitted on questions left out of training (paires.gardee), never on a set that a benchmark measures.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.domaine.sources import Passage
from assistant.retrieval.construction import construire
from assistant.retrieval.embedder import Embedder, charger_embedder
from assistant.retrieval.fusion import TRAITS, Poids
from assistant.retrieval.jeux import Jeu, document, passages_document
from assistant.retrieval.paires import fautes, gardee, lire_index, lire_paires, lire_questions, sms
from assistant.retrieval.recherche import Recherche, ouvrir

DENSES = tuple(i for i, t in enumerate(TRAITS) if t.startswith("dense"))
FAMILLES = {
    "codes": frozenset({"code_heading"}),
    "phrases": frozenset({"code_ict", "contrib_ict"}),
    "definitions": frozenset({"glossary", "publicodes", "faq", "tess_notes"}),
}
PAR_JEU = 150
MOTS = 45  # short pieces, so that these short texts have parents too and the parent weights can be learned
# Where the data say little, the weights stay near this: a passage and its parent count alike, meaning counts half.
DEPART = (0.0, 0.0, 0.0, 0.6, 0.3, 0.4, 0.6, 0.3, 0.3)
RAPPEL = 0.5
Groupe = tuple[
    NDArray[np.float32], NDArray[np.int64], NDArray[np.float64]
]  # features, group of each row, gain


def jeux_de_reglage(paires: Path, corpus: Path, index: Path, graine: int = 7) -> list[Jeu]:
    """Return the sets that the fusion is fitted on: questions that training never saw."""
    hasard = random.Random(graine)
    jeux = [_jeu_paires(nom, lire_paires(paires, sources), hasard) for nom, sources in FAMILLES.items()]
    produit = tuple(lire_index(index))
    connus = {p.id: p.parent or p.id for p in produit}
    questions = tuple(
        (q, {connus[i]: 1.0}) for q, i in lire_questions(corpus) if i in connus and gardee(q, 3)
    )
    return [*jeux, Jeu("regles", produit, questions)]


def _jeu_paires(
    nom: str, paires: Sequence[tuple[str, str]], hasard: random.Random, distracteurs: int = 4000
) -> Jeu:
    bonnes: dict[str, dict[str, float]] = {}
    numeros: dict[str, str] = {}
    for question, passage in paires:
        if gardee(question):
            bonnes.setdefault(question, {})[numeros.setdefault(passage, f"d{len(numeros)}")] = 1.0
    autres = [p for q, p in paires if not gardee(q)]
    for passage in hasard.sample(autres, min(distracteurs, len(autres))):
        numeros.setdefault(passage, f"d{len(numeros)}")
    tirees = hasard.sample(sorted(bonnes), min(PAR_JEU, len(bonnes)))
    passages = tuple(p for texte, i in numeros.items() for p in passages_document(i, "", texte, MOTS))
    return Jeu(nom, passages, tuple((q, bonnes[q]) for q in tirees))


def abime(jeu: Jeu, graine: int = 3) -> Jeu:
    """Return the set with half of its questions spoiled (typing errors, SMS)."""
    hasard = random.Random(graine)
    questions = [(hasard.choice((q, q, fautes(q, hasard), sms(q, hasard))), r) for q, r in jeu.questions]
    return replace(jeu, questions=tuple(questions))


def tables(jeu: Jeu, embedder: Embedder, synonymes: Path, modele: Path) -> list[Groupe]:
    """Return the features of the candidates of every question, the documents they belong to and their gains."""
    with tempfile.TemporaryDirectory() as dossier:
        recherche = ouvrir_essai(jeu.passages, Path(dossier), embedder, synonymes, modele)
        masque = np.ones(len(recherche), dtype=bool)
        sortie = []
        for question, pertinence in jeu.questions:
            rangs, table = recherche.candidats(recherche.preparer(question), masque)
            documents = [document(jeu.passages[i]) for i in rangs]
            noms = {d: i for i, d in enumerate(dict.fromkeys(documents))}
            gains = np.array([pertinence.get(d, 0.0) for d in noms])
            if gains.any():
                sortie.append((table, np.array([noms[d] for d in documents]), gains))
        return sortie


def ouvrir_essai(
    passages: Sequence[Passage], dossier: Path, embedder: Embedder, synonymes: Path, modele: Path
) -> Recherche:
    """Return the search over passages indexed in a throwaway folder with the model's data beside."""
    (dossier / "modele").symlink_to(modele.resolve())
    construire(passages, dossier, embedder)
    return ouvrir(dossier, embedder, synonymes)


def notes(groupe: Groupe, poids: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return one score per document: the best of its passages."""
    table, documents, gains = groupe
    scores = np.full(len(gains), -np.inf)
    np.maximum.at(scores, documents, table @ poids)
    return scores


def precision(groupes: Sequence[Groupe], poids: NDArray[np.float64]) -> float:
    """Return the mean nDCG@10 over questions."""
    return float(np.mean([_ndcg(notes(g, poids), g[2]) for g in groupes]))


def _ndcg(scores: NDArray[np.float64], gains: NDArray[np.float64]) -> float:
    rabais = 1 / np.log2(np.arange(2, 12))
    obtenu = gains[np.argsort(-scores, kind="stable")][:10]
    ideal = np.sort(gains)[::-1][:10]
    return float((obtenu * rabais[: len(obtenu)]).sum() / (ideal * rabais[: len(ideal)]).sum())


def perte(poids: NDArray[np.float64], jeux: Sequence[Sequence[Groupe]], chaleur: float = 12.0) -> float:
    """Return the mean listwise log loss, each set weighing the same."""
    total = 0.0
    for groupes in jeux:
        valeurs = []
        for groupe in groupes:
            s = notes(groupe, poids) * chaleur
            s -= s.max()
            e = np.exp(s)
            valeurs.append(-np.log(max(e[groupe[2] > 0].sum() / e.sum(), 1e-9)))
        total += float(np.mean(valeurs))
    return total / len(jeux) + RAPPEL * float(((poids - np.array(DEPART)) ** 2).sum())


def ajuster(jeux: Sequence[Sequence[Groupe]], interdits: Sequence[int] = ()) -> NDArray[np.float64]:
    """Return non-negative weights that minimise the loss; the features of interdits stay at zero."""
    from scipy.optimize import minimize

    bornes = [(0.0, 0.0) if i in interdits else (0.0, 3.0) for i in range(len(TRAITS))]
    depart = np.array([0.0 if i in interdits else d for i, d in enumerate(DEPART)])
    return minimize(perte, depart, args=(jeux,), method="L-BFGS-B", bounds=bornes, options={"maxiter": 60}).x


def validation_croisee(
    noms: Sequence[str], jeux: Sequence[Sequence[Groupe]], suivi: Callable[[str], None]
) -> None:
    """Report, for each set, nDCG with weights fitted on the others, with and without the dense part."""
    for i, nom in enumerate(noms):
        autres = [j for k, j in enumerate(jeux) if k != i]
        avec, sans = (precision(jeux[i], ajuster(autres, interdits)) for interdits in ((), DENSES))
        suivi(
            f"{nom}: {100 * avec:.1f} avec le dense, {100 * sans:.1f} sans, poids appris sur les autres jeux"
        )


def main(argv: Sequence[str] | None = None) -> None:
    """Fit and write fusion.json beside the model, keeping the evidence weights already there."""
    lecteur = argparse.ArgumentParser(description=__doc__)
    for nom in ("--paires", "--corpus", "--index", "--modele"):
        lecteur.add_argument(nom, type=Path, required=True)
    a = lecteur.parse_args(argv)
    embedder = charger_embedder(a.modele)
    jeux = jeux_de_reglage(a.paires, a.corpus, a.index)
    synonymes = a.corpus / "synonymes.toml"
    lues = [tables(abime(j), embedder, synonymes, a.modele) for j in jeux]
    validation_croisee([j.nom for j in jeux], lues, print)
    avec, sans = ajuster(lues), ajuster(lues, DENSES)
    print(dict(zip(TRAITS, np.round(avec, 3), strict=True)))
    ecrire(
        a.modele / "fusion.json",
        fusion=avec.round(4).tolist(),
        fusion_sans_dense=sans.round(4).tolist(),
        modele=embedder.nom,
    )


def ecrire(chemin: Path, **champs: object) -> None:
    """Update some fields of fusion.json, the defaults standing for those never fitted."""
    defaut = Poids()
    lu = {c: getattr(defaut, c) for c in Poids.__slots__}
    if chemin.is_file():
        lu |= json.loads(chemin.read_text(encoding="utf-8"))
    chemin.write_text(json.dumps(lu | champs, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
