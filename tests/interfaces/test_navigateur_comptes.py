"""Accounts, dark theme and consent, in a real Chromium."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher

from assistant.interfaces.comptes import Comptes
from tests.interfaces.conftest import (
    ARTEFACTS,
    ICI,
    LARGEURS,
    Serveur,
    Visite,
    arreter,
    demarrer,
    port_libre,
    tabuler,
)

pytestmark = pytest.mark.navigateur
MOT = "cheval-agrafe-pile"


@pytest.fixture
def page_comptes(tmp_path: Path) -> Iterator[Serveur]:
    """A page with one account, and an outside model that nobody has agreed to."""
    comptes = Comptes(tmp_path / "comptes", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    comptes.ajouter("ana.durand", MOT)
    port = port_libre()
    serveur = demarrer(tmp_path, [sys.executable, str(ICI / "faux_assistant.py"), str(port)], port, ASSISTANT_AUTH="fichier",
                       ASSISTANT_COMPTES=str(comptes.fichier), ASSISTANT_MODELE="openai:exemple")
    yield serveur
    arreter(serveur)


# An open menu hides the whole page behind it, landmarks and title too, and holds the focus: the test checks that it does.
MENU = {"rules": {r: {"enabled": False} for r in ("region", "page-has-heading-one", "landmark-one-main", "aria-hidden-focus")}}


def fautes(page: Any, etat: str, options: dict[str, Any] | None = None) -> list[str]:
    """Return what axe finds wrong in this state."""
    from axe_playwright_python.sync_playwright import Axe

    page.wait_for_timeout(300)
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=str(ARTEFACTS / f"comptes-{etat}.png"))
    return [f"{etat}: {f['id']} {n['html'][:160]}" for f in Axe().run(page, options=options).response["violations"] for n in f["nodes"][:2]]


def test_connexion_accord_et_reprise(navigateur: Any, page_comptes: Serveur) -> None:
    """An advisor logs in with the keyboard, refuses then allows the outside model, and opens a kept talk again; axe is silent."""
    page = navigateur.new_context(viewport={"width": 1280, "height": 800}, locale="fr-FR").new_page()
    page.set_default_timeout(20000)
    page.goto(page_comptes.url)
    page.wait_for_selector("#password")
    vues = fautes(page, "connexion")
    page.fill("#email", "ana.durand")
    page.fill("#password", "faux")
    page.keyboard.press("Enter")
    page.get_by_text("La connexion est refusée.").wait_for()
    assert "Unauthorized" not in page.inner_text("body")
    vues += fautes(page, "refus")
    page.fill("#password", MOT)
    page.keyboard.press("Enter")
    page.wait_for_selector("#starters button:enabled")
    oui, non = (page.locator(f'a[href="#consentement-{mot}"]') for mot in ("oui", "non"))
    page.wait_for_function("document.querySelector('a[href=\"#consentement-non\"]').getAttribute('aria-pressed') === 'true'")
    oui.focus()
    page.keyboard.press("Space")
    page.wait_for_function("document.querySelector('a[href=\"#consentement-oui\"]').getAttribute('aria-pressed') === 'true'")
    assert non.get_attribute("aria-pressed") == "false"
    assert page.url.rstrip("/") == page_comptes.url and "exemple, chez openai" in page.inner_text("#welcome-screen")
    vues += fautes(page, "accord")
    page.fill("#chat-input", "Je suis en CDI")
    page.wait_for_selector("#chat-submit:enabled")
    page.keyboard.press("Enter")
    page.wait_for_selector(".carte")
    page.click("#header #sidebar-trigger-button")
    fil = page.locator('a[href^="/thread/"]').first
    fil.wait_for()
    vues += fautes(page, "discussions")
    page.goto(page_comptes.url + fil.get_attribute("href"))
    page.wait_for_selector(".carte")
    vues += fautes(page, "reprise")
    for largeur in (320, 1920):
        page.set_viewport_size({"width": largeur, "height": 800})
        vues += fautes(page, f"reprise-{largeur}")
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, largeur
    assert not vues, "\n".join(vues)


@pytest.mark.parametrize("largeur", LARGEURS)
def test_effacer_et_exporter_au_clavier(navigateur: Any, page_comptes: Serveur, largeur: int) -> None:
    """By keyboard alone an advisor takes their talks away as a file, then erases one through its menu and its dialog; axe is silent."""
    contexte = navigateur.new_context(viewport={"width": largeur, "height": 800}, locale="fr-FR")
    page = contexte.new_page()
    page.set_default_timeout(20000)
    page.goto(page_comptes.url)
    page.wait_for_selector("#password")
    page.keyboard.type("ana.durand")
    page.keyboard.press("Tab")
    page.keyboard.type(MOT)
    page.keyboard.press("Enter")
    page.wait_for_selector("#starters button:enabled")
    dire_au_clavier(page, "à effacer zygomorphe", 1)
    dire_au_clavier(page, "Exporter mes discussions", 2)
    page.evaluate("document.activeElement.blur()")
    tabuler(page, 'a[href="/historique.json"]')
    with page.expect_download() as attente:
        page.keyboard.press("Enter")
    assert "zygomorphe" in attente.value.path().read_text(encoding="utf-8")
    page.evaluate("document.activeElement.blur()")
    tabuler(page, "#sidebar-trigger-button")
    page.keyboard.press("Enter")
    ouverte_pour_de_bon(page)
    vues = fautes(page, f"effacer-liste-{largeur}")
    tabuler(page, "#thread-options")
    page.keyboard.press("Enter")
    page.wait_for_selector('[role="menu"]')
    vues += fautes(page, f"effacer-menu-{largeur}", MENU)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[role=menu]') !== null")
    descendre(page, "Supprimer")
    page.keyboard.press("Enter")
    page.wait_for_selector('[role="alertdialog"]')
    vues += fautes(page, f"effacer-dialogue-{largeur}")
    assert page.evaluate("document.activeElement.closest('[role=alertdialog]') !== null")
    bouton_au_clavier(page, "Confirmer")
    page.wait_for_selector('a[href^="/thread/"]', state="detached")
    assert not [f for f in page_comptes.etat.rglob("historique.sqlite*") if b"zygomorphe" in f.read_bytes()]
    contexte.close()
    assert not vues, "\n".join(vues)


def ouverte_pour_de_bon(page: Any) -> None:
    """Wait until the list of talks is open and holds the focus, and has been so for a second: its first reading redraws the page."""
    page.wait_for_function("""() => {
        const la = document.querySelector('a[href^="/thread/"]')?.checkVisibility({visibilityProperty: true})
            && document.activeElement.closest('[data-sidebar="sidebar"]') && location.pathname.startsWith('/thread/');
        window.depuis = la ? (window.depuis ?? performance.now()) : undefined;
        return la && performance.now() - window.depuis > 1000;
    }""")


def dire_au_clavier(page: Any, texte: str, rang: int) -> None:
    """Type a message where the focus has been brought by keyboard, send it, and wait for the answer of this rank."""
    page.evaluate("document.activeElement.blur()")
    tabuler(page, "#chat-input")
    page.keyboard.type(texte)
    page.wait_for_selector("#chat-submit:enabled")
    page.keyboard.press("Enter")
    page.wait_for_function("n => document.querySelectorAll('[data-step-type=\"assistant_message\"]').length >= n", arg=rang)


def descendre(page: Any, mot: str, maximum: int = 10) -> None:
    """Press the down arrow until the item of the menu that says this is reached."""
    for _ in range(maximum):
        if mot in page.evaluate("document.activeElement.innerText"):
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrows never reach « {mot} »")


def bouton_au_clavier(page: Any, mot: str, maximum: int = 10) -> None:
    """Press Tab until the button that says this, then Enter."""
    for _ in range(maximum):
        if page.evaluate("document.activeElement.innerText").strip() == mot:
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard never reaches « {mot} »")


def test_theme_sombre(navigateur: Any, page_factice: Serveur) -> None:
    """In the dark theme, axe finds nothing on the welcome, a whole answer and a source."""
    visite = Visite(navigateur, page_factice)
    page = visite.page
    page.evaluate("localStorage.setItem('vite-ui-theme', 'dark')")
    page.reload()
    page.wait_for_selector("#starters button:enabled")
    assert "dark" in page.evaluate("document.documentElement.className")
    vues = fautes(page, "sombre-accueil")
    reponse = visite.dire("Je suis en CDI")
    reponse.locator(".carte").first.wait_for()
    for resume in reponse.locator("summary").all():
        resume.click()
    vues += fautes(page, "sombre-reponse")
    reponse.locator('a[href^="#source-"]').first.click()
    page.wait_for_selector("#side-view-content .source")
    page.wait_for_timeout(400)
    vues += fautes(page, "sombre-source")
    visite.contexte.close()
    assert not vues, "\n".join(vues)
