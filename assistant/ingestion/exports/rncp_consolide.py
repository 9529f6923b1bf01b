"""Certifications gathered from several dated files: the active list, older exports, the white paper's own list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assistant.ingestion.exports.rncp_table import (
    Fiche,
    Liens,
    certificateurs_gardes,
    cle_numero,
    ecrire_certifications,
    iso,
    lier,
)
from assistant.ingestion.exports.tables import Rapport, lire_csv


@dataclass(frozen=True, slots=True)
class SourcesConsolidees:
    """The files gathered from several dates: the active list, then what completes it (each may be absent)."""

    actives: Path
    constate_le: date
    liens: Path | None = None
    kit: Path | None = None
    kit_le: date | None = None
    liste_ancienne: Path | None = None
    cibles: Path | None = None


def importer_consolide(sources: SourcesConsolidees, corpus: Path) -> Rapport:
    """Write certifications.csv from the dated active list, older exports and the white paper's own list."""
    liens = lire_liens(sources.liens)
    actives = {fiche.numero: fiche for fiche in _actives(sources)}
    for fiche in actives.values():
        for ancienne in fiche.remplace.split("|"):
            lier(liens, ancienne, fiche.numero)
        for nouvelle in fiche.remplacee_par.split("|"):
            lier(liens, fiche.numero, nouvelle)
    anciennes = _anciennes(sources, actives, liens)
    marques = _marques(sources.cibles)
    fiches = {**anciennes, **actives}
    lignes = [_completer(fiche, liens, marques) for fiche in fiches.values()]
    remarque = f"{len(actives)} fiches actives et {len(anciennes)} anciennes."
    return ecrire_certifications(lignes, sources.constate_le, corpus, (remarque,))


def lire_liens(fichier: Path | None) -> Liens:
    """Return who replaces whom, both ways, from the official table of former and new certifications."""
    liens: Liens = defaultdict(lambda: (set(), set()))
    if fichier is None:
        return liens
    colonnes = ("Numero_Fiche", "Ancienne_Certification", "Nouvelle_Certification")
    for ligne in lire_csv(fichier, ";", colonnes):
        lier(liens, ligne["Ancienne_Certification"], ligne["Numero_Fiche"])
        lier(liens, ligne["Numero_Fiche"], ligne["Nouvelle_Certification"])
    return liens


def _actives(sources: SourcesConsolidees) -> Iterator[Fiche]:
    colonnes = (
        "Numero_Fiche", "Intitule", "Abrege_Intitule", "Niveau", "Date_Fin_Enregistrement", "Date_Fin_source",
        "Date_Fin_fiabilite", "Codes_Rome_v3", "Certificateurs", "Formacodes", "Nsf",
    )  # fmt: skip
    for ligne in lire_csv(sources.actives, ";", colonnes):
        fin = iso(ligne["Date_Fin_Enregistrement"])
        # A date already passed on the day the entry was seen active is a date that was postponed: it says nothing.
        fin = fin if fin >= sources.constate_le.isoformat() else ""
        releve = re.search(r"\d{4}-\d\d-\d\d", ligne["Date_Fin_source"])
        yield Fiche(
            numero=ligne["Numero_Fiche"],
            intitule=ligne["Intitule"],
            type=ligne["Abrege_Intitule"],
            niveau=ligne["Niveau"],
            certificateurs=certificateurs_gardes(ligne["Certificateurs"]),
            rome=ligne["Codes_Rome_v3"],
            fin=fin,
            fin_sure="1" if fin and ligne["Date_Fin_fiabilite"] == "forte" else "",
            fin_relevee_le=releve[0] if fin and releve else "",
            constate_le=sources.constate_le.isoformat(),
            active_au_constat="1",
            remplace=ligne.get("Anciennes_Certifications", ""),
            remplacee_par=ligne.get("Nouvelles_Certifications_au_2026_02_01", ""),
            formacodes=ligne["Formacodes"],
            nsf=_codes_nsf(ligne["Nsf"]),
        )


def _codes_nsf(libelles: str) -> str:
    return "|".join(libelle.split(" : ")[0].strip() for libelle in libelles.split("|") if libelle.strip())


def _anciennes(sources: SourcesConsolidees, actives: Mapping[str, Fiche], liens: Liens) -> dict[str, Fiche]:
    """Return the entries no longer active that lead to an active one or that the older exports describe."""
    connues = _liste_ancienne(sources.liste_ancienne) | _kit(sources)
    utiles, vues = list(actives), set(actives)
    while utiles:
        for voisine in liens[utiles.pop()][0] - vues:
            vues.add(voisine)
            utiles.append(voisine)
    gardees = (vues | {n for n, fiche in connues.items() if fiche.fin_relevee_le}) - set(actives)
    vide = Fiche("", constate_le=sources.constate_le.isoformat())
    return {numero: replace(connues.get(numero, vide), numero=numero) for numero in gardees}


