"""The reader of the command line: French words for what is wrong, dates and rates checked on the way in."""

from __future__ import annotations

import argparse
import re
from contextlib import suppress
from datetime import date
from typing import NoReturn

from assistant.errors import EntreeInvalide

ANNEES = range(1990, 2101)  # outside, the law we hold says nothing
# What argparse says in English, in French.
ANGLAIS = (
    ("the following arguments are required: ", "il manque "), ("unrecognized arguments: ", "option inconnue : "),
    ("invalid choice: ", "choix inconnu : "), ("choose from ", "choisissez parmi "),
    ("expected one argument", "il faut une valeur"),
    ("invalid int value: ", "ce n'est pas un nombre entier : "), ("invalid float value: ", "ce n'est pas un nombre : "),
    ("ambiguous option: ", "option ambiguë : "), ("argument ", ""),
)


class Analyseur(argparse.ArgumentParser):
    """A command-line reader that says in French what to mend; a wrong command exits with status 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the help is."""
        for anglais, francais in ANGLAIS:
            message = message.replace(anglais, francais)
        self.exit(2, f"Commande à corriger : {message.rstrip('.')}. L'aide : « {self.prog} --help ».\n")


def jour(texte: str) -> date:
    """Return a date of the command line."""
    try:
        return lire_jour(texte)
    except EntreeInvalide as faute:
        raise argparse.ArgumentTypeError(str(faute)) from None


def lire_jour(valeur: object) -> date:
    """Return a date written AAAA-MM-JJ. Raises EntreeInvalide."""
    lu = None
    if isinstance(valeur, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", valeur.strip()):
        with suppress(ValueError):
            lu = date.fromisoformat(valeur.strip())
    if lu is None:
        raise EntreeInvalide(f"La date « {str(valeur)[:40]} » n'existe pas. Écrivez AAAA-MM-JJ, par exemple 2026-11-22.")
    if lu.year not in ANNEES:
        raise EntreeInvalide(f"La date « {valeur} » est trop loin. Donnez une année de {ANNEES.start} à {ANNEES.stop - 1}.")
    return lu


def taux(texte: str) -> float:
    """Return a rate of the command line, 0 to 1."""
    try:
        lu = float(texte.replace(",", "."))
    except ValueError:
        lu = -1.0
    if not 0 <= lu <= 1:
        raise argparse.ArgumentTypeError(f"« {texte} » n'est pas un taux : écrivez un nombre de 0 à 1, par exemple 0.9.")
    return lu
