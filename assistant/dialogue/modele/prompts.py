"""The prompts, French Markdown read from prompts/*.md: what is said to the model, then the data between delimiters.

A prompt has two parts separated by a line « --- »: the instructions, fixed, and the data, with {placeholders}. Data can
hold anything a person or a document says: it is cleaned, bounded and put in after the placeholders are found, once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from assistant.domaine.texte import nettoyer
from assistant.errors import CorpusError
from assistant.grounding.mots import mots_pleins

TROU = re.compile(r"\{([a-z_]+)\}")
# What each task gives its prompt; a prompt that asks for something else, or leaves something out, is refused.
TROUS = {
    "lecture": frozenset({"faits", "date", "question_posee", "message"}),
    "redaction": frozenset({"message", "fiche", "preuves", "fautes"}),
    "suite": frozenset({"precedentes", "message"}),
}
MAXI = 12000


@dataclass(frozen=True, slots=True)
class Prompt:
    """One task: systeme never holds a person's words; donnees is filled with them."""

    systeme: str
    donnees: str

    def remplir(self, **valeurs: str) -> str:
        """Return the data part with its blanks filled, each value made plain data."""
        return TROU.sub(lambda m: en_donnee(valeurs[m[1]]), self.donnees)


@dataclass(frozen=True, slots=True)
class Prompts:
    """The three tasks and the words that a rewording may use freely (stems)."""

    lecture: Prompt
    redaction: Prompt
    suite: Prompt
    neutres: frozenset[str]

    @property
    def consignes(self) -> tuple[str, ...]:
        """Return the texts that no answer may repeat."""
        return tuple(t for p in (self.lecture, self.redaction, self.suite) for t in (p.systeme, TROU.sub("\n", p.donnees)))


def en_donnee(texte: str) -> str:
    """Return a text that can only be data: nothing invisible, no delimiter of ours, bounded."""
    lignes = (nettoyer(ligne) for ligne in texte[:MAXI].splitlines())
    return re.sub(r"<{2,}|>{2,}", " ", "\n".join(lignes))


def charger_prompts(dossier: Path) -> Prompts:
    """Return the prompts of a folder. Raises CorpusError naming the file and the blank that drifts."""
    lus = {nom: _lire(dossier / f"{nom}.md", trous) for nom, trous in TROUS.items()}
    lignes = (dossier / "mots_neutres.txt").read_text(encoding="utf-8").splitlines()
    neutres = frozenset(r for ligne in lignes if not ligne.startswith("#") for r in mots_pleins(ligne))
    return Prompts(lus["lecture"], lus["redaction"], lus["suite"], neutres)


def _lire(fichier: Path, trous: frozenset[str]) -> Prompt:
    parties = re.split(r"(?m)^---$", fichier.read_text(encoding="utf-8"))
    if len(parties) != 2:
        raise CorpusError(f"{fichier.name} : il faut deux parties, séparées par une seule ligne « --- ».")
    systeme, donnees = (p.strip() for p in parties)
    lus = frozenset(TROU.findall(donnees))
    if lus != trous or TROU.search(systeme):
        raise CorpusError(f"{fichier.name} : les repères attendus sont {', '.join(sorted(trous))}, dans la seconde partie.")
    return Prompt(systeme, donnees)
