"""The same questions answered with and without a language model: both scores, and what the guard refused and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.dialogue.assistant import Assistant
from assistant.errors import EntreeInvalide
from assistant.evaluation.rapport import evaluer_jeux

ISSUES = {
    "accepte": "rédigées par le modèle", "accepte_au_second_essai": "rédigées au second essai", "remplace": "remplacées par la réponse vérifiée",
    "panne": "sans modèle (panne)", "refuse": "essais refusés", "lecture": "messages lus", "suite": "suites complétées",
}


def comparer_modele(assistant: Assistant, fichiers: Sequence[Path], detail: bool, dire: Callable[[str], None]) -> dict[str, float]:
    """Say the scores without then with the model, then the fate of the drafts; return the rates with it.

    Raises EntreeInvalide when no model is set.
    """
    modele = assistant.services.modele
    if modele is None:
        raise EntreeInvalide("Aucun modèle n'est réglé. Donnez-le avec --modele, par exemple « openai:nom » (voir docs/modeles.md).")
    dire("Sans modèle")
    evaluer_jeux(Assistant(replace(assistant.services, modele=None)), fichiers, detail, dire)
    dire(f"Avec le modèle {modele.nom}")
    # The question sets hold nobody's data, so no consent is needed: the model is used as if it were of the house.
    sans_accord = replace(modele, externe=False)
    taux = evaluer_jeux(Assistant(replace(assistant.services, modele=sans_accord)), fichiers, detail, dire)
    _imprimer(sans_accord.comptes.issues, sans_accord.comptes.motifs, dire)
    return taux


def _imprimer(issues: dict[str, int], motifs: dict[str, int], dire: Callable[[str], None]) -> None:
    for cle, nom in ISSUES.items():
        if issues.get(cle):
            dire(f"  {nom} : {issues[cle]}")
    if motifs:
        dire("  motifs : " + ", ".join(f"{nom} {n}" for nom, n in sorted(motifs.items(), key=lambda m: (-m[1], m[0]))))
