"""The page's guard at the door (ASGI): known origins and paths only, strict headers, small bodies, own sessions."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from assistant.interfaces.gardien import COOKIE, Gardien, lire_cookie

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

MAXI_CORPS = 64_000  # bytes; a form sent by the page is a few kilobytes
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
# A document opens in the browser's own viewer: it may run nothing and fetch nothing.
POLITIQUE_DOCUMENT = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
PAGES = re.compile(r"/|/login|/thread/[\w-]+")
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


def proteger(application: Application, gardien: Gardien, reglage: Reglage) -> Application:
    """Return the same application behind the guard."""

    async def garde(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await application(scope, receive, send)
            return
        entetes = {n.decode("latin-1").lower(): v.decode("latin-1") for n, v in scope["headers"]}
        secret = lire_cookie(entetes.get("cookie"))
        refus = _refus(scope, entetes, reglage)
        if refus:
            await _refuser(scope, send, *refus, reglage.politique)
        elif scope["type"] == "websocket":
            await application(scope, receive, send)
        elif scope["path"] == "/health":
            await _repondre(send, 200, json.dumps(reglage.sante(), ensure_ascii=False), reglage.politique, "application/json")
        else:
            await _servir(application, gardien, reglage, scope, receive, send, secret)

    return garde


def _refus(scope: Scope, entetes: dict[str, str], reglage: Reglage) -> tuple[int, str] | None:
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


async def _servir(
    application: Application, gardien: Gardien, reglage: Reglage, scope: Scope, receive: Receive, send: Send, secret: str | None
) -> None:
    """Pass one HTTP request on: its body bounded, its session checked, the headers added to the answer."""
    corps = await _lire(receive) if scope["method"] in ("POST", "PUT", "DELETE") and not scope["path"].startswith(WS) else b""
    if corps is None:
        await _repondre(send, 413, "Cet envoi est trop gros.", reglage.politique)
        return
    attente = gardien.attente_connexion(_client(scope), corps) if scope["path"] == "/login" and scope["method"] == "POST" else 0
    if attente:  # the same for a known and an unknown name
        await _repondre(send, 429, json.dumps({"detail": "tropdessais"}), reglage.politique, "application/json")
        return
    session = _session(scope, corps)
    if session is not None and not gardien.possede(session, secret):
        await _repondre(send, 403, "Cette discussion appartient à un autre navigateur.", reglage.politique)
        return
    neuf = None if secret or not PAGES.fullmatch(scope["path"]) else gardien.nouveau_secret()
    await application(scope, _rejouer(corps, receive) if corps else receive, _habiller(send, scope, reglage.politique, neuf))


def _client(scope: Scope) -> str:
    return str((scope.get("client") or ("",))[0])


async def _lire(receive: Receive) -> bytes | None:
    corps = b""
    while True:
        message = await receive()
        corps += message.get("body", b"")
        if len(corps) > MAXI_CORPS:
            return None
        if not message.get("more_body"):
            return corps


def _rejouer(corps: bytes, suite: Receive) -> Receive:
    dits: list[bool] = []

    async def recevoir() -> Message:
        if dits:
            return await suite()
        dits.append(True)
        return {"type": "http.request", "body": corps, "more_body": False}

    return recevoir


def _session(scope: Scope, corps: bytes) -> str | None:
    """Return the session id a request claims, None when the route has none."""
    if scope["path"].startswith("/project/file/"):
        return (parse_qs(scope["query_string"].decode("latin-1")).get("session_id") or [""])[0]
    if scope["path"] != "/project/action":
        return None
    try:
        return str(json.loads(corps)["sessionId"])
    except (ValueError, KeyError, TypeError):
        return ""


def _entetes(politique: str) -> list[tuple[bytes, bytes]]:
    paires = {
        "content-security-policy": politique,
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }
    return [(n.encode(), v.encode()) for n, v in paires.items()]


def _habiller(send: Send, scope: Scope, politique: str, secret: str | None) -> Send:
    """Return a send that adds the headers, forbids caching what is personal, and gives a new browser its cookie."""
    fixe = scope["path"].startswith("/assets/")
    politique = POLITIQUE_DOCUMENT if scope["path"].startswith("/documents/") else politique
    sur = b"; Secure" if scope.get("scheme") == "https" else b""

    async def envoyer(message: Message) -> None:
        if message["type"] == "http.response.start":
            otes = {b"access-control-allow-origin", b"access-control-allow-credentials", b"server"}
            entetes = [(n, _securiser(n, v, sur)) for n, v in message.get("headers", []) if n.lower() not in otes] + _entetes(politique)
            entetes.append((b"cache-control", b"public, max-age=86400" if fixe else b"no-cache" if "/public/" in scope["path"] else b"no-store"))
            if secret:
                entetes.append((b"set-cookie", f"{COOKIE}={secret}; Path=/; HttpOnly; SameSite=Strict".encode() + sur))
            message = {**message, "headers": entetes}
        await send(message)

    return envoyer


def _securiser(nom: bytes, valeur: bytes, sur: bytes) -> bytes:
    """Return a header's value; over HTTPS, the login cookie is never sent in clear."""
    return valeur + sur if nom.lower() == b"set-cookie" and b"secure" not in valeur.lower() else valeur


async def _refuser(scope: Scope, send: Send, statut: int, texte: str, politique: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 4403})
        return
    await _repondre(send, statut, texte, politique)


async def _repondre(send: Send, statut: int, texte: str, politique: str, genre: str = "text/plain; charset=utf-8") -> None:
    entetes = [(b"content-type", genre.encode()), (b"cache-control", b"no-store"), *_entetes(politique)]
    await send({"type": "http.response.start", "status": statut, "headers": entetes})
    await send({"type": "http.response.body", "body": texte.encode()})
