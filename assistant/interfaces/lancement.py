"""Start the page: a runtime folder outside the repository, then uvicorn. Chainlit reads its folder on import."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import socket
import tempfile
import threading
from collections.abc import Iterable, Mapping
from datetime import date
from importlib import import_module, resources
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import EntreeInvalide
from assistant.interfaces.acces import Acces, lire_acces
from assistant.interfaces.avis import BoiteAvis
from assistant.interfaces.equipe import charger_equipe
from assistant.interfaces.faits_page import FaitsPage
from assistant.interfaces.gardien import Debit, Gardien
from assistant.interfaces.porte import Facade, Porte
from assistant.interfaces.relais import Relais
from assistant.interfaces.sources_page import charger_catalogue, date_des_regles
from assistant.interfaces.textes import TextesPage, charger_textes
from assistant.settings import Reglages, lire_reglages

if TYPE_CHECKING:
    from assistant.interfaces.historique import Historique

WEB = "assistant.interfaces.web"
# Fonts and styles that Chainlit's page would fetch from outside.
DEHORS = re.compile(r'\s*<link[^>]*(?:fonts\.googleapis|fonts\.gstatic|cdn\.jsdelivr)[^>]*/?>', re.DOTALL)


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


def nom_du_modele(reglages: Reglages) -> str:
    """Return « nom, chez fournisseur »: a colon would be read as Markdown."""
    fournisseur, _, nom = (reglages.modele or "").partition(":")
    return f"{nom}, chez {fournisseur}" if nom else fournisseur


def mode(reglages: Reglages) -> str:
    """Return which language model helps: « aucun », « local » or « externe »."""
    return "aucun" if reglages.modele is None else reglages.modele_lieu


def gardien(environ: Mapping[str, str]) -> Gardien:
    """Return the guard with its rates: messages a minute for one talk, and for one address (an agency shares one)."""
    return Gardien(Debit(_entier(environ, "ASSISTANT_MESSAGES_MINUTE", 15)), Debit(_entier(environ, "ASSISTANT_MESSAGES_MINUTE_ADRESSE", 600)))


def _entier(environ: Mapping[str, str], nom: str, defaut: int) -> int:
    brut = environ.get(nom, "")
    if brut and not (brut.isdecimal() and int(brut) > 0):
        raise EntreeInvalide(f"{nom} doit être un nombre entier positif, et vaut « {brut} ».")
    return int(brut) if brut else defaut


def etat(reglages: Reglages) -> dict[str, Any]:
    """Return what /health says: the index version, the date of the rules, the model."""
    courant = reglages.index / "courant"
    index = courant.read_text(encoding="utf-8").strip() if courant.is_file() else None
    return {"etat": "ok" if index else "sans index", "index": index, "regles_au": date_des_regles(reglages.corpus),
            "modele": os.environ.get("ASSISTANT_MODELE") or None}


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


def preparer(dossier: Path, port: int, hote: str, acces: Acces | None = None, reglages: Reglages | None = None) -> None:
    """Fill the runtime folder from the package and point Chainlit to it; what a stopped page left of a talk goes."""
    web = Path(str(resources.files(WEB)))
    public, chainlit = dossier / "public", dossier / ".chainlit"
    shutil.rmtree(public, ignore_errors=True)
    shutil.rmtree(dossier / ".files", ignore_errors=True)
    shutil.copytree(web, public, ignore=shutil.ignore_patterns("*.toml", "traductions.json", "*.py", "__pycache__"))
    chainlit.mkdir(parents=True, exist_ok=True)
    origines = json.dumps(origines_permises(os.environ, port, hote))
    config = (web / "config.toml").read_text(encoding="utf-8").replace("allow_origins = []", f"allow_origins = {origines}")
    config = config.replace("session_timeout = 600", f"session_timeout = {_entier(os.environ, 'ASSISTANT_COUPURE_SECONDES', 600)}")
    if acces is not None:
        config = config.replace('default_sidebar_state = "hidden"', 'default_sidebar_state = "closed"')
        os.environ.setdefault("CHAINLIT_AUTH_SECRET", secrets.token_urlsafe(48))  # a restart logs everybody out
        os.environ["CHAINLIT_COOKIE_SAMESITE"] = "strict"
    (chainlit / "config.toml").write_text(config, encoding="utf-8")
    _traduire(web, chainlit / "translations", _mots(reglages or Reglages(), acces))
    _page_francaise(dossier / "page")
    os.environ["CHAINLIT_APP_ROOT"] = str(dossier)


def origines_permises(environ: Mapping[str, str], port: int, hote: str) -> list[str]:
    """Return the origins a browser may come from: this machine, and those of ASSISTANT_ORIGINES (comma between)."""
    ici = [f"http://{nom}:{port}" for nom in dict.fromkeys(("localhost", "127.0.0.1", hote)) if nom != "0.0.0.0"]
    return ici + [o.strip().rstrip("/") for o in environ.get("ASSISTANT_ORIGINES", "").split(",") if o.strip()]


def _paquet_chainlit() -> Path:
    spec = find_spec("chainlit")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("chainlit")
    return Path(spec.origin).parent


def _mots(reglages: Reglages, acces: Acces | None) -> dict[str, Any]:
    """Return the wordings that depend on the settings: the mode under the message box, what « new talk » erases."""
    filigrane = charger_textes(reglages.prompts / "page").dire(f"mode_{mode(reglages)}")
    mots: dict[str, Any] = {"chat": {"watermark": filigrane}}
    if acces is not None:
        gardee = "La discussion affichée reste dans vos discussions gardées."
        mots["navigation"] = {"newChat": {"dialog": {"description": gardee}}}
    return mots


def _traduire(web: Path, dossier: Path, mots: dict[str, Any]) -> None:
    """Write the only translation used: Chainlit's French with our wordings over it."""
    dossier.mkdir(parents=True, exist_ok=True)
    base = json.loads((_paquet_chainlit() / "translations" / "fr-FR.json").read_text(encoding="utf-8"))
    notres = json.loads((web / "traductions.json").read_text(encoding="utf-8"))
    mots["chat"]["watermark"] = f"{notres['chat']['watermark']} {mots['chat']['watermark']}"
    texte = json.dumps(_fondre(_fondre(base, notres), mots), ensure_ascii=False)
    (dossier / "fr-FR.json").write_text(texte, encoding="utf-8")


def _fondre(base: Any, dessus: Any) -> Any:
    if not (isinstance(base, dict) and isinstance(dessus, dict)):
        return dessus
    return base | {cle: _fondre(base.get(cle), valeur) for cle, valeur in dessus.items()}


def _page_francaise(dossier: Path) -> None:
    """Build the page from Chainlit's own: lang="fr", and nothing fetched from outside."""
    origine = _paquet_chainlit() / "frontend" / "dist"
    dossier.mkdir(parents=True, exist_ok=True)
    lien = dossier / "assets"
    if lien.is_symlink() or lien.exists():
        lien.unlink() if lien.is_symlink() else shutil.rmtree(lien)
    try:
        lien.symlink_to(origine / "assets", target_is_directory=True)
    except OSError:
        shutil.copytree(origine / "assets", lien)
    html = (origine / "index.html").read_text(encoding="utf-8").replace('<html lang="en">', '<html lang="fr">')
    (dossier / "index.html").write_text(DEHORS.sub("", html), encoding="utf-8")
