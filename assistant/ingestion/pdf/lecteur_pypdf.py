"""All that is asked of pypdf: a document opened, a page unfolded into its operations, its fonts, its plain text.

A form drawn on a page is unfolded in place under its own names, so that nothing hides inside one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.ingestion.pdf.contenu import Boite, Glyphe, Operation

PROFONDEUR_MAX = 8  # forms drawn inside forms
MASQUE = "/masque"  # the name given to whatever belongs to a layer that is off


def ouvrir(chemin: Path) -> Any:
    """Return the document, or None when it needs a password; raises what pypdf raises."""
    from pypdf import PdfReader

    document = PdfReader(chemin, strict=False)
    return None if document.is_encrypted and not document.decrypt("") else document


class PoliceLue:
    """A font of pypdf, asked once for each character."""

    def __init__(self, ressource: Any) -> None:
        from pypdf.generic._font import Font  # not a public name: the constraints hold the version of pypdf

        self._ressource = ressource  # kept alive: it is known by its identity
        self._police = Font.from_font_resource(ressource)
        self._connus: dict[str, Glyphe] = {}

    def glyphes(self, valeur: object) -> list[Glyphe]:
        """Return the glyphs of a string, [] when the font cannot be interpreted."""
        codage = self._police.encoding
        if isinstance(valeur, str):
            signes = str(valeur)
        else:
            signes = bytes(valeur).decode(codage if isinstance(codage, str) else "latin-1", "replace")  # type: ignore[call-overload]
        connus = self._connus
        return [connus.get(c) or self._apprendre(c) for c in signes] if self._police.interpretable else []

    def _apprendre(self, signe: str) -> Glyphe:
        police, simple = self._police, isinstance(self._police.encoding, dict)
        lu = police.encoding.get(ord(signe), signe) if simple else signe  # type: ignore[union-attr]
        texte = "".join(police.character_map.get(c, c) for c in lu)
        large = police.space_width if signe == police.space_char else police.get_text_width(signe)
        self._connus[signe] = (texte, float(large), simple and signe == " ")
        return self._connus[signe]


@dataclass(slots=True)
class PageDepliee:
    """The operations of one page, forms unfolded, and what their resource names stand for."""

    boite: Boite
    operations: list[Operation] = field(default_factory=list)
    polices: dict[str, PoliceLue] = field(default_factory=dict)
    opacites: dict[str, float] = field(default_factory=dict)
    masques: set[str] = field(default_factory=lambda: {MASQUE})
    depliee: bool = False
    _ressources: dict[str, Any] = field(default_factory=dict)


class Atelier:
    """Unfolds the pages of one document; its fonts are read once."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._eteints = _calques_eteints(document)
        self._polices: dict[int, PoliceLue] = {}
        self._sures: set[int] = set()
        self._formes: dict[int, tuple[Any, Any]] = {}  # a running header is parsed once; kept alive with its operations

    def deplier(self, page: Any) -> PageDepliee:
        """Return a page as one run of operations."""
        from pypdf.generic import ContentStream, NameObject

        boite = page.cropbox
        depliee = PageDepliee(tuple(float(v) for v in boite))  # type: ignore[arg-type]
        contenu = _objet(page.get("/Contents"))
        if contenu is not None:
            flux = ContentStream(contenu, self._document, "bytes")
            page[NameObject("/Contents")] = flux  # parsed once: reading its plain text comes next
            ressources = _objet(page.get("/Resources")) or {}
            depliee.operations += self._suivre(depliee, flux.operations, ressources, "", ())
        return depliee

    def texte(self, page: Any, depliee: PageDepliee, caches: frozenset[int]) -> str:
        """Return the plain text of a page without the operations of those ranks."""
        if caches or depliee.depliee:
            self._remplacer(page, depliee, caches)
        return page.extract_text(visitor_text=lambda *_: None) or ""  # without a visitor, pypdf writes them all out first

    def eprouver(self, depliee: PageDepliee) -> None:
        """Remember that the fonts of a page place its words well, when all of them could be read."""
        if len(depliee.polices) == len(depliee._ressources):
            self._sures |= {id(police) for police in depliee._ressources.values()}

    def eprouvees(self, depliee: PageDepliee) -> bool:
        """Return whether every font of a page has proved to place its words well."""
        return self._sures.issuperset(id(police) for police in depliee._ressources.values())

    def _remplacer(self, page: Any, depliee: PageDepliee, caches: frozenset[int]) -> None:
        from pypdf.generic import ContentStream, DictionaryObject, NameObject

        flux = ContentStream(None, self._document, "bytes")
        flux.operations = [op for rang, op in enumerate(depliee.operations) if rang not in caches and op[1] != b"Do"]
        polices = DictionaryObject({NameObject(nom): p for nom, p in depliee._ressources.items()})
        page[NameObject("/Contents")] = flux
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): polices})

    def _suivre(self, depliee: PageDepliee, operations: Any, ressources: Any, suffixe: str, dans: tuple[int, ...]) -> Iterator[Operation]:
        """Yield operations with the names of their resources made unique, and forms in place of their names."""
        self._declarer(depliee, ressources, suffixe)
        formes = _objet(ressources.get("/XObject")) or {}
        if not formes and not suffixe:
            yield from operations
            return
        for brut, operateur in operations:
            operandes = [*brut] if isinstance(brut, list) else brut
            if operateur in (b"Tf", b"gs") and suffixe and operandes:
                operandes[0] = _nom(f"{operandes[0]}{suffixe}")
            elif operateur == b"BDC" and suffixe and len(operandes) > 1 and isinstance(operandes[1], str):
                operandes[1] = _nom(f"{operandes[1]}{suffixe}")
            elif operateur == b"Do" and operandes and operandes[0] in formes:
                forme = _objet(formes[operandes[0]])
                if forme.get("/Subtype") == "/Form":
                    if id(forme) not in dans and len(dans) < PROFONDEUR_MAX:
                        yield from self._forme(depliee, forme, ressources, f"{suffixe}.{operandes[0][1:]}", dans)
                    continue
            yield operandes, operateur

    def _forme(self, depliee: PageDepliee, forme: Any, ressources: Any, suffixe: str, dans: tuple[int, ...]) -> Iterator[Operation]:
        from pypdf.generic import ContentStream, FloatObject

        depliee.depliee = True
        siennes = _objet(forme.get("/Resources")) or ressources
        if id(forme) not in self._formes:
            self._formes[id(forme)] = (forme, ContentStream(forme, self._document, "bytes").operations)
        calque = forme.get("/OC") is not None and getattr(forme.raw_get("/OC"), "idnum", 0) in self._eteints
        yield [], b"q"
        yield [FloatObject(v) for v in forme.get("/Matrix", (1, 0, 0, 1, 0, 0))], b"cm"
        if "/BBox" in forme:
            x0, y0, x1, y1 = (float(v) for v in forme["/BBox"])
            cadre = [FloatObject(v) for v in (x0, y0, x1 - x0, y1 - y0)]
            yield from ((cadre, b"re"), ([], b"W"), ([], b"n"))
        if calque:
            yield [_nom("/OC"), _nom(MASQUE)], b"BDC"
        yield from self._suivre(depliee, self._formes[id(forme)][1], siennes, suffixe, (*dans, id(forme)))
        if calque:
            yield [], b"EMC"
        yield [], b"Q"

    def _declarer(self, depliee: PageDepliee, ressources: Any, suffixe: str) -> None:
        """Record the fonts, the opacities and the layers that are off under their unique names."""
        polices = _objet(ressources.get("/Font")) or {}
        for nom in polices:
            police = _objet(polices[nom])
            depliee._ressources[f"{nom}{suffixe}"] = police
            try:
                depliee.polices[f"{nom}{suffixe}"] = self._police(police)
            except (AttributeError, TypeError, ValueError, KeyError):
                continue  # a damaged font: its words have no place, the plain text is then preferred
        etats = _objet(ressources.get("/ExtGState")) or {}
        for nom in etats:
            etat = _objet(etats[nom])
            if "/ca" in etat:
                depliee.opacites[f"{nom}{suffixe}"] = float(etat["/ca"])
        calques = _objet(ressources.get("/Properties")) or {}
        for nom in calques:
            if getattr(calques.raw_get(nom), "idnum", 0) in self._eteints:
                depliee.masques.add(f"{nom}{suffixe}")

    def _police(self, ressource: Any) -> PoliceLue:
        if id(ressource) not in self._polices:
            self._polices[id(ressource)] = PoliceLue(ressource)
        return self._polices[id(ressource)]


def _objet(valeur: Any) -> Any:
    return None if valeur is None else valeur.get_object()


def _nom(texte: str) -> Any:
    from pypdf.generic import NameObject

    return NameObject(texte)


def _calques_eteints(document: Any) -> frozenset[int]:
    """Return the object numbers of the layers that are off when the document opens."""
    try:
        return frozenset(ref.idnum for ref in document.trailer["/Root"]["/OCProperties"]["/D"]["/OFF"])
    except (KeyError, TypeError, AttributeError):
        return frozenset()
