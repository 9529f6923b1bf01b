"""What a talk leaves in memory: kept a while after a cut, nothing of it afterwards, and little of its old turns meanwhile."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import pytest

from assistant.domaine.reponse import Conversation
from assistant.interfaces.coupures import Coupures
from assistant.interfaces.gardien import Debit
from assistant.interfaces.porte import MAXI_TOURS, VIFS, alleger
from tests.interfaces.client import Client
from tests.interfaces.conftest import ICI, Serveur, arreter, demarrer, port_libre
from tests.interfaces.faux_assistant import FauxAssistant


@pytest.fixture(scope="module")
def page_breve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serveur]:
    """A page that forgets a cut talk after two seconds."""
    port = port_libre()
    serveur = demarrer(tmp_path_factory.mktemp("breve"), [sys.executable, str(ICI / "faux_assistant.py"), str(port)], port, ASSISTANT_MESSAGES_MINUTE="1000",
                       ASSISTANT_MESSAGES_MINUTE_ADRESSE="100000", ASSISTANT_COUPURE_SECONDES="2")
    yield serveur
    arreter(serveur)


async def compte(client: Client) -> dict[str, int]:
    """Return what the server still holds."""
    return dict((await client.demander("GET", "/compte"))[1])


async def jusqu_a_rien(client: Client, patience: float = 60, sauf: Mapping[str, int] | None = None) -> dict[str, int]:
    """Return what the server holds more than `sauf`: once it is nothing, or after that many seconds."""
    fin = time.monotonic() + patience
    while True:
        trop = {nom: n for nom, n in (await compte(client)).items() if n > (sauf or {}).get(nom, 0)}
        if not trop or time.monotonic() > fin:
            return trop
        await asyncio.sleep(0.2)


def test_cinquante_sessions_ne_laissent_rien(page_breve: Serveur) -> None:
    """50 talks opened, spoken in and closed leave no session, message, owner, socket or turn behind."""
    async def passer(n: int) -> None:
        async with Client(page_breve.url) as client:
            await client.dire("Je suis en CDI")
            await client.dire(f"mot {n}")

    async def scene() -> tuple[dict[str, int], dict[str, int]]:
        temoin = Client(page_breve.url)
        async with temoin:
            await asyncio.gather(*(passer(n) for n in range(50)))
            pendant = await compte(temoin)
            await temoin.couper()
            return pendant, await jusqu_a_rien(temoin)

    pendant, apres = asyncio.run(scene())
    assert pendant["sessions"] >= 1 and apres == {}


def test_les_messages_ne_s_accumulent_pas(page_breve: Serveur) -> None:
    """After 40 messages of one talk, the server keeps their turns, and the whole messages it sent nowhere."""
    async def scene() -> dict[str, int]:
        async with Client(page_breve.url) as client:
            for _ in range(40):
                await client.dire("Je suis en CDI")
            return await compte(client)

    vu = asyncio.run(scene())
    assert vu["Tour"] == 40 and vu["sessions"] == 1 and vu["messages"] <= 1


def test_revenir_a_temps(page_factice: Serveur) -> None:
    """A browser back in time finds its talk: what it said before the cut is still known, and nothing is kept twice."""
    async def scene() -> str:
        async with Client(page_factice.url) as client:
            await client.dire("Je suis en CDI")
            avec = await compte(client)
            await client.couper()
            await client.connecter()
            await client.dire("bonjour")
            texte = (await client.agir("exporter", {"format": "courriel"}))[1]["response"]["texte"]
            assert await jusqu_a_rien(client, sauf=avec | {"Tour": avec["Tour"] + 1}) == {}
            return str(texte)

    assert "3 ans" in asyncio.run(scene())


def test_revenir_trop_tard(page_breve: Serveur) -> None:
    """A browser back too late is told that its talk is forgotten, once it says that it still shows it; then the talk goes on."""
    async def scene() -> None:
        async with Client(page_breve.url) as client:
            await client.dire("Je suis en CDI")
            await client.couper()
            await jusqu_a_rien(client)
            client.recus.clear()
            await client.connecter()
            assert await client.attendre("window_message") == {"genre": "ouverture"}
            await client.emettre("window_message", {"genre": "oubli"})
            await client.reponse(0)
            assert "coupée trop longtemps" in client.reponses()[0]
            assert "bonjour" in await client.dire("bonjour")
            await client.emettre("window_message", {"genre": "oubli"})
            assert "encore" in await client.dire("encore")

    asyncio.run(scene())


def test_sans_un_mot_rien_n_est_garde(page_factice: Serveur) -> None:
    """A visitor who leaves without a word is forgotten at once: nobody fills the memory by coming and going."""
    async def scene() -> dict[str, int]:
        async with Client(page_factice.url) as temoin:
            await temoin.attendre("window_message")  # its own talk is open
            avant = await compte(temoin)
            for _ in range(20):
                async with Client(page_factice.url):
                    pass
            return await jusqu_a_rien(temoin, sauf=avant)

    assert asyncio.run(scene()) == {}


def test_coupures_bornees() -> None:
    """Beyond the limit the oldest cut talk stops waiting; taking one up again wakes it; the others wait for their delay."""
    async def scene() -> tuple[bool, bool, bool, bool]:
        coupures = Coupures(60, maxi=2)
        taches = [asyncio.create_task(coupures.patienter(nom)) for nom in ("a", "b", "c")]
        await asyncio.sleep(0)
        await asyncio.wait([taches[0]], timeout=10)
        avant = (taches[0].done(), taches[1].done())
        coupures.reprendre("b")
        coupures.reprendre("inconnue")
        await asyncio.wait([taches[1]], timeout=10)
        apres = (taches[1].done(), taches[2].done())
        taches[2].cancel()
        return *avant, *apres

    assert asyncio.run(scene()) == (True, False, True, False)


def test_coupure_finie() -> None:
    """The delay over, the wait ends and leaves nothing in the register."""
    async def scene() -> int:
        coupures = Coupures(0.01)
        await asyncio.wait_for(coupures.patienter("a"), 30)
        return len(coupures.en_attente)

    assert asyncio.run(scene()) == 0


def test_debit_oublie_le_silence() -> None:
    """A key silent for a minute is forgotten at the next event of anybody."""
    temps = [0.0]
    debit = Debit(2, lambda: temps[0])
    assert [debit.attente(c) for c in ("a", "b", "a", "a")] == [0, 0, 0, 60]
    temps[0] = 59.0
    assert debit.attente("c") == 0 and set(debit.passages) == {"a", "b", "c"}
    temps[0] = 61.0
    assert debit.attente("d") == 0 and set(debit.passages) == {"c", "d"}


def discuter(messages: list[str]) -> Conversation:
    """Return a talk made of these messages, lightened at each turn."""
    conversation, assistant = Conversation(date=date(2026, 11, 22)), FauxAssistant()
    for message in messages:
        suite, _ = assistant.answer(conversation, message)
        conversation = alleger(suite)
    return conversation


def test_alleger() -> None:
    """Old turns lose their superseded comparison; the last comparison, the last calendar and every opened proof stay."""
    tours = discuter(["Je suis en CDI"] * 3 + ["un chiffre"] * (VIFS + 2)).tours
    assert [bool(t.reponse.bilans) for t in tours[:3]] == [False, False, True]
    assert [bool(t.reponse.calendrier) for t in tours[:3]] == [False, False, True]
    assert [len(t.reponse.citations) for t in tours[:3]] == [2, 2, 2] and all(t.reponse.texte for t in tours)
    assert all(t.reponse.bilans for t in discuter(["Je suis en CDI"] * VIFS).tours)


def test_alleger_garde_les_seules_preuves_ouvertes() -> None:
    """Of an old turn only the passages that its text marks are kept; lightening twice changes nothing more."""
    conversation = discuter(["Je suis en CDI"] * (VIFS + 1))
    tour = conversation.tours[0]
    nu = replace(tour, reponse=replace(tour.reponse, texte="Une phrase. [2]", citations=discuter(["Je suis en CDI"]).tours[0].reponse.citations))
    leger = alleger(replace(conversation, tours=(nu, *conversation.tours[1:])))
    assert [c.n for c in leger.tours[0].reponse.citations] == [2] and alleger(leger) == leger


def test_discussion_bornee() -> None:
    """A talk keeps its last turns only, so that no page left open grows without end."""
    conversation = discuter(["un chiffre"] * (MAXI_TOURS + 5))
    assert len(conversation.tours) == MAXI_TOURS
