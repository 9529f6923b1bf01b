"""What may be asked of the page, from where: known routes, known origins, known hosts. Everything else is refused in French."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from assistant.interfaces.asgi import Scope

WS = "/ws/socket.io"
# Everything else of Chainlit (docs, uploads, Copilot, MCP, threads, login) does not exist here.
PERMIS = {
    "GET": re.compile(
        r"/|/assets/[\w./-]+|/public/[\w./-]+|/project/(?:translations|settings)|/project/file/[\w-]+|/auth/config|/user"
        r"|/documents/[a-z0-9-]+|/favicon|/logo|/avatars/[\w .%-]+|/ws/socket\.io/?|/health"
    ),
    "POST": re.compile(r"/project/action|/set-session-cookie|/ws/socket\.io/?"),
}
# With accounts: logging in and out, one's own talks. Sharing stays closed.
COMPTES = {
    "GET": re.compile(r"/login|/thread/[\w-]+|/project/thread/[\w-]+|/historique\.json"),
    "POST": re.compile(r"/login|/auth/header|/logout|/project/threads"),
    "PUT": re.compile(r"/project/thread"),
    "DELETE": re.compile(r"/project/thread"),
}
PERMIS["HEAD"] = PERMIS["GET"]
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reglage:
    """What the guard needs: the origins a browser may come from, the policy, and what /health says."""

    origines: frozenset[str]
    politique: str
    sante: Callable[[], dict[str, Any]]
    hotes: frozenset[str] = field(default=frozenset())
    comptes: bool = False

    def hote_permis(self, hote: str) -> bool:
        """Return whether the Host header is one of ours (stops DNS rebinding)."""
        return hote in self.hotes

    def chemin_permis(self, methode: str, chemin: str) -> bool:
        """Return whether this route exists here."""
        tables = (PERMIS, COMPTES) if self.comptes else (PERMIS,)
        return any(methode in t and t[methode].fullmatch(chemin) for t in tables)


def regler(origines: list[str], html: str, sante: Callable[[], dict[str, Any]], comptes: bool = False) -> Reglage:
    """Return the guard's settings; html: the page, whose own inline scripts are allowed by their hash."""
    empreintes = " ".join(f"'sha256-{_sha256(s)}'" for s in dict.fromkeys(SCRIPT.findall(html)))
    ws = " ".join(re.sub(r"^http", "ws", o) for o in origines)
    # Chainlit's own elements are compiled in the page: 'unsafe-eval' cannot be dropped.
    politique = (
        f"default-src 'none'; script-src 'self' 'unsafe-eval' {empreintes}; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data:; font-src 'self'; connect-src 'self' {ws}; manifest-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    )
    hotes = frozenset(urlsplit(o).netloc for o in origines)
    return Reglage(frozenset(origines), politique, sante, hotes, comptes)


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def refus_de(scope: Scope, entetes: dict[str, str], reglage: Reglage) -> tuple[int, str] | None:
    """Return the status and the sentence of a refusal, None for a request that may go on."""
    chemin = scope["path"]
    if scope["type"] == "http":
        if not reglage.chemin_permis(scope["method"], chemin):
            return 404, "Cette page n'existe pas. Revenez à l'accueil."
        if chemin == "/health":
            return None
    elif not chemin.startswith(WS):
        return 404, "Cette page n'existe pas."
    origine = entetes.get("origin")
    if origine is not None and origine not in reglage.origines:
        return 403, "Cette demande vient d'un autre site : elle est refusée."
    if not reglage.hote_permis(entetes.get("host", "")):
        return 421, "Cette adresse n'est pas déclarée. L'exploitant doit l'ajouter à ASSISTANT_ORIGINES."
    if scope["type"] == "websocket" and origine is None:
        return 403, "Cette demande ne vient pas d'un navigateur : elle est refusée."
    return None
