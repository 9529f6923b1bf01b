"""The three ways in, with the real assistant behind the page, as `assistant chat` serves it."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from tests.interfaces.conftest import LARGEURS, Serveur, Visite

pytestmark = pytest.mark.navigateur


@pytest.fixture(params=LARGEURS)
def visite(request: pytest.FixtureRequest, navigateur: Any, page_reelle: Serveur) -> Iterator[Visite]:
    """A visitor of the real page at 1280, then at 390 pixels."""
    visiteur = Visite(navigateur, page_reelle, request.param)
    visiteur.page.set_default_timeout(20000)
    yield visiteur
    visiteur.contexte.close()


def test_salarie(visite: Visite) -> None:
    """An employee tells a situation, sees the comparison, opens a proof, answers the next question with a button."""
    visite.photo("guide-accueil")
    reponse = visite.dire("Je suis en CDI depuis 3 ans et je veux devenir infirmière")
    reponse.locator(".carte").first.wait_for()
    visite.photo("guide-situation")
    puces = reponse.locator(".compris").inner_text()
    assert "CDI" in puces and "3 ans" in puces
    assert "C. trav." in reponse.locator(".dispositifs").inner_html()
    reponse.locator('a[href^="#source-"]').first.click()
    assert "C. trav." in visite.page.wait_for_selector("#side-view-content .source").inner_text()
    visite.page.wait_for_timeout(400)
    visite.photo("guide-source")
    visite.page.keyboard.press("Escape")
    avant = visite.reponses().count()
    reponse.locator(".question .choix button").first.click()
    visite.attendre(avant).locator(".droit-au").wait_for()
    assert visite.dehors == [] and visite.deborde() <= 0


def test_conseiller(visite: Visite) -> None:
    """An advisor fills a profile, compares, and leaves with the synthesis."""
    visite.page.click("#chat-profiles")
    visite.page.get_by_role("option", name="Conseiller").click()
    visite.page.wait_for_selector("#starters button:enabled")
    formulaire = visite.dire("Ouvrir le formulaire de profil")
    formulaire.locator("select[id$=type_contrat]").select_option("cdi")
    formulaire.locator("input[id$='-anciennete_entreprise_mois']").fill("36")
    visite.photo("guide-formulaire")
    avant = visite.reponses().count()
    formulaire.locator("button[type=submit]").click()
    comparee = visite.attendre(avant)
    comparee.locator(".carte").first.wait_for()
    assert comparee.locator(".carte").count() == 12
    visite.photo("guide-comparaison")
    with visite.page.expect_download() as attente:
        comparee.get_by_role("button", name="Synthèse PDF").click()
    assert attente.value.suggested_filename.startswith("synthese-entretien-")


def test_interne(visite: Visite) -> None:
    """The internal team asks the white paper a figure and opens its page."""
    visite.page.click("#chat-profiles")
    visite.page.get_by_role("option", name="interne").click()
    visite.page.wait_for_selector("#starters button:enabled")
    reponse = visite.dire("Combien de candidats au numérique ont entre 30 et 35 ans ?")
    reponse.locator(".droit-au").wait_for()
    assert "94" in reponse.inner_text()
    reponse.locator('a[href^="#source-"]').first.click()
    assert "§ 4.3" in visite.page.wait_for_selector("#side-view-content .source").inner_text()


def test_sante(page_reelle: Serveur) -> None:
    """/health names the index, the date of the rules, and no model."""
    with urllib.request.urlopen(f"{page_reelle.url}/health") as reponse:
        sante = json.load(reponse)
    assert sante["etat"] == "ok" and sante["index"] and sante["regles_au"] >= "2026-01-01" and sante["modele"] is None


def test_peu_de_boutons_a_la_fois(visite: Visite) -> None:
    """A question with many answers shows the usual ones and « Je ne sais pas »; the others come on demand and answer too."""
    reponse = visite.dire("J'ai 52 ans et je veux changer de métier. À quoi ai-je droit ?")
    boutons = reponse.locator(".question .choix button")
    boutons.first.wait_for()
    dits = boutons.all_inner_texts()
    assert len(dits) == 7 and dits[0] == "CDI" and dits[-2:] == ["Je ne sais pas", "Voir les autres réponses"]
    visite.photo("guide-question")
    boutons.last.click()
    assert boutons.count() == 11 and "Demandeur d'emploi" in boutons.all_inner_texts()
    avant = visite.reponses().count()
    boutons.nth(dits.index("CDI")).click()
    visite.attendre(avant).locator(".compris").wait_for()
    assert boutons.nth(0).is_disabled() and boutons.nth(0).get_attribute("aria-pressed") == "true"


def test_plus_simple_ne_redit_pas_la_comparaison(visite: Visite) -> None:
    """« Plus simple » gives a shorter text and no second comparison; its documents are still there to take."""
    longue = visite.dire("Je suis en CDI depuis 3 ans et je veux devenir infirmière")
    longue.locator(".carte").first.wait_for()
    avant = visite.reponses().count()
    longue.get_by_role("button", name="Plus simple").click()
    courte = visite.attendre(avant)
    courte.locator(".droit-au").wait_for()
    assert courte.locator(".dispositifs").count() == 0 and courte.get_by_role("button", name="Synthèse Word").is_visible()
    assert len(courte.locator(".prose").first.inner_text()) < len(longue.locator(".prose").first.inner_text())


def test_une_detresse_ne_montre_que_qui_appeler(visite: Visite) -> None:
    """In an emergency the numbers stand alone: no date of the law, no opinion to give, and who to call is open."""
    reponse = visite.dire("Je n'en peux plus, je veux en finir")
    reponse.locator(".reponse").wait_for()
    assert "3114" in reponse.inner_text()
    assert reponse.locator(".droit-au, .avis").count() == 0
    assert reponse.locator("details.contacts[open]").count() == reponse.locator("details.contacts").count()
    visite.photo("detresse")
