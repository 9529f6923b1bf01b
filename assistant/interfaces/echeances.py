"""The dated steps of a person's case: counted again once a start is told, else those that the talk has shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.domaine.droit import Bilan, Echeance
from assistant.domaine.reponse import Conversation, Reponse
from assistant.wiring import calendrier_du_cas

OUVERTS = ("possible", "a_preciser")
ANCRES = ("formation_debut", "fin_contrat_le")
FIN = "Fin de la formation"


@dataclass(frozen=True, slots=True)
class Calendrier:
    """The dated steps of one scheme; dispositif: its name, "" when the talk showed them without naming it here."""

    etapes: tuple[Echeance, ...] = ()
    dispositif: str = ""


def echeances(conversation: Conversation, services: Any) -> Calendrier:
    """Return the steps of the scheme in view that the law dates; a date corrected since the last answer is followed."""
    if any(isinstance(conversation.profil.valeur(ancre), date) for ancre in ANCRES):
        for b in _en_vue(conversation):
            etapes = calendrier_du_cas(services, conversation.profil, conversation.date, b.id)
            if any(e.article for e in etapes):
                return Calendrier(etapes, b.libelle)
    montre = dernier(conversation, "calendrier")
    return Calendrier(montre.calendrier if montre else ())


def fin_de_formation(etapes: tuple[Echeance, ...]) -> date | None:
    """Return the last day of the training, None when it is not known."""
    return next((e.date for e in etapes if e.libelle == FIN), None)


def _en_vue(conversation: Conversation) -> list[Bilan]:
    compare = dernier(conversation, "bilans")
    return par_interet(conversation, [b for b in compare.bilans if b.verdict in OUVERTS]) if compare else []


def par_interet(conversation: Conversation, bilans: Sequence[Bilan]) -> list[Bilan]:
    """Return the schemes with those that the talk spoke of last first, the others in their own order."""
    dits = list(dict.fromkeys(s for t in reversed(conversation.tours) for s in t.sujets))
    return sorted(bilans, key=lambda b: dits.index(b.id) if b.id in dits else len(dits))


def dernier(conversation: Conversation, quoi: str) -> Reponse | None:
    """Return the last answer that holds some of this, None when none does."""
    return next((t.reponse for t in reversed(conversation.tours) if getattr(t.reponse, quoi)), None)
