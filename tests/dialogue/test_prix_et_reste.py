"""What is left to pay is computed with its ceiling, a price is never invented, and a limit of date is said to the day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest


def reste(reponse):
    """Return the bounds of what is left to pay, as the engine gives them for the scheme of the answer."""
    lignes = [p for b in reponse.bilans if b.id == "cpf" for p in b.prise_en_charge if p.poste == "reste_a_payer"]
    return (lignes[0].mini_eur, lignes[0].maxi_eur) if lignes else None


@pytest.mark.parametrize(("message", "mini", "maxi"), [
    ("en CDI, permis moto à 1 300 €, 2 000 € sur mon CPF et mon patron met 150 €, je paie combien ?", 250, 250),
    ("inscrite au chômage, permis B à 1600 euros, 1500 sur mon cpf, combien à ma charge ?", 700, 700),
    ("en CDI, un bilan de compétences à 1 750 €, j'ai 4 000 € de CPF, combien de ma poche ?", 150, 150),
    ("en CDI, TOEIC à 1 900 €, j'ai 2 600 € de CPF, reste à payer ?", 400, 400),
    ("en CDI, formation RNCP à 6 000 €, j'ai 3 500 € de CPF, reste à charge ?", 2500, 2500),
    ("au chômage, formation RNCP à 2 000 €, j'ai 3 500 € de CPF, reste à charge ?", 0, 0),
    ("en CDI, permis poids lourd 2 900 €, j'ai 3 100 € de CPF, reste à charge ?", 150, 150),
])
def test_what_is_left_to_pay_minds_the_ceiling(dire, message: str, mini: int, maxi: int) -> None:
    """Price less the rights within their ceiling and a third party's share; never under 150 € when that is due."""
    assert reste(dire(message)[-1]) == (Decimal(mini), Decimal(maxi))


def test_an_unknown_target_leaves_the_top_open(dire) -> None:
    """Without knowing what is bought, a ceiling may apply: only the least is said."""
    mini, maxi = reste(dire("en CDI, une formation à 2 000 €, j'ai 3 000 € de CPF, reste à payer ?")[-1])
    assert (mini, maxi) == (Decimal(150), None)


def test_an_amount_is_neither_a_year_nor_a_number_of_certification(dire) -> None:
    """1 950 € is no year, « RNCP 2500 € » is no entry of the register."""
    assert reste(dire("en CDI, bilan de compétences à 1950 €, 3000 € de CPF, reste à payer ?")[-1]) == (Decimal(350), Decimal(350))
    assert "RNCP2500" not in dire("au chômage, titre RNCP 2500 €, j'ai 900 € de CPF, reste à payer ?")[-1].texte


@pytest.mark.parametrize("message", [
    "quel est le tarif du CAP pâtissier ?", "ça coûte combien une formation d'ambulancier ?", "une formation de graphiste, c'est cher ?",
])
def test_a_price_is_never_given_and_its_place_is(dire, message: str) -> None:
    """No list of certifications instead of a price: where it is read, and no figure."""
    reponse = dire(message)[-1]
    assert reponse.statut == "sans_reponse"
    assert "moncompteformation.gouv.fr" in reponse.texte
    assert "€" not in reponse.texte
    assert "RNCP" not in reponse.texte


@pytest.mark.parametrize(("message", "jours"), [
    ("ma mission d'intérim finit le 29 janvier 2027, date limite pour déposer et commencer un PTP ?", ("29 mai 2027", "29 juillet 2027")),
    ("mon CDD finit le 31 mars 2027, jusqu'à quand déposer le PTP et commencer la formation ?", ("31 mars 2027", "30 septembre 2027")),
    ("ma formation démarre le 14 juin 2027 et dure 3 mois, dernier jour pour prévenir mon employeur du PTP ?", ("15 avril 2027",)),
    ("ma formation démarre le 14 juin 2027 et dure 9 mois à temps plein, dernier jour pour prévenir mon employeur du PTP ?", ("14 février 2027",)),
])
def test_a_limit_is_said_to_the_day(dire, message: str, jours: tuple[str, ...]) -> None:
    """60 and 120 days before the start, 4 and 6 months after the end of a mission, 6 months after a CDD."""
    texte = dire(message)[-1].texte
    assert all(f"**{jour}**" in texte for jour in jours)


