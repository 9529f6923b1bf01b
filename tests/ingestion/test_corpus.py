"""The whole corpus is read, each file's mistakes kept to that file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.ingestion import empreinte_corpus, lire_corpus

REGLE = """
id = "ptp"
libelle = "Projet de transition professionnelle"
sigle = "PTP"
noms = ["CIF"]
resume = "Le PTP finance une formation."
pour_qui = "Les salariés."
article = "C. trav. L6323-17-1"
source = "code-travail"
du = 2019-01-01
au = 2026-12-31
[[conditions]]
id = "anciennete"
libelle = "Ancienneté"
regle = "Il faut 24 mois de travail."
article = "C. trav. D6323-9"
du = 2020-01-01
mots = ["deux ans"]
[[a_savoir]]
id = "ancien_fait"
regle = "Un fait de 2021."
du = 2021-01-01
au = 2021-12-31
[[questions]]
q = "combien de temps ?"
regle = "anciennete"
"""
PARAMETRES = """
[smic]
libelle = "SMIC horaire brut"
unite = "eur_heure"
[[smic.valeurs]]
du = 2026-01-01
valeur = "12.02"
source = "jo"
[[smic.valeurs]]
du = 2026-06-01
valeur = "12.31"
reference = "arrêté du 22/05/2026"
source = "jo"
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a corpus of one rule and one amount."""
    for nom, texte in (("dispositifs/ptp.toml", REGLE), ("parametres/salaires.toml", PARAMETRES)):
        chemin = tmp_path / nom
        chemin.parent.mkdir()
        chemin.write_text(texte, encoding="utf-8")
    return tmp_path


def _par_id(corpus: Path):
    return {p.id: p for p in lire_corpus(corpus).passages}


def test_a_rule_block_is_a_passage_with_its_article_and_dates(corpus):
    """A condition keeps its own start, its article, and ends no later than its scheme."""
    p = _par_id(corpus)["regle/ptp/anciennete"]
    assert (p.section, p.dispositif, p.nature) == ("C. trav. D6323-9", "ptp", "regle")
    assert (p.valide_du, p.valide_au) == (date(2020, 1, 1), date(2026, 12, 31))
    assert p.chemin == ("Projet de transition professionnelle (PTP)", "Conditions", "Ancienneté")
    assert {"deux ans", "CIF", "PTP"} <= set(p.mots)


def test_a_fact_ends_when_it_says_even_before_its_scheme(corpus):
    """The earlier of the two ends holds."""
    assert _par_id(corpus)["regle/ptp/ancien_fait"].valide_au == date(2021, 12, 31)


def test_presentation_and_comparison_lines_are_passages_but_questions_are_not(corpus):
    """Questions written for a rule never come out as an answer."""
    assert set(_par_id(corpus)) == {
        "regle/ptp/presentation",
        "regle/ptp/pour_qui",
        "regle/ptp/anciennete",
        "regle/ptp/ancien_fait",
        "parametre/smic/2026-01-01",
        "parametre/smic/2026-06-01",
    }


def test_an_amount_ends_the_day_before_the_next_one(corpus):
    """Two values of one amount never hold on the same day."""
    lus = _par_id(corpus)
    assert lus["parametre/smic/2026-01-01"].valide_au == date(2026, 5, 31)
    assert lus["parametre/smic/2026-06-01"].valide_au is None


def test_an_amount_reads_as_a_french_sentence(corpus):
    """The unit, the date and the reference are said in French."""
    assert _par_id(corpus)["parametre/smic/2026-06-01"].texte == (
        "SMIC horaire brut : 12,31 € de l'heure depuis le 1er juin 2026 (arrêté du 22/05/2026)."
    )


def test_a_broken_file_is_refused_with_its_name_and_the_others_are_read(corpus):
    """One wrong line does not hide the rest of the corpus."""
    (corpus / "dispositifs" / "abime.toml").write_text("id = ", encoding="utf-8")
    lecture = lire_corpus(corpus)
    assert [nom for nom, _ in lecture.refus] == ["abime.toml"]
    assert "abime.toml" in lecture.refus[0][1]
    assert len(lecture.passages) == 6


def test_the_print_changes_with_any_byte_and_only_then(corpus):
    """Two readings give the same print; one more space gives another."""
    avant = empreinte_corpus(corpus)
    assert avant == empreinte_corpus(corpus)
    with (corpus / "dispositifs" / "ptp.toml").open("a") as fichier:
        fichier.write(" ")
    assert empreinte_corpus(corpus) != avant


def test_the_real_corpus_is_read_without_refusal_and_every_id_is_unique():
    """Every file that ships is readable, and a citation opens one passage only."""
    lecture = lire_corpus(Path(__file__).parents[2] / "corpus")
    ids = [p.id for p in lecture.passages]
    assert lecture.refus == ()
    assert len(ids) == len(set(ids)) > 1000
    assert all(
        p.texte.strip() and p.section
        for p in lecture.passages
        if p.source == "livre-blanc" and p.id.startswith("livre-blanc/")
    )
