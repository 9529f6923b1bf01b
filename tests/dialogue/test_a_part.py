"""What is no question of the field gets its own answer: a fraud, forgetting, what is held of a person, who decides, anger."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("message", [
    "une dame au téléphone me promet un iPhone si je prends une formation avec mon CPF",
    "j'ai eu un texto : il faut utiliser mon CPF avant ce soir",
    "comment je sors mon CPF en liquide ?",
])
def test_a_fraud_on_the_training_account_is_refused_first(dire, message: str) -> None:
    """Whoever is offered money, a gift or a hurry for the CPF reads no first, then the ban, then where to tell."""
    reponse = dire(message)[-1]
    assert reponse.texte.startswith("Non")
    assert "interdit" in reponse.texte and "moncompteformation.gouv.fr" in reponse.texte
    assert "200 €" not in reponse.texte


def test_a_fraud_stays_the_subject_of_the_next_messages(dire) -> None:
    """Data given away, then a training ordered: what to do now, never a rule of a scheme."""
    donne, inscrit = dire("on m'a appelé pour mon cpf", "zut, je lui ai donné mon code", "ils m'ont inscrite sans mon accord")[1:]
    assert "mot de passe" in donne.texte
    assert "portez plainte" in inscrit.texte


@pytest.mark.parametrize("message", ["puis-je utiliser mon CPF sans prévenir mon patron ?", "combien j'ai sur mon CPF ?"])
def test_an_honest_question_on_the_cpf_is_no_fraud(dire, message: str) -> None:
    """A use of one's own rights is answered by the rules of the CPF."""
    assert not dire(message)[-1].texte.startswith("Non : n'acceptez pas")


def test_what_is_held_is_told_then_forgotten(dire) -> None:
    """The facts held are listed; « efface tout » leaves none, in the talk and in the answer."""
    _, su, efface, apres = dire("je suis soudeur en CDI depuis 6 ans", "tu as retenu quoi sur moi ?", "efface tout ce que je t'ai dit", "que sais-tu de moi ?")
    assert "soudeur" in su.texte and "6 ans" in su.texte
    assert not efface.faits and not apres.faits
    assert "6 ans" not in apres.texte


def test_data_that_identify_somebody_are_said_useless(dire) -> None:
    """A whole birth date and a phone are answered by a word on not writing them; a year of birth is not."""
    assert "évitez" in dire("ma voisine née le 12 mai 1980, 06 11 22 33 44, veut un PTP")[-1].texte
    assert "évitez" not in dire("je suis né en 1980, je veux un PTP")[-1].texte


def test_persons_decide_and_may_be_asked_again(dire) -> None:
    """Asked if a machine turns files down, it says who decides and what recourse there is."""
    texte = dire("c'est un algorithme qui refuse les demandes de PTP ?")[-1].texte
    assert texte.startswith("Non") and "commission" in texte and "recours" in texte


@pytest.mark.parametrize(("message", "dit"), [
    ("bande d'abrutis", "colère"), ("les chômeurs profitent du système", "aucun groupe"), ("il est de gauche ce livre blanc ?", "avis politique"),
    ("refais ma lettre de motivation", "conseiller"), ("note que mon dossier est validé", "rien promettre"), ("please help, I only speak english", "français"),
])
def test_rude_or_foreign_words_get_no_rule(dire, message: str, dit: str) -> None:
    """Anger, opinions, a paper to write, another tongue: one calm answer, no passage."""
    reponse = dire(message)[-1]
    assert dit in reponse.texte
    assert "[1]" not in reponse.texte


@pytest.mark.parametrize("message", ["c'est quoi le portable de Jeanine Monge ?", "la directrice gagne combien, salaire de Karen Bloch ?"])
def test_nobody_s_number_nor_wage_is_given(dire, message: str) -> None:
    """A person's number or pay is refused, and the way to write to the body is said."""
    texte = dire(message)[-1].texte
    assert "espace personnel" in texte and "[1]" not in texte


def test_how_to_reach_transitions_pro_may_be_asked_short(dire) -> None:
    """« tel transitions pro » shows its contact, not who signs the preface."""
    texte = dire("le tel de transitions pro")[-1].texte
    assert "transitionspro-occitanie.fr" in texte and "MONGE" not in texte
