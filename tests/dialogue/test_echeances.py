"""A start that is told comes with the date to hold, or with the warning that it is past."""

from __future__ import annotations

from datetime import date

import pytest

LE = date(2026, 11, 22)


@pytest.mark.parametrize("message", [
    "CDI privé depuis 7 ans, formation de 8 mois à temps plein qui démarre le 1er février 2027",
    "M. R., CDI depuis 2015 chez un transporteur privé, formation de 9 mois, début le 15 février 2027",
])
def test_a_notice_already_past_is_said(dire, message: str) -> None:
    """120 days before that start are gone: the answer says so, and from when one may start (120 days after the 22 November)."""
    texte = dire(message, le=LE)[-1].texte
    assert "la limite est passée" in texte
    assert "22 mars 2027" in texte


def test_a_notice_still_ahead_gives_its_day(dire) -> None:
    """A start in October leaves time: 120 days before 4 October 2027 is 6 June 2027."""
    texte = dire("en CDI depuis 7 ans, formation de 8 mois à temps plein qui démarre le 4 octobre 2027", le=LE)[-1].texte
    assert "Date à tenir" in texte and "6 juin 2027" in texte
    assert "la limite est passée" not in texte


def test_no_start_no_date(dire) -> None:
    """Without a start, no date is made up."""
    texte = dire("en CDI depuis 7 ans, formation de 8 mois", le=LE)[-1].texte
    assert "Date à tenir" not in texte and "limite est passée" not in texte


@pytest.mark.parametrize("message", [
    "en CDD qui finit le 31 décembre 2026, formation de 8 mois à temps plein à partir du 1er mars 2027",
    "CDI privé depuis 8 ans, formation entièrement le soir, hors temps de travail, à partir du 1er février 2027",
])
def test_no_notice_is_owed_to_an_employer_left_or_not_concerned(dire, message: str) -> None:
    """A contract that ends before the training, or evenings only: no request to the employer is said late."""
    assert "demande écrite d'absence" not in dire(message, le=LE)[-1].texte


def test_an_unknown_length_gives_both_limits(dire) -> None:
    """When the length is not told, the limit of a long training is past and that of a short one is still ahead."""
    texte = dire("en CDI depuis 6 ans, formation PTP à partir de mars 2027", le=LE)[-1].texte
    assert "1er novembre 2026" in texte and "31 décembre 2026" in texte


def test_a_supposed_start_too_near_is_said_late(dire) -> None:
    """« et si je commence en février ? » after a dated case warns as if February had been told."""
    texte = dire("CDI privé depuis 6 ans, formation à temps plein de 10 mois le 1er juin 2027", "et si je commence en février ?", le=LE)[-1].texte
    assert "22 mars 2027" in texte and "rien ne bouge" not in texte
