"""Opening the database: an SQLite file of our own by default, a PostgreSQL named by one setting."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from assistant.errors import EntreeInvalide
from assistant.interfaces.historique.historique import Historique

DELAIS = {"timeout": 5, "command_timeout": 10}  # seconds: a PostgreSQL that hangs is one that does not answer


def ouvrir_historique(adresse: str) -> Historique:
    """Return the store at an SQLite path or a postgresql+asyncpg address; nothing is opened yet."""
    if adresse.startswith("postgresql"):
        try:
            return Historique(create_async_engine(adresse, pool_pre_ping=True, pool_timeout=5, connect_args=DELAIS))
        except ModuleNotFoundError as faute:
            raise EntreeInvalide("PostgreSQL demande le paquet asyncpg : « pip install asyncpg ».") from faute
    if "://" in adresse:
        raise EntreeInvalide("ASSISTANT_HISTORIQUE est un chemin de fichier, ou une adresse postgresql+asyncpg://…")
    fichier = Path(adresse)
    moteur = create_async_engine(f"sqlite+aiosqlite:///{fichier}", poolclass=NullPool)
    event.listen(moteur.sync_engine, "do_connect", lambda *_: _reserver(fichier))
    event.listen(moteur.sync_engine, "connect", _regler)
    return Historique(moteur)


def _reserver(fichier: Path) -> None:
    """Create the file readable by its owner only, before SQLite does."""
    fichier.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(fichier, os.O_CREAT | os.O_RDWR, 0o600))


def _regler(connexion: Any, _: Any) -> None:
    """Zero what is erased, keep temporary copies in memory, and keep no write-ahead file."""
    curseur = connexion.cursor()
    for reglage in ("secure_delete=ON", "temp_store=MEMORY", "journal_mode=DELETE", "synchronous=FULL"):
        curseur.execute(f"PRAGMA {reglage}")
    curseur.close()
