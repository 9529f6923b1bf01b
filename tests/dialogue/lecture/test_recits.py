"""Careers told in pieces, numbers of something else, and answers that answer nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.dialogue.lecture import lire_faits
from assistant.domaine.profil import Fait, Intervalle, Profil

LE = date(2026, 11, 22)


def _lus(message: str, question: str | None = None, **connus: object) -> dict[str, object]:
    profil = Profil().avec(Fait(i, Decimal(v) if isinstance(v, int) and not isinstance(v, bool) else v) for i, v in connus.items())
    return {f.id: f.valeur for f in lire_faits(message, le=LE, question_posee=question, profil=profil).faits}


@pytest.mark.parametrize(("message", "ici", "en_tout"), [
    ("comptable, CDI depuis 7 mois, avant 9 mois de CDD au même cabinet", 16, None),
    ("2 ans d'apprentissage puis CDI depuis 5 mois, toujours dans la même boulangerie", 29, None),
    ("CDI depuis 13 mois, auparavant 2 ans et demi chez un autre employeur", 13, 43),
    ("j'ai bossé 3 ans chez Aldi avant d'arriver chez Kiabi où je suis en CDI depuis 8 mois", 8, 44),
    ("ma cliente est en CDI depuis 10 mois, elle avait fait 4 ans ailleurs", 10, 58),
    ("j'étais 5 ans chez Darty, là je suis chez Fnac depuis 6 mois", 6, 66),
    ("CDI depuis 15 mois, avant 2 ans de chômage", 15, None),
    ("CDI depuis 4 ans, et il faut prévenir 3 mois avant ?", 48, None),
])
def test_jobs_that_follow_one_another_add_up(message: str, ici: int, en_tout: int | None) -> None:
    """PTP-01: the months in the company count whatever the contracts, those elsewhere count as salaried life, and no other time does."""
    lus = _lus(message)
    assert (lus.get("anciennete_entreprise_mois"), lus.get("anciennete_salarie_mois")) == (ici, en_tout)


def test_agency_work_before_a_contract_leaves_the_company_in_doubt() -> None:
    """The employer was the agency: the months count as salaried life, and the company's are not affirmed."""
    lus = _lus("CDI depuis 9 mois après 20 mois d'intérim dans la même usine")
    assert lus["type_contrat"] == "cdi" and lus["anciennete_salarie_mois"] == 29
    assert lus["anciennete_entreprise_mois"] == Intervalle(Decimal(9), Decimal(29))


def test_what_was_before_is_told_later_and_once() -> None:
    """Said in a later turn, the earlier job adds to the present one; said twice, it counts once."""
    assert _lus("avant j'ai fait un an chez Gifi", type_contrat="cdi", anciennete_entreprise_mois=15)["anciennete_salarie_mois"] == 27
    dit = Profil().avec([Fait("type_contrat", "cdi"), Fait("anciennete_entreprise_mois", Decimal(30), "et 2 ans d'alternance au même endroit")])
    lus = {f.id: f.valeur for f in lire_faits("oui 2 ans d'alternance au même endroit", le=LE, profil=dit).faits}
    assert lus.get("anciennete_entreprise_mois", 30) == 30


@pytest.mark.parametrize(("message", "question", "fait"), [
    ("je reviens en avril 2027", "salaire_brut_mensuel_eur", "salaire_brut_mensuel_eur"),
    ("ce sera à Albi en juin 2027", "formation_prix_eur", "formation_prix_eur"),
    ("j'y retourne à 70 %", "anciennete_entreprise_mois", "anciennete_entreprise_mois"),
    ("arrêtée depuis 5 semaines, en arrêt", "anciennete_salarie_mois", "anciennete_salarie_mois"),
    ("CDI 48 ans, cariste", None, "anciennete_entreprise_mois"),
    ("un brut de 2 700 euros", None, "salaire_net_mensuel_eur"),
    ("elle paie les 103 € ?", None, "salaire_net_mensuel_eur"),
    ("la commission a rejeté mon PTP le 5 novembre", None, "formation_debut"),
    ("mon patron reporte ma formation de 8 mois", None, "formation_duree_mois"),
    ("okay c'est long", "employeur_position", "employeur_position"),
    ("j'ai pas le permis", "activite_continue_5ans", "activite_continue_5ans"),
    ("non, en mars", "ptp_anterieur", "ptp_anterieur"),
    ("bilan ou VAE ?", "certification_visee", "certification_visee"),
    ("mon employeur paie 5 %, c'est obligatoire ?", None, "employeur_cofinancement_pct"),
    ("je veux quitter mon poste pour être fleuriste à mon compte", None, "type_contrat"),
])
def test_a_number_or_a_word_of_something_else_is_no_fact(message: str, question: str | None, fait: str) -> None:
    """A year, a share, an age, a refusal's day, a question or another denial never becomes the fact beside it."""
    assert fait not in _lus(message, question)


