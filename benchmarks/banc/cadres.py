"""The stacks that people reach for: LangChain, Haystack, LlamaIndex, in memory, as their own pages show them.

Each is given the encoder and, where it has an option for it, French stems for its words. Their rank fusions are left
as they come. Nothing is sent anywhere: the child process turns Haystack's telemetry off.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.banc.encodeurs import Encodeur
from benchmarks.banc.moteur import MORCEAUX, Donnees, Fabrique, Moteur, distincts, peser


def langchain_defaut(encodeur: Callable[[], Encodeur]) -> Fabrique:
    """Return LangChain's InMemoryVectorStore: what its own pages start with, without words."""
    from langchain_core.documents import Document
    from langchain_core.vectorstores import InMemoryVectorStore

    charge = encodeur()

    def fabriquer(donnees: Donnees) -> Moteur:
        magasin = InMemoryVectorStore(charge)  # type: ignore[arg-type]
        magasin.add_documents([Document(t.texte, metadata={"d": t.document}) for t in donnees.textes])

        def chercher(q: str) -> list[str]:
            return distincts(d.metadata["d"] for d in magasin.similarity_search(q, k=MORCEAUX))

        return Moteur(chercher, lambda: peser(lambda d: magasin.dump(str(d / "magasin.json"))), charge.dues)

    return fabriquer


def langchain_hybride(encodeur: Callable[[], Encodeur]) -> Fabrique:
    """Return LangChain's EnsembleRetriever: rank_bm25 over folded stems, and the vector store above."""
    from langchain_classic.retrievers import EnsembleRetriever
    from langchain_community.retrievers import BM25Retriever
    from langchain_core.documents import Document
    from langchain_core.vectorstores import InMemoryVectorStore

    charge, racines = encodeur(), _racines()

    def fabriquer(donnees: Donnees) -> Moteur:
        documents = [
            Document(t.texte, metadata={"d": t.document, "n": str(n)}) for n, t in enumerate(donnees.textes)
        ]
        magasin = InMemoryVectorStore(charge)  # type: ignore[arg-type]
        magasin.add_documents(documents)
        mots = BM25Retriever.from_documents(documents, preprocess_func=racines, k=MORCEAUX)
        sens = magasin.as_retriever(search_kwargs={"k": MORCEAUX})
        ensemble = EnsembleRetriever(retrievers=[mots, sens], weights=[0.5, 0.5], id_key="n")

        def chercher(q: str) -> list[str]:
            return distincts(d.metadata["d"] for d in ensemble.invoke(q))

        return Moteur(chercher, lambda: peser(lambda d: magasin.dump(str(d / "magasin.json"))), charge.dues)

    return fabriquer


def haystack(encodeur: Callable[[], Encodeur]) -> Fabrique:
    """Return Haystack's in-memory hybrid: BM25 (no stems: no option for them), embeddings, rank fusion."""
    from haystack import Document, Pipeline
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    charge = encodeur()

    def fabriquer(donnees: Donnees) -> Moteur:
        magasin = InMemoryDocumentStore(return_embedding=False)
        vecteurs = charge.embed_documents([t.texte for t in donnees.textes])
        magasin.write_documents([
            Document(id=str(n), content=t.texte, embedding=v, meta={"d": t.document})
            for n, (t, v) in enumerate(zip(donnees.textes, vecteurs, strict=True))
        ])
        chaine = Pipeline()
        chaine.add_component("mots", InMemoryBM25Retriever(magasin, top_k=MORCEAUX))
        chaine.add_component("sens", InMemoryEmbeddingRetriever(magasin, top_k=MORCEAUX))
        chaine.add_component("fusion", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
        chaine.connect("mots", "fusion")
        chaine.connect("sens", "fusion")

        def chercher(q: str) -> list[str]:
            entrees = {"mots": {"query": q}, "sens": {"query_embedding": charge.embed_query(q)}}
            return distincts(d.meta["d"] for d in chaine.run(entrees)["fusion"]["documents"])

        return Moteur(
            chercher, lambda: peser(lambda d: magasin.save_to_disk(str(d / "magasin.json"))), charge.dues
        )

    return fabriquer


def llamaindex(encodeur: Callable[[], Encodeur]) -> Fabrique:
    """Return LlamaIndex's hybrid: BM25Retriever with French stems and stop words, vectors, reciprocal rank."""
    import Stemmer
    from llama_index.core import VectorStoreIndex
    from llama_index.core.llms import MockLLM
    from llama_index.core.retrievers import QueryFusionRetriever
    from llama_index.core.schema import TextNode
    from llama_index.retrievers.bm25 import BM25Retriever

    charge = encodeur()
    modele = _modele_llamaindex(charge)

    def fabriquer(donnees: Donnees) -> Moteur:
        vecteurs = charge.embed_documents([t.texte for t in donnees.textes])
        noeuds = [
            TextNode(id_=str(n), text=t.texte, embedding=v)
            for n, (t, v) in enumerate(zip(donnees.textes, vecteurs, strict=True))
        ]
        index = VectorStoreIndex(noeuds, embed_model=modele, transformations=[])
        k = min(MORCEAUX, len(noeuds))
        mots = BM25Retriever(
            noeuds, stemmer=Stemmer.Stemmer("french"), language="fr", similarity_top_k=k
        )
        fusion = QueryFusionRetriever(
            [mots, index.as_retriever(similarity_top_k=k)], llm=MockLLM(), mode="reciprocal_rerank",
            similarity_top_k=2 * k, num_queries=1, use_async=False,
        )

        def chercher(q: str) -> list[str]:
            return distincts(donnees.textes[int(n.node.node_id)].document for n in fusion.retrieve(q))

        def ecrire(dossier: Path) -> None:
            index.storage_context.persist(str(dossier / "vecteurs"))
            mots.persist(str(dossier / "mots"))

        return Moteur(chercher, lambda: peser(ecrire), charge.dues)

    return fabriquer


def _modele_llamaindex(encodeur: Encodeur) -> object:
    from llama_index.core.embeddings import BaseEmbedding

    class Modele(BaseEmbedding):
        def _get_query_embedding(self, query: str) -> list[float]:
            return encodeur.embed_query(query)

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return encodeur.embed_query(query)

        def _get_text_embedding(self, text: str) -> list[float]:
            return encodeur.embed_query(text)

    return Modele()


def _racines() -> Callable[[str], list[str]]:
    import re

    import Stemmer

    from assistant.domaine.texte import plier

    souche = Stemmer.Stemmer("french")
    return lambda texte: souche.stemWords(re.findall(r"\w\w+", plier(texte)))


CADRES: dict[str, Callable[[Callable[[], Encodeur]], Fabrique]] = {
    "LangChain": langchain_defaut,
    "LangChain hybride": langchain_hybride,
    "Haystack": haystack,
    "LlamaIndex": llamaindex,
}
