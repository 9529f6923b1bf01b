"""What the bench asks of a system: texts in, a search function and a size out."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

K = 10
MORCEAUX = 50  # pieces asked of a system that does not know documents, to find K documents among them
Chercher = Callable[[str], list[str]]


class Texte(NamedTuple):
    """What a system may read of a passage: the document it comes from, its text, whether it is the document."""

    document: str
    texte: str
    entier: bool


@dataclass(frozen=True, slots=True)
class Donnees:
    """The passages of a set: as texts for every system, as the product's own lines for ours."""

    textes: list[Texte]
    passages: Path


@dataclass(frozen=True, slots=True)
class Moteur:
    """A system once its passages are read. octets returns the bytes of its index, written in its own format.

    dues: seconds of encoding that another system spent for this one (see Encodeur). lus: passages read, 0 for all.
    """

    chercher: Chercher
    octets: Callable[[], int]
    dues: float = 0.0
    lus: int = 0


Fabrique = Callable[[Donnees], Moteur]


@dataclass(frozen=True, slots=True)
class Systeme:
    """A system by name. charger loads its libraries and its model, untimed, and returns what reads passages."""

    nom: str
    charger: Callable[[], Fabrique]
    pairs: bool = False  # runs in the interpreter of --python-pairs
    octets: Callable[[], int] = int  # bytes on disk of the model that it needs: none for a lexical one


def distincts(documents: Iterable[str], k: int = K) -> list[str]:
    """Return the first k documents, each once."""
    return list(dict.fromkeys(documents))[:k]


def peser(ecrire: Callable[[Path], object]) -> int:
    """Return the bytes that a system writes in a folder of its own, removed afterwards."""
    dossier = Path(tempfile.mkdtemp(prefix="banc-"))
    try:
        ecrire(dossier)
        return taille(dossier)
    finally:
        shutil.rmtree(dossier)


def taille(dossier: Path) -> int:
    """Return the bytes of the files of a folder, links not followed."""
    return sum(f.stat().st_size for f in dossier.rglob("*") if f.is_file() and not f.is_symlink())
