"""Passages to ranked passages: folded BM25, character n-grams and vectors fused; a safe store on disk."""

from assistant.retrieval.banque import DOSSIER as BANQUE
from assistant.retrieval.banque import Banque, Proche, construire_banque, ouvrir_banque
from assistant.retrieval.construction import construire
from assistant.retrieval.embedder import Embedder, charger_embedder
from assistant.retrieval.magasin import est_a_jour
from assistant.retrieval.recherche import Recherche, Trouve, ouvrir

__all__ = [
    "BANQUE", "Banque", "Embedder", "Proche", "Recherche", "Trouve", "charger_embedder", "construire", "construire_banque", "est_a_jour", "ouvrir", "ouvrir_banque",
]
