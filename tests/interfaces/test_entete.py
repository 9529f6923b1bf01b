"""A name given by a reverse proxy: believed from a declared address only, over HTTP and over the websocket."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from multidict import CIMultiDict

from tests.interfaces.client import Client
from tests.interfaces.conftest import Serveur, arreter
from tests.interfaces.test_comptes_page import garde, servir

MANDATAIRE, NAVIGATEUR = "127.0.0.1", "127.0.0.2"  # two addresses of this machine: the declared proxy, and anybody else
ANA, BOB = {"X-Forwarded-User": "ana"}, {"X-Forwarded-User": "bob"}


@pytest.fixture(scope="module")
def page_entete(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serveur]:
    """A page behind a proxy at the first address."""
    etat = tmp_path_factory.mktemp("entete")
    serveur = servir(etat, ASSISTANT_AUTH="entete", ASSISTANT_PROXYS=MANDATAIRE, ASSISTANT_HISTORIQUE=str(etat / "h.sqlite"))
    yield serveur
    arreter(serveur)


async def ferme(client: Client) -> bool:
    """Return whether this visitor is nobody: no name, no list of talks, no websocket."""
    statut, vu = await client.demander("GET", "/user")
    liste = (await client.demander("POST", "/project/threads", {"pagination": {"first": 9}, "filter": {}}))[0]
    return statut == 401 and "identifier" not in (vu or {}) and liste == 401 and client.refus is not None and client.recus == []


def test_par_le_mandataire(page_entete: Serveur) -> None:
    """Through the declared proxy the person is named, whatever X-Forwarded-For says, talks, and finds the talk again."""
    async def scene() -> None:
        async with Client(page_entete.url, entetes={**ANA, "X-Forwarded-For": "10.9.9.9"}, mandataire=True) as ana:
            assert ana.entre == 200 and ana.refus is None
            assert (await ana.demander("GET", "/user"))[1]["identifier"] == "ana"
            assert "bonjour" in await ana.dire("bonjour par le mandataire")
            assert (await garde(ana, "mandataire"))["userIdentifier"] == "ana"

    asyncio.run(scene())


@pytest.mark.parametrize("entetes", [
    ANA, {**ANA, "X-Forwarded-For": MANDATAIRE}, {**ANA, "X-Real-IP": MANDATAIRE, "Forwarded": f"for={MANDATAIRE}"}, {"x-forwarded-user": "ana"}, {},
])
def test_adresse_inconnue(page_entete: Serveur, entetes: dict[str, str]) -> None:
    """A browser that reaches the page past the proxy names itself in vain, over HTTP and over the websocket."""
    async def scene() -> None:
        async with Client(page_entete.url, entetes=entetes, depuis=NAVIGATEUR, mandataire=True) as pirate:
            assert pirate.entre == 401 and await ferme(pirate)

    asyncio.run(scene())


@pytest.mark.parametrize("noms", [("ana", "bob"), ("bob", "ana"), ("ana", "ana"), ("", "ana")])
def test_entete_ajoute_par_le_navigateur(page_entete: Serveur, noms: tuple[str, str]) -> None:
    """A proxy that adds its header to the browser's own instead of replacing it lets nobody in: there are two names."""
    async def scene() -> None:
        entetes = CIMultiDict([("X-Forwarded-User", nom) for nom in noms])
        async with Client(page_entete.url, entetes=entetes, mandataire=True) as pirate:
            assert pirate.entre == 401 and await ferme(pirate)

    asyncio.run(scene())


def test_cookie_sans_le_mandataire(page_entete: Serveur) -> None:
    """Ana's whole cookie jar is worth nothing past the proxy, nor through it under another name or under none."""
    async def scene() -> None:
        async with Client(page_entete.url, entetes=ANA, mandataire=True) as ana:
            await ana.dire("à moi")
            volés = list(ana.http.cookie_jar)
            assert any("access_token" in c.key for c in volés)
            for entetes, depuis in ((ANA, NAVIGATEUR), ({}, NAVIGATEUR), (BOB, MANDATAIRE), ({}, MANDATAIRE)):
                pirate = Client(page_entete.url, entetes=entetes, depuis=depuis, cookies={c.key: c.value for c in volés})
                async with pirate:
                    assert await ferme(pirate), (entetes, depuis)

    asyncio.run(scene())


def test_deux_personnes_par_le_websocket(page_entete: Serveur) -> None:
    """Two people behind one proxy: neither takes the session, the talk or the messages of the other; each keeps the thread of their own."""
    async def scene() -> None:
        async with Client(page_entete.url, entetes=ANA, mandataire=True) as ana, Client(page_entete.url, entetes=BOB, mandataire=True) as bob:
            await asyncio.gather(ana.dire("mot-d-ana"), bob.dire("mot-de-bob"))
            fil = (await garde(ana, "mot-d-ana"))["id"]
            assert [f["id"] for f in await bob.fils("mot-d-ana")] == []
            for vol in ({"session": ana.session}, {"fil": fil}):
                async with Client(page_entete.url, entetes=BOB, mandataire=True, **vol) as pirate:  # type: ignore[arg-type]
                    assert pirate.entre == 200 and pirate.refus is not None and pirate.recus == [], vol
            async with Client(page_entete.url, entetes=BOB, mandataire=True, session=ana.session,
                              cookies={c.key: c.value for c in ana.http.cookie_jar if "access_token" not in c.key}) as pirate:
                assert pirate.refus is not None and pirate.recus == []
            assert "suite" in await ana.dire("suite") and "suite" in await bob.dire("suite")
            assert "mot-d-ana" not in str(bob.recus) and "mot-de-bob" not in str(ana.recus)

    asyncio.run(scene())
