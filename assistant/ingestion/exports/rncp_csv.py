"""The daily zip of CSV files of France compétences."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from assistant.ingestion.exports.archives import trouver
from assistant.ingestion.exports.rncp_lot import Lot, dates, niveau
from assistant.ingestion.exports.rncp_table import Fiche, Liens, certificateurs_gardes, lier
from assistant.ingestion.exports.tables import lire_flux

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


def lire_zip_csv(archive: zipfile.ZipFile, standard: str, jour: date) -> Lot:
    """Return the entries of the zip, its tables joined by number. Raises SourceUnreadable."""
    listes = {champ: _grouper(archive, mot, colonnes) for mot, colonnes, champ in _LISTES}
    fiches: dict[str, Fiche] = {}
    for ligne in _lignes(archive, standard, _STANDARD):
        numero = ligne["Numero_Fiche"]
        active = ligne["Actif"] == "ACTIVE"
        fiches[numero] = Fiche(
            numero, ligne["Intitule"], ligne["Abrege_Intitule"], niveau(ligne["Nomenclature_Europe_Niveau"]),
            **(_champs(numero, listes) if active else {}),
            **dates(ligne["Date_Fin_Enregistrement"], active, jour),
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
