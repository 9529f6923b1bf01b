"""One TOML table read key by key, every refusal naming the file, the block and the word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NoReturn

from assistant.errors import CorpusError

try:
    import tomli as toml  # the same parser, compiled: half the load time when it is installed
except ImportError:  # pragma: no cover - depends on the machine
    import tomllib as toml  # type: ignore[no-redef]


def ouvrir(chemin: Path) -> dict[str, Any]:
    """Return the tables of a file; raise CorpusError when it is absent, not UTF-8 or not TOML."""
    try:
        return toml.loads(chemin.read_text(encoding="utf-8"))
    except OSError as erreur:
        raise CorpusError(f"Le fichier {chemin.name} est introuvable ou illisible dans corpus/.") from erreur
    except (toml.TOMLDecodeError, UnicodeDecodeError) as erreur:
        raise CorpusError(f"Le fichier {chemin.name} ne se lit pas : {erreur}. Corrigez cette ligne.") from erreur


class Lecteur:
    """A table and where it stands; each method returns a checked value."""

    __slots__ = ("bloc", "fichier", "table")

    def __init__(self, fichier: str, bloc: str, table: object) -> None:
        self.fichier = fichier
        self.bloc = bloc
        if not isinstance(table, dict):
            self.refuser(str(table), "un bloc de clés est attendu ici")
        self.table: Mapping[str, Any] = table

    def refuser(self, mot: str, pourquoi: str) -> NoReturn:
        """Raise CorpusError: file, block, word, reason."""
        raise CorpusError(f"Dans {self.fichier}, bloc « {self.bloc} », « {mot} » : {pourquoi}.")

    def cles(self, permises: Iterable[str]) -> None:
        """Refuse any key that the format does not know."""
        for cle in self.table.keys() - set(permises):
            self.refuser(cle, "cette clé n'existe pas dans le format")

    def texte(self, cle: str, defaut: str | None = None) -> str:
        """Return a text, stripped; without a default it must be there and not empty."""
        valeur = self.table.get(cle, defaut)
        if not isinstance(valeur, str) or (defaut is None and not valeur.strip()):
            self.refuser(cle, "un texte est attendu")
        return valeur.strip()

    def parmi(self, cle: str, permis: Iterable[str], defaut: str | None = None) -> str:
        """Return a word of a closed list."""
        mot = self.texte(cle, defaut)
        if mot not in permis:
            self.refuser(mot, f"{cle} vaut l'un de ces mots : {', '.join(permis)}")
        return mot

    def textes(self, cle: str) -> tuple[str, ...]:
        """Return a list of texts, () when absent."""
        valeur = self.table.get(cle, [])
        if not isinstance(valeur, list) or not all(isinstance(mot, str) for mot in valeur):
            self.refuser(cle, "une liste de textes est attendue")
        return tuple(valeur)

    def booleen(self, cle: str) -> bool:
        """Return a boolean, False when absent."""
        valeur = self.table.get(cle, False)
        if not isinstance(valeur, bool):
            self.refuser(cle, "true ou false est attendu")
        return valeur

    def entier(self, cle: str, defaut: int | None = None) -> int:
        """Return a whole number."""
        valeur = self.table.get(cle, defaut)
        if not isinstance(valeur, int) or isinstance(valeur, bool):
            self.refuser(cle, "un nombre entier est attendu")
        return valeur

    def nombre(self, cle: str) -> Decimal | None:
        """Return a number as a Decimal, None when absent."""
        valeur = self.table.get(cle)
        if valeur is None:
            return None
        try:
            lu = Decimal(str(valeur))
        except InvalidOperation:
            self.refuser(str(valeur), f"{cle} doit être un nombre")
        if isinstance(valeur, bool) or not lu.is_finite():
            self.refuser(str(valeur), f"{cle} doit être un nombre")
        return lu

    def jour(self, cle: str) -> date | None:
        """Return a date, None when absent."""
        valeur = self.table.get(cle)
        if isinstance(valeur, datetime) or not isinstance(valeur, date | None):
            self.refuser(str(valeur), f"{cle} doit être une date AAAA-MM-JJ, sans guillemets")
        return valeur

    def blocs(self, cle: str) -> list[Lecteur]:
        """Return the sub-tables of a list, named by their own id."""
        valeur = self.table.get(cle, [])
        if not isinstance(valeur, list):
            self.refuser(cle, "une liste de blocs est attendue")
        return [Lecteur(self.fichier, _nom(bloc, f"{cle} n° {rang}"), bloc) for rang, bloc in enumerate(valeur, 1)]


def _nom(bloc: object, defaut: str) -> str:
    return str(bloc.get("id", defaut)) if isinstance(bloc, dict) else defaut
