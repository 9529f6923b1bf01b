"""An internal team learns what changed, whom to teach and where the quiz is, and is never asked its contract."""

from __future__ import annotations

from datetime import date

import pytest

AUJOURDHUI = date(2026, 11, 22)


@pytest.mark.parametrize("message", ["le livre blanc est-il périmé ?", "quelles évolutions depuis février 2024 ?"])
def test_what_changed_since_the_white_paper(dire, message: str) -> None:
    """The points overtaken by the law come newest first, each with its proof."""
    reponse = dire(message, le=AUJOURDHUI)[-1]
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


@pytest.fixture(scope="module")
def notes(assistant):
    """Return every sentence of the white paper that rests on a point on which the law has changed, with its point."""
    from assistant.dialogue.faits.ecarts_dits import depasses
    from assistant.ingestion import lire_corpus
    from assistant.settings import Reglages

    s = assistant.services
    phrases = [p for p in lire_corpus(Reglages().corpus).passages if p.genre in ("phrase", "ligne", "item")]
    return [(p, e) for p in phrases for e in depasses(s, AUJOURDHUI, [p])]


def test_every_overtaken_sentence_of_the_white_paper_says_its_date(notes) -> None:
    """No sentence that the law has overtaken speaks in the present without the year in which it was true."""
    assert {e.id for _, e in notes} == {f"A{n}" for n in range(1, 12)}
    assert [p.id for p, _ in notes if "2024" not in p.texte] == []


def test_whoever_shows_an_overtaken_sentence_says_the_state_of_today(assistant, notes) -> None:
    """The remark is added to the draft, not by one plan: any draft that quotes the sentence carries it, once."""
    from assistant.dialogue.ebauche import Ebauche, dit
    from assistant.dialogue.faits.ecarts_dits import dater

    for passage, ecart in notes:
        e = dater(assistant.services, AUJOURDHUI, Ebauche("repondu", (dit(passage.texte, passage.id),), "rang"))
        assert len({a.texte for a in e.avertissements}) == len(e.avertissements) > 0
        assert len(e.avertissements) == 2 or ecart.aujourdhui in [a.texte for a in e.avertissements]
        assert dater(assistant.services, AUJOURDHUI, e) == e


@pytest.mark.parametrize("question", ["Transitions Pro finance quoi ?", "quelles sont les missions de Transitions Pro ?", "à quoi sert Transitions Pro Occitanie ?"])
def test_what_transitions_pro_does_is_said_of_today(dire, question: str) -> None:
    """TransCo is never said to be financed today: the state of 2026 comes before the missions of 2024."""
    texte = dire(question)[-1].texte
    assert "Depuis le 1er janvier 2026, Transitions Pro garde" in texte
    if "TransCo" in texte.split("garde")[1]:
        assert "supprimés" in texte


def test_every_sentence_of_a_trainer_s_file_is_in_the_white_paper(assistant) -> None:
    """Each piece of corpus/livre_blanc/dossiers.toml is found, once the corpus has changed too."""
    from assistant.dialogue.plans.livre.equipe import FAUX, phrase_du_livre

    s = assistant.services
    assert [m for d in s.dossiers.values() for m in d.phrases if phrase_du_livre(s, m) is None] == []
    assert all(phrase_du_livre(s, m, "remarque/") for m in FAUX)


def test_a_trainer_gets_figures_then_a_public_then_what_not_to_quote(dire) -> None:
    """Five figures with their page, the same for one public, the points overtaken, and no contract asked."""
    chiffres, femmes, perimes = dire("je monte un atelier sur le livre blanc pour mes collègues : quels chiffres clés leur montrer ?", "et sur les femmes ?",
                                     "quels chiffres ne plus citer ?")
    assert chiffres.texte.count("\n- ") == 5 and "427" in chiffres.texte and "338" in chiffres.texte
    assert "23,6 %" in femmes.texte and "8 salariés sur 10" in femmes.texte
    assert "18,1 %" in perimes.texte and "supprimés" in perimes.texte
    assert all(r.question_suivante is None for r in (chiffres, femmes, perimes))


@pytest.mark.parametrize(("message", "dit"), [
    ("le livre blanc contient combien de recommandations ?", "quatre familles"), ("quelles études internationales il utilise ?", "OCDE"),
    ("le livre blanc fait combien de pages ?", "page 53"), ("c'est quoi numeum ?", "postface"),
])
def test_what_the_document_is_gets_a_plain_answer(dire, message: str, dit: str) -> None:
    """The number of recommendations, the foreign sources, the length and the names are answered, or said unknown."""
    assert dit in dire(message)[-1].texte


@pytest.mark.parametrize("message", ["y a-t-il plutôt des hommes ou des femmes dans les PTP ?", "les PTP, ça concerne quelle proportion de femmes ?"])
def test_women_in_all_ptp_are_not_those_of_digital_jobs(dire, message: str) -> None:
    """All PTP first, slightly more women; the share of the digital ones is said to be theirs only."""
    texte = dire(message)[-1].texte
    assert texte.index("légèrement plus de femmes") < texte.index("vers le numérique en Occitanie sont des hommes")


def test_from_what_age_one_is_a_senior(dire) -> None:
    """The age of a senior is that of the white paper; a limit of age for a scheme stays another question."""
    assert "plus de 50 ans" in dire("à partir de combien d'années est-on un senior, quel âge ?")[-1].texte
    assert "aucune condition d'âge" in dire("comme senior, y a-t-il une limite d'âge pour le PTP ?")[-1].texte


@pytest.mark.parametrize("message", ["dans le livre blanc, qu'est-ce qui n'est plus exact ?", "quels passages du livre blanc sont caducs ?"])
def test_all_that_is_no_longer_true_is_listed(dire, message: str) -> None:
    """Every overtaken point comes, none of the sentences that still hold; one point named is answered alone."""
    texte = dire(message, le=AUJOURDHUI)[-1].texte
    assert all(mot in texte for mot in ("TransCo", "France Travail", "Répertoire spécifique", "agents chimiques", "Cotation"))
    assert "IA forte" not in texte
    seul = dire("le livre blanc se trompe sur les agents chimiques ?", le=AUJOURDHUI)[-1].texte
    assert "3 facteurs" in seul and "18,1 %" not in seul
