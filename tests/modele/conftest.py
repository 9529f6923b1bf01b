"""What the tests of the model share: the real assistant with a hostile server behind it, and real questions."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.dialogue.assistant import Assistant
from assistant.dialogue.modele.acces import Acces, Ligne
from assistant.dialogue.modele.porte import Porte
from assistant.dialogue.modele.prompts import Prompts, charger_prompts
from assistant.dialogue.modele.seance import Modele
from assistant.domaine.reponse import Conversation
from tests.modele.serveur import Serveur, servir

RACINE = Path(__file__).parent.parent.parent
JOUR = date(2026, 11, 22)
# How many examples each test plays: few by default, all of them with ASSISTANT_EXEMPLES=complet.
COMPLET = os.environ.get("ASSISTANT_EXEMPLES") == "complet"


def combien(court: int, complet: int) -> int:
    """Return how many examples to play."""
    return complet if COMPLET else court


@pytest.fixture(scope="session")
def prompts() -> Prompts:
    """Return the real prompts."""
    return charger_prompts(RACINE / "prompts")


@pytest.fixture(scope="session")
def paroles() -> list[list[str]]:
    """Return the conversations of the project's question sets, spread over all kinds."""
    lues = []
    for fichier in sorted((RACINE / "tests" / "evaluation").glob("*.jsonl")):
        objets = [json.loads(ligne) for ligne in fichier.read_text(encoding="utf-8").splitlines() if ligne.strip()]
        lues += [[str(t) for t in o.get("tours", [o.get("q")])] for o in objets]
    return [lues[(i * 97) % len(lues)] for i in range(len(lues))]


Brancher = Callable[..., "Branchement"]


class Branchement:
    """An assistant with a model behind it, and the server that plays the model."""

    def __init__(self, assistant: Assistant, serveur: Serveur, modele: Modele) -> None:
        self.assistant = assistant
        self.serveur = serveur
        self.modele = modele

    def dire(self, *messages: str, consentement: bool = True) -> list:
        """Say messages in one conversation and return the answers."""
        conversation, reponses = Conversation(date=JOUR, consentement=consentement), []
        for message in messages:
            conversation, reponse = self.assistant.answer(conversation, message)
            reponses.append(reponse)
        return reponses


@pytest.fixture
def brancher(assistant: Assistant, prompts: Prompts) -> Brancher:
    """Return a function that opens an assistant on a server of a given mood."""

    @contextmanager
    def ouvrir(humeur, panne: str | None = None, externe: bool = False, delai: float = 7.0, nom: str = "openai:faux") -> Iterator[Branchement]:
        with servir(humeur, panne) as serveur:
            porte = Porte(nom, serveur.url, "cle-de-test", delai, local=True)
            modele = Modele(nom, externe, Acces([Ligne(porte)]), prompts, delai)
            porte.ouvrir()  # loading the SDK is not part of an answer's time
            try:
                yield Branchement(Assistant(replace(assistant.services, modele=modele)), serveur, modele)
            finally:
                porte.fermer()

    return ouvrir


def jouer(branche: Branchement, reference: Assistant, paroles: list[list[str]], maxi: int) -> list[tuple]:
    """Return (answer with the model, answer without) for each turn, up to a number of answers."""
    couples: list[tuple] = []
    for tours in paroles:
        if len(couples) >= maxi:
            break
        avec, sans = Conversation(date=JOUR, consentement=True), Conversation(date=JOUR)
        for message in tours:
            avec, r = branche.assistant.answer(avec, message)
            sans, d = reference.answer(sans, message)
            couples.append((r, d))
    return couples[:maxi]
