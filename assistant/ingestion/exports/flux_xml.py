"""Official XML files read as a stream: how much one entry may weigh, and what is said of a file that breaks."""

from __future__ import annotations

from typing import IO
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import errors

from defusedxml.common import DefusedXmlException

from assistant.errors import SourceUnreadable

ENTREE_MAX = 50 * 1024**2  # bytes between two entries; the heaviest official entry weighs less than one megabyte
_COUPE = {errors.codes[errors.XML_ERROR_NO_ELEMENTS], errors.codes[errors.XML_ERROR_UNCLOSED_TOKEN]}
_CODAGE = {errors.codes[e] for e in (errors.XML_ERROR_UNKNOWN_ENCODING, errors.XML_ERROR_INCORRECT_ENCODING)}


class FluxBorne:
    """A stream that refuses to go on when too much is read without one whole entry; lus is set back to 0 after each."""

    def __init__(self, flux: IO[bytes], nom: str) -> None:
        self._flux, self._nom = flux, nom
        self.lus = 0

    def read(self, taille: int = -1) -> bytes:
        """Return the next bytes; raises SourceUnreadable past the limit."""
        octets = self._flux.read(taille)
        self.lus += len(octets)
        if self.lus > ENTREE_MAX:
            raise SourceUnreadable(f"Une seule fiche du XML {self._nom} dépasse {ENTREE_MAX // 1024**2} Mo. Rien n'a été importé.")
        return octets


def faute_xml(erreur: Exception) -> str:
    """Return what is wrong with an XML file that raised, and what to do."""
    if isinstance(erreur, DefusedXmlException):
        return "est abîmé ou piégé : il déclare des entités, ce que l'export officiel ne fait pas."
    code = getattr(erreur, "code", None) if isinstance(erreur, ParseError) else None
    if code in _COUPE:
        return "est coupé avant la fin. Téléchargez-le de nouveau."
    if code in _CODAGE or isinstance(erreur, UnicodeDecodeError | LookupError):
        return "est dans un codage inconnu. Téléchargez-le de nouveau."
    return "est abîmé ou n'a pas la forme attendue. Téléchargez-le de nouveau."
