"""A fraud on the training account, under way or done: no first, then what protects, then who to tell."""

from __future__ import annotations

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.fraude import GENRE
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Phrase

# What is said first, by what the message tells; the rest follows.
ORDRES = {"donnees": ("fraude_donnees", "demarchage", "fraude_subie"), "suites": ("fraude_subie", "fraude_donnees"),
          "reste": ("demarchage", "fraude_proposee", "fraude_donnees")}


def repondre_arnaque(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return that it is forbidden, and what to do now, in the order of what the person tells."""
    cle = next((c for c in ("suites", "donnees") if s.reperes.present(f"arnaque.{c}", d.plie)), "reste")
    passages = (s.passage(f"regle/cpf/{i}") for i in ORDRES[cle])
    lignes = tuple(Phrase(p.texte, (p.id,)) for p in passages if p is not None and p.en_vigueur(d.le))
    tete = s.phrases.dire(f"petits.arnaque_{cle}")
    return Ebauche("repondu", (dit(tete, calcule=tete), liste(*lignes)), GENRE, sujets=("cpf",), contacts=s.joignables("moncompteformation"))
