"""Shared by the whole suite: no network beyond this machine, and the real assistant built once."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

RACINE = Path(__file__).parent.parent
AUJOURDHUI = date(2026, 11, 22)
LOCALES = ("127.", "::1", "localhost", "0.0.0.0")


@pytest.fixture(autouse=True)
def hors_ligne(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse any connection that leaves this machine, so that the suite is offline by construction."""
    brancher = socket.socket.connect

    def connect(self: socket.socket, adresse: object) -> None:
        if self.family != socket.AF_UNIX and not str(adresse[0]).startswith(LOCALES):  # type: ignore[index]
            raise OSError(f"a test tried to reach {adresse}")
        brancher(self, adresse)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(scope="session")
def assistant():
    """Return the real assistant, on the real corpus; its index is built first when it is missing or stale."""
    from assistant import wiring
    from assistant.settings import Reglages

    reglages = Reglages()
    if not wiring.index_a_jour(reglages):
        wiring.construire_index(reglages, AUJOURDHUI)
    return wiring.construire_assistant(reglages)


@pytest.fixture
def dire(assistant) -> Callable[..., list]:
    """Return a function that says messages one after the other and returns the answers."""
    from assistant.domaine.reponse import Conversation

    def parler(*messages: str, le: date = AUJOURDHUI) -> list:
        conversation, reponses = Conversation(date=le), []
        for message in messages:
            conversation, reponse = assistant.answer(conversation, message)
            reponses.append(reponse)
        return reponses

    return parler
