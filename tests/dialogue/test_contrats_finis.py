"""A contract that has ended closes what needs an employer, and only that."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("message", "attendus"), [
    ("je suis intérimaire, ma mission s'est terminée le 3 février 2026, 1900 heures dont 900 dans mon agence",
     {"periode_reconversion": "exclu", "prp_c2p": "exclu", "ptp": "exclu", "ptp_fipu": "exclu"}),
    ("je suis intérimaire, ma mission s'est terminée le 2 novembre 2026, 1900 heures dont 900 dans mon agence",
     {"periode_reconversion": "exclu", "prp_c2p": "a_preciser", "ptp": "a_preciser"}),
    ("je suis intérimaire, ma mission finit le 18 décembre 2026, 1900 heures dont 900 dans mon agence",
     {"periode_reconversion": "a_preciser", "prp_c2p": "a_preciser", "ptp": "a_preciser"}),
    ("je suis en CDD, mon contrat s'est terminé le 2 novembre 2026", {"periode_reconversion": "exclu", "prp_c2p": "exclu", "ptp": "exclu"}),
])
def test_an_ended_contract_closes_what_needs_an_employer(dire, message: str, attendus: dict[str, str]) -> None:
    """After a mission, no employer can agree to a reconversion period; the leave of a PTP can be asked for 4 months more."""
    verdicts = {b.id: b.verdict for b in dire(message)[0].bilans}
    assert {i: verdicts[i] for i in attendus} == attendus


@pytest.mark.parametrize("message", ["j'étais vendeuse, licenciée en octobre, 44 ans", "chômeur, sorti de CDD le 10 octobre 2026"])
def test_who_has_no_contract_any_more_is_not_told_that_the_ptp_pays(dire, message: str) -> None:
    """A contract that is over closes the PTP: neither its wage nor its fees are told as theirs."""
    verdict, paie = dire(message, "un PTP, c'est possible ?", "qui paie ?")[1:]
    assert "pas possible" in verdict.texte
    assert "France Travail" in paie.texte and "100 %" not in paie.texte
