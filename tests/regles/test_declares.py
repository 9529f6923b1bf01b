"""Declared facts are checked one by one; what is wrong is refused with a sentence that says what to do."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domaine.profil import Intervalle
from assistant.errors import EntreeInvalide
from assistant.regles import Droit, lire_faits_declares

MINIMUM = Intervalle(Decimal(24), None)


@pytest.mark.parametrize("fait, brut, attendu", [
    ("mois", 14, Decimal(14)), ("mois", "14", Decimal(14)), ("mois", 1.5, Decimal("1.5")), ("mois", "1,5", Decimal("1.5")),
    ("mois", {"min": 24}, MINIMUM), ("mois", "24..", MINIMUM), ("mois", "..24", Intervalle(None, Decimal(24))),
    ("mois", "10..14", Intervalle(Decimal(10), Decimal(14))), ("mois", {"min": 3, "max": 3}, Decimal(3)),
    ("heures", "1 600", Decimal(1600)),
    ("rqth", "Oui", True), ("rqth", False, False), ("type_contrat", "CDI", "cdi"), ("type_contrat", "demandeur d'emploi", "demandeur_emploi"),
    ("formation_debut", "2027-03-01", date(2027, 3, 1)), ("formation_debut", "1/3/2027", date(2027, 3, 1)),
    ("formation_debut", date(2027, 3, 1), date(2027, 3, 1)), ("formation_debut", datetime(2027, 3, 1, 8), date(2027, 3, 1)),
])
def test_valeurs_lues(petite: Droit, fait: str, brut: object, attendu: object) -> None:
    """Each way to write a value gives the same fact."""
    assert lire_faits_declares(petite, {fait: brut}).valeur(fait) == attendu


@pytest.mark.parametrize("fait, brut, mot", [
    ("anciennete", 3, "anciennete"), ("mois", -1, "0 mois à 60 ans"), ("mois", 2400, "60 ans"), ("mois", "NaN", "NaN"),
    ("mois", True, "nombre"), ("mois", "deux", "nombre"), ("mois", {"min": 5, "max": 3}, "maximum"), ("mois", {}, "fourchette"),
    ("mois", {"mini": 3}, "fourchette"), ("mois", {"min": -5}, "60 ans"), ("rqth", "peut-être", "oui ou non"),
    ("type_contrat", "cdii", "cdi, cdd"), ("formation_debut", "2027-02-30", "date"), ("formation_debut", "1200-01-01", "date"),
    ("formation_debut", "31/02/2027", "date"), ("formation_debut", 20270301, "date"), ("mois", "1e9999", "60 ans"),
])
def test_valeurs_refusees(petite: Droit, fait: str, brut: object, mot: str) -> None:
    """A value outside its bounds or its list is refused, and the message says what is expected."""
    with pytest.raises(EntreeInvalide, match=mot):
        lire_faits_declares(petite, {fait: brut})


def test_salaire_et_anciennete_absurdes(vrai: Droit) -> None:
    """15 € a month and 200 years of seniority are refused, never judged."""
    for fait, brut in (("salaire_brut_mensuel_eur", 15), ("anciennete_entreprise_mois", 2400), ("formation_prix_eur", -1)):
        with pytest.raises(EntreeInvalide):
            lire_faits_declares(vrai, {fait: brut})


def test_un_libelle_vaut_sa_valeur(vrai: Droit) -> None:
    """« Bac+2 » is level 5."""
    assert lire_faits_declares(vrai, {"niveau_diplome": "Bac+2"}).valeur("niveau_diplome") == Decimal(5)


def test_je_ne_sais_pas_et_rien(petite: Droit) -> None:
    """« je ne sais pas » is kept as such; None is as if nothing had been said."""
    profil = lire_faits_declares(petite, {"mois": "Je ne sais pas", "heures": None})
    assert profil.inconnus == {"mois"} and not profil.faits


@given(st.dictionaries(st.sampled_from(["mois", "rqth", "type_contrat", "formation_debut", "x"]),
                       st.text(max_size=20) | st.integers() | st.floats() | st.booleans() | st.none() | st.lists(st.integers())))
def test_jamais_une_autre_erreur(petite: Droit, table: dict[str, object]) -> None:
    """Whatever is given, it is read or refused with our own error."""
    try:
        lire_faits_declares(petite, table)
    except EntreeInvalide as erreur:
        assert str(erreur).endswith(".")
