"""One door for `assistant corpus importer`: an official file in, one French sentence out."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

from assistant.errors import EntreeInvalide, SourceUnreadable
from assistant.ingestion.archives import ouvrir_zip, verifier_taille
from assistant.ingestion.catalogue import importer_catalogue
from assistant.ingestion.rncp_officiel import importer_rncp
from assistant.ingestion.rome import importer_rome, importer_rome_v3
from assistant.ingestion.tables import Rapport


def importer_fichier(quoi: str, fichier: Path, corpus: Path) -> str:
    """Import an official file (rncp, rome or catalogue) and return what was written, in French; all or nothing."""
    importeurs = {"rncp": importer_rncp, "rome": _rome, "catalogue": importer_catalogue}
    if quoi not in importeurs:
        raise EntreeInvalide(f"Je ne sais pas importer « {quoi} ». Choisissez rncp, rome ou catalogue.")
    rapport = importeurs[quoi](fichier, corpus)
    return f"{rapport.lignes} lignes écrites dans {rapport.table.name}. {' '.join(rapport.remarques)}".strip()


def _rome(fichier: Path, corpus: Path) -> Rapport:
    """Import the ROME archive of France Travail, zipped or unpacked in a folder, version 4 or 3."""
    if fichier.is_dir():
        return _rome_dossier(fichier, corpus)
    verifier_taille(fichier)
    if not zipfile.is_zipfile(fichier):
        raise SourceUnreadable(
            f"{fichier.name} n'est ni un zip ni un dossier. Donnez l'archive ROME de France Travail. Rien n'a été importé."
        )
    with tempfile.TemporaryDirectory() as lieu, ouvrir_zip(fichier) as archive:
        for membre in archive.infolist():
            nom = Path(membre.filename).name  # a bare name: no member can leave this folder
            if nom.startswith("unix_") and nom.endswith(".csv"):
                (Path(lieu) / nom).write_bytes(archive.read(membre))
        return _rome_dossier(Path(lieu), corpus)


def _rome_dossier(dossier: Path, corpus: Path) -> Rapport:
    ancien = any(dossier.glob("unix_rubrique_mobilite_v3*_utf8.csv"))
    return importer_rome_v3(dossier, corpus) if ancien else importer_rome(dossier, corpus)
