"""A file of questions, one JSON object a line: every line gets its answer, or the sentence that says what to mend."""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from assistant.domaine.reponse import Conversation
from assistant.errors import EntreeInvalide
from assistant.interfaces.analyseur import lire_jour
from assistant.interfaces.contrat import en_json, erreur_json

if TYPE_CHECKING:
    from assistant.dialogue.assistant import Assistant

EXEMPLE = '{"id": "1", "q": "votre question"}'


def repondre_lot(assistant: Assistant, depart: Conversation, lignes: Iterator[tuple[int, bytes]]) -> Iterator[dict[str, Any]]:
    """Yield the answer of each line, in order; a bad line gives its error and the next one goes on."""
    for numero, ligne in lignes:
        yield _repondre_ligne(assistant, depart, numero, ligne)


def ouvrir_lot(fichier: Path) -> Iterator[tuple[int, bytes]]:
    """Return the lines that are not blank, with their number; the file is opened now. Raises EntreeInvalide."""
    try:
        flux = fichier.open("rb")
    except OSError as faute:
        raise EntreeInvalide(f"Le fichier {fichier} n'est pas lisible : {faute.strerror}.") from faute
    return _parcourir(flux)


def _parcourir(flux: BinaryIO) -> Iterator[tuple[int, bytes]]:
    with flux:
        for numero, ligne in enumerate(flux, 1):
            utile = (ligne.removeprefix(codecs.BOM_UTF8) if numero == 1 else ligne).strip()
            if utile:
                yield numero, utile


def _repondre_ligne(assistant: Assistant, depart: Conversation, numero: int, ligne: bytes) -> dict[str, Any]:
    identifiant: str | int = numero
    try:
        objet = _objet(ligne)
        identifiant = numero if objet.get("id") is None else objet["id"]
        conversation = replace(depart, date=_date_de(objet) or depart.date)
        for tour in _tours(objet):
            conversation, reponse = assistant.answer(conversation, tour)
        return en_json(reponse, identifiant)
    except EntreeInvalide as faute:
        return erreur_json(identifiant, str(faute))
    except Exception as faute:  # noqa: BLE001 - one bad line never stops a batch
        print(f"ligne {numero} : {type(faute).__name__}", file=sys.stderr)
        return erreur_json(identifiant, assistant.services.phrases.dire("erreurs.panne"))


def _objet(ligne: bytes) -> dict[str, Any]:
    try:
        objet = json.loads(ligne.decode("utf-8"))
    except UnicodeDecodeError as faute:
        raise EntreeInvalide("Cette ligne n'est pas en UTF-8. Enregistrez le fichier en UTF-8, puis relancez.") from faute
    except (ValueError, RecursionError) as faute:
        raise EntreeInvalide(f"Cette ligne n'est pas du JSON. Écrivez un objet par ligne : {EXEMPLE}.") from faute
    if not isinstance(objet, dict):
        raise EntreeInvalide(f"Cette ligne n'est pas un objet JSON. Écrivez {EXEMPLE}.")
    return objet


def _tours(objet: dict[str, Any]) -> list[str]:
    tours = objet.get("tours", [objet["q"]] if "q" in objet else [])
    if not isinstance(tours, list) or not tours or not all(isinstance(t, str) for t in tours):
        raise EntreeInvalide("Il manque la question : donnez « q » (un texte) ou « tours » (une liste de textes).")
    return tours


def _date_de(objet: dict[str, Any]) -> date | None:
    return None if objet.get("date") is None else lire_jour(objet["date"])
