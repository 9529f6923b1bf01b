"""The restated white paper: its own shape, and nothing lost when the original is at hand."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest

from assistant.domaine.sources import Passage
from assistant.ingestion.autrement import ajouter_mots, pieces_perdues
from assistant.ingestion.corpus import lire_corpus
from assistant.ingestion.nombres import charger_ignores, manquants, par_section
from assistant.ingestion.phrases import phrases
from tests.ingestion.empreintes import connues, empreintes

NOTES = Path(__file__).parents[2] / "corpus" / "livre_blanc"
# Names, titles and list labels of at least eight words, that no one may reword.
LIBELLES = (
    "Intelligence Artificielle et Reconversions en Occitanie",
    "la loi 2023-270 du 14 avril 2023",
    "la construction, le bâtiment et les travaux publics",
    "l'Île-de-France et Auvergne-Rhône-Alpes",
    "le CNRS, l'Inserm, l'INRAE, le CNES",
    "laboratoire d'informatique, de robotique et de microélectronique",
    "sécurité des biens et des personnes (police, surveillance, HSE)",
    "Direction de la Prospective et de la Performance",
    "Fonds d'investissement dans la prévention de l'usure professionnelle",
    "enseignant de la conduite et de la sécurité routière",
    "M1806, expertise et support technique en systèmes d'information",
    "M1807, exploitation de systèmes de communication et de commandement",
    "M1810, production et exploitation de systèmes d'information",
)


def _notes() -> dict[str, str]:
    sections: dict[str, str] = {}
    for note in sorted(NOTES.glob("*.md")):
        sections |= par_section(note.read_text(encoding="utf-8"))
    return sections | {"": ""}


def _pages() -> dict[str, int]:
    titres = re.compile(r"^## (2\.4 conclusion|\S+) .*\{p\. (\d+)\}$", re.MULTILINE)
    textes = (note.read_text(encoding="utf-8") for note in NOTES.glob("*.md"))
    return {nom: int(page) for texte in textes for nom, page in titres.findall(texte)}


@pytest.fixture(scope="module")
def original() -> str:
    """The real text, when the folder that holds it is named."""
    dossier = os.environ.get("ASSISTANT_ORIGINAUX")
    if not dossier:
        pytest.skip("ASSISTANT_ORIGINAUX ne nomme aucun dossier : le texte original n'est pas là.")
    return next(Path(dossier).rglob("livre_blanc.md")).read_text(encoding="utf-8")


@pytest.mark.parametrize(("fichier", "bloc"), [("lacunes.toml", "lacunes"), ("remarques.toml", "remarques")])
def test_chaque_bloc_est_entier_et_renvoie_a_une_section(fichier: str, bloc: str) -> None:
    """Each block has its sentence, its words, and the page printed for its section in our notes."""
    pages = _pages()
    for ligne in tomllib.loads((NOTES / fichier).read_text(encoding="utf-8"))[bloc]:
        assert ligne["page"] == pages[ligne["section"]], ligne
        assert ligne["phrase"].endswith(".") and ligne["mots"], ligne


def test_une_lacune_dit_qu_elle_en_est_une() -> None:
    """No sentence about a lost chart leaves one think that it is known."""
    for lacune in tomllib.loads((NOTES / "lacunes.toml").read_text(encoding="utf-8"))["lacunes"]:
        assert "dans le texte dont je dispose" in lacune["phrase"]
        assert "n'est pas" in lacune["phrase"] or "ne sont pas" in lacune["phrase"]


def test_aucun_chiffre_de_l_original_ne_manque(original: str) -> None:
    """Section by section, every number of the white paper is in our restatement, or ignored with a reason."""
    notes, ignores = _notes(), charger_ignores(NOTES / "nombres_ignores.toml")
    perdus = {nom: manquants(texte, notes.get(nom, ""), ignores.get(nom, frozenset()))
              for nom, texte in par_section(original).items()}
    assert {nom: liste for nom, liste in perdus.items() if liste} == {}


@pytest.mark.parametrize("chapitre", [f"{n:02d}" for n in range(9)])
def test_aucune_phrase_n_est_recopiee(chapitre: str) -> None:
    """No sentence shares eight words running with the original, names and labels apart."""
    note = next(NOTES.glob(f"{chapitre}_*.md")).read_text(encoding="utf-8")
    lignes = [ligne for ligne in note.splitlines() if ligne and not ligne.startswith(("#", "|", "Tableau", "<!--"))]
    copiees = [p for ligne in lignes for p in phrases(_sans_libelles(ligne)) if empreintes(p) & connues()]
    assert copiees == []


def test_les_empreintes_sont_celles_de_l_original(original: str) -> None:
    """What stands for the original elsewhere is made from it, whole."""
    assert empreintes(original) == connues()


def _sans_libelles(ligne: str) -> str:
    for libelle in LIBELLES:
        ligne = re.sub(re.escape(libelle), " § ", ligne, flags=re.IGNORECASE)
    return ligne


def test_chaque_facon_de_demander_tient_a_une_phrase() -> None:
    """No way of asking is kept for a sentence that was reworded, and none brings a figure of its own."""
    table = tomllib.loads((NOTES / "autrement.toml").read_text(encoding="utf-8"))
    assert pieces_perdues(lire_corpus(NOTES.parent).passages, table) == []
    assert [m for pieces in table.values() for m in pieces.values() if re.search(r"\d\s?(%|€|euros|Mds|millions)", m)] == []


def test_les_mots_ne_vont_qu_a_leur_phrase() -> None:
    """The words of one sentence are indexed with it alone, never with its neighbour nor with another section."""
    phrases_ = [Passage("a", "Le renard dort.", "note", "livre-blanc", "T", "1", genre="phrase"),
                Passage("b", "Le loup court.", "note", "livre-blanc", "T", "1", genre="phrase"),
                Passage("c", "Le renard dort.", "note", "livre-blanc", "T", "2", genre="phrase")]
    avec = ajouter_mots(phrases_, {"1": {"renard dort": "sieste, goupil"}})
    assert [p.mots for p in avec] == [("sieste", "goupil"), (), ()]
