"""What may be cited: one sentence of facts for each certification, job and exposure."""

from __future__ import annotations

import pytest

from assistant.orientation.passages import passage_passerelle


@pytest.fixture(scope="module")
def tous(orientation):
    """Return every passage by id."""
    return list(orientation.passages())


def test_ids_are_unique_and_stable(orientation, tous):
    """Two readings give the same ids, none twice."""
    ids = [p.id for p in tous]
    assert len(set(ids)) == len(ids) == len(list(orientation.passages()))
    assert {"certification/RNCP37674", "metier/M1855", "exposition/M1805"} <= set(ids)


def test_every_passage_is_data_with_its_source(tous):
    """Every passage is of nature donnee, names its source in the text and links to it."""
    for passage in tous:
        assert passage.nature == "donnee" and passage.section is None and passage.url.startswith("https://")
        assert any(nom in passage.texte for nom in ("France compétences", "France Travail", "OIT"))


def test_only_a_sure_end_bounds_a_passage(orientation, tous):
    """A passage ends in force only with a sure end date."""
    par_id = {p.id: p for p in tous}
    assert par_id["certification/RNCP37674"].valide_au.isoformat() == "2028-09-01"
    assert par_id["certification/RNCP37682"].valide_au is None


def test_the_sentence_of_a_certification(tous):
    """The sentence gives title, type, level, codes, licence and date."""
    texte = next(p.texte for p in tous if p.id == "certification/RNCP37674")
    for fait in ("Développeur web et web mobile", "titre professionnel de niveau 5 (bac+2)", "M1805", "Licence Ouverte 2.0"):
        assert fait in texte


def test_a_way_can_be_cited(orientation):
    """A way between two jobs gives a passage that names both codes and both versions of ROME."""
    depart = orientation.metier("D1505")
    passerelle = orientation.passerelles("D1505")[0]
    passage = passage_passerelle(passerelle, depart)
    assert passage.id == passerelle.passage
    assert "D1505" in passage.texte and passerelle.cible.rome in passage.texte and "3.47" in passage.texte
