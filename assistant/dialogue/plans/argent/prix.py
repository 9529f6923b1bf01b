"""The price of a training: no source here holds one. Where the real one is read, and who pays when a scheme is named."""

from __future__ import annotations

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Phrase

CONTACTS = ("moncompteformation", "cep-salarie")


def repondre_prix(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return that no price is held and where it is found; for a scheme named, who pays."""
    blocs = [dit(s.phrases.dire("petits.prix", len(conversation.tours)))]
    payeurs = tuple(Phrase(s.droit.dispositif(i).fiche["qui_paie"], (f"regle/{i}/qui_paie",)) for i in demande.dispositifs[:2])
    if payeurs:
        blocs.append(liste(*payeurs))
    contacts = s.joignables(*CONTACTS)
    return Ebauche("sans_reponse", tuple(blocs), "prix", sujets=demande.dispositifs, contacts=contacts,
                   annexes=tuple(f"contact/{c}" for c in contacts))
