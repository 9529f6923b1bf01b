"""Whether a message tells a fraud on the training account (CPF), or goes on with the one just told."""

from __future__ import annotations

from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation

GENRE = "arnaque"


def parle_d_arnaque(s: Services, conversation: Conversation, plie: str) -> bool:
    """Return whether a message tells a fraud on the CPF, or goes on with the one just told."""
    if s.reperes.present("arnaque.cpf", plie):
        return True
    venue = bool(conversation.tours) and conversation.tours[-1].genre == GENRE
    return venue and s.reperes.premier("arnaque", plie) is not None
