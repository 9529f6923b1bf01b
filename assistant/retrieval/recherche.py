"""A question in, ranked passages out: words, letters and meaning fused, one result per parent passage."""

from __future__ import annotations

import json
import mmap
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import numpy as np
from langchain_core.documents import Document
from numpy.typing import NDArray

from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier
from assistant.errors import IndexDamaged
from assistant.retrieval import magasin
from assistant.retrieval.construction import texte_indexe
from assistant.retrieval.embedder import Embedder
from assistant.retrieval.fusion import Poids, lire_poids, probabilite, traits
from assistant.retrieval.inverse import MatriceInverse, compter, requete_tfidf
from assistant.retrieval.requete import Reparateur, Requete, Synonymes, lire_synonymes, mots_courants
from assistant.retrieval.texte import VIDES, grammes, mots_plies, racine, termes
from assistant.retrieval.vecteurs import MagasinFaiss

CANDIDATS = 200  # kept by each of the three scores before fusion


@dataclass(frozen=True, slots=True)
class Trouve:
    """A passage found and its fused score; voisins are the other hits under the same parent, best first."""

    passage: Passage
    score: float
    en_vigueur: bool = True
    voisins: tuple[tuple[Passage, float], ...] = ()


class Recherche:
    """An index opened for reading; safe to share between threads.

    preparer(question) -> Requete gives the question as it is searched: mended, with its synonyms.
    """

    def __init__(self, version: Path, embedder: Embedder, reparateur: Reparateur, poids: Poids) -> None:
        colonnes = json.loads((version / "colonnes.json").read_text(encoding="utf-8"))
        self._natures, self._sources = colonnes["natures"], colonnes["sources"]
        self._rangs = {nom: i for i, nom in enumerate(colonnes["ids"])}
        self._col = {
            nom: np.load(version / f"col-{nom}.npy", allow_pickle=False)
            for nom in ("positions", "nature", "source", "du", "au", "groupe")
        }
        with (version / "passages.jsonl").open("rb") as fichier:
            self._lignes = mmap.mmap(fichier.fileno(), 0, access=mmap.ACCESS_READ) if self._rangs else b""
        self._bm25 = MatriceInverse.lire(version, "bm25")
        self._grammes = MatriceInverse.lire(version, "grammes")
        self.magasin = MagasinFaiss.lire(version / "vectors.faiss", embedder, self._document)
        self._embedder, self._reparateur, self._poids = embedder, reparateur, poids
        self._fusion = np.asarray(poids.fusion, dtype=np.float32)
        self._passage = lru_cache(maxsize=4096)(self._lire)
        self.preparer = lru_cache(maxsize=256)(reparateur.preparer)

    @property
    def seuil(self) -> float:
        """Return the evidence under which the best passage should not be taken for an answer."""
        return self._poids.seuil

    def regler(self, poids: Poids) -> None:
        """Use other weights: an experiment, or a model swapped in by a setting."""
        self._poids, self._fusion = poids, np.asarray(poids.fusion, dtype=np.float32)

    def __len__(self) -> int:
        return len(self._rangs)

    def passage(self, identifiant: str) -> Passage | None:
        """Return a passage by its id, None when the index does not hold it."""
        rang = self._rangs.get(identifiant)
        return None if rang is None else self._passage(rang)

    def enfants(self, identifiant: str) -> list[Passage]:
        """Return the sentences, rows or items of a passage, in order."""
        rang = self._rangs.get(identifiant)
        if rang is None:
            return []
        return [self._passage(int(i)) for i in np.flatnonzero(self._col["groupe"] == rang) if i != rang]

    def poids(self, question: str) -> dict[str, tuple[float, frozenset[str]]]:
        """Return each stem of the question with its weight (idf) and the stems that say the same, itself included."""
        requete = self.preparer(question)
        plat = plier(requete.texte)
        pareils: dict[str, set[str]] = {t: {t} for t in termes(requete.texte)}
        for groupe in self._reparateur.groupes(plat):
            formes = {t for forme in groupe for t in termes(forme)}
            for terme in formes & pareils.keys():
                pareils[terme] |= formes
        communs = {racine(m): self.courant(m) for m in mots_plies(requete.texte)}
        return {t: (self._poids_du_terme(t, communs.get(t, True)), frozenset(p)) for t, p in pareils.items()}

    def _poids_du_terme(self, terme: str, commun: bool) -> float:
        """Return the idf, held down for words of everyday French: « insiste » is rare here, and says little."""
        if commun and terme not in self._bm25.termes:
            return 1.5
        return min(self._idf(terme), 4.0 if commun else 7.0)

    def connait(self, mot: str) -> bool:
        """Return whether the corpus or everyday French knows a folded word, as it is or once mended."""
        return self._reparateur.connait(mot)

    def courant(self, mot: str) -> bool:
        """Return whether a folded word belongs to everyday French."""
        return self._reparateur.courant(mot)

    def search(
        self,
        question: str,
        k: int = 10,
        le: date | None = None,
        natures: Collection[str] | None = None,
        sources: Collection[str] | None = None,
        grouper: bool = True,
    ) -> list[Trouve]:
        """Return the k best passages, best first; out of force on le ranks lower; one per parent if grouper."""
        masque = self._masque(natures, sources)
        if k < 1 or not question.strip() or not masque.any():
            return []
        rangs, table = self.candidats(self.preparer(question), masque)
        if not len(rangs):
            return []
        scores = table @ self._fusion
        vigueur = self._en_vigueur(rangs, le)
        scores = np.where(vigueur, scores, scores * self._poids.perime)
        ordre = np.argsort(-scores, kind="stable")
        return self._grouper(rangs[ordre], scores[ordre], vigueur[ordre], k, grouper)

    def classer(self, question: str, passages: Sequence[Passage]) -> list[tuple[Passage, float]]:
        """Return given passages of the index with their fused score for a question, best first."""
        rangs = np.array([self._rangs[p.id] for p in passages if p.id in self._rangs], dtype=np.int64)
        if not len(rangs):
            return []
        scores = self._noter(self.preparer(question), rangs)
        ordre = np.argsort(-scores, kind="stable")
        return [(self._passage(int(rangs[i])), float(scores[i])) for i in ordre]

    def preuve(self, question: str, trouves: Sequence[Trouve]) -> float:
        """Return the calibrated probability that the best passage answers the question; 0 without any."""
        return probabilite(self.indices(question, trouves), self._poids) if trouves else 0.0

    def indices(self, question: str, trouves: Sequence[Trouve]) -> tuple[float, ...]:
        """Return the raw evidence of the best passage, in the order of fusion.PREUVES."""
        requete = self.preparer(question)
        idf = {t: self._idf(t) for t in termes(requete.texte)}
        total = sum(idf.values()) or 1.0
        ajouts = {t for forme, _ in requete.ajouts for t in termes(forme)}
        premier = trouves[0].passage
        large = {racine(m) for m in mots_plies(texte_indexe(premier))}
        etroit = {racine(m) for m in mots_plies(premier.texte)}
        par_synonyme = 0.5 * bool(ajouts & large)
        parts = {t: 1.0 if t in large else par_synonyme * (t in _termes_des_groupes(requete)) for t in idf}
        vu = sum(p * parts[t] for t, p in idf.items())
        manque = max((p * (1 - parts[t]) for t, p in idf.items()), default=0.0) / float(
            np.log1p(2 * self._bm25.n + 1)
        )
        rang = np.array([self._rangs[premier.id]])
        bm25, lettres, dense = self._trois(requete, rang)
        marge = trouves[0].score - (trouves[1].score if len(trouves) > 1 else 0.0)
        return (
            vu / total,
            sum(p for t, p in idf.items() if t in etroit) / total,
            float(bm25[0]) / self._plafond(requete),
            float(lettres[0]),
            float(dense[0]),
            float(marge),
            min(len(idf), 10) / 10,
            manque,
        )

    # -- the three scores -------------------------------------------------------------------------------

    def candidats(
        self, requete: Requete, masque: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the ranks worth fusing and their features, one row each, in the order of fusion.TRAITS."""
        bm25 = self._bm25.scores(_termes_ponderes(requete))
        lettres = self._grammes.scores(self._requete_grammes(requete))
        vecteur = self._embedder.vecteurs([requete.texte])[0]
        tous = bool(masque.all())
        rangs, _ = self.magasin.proches(vecteur, CANDIDATS, None if tous else masque)
        trouves = [_meilleurs(s if tous else np.where(masque, s, 0)) for s in (bm25, lettres)]
        retenus = np.unique(np.concatenate([*trouves, rangs]))
        return retenus, self._traits(requete, retenus, bm25, lettres, vecteur)

    def _traits(
        self,
        requete: Requete,
        rangs: NDArray[np.int64],
        bm25: NDArray[np.float32],
        lettres: NDArray[np.float32],
        vecteur: NDArray[np.float32],
    ) -> NDArray[np.float32]:
        parents = self._col["groupe"][rangs]
        distincts, place = np.unique(parents, return_inverse=True)
        dense = self.magasin.vecteurs(rangs) @ vecteur
        dense_parents = (self.magasin.vecteurs(distincts) @ vecteur)[place]
        return traits(
            (bm25[rangs], lettres[rangs], dense),
            (bm25[parents], lettres[parents], dense_parents),
            self._plafond(requete),
        )

    def _noter(self, requete: Requete, rangs: NDArray[np.int64]) -> NDArray[np.float32]:
        bm25 = self._bm25.scores(_termes_ponderes(requete))
        lettres = self._grammes.scores(self._requete_grammes(requete))
        vecteur = self._embedder.vecteurs([requete.texte])[0]
        return self._traits(requete, rangs, bm25, lettres, vecteur) @ self._fusion

    def _trois(self, requete: Requete, rangs: NDArray[np.int64]) -> tuple[NDArray, NDArray, NDArray]:
        vecteur = self._embedder.vecteurs([requete.texte])[0]
        return (
            self._bm25.scores(_termes_ponderes(requete))[rangs],
            self._grammes.scores(self._requete_grammes(requete))[rangs],
            self.magasin.vecteurs(rangs) @ vecteur,
        )

    def _requete_grammes(self, requete: Requete) -> dict[str, float]:
        mots = [m for m in mots_plies(requete.texte) if m not in VIDES] or mots_plies(requete.texte)
        return requete_tfidf(self._grammes, compter(g for m in mots for g in grammes(m)))

    def _plafond(self, requete: Requete) -> float:
        return sum(self._idf(t) for t in set(termes(requete.texte))) or 1.0

    def _idf(self, terme: str) -> float:
        i = self._bm25.termes.get(terme)
        return float(self._bm25.idf[i]) if i is not None else float(np.log1p(2 * self._bm25.n + 1))

    # -- columns ----------------------------------------------------------------------------------------

    def _masque(self, natures: Collection[str] | None, sources: Collection[str] | None) -> NDArray[np.bool_]:
        masque = np.ones(len(self._rangs), dtype=bool)
        for voulus, connus, colonne in (
            (natures, self._natures, "nature"),
            (sources, self._sources, "source"),
        ):
            if voulus is not None:
                masque &= np.isin(self._col[colonne], [connus.index(v) for v in voulus if v in connus])
        return masque

    def _en_vigueur(self, rangs: NDArray[np.int64], le: date | None) -> NDArray[np.bool_]:
        if le is None:
            return np.ones(len(rangs), dtype=bool)
        jour = le.toordinal()
        return (self._col["du"][rangs] <= jour) & (jour <= self._col["au"][rangs])

    def _grouper(
        self,
        rangs: NDArray[np.int64],
        scores: NDArray[np.float32],
        vigueur: NDArray[np.bool_],
        k: int,
        grouper: bool,
    ) -> list[Trouve]:
        groupes: dict[int, list[int]] = {}
        for i, rang in enumerate(rangs):
            cle = int(self._col["groupe"][rang]) if grouper else int(rang)
            if cle in groupes or len(groupes) < k:
                groupes.setdefault(cle, []).append(i)
        sortie = []
        for membres in groupes.values():
            tete, *reste = membres
            voisins = tuple((self._passage(int(rangs[i])), float(scores[i])) for i in reste[:8])
            sortie.append(
                Trouve(self._passage(int(rangs[tete])), float(scores[tete]), bool(vigueur[tete]), voisins)
            )
        return sortie

    def _lire(self, rang: int) -> Passage:
        a, b = self._col["positions"][rang : rang + 2]
        return magasin.lire_passage(self._lignes[a:b])

    def _document(self, rang: int) -> Document:
        passage = self._passage(rang)
        return Document(
            page_content=passage.texte,
            id=passage.id,
            metadata={
                "source": passage.source,
                "nature": passage.nature,
                "section": passage.section,
                "page": passage.page,
            },
        )


def _meilleurs(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the ranks of the best positive scores, CANDIDATS at most."""
    positifs = np.flatnonzero(scores > 0)
    if len(positifs) <= CANDIDATS:
        return positifs
    return positifs[np.argpartition(-scores[positifs], CANDIDATS)[:CANDIDATS]]


def _termes_ponderes(requete: Requete) -> dict[str, float]:
    poids = compter(termes(requete.texte))
    for forme, part in requete.ajouts:
        nouveaux = [t for t in termes(forme) if t not in poids]
        for terme in nouveaux:
            poids[terme] = part / len(nouveaux)
    return poids


def _termes_des_groupes(requete: Requete) -> set[str]:
    """Return the stems of the question when synonyms were found for it."""
    return set(termes(requete.texte)) if requete.ajouts else set()


def ouvrir(dossier: Path, embedder: Embedder, synonymes: Path | None = None) -> Recherche:
    """Return the index in use once verified; raises IndexMissing, IndexDamaged.

    dossier holds versions/ and modele/ (weights of the fusion, common French words); synonymes is a TOML file.
    """
    version = magasin.courante(dossier)
    infos = magasin.verifier(version)
    if infos["modele"] != embedder.nom:
        raise IndexDamaged(
            "L'index a été construit avec un autre modèle. Lancez « assistant ingest » pour le reconstruire."
        )
    modele = dossier / "modele"
    vocabulaire = json.loads((version / "vocabulaire.json").read_text(encoding="utf-8"))
    table = lire_synonymes(synonymes) if synonymes else Synonymes((), {})
    reparateur = Reparateur(vocabulaire, mots_courants(modele / "mots_courants.txt.gz"), table)
    return Recherche(version, embedder, reparateur, lire_poids(modele / "fusion.json"))
