"""The command line. Answers go to stdout, progress and faults to stderr; exit 0 all answered, 2 some input unusable, 1 nothing done."""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domaine.profil import Profil
from assistant.domaine.reponse import Conversation, Reponse
from assistant.errors import AssistantError
from assistant.interfaces.analyseur import Analyseur, jour, taux
from assistant.interfaces.contrat import en_json
from assistant.interfaces.lot import ouvrir_lot, repondre_lot
from assistant.settings import Reglages, lire_reglages

if TYPE_CHECKING:
    from assistant.dialogue.assistant import Assistant
    from assistant.wiring import Lecture

REUSSI, RIEN, PARTIEL = 0, 1, 2
# Loading allocates much and frees nothing: with the default of 700, a third of the start was spent looking for garbage.
OBJETS_AVANT_RAMASSAGE = 100_000


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    gc.set_threshold(OBJETS_AVANT_RAMASSAGE)
    for flux in (sys.stdout, sys.stderr):
        # Always UTF-8, and half a character that cannot be written never stops a batch.
        if isinstance(flux, io.TextIOWrapper):
            flux.reconfigure(encoding="utf-8", errors="replace")
    options = _analyseur().parse_args(arguments)
    try:
        return options.commande(options, lire_reglages(os.environ))
    except AssistantError as faute:
        print(faute, file=sys.stderr)
        return RIEN
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return RIEN
    except OSError as faute:
        print(f"Le disque a refusé une lecture ou une écriture : {faute.strerror} ({faute.filename}).", file=sys.stderr)
        return RIEN
    except KeyboardInterrupt:
        print("Arrêté à votre demande.", file=sys.stderr)
        return RIEN


def _analyseur() -> argparse.ArgumentParser:
    analyseur = Analyseur(prog="assistant", description="Assistant d'orientation professionnelle pour l'Occitanie.")
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
    evaluate.add_argument("--seuil", type=taux, metavar="0.9", help="échouer quand un jeu est sous ce taux")
    evaluate.add_argument("--modele", metavar="FOURNISSEUR:NOM", help="comparer sans et avec ce modèle de langage (voir docs/modeles.md)")
    evaluate.set_defaults(commande=_evaluate)
    return analyseur


def _ask_options(ask: argparse.ArgumentParser) -> None:
    ask.add_argument("question", nargs="?")
    ask.add_argument("--batch", type=Path, metavar="FICHIER.jsonl")
    ask.add_argument("--date", type=jour, default=None, metavar="AAAA-MM-JJ", help="date du droit à appliquer")
    ask.add_argument("--profil", type=Path, metavar="FICHIER.toml", help="faits déjà connus (voir corpus/faits.toml)")
    ask.add_argument("--json", action="store_true")
    ask.set_defaults(commande=_ask)


def _corpus_options(corpus: argparse.ArgumentParser) -> None:
    actions = corpus.add_subparsers(required=True, metavar="ACTION")
    ajout = actions.add_parser("add", help="ajouter un document PDF ; dit ce qui est lu et laissé de côté, page par page")
    ajout.add_argument("fichier", type=Path)
    ajout.add_argument("--titre", required=True)
    ajout.add_argument("--date", type=jour, required=True)
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
    montrer.add_argument("--date", type=jour, default=None)
    montrer.set_defaults(commande=_regles_montrer)
    comparer = actions.add_parser("comparer", help="ce qui a changé entre deux dates")
    comparer.add_argument("dispositif")
    comparer.add_argument("du", type=jour)
    comparer.add_argument("au", type=jour)
    comparer.set_defaults(commande=_regles_comparer)


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
    for ligne in _documents(lecture):
        print(ligne, file=sys.stderr)
    for nom, raison in lecture.refus:
        print(f"  refusé, {nom} : {raison}", file=sys.stderr)
    print("Index à jour.", file=sys.stderr)
    return PARTIEL if lecture.refus else REUSSI


