"""French sentences and paragraphs of a readable size."""

from __future__ import annotations

import re

# Abbreviations whose full stop does not end a sentence.
_ABREGES = re.compile(
    r"\b(?:M|MM|Mme|Mlle|Dr|art|Art|al|cf|Cf|ex|env|etc|n|p|pp|vol|hab|trav|St|Ste|R|L|D|min|max|resp|no|réf|tél)\.$"
)
_FIN = re.compile(r"(?<=[.!?…])[»”\")\]]*\s+(?=[«“\"(\[]?\s*[A-ZÀ-ÖØ-Þ0-9])")
MOTS_MAX = 200


def phrases(texte: str) -> list[str]:
    """Return the sentences of a paragraph, in order, abbreviations and figures left whole."""
    morceaux: list[str] = []
    debut = 0
    for coupe in _FIN.finditer(texte):
        candidat = texte[debut : coupe.end()].strip()
        if _ABREGES.search(candidat):
            continue
        morceaux.append(candidat)
        debut = coupe.end()
    reste = texte[debut:].strip()
    return [m for m in [*morceaux, reste] if m]


def decouper(texte: str, mots_max: int = MOTS_MAX) -> list[str]:
    """Return the text cut at sentence ends into pieces of at most mots_max words when sentences allow."""
    blocs: list[list[str]] = [[]]
    longueur = 0
    for phrase in phrases(texte):
        mots = len(phrase.split())
        if blocs[-1] and longueur + mots > mots_max:
            blocs.append([])
            longueur = 0
        blocs[-1].append(phrase)
        longueur += mots
    return [" ".join(bloc) for bloc in blocs if bloc]
