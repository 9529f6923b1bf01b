"""A job of the past says nothing of the contract of today: its months add up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.dialogue.lecture import lire_faits
from assistant.domaine.profil import Fait, Intervalle, Profil

LE = date(2026, 11, 23)
EN_CDD = Profil().avec((Fait("type_contrat", "cdd"), Fait("fin_contrat_le", date(2027, 3, 26))))


def _lus(message: str, profil: Profil = EN_CDD) -> dict[str, object]:
    return {f.id: f.valeur for f in lire_faits(message, le=LE, profil=profil).faits}


@pytest.mark.parametrize(("message", "en_tout", "cinq_ans"), [
    ("précédemment j'ai bossé 4 ans en CDI dans une agence de voyages, de 2020 à 2024", 48, 25),
    ("avant j'étais en CDI dans une imprimerie de 2022 à 2025", 24, 24),
    ("elle a travaillé 6 ans en CDI chez un notaire, de janvier 2018 à décembre 2023", 72, 24),
    ("auparavant j'ai eu un CDI de 5 ans comme carreleur", 60, None),
])
def test_a_past_job_never_replaces_the_contract(message: str, en_tout: int, cinq_ans: int | None) -> None:
    """A job told as over leaves contract and seniority alone, and counts at least its months in a salaried life and in five years."""
    lus = _lus(message)
    assert "type_contrat" not in lus and "anciennete_entreprise_mois" not in lus
    assert lus["anciennete_salarie_mois"] == Intervalle(Decimal(en_tout), None)
    assert lus.get("salarie_5ans_mois") == (Intervalle(Decimal(cinq_ans), None) if cinq_ans else None)


@pytest.mark.parametrize(("message", "contrat"), [
    ("je suis en CDI depuis 2021 dans ce cabinet", "cdi"),
    ("je suis passée en CDI la semaine dernière", "cdi"),
    ("de 2021 à 2024 j'étais en CDD, maintenant je suis en CDI depuis 7 mois", "cdi"),
])
def test_a_contract_of_today_is_still_read(message: str, contrat: str) -> None:
    """What is said of today replaces the contract, whatever years are told beside it."""
    assert _lus(message)["type_contrat"] == contrat
