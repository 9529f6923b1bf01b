"""A question in, ranked passages out: words, letters and meaning fused, one result per parent passage."""

from __future__ import annotations

import json
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
from assistant.retrieval.colonnes import Colonnes
from assistant.retrieval.embedder import Embedder
from assistant.retrieval.fusion import Poids, lire_poids, probabilite
from assistant.retrieval.inverse import BUDGET, MatriceInverse
from assistant.retrieval.preuves import Meilleur, indices
from assistant.retrieval.requete import Reparateur, Requete, Synonymes, lire_mots, lire_synonymes
from assistant.retrieval.signaux import Signaux
from assistant.retrieval.texte import mots_plies, racine, termes
from assistant.retrieval.vecteurs import MagasinFaiss

VOISINS = 8  # other hits shown under the same parent


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

    def __init__(
        self,
        version: Path,
        embedder: Embedder,
        reparateur: Reparateur,
        poids: Poids,
        exhaustif: bool = False,
    ) -> None:
        self._colonnes = Colonnes(version)
        self.magasin = MagasinFaiss.lire(version / "vectors.faiss", embedder, self._document, exhaustif)
        mots, lettres = (MatriceInverse.lire(version, nom) for nom in ("bm25", "grammes"))
        budget = len(lettres.passages) if exhaustif else BUDGET
        self._signaux = Signaux(mots, lettres, self.magasin, embedder, self._colonnes.groupe, budget)
        self._reparateur = reparateur
        self.regler(poids)
        self.preparer = lru_cache(maxsize=256)(reparateur.preparer)
        self.embedder = embedder

    def reparer(self, question: str) -> str:
        """Return a question folded, its misspelt words mended."""
        return plier(self.preparer(question).texte)

    @property
    def seuil(self) -> float:
        """Return the evidence under which the best passage should not be taken for an answer."""
        return self._poids.seuil

    def regler(self, poids: Poids) -> None:
        """Use other weights: an experiment, or a model swapped in by a setting."""
        self._poids, self._fusion = poids, np.asarray(poids.fusion, dtype=np.float32)

    def __len__(self) -> int:
        return len(self._colonnes)

    def passage(self, identifiant: str) -> Passage | None:
        """Return a passage by its id, None when the index does not hold it."""
        rang = self._colonnes.rangs.get(identifiant)
        return None if rang is None else self._colonnes.lire(rang)

    def enfants(self, identifiant: str) -> list[Passage]:
        """Return the sentences, rows or items of a passage, in order."""
        rang = self._colonnes.rangs.get(identifiant)
        return [] if rang is None else self._colonnes.enfants(rang)

    def poids(self, question: str) -> dict[str, tuple[float, frozenset[frozenset[str]]]]:
        """Return each stem of the question with its weight (idf) and what says the same, itself included.

        A synonym of several words (« projet de transition professionnelle ») says the same only whole.
        """
        requete = self.preparer(question)
        plat = plier(requete.texte)
        pareils = {t: {frozenset((t,))} for t in termes(requete.texte)}
        for groupe in self._reparateur.groupes(plat):
            formes = {frozenset(termes(forme)) for forme in groupe}
            for terme in frozenset().union(*(f for f in formes if f <= pareils.keys())):
                pareils[terme] |= formes
        communs = {racine(m): self.courant(m) for m in mots_plies(requete.texte)}
        return {t: (self._poids_du_terme(t, communs.get(t, True), p), frozenset(p)) for t, p in pareils.items()}

    def _poids_du_terme(self, terme: str, commun: bool, pareils: Collection[frozenset[str]]) -> float:
        """Return the idf, held down for words of everyday French: « insiste » is rare here, and says little.

        A word that the corpus lacks weighs what the one it stands for weighs (« labo », laboratoire).
        """
        if commun and not self._signaux.connait(terme):
            connus = [self._signaux.idf(t) for p in pareils if len(p) == 1 for t in p if self._signaux.connait(t)]
            return min((*connus, 4.0)) if connus else 1.5
        return min(self._signaux.idf(terme), 4.0 if commun else 7.0)

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
        if k < 1 or not question.strip():
            return []
        rangs, table = self.candidats(self.preparer(question), self._colonnes.masque(natures, sources))
        if not len(rangs):
            return []
        scores = table @ self._fusion
        vigueur = self._colonnes.en_vigueur(rangs, le)
        scores = np.where(vigueur, scores, scores * self._poids.perime)
        ordre = np.argsort(-scores, kind="stable")
        return self._grouper(rangs[ordre], scores[ordre], vigueur[ordre], k, grouper)

    def candidats(
        self, requete: Requete, masque: NDArray[np.bool_] | None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the ranks worth fusing and their features, one row each, in the order of fusion.TRAITS."""
        lecture = self._signaux.lire(requete)
        rangs = self._signaux.candidats(lecture, masque)
        return rangs, self._signaux.traits(lecture, rangs)

    def classer(self, question: str, passages: Sequence[Passage]) -> list[tuple[Passage, float]]:
        """Return given passages of the index with their fused score for a question, best first."""
        connus = self._colonnes.rangs
        rangs = np.array([connus[p.id] for p in passages if p.id in connus], dtype=np.int64)
        if not len(rangs):
            return []
        lecture = self._signaux.lire(self.preparer(question))
        scores = self._signaux.traits(lecture, rangs) @ self._fusion
        ordre = np.argsort(-scores, kind="stable")
        return [(self._colonnes.lire(int(rangs[i])), float(scores[i])) for i in ordre]

    def preuve(self, question: str, trouves: Sequence[Trouve]) -> float:
        """Return the calibrated probability that the best passage answers the question; 0 without any."""
        return probabilite(self.indices(question, trouves), self._poids) if trouves else 0.0

    def indices(self, question: str, trouves: Sequence[Trouve]) -> tuple[float, ...]:
        """Return the raw evidence of the best passage, in the order of fusion.PREUVES."""
        premier, ecart = trouves[0].passage, trouves[0].score - (trouves[1].score if len(trouves) > 1 else 0.0)
        dessus = self.passage(premier.parent) if premier.parent else None
        rang = self._colonnes.rangs[premier.id]
        return indices(self._signaux, self.preparer(question), Meilleur(premier, rang, dessus, ecart))

    def _grouper(
        self,
        rangs: NDArray[np.int64],
        scores: NDArray[np.float32],
        vigueur: NDArray[np.bool_],
        k: int,
        grouper: bool,
    ) -> list[Trouve]:
        cles = (self._colonnes.groupe[rangs] if grouper else rangs).tolist()
        groupes: dict[int, list[int]] = {}
        for i, cle in enumerate(cles):
            if cle in groupes or len(groupes) < k:
                groupes.setdefault(cle, []).append(i)
        return [self._trouve(membres, rangs, scores, vigueur) for membres in groupes.values()]

    def _trouve(
        self,
        membres: Sequence[int],
        rangs: NDArray[np.int64],
        scores: NDArray[np.float32],
        vigueur: NDArray[np.bool_],
    ) -> Trouve:
        tete, *reste = ((self._colonnes.lire(int(rangs[i])), float(scores[i])) for i in membres[: VOISINS + 1])
        return Trouve(*tete, bool(vigueur[membres[0]]), tuple(reste))

    def _document(self, rang: int) -> Document:
        passage = self._colonnes.lire(rang)
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


def ouvrir(
    dossier: Path, embedder: Embedder, synonymes: Path | None = None, exhaustif: bool = False
) -> Recherche:
    """Return the index in use once verified; raises IndexMissing, IndexDamaged.

    dossier holds versions/ and modele/ (weights of the fusion, common French words); synonymes is a TOML file. exhaustif
    reads every posting and every vector, however slow: the reference that benchmarks compare with.
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
    courants, connus = (lire_mots(modele / f"mots_{nom}.txt.gz") for nom in ("courants", "connus"))
    reparateur = Reparateur(vocabulaire, courants, table, connus)
    return Recherche(version, embedder, reparateur, lire_poids(modele / "fusion.json"), exhaustif)
