"""From a message to a Demande: facts read, schemes named, kind of request, follow-up completed. No answer here."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande, dispositifs_nommes
from assistant.dialogue.ellipse import restituer
from assistant.dialogue.entendre import entendre, supposer
from assistant.dialogue.lecture import Lecture
from assistant.dialogue.lecture.parler import en_clair
from assistant.dialogue.metiers_dits import avec_changement
from assistant.dialogue.regard import Regard
from assistant.dialogue.reprise import completer
from assistant.dialogue.routage import choisir_genre
from assistant.dialogue.services import Services
from assistant.dialogue.statut_dit import completer_statut
from assistant.dialogue.suppositions import rien_de_retire, sans_ce_qui_est_perdu
from assistant.dialogue.voisin_vise import viser
from assistant.domaine.profil import Profil
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier

# An advisor who says who they are asks nothing of the advice itself.
METIER_DE_CONSEIL = re.compile(r"\b(je suis|moi,? je suis|suis)( une?)? conseill[eè]re?( en [ée]volution professionnelle| (du |au )?cep)\b", re.IGNORECASE)

DEMANDE_AUSSI = re.compile(r"\?|\b(je peux|puis[- ]je|possible|j'ai droit|ai[- ]je droit|faut[- ]il)\b")
NOM_SEUL = 4  # words: « on m'a parlé du congé de mobilité »


def comprendre(s: Services, conversation: Conversation, message: str) -> Demande:
    """Return what the message asks, in the light of the conversation."""
    lecture = rien_de_retire(plier(message), entendre(s, conversation, message))
    lecture = completer_statut(plier(message), conversation.profil, lecture, conversation.date)
    profil = avec_changement(s, _apprendre(conversation.profil, lecture))
    clair = en_clair(message, plier(message))
    hypothese = sans_ce_qui_est_perdu(plier(clair), lecture.hypothese or supposer(s, conversation, message, lecture))
    nommes = _nommes(s, conversation, message, lecture)
    clair = _sans_ouverture(s, clair)
    demande = Demande(message, plier(clair), "", clair, lecture, profil, conversation.date, nommes, hypothese,
                      nommes=nommes, personne=conversation.personne, contexte=memoire.contexte(conversation, message))
    entiere = viser(s, conversation, restituer(s, conversation, demande))
    genre = choisir_genre(Regard(s, conversation, entiere))
    if genre == "jeune":  # the facts are those of somebody whom no scheme here is for
        entiere = replace(entiere, lecture=Lecture(), profil=conversation.profil)
    return completer(s, conversation, replace(entiere, genre=genre))


def _sans_ouverture(s: Services, message: str) -> str:
    """Return a message without the thanks or the « et moi » that opens it: what follows is what is asked."""
    plie = plier(message)
    reste = s.reperes.sans("ouvertures.politesse", plie)
    message = message if reste == plie else " ".join(message.split()[-len(reste.split()) :])
    entendu = s.reperes.sans("ouvertures.entendu", plier(message)).split()
    nomme = len(entendu) < len(message.split()) and len(entendu) <= NOM_SEUL
    return f"c'est quoi {' '.join(message.split()[-len(entendu):])}" if nomme and entendu else message


def _apprendre(profil: Profil, lecture: Lecture) -> Profil:
    return profil.sans(lecture.retraits).avec(lecture.faits).ignorant(lecture.inconnus)


def _nommes(s: Services, conversation: Conversation, message: str, lecture: Lecture) -> tuple[str, ...]:
    """Return the schemes named; a short answer may name one in passing (« non, pas vu de conseiller »): it is still the answer."""
    posee = memoire.question_en_attente(conversation)
    repondu = posee is not None and any(f.id == posee for f in lecture.faits)
    repond_seulement = repondu and len(message.split()) <= memoire.COURT and not DEMANDE_AUSSI.search(plier(message))
    return () if repond_seulement else dispositifs_nommes(s.droit, METIER_DE_CONSEIL.sub(" ", message))
