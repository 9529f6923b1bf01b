"""ROME open data (France Travail): v4.60 jobs, names and mobilities; v3.47 typed mobilities and skills."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.errors import SourceUnreadable
from assistant.ingestion.exports.tables import Origine, Rapport, ecrire_origines, ecrire_table, lire_csv

_URL = "https://www.francetravail.org/opendata/repertoire-operationnel-des-meti.html"


def importer_rome(dossier: Path, corpus: Path) -> Rapport:
    """Write metiers, appellations, mobilites and interets from a folder of ROME v4 tables; atomic per table."""
    lus = {table: list(_lire(dossier, table, colonnes)) for table, colonnes in _V4.items()}
    cible, version = corpus / "metiers", _version(dossier)
    reglementes = {a["code_rome"] for a in lus["referentiel_appellation"] if a["emploi_reglemente"] == "O"}
    tables = {
        "metiers": (
            ("rome", "libelle", "parent", "reglemente"),
            ([m["code_rome"], m["libelle_rome"], m["code_rome_parent"], "O" if m["code_rome"] in reglementes else ""]
             for m in lus["referentiel_code_rome"]),
        ),
        "appellations": (
            ("rome", "long", "court", "principale"),
            (_appellation(a) for a in lus["referentiel_appellation"]),
        ),
        "mobilites": (("rome", "cibles"), _cibles(lus["rubrique_mobilite"])),
        "interets": (("interet", "libelle", "principaux", "autres"), _interets(lus["arborescence_centre_interet"])),
    }
    return _ecrire_tout(cible, tables, f"ROME {version}", "2025-11-01")


def importer_rome_v3(dossier: Path, corpus: Path) -> Rapport:
    """Write typed mobilities and skills of the older ROME, the one that certifications use."""
    mobilites = list(_lire(dossier, "rubrique_mobilite", ("code_rome", "code_rome_cible", "libelle_type_mobilite")))
    liens = list(_lire(dossier, "coherence_item", ("code_rome", "code_ogr")))
    noms = {c["code_ogr"]: c for c in _lire(dossier, "referentiel_competence", _V3_COMPETENCE)}
    groupes: dict[str, list[str]] = defaultdict(list)
    for lien in liens:
        if lien["code_ogr"] in noms:
            groupes[lien["code_rome"]].append(lien["code_ogr"])
    utiles = sorted({code for codes in groupes.values() for code in codes})
    tables = {
        "mobilites_typees": (("rome_v3", "proches", "evolutions"), _typees(mobilites)),
        "competences": (("rome_v3", "competences"), ([r, "|".join(c)] for r, c in sorted(groupes.items()))),
        "competences_noms": (
            ("code", "nature", "libelle"),
            ([c, noms[c]["code_type_competence"], noms[c]["libelle_competence"]] for c in utiles),
        ),
    }
    return _ecrire_tout(corpus / "metiers", tables, f"ROME {_version(dossier)}", "2022-01-01")


_V4 = {
    "referentiel_code_rome": ("code_rome", "libelle_rome", "code_rome_parent"),
    "referentiel_appellation": (
        "libelle_appellation_long", "libelle_appellation_court", "code_rome", "classification", "emploi_reglemente",
    ),
    "rubrique_mobilite": ("code_rome", "code_rome_cible", "numero_ordre"),
    "arborescence_centre_interet": ("code_centre_interet", "libelle_centre_interet", "code_rome", "principal"),
}
_V3_COMPETENCE = ("code_ogr", "libelle_competence", "code_type_competence")


def _lire(dossier: Path, table: str, colonnes: Sequence[str]) -> Iterator[dict[str, str]]:
    trouves = sorted(dossier.glob(f"unix_{table}_v*_utf8.csv"))
    if not trouves:
        raise SourceUnreadable(
            f"Il manque le fichier unix_{table}_v…_utf8.csv dans {dossier.name}. "
            "Décompressez toute l'archive ROME de France Travail dans ce dossier. Rien n'a été importé."
        )
    return lire_csv(trouves[-1], ",", colonnes)


def _version(dossier: Path) -> str:
    nom = max(dossier.glob("unix_*_v*_utf8.csv")).name
    trouve = re.search(r"_v(\d)(\d+)_", nom)
    return f"{trouve[1]}.{trouve[2]}" if trouve else "version inconnue"


def _appellation(ligne: dict[str, str]) -> list[str]:
    long, court = ligne["libelle_appellation_long"], ligne["libelle_appellation_court"]
    principale = "1" if ligne["classification"] == "PRINCIPALE" else ""
    return [ligne["code_rome"], long, "" if court == long else court, principale]


def _cibles(lignes: list[dict[str, str]]) -> Iterator[list[str]]:
    groupes: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for ligne in lignes:
        groupes[ligne["code_rome"]].append((int(ligne["numero_ordre"]), ligne["code_rome_cible"]))
    for rome, cibles in sorted(groupes.items()):
        yield [rome, "|".join(cible for _, cible in sorted(cibles))]


def _interets(lignes: list[dict[str, str]]) -> Iterator[list[str]]:
    groupes: dict[tuple[int, str], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for ligne in lignes:
        cle = (int(ligne["code_centre_interet"]), ligne["libelle_centre_interet"])
        groupes[cle][ligne["principal"] != "oui"].append(ligne["code_rome"])
    for (code, libelle), (principaux, autres) in sorted(groupes.items()):
        yield [str(code), libelle, "|".join(sorted(principaux)), "|".join(sorted(autres))]


def _typees(lignes: list[dict[str, str]]) -> Iterator[list[str]]:
    groupes: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for ligne in lignes:
        groupes[ligne["code_rome"]][ligne["libelle_type_mobilite"] != "Proche"].add(ligne["code_rome_cible"])
    for rome, (proches, evolutions) in sorted(groupes.items()):
        yield [rome, "|".join(sorted(proches)), "|".join(sorted(evolutions - proches))]


def _ecrire_tout(cible: Path, tables: dict, titre: str, date: str) -> Rapport:
    origine = Origine(titre, "France Travail", "Licence Ouverte 2.0", date, _URL, "rome")
    total = sum(ecrire_table(cible / f"{nom}.csv", colonnes, lignes) for nom, (colonnes, lignes) in tables.items())
    ecrire_origines(cible / "origines.toml", dict.fromkeys(tables, origine))
    return Rapport(cible, total)
