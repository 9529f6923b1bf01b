"""Read the compact tables that the importers wrote into corpus/."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from assistant.errors import CorpusError


def lignes(chemin: Path) -> Iterator[list[str]]:
    """Yield the rows of a compact table, its header left out; raise CorpusError when it is missing."""
    try:
        with chemin.open(encoding="utf-8", newline="") as flux:
            lecteur = csv.reader(flux)
            next(lecteur, None)
            yield from lecteur
    except (OSError, UnicodeDecodeError, csv.Error) as erreur:
        raise CorpusError(f"La table {chemin.name} manque ou est abîmée : {erreur}. Réimportez-la.") from erreur


def reglages(chemin: Path) -> dict:
    """Return a TOML file of corpus/; raise CorpusError naming it when it is wrong."""
    try:
        return tomllib.loads(chemin.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as erreur:
        raise CorpusError(f"Le fichier {chemin.name} ne peut pas être lu : {erreur}.") from erreur


def liste(champ: str) -> tuple[str, ...]:
    """Return the items of a field joined by |."""
    return tuple(champ.split("|")) if champ else ()


def jour(champ: str) -> date | None:
    """Return an ISO date, None when the field is empty."""
    return date.fromisoformat(champ) if champ else None


_MOIS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]


def en_lettres(le: date) -> str:
    """Return a date as French people write it: 1er septembre 2026."""
    return f"{'1er' if le.day == 1 else le.day} {_MOIS[le.month - 1]} {le.year}"
