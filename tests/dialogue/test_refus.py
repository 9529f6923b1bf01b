"""An employer who refuses closes some schemes and not others: both are said."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domaine.reponse import Conversation

ABSENCE, DEMISSION = "regle/ptp/autorisation_employeur", "regle/demissionnaire/sans_accord"


def dire(assistant, *messages: str):
    conversation = Conversation(date=date(2026, 11, 22))
    for message in messages:
        conversation, reponse = assistant.answer(conversation, message)
    return reponse


def cites(reponse) -> set[str]:
    return {c.passage.id for c in reponse.citations if f"[{c.n}]" in reponse.texte}


@pytest.mark.parametrize("dernier", ["mon patron refuse", "et si mon patron refuse ?"])
def test_a_refusal_told_or_supposed_does_not_hide_what_stays_open(assistant, dernier: str) -> None:
    """An absence can hardly be refused, a resignation needs nobody's yes: the person hears it beside what is closed."""
    reponse = dire(assistant, "je suis caissière en CDI depuis 10 ans", dernier)
    assert {ABSENCE, DEMISSION} <= cites(reponse)
    assert {b.id: b.verdict for b in reponse.bilans}["periode_reconversion"] == "exclu"


def test_a_refusal_says_nothing_of_a_scheme_that_the_contract_closes(assistant) -> None:
    """A temp worker has no resignation scheme: its rule is not read out."""
    reponse = dire(assistant, "je suis en intérim", "et si mon agence refuse ?")
    assert ABSENCE in cites(reponse) and DEMISSION not in cites(reponse)


def test_an_employer_who_agrees_brings_no_word_of_refusal(assistant) -> None:
    """The rules of a refusal are for those who meet one."""
    reponse = dire(assistant, "je suis caissière en CDI depuis 10 ans", "mon patron est d'accord")
    assert DEMISSION not in cites(reponse)


def test_the_scheme_named_is_said_first(assistant) -> None:
    """Of a refused validation leave, the silence that means yes is said before any other scheme's rule."""
    reponse = dire(assistant, "mon patron refuse ma vae, je suis en cdi depuis 6 ans")
    assert "regle/vae/reponse_15_jours" in cites(reponse)
    assert reponse.texte.index("15 jours") < reponse.texte.index("30 jours")
