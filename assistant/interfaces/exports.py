"""What can be taken away from a talk: Word, PDF, text for an e-mail, calendar. In memory only."""

from __future__ import annotations

import base64
from datetime import date
from typing import Any

from assistant.domaine.reponse import Conversation
from assistant.errors import EntreeInvalide
from assistant.interfaces.calendrier_ics import vers_ics
from assistant.interfaces.echeances import echeances
from assistant.interfaces.faits_page import FaitsPage
from assistant.interfaces.synthese import en_courriel, synthetiser
from assistant.interfaces.synthese_docx import en_docx
from assistant.interfaces.synthese_pdf import en_pdf

MIMES = {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "pdf": "application/pdf",
         "ics": "text/calendar"}


def exporter(conversation: Conversation, faits: FaitsPage, format_: str, aujourdhui: date) -> dict[str, Any]:
    """Return {texte} for an e-mail, {nom, mime, base64} for a file. Raises EntreeInvalide on an unknown format."""
    if format_ == "ics":
        calendrier = echeances(conversation, faits.services)
        return _fichier("calendrier.ics", "ics", vers_ics(calendrier.etapes, calendrier.dispositif or "Projet de reconversion"))
    synthese = synthetiser(conversation, faits, aujourdhui)
    if format_ == "courriel":
        return {"texte": en_courriel(synthese)}
    ecrivains = {"docx": en_docx, "pdf": en_pdf}
    if format_ not in ecrivains:
        raise EntreeInvalide("Ce format n'existe pas. Choisissez Word, PDF, courriel ou calendrier.")
    return _fichier(f"synthese-entretien-{aujourdhui:%Y-%m-%d}.{format_}", format_, ecrivains[format_](synthese))


def _fichier(nom: str, format_: str, octets: bytes) -> dict[str, Any]:
    return {"nom": nom, "mime": MIMES[format_], "base64": base64.b64encode(octets).decode()}
