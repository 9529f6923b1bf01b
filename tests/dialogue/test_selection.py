"""Which sentences are said, on passages and weights computed by hand."""

from __future__ import annotations

from assistant.dialogue.faits.attente import compte, repond_au_type
from assistant.dialogue.faits.choix_phrases import choisir
from assistant.dialogue.selection import Candidat, candidats, couverture_commune, dicible, part_couverte
from assistant.domaine.sources import Passage
from assistant.retrieval.texte import racine, termes


def note(ident: str, texte: str, genre: str = "phrase", section: str = "2.1", parent: str | None = "par") -> Passage:
    return Passage(ident, texte, "note", "livre-blanc", "Livre blanc", section, (), 9, genre=genre, parent=parent)  # type: ignore[arg-type]


HABITANTS = note("a", "L'Occitanie compte 6 053 000 habitants.")
TOURISME = note("b", "Le tourisme compte 100 000 emplois en Occitanie.")
TABLEAU = note("c", "| a | b |", "tableau")


def poids(*mots: str) -> dict[str, tuple[float, frozenset[frozenset[str]]]]:
    return {t: (2.0, frozenset({frozenset({t})})) for m in mots for t in termes(m)}


def ranger(question: str, *passages: Passage) -> list[Candidat]:
    mots = [m for m in question.replace("?", "").split()]
    return candidats(question, poids(*mots), [(p, 1.0, 1.0) for p in passages])


def test_the_sentence_that_covers_the_question_comes_first() -> None:
    """Both name Occitanie; only one is about tourism, said here by another word of its family."""
    rangees = ranger("emplois touristiques occitanie", HABITANTS, TOURISME, TABLEAU)
    assert [c.passage.id for c in rangees] == ["b", "a"]


def test_a_whole_table_is_never_a_sentence() -> None:
    """A table is shown by its rows, so its Markdown is not a candidate."""
    assert ranger("occitanie", TABLEAU) == []


def test_a_list_question_gets_the_items_of_its_paragraph_in_order() -> None:
    """The best sentence announces three items: its paragraph follows, in reading order."""
    suite = [note("p1", "Madame X donne trois conseils."), note("p2", "Premier : oser."), note("p3", "Deuxième : bâtir.")]
    choisis = choisir("quels sont les conseils de madame X", ranger("conseils madame", *suite), lambda p: suite)
    assert [c.passage.id for c in choisis] == ["p1", "p2", "p3"]


def test_a_second_sentence_must_add_something() -> None:
    """A sentence that repeats the first one's words and figures is not said."""
    redite = note("d", "L'Occitanie compte bien 6 053 000 habitants.")
    choisis = choisir("combien d'habitants en Occitanie", ranger("habitants occitanie", HABITANTS, redite), lambda p: [])
    assert len(choisis) == 1


def test_what_is_counted_is_read() -> None:
    """The thing counted is what follows the quantity; a bare « combien » counts nothing."""
    assert compte("combien de chercheurs à l'IRIT") == frozenset(termes("chercheurs"))
    assert compte("ça coûte combien ?") == frozenset()


def test_a_figure_asked_must_be_there_and_not_be_the_question_s_own() -> None:
    """« combien » wants a figure that the question did not bring; a price wants euros."""
    assert repond_au_type("combien d'habitants en 2022 ?", HABITANTS)
    assert not repond_au_type("combien d'habitants ?", note("e", "Les habitants sont nombreux en 2022."))
    assert not repond_au_type("quel est le prix de CléA", TOURISME)


def test_sentences_of_one_place_cover_a_question_together() -> None:
    """Two jobs of one list, each in its own sentence, cover a question on both."""
    banque, caisse = note("x", "Les banquiers sont touchés."), note("y", "Les caissiers sont touchés.")
    rangees = ranger("banquiers caissiers", banque, caisse)
    assert couverture_commune(rangees, poids("banquiers", "caissiers")) == 1.0


def test_a_synonym_of_several_words_says_the_same_only_whole() -> None:
    """« CSP » is said by all of « contrat de sécurisation professionnelle », not by the word « contrat » alone."""
    entier = note("a", "Le contrat de sécurisation professionnelle dure 12 mois.")
    morceau = note("b", "Le contrat dure 12 mois.")
    mots = {"csp": (2.0, frozenset({frozenset({"csp"}), frozenset(termes("contrat de sécurisation professionnelle"))}))}
    rangees = candidats("csp", mots, [(p, 1.0, 1.0) for p in (morceau, entier)])
    assert [(c.passage.id, c.couverture) for c in rangees] == [("a", 1.0), ("b", 0.0)]


def test_un_verbe_courant_absent_n_est_pas_un_sujet_absent() -> None:
    """A sentence that covers the subject and not the verb of a question still covers it; for its place among others, it counts."""
    poids = {racine("habitants"): (4.0, frozenset({racine("habitants")})), racine("regroupe"): (4.0, frozenset({racine("regroupe")}))}
    couverts = frozenset({racine("habitants")})
    assert part_couverte(couverts, poids) > 0.8 > part_couverte(couverts, poids, frozenset())


def test_une_liste_entiere_n_est_pas_une_phrase() -> None:
    """The items of a list are said one by one, never as one sentence."""
    assert not dicible(Passage("x/1", "- La première mission.\n- La seconde mission.", "note", "livre-blanc", "Titre", genre="liste"))
