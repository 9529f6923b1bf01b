"""Every setting, read once from the environment and frozen. Prefix ASSISTANT_; each one is explained in docs/reglages.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

RACINE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Reglages:
    """Where things are and which optional parts are on."""

    corpus: Path = RACINE / "corpus"
    index: Path = RACINE / "index"
    prompts: Path = RACINE / "prompts"
    embeddings: str | None = None  # a sentence-transformers model; None = the one we ship
    originaux: Path | None = None  # folder of the original white paper text, for the number check


def lire_reglages(environ: Mapping[str, str]) -> Reglages:
    """Return the settings of an environment; what is unset keeps its default."""
    base = Reglages()
    originaux = environ.get("ASSISTANT_ORIGINAUX")
    return Reglages(
        corpus=Path(environ.get("ASSISTANT_CORPUS", base.corpus)),
        index=Path(environ.get("ASSISTANT_INDEX", base.index)),
        prompts=Path(environ.get("ASSISTANT_PROMPTS", base.prompts)),
        embeddings=environ.get("ASSISTANT_EMBEDDINGS") or None,
        originaux=Path(originaux) if originaux else None,
    )
