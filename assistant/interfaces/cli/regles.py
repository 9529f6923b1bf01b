"""The rules as a lawyer reads them: one scheme at a date, or what changed between two."""

from __future__ import annotations

import argparse
from datetime import date

from assistant.interfaces.cli.statuts import REUSSI
from assistant.settings import Reglages


def montrer(options: argparse.Namespace, reglages: Reglages) -> int:
    """Print one scheme as it stands at a date."""
    from assistant import wiring

    print(wiring.montrer_regles(reglages, options.dispositif, options.date or date.today()))
    return REUSSI


def comparer(options: argparse.Namespace, reglages: Reglages) -> int:
    """Print what changed in one scheme between two dates."""
    from assistant import wiring

    print(wiring.comparer_regles(reglages, options.dispositif, options.du, options.au))
    return REUSSI
