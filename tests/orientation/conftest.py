"""The real tables, read once: they are data of the repository."""

from __future__ import annotations

import csv
import hashlib
from datetime import date
from pathlib import Path

import pytest

from assistant.orientation import Orientation, charger_orientation

RACINE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def orientation() -> Orientation:
    """Return the orientation room over the corpus of this repository."""
    return charger_orientation(RACINE / "corpus")


@pytest.fixture(scope="session")
def le() -> date:
    """Return the date at which most tests ask."""
    return date(2026, 11, 22)


@pytest.fixture(scope="session")
def jeu():
    """Return a reader of our own sets: rows of one half, drawn by a hash of the words."""

    def lire(nom: str, moitie: str) -> list[dict[str, str]]:
        with (Path(__file__).parent / nom).open(encoding="utf-8", newline="") as flux:
            lignes = list(csv.DictReader(flux, delimiter=";"))
        pairs = {"dev": 1, "test": 0}
        return [x for x in lignes if int(hashlib.md5(x["dit"].encode()).hexdigest(), 16) % 2 == pairs[moitie]]

    return lire
