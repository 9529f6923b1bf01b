"""Rebuild every compact table of corpus/ from a folder of official files: `python -m assistant.ingestion.exports.reconstruire DOSSIER CORPUS`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from assistant.errors import AssistantError
from assistant.ingestion.exports.oit import importer_oit, importer_tension
from assistant.ingestion.exports.rncp_consolide import SourcesConsolidees, importer_consolide
from assistant.ingestion.exports.rome import importer_rome, importer_rome_v3
from assistant.ingestion.exports.tables import Rapport


def reconstruire(donnees: Path, corpus: Path) -> Iterator[Rapport]:
    """Yield one report per table; the folder holds rncp/, rome/, exposition_ia/ and territoire/."""
    rncp, rome = donnees / "rncp", donnees / "rome"
    sources = SourcesConsolidees(
        actives=rncp / "rncp_rs_actifs_consolides_2026-04-22.csv",
        constate_le=date(2026, 4, 22),
        liens=next(rncp.glob("csv_*/*Ancienne_Nouvelle*"), None),
        kit=rncp / "kit_apprentissage_2025-01-31.csv",
        kit_le=date(2025, 1, 31),
        liste_ancienne=rncp / "liste_2021-01" / "rncp_info_v1.4_utf8.csv",
        cibles=rncp / "cibles_livre_blanc.csv",
    )
    yield importer_consolide(sources, corpus)
    yield importer_rome(rome / "v460", corpus)
    yield importer_rome_v3(rome / "v347", corpus)
    exposition = donnees / "exposition_ia" / "oit_2025_professions_isco08.csv"
    yield importer_oit(exposition, rome / "passages" / "rome_v3_isco08.csv", corpus)
    yield importer_tension(donnees / "territoire" / "tension_rome_bassin_2021_occitanie.csv", corpus)


def main(arguments: list[str]) -> int:
    """Run the rebuild and say what was written; return 0, or 1 with a French sentence on stderr."""
    if len(arguments) != 2:
        print("Donnez le dossier des fichiers officiels, puis le dossier corpus.", file=sys.stderr)
        return 2
    try:
        for rapport in reconstruire(Path(arguments[0]), Path(arguments[1])):
            print(f"{rapport.table} : {rapport.lignes} lignes. {' '.join(rapport.remarques)}", file=sys.stderr)
    except AssistantError as erreur:
        print(erreur, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
