"""Trains the shipped embedding model. Needs sentence-transformers, torch, scipy and scikit-learn.

    python -m assistant.retrieval.entrainement --paires PAIRES.jsonl.gz --textes TEXTES.txt.gz \
        --corpus corpus --index index --sortie index/modele

The index must exist: pairs are mined from the passages that the product searches. One question in ten (one in
three of our own) is left out of training, so that assistant.retrieval.reglage can fit the fusion on it.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.retrieval.paires import (
    Paire,
    abimer,
    gardee,
    lire_index,
    lire_paires,
    lire_questions,
    paires_des_textes,
    paires_du_corpus,
    partager,
)


@dataclass(frozen=True, slots=True)
class Reglages:
    """What an experiment may change; recorded in provenance.json."""

    vocabulaire: int = 24_000
    dimension: int = 512
    lot: int = 1024
    epoques: int = 3
    pas: float = 0.003  # ten times more forgets the SVD start and costs 5 points on questions never seen
    temperature: float = 20.0
    graines: tuple[int, ...] = (1,)
    corpus_fois: int = 2
    phrases_des_textes: int = 15_000
    matriochka: tuple[int, ...] = (512, 128)
    init_svd: bool = True


def tokeniseur(textes: Sequence[str], taille: int) -> Any:
    """Return a WordPiece tokenizer on folded text, trained on textes."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

    tok = Tokenizer(models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=40))
    tok.normalizer = normalizers.Sequence(
        [normalizers.NFD(), normalizers.Lowercase(), normalizers.StripAccents()]
    )
    tok.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tok.train_from_iterator(
        textes,
        trainers.WordPieceTrainer(
            vocab_size=taille, special_tokens=["[UNK]"], min_frequency=3, show_progress=False
        ),
    )
    return tok


def vecteurs_svd(
    lignes: Sequence[Sequence[int]], vocabulaire: int, dimension: int, graine: int
) -> np.ndarray:
    """Return PPMI-SVD token vectors from windows of five tokens, rows scaled by inverse frequency."""
    from scipy import sparse
    from sklearn.utils.extmath import randomized_svd

    ids = np.concatenate([np.asarray(ligne, np.int32) for ligne in lignes])
    docs = np.repeat(np.arange(len(lignes)), [len(ligne) for ligne in lignes])
    cooc = sparse.csr_matrix((vocabulaire, vocabulaire), dtype=np.float32)
    for ecart in range(1, 6):
        meme = docs[:-ecart] == docs[ecart:]
        a, b = ids[:-ecart][meme], ids[ecart:][meme]
        cooc += sparse.coo_matrix((np.full(len(a), 1 / ecart, np.float32), (a, b)), shape=cooc.shape).tocsr()
    cooc = (cooc + cooc.T).tocoo()
    total, marges = cooc.data.sum(), np.asarray(cooc.sum(axis=1)).ravel()
    lisse = marges**0.75 / (marges**0.75).sum()
    pmi = np.log(
        np.maximum(cooc.data / total, 1e-12) / ((marges[cooc.row] / total) * lisse[cooc.col] + 1e-12)
    )
    ppmi = sparse.csr_matrix((np.maximum(pmi, 0), (cooc.row, cooc.col)), shape=cooc.shape)
    u, s, _ = randomized_svd(ppmi, n_components=dimension, n_iter=3, random_state=graine)
    vecteurs = u * np.sqrt(s)
    vecteurs /= np.maximum(np.linalg.norm(vecteurs, axis=1, keepdims=True), 1e-9)
    frequence = marges / total
    return (vecteurs * (1e-3 / (1e-3 + frequence))[:, None]).astype(np.float32)


