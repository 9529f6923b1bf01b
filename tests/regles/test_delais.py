"""From when, and what single change opens: the solver against brute force, and by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.regles import Droit, charger_droit, evaluer, lire_faits_declares
from assistant.regles.deductions import deduire
from assistant.regles.delais import situation_au
from assistant.regles.jugement import juger_tout, situer
from assistant.regles.temps import contrat_garde

LE = date(2026, 11, 22)
NU = {"type_contrat": "cdi", "rqth": "non", "malade": 0}
Ecrire = Callable[..., Path]
Bloc = Callable[..., str]


@pytest.mark.parametrize("faits, attendu", [
    ({"mois": 11}, date(2026, 12, 22)),
    ({"mois": 0}, date(2027, 11, 22)),
    ({"mois": "11.5"}, date(2026, 12, 22)),
    ({"mois": 11, "demission_faite": "oui"}, None),  # the contract is not kept
    ({"mois": 11, "fin_contrat_le": "2026-12-22"}, date(2026, 12, 22)),
    ({"mois": 11, "fin_contrat_le": "2026-12-21"}, None),
    ({"mois": {"min": 9, "max": 11}}, date(2027, 2, 22)),  # sure only once the lower end has grown
    ({"mois": 11, "formation_debut": "2026-12-10"}, date(2026, 12, 22)),
    ({"mois": 12}, None),
])
def test_possible_a_partir_du(petite: Droit, faits: dict[str, object], attendu: date | None) -> None:
    """The first day when waiting alone meets the condition, the contract kept."""
    obtenu = evaluer(petite, lire_faits_declares(petite, {**NU, **faits}), LE)[0]
    assert obtenu.possible_a_partir_du == attendu
    if attendu is not None:
        assert next(c for c in obtenu.conditions if c.id == "anciennete").curable_le == attendu


def test_l_attente_est_dite_aussi_quand_une_dispense_reste_ouverte(petite: Droit) -> None:
    """« Pas aujourd'hui, sauf si » still gives the date on which no exemption is needed."""
    obtenu = evaluer(petite, lire_faits_declares(petite, {"type_contrat": "cdi", "mois": 10}), LE)[0]
    assert (obtenu.verdict, obtenu.possible_a_partir_du) == ("a_preciser", date(2027, 1, 22))
    assert obtenu.pour_l_ouvrir == "Attendre le 22 janvier 2027, en gardant votre contrat, lèverait ce qui bloque aujourd'hui."


def test_ce_que_l_attente_ne_guerit_pas(petite: Droit) -> None:
    """No date when another condition fails that time does not cure."""
    obtenu = evaluer(petite, lire_faits_declares(petite, {"type_contrat": "cdi", "jours": 1200, "heures": 501}), LE)[1]
    assert (obtenu.verdict, obtenu.possible_a_partir_du) == ("exclu", None)


def test_jours_ouvres(petite: Droit) -> None:
    """Ten worked days missing take two weeks."""
    faits = {"type_contrat": "cdi", "jours": 1290, "heures": 10}
    assert evaluer(petite, lire_faits_declares(petite, faits), LE)[1].possible_a_partir_du == date(2026, 12, 6)


def test_une_loi_qui_change_compte(corpus_de: Ecrire, bloc: Bloc) -> None:
    """A stricter rule to come closes the wait; a scheme that closes first gives no date."""
    durcie = bloc("a", ["mois >= 12"]) + bloc("b", ["mois >= 24"], suite="du = 2027-01-01")
    droit = charger_droit(corpus_de(durcie))
    tot = evaluer(droit, lire_faits_declares(droit, {"type_contrat": "cdi", "mois": 11}), LE)[0]
    tard = evaluer(droit, lire_faits_declares(droit, {"type_contrat": "cdi", "mois": 8}), LE)[0]
    assert tot.possible_a_partir_du == date(2026, 12, 22)
    assert tard.possible_a_partir_du == date(2028, 3, 22)
    fermant = charger_droit(corpus_de(durcie, suite="au = 2027-06-30"))
    assert evaluer(fermant, lire_faits_declares(fermant, {"type_contrat": "cdi", "mois": 8}), LE)[0].possible_a_partir_du is None


