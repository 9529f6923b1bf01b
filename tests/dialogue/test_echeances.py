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
