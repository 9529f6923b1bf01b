"""Measuring the answers on sets of questions."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from assistant.interfaces.cli import index
from assistant.interfaces.cli.statuts import REUSSI, RIEN
from assistant.settings import Reglages


def evaluate(options: argparse.Namespace, reglages: Reglages) -> int:
    """Print each set's score; fail when one is under the rate asked for."""
    from assistant.evaluation.rapport import evaluer_jeux

    if options.modele is not None:
        from assistant.evaluation.comparaison_modele import comparer_modele

        taux_par_jeu = comparer_modele(index.ouvrir_assistant(replace(reglages, modele=options.modele)), options.jeux, options.detail, print)
    else:
        taux_par_jeu = evaluer_jeux(index.ouvrir_assistant(reglages), options.jeux, options.detail, print)
    sous = [nom for nom, atteint in taux_par_jeu.items() if options.seuil is not None and atteint < options.seuil]
    if sous:
        print(f"Sous le seuil de {options.seuil:.0%} : {', '.join(sous)}.", file=sys.stderr)
    return RIEN if sous else REUSSI
