"""Ways of speaking recognised without a model: distress, refusals, small talk, follow-ups (prompts/reperes/*.toml)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import CorpusError


@dataclass(frozen=True, slots=True)
class Repere:
    """One way of speaking: patterns over folded text; sauf: harmless turns taken out first; veto: turns that rule it out."""

    motifs: tuple[re.Pattern[str], ...]
    sauf: tuple[re.Pattern[str], ...]
    veto: tuple[re.Pattern[str], ...]
    contacts: tuple[str, ...]

    def present(self, plie: str) -> bool:
        """Return whether the folded message speaks this way."""
        if any(v.search(plie) for v in self.veto):
            return False
        for sauf in self.sauf:
            plie = sauf.sub(" ", plie)
        return any(m.search(plie) for m in self.motifs)


@dataclass(frozen=True, slots=True)
class Reperes:
    """All ways of speaking, by "file.name", in the order of the files."""

    par_nom: dict[str, Repere]

    def present(self, nom: str, plie: str) -> bool:
        """Return whether one named way of speaking is there."""
        return self.par_nom[nom].present(plie)

    def sans(self, nom: str, plie: str) -> str:
        """Return a folded message without the words of one named way of speaking."""
        for motif in self.par_nom[nom].motifs:
            plie = motif.sub("", plie)
        return plie

    def places(self, nom: str, plie: str) -> list[int]:
        """Return where each match of one named way of speaking ends, in the order of the folded message."""
        return sorted(m.end() for motif in self.par_nom[nom].motifs for m in motif.finditer(plie))

    def premier(self, fichier: str, plie: str) -> str | None:
        """Return the first name of a file that the folded message speaks, None when none does."""
        debut = f"{fichier}."
        noms = (nom for nom in self.par_nom if nom.startswith(debut))
        return next((nom.removeprefix(debut) for nom in noms if self.par_nom[nom].present(plie)), None)


def charger_reperes(dossier: Path) -> Reperes:
    """Return every way of speaking of a folder. Raises CorpusError naming the pattern that does not compile."""
    par_nom: dict[str, Repere] = {}
    for fichier in sorted(dossier.glob("*.toml")):
        for nom, bloc in tomllib.loads(fichier.read_text(encoding="utf-8")).items():
            par_nom[f"{fichier.stem}.{nom}"] = _repere(fichier.name, nom, bloc)
    return Reperes(par_nom)


def _repere(fichier: str, nom: str, bloc: dict[str, list[str]]) -> Repere:
    def compiler(cle: str) -> tuple[re.Pattern[str], ...]:
        try:
            return tuple(re.compile(m) for m in bloc.get(cle, []))
        except re.error as faute:
            raise CorpusError(f"{fichier}, « {nom} » : motif illisible ({faute}).") from faute

    return Repere(compiler("motifs"), compiler("sauf"), compiler("veto"), tuple(bloc.get("contacts", [])))
