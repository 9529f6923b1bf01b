"""Folding, stems, sounds, the inverted matrix and the mending of questions."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.domaine.texte import plier
from assistant.retrieval.comptage import Compteur, bm25, construire_bm25, construire_tfidf, tfidf
from assistant.retrieval.inverse import MatriceInverse, compter, requete_tfidf
from assistant.retrieval.orthographe import mots_connus
from assistant.retrieval.requete import Reparateur, Synonymes, lire_mots, lire_synonymes
from assistant.retrieval.texte import grammes, mots_plies, racine, sonne, termes

TEXTES = [
    "le chat mange la souris grise",
    "le chien mange",
    "la souris verte court dans l'herbe verte",
    "un arbre",
]
VOCABULAIRE = {
    "reconversion": 40,
    "formation": 90,
    "demission": 12,
    "numerique": 30,
    "employeur": 20,
    "salaire": 9,
    "financement": 8,
    "anciennete": 7,
}
RACINE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def reparateur():
    """Return a mender that knows eight words and the common French words we ship."""
    courants = lire_mots(RACINE / "index" / "modele" / "mots_courants.txt.gz")
    return Reparateur(VOCABULAIRE, courants, lire_synonymes(RACINE / "corpus" / "synonymes.toml"))


def test_numbers_written_with_spaces_are_one_word():
    """1 063 235 is one number; a year beside a number stays apart."""
    assert mots_plies("1 063 235 habitants en 2024 500") == ["1063235", "habitants", "en", "2024", "500"]


def test_accents_go_before_stems():
    """« formées » and « FORMEES » meet on one stem."""
    assert termes("formées") == termes("FORMEES")
    assert termes("quoi de qui") == termes("quoi de qui") != []


def test_bm25_is_the_one_of_bm25s():
    """Our matrix gives the scores of the bm25s library (Lucene's formula), to float precision."""
    import bm25s

    documents = [t.split() for t in TEXTES]
    reference = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    reference.index(documents, show_progress=False)
    notre = construire_bm25(documents)
    for question in ("souris verte", "chat", "mange le chien", "un arbre inconnu"):
        connus = [m for m in question.split() if m in notre.termes]
        assert np.allclose(reference.get_scores(connus), notre.scores(compter(connus)), atol=1e-5)


def test_tfidf_scores_are_cosines():
    """A document asked with its own words has a cosine of one with itself."""
    documents = [[g for m in t.split() for g in grammes(m)] for t in TEXTES]
    matrice = construire_tfidf(documents)
    scores = matrice.scores(requete_tfidf(matrice, compter(documents[0])))
    assert scores[0] == pytest.approx(1.0, abs=1e-3)
    assert scores.argmax() == 0


def test_a_matrix_survives_the_disk(tmp_path):
    """Written then mapped back, it gives the same scores."""
    matrice = construire_bm25([t.split() for t in TEXTES])
    matrice.ecrire(tmp_path, "m")
    lue = MatriceInverse.lire(tmp_path, "m")
    assert np.array_equal(lue.scores({"souris": 1.0}), matrice.scores({"souris": 1.0}))


def test_counting_by_batches_changes_nothing():
    """Documents counted one at a time give the matrix of documents counted together."""
    documents = [t.split() for t in TEXTES] * 3
    for faire, fini in ((construire_bm25, bm25), (construire_tfidf, tfidf)):
        compteur = Compteur()
        for document in documents:
            compteur.ajouter([document])
        entiere, morcelee = faire(documents), fini(compteur)
        assert entiere.termes == morcelee.termes
        assert np.array_equal(entiere.passages, morcelee.passages)
        assert np.array_equal(entiere.poids, morcelee.poids)


@pytest.mark.parametrize("budget", [0, 1, 3, 5, 1000])
def test_scores_are_whole_for_the_passages_asked_whatever_the_budget(budget):
    """A term too common to be summed everywhere still counts for the passages asked."""
    matrice = construire_bm25([t.split() for t in TEXTES])
    requete = compter("le chat mange la souris verte inconnue".split())
    releve = matrice.relever(requete, budget)
    tous = np.arange(matrice.n)
    assert np.allclose(releve.exacts(tous), matrice.scores(requete), atol=1e-6)
    assert bool(releve.lourds) == (budget < 1000)
    assert len(releve.meilleurs(2)) >= 1


@pytest.mark.parametrize(
    ("ecrit", "pense"),
    [
        ("formasion", "formation"),
        ("reconvertion", "reconversion"),
        ("anciènneté", "anciennete"),
        ("numerik", "numerique"),
        ("demision", "demission"),
        ("finansement", "financement"),
        ("salère", "salaire"),
        ("emploieur", "employeur"),
    ],
)
def test_misspelt_words_are_mended(reparateur, ecrit, pense):
    """Typing errors and words written as they sound find the word of the corpus."""
    assert mots_plies(reparateur.corriger(ecrit)) == [pense]


@pytest.mark.parametrize(
    "mot", ["formation", "délai", "octobre", "RNCP37674", "36000", "avec", "cdi", "juillet"]
)
def test_known_words_are_left_alone(reparateur, mot):
    """Corpus words, common French words, numbers and codes come back as they were typed."""
    assert reparateur.corriger(mot) == mot


def test_a_word_that_french_texts_spell_is_no_typing_error():
    """A rare word of the language stays as it is, though the corpus holds a near one."""
    connus = frozenset(mots_connus(["Elle hésite encore, 2 fois.", "à son pain"]))
    assert connus == {"elle", "hesite", "encore", "fois", "son", "pain"}
    reparateur = Reparateur({"hesitation": 2, "resiste": 4, "formation": 9}, frozenset(), Synonymes((), {}), connus)
    assert reparateur.preparer("j'hésite, formasion").texte == "j'hésite, formation"


@pytest.mark.parametrize("mot", ["torchons", "pains"])
def test_the_plural_of_a_known_word_is_no_typing_error(mot):
    """« torchons » stays when « torchon » is known, though the corpus holds a near word."""
    reparateur = Reparateur({"tronçons": 2, "gains": 4}, frozenset(), Synonymes((), {}), frozenset({"torchon", "pain"}))
    assert reparateur.corriger(mot) == mot


def test_sms_spelling_is_opened_and_reported(reparateur):
    """The person can be shown how the question was read."""
    requete = reparateur.preparer("c koi une formasion")
    assert requete.texte == "c'est quoi une formation"
    assert ("formasion", "formation") in requete.reparations


def test_acronyms_bring_their_expansion(reparateur):
    """« cif » calls the scheme that replaced it, with less weight than a typed word."""
    ajouts = dict(reparateur.preparer("mon cif").ajouts)
    assert ajouts["ptp"] == 0.5
    assert "cif" not in ajouts


def test_words_that_sound_alike_share_a_key():
    """A French reader says both the same way."""
    for a, b in (
        ("formasion", "formation"),
        ("kel", "quel"),
        ("fassile", "facile"),
        ("pharmacie", "farmacie"),
    ):
        assert sonne(a) == sonne(b)


def test_no_synonyms_is_a_valid_setting():
    """Without a table, a question passes through."""
    assert Reparateur({"mot": 1}, frozenset(), Synonymes((), {})).preparer("mot").texte == "mot"


@pytest.mark.parametrize(("une", "autre"), [("emploi", "emplois"), ("gagner", "gagnent"), ("recensée", "recense"), ("restera", "resteront")])
def test_les_formes_d_un_mot_ont_une_racine(une: str, autre: str) -> None:
    """Plurals and conjugated forms that lost their accents still meet their word."""
    assert racine(plier(une)) == racine(plier(autre))


def test_une_forme_d_un_mot_courant_est_courante(reparateur: Reparateur) -> None:
    """A conjugated form of an everyday verb names nothing rare, a company does."""
    assert reparateur.courant("gagneraient") and not reparateur.courant("capgemini")
