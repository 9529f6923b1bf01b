"""A short follow-up made a whole question by a model, accepted only if it is made of words already said."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue.demande import Demande, dispositifs_nommes
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import nettoyer
from assistant.grounding.mots import mots_pleins
from assistant.grounding.suite_valeurs import suite

MOTS_MAXI = 8  # a longer message stands alone
TOURS = 3


def a_completer(conversation: Conversation, demande: Demande) -> bool:
    """Return whether the rules left this message alone although it may follow up on the conversation."""
    return demande.genre == "fait" and bool(conversation.tours) and demande.question == demande.message \
        and not demande.dispositifs and len(demande.plie.split()) <= MOTS_MAXI


def precedentes(conversation: Conversation) -> str:
    """Return the last questions as they were understood, one a line."""
    return "\n".join(" ".join(t.question_comprise.split()) for t in conversation.tours[-TOURS:])


def completer(s: Services, conversation: Conversation, demande: Demande, propose: str) -> Demande:
    """Return the request with its whole question, unchanged when the proposal holds anything not said before."""
    question = nettoyer(propose.splitlines()[0] if propose else "").strip("\"«» ")
    dits = f"{precedentes(conversation)} {demande.message}"
    nouveaux = frozenset(mots_pleins(question)) - frozenset(mots_pleins(dits)) - s.modele.prompts.neutres  # type: ignore[union-attr]
    perdus = frozenset(mots_pleins(demande.message)) - frozenset(mots_pleins(question))
    if not question or len(question) > 300 or nouveaux or perdus or not frozenset(suite(question)) <= frozenset(suite(dits)):
        return demande
    if question == demande.message:
        return demande
    return replace(demande, question=question, dispositifs=dispositifs_nommes(s.droit, question))
