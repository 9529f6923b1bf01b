"""A figure answers only the year, the place, the group, the scheme and the rank that it measures."""

from __future__ import annotations

import re
from datetime import date

import pytest

from assistant.dialogue.comprendre import comprendre
from assistant.dialogue.faits.annees import annees, annees_absentes, trimestres_absents
from assistant.dialogue.faits.attente import compte, repond_au_type
from assistant.dialogue.faits.lieux_mesures import lieux_absents
from assistant.dialogue.faits.mesure import chiffree, groupes_absents, rapports_absents
from assistant.dialogue.faits.rangs import rangs_absents
from assistant.dialogue.plans.livre.faits import repondre_fait
from assistant.domaine.reponse import Conversation
from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier


def dit(texte: str, nature: str = "note", du: date | None = None) -> Passage:
    """Return a passage that says one sentence."""
    return Passage("p", texte, nature, "livre-blanc", "Livre blanc", "2.1", valide_du=du)  # type: ignore[arg-type]


def annees_de(question: str, texte: str, nature: str = "note", du: date | None = None) -> tuple[str, ...]:
    """Return the years of a question that a sentence lacks."""
    return annees_absentes(plier(question), plier(texte), dit(texte, nature, du))


def lieux_de(question: str, texte: str) -> tuple[str, ...]:
    """Return the places of a question that a sentence lacks."""
    return lieux_absents(question, plier(texte), plier(texte), dit(texte))


def test_a_span_of_years_is_none_of_its_years() -> None:
    """« De janvier 2021 à décembre 2023 » says a span, not the year 2023."""
    assert annees("de janvier 2021 a decembre 2023, 338 dossiers") == (frozenset(), frozenset({("2021", "2023")}))


def test_two_years_side_by_side_are_two_years() -> None:
    """« En 2022 et 2023 » says each of them."""
    assert annees("tres finance en 2022 et 2023")[0] == {"2022", "2023"}


@pytest.mark.parametrize(("question", "manque"), [
    ("nombre de dossiers en 2022", ("2022",)), ("nombre de dossiers en 2023", ("2023",)), ("dossiers de 2021 à 2023", ()),
    ("hausse depuis 2021", ()),
])
def test_the_year_of_a_figure_is_the_year_asked(question: str, manque: tuple[str, ...]) -> None:
    """A total of three years is not the figure of one of them; a change may name one of its two years."""
    assert annees_de(question, "De 2021 à 2023, 338 dossiers ont été reçus.") == manque


def test_a_rule_in_force_speaks_of_its_years_and_a_statistic_does_not() -> None:
    """A rule of 2019 holds in 2024; a count of files of 2022 says nothing of 2024."""
    assert annees_de("plafond en 2024", "Le plafond est de 18 000 €.", "regle", date(2019, 1, 1)) == ()
    assert annees_de("dossiers en 2024", "En 2022, 866 dossiers ont été reçus.", "regle", date(2019, 1, 1)) == ("2024",)


def test_a_quarter_is_not_another_quarter() -> None:
    """The unemployment of the second quarter is not that of the third."""
    assert trimestres_absents("chomage au 3e trimestre 2023", "au 2e trimestre 2023, 8,5 %") == ("3e trimestre",)
    assert trimestres_absents("chomage au t2 2023", "au 2e trimestre 2023, 8,5 %") == ()


@pytest.mark.parametrize(("question", "texte", "manque"), [
    ("combien d'aéroports en France", "L'Occitanie dispose de 10 aéroports.", ("la France",)),
    ("superficie de la France", "L'Occitanie a 72 724 km², ce qui en fait la 2e région de France.", ("la France",)),
    ("taux en France", "Le taux est de 8,5 % en Occitanie, contre 6,9 % au niveau national.", ()),
    ("l'Occitanie est la combientième région de France", "L'Occitanie est la 3e région de France.", ()),
    ("emplois automatisés en Occitanie", "L'IA toucherait 75 millions d'emplois dans le monde.", ("l'Occitanie",)),
    ("emplois dans le monde", "L'Occitanie compte 100 emplois.", ("le monde",)),
    ("impact sur le monde du travail", "L'Occitanie compte 100 emplois.", ()),
    ("étudiants à Nîmes", "L'Occitanie compte 267 650 étudiants.", ("Nîmes",)),
    ("habitants de l'agglo de Toulouse", "La métropole toulousaine compte un million d'habitants.", ()),
])
def test_the_place_of_a_figure_is_the_place_asked(question: str, texte: str, manque: tuple[str, ...]) -> None:
    """A regional figure answers neither for a town, nor for France, nor for the world."""
    assert lieux_de(question, texte) == manque


