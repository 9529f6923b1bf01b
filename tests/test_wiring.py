"""Everything connected, on a small corpus of its own: build, add a PDF, ask it, import an export, break the index."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from fpdf import FPDF

from assistant import wiring
from assistant.domaine.reponse import Conversation, Reponse
from assistant.errors import EntreeInvalide, IndexDamaged, SourceUnreadable
from assistant.interfaces import cli
from assistant.settings import Reglages

JOUR = date(2026, 11, 22)
PAGES = ("Cette étude fictive décrit la filière spatiale.",
         "La filière spatiale du Gers forme 437 techniciens de salle blanche chaque année. L'école Hélianthe est à Auch.",
         "La formation de technicien de salle blanche dure 26 semaines. Les stagiaires viennent du lundi au jeudi.")  # fmt: skip


@pytest.fixture(scope="module")
def petit(tmp_path_factory: pytest.TempPathFactory) -> Reglages:
    """A corpus with all its rules and texts but fifty certifications, its index built beside it."""
    dossier, vrais = tmp_path_factory.mktemp("petit"), Reglages()
    shutil.copytree(vrais.corpus, dossier / "corpus")
    table = dossier / "corpus" / "certifications" / "certifications.csv"
    entete, *fiches = table.read_text("utf-8").splitlines()
    table.write_text("\n".join((entete, *fiches[:50])) + "\n", "utf-8")
    (dossier / "index").mkdir()
    (dossier / "index" / "modele").symlink_to(vrais.index / "modele")
    reglages = Reglages(corpus=dossier / "corpus", index=dossier / "index", prompts=vrais.prompts)
    wiring.construire_index(reglages, JOUR)
    return reglages


@pytest.fixture
def commande(petit: Reglages, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Return a function that runs a command on the small corpus and gives its status."""
    monkeypatch.setenv("ASSISTANT_CORPUS", str(petit.corpus))
    monkeypatch.setenv("ASSISTANT_INDEX", str(petit.index))
    return lambda *arguments: cli.main([str(a) for a in arguments])


def pdf(chemin: Path, pages: tuple[str, ...], mot_de_passe: str = "") -> Path:
    """Write a small PDF."""
    document = FPDF()
    document.set_font("Helvetica", size=11)
    if mot_de_passe:
        document.set_encryption(owner_password="autre", user_password=mot_de_passe)
    for texte in pages:
        document.add_page()
        document.multi_cell(0, 6, texte)
    document.output(str(chemin))
    return chemin


def demander(reglages: Reglages, question: str) -> Reponse:
    """Return the answer of a fresh assistant."""
    return wiring.construire_assistant(reglages).answer(Conversation(date=JOUR), question)[1]


def test_an_added_pdf_is_answered_from_with_its_page(petit: Reglages, commande, tmp_path: Path, capsys) -> None:
    """corpus add says what each page gave, ingest shows the document, and each fact is cited from its own page."""
    assert commande("corpus", "add", pdf(tmp_path / "e.pdf", PAGES), "--titre", "Étude spatiale", "--date", "2026-05-01") == 0
    dit = capsys.readouterr()
    assert "page 1 : " in dit.out and "page 3 : " in dit.out and "assistant ingest" in dit.out
    assert not wiring.index_a_jour(petit)
    assert commande("ingest") == 0
    assert "Étude spatiale" in capsys.readouterr().err and wiring.index_a_jour(petit)
    for question, mot, page in (("combien de techniciens de salle blanche sont formés dans le Gers ?", "437", 2),
                                ("combien de temps dure la formation de technicien de salle blanche ?", "26 semaines", 3)):
        reponse = demander(petit, question)
        preuve = reponse.citations[0].passage
        assert reponse.statut == "repondu" and mot in reponse.texte
        assert (preuve.nature, preuve.titre, preuve.page) == ("original", "Étude spatiale", page)


@pytest.mark.parametrize("cas", ["absent", "vide", "coupe", "protege", "scanne", "texte"])
def test_a_pdf_that_cannot_be_read(petit: Reglages, commande, tmp_path: Path, capsys, cas: str) -> None:
    """Each unreadable PDF gets one line with its reason, status 1, and the corpus does not change."""
    fichier = tmp_path / f"{cas}.pdf"
    bon = pdf(tmp_path / "bon.pdf", PAGES).read_bytes()
    octets = {"vide": b"", "coupe": bon[:600], "texte": b"bonjour"}
    if cas in octets:
        fichier.write_bytes(octets[cas])
    elif cas != "absent":
        pdf(fichier, PAGES if cas == "protege" else ("",), "clef" if cas == "protege" else "")
    avant = {p: p.stat().st_mtime_ns for p in petit.corpus.rglob("*")}
    assert commande("corpus", "add", fichier, "--titre", "T", "--date", "2026-05-01") == 1
    dit = capsys.readouterr()
    assert dit.out == "" and dit.err.count("\n") == 1 and fichier.name in dit.err and "Traceback" not in dit.err
    assert {p: p.stat().st_mtime_ns for p in petit.corpus.rglob("*")} == avant


CATALOGUE = ("date_chargement;nom_of;code_rs;code_rncp;intitule_formation;code_departement;nom_departement;frais_ttc_tot_min\n"
             "2026-09-01;CENTRE A;-1;37674;Dev web;31;Haute-Garonne;5000\n")  # fmt: skip


