"""Small tables of corpus/ that the conversation needs as data: who to call, where the white paper is overtaken, a trainer's files."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.domaine.droit import Contact
from assistant.domaine.texte import plier
from assistant.errors import CorpusError


@dataclass(frozen=True, slots=True)
class Ecart:
    """A point on which the white paper of February 2024 is overtaken or must be completed."""

    id: str
    section: str
    sujet: str
    mots: tuple[str, ...]  # folded
    en_2024: str
    aujourdhui: str
    du: date | None
    regle: str
    notes: tuple[str, ...] = ()  # folded words of the sentences of the white paper that rest on the point

    @property
    def passage(self) -> str:
        """Return the id of the indexed passage that states it."""
        return f"ecart/{self.id}"


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a trainer asks for: a sentence said first, and a piece of each sentence of the white paper to show."""

    tete: str
    phrases: tuple[str, ...]


def charger_dossiers(fichier: Path) -> dict[str, Dossier]:
    """Return the trainer's files, by name. Raises CorpusError naming a missing key."""
    blocs = tomllib.loads(fichier.read_text(encoding="utf-8"))
    try:
        return {nom: Dossier(b["tete"], tuple(b["phrases"])) for nom, b in blocs.items()}
    except KeyError as manque:
        raise CorpusError(f"dossiers.toml : il manque la clé {manque} dans un bloc.") from manque


def compter_remarques(fichier: Path) -> int:
    """Return how many remarks on the white paper the corpus holds."""
    return len(tomllib.loads(fichier.read_text(encoding="utf-8")).get("remarques", []))


def charger_ecarts(fichier: Path) -> tuple[Ecart, ...]:
    """Return the points of corpus/ecarts.toml. Raises CorpusError naming a missing key."""
    blocs = tomllib.loads(fichier.read_text(encoding="utf-8")).get("ecarts", [])
    try:
        return tuple(
            Ecart(b["id"], b["section"], b["sujet"], tuple(plier(m) for m in b["mots"]), b["en_2024"],
                  b["aujourdhui"], b.get("du"), b.get("regle", ""), tuple(plier(n) for n in b.get("notes", ())))
            for b in blocs
        )
    except KeyError as manque:
        raise CorpusError(f"ecarts.toml : il manque la clé {manque} dans un bloc.") from manque


def charger_contacts(fichier: Path) -> dict[str, Contact]:
    """Return who may be named, by id, from corpus/contacts.toml. Raises CorpusError naming a missing key."""
    blocs = tomllib.loads(fichier.read_text(encoding="utf-8"))
    try:
        return {
            i: Contact(i, b["nom"], b["pour"], b.get("url"), b.get("telephone"), b.get("adresse"), b["source"],
                       b.get("date"))
            for i, b in blocs.items()
        }
    except KeyError as manque:
        raise CorpusError(f"contacts.toml : il manque la clé {manque} dans un bloc.") from manque
