"""Passages to ranked passages: folded BM25, character n-grams and vectors fused; a safe store on disk."""

from assistant.retrieval.construction import construire
from assistant.retrieval.embedder import Embedder, charger_embedder
from assistant.retrieval.magasin import est_a_jour
from assistant.retrieval.recherche import Recherche, Trouve, ouvrir

__all__ = ["Embedder", "Recherche", "Trouve", "charger_embedder", "construire", "est_a_jour", "ouvrir"]
