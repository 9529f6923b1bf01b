"""The sets: those given, our own, and the copies of each that people type on a phone."""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.domaine.sources import Passage
from assistant.ingestion import lire_corpus
from assistant.retrieval.jeux import Jeu, document
from assistant.retrieval.paires import fautes, lire_questions, sans_accents, sms

RACINE = Path(__file__).resolve().parents[2]
CORPUS = RACINE / "corpus"
QUESTIONS = RACINE / "tests" / "evaluation"
GRAINE = 20


def variantes(jeu: Jeu) -> list[Jeu]:
    """Return the set as it is, with typing errors, without accents, and as text messages."""
    hasard = random.Random(GRAINE)
    gachis: Mapping[str, Callable[[str], str]] = {
        "fautes": lambda q: fautes(q, hasard),
        "sans accents": sans_accents,
        "SMS": lambda q: sms(q, hasard),
    }
    copies = [
        replace(jeu, nom=f"{jeu.nom}, {nom}", questions=tuple((f(q), r) for q, r in jeu.questions))
        for nom, f in gachis.items()
    ]
    return [jeu, *copies]


def jeux_du_produit() -> list[Jeu]:
    """Return our own sets, over the corpus as it is now: the white paper asked by two authors, then the rules.

    The rules are looked for among all that is not a table of jobs or certifications. Their questions are those of the
    evaluation: the questions that the rule files carry are what the fusion is fitted on (assistant.retrieval.reglage).
    """
    passages = lire_corpus(CORPUS).passages
    livre = tuple(p for p in passages if p.source == "livre-blanc")
    return [
        Jeu("livre blanc", livre, par_section(livre, _lignes(RACINE / "benchmarks" / "questions_livre_blanc.jsonl"))),
        Jeu("livre blanc, autre auteur", livre, par_section(livre, _lignes(QUESTIONS / "livre_blanc.jsonl"))),
        Jeu("règles", tuple(passages), par_fait(passages, _lignes(QUESTIONS / "regles.jsonl"))),
    ]


def par_section(
    livre: Sequence[Passage], lignes: Iterable[Mapping[str, object]]
) -> tuple[tuple[str, dict[str, float]], ...]:
    """Return the questions on the white paper; every document of a right section is right."""
    sections: dict[str, list[str]] = {}
    for p in livre:
        sections.setdefault(p.section or "", []).append(document(p))
    lues = ((d["q"], d.get("sections") or str(d.get("section") or "").split("|")) for d in lignes)
    cherches = ((q, {i: 1.0 for s in voulues for i in sections.get(s, ())}) for q, voulues in lues)
    return tuple((q, justes) for q, justes in cherches if justes)


def par_fait(
    passages: Sequence[Passage], lignes: Iterable[Mapping[str, object]]
) -> tuple[tuple[str, dict[str, float]], ...]:
    """Return the questions on the rules; every rule researched under a fact named in « pourquoi » is right.

    A question that a rule file carries too is left out: training reads those.
    """
    noms = {p.id: document(p) for p in passages}
    regles: dict[str, list[str]] = {}
    for chemin in sorted((CORPUS / "dispositifs").glob("*.toml")):
        for identifiant, faits in _regles(tomllib.loads(chemin.read_text(encoding="utf-8"))):
            for fait in faits if identifiant in noms else ():
                regles.setdefault(fait, []).append(noms[identifiant])
    lues = ((d["q"], str(d.get("pourquoi", "")).replace(",", " ").split()) for d in lignes)
    cherches = ((q, {i: 1.0 for f in faits for i in regles.get(f, ())}) for q, faits in lues)
    apprises = {q for q, _ in lire_questions(CORPUS)}
    return tuple((q, justes) for q, justes in cherches if justes and q not in apprises)


def _regles(table: Mapping[str, object]) -> Iterable[tuple[str, Sequence[str]]]:
    for valeur in table.values():
        if isinstance(valeur, list):
            for regle in valeur:
                if isinstance(regle, dict) and "id" in regle:
                    yield f"regle/{table['id']}/{regle['id']}", regle.get("faits", ())


def _lignes(chemin: Path) -> list[dict[str, object]]:
    return [json.loads(ligne) for ligne in chemin.read_text(encoding="utf-8").splitlines()]
