"""Added PDFs as the page serves them: by the id they are registered under, to be looked at and nothing else."""

from __future__ import annotations

import logging
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from starlette.responses import FileResponse, PlainTextResponse, Response

journal = logging.getLogger(__name__)
CHEMIN = "/documents/"
IDENT = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
ABSENT = "Ce document n'est pas dans le corpus. Il a peut-être été retiré : prévenez la personne qui exploite la page."


def lire_registre(corpus: Path) -> dict[str, Mapping[str, object]]:
    """Return what is registered of each added document, by id; nothing when the register cannot be read."""
    fichier = corpus / "documents" / "documents.toml"
    try:
        return dict(tomllib.loads(fichier.read_text(encoding="utf-8"))) if fichier.is_file() else {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as faute:
        journal.warning("registre des documents illisible : %s", type(faute).__name__)
        return {}


def chercher(corpus: Path, ident: str) -> Path | None:
    """Return the file of a registered document, None for any other name. A link is not followed out of the folder."""
    if not IDENT.fullmatch(ident) or ident not in lire_registre(corpus):
        return None
    fichier = corpus / "documents" / f"{ident}.pdf"
    return fichier if fichier.is_file() and not fichier.is_symlink() else None


def servir(corpus: Path, ident: str) -> Response:
    """Return the PDF for the browser's own viewer, or a 404 with a sentence; the register is read again each time."""
    fichier = chercher(corpus, ident)
    if fichier is None:
        return PlainTextResponse(ABSENT, 404)
    return FileResponse(fichier, media_type="application/pdf", filename=fichier.name, content_disposition_type="inline")


def lien(ident: str, page: int | None) -> str:
    """Return the address of a document at its page, as browsers' viewers read it."""
    return f"{CHEMIN}{quote(ident, safe='')}" + (f"#page={page}" if page else "")
