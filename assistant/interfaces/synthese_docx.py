"""The interview synthesis as a Word document."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as DocumentWord
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from assistant.interfaces.synthese import COLONNES, MENTION, SIGNATURE, TITRE, Ligne, Synthese, sections

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
    for marge in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(document.sections[0], marge, Cm(2))


def _table(document: DocumentWord, entetes: Ligne, parts: tuple[int, ...], lignes: tuple[Ligne, ...]) -> None:
    table = document.add_table(rows=1, cols=len(entetes))
    table.style = "Table Grid"
    for case, texte in zip(table.rows[0].cells, entetes, strict=True):
        case.paragraphs[0].add_run(texte).bold = True
    entete = table.rows[0]._tr.get_or_add_trPr()
    entete.append(entete.makeelement(qn("w:tblHeader"), {}))  # repeated on each page, read as a header by screen readers
    for ligne in lignes:
        for case, texte in zip(table.add_row().cells, ligne, strict=True):
            case.text = texte
    for colonne, part in zip(table.columns, parts, strict=True):
        for case in colonne.cells:
            case.width = Cm(LARGEUR_CM * part / 100)
