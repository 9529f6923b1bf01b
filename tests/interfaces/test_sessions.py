"""Sessions over the real server: one browser each, no crossing, rates and sizes answered in French."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from tests.interfaces.client import Client
from tests.interfaces.conftest import Serveur


def test_websocket_d_un_autre_site(page_factice: Serveur) -> None:
    """A websocket from a foreign page is refused before it opens."""
    async def essayer() -> None:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refus:
            async with Client(page_factice.url, origine="http://evil.example"):
                pass
        assert refus.value.status == 403

    asyncio.run(essayer())


def test_sans_cookie(page_factice: Serveur) -> None:
    """Without the browser's secret no session opens."""
    async def essayer() -> None:
        async with Client(page_factice.url, cookie=False) as client:
            assert client.refus is not None

    asyncio.run(essayer())


def test_session_volee(page_factice: Serveur) -> None:
    """The id of another browser's session opens nothing: no connection, no action, no word of the talk."""
    async def essayer() -> None:
        async with Client(page_factice.url) as victime:
            await victime.dire("mot-de-passe-secret")
            async with Client(page_factice.url, session=victime.session) as voleur:
                assert voleur.refus is not None and voleur.recus == []
                corps = {"sessionId": victime.session, "action": {"name": "exporter", "payload": {"format": "courriel"}}}
                async with voleur.http.post(f"{page_factice.url}/project/action", json=corps) as reponse:
                    assert reponse.status == 403
            assert "bonjour" in await victime.dire("bonjour")

    asyncio.run(essayer())


def test_cinquante_sessions(page_large: Serveur) -> None:
    """50 talks at once, each with a private word: each gets its own and no other."""
    async def parler(n: int) -> list[str]:
        async with Client(page_large.url) as client:
            dits = [await client.dire(f"privé-{n:03d} tour {tour}") for tour in range(3)]
            return dits + client.reponses()

    async def tous() -> list[list[str]]:
        return await asyncio.gather(*(parler(n) for n in range(50)))

    for n, dits in enumerate(asyncio.run(tous())):
        assert len(dits) == 6 and all(f"privé-{n:03d}" in d for d in dits)


def test_debit_et_taille(page_factice: Serveur) -> None:
    """The 16th message of a minute and a message too long get a French sentence, and the talk goes on."""
    async def essayer() -> None:
        async with Client(page_factice.url) as client:
            assert "trop long" in await client.dire("a" * 5000)
            for n in range(14):
                assert f"message {n}" in await client.dire(f"message {n}")
            assert "maximum" in await client.dire("un de plus")
        async with Client(page_factice.url) as autre:
            assert "bonjour" in await autre.dire("bonjour")

    asyncio.run(essayer())


def test_message_enorme(page_factice: Serveur) -> None:
    """A frame of a megabyte closes the connection of its sender, and the server goes on."""
    async def essayer() -> None:
        async with Client(page_factice.url) as client:
            with pytest.raises((TimeoutError, ConnectionError)):
                await client.dire("a" * 1_000_000, attente=2)
        async with Client(page_factice.url) as autre:
            assert "bonjour" in await autre.dire("bonjour")

    asyncio.run(essayer())
