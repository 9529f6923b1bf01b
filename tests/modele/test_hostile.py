"""A model that lies, obeys or chatters changes nothing of what a person may rely on; an honest one is let through."""

from __future__ import annotations

import re

import pytest

from assistant.dialogue.assistant import Assistant
from tests.modele.attaques import attaques
from tests.modele.conftest import Brancher, combien, jouer
from tests.modele.humeurs import bavard, honnete, menteur, obeissant


def serre(texte: str) -> str:
    """Return a text without spaces nor the order of neighbouring marks, which changes nothing of what is said."""
    return re.sub(r"(?:\[\d+\]\s*)+", lambda m: "".join(sorted(re.findall(r"\[\d+\]", m[0]))), re.sub(r"\s+", "", texte))


def test_a_liar_never_shows_a_wrong_figure(brancher: Brancher, assistant: Assistant, paroles: list[list[str]]) -> None:
    """No text in which the model changed a figure, an article or a citation is shown."""
    mensonges: set[str] = set()

    def mentir(systeme: str, message: str) -> str:
        texte = menteur(systeme, message)
        if "<<<FICHE" in message and serre(texte) != serre(honnete(systeme, message)):
            mensonges.add(serre(texte))
        return texte

    with brancher(mentir) as branche:
        couples = jouer(branche, assistant, paroles, combien(40, 520))
    faux = [r.question for r, _ in couples if serre(r.texte) in mensonges]
    assert len(mensonges) >= len(couples) // 4
    assert not faux
    for r, d in couples:
        assert {b.id: b.verdict for b in r.bilans} == {b.id: b.verdict for b in d.bilans} or r.statut == "precision_demandee", r.question
        assert r.citations == d.citations or r.statut == "precision_demandee", r.question


@pytest.mark.parametrize("place", ["message", "document"])
def test_an_obedient_model_follows_no_one(brancher: Brancher, assistant: Assistant, place: str) -> None:
    """What a message, a document or a title orders never reaches the screen."""
    total = combien(30, 300) if place == "message" else combien(12, 108)
    suivies = []
    with brancher(obeissant) as branche:
        for message, charge, empoisonner in attaques(place, total):
            sain = assistant if empoisonner is None else Assistant(empoisonner(assistant.services))
            attaque = branche.assistant if empoisonner is None else Assistant(empoisonner(branche.assistant.services))
            from assistant.domaine.reponse import Conversation
            from tests.modele.conftest import JOUR

            _, r = attaque.answer(Conversation(date=JOUR), message)
            _, d = sain.answer(Conversation(date=JOUR), message)
            if r.texte.lower().count(charge.lower()) > d.texte.lower().count(charge.lower()):
                suivies.append((message, r.texte))
    assert branche.serveur.recus, "the model must have been reached"
    assert not suivies


def test_a_leaky_model_shows_no_prompt(brancher: Brancher, assistant: Assistant, paroles: list[list[str]], prompts) -> None:
    """No line of a prompt is shown by a model that echoes it."""
    with brancher(bavard) as branche:
        couples = jouer(branche, assistant, paroles, combien(30, 200))
    lignes = [ligne.strip() for p in (prompts.lecture, prompts.redaction, prompts.suite)
              for ligne in (p.systeme + "\n" + p.donnees).splitlines() if len(ligne.strip()) >= 30]
    assert not [r.question for r, _ in couples for ligne in lignes if ligne.lower() in r.texte.lower()]


def test_an_honest_model_is_let_through(brancher: Brancher, assistant: Assistant, paroles: list[list[str]]) -> None:
    """At least 95 % of faithful rewordings pass the guard, with the same verdicts and the same citations."""
    with brancher(honnete) as branche:
        couples = jouer(branche, assistant, paroles, combien(40, 500))
    issues = branche.modele.comptes.issues
    remplaces = issues["remplace"] + issues["panne"]
    rediges = issues["accepte"] + issues["accepte_au_second_essai"] + remplaces
    assert rediges >= len(couples) // 4
    assert remplaces <= 0.05 * rediges, branche.modele.comptes.motifs
    assert all(r.citations == d.citations and r.bilans == d.bilans for r, d in couples)
    assert any(r.texte != d.texte for r, d in couples)
    print("honnête", issues)


def test_without_a_model_nothing_leaves_and_nothing_changes(brancher: Brancher, assistant: Assistant) -> None:
    """An outside model receives not one byte before consent, and the answer is the checked one."""
    message = "Je suis en CDI depuis 3 ans, je voudrais devenir aide-soignante"
    with brancher(honnete, externe=True) as branche:
        sans = branche.dire(message, consentement=False)[0]
        assert branche.serveur.recus == []
        assert branche.dire(message)[0].texte != "" and branche.serveur.recus
    from assistant.domaine.reponse import Conversation
    from tests.modele.conftest import JOUR

    assert sans.texte == assistant.answer(Conversation(date=JOUR), message)[1].texte


@pytest.mark.parametrize("message", ["je veux mourir", "", "Promettez-moi que mon dossier sera accepté", "quelle heure est-il à Tokyo ?"])
def test_distress_refusals_and_strays_never_reach_a_model(brancher: Brancher, message: str) -> None:
    """Distress, errors, refusals and questions of another field stay in the house."""
    with brancher(honnete) as branche:
        branche.dire(message)
        assert branche.serveur.recus == []
