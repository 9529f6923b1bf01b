"""The three journeys by keyboard alone, in a real Chromium: no click, no focus given by the test."""

from __future__ import annotations

from typing import Any

import pytest

from tests.interfaces.conftest import LARGEURS, Serveur, Visite, tabuler

pytestmark = pytest.mark.navigateur


@pytest.mark.parametrize("largeur", [320, *LARGEURS, 1920])
def test_salarie_au_clavier_seul(navigateur: Any, page_factice: Serveur, largeur: int) -> None:
    """The whole employee's journey by keyboard alone: ask, open a card, a source, correct a chip, answer, take the synthesis."""
    visite = Visite(navigateur, page_factice, largeur)
    page = visite.page
    visite.depuis_le_haut(".evitement")
    page.keyboard.press("Enter")
    page.keyboard.type("Je suis en CDI")
    page.wait_for_selector("#chat-submit:enabled")
    page.keyboard.press("Enter")
    reponse = visite.attendre(0)
    reponse.locator(".carte").first.wait_for()
    visite.depuis_le_haut('a[href^="#source-"]')
    page.keyboard.press("Enter")
    page.wait_for_selector("#side-view-content .source")
    page.keyboard.press("Escape")
    page.wait_for_selector("#side-view-content", state="detached")
    page.wait_for_function("document.activeElement.matches('a[href^=\"#source-\"]')")
    tabuler(page, ".carte summary")
    page.keyboard.press("Enter")
    assert reponse.locator(".carte").first.get_attribute("open") is not None
    visite.photo("clavier")
    assert visite.deborde() <= 0
    visite.depuis_le_haut(".puce")
    page.keyboard.press("Enter")
    reponse.locator(".correction").wait_for()
    visite.depuis_le_haut(".choix button")
    page.keyboard.press("Enter")
    visite.attendre(1)
    visite.depuis_le_haut(".outils button")
    page.keyboard.press("Enter")
    visite.contexte.close()


def entrer(visite: Visite, profil: str, exemple: str) -> Any:
    """Choose a way in from the top of the page, then its starter; return the answer."""
    page = visite.page
    visite.depuis_le_haut("#chat-profiles")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=option]")
    for _ in range(3):
        if page.evaluate("document.activeElement.innerText").startswith(profil):
            break
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(150)  # the list moves its focus a moment later
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=option]", state="detached")
    page.wait_for_selector("#starters button:enabled")
    for _ in range(10):
        tabuler(page, "#starters button")
        if page.evaluate("document.activeElement.innerText").strip() == exemple:
            page.keyboard.press("Enter")
            return visite.attendre(0)
    raise AssertionError(f"the keyboard never reaches « {exemple} »")


@pytest.mark.parametrize("largeur", LARGEURS)
def test_conseiller_au_clavier_seul(navigateur: Any, page_factice: Serveur, largeur: int) -> None:
    """An advisor fills the profile, compares, sees the path and takes the Word synthesis without a mouse."""
    visite = Visite(navigateur, page_factice, largeur)
    page = visite.page
    formulaire = entrer(visite, "Conseiller", "Remplir un profil")
    formulaire.locator("form.profil").wait_for()
    page.wait_for_function("document.activeElement.id.endsWith('type_contrat')")
    page.keyboard.type("CDI")
    tabuler(page, "input[id$='-anciennete_entreprise_mois']")
    page.keyboard.type("36")
    page.keyboard.press("Enter")
    comparee = visite.attendre(1)
    comparee.locator(".puce").first.wait_for()
    assert "CDI" in comparee.locator(".compris").inner_text()
    visite.depuis_le_haut(".outils button")
    for _ in range(6):
        if page.evaluate("document.activeElement.innerText") == "Synthèse Word":
            break
        page.keyboard.press("Tab")
    with page.expect_download() as attente:
        page.keyboard.press("Enter")
    assert attente.value.path().read_bytes().startswith(b"PK")
    visite.contexte.close()


@pytest.mark.parametrize("largeur", LARGEURS)
def test_interne_au_clavier_seul(navigateur: Any, page_factice: Serveur, largeur: int) -> None:
    """The team narrows the quiz to one group, answers, reads the proof and goes on without a mouse."""
    visite = Visite(navigateur, page_factice, largeur)
    page = visite.page
    quiz = entrer(visite, "Équipe", "Faire le quiz")
    quiz.locator(".choix-quiz").first.wait_for()
    toutes = quiz.locator(".legende").inner_text()
    visite.depuis_le_haut(".filtres select")
    page.keyboard.type("Membres")
    page.wait_for_function("avant => document.querySelector('.legende').innerText !== avant", arg=toutes)
    tabuler(page, ".choix-quiz")
    page.keyboard.press("Enter")
    quiz.locator(".preuve").wait_for()
    assert "Livre blanc, §" in quiz.locator(".preuve").inner_text()
    visite.depuis_le_haut(".equipe .bouton")
    page.keyboard.press("Enter")
    assert "Question 2" in quiz.inner_text() and visite.deborde() <= 0
    visite.contexte.close()
