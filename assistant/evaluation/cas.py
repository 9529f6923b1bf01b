"""Question sets: JSONL, one case a line, in the format of tests/evaluation/README.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.errors import EntreeInvalide


@dataclass(frozen=True, slots=True)
class Cas:
    """What is said, turn by turn, and what is expected of each answer (an empty table expects nothing)."""

    id: str
    genre: str
    tours: tuple[str, ...]
    attentes: tuple[Mapping[str, Any], ...]
    le: date | None


ATTENTES = ("attendu", "section", "sections", "doit_dire", "ne_dit_pas", "montant", "certifications", "en_vigueur",
            "doit_citer_niveau", "faits", "statut", "pose_une_question", "genre_reponse", "question_fait")


def lire_cas(fichier: Path) -> list[Cas]:
    """Return the cases of a file. Raises EntreeInvalide with the line that is not a case."""
    cas = []
    try:
        texte = fichier.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as faute:
        raise EntreeInvalide(f"Le jeu {fichier} n'est pas lisible. Donnez un fichier JSONL en UTF-8.") from faute
    for numero, ligne in enumerate(texte.splitlines(), 1):
        if ligne.strip():
            try:
                cas.append(_cas(json.loads(ligne), f"{fichier.stem}-{numero}"))
            except (KeyError, TypeError, ValueError) as faute:
                raise EntreeInvalide(f"{fichier.name}, ligne {numero} : ce n'est pas un cas ({faute}).") from faute
    return cas


def _cas(objet: Mapping[str, Any], defaut: str) -> Cas:
    tours = tuple(objet["tours"] if "tours" in objet else [objet["q"]])
    finale = {cle: objet[cle] for cle in ATTENTES if cle in objet}
    attentes = tuple(objet["attendus"]) if "attendus" in objet else (*({} for _ in tours[:-1]), finale)
    if len(attentes) != len(tours):
        raise ValueError("autant d'attentes que de tours")
    le = date.fromisoformat(objet["date"]) if objet.get("date") else None
    return Cas(str(objet.get("id", defaut)), str(objet.get("genre", "")), tours, attentes, le)
