"""Running one command. Exit 0 when all was answered, 2 when some input was unusable, 1 when nothing was done."""

from __future__ import annotations

import gc
import io
import os
import sys

from assistant.errors import AssistantError
from assistant.interfaces.cli.options import analyseur
from assistant.interfaces.cli.statuts import RIEN
from assistant.settings import lire_reglages

# Loading allocates much and frees nothing: with the default of 700, a third of the start was spent looking for garbage.
OBJETS_AVANT_RAMASSAGE = 100_000


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    gc.set_threshold(OBJETS_AVANT_RAMASSAGE)
    for flux in (sys.stdout, sys.stderr):
        # Always UTF-8, and half a character that cannot be written never stops a batch.
        if isinstance(flux, io.TextIOWrapper):
            flux.reconfigure(encoding="utf-8", errors="replace")
    options = analyseur().parse_args(arguments)
    try:
        return options.commande(options, lire_reglages(os.environ))
    except AssistantError as faute:
        print(faute, file=sys.stderr)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as faute:
        print(f"Le disque a refusé une lecture ou une écriture : {faute.strerror} ({faute.filename}).", file=sys.stderr)
    except KeyboardInterrupt:
        print("Arrêté à votre demande.", file=sys.stderr)
    return RIEN