@pytest.mark.parametrize(("message", "lus"), [
    ("CDI 48 ans, cariste", {"age": 48, "type_contrat": "cdi"}),
    ("la directrice accepte mais refuse de payer", {"employeur_position": "accord", "employeur_cofinancement_pct": 0}),
    ("maladie professionnelle, 3 semaines d'arrêt en janvier, CDI 7 mois", {"absence_maladie_pro_24mois": True}),
    ("4 mois et 20 jours d'arrêt, CDI depuis 9 mois", {"absence_sante_24mois_mois": Decimal("4.9"), "anciennete_entreprise_mois": 9}),
    ("licencié pour inaptitude en 2025, réembauché en CDI il y a 6 mois, sans formation", {"licencie_sans_formation": True, "anciennete_entreprise_mois": 6}),
    ("formation à partir du 3 mai 2027, 8 mois à temps plein", {"formation_debut": date(2027, 5, 3), "formation_duree_mois": 8}),
    ("elle démarre le 6 septembre 2027 et dure 10 mois", {"formation_debut": date(2027, 9, 6), "formation_duree_mois": 10}),
    ("il a pile 1 300 jours travaillés, ça passe ?", {"jours_travailles_60mois": 1300}),
    ("Ouvrière en laverie, CDI 4 ans, ma bénéficiaire. Elle veut devenir couturière", {"type_contrat": "cdi", "anciennete_entreprise_mois": 48, "metier_vise": "couturière"}),
    ("dossier du matin, il repart dans 5 min : CDI 9 ans, PTP ?", {"type_contrat": "cdi", "anciennete_entreprise_mois": 108}),
    ("elle a 2 CDI : 20h chez l'une depuis 6 ans, 8h chez un autre depuis 5 mois", {"anciennete_entreprise_mois": 72, "plusieurs_employeurs": True}),
    ("ma mission finit jeudi", {"fin_contrat_le": date(2026, 11, 26)}),
])
def test_a_case_told_in_pieces_is_read(message: str, lus: dict[str, object]) -> None:
    """Exact limits, leaves, dates and contracts told after a colon, in an apposition or among several jobs are kept as told."""
    dits = _lus(message)
    assert {i: dits.get(i) for i in lus} == lus


def test_a_correction_keeps_the_measure_of_what_it_corrects() -> None:
    """« avec les primes » corrects the gross pay that was told; « non en juin » the start; a new contract drops the old end."""
    assert _lus("avec les primes c'est 3 100", salaire_brut_mensuel_eur=2800)["salaire_brut_mensuel_eur"] == 3100
    assert _lus("non en juin", "ptp_anterieur", formation_debut=date(2027, 3, 1)) == {"formation_debut": date(2027, 6, 1)}
    fini = Profil().avec([Fait("type_contrat", "cdd"), Fait("fin_contrat_le", date(2026, 10, 31))])
    assert lire_faits("j'ai signé un nouveau CDD", le=LE, profil=fini).retraits == {"fin_contrat_le"}


def test_a_denied_break_is_continuous_work() -> None:
    """« aucune coupure » answers yes to five years without interruption, though it opens with a denial."""
    assert _lus("non, aucune coupure", "activite_continue_5ans")["activite_continue_5ans"] is True


@pytest.mark.parametrize(("message", "question", "fait", "valeur"), [
    ("13 ans", "anciennete_entreprise_mois", "anciennete_entreprise_mois", 156), ("ça fait 22 ans", "anciennete_salarie_mois", "anciennete_salarie_mois", 264),
    ("46 ans", "anciennete_entreprise_mois", "age", 46), ("22 ans", "age", "age", 22),
])
def test_bare_years_answer_the_length_that_was_asked(message: str, question: str, fait: str, valeur: int) -> None:
    """« 13 ans », asked how long, is a seniority; longer than any likely one, it is the age."""
    assert _lus(message, question) == {fait: valeur}
