"""Documents that people add: copied beside the corpus, registered, read each time the index is built."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from threading import Lock

from assistant.domaine.sources import Passage, Source
from assistant.errors import EntreeInvalide, SourceUnreadable
from assistant.ingestion.pdf.lecture import PageLue, lire_pages
from assistant.ingestion.pdf.passages import lire_pdf
from assistant.ingestion.phrases import phrases
from assistant.ingestion.references import lire_sources
from assistant.ingestion.toml import lire_toml

REGISTRE = "documents.toml"
MOTS_MINI = 4  # under it, a piece of a page says nothing by itself
MOTS_SEULS = 8  # under it, the same words may speak of something else in another section
ENSEMBLE = 2  # documents read at once
_UN_A_LA_FOIS = Lock()  # the register is read then written again


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
    with _UN_A_LA_FOIS:
        _refuser_double(dossier / REGISTRE, nom)
        _copier(pdf, dossier / f"{nom}.pdf")
        _inscrire(dossier / REGISTRE, source)
    return source, pages


def lire_documents(dossier: Path) -> tuple[list[Passage], dict[str, Source], list[tuple[str, str]]]:
    """Return the passages, the sources and the refusals of every registered document; what two say is kept once."""
    registre = dossier / REGISTRE
    sources = lire_sources(registre, lire_toml(registre))
    with ThreadPoolExecutor(ENSEMBLE) as travail:
        lus = dict(zip(sources, travail.map(partial(_lire, dossier), sources.values()), strict=True))
    refus = [(f"{nom}.pdf", lu) for nom, lu in lus.items() if isinstance(lu, str)]
    bons = {nom: lu for nom, lu in lus.items() if not isinstance(lu, str)}
    # The most authoritative then the most recent comes first: it is the one that is kept and cited.
    ordre = sorted((sources[n] for n in bons), key=lambda s: (s.rang, -s.date.toordinal(), s.id))
    vus: dict[tuple[str, ...], str] = {}
    passages: list[Passage] = []
    gardees: dict[str, Source] = {}
    for source in ordre:
        complets = list(avec_phrases(bons[source.id]))
        neufs = [p for p in complets if vus.setdefault(_cle(p), p.id) == p.id]
        if neufs:
            passages, gardees[source.id] = passages + neufs, source
        else:
            refus.append((f"{source.id}.pdf", _redite(source, sources, vus[_cle(complets[0])])))
    return passages, gardees, [r for nom in sources for r in refus if r[0] == f"{nom}.pdf"]


def _lire(dossier: Path, source: Source) -> list[Passage] | str:
    """Return the passages of a registered document, or the reason of its refusal."""
    try:
        passages = lire_pdf(dossier / f"{source.id}.pdf", source)
        return passages or f"« {source.id}.pdf » ne laisse aucun texte une fois ses en-têtes retirés."
    except SourceUnreadable as erreur:
        return str(erreur)


def _redite(source: Source, sources: dict[str, Source], ailleurs: str) -> str:
    autre = sources[ailleurs.split("/", 1)[0]]
    return f"« {source.id}.pdf » répète « {autre.titre} » : tout son texte y est déjà. Il n'est pas indexé une seconde fois."


def _cle(passage: Passage) -> tuple[str, ...]:
    """Return what makes two passages one: the words of a text; for a row or a short item, its section too."""
    mots = passage.texte.casefold().split()
    seul = passage.genre in ("ligne", "tableau") or len(mots) < MOTS_SEULS
    return (" ".join(mots), *(passage.chemin if seul else ()))


def avec_phrases(passages: list[Passage]) -> Iterator[Passage]:
    """Yield each passage, then each sentence of a paragraph: an answer is made of whole sentences."""
    for passage in passages:
        yield passage
        detail = phrases(passage.texte) if passage.genre == "paragraphe" else []
        for n, phrase in enumerate(detail if len(detail) > 1 else (), 1):
            if len(phrase.split()) >= MOTS_MINI:
                yield replace(passage, id=f"{passage.id}/p{n}", texte=phrase, genre="phrase", parent=passage.id)


def _identifiant(titre: str, pdf: Path) -> str:
    plat = unicodedata.normalize("NFKD", titre).encode("ascii", "ignore").decode().lower()
    court = re.sub(r"[^a-z0-9]+", "-", plat).strip("-")[:48] or "document"
    return f"{court}-{hashlib.sha256(pdf.read_bytes()).hexdigest()[:8]}"


def _refuser_double(registre: Path, nom: str) -> None:
    """Raise EntreeInvalide when the same file is already there under another title."""
    empreinte = nom.rpartition("-")[2]
    for connu, source in lire_sources(registre, lire_toml(registre)).items() if registre.is_file() else ():
        if connu != nom and connu.rpartition("-")[2] == empreinte:
            raise EntreeInvalide(f"Ce fichier est déjà inscrit : « {source.titre} », sous le nom {connu}. Rien n'a été ajouté.")


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
