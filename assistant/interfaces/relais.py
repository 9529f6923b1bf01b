"""The assistant behind the page: without its index first when it must, then whole as soon as the index can be opened."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.dialogue.assistant import Assistant
from assistant.domaine.reponse import Conversation, Reponse
from assistant.settings import Reglages

journal = logging.getLogger(__name__)
REESSAI_S = 20.0
Construire = Callable[..., Assistant]


class Relais:
    """Passes each question to the assistant of the moment. sans_index: the index could not be opened yet."""

    def __init__(self, reglages: Reglages, construire: Construire) -> None:
        self._reglages, self._construire = reglages, construire
        self._arret = threading.Event()
        self._courant = self._essayer() or self._sans_index()

    @property
    def services(self) -> Any:
        """Return what the assistant of the moment works with."""
        return self._courant.services

    @property
    def sans_index(self) -> bool:
        """Return whether distress and rules answer alone."""
        return self._courant.services.recherche is None

    def answer(self, conversation: Conversation, message: str) -> tuple[Conversation, Reponse]:
        """Return the conversation with one more turn, and its answer."""
        return self._courant.answer(conversation, message)

    def _essayer(self) -> Assistant | None:
        try:
            return self._construire(self._reglages, sans_index_permis=True)
        except Exception as faute:  # noqa: BLE001 - an index being rewritten breaks in many ways, the page must open
            journal.warning("index illisible pour le moment : %s", type(faute).__name__)
            return None

    def _sans_index(self) -> Assistant:
        """Return the assistant pointed at no index at all; a named model is only read with an index, so none is."""
        nulle_part = replace(self._reglages, index=Path("/nonexistent"), embeddings="aucun")
        return self._construire(nulle_part, sans_index_permis=True)

    def surveiller(self) -> None:
        """Try again in the background until the index is there; returns at once."""
        if self.sans_index:
            threading.Thread(target=self._attendre, daemon=True).start()

    def _attendre(self) -> None:
        while self.sans_index and not self._arret.wait(REESSAI_S):
            self.reessayer()

    def reessayer(self) -> bool:
        """Try once; return whether the index is there."""
        essai = self._essayer()
        if essai is not None and essai.services.recherche is not None:
            self._courant = essai
        return not self.sans_index

    def arreter(self) -> None:
        """Stop trying."""
        self._arret.set()
