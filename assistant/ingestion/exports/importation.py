"""One door to the official exports: read in a copy of the tables, checked there, then put in place; all or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from assistant.errors import CorpusError, EntreeInvalide, SourceUnreadable
from assistant.ingestion.exports.archives import ouvrir_zip, verifier_taille
from assistant.ingestion.exports.catalogue import importer_catalogue
from assistant.ingestion.exports.rncp_officiel import importer_rncp
from assistant.ingestion.exports.rome import importer_rome, importer_rome_v3
from assistant.ingestion.exports.tables import Rapport

TABLES = ("certifications", "metiers")
# Tables that an import must not shrink by half, by the start of the lines counted: one register may come without the other.
RECULS = (("certifications", "certifications", b"\nRNCP"), ("certifications", "certifications", b"\nRS"),
          ("metiers", "metiers", b"\n"), ("metiers", "competences", b"\n"))  # fmt: skip
_ROME = "unix_*_v*_utf8.csv"
_RIEN = "Rien n'a été importé."


def importer(quoi: str, fichier: Path, corpus: Path, controler: Callable[[Path], object] = lambda corpus: None) -> str:
    """Return what an official export brought into the tables of a corpus, in French.

    quoi: "rncp", "rome" (a folder or its zip), "catalogue". controler reads the new corpus before it is put in place.
    Raises SourceUnreadable or EntreeInvalide, the tables unchanged.
    """
    if quoi not in _IMPORTEURS:
        raise EntreeInvalide(f"« {quoi} » n'est pas un export connu. Choisissez : {', '.join(_IMPORTEURS)}.")
    with _copie(corpus) as essai:
        try:
            rapport = _IMPORTEURS[quoi](fichier, essai)
            _refuser_recul(fichier.name, corpus, essai)
            controler(essai)
        except CorpusError as faute:
            raise SourceUnreadable(f"L'export {fichier.name} ne va pas avec le reste du corpus : {faute} {_RIEN}") from faute
        except (ValueError, KeyError, OSError) as faute:
            raise SourceUnreadable(f"L'export {fichier.name} est abîmé ou n'a pas la forme attendue. {_RIEN}") from faute
        _poser(essai, corpus)
    return _dire(rapport)


def _rome(fichier: Path, corpus: Path) -> Rapport:
    if fichier.is_dir():
        return _rome_dossier(fichier, corpus)
    verifier_taille(fichier)
    with tempfile.TemporaryDirectory() as brut, ouvrir_zip(fichier) as archive:
        dossier = Path(brut) / fichier.stem
        dossier.mkdir()
        for membre in archive.infolist():
            # Only the bare name is kept: a path inside an archive never chooses where a file is written.
            nom = PurePosixPath(membre.filename).name
            if PurePosixPath(nom).match(_ROME):
                _extraire(archive, membre, dossier / nom)
        return _rome_dossier(dossier, corpus)


def _extraire(archive: zipfile.ZipFile, membre: zipfile.ZipInfo, cible: Path) -> None:
    with archive.open(membre) as source, cible.open("wb") as sortie:
        shutil.copyfileobj(source, sortie)


def _rome_dossier(dossier: Path, corpus: Path) -> Rapport:
    """Read the ROME that a folder holds: version 3 gives typed mobilities and skills, version 4 all the rest."""
    ancien = any(dossier.glob("unix_*_v3*_utf8.csv")) and not any(dossier.glob("unix_*_v4*_utf8.csv"))
    return (importer_rome_v3 if ancien else importer_rome)(dossier, corpus)


_IMPORTEURS: dict[str, Callable[[Path, Path], Rapport]] = {
    "rncp": importer_rncp, "rome": _rome, "catalogue": importer_catalogue,
}  # fmt: skip


@contextmanager
def _copie(corpus: Path) -> Iterator[Path]:
    """Yield a copy of the tables beside the corpus, on the same disk, removed afterwards."""
    with tempfile.TemporaryDirectory(dir=corpus.parent, prefix=".import-") as brut:
        essai = Path(brut)
        for nom in TABLES:
            if (corpus / nom).is_dir():
                shutil.copytree(corpus / nom, essai / nom)
        yield essai


def _refuser_recul(nom: str, corpus: Path, essai: Path) -> None:
    """Raise SourceUnreadable for an older export, or one that would lose half of a table: a sample, a cut download."""
    for dossier, table, debut in RECULS:
        avant, apres = (_mesure(racine / dossier, table, debut) for racine in (corpus, essai))
        if avant[0] and apres[0] and apres[0] < avant[0]:
            raise SourceUnreadable(f"L'export {nom} date du {apres[0]} : la table en place est du {avant[0]}. {_RIEN}")
        if apres[1] * 2 < avant[1]:
            raise SourceUnreadable(
                f"L'export {nom} ne laisse que {apres[1]} lignes sur {avant[1]} dans {table}.csv : il est incomplet. {_RIEN}"
            )


def _mesure(dossier: Path, table: str, debut: bytes) -> tuple[str, int]:
    """Return the ISO date of a table ("" unknown) and how many of its lines start that way."""
    origines, chemin = dossier / "origines.toml", dossier / f"{table}.csv"
    connues = tomllib.loads(origines.read_text("utf-8")) if origines.is_file() else {}
    lignes = chemin.read_bytes().count(debut) if chemin.is_file() else 0
    return str(connues.get(table, {}).get("date", "")), lignes


def _poser(essai: Path, corpus: Path) -> None:
    """Move each table that changed; every one has been written and checked, so only renames are left."""
    for neuf in sorted(p for nom in TABLES for p in (essai / nom).glob("*.*")):
        cible = corpus / neuf.relative_to(essai)
        if not cible.is_file() or cible.read_bytes() != neuf.read_bytes():
            cible.parent.mkdir(parents=True, exist_ok=True)
            os.replace(neuf, cible)


def _dire(rapport: Rapport) -> str:
    lignes = f"{rapport.lignes:,}".replace(",", "\u202f")
    nom = f"{rapport.table.parent.name}/{rapport.table.name}" if rapport.table.suffix else rapport.table.name
    return "\n".join((f"Importé dans {nom} : {lignes} ligne{'s' * (rapport.lignes > 1)}.", *rapport.remarques))
