"""PDFs made for the tests: with fpdf2, by hand, or by Chromium (documents/chromium.pdf, printed from the page beside it)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fpdf import FPDF

from assistant.ingestion.pdf.lecture import PageLue

CHROMIUM = Path(__file__).parent / "documents" / "chromium.pdf"


def fpdf(taille: int = 10) -> FPDF:
    """Return an empty document with a font."""
    pdf = FPDF()
    pdf.set_font("Helvetica", size=taille)
    return pdf


def poser(pdf: FPDF, chemin: Path) -> Path:
    """Write a document and return its path."""
    pdf.output(str(chemin))
    return chemin


def en_deux_colonnes(pdf: FPDF, gauche: str, droite: str, haut: float = 40) -> None:
    """Write two columns line by line across the page, as many producers do."""
    lignes = [pdf.multi_cell(80, 5, texte, dry_run=True, output="LINES", align="L") for texte in (gauche, droite)]
    for n in range(max(map(len, lignes))):
        for x, colonne in zip((15, 110), lignes, strict=True):
            if n < len(colonne):
                pdf.set_xy(x, haut + 5 * n)
                pdf.cell(80, 5, colonne[n])


def objets(chemin: Path, corps: Sequence[bytes], racine: bytes = b"") -> Path:
    """Write a PDF by hand from its objects; the first is the catalogue."""
    sortie, positions = b"%PDF-1.7\n", []
    for n, objet in enumerate(corps, 1):
        positions.append(len(sortie))
        sortie += b"%d 0 obj\n%s\nendobj\n" % (n, objet)
    table = b"".join(b"%010d 00000 n \n" % p for p in positions)
    bornes = (len(corps) + 1, table, len(corps) + 1, racine, len(sortie))
    chemin.write_bytes(sortie + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % bornes)
    return chemin


def flux(contenu: str, entete: str = "") -> bytes:
    """Return a stream object."""
    octets = contenu.encode("latin-1")
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entete.encode(), len(octets), octets)


def brut(chemin: Path, contenu: str, ressources: str = "", autres: Sequence[bytes] = (), racine: str = "") -> Path:
    """Write a one-page PDF by hand around a content stream; its other objects are numbered from 6."""
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>{ressources}>>>>"
    return objets(chemin, [
        f"<</Type/Catalog/Pages 2 0 R{racine}>>".encode(), b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page.encode(), flux(contenu),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", *autres,
    ])  # fmt: skip


def textes(pages: Sequence[PageLue]) -> str:
    """Return all that was read, lines joined by spaces."""
    return " ".join(" ".join(page.texte.split()) for page in pages)
