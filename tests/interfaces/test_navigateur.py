"""The page in a real Chromium: what a person sees, clicks and hears."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.interfaces.conftest import LARGEURS, Serveur, Visite

pytestmark = pytest.mark.navigateur


@pytest.fixture(params=LARGEURS)
def visite(request: pytest.FixtureRequest, navigateur: Any, page_factice: Serveur) -> Iterator[Visite]:
    """A visitor at 1280, then at 390 pixels."""
    visiteur = Visite(navigateur, page_factice, request.param)
    yield visiteur
    visiteur.contexte.close()


def test_accueil(visite: Visite) -> None:
    """The first screen is French, says that it is a machine and who to call, and offers starters."""
    page = visite.page
    page.wait_for_selector("#starters button")
    visite.photo("accueil")
    texte = page.inner_text("#welcome-screen")
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert "assistant automatique" in texte and "mon-cep.org" in texte
    assert page.locator("#starters button").count() >= 4
    assert page.locator("#droit-date").is_visible()
    assert visite.deborde() <= 0 and visite.dehors == []


def test_deux_questions_et_une_source(visite: Visite) -> None:
    """Two questions are answered, and a mark opens its passage at the side with title, section, page and dates."""
    page = visite.page
    visite.dire("un chiffre")
    reponse = visite.dire("Je suis en CDI")
    page.wait_for_selector(".question button")
    visite.photo("reponse")
    assert reponse.locator("blockquote").inner_text().startswith("À savoir. TransCo est fermé")
    reponse.locator('a[href^="#source-"]').first.click()
    panneau = page.wait_for_selector("#side-view-content .source")
    page.wait_for_timeout(400)  # the panel slides in; wait for the picture only
    visite.photo("source")
    texte = panneau.inner_text()
    for attendu in ("Le projet de transition professionnelle", "§ 4.1", "page 36 et suivantes", "En vigueur depuis le 01/02/2024"):
        assert attendu in texte
    assert page.inner_text("#side-view-content mark") == "projets"
    assert visite.deborde() <= 0 and visite.dehors == []


def test_les_boutons_repondent(visite: Visite) -> None:
    """A button of the next question sends its words, once; « Je ne sais pas » is always offered."""
    reponse = visite.dire("Je suis en CDI")
    boutons = reponse.locator(".question button")
    boutons.first.wait_for()
    assert boutons.all_inner_texts() == ["CDI", "CDD", "Intérim", "Je ne sais pas"]
    avant = visite.reponses().count()
    boutons.nth(1).click()
    assert "Vous avez écrit : CDD" in visite.attendre(avant).inner_text()
    assert boutons.nth(0).is_disabled()


def test_une_panne_est_dite(visite: Visite) -> None:
    """An exception in a handler reaches the person as a French sentence, without its details."""
    texte = visite.dire("panne").inner_text()
    assert "panne de mon côté" in texte and "secret interne" not in texte


def test_la_date_du_droit_change(visite: Visite) -> None:
    """The date in the header changes the law applied, and the last question is answered again."""
    visite.dire("un chiffre")
    avant = visite.reponses().count()
    visite.page.fill("#droit-date", "2025-06-01")
    visite.page.press("#droit-date", "Enter")
    reponse = visite.attendre(avant)
    reponse.locator(".droit-au").wait_for()
    assert "Je lis maintenant le droit au 01/06/2025." in reponse.inner_text()
    assert "01/06/2025" in reponse.locator(".droit-au").inner_text()


def test_annoncee_une_fois(visite: Visite) -> None:
    """A screen reader hears each answer once, whole, from one polite live region."""
    page = visite.page
    page.evaluate("window.dits = []; new MutationObserver(() => window.dits.push(document.querySelector('.annonce').textContent))"
                  ".observe(document.querySelector('.annonce'), {childList: true, characterData: true, subtree: true})")
    visite.dire("un chiffre").locator(".droit-au").wait_for()
    page.wait_for_timeout(500)
    assert page.evaluate("window.dits") == ["Réponse de l'assistant. Le coût horaire moyen est écrit ici."]
