"""An answer found with little evidence says its doubt; one found with much does not."""

from __future__ import annotations

import pytest

DOUTE = "Je ne suis pas certain"


def test_little_evidence_is_said(dire, monkeypatch) -> None:
    """When the calibrated evidence of the best passage is low, the person is told to open it."""
    from assistant.retrieval.recherche import Recherche

    monkeypatch.setattr(Recherche, "preuve", lambda *_: 0.1)
    assert DOUTE in dire("qui a écrit la préface du livre blanc ?")[-1].texte


def test_much_evidence_needs_no_doubt(dire, monkeypatch) -> None:
    """A passage that surely answers comes without the warning, which would soon be read no more."""
    from assistant.retrieval.recherche import Recherche

    monkeypatch.setattr(Recherche, "preuve", lambda *_: 0.9)
    assert DOUTE not in dire("qui a écrit la préface du livre blanc ?")[-1].texte


def test_the_evidence_is_that_of_the_index(dire) -> None:
    """With the shipped index, a question in the words of its source is told without doubt."""
    assert DOUTE not in dire("combien d'habitants compte l'Occitanie d'après le livre blanc ?")[-1].texte


@pytest.mark.parametrize("message", ["je joue de l'accordéon", "ma voisine a un chien", "on m'a dit que c'était mort pour moi"])
def test_a_word_on_oneself_gets_no_passage(dire, message: str) -> None:
    """Somebody who tells and asks nothing is heard; no sentence of a report is shown as an answer."""
    reponse = dire(message)[-1]
    assert "[1]" not in reponse.texte and DOUTE not in reponse.texte


@pytest.mark.parametrize(("message", "qui"), [
    ("combien gagne un carreleur ?", "France Travail"), ("mon école a-t-elle un parking ?", "Avenir Actifs"),
    ("mon chef peut-il m'imposer le dimanche ?", "0 806 000 126"), ("je suis malentendante, quelles adaptations ?", "Cap emploi"),
])
def test_who_knows_is_named_when_no_source_answers(dire, message: str, qui: str) -> None:
    """A question of work that no source answers is not thrown out of the field: it says so, and whom to ask."""
    reponse = dire(message)[-1]
    assert reponse.statut == "sans_reponse"
    assert qui in reponse.texte


def test_what_is_not_of_work_stays_out_of_the_field(dire) -> None:
    """A question of everyday life is not sent to a career adviser."""
    assert dire("combien de calories dans une banane ?")[-1].statut == "hors_sujet"
