"""Words of a French sentence, reduced so that gender, plural and accents do not matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.domaine.texte import plier

_LIANTS = " -'’ʼ/&·\u00a0\u202f\u2011\t"
_MOT = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
# Words that link the parts of a name without changing which job it is.
VIDES = frozenset(
    ["a", "au", "aux", "avec", "chez", "d", "dans", "de", "des", "du", "en", "l", "la", "le", "les", "par", "pour", "sur", "un", "une", "cet", "cette", "ce", "mon", "ma", "mes", "sa", "ses"]
)
_FEMININS = (
    ("euse", "eur"), ("trice", "teur"), ("ienne", "ien"), ("iere", "ier"), ("ere", "er"), ("onne", "on"),
    ("elle", "el"), ("ive", "if"), ("effe", "ef"), ("aine", "ain"), ("ee", "e"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mot:
    """A word with its place in the text. coupure: a sign of punctuation stands just before it."""

    racine: str
    plie: str
    debut: int
    fin: int
    coupure: bool


def mots(texte: str) -> Iterator[Mot]:
    """Yield the words of a text in order, with offsets into that very text."""
    precedent = 0
    for trouve in _MOT.finditer(texte):
        plie = plier_mot(trouve[0])
        coupure = bool(texte[precedent : trouve.start()].strip(_LIANTS)) and precedent > 0
        yield Mot(racine(plie), plie, trouve.start(), trouve.end(), coupure)
        precedent = trouve.end()


@lru_cache(maxsize=50_000)
def plier_mot(mot: str) -> str:
    """Return one word folded (see domaine.texte.plier), remembered."""
    return plier(mot)


@lru_cache(maxsize=50_000)
def racine(plie: str) -> str:
    """Return a stem shared by the masculine, feminine and plural forms of a folded word."""
    if len(plie) <= 3:
        return plie
    if plie.endswith("aux") and len(plie) > 5:
        return plie[:-3] + "al"
    mot = plie[:-1] if plie[-1] in "sx" and plie[-2] not in "s" else plie
    for feminin, masculin in _FEMININS:
        if mot.endswith(feminin) and len(mot) > len(feminin) + 1:
            mot = mot[: -len(feminin)] + masculin
            break
    return mot[:-1] if mot.endswith("e") and len(mot) > 3 else mot


def racines(texte: str) -> tuple[str, ...]:
    """Return the stems of the words that count in a text."""
    return tuple(racine(plie) for plie in map(plier_mot, _MOT.findall(texte)) if plie not in VIDES)
