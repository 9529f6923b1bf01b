"""What is said of certifications: for a job, in a follow-up, of a level, of a passed or near end; and never a blank."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.lecture import Lecture
from assistant.domaine.profil import Profil
from assistant.domaine.reponse import Conversation


@pytest.fixture
def parler(assistant):
    """Return a function that says messages one after the other and returns the last turn."""

    def dire(*messages: str):
        conversation = Conversation(date=date(2026, 11, 22))
        for message in messages:
            conversation, _ = assistant.answer(conversation, message)
        return conversation.tours[-1]

    return dire


@pytest.mark.parametrize("message", ["quel diplôme pour être magnétiseuse ?", "formation réflexologue reconnue ?", "je voudrais devenir naturopathe"])
def test_no_title_is_said_plainly_and_warns_before_paying(parler, message: str) -> None:
    """A job that no register holds: « aucune », what it means for PTP and CPF with its rules, and no other trade's card."""
    reponse = parler(message).reponse
    assert "Aucune certification active" in reponse.texte and "Avant de payer" in reponse.texte
    assert not reponse.certifications
    assert {"regle/ptp/certification", "regle/cpf/formation_eligible"} <= {c.passage.id for c in reponse.citations}


@pytest.mark.parametrize(("messages", "attendu"), [
    (("quelle certification pour devenir plaquiste", "et ça dure combien de temps ?"), "ne disent pas la durée"),
    (("quelle certification pour devenir plaquiste", "c est encore valable ?"), "RNCP37122"),
    (("quelle certification pour devenir sommelière", "quel niveau ?"), "niveau 4 (bac)"),
    (("RNCP37676", "par quoi elle est remplacée ?"), "RNCP41747"),
    (("RNCP37676 est-il toujours valable ?", "je commence en février, lequel dois-je prendre ?"), "RNCP41747"),
    (("RNCP37674", "et c'est financé par quoi"), "compte personnel de formation (CPF)"),
    (("RNCP37674", "le prix ?"), "ne disent pas le prix"),
    (("RNCP37674", "on peut l'avoir en VAE ?"), "voies d'accès"),
    (("je veux devenir fleuriste", "quelle certification ?"), "RNCP38400"),
    (("quel diplôme pour être fleuriste", "laquelle est la mieux ?"), "Je ne choisis pas à votre place"),
])  # fmt: skip
def test_a_follow_up_is_about_the_certification_shown(parler, messages: tuple[str, ...], attendu: str) -> None:
    """A level, an end, a length, a price, a successor asked of nothing is that of the last certification."""
    tour = parler(*messages)
    assert tour.genre == "certification" and attendu in tour.reponse.texte


@pytest.mark.parametrize("suite", ["combien je toucherais pendant la formation ?", "et si mon employeur refuse ?", "c'est quoi le CPF ?", "niveau de vie des Occitans"])
def test_what_is_not_about_the_certification_is_left_to_others(parler, suite: str) -> None:
    """A wage, an employer, another scheme after a certification is no question about it."""
    assert parler("quelle certification pour devenir plaquiste", suite).genre != "certification"


@pytest.mark.parametrize(("messages", "attendu"), [
    (("RNCP36061, je débute le 15 février 2027",), "avant le début de votre formation"),
    (("RNCP36061",), "dans moins de six mois"),
    (("RNCP37674", "et si elle finit pendant la formation ?"), "par écrit"),
])  # fmt: skip
def test_an_end_before_or_during_the_training_warns(parler, messages: tuple[str, ...], attendu: str) -> None:
    """Whoever is about to sign for a title that ends is told so."""
    assert attendu in parler(*messages).reponse.texte


@pytest.mark.parametrize(("message", "attendu"), [
    ("c'est quel niveau un BEP", "niveau 3"), ("le niveau 6 c'est quoi ?", "licence"), ("une licence pro ça vaut quoi", "niveau 6"), ("kesako un CQP", "branche"),
    ("RS et RNCP quelle différence ?", "Répertoire national"), ("un titre professionnel est un vrai diplôme ?", "ministère du Travail"), ("DSCG quel niveau", "niveau 7"),
])  # fmt: skip
def test_levels_and_words_are_explained(parler, message: str, attendu: str) -> None:
    """The levels of the national framework are said, with the article that holds them, and no card is listed."""
    reponse = parler(message).reponse
    assert attendu in reponse.texte and not reponse.certifications
    assert any(c.passage.section == "C. trav. D6113-19" for c in reponse.citations)


@pytest.mark.parametrize(("message", "attendu"), [
    ("caissière, l'IA va la remplacer ?", "Indice d'exposition"), ("un comptable est-il exposé à l'ia ?", "0,49"),
    ("quels métiers sont les plus exposés à l'IA ?", "quatre catégories"),
])  # fmt: skip
def test_the_exposure_of_any_job_is_said(parler, message: str, attendu: str) -> None:
    """A job named gets its index, known person or not; no job gets the four groups of the white paper."""
    assert attendu in parler(message).reponse.texte


def test_both_codes_are_shown(parler) -> None:
    """« les codes » of two known jobs are both shown, with the rule on the change of job."""
    texte = parler("je suis cariste en CDI depuis 5 ans", "je veux devenir électricien", "c'est quoi mes deux codes ROME exactement, ils changent ?").reponse.texte
    assert "N1101" in texte and "F1602" in texte


def test_one_line_never_says_its_successor_twice(parler) -> None:
    """The entry that replaces an old one is said once."""
    assert parler("RNCP37676").reponse.texte.count("RNCP41747") == 1


@pytest.mark.parametrize("blocs", [(), (dit("Le plafond est de 987 654 €."),), (dit("Une phrase.", "regle/inconnue/rien"),)])
def test_no_answer_is_ever_blank(assistant, blocs) -> None:
    """When the checks leave nothing of a draft, a sentence says so."""
    conversation = Conversation(date=date(2026, 11, 22))
    d = Demande("?", "?", "fait", "?", Lecture(), Profil(), conversation.date)
    reponse = assistant._verifier(conversation, replace(d), Ebauche("repondu", blocs, "fait"), "?")
    assert "sources" in reponse.texte and reponse.statut == "sans_reponse"


def test_who_pays_a_title_is_told_for_the_contract_known(dire) -> None:
    """A job seeker is not told that a leave pays; nobody whose contract is known is asked for it again."""
    salarie = dire("je suis vendeur en CDI depuis 6 ans chez un privé", "quelle certification pour devenir menuisier ?", "financée par qui ?")[-1].texte
    chomeur = dire("je suis au chômage depuis 6 mois", "quelle certification pour devenir menuisier ?", "financée par qui ?")[-1].texte
    assert "Transitions Pro paie" in salarie and "dites-le-moi" not in salarie
    assert "Transitions Pro paie" not in chomeur
