"""What is kept of a talk: the two tables, and a talk as it is read back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text
from sqlalchemy.exc import DataError, SQLAlchemyError

from assistant.domaine.texte import plier

SCHEMA = MetaData()
FILS = Table("fils", SCHEMA, Column("id", String(64), primary_key=True), Column("qui", String(128), nullable=False, index=True),
             Column("nom", Text), Column("profil", Text), Column("cree", String(40), nullable=False), Column("maj", String(40), nullable=False))
# One line a message (« pas ») or an element under it: the JSON that the page showed.
MORCEAUX = Table("morceaux", SCHEMA, Column("rang", Integer, primary_key=True, autoincrement=True), Column("id", String(64), nullable=False),
                 Column("fil", String(64), nullable=False), Column("genre", String(10), nullable=False), Column("contenu", Text, nullable=False))
Index("morceaux_par_fil", MORCEAUX.c.fil, MORCEAUX.c.id)
INDISPONIBLE = "L'historique n'est pas disponible pour le moment. Réessayez plus tard, ou prévenez l'exploitant de la page."
PANNES = (SQLAlchemyError, OSError, UnicodeError)


@dataclass(frozen=True, slots=True)
class Fil:
    """One talk as it is kept: its owner, its name, what the page showed in order."""

    id: str
    qui: str
    nom: str
    profil: str
    cree: str
    maj: str
    pas: tuple[dict[str, Any], ...] = ()
    elements: tuple[dict[str, Any], ...] = ()

    def contient(self, mots: str) -> bool:
        """Return whether every word is said in the talk or in its name, accents and case apart."""
        dit = plier(" ".join([self.nom, *(str(p.get("output") or "") for p in self.pas)]))
        return all(mot in dit for mot in plier(mots).split())


def sain(texte: str) -> str:
    """Return text that every database can write: without null characters or half emoji."""
    return texte.replace("\x00", "").encode("utf-8", "replace").decode()


def inecrivable(faute: BaseException) -> bool:
    """Return whether the database answers but will never take this value: tried again, it would stop all that waits behind."""
    etat = str(getattr(getattr(faute, "orig", None), "sqlstate", None) or "")
    return isinstance(faute, UnicodeError | DataError) or etat.startswith("22")


def maintenant() -> str:
    """Return the time now, UTC, in ISO form."""
    return datetime.now(UTC).isoformat()
