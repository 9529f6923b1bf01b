"""The page's settings, read in the environment: who may come, how often, where to write, which model helps."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from assistant.errors import EntreeInvalide
from assistant.interfaces.gardien import Debit, Gardien
from assistant.settings import Reglages


def origines_permises(environ: Mapping[str, str], port: int, hote: str) -> list[str]:
    """Return the origins a browser may come from: this machine, and those of ASSISTANT_ORIGINES (comma between)."""
    ici = [f"http://{nom}:{port}" for nom in dict.fromkeys(("localhost", "127.0.0.1", hote)) if nom != "0.0.0.0"]
    return ici + [o.strip().rstrip("/") for o in environ.get("ASSISTANT_ORIGINES", "").split(",") if o.strip()]


def gardien(environ: Mapping[str, str]) -> Gardien:
    """Return the guard with its rates: messages a minute for one talk, and for one address (an agency shares one)."""
    return Gardien(Debit(entier(environ, "ASSISTANT_MESSAGES_MINUTE", 15)), Debit(entier(environ, "ASSISTANT_MESSAGES_MINUTE_ADRESSE", 600)))


def entier(environ: Mapping[str, str], nom: str, defaut: int) -> int:
    """Return a positive setting. Raises EntreeInvalide, which says what to mend, on anything else."""
    brut = environ.get(nom, "")
    if brut and not (brut.isdecimal() and int(brut) > 0):
        raise EntreeInvalide(f"{nom} doit être un nombre entier positif, et vaut « {brut} ».")
    return int(brut) if brut else defaut


def dossier_execution(environ: Mapping[str, str], port: int) -> Path:
    """Return the folder where Chainlit may write: one a port under the user's state, else a temporary one."""
    etat = Path(environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    dossier = etat / "assistant-orientation" / f"page-{port}"
    try:
        dossier.mkdir(parents=True, exist_ok=True)
        (dossier / ".ecriture").write_text("", encoding="utf-8")
    except OSError:
        return Path(tempfile.mkdtemp(prefix="assistant-page-"))
    return dossier


def dossier_donnees(dossier: Path) -> Path:
    """Return where opinions and history go: beside the runtime folder, inside a temporary one."""
    return dossier.parent if dossier.name.startswith("page-") else dossier


def mode(reglages: Reglages) -> str:
    """Return which language model helps: « aucun », « local » or « externe »."""
    return "aucun" if reglages.modele is None else reglages.modele_lieu


def nom_du_modele(reglages: Reglages) -> str:
    """Return « nom, chez fournisseur »: a colon would be read as Markdown."""
    fournisseur, _, nom = (reglages.modele or "").partition(":")
    return f"{nom}, chez {fournisseur}" if nom else fournisseur
