"""What stands beside a fact without being it: bonuses, the leave of the person replaced, what training costs by the hour."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.dialogue.lecture import lire_faits
from assistant.domaine.profil import Fait, Profil

LE = date(2026, 11, 23)


def _lus(message: str, **connus: object) -> dict[str, object]:
    profil = Profil().avec(Fait(i, Decimal(v) if isinstance(v, int) else v) for i, v in connus.items())
    return {f.id: f.valeur for f in lire_faits(message, le=LE, profil=profil).faits}


@pytest.mark.parametrize(("message", "brut"), [
    ("je touche 1 870 brut + panier 140", 1870),
    ("elle gagne 2 240 € brut et une prime d'assiduité de 90", 2240),
    ("1 990 brut par mois plus 210 de commissions", 1990),
    ("avec les primes je gagne 2 310 brut", 2310),
    ("je suis à 2 050 brut primes incluses", 2050),
])
def test_a_bonus_never_replaces_the_wage(message: str, brut: int) -> None:
    """The wage told stays, whatever bonus is told beside it; a wage told with its bonuses is kept whole."""
    assert _lus(message)["salaire_brut_mensuel_eur"] == Decimal(brut)


@pytest.mark.parametrize(("message", "fin"), [
    ("secrétaire en cdd jusquau 14 mai 2027", date(2027, 5, 14)),
    ("CDD pour remplacer une infirmière en congé maternité, ça s'arrête le 9 avril 2027", date(2027, 4, 9)),
    ("je suis en CDD de remplacement (arrêt long), il prend fin le 19 mars 2027", date(2027, 3, 19)),
])
def test_the_end_of_a_short_contract_is_read(message: str, fin: date) -> None:
    """The last day of a CDD is read however it is written, and nobody's leave hides it."""
    lus = _lus(message)
    assert lus["type_contrat"] == "cdd" and lus["fin_contrat_le"] == fin and "en_arret_maladie" not in lus


def test_the_end_of_a_course_is_no_end_of_contract() -> None:
    """« elle se termine » said of a course gives no last day to a CDD."""
    assert "fin_contrat_le" not in _lus("je suis en CDD, ma formation dure 4 mois, elle se termine le 11 juin 2027")


@pytest.mark.parametrize(("message", "en_tout"), [
    ("CDI depuis 11 mois, salariée depuis 7 ans, un PTP ?", 84),
    ("serveuse en CDI depuis 16 mois, avant j'ai fait 2 étés de 4 mois en CDD", 24),
    ("CDI depuis 9 mois, avant 3 CDD de 6 mois", 27),
])
def test_the_whole_salaried_life_is_counted(message: str, en_tout: int) -> None:
    """The years of salaried life are not those of the company, and every season told counts."""
    assert _lus(message)["anciennete_salarie_mois"] == Decimal(en_tout)


def test_what_points_buy_is_no_working_time() -> None:
    """Part time that points may pay is no part time worked; part time worked stays one."""
    assert "temps_partiel" not in _lus("avec mes points je voudrais prendre du temps partiel", type_contrat="cdi")
    assert _lus("je travaille à temps partiel et j'ai 34 points C2P")["temps_partiel"] is True


def test_words_that_take_up_things_measure_nothing() -> None:
    """« compare les deux » and « 24 mois ou pas » answer no question; « 36 » does."""
    for message, question in (("compare les deux", "points_c2p"), ("ça fait 24 mois ou pas", "formation_duree_mois")):
        assert not lire_faits(message, le=LE, question_posee=question).faits
    assert lire_faits("36", le=LE, question_posee="points_c2p").faits[0].valeur == Decimal(36)


def test_an_hour_of_training_is_no_wage() -> None:
    """What an hour of a course costs gives its whole price with the hours; what an hour of work pays stays a wage."""
    lus = _lus("un devis de 280 heures à 11 € de l'heure, qui paie le reste ?", type_contrat="cdi")
    assert lus == {"formation_prix_eur": Decimal(3080), "formation_duree_heures": Decimal(280)}
    assert "formation_prix_eur" not in _lus("la formation coûte 13 € de l'heure", type_contrat="cdi")
    assert "salaire_brut_mensuel_eur" in _lus("je suis payée 13,10 € brut de l'heure", type_contrat="cdi")
