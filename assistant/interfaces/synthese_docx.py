"""The interview synthesis as a Word document."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as DocumentWord
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from assistant.interfaces.synthese import (
    COLONNES,
    ENCRE,
    MENTION,
    SIGNATURE,
    TEINTE_ENTETE,
    TEINTES,
    TITRE,
    Ligne,
    Synthese,
    sections,
)

LARGEUR_CM = 17.0


def en_docx(synthese: Synthese) -> bytes:
    """Return the synthesis as a .docx file, headings and tables with a header row, in French."""
    document = Document()
    _preparer(document)
    document.add_heading(TITRE, level=0)
    document.add_paragraph(f"Établie le {synthese.etabli_le}. Droit appliqué au {synthese.droit_au}.")
    document.add_paragraph(MENTION)
    for titre, lignes in sections(synthese):
        if lignes:
            document.add_heading(titre, level=1)
            _table(document, *COLONNES[titre], lignes)
    document.add_heading("Signature", level=1)
    document.add_paragraph(SIGNATURE)
    tampon = BytesIO()
    document.save(tampon)
    return tampon.getvalue()


def _preparer(document: DocumentWord) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(10)
    langue = style.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): "fr-FR"})
    style.element.get_or_add_rPr().append(langue)
    proprietes = document.core_properties
    proprietes.title, proprietes.language, proprietes.author = TITRE, "fr-FR", ""
    for niveau in ("Title", "Heading 1"):
        document.styles[niveau].font.name, document.styles[niveau].font.color.rgb = "Arial", RGBColor.from_string(ENCRE)
    _numeroter(document.sections[0].footer.paragraphs[0])
    for marge in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(document.sections[0], marge, Cm(2))


def _numeroter(pied: Paragraph) -> None:
    """Write the page number, which Word counts itself."""
    pied.add_run(f"{TITRE} – page ")
    for champ, suite in (("PAGE", " sur "), ("NUMPAGES", "")):
        pied._p.append(pied._p.makeelement(qn("w:fldSimple"), {qn("w:instr"): champ}))
        pied.add_run(suite)


def _table(document: DocumentWord, entetes: Ligne, parts: tuple[int, ...], lignes: tuple[Ligne, ...]) -> None:
    table = document.add_table(rows=1, cols=len(entetes))
    table.style, table.autofit = "Table Grid", False
    for case, texte in zip(table.rows[0].cells, entetes, strict=True):
        case.paragraphs[0].add_run(texte).bold = True
        _teinter(case, TEINTE_ENTETE)
    _regler(table.rows[0], "w:tblHeader")  # repeated on each page, read as a header by screen readers
    for ligne in lignes:
        rangee = table.add_row()
        _regler(rangee, "w:cantSplit")
        for case, texte in zip(rangee.cells, ligne, strict=True):
            case.text = texte
            if texte in TEINTES:
                _teinter(case, TEINTES[texte])
    for colonne, part in zip(table.columns, parts, strict=True):
        for case in colonne.cells:
            case.width = Cm(LARGEUR_CM * part / 100)


def _regler(rangee: _Row, reglage: str) -> None:
    proprietes = rangee._tr.get_or_add_trPr()
    proprietes.append(proprietes.makeelement(qn(reglage), {}))


def _teinter(case: _Cell, couleur: str) -> None:
    proprietes = case._tc.get_or_add_tcPr()
    proprietes.append(proprietes.makeelement(qn("w:shd"), {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): couleur}))
