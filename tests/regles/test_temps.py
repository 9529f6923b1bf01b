"""Month and day arithmetic, and facts that grow while the contract lasts."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domaine.profil import Intervalle
from assistant.regles.droit import Definition
from assistant.regles.temps import date_du_gain, gain, jours_travailles_entre, mois_entre, plus_mois, vieillir

JOURS = st.dates(date(2019, 1, 1), date(2035, 12, 31))


def _evolutif(evolue: str, maxi: int) -> Definition:
    return Definition("f", "nombre", "F", "?", "p", "i", 1, evolue=evolue, maxi=Decimal(maxi))


MOIS, OUVRES = _evolutif("mois", 720), _evolutif("jours", 1310)


@pytest.mark.parametrize("jour, mois, attendu", [
    (date(2026, 1, 31), 1, date(2026, 2, 28)), (date(2024, 1, 31), 1, date(2024, 2, 29)),
    (date(2026, 11, 22), 2, date(2027, 1, 22)), (date(2026, 3, 31), -1, date(2026, 2, 28)),
    (date(2026, 1, 15), -1, date(2025, 12, 15)), (date(2026, 12, 1), 0, date(2026, 12, 1)),
])
def test_plus_mois(jour: date, mois: int, attendu: date) -> None:
    """The same day of a later month, or the last day of a shorter one."""
    assert plus_mois(jour, mois) == attendu


@pytest.mark.parametrize("debut, fin, attendu", [
    (date(2026, 1, 22), date(2026, 2, 21), 0), (date(2026, 1, 22), date(2026, 2, 22), 1),
    (date(2026, 1, 31), date(2026, 2, 27), 0), (date(2026, 1, 31), date(2026, 2, 28), 1),
    (date(2026, 5, 1), date(2026, 4, 1), 0), (date(2026, 5, 1), date(2026, 5, 31), 0),
])
def test_mois_entre(debut: date, fin: date, attendu: int) -> None:
    """Whole months only; none backwards."""
    assert mois_entre(debut, fin) == attendu


@given(JOURS, JOURS)
def test_mois_entre_est_le_plus_grand(debut: date, fin: date) -> None:
    """mois_entre is the greatest n whose plus_mois does not pass the end."""
    if debut <= fin:
        n = mois_entre(debut, fin)
        assert plus_mois(debut, n) <= fin < plus_mois(debut, n + 1)


def test_jours_travailles() -> None:
    """Five worked days for seven calendar days, rounded down."""
    lundi = date(2026, 11, 2)
    gagnes = [jours_travailles_entre(lundi, lundi + timedelta(days=n)) for n in (-3, 0, 1, 2, 6, 7, 14)]
    assert gagnes == [0, 0, 0, 1, 4, 5, 10]


@given(JOURS, st.integers(1, 400), st.sampled_from([MOIS, OUVRES]))
def test_date_du_gain_est_la_premiere(debut: date, manque: int, definition: Definition) -> None:
    """On that day the fact has grown enough, the day before it had not."""
    jour = date_du_gain(definition, debut, Decimal(manque))
    assert gain(definition, debut, jour) >= manque > gain(definition, debut, jour - timedelta(days=1))


LE, PLUS_TARD = date(2026, 11, 22), date(2027, 3, 22)


@pytest.mark.parametrize("autres, attendu", [
    ({"type_contrat": "cdi"}, Decimal(14)),
    ({"type_contrat": "demandeur_emploi"}, Decimal(10)),
    ({"type_contrat": "independant"}, Decimal(10)),
    ({"type_contrat": "cdd", "fin_contrat_le": date(2027, 1, 22)}, Decimal(12)),
    ({"type_contrat": "cdd", "fin_contrat_le": date(2026, 10, 1)}, Decimal(10)),
    ({"type_contrat": "cdd"}, Decimal(14)),
    ({}, Intervalle(Decimal(10), Decimal(14))),
    ({"type_contrat": "cdi", "demission_faite": True}, Intervalle(Decimal(10), Decimal(14))),
    ({"type_contrat": "cdi", "demission_faite": False}, Decimal(14)),
])
def test_vieillir(autres: dict[str, object], attendu: object) -> None:
    """A fact grows until the end of the contract, not without one, and is vague when that is not known."""
    vieillies, _ = vieillir({"f": Decimal(10), **autres}, (MOIS,), LE, PLUS_TARD)  # type: ignore[dict-item]
    assert vieillies["f"] == attendu


def test_vieillir_une_fourchette_et_un_plafond() -> None:
    """Both ends of a range grow, an open end stays open, and no fact passes its declared maximum."""
    cdi = {"type_contrat": "cdi"}
    plein = vieillir({"f": Intervalle(Decimal(1), Decimal(1309)), **cdi}, (OUVRES,), LE, PLUS_TARD)[0]["f"]
    ouvert = vieillir({"f": Intervalle(Decimal(25), None), **cdi}, (MOIS,), LE, PLUS_TARD)[0]["f"]
    assert plein == Intervalle(Decimal(86), Decimal(1310))  # 120 days × 5 / 7 = 85
    assert ouvert == Intervalle(Decimal(29), None)


def test_la_cause_du_flou() -> None:
    """A fact left vague points to the fact that would tell: the contract, or its end after a resignation."""
    assert vieillir({"f": Decimal(1)}, (MOIS,), LE, PLUS_TARD)[1] == {"f": "type_contrat"}
    parti = {"f": Decimal(1), "type_contrat": "cdi", "demission_faite": True}
    assert vieillir(parti, (MOIS,), LE, PLUS_TARD)[1] == {"f": "fin_contrat_le"}
