"""A message folded (no case, no accent) where every place still points to the person's own words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from assistant.dialogue.lecture.parler import redire

_UNIS = {
    "œ": "oe",
    "Œ": "oe",
    "æ": "ae",
    "’": "'",
    "ʼ": "'",
    "‘": "'",
    "\u00a0": " ",
    "\u202f": " ",
    "–": "-",
    "—": "-",
    "‑": "-",
    "\t": " ",
}


@dataclass(frozen=True, slots=True)
class Texte:
    """The original message, its folded form and, for each folded character, its original place."""

    original: str
    plie: str
    places: tuple[int, ...]

    def preuve(self, debut: int, fin: int) -> str:
        """Return the exact words of the message between two folded places."""
        return self.original[self.places[debut] : self.places[fin - 1] + 1].strip()


def plier(message: str) -> Texte:
    """Return the message folded: lower case, no accents, plain apostrophes and spaces."""
    plies: list[str] = []
    places: list[int] = []
    for place, lettre in enumerate(message):
        for signe in _plier_lettre(lettre):
            if signe == " " and plies and plies[-1] == " ":
                continue
            plies.append(signe)
            places.append(place)
    # « j ai », « d accord » : the apostrophe that a phone drops; one sign for one, so places hold.
    lie = re.sub(r"(?<!permis )\b([jldcmnst]|qu) (?=[aeiouh])", r"\1'", "".join(plies))
    return Texte(message, *redire(lie, tuple(places)))


@cache
def _plier_lettre(lettre: str) -> str:
    if lettre in _UNIS:
        return _UNIS[lettre]
    nue = unicodedata.normalize("NFD", lettre)
    return "".join(signe for signe in nue if not unicodedata.combining(signe)).lower()


@cache
def motif(source: str) -> re.Pattern[str]:
    """Return the compiled pattern, built at its first use."""
    return re.compile(source)
