"""An internal team learns what changed, whom to teach and where the quiz is, and is never asked its contract."""

from __future__ import annotations

from datetime import date

import pytest


@pytest.mark.parametrize("message", ["le livre blanc est-il périmé ?", "quelles évolutions depuis février 2024 ?"])
def test_what_changed_since_the_white_paper(dire, message: str) -> None:
    """The points overtaken by the law come newest first, each with its proof."""
    reponse = dire(message, le=date(2026, 11, 22))[-1]
    assert "période de reconversion" in reponse.texte and "Depuis février 2024" in reponse.texte
    assert any(c.passage.id.startswith("ecart/") for c in reponse.citations)


def test_nothing_of_the_future_is_a_change(dire) -> None:
    """Seen from March 2024, TransCo is not said closed."""
    texte = dire("qu'est-ce qui a changé depuis le livre blanc ?", le=date(2024, 3, 15))[-1].texte
    assert "supprimés" not in texte


@pytest.mark.parametrize("message", ["j'anime un atelier sur l'IA pour mon équipe", "on organise une sensibilisation à l'IA pour nos conseillers"])
def test_a_session_to_prepare_starts_from_section_five(dire, message: str) -> None:
    """The three groups of the white paper are told, and no contract is asked."""
    reponse = dire(message)[-1]
    assert reponse.question_suivante is None
    assert {c.passage.section for c in reponse.citations if f"[{c.n}]" in reponse.texte} == {"5"}


def test_a_file_to_prepare_is_no_session(dire) -> None:
    """« préparer mon dossier » is about the person's own case."""
    assert dire("comment préparer mon dossier de PTP ?")[-1].citations[0].passage.nature == "regle"


@pytest.mark.parametrize("message", ["comment préparer la présentation de mon projet au jury", "le questionnaire de Transitions Pro, c'est quoi ?"])
def test_a_person_before_a_jury_is_no_team(dire, message: str) -> None:
    """What a person prepares for their own file is not a session on AI, and a form is no quiz."""
    texte = dire(message)[-1].texte
    assert "trois publics" not in texte and "quiz" not in texte