def _kit(sources: SourcesConsolidees) -> dict[str, Fiche]:
    fiches: dict[str, Fiche] = {}
    if sources.kit is None or sources.kit_le is None:
        return fiches
    colonnes = ("fiche_rncp", "niveau", "abrege_diplome", "date_echeance", "intitule_certification")
    for ligne in lire_csv(sources.kit, ";", colonnes):
        abrege, fin = ligne["abrege_diplome"], iso(ligne["date_echeance"])
        passee = fin and fin < sources.constate_le.isoformat()
        fiches[ligne["fiche_rncp"]] = Fiche(
            numero=ligne["fiche_rncp"],
            intitule=re.sub(rf"^{re.escape(abrege)} (- )?({re.escape(abrege)} )?", "", ligne["intitule_certification"]),
            type=_TYPES.get(abrege, ""),
            niveau=ligne["niveau"].removeprefix("Niveau "),
            fin=fin if passee else "",
            fin_relevee_le=sources.kit_le.isoformat(),
            constate_le=sources.constate_le.isoformat(),
        )
    return fiches


def _liste_ancienne(fichier: Path | None) -> dict[str, Fiche]:
    if fichier is None:
        return {}
    colonnes = ("Numero_Fiche", "Intitule", "Abrege_Intitule", "Date_Fin_Enregistrement")
    fiches = {}
    for ligne in lire_csv(fichier, ";", colonnes):
        numero = ligne["Numero_Fiche"]
        fiches[numero] = Fiche(numero, ligne["Intitule"], ligne["Abrege_Intitule"], constate_le="2026-04-22")
    return fiches


def _marques(fichier: Path | None) -> dict[str, str]:
    """Return how the white paper ranks each training, and how sure the match is."""
    marques: dict[str, str] = {}
    if fichier is None:
        return marques
    for ligne in lire_csv(fichier, ";", ("libelle_livre_blanc", "rang_par_annee", "Numero_Fiche", "correspondance")):
        rangs = [paire.split(":") for paire in ligne["rang_par_annee"].split("|") if ":" in paire]
        if rangs:
            dits = ", ".join(f"{annee} (rang {rang})" for annee, rang in rangs)
            exacte = ligne["correspondance"].startswith("exacte")
            libelle = "" if exacte else f" ; correspondance à vérifier avec « {ligne['libelle_livre_blanc']} »"
            marques[ligne["Numero_Fiche"]] = f"formations les plus financées par un PTP en Occitanie : {dits}{libelle}"
    return marques


def _completer(fiche: Fiche, liens: Liens, marques: Mapping[str, str]) -> Fiche:
    remplace, remplacee_par = liens[fiche.numero]
    return replace(
        fiche,
        remplace="|".join(sorted(remplace, key=cle_numero)),
        remplacee_par="|".join(sorted(remplacee_par, key=cle_numero)),
        livre_blanc=marques.get(fiche.numero, ""),
    )


# Abbreviations of the training kit, in the words of the official export.
_TYPES = {
    "TP": "Titre professionnel", "BTS": "Brevet de technicien supérieur", "CAP": "Certificat d'aptitude professionnelle",
    "BAC PRO": "Baccalauréat professionnel", "BP": "Brevet professionnel", "CS": "Certificat de spécialisation",
    "DE": "Diplôme d'Etat", "MASTER": "Master", "LICENCE": "Licence", "BUT": "Bachelor universitaire de technologie",
    "Licence Professionnelle": "Licence professionnelle", "Titre ingénieur": "Titre ingénieur", "DUT": "DUT",
    "BTSA": "Brevet de technicien supérieur agricole", "BPA": "Brevet professionnel agricole",
    "CAPA": "Certificat d'aptitude professionnelle agricole", "BMA": "Brevet des métiers d'art",
    "DEUST": "Diplôme d'études universitaires scientifiques et techniques",
    "BPJEPS": "Brevet professionnel de la jeunesse, de l'éducation populaire et du sport",
    "DEJEPS": "Diplôme d'état de la jeunesse, de l'éducation populaire et du sport",
    "MC4": "Mention complémentaire", "MC5": "Mention complémentaire",
}  # fmt: skip
