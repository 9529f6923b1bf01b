"""The wordings, read from prompts/phrases/*.toml: an advisor mends a sentence without touching code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import CorpusError


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every wording by "file.key"; several for one key are taken in turn, never at random."""

    textes: dict[str, tuple[str, ...]]

    def dire(self, cle: str, tour: int = 0, **valeurs: str) -> str:
        """Return the wording of a key for this turn, with its blanks filled."""
        choix = self.textes[cle]
        return choix[tour % len(choix)].format(**valeurs)


def charger_phrases(dossier: Path) -> Phrases:
    """Return all wordings of a folder. Raises CorpusError with the file and the key that is wrong."""
    textes: dict[str, tuple[str, ...]] = {}
    for fichier in sorted(dossier.glob("*.toml")):
        for cle, choix in tomllib.loads(fichier.read_text(encoding="utf-8")).items():
            if not isinstance(choix, list) or not all(isinstance(c, str) and c for c in choix) or not choix:
                raise CorpusError(f"{fichier.name}, « {cle} » : il faut une liste de phrases non vides.")
            textes[f"{fichier.stem}.{cle}"] = tuple(choix)
    return Phrases(textes)
