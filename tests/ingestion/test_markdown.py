"""Notes on the white paper become passages that stand alone."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.ingestion.markdown import Origine, lire_note, rang_lisible
from assistant.ingestion.phrases import decouper, phrases

ORIGINE = Origine("livre-blanc", "Livre blanc", date(2024, 2, 1))
NOTE = """# Chapitre d'essai

## preface Préface {p. 5}

Ceci est la seule phrase de la préface d'essai.

## 4.2 Quelques chiffres {p. 38}
<!-- mots: statistiques, combien -->

### Données
<!-- mots: nombres -->

La première phrase compte bien plus de six mots ici. La seconde phrase en compte aussi plus de six.

Tableau : Dossiers par année
| Année | Reçus | Acceptés |
|---|---|---|
| 2021 | 1 200 | 800 |
| 2022 | – | 900 |
<!-- mots: top -->

- Le premier point de la liste.
- Le second point,
  sur deux lignes.

## 2.4 conclusion Conclusion {p. 25}

Une conclusion tient en une phrase ici.
"""


@pytest.fixture(scope="module")
def passages():
    """Return the passages of the note by id."""
    return {p.id: p for p in lire_note(NOTE, ORIGINE)}


def test_section_and_page_come_from_the_numbered_heading(passages):
    """A sub-heading without a number keeps the section and page of the numbered heading above it."""
    p = passages["livre-blanc/4.2/1"]
    assert (p.section, p.page, p.chemin) == (
        "4.2",
        38,
        ("Chapitre d'essai", "4.2 Quelques chiffres", "Données"),
    )


def test_unnumbered_parts_have_their_name_as_section(passages):
    """The preface and the second 2.4 of the paper are sections of their own."""
    assert passages["livre-blanc/preface/1"].section == "preface"
    assert passages["livre-blanc/2.4-conclusion/1"].section == "2.4 conclusion"


def test_each_sentence_is_a_child_of_its_paragraph(passages):
    """A sentence can be found alone and shown in its paragraph."""
    p = passages["livre-blanc/4.2/1/p2"]
    assert (p.texte, p.genre) == ("La seconde phrase en compte aussi plus de six.", "phrase")
    assert p.parent == "livre-blanc/4.2/1"


def test_each_row_reads_alone(passages):
    """A row carries its table's title and its column names; an empty cell is left out."""
    assert (
        passages["livre-blanc/4.2/2/l1"].texte
        == "Dossiers par année – 2021 : Reçus : 1 200 ; Acceptés : 800."
    )
    assert passages["livre-blanc/4.2/2/l2"].texte == "Dossiers par année – 2022 : Acceptés : 900."
    assert passages["livre-blanc/4.2/2"].texte.count("|") == 16


def test_list_items_are_joined_over_their_lines(passages):
    """An item written on two lines is one passage."""
    assert passages["livre-blanc/4.2/3/i2"].texte == "Le second point, sur deux lignes."


def test_words_people_use_are_indexed_and_never_shown(passages):
    """Words under the numbered heading hold for its parts; none is in a text."""
    assert passages["livre-blanc/4.2/1"].mots == ("nombres", "statistiques", "combien")
    assert passages["livre-blanc/4.2/2"].mots[:1] == ("top",)
    assert not any("mots:" in p.texte or "statistiques" in p.texte for p in passages.values())


def test_sentences_keep_abbreviations_and_figures_whole():
    """A full stop in « art. L. 6323 » or « 2.1 » ends nothing."""
    texte = "Selon l'art. L. 6323-17 du code, c'est vrai. Le taux de 2.1 % baisse. M. X le dit."
    assert phrases(texte) == [
        "Selon l'art. L. 6323-17 du code, c'est vrai.",
        "Le taux de 2.1 % baisse.",
        "M. X le dit.",
    ]


def test_long_paragraphs_are_cut_at_sentence_ends():
    """No piece is longer than the limit when sentences allow, and nothing is lost."""
    texte = " ".join(f"Phrase numéro {i} avec quelques mots." for i in range(60))
    morceaux = decouper(texte, 50)
    assert " ".join(morceaux) == texte
    assert max(len(m.split()) for m in morceaux) <= 50


def test_row_without_value_is_its_name_alone():
    """A row whose cells are empty still ends like a sentence."""
    assert rang_lisible("Titre", ["A", "B"], ["Nom", ""]) == "Titre – Nom."
