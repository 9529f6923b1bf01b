"""An answer found with little evidence says its doubt; one found with much does not."""

from __future__ import annotations

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
