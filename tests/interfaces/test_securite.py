"""The guard at the door: origins, hosts, paths, headers, sizes, sessions, rates."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from assistant.interfaces.gardien import COOKIE, Debit, Gardien, lire_cookie
from assistant.interfaces.routes_permises import regler
from assistant.interfaces.securite import proteger

ORIGINE = "http://localhost:8000"
PAGE = "<html><script>window.a = 1</script></html>"


class Temoin:
    """An application that notes what reaches it and answers OK."""

    def __init__(self) -> None:
        self.recus: list[tuple[str, bytes]] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Note the path and the body, answer 200 with a permissive CORS header that must not come out."""
        corps = (await receive()).get("body", b"") if scope["type"] == "http" else b""
        self.recus.append((scope["path"], corps))
        entetes = [(b"access-control-allow-origin", b"*"), (b"content-type", b"text/plain")]
        await send({"type": "http.response.start", "status": 200, "headers": entetes})
        await send({"type": "http.response.body", "body": b"ok"})


class Porte:
    """A guarded witness, and one way to knock."""

    def __init__(self) -> None:
        self.temoin, self.gardien = Temoin(), Gardien()
        reglage = regler([ORIGINE], PAGE, lambda: {"etat": "ok", "index": "abc", "regles_au": "2026-10-06", "modele": None})
        self.application = proteger(self.temoin, self.gardien, reglage)

    def frapper(self, methode: str, chemin: str, corps: bytes = b"", genre: str = "http", query: bytes = b"",
                **entetes: str) -> tuple[int, dict[str, str], str]:
        """Return status, headers and text of one request; a closed websocket gives its close code."""
        noms = {"host": "localhost:8000", **{n.replace("_", "-"): v for n, v in entetes.items()}}
        scope = {"type": genre, "method": methode, "path": chemin, "query_string": query, "scheme": "http",
                 "headers": [(n.encode(), v.encode()) for n, v in noms.items()]}
        envoyes: list[dict[str, Any]] = []

        async def recevoir() -> dict[str, Any]:
            return {"type": "http.request", "body": corps, "more_body": False}

        async def envoyer(message: Any) -> None:
            envoyes.append(message)

        asyncio.run(self.application(scope, recevoir, envoyer))
        premier = envoyes[0]
        lus = {n.decode(): v.decode() for n, v in premier.get("headers", [])}
        return premier.get("status") or premier["code"], lus, b"".join(m.get("body", b"") for m in envoyes).decode()


@pytest.fixture
def porte() -> Porte:
    """A fresh guarded door."""
    return Porte()


@pytest.mark.parametrize("origine", ["http://evil.example", "null", "http://localhost:8001", "https://localhost:8000", "file://"])
@pytest.mark.parametrize(("genre", "chemin", "attendu"), [("http", "/", 403), ("http", "/ws/socket.io/", 403),
                                                          ("websocket", "/ws/socket.io/", 4403), ("http", "/project/settings", 403)])
def test_origine_etrangere_refusee(porte: Porte, origine: str, genre: str, chemin: str, attendu: int) -> None:
    """A foreign Origin never reaches the application, by HTTP or by websocket."""
    statut, _, _ = porte.frapper("GET", chemin, genre=genre, origin=origine)
    assert statut == attendu and porte.temoin.recus == []


def test_websocket_sans_origine_refuse(porte: Porte) -> None:
    """A websocket that names no origin does not come from the page."""
    assert porte.frapper("GET", "/ws/socket.io/", genre="websocket")[0] == 4403


def test_hote_inconnu_refuse(porte: Porte) -> None:
    """An unknown Host (DNS rebinding) is refused with the setting to change."""
    statut, _, texte = porte.frapper("GET", "/", host="evil.example")
    assert statut == 421 and "ASSISTANT_ORIGINES" in texte


@pytest.mark.parametrize(("methode", "chemin"), [
    ("GET", "/docs"), ("GET", "/redoc"), ("GET", "/openapi.json"), ("POST", "/project/file"), ("POST", "/mcp"), ("DELETE", "/mcp"),
    ("GET", "/copilot/index.js"), ("POST", "/login"), ("POST", "/auth/jwt"), ("PUT", "/project/element"), ("DELETE", "/project/element"),
    ("PUT", "/feedback"), ("POST", "/project/threads"), ("GET", "/project/thread/1"), ("GET", "/element/1"), ("GET", "/thread/1"),
    ("GET", "/login"), ("GET", "/historique.json"), ("POST", "/auth/header"), ("POST", "/logout"), ("DELETE", "/project/thread"), ("PUT", "/project/thread"),
    ("OPTIONS", "/"), ("GET", "/.env"), ("GET", "/project/share/1"), ("PUT", "/project/thread/share"), ("TRACE", "/"),
])
def test_le_reste_de_chainlit_est_ferme(porte: Porte, methode: str, chemin: str) -> None:
    """Docs, uploads, Copilot, MCP, threads and login do not exist here."""
    assert porte.frapper(methode, chemin, origin=ORIGINE)[0] == 404 and porte.temoin.recus == []


