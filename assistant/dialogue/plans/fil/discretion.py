"""« Mon employeur ne doit pas le savoir »: what stays between the person and their counsellor, and what cannot."""

from __future__ import annotations

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, liste
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Phrase
from assistant.regles import evaluer, regles_d_aspect

CONSEIL = "cep"  # the one door that no employer sees: said first, whatever the scheme
DISCRETS = ("cpf", "demissionnaire")
MAXI = 5


def repondre_discretion(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return the rule of the counsel, then what the employer learns in the scheme of the talk, then the ways that need no word to them."""
    exclus = {b.id for b in evaluer(s.droit, d.profil, d.le) if b.verdict in ("exclu", "ferme")}
    sujets = (d.dispositifs or memoire.dispositifs_du_propos(conversation))[:2]
    idents = dict.fromkeys((CONSEIL, *(i for i in sujets if s.droit.dispositif(i).ouvert(d.le)), *(i for i in DISCRETS if i not in exclus)))
    regles = dict.fromkeys(r for i in idents for r in regles_d_aspect(s.droit, i, "discretion", d.le))
    phrases = tuple(Phrase(texte, (passage,)) for passage, texte in list(regles)[:MAXI])
    return Ebauche("repondu", (liste(*phrases),), "aspect", sujets=sujets, contacts=s.joignables("cep-salarie"))
