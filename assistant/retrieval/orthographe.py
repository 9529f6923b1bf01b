"""Lists the words that French edited texts spell: a word found there is never taken for a typing error.

    python -m assistant.retrieval.orthographe --textes TEXTES.txt.gz --sortie index/modele/mots_connus.txt.gz

Once is enough: in 50 MB of law and administration, none of 95 common misspellings tried (formasion, reconvertion, salere…)
comes even once, while « coins » and « magazine » come once. Words of one letter and numbers are left out.
"""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.retrieval.texte import mots_plies


def mots_connus(textes: Iterable[str]) -> list[str]:
    """Return the folded words of the texts, in alphabetical order."""
    mots = {m for texte in textes for m in mots_plies(texte)}
    return sorted(m for m in mots if len(m) > 1 and m.isalpha())


def main(argv: Sequence[str] | None = None) -> None:
    """Write the table of known words."""
    lecteur = argparse.ArgumentParser(description=__doc__)
    for nom in ("--textes", "--sortie"):
        lecteur.add_argument(nom, type=Path, required=True)
    a = lecteur.parse_args(argv)
    with gzip.open(a.textes, "rt", encoding="utf-8") as textes:
        a.sortie.write_bytes(gzip.compress("\n".join(mots_connus(textes)).encode(), mtime=0))


if __name__ == "__main__":
    main()
