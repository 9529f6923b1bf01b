"""The bank finds the written question that a new one resembles, whatever words the answer uses."""

from __future__ import annotations

import pytest

from assistant.errors import IndexDamaged, IndexMissing
from assistant.retrieval import construire_banque, magasin, ouvrir_banque
from assistant.retrieval.banque import DOSSIER

COUPLES = (
    ("mon patron peut me faire attendre combien de mois ?", "lb/1"),
    ("jusqu'à quand repousser mon départ ?", "lb/1"),
    ("combien d'étudiants dans la région ?", "lb/2"),
    ("le tourisme fait vivre combien de gens ?", "lb/3"),
)


@pytest.fixture
def banque(dossier, embedder, recherche):
    """Return the bank of COUPLES, beside the index of the small corpus."""
    construire_banque(COUPLES, dossier, embedder, recherche.reparer, "un")
    return ouvrir_banque(dossier, recherche)


def test_the_same_question_is_found_with_a_likeness_of_one(banque):
    """A question written in the bank, typed again without its accents nor its capital, is itself."""
    premier = banque.proches("Combien d'etudiants dans la region")[0]
    assert premier.passage == "lb/2" and premier.ressemblance == pytest.approx(1.0, abs=0.03)  # the fake reads « ? » as a word


def test_a_passage_comes_once_with_its_nearest_question(banque):
    """Two questions of one passage give one answer, the nearer question with it."""
    proches = banque.proches("mon patron peut repousser mon départ de combien de mois", 4)
    assert [p.passage for p in proches][0] == "lb/1" and len({p.passage for p in proches}) == len(proches) == 3


def test_only_the_passages_allowed_come_back(banque):
    """What the talk is about narrows the choice: nothing of another passage, however near."""
    assert {p.passage for p in banque.proches("combien d'étudiants dans la région ?", 5, lambda i: i == "lb/3")} == {"lb/3"}


def test_words_that_no_question_has_resemble_nothing(banque):
    """A message without a known word gets likenesses of nothing, never an error."""
    assert max((p.ressemblance for p in banque.proches("xqzw")), default=0.0) < 0.2
    assert max((p.ressemblance for p in banque.proches("?!")), default=0.0) == 0.0


def test_a_bank_missing_or_read_with_another_model_says_what_to_do(tmp_path, dossier, embedder, recherche):
    """Both sentences name the command that builds it."""
    with pytest.raises(IndexMissing, match="assistant ingest"):
        ouvrir_banque(tmp_path / "vide", recherche)
    embedder.nom = "autre-64"
    construire_banque(COUPLES, dossier, embedder, recherche.reparer, "un")
    embedder.nom = "faux-64"
    with pytest.raises(IndexDamaged, match="assistant ingest"):
        ouvrir_banque(dossier, recherche)


def test_the_bank_is_swapped_in_whole(dossier, banque, embedder, recherche):
    """A second build leaves one version, sealed by its manifest, with its own count."""
    construire_banque(COUPLES[:2], dossier, embedder, recherche.reparer, "deux")
    assert magasin.manifeste(dossier / DOSSIER)["questions"] == 2
    assert len(ouvrir_banque(dossier, recherche)) == 2 and len(list((dossier / DOSSIER / "versions").iterdir())) == 1
