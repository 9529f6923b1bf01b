"""The child process that opens a PDF: the only place where pypdf runs, under limits of memory and time.

Writes one JSON object on stdout: {"pages": [{"texte", "omis"}]} or {"refus": French reason}.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
from pathlib import Path

MEMOIRE_OCTETS = 1 << 30
CPU_SECONDES = 10
TEXTE_MAX = 20_000_000
PAGES_MAX = 3_000
OCTETS_MAX = 200 << 20


def main(chemin: str) -> int:
    """Print the pages of the PDF at chemin, or the reason why it is refused."""
    _limiter()
    logging.disable(logging.CRITICAL)
    try:
        resultat = lire(Path(chemin))
    except MemoryError:
        resultat = {"refus": "il demande plus d'un gigaoctet de mémoire"}
    except RecursionError:
        resultat = {"refus": "sa structure tourne en boucle"}
    except Exception as erreur:  # noqa: BLE001 - pypdf raises foreign exceptions on hostile files
        resultat = {"refus": f"il est abîmé ({type(erreur).__name__})"}
    sys.stdout.buffer.write(json.dumps(resultat, ensure_ascii=True).encode())
    return 0


def _limiter() -> None:
    for quoi, limite in ((resource.RLIMIT_AS, MEMOIRE_OCTETS), (resource.RLIMIT_CPU, CPU_SECONDES)):
        try:
            resource.setrlimit(quoi, (limite, limite))
        except (ValueError, OSError):  # macOS refuses some limits; the parent's clock remains
            continue


def lire(chemin: Path) -> dict[str, object]:
    """Return the readable pages of a PDF, or a refusal; hidden text is counted and left out."""
    from pypdf import PdfReader

    if chemin.stat().st_size == 0:
        return {"refus": "le fichier est vide"}
    if chemin.stat().st_size > OCTETS_MAX:
        return {"refus": "il pèse plus de 200 Mo"}
    if b"%PDF-" not in chemin.read_bytes()[:1024]:
        return {"refus": "ce n'est pas un PDF"}
    lecteur = PdfReader(chemin, strict=False)
    if lecteur.is_encrypted and not lecteur.decrypt(""):
        return {"refus": "il est protégé par un mot de passe"}
    if not 0 < len(lecteur.pages) <= PAGES_MAX:
        return {"refus": "il n'a aucune page" if not lecteur.pages else f"il a plus de {PAGES_MAX} pages"}
    return _pages(lecteur)


def _pages(lecteur: object) -> dict[str, object]:
    pages: list[dict[str, object]] = []
    total = 0
    for page in lecteur.pages:  # type: ignore[attr-defined]
        omis = _retirer_cache(page, lecteur)
        texte = page.extract_text() or ""
        total += len(texte)
        if total > TEXTE_MAX:
            return {"refus": "il contient plus de 20 millions de caractères"}
        pages.append({"texte": texte, "omis": omis})
    return {"pages": pages}


def _retirer_cache(page: object, lecteur: object) -> dict[str, int]:
    """Replace the contents of a page by what is seen; return the characters left out, by reason."""
    from pypdf.generic import ContentStream, NameObject

    from assistant.ingestion.texte_cache import Filtre

    contenu = page.get_contents()  # type: ignore[attr-defined]
    if contenu is None:
        return {}
    flux = contenu if isinstance(contenu, ContentStream) else ContentStream(contenu, lecteur)
    boite = page.cropbox  # type: ignore[attr-defined]
    filtre = Filtre((float(boite.left), float(boite.bottom), float(boite.right), float(boite.top)))
    operations = [([*o] if isinstance(o, list) else o, op) for o, op in flux.operations]
    visibles = filtre.visibles(operations)  # type: ignore[arg-type]
    if filtre.omis:
        flux.operations = visibles
        page[NameObject("/Contents")] = flux  # type: ignore[index]
    return dict(filtre.omis)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
