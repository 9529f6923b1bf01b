"""The runtime folder, outside the repository: Chainlit reads it on import. Its page is French and fetches nothing outside."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from assistant.interfaces.acces import Acces
from assistant.interfaces.reglages_page import entier, mode, origines_permises
from assistant.interfaces.textes import charger_textes
from assistant.settings import Reglages

WEB = "assistant.interfaces.web"
# Fonts and styles that Chainlit's page would fetch from outside.
DEHORS = re.compile(r'\s*<link[^>]*(?:fonts\.googleapis|fonts\.gstatic|cdn\.jsdelivr)[^>]*/?>', re.DOTALL)


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
    config = config.replace("session_timeout = 600", f"session_timeout = {entier(os.environ, 'ASSISTANT_COUPURE_SECONDES', 600)}")
    if acces is not None:
        config = config.replace('default_sidebar_state = "hidden"', 'default_sidebar_state = "closed"')
        os.environ.setdefault("CHAINLIT_AUTH_SECRET", secrets.token_urlsafe(48))  # a restart logs everybody out
        os.environ["CHAINLIT_COOKIE_SAMESITE"] = "strict"
    (chainlit / "config.toml").write_text(config, encoding="utf-8")
    _traduire(web, chainlit / "translations", _mots(reglages or Reglages(), acces))
    _page_francaise(dossier / "page")
    os.environ["CHAINLIT_APP_ROOT"] = str(dossier)


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
