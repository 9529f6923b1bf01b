"""The engine against a second evaluation, written apart, on random people (ASSISTANT_EXEMPLES sets how many)."""

from __future__ import annotations

import importlib.util
import os
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from types import ModuleType

import pytest

from assistant.regles import Droit, charger_droit, evaluer, lire_faits_declares


def _charge_voisin(nom: str) -> ModuleType:
    # Not « from tests… »: other packages install a module of that name.
    spec = importlib.util.spec_from_file_location(nom, Path(__file__).with_name(f"{nom}.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


seconde = _charge_voisin("seconde_evaluation")
NOMBRE = int(os.environ.get("ASSISTANT_EXEMPLES", "500"))
CORPUS = Path(__file__).parents[2] / "corpus"
DATES = (date(2022, 3, 15), date(2022, 4, 1), date(2024, 3, 1), date(2025, 12, 31), date(2026, 2, 1), date(2026, 11, 22))
METIERS = tuple(seconde.SPECTACLE)

# Per fact: the values drawn, thresholds and their neighbours first, and how often it stays unknown.
SEUILS = {
    "anciennete_entreprise_mois": (0, 5, 10, 11, 12, 13, 23, 24, 40), "salarie_5ans_mois": (0, 20, 22, 23, 24, 25, 60),
    "cdd_12mois_mois": (0, 2, 3, 4, 5, 12), "cdd_12mois_jours": (0, 79, 80, 81),
    "heures_interim_18mois": (0, 1599, 1600, 1601, 2500), "heures_interim_agence_18mois": (0, 599, 600, 601, 1500),
    "cachets_2a5ans": (0, 219, 220, 221, 400), "cachets_24mois": (20, 59, 60, 87, 88, 89, 129, 130, 200),
    "cachets_12mois": (10, 29, 30, 43, 44, 64, 65, 100), "absence_sante_24mois_mois": (0, 0, 0, 5, 6, 7),
}
CHOIX: dict[str, tuple[object, ...]] = {
    "type_contrat": ("cdi", "cdi", "cdd", "interim", "cdi_interimaire", "intermittent", "fonctionnaire", "independant"),
    "intermittent_metier": METIERS, "certification_visee": ("rncp", "rncp", "rncp", "bloc", "rs_metier", "rs", "aucune"),
    "change_de_metier": (True, True, True, False), "rqth": (False, False, False, True),
    "licencie_sans_formation": (False, False, False, True), "absence_maladie_pro_24mois": (False, False, False, True),
    "type_projet": ("formation", "creation"), "demission_faite": (False, False, True),
    "cep_avant_demission": (True, True, False),
}


@pytest.fixture(scope="module")
def droit() -> Droit:
    """Return the real rules, loaded once."""
    return charger_droit(CORPUS)


def _nombre(tirage: Random, valeurs: tuple[int, ...]) -> object:
    bas = Decimal(tirage.choice(valeurs))
    sorte = tirage.random()
    if sorte < 0.8:
        return bas
    haut = bas + tirage.randint(1, 30)
    return (bas, haut) if haut <= max(valeurs) else (bas, None)


def _bas(valeur: object) -> Decimal:
    """Return the low end of a drawn number, 0 when it is unknown."""
    bas = valeur[0] if isinstance(valeur, tuple) else valeur
    return bas if isinstance(bas, Decimal) else Decimal(0)


def _duree_de_travail(tirage: Random) -> dict[str, object]:
    """Return facts on the last five years that do not contradict each other."""
    jours = tirage.choice((None, 900, 1100, 1298, 1299, 1300, 1301))
    if jours is None:
        return {"activite_continue_5ans": tirage.choice((True, False, None))}
    return {"jours_travailles_60mois": Decimal(jours), "activite_continue_5ans": jours >= 1300}


def _projet_precedent(tirage: Random, le: date) -> dict[str, object]:
    if tirage.random() < 0.8:
        return {"ptp_anterieur": False}
    duree = tirage.choice((None, Decimal(1), Decimal(7), Decimal(8), Decimal(12)))
    fin = tirage.choice((None, le - timedelta(days=tirage.randint(1, 2600))))
    return {"ptp_anterieur": True, "ptp_anterieur_duree_mois": duree, "ptp_anterieur_fin_le": fin}


def _personne(tirage: Random, le: date) -> dict[str, object]:
    """Return a random person as a dict of facts, unknown ones left out."""
    silence = tirage.choice((0.0, 0.05, 0.3))
    faits: dict[str, object] = {nom: _nombre(tirage, seuils) for nom, seuils in SEUILS.items()}
    faits |= {nom: tirage.choice(valeurs) for nom, valeurs in CHOIX.items()}
    entreprise = faits["anciennete_entreprise_mois"]
    bas = _bas(entreprise)
    faits["anciennete_salarie_mois"] = bas + tirage.choice((0, 1, 11, 12, 60))
    if isinstance(entreprise, tuple):
        faits["anciennete_salarie_mois"] = Decimal(80)
    recents = faits["salarie_5ans_mois"]
    if isinstance(recents, Decimal):  # months in the company are months as an employee
        faits["salarie_5ans_mois"] = max(recents, min(bas, Decimal(60)))
    elif bas > recents[0]:
        faits["salarie_5ans_mois"] = None
    bas_recents = _bas(faits["salarie_5ans_mois"])
    faits["anciennete_salarie_mois"] = max(_bas(faits["anciennete_salarie_mois"]), bas_recents)
    if tirage.random() < 0.4:
        faits["formation_debut"] = le + timedelta(days=tirage.randint(1, 700))
    if faits["type_contrat"] in ("cdd", "interim"):
        faits["fin_contrat_le"] = le + timedelta(days=tirage.choice((-150, -100, -10, 20, 90, 300)))
    faits = {nom: valeur for nom, valeur in faits.items() if tirage.random() >= silence or nom == "fin_contrat_le"}
    faits |= _duree_de_travail(tirage) | _projet_precedent(tirage, le) | {"employeur_public": False}
    if faits.get("activite_continue_5ans"):  # five years without a break are 60 months as an employee
        faits |= {nom: Decimal(60) for nom in ("anciennete_salarie_mois", "salarie_5ans_mois") if nom in faits}
    return {nom: valeur for nom, valeur in faits.items() if valeur is not None}


def _declare(valeur: object) -> object:
    """Return a fact as a table of facts writes it: bounds become {min, max}."""
    if not isinstance(valeur, tuple):
        return valeur
    return {cle: borne for cle, borne in zip(("min", "max"), valeur, strict=True) if borne is not None}


def test_le_moteur_et_la_seconde_evaluation_sont_d_accord(droit: Droit) -> None:
    """Two separately written evaluations of PTP and démissionnaire give the same verdict to every person."""
    tirage = Random(20261122)
    vus: Counter[tuple[str, str]] = Counter()
    ecarts = []
    for _ in range(NOMBRE):
        le = tirage.choice(DATES)
        faits = _personne(tirage, le)
        profil = lire_faits_declares(droit, {nom: _declare(valeur) for nom, valeur in faits.items()})
        verdicts = {bilan.id: bilan.verdict for bilan in evaluer(droit, profil, le)}
        for nom, attendu in (("ptp", seconde.ptp(faits, le)), ("demissionnaire", seconde.demissionnaire(faits, le))):
            vus[nom, attendu] += 1
            if verdicts[nom] != attendu:
                ecarts.append(f"{nom} le {le} : attendu {attendu}, obtenu {verdicts[nom]}, {faits}")
    assert not ecarts, f"{len(ecarts)} écarts sur {NOMBRE}\n" + "\n".join(ecarts[:10])
    # A comparison that only ever sees one verdict would prove nothing.
    assert all(vus[nom, v] > NOMBRE // 50 for nom in ("ptp", "demissionnaire") for v in ("possible", "exclu", "a_preciser"))


@pytest.mark.parametrize("mois, attendu", [(11, "exclu"), (12, "possible")])
def test_la_seconde_evaluation_tient_seule(mois: int, attendu: str) -> None:
    """The second evaluation alone gives the hand-computed verdict at the edge of 12 months in the company."""
    faits = {"type_contrat": "cdi", "anciennete_entreprise_mois": mois, "anciennete_salarie_mois": 36, "rqth": False,
             "licencie_sans_formation": False, "absence_maladie_pro_24mois": False, "absence_sante_24mois_mois": 0,
             "certification_visee": "rncp", "change_de_metier": True, "ptp_anterieur": False}
    assert seconde.ptp(faits, date(2026, 11, 22)) == attendu
