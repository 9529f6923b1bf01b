"""Read the daily exports of France compétences: the zip of CSV files, and the XML v4.1 as a stream."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.errors import SourceUnreadable
from assistant.ingestion.exports.archives import (
    LIMITE_OCTETS,
    date_du_nom,
    debut,
    emboitee,
    est_zip,
    ouvrir_zip,
    trouver,
    verifier_taille,
)
from assistant.ingestion.exports.rncp_csv import lire_zip_csv
from assistant.ingestion.exports.rncp_lot import Lot
from assistant.ingestion.exports.rncp_table import Fiche, cle_numero, ecrire_certifications
from assistant.ingestion.exports.rncp_xml import lire_xml
from assistant.ingestion.exports.tables import Rapport, lire_csv


def importer_rncp(
    fichier: Path, corpus: Path, constate_le: date | None = None, limite: int = LIMITE_OCTETS
) -> Rapport:
    """Replace the certifications by those of an official export (zip or XML); all or nothing."""
    verifier_taille(fichier, limite)
    lot = _lire(fichier, constate_le, limite)
    if not lot.fiches:
        raise SourceUnreadable(f"Aucune fiche n'a été trouvée dans {fichier.name}. Rien n'a été importé.")
    anciennes = _table_presente(corpus / "certifications" / "certifications.csv")
    repertoires = {cle_numero(numero)[0] for numero in lot.fiches}
    gardees = [f for f in anciennes.values() if cle_numero(f.numero)[0] not in repertoires]
    nouvelles = [_finir(fiche, lot, anciennes.get(fiche.numero)) for fiche in lot.fiches.values()]
    actives = sum(bool(fiche.active_au_constat) for fiche in nouvelles)
    remarques = [f"{len(nouvelles)} fiches lues, dont {actives} actives au {lot.constate_le:%d/%m/%Y}."]
    if gardees:
        remarques.append(f"{len(gardees)} fiches d'un autre répertoire sont gardées telles quelles.")
    return ecrire_certifications([*gardees, *nouvelles], lot.constate_le, corpus, tuple(remarques))


def _lire(fichier: Path, constate_le: date | None, limite: int) -> Lot:
    if est_zip(fichier):
        with ouvrir_zip(fichier, limite) as archive:
            return _lire_archive(archive, fichier.name, constate_le)
    with fichier.open("rb") as flux:
        if not debut(flux).startswith(b"<"):
            raise SourceUnreadable(
                f"{fichier.name} n'est ni un zip ni un XML. Téléchargez l'export du RNCP sur data.gouv.fr "
                "et donnez-le tel quel. Rien n'a été importé."
            )
        flux.seek(0)
        return lire_xml(flux, fichier.name, _exiger_date(constate_le, fichier.name))


def _lire_archive(archive: zipfile.ZipFile, nom: str, constate_le: date | None) -> Lot:
    standard = trouver(archive, "standard", ".csv")
    if standard:
        return lire_zip_csv(archive, standard, _exiger_date(constate_le, standard, nom))
    xml = next((membre for membre in archive.namelist() if membre.lower().endswith(".xml")), None)
    if xml is None and (dedans := emboitee(archive)):
        raise SourceUnreadable(
            f"L'archive {nom} en contient une autre ({Path(dedans).name}). Décompressez-la, puis importez celle du dedans. "
            "Rien n'a été importé."
        )
    if xml is None:
        raise SourceUnreadable(
            f"L'archive {nom} ne contient ni le fichier « Standard » ni un XML. "
            "Donnez le zip « export-fiches-csv » ou « export-fiches-rncp-v4-1 ». Rien n'a été importé."
        )
    with archive.open(xml) as flux:
        return lire_xml(flux, xml, _exiger_date(constate_le, xml, nom))


def _exiger_date(constate_le: date | None, *noms: str) -> date:
    trouvee = constate_le or date_du_nom(*noms)
    if trouvee is None:
        raise SourceUnreadable(
            f"La date de l'export n'est pas dans le nom {noms[-1]}. Gardez le nom d'origine du fichier. "
            "Rien n'a été importé."
        )
    return trouvee


def _finir(fiche: Fiche, lot: Lot, ancienne: Fiche | None) -> Fiche:
    remplace, remplacee_par = lot.liens.get(fiche.numero, (set(), set()))
    return replace(
        fiche,
        remplace="|".join(sorted(remplace, key=cle_numero)),
        remplacee_par="|".join(sorted(remplacee_par, key=cle_numero)),
        livre_blanc=ancienne.livre_blanc if ancienne else "",
    )


def _table_presente(table: Path) -> dict[str, Fiche]:
    if not table.exists():
        return {}
    return {ligne["numero"]: Fiche(**ligne) for ligne in lire_csv(table, ",", ("numero", "livre_blanc"))}
