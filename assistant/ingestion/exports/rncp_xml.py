"""The XML v4.1 of France compétences, read as a stream: about 570 MB never held at once."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from assistant.errors import SourceUnreadable
from assistant.ingestion.exports.flux_xml import FluxBorne, faute_xml
from assistant.ingestion.exports.rncp_lot import Lot, dates, niveau
from assistant.ingestion.exports.rncp_table import Fiche, Liens, certificateurs_gardes, lier


def lire_xml(flux: IO[bytes], nom: str, jour: date) -> Lot:
    """Return the entries of the XML, in flat memory. Raises SourceUnreadable when it is broken or lies about its size."""
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
        niveau(_texte(fiche, "NOMENCLATURE_EUROPE/NIVEAU")),
        **(listes if active else {}),
        **dates(_texte(fiche, "DATE_FIN_ENREGISTREMENT"), active, jour),
    )  # fmt: skip


def _liens_xml(fiche: Element, numero: str, liens: Liens) -> None:
    for ancienne in fiche.iter("ID_FICHE_ANCIENNE_CERTIFICATION"):
        lier(liens, (ancienne.text or "").strip(), numero)
    for nouvelle in fiche.iter("ID_FICHE_NOUVELLE_CERTIFICATION"):
        lier(liens, numero, (nouvelle.text or "").strip())


def _texte(element: Element, chemin: str) -> str:
    return " ".join((element.findtext(chemin) or "").replace("''", "'").split())
