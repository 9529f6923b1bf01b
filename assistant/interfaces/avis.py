"""What a person thought of an answer: a day, a thumb, a reason. Never a word of the talk."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.errors import AssistantError, EntreeInvalide

RAISONS = ("faux", "incomplet", "difficile", "hors_sujet", "source", "autre")


@dataclass(frozen=True, slots=True)
class BoiteAvis:
    """A file of one JSON object a line, kept in the user's state folder."""

    fichier: Path

    def deposer(self, le: date, public: str, statut: str, utile: bool, raison: str | None) -> None:
        """Append one opinion. Raises EntreeInvalide on an unknown reason, AssistantError when it cannot be written."""
        if raison is not None and raison not in RAISONS:
            raise EntreeInvalide("Cette raison n'existe pas. Choisissez-en une dans la liste.")
        ligne = {"jour": le.isoformat(), "public": public, "statut": statut, "utile": utile, "raison": raison}
        try:
            self.fichier.parent.mkdir(parents=True, exist_ok=True)
            with self.fichier.open("a", encoding="utf-8") as sortie:
                sortie.write(json.dumps(ligne, ensure_ascii=False) + "\n")
        except OSError as faute:
            raise AssistantError("Votre avis n'a pas pu être gardé : le disque de la page est plein ou protégé. Merci quand même.") from faute
