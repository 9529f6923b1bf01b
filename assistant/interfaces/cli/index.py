"""Building the index, and what needs it open: the page, and the assistant that the other commands question."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from assistant.interfaces.cli.statuts import PARTIEL, REUSSI
from assistant.settings import Reglages

if TYPE_CHECKING:
    from assistant.dialogue.assistant import Assistant
    from assistant.wiring import Lecture


def avancement(etape: str, fait: int, total: int) -> None:
    """Write one line of progress on stderr, rewritten in place on a terminal."""
    fin = "\r" if sys.stderr.isatty() and fait < total else "\n"
    if sys.stderr.isatty() or fait in (0, total):
        print(f"  {etape} : {fait}/{total}".ljust(50), end=fin, file=sys.stderr, flush=True)


def preparer_index(reglages: Reglages) -> None:
    """Build the index when it is missing or stale; say on stderr what was refused."""
    from assistant import wiring

    if wiring.index_a_jour(reglages):
        return
    print("Construction de l'index (une minute environ)…", file=sys.stderr)
    for nom, raison in wiring.construire_index(reglages, date.today(), avancement).refus:
        print(f"  refusé, {nom} : {raison}", file=sys.stderr)


def ouvrir_assistant(reglages: Reglages) -> Assistant:
    """Return the assistant, its index built first when it is missing or stale."""
    from assistant.wiring import construire_assistant

    preparer_index(reglages)
    return construire_assistant(reglages)


def ingest(options: argparse.Namespace, reglages: Reglages) -> int:
    """Build the index; say on stderr which documents were added and what was refused."""
    from assistant import wiring

    lecture = wiring.construire_index(reglages, date.today(), avancement)
    for ligne in _documents(lecture):
        print(ligne, file=sys.stderr)
    for nom, raison in lecture.refus:
        print(f"  refusé, {nom} : {raison}", file=sys.stderr)
    print("Index à jour.", file=sys.stderr)
    return PARTIEL if lecture.refus else REUSSI


def _documents(lecture: Lecture) -> Iterator[str]:
    """Yield one line for each document that was added: its title, its pages with text, its passages."""
    ajoutes = [p for p in lecture.passages if p.nature == "original"]
    for source in dict.fromkeys(p.source for p in ajoutes):
        siens = [p for p in ajoutes if p.source == source]
        pages = len({p.page for p in siens})
        yield f"  document, {lecture.sources[source].titre} : {len(siens)} passages, {pages} pages avec du texte"


def chat(options: argparse.Namespace, reglages: Reglages) -> int:
    """Serve the page until it is stopped."""
    from assistant.interfaces.lancement import lancer

    try:
        preparer_index(reglages)
    except Exception as faute:  # noqa: BLE001 - whatever fails here, the page opens: distress answers without the index
        print(f"L'index n'a pas pu être préparé : {faute}", file=sys.stderr)
    lancer(port=options.port, hote=options.hote)
    return REUSSI