def test_a_start_is_not_too_late_while_its_length_is_unknown(dire) -> None:
    """Under 120 days but over 60: only a long training would be late, so none is said to be."""
    le = date(2026, 11, 22)
    proche = dire("ma formation commence le 22 février 2027, quand prévenir mon employeur pour le PTP ?", le=le)[-1]
    assert "Trop tard" not in proche.texte
    assert proche.question_suivante is not None and proche.question_suivante.fait == "formation_duree_mois"
    assert "Trop tard" in dire("ma formation commence le 22 décembre 2026, quand prévenir mon employeur pour le PTP ?", le=le)[-1].texte


def test_half_of_the_account_inside_and_all_of_it_outside(dire) -> None:
    """Each line of a reconversion period is computed for itself, even when one does not know yet where it leads."""
    bilan = next(b for b in dire("période de reconversion, je suis en CDI et j'ai 2 400 € sur mon CPF")[-1].bilans if b.id == "periode_reconversion")
    montants = {p.libelle: (p.mini_eur, p.maxi_eur) for p in bilan.prise_en_charge if p.poste == "cpf"}
    assert {k.split("(")[1]: v for k, v in montants.items()} == {"interne)": (Decimal(1200), Decimal(1200)), "externe)": (Decimal(2400), Decimal(2400))}


def test_a_past_of_one_s_own_is_not_the_day_of_the_law(dire) -> None:
    """« j'en ai eu un en 2021 » asks today's rule, not what applied before 2026."""
    assert "Avant le 26 février 2026" not in dire("mon CPF paie combien pour un bilan de compétences, j'en ai eu un en 2021")[-1].texte


@pytest.mark.parametrize(("message", "mini", "maxi"), [
    ("CPF : TOEFL à 1 950 €, solde 2 800, il sort combien de sa poche ?", 450, 450),
    ("CACES 1 700 € avec le CPF, solde 2 600, combien elle sort de sa poche ?", 200, 200),
    ("bilan de compétences à 1 990 euros au CPF, elle a 2 500 sur son compte, reste à charge ?", 390, 390),
])
def test_a_case_put_in_short_is_computed_too(dire, message: str, mini: int, maxi: int) -> None:
    """The figures of a question in general serve its answer: price, balance, ceiling."""
    assert reste(dire(message)[-1]) == (Decimal(mini), Decimal(maxi))


def test_an_employer_who_adds_money_lifts_the_participation(dire) -> None:
    """150 € are not asked when the employer pays a share, and are when nobody is known to."""
    def du(message: str):
        return [(p.mini_eur, p.maxi_eur) for b in dire(message)[-1].bilans if b.id == "cpf" for p in b.prise_en_charge if p.poste == "participation"]

    assert du("en CDI, mon employeur abonde mon CPF de 400 € pour une formation à 2 200 €, je paie les 150 € ?") == [(Decimal(0), Decimal(0))]
    assert du("en CDI, formation RNCP à 2 200 € avec mon CPF, je paie les 150 € ?") == [(Decimal(150), Decimal(150))]


def test_another_balance_told_replaces_the_first(dire) -> None:
    """« et avec 3 000 € sur le compte » is the balance of today: the ceiling of 1 500 € leaves 500 €."""
    reponse = dire("en CDI, 1 200 € sur mon CPF pour une formation à 2 000 €", "en fait c'est un TOEIC à 2 000 €, et j'ai 3 000 € sur le compte")[-1]
    assert reste(reponse) == (Decimal(500), Decimal(500))


def test_the_sheet_of_a_bilan_says_what_is_left_to_pay(dire) -> None:
    """A bilan is explained by its sheet; told with its price and the balance, its sum is made too (1 850 less 1 600)."""
    reponse = dire("en CDI, 900 € sur mon CPF pour une formation à 1 850 €", "en fait c'est un bilan de compétences à 1 850 €, et j'ai 2 700 € sur le compte")[-1]
    assert reste(reponse) == (Decimal(250), Decimal(250)) and "250 €" in reponse.texte.replace("\u202f", " ").replace("\u00a0", " ")
