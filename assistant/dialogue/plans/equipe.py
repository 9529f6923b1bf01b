"""What an internal team asks: what the law changed since the white paper, what to teach to whom, where the quiz is."""

from __future__ import annotations

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Phrase

ACCULTURATION = "livre-blanc/5/2"  # section 5: whom to make familiar with AI, and on what
MAXI = 8  # points that one can read at once; the page shows them all


def repondre_evolutions(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return, newest first, what has changed on the points that the white paper of February 2024 speaks of."""
    vus = sorted((e for e in s.ecarts if e.du is not None and e.du <= d.le), key=lambda e: e.du, reverse=True)[:MAXI]  # type: ignore[arg-type, return-value]
    if not vus:
        return Ebauche("sans_reponse", (dit(s.phrases.dire("petits.rien_de_change")),), "evolutions")
    lignes = (Phrase(f"**{e.sujet}** : {e.aujourdhui}", tuple(filter(None, (e.regle, e.passage))), calcule=e.aujourdhui) for e in vus)
    tete = s.phrases.dire("petits.evolutions")
    return Ebauche("repondu", (dit(tete, calcule=tete), liste(*lignes)), "evolutions", sujets=tuple(e.passage for e in vus))


def repondre_preparer(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return whom the white paper wants to make familiar with AI and on what, and where the quiz and the charts are."""
    passages = s.recherche.enfants(ACCULTURATION) if s.recherche is not None else []
    lignes = (Phrase(p.texte, (p.id,)) for p in passages)
    blocs = (dit(s.phrases.dire("petits.preparer")), liste(*lignes)) if passages else ()
    return Ebauche("repondu", (*blocs, dit(s.phrases.dire("petits.quiz"))), "preparer", sujets=tuple(p.id for p in passages))


def repondre_quiz(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return where the quiz is: the page shows it with its buttons, which no sentence replaces."""
    return Ebauche("repondu", (dit(s.phrases.dire("petits.quiz")),), "quiz")
