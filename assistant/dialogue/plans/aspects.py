"""One line of the sheet of a scheme, for the scheme that the talk is about, or for each of those just compared."""

from __future__ import annotations

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, liste
from assistant.dialogue.fiche import LIGNES
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Phrase

MAXI = 3


def repondre_aspect(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return the line asked of each scheme: who decides, what is at stake, for whom, what one is paid, who pays."""
    cle = s.reperes.premier("aspects", d.plie) or "pour_qui"
    nom = dict(LIGNES)[cle]
    choisis = d.dispositifs[:MAXI]
    phrases = tuple(Phrase(f"**{nom}** : {s.droit.dispositif(i).fiche[cle]}", (f"regle/{i}/{cle}",)) for i in choisis)
    contacts = tuple(c for c in ("cep-salarie",) if c in s.contacts)
    return Ebauche("repondu", (liste(*phrases),), "aspect", sujets=choisis, contacts=contacts)
