"""The command line. Answers go to stdout, progress and faults to stderr; exit 0 all answered, 2 some input unusable, 1 nothing done."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from assistant.dialogue.assistant import Assistant
from assistant.domaine.profil import Profil
from assistant.domaine.reponse import Conversation, Reponse
from assistant.errors import AssistantError, EntreeInvalide
from assistant.interfaces.contrat import en_json, erreur_json
from assistant.settings import Reglages, lire_reglages

REUSSI, RIEN, PARTIEL = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = _analyseur().parse_args(arguments)
    try:
        return options.commande(options, lire_reglages(os.environ))
    except AssistantError as faute:
        print(faute, file=sys.stderr)
        return RIEN
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return RIEN


def _analyseur() -> argparse.ArgumentParser:
    analyseur = argparse.ArgumentParser(prog="assistant", description="Assistant d'orientation professionnelle pour l'Occitanie.")
    commandes = analyseur.add_subparsers(required=True, metavar="COMMANDE")
    chat = commandes.add_parser("chat", help="ouvrir la page de conversation dans le navigateur")
    chat.add_argument("--port", type=int, default=8000)
    chat.add_argument("--hote", default="127.0.0.1")
    chat.set_defaults(commande=_chat)
    ingest = commandes.add_parser("ingest", help="construire l'index")
    ingest.set_defaults(commande=_ingest)
    _ask_options(commandes.add_parser("ask", help="répondre à une question, ou à un fichier de questions"))
    _corpus_options(commandes.add_parser("corpus", help="ajouter, lister, vérifier les documents"))
    _regles_options(commandes.add_parser("regles", help="montrer ou comparer un dispositif, pour un juriste"))
    evaluate = commandes.add_parser("evaluate", help="mesurer les réponses sur les jeux de questions")
    evaluate.add_argument("jeux", nargs="*", type=Path, help="fichiers JSONL (par défaut : les jeux du projet)")
    evaluate.add_argument("--detail", action="store_true", help="montrer chaque réponse fausse")
    evaluate.set_defaults(commande=_evaluate)
    return analyseur


def _ask_options(ask: argparse.ArgumentParser) -> None:
    ask.add_argument("question", nargs="?")
    ask.add_argument("--batch", type=Path, metavar="FICHIER.jsonl")
    ask.add_argument("--date", type=_jour, default=None, metavar="AAAA-MM-JJ", help="date du droit à appliquer")
    ask.add_argument("--profil", type=Path, metavar="FICHIER.toml", help="faits déjà connus (voir corpus/faits.toml)")
    ask.add_argument("--json", action="store_true")
    ask.set_defaults(commande=_ask)


def _corpus_options(corpus: argparse.ArgumentParser) -> None:
    actions = corpus.add_subparsers(required=True, metavar="ACTION")
    ajout = actions.add_parser("add", help="ajouter un document PDF")
    ajout.add_argument("fichier", type=Path)
    ajout.add_argument("--titre", required=True)
    ajout.add_argument("--date", type=_jour, required=True)
    ajout.add_argument("--editeur", default="")
    ajout.set_defaults(commande=_corpus_add)
    actions.add_parser("list", help="lister les sources").set_defaults(commande=_corpus_list)
    actions.add_parser("check", help="vérifier le corpus").set_defaults(commande=_corpus_check)
    importer = actions.add_parser("importer", help="importer un export officiel")
    importer.add_argument("quoi", choices=("rncp", "rome", "catalogue"))
    importer.add_argument("fichier", type=Path)
    importer.set_defaults(commande=_corpus_importer)


def _regles_options(regles: argparse.ArgumentParser) -> None:
    actions = regles.add_subparsers(required=True, metavar="ACTION")
    montrer = actions.add_parser("montrer", help="un dispositif à une date")
    montrer.add_argument("dispositif")
    montrer.add_argument("--date", type=_jour, default=None)
    montrer.set_defaults(commande=_regles_montrer)
    comparer = actions.add_parser("comparer", help="ce qui a changé entre deux dates")
    comparer.add_argument("dispositif")
    comparer.add_argument("du", type=_jour)
    comparer.add_argument("au", type=_jour)
    comparer.set_defaults(commande=_regles_comparer)


def _jour(texte: str) -> date:
    try:
        return date.fromisoformat(texte)
    except ValueError:
        raise argparse.ArgumentTypeError(f"« {texte} » n'est pas une date : écrivez AAAA-MM-JJ, par exemple 2026-11-22.") from None


# -- the index ------------------------------------------------------------------------------------------


def avancement(etape: str, fait: int, total: int) -> None:
    """Write one line of progress on stderr, rewritten in place on a terminal."""
    fin = "\r" if sys.stderr.isatty() and fait < total else "\n"
    if sys.stderr.isatty() or fait in (0, total):
        print(f"  {etape} : {fait}/{total}".ljust(50), end=fin, file=sys.stderr, flush=True)


def preparer_index(reglages: Reglages) -> None:
    """Build the index when it is missing or stale; say on stderr what was refused."""
    from assistant import wiring

    if wiring.index_a_jour(reglages):
        return
    print("Construction de l'index (une minute environ)…", file=sys.stderr)
    for nom, raison in wiring.construire_index(reglages, date.today(), avancement).refus:
        print(f"  refusé, {nom} : {raison}", file=sys.stderr)


def _assistant(reglages: Reglages) -> Assistant:
    from assistant.wiring import construire_assistant

    preparer_index(reglages)
    return construire_assistant(reglages)


def _ingest(options: argparse.Namespace, reglages: Reglages) -> int:
    from assistant import wiring

    lecture = wiring.construire_index(reglages, date.today(), avancement)
    for nom, raison in lecture.refus:
        print(f"  refusé, {nom} : {raison}", file=sys.stderr)
    print("Index à jour.", file=sys.stderr)
    return PARTIEL if lecture.refus else REUSSI


def _chat(options: argparse.Namespace, reglages: Reglages) -> int:
    from assistant.interfaces.lancement import lancer

    try:
        preparer_index(reglages)
    except AssistantError as faute:
        # The page still opens: distress and rules answer without the index, and it says what is missing.
        print(faute, file=sys.stderr)
    lancer(port=options.port, hote=options.hote)
    return REUSSI


# -- ask ------------------------------------------------------------------------------------------------


def _ask(options: argparse.Namespace, reglages: Reglages) -> int:
    if (options.question is None) == (options.batch is None):
        print("Donnez une question entre guillemets, ou --batch FICHIER.jsonl (pas les deux).", file=sys.stderr)
        return PARTIEL
    from assistant import wiring

    assistant = _assistant(reglages)
    profil = wiring.lire_profil(assistant, options.profil) if options.profil else Profil()
    depart = Conversation(date=options.date or date.today(), profil=profil)
    if options.batch is not None:
        return _batch(assistant, depart, options.batch)
    _, reponse = assistant.answer(depart, options.question)
    print(json.dumps(en_json(reponse), ensure_ascii=False) if options.json else en_texte(reponse))
    return PARTIEL if reponse.statut == "erreur" else REUSSI


def en_texte(reponse: Reponse) -> str:
    """Return the answer for a terminal: the text, then each proof on its line."""
    preuves = [f"[{c.n}] {c.passage.titre}" + (f", § {c.passage.section}" if c.passage.section else "")
               + (f", p. {c.passage.page}" if c.passage.page else "") + f" : {c.extrait}"
               for c in reponse.citations if f"[{c.n}]" in reponse.texte]
    return "\n".join([reponse.texte, *([""] if preuves else []), *preuves])


def _batch(assistant: Assistant, depart: Conversation, fichier: Path) -> int:
    statut = REUSSI
    for numero, ligne in _lignes(fichier):
        objet = _repondre_ligne(assistant, depart, numero, ligne)
        if objet["statut"] == "erreur":
            statut = PARTIEL
        print(json.dumps(objet, ensure_ascii=False), flush=True)
    return statut


def _lignes(fichier: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank, with their number; bytes that are not UTF-8 are replaced, not fatal."""
    try:
        flux = fichier.open(encoding="utf-8-sig", errors="replace")
    except OSError as faute:
        raise EntreeInvalide(f"Le fichier {fichier} n'est pas lisible : {faute.strerror}.") from faute
    with flux:
        for numero, ligne in enumerate(flux, 1):
            if ligne.strip():
                yield numero, ligne