def test_a_figure_of_all_is_not_one_of_a_group() -> None:
    """The share of private research says nothing of the women who do it."""
    assert groupes_absents("part des femmes parmi les chercheurs", "36 500 chercheurs, 60 % dans le prive") == ("les femmes",)
    assert groupes_absents("part des femmes dans le numerique", "23,6 % des postes sont feminins") == ()


def test_a_rank_is_answered_by_no_other_place() -> None:
    """The twelfth of a top ten is not the fifth; a first place may be said « en tête »."""
    assert rangs_absents("quelle formation est 12e du classement", "elle passe de la 5e a la 4e place") == ("12e place",)
    assert rangs_absents("la premiere formation du classement", "la securite arrive en tete") == ()
    assert rangs_absents("mon premier emploi", "rien") == ()


def test_an_average_and_a_ratio_are_no_total() -> None:
    """« Par an » and « en moyenne » want a sentence that says them."""
    assert rapports_absents("combien de dossiers par an", "338 dossiers recus") == ("par an",)
    assert rapports_absents("combien de dossiers en moyenne", "338 dossiers recus") == ("une moyenne",)
    assert rapports_absents("gain moyen : l'age moyen", "l'age moyen est de 40 ans") == ()


@pytest.mark.parametrize(("question", "texte", "juste"), [
    ("quelle part des emplois", "75 millions d'emplois", False), ("quelle part des emplois", "30 % des emplois", True),
    ("part des hommes", "8 salariés sur 10 sont des hommes", True),
    ("combien de salariés sont partis", "TransCo prend en charge 36 000 € HT.", False),
    ("combien de personnes sont parties", "Les décrets 2026-39 et 2026-40 datent de janvier.", False),
    ("combien de mois", "Il faut 24 mois.", True), ("combien de mois", "Il faut 910 heures.", False),
])
def test_the_kind_of_figure_is_the_kind_asked(question: str, texte: str, juste: bool) -> None:
    """A share wants a percentage, people want a count, a duration wants its unit."""
    assert repond_au_type(question, dit(texte)) is juste


def test_whom_a_share_is_counted_among_must_be_spoken_of() -> None:
    """« Parmi les chercheurs » is part of what is counted."""
    assert compte("part des femmes parmi les chercheurs") == {"femm", "chercheur"}


def test_a_bare_noun_may_ask_for_a_figure() -> None:
    """« PIB de l'Occitanie » asks for a figure without saying how much."""
    assert chiffree("pib de l'occitanie en 2018") and not chiffree("qui a signe la preface")


@pytest.mark.parametrize(("juste", "valeur", "autres"), [
    ("combien de stagiaires formés en santé en 2021 ?", "176 356", ("combien de stagiaires formés en santé en 2019 ?",
     "combien de stagiaires formés en santé en France en 2021 ?", "combien de stagiaires formés en santé à Nîmes en 2021 ?")),
    ("taux de chômage en Occitanie au 2e trimestre 2023", "8,5", ("taux de chômage en Occitanie au 2e trimestre 2021",
     "taux de chômage dans l'Aveyron au 2e trimestre 2023", "taux de chômage des femmes en Occitanie au 2e trimestre 2023")),
    ("combien de candidats au PTP vers le numérique avaient plus de 55 ans ?", "6", (
     "combien de femmes de plus de 55 ans parmi les candidats au numérique ?",
     "combien de candidats à TransCo vers le numérique avaient plus de 55 ans ?")),
    ("quelle formation est en 3e position des PTP en 2022 ?", "infirmier", ("quelle formation est en 3e position des PTP en 2018 ?",
     "quelle formation est en 13e position des PTP en 2022 ?")),
])
def test_a_question_changed_in_its_year_place_group_or_scheme_is_not_answered(dire, juste: str, valeur: str, autres: tuple[str, ...]) -> None:
    """What is answered right stops being answered when one thing that the figure measures is changed, and no figure of it is said."""
    (reponse,) = dire(juste)
    assert reponse.statut == "repondu" and valeur in reponse.texte.replace("\u202f", " ").replace("\u00a0", " ")
    for autre in autres:
        (change,) = dire(autre)
        assert change.statut == "sans_reponse", autre


