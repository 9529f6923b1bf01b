"""TOML files of the corpus opened with a sentence that names the file when they are wrong."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from assistant.errors import CorpusError

Table = dict[str, Any]


def lire_toml(chemin: Path) -> Table:
    """Return the tables of a TOML file, {} when it is not there; raises CorpusError when it is malformed."""
    if not chemin.is_file():
        return {}
    try:
        return tomllib.loads(chemin.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as erreur:
        raise CorpusError(
            f"Le fichier {chemin.name} ne se lit pas : {erreur}. Corrigez cette ligne."
        ) from erreur


def jour(valeur: object, chemin: Path, bloc: str) -> date | None:
    """Return a date of the file, None when absent; raises CorpusError when it is not a date."""
    if valeur is None or valeur == "":
        return None
    if isinstance(valeur, datetime):
        return valeur.date()
    if isinstance(valeur, date):
        return valeur
    try:
        return date.fromisoformat(str(valeur))
    except ValueError as erreur:
        raise CorpusError(
            f"Dans {chemin.name}, bloc « {bloc} », « {valeur} » n'est pas une date AAAA-MM-JJ."
        ) from erreur


def listes(table: Table, nom: str) -> list[Table]:
    """Return the [[nom]] blocks of a table, [] when there is none."""
    blocs = table.get(nom, [])
    return [b for b in blocs if isinstance(b, dict)] if isinstance(blocs, list) else []


def mots(bloc: Table) -> tuple[str, ...]:
    """Return the words people use for a block, indexed and never shown."""
    brut = bloc.get("mots", ())
    return (brut,) if isinstance(brut, str) else tuple(str(m) for m in brut)


_MOIS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def date_fr(jour_: date) -> str:
    """Return a date as a French reader says it: « 1er juin 2026 »."""
    return f"{'1er' if jour_.day == 1 else jour_.day} {_MOIS[jour_.month - 1]} {jour_.year}"
