"""Exposure to AI is said with its doubt and its sources."""

from __future__ import annotations

import pytest

from assistant.errors import EntreeInvalide


def test_the_index_is_the_one_of_the_ilo(orientation):
    """A cashier (ISCO 5230) has the ILO 2025 score, rounded, with its spread and year."""
    exposition = orientation.exposition("D1505")
    assert (exposition.indice, exposition.ecart, exposition.annee) == (0.39, 0.14, 2025)
    assert exposition.passage == "exposition/D1505"


@pytest.mark.parametrize("rome", ["D1505", "M1607", "M1225", "C1206", "D1408", "G1303", "D1221", "M1855"])
def test_jobs_of_the_white_paper(orientation, rome):
    """Jobs of the white paper's own list are marked with its section and year."""
    assert "§ 3.2.2" in orientation.exposition_phrase(orientation.metier(rome))


@pytest.mark.parametrize("rome", ["F1703", "J1501", "H2207"])
def test_jobs_that_the_white_paper_does_not_list(orientation, rome):
    """A mason, a nursing assistant and a cabinetmaker are not said to be on that list."""
    assert "livre blanc" not in orientation.exposition_phrase(orientation.metier(rome))


def test_no_job_is_said_to_disappear(orientation):
    """No sentence, over every job, says that it disappears, and each index comes with its doubt and year."""
    for metier in orientation.metiers.par_code.values():
        phrase = orientation.exposition_phrase(metier)
        assert "dispara" not in phrase and "remplac" not in phrase
        if metier.exposition:
            assert "(2025)" in phrase and "moyenne sur un groupe" in phrase


def test_a_job_without_score_says_so(orientation):
    """A job whose ISCO code has no ILO score gives no number."""
    sans = next(m for m in orientation.metiers.par_code.values() if m.exposition is None)
    assert "ne donne pas d'indice" in orientation.exposition_phrase(sans)


def test_an_unknown_code_is_refused(orientation):
    """A code that does not exist gives a French sentence, not a crash."""
    with pytest.raises(EntreeInvalide, match="n'existe pas"):
        orientation.exposition("Z9999")
