"""The values of a text in reading order, each as often as it is said: what a reworded sentence must keep.

`valeurs` tells which values a text asserts; a swap of two figures or one figure said twice needs their order and count.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from assistant.grounding.nombres_lettres import chiffrer
from assistant.grounding.valeurs import (
    ARTICLE,
    BRUIT,
    CODE,
    DATE_CHIFFRES,
    DATE_JOUR,
    DATE_MOIS,
    MARQUE,
    NOMBRE,
    valeurs,
)

LIEU = re.compile(r"§\s*\d[\d.]*\d|§\s*\d|\bpages?\s\d+|\bp\.\s?\d+", re.IGNORECASE)
MOTIFS = (LIEU, DATE_CHIFFRES, DATE_JOUR, DATE_MOIS, ARTICLE, CODE)
FIN_UNITE = 24  # characters after a number in which its unit stands


@lru_cache(maxsize=4096)
def suite(texte: str) -> tuple[str, ...]:
    """Return the values of a text in order, repeated as they are: ("mois 24", "mois 12", "article D6323-9")."""
    reste = MARQUE.sub(_blanc, chiffrer(texte))
    trouvees: list[tuple[int, str]] = []
    for motif in MOTIFS:
        reste = motif.sub(_relever(motif, trouvees), reste)
    reste = BRUIT.sub(_blanc, reste)
    for m in re.finditer(NOMBRE, reste):
        lu = reste[m.start(): _arret(reste, m.end())].split("\n")[0]
        lues = valeurs(f"= {lu}")  # the sign in front: « 5) » is no rank of a list here
        trouvees += [(m.start(), v) for v in lues]
    return tuple(v for _, v in sorted(trouvees))


def _blanc(m: re.Match[str]) -> str:
    return " " * len(m[0])


def _arret(texte: str, depuis: int) -> int:
    """Return where the words that may be this number's unit end: at the next number."""
    suivant = re.search(r"\d", texte[depuis: depuis + FIN_UNITE])
    return depuis + (suivant.start() if suivant else FIN_UNITE)


def _relever(motif: re.Pattern[str], trouvees: list[tuple[int, str]]) -> Callable[[re.Match[str]], str]:
    def relever(m: re.Match[str]) -> str:
        if motif is LIEU:
            trouvees.append((m.start(), "lieu " + re.sub(r"[^\d.]", "", m[0]).strip(".")))
        else:
            trouvees.extend((m.start(), v) for v in valeurs(m[0]))
        return " " * len(m[0])

    return relever


def est_sous_suite(courte: tuple[str, ...], longue: tuple[str, ...]) -> bool:
    """Return whether all of the first stands in the second, in the same order."""
    reste = iter(longue)
    return all(valeur in reste for valeur in courte)
