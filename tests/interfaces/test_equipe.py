"""The quiz and the charts stand on the corpus: a proof that moves breaks the load."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.interfaces.equipe import PUBLICS, Equipe, charger_equipe
from assistant.interfaces.graphiques import exposition, lire_tableau
from assistant.settings import lire_reglages

REGLAGES = lire_reglages({})


@pytest.fixture(scope="module")
def equipe() -> Equipe:
    """The real quiz, charts and changes."""
    return charger_equipe(REGLAGES.corpus, REGLAGES.prompts / "page")


def test_quiz(equipe: Equipe) -> None:
    """At least 20 questions of 3 or 4 distinct choices, each proved by a whole sentence of the section named, for all three groups."""
    assert len(equipe.quiz) >= 20
    for q in equipe.quiz:
        assert 3 <= len(q["choix"]) == len(set(q["choix"])) <= 4 and 0 <= q["bonne"] < len(q["choix"])
    assert {p for q in equipe.quiz for p in q["publics"]} == set(PUBLICS.values())
    assert len({q["question"] for q in equipe.quiz}) == len(equipe.quiz)


def test_age_des_candidats(equipe: Equipe) -> None:
    """The age chart is the printed table: 8 bands that sum to 338, the longest bar for 30-35."""
    ages = equipe.graphiques[0]
    assert [b["valeur"] for b in ages["barres"]] == ["5", "45", "94", "92", "63", "22", "11", "6"]
    assert ages["barres"][2] == {"nom": "Entre 30 et 35 ans", "valeur": "94", "part": 100.0}
    assert sum(int(b["valeur"]) for b in ages["barres"]) == 338


def test_top_10(equipe: Equipe) -> None:
    """The ranking has four years and ten places."""
    rangs = equipe.graphiques[1]
    assert rangs["entetes"] == ["Place", "2020", "2021", "2022", "2023"] and len(rangs["lignes"]) == 10


def test_exposition_par_famille(tmp_path: Path, equipe: Equipe) -> None:
    """Families come most exposed first, with the mean of their jobs, how many are scored and how many are exposed."""
    fichier = tmp_path / "exposition.csv"
    fichier.write_text("rome_v3,isco,categorie,indice,ecart,annee\nA1101,1,non exposé,0.10,0,2025\nM1101,2,exposition forte,0.60,0,2025\n"
                       "M1102,3,exposition minime,0.30,0,2025\n", encoding="utf-8")
    dessin = exposition(fichier, {"A": "Agriculture", "M": "Support"})
    assert dessin["lignes"] == [["Support", "0,45", "2", "1"], ["Agriculture", "0,10", "1", "0"]]
    assert [b["part"] for b in dessin["barres"]] == [100.0, 22.2] and "2025" in dessin["source"]
    vraie = equipe.graphiques[-1]["lignes"]
    assert len(vraie) == 14 and vraie[0][0].startswith("Banque") and sum(int(r[2]) for r in vraie) == 514


def test_les_graphiques_absents_sont_dits(equipe: Equipe) -> None:
    """A chart whose values are not in the text at hand is named with its place, the trainings by department among them."""
    assert any("par département" in a["titre"] and a["lieu"] == "§ 2.4.2, page 22" for a in equipe.absents)


def test_toutes_les_preuves_tiennent(equipe: Equipe) -> None:
    """No question of the file is dropped: each has its proof in the section it names."""
    ecrites = tomllib.loads((REGLAGES.prompts / "page" / "quiz.toml").read_text(encoding="utf-8"))["questions"]
    assert [q["question"] for q in ecrites if q["question"] not in {e["question"] for e in equipe.quiz}] == []


def test_preuve_absente(tmp_path: Path, equipe: Equipe) -> None:
    """A question whose proof left the corpus is not asked, and the others are."""
    for nom in ("quiz.toml", "graphiques.toml"):
        texte = (REGLAGES.prompts / "page" / nom).read_text(encoding="utf-8").replace("427 millions", "428 millions")
        (tmp_path / nom).write_text(texte, encoding="utf-8")
    reste = charger_equipe(REGLAGES.corpus, tmp_path).quiz
    assert len(reste) == len(equipe.quiz) - 1 and not [q for q in reste if "428" in q["preuve"]]


def test_tableau_absent() -> None:
    """A chart whose table is gone is refused by name."""
    with pytest.raises(CorpusError, match="Inconnu"):
        lire_tableau(REGLAGES.corpus / "livre_blanc" / "04_formation.md", "Inconnu")
