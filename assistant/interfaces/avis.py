"""What a person thought of an answer: a day, a thumb, a reason. A word of the talk only when the person joins it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.domaine.reponse import Conversation, Tour
from assistant.errors import AssistantError, EntreeInvalide

RAISONS = ("faux", "incomplet", "difficile", "hors_sujet", "source", "autre")


@dataclass(frozen=True, slots=True)
class BoiteAvis:
    """A file of one JSON object a line, kept in the user's state folder."""

    fichier: Path

    def deposer(self, le: date, public: str, statut: str, utile: bool, raison: str | None, echange: tuple[str, str] | None = None) -> None:
        """Append one opinion; echange: the question and the answer, only when the person has agreed to join them.

        Raises EntreeInvalide on an unknown reason, AssistantError when it cannot be written.
        """
        if raison is not None and raison not in RAISONS:
            raise EntreeInvalide("Cette raison n'existe pas. Choisissez-en une dans la liste.")
        ligne = {"jour": le.isoformat(), "public": public, "statut": statut, "utile": utile, "raison": raison}
        if echange is not None:
            ligne |= {"question": echange[0], "reponse": echange[1]}
        try:
            self.fichier.parent.mkdir(parents=True, exist_ok=True)
            with open(os.open(self.fichier, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a", encoding="utf-8") as sortie:
                sortie.write(json.dumps(ligne, ensure_ascii=False) + "\n")
        except OSError as faute:
            raise AssistantError("Votre avis n'a pas pu être gardé : le disque de la page est plein ou protégé. Merci quand même.") from faute


def tour_juge(conversation: Conversation, rang: object) -> Tour | None:
    """Return the turn that an opinion is about: the rank that the page was given with the answer, else the last one."""
    tours = conversation.tours
    if isinstance(rang, int) and not isinstance(rang, bool) and 0 <= rang < len(tours):
        return tours[rang]
    return tours[-1] if tours else None
