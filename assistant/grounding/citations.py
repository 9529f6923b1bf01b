"""From sentences that carry their proofs to a numbered text. A proof that cannot be resolved drops its sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.domaine.sources import Citation, Passage

FIN = re.compile(r"[.!?…:»]\s*$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence and the ids of the passages that prove it. calcule: what the rules engine or the person gave."""

    texte: str
    preuves: tuple[str, ...] = ()
    calcule: str = ""


@dataclass(frozen=True, slots=True)
class Bloc:
    """Sentences shown together. genre: paragraphe | liste | citation | tableau (texte is Markdown)."""

    phrases: tuple[Phrase, ...]
    genre: str = "paragraphe"


@dataclass(frozen=True, slots=True)
class Brouillon:
    """A draft answer: blocks in order, and proofs that are cited without a sentence of their own."""

    blocs: tuple[Bloc, ...] = ()
    annexes: tuple[str, ...] = field(default=())  # passages cited by the data (cards, tables), not by a sentence


@dataclass(frozen=True, slots=True)
class TexteCite:
    """The numbered text, its citations, and n by passage id."""

    texte: str
    citations: tuple[Citation, ...]
    numeros: dict[str, int]


def citer(brouillon: Brouillon, passage: Callable[[str], Passage | None]) -> TexteCite:
    """Return the text with its marks after each full stop, and the citations numbered from 1 in reading order."""
    numeros: dict[str, int] = {}
    trouves: dict[str, Passage] = {}

    def numero(identifiant: str) -> int | None:
        if identifiant not in trouves:
            p = passage(identifiant)
            if p is None:
                return None
            trouves[identifiant] = p
            numeros[identifiant] = len(numeros) + 1
        return numeros[identifiant]

    morceaux = [_bloc(bloc, numero) for bloc in brouillon.blocs]
    for identifiant in brouillon.annexes:
        numero(identifiant)
    citations = tuple(Citation(n, trouves[i], trouves[i].texte) for i, n in numeros.items())
    return TexteCite("\n\n".join(m for m in morceaux if m), citations, numeros)


def _bloc(bloc: Bloc, numero: Callable[[str], int | None]) -> str:
    lignes = [ligne for phrase in bloc.phrases if (ligne := _phrase(phrase, numero))]
    if bloc.genre == "liste":
        return "\n".join(f"- {ligne}" for ligne in lignes)
    return " ".join(lignes)


def _phrase(phrase: Phrase, numero: Callable[[str], int | None]) -> str:
    marques = [n for i in dict.fromkeys(phrase.preuves) if (n := numero(i)) is not None]
    if phrase.preuves and not marques:
        return ""
    return phrase.texte + "".join(f" [{n}]" for n in marques)
