"""Asked what exists, the assistant lays out the schemes of the day before it asks anything."""

from __future__ import annotations

from datetime import date

import pytest


@pytest.mark.parametrize("message", [
    "y a quoi comme aides pour se former quand on bosse ?", "on m'a parlé d'une aide qui paye pour changer de métier",
    "comment faire pour changer de carrière", "explique moi tous les dispositifs", "je me perds dans tous ces sigles",
])
def test_what_exists_is_laid_out(dire, message: str) -> None:
    """The schemes that most people may open come with their source, then one question."""
    reponse = dire(message)[-1]
    cites = {c.passage.dispositif for c in reponse.citations if f"[{c.n}]" in reponse.texte}
    assert {"ptp", "demissionnaire", "periode_reconversion", "cpf", "vae", "cep"} <= cites
    assert reponse.question_suivante is not None


def test_only_what_is_open_that_day_is_laid_out(dire) -> None:
    """Before 2026 the reconversion period does not exist, and is not offered."""
    texte = dire("quelles solutions existent pour changer de métier ?", le=date(2025, 5, 2))[-1].texte
    assert "projet de transition professionnelle" in texte
    assert "période de reconversion" not in texte.lower()


def test_a_known_contract_gets_verdicts_instead(dire) -> None:
    """Once the contract is known, « quelles aides ? » is answered for that person."""
    reponse = dire("je suis en CDI depuis 5 ans dans une boîte privée", "quelles sont les aides pour changer de métier ?")[-1]
    assert {b.id: b.verdict for b in reponse.bilans}["ptp"] in ("possible", "a_preciser")


def test_a_question_on_the_white_paper_is_not_a_panorama(dire) -> None:
    """What the white paper says of schemes is a fact to cite, not a list of today's schemes."""
    reponse = dire("quels dispositifs le livre blanc cite-t-il pour changer de métier ?")[-1]
    assert any(c.passage.nature == "note" for c in reponse.citations)
