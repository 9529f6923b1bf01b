"""What the page answers with: strict headers on everything, nothing personal kept by a cache, French refusals."""

from __future__ import annotations

from assistant.interfaces.asgi import Message, Scope, Send
from assistant.interfaces.gardien import COOKIE

# A document opens in the browser's own viewer: it may run nothing and fetch nothing.
POLITIQUE_DOCUMENT = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"


def entetes_surs(politique: str) -> list[tuple[bytes, bytes]]:
    """Return the headers that every answer carries."""
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


def habiller(send: Send, scope: Scope, politique: str, secret: str | None) -> Send:
    """Return a send that adds the headers, forbids caching what is personal, and gives a new browser its cookie."""
    fixe = scope["path"].startswith("/assets/")
    politique = POLITIQUE_DOCUMENT if scope["path"].startswith("/documents/") else politique
    sur = b"; Secure" if scope.get("scheme") == "https" else b""

    async def envoyer(message: Message) -> None:
        if message["type"] == "http.response.start":
            otes = {b"access-control-allow-origin", b"access-control-allow-credentials", b"server"}
            entetes = [(n, _securiser(n, v, sur)) for n, v in message.get("headers", []) if n.lower() not in otes] + entetes_surs(politique)
            entetes.append((b"cache-control", b"public, max-age=86400" if fixe else b"no-cache" if "/public/" in scope["path"] else b"no-store"))
            if secret:
                entetes.append((b"set-cookie", f"{COOKIE}={secret}; Path=/; HttpOnly; SameSite=Strict".encode() + sur))
            message = {**message, "headers": entetes}
        await send(message)

    return envoyer


def _securiser(nom: bytes, valeur: bytes, sur: bytes) -> bytes:
    """Return a header's value; over HTTPS, the login cookie is never sent in clear."""
    return valeur + sur if nom.lower() == b"set-cookie" and b"secure" not in valeur.lower() else valeur


async def refuser(scope: Scope, send: Send, statut: int, texte: str, politique: str) -> None:
    """Refuse a request with its sentence, a websocket with its code."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 4403})
        return
    await repondre(send, statut, texte, politique)


async def repondre(send: Send, statut: int, texte: str, politique: str, genre: str = "text/plain; charset=utf-8") -> None:
    """Answer without passing the request on."""
    entetes = [(b"content-type", genre.encode()), (b"cache-control", b"no-store"), *entetes_surs(politique)]
    await send({"type": "http.response.start", "status": statut, "headers": entetes})
    await send({"type": "http.response.body", "body": texte.encode()})
