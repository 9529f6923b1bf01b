"""The whole corpus read at once: every reader in turn, each refusal kept with its reason."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assistant.domaine.sources import Passage, Source
from assistant.errors import AssistantError
from assistant.ingestion import markdown, references, regles
from assistant.ingestion.autrement import ajouter_mots
from assistant.ingestion.documents import lire_documents
from assistant.ingestion.toml import lire_toml

_LIVRE_BLANC = markdown.Origine(
    "livre-blanc", "Livre blanc IA et reconversions en Occitanie", date(2024, 2, 1)
)
_LU = (".md", ".toml", ".csv", ".pdf", ".json")


@dataclass(frozen=True, slots=True)
class Lecture:
    """What was read: passages in order, sources by id, and (file, French reason) for each refusal."""

    passages: tuple[Passage, ...]
    sources: dict[str, Source]
    refus: tuple[tuple[str, str], ...]


def lire_corpus(corpus: Path) -> Lecture:
    """Return everything the corpus folder states but the tables that orientation reads itself."""
    fichier = corpus / "sources.toml"
    sources = references.lire_sources(fichier, lire_toml(fichier))
    passages: list[Passage] = []
    refus: list[tuple[str, str]] = []
    for chemin, lecteur in _lecteurs(corpus):
        try:
            passages += lecteur(chemin)
        except AssistantError as erreur:
            refus.append((chemin.name, str(erreur)))
    originaux, sources_ajoutees, refus_pdf = lire_documents(corpus / "documents")
    return Lecture(
        tuple(_sans_doublon([*passages, *originaux])), {**sources, **sources_ajoutees}, (*refus, *refus_pdf)
    )


def empreinte_corpus(corpus: Path) -> str:
    """Return a SHA-256 over the names and bytes of every corpus file: it changes when any of them does."""
    somme = hashlib.sha256()
    for chemin in sorted(p for p in corpus.rglob("*") if p.is_file() and p.suffix in _LU):
        somme.update(chemin.relative_to(corpus).as_posix().encode())
        somme.update(hashlib.sha256(chemin.read_bytes()).digest())
    return somme.hexdigest()


def _lecteurs(corpus: Path) -> Iterator[tuple[Path, Callable[[Path], list[Passage]]]]:
    dits = corpus / "livre_blanc" / "autrement.toml"
    table = lire_toml(dits) if dits.is_file() else {}
    for chemin in sorted((corpus / "livre_blanc").glob("*.md")):
        yield chemin, lambda c: ajouter_mots(markdown.lire_note(c.read_text(encoding="utf-8"), _LIVRE_BLANC), table)
    for chemin in sorted((corpus / "dispositifs").glob("*.toml")):
        yield chemin, lambda c: regles.lire_dispositif(c, lire_toml(c))
    for chemin in sorted((corpus / "parametres").glob("*.toml")):
        yield chemin, lambda c: list(references.lire_parametres(c, lire_toml(c)))
    for nom, genre in (
        ("livre_blanc/lacunes", "lacune"),
        ("livre_blanc/remarques", "remarque"),
        ("ecarts", "ecart"),
        ("voisins", "voisin"),
        ("contacts", "contact"),
    ):
        chemin = corpus / f"{nom}.toml"
        yield chemin, lambda c, g=genre: list(references.lire_blocs(c, lire_toml(c), g))


def _sans_doublon(passages: list[Passage]) -> Iterator[Passage]:
    """Yield the passages with one id each: a repeated id gets its rank, the very same text is kept once."""
    vus: dict[str, int] = {}
    textes: dict[tuple[str, str | None, str | None], str] = {}
    for passage in passages:
        rang = vus[passage.id] = vus.get(passage.id, 0) + 1
        if rang > 1:
            passage = replace(passage, id=f"{passage.id}~{rang}")
        cle = (passage.texte, passage.section, passage.parent)
        if cle in textes:
            continue
        textes[cle] = passage.id
        yield passage
