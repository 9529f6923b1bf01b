"""Adding, listing, checking and importing documents."""

from __future__ import annotations

import argparse
import sys

from assistant.interfaces.cli.statuts import PARTIEL, REUSSI, RIEN
from assistant.settings import Reglages


def ajouter(options: argparse.Namespace, reglages: Reglages) -> int:
    """Add a PDF; say page by page what was read and what was left aside."""
    from assistant import wiring

    source, pages = wiring.ajouter_au_corpus(reglages, options.fichier, options.titre, options.date, options.editeur)
    print(f"« {source.titre} » est inscrit sous le nom {source.id}.")
    for page in pages:
        print(page.dire())
    illisibles = [page.numero for page in pages if page.illisible]
    print(f"Lu : {len(pages) - len(illisibles)} page(s) sur {len(pages)}, {sum(len(p.tableaux) for p in pages)} tableau(x), "
          f"{sum(p.colonnes > 1 for p in pages)} page(s) en colonnes. Lancez « assistant ingest » pour l'indexer.")
    if illisibles:
        print(f"Pages laissées de côté car abîmées : {', '.join(map(str, illisibles))}.", file=sys.stderr)
    return PARTIEL if illisibles else REUSSI


def lister(options: argparse.Namespace, reglages: Reglages) -> int:
    """Print one line for each source."""
    from assistant import wiring

    for source in wiring.lister_sources(reglages):
        precisions = ", ".join(p for p in (source.editeur, source.licence) if p)
        print(f"{source.id}\t{source.date}\trang {source.rang}\t{source.titre}{f' ({precisions})' if precisions else ''}")
    return REUSSI


def verifier(options: argparse.Namespace, reglages: Reglages) -> int:
    """Print what is wrong in the corpus; fail when something is."""
    from assistant import wiring

    constats = wiring.verifier(reglages)
    print("\n".join(constats.lignes))
    return RIEN if constats.fautes else REUSSI


def importer(options: argparse.Namespace, reglages: Reglages) -> int:
    """Import an official export; print what was taken."""
    from assistant import wiring

    print(wiring.importer(reglages, options.quoi, options.fichier))
    return REUSSI
