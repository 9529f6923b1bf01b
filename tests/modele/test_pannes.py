"""Whatever happens to the model or to its network, the person gets a whole checked answer, in time."""

from __future__ import annotations

import threading
import time

import pytest

from assistant.dialogue.assistant import Assistant
from assistant.dialogue.modele.acces import FAUTES_MAXI, OUVERT_S, Acces, Disjoncteur, Ligne
from assistant.domaine.reponse import Conversation
from assistant.errors import ModelUnavailable
from tests.modele.attaques import QUESTIONS
from tests.modele.conftest import COMPLET, JOUR, Brancher
from tests.modele.humeurs import honnete
from tests.modele.serveur import PANNES

SANS_PERSONNE = QUESTIONS[1]  # only wording is asked of the model


@pytest.mark.parametrize("panne", PANNES)
def test_every_fault_ends_in_a_whole_checked_answer(brancher: Brancher, assistant: Assistant, panne: str) -> None:
    """A broken model gives the checked answer, and one that hangs gives it while it still hangs: nobody waits for it."""
    questions = QUESTIONS if COMPLET else (SANS_PERSONNE,)
    delai = 7.0 if COMPLET else 1.2
    for question in questions:
        with brancher(honnete, panne, delai=delai) as branche:
            r = branche.dire(question)[0]
            assert not branche.serveur.a_lache, "the answer waited for the server to let go"
            d = assistant.answer(Conversation(date=JOUR), question)[1]
            if panne == "double" and r.texte != d.texte:
                pytest.fail("a doubled text was shown")
            assert (r.texte, r.citations, r.bilans, r.statut) == (d.texte, d.citations, d.bilans, d.statut)
            assert not branche.modele.comptes.issues["accepte"]


def test_no_call_is_given_more_than_what_is_left() -> None:
    """Whatever each call eats of its time, all of them together end by the deadline of the answer, eight seconds at most."""
    maintenant, donnes = [100.0], []

    def gourmande(systeme: str, message: str, secondes: float) -> str:
        donnes.append((maintenant[0], secondes))
        maintenant[0] += secondes
        raise ModelUnavailable("trop lente")

    acces = Acces([Ligne(gourmande), Ligne(gourmande)], horloge=lambda: maintenant[0])
    for _ in range(3):
        with pytest.raises(ModelUnavailable):
            acces.demander("s", "m", 108.0)
    assert len(donnes) == 2 and all(debut + secondes <= 108.0 for debut, secondes in donnes) and maintenant[0] <= 108.0


def test_an_answer_sets_one_deadline_of_eight_seconds_at_most(brancher: Brancher, assistant: Assistant) -> None:
    """However long a setting lets a model take, an answer gives it eight seconds in all."""
    with brancher(honnete, delai=60.0) as branche:
        avant = time.monotonic()
        seance = branche.modele.seance(assistant.services, Conversation(date=JOUR, consentement=True))
        assert seance is not None and avant + 8.0 <= seance.fin <= time.monotonic() + 8.0


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

    acces = Acces([Ligne(morte), Ligne(lambda s, m, t: f"{m} lu en {t:.1f} s")], horloge=lambda: 100.0)
    assert acces.demander("s", "m", 104.0) == "m lu en 4.0 s"


def test_a_hanging_model_is_left_behind() -> None:
    """A call that never returns is left behind at its deadline, even when nothing in it looks at the time."""
    lacher, rendus = threading.Event(), []

    def sourde(systeme: str, message: str, secondes: float) -> str:
        lacher.wait(60)
        rendus.append("trop tard")
        return "trop tard"

    try:
        with pytest.raises(ModelUnavailable, match="trop lent"):
            Acces([Ligne(sourde)]).demander("s", "m", time.monotonic() + 0.5)
        assert rendus == []
    finally:
        lacher.set()


def test_a_guard_that_breaks_refuses(brancher: Brancher, assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the guard itself raises, the checked answer is shown."""
    from assistant.dialogue.modele import seance

    def casser(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(seance, "controler", casser)
    with brancher(honnete) as branche:
        r = branche.dire(SANS_PERSONNE)[0]
    assert r.texte == assistant.answer(Conversation(date=JOUR), SANS_PERSONNE)[1].texte


@pytest.mark.parametrize("nom", ["openai:faux", "mistralai:faux"])
def test_each_kind_of_provider_is_reached(brancher: Brancher, nom: str) -> None:
    """An OpenAI-compatible server and Mistral's client both bring back a whole text."""
    with brancher(honnete, nom=nom) as branche:
        branche.dire(SANS_PERSONNE)
        assert branche.modele.comptes.issues["accepte"] == 1
