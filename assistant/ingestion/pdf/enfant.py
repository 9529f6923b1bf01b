"""The child process that opens a PDF, under limits of memory and time: nothing of it runs in the assistant itself.

Writes one JSON object on stdout: {"pages": [{"blocs", "omis", "colonnes", "notes"}]} or {"refus": French reason}.
A block is a text, or {"boite", "lignes"} for a table.
"""

from __future__ import annotations

import json
import logging
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from assistant.ingestion.pdf.contenu import Montre
from assistant.ingestion.pdf.lecteur_pypdf import Atelier, ouvrir
from assistant.ingestion.pdf.lettres import Grille
from assistant.ingestion.pdf.mise_en_page import Disposition, disposer
from assistant.ingestion.pdf.parcours import Parcours
from assistant.ingestion.pdf.texte_cache import trier

MEMOIRE_OCTETS = 1 << 30
CPU_SECONDES = 10  # of work, so that a busy machine refuses nothing that a quiet one accepts
MARGE_S = 1.0
RESERVE_S = 0.008  # kept for each page left, to read it line by line if need be, and say so
TEXTE_MAX = 20_000_000
PAGES_MAX = 3_000
OCTETS_MAX = 200 << 20
TROP_TARD = "lue ligne à ligne, sans chercher colonnes ni tableaux : le temps prévu était écoulé"
DOUTEUSE = "lue ligne à ligne : la place des mots ne se laisse pas déchiffrer"
ILLISIBLE = "illisible, elle est abîmée"
_MOT = re.compile(r"\w+")
_VERROUS = ("DependencyError", "NotImplementedError", "FileNotDecryptedError", "WrongPasswordError")


def main(chemin: str) -> int:
    """Print the pages of the PDF at chemin, or the reason why it is refused."""
    _limiter()
    logging.disable(logging.CRITICAL)
    try:
        resultat = lire(Path(chemin), _a_le_temps)
    except MemoryError:
        resultat = {"refus": "il demande plus d'un gigaoctet de mémoire"}
    except RecursionError:
        resultat = {"refus": "sa structure tourne en boucle"}
    except Exception as erreur:  # noqa: BLE001 - pypdf raises foreign exceptions on hostile files
        resultat = {"refus": _raison(Path(chemin), erreur)}
    sys.stdout.buffer.write(json.dumps(resultat, ensure_ascii=True).encode())
    return 0


def _limiter() -> None:
    for quoi, limite, butee in ((resource.RLIMIT_AS, MEMOIRE_OCTETS, MEMOIRE_OCTETS), (resource.RLIMIT_CPU, CPU_SECONDES, CPU_SECONDES + 1)):
        try:
            resource.setrlimit(quoi, (limite, butee))
        except (ValueError, OSError):  # macOS refuses some limits; the parent's clock remains
            continue


def _a_le_temps(restantes: int) -> bool:
    """Return whether columns and tables may still be looked for, with so many pages left."""
    return time.process_time() + RESERVE_S * restantes < CPU_SECONDES - MARGE_S


def _raison(chemin: Path, erreur: Exception) -> str:
    """Return why a file that raised is refused: too much data, an unknown lock, cut before its end, or damage."""
    nom = type(erreur).__name__
    if nom == "LimitReachedError":
        return "il se décompresse en trop de données"
    if nom in _VERROUS:
        return "il est protégé d'une façon que nous ne savons pas ouvrir"
    if b"%%EOF" not in chemin.read_bytes()[-2048:]:
        return "il est coupé avant la fin"
    return f"il est abîmé ({nom})"


