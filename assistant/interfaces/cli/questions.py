"""Answering from the command line: one question, or a file of them."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domaine.profil import Profil
from assistant.domaine.reponse import Conversation, Reponse
from assistant.interfaces.cli import index
from assistant.interfaces.cli.statuts import PARTIEL, REUSSI
from assistant.interfaces.contrat import en_json
from assistant.interfaces.lot import ouvrir_lot, repondre_lot
from assistant.settings import Reglages

if TYPE_CHECKING:
    from assistant.dialogue.assistant import Assistant


def ask(options: argparse.Namespace, reglages: Reglages) -> int:
    """Answer one question, or each line of a file."""
    if (options.question is None) == (options.batch is None):
        print("Donnez une question entre guillemets, ou --batch FICHIER.jsonl (pas les deux).", file=sys.stderr)
        return PARTIEL
    from assistant import wiring

    assistant = index.ouvrir_assistant(reglages)
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
