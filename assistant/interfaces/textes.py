"""Texts of the page, read from prompts/page/: profiles with their starters, and the page's own sentences."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.domaine.texte import plier


@dataclass(frozen=True, slots=True)
class Exemple:
    """A starter: what its button says and the message it sends."""

    titre: str
    message: str


@dataclass(frozen=True, slots=True)
class ProfilPage:
    """One of the ways in. id is the `public` of a Conversation."""

    id: str
    nom: str
    icone: str
    accueil: str
    exemples: tuple[Exemple, ...]


@dataclass(frozen=True, slots=True)
class TextesPage:
    """Everything the page says by itself."""

    profils: tuple[ProfilPage, ...]
    phrases: Mapping[str, str]
    commandes: Mapping[str, str]  # what a person types or clicks, folded, to the page's own tool

    def commande(self, message: str) -> str | None:
        """Return the tool that a message names word for word, None for anything else."""
        return self.commandes.get(plier(message).strip(" .!?"))

    def public(self, nom: str | None) -> str:
        """Return the id of the profile shown under this name, the first one when it is unknown."""
        return next((p.id for p in self.profils if p.nom == nom), self.profils[0].id)

    def dire(self, cle: str, **valeurs: object) -> str:
        """Return one sentence with its blanks filled. Raises KeyError on an unknown key."""
        return self.phrases[cle].format(**valeurs)


def charger_textes(dossier: Path, avis: str = "avis", **valeurs: object) -> TextesPage:
    """Return the texts of prompts/page/. avis: which notice the profiles carry, its blanks filled with valeurs."""
    brut = tomllib.loads((dossier / "profils.toml").read_text(encoding="utf-8"))
    phrases = tomllib.loads((dossier / "phrases.toml").read_text(encoding="utf-8"))
    profils = tuple(_profil(p, brut[avis].format(**valeurs), brut["humain"]) for p in brut["profils"])
    commandes = {plier(mots): outil for outil, dits in brut["commandes"].items() for mots in dits}
    return TextesPage(profils, phrases, commandes)


def _profil(brut: Mapping[str, object], avis: str, humain: str) -> ProfilPage:
    exemples = tuple(Exemple(e["titre"], e["message"]) for e in brut["exemples"])  # type: ignore[attr-defined]
    accueil = f"{brut['description']}\n\n{avis} {brut.get('humain', humain)}"
    return ProfilPage(str(brut["id"]), str(brut["nom"]), str(brut["icone"]), accueil, exemples)
