"""What the talk is about: the question still open, the schemes named or shown, the last turn of a kind. Reads, never writes."""

from __future__ import annotations

import re

from assistant.dialogue.demande import dispositifs_nommes
from assistant.domaine.reponse import Conversation, Tour
from assistant.regles import Droit

COURT = 9  # words; a shorter message leans on what was said before
SUIVI = 3  # turns during which a scheme named stays the subject
ATTENTE = 3  # turns during which a short answer still answers the question asked
PERSONNELS = ("situation", "et_si", "pourquoi", "argent", "quand", "comment", "metier", "perdu")


def question_en_attente(conversation: Conversation) -> str | None:
    """Return the last fact asked, while it may still be answered: people often say something else first."""
    for tour in reversed(conversation.tours[-ATTENTE:]):
        question = tour.reponse.question_suivante
        if question is not None:
            repondue = conversation.profil.valeur(question.fait) is not None or question.fait in conversation.profil.inconnus
            return None if repondue else question.fait
    return None


def dernier_personnel(conversation: Conversation) -> bool:
    """Return whether the last turn was about this person's rights, not about a fact in general."""
    return conversation.tours[-1].genre in PERSONNELS


def dernier_tour(conversation: Conversation, *genres: str) -> Tour | None:
    """Return the last turn of one of these kinds."""
    return next((t for t in reversed(conversation.tours) if t.genre in genres), None)


def sujets(conversation: Conversation) -> tuple[str, ...]:
    """Return what the last answer that had a subject was about."""
    return next((t.sujets for t in reversed(conversation.tours) if t.sujets), ())


def dispositifs_de(vus: tuple[str, ...]) -> tuple[str, ...]:
    """Return the schemes among the subjects of a turn (the others are certifications, jobs or passages)."""
    return tuple(i for i in vus if re.fullmatch(r"[a-z_0-9]+", i))


def dispositifs_montres(conversation: Conversation) -> tuple[str, ...]:
    """Return the schemes that the last answer about schemes showed."""
    return next((i for t in reversed(conversation.tours) if (i := dispositifs_de(t.sujets))), ())


def nommes_avant(droit: Droit, conversation: Conversation) -> tuple[str, ...]:
    """Return the schemes that the person named last, while the talk is still about them."""
    for tour in reversed(conversation.tours[-SUIVI:]):
        nommes = dispositifs_nommes(droit, tour.message)
        if nommes:
            return nommes
    return ()


def contexte(conversation: Conversation, message: str) -> tuple[str, ...]:
    """Return the schemes and sections that the last answers spoke of, when a message is too short to stand alone."""
    if len(message.split()) > COURT:
        return ()
    vus: list[str] = []
    for tour in conversation.tours[-2:]:
        cites = [c.passage for c in tour.reponse.citations if f"[{c.n}]" in tour.reponse.texte]
        vus += [*tour.sujets[:2], *(p.section for p in cites[:2] if p.section and p.nature == "note")]
    return tuple(dict.fromkeys(reversed(vus)))
