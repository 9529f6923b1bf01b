"""The dated steps of a person's case: counted again once a start is told, else those that the talk has shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from assistant.domaine.droit import Echeance
from assistant.domaine.reponse import Conversation, Reponse
from assistant.wiring import calendrier_du_cas

OUVERTS = ("possible", "a_preciser")
ANCRES = ("formation_debut", "fin_contrat_le")
FIN = "Fin de la formation"


def echeances(conversation: Conversation, services: Any) -> tuple[Echeance, ...]:
    """Return the steps of the scheme in view that the law dates; a date corrected since the last answer is followed."""
    if any(isinstance(conversation.profil.valeur(ancre), date) for ancre in ANCRES):
        calculees = [calendrier_du_cas(services, conversation.profil, conversation.date, d) for d in _en_vue(conversation)]
        dates_par_la_loi = next((c for c in calculees if any(e.article for e in c)), ())
        if dates_par_la_loi:
            return dates_par_la_loi
    montre = dernier(conversation, "calendrier")
    return montre.calendrier if montre else ()


def fin_de_formation(etapes: tuple[Echeance, ...]) -> date | None:
    """Return the last day of the training, None when it is not known."""
    return next((e.date for e in etapes if e.libelle == FIN), None)


def _en_vue(conversation: Conversation) -> Iterator[str]:
    """Yield the open schemes of the last comparison, those that the talk speaks of first."""
    compare = dernier(conversation, "bilans")
    ouverts = [b.id for b in compare.bilans if b.verdict in OUVERTS] if compare else []
    cites = [s for t in reversed(conversation.tours) for s in t.sujets if s in ouverts]
    yield from dict.fromkeys(cites + ouverts)


def dernier(conversation: Conversation, quoi: str) -> Reponse | None:
    """Return the last answer that holds some of this, None when none does."""
    return next((t.reponse for t in reversed(conversation.tours) if getattr(t.reponse, quoi)), None)
