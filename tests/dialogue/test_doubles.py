"""Two requests in one message are both answered, one after the other; one request is never cut in two."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.dialogue.doubles import couper
from assistant.domaine.reponse import Conversation


@pytest.fixture
def dernier(assistant):
    """Return a function that says messages one after the other and returns the last turn."""

    def dire(*messages: str):
        conversation = Conversation(date=date(2026, 11, 22))
        for message in messages:
            conversation, _ = assistant.answer(conversation, message)
        return conversation.tours[-1]

    return dire


def cites(tour) -> set[str]:
    return {c.passage.id for c in tour.reponse.citations if f"[{c.n}]" in tour.reponse.texte}


def test_a_verdict_and_a_definition_are_both_given(dernier) -> None:
    """« je peux demander un PTP et c'est quoi la VAE ? »: the verdict of the one, then what the other is."""
    tour = dernier("je suis vendeur en CDI depuis 3 ans, est-ce que je peux avoir un PTP et c'est quoi la VAE ?")
    assert tour.reponse.bilans and "regle/vae/presentation" in cites(tour)
    assert tour.reponse.faits["type_contrat"] == "cdi"


def test_the_second_request_leans_on_the_first(dernier) -> None:
    """« c'est quoi le CléA et qui le paie ? »: the payer is asked of the scheme that the first part names."""
    assert {"regle/clea/presentation", "regle/clea/qui_paie"} <= cites(dernier("c'est quoi le CléA ? et qui le paie ?"))


def test_what_to_know_and_whom_to_call_are_both_said(dernier) -> None:
    """A rule, then the people to call, in the order asked."""
    tour = dernier("je suis en CDI depuis 4 ans, je vise un PTP", "combien de temps l'employeur a pour répondre et qui contacter ?")
    assert "30 jours" in tour.reponse.texte.replace("\u00a0", " ") and "Transitions Pro Occitanie" in tour.reponse.texte


def test_only_one_question_is_asked_and_it_comes_last(dernier) -> None:
    """Two plans may each want to ask: the person is asked once, at the end."""
    tour = dernier("vendeur en CDI depuis 3 ans, j'ai droit au PTP et c'est quoi la VAE ?")
    assert tour.reponse.question_suivante is not None
    assert tour.reponse.texte.rstrip().endswith(tour.reponse.question_suivante.texte)


@pytest.mark.parametrize("message", [
    "quelle différence entre le PTP et la VAE, et lequel choisir ?", "c'est quoi le PTP ?", "combien de temps et d'argent ça demande ?", "et qui contacter ?",
    "je suis en CDI et je veux savoir si j'ai droit au PTP", "mon patron refuse et il a le droit ?",
])
def test_one_request_stays_whole(assistant, message: str) -> None:
    """« et » joins words and sentences far more often than it joins two requests."""
    assert couper(assistant.services.reperes, message) is None


@pytest.mark.parametrize(("avant", "apres"), [
    ("la VAE c'est gratuit", "et combien de temps ça prend ?"), ("est-ce que j'y ai droit", "et comment je fais la demande ?"),
])
def test_a_message_is_cut_before_its_second_request(assistant, avant: str, apres: str) -> None:
    """Both parts keep the person's own words, accents included."""
    assert couper(assistant.services.reperes, f"{avant} {apres}") == (avant, apres)


def test_a_neighbouring_scheme_keeps_the_talk_and_says_when_it_knows_no_more(dernier) -> None:
    """What is asked of a scheme that the assistant only points to is never answered with the rule of another one."""
    tour = dernier("mon employeur me parle d'un congé sabbatique", "et je garde mon salaire ?")
    assert cites(tour) == {"voisin/conge_sabbatique"} and tour.reponse.statut == "repondu"
    tour = dernier("mon employeur me parle d'un congé sabbatique", "c'est quoi ?", "et si je refuse ?")
    assert cites(tour) == {"voisin/conge_sabbatique"} and tour.reponse.statut == "sans_reponse"


def test_how_long_one_must_have_worked_is_asked_of_the_scheme_of_the_talk(dernier) -> None:
    """« il faudrait combien d'ancienneté ? » asks the scheme that the talk is about."""
    tour = dernier("c'est quoi le PTP ?", "il faut combien d'ancienneté ?")
    assert any(i.startswith("regle/ptp/anciennete") for i in cites(tour))