def _repondre_ligne(assistant: Assistant, depart: Conversation, numero: int, ligne: str) -> dict[str, Any]:
    identifiant: str | int = numero
    try:
        objet = _objet(ligne)
        identifiant = objet.get("id", numero)
        conversation = replace(depart, date=_date_de(objet) or depart.date)
        for tour in _tours(objet):
            conversation, reponse = assistant.answer(conversation, tour)
        return en_json(reponse, identifiant)
    except EntreeInvalide as faute:
        return erreur_json(identifiant, str(faute))
    except Exception as faute:  # one bad line never stops a batch
        print(f"ligne {numero} : {type(faute).__name__}", file=sys.stderr)
        return erreur_json(identifiant, assistant.services.phrases.dire("erreurs.panne"))


def _objet(ligne: str) -> dict[str, Any]:
    try:
        objet = json.loads(ligne)
    except (json.JSONDecodeError, RecursionError) as faute:
        raise EntreeInvalide("Cette ligne n'est pas du JSON. Écrivez un objet par ligne : {\"id\": \"1\", \"q\": \"votre question\"}.") from faute
    if not isinstance(objet, dict):
        raise EntreeInvalide("Cette ligne n'est pas un objet JSON. Écrivez {\"id\": \"1\", \"q\": \"votre question\"}.")
    return objet


