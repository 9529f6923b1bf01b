"""Short words that go on about the white paper: the figure or the person just spoken of is the subject of the next question."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue.demande import Demande
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier

COURT = 7  # words; a longer question names its own subject
TEMOIN, SECTION_DU_TEMOIN = "Madame X", "4.4"  # the one person whose story the white paper tells
ELLE = re.compile(r"^(\W*(?:et |mais |alors )*)(?:elle|sa|son|ses)\b", re.IGNORECASE)
# Counts of people that a whole section is about.
COMPTES = re.compile(r"\b(?:338|107)\b")


def avec_le_sujet(conversation: Conversation, d: Demande) -> Demande:
    """Return the request with the subject that the last answer on the white paper leaves open, as it is when there is none."""
    if not conversation.tours or d.dispositifs or len(d.message.split()) > COURT:
        return d
    dernier = conversation.tours[-1]
    if SECTION_DU_TEMOIN in dernier.propos.sections and ELLE.match(d.message):
        return _poser(d, ELLE.sub(rf"\1{TEMOIN}, ", d.message))
    return d


def compte_du_fil(conversation: Conversation, message: str) -> str:
    """Return the count of people that a message, or the talk just before it, is about (« 338 »), "" when it is about none."""
    dits = (message, *(texte for tour in reversed(conversation.tours[-2:]) for texte in (tour.message, tour.question_comprise)))
    return next((m[0] for texte in dits if (m := COMPTES.search(texte)) is not None), "")


def _poser(d: Demande, question: str) -> Demande:
    return replace(d, question=question, plie=plier(question), reste="")
