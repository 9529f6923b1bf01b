"""What an internal team asks that is only read in its own thread: « et les seniors ? » after a session to prepare."""

from __future__ import annotations

from assistant.domaine.reponse import Conversation

PRETS = ("preparer", "quiz", "evolutions", "chiffres", "perimes", "preconisations", "etrangeres", "femmes", "seniors")
AU_FIL = ("femmes", "seniors", "changements")
TOURS = 4  # turns during which the session stays the subject


def a_sa_place(conversation: Conversation, cle: str | None) -> bool:
    """Return whether what a team would ask by these words may be asked here."""
    return cle not in AU_FIL or any(t.genre in PRETS for t in conversation.tours[-TOURS:])
