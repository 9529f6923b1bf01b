"""Added PDFs: served by their registered id only, harmless headers, opened at the page of the passage."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fpdf import FPDF

from assistant.ingestion.documents import ajouter_document
from assistant.interfaces.documents import chercher, lien, lire_registre
from assistant.interfaces.sources_page import charger_catalogue
from assistant.settings import lire_reglages
from tests.interfaces.client import Client
from tests.interfaces.conftest import ICI, LARGEURS, Serveur, Visite, arreter, demarrer, port_libre

SECRET = "Ce passage ne se trouve qu'à la troisième page du document."


def fabriquer_pdf(fichier: Path) -> Path:
    """Write a PDF of four pages, the third with a sentence of its own."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=14)
    for n in range(1, 5):
        pdf.add_page()
        pdf.multi_cell(0, text=f"Page numero {n} du rapport. " + (SECRET if n == 3 else "Un autre sujet occupe cette page."))
    pdf.output(str(fichier))
    return fichier


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real corpus, with one added document."""
    racine = tmp_path_factory.mktemp("corpus")
    for chose in lire_reglages({}).corpus.iterdir():
        if chose.name != "documents":
            (racine / chose.name).symlink_to(chose.resolve())
    ajouter_document(racine, fabriquer_pdf(racine / "essai.pdf"), "Rapport d'essai", date(2026, 1, 15), "Un éditeur")
    return racine


@pytest.fixture(scope="module")
def page_document(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Iterator[Serveur]:
    """The page over that corpus."""
    port = port_libre()
    serveur = demarrer(tmp_path_factory.mktemp("etat"), [sys.executable, str(ICI / "faux_assistant.py"), str(port)], port,
                       ASSISTANT_CORPUS=str(corpus))
    yield serveur
    arreter(serveur)


def ident(corpus: Path) -> str:
    """Return the id of the added document."""
    return next(iter(lire_registre(corpus)))


def test_le_registre_fait_foi(corpus: Path) -> None:
    """A registered id gives its file and its title; no other name gives anything, whatever lies in the folder."""
    nom, dossier = ident(corpus), corpus / "documents"
    assert chercher(corpus, nom) == dossier / f"{nom}.pdf"
    assert charger_catalogue(corpus).sources[nom].titre == "Rapport d'essai" and charger_catalogue(corpus).ajoutes == {nom}
    (dossier / "autre.pdf").write_bytes(b"%PDF-1.4")
    for faux in ("autre", "documents", f"{nom}.pdf", f"../documents/{nom}", "..", "", nom.upper(), f"{nom}\n", "x" * 200):
        assert chercher(corpus, faux) is None, faux
    assert lien(nom, 3) == f"/documents/{nom}#page=3" and lien(nom, None) == f"/documents/{nom}"


def test_fichier_retire_ou_detourne(tmp_path: Path) -> None:
    """A file that is gone, or replaced by a link to elsewhere, is not served."""
    ajouter_document(tmp_path, fabriquer_pdf(tmp_path / "a.pdf"), "A", date(2026, 1, 1))
    nom = ident(tmp_path)
    fichier = tmp_path / "documents" / f"{nom}.pdf"
    fichier.unlink()
    assert chercher(tmp_path, nom) is None
    fichier.symlink_to(tmp_path / "a.pdf")
    assert chercher(tmp_path, nom) is None


@pytest.mark.parametrize("abime", [b"ceci n'est pas = du TOML [", b"\xff\xfe"])
def test_registre_abime(tmp_path: Path, abime: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """A damaged register hides the documents and is logged; the page still opens."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "documents.toml").write_bytes(abime)
    assert lire_registre(tmp_path) == {} and "illisible" in caplog.text


def test_servi_sans_danger(page_document: Serveur, corpus: Path) -> None:
    """The PDF comes whole with headers that let it run nothing, embed nowhere and be kept by nobody; the rest is a 404 in French."""
    async def scene() -> None:
        async with Client(page_document.url) as client:
            url = f"{page_document.url}/documents/{ident(corpus)}"
            async with client.http.get(url) as reponse:
                entetes = reponse.headers
                assert reponse.status == 200 and await reponse.read() == (corpus / "documents" / f"{ident(corpus)}.pdf").read_bytes()
                assert entetes["content-type"] == "application/pdf" and entetes["x-content-type-options"] == "nosniff"
                assert entetes["content-disposition"].startswith("inline;") and entetes["cache-control"] == "no-store"
                politique = entetes.getall("content-security-policy")
                assert len(politique) == 1 and "sandbox" in politique[0] and "default-src 'none'" in politique[0]
                assert "allow-scripts" not in politique[0] and entetes["cross-origin-resource-policy"] == "same-origin"
            for faux in ("/documents/autre", "/documents/documents", "/documents/", f"/documents/{ident(corpus)}.pdf", "/documents/..%2Fsources",
                         "/documents/%2e%2e%2fdocuments%2fautre"):
                async with client.http.get(f"{page_document.url}{faux}") as reponse:
                    assert reponse.status == 404 and "%PDF" not in await reponse.text(errors="replace"), faux
            async with client.http.get(url, headers={"Origin": "http://evil.example"}) as reponse:
                assert reponse.status == 403

    asyncio.run(scene())


@pytest.mark.navigateur
@pytest.mark.parametrize("largeur", LARGEURS)
def test_le_panneau_ouvre_la_page(navigateur: Any, page_document: Serveur, corpus: Path, largeur: int) -> None:
    """The panel of a passage of an added PDF names it and opens that PDF at the passage's page, without leaving the machine."""
    visite = Visite(navigateur, page_document, largeur)
    reponse = visite.dire("que dit le document ?")
    reponse.locator('a[href^="#source-"]').first.click()
    panneau = visite.page.wait_for_selector("#side-view-content .source")
    texte = panneau.inner_text()
    for attendu in ("Rapport d'essai", "page 3", "Un éditeur", "15/01/2026", "Texte d'origine", SECRET):
        assert attendu in texte, attendu
    ouvrir = visite.page.get_by_role("link", name="Ouvrir le PDF à la page 3")
    visite.page.wait_for_timeout(400)  # the panel slides in; wait for the picture only
    visite.photo("document")
    assert ouvrir.get_attribute("href") == f"/documents/{ident(corpus)}#page=3"
    with visite.contexte.expect_page() as attente:
        ouvrir.click()
    ouverte = attente.value
    ouverte.wait_for_url(f"{page_document.url}/documents/{ident(corpus)}#page=3", wait_until="commit")
    ouverte.wait_for_timeout(1000)
    ouverte.screenshot(path=str(visite.chemin_photo("document-ouvert")))
    assert visite.dehors == [] and visite.deborde() <= 0
    visite.contexte.close()
