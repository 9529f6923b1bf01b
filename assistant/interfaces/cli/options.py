"""What the command line takes: each command, its options, and the function that runs it."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.interfaces.analyseur import Analyseur, jour, taux
from assistant.interfaces.cli import corpus, evaluation, index, questions, regles


def analyseur() -> argparse.ArgumentParser:
    """Return the reader of the arguments; what it reads has a `commande(options, reglages)` that runs and returns the exit status."""
    lecteur = Analyseur(prog="assistant", description="Assistant d'orientation professionnelle pour l'Occitanie.")
    commandes = lecteur.add_subparsers(required=True, metavar="COMMANDE")
    chat = commandes.add_parser("chat", help="ouvrir la page de conversation dans le navigateur")
    chat.add_argument("--port", type=int, default=8000)
    chat.add_argument("--hote", default="127.0.0.1")
    chat.set_defaults(commande=index.chat)
    ingest = commandes.add_parser("ingest", help="construire l'index")
    ingest.set_defaults(commande=index.ingest)
    _ask_options(commandes.add_parser("ask", help="répondre à une question, ou à un fichier de questions"))
    _corpus_options(commandes.add_parser("corpus", help="ajouter, lister, vérifier les documents"))
    _regles_options(commandes.add_parser("regles", help="montrer ou comparer un dispositif, pour un juriste"))
    _evaluate_options(commandes.add_parser("evaluate", help="mesurer les réponses sur les jeux de questions"))
    return lecteur


def _ask_options(ask: argparse.ArgumentParser) -> None:
    ask.add_argument("question", nargs="?")
    ask.add_argument("--batch", type=Path, metavar="FICHIER.jsonl")
    ask.add_argument("--date", type=jour, default=None, metavar="AAAA-MM-JJ", help="date du droit à appliquer")
    ask.add_argument("--profil", type=Path, metavar="FICHIER.toml", help="faits déjà connus (voir corpus/faits.toml)")
    ask.add_argument("--json", action="store_true")
    ask.set_defaults(commande=questions.ask)


def _corpus_options(options: argparse.ArgumentParser) -> None:
    actions = options.add_subparsers(required=True, metavar="ACTION")
    ajout = actions.add_parser("add", help="ajouter un document PDF ; dit ce qui est lu et laissé de côté, page par page")
    ajout.add_argument("fichier", type=Path)
    ajout.add_argument("--titre", required=True)
    ajout.add_argument("--date", type=jour, required=True)
    ajout.add_argument("--editeur", default="")
    ajout.set_defaults(commande=corpus.ajouter)
    actions.add_parser("list", help="lister les sources").set_defaults(commande=corpus.lister)
    actions.add_parser("check", help="vérifier le corpus").set_defaults(commande=corpus.verifier)
    importer = actions.add_parser("importer", help="importer un export officiel")
    importer.add_argument("quoi", choices=("rncp", "rome", "catalogue"))
    importer.add_argument("fichier", type=Path)
    importer.set_defaults(commande=corpus.importer)


def _regles_options(options: argparse.ArgumentParser) -> None:
    actions = options.add_subparsers(required=True, metavar="ACTION")
    montrer = actions.add_parser("montrer", help="un dispositif à une date")
    montrer.add_argument("dispositif")
    montrer.add_argument("--date", type=jour, default=None)
    montrer.set_defaults(commande=regles.montrer)
    comparer = actions.add_parser("comparer", help="ce qui a changé entre deux dates")
    comparer.add_argument("dispositif")
    comparer.add_argument("du", type=jour)
    comparer.add_argument("au", type=jour)
    comparer.set_defaults(commande=regles.comparer)


def _evaluate_options(evaluate: argparse.ArgumentParser) -> None:
    evaluate.add_argument("jeux", nargs="*", type=Path, help="fichiers JSONL (par défaut : les jeux du projet)")
    evaluate.add_argument("--detail", action="store_true", help="montrer chaque réponse fausse")
    evaluate.add_argument("--seuil", type=taux, metavar="0.9", help="échouer quand un jeu est sous ce taux")
    evaluate.add_argument("--modele", metavar="FOURNISSEUR:NOM", help="comparer sans et avec ce modèle de langage (voir docs/modeles.md)")
    evaluate.set_defaults(commande=evaluation.evaluate)
