"""The turns after an alarm: what takes it back or goes on with it stays careful, and any other answer recalls the numbers once."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.plans.fil.petits import repondre_urgence
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier

TOURS = 2  # turns during which an alarm still weighs
CALMES = ("harcelement", "souffrance", "epuisement")  # alarms whose numbers need not be recalled before another answer


def alerte(s: Services, conversation: Conversation) -> str | None:
    """Return the kind of the alarm raised in the last turns, None when there was none."""
    tour = next((t for t in reversed(conversation.tours[-TOURS:]) if t.genre == "urgence"), None)
    return None if tour is None else s.reperes.premier("urgence", plier(tour.message)) or "detresse"


def apres_alerte(s: Services, conversation: Conversation, plie: str) -> Ebauche | None:
    """Return the careful answer to what follows an alarm, None when the talk has gone on to something else."""
    genre = alerte(s, conversation)
    suite = s.reperes.premier("urgence_apres", plie) if genre is not None else None
    if genre is None or suite is None:
        return None
    return repondre_urgence(s, genre, suite)


def rappeler(s: Services, conversation: Conversation, e: Ebauche) -> Ebauche:
    """Return an answer that comes right after an alarm with the numbers said again, shortly, before it."""
    venue = conversation.tours[-1] if conversation.tours else None
    if venue is None or venue.genre != "urgence" or e.genre == "urgence" or alerte(s, conversation) in CALMES:
        return e
    texte = s.phrases.dire("urgence_apres.rappel")
    return replace(e, blocs=(dit(texte, calcule=texte), *e.blocs))
