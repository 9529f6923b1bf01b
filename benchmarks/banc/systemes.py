"""The systems without a framework: ours, folded BM25, character TF-IDF, one embedder alone."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.banc import cadres, encodeurs
from benchmarks.banc.encodeurs import MODELE, Encodeur, octets_minilm, octets_statique
from benchmarks.banc.moteur import MORCEAUX, Donnees, Fabrique, K, Moteur, Systeme, distincts, peser, taille

NOTRE = "le nôtre"
BM25 = ("BM25 plié (bm25s)", "BM25 plié, mots vides ôtés", "BM25 plié, morceaux")
SYNONYMES = Path(__file__).resolve().parents[2] / "corpus" / "synonymes.toml"


def notre(dense: bool) -> Fabrique:
    """Return our own search, built and opened the way the product does; without meaning when dense is false."""
    from assistant.retrieval import charger_embedder, construire, ouvrir
    from assistant.retrieval.fusion import lire_poids
    from assistant.retrieval.jeux import document
    from assistant.retrieval.magasin import lire_passage

    embedder = charger_embedder(MODELE)
    poids = lire_poids(MODELE / "fusion.json")
    poids = poids if dense else replace(poids, fusion=poids.fusion_sans_dense)

    def fabriquer(donnees: Donnees) -> Moteur:
        dossier = Path(tempfile.mkdtemp(prefix="banc-"))
        (dossier / "modele").symlink_to(MODELE)
        construire(map(lire_passage, donnees.passages.read_bytes().splitlines()), dossier, embedder)
        ouvert = ouvrir(dossier, embedder, SYNONYMES)
        ouvert.regler(poids)
        return Moteur(
            lambda q: distincts(document(t.passage) for t in ouvert.search(q, K)), lambda: taille(dossier)
        )

    return fabriquer


def bm25_plie(vides: str | None = None) -> Fabrique:
    """Return folded BM25 by bm25s over whole documents, accents removed before stemming; vides: its stop words."""
    import bm25s
    import Stemmer

    from assistant.domaine.texte import plier

    racines = Stemmer.Stemmer("french")

    def jetons(textes: Sequence[str]) -> object:
        plies = [plier(t) for t in textes]
        return bm25s.tokenize(plies, stemmer=racines, stopwords=vides, show_progress=False)

    def fabriquer(donnees: Donnees) -> Moteur:
        entiers = [t for t in donnees.textes if t.entier]
        moteur = bm25s.BM25()
        moteur.index(jetons([t.texte for t in entiers]), show_progress=False)
        k = min(K, len(entiers))

        def chercher(q: str) -> list[str]:
            return [entiers[i].document for i in moteur.retrieve(jetons([q]), k=k, show_progress=False)[0][0]]

        return Moteur(chercher, lambda: peser(lambda d: moteur.save(d, show_progress=False)), lus=len(entiers))

    return fabriquer


def bm25_morceaux() -> Fabrique:
    """Return folded BM25 over documents and pieces: the same grain as ours, words only."""
    from assistant.retrieval.comptage import construire_bm25
    from assistant.retrieval.texte import termes

    def fabriquer(donnees: Donnees) -> Moteur:
        matrice = construire_bm25(termes(t.texte) for t in donnees.textes)
        return _classement(
            donnees, lambda q: matrice.scores(Counter(termes(q))), lambda d: matrice.ecrire(d, "bm25")
        )

    return fabriquer


def tfidf_lettres() -> Fabrique:
    """Return character 3-5-gram TF-IDF over whole documents."""
    from assistant.retrieval.comptage import construire_tfidf
    from assistant.retrieval.inverse import requete_tfidf
    from assistant.retrieval.texte import grammes, mots_plies

    def lettres(texte: str) -> list[str]:
        return [g for m in mots_plies(texte) for g in grammes(m)]

    def fabriquer(donnees: Donnees) -> Moteur:
        entiers = Donnees([t for t in donnees.textes if t.entier], donnees.passages)
        matrice = construire_tfidf(lettres(t.texte) for t in entiers.textes)
        return _classement(
            entiers,
            lambda q: matrice.scores(requete_tfidf(matrice, Counter(lettres(q)))),
            lambda d: matrice.ecrire(d, "grammes"),
        )

    return fabriquer


def dense(encodeur: Callable[[], Encodeur]) -> Fabrique:
    """Return cosine search over documents and pieces with one encoder."""
    charge = encodeur()

    def fabriquer(donnees: Donnees) -> Moteur:
        vecteurs = charge.vecteurs([t.texte for t in donnees.textes])
        moteur = _classement(
            donnees, lambda q: vecteurs @ charge.vecteurs([q])[0], lambda d: np.save(d / "vecteurs.npy", vecteurs)
        )
        return replace(moteur, dues=charge.dues)

    return fabriquer


def _classement(
    donnees: Donnees, scores: Callable[[str], np.ndarray], ecrire: Callable[[Path], object]
) -> Moteur:
    noms = [t.document for t in donnees.textes]

    def chercher(q: str) -> list[str]:
        return distincts(noms[i] for i in np.argsort(-scores(q), kind="stable")[: 4 * MORCEAUX])

    return Moteur(chercher, lambda: peser(ecrire), lus=len(noms))


SYSTEMES = (
    Systeme(NOTRE, lambda: notre(dense=True), octets=octets_statique),
    Systeme("le nôtre sans dense", lambda: notre(dense=False)),
    Systeme(BM25[0], bm25_plie),
    Systeme(BM25[1], lambda: bm25_plie("french")),
    Systeme(BM25[2], bm25_morceaux),
    Systeme("TF-IDF 3-5 lettres", tfidf_lettres),
    Systeme("statique seul", lambda: dense(encodeurs.statique), octets=octets_statique),
    *(
        Systeme(f"{cadre} + {nom}", partial(charger, encodeur), pairs=True, octets=octets)
        for cadre, charger in cadres.CADRES.items()
        for nom, encodeur, octets in (
            ("MiniLM", encodeurs.minilm, octets_minilm),
            ("notre statique", encodeurs.statique, octets_statique),
        )
    ),
)


def systeme(nom: str) -> Systeme:
    """Return a system by name; another name is a model of the hub, measured alone."""
    connus = {s.nom: s for s in SYSTEMES}
    return connus.get(nom) or Systeme(nom, lambda: dense(lambda: encodeurs.hub(nom)))
