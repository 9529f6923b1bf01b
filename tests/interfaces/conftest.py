"""A page served on a free loopback port by a process of its own, and a real Chromium to look at it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ICI = Path(__file__).parent
RACINE = ICI.parent.parent
ARTEFACTS = ICI.parent / "artefacts"
LARGEURS = (1280, 390)
OPTIONS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
           "--disable-component-update", "--disable-sync", "--lang=fr-FR"]


@dataclass(frozen=True, slots=True)
class Serveur:
    """A running page."""

    url: str
    port: int
    processus: subprocess.Popen[bytes]
    etat: Path


def port_libre() -> int:
    """Return a port nobody listens to."""
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return int(prise.getsockname()[1])


def demarrer(etat: Path, commande: list[str], port: int, patience: float = 60, **environ: str) -> Serveur:
    """Start a page and wait until it answers; fails with its own words when it does not. patience in seconds."""
    with (etat / "page.log").open("wb") as trace:
        processus = subprocess.Popen(
            commande, cwd=etat, stdout=trace, stderr=subprocess.STDOUT,
            env={**os.environ, "XDG_STATE_HOME": str(etat), "PYTHONPATH": str(RACINE), **environ})
    fin = time.monotonic() + patience
    while time.monotonic() < fin and processus.poll() is None:
        try:
            urllib.request.urlopen(f"http://localhost:{port}/health", timeout=2).close()
            return Serveur(f"http://localhost:{port}", port, processus, etat)
        except OSError:
            time.sleep(0.1)
    processus.kill()
    raise AssertionError(f"the page did not start:\n{(etat / 'page.log').read_text(errors='replace')[-3000:]}")


def arreter(serveur: Serveur) -> None:
    """Stop the page as an operator would, then for good."""
    serveur.processus.terminate()
    try:
        serveur.processus.wait(10)
    except subprocess.TimeoutExpired:
        serveur.processus.kill()
        serveur.processus.wait()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Play the browser tests last: their browser keeps a loop running in this process until the session ends."""
    items.sort(key=lambda item: "navigateur" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def page_factice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serveur]:
    """The page with the hand-made assistant behind it."""
    etat, port = tmp_path_factory.mktemp("page"), port_libre()
    serveur = demarrer(etat, [sys.executable, str(ICI / "faux_assistant.py"), str(port)], port)
    yield serveur
    arreter(serveur)


@pytest.fixture(scope="session")
def page_large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serveur]:
    """The same page without a rate limit, for tests that say a lot."""
    etat, port = tmp_path_factory.mktemp("large"), port_libre()
    serveur = demarrer(etat, [sys.executable, str(ICI / "faux_assistant.py"), str(port)], port,
                       ASSISTANT_MESSAGES_MINUTE="100000", ASSISTANT_MESSAGES_MINUTE_ADRESSE="100000")
    yield serveur
    arreter(serveur)


@pytest.fixture(scope="session")
def page_reelle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serveur]:
    """The page as a user starts it: `assistant chat`, which builds the index first when it is missing or stale."""
    etat, port = tmp_path_factory.mktemp("reelle"), port_libre()
    serveur = demarrer(etat, [sys.executable, "-m", "assistant", "chat", "--port", str(port)], port, patience=300)
    yield serveur
    arreter(serveur)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Any]:
    """A real PostgreSQL; without one the test is skipped and says why, or fails when ASSISTANT_POSTGRES_REQUIS=1."""
    from tests.interfaces.postgres import Postgres, binaires

    trouves = binaires()
    try:
        if trouves is None:
            raise OSError("aucun programme postgres : installez postgresql, ou le paquet pgserver")
        import asyncpg  # noqa: F401 - the driver that the setting names

        serveur = Postgres.creer(trouves)
    except (OSError, ImportError, KeyError, subprocess.SubprocessError) as faute:
        if os.environ.get("ASSISTANT_POSTGRES_REQUIS") == "1":
            raise
        pytest.skip(f"PostgreSQL ne démarre pas ici, essai sauté : {faute}")
    yield serveur
    serveur.jeter()


