"""Whatever happens to the model or to its network, the person gets a whole checked answer, in time."""

from __future__ import annotations

import time

import pytest

from assistant.dialogue.assistant import Assistant
from assistant.dialogue.modele_acces import FAUTES_MAXI, OUVERT_S, Acces, Disjoncteur, Ligne
from assistant.domaine.reponse import Conversation
from assistant.errors import ModelUnavailable
from tests.modele.attaques import QUESTIONS
from tests.modele.conftest import COMPLET, JOUR, Brancher
from tests.modele.humeurs import honnete
from tests.modele.serveur import PANNES

LENTES = ("muet", "cale", "goutte", "sans_fin", "429_attendre")
SANS_PERSONNE = QUESTIONS[1]  # only wording is asked of the model


@pytest.mark.parametrize("panne", PANNES)
def test_every_fault_ends_in_a_whole_checked_answer(brancher: Brancher, assistant: Assistant, panne: str) -> None:
    """A broken model gives the checked answer, within eight seconds of the question."""
    questions = QUESTIONS if COMPLET else (SANS_PERSONNE,)
    delai = 7.0 if COMPLET else 1.2
    for question in questions:
        with brancher(honnete, panne, delai=delai) as branche:
            debut = time.monotonic()
            r = branche.dire(question)[0]
            assert time.monotonic() - debut <= delai + 1.0
            d = assistant.answer(Conversation(date=JOUR), question)[1]
            if panne == "double" and r.texte != d.texte:
                pytest.fail("a doubled text was shown")
            assert (r.texte, r.citations, r.bilans, r.statut) == (d.texte, d.citations, d.bilans, d.statut)
            assert not branche.modele.comptes.issues["accepte"]


def test_the_breaker_spares_a_dead_model(brancher: Brancher) -> None:
    """After five faults in a row the model is no longer called, so answers are fast again."""
    with brancher(honnete, "503") as branche:
        for question in QUESTIONS:
            branche.dire(question)
        assert len(branche.serveur.recus) == FAUTES_MAXI


def test_the_breaker_lets_one_call_through_and_closes_within_a_minute() -> None:
    """Half open after thirty seconds: one call tries, the others still wait; its success closes the breaker."""
    maintenant = [0.0]
    d = Disjoncteur(lambda: maintenant[0])
    for _ in range(FAUTES_MAXI):
        assert d.permet()
        d.note(False)
    assert not d.permet()
    maintenant[0] += OUVERT_S
    assert OUVERT_S < 60 and d.permet() and not d.permet()
    d.note(True)
    assert d.permet() and d.permet()


def test_a_second_model_answers_when_the_first_is_down() -> None:
    """The fallback is asked with the time left."""

    def morte(systeme: str, message: str, secondes: float) -> str:
        raise ModelUnavailable("en panne")

    acces = Acces([Ligne(morte), Ligne(lambda s, m, t: f"{m} lu en {t:.0f} s")])
    assert acces.demander("s", "m", time.monotonic() + 4).startswith("m lu en 4")


def test_a_hanging_model_is_left_behind() -> None:
    """A call that never returns costs its deadline and no more, even when nothing in it looks at the time."""

    def sourde(systeme: str, message: str, secondes: float) -> str:
        time.sleep(3)
        return "trop tard"

    debut = time.monotonic()
    with pytest.raises(ModelUnavailable):
        Acces([Ligne(sourde)]).demander("s", "m", debut + 0.5)
    assert time.monotonic() - debut < 1.0


def test_a_guard_that_breaks_refuses(brancher: Brancher, assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the guard itself raises, the checked answer is shown."""
    from assistant.dialogue import modele_seance

    def casser(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(modele_seance, "controler", casser)
    with brancher(honnete) as branche:
        r = branche.dire(SANS_PERSONNE)[0]
    assert r.texte == assistant.answer(Conversation(date=JOUR), SANS_PERSONNE)[1].texte


@pytest.mark.parametrize("nom", ["openai:faux", "mistralai:faux"])
def test_each_kind_of_provider_is_reached(brancher: Brancher, nom: str) -> None:
    """An OpenAI-compatible server and Mistral's client both bring back a whole text."""
    with brancher(honnete, nom=nom) as branche:
        branche.dire(SANS_PERSONNE)
        assert branche.modele.comptes.issues["accepte"] == 1
