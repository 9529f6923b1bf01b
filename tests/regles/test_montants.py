"""Money, each amount computed by hand on small parameters or on the real law."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domaine.droit import PriseEnCharge
from assistant.domaine.profil import Intervalle, Valeur
from assistant.regles import Droit, lire_faits_declares
from assistant.regles.compte import Compte, Ligne
from assistant.regles.expressions import Vue
from assistant.regles.jugement import situer
from assistant.regles.montants import CALCULS, prises_en_charge

LE = date(2026, 11, 22)
DEUX_SMIC = Decimal("3734.03")


def lignes(droit: Droit, calcul: str, le: date = LE, **faits: object) -> list[Ligne]:
    """Return what a formula gives on the real parameters."""
    valeurs: dict[str, Valeur] = {i: f.valeur for i, f in lire_faits_declares(droit, faits).faits.items()}
    return list(CALCULS[calcul].fonction(Compte(valeurs, Vue(valeurs, le, droit.parametres, {}))))


def sommes(droit: Droit, calcul: str, le: date = LE, **faits: object) -> list[tuple[str | None, str | None]]:
    """Return the bounds of each line, to the cent."""
    cent = Decimal("0.01")
    return [tuple(None if b is None else str(b.quantize(cent)) for b in (ligne.mini, ligne.maxi))  # type: ignore[misc]
            for ligne in lignes(droit, calcul, le, **faits)]


def exact(*montants: str) -> list[tuple[str, str]]:
    """Return exact bounds."""
    return [(m, m) for m in montants]


@pytest.mark.parametrize("brut, mois, attendu", [
    ("2000", 10, exact("2000.00")), ("3734.03", 10, exact("3734.03")), ("3734.04", 10, exact("3734.03")),
    ("3900", 10, exact("3734.03")), ("5000", 12, exact("4500.00")), ("5000", 13, exact("4500.00", "3734.03")),
    ("7000", 13, exact("6300.00", "4200.00")),
])
def test_remuneration(vrai: Droit, brut: str, mois: int, attendu: list[tuple[str, str]]) -> None:
    """100 % up to 2 SMIC, else 90 % the first year and 60 % after, never below 2 SMIC."""
    assert sommes(vrai, "remuneration_ptp", salaire_brut_mensuel_eur=brut, formation_duree_mois=mois) == attendu


def test_deux_smic_de_janvier(vrai: Droit) -> None:
    """2 SMIC come from the hourly rate, not from the rounded month: 3 646,07 € on 1 January 2026."""
    assert sommes(vrai, "remuneration_ptp", date(2026, 1, 1), salaire_brut_mensuel_eur=3700,
                  formation_duree_mois=6) == exact("3646.07")


@pytest.mark.parametrize("faits, nombre, manquants", [
    ({"formation_duree_mois": 12}, 1, ()), ({"formation_duree_mois": 13}, 2, ()),
    ({"formation_temps_partiel": "oui", "formation_duree_heures": 1200}, 1, ()),
    ({"formation_temps_partiel": "oui", "formation_duree_heures": 1201, "formation_duree_mois": 3}, 2, ()),
    ({"formation_temps_partiel": "non", "formation_duree_heures": 1400, "formation_duree_mois": 11}, 1, ()),
    ({"formation_temps_partiel": "oui", "formation_duree_mois": 11}, 2, ("formation_duree_heures",)),
    ({"formation_duree_heures": 1400, "formation_duree_mois": 11}, 2, ("formation_temps_partiel",)),
    ({}, 2, ("formation_duree_mois",)),
])
def test_le_pivot_d_un_an(vrai: Droit, faits: dict[str, object], nombre: int, manquants: tuple[str, ...]) -> None:
    """12 months at full time, 1 200 hours at part time; what is missing to tell is named."""
    obtenues = lignes(vrai, "remuneration_ptp", salaire_brut_mensuel_eur=7000, **faits)
    assert len(obtenues) == nombre and obtenues[-1].manquants == manquants


def test_fourchette_de_salaire(vrai: Droit) -> None:
    """Both ends of a range of pay are computed; without an upper end no amount is said."""
    fourchette = {"salaire_brut_mensuel_eur": {"min": 3000, "max": 5000}, "formation_duree_mois": 6}
    assert sommes(vrai, "remuneration_ptp", **fourchette) == [("3000.00", "4500.00")]
    ouverte = lignes(vrai, "remuneration_ptp", salaire_brut_mensuel_eur={"min": 3000})[0]
    assert (ouverte.mini, ouverte.manquants) == (None, ("salaire_brut_mensuel_eur",))


def test_le_net_ne_suffit_pas(vrai: Droit) -> None:
    """A net salary gives no amount, and the gross one is asked."""
    ligne = lignes(vrai, "remuneration_ptp", salaire_net_mensuel_eur=1600)[0]
    assert (ligne.mini, ligne.maxi, ligne.manquants) == (None, None, ("salaire_brut_mensuel_eur",))
    assert "net ne suffit pas" in ligne.formule


def test_hors_temps_de_travail(vrai: Droit) -> None:
    """Nothing is paid for a training outside working time."""
    assert sommes(vrai, "remuneration_ptp", salaire_brut_mensuel_eur=3000, formation_hors_temps_travail="oui") == exact("0.00")


@given(st.integers(100, 20000), st.integers(0, 3000))
def test_plus_de_salaire_ne_paie_jamais_moins(vrai: Droit, brut: int, plus: int) -> None:
    """The pay never goes down when the salary goes up, and never passes it."""
    bas, haut = (lignes(vrai, "remuneration_ptp", salaire_brut_mensuel_eur=s, formation_duree_mois=24)
                 for s in (brut, brut + plus))
    for ligne_basse, ligne_haute in zip(bas, haut, strict=False):
        assert ligne_basse.mini is not None and ligne_haute.mini is not None
        assert ligne_basse.mini <= ligne_haute.mini
        assert ligne_basse.mini <= brut


@pytest.mark.parametrize("prix, heures, attendu", [
    (8000, 400, [("0.00", "8000.00")]),
    (8000, 200, [("0.00", "5490.00"), ("2510.00", "2510.00")]),  # 200 × 27.45
    (20000, 1000, [("0.00", "18000.00"), ("2000.00", "2000.00")]),
    (18000, 1000, [("0.00", "18000.00")]),
])
def test_frais_pedagogiques(vrai: Droit, prix: int, heures: int, attendu: list[tuple[str, str]]) -> None:
    """The lower of the two ceilings, and the part of the price above it."""
    assert sommes(vrai, "frais_pedagogiques_ptp", formation_prix_eur=prix, formation_duree_heures=heures) == attendu


def test_frais_pedagogiques_en_fourchette(vrai: Droit) -> None:
    """With a range of hours the remainder is a range: 300 × 27.45 = 8 235, 400 × 27.45 = 10 980."""
    obtenues = sommes(vrai, "frais_pedagogiques_ptp", formation_prix_eur=9000, formation_duree_heures={"min": 300, "max": 400})
    assert obtenues == [("0.00", "9000.00"), ("0.00", "765.00")]
    assert lignes(vrai, "frais_pedagogiques_ptp", formation_prix_eur=9000)[0].manquants == ("formation_duree_heures",)


@pytest.mark.parametrize("faits, attendu", [
    ({"cpf_droits_eur": 2000}, exact("2000.00")),
    ({"cpf_droits_eur": 2000, "certification_visee": "rs"}, exact("1500.00")),
    ({"cpf_droits_eur": 2000, "certification_visee": "bilan"}, exact("1600.00")),
    ({"cpf_droits_eur": 2000, "certification_visee": "permis"}, exact("900.00")),
    ({"cpf_droits_eur": 2000, "certification_visee": "permis_lourd"}, exact("2000.00")),
    ({"cpf_droits_eur": 2000, "certification_visee": "clea"}, exact("2000.00")),
    ({"cpf_droits_eur": 2000, "formation_prix_eur": 800}, exact("800.00")),
    ({"cpf_droits_eur": {"min": 1000, "max": 3000}, "certification_visee": "rs"}, [("1000.00", "1500.00")]),
    ({}, [(None, None)]),
])
def test_droits_cpf(vrai: Droit, faits: dict[str, object], attendu: list[tuple[str, str]]) -> None:
    """The balance, within the cap of the action and never above the price."""
    assert sommes(vrai, "cpf_droits", **faits) == attendu


@pytest.mark.parametrize("calcul, attendu", [("cpf_interne", exact("1000.00")), ("cpf_externe", exact("2000.00"))])
@pytest.mark.parametrize("mobilite", ["interne", "externe", None])
def test_cpf_en_reconversion(vrai: Droit, calcul: str, mobilite: str | None, attendu: list[tuple[str, str]]) -> None:
    """Half of the rights inside the company, all of them outside: each line says its own, known or not where one goes."""
    assert sommes(vrai, calcul, cpf_droits_eur=2000, mobilite=mobilite) == attendu
    assert lignes(vrai, calcul, mobilite=mobilite)[0].manquants == ("cpf_droits_eur",)


@pytest.mark.parametrize("faits, attendu", [
    ({"type_contrat": "cdi"}, exact("150.00")), ({"type_contrat": "demandeur_emploi"}, exact("0.00")),
    ({"type_contrat": "cdi", "employeur_cofinancement_pct": 1}, exact("0.00")),
    ({"type_contrat": "cdi", "employeur_cofinancement_pct": 0}, exact("150.00")),
    ({"type_contrat": "cdi", "cofinancement_tiers_eur": 100}, [("0.00", "150.00")]),
    ({"type_contrat": "cdi", "cofinancement_tiers_eur": 0}, exact("150.00")),
    ({"type_contrat": "cdi", "points_c2p": 3}, [("0.00", "150.00")]), ({"type_contrat": "cdi", "points_c2p": 0}, exact("150.00")),
    ({}, [("0.00", "150.00")]),
])
def test_participation(vrai: Droit, faits: dict[str, object], attendu: list[tuple[str, str]]) -> None:
    """150 €, 0 when exempt for sure, both ends when an exemption is only possible."""
    assert sommes(vrai, "cpf_participation", **faits) == attendu


@pytest.mark.parametrize("faits, attendu", [
    ({"niveau_diplome": 3}, exact("500.00")), ({"niveau_diplome": 2}, exact("800.00")), ({}, [("500.00", "800.00")]),
    ({"niveau_diplome": 5, "rqth": "oui"}, exact("800.00")), ({"niveau_diplome": 5, "temps_partiel": "oui"}, [("0.00", "500.00")]),
])
def test_credit_annuel(vrai: Droit, faits: dict[str, object], attendu: list[tuple[str, str]]) -> None:
    """500 € a year, 800 € below level 3 or with RQTH, less under half time."""
    assert sommes(vrai, "cpf_annuel", **faits) == attendu


def test_points_c2p(vrai: Droit) -> None:
    """A point is worth 500 €, 375 € before September 2023, and the 15 % share is told on both sides."""
    assert sommes(vrai, "points_c2p", points_c2p=6) == exact("3000.00")
    assert sommes(vrai, "points_c2p", date(2023, 8, 31), points_c2p=6) == exact("2250.00")
    assert "cela atteint les 15 %" in lignes(vrai, "points_c2p", points_c2p=6, formation_prix_eur=20000)[0].formule
    assert "cela n'atteint pas les 15 %" in lignes(vrai, "points_c2p", points_c2p=6, formation_prix_eur=20001)[0].formule
    assert lignes(vrai, "points_c2p")[0].manquants == ("points_c2p",)


@pytest.mark.parametrize("pct, attendu, mot", [
    (None, "500.00", "minimum"), (4, "500.00", "pas assez"), (5, "500.00", "minimum"), (20, "2000.00", "minimum"),
])
def test_cofinancement_fipu(vrai: Droit, pct: int | None, attendu: str, mot: str) -> None:
    """At least 5 % of the price, more when the employer offers more, and less is said not to be enough."""
    ligne = lignes(vrai, "cofinancement_fipu", formation_prix_eur=10000, employeur_cofinancement_pct=pct)[0]
    assert str(ligne.mini) == str(Decimal(attendu).normalize().quantize(Decimal(1))) or ligne.mini == Decimal(attendu)
    assert mot in ligne.formule and ("pas assez" in ligne.formule) == (pct == 4)


def test_periode_de_reconversion(vrai: Droit) -> None:
    """Hours × 9,15 €; both ends for a range."""
    assert sommes(vrai, "frais_periode_reconversion", formation_duree_heures=300) == exact("2745.00")
    assert sommes(vrai, "frais_periode_reconversion", formation_duree_heures="150..450") == [("1372.50", "4117.50")]
    assert lignes(vrai, "frais_periode_reconversion")[0].manquants == ("formation_duree_heures",)


@pytest.mark.parametrize("brut, attendu", [
    # SJR = brut × 12 / 365; 40.4 % SJR + 13.18, 57 % SJR, at least 32.13, at most 75 % SJR; × 30
    ("2500", "1405.48"),  # 57 %: 82.1918 × 0.57 × 30
    ("1900", "1152.48"),  # 40.4 % + 13.18: (62.4658 × 0.404 + 13.18) × 30
    ("1300", "961.64"),  # 75 % cap: 42.7397 × 0.75 × 30, below 40.4 % + 13.18 = 30.45 raised to 32.13
    ("1400", "963.90"),  # the minimum: 32.13 × 30
])
def test_are(vrai: Droit, brut: str, attendu: str) -> None:
    """The four branches of the daily allowance, over 30 days."""
    assert sommes(vrai, "are_estimation", salaire_brut_mensuel_eur=brut, age=40) == exact(attendu)


@pytest.mark.parametrize("age, duree", [(54, "548"), (55, "685"), (56, "685"), (57, "822")])
def test_duree_are(vrai: Droit, age: int, duree: str) -> None:
    """The longest duration depends on age; worked months times 0,75 tell the likely one."""
    ligne = lignes(vrai, "are_estimation", salaire_brut_mensuel_eur=2000, age=age)[0]
    assert f"au plus {duree} jours" in ligne.formule
    assert "environ 18 mois (0,75 × 24)" in lignes(vrai, "are_estimation", age=age, mois_travailles_24=24)[0].formule


@pytest.mark.parametrize("brut, age, nombre", [("4900", 40, 1), ("5000", 40, 2), ("5000", 54, 2), ("5000", 55, 1), ("5000", None, 2)])
def test_degressivite(vrai: Droit, brut: str, age: int | None, nombre: int) -> None:
    """Above 92,57 € a day and before 55, a second line from the 7th month, never below that floor."""
    obtenues = lignes(vrai, "are_estimation", salaire_brut_mensuel_eur=brut, age=age)
    assert len(obtenues) == nombre
    if nombre == 2:
        # 5 000 × 12 / 365 × 57 % = 93.70 a day; less 30 % is under the floor: 92.57 × 30
        assert obtenues[1].mini == Decimal("2777.10")


def test_avant_les_montants_connus_rien_n_est_calcule(vrai: Droit) -> None:
    """Before the first amount recorded, the rule is said without a sum."""
    prises = [p for d in vrai.dispositifs if d.id == "demissionnaire"
              for p in prises_en_charge(d, situer(vrai, lire_faits_declares(vrai, {"salaire_brut_mensuel_eur": 2000}), date(2021, 1, 1)))]
    assert prises and all(p.mini_eur is None for p in prises if p.poste == "are")


@given(st.dictionaries(st.sampled_from([
    "salaire_brut_mensuel_eur", "formation_prix_eur", "formation_duree_heures", "formation_duree_mois", "cpf_droits_eur",
    "points_c2p", "employeur_cofinancement_pct", "cofinancement_tiers_eur", "age", "niveau_diplome"]), st.tuples(
    st.integers(0, 100), st.integers(0, 50) | st.none())))
def test_toute_prise_est_saine(vrai: Droit, faits: dict[str, tuple[int, int | None]]) -> None:
    """Whatever ranges are known, no line is negative, upside down, half said, or without its sentence."""
    valeurs: dict[str, Valeur] = {}
    for ident, (bas, largeur) in faits.items():
        mini = (vrai.definitions[ident].mini or Decimal(0)) + bas * (40 if ident.endswith("eur") else 1)
        valeurs[ident] = Intervalle(mini, None if largeur is None else mini + largeur * 40)
    compte = Compte(valeurs, Vue(valeurs, LE, vrai.parametres, {}))
    for calcul in CALCULS.values():
        for ligne in calcul.fonction(compte):
            assert ligne.formule.endswith(".")
            if ligne.mini is not None and ligne.maxi is not None:
                assert 0 <= ligne.mini <= ligne.maxi


def test_chaque_ligne_porte_sa_reference(vrai: Droit) -> None:
    """Every line of money of the real law names its payer, its article and its sentence."""
    situation = situer(vrai, lire_faits_declares(vrai, {"salaire_brut_mensuel_eur": 2500, "type_contrat": "cdi"}), LE)
    prises: list[PriseEnCharge] = [p for d in vrai.dispositifs for p in prises_en_charge(d, situation)]
    assert prises
    for prise in prises:
        assert prise.payeur and prise.reference.article and prise.formule.endswith((".", "!"))
