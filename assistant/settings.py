"""Every setting, read once from the environment and frozen. Prefix ASSISTANT_; each one is explained in docs/reglages.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from assistant.errors import EntreeInvalide

RACINE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Reglages:
    """Where things are and which optional parts are on."""

    corpus: Path = RACINE / "corpus"
    index: Path = RACINE / "index"
    prompts: Path = RACINE / "prompts"
    embeddings: str | None = None  # a sentence-transformers model; None = the one we ship
    modele: str | None = None  # "openai:nom", "mistralai:nom", "ollama:nom"; None = no language model
    modele_url: str | None = None
    modele_cle: str | None = field(default=None, repr=False)
    modele_secours: str | None = None  # a second model of the same provider and address, when the first fails
    modele_lieu: str = "externe"  # "local": nothing leaves the house; "externe": consent and masked data
    modele_delai_s: float = 7.0  # of model work in one answer, at most 8
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
        **_modele(environ),
    )


def _modele(environ: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings of the language model. Raises EntreeInvalide naming the one that is wrong."""
    lieu = environ.get("ASSISTANT_MODELE_LIEU") or "externe"
    url = environ.get("ASSISTANT_MODELE_URL") or None
    if lieu not in ("local", "externe"):
        raise EntreeInvalide("ASSISTANT_MODELE_LIEU vaut « local » ou « externe ».")
    if lieu == "local" and environ.get("ASSISTANT_MODELE") and not _chez_soi(url):
        raise EntreeInvalide("ASSISTANT_MODELE_LIEU=local demande une adresse de votre réseau dans ASSISTANT_MODELE_URL. "
                             "Sinon, écrivez « externe » : la personne devra alors donner son accord.")
    return {
        "modele": environ.get("ASSISTANT_MODELE") or None,
        "modele_url": url,
        "modele_cle": _cle(environ),
        "modele_secours": environ.get("ASSISTANT_MODELE_SECOURS") or None,
        "modele_lieu": lieu,
        "modele_delai_s": _delai(environ.get("ASSISTANT_MODELE_DELAI")),
    }


def _chez_soi(url: str | None) -> bool:
    """Return whether an address is of this machine or of a private network."""
    hote = urlsplit(url or "").hostname or ""
    try:
        adresse = ip_address(hote)
        return adresse.is_loopback or adresse.is_private
    except ValueError:
        return hote != "" and ("." not in hote or hote.endswith((".local", ".lan", ".internal", ".intra")))


def _cle(environ: Mapping[str, str]) -> str | None:
    fichier = environ.get("ASSISTANT_MODELE_CLE_FICHIER")
    if not fichier:
        return environ.get("ASSISTANT_MODELE_CLE") or None
    try:
        return Path(fichier).read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError) as faute:
        raise EntreeInvalide("Le fichier de ASSISTANT_MODELE_CLE_FICHIER n'est pas lisible. Vérifiez son chemin et ses droits.") from faute


def _delai(texte: str | None) -> float:
    try:
        delai = float(texte.replace(",", ".")) if texte else 7.0
    except ValueError:
        delai = 0.0
    if not 0.5 <= delai <= 8.0:
        raise EntreeInvalide("ASSISTANT_MODELE_DELAI est un nombre de secondes, de 0.5 à 8.")
    return delai