def chemin_navigateur() -> str | None:
    """Return Chromium or Chrome, None when there is none."""
    noms = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
    return next((trouve for nom in noms if (trouve := shutil.which(nom))), None)


@pytest.fixture(scope="session")
def navigateur() -> Iterator[Any]:
    """A real browser; without one the test is skipped, or fails when ASSISTANT_NAVIGATEUR_REQUIS=1."""
    executable = chemin_navigateur()
    if executable is None:
        if os.environ.get("ASSISTANT_NAVIGATEUR_REQUIS") == "1":
            pytest.fail("Aucun navigateur : installez chromium (ASSISTANT_NAVIGATEUR_REQUIS=1 l'exige).")
        pytest.skip("Aucun navigateur Chromium ou Chrome sur cette machine : test sauté.")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as outil:
        lance = outil.chromium.launch(executable_path=executable, args=OPTIONS)
        yield lance
        lance.close()


def tabuler(page: Any, selecteur: str, maximum: int = 80) -> None:
    """Press Tab until the focus is on the next element of this kind."""
    for _ in range(maximum):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selecteur):
            return
    raise AssertionError(f"the keyboard never reaches {selecteur}")


class Visite:
    """One visitor: a page of its own, what it asked for outside, and what its console said."""

    def __init__(self, navigateur: Any, serveur: Serveur, largeur: int = 1280, **options: Any) -> None:
        self.serveur, self.largeur = serveur, largeur
        self.contexte = navigateur.new_context(viewport={"width": largeur, "height": 800}, locale="fr-FR", **options)
        self.page = self.contexte.new_page()
        self.dehors: list[str] = []
        self.console: list[str] = []
        self.page.on("request", self._noter)
        self.page.on("console", lambda m: self.console.append(f"{m.type}: {m.text}"))
        self.page.on("dialog", lambda d: (self.console.append(f"dialog: {d.message}"), d.dismiss()))
        self.page.set_default_timeout(20000)
        self.page.goto(serveur.url)
        # Starters are enabled once the talk is connected.
        self.page.wait_for_selector("#starters button:enabled")

    def _noter(self, requete: Any) -> None:
        if not requete.url.startswith((self.serveur.url, "data:", f"ws://localhost:{self.serveur.port}")):
            self.dehors.append(requete.url)

    def dire(self, texte: str) -> Any:
        """Send a message and return its answer once it is there."""
        avant = self.reponses().count()
        self.page.fill("#chat-input", texte)
        # Chainlit swaps this button for "stop" while an answer is under way, and ignores Enter meanwhile.
        self.page.wait_for_selector("#chat-submit:enabled")
        self.page.press("#chat-input", "Enter")
        return self.attendre(avant)

    def attendre(self, avant: int) -> Any:
        """Return the next answer once there are more than `avant`."""
        self.page.wait_for_function(
            "n => document.querySelectorAll('[data-step-type=\"assistant_message\"]').length > n", arg=avant)
        return self.reponses().nth(avant)

    def depuis_le_haut(self, selecteur: str) -> None:
        """Press Tab from the top of the page until the focus is on the first element of this kind."""
        self.page.evaluate("document.activeElement.blur()")
        tabuler(self.page, selecteur)

    def reponses(self) -> Any:
        """Return every answer on the page."""
        return self.page.locator('[data-step-type="assistant_message"]')

    def photo(self, nom: str) -> None:
        """Save what the visitor sees, for people to look at."""
        self.page.screenshot(path=str(self.chemin_photo(nom)))

    def chemin_photo(self, nom: str) -> Path:
        """Return where a picture of this name goes."""
        ARTEFACTS.mkdir(exist_ok=True)
        return ARTEFACTS / f"{nom}-{self.largeur}.png"

    def deborde(self) -> int:
        """Return how many pixels stick out on the right."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
