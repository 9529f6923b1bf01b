"""The whole case said again at once: every fact known, every verdict, the date to hold, whom to call."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche
from assistant.dialogue.plans.cas.situation import repondre_situation
from assistant.dialogue.services import Services
from assistant.domaine.profil import Profil
from assistant.domaine.reponse import Conversation


def repondre_synthese(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return the answer that the same facts would get if they were told in one message."""
    neuve = replace(conversation, tours=(), profil=Profil())
    lecture = replace(d.lecture, faits=tuple(d.profil.faits.values()))
    return repondre_situation(s, neuve, replace(d, lecture=lecture, dispositifs=()))
