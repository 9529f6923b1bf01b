"""What every draft passes through before it is checked: data that nobody needs is not asked for, and no old sentence goes undated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.faits.anomalies import signaler
from assistant.dialogue.faits.ecarts_dits import dater
from assistant.dialogue.services import Services
from assistant.grounding.donnees_personnelles import identifie

SANS_RAPPEL = ("urgence", "erreur", "refus")


def completer(s: Services, le: date, message: str, e: Ebauche) -> Ebauche:
    """Return the draft with what the law changed since the white paper that it quotes, and what needs not be written here."""
    e = signaler(s, dater(s, le, e))
    if e.statut in SANS_RAPPEL or not identifie(message):
        return e
    texte = s.phrases.dire("petits.identite_inutile")
    return replace(e, blocs=(dit(texte, calcule=texte), *e.blocs))
