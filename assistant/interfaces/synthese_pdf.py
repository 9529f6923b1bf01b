"""The interview synthesis as a PDF. The core fonts speak Windows-1252, which holds all of French: œ, €, ’, «, –."""

from __future__ import annotations

from fpdf import FPDF
from fpdf.fonts import FontFace

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

CORPS, PETIT = 10, 8.5
REMPLACES = str.maketrans({"\u202f": "\u00a0", "\u2011": "-", "\u2212": "-", "≥": ">=", "≤": "<=", "→": "->", "✓": "", "ﬁ": "fi", "′": "'"})


class _Document(FPDF):
    """Pages with a number at the foot."""

    def footer(self) -> None:
        """Write the page number."""
        self.set_y(-14)
        self.set_font("helvetica", size=8)
        self.cell(0, 8, f"{TITRE} – page {self.page_no()} sur {{nb}}", align="C")


def en_pdf(synthese: Synthese) -> bytes:
    """Return the synthesis as a PDF file, in French."""
    pdf = _Document()
    pdf.core_fonts_encoding = "cp1252"
    pdf.set_lang("fr-FR")
    pdf.set_title(TITRE)
    pdf.set_auto_page_break(True, margin=18)
    pdf.add_page()
    _paragraphe(pdf, TITRE, 18, gras=True)
    _paragraphe(pdf, f"Établie le {synthese.etabli_le}. Droit appliqué au {synthese.droit_au}.", CORPS)
    _paragraphe(pdf, MENTION, PETIT)
    for titre, lignes in sections(synthese):
        if lignes:
            pdf.ln(3)
            _paragraphe(pdf, titre, 13, gras=True)
            _table(pdf, *COLONNES[titre], lignes)
    pdf.ln(10)
    _paragraphe(pdf, SIGNATURE, CORPS)
    return bytes(pdf.output())


def cp1252(texte: str) -> str:
    """Return text that the font can write; a sign it does not have becomes « ? »."""
    return texte.translate(REMPLACES).encode("cp1252", "replace").decode("cp1252")


def _paragraphe(pdf: FPDF, texte: str, taille: float, gras: bool = False) -> None:
    pdf.set_font("helvetica", style="B" if gras else "", size=taille)
    pdf.set_text_color(f"#{ENCRE}" if gras else "#000000")
    pdf.multi_cell(0, taille * 0.5, cp1252(texte), new_x="LMARGIN", new_y="NEXT")
    pdf.ln(1)


def _table(pdf: FPDF, entetes: Ligne, parts: tuple[int, ...], lignes: tuple[Ligne, ...]) -> None:
    pdf.set_font("helvetica", size=PETIT)
    pdf.set_text_color("#000000")
    style = FontFace(emphasis="BOLD", fill_color=f"#{TEINTE_ENTETE}")
    fonds = {mots: FontFace(fill_color=f"#{couleur}") for mots, couleur in TEINTES.items()}
    with pdf.table(col_widths=parts, line_height=PETIT * 0.5, headings_style=style, text_align="LEFT", padding=1) as table:
        for ligne in (entetes, *lignes):
            rangee = table.row()
            for texte in ligne:
                rangee.cell(cp1252(texte), style=fonds.get(texte))
