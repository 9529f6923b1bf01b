"""Documents that people add: copied beside the corpus, registered, read each time the index is built."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.domaine.sources import Passage, Source
from assistant.errors import EntreeInvalide, SourceUnreadable
from assistant.ingestion.pdf import PageLue, lire_pages, lire_pdf
from assistant.ingestion.phrases import phrases
from assistant.ingestion.references import lire_sources
from assistant.ingestion.toml import lire_toml

REGISTRE = "documents.toml"
MOTS_MINI = 4  # under it, a piece of a page says nothing by itself


def ajouter_document(
    corpus: Path,
    pdf: Path,
    titre: str,
    le: date,
    editeur: str = "",
    licence: str = "",
    url: str | None = None,
    rang: int = 5,
) -> tuple[Source, list[PageLue]]:
    """Return the source registered for a PDF and its pages as read; raises SourceUnreadable, EntreeInvalide."""
    if not titre.strip():
        raise EntreeInvalide("Donnez un titre au document, avec --titre.")
    pages = lire_pages(pdf)
    dossier = corpus / "documents"
    dossier.mkdir(parents=True, exist_ok=True)
    nom = _identifiant(titre, pdf)
    source = Source(nom, titre.strip(), editeur, le, licence, rang, url, le, None)
    _copier(pdf, dossier / f"{nom}.pdf")
    _inscrire(dossier / REGISTRE, source)
    return source, pages


def lire_documents(dossier: Path) -> tuple[list[Passage], dict[str, Source], list[tuple[str, str]]]:
    """Return the passages, the sources and the refusals of every registered document."""
    registre = dossier / REGISTRE
    sources = lire_sources(registre, lire_toml(registre))
    passages: list[Passage] = []
    refus: list[tuple[str, str]] = []
    for nom, source in sources.items():
        try:
            passages += avec_phrases(lire_pdf(dossier / f"{nom}.pdf", source))
        except SourceUnreadable as erreur:
            refus.append((f"{nom}.pdf", str(erreur)))
    lues = {p.source for p in passages}
    return passages, {n: s for n, s in sources.items() if n in lues}, refus


def avec_phrases(passages: list[Passage]) -> Iterator[Passage]:
    """Yield each passage, then each of its sentences: an answer is made of whole sentences."""
    for passage in passages:
        yield passage
        detail = phrases(passage.texte)
        for n, phrase in enumerate(detail if len(detail) > 1 else (), 1):
            if len(phrase.split()) >= MOTS_MINI:
                yield replace(passage, id=f"{passage.id}/p{n}", texte=phrase, genre="phrase", parent=passage.id)


def _identifiant(titre: str, pdf: Path) -> str:
    plat = unicodedata.normalize("NFKD", titre).encode("ascii", "ignore").decode().lower()
    court = re.sub(r"[^a-z0-9]+", "-", plat).strip("-")[:48] or "document"
    return f"{court}-{hashlib.sha256(pdf.read_bytes()).hexdigest()[:8]}"


def _copier(origine: Path, cible: Path) -> None:
    """Copy beside, then rename: a crash leaves no half file under the final name."""
    provisoire = cible.with_suffix(".partiel")
    shutil.copyfile(origine, provisoire)
    with provisoire.open("rb+") as fichier:
        os.fsync(fichier.fileno())
    os.replace(provisoire, cible)


def _inscrire(registre: Path, source: Source) -> None:
    avant = registre.read_text(encoding="utf-8") if registre.is_file() else ""
    if f"[{source.id}]" in avant.splitlines():
        return
    champs = {"titre": source.titre, "editeur": source.editeur, "licence": source.licence, "url": source.url}
    lignes = [f"{cle} = {json.dumps(v, ensure_ascii=False)}" for cle, v in champs.items() if v is not None]
    bloc = "\n".join(
        [
            f"[{source.id}]",
            *lignes,
            f"date = {source.date.isoformat()}",
            f"rang = {source.rang}",
            f"valide_du = {source.date.isoformat()}",
        ]
    )
    provisoire = registre.with_suffix(".partiel")
    provisoire.write_text(f"{avant.rstrip()}\n\n{bloc}\n".lstrip(), encoding="utf-8")
    os.replace(provisoire, registre)