def test_entetes(porte: Porte) -> None:
    """Every answer carries a policy without inline scripts but the page's own, no CORS, and the browser's secret."""
    _, entetes, _ = porte.frapper("GET", "/")
    politique = entetes["content-security-policy"]
    assert "default-src 'none'" in politique and "frame-ancestors 'none'" in politique
    script = politique.split("script-src ")[1].split(";")[0]
    assert "'unsafe-inline'" not in script and script.count("sha256-") == 1
    assert "https:" not in politique and "*" not in politique
    assert "access-control-allow-origin" not in entetes and entetes["x-content-type-options"] == "nosniff"
    assert "HttpOnly; SameSite=Strict" in entetes["set-cookie"] and len(entetes["set-cookie"].split("=")[1].split(";")[0]) >= 43


def test_cookie_garde(porte: Porte) -> None:
    """A browser that has its secret is given no other."""
    assert "set-cookie" not in porte.frapper("GET", "/", cookie=f"{COOKIE}=abc")[1]


def action(session: str) -> bytes:
    """Return the body of an action for a session."""
    return json.dumps({"sessionId": session, "action": {"name": "exporter"}}).encode()


def test_session_d_un_autre_navigateur(porte: Porte) -> None:
    """Knowing a session id is worth nothing without the secret of the browser that opened it."""
    assert porte.gardien.lier("s1", "secret-a")
    for entetes in ({"cookie": f"{COOKIE}=secret-b"}, {}, {"cookie": f"{COOKIE}="}):
        assert porte.frapper("POST", "/project/action", action("s1"), **entetes)[0] == 403
        assert porte.frapper("GET", "/project/file/x", query=b"session_id=s1", **entetes)[0] == 403
    assert porte.temoin.recus == []
    statut, _, _ = porte.frapper("POST", "/project/action", action("s1"), cookie=f"{COOKIE}=secret-a")
    assert statut == 200 and porte.temoin.recus == [("/project/action", action("s1"))]


@pytest.mark.parametrize("corps", [b"", b"{", b"[]", b'{"sessionId": null}', b'"x"', b"\xff", action("inconnue")])
def test_action_sans_session(porte: Porte, corps: bytes) -> None:
    """A body without a session of this browser is refused, whatever its shape."""
    assert porte.frapper("POST", "/project/action", corps, cookie=f"{COOKIE}=secret-a")[0] == 403


def test_corps_trop_gros(porte: Porte) -> None:
    """A body over the limit is refused in French, unread by the application."""
    statut, _, texte = porte.frapper("POST", "/project/action", b"x" * 70_000, cookie=f"{COOKIE}=a")
    assert statut == 413 and "trop gros" in texte and porte.temoin.recus == []


def test_sante(porte: Porte) -> None:
    """/health tells the index version, the date of the rules and the model, to any host."""
    statut, _, texte = porte.frapper("GET", "/health", host="10.0.0.1")
    assert statut == 200 and json.loads(texte) == {"etat": "ok", "index": "abc", "regles_au": "2026-10-06", "modele": None}


def test_debit() -> None:
    """The 16th message of a minute waits the seconds that are left, then passes; refusals do not prolong the wait."""
    temps = [0.0]
    debit = Debit(15, lambda: temps[0])
    assert [debit.attente("s") for _ in range(15)] == [0] * 15
    temps[0] = 20.0
    assert debit.attente("s") == 40 and debit.attente("autre") == 0
    temps[0] = 60.0
    assert debit.attente("s") == 0


def test_gardien_oublie_les_plus_vieux(monkeypatch: pytest.MonkeyPatch) -> None:
    """The memory of sessions is bounded: the oldest binding goes first."""
    monkeypatch.setattr("assistant.interfaces.gardien.MAXI_SESSIONS", 2)
    gardien = Gardien()
    assert all(gardien.lier(s, "a") for s in ("s1", "s2", "s3"))
    assert not gardien.possede("s1", "a") and gardien.possede("s3", "a") and not gardien.lier("s3", "b")


@pytest.mark.parametrize(("entete", "attendu"), [(None, None), ("", None), ("x=1", None), (f"x=1; {COOKIE}=abc", "abc"), ("\x00;;=", None)])
def test_lire_cookie(entete: str | None, attendu: str | None) -> None:
    """Only our cookie is read, from any header, damaged ones included."""
    assert lire_cookie(entete) == attendu
