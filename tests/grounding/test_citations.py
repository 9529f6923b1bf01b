"""Marks are numbered in reading order and a sentence without its proof is dropped."""

from __future__ import annotations

from assistant.domaine.sources import Passage
from assistant.grounding.citations import Bloc, Brouillon, Phrase, citer
from assistant.grounding.verification import fautes, sans_fautes

PASSAGES = {
    "a": Passage("a", "Il faut 24 mois.", "regle", "s", "A"),
    "b": Passage("b", "Le plafond est de 150 €.", "regle", "s", "B"),
}


def test_marks_follow_the_full_stop_in_reading_order() -> None:
    """The same passage keeps its number; an unknown proof drops the sentence rather than dangling."""
    brouillon = Brouillon((Bloc((
        Phrase("Plafond : 150 €.", ("b",)), Phrase("Deux ans.", ("a", "b")), Phrase("Faux.", ("zzz",)),
    )),), ("a",))
    cite = citer(brouillon, PASSAGES.get)
    assert cite.texte == "Plafond : 150 €. [1] Deux ans. [2] [1]"
    assert [c.passage.id for c in cite.citations] == ["b", "a"]


def test_a_sentence_with_an_unproved_figure_is_removed() -> None:
    """151 € is not in the passage cited: the sentence goes and the fault is named."""
    brouillon = Brouillon((Bloc((Phrase("Il faut 151 €.", ("b",)), Phrase("Il faut 2 ans.", ("a",)))),))
    propre, trouvees = sans_fautes(brouillon, {i: p.texte for i, p in PASSAGES.items()}, "")
    assert [p.texte for p in propre.blocs[0].phrases] == ["Il faut 2 ans."]
    assert [f.detail for f in trouvees] == ["eur 151"]


def test_a_numbered_text_is_checked_line_by_line() -> None:
    """A figure proved by another sentence's mark, or a mark that does not exist, is a fault."""
    cite = citer(Brouillon((Bloc((Phrase("x", ("a",)), Phrase("y", ("b",)))),)), PASSAGES.get)
    texte = "Il faut 24 mois. [1] Il faut 150 €. [1] Rien. [9]"
    assert {f.detail for f in fautes(texte, cite.citations, "")} == {"eur 150", "[9]"}
