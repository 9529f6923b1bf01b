"""Signs that the best passage does not answer: names and years it lacks, rows of data."""

from __future__ import annotations

import pytest

from assistant.domaine.sources import Passage
from assistant.retrieval.calibration import est_question, moitie_pour_moitie
from assistant.retrieval.preuves import est_donnee, nom_absent
from assistant.retrieval.texte import racine


@pytest.mark.parametrize(
    ("question", "absents", "attendu"),
    [
        ("combien de projets financés à Albi", {"albi"}, 1.0),
        ("combien de projets financés à Albi", {"projet"}, 0.0),
        ("combien de projets financés à albi", {"albi"}, 0.0),
        ("Albi, combien de projets", {"albi"}, 0.0),
        ("Je pars. Albi me plaît", {"albi"}, 0.0),
        ("le budget de 2025", {"2025"}, 1.0),
        ("le budget de 2025", {"2024"}, 0.0),
        ("un préavis en HCR ?", {"hcr"}, 1.0),
        ("", {"albi"}, 0.0),
    ],
)
def test_a_name_or_a_year_that_the_passage_lacks(question, absents, attendu):
    """A capital inside a sentence or a year counts when its stem is absent; a sentence's first word does not."""
    assert nom_absent(question, {racine(a) for a in absents}) == attendu


def test_a_row_of_data_is_told_from_a_text():
    """Only the nature of the passage decides."""
    assert est_donnee(Passage("a", "x", "donnee", "s", "t")) == 1.0
    assert est_donnee(Passage("a", "x", "regle", "s", "t")) == 0.0


def test_headings_and_pages_of_fields_are_no_questions():
    """A question has its mark and stays short."""
    assert est_question("Quel préavis ?")
    assert not est_question("Diplôme préparé")
    assert not est_question("mot " * 40 + "?")


def test_each_half_is_judged_by_the_other():
    """On evidence that separates perfectly, no good answer is refused beyond the quantile and no other passes."""
    import numpy as np

    verite = np.array([0.0, 1.0] * 40)
    essai = moitie_pour_moitie(verite[:, None], verite, verite == 1, np.arange(80) % 4 < 2)
    assert essai.refusees == 0 and essai.acceptees == 0
    assert (essai.p[verite == 1] > essai.p[verite == 0].max()).all()
