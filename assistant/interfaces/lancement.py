"""Start the page: its runtime folder, what every session shares, then uvicorn."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import EntreeInvalide
from assistant.interfaces.acces import Acces, lire_acces
from assistant.interfaces.avis import BoiteAvis
from assistant.interfaces.dossier_page import preparer
from assistant.interfaces.equipe import charger_equipe
from assistant.interfaces.faits_page import FaitsPage
from assistant.interfaces.porte import Facade, Porte
from assistant.interfaces.reglages_page import (
    dossier_donnees,
    dossier_execution,
    gardien,
    mode,
    nom_du_modele,
    origines_permises,
)
from assistant.interfaces.relais import Relais
from assistant.interfaces.sources_page import charger_catalogue, date_des_regles
from assistant.interfaces.textes import TextesPage, charger_textes
from assistant.settings import Reglages, lire_reglages

if TYPE_CHECKING:
    from assistant.interfaces.historique import Historique


def lancer(port: int = 8000, hote: str = "127.0.0.1") -> None:
    """Serve the page until it is stopped; writes only in the runtime folder."""
    import uvicorn

    from assistant.wiring import chauffer, construire_assistant

    exiger_port(hote, port)
    reglages = lire_reglages(os.environ)
    assistant = Relais(reglages, construire_assistant)
    adresses = [c.url for c in assistant.services.contacts.values()]
    application = monter(assistant, reglages, port, hote, adresses)

    class Serveur(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            # Only now: warming up earlier would take its time from the first page.
            assistant.surveiller()
            threading.Thread(target=chauffer, args=(assistant, date.today()), daemon=True).start()
            print(f"La page est prête : http://localhost:{port} (Ctrl+C pour arrêter)", flush=True)

    # Behind a declared proxy, our own filter reads its headers: it must see the true peer first.
    seul = os.environ.get("ASSISTANT_AUTH") != "entete"
    Serveur(uvicorn.Config(application, host=hote, port=port, log_level="warning", ws_max_size=300_000, server_header=False,
                           timeout_graceful_shutdown=5, proxy_headers=seul)).run()
    assistant.arreter()


def exiger_port(hote: str, port: int) -> None:
    """Raise EntreeInvalide when nothing can listen there, before anything is loaded."""
    try:
        with socket.create_server((hote, port), family=socket.AF_INET6 if ":" in hote else socket.AF_INET):
            pass
    except (OSError, OverflowError) as faute:
        raise EntreeInvalide(f"Le port {port} de {hote} n'est pas libre. Fermez ce qui l'occupe, ou donnez --port 8001.") from faute


def monter(assistant: Facade, reglages: Reglages, port: int, hote: str, adresses: Iterable[str | None] = ()) -> Any:
    """Return the ASGI application of the page for this assistant; adresses: links it may show besides its sources'."""
    dossier = dossier_execution(os.environ, port)
    acces = lire_acces(os.environ, dossier_donnees(dossier))
    preparer(dossier, port, hote, acces, reglages)
    porte = monter_porte(assistant, reglages, dossier_donnees(dossier), acces, adresses)
    page = import_module("assistant.interfaces.page.application")
    memoire = page.Memoire(acces, _historique(acces)) if acces else None
    return page.application(porte, origines_permises(os.environ, port, hote), gardien(os.environ), lambda: etat(reglages), memoire)


def monter_porte(assistant: Facade, reglages: Reglages, donnees: Path, acces: Acces | None, adresses: Iterable[str | None]) -> Porte:
    """Return what every session shares; donnees: the folder of opinions."""
    return Porte(assistant, textes_page(reglages, acces), charger_catalogue(reglages.corpus, adresses), FaitsPage(assistant.services),
                 charger_equipe(reglages.corpus, reglages.prompts / "page"), BoiteAvis(donnees / "avis.jsonl"), date.today,
                 mode(reglages), nom_du_modele(reglages), lambda: bool(getattr(assistant, "sans_index", False)), reglages.corpus)


def _historique(acces: Acces) -> Historique:
    from assistant.interfaces.historique import ouvrir_historique

    return ouvrir_historique(acces.historique)


def textes_page(reglages: Reglages, acces: Acces | None) -> TextesPage:
    """Return the page's texts, whose notice says what is kept."""
    if acces is None:
        return charger_textes(reglages.prompts / "page")
    return charger_textes(reglages.prompts / "page", "avis_comptes", jours=acces.conservation_jours)


def etat(reglages: Reglages) -> dict[str, Any]:
    """Return what /health says: the index version, the date of the rules, the model."""
    courant = reglages.index / "courant"
    index = courant.read_text(encoding="utf-8").strip() if courant.is_file() else None
    return {"etat": "ok" if index else "sans index", "index": index, "regles_au": date_des_regles(reglages.corpus),
            "modele": os.environ.get("ASSISTANT_MODELE") or None}
