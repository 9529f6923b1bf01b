"""Course offers for Occitanie: Mon Compte Formation CSV, or a Carif-Oref LHÉO XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from assistant.errors import SourceUnreadable
from assistant.ingestion.exports.archives import LIMITE_OCTETS, debut, verifier_taille
from assistant.ingestion.exports.flux_xml import FluxBorne
from assistant.ingestion.exports.rncp_table import nom_public
from assistant.ingestion.exports.tables import Origine, Rapport, ecrire_origines, ecrire_table, lire_csv

COLONNES = (
    "numero", "intitule", "organisme", "departement", "lieu", "heures_mini", "heures_maxi", "prix_mini", "prix_maxi",
    "debut", "fin", "releve_le",
)  # fmt: skip
OCCITANIE = frozenset(["09", "11", "12", "30", "31", "32", "34", "46", "48", "65", "66", "81", "82"])
_MCF = ("code_rncp", "intitule_formation", "nom_of", "code_departement")


def importer_catalogue(fichier: Path, corpus: Path, limite: int = LIMITE_OCTETS) -> Rapport:
    """Replace the course offers by those of an official catalogue, Occitanie only; all or nothing."""
    verifier_taille(fichier, limite)
    with fichier.open("rb") as flux:
        est_xml = debut(flux).startswith(b"<")
    lues = _lire_lheo(fichier) if est_xml else _lire_mcf(fichier)
    cible = corpus / "certifications" / "formations.csv"
    lignes = list(dict.fromkeys(lues))
    if not lignes:
        raise SourceUnreadable(
            f"Aucune formation d'Occitanie avec un numéro RNCP ou RS n'a été trouvée dans {fichier.name}. "
            "Rien n'a été importé."
        )
    total = ecrire_table(cible, COLONNES, lignes)
    titre = "Catalogue LHÉO du Carif-Oref" if est_xml else "Catalogue Mon Compte Formation"
    editeur = "Carif-Oref" if est_xml else "Caisse des dépôts"
    date_lue = max(ligne[-1] for ligne in lignes)
    source = "carif-oref" if est_xml else "moncompteformation"
    origine = Origine(titre, editeur, "Licence Ouverte 2.0", date_lue, "", source)
    ecrire_origines(cible.parent / "origines.toml", {"formations": origine})
    return Rapport(cible, total, (f"{total} formations en Occitanie.",))


def _lire_mcf(fichier: Path) -> Iterator[tuple[str, ...]]:
    for ligne in lire_csv(fichier, ";", _MCF):
        departement, numero = ligne["code_departement"].zfill(2), _numero_mcf(ligne)
        if departement not in OCCITANIE or not numero:
            continue
        yield (
            numero, ligne["intitule_formation"], nom_public(ligne["nom_of"]), departement,
            ligne.get("nom_departement", ""),
            _nombre(ligne.get("nombre_heures_total_min", "")), _nombre(ligne.get("nombre_heures_total_max", "")),
            _nombre(ligne.get("frais_ttc_tot_min", "")), _nombre(ligne.get("frais_ttc_tot_max", "")),
            "", "", _jour(ligne.get("date_chargement") or ligne.get("date_extract", "")),
        )  # fmt: skip


def _numero_mcf(ligne: dict[str, str]) -> str:
    for prefixe, colonnes in (("RNCP", ("code_rncp",)), ("RS", ("code_rs", "code_inventaire"))):
        for colonne in colonnes:
            if re.fullmatch(r"\d{1,6}", ligne.get(colonne, "")):
                return prefixe + str(int(ligne[colonne]))
    return ""


def _lire_lheo(fichier: Path) -> Iterator[tuple[str, ...]]:
    try:
        with fichier.open("rb") as flux:
            borne = FluxBorne(flux, fichier.name)
            evenements = iterparse(borne, events=("start", "end"), forbid_dtd=True)
            racine: Element = next(iter(evenements))[1]
            for moment, element in evenements:
                if moment == "end" and _nom(element) == "formation":
                    yield from _formation_lheo(element)
                    racine.clear()
                    borne.lus = 0
    except (ParseError, DefusedXmlException, StopIteration, UnicodeDecodeError, ValueError) as erreur:
        raise SourceUnreadable(
            f"Le catalogue {fichier.name} est abîmé ou n'est pas au format LHÉO. Rien n'a été importé."
        ) from erreur


def _formation_lheo(formation: Element) -> Iterator[tuple[str, ...]]:
    numeros = sorted({n for n in map(_numero_lheo, _tous(formation, "code-RNCP")) if n})
    intitule = _premier(formation, "intitule-formation")
    organisme = nom_public(_premier(formation, "nom-organisme") or _premier(formation, "raison-sociale"))
    for action in _elements(formation, "action"):
        postal, ville = _premier(action, "codepostal"), _premier(action, "ville")
        if postal[:2] not in OCCITANIE:
            continue
        heures = _nombre(_premier(action, "nombre-heures-total") or _premier(action, "nombre-heures-centre"))
        prix = _nombre(_premier(action, "prix-total-TTC"))
        for debut_session, fin_session in list(_periodes(action)) or [("", "")]:
            for numero in numeros:
                yield (
                    numero, intitule, organisme, postal[:2], ville, heures, heures, prix, prix,
                    debut_session, fin_session, _jour(formation.get("datemaj", "")),
                )  # fmt: skip


def _periodes(action: Element) -> Iterator[tuple[str, str]]:
    for periode in _elements(action, "periode"):
        yield _jour(_premier(periode, "debut")), _jour(_premier(periode, "fin"))


def _numero_lheo(texte: str) -> str:
    chiffres = re.sub(r"\D", "", texte)
    prefixe = "RS" if texte.strip().upper().startswith("RS") else "RNCP"
    return f"{prefixe}{int(chiffres)}" if chiffres and int(chiffres) else ""


def _nom(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _elements(element: Element, nom: str) -> Iterator[Element]:
    return (enfant for enfant in element.iter() if _nom(enfant) == nom)


def _tous(element: Element, nom: str) -> Iterable[str]:
    return (" ".join((enfant.text or "").split()) for enfant in _elements(element, nom))


def _premier(element: Element, nom: str) -> str:
    return next(iter(_tous(element, nom)), "")


def _nombre(texte: str) -> str:
    """Return a positive number with a dot, "" when it is absent or is not one."""
    propre = texte.replace(",", ".").replace(" ", "")
    return propre.removesuffix(".0") if re.fullmatch(r"\d+(\.\d+)?", propre) and float(propre) > 0 else ""


def _jour(texte: str) -> str:
    for forme in ("%Y%m%d", "%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(texte.strip()[: 8 if forme == "%Y%m%d" else 10], forme).date().isoformat()
        except ValueError:
            continue
    return ""
