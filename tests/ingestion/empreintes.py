"""Fingerprints of every eight words running of the original white paper: copying is seen where the original is not.

Five bytes a run: nothing can be read back, and among some 15,000 runs of ours a false alarm has two chances in ten thousand.

    python tests/ingestion/empreintes.py DOSSIER_DU_LIVRE_BLANC
"""

from __future__ import annotations

import re
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

MOTS_COPIES = 8
OCTETS = 5
FICHIER = Path(__file__).with_suffix(".bin")


def empreintes(texte: str) -> set[bytes]:
    """Return the fingerprint of each run of eight words of a text, marks and case apart."""
    mots = re.findall(r"[^\W_]+", re.sub(r"<[^>]+>", " ", texte).lower())
    suites = (" ".join(mots[i : i + MOTS_COPIES]) for i in range(len(mots) - MOTS_COPIES + 1))
    return {blake2b(suite.encode(), digest_size=OCTETS).digest() for suite in suites}


@cache
def connues() -> frozenset[bytes]:
    """Return the fingerprints kept of the original."""
    octets = FICHIER.read_bytes()
    return frozenset(octets[i : i + OCTETS] for i in range(0, len(octets), OCTETS))


if __name__ == "__main__":
    original = next(Path(sys.argv[1]).rglob("livre_blanc.md")).read_text(encoding="utf-8")
    FICHIER.write_bytes(b"".join(sorted(empreintes(original))))
