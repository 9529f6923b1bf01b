"""Questions find their passage, whatever the spelling, and filters hold."""

from __future__ import annotations

from datetime import date

import pytest


def _ids(trouves):
    return [t.passage.id for t in trouves]


@pytest.mark.parametrize(
    "question",
    [
        "combien d'étudiants ?",
        "COMBIEN D'ETUDIANTS",
        "nombre d'etudiants en occitanie",
        "combien d'étudiiants",
        "combien à la fac",
    ],
)
def test_accents_case_typos_and_synonyms_do_not_matter(recherche, question):
    """Five ways to ask for the number of students find the same passage first."""
    assert _ids(recherche.search(question))[0] == "lb/2"


def test_words_people_use_find_a_passage_that_does_not_hold_them(recherche):
    """Indexed words are searched and never shown."""
    premier = recherche.search("vacances")[0].passage
    assert premier.id == "lb/3"
    assert "vacances" not in premier.texte


def test_one_result_per_parent_with_the_text_that_hit(recherche):
    """A paragraph and its sentences come once, as the member that answers, the others beside it."""
    trouves = recherche.search("qui décide, la commission ?")
    assert trouves[0].passage.parent == "lb/1"
    assert len([t for t in trouves if (t.passage.parent or t.passage.id) == "lb/1"]) == 1
    assert {p.id for p, _ in trouves[0].voisins} == {"lb/1", "lb/1/p1", "lb/1/p2"} - {trouves[0].passage.id}


def test_without_grouping_every_member_comes(recherche):
    """The flat list holds the paragraph and both sentences."""
    assert {"lb/1", "lb/1/p1", "lb/1/p2"} <= set(
        _ids(recherche.search("la commission décide", grouper=False))
    )


@pytest.mark.parametrize(
    ("le", "premier"), [(date(2024, 6, 1), "regle/tco/a"), (date(2026, 6, 1), "regle/tco/b")]
)
def test_a_passage_out_of_force_ranks_below_the_one_in_force(recherche, le, premier):
    """The same question gives the rule of the date asked, and still shows the other one, marked."""
    trouves = recherche.search("transitions collectives financent", le=le, sources=["code-travail"])
    assert _ids(trouves)[0] == premier
    assert [t.en_vigueur for t in trouves] == [True, False]


def test_filters_by_source_and_nature(recherche):
    """Only what was asked for comes back; an unknown source gives nothing."""
    assert {t.passage.nature for t in recherche.search("formation financent", natures=["regle"])} == {"regle"}
    assert recherche.search("formation", sources=["inconnue"]) == []


@pytest.mark.parametrize("question", ["", "   ", "?!", "\u200b", "的", "a" * 5000, "de la le"])
def test_odd_questions_never_fail(recherche, question):
    """Empty, foreign, endless or hollow questions give a list."""
    trouves = recherche.search(question)
    assert isinstance(trouves, list)
    assert 0 <= recherche.preuve(question, trouves) <= 1


def test_evidence_is_higher_when_the_passage_answers(recherche):
    """A question of the corpus is surer than one it does not cover, and nothing found is zero."""
    dedans, dehors = "combien d'étudiants en Occitanie", "quelle est la capitale de l'Australie"
    assert recherche.preuve(dedans, recherche.search(dedans)) > recherche.preuve(
        dehors, recherche.search(dehors)
    )
    assert recherche.preuve(dehors, []) == 0


def test_children_and_passages_by_id(recherche):
    """A passage opens by its id and gives its sentences in order."""
    assert recherche.passage("lb/2").texte == "L'Occitanie compte 267 650 étudiants en 2022."
    assert recherche.passage("inconnu") is None
    assert [p.id for p in recherche.enfants("lb/1")] == ["lb/1/p1", "lb/1/p2"]


def test_given_passages_are_ranked_for_a_question(recherche):
    """Sentences of one paragraph are put in the order that answers."""
    classes = recherche.classer("qui décide ? la commission", recherche.enfants("lb/1"))
    assert [p.id for p, _ in classes] == ["lb/1/p2", "lb/1/p1"]


def test_the_store_is_a_langchain_retriever(recherche):
    """Anyone's chain can use the index through LangChain's own interface."""
    documents = recherche.magasin.as_retriever(search_kwargs={"k": 2}).invoke(
        "tourisme emploie salariés région"
    )
    assert documents[0].id == "lb/3"
    assert documents[0].metadata["section"] == "2.1.4"


def test_same_question_same_answer(recherche):
    """Two searches give the same passages with the same scores."""
    assert recherche.search("formation", le=date(2026, 1, 1)) == recherche.search(
        "formation", le=date(2026, 1, 1)
    )