def lire(chemin: Path, a_le_temps: Callable[[int], bool]) -> dict[str, Any]:
    """Return the readable pages of a PDF, or a refusal; hidden text is counted and left out.

    a_le_temps: says, from the pages left, whether columns and tables may still be looked for.
    """
    if chemin.stat().st_size == 0:
        return {"refus": "le fichier est vide"}
    if chemin.stat().st_size > OCTETS_MAX:
        return {"refus": "il pèse plus de 200 Mo"}
    if b"%PDF-" not in chemin.read_bytes()[:1024]:
        return {"refus": "ce n'est pas un PDF"}
    document = ouvrir(chemin)
    if document is None:
        return {"refus": "il est protégé par un mot de passe"}
    if not 0 < len(document.pages) <= PAGES_MAX:
        return {"refus": f"il a plus de {PAGES_MAX} pages" if document.pages else "il n'a aucune page"}
    return _pages(document, a_le_temps)


def _pages(document: Any, a_le_temps: Callable[[int], bool]) -> dict[str, Any]:
    atelier, pages, total = Atelier(document), [], 0
    combien = len(document.pages)
    for rang, page in enumerate(document.pages):
        lue = _page_ou_raison(atelier, page, a_le_temps(combien - rang))
        total += sum(len(b) for b in lue["blocs"] if isinstance(b, str))
        if total > TEXTE_MAX:
            return {"refus": "il contient plus de 20 millions de caractères"}
        pages.append(lue)
    if all(n.startswith(ILLISIBLE) for p in pages for n in p["notes"] or ("",)):
        return {"refus": f"toutes ses pages sont abîmées {pages[0]['notes'][0].removeprefix(ILLISIBLE).strip()}"}
    return {"pages": pages}


def _page_ou_raison(atelier: Atelier, page: Any, disposee: bool) -> dict[str, Any]:
    """Return a page, or an empty one with the reason: one damaged page leaves the others readable."""
    try:
        return _page(atelier, page, disposee)
    except (MemoryError, RecursionError):
        raise
    except Exception as erreur:  # noqa: BLE001 - pypdf raises foreign exceptions on hostile pages
        if type(erreur).__name__ == "LimitReachedError":
            raise
        return _lue([], {}, f"{ILLISIBLE} ({type(erreur).__name__})")


def _page(atelier: Atelier, page: Any, disposee: bool) -> dict[str, Any]:
    depliee = atelier.deplier(page)
    parcours = Parcours(depliee.polices, depliee.opacites, frozenset(depliee.masques)).suivre(depliee.operations)
    tri = trier(parcours.montres, parcours.chemins, depliee.boite)
    if not disposee:
        return _lue([atelier.texte(page, depliee, tri.rangs_caches)], tri.omis, TROP_TARD)
    disposition = disposer(tri.visibles, parcours.chemins)
    if disposition is None or not atelier.eprouvees(depliee):
        plein = atelier.texte(page, depliee, tri.rangs_caches)
        if disposition is None or not _fidele(tri.visibles, disposition, plein):
            return _lue([plein], tri.omis, DOUTEUSE if disposition else "")
        atelier.eprouver(depliee)
    note = "texte tourné, remis droit" if disposition.tournee else ""
    return {**_lue([_bloc(b) for b in disposition.blocs], tri.omis, note), "colonnes": disposition.colonnes}


def _lue(blocs: list[Any], omis: dict[str, int], note: str = "") -> dict[str, Any]:
    return {"blocs": blocs, "omis": omis, "colonnes": 1, "notes": [note] if note else []}


def _bloc(bloc: str | Grille) -> Any:
    return bloc if isinstance(bloc, str) else {"boite": bloc.boite, "lignes": bloc.lignes}


def _fidele(montres: Sequence[Montre], disposition: Disposition, plein: str) -> bool:
    """Return whether the words by position hold what the plain text holds, and are parted as it parts them."""
    lettres = sum(len(mot.texte) for montre in montres for mot in montre.mots)
    place = "\n".join(b if isinstance(b, str) else "\n".join("\n".join(r) for r in b.lignes) for b in disposition.blocs)
    mots, attendus = (len(_MOT.findall(t)) for t in (place, plein))
    return lettres >= 0.95 * len("".join(plein.split())) - 5 and mots >= 0.75 * attendus - 5


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
