"""A model's reading is kept only when the message proves it."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.dialogue.comprendre import comprendre
from assistant.dialogue.modele import lecture, suites
from assistant.dialogue.modele.porte import Porte
from assistant.domaine.reponse import Conversation
from assistant.errors import EntreeInvalide
from assistant.settings import lire_reglages
from tests.modele.conftest import JOUR, Brancher

MESSAGE = "je bosse comme vendeur, 30 mois d'ancienneté chez mon employeur actuel, formation de 400 heures peut-être"


def proposer(**fait: object) -> str:
    return json.dumps({"faits": [fait]})


@pytest.mark.parametrize("fait", [
    {"id": "anciennete_entreprise_mois", "valeur": 31, "mots": "30 mois d'ancienneté"},  # another number
    {"id": "anciennete_entreprise_mois", "valeur": 30, "mots": "trente mois chez Airbus"},  # not the message's words
    {"id": "salaire_brut_mensuel_eur", "valeur": 400, "mots": "400 heures"},  # another unit
    {"id": "fait_invente", "valeur": 1, "mots": "vendeur"},
    {"id": "rqth", "valeur": "oui", "mots": "employeur actuel"},  # sensitive
    {"id": "type_contrat", "valeur": "cdi", "mots": "vendeur"},  # the words do not say it
    {"id": "anciennete_entreprise_mois", "valeur": 9999, "mots": "30 mois"},
    {"id": ["x"], "valeur": {}, "mots": None},
])
def test_an_unproved_fact_is_dropped(assistant, fait: dict) -> None:
    """A false number, foreign words, another unit, an unknown or sensitive fact, an odd shape: nothing is kept."""
    s = assistant.services
    demande = comprendre(s, Conversation(date=JOUR), MESSAGE)
    demande = replace(demande, lecture=replace(demande.lecture, faits=()))
    assert lecture.relever(proposer(**fait), MESSAGE, demande, s.droit) == lecture.Releve()


def test_a_proved_fact_is_kept_and_a_different_one_is_asked(assistant) -> None:
    """What the rules missed is added; what they read otherwise is asked, and left open until then."""
    s = assistant.services
    demande = comprendre(s, Conversation(date=JOUR), MESSAGE)
    vide = replace(demande, lecture=replace(demande.lecture, faits=()))
    bon = proposer(id="anciennete_entreprise_mois", valeur=30, mots="30 mois d'ancienneté")
    fait = lecture.relever(bon, MESSAGE, vide, s.droit).faits[0]
    assert (fait.valeur, fait.origine) == (Decimal(30), "modele")
    autre = replace(demande, lecture=replace(demande.lecture, faits=(replace(fait, valeur=Decimal(12), preuve=""),)))
    releve = lecture.relever(bon, MESSAGE, autre, s.droit)
    assert releve.differents == ("anciennete_entreprise_mois",)
    assert lecture.fusionner(autre, releve).profil.valeur("anciennete_entreprise_mois") is None


@pytest.mark.parametrize("texte", ["", "pas du JSON", "{", '{"faits": 3}', '{"faits": [1, null]}', "[" * 5000])
def test_a_reading_that_is_not_json_adds_nothing(assistant, texte: str) -> None:
    """Whatever the model writes instead of JSON is ignored."""
    s = assistant.services
    demande = comprendre(s, Conversation(date=JOUR), MESSAGE)
    assert lecture.relever(texte, MESSAGE, demande, s.droit) == lecture.Releve()


def test_a_different_reading_is_asked_to_the_person(brancher: Brancher) -> None:
    """The answer is then one question, and it holds no verdict."""

    def autrement(systeme: str, message: str) -> str:
        return proposer(id="anciennete_entreprise_mois", valeur=120, mots="120 mois") if "<<<FAITS" in message else ""

    with brancher(autrement) as branche:
        r = branche.dire("Je suis en CDI depuis 3 ans dans mon entreprise, et j'ai 120 mois de carrière en tout")[0]
    assert (r.statut, r.question_suivante.fait, r.bilans) == ("precision_demandee", "anciennete_entreprise_mois", ())


def test_a_follow_up_is_completed_with_words_already_said(brancher: Brancher) -> None:
    """A completed question is used; one that brings a new word or a figure is not."""
    dites = {"bon": "combien d'étudiants à Montpellier", "mauvais": "combien d'étudiants à Montpellier en 1999"}

    def completer(systeme: str, message: str) -> str:
        return dites[quoi] if "<<<PRECEDENTES" in message else ""

    for quoi, question in dites.items():
        with brancher(completer) as branche:
            c, _ = branche.assistant.answer(Conversation(date=JOUR), "Combien d'étudiants en Occitanie ?")
            demande = replace(comprendre(branche.assistant.services, c, "à Montpellier plutôt"), genre="fait", question="à Montpellier", message="à Montpellier",
                              plie="a montpellier", dispositifs=())
            lue = suites.completer(branche.assistant.services, c, demande, question)
            assert (lue.question == question) == (quoi == "bon")


@pytest.mark.parametrize(("environ", "attendu"), [
    ({"ASSISTANT_MODELE": "openai:m", "ASSISTANT_MODELE_LIEU": "local", "ASSISTANT_MODELE_URL": "https://api.exemple.fr/v1"}, "adresse de votre réseau"),
    ({"ASSISTANT_MODELE_LIEU": "lune"}, "local"), ({"ASSISTANT_MODELE_DELAI": "60"}, "0.5 à 8"), ({"ASSISTANT_MODELE_CLE_FICHIER": "/nulle/part"}, "n'est pas lisible"),
])
def test_wrong_settings_say_what_to_do(environ: dict[str, str], attendu: str) -> None:
    """A model said local at an outside address, a wrong place, delay or key file: refused in French."""
    with pytest.raises(EntreeInvalide, match=attendu):
        lire_reglages(environ)


def test_a_key_is_never_printed() -> None:
    """The settings can be shown in a log without the key."""
    assert "s3cret" not in repr(lire_reglages({"ASSISTANT_MODELE_CLE": "s3cret"}))


@pytest.mark.parametrize("nom", ["anthropic:x", "openai:", "x"])
def test_a_provider_that_is_not_held_is_refused(nom: str) -> None:
    """Only the providers whose address is held can be named, so that « local » stays at home."""
    with pytest.raises(EntreeInvalide, match="fournisseur"):
        Porte(nom, "http://127.0.0.1:1/v1", None, 7.0, local=True)
