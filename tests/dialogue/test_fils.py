"""What a talk keeps from turn to turn: whose case it is, what is only supposed, what a short message points to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.domaine.reponse import Conversation


@pytest.fixture
def parler(assistant):
    """Return a function that says messages one after the other and returns the conversation."""

    def dire(*messages: str) -> Conversation:
        conversation = Conversation(date=date(2026, 11, 22))
        for message in messages:
            conversation, _ = assistant.answer(conversation, message)
        return conversation

    return dire


def cites(tour) -> set[str]:
    return {c.passage.id for c in tour.reponse.citations if f"[{c.n}]" in tour.reponse.texte}


MOI = "je suis cuisinier en CDI depuis 4 ans, je gagne 1 900 brut"


@pytest.mark.parametrize("autre", ["et pour ma femme, vendeuse en CDD depuis 6 mois ?", "et mon frère, lui il est en intérim ?"])
def test_the_case_of_somebody_else_opens_with_nothing_of_mine(parler, autre: str) -> None:
    """The facts of the person who writes are no facts of the relative they ask for, whatever the question mark."""
    tour = parler(MOI, autre).tours[-1]
    assert tour.personne and tour.genre == "situation"
    assert "salaire_brut_mensuel_eur" not in tour.reponse.faits and tour.reponse.faits["type_contrat"] != "cdi"


def test_one_comes_back_to_oneself_with_one_s_own_facts(parler) -> None:
    """« et moi » answers the question that follows, with what was said first."""
    tour = parler(MOI, "et pour ma sœur, en CDD depuis un an ?", "d'accord. et moi, je commence par quoi ?").tours[-1]
    assert (tour.personne, tour.genre, tour.reponse.faits["type_contrat"]) == ("", "comment", "cdi")


@pytest.mark.parametrize(("suppose", "part"), [("et si ma patronne payait 3 % ?", "3 %"), ("et s'il mettait 10 % ?", "10 %"), ("et si la boîte participait à 6 % ?", "6 %")])
def test_money_said_in_the_conditional_is_only_supposed(parler, suppose: str, part: str) -> None:
    """What the employer might pay changes the verdicts shown, never what is known of the person."""
    conversation = parler("maçon en CDI depuis 9 ans, postures pénibles, employeur privé", suppose)
    tour = conversation.tours[-1]
    assert tour.genre == "et_si" and part in tour.reponse.texte.replace("\u00a0", " ")
    assert conversation.profil.valeur("employeur_cofinancement_pct") is None and conversation.profil.valeur("employeur_position") is None


def test_a_bare_number_after_a_supposition_is_supposed_too(parler) -> None:
    """« et 7 % ? » repeats the last supposition with another number."""
    conversation = parler("maçon en CDI depuis 9 ans, postures pénibles", "et si mon chef payait 3 % ?", "et 7 % ?")
    assert conversation.tours[-1].genre == "et_si" and "7\u00a0%" in conversation.tours[-1].reponse.texte
    assert conversation.profil.valeur("employeur_cofinancement_pct") is None


def test_hours_to_come_are_only_supposed(parler) -> None:
    """« et si j'arrivais à 1 650 heures » says what would change, and keeps the hours done."""
    conversation = parler("je suis intérimaire, 1 200 heures sur 18 mois", "et si j'arrivais à 1 650 heures ?")
    assert conversation.tours[-1].genre == "et_si"
    assert conversation.profil.valeur("heures_interim_18mois") == Decimal(1200)


@pytest.mark.parametrize("merci", ["ok merci, et le salaire ?", "d'accord, et il me faut quel diplôme ?"])
def test_a_polite_opening_agrees_to_nothing(parler, merci: str) -> None:
    """After the question on the employer, « ok merci, et … ? » is no agreement of the employer."""
    conversation = parler("je suis intérimaire, 1 700 heures sur 18 mois dont 800 dans mon agence", merci)
    assert conversation.profil.valeur("employeur_position") is None


def test_a_number_said_alone_corrects_the_last_one(parler) -> None:
    """« pardon, 14 mois seulement » corrects the seniority just said."""
    conversation = parler("CDI chez Decathlon depuis 2 ans, vendeur", "pardon, 14 mois seulement")
    assert conversation.profil.valeur("anciennete_entreprise_mois") == Decimal(14)


@pytest.mark.parametrize("quoi", ["c'est quoi ?", "ça veut dire quoi ce truc ?", "c'est-à-dire ?"])
@pytest.mark.parametrize(("avant", "passage"), [("mon patron me parle d'une rupture conventionnelle", "voisin/rupture_conventionnelle"), ("on m'a conseillé un CléA", "regle/clea/presentation")])
def test_what_is_it_asks_what_was_just_named(parler, avant: str, passage: str, quoi: str) -> None:
    """« c'est quoi ? » is no question to the assistant about itself, nor out of the field."""
    assert passage in cites(parler(avant, quoi).tours[-1])


def test_the_aspect_of_a_list_is_asked_of_its_other_item(parler) -> None:
    """After « le deuxième, qui décide ? », « et le premier ? » asks the same line of the first."""
    tour = parler("PTP ou démissionnaire, quelle différence ?", "le deuxième, qui décide ?", "et le premier ?").tours[-1]
    assert (tour.genre, cites(tour)) == ("aspect", {"regle/ptp/qui_decide"})


def test_the_same_line_is_asked_of_the_next_scheme_named(parler) -> None:
    """« qui décide ? », then « et pour le CléA ? »: the same line, of the scheme just named."""
    tour = parler("c'est quoi la VAE ?", "qui décide ?", "et pour le CléA ?").tours[-1]
    assert cites(tour) == {"regle/clea/qui_decide"}


def test_a_plain_no_searches_for_nothing(parler) -> None:
    """« non, rien d'écrit » answers nobody's question: no sentence of the corpus is brought for it."""
    tour = parler("je suis comptable et mon poste va être supprimé", "non, rien d'écrit").tours[-1]
    assert not cites(tour)


def test_what_else_one_could_do_is_asked_of_one_s_job(parler) -> None:
    """« et je pourrais faire quoi d'autre ? » draws paths from the job said before."""
    tour = parler("je suis comptable, je dois m'inquiéter de l'IA ?", "et je pourrais faire quoi d'autre ?").tours[-1]
    assert tour.genre == "metier" and tour.reponse.metier_actuel is not None
