"""Three readings of one question over all passages: its words, its letters, its meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.embedder import Embedder
from assistant.retrieval.fusion import Scores, traits
from assistant.retrieval.inverse import BUDGET, MatriceInverse, Releve, compter, requete_tfidf
from assistant.retrieval.requete import Requete
from assistant.retrieval.texte import VIDES, grammes, mots_plies, termes
from assistant.retrieval.vecteurs import MagasinFaiss

CANDIDATS = 200  # kept by each of the three readings before fusion
MEMOIRE = 4  # questions kept: an answer searches, ranks and weighs its evidence with the same one


@dataclass(frozen=True, slots=True)
class Lecture:
    """One question read three ways. plafond: the BM25 score of a passage that would hold all its words."""

    mots: Releve
    lettres: Releve
    vecteur: NDArray[np.float32]
    plafond: float


class Signaux:
    """Reads questions over one index; safe to share between threads.

    lire(requete) -> Lecture.
    """

    def __init__(
        self,
        mots: MatriceInverse,
        lettres: MatriceInverse,
        magasin: MagasinFaiss,
        embedder: Embedder,
        groupe: NDArray[np.int32],
        budget: int = BUDGET,
    ) -> None:
        self._mots, self._lettres = mots, lettres
        self._magasin, self._embedder, self._groupe, self._budget = magasin, embedder, groupe, budget
        self.lire = lru_cache(maxsize=MEMOIRE)(self._lire)

    def idf(self, terme: str) -> float:
        """Return the weight of a stem; the highest one for a stem never seen."""
        i = self._mots.termes.get(terme)
        return float(self._mots.idf[i]) if i is not None else self.idf_maximal

    @property
    def idf_maximal(self) -> float:
        """Return the weight of a stem that no passage holds."""
        return float(np.log1p(2 * self._mots.n + 1))

    def connait(self, terme: str) -> bool:
        """Return whether a passage holds a stem."""
        return terme in self._mots.termes

    def candidats(self, lecture: Lecture, masque: NDArray[np.bool_] | None) -> NDArray[np.int64]:
        """Return the ranks worth fusing: the best of each reading among those the mask allows, in order."""
        proches, _ = self._magasin.proches(lecture.vecteur, CANDIDATS, masque)
        lexicaux = [r.meilleurs(CANDIDATS, masque) for r in (lecture.mots, lecture.lettres)]
        return np.unique(np.concatenate([*lexicaux, proches]))

    def traits(self, lecture: Lecture, rangs: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return one row of features per passage, in the order of fusion.TRAITS."""
        parents = self._groupe[rangs]
        tous, places = np.unique(np.concatenate([rangs, parents]), return_inverse=True)
        ensemble = self.scores(lecture, tous)
        propres = tuple(s[places[: len(rangs)]] for s in ensemble)
        des_parents = tuple(s[places[len(rangs) :]] for s in ensemble)
        return traits(propres, des_parents, lecture.plafond)  # type: ignore[arg-type]

    def scores(self, lecture: Lecture, rangs: NDArray[np.int64]) -> Scores:
        """Return the BM25 score, the n-gram cosine and the vector cosine of some passages, ranks in order."""
        return (
            lecture.mots.exacts(rangs),
            lecture.lettres.exacts(rangs),
            self._magasin.cosinus(lecture.vecteur, rangs),
        )

    def _lire(self, requete: Requete) -> Lecture:
        return Lecture(
            self._mots.relever(_termes_ponderes(requete), self._budget),
            self._lettres.relever(self._requete_grammes(requete), self._budget),
            self._embedder.vecteurs([requete.texte])[0],
            sum(self.idf(t) for t in set(termes(requete.texte))) or 1.0,
        )

    def _requete_grammes(self, requete: Requete) -> Mapping[str, float]:
        mots = [m for m in mots_plies(requete.texte) if m not in VIDES] or mots_plies(requete.texte)
        return requete_tfidf(self._lettres, compter(g for m in mots for g in grammes(m)))


def _termes_ponderes(requete: Requete) -> dict[str, float]:
    poids = compter(termes(requete.texte))
    for forme, part in requete.ajouts:
        nouveaux = [t for t in termes(forme) if t not in poids]
        for terme in nouveaux:
            poids[terme] = part / len(nouveaux)
    return poids
