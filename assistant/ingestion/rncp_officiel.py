"""Read the daily exports of France compétences: the zip of CSV files, and the XML v4.1 as a stream."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from assistant.errors import SourceUnreadable
from assistant.ingestion.archives import (
    LIMITE_OCTETS,
    date_du_nom,
    debut,
    emboitee,
    est_zip,
    ouvrir_zip,
    trouver,
    verifier_taille,
)
from assistant.ingestion.flux_xml import FluxBorne, faute_xml
from assistant.ingestion.rncp import (
    Fiche,
    Liens,
    certificateurs_gardes,
    cle_numero,
    ecrire_certifications,
    iso,
    lier,
)
from assistant.ingestion.tables import Rapport, lire_csv, lire_flux

_STANDARD = (
    "Numero_Fiche", "Intitule", "Abrege_Intitule", "Nomenclature_Europe_Niveau", "Date_Fin_Enregistrement", "Actif",
)  # fmt: skip
# Word in the file name, columns, field of Fiche that it fills.
_LISTES = (
    ("_rome_", ("Numero_Fiche", "Codes_Rome_Code"), "rome"),
    ("_nsf_", ("Numero_Fiche", "Nsf_Code"), "nsf"),
    ("_certificateurs_", ("Numero_Fiche", "Nom_Certificateur"), "certificateurs"),
    ("_formacode_", ("Numero_Fiche", "Formacode_Code", "Formacode_Libelle"), "formacodes"),
)


@dataclass(frozen=True, slots=True)
class Lot:
    """What one export says: its entries, who replaces whom, and the day it describes."""

    fiches: dict[str, Fiche]
    liens: Liens
    constate_le: date


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
        return _lire_xml(flux, fichier.name, _exiger_date(constate_le, fichier.name))


def _lire_archive(archive: zipfile.ZipFile, nom: str, constate_le: date | None) -> Lot:
    standard = trouver(archive, "standard", ".csv")
    if standard:
        return _lire_csv(archive, standard, _exiger_date(constate_le, standard, nom))
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
        return _lire_xml(flux, xml, _exiger_date(constate_le, xml, nom))


def _exiger_date(constate_le: date | None, *noms: str) -> date:
    trouvee = constate_le or date_du_nom(*noms)
    if trouvee is None:
        raise SourceUnreadable(
            f"La date de l'export n'est pas dans le nom {noms[-1]}. Gardez le nom d'origine du fichier. "
            "Rien n'a été importé."
        )
    return trouvee


# --- CSV


def _lire_csv(archive: zipfile.ZipFile, standard: str, jour: date) -> Lot:
    listes = {champ: _grouper(archive, mot, colonnes) for mot, colonnes, champ in _LISTES}
    fiches: dict[str, Fiche] = {}
    for ligne in _lignes(archive, standard, _STANDARD):
        numero = ligne["Numero_Fiche"]
        active = ligne["Actif"] == "ACTIVE"
        fiches[numero] = Fiche(
            numero, ligne["Intitule"], ligne["Abrege_Intitule"], _niveau(ligne["Nomenclature_Europe_Niveau"]),
            **(_champs(numero, listes) if active else {}),
            **_dates(ligne["Date_Fin_Enregistrement"], active, jour),
        )  # fmt: skip
    liens: Liens = defaultdict(lambda: (set(), set()))
    table = trouver(archive, "ancienne_nouvelle", ".csv")
    colonnes = ("Numero_Fiche", "Ancienne_Certification", "Nouvelle_Certification")
    for ligne in _lignes(archive, table, colonnes) if table else ():
        lier(liens, ligne["Ancienne_Certification"], ligne["Numero_Fiche"])
        lier(liens, ligne["Numero_Fiche"], ligne["Nouvelle_Certification"])
    return Lot(fiches, liens, jour)


def _lignes(archive: zipfile.ZipFile, membre: str, colonnes: tuple[str, ...]) -> Iterator[dict[str, str]]:
    with archive.open(membre) as brut:
        texte = io.TextIOWrapper(brut, encoding="utf-8-sig", newline="")
        yield from lire_flux(texte, unicodedata.normalize("NFC", Path(membre).name), ";", colonnes)


def _grouper(archive: zipfile.ZipFile, mot: str, colonnes: tuple[str, ...]) -> dict[str, list[str]]:
    groupes: dict[str, list[str]] = defaultdict(list)
    membre = trouver(archive, mot, ".csv")
    for ligne in _lignes(archive, membre, colonnes) if membre else ():
        valeur = ligne[colonnes[1]]
        if len(colonnes) > 2:
            libelle = re.sub(r"^\d+ : ", "", ligne[colonnes[2]])  # the 2024 exports repeat the code
            valeur = f"{valeur} {libelle}"
        if valeur and valeur not in groupes[ligne["Numero_Fiche"]]:
            groupes[ligne["Numero_Fiche"]].append(valeur)
    return groupes


def _champs(numero: str, listes: dict[str, dict[str, list[str]]]) -> dict[str, str]:
    champs = {champ: "|".join(groupes.get(numero, ())) for champ, groupes in listes.items()}
    return {**champs, "certificateurs": certificateurs_gardes(champs["certificateurs"])}


# --- XML


def _lire_xml(flux: IO[bytes], nom: str, jour: date) -> Lot:
    fiches: dict[str, Fiche] = {}
    liens: Liens = defaultdict(lambda: (set(), set()))
    try:
        borne = FluxBorne(flux, nom)
        evenements = iterparse(borne, events=("start", "end"), forbid_dtd=True)
        racine: Element = next(iter(evenements))[1]
        for moment, element in evenements:
            if moment == "end" and element.tag == "FICHE":
                fiche = _fiche_xml(element, jour)
                fiches[fiche.numero] = fiche
                _liens_xml(element, fiche.numero, liens)
                racine.clear()  # keeps memory flat over 570 MB
                borne.lus = 0
    except (ParseError, DefusedXmlException, StopIteration, UnicodeDecodeError, ValueError, LookupError) as erreur:
        raise SourceUnreadable(f"Le XML {nom} {faute_xml(erreur)} Rien n'a été importé.") from erreur
    fiches.pop("", None)
    return Lot(fiches, liens, jour)


def _fiche_xml(fiche: Element, jour: date) -> Fiche:
    active = _texte(fiche, "ACTIF") == "Oui"
    formacodes = [f"{_texte(f, 'CODE')} {_texte(f, 'LIBELLE')}" for f in fiche.iterfind("FORMACODES/FORMACODE")]
    noms = [
        _texte(c, "NOM_CERTIFICATEUR")
        for c in fiche.iterfind("CERTIFICATEURS/CERTIFICATEUR")
        if _texte(c, "ETAT_CERTIFICATEUR") != "Inactif"
    ]
    listes = {
        "rome": "|".join(_texte(r, "CODE") for r in fiche.iterfind("CODES_ROME/ROME")),
        "nsf": "|".join(_texte(n, "CODE") for n in fiche.iterfind("CODES_NSF/NSF")),
        "formacodes": "|".join(formacodes),
        "certificateurs": certificateurs_gardes("|".join(noms)),
    }
    return Fiche(
        _texte(fiche, "NUMERO_FICHE"), _texte(fiche, "INTITULE"), _texte(fiche, "ABREGE/LIBELLE"),
        _niveau(_texte(fiche, "NOMENCLATURE_EUROPE/NIVEAU")),
        **(listes if active else {}),
        **_dates(_texte(fiche, "DATE_FIN_ENREGISTREMENT"), active, jour),
    )  # fmt: skip


def _liens_xml(fiche: Element, numero: str, liens: Liens) -> None:
    for ancienne in fiche.iter("ID_FICHE_ANCIENNE_CERTIFICATION"):
        lier(liens, (ancienne.text or "").strip(), numero)
    for nouvelle in fiche.iter("ID_FICHE_NOUVELLE_CERTIFICATION"):
        lier(liens, numero, (nouvelle.text or "").strip())


def _texte(element: Element, chemin: str) -> str:
    return " ".join((element.findtext(chemin) or "").replace("''", "'").split())


# --- both


def _niveau(texte: str) -> str:
    trouve = re.fullmatch(r"NIV([3-8])", texte)
    return trouve[1] if trouve else ""


def _dates(fin: str, active: bool, jour: date) -> dict[str, str]:
    """Return the date fields; an end that contradicts the flag on the day of the export is left unknown."""
    lue = iso(fin)
    coherente = bool(lue) and active == (lue >= jour.isoformat())
    return {
        "fin": lue if coherente else "",
        "fin_sure": "1" if coherente else "",
        "fin_relevee_le": jour.isoformat() if coherente else "",
        "constate_le": jour.isoformat(),
        "active_au_constat": "1" if active else "",
    }


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
