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


@pytest.mark.parametrize(("message", "jours"), [
    ("CDD qui finit le 30 avril 2027, formation au 4 octobre 2027, je dépose le PTP quand ?", ("30 avril 2027", "30 octobre 2027")),
    ("ma sœur est en CDD du 2 mars 2026 au 28 février 2027, elle partirait en formation le 3 mai 2027", ("28 février 2027", "28 août 2027")),
    ("intérim, ma mission s'arrête vendredi 29 janvier 2027, formation en juin 2027", ("29 mai 2027", "29 juillet 2027")),
])
def test_a_contract_that_ends_first_gives_its_own_days(dire, message: str, jours: tuple[str, str]) -> None:
    """Filed before the end of a CDD (4 months after a mission), started 6 months after at most; nothing is asked of an employer."""
    texte = dire(message, le=LE)[-1].texte
    assert all(f"**{jour}**" in texte for jour in jours)
    assert "demande écrite d'absence" not in texte.lower()


def test_a_start_too_far_from_the_end_is_said_so_with_the_last_day(dire) -> None:
    """More than 6 months after the CDD: no, and until when; the période de reconversion, which needs an employer, dates nothing."""
    texte = dire("en CDD jusqu'au 26 février 2027 dans un garage, formation le 3 mai 2027", "et en octobre ?", le=LE)[-1].texte
    assert "trop tard" in texte and "**26 août 2027**" in texte and "OPCO" not in texte


def test_the_end_of_a_cdd_that_is_not_told_is_not_forgotten(dire) -> None:
    """A CDD with a start and no end: the ordinary notice, and what holds if the contract ends before."""
    texte = dire("en CDD depuis 26 mois dans un garage, formation le 4 octobre 2027", le=LE)[-1].texte
    assert "Si le contrat finit avant le 4 octobre 2027" in texte and "6 mois après" in texte


def test_transitions_pro_pays_when_no_employer_is_left(dire) -> None:
    """After the end of a CDD nobody advances the wage: it is paid directly."""
    texte = dire("CDD jusqu'au 30 avril 2027, 1 900 € brut, formation le 3 mai 2027", "qui me paie pendant le PTP ?", le=LE)[-1].texte
    assert "Transitions Pro, directement" in texte


@pytest.mark.parametrize(("message", "montant"), [
    ("en CDI, mon PTP a commencé en octobre 2025, 3 650 € brut", "3 603,60 €"),
    ("en CDI, formation CPF commandée le 1er avril 2026, quelle participation ?", "103,20 €"),
    ("en CDI, formation CPF commandée le 2 avril 2026, quelle participation ?", "150 €"),
])
def test_a_training_already_started_keeps_the_amounts_of_its_day(dire, message: str, montant: str) -> None:
    """2 SMIC and the CPF participation are those in force on the day told, the eve of a change included."""
    assert montant in dire(message, le=LE)[-1].texte.replace("\u202f", " ").replace("\u00a0", " ")


def test_a_short_training_holds_to_its_own_notice_and_names_the_custom(dire) -> None:
    """4 months from 7 June 2027: asked of the employer by 8 April (60 days), the file by custom on 7 March; 120 days are not spoken of."""
    texte = dire("CDI privé depuis 5 ans, formation de 4 mois à temps plein à partir du 7 juin 2027", le=LE)[-1].texte
    assert "**8 avril 2027**" in texte and "par usage" in texte and "7 mars 2027" in texte and "7 février 2027" not in texte


def test_a_start_already_too_near_is_said_before_the_calendar(dire) -> None:
    """Asked for the last day, a notice that is past comes first, with the first safe start."""
    texte = dire("CDI privé depuis 5 ans", "la formation commence le 8 février 2027 et dure 9 mois à temps plein, dernier jour pour prévenir mon patron ?", le=LE)[-1].texte
    assert texte.startswith("**Attention aux dates") and "**22 mars 2027**" in texte


@pytest.mark.parametrize(("message", "attendu"), [
    ("CDI privé, j'ai fait un PTP de 10 mois terminé en juin 2021 dans mon entreprise, quand puis-je en refaire un ?", "30 juin 2027"),
    ("CDI privé, mon premier PTP a duré 3 mois et s'est terminé le 15 mai 2025 dans la même boîte", "15 novembre 2027"),
])
def test_the_wait_before_a_second_project_is_a_day(dire, message: str, attendu: str) -> None:
    """Ten times the first, between 6 months and 6 years: 100 months are 72, 3 months are 30."""
    assert f"**{attendu}**" in dire(message, le=LE)[-1].texte


def test_what_waiting_would_meet_is_dated(dire) -> None:
    """7 months in the company: not yet, and from when the 12 months are reached, the exemptions said apart."""
    texte = dire("CDI privé depuis 7 mois, et 6 ans de salariat en tout, PTP possible ?", le=LE)[-1].texte
    assert "à partir du 22 avril 2027" in texte


def test_a_window_to_send_a_file_is_no_limit_missed(dire) -> None:
    """The file of a période de reconversion leaves in the 30 days before: a start in 20 days is not late."""
    texte = dire("période de reconversion, CDI depuis 4 ans, mon employeur est d'accord, formation de 300 h qui commence le 14 décembre 2026", le=LE)[-1].texte
    assert "dans les 30 jours qui précèdent" in texte and "la limite est passée" not in texte


@pytest.mark.parametrize("suppose", [
    "et si je vise l'école de juin et que mon cdd est prolongé jusqu'en mai",
    "mon chef parle de prolonger mon CDD jusqu'au 31 mai 2027",
    "ils vont peut-être renouveler mon CDD jusqu'au 31 mai 2027",
])
def test_an_end_put_off_in_talk_moves_no_day(dire, suppose: str) -> None:
    """An extension that is supposed or promised is told as such; the day asked afterwards is that of the contract signed."""
    _, vue, depot = dire("je suis en CDD jusqu'au 12 février 2027", suppose, "bon, si je résume je dois déposer avant quand ?")
    assert "31 mai 2027" in vue.texte and "que si la prolongation est signée" in vue.texte
    assert "12 février 2027" in depot.texte and "31 mai 2027" not in depot.texte


def test_an_extension_that_is_signed_moves_the_day(dire) -> None:
    """A contract that was extended has its new end."""
    assert "31 mai 2027" in dire("je suis en CDD jusqu'au 12 février 2027", "mon CDD a été prolongé jusqu'au 31 mai 2027")[-1].texte


@pytest.mark.parametrize(("rentree", "passe"), [
    ("la rentrée c'est en octobre 2027, ça passe ?", False),
    ("la rentrée est le 4 octobre 2027, je peux ?", False),
    ("la rentrée tombe le 3 mai 2027, c'est bon ?", True),
])
def test_a_school_year_too_late_after_a_cdd_is_told_no(dire, rentree: str, passe: bool) -> None:
    """A start beyond six months after the end of a CDD gets no, with the last day that would do."""
    texte = dire("je suis en CDD jusqu'au 12 février 2027", rentree)[-1].texte
    assert ("Non, les dates ne passent pas" in texte) is not passe and "12 août 2027" in texte
