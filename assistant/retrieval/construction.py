"""Passages turned into an index: lexical tables, vectors, columns to filter by."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.domaine.sources import Passage
from assistant.errors import IndexDamaged, IndexMissing
from assistant.retrieval import magasin
from assistant.retrieval.comptage import Compteur, bm25, tfidf
from assistant.retrieval.embedder import Embedder
from assistant.retrieval.texte import VIDES, grammes, mots_plies, racine
from assistant.retrieval.vecteurs import MagasinFaiss

LOT = 2_000
TOUJOURS = date.max.toordinal()


def texte_indexe(passage: Passage) -> str:
    """Return what the search reads of a passage: headings, words people use, then its text."""
    return "\n".join((*passage.chemin, *((", ".join(passage.mots),) if passage.mots else ()), passage.texte))


def construire(
    passages: Iterable[Passage],
    dossier: Path,
    embedder: Embedder,
    progress: magasin.Progres = magasin.sans_bruit,
    empreinte: str = "",
    le: date | None = None,
) -> int:
    """Write the index of passages beside the one in use, swap it in, and return how many it holds."""
    liste = _uniques(passages)
    textes = [texte_indexe(p) for p in liste]
    caches = _vecteurs_connus(dossier, embedder)
    infos = {
        "modele": embedder.nom,
        "empreinte": empreinte,
        "date": le.isoformat() if le else None,
        "passages": len(liste),
    }
    with magasin.nouvelle_version(dossier, infos) as chantier:
        positions = magasin.ecrire_lignes(chantier / "passages.jsonl", liste)
        _colonnes(chantier, liste, positions)
        _lexique(chantier, textes, progress)
        vecteurs = _vecteurs(chantier, textes, embedder, caches, progress)
        MagasinFaiss.from_vectors(vecteurs, embedder, _sans_document).ecrire(chantier / "vectors.faiss")
    progress("terminé", len(liste), len(liste))
    return len(liste)


def _sans_document(rang: int) -> object:
    raise LookupError(rang)


def _uniques(passages: Iterable[Passage]) -> list[Passage]:
    par_id: dict[str, Passage] = {}
    for passage in passages:
        par_id.setdefault(passage.id, passage)
    return list(par_id.values())


def _colonnes(chantier: Path, passages: Sequence[Passage], positions: list[int]) -> None:
    rangs = {p.id: i for i, p in enumerate(passages)}
    natures = sorted({p.nature for p in passages})
    sources = sorted({p.source for p in passages})
    tableaux = {
        "positions": np.array(positions, np.int64),
        "nature": np.array([natures.index(p.nature) for p in passages], np.uint8),
        "source": np.array([sources.index(p.source) for p in passages], np.uint16),
        "du": np.array([p.valide_du.toordinal() if p.valide_du else 0 for p in passages], np.int32),
        "au": np.array([p.valide_au.toordinal() if p.valide_au else TOUJOURS for p in passages], np.int32),
        "groupe": np.array([rangs.get(p.parent or p.id, i) for i, p in enumerate(passages)], np.int32),
    }
    for nom, tableau in tableaux.items():
        np.save(chantier / f"col-{nom}.npy", tableau, allow_pickle=False)
    (chantier / "colonnes.json").write_text(
        json.dumps({"natures": natures, "sources": sources, "ids": list(rangs)}, ensure_ascii=False),
        encoding="utf-8",
    )


def _lexique(chantier: Path, textes: Sequence[str], progress: magasin.Progres) -> None:
    mots, lettres = Compteur(), Compteur()
    vocabulaire: Counter[str] = Counter()
    for debut in range(0, len(textes), LOT):
        progress("mots", debut, len(textes))
        lus = [mots_plies(t) for t in textes[debut : debut + LOT]]
        pleins = [[m for m in ligne if m not in VIDES] for ligne in lus]
        mots.ajouter([[racine(m) for m in ligne] for ligne in pleins])
        lettres.ajouter([[g for m in ligne for g in grammes(m)] for ligne in pleins])
        for ligne in lus:
            vocabulaire.update(ligne)
    progress("lettres", 0, len(textes))
    bm25(mots).ecrire(chantier, "bm25")
    tfidf(lettres).ecrire(chantier, "grammes")
    (chantier / "vocabulaire.json").write_text(json.dumps(vocabulaire), encoding="utf-8")


def _cle(texte: str) -> bytes:
    return hashlib.blake2b(texte.encode(), digest_size=12).digest()


def _vecteurs_connus(dossier: Path, embedder: Embedder) -> dict[bytes, NDArray[np.float32]]:
    """Return the vectors of the index in use by text, {} when the model changed or the index is unfit."""
    try:
        version = magasin.courante(dossier)
        if magasin.verifier(version)["modele"] != embedder.nom:
            return {}
        cles = np.load(version / "vecteurs-cles.npy", allow_pickle=False)
        vecteurs = MagasinFaiss.lire(version / "vectors.faiss", embedder, _sans_document).tous()
    except (IndexMissing, IndexDamaged, OSError, ValueError, RuntimeError):
        return {}
    return {bytes(c): v for c, v in zip(cles, vecteurs, strict=True)}


def _vecteurs(
    chantier: Path,
    textes: Sequence[str],
    embedder: Embedder,
    connus: dict[bytes, NDArray[np.float32]],
    progress: magasin.Progres,
) -> NDArray[np.float32]:
    cles = [_cle(t) for t in textes]
    neufs = [i for i, c in enumerate(cles) if c not in connus]
    dimension = embedder.dimension
    sortie = np.zeros((len(textes), dimension), dtype=np.float32)
    for i, cle in enumerate(cles):
        if cle in connus:
            sortie[i] = connus[cle]
    for debut in range(0, len(neufs), LOT):
        lot = neufs[debut : debut + LOT]
        sortie[lot] = embedder.vecteurs([textes[i] for i in lot])
        progress("vecteurs", min(debut + LOT, len(neufs)), len(neufs))
    np.save(
        chantier / "vecteurs-cles.npy",
        np.frombuffer(b"".join(cles), np.uint8).reshape(-1, 12),
        allow_pickle=False,
    )
    return sortie
