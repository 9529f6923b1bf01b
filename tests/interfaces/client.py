"""A visitor without a browser: the page's cookie, a websocket as Chainlit's client opens it, and what comes back."""

from __future__ import annotations

import asyncio
import json
import socket
import uuid
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import aiohttp


class Client:
    """One session over a raw Engine.IO websocket; `recus` holds every event received.

    depuis: the address of this machine it comes from; mandataire: log in by the header, as behind a proxy (`entre`: the status).
    """

    def __init__(self, url: str, session: str | None = None, origine: str | None = None, cookie: bool = True,
                 compte: tuple[str, str] | None = None, fil: str = "", entetes: Mapping[str, str] | None = None,
                 depuis: str = "127.0.0.1", mandataire: bool = False,
                 cookies: dict[str, str] | None = None) -> None:
        self.url, self.session = url, session or str(uuid.uuid4())
        self.origine, self.avec_cookie = origine or url, cookie
        self.compte, self.fil, self.entetes = compte, fil, entetes or {}
        self.depuis, self.mandataire, self.cookies = depuis, mandataire, cookies
        self.recus: list[tuple[str, Any]] = []
        self.refus: Any = None
        self.arrivee = asyncio.Event()

    async def __aenter__(self) -> Self:
        self.http = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), headers=self.entetes, cookies=self.cookies,
                                          connector=aiohttp.TCPConnector(local_addr=(self.depuis, 0), family=socket.AF_INET))
        if self.avec_cookie:
            async with self.http.get(self.url) as accueil:
                await accueil.read()
        if self.compte:
            await self.entrer(*self.compte)
        if self.mandataire:
            self.entre = (await self.demander("POST", "/auth/header"))[0]
        return await self.connecter()

    async def connecter(self) -> Self:
        """Open the websocket of this session; again after `couper`, as a browser that is back."""
        try:
            self.ws = await self.http.ws_connect(f"{self.url}/ws/socket.io/?EIO=4&transport=websocket", headers={"Origin": self.origine})
        except aiohttp.WSServerHandshakeError:
            await self.http.close()
            raise
        await self.ws.receive()  # Engine.IO's own opening
        auth = {"clientType": "webapp", "sessionId": self.session, "threadId": self.fil, "userEnv": "{}", "chatProfile": quote("Salarié·e")}
        await self.ws.send_str("40" + json.dumps(auth))
        reponse = (await self.ws.receive()).data
        self.refus = json.loads(reponse[2:]) if str(reponse).startswith("44") else None
        self.tache = asyncio.create_task(self._ecouter())
        if self.refus is None:
            await self.emettre("connection_successful")
        return self

    async def couper(self) -> None:
        """Lose the connection; the browser keeps its cookie."""
        self.tache.cancel()
        await self.ws.close()

    async def __aexit__(self, genre: type[BaseException] | None, faute: BaseException | None, trace: TracebackType | None) -> None:
        await self.couper()
        await self.http.close()

    async def entrer(self, nom: str, mot_de_passe: str) -> int:
        """Log in; return the status."""
        async with self.http.post(f"{self.url}/login", data={"username": nom, "password": mot_de_passe}) as reponse:
            return reponse.status

    async def demander(self, methode: str, chemin: str, corps: Any = None) -> tuple[int, Any]:
        """Return the status and the JSON of a request, None when it is not JSON."""
        async with self.http.request(methode, f"{self.url}{chemin}", json=corps) as reponse:
            return reponse.status, (await reponse.json() if "json" in reponse.headers.get("content-type", "") else None)

    async def fils(self, mots: str | None = None) -> list[Any]:
        """Return the talks this person may resume."""
        corps = {"pagination": {"first": 20}, "filter": {"search": mots} if mots else {}}
        return list((await self.demander("POST", "/project/threads", corps))[1]["data"])

    async def emettre(self, evenement: str, *donnees: Any) -> None:
        """Send one event."""
        await self.ws.send_str("42" + json.dumps([evenement, *donnees]))

    async def _ecouter(self) -> None:
        async for message in self.ws:
            if message.data == "2":
                await self.ws.send_str("3")
            elif str(message.data).startswith("42"):
                evenement, *reste = json.loads(message.data[2:])
                self.recus.append((evenement, reste[0] if reste else None))
                self.arrivee.set()

    async def attendre(self, evenement: str, attente: float = 20) -> Any:
        """Return what came with the first event of this name, once it is there."""
        async with asyncio.timeout(attente):
            while not (venus := [d for e, d in self.recus if e == evenement]):
                self.arrivee.clear()
                await self.arrivee.wait()
        return venus[0]

    async def agir(self, nom: str, donnees: dict[str, Any]) -> tuple[int, Any]:
        """Return the status and the answer of one of the page's actions."""
        corps = {"sessionId": self.session, "action": {"name": nom, "payload": donnees, "id": "a", "label": "", "tooltip": "", "forId": None}}
        return await self.demander("POST", "/project/action", corps)

    def reponses(self) -> list[str]:
        """Return the text of every answer received."""
        return [d["output"] for e, d in self.recus if e == "new_message" and d["type"] == "assistant_message"]

    async def dire(self, texte: str, attente: float = 20) -> str:
        """Send a message and return its answer."""
        avant = len(self.reponses())
        message = {"id": str(uuid.uuid4()), "threadId": "", "name": "User", "type": "user_message", "output": texte,
                   "createdAt": "2026-11-22T00:00:00Z", "metadata": {}}
        await self.emettre("client_message", {"message": message, "fileReferences": []})
        return await self.reponse(avant, attente)

    async def reponse(self, rang: int, attente: float = 20) -> str:
        """Return the answer of this rank once it is there."""
        async with asyncio.timeout(attente):
            while len(self.reponses()) <= rang:
                self.arrivee.clear()
                await self.arrivee.wait()
        return self.reponses()[rang]