def test_the_nearest_passage_is_shown_as_something_else_without_its_figure(dire) -> None:
    """A person is told what the source speaks of instead, with its citation, and never its number as an answer."""
    (reponse,) = dire("Population de l'Occitanie en 2035 ?")
    assert "autre chose" in reponse.texte and reponse.citations
    assert "6 053 000" not in reponse.texte.replace("\u202f", " ")


def test_a_chart_named_has_no_value(dire) -> None:
    """The text at hand holds no chart: a curve that is asked for is never answered with a total that stands near."""
    (reponse,) = dire("la courbe des PTP reçus, elle est à combien en 2023 ?")
    assert reponse.statut == "sans_reponse" and "338" not in reponse.texte


@pytest.mark.parametrize("question", ["gain de productivité avec l'IA chez les boulangers", "top 1 des formations financées par la VAE en 2021",
                                      "combien de salariés dans le tourisme en Bretagne", "combien d habitants en France"])
def test_a_figure_of_others_is_refused_whatever_the_wording(dire, question: str) -> None:
    """A trade, a scheme or a country of which no source gives the figure gets no figure, even where nothing says « combien »."""
    (reponse,) = dire(question)
    assert reponse.statut in ("sans_reponse", "hors_sujet"), reponse.texte


@pytest.mark.parametrize("question", ["prix moyen d'un dossier de PTP en Occitanie en 2025", "le mail de mon conseiller Transitions Pro", "effectif des laboratoires Pierre Fabre"])
def test_a_figure_of_another_region_or_none_at_all_is_no_answer(assistant, question: str) -> None:
    """What France or another region counts, and what nobody gives, is never told as the figure of Occitanie asked."""
    _, reponse = assistant.answer(Conversation(date=date(2026, 11, 22)), question)
    assert reponse.statut == "sans_reponse"


def test_a_heading_without_a_question_gets_no_figure_of_another_region(assistant) -> None:
    """« entrées … en Occitanie » typed like a title may bring the scheme itself, never the count of Auvergne or of France."""
    _, reponse = assistant.answer(Conversation(date=date(2026, 11, 22)), "entrées dans le dispositif démissionnaire en Occitanie en 2023")
    assert not {"97 %", "2 258", "17 500", "25 500"} & set(re.findall(r"\d[\d ]*\d(?: %)?", reponse.texte))


def fait_trouve(assistant, question: str) -> str:
    """Return what the plan of facts says to a question, whichever other plan would answer it first."""
    conversation = Conversation(date=date(2026, 11, 22))
    e = repondre_fait(assistant.services, conversation, comprendre(assistant.services, conversation, question))
    return " ".join(p.texte for b in e.blocs for p in b.phrases)


def test_a_superlative_lists_what_is_said_so_itself(assistant) -> None:
    """Asked which jobs are the most touched, no threat that names no job is listed beside them."""
    texte = fait_trouve(assistant, "quels métiers sont les plus touchés par l'IA ?")
    assert "métiers les plus touchés" in texte
    assert "chômage" not in texte and "territoriales" not in texte


def test_the_least_is_not_the_most(assistant) -> None:
    """« les moins touchés » never lists those that are the most so."""
    texte = fait_trouve(assistant, "quels métiers sont les moins touchés par l'IA ?")
    assert "marginalement" in texte
    assert "les plus touchés" not in texte