def test_importing_a_catalogue(petit: Reglages, commande, tmp_path: Path, capsys) -> None:
    """A catalogue goes in place with its number of lines said, and nothing is left beside the corpus."""
    fichier = tmp_path / "mcf.csv"
    fichier.write_text(CATALOGUE, "utf-8")
    assert commande("corpus", "importer", "catalogue", fichier) == 0
    assert ": 1 ligne." in capsys.readouterr().out
    assert (petit.corpus / "certifications" / "formations.csv").is_file()
    assert [p.name for p in petit.corpus.parent.glob(".import-*")] == []


@pytest.mark.parametrize(("quoi", "contenu"), [("rncp", b""), ("rncp", b"PK\x03\x04 coupe"), ("rncp", b"<FICHES><FICHE>"), ("rome", b"bonjour"),
                                                ("catalogue", b"a;b\n1;2\n"), ("catalogue", b"\xff\xfe"), ("rncp", None), ("rome", None)])  # fmt: skip
def test_a_bad_export_changes_nothing(petit: Reglages, commande, tmp_path: Path, capsys, quoi: str, contenu: bytes | None) -> None:
    """A damaged, empty, foreign or missing export: one French sentence, status 1, not one byte of the tables changed."""
    fichier = tmp_path / "export_2026_11_01.zip"
    if contenu is not None:
        fichier.write_bytes(contenu)
    avant = {p: p.read_bytes() for p in petit.corpus.rglob("*.*") if p.is_file()}
    assert commande("corpus", "importer", quoi, fichier) == 1
    dit = capsys.readouterr()
    assert dit.out == "" and "Rien n'a été importé" in dit.err and "Traceback" not in dit.err
    assert {p: p.read_bytes() for p in petit.corpus.rglob("*.*") if p.is_file()} == avant


RNCP = ('<?xml version="1.0"?><FICHES><FICHE><NUMERO_FICHE>RNCP99001</NUMERO_FICHE><INTITULE>Essai</INTITULE><ACTIF>Oui</ACTIF>'
        "<DATE_FIN_ENREGISTREMENT>01/01/2030</DATE_FIN_ENREGISTREMENT></FICHE></FICHES>")  # fmt: skip


@pytest.mark.parametrize(("jour", "mot"), [("2024_02_22", "2026-04-22"), ("2026_11_01", "incomplet")])
def test_an_export_that_goes_backwards(petit: Reglages, tmp_path: Path, jour: str, mot: str) -> None:
    """An older export, or a sample that would lose most certifications, is refused."""
    fichier = tmp_path / f"export_fiches_RNCP_{jour}.xml"
    fichier.write_text(RNCP, "utf-8")
    with pytest.raises(SourceUnreadable, match=mot):
        wiring.importer(petit, "rncp", fichier)


def test_an_export_that_the_corpus_cannot_use(petit: Reglages, tmp_path: Path) -> None:
    """Tables that are well formed but break the corpus when loaded are refused before they are put in place."""
    from assistant.errors import CorpusError
    from assistant.ingestion.exports.importation import importer

    fichier = tmp_path / "mcf.csv"
    fichier.write_text(CATALOGUE.replace("5000", "6000"), "utf-8")
    avant = {p: p.read_bytes() for p in (petit.corpus / "certifications").iterdir()}

    def refuser(corpus: Path) -> None:
        raise CorpusError("Le code ROME Z9999 n'existe pas.")

    with pytest.raises(SourceUnreadable, match="Z9999.*Rien n'a été importé"):
        importer("catalogue", fichier, petit.corpus, refuser)
    assert {p: p.read_bytes() for p in (petit.corpus / "certifications").iterdir()} == avant


def test_an_unknown_export(petit: Reglages, tmp_path: Path) -> None:
    """A kind of export that does not exist lists those that do."""
    with pytest.raises(EntreeInvalide, match="rncp, rome, catalogue"):
        wiring.importer(petit, "sirene", tmp_path)


def test_the_warm_up_loads_what_answers_need(petit: Reglages) -> None:
    """After the warm-up, the tables read on first use are there, and no language model was asked."""
    assistant = wiring.construire_assistant(petit)
    assert "certifications" not in vars(assistant.services.orientation)
    wiring.chauffer(assistant, JOUR)
    assert {"certifications", "chemins"} <= vars(assistant.services.orientation).keys()


def test_a_damaged_index(petit: Reglages) -> None:
    """A byte changed in the index is seen at load; distress is still answered without it."""
    version = next(p for p in (petit.index / "versions").iterdir() if p.is_dir())
    fichier = version / "vectors.faiss"
    bon = fichier.read_bytes()
    os.chmod(fichier, 0o644)
    fichier.write_bytes(bon[:-1] + bytes([bon[-1] ^ 1]))
    try:
        with pytest.raises(IndexDamaged):
            wiring.construire_assistant(petit)
        secours = wiring.construire_assistant(petit, sans_index_permis=True)
        assert secours.answer(Conversation(date=JOUR), "je veux en finir avec la vie")[1].statut == "urgence"
    finally:
        fichier.write_bytes(bon)
