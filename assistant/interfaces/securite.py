"""The page's guard at the door (ASGI): known origins and paths only, strict headers, small bodies, own sessions."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs

from assistant.interfaces.asgi import Application, Message, Receive, Scope, Send
from assistant.interfaces.entetes import habiller, refuser, repondre
from assistant.interfaces.gardien import Gardien, lire_cookie
from assistant.interfaces.routes_permises import WS, Reglage, refus_de

MAXI_CORPS = 64_000  # bytes; a form sent by the page is a few kilobytes
PAGES = re.compile(r"/|/login|/thread/[\w-]+")


def proteger(application: Application, gardien: Gardien, reglage: Reglage) -> Application:
    """Return the same application behind the guard."""

    async def garde(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await application(scope, receive, send)
            return
        entetes = {n.decode("latin-1").lower(): v.decode("latin-1") for n, v in scope["headers"]}
        secret = lire_cookie(entetes.get("cookie"))
        refus = refus_de(scope, entetes, reglage)
        if refus:
            await refuser(scope, send, *refus, reglage.politique)
        elif scope["type"] == "websocket":
            await application(scope, receive, send)
        elif scope["path"] == "/health":
            await repondre(send, 200, json.dumps(reglage.sante(), ensure_ascii=False), reglage.politique, "application/json")
        else:
            await _servir(application, gardien, reglage, scope, receive, send, secret)

    return garde


async def _servir(
    application: Application, gardien: Gardien, reglage: Reglage, scope: Scope, receive: Receive, send: Send, secret: str | None
) -> None:
    """Pass one HTTP request on: its body bounded, its session checked, the headers added to the answer."""
    corps = await _lire(receive) if scope["method"] in ("POST", "PUT", "DELETE") and not scope["path"].startswith(WS) else b""
    if corps is None:
        await repondre(send, 413, "Cet envoi est trop gros.", reglage.politique)
        return
    attente = gardien.attente_connexion(_client(scope), corps) if scope["path"] == "/login" and scope["method"] == "POST" else 0
    if attente:  # the same for a known and an unknown name
        await repondre(send, 429, json.dumps({"detail": "tropdessais"}), reglage.politique, "application/json")
        return
    session = _session(scope, corps)
    if session is not None and not gardien.possede(session, secret):
        await repondre(send, 403, "Cette discussion appartient à un autre navigateur.", reglage.politique)
        return
    neuf = None if secret or not PAGES.fullmatch(scope["path"]) else gardien.nouveau_secret()
    await application(scope, _rejouer(corps, receive) if corps else receive, habiller(send, scope, reglage.politique, neuf))


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
