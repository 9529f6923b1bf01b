"""The side-by-side benchmark reads a set, compares on it, and says when ours loses to plain words."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.retrieval.jeux import Jeu, lire_jeu
from assistant.retrieval.paires import lire_questions
from benchmarks.banc import jeux, mesures
from benchmarks.banc.moteur import Systeme
from benchmarks.banc.systemes import BM25, NOTRE, SYSTEMES
from benchmarks.retrieval import main

TEXTES = {
    "a": "Le congé de formation se demande à l'employeur par écrit.",
    "b": "La validation des acquis de l'expérience donne un diplôme.",
    "c": "Le bilan de compétences dure vingt-quatre heures au plus.",
    "d": "Le compte personnel de formation est crédité en euros chaque année.",
    "e": "Un conseiller en évolution professionnelle reçoit gratuitement.",
}
QUESTIONS = {"congé de formation par écrit": "a", "diplôme par l'expérience": "b", "durée du bilan": "c"}


@pytest.fixture
def petit(tmp_path: Path) -> Path:
    """Return a set of five documents and three questions, in the format of the benchmark."""
    jeu = {
        "name": "petit",
        "docs": [{"id": i, "title": "", "text": t} for i, t in TEXTES.items()],
        "queries": [{"id": q, "text": q, "rel": {d: 1}} for q, d in QUESTIONS.items()],
    }
    chemin = tmp_path / "petit.json.gz"
    chemin.write_bytes(gzip.compress(json.dumps(jeu).encode()))
    return chemin


class Faux:
    """Runs every system by the order it is told: « juste » puts the right document first, « faux » nowhere."""

    def __init__(self, **ordres: str) -> None:
        self.ordres = ordres
        self.appels: list[str] = []

    def __call__(self, systeme: Systeme, copies: Sequence[Jeu]) -> Mapping[str, Any]:
        """Return the documents found for every question of every copy, one millisecond each."""
        self.appels.append(systeme.nom)
        sens = self.ordres.get("notre" if systeme.nom == NOTRE else "autres", "juste")
        if sens == "absent":
            return {"absent": "il manque une_bibliotheque"}
        reponses = {
            c.nom: {"ordres": [list(r) if sens == "juste" else ["e"] for _, r in c.questions], "durees": [1.0] * 3}
            for c in copies
        }
        poids = dict.fromkeys(("memoire_mo", "pointe_mo", "modele_mo", "index_mo"), 1.0)
        return {"reponses": reponses, "passages": 5, "construction_s": 2.0, **poids}


def test_the_real_run_finds_and_weighs(petit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ours and bm25s, each in its own process, rank five documents; the JSON parses and the exit status is 0."""
    code = main(["--set", str(petit), "--sans-les-notres", "--seulement", BM25[0], "--json"])
    lu = json.loads(capsys.readouterr().out)
    assert not lu["absents"]
    assert {(m["systeme"], m["jeu"]) for m in lu["mesures"]} == {
        (s, j) for s in (NOTRE, BM25[0]) for j in ("petit", "petit, fautes", "petit, sans accents", "petit, SMS")
    }
    tels_quels = {m["systeme"]: m for m in lu["mesures"] if m["jeu"] == "petit"}
    assert tels_quels[NOTRE]["ndcg"] == 100.0
    assert all(m["memoire_mo"] > 1 and m["index_mo"] > 0 and m["p50_ms"] > 0 for m in tels_quels.values())
    assert tels_quels[NOTRE]["modele_mo"] > 10 > tels_quels[BM25[0]]["modele_mo"]
    assert code == 0


def test_a_worse_search_than_words_exits_with_one(petit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit status is 1, and the report names the sets, when ours ranks below folded BM25."""
    assert main(["--set", str(petit), "--sans-les-notres"], Faux(notre="faux")) == 1
    dit = capsys.readouterr().out
    assert "Sous BM25 plié : petit, petit, fautes, petit, sans accents, petit, SMS." in dit
    assert "MiniLM sur « petit » : nDCG@10 +100.0 (+100.0 à +100.0), rappel@5 +100.0" in dit


def test_a_search_as_good_as_words_exits_with_zero(petit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A tie is no loss: the exit status is 0 and nobody is said to be ahead."""
    assert main(["--set", str(petit), "--sans-les-notres"], Faux()) == 0
    dit = capsys.readouterr().out
    assert "personne" in dit and "aucun jeu" in dit


def test_the_plot_is_drawn(petit: Path, tmp_path: Path) -> None:
    """--plot writes a PNG with a row for each system."""
    pytest.importorskip("matplotlib", reason="comes with the bench extra")
    assert main(["--set", str(petit), "--sans-les-notres", "--plot", str(tmp_path / "p.png")], Faux()) == 0
    assert (tmp_path / "p.png").read_bytes().startswith(b"\x89PNG")


def test_what_is_missing_is_said(petit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A system whose library is not installed is left out of the table and named with the reason."""
    assert main(["--set", str(petit), "--sans-les-notres"], Faux(autres="absent")) == 0
    dit = capsys.readouterr().out
    assert "Absent : Haystack + MiniLM (il manque une_bibliotheque)." in dit
    assert "BAAI/bge-m3" in dit and "--hub" in dit


def test_ours_missing_exits_with_one(petit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is proved without ours: the exit status is 1, and the JSON still parses, without a ratio."""
    assert main(["--set", str(petit), "--sans-les-notres", "--json"], Faux(notre="absent")) == 1
    assert {m["fois_p50"] for m in json.loads(capsys.readouterr().out)["mesures"]} == {None}


def test_ours_runs_first_and_the_others_are_divided_by_it(petit: Path) -> None:
    """Ratios of times are to ours on the same set in the same run: 1 when both take a millisecond."""
    faux = Faux()
    lus, _ = mesures.comparer(lire_jeu(petit), reversed(SYSTEMES), faux, lambda m: None)
    assert faux.appels[0] == NOTRE
    assert {m.fois_p50 for m in lus} == {1.0} and {m.passages_s for m in lus} == {2.5}


def test_the_copies_spoil_the_questions_only(petit: Path) -> None:
    """A set has three spoiled copies over the same passages, the same ones at every run."""
    jeu = lire_jeu(petit)
    une, deux = jeux.variantes(jeu), jeux.variantes(jeu)
    assert une == deux and all(c.passages is jeu.passages for c in une)
    assert une[2].questions[0][0] == "conge de formation par ecrit"


def test_our_own_sets_have_an_answer_to_every_question() -> None:
    """Every right document of our own sets is in the set, and no question is one that the search was fitted on."""
    apprises = {q for q, _ in lire_questions(jeux.CORPUS)}
    for jeu in jeux.jeux_du_produit():
        assert not apprises & {q for q, _ in jeu.questions}, jeu.nom
        documents = {p.parent or p.id for p in jeu.passages}
        assert len(jeu.questions) >= 80, jeu.nom
        assert all(r and r.keys() <= documents for _, r in jeu.questions), jeu.nom
