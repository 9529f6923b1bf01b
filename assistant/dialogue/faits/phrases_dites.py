"""Chosen passages as sentences with their proofs."""

from __future__ import annotations

from assistant.dialogue.ebauche import liste
from assistant.dialogue.selection import Candidat
from assistant.domaine.sources import Passage
from assistant.grounding.citations import Bloc, Phrase


def dire_phrases(choisis: tuple[Candidat, ...]) -> Bloc:
    """Return the chosen sentences with their proofs: a list beyond three."""
    phrases = tuple(Phrase(dire(c.passage), (c.passage.id,)) for c in choisis)
    return liste(*phrases) if len(phrases) > 3 else Bloc(phrases)


def dire(passage: Passage) -> str:
    texte = passage.texte.strip().removeprefix("En bref, ")
    texte = texte[:1].upper() + texte[1:]
    return texte if texte.endswith((".", "!", "?", "…")) else f"{texte}."
