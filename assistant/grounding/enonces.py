"""A draft cut into sentences, each with its marks: « … [1]. » and « …. [1] » are read alike."""

from __future__ import annotations

import re
from dataclasses import dataclass

MARQUE = re.compile(r"\[(\d{1,3})\]")
# A full stop after one of these ends no sentence.
ABREGES = re.compile(r"(?:\b(?:C|art|arts|al|p|pp|M|MM|Mme|Mlle|Dr|St|Ste|ex|cf|no|env|trav|L|R|D)|\b[A-Z])\.$")
FRONTIERE = re.compile(r"[.!?…](?:[*_»\")]+|\s»)*(?:\s*\[\d{1,3}\])*[.;]?(?=\s+[A-ZÀ-Ý«*\"(-]|\s*$)")
PUCE = re.compile(r"^\s*(?:[-*•]\s+|\d{1,2}[.)]\s+)")


@dataclass(frozen=True, slots=True)
class Enonce:
    """One sentence of a draft, without its marks; ligne: the number of its line."""

    texte: str
    marques: tuple[int, ...]
    ligne: int


def decouper(texte: str) -> tuple[Enonce, ...]:
    """Return the sentences of a Markdown text in order."""
    enonces: list[Enonce] = []
    for numero, ligne in enumerate(texte.splitlines()):
        for morceau in _phrases(PUCE.sub("", ligne).strip()):
            enonce = _enonce(morceau, numero)
            if re.search(r"\w", enonce.texte):
                enonces.append(enonce)
            elif enonces and enonce.marques:  # marks alone belong to the sentence before them
                avant = enonces[-1]
                enonces[-1] = Enonce(avant.texte, tuple(dict.fromkeys((*avant.marques, *enonce.marques))), avant.ligne)
    return tuple(enonces)


def _phrases(ligne: str) -> list[str]:
    morceaux, debut = [], 0
    for m in FRONTIERE.finditer(ligne):
        if not ABREGES.search(ligne[debut: m.start() + 1]):
            morceaux.append(ligne[debut: m.end()])
            debut = m.end()
    return [*morceaux, ligne[debut:]]


def _enonce(brut: str, ligne: int) -> Enonce:
    marques = tuple(dict.fromkeys(int(n) for n in MARQUE.findall(brut)))
    texte = re.sub(r"\s+([.,])", r"\1", re.sub(r"\s+", " ", MARQUE.sub("", brut))).strip()
    return Enonce(texte, marques, ligne)
