"""The questions people ask, written in advance, each with the passage that answers it: a new question finds the nearest.

Two questions that ask the same thing look more alike than a question and its answer. Likeness is the mean of three
cosines: words (stems weighed by rarity), letters, meaning.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from assistant.errors import IndexDamaged
from assistant.retrieval import magasin
from assistant.retrieval.comptage import construire_tfidf
from assistant.retrieval.embedder import Embedder
from assistant.retrieval.inverse import MatriceInverse, compter, requete_tfidf
from assistant.retrieval.recherche import Recherche
from assistant.retrieval.texte import grammes, mots_plies, racine
from assistant.retrieval.vecteurs import MagasinFaiss

DOSSIER = "questions"
MEMOIRE = 16
Preparer = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Proche:
    """A question of the bank that resembles the one asked (0 to 1), and the id of the passage that answers it."""

    question: str
    passage: str
    ressemblance: float


class Banque:
    """The bank opened for reading; preparer mends a question before it is compared."""

    def __init__(self, version: Path, embedder: Embedder, preparer: Preparer) -> None:
        self._couples = json.loads((version / "couples.json").read_text(encoding="utf-8"))
        self._mots = MatriceInverse.lire(version, "mots")
        self._lettres = MatriceInverse.lire(version, "lettres")
        self._vecteurs = MagasinFaiss.lire(version / "vectors.faiss", embedder, _sans_document)
        self._tous = np.arange(len(self._couples))
        self._embedder, self._preparer = embedder, preparer
        self.ressemblances = lru_cache(maxsize=MEMOIRE)(self._ressemblances)

    def __len__(self) -> int:
        return len(self._couples)

    def proches(self, question: str, k: int = 5, parmi: Callable[[str], bool] | None = None) -> tuple[Proche, ...]:
        """Return the k passages whose questions resemble this one most, best first, each with its nearest question.

        parmi tells which passage ids may be returned; None allows them all.
        """
        notes = self.ressemblances(question)
        meilleurs: dict[str, Proche] = {}
        for rang in np.argsort(-notes, kind="stable"):
            texte, passage = self._couples[rang]
            if parmi is not None and not parmi(passage):
                continue
            meilleurs.setdefault(passage, Proche(texte, passage, float(notes[rang])))
            if len(meilleurs) == k:
                break
        return tuple(meilleurs.values())

    def _ressemblances(self, question: str) -> np.ndarray:
        prete = self._preparer(question)
        mots, lettres = _mots(prete), _lettres(prete)
        if not mots or not self._couples:
            return np.zeros(len(self._couples), np.float32)
        vecteur = self._embedder.vecteurs([prete])[0]
        return (self._mots.scores(requete_tfidf(self._mots, compter(mots)))
                + self._lettres.scores(requete_tfidf(self._lettres, compter(lettres)))
                + self._vecteurs.cosinus(vecteur, self._tous)) / 3


def construire_banque(
    couples: Sequence[tuple[str, str]], dossier: Path, embedder: Embedder, preparer: Preparer, empreinte: str = ""
) -> int:
    """Write the bank of (question, passage id) beside the one in use, swap it in, and return how many questions it holds."""
    prets = [preparer(q) for q, _ in couples]
    infos = {"modele": embedder.nom, "empreinte": empreinte, "questions": len(couples)}
    with magasin.nouvelle_version(dossier / DOSSIER, infos) as chantier:
        (chantier / "couples.json").write_text(json.dumps(list(couples), ensure_ascii=False), encoding="utf-8")
        construire_tfidf(_mots(q) for q in prets).ecrire(chantier, "mots")
        construire_tfidf(_lettres(q) for q in prets).ecrire(chantier, "lettres")
        MagasinFaiss.from_vectors(embedder.vecteurs(prets), embedder, _sans_document).ecrire(chantier / "vectors.faiss")
    return len(couples)


def ouvrir_banque(dossier: Path, recherche: Recherche) -> Banque:
    """Return the bank in use once verified, read with the model of the search; raises IndexMissing, IndexDamaged."""
    version = magasin.courante(dossier / DOSSIER)
    if magasin.verifier(version)["modele"] != recherche.embedder.nom:
        raise IndexDamaged("Les questions ont été lues avec un autre modèle. Lancez « assistant ingest » pour reconstruire l'index.")
    return Banque(version, recherche.embedder, recherche.reparer)


def _mots(texte: str) -> list[str]:
    """Return every stem, the small words too: « qui », « combien » and « quand » tell questions apart."""
    return [racine(m) for m in mots_plies(texte)]


def _lettres(texte: str) -> list[str]:
    return [g for m in mots_plies(texte) for g in grammes(m)]


def _sans_document(rang: int) -> object:
    raise LookupError(rang)
