"""More than a hundred and thirty hostile PDFs and archives: none kills the ingester, each gets its reason, the index holds the others."""

from __future__ import annotations

import io
import random
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings
from pypdf import PdfReader, PdfWriter

from assistant.errors import EntreeInvalide, SourceUnreadable
from assistant.ingestion import ajouter_document, lire_corpus
from assistant.ingestion.exports.importation import importer
from assistant.ingestion.pdf import lecture as pdf
from assistant.retrieval import construire, ouvrir
from tests.ingestion.fabrique import brut, flux, fpdf, objets, poser
from tests.ingestion.test_rncp import STANDARD, XML
from tests.ingestion.test_rncp import _zip as export

CORPS = "Le projet de transition professionnelle numéro {n} finance une formation certifiante. La commission décide."
JOUR = date(2025, 1, 1)


class Embedder(Embeddings):
    """Eight numbers drawn from the letters of a text."""

    nom, dimension = "lettres-8", 8

    def vecteurs(self, textes: list[str]) -> np.ndarray:
        """Return one vector per text."""
        return np.array([[1 + t.count(c) for c in "aeioustr"] for t in textes], np.float32)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return vectors as lists."""
        return self.vecteurs(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        """Return one vector as a list."""
        return self.vecteurs([text])[0].tolist()


def sain(chemin: Path, n: int) -> Path:
    """Write a good document that says something of its own."""
    document = fpdf()
    for _ in range(2):
        document.add_page()
        document.multi_cell(0, 5, CORPS.format(n=n))
    return poser(document, chemin)


def _protege(dossier: Path) -> Path:
    ecrivain = PdfWriter(clone_from=PdfReader(sain(dossier / "bon.pdf", 0)))
    ecrivain.encrypt("secret", algorithm="RC4-128")
    ecrivain.write(dossier / "a.pdf")
    return dossier / "a.pdf"


def _verrou(dossier: Path) -> Path:
    octets = _protege(dossier).read_bytes().replace(b"/Filter /Standard", b"/Filter /Inconnu_")
    (dossier / "a.pdf").write_bytes(octets)
    return dossier / "a.pdf"


def _ecrit(octets: bytes) -> Callable[[Path], Path]:
    def fabriquer(dossier: Path) -> Path:
        (dossier / "a.pdf").write_bytes(octets)
        return dossier / "a.pdf"

    return fabriquer


def _bombe(dossier: Path) -> Path:
    serre = zlib.compress(b"0 0 m " * 20_000_000, 9)
    corps = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(serre), serre)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>"
    return objets(dossier / "a.pdf", [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, corps])


def _foule(dossier: Path) -> Path:
    pages = [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"] * 3001
    enfants = b" ".join(b"%d 0 R" % n for n in range(3, 3004))
    return objets(dossier / "a.pdf", [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 3001/Kids[%s]>>" % enfants, *pages])


def _sans_page(dossier: Path) -> Path:
    return objets(dossier / "a.pdf", [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"])


def _formes_en_boucle(dossier: Path) -> Path:
    formes = [flux("/Y Do", f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Y {n} 0 R>>>>") for n in (7, 6)]
    return brut(dossier / "a.pdf", "/X Do", "/XObject<</X 6 0 R>>", formes)


def _crochets(dossier: Path) -> Path:
    return brut(dossier / "a.pdf", "[" * 200_000)


@pytest.mark.parametrize(
    ("fabriquer", "raison"),
    [
        (_ecrit(b""), "le fichier est vide"), (_ecrit(b"du texte"), "ce n'est pas un PDF"), (_protege, "mot de passe"),
        (_ecrit(b"%PDF-1.7\n1 0 obj\n<</Type/Catalog"), "coupé avant la fin"), (_verrou, "que nous ne savons pas ouvrir"),
        (_bombe, "se décompresse en trop de données"), (_foule, "plus de 3000 pages"), (_sans_page, "aucune page"),
        (_formes_en_boucle, "document scanné"), (_ecrit(b"%PDF-1.7\n" + b"[" * 60_000 + b"%%EOF"), "abîmé|boucle"),
        (_crochets, "boucle|abîmé"),
    ],
)  # fmt: skip
def test_each_kind_of_bad_pdf_has_its_reason(tmp_path, fabriquer, raison):
    """A refusal says in one French line what is wrong with this file, by its name."""
    with pytest.raises(SourceUnreadable, match=raison) as refus:
        pdf.lire_pages(fabriquer(tmp_path))
    assert str(refus.value).startswith("« a.pdf »") and "\n" not in str(refus.value)


def test_a_file_that_takes_too_long_is_left(tmp_path, monkeypatch):
    """A child that does not finish in time is stopped, and the reason says the limit."""
    monkeypatch.setattr(pdf, "DELAI_S", 0.01)
    with pytest.raises(SourceUnreadable, match="dépasse 0.01 secondes"):
        pdf.lire_pages(sain(tmp_path / "a.pdf", 1))


def test_one_bad_page_leaves_the_others(tmp_path):
    """A page whose contents are no contents is said unreadable; the other is read, and the line says which."""
    bons = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<</Font<</F1 7 0 R>>>>>>"
    texte = flux("BT /F1 12 Tf 50 700 Td (Une page qui se lit sans aucune peine.) Tj ET")
    abime = b"<</Filter/Martien/Length 4>>stream\nrien\nendstream"
    fichier = objets(tmp_path / "a.pdf", [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>", bons % 5, bons % 6, abime, texte,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ])  # fmt: skip
    pages = pdf.lire_pages(fichier)
    assert pages[0].illisible and "illisible" in pages[0].dire() and "aucun texte" not in pages[0].dire()
    assert pages[1].texte == "Une page qui se lit sans aucune peine." and not pages[1].illisible


def abimer(octets: bytes, n: int) -> bytes:
    """Return the n-th hostile copy of a PDF: truncated, overwritten, looping, huge, foreign, cut out."""
    hasard = random.Random(n)
    a, b = sorted(hasard.sample(range(len(octets)), 2))
    sale = bytearray(octets)
    for _ in range(40):
        sale[hasard.randrange(len(sale))] = hasard.randrange(256)
    return (
        octets[: hasard.randrange(1, len(octets))], bytes(sale), octets.replace(b"/Kids [", b"/Kids [1 0 R 2 0 R "),
        octets.replace(b"/Type /Page\n", b"/Type /Pages /Kids [3 0 R]\n"), octets[:a] + octets[b:],
        octets.replace(b"/MediaBox", b"/MediaBox [1e309 -1e309 nan 0] /X"), octets.replace(b"/Length", b"/Length 99999999999 /L"),
        b"%PDF-1.7\n" + hasard.randbytes(3000), octets.replace(b"startxref", b"startxref\n-1 "), octets[:a] + octets[:b],
    )[n % 10]  # fmt: skip


def test_the_index_holds_exactly_the_accepted_documents(tmp_path):
    """Fifty hostile PDFs and three good ones are added, the index is built: it holds those that were accepted, all of them."""
    corpus, depot = tmp_path / "corpus", tmp_path / "depot"
    depot.mkdir()
    fichiers = [sain(depot / f"sain{n}.pdf", n) for n in range(3)]
    for n in range(50):
        fichiers.append(depot / f"hostile{n:02d}.pdf")
        fichiers[-1].write_bytes(abimer(sain(depot / "modele.pdf", 100 + n).read_bytes(), n))

    def ajouter(chemin: Path) -> tuple[str, str]:
        try:
            return ajouter_document(corpus, chemin, chemin.stem, JOUR)[0].id, ""
        except (SourceUnreadable, EntreeInvalide) as refus:
            return "", str(refus)

    with ThreadPoolExecutor(2) as travail:
        sorts = list(travail.map(ajouter, fichiers))
    acceptes, refus = {nom for nom, _ in sorts if nom}, [raison for _, raison in sorts if raison]
    assert all(nom for nom, _ in sorts[:3]) and len(refus) >= 12 and len(acceptes) + len(refus) == 53
    assert all("\n" not in r and r.startswith("«") and r.endswith(".") for r in refus)
    lecture = lire_corpus(corpus)
    construire(lecture.passages, tmp_path / "index", Embedder(), le=JOUR)
    index = ouvrir(tmp_path / "index", Embedder())
    trouves = {index.passage(p.id).source for p in lecture.passages}
    assert trouves == set(lecture.sources) == acceptes and lecture.refus == ()
    assert {p.stem for p in (corpus / "documents").glob("*.pdf")} == acceptes


# --- archives

BON = {"export_fiches_CSV_Standard_2026_02_01.csv": STANDARD.encode()}
NOM_XML = "export_fiches_RNCP_V4_1_2026-08-16.xml"
RIRES = '<!DOCTYPE r [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)) + "]><FICHES>&j;</FICHES>"  # fmt: skip


def _zip(membres: dict[str, bytes], methode: int = zipfile.ZIP_DEFLATED) -> bytes:
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w", methode) as archive:
        for nom, octets in membres.items():
            archive.writestr(zipfile.ZipInfo(nom), octets, methode)
    return tampon.getvalue()


def _tourne(octets: bytes, motif: bytes, ecart: int, valeur: int) -> bytes:
    """Return bytes with one changed, at a distance from the last place of a pattern."""
    place = octets.rindex(motif) + ecart
    return octets[:place] + bytes([valeur]) + octets[place + 1 :]


def _tar() -> bytes:
    tampon = io.BytesIO()
    with tarfile.open(fileobj=tampon, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a"))
    return tampon.getvalue()


def _standard(octets: bytes) -> bytes:
    return _zip({"export_fiches_CSV_Standard_2026_02_01.csv": octets})


def _colle(membre: bytes) -> bytes:
    return _zip({NOM_XML: membre})


ENTIER = _zip(BON)
NU = _zip(BON, zipfile.ZIP_STORED)
LONGUE = STANDARD.encode() + b'"5";"RNCP12";"' + b"x" * 3_000_000
ARCHIVES: list[tuple[str, bytes, str]] = [
    *[("zip", ENTIER[: len(ENTIER) * k // 12], "coupée") for k in range(1, 12)],
    *[("zip", _tourne(NU, b"ACTIVE", k, 0x21), "contrôle") for k in range(6)],
    *[("zip", ENTIER[:90] + bytes([k]) * 30 + ENTIER[120:], "ne se décompresse pas|contrôle") for k in (0, 9, 255)],
    ("zip", _tourne(ENTIER, b"PK\x01\x02", 8, 1), "mot de passe"),
    ("zip", _tourne(_tourne(ENTIER, b"PK\x01\x02", 10, 99), b"PK\x03\x04", 8, 99), "façon inconnue"),
    ("zip", _zip({**BON, "zeros.csv": b"0" * (101 << 20)}), "se décompresse en"),
    ("zip", _zip({f"{n}.txt": b"" for n in range(1001)}), "1001 fichiers"),
    *[("zip", _zip({**BON, nom: b"x"}), "hors de son dossier")
      for nom in ("../sortie.csv", "/etc/sortie.csv", "C:\\sortie.csv", "a/../../sortie.csv", "..\\sortie.csv")],
    *[("zip", _zip({nom: ENTIER}), "en contient une autre") for nom in ("export.zip", "dossier/export.ZIP", "export.tar.gz")],
    *[("zip", _zip({nom: b"bonjour"}), "ne contient ni") for nom in ("notes.txt", "export.csv", "image.png")],
    ("zip", _zip({}), "ne contient ni"), ("zip", _standard(b""), "Il manque"), ("zip", _standard(STANDARD.split("\n")[0].encode()), "Aucune fiche"),
    ("zip", _standard(STANDARD.replace(";", ",").encode()), "Il manque"), ("zip", _standard(STANDARD.replace('"Actif"', '"Etat"').encode()), "Actif"),
    ("zip", _standard(STANDARD.encode() + b'"6";"RNCP\x00";'), "octets nuls"), ("zip", _standard(STANDARD.encode("utf-16")), "UTF-8"),
    ("zip", _standard(STANDARD.replace("Habilitation", "Été").encode("latin-1")), "UTF-8"), ("zip", _standard(LONGUE), "dépasse 2 millions"),
    ("zip", _standard(STANDARD.encode() + b'"7";"' + b"x" * 200_000 + b'"\r\n'), "pas un CSV lisible"),
    *[(genre, octets if genre == "xml" else _colle(octets), raison) for genre in ("xml", "zip") for octets, raison in (
        (RIRES.encode(), "entités"), (b'<!DOCTYPE a SYSTEM "file:///etc/hosts"><FICHES/>', "entités"),
        (XML[:-30].encode(), "coupé avant la fin"), (XML.encode("utf-16")[2:], "abîmé|codage|ni un zip"),
        (XML.replace("UTF-8", "martien").encode(), "codage inconnu"), (XML.replace("Maçon", "Maçon").encode("latin-1"), "abîmé"),
        (XML.replace("</FICHE>", "</FICHES>").encode(), "abîmé"), (b"<a>" * 5_000, "coupé"), (b"<AUTRE><X/></AUTRE>", "Aucune fiche"),
        (b"<FICHES><FICHE><INTITULE>" + b"x" * (51 << 20), "dépasse 50 Mo"),
    )],
    ("zip", b"", "vide"), ("zip", b"PK", "ni un zip"), ("zip", b"\x1f\x8b" + b"x" * 50, "ni un zip"), ("zip", _tar(), "ni un zip"),
    ("zip", b"%PDF-1.7", "ni un zip"),
]  # fmt: skip


def test_every_hostile_archive_has_its_reason_and_changes_nothing(tmp_path):
    """Each bad archive is refused for what is wrong with it, by its name, and the tables stay byte for byte."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    importer("rncp", export(tmp_path), corpus)
    avant = {p: p.read_bytes() for p in corpus.rglob("*") if p.is_file()}
    for n, (genre, octets, raison) in enumerate(ARCHIVES):
        fichier = tmp_path / f"export_{n}_2026-08-16.{genre}"
        fichier.write_bytes(octets)
        with pytest.raises(SourceUnreadable, match=raison) as refus:
            importer("rncp", fichier, corpus)
        assert "Rien n'a été importé" in str(refus.value) and "\n" not in str(refus.value), n
        fichier.unlink()
    assert {p: p.read_bytes() for p in corpus.rglob("*") if p.is_file()} == avant
    assert not [p for p in tmp_path.rglob("sortie.csv")] and len(ARCHIVES) >= 60
