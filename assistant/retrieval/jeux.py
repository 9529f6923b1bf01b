"""Question sets: documents cut the way the product cuts its own, and questions with their right documents."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.domaine.sources import Passage

MOTS = 100  # words of a piece; it is found alone and shown under its document
_FIN = re.compile(r"(?<=[.!?…;:])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Jeu:
    """A set: documents as passages, whose parent is the document; questions with graded relevance by document."""

    nom: str
    passages: tuple[Passage, ...]
    questions: tuple[tuple[str, Mapping[str, float]], ...]


def lire_jeu(chemin: Path) -> Jeu:
    """Return a set in the format {"name", "docs": [{id, title, text}], "queries": [{id, text, rel}]}."""
    lu = json.loads(gzip.decompress(chemin.read_bytes()) if chemin.suffix == ".gz" else chemin.read_bytes())
    passages = [
        p for d in lu["docs"] for p in passages_document(str(d["id"]), d.get("title") or "", d["text"])
    ]
    return Jeu(
        str(lu.get("name", chemin.stem)), tuple(passages), tuple((q["text"], q["rel"]) for q in lu["queries"])
    )


def passages_document(identifiant: str, titre: str, texte: str, mots: int = MOTS) -> list[Passage]:
    """Return a document and, when it is long, its pieces; every piece carries the title."""
    chemin = (titre,) if titre else ()
    entier = Passage(identifiant, texte, "original", "jeu", titre or identifiant, chemin=chemin)
    pieces = morceaux(texte, mots)
    if len(pieces) < 2:
        return [entier]
    return [
        entier,
        *(
            Passage(
                f"{identifiant}#{n}",
                p,
                "original",
                "jeu",
                entier.titre,
                chemin=chemin,
                genre="phrase",
                parent=identifiant,
            )
            for n, p in enumerate(pieces)
        ),
    ]


def morceaux(texte: str, mots: int = MOTS) -> list[str]:
    """Return the text in pieces of about as many words, cut at sentence ends or line breaks."""
    pieces: list[list[str]] = [[]]
    compte = 0
    for phrase in _FIN.split(texte):
        longueur = len(phrase.split())
        if pieces[-1] and compte + longueur > mots:
            pieces.append([])
            compte = 0
        pieces[-1].append(phrase)
        compte += longueur
    return [" ".join(p) for p in pieces if p]


def document(passage: Passage) -> str:
    """Return the id of the document a passage comes from."""
    return passage.parent or passage.id


def ndcg(ordre: Sequence[str], pertinence: Mapping[str, float], k: int = 10) -> float:
    """Return nDCG@k with gains 2^rel - 1, between 0 and 1."""
    from math import log2

    gains = [2 ** pertinence.get(d, 0) - 1 for d in ordre[:k]]
    ideal = sorted((2**r - 1 for r in pertinence.values()), reverse=True)[:k]
    best = sum(g / log2(i + 2) for i, g in enumerate(ideal))
    return sum(g / log2(i + 2) for i, g in enumerate(gains)) / best if best else 0.0
