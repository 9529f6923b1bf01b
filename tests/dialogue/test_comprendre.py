"""What a message asks, in the light of what was said before."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.dialogue.demande import dispositifs_nommes, sans_noms
from assistant.dialogue.faits.candidature import date_visee, partie_nommee
from assistant.dialogue.faits.directe import question_dans
from assistant.dialogue.lieux import gentile, lieux_nommes
from assistant.dialogue.plans.certifications.certifications import objet
from assistant.domaine.texte import plier

JOUR = date(2026, 11, 22)


@pytest.mark.parametrize(("texte", "attendu"), [
    ("le ptp ou la vae", ("ptp", "vae")),
    ("PTP-FIPU", ("ptp_fipu",)),
    ("mon fongecif", ("ptp",)),
    ("je veux démissionner", ("demissionnaire",)),
    ("compte pénibilité", ("prp_c2p",)),
    ("rien de tout cela", ()),
])
def test_schemes_are_named_in_many_ways(assistant, texte: str, attendu: tuple[str, ...]) -> None:
    """Old names, acronyms and plain words name a scheme; the longest name wins its place."""
    assert dispositifs_nommes(assistant.services.droit, texte) == attendu


def test_a_name_taken_out_leaves_the_question(assistant) -> None:
    """What stays beside the name of a scheme is what is asked of it."""
    assert sans_noms(assistant.services.droit, "conditions du ptp").split() == ["conditions", "du"]


@pytest.mark.parametrize(("texte", "lieux"), [
    ("à Albi et dans les Hautes-Pyrénées", ("Hautes-Pyrénées", "Albi")), ("dans le Lot", ("Lot",)), ("un lot de tables", ()),
    ("le gard", ("Gard",)), ("occitanie", ()),
])
def test_places_are_read_as_places(texte: str, lieux: tuple[str, ...]) -> None:
    """A department that is also a word needs its article; the region is not a place of the region."""
    assert lieux_nommes(texte) == lieux


def test_a_place_and_its_people_share_a_root() -> None:
    """« métropole toulousaine » is about Toulouse."""
    assert gentile("Toulouse") in plier("métropole toulousaine")


@pytest.mark.parametrize(("question", "jour"), [
    ("participation cpf en mars 2026", date(2026, 3, 15)), ("au 1er juin 2025", date(2025, 6, 1)),
    ("combien en 2022", date(2022, 7, 1)), ("combien aujourd'hui", JOUR),
])
def test_a_question_may_carry_its_date(question: str, jour: date) -> None:
    """The law of the day named is the one asked for."""
    assert date_visee(question, JOUR) == jour


@pytest.mark.parametrize(("plie", "partie"), [("dans la preface", "preface"), ("section 4.1", "4.1"), ("le ptp", None)])
def test_a_part_of_the_white_paper_is_recognised(plie: str, partie: str | None) -> None:
    """A number or a usual name points to one section."""
    assert partie_nommee(plie) == partie


def test_the_question_of_a_story_is_its_question() -> None:
    """In a story, the sentence with the question mark is what is asked."""
    assert question_dans("Je suis en CDI. Mon chef crie. Il peut refuser ?") == "Il peut refuser ?"
    assert question_dans("Je suis en CDI.") == ""


def test_a_search_is_said_without_its_frame() -> None:
    """The words that frame a request are not what is looked for."""
    assert objet("Je cherche une formation pour devenir comptable") == "comptable"


@pytest.mark.parametrize(("messages", "fait", "valeur"), [
    (("je suis en CDI depuis 2 ans et j'ai 38 ans", "pardon 39 ans"), "age", 39),
    (("je suis en intérim, 1400 heures sur 18 mois", "non pardon 1800"), "heures_interim_18mois", 1800),
])
def test_a_bare_number_corrects_the_last_one(dire, messages: tuple[str, ...], fait: str, valeur: int) -> None:
    """« pardon, 39 ans » replaces the number it resembles."""
    assert dire(*messages)[-1].faits[fait] == valeur


def test_a_short_answer_still_answers_after_a_detour(dire) -> None:
    """A question asked stays open while the person asks something else."""
    premier, _, dernier = dire("je suis en CDI depuis 3 ans", "c'est quoi la VAE ?", "oui")
    fait = premier.question_suivante.fait
    assert fait in dernier.faits


def test_a_year_follows_up(dire) -> None:
    """« et en 2021 ? » asks the same of another year."""
    _, suite = dire("quelle formation était 1re position des PTP en 2023 ?", "et en 2021 ?")
    assert "2021" in suite.texte and suite.statut == "repondu"