def _tours(objet: dict[str, Any]) -> list[str]:
    tours = objet.get("tours", [objet["q"]] if "q" in objet else [])
    if not isinstance(tours, list) or not tours or not all(isinstance(t, str) for t in tours):
        raise EntreeInvalide("Il manque la question : donnez « q » (un texte) ou « tours » (une liste de textes).")
    return tours


def _date_de(objet: dict[str, Any]) -> date | None:
    valeur = objet.get("date")
    if valeur is None:
        return None
    try:
        return date.fromisoformat(valeur)
    except (TypeError, ValueError):
        raise EntreeInvalide(f"La date « {valeur} » n'existe pas. Écrivez AAAA-MM-JJ, par exemple 2026-11-22.") from None


# -- the corpus, the rules, the scores ------------------------------------------------------------------


def _corpus_add(options: argparse.Namespace, reglages: Reglages) -> int:
    from assistant import wiring

    print(wiring.ajouter_au_corpus(reglages, options.fichier, options.titre, options.date, options.editeur))
    print("Lancez « assistant ingest » pour l'indexer.", file=sys.stderr)
    return REUSSI


def _corpus_list(options: argparse.Namespace, reglages: Reglages) -> int:
    from assistant import wiring

    for source in wiring.lister_sources(reglages):
        print(f"{source.id}\t{source.date}\trang {source.rang}\t{source.titre} ({source.editeur}, {source.licence})")
    return REUSSI


def _corpus_check(options: argparse.Namespace, reglages: Reglages) -> int:
    from assistant import wiring

    constats = wiring.verifier(reglages)
    print("\n".join(constats.lignes))
    return RIEN if constats.fautes else REUSSI


def _corpus_importer(options: argparse.Namespace, reglages: Reglages) -> int:
    from assistant import wiring

    print(wiring.importer(reglages, options.quoi, options.fichier))
    return REUSSI


def _regles_montrer(options: argparse.Namespace, reglages: Reglages) -> int:
    from assistant import wiring

    print(wiring.montrer_regles(reglages, options.dispositif, options.date or date.today()))
    return REUSSI


def _regles_comparer(options: argparse.Namespace, reglages: Reglages) -> int:
    from assistant import wiring

    print(wiring.comparer_regles(reglages, options.dispositif, options.du, options.au))
    return REUSSI


def _evaluate(options: argparse.Namespace, reglages: Reglages) -> int:
    from assistant.evaluation.rapport import evaluer_jeux

    return evaluer_jeux(_assistant(reglages), options.jeux, options.detail, print)