def force_brute(droit: Droit, faits: dict[str, object], rang: int, jours: int) -> date | None:
    """Return the same date by trying every day, the definition taken word for word."""
    situation = situer(droit, lire_faits_declares(droit, faits), LE)
    dispositif = droit.dispositifs[rang]
    echecs = {j.condition.id for j in juger_tout(dispositif, situation) if j.ferme and j.condition.nature == "requise"}
    for n in range(1, jours) if echecs else ():
        jour = LE + timedelta(days=n)
        etats = {j.condition.id: (j.etat, j.condition.nature) for j in juger_tout(dispositif, situation_au(situation, jour))}
        bons = all(etats.get(i, ("remplie", ""))[0] == "remplie" for i in echecs)
        ferme = any(etat == "non_remplie" and nature == "requise" for etat, nature in etats.values())
        if bons and not ferme and dispositif.ouvert(jour):
            return jour if contrat_garde(situation.valeurs, jour) else None
    return None


@given(
    st.sampled_from(["cdi", "cdd", None]), st.integers(0, 14) | st.none(), st.integers(1280, 1305) | st.none(),
    st.none() | st.integers(1, 500), st.none() | st.integers(1, 500), st.sampled_from([0, 501, None]),
    st.booleans(), st.integers(0, 3),
)
def test_force_brute(
    petite: Droit, contrat: str | None, mois: int | None, jours: int | None, debut: int | None, fin: int | None,
    heures: int | None, parti: bool, largeur: int,
) -> None:
    """Trying every day of 18 months gives the solver's date, on random people and both schemes."""
    faits: dict[str, object] = {"type_contrat": contrat, "jours": jours, "heures": heures, "rqth": "non", "malade": 0,
                                "demission_faite": parti}
    if mois is not None:
        faits["mois"] = {"min": mois, "max": mois + largeur}
    for nom, ecart in (("formation_debut", debut), ("fin_contrat_le", fin)):
        faits[nom] = None if ecart is None else LE + timedelta(days=ecart)
    bilans = evaluer(petite, lire_faits_declares(petite, faits), LE)
    for rang, bilan in enumerate(bilans):
        if bilan.possible_a_partir_du is not None or bilan.verdict != "possible":
            assert bilan.possible_a_partir_du == force_brute(petite, faits, rang, 550)


def test_le_plus_petit_changement(corpus_de: Ecrire, vrai: Droit) -> None:
    """On the real law, a refused certification or employer gives the one change that opens, and never health or age."""
    from assistant.regles.ouvertures import LEVIERS

    sensibles = {ident for ident, d in vrai.definitions.items() if d.sensible}
    assert not sensibles & set(LEVIERS)
    assert not {"age", "demission_faite", "type_contrat", "fin_contrat_le"} & set(LEVIERS)
    assert set(LEVIERS) <= set(vrai.definitions)


def test_ouverture_par_la_certification(vrai: Droit) -> None:
    """A PTP closed only by its certification opens with one registered in the RNCP."""
    faits = {"type_contrat": "cdi", "anciennete_entreprise_mois": 30, "anciennete_salarie_mois": 60,
             "employeur_public": "non", "change_de_metier": "oui", "ptp_anterieur": "non", "certification_visee": "aucune"}
    bilan = next(b for b in evaluer(vrai, lire_faits_declares(vrai, faits), LE) if b.id == "ptp")
    assert bilan.verdict == "exclu"
    assert bilan.pour_l_ouvrir == "Il suffirait de choisir une formation qui mène à : Titre ou diplôme du RNCP."


def test_deux_changements_ne_sont_pas_un(vrai: Droit) -> None:
    """When two conditions fail, no single change is announced."""
    faits = {"type_contrat": "cdi", "anciennete_entreprise_mois": 30, "anciennete_salarie_mois": 60,
             "employeur_public": "non", "change_de_metier": "non", "ptp_anterieur": "non", "certification_visee": "aucune"}
    bilan = next(b for b in evaluer(vrai, lire_faits_declares(vrai, faits), LE) if b.id == "ptp")
    assert (bilan.verdict, bilan.pour_l_ouvrir) == ("exclu", None)


def test_fewer_than_1300_days_rule_out_five_years_without_a_break() -> None:
    """1 299 days on 60 months cannot be five whole years: the other way to the démissionnaire is closed too."""
    court, _ = deduire({"jours_travailles_60mois": Decimal(1299)}, date(2026, 11, 22))
    assez, _ = deduire({"jours_travailles_60mois": Decimal(1300)}, date(2026, 11, 22))
    assert court["activite_continue_5ans"] is False
    assert "activite_continue_5ans" not in assez


@pytest.mark.parametrize(("public", "prive"), [(None, True), (False, True), (True, None)])
def test_a_fixed_term_contract_is_private_unless_its_employer_is_public(public: bool | None, prive: bool | None) -> None:
    """The law of the contract is only asked of a CDD at a public employer."""
    valeurs = {"type_contrat": "cdd"} | ({} if public is None else {"employeur_public": public})
    assert deduire(valeurs, date(2026, 11, 22))[0].get("contrat_droit_prive") is prive
