"""What the questions written in advance say of a question: the passages that answer those it resembles."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.dialogue.services import Services
from assistant.retrieval import Proche

MINIMUM = 0.55  # under this likeness, two questions only share their frame
LUES = 12
LIVRE = "livre-blanc/"


def connues(s: Services, question: str) -> Mapping[str, Proche]:
    """Return the passages whose questions resemble this one, each with its nearest question."""
    if s.banque is None:
        return {}
    return {p.passage: p for p in s.banque.proches(question, LUES) if p.ressemblance >= MINIMUM}


def demande_au_livre(s: Services, question: str) -> bool:
    """Return whether the question that resembles this one most is one that the white paper answers."""
    return any(i.startswith(LIVRE) for i in list(connues(s, question))[:1])