def entrainer(
    paires: Sequence[Paire],
    propres: Sequence[Paire],
    tok: Any,
    depart: np.ndarray,
    r: Reglages,
    graine: int,
    suivi: Any = print,
) -> np.ndarray:
    """Return the token vectors trained by multiple negatives ranking (sentence-transformers' loss and module)."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.losses import MatryoshkaLoss, MultipleNegativesRankingLoss
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    torch.manual_seed(graine)
    module = StaticEmbedding(tok, embedding_weights=depart.copy())
    modele = SentenceTransformer(modules=[module], device="cpu")
    perte = MatryoshkaLoss(
        modele, MultipleNegativesRankingLoss(modele, scale=r.temperature), matryoshka_dims=list(r.matriochka)
    )
    optim = torch.optim.Adam(modele.parameters(), lr=r.pas)
    hasard = random.Random(graine)
    lots_total = r.epoques * ((len(paires) + r.corpus_fois * len(propres)) // r.lot)
    fait = 0
    for epoque in range(r.epoques):
        toutes = abimer([*paires, *(list(propres) * r.corpus_fois)], graine * 100 + epoque)
        hasard.shuffle(toutes)
        cumul = 0.0
        for debut in range(0, len(toutes) - r.lot + 1, r.lot):
            lot = _distinctes(toutes[debut : debut + r.lot])
            for groupe in optim.param_groups:
                groupe["lr"] = r.pas * max(0.02, 1 - fait / max(lots_total, 1))
            entrees = [module.preprocess([p[c] for p in lot]) for c in (0, 1)]
            valeur = perte(entrees, None)
            optim.zero_grad()
            valeur.backward()
            optim.step()
            cumul, fait = cumul + float(valeur.detach()), fait + 1
        suivi(f"graine {graine} époque {epoque + 1} perte {cumul / max(1, len(toutes) // r.lot):.3f}")
    return module.embedding.weight.detach().numpy()


def _distinctes(lot: Sequence[Paire]) -> list[Paire]:
    """Return the batch with each passage once: the same passage twice would be its own negative."""
    vus: set[str] = set()
    return [p for p in lot if not (p[1] in vus or vus.add(p[1]))]


def ecrire_modele(sortie: Path, tok: Any, poids: np.ndarray, infos: dict[str, Any]) -> None:
    """Write the model in int8 with one scale per token, its tokenizer and where it comes from."""
    from safetensors.numpy import save_file

    sortie.mkdir(parents=True, exist_ok=True)
    echelles = np.maximum(np.abs(poids).max(axis=1), 1e-9).astype(np.float32) / 127
    codes = np.clip(np.round(poids / echelles[:, None]), -127, 127).astype(np.int8)
    save_file({"codes": codes, "echelles": echelles}, sortie / "model.safetensors")
    tok.save(str(sortie / "tokenizer.json"), pretty=False)
    somme = hashlib.sha256((sortie / "model.safetensors").read_bytes()).hexdigest()
    infos = {"nom": f"statique-{poids.shape[1]}-{somme[:12]}", "sha256": somme, **infos}
    (sortie / "provenance.json").write_text(
        json.dumps(infos, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def main(argv: Sequence[str] | None = None) -> None:
    """Train and write the model with the arguments of the command line."""
    lecteur = argparse.ArgumentParser(description=__doc__)
    for nom in ("--paires", "--textes", "--corpus", "--index", "--sortie"):
        lecteur.add_argument(nom, type=Path, required=True)
    lecteur.add_argument("--epoques", type=int, default=Reglages().epoques)
    lecteur.add_argument("--dimension", type=int, default=Reglages().dimension)
    lecteur.add_argument("--vocabulaire", type=int, default=Reglages().vocabulaire)
    lecteur.add_argument("--graines", type=int, nargs="+", default=list(Reglages().graines))
    a = lecteur.parse_args(argv)
    r = Reglages(
        vocabulaire=a.vocabulaire,
        dimension=a.dimension,
        epoques=a.epoques,
        graines=tuple(a.graines),
        matriochka=(a.dimension, 128),
    )
    textes = gzip.decompress(a.textes.read_bytes()).decode().splitlines()
    paires, gardees = partager(lire_paires(a.paires))
    paires += paires_des_textes(textes, gardees, r.phrases_des_textes, r.graines[0])
    propres = paires_du_corpus(
        lire_index(a.index), [q for q in lire_questions(a.corpus) if not gardee(q[0], 3)]
    )
    tok = tokeniseur([*textes, *(t for p in (*paires, *propres) for t in p)], r.vocabulaire)
    taille = tok.get_vocab_size()
    lignes = [e.ids for e in tok.encode_batch([t[:4000] for t in textes], add_special_tokens=False)]
    depart = vecteurs_svd(lignes, taille, r.dimension, r.graines[0])
    poids = np.mean([entrainer(paires, propres, tok, depart, r, g) for g in r.graines], axis=0)
    ecrire_modele(
        a.sortie,
        tok,
        poids,
        {
            "reglages": {**asdict(r)},
            "paires": len(paires),
            "paires_du_corpus": len(propres),
            "sha256_paires": hashlib.sha256(a.paires.read_bytes()).hexdigest(),
            "sha256_textes": hashlib.sha256(a.textes.read_bytes()).hexdigest(),
            "donnees_exclues": ["onisep_form", "onisep_metier"],
            "licences": "Licence Ouverte, MIT, Apache-2.0",
        },
    )


if __name__ == "__main__":
    main()
