"""A hostile language model on the loopback: OpenAI-compatible, honest, obedient, lying, leaky or broken in twenty ways.

It keeps every byte that it receives, so that a test reads what really left.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.modele.humeurs import Humeur

PANNES = (
    "refuse", "dns", "tls", "muet", "cale", "goutte", "401", "429", "429_attendre", "500", "503", "coupe", "json_faux", "html", "utf8",
    "vide", "sans_fin", "double", "trop_long", "filtre", "schema",
)

PATIENCE_S = 60  # how long a call that hangs hangs: so much longer than any deadline that a loaded machine changes nothing


class Serveur:
    """A model server. humeur: (system, user) -> text; panne: one of PANNES, or None when it works."""

    def __init__(self, humeur: Humeur, panne: str | None = None) -> None:
        self.humeur = humeur
        self.panne = panne
        self.recus: list[bytes] = []
        self.arret = threading.Event()
        self.a_lache = False  # whether a call that hangs ended of itself, before anybody gave up on it
        serveur = self

        class Poignee(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                """Stay silent."""

            def end_headers(self) -> None:
                """Say that the connection ends: a client that believed it open would write its next call into nothing."""
                self.send_header("Connection", "close")
                super().end_headers()

            def do_POST(self) -> None:
                corps = self.rfile.read(int(self.headers.get("content-length", 0)))
                serveur.recus.append(b"\n".join(f"{k}: {v}".encode() for k, v in self.headers.items()) + b"\n\n" + corps)
                self.close_connection = True
                try:
                    repondre(self, serveur, json.loads(corps))
                except (BrokenPipeError, ConnectionResetError):
                    return

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Poignee)
        self.http.daemon_threads = True
        self.http.block_on_close = False

    def tenir(self, secondes: float = PATIENCE_S) -> bool:
        """Hang; return True when the test is over, False when so long has passed, which is then noted."""
        if self.arret.wait(secondes):
            return True
        self.a_lache = True
        return False

    @property
    def url(self) -> str:
        """Return the address to give the client."""
        port = self.http.server_port
        return {"refuse": "http://127.0.0.1:9/v1", "dns": "http://nulle-part.invalid/v1",
                "tls": f"https://127.0.0.1:{port}/v1"}.get(self.panne or "", f"http://127.0.0.1:{port}/v1")

    @property
    def texte_recu(self) -> str:
        """Return all that was received, JSON escapes opened."""
        return "\n".join(r.decode("utf-8", "replace") + "\n" + "\n".join(_contenus(r)) for r in self.recus)


def _contenus(recu: bytes) -> list[str]:
    return [str(m["content"]) for m in json.loads(recu.split(b"\n\n", 1)[1])["messages"]]


@contextmanager
def servir(humeur: Humeur, panne: str | None = None) -> Iterator[Serveur]:
    """Run a server while a test needs it."""
    serveur = Serveur(humeur, panne)
    fil = threading.Thread(target=serveur.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    fil.start()
    try:
        yield serveur
    finally:
        serveur.arret.set()
        serveur.http.shutdown()
        serveur.http.server_close()
        fil.join(timeout=2)


def repondre(h: BaseHTTPRequestHandler, s: Serveur, demande: dict) -> None:
    """Answer one call, as the mood or the fault says."""
    if s.panne in STATUTS:
        statut, entetes, corps = STATUTS[s.panne]
        return _envoyer(h, statut, corps, "application/json", entetes)
    if s.panne in CORPS:
        return _envoyer(h, 200, *CORPS[s.panne])
    systeme, message = (m["content"] for m in demande["messages"])
    texte = s.humeur(systeme, message)
    if s.panne == "muet":
        s.tenir()
        return None
    h.send_response(200)
    h.send_header("Content-Type", "text/event-stream")
    h.end_headers()
    return FLUX.get(s.panne or "", _entier)(h, s, texte)


def _envoyer(h: BaseHTTPRequestHandler, statut: int, corps: bytes, genre: str, entetes: dict[str, str] | None = None) -> None:
    h.send_response(statut)
    for nom, valeur in {"Content-Type": genre, "Content-Length": str(len(corps)), **(entetes or {})}.items():
        h.send_header(nom, valeur)
    h.end_headers()
    h.wfile.write(corps)


def _erreur(code: str) -> bytes:
    return json.dumps({"error": {"message": code, "type": code, "code": code}}).encode()


STATUTS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "401": (401, {}, _erreur("invalid_api_key")),
    "429": (429, {}, _erreur("rate_limit_exceeded")),
    "429_attendre": (429, {"Retry-After": "1"}, _erreur("rate_limit_exceeded")),
    "500": (500, {}, _erreur("server_error")),
    "503": (503, {}, b"unavailable"),
    "trop_long": (400, {}, _erreur("context_length_exceeded")),
}
CORPS: dict[str, tuple[bytes, str]] = {
    "json_faux": (b"data: {\"id\": \"x\", \"choices\": [{\"delta\"\n\ndata: [DONE]\n\n", "text/event-stream"),
    "html": (b"<html><body><h1>502 Bad Gateway</h1></body></html>", "text/html"),
    "utf8": (b"data: {\"choices\": [{\"delta\": {\"content\": \"\xff\xfe\xc3(\"}}]}\n\ndata: [DONE]\n\n", "text/event-stream"),
    "vide": (b"", "text/event-stream"),
    "schema": (b"data: {\"answer\": [1, 2], \"choices\": \"none\"}\n\ndata: [DONE]\n\n", "text/event-stream"),
}


def _morceau(texte: str, fin: str | None = None) -> bytes:
    choix = {"index": 0, "delta": {"role": "assistant", "content": texte}, "finish_reason": fin}
    objet = {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "faux", "choices": [choix]}
    return b"data: " + json.dumps(objet).encode() + b"\n\n"


def _entier(h: BaseHTTPRequestHandler, s: Serveur, texte: str) -> None:
    for i in range(0, len(texte), 200):
        h.wfile.write(_morceau(texte[i: i + 200]))
    h.wfile.write(_morceau("", "stop") + b"data: [DONE]\n\n")


def _cale(h: BaseHTTPRequestHandler, s: Serveur, texte: str) -> None:
    h.wfile.write(_morceau(texte[:20]))
    h.wfile.flush()
    s.tenir()


def _goutte(h: BaseHTTPRequestHandler, s: Serveur, texte: str) -> None:
    for lettre in texte[:PATIENCE_S]:
        h.wfile.write(_morceau(lettre))
        h.wfile.flush()
        if s.arret.wait(1):
            return
    s.a_lache = True


def _coupe(h: BaseHTTPRequestHandler, s: Serveur, texte: str) -> None:
    h.wfile.write(_morceau(texte[: len(texte) // 2]))


def _sans_fin(h: BaseHTTPRequestHandler, s: Serveur, texte: str) -> None:
    debut = time.monotonic()
    while not s.arret.is_set():
        if time.monotonic() - debut > PATIENCE_S:
            s.a_lache = True
            return
        h.wfile.write(_morceau("encore et encore " * 50))


def _double(h: BaseHTTPRequestHandler, s: Serveur, texte: str) -> None:
    for i in range(0, len(texte), 40):
        h.wfile.write(_morceau(texte[i: i + 40]) * 2)
    h.wfile.write(_morceau("", "stop") + b"data: [DONE]\n\n")


def _filtre(h: BaseHTTPRequestHandler, s: Serveur, texte: str) -> None:
    h.wfile.write(_morceau(texte[:30]) + _morceau("", "content_filter") + b"data: [DONE]\n\n")


FLUX: dict[str, Callable[[BaseHTTPRequestHandler, Serveur, str], None]] = {
    "cale": _cale, "goutte": _goutte, "coupe": _coupe, "sans_fin": _sans_fin, "double": _double, "filtre": _filtre,
}
