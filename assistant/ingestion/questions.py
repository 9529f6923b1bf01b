"""The questions written in advance for what the corpus states, each with the id of the passage that answers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.domaine.sources import Passage
from assistant.ingestion.autrement import GENRES
from assistant.ingestion.toml import Table, lire_toml, listes

DOSSIER, REGLES = "questions", "dispositifs"


def lire_questions_dites(corpus: Path, passages: Sequence[Passage]) -> list[tuple[str, str]]:
    """Return (question, passage id) for every question whose passage is read; raises CorpusError on a malformed file."""
    connus = {p.id for p in passages}
    return [(q, i) for q, i in _toutes(corpus, passages) if i in connus]


def questions_perdues(corpus: Path, passages: Sequence[Passage]) -> list[str]:
    """Return the keys that no passage answers: a rule renamed, a sentence reworded."""
    connus = {p.id for p in passages}
    return list(dict.fromkeys(i for _, i in _toutes(corpus, passages) if i not in connus))


def _toutes(corpus: Path, passages: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    for chemin in sorted((corpus / DOSSIER).glob("*.toml")):
        for cle, dit in lire_toml(chemin).items():
            couples = _de_section(cle, dit, passages) if isinstance(dit, dict) else ((cle, dit),)
            yield from ((q, i) for i, questions in couples for q in questions)
    for chemin in sorted((corpus / REGLES).glob("*.toml")):
        table = lire_toml(chemin)
        yield from ((q["q"], _regle(str(table["id"]), str(q["regle"]))) for q in listes(table, "questions") if q.get("q") and q.get("regle"))


def _de_section(section: str, pieces: Table, passages: Sequence[Passage]) -> Iterator[tuple[str, list[str]]]:
    """Yield the passage that holds each piece of a section, with its questions; the piece itself when none does."""
    textes = [(p.texte, p.id) for p in passages if (p.section or "") == section and p.genre in GENRES and p.nature == "note"]
    for piece, questions in pieces.items():
        ids = [i for texte, i in sorted(textes, key=lambda t: len(t[0])) if piece in texte]
        yield (ids[0] if ids else f"{section} : {piece}"), questions


def _regle(dispositif: str, cle: str) -> str:
    return f"regle/{dispositif}/{cle.removeprefix('regle/').split('/')[-1]}"
