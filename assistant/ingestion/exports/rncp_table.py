"""The compact table of certifications (RNCP and RS, France compétences): facts only, one row an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from assistant.ingestion.exports.tables import Origine, Rapport, ecrire_origines, ecrire_table

COLONNES = (
    "numero", "intitule", "type", "niveau", "certificateurs", "rome", "fin", "fin_sure", "fin_relevee_le",
    "constate_le", "active_au_constat", "remplace", "remplacee_par", "formacodes", "nsf", "livre_blanc",
)  # fmt: skip
# A person's name is personal data, even in an official file: only what an organisation is called is kept.
_PERSONNE = re.compile(r"(MADAME|MONSIEUR|MME|MLLE|M\.?) ", re.IGNORECASE)
_INDIVIDUEL = "un organisme individuel"
_NUMERO = re.compile(r"(RNCP|RS)(\d{1,6})")


@dataclass(frozen=True, slots=True)
class Fiche:
    """One row of the compact table, every list joined by |, every date ISO or empty."""

    numero: str
    intitule: str = ""
    type: str = ""
    niveau: str = ""
    certificateurs: str = ""
    rome: str = ""
    fin: str = ""
    fin_sure: str = ""
    fin_relevee_le: str = ""
    constate_le: str = ""
    active_au_constat: str = ""
    remplace: str = ""
    remplacee_par: str = ""
    formacodes: str = ""
    nsf: str = ""
    livre_blanc: str = ""


Liens = dict[str, tuple[set[str], set[str]]]  # numero -> (remplace, remplacee_par)


def ecrire_certifications(
    fiches: Iterable[Fiche], constate_le: date, corpus: Path, remarques: tuple[str, ...] = ()
) -> Rapport:
    """Write the compact table and its origin; atomic."""
    cible = corpus / "certifications" / "certifications.csv"
    triees = sorted(fiches, key=lambda fiche: cle_numero(fiche.numero))
    total = ecrire_table(cible, COLONNES, ([getattr(f, c) for c in COLONNES] for f in triees))
    origine = Origine(
        "Répertoire national des certifications professionnelles et répertoire spécifique",
        "France compétences", "Licence Ouverte 2.0", constate_le.isoformat(),
        "https://www.data.gouv.fr/datasets/repertoire-national-des-certifications-professionnelles-et-repertoire-specifique",
        "france-competences",
    )  # fmt: skip
    ecrire_origines(cible.parent / "origines.toml", {"certifications": origine})
    return Rapport(cible, total, remarques)


def cle_numero(numero: str) -> tuple[str, int]:
    """Return the order of a number: RNCP before RS, then by value."""
    trouve = _NUMERO.fullmatch(numero)
    return (trouve[1], int(trouve[2])) if trouve else ("Z", 0)


def iso(texte: str, forme: str = "%d/%m/%Y") -> str:
    """Return an ISO date from a French one, "" when it cannot be read."""
    try:
        return datetime.strptime(texte.strip(), forme).date().isoformat()
    except ValueError:
        return ""


def nom_public(nom: str) -> str:
    """Return the name of an organisation; a natural person is said without being named."""
    return _INDIVIDUEL if _PERSONNE.match(nom) else nom


def lier(liens: Liens, ancienne: str, nouvelle: str) -> None:
    """Record that an entry replaces another; numbers that are not numbers are left out."""
    if _NUMERO.fullmatch(ancienne) and _NUMERO.fullmatch(nouvelle) and ancienne != nouvelle:
        liens[nouvelle][0].add(ancienne)
        liens[ancienne][1].add(nouvelle)


def certificateurs_gardes(noms: str, garde: int = 4) -> str:
    """Keep the first names: some degrees list sixty universities, which no answer shows."""
    propres = [re.sub(r"\s*'\s*", "'", nom.strip()) for nom in noms.split("|") if nom.strip()]
    propres = [nom_public(nom) for nom in propres]
    return "|".join(propres[:garde] + ([f"et {len(propres) - garde} autres"] if len(propres) > garde else []))