def _documents(lecture: Lecture) -> Iterator[str]:
    """Yield one line for each document that was added: its title, its pages with text, its passages."""
    ajoutes = [p for p in lecture.passages if p.nature == "original"]
    for source in dict.fromkeys(p.source for p in ajoutes):
        siens = [p for p in ajoutes if p.source == source]
        pages = len({p.page for p in siens})
        yield f"  document, {lecture.sources[source].titre} : {len(siens)} passages, {pages} pages avec du texte"


def _chat(options: argparse.Namespace, reglages: Reglages) -> int:
    from assistant.interfaces.lancement import lancer

    try:
        preparer_index(reglages)
    except Exception as faute:  # noqa: BLE001 - whatever fails here, the page opens: distress answers without the index
        print(f"L'index n'a pas pu être préparé : {faute}", file=sys.stderr)
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
        return _lot(assistant, depart, options.batch)
    _, reponse = assistant.answer(depart, options.question)
    print(json.dumps(en_json(reponse), ensure_ascii=False) if options.json else en_texte(reponse))
    return PARTIEL if reponse.statut == "erreur" else REUSSI


def _lot(assistant: Assistant, depart: Conversation, fichier: Path) -> int:
    from assistant.wiring import chauffer

    lignes, statut = ouvrir_lot(fichier), REUSSI
    chauffer(assistant, depart.date)
    for objet in repondre_lot(assistant, depart, lignes):
        statut = PARTIEL if objet["statut"] == "erreur" else statut
        print(json.dumps(objet, ensure_ascii=False), flush=True)
    return statut


def en_texte(reponse: Reponse) -> str:
    """Return the answer for a terminal: the text, then each proof on its line."""
    preuves = [f"[{c.n}] {c.passage.titre}" + (f", § {c.passage.section}" if c.passage.section else "")
               + (f", p. {c.passage.page}" if c.passage.page else "") + f" : {c.extrait}"
               for c in reponse.citations if f"[{c.n}]" in reponse.texte]
    return "\n".join([reponse.texte, *([""] if preuves else []), *preuves])


# -- the corpus, the rules, the scores ------------------------------------------------------------------


def _corpus_add(options: argparse.Namespace, reglages: Reglages) -> int:
    from assistant import wiring

    source, pages = wiring.ajouter_au_corpus(reglages, options.fichier, options.titre, options.date, options.editeur)
    print(f"« {source.titre} » est inscrit sous le nom {source.id}.")
    for page in pages:
        print(page.dire())
    illisibles = [page.numero for page in pages if page.illisible]
    print(f"Lu : {len(pages) - len(illisibles)} page(s) sur {len(pages)}, {sum(len(p.tableaux) for p in pages)} tableau(x), "
          f"{sum(p.colonnes > 1 for p in pages)} page(s) en colonnes. Lancez « assistant ingest » pour l'indexer.")
    if illisibles:
        print(f"Pages laissées de côté car abîmées : {', '.join(map(str, illisibles))}.", file=sys.stderr)
    return PARTIEL if illisibles else REUSSI


def _corpus_list(options: argparse.Namespace, reglages: Reglages) -> int:
    from assistant import wiring

    for source in wiring.lister_sources(reglages):
        precisions = ", ".join(p for p in (source.editeur, source.licence) if p)
        print(f"{source.id}\t{source.date}\trang {source.rang}\t{source.titre}{f' ({precisions})' if precisions else ''}")
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

    if options.modele is not None:
        from assistant.evaluation.comparaison_modele import comparer_modele

        taux_par_jeu = comparer_modele(_assistant(replace(reglages, modele=options.modele)), options.jeux, options.detail, print)
    else:
        taux_par_jeu = evaluer_jeux(_assistant(reglages), options.jeux, options.detail, print)
    sous = [nom for nom, atteint in taux_par_jeu.items() if options.seuil is not None and atteint < options.seuil]
    if sous:
        print(f"Sous le seuil de {options.seuil:.0%} : {', '.join(sous)}.", file=sys.stderr)
    return RIEN if sous else REUSSI

