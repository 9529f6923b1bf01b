"""Accounts over the real server: log in, find one's talks again, resume, export, erase; nobody reaches another's."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher

from assistant.interfaces.comptes import Comptes
from tests.interfaces.client import Client
from tests.interfaces.conftest import ICI, Serveur, arreter, demarrer, port_libre

MOT = "cheval-agrafe-pile"
ANA, BOB = ("ana", MOT), ("bob", f"{MOT}-b")


@dataclass(frozen=True, slots=True)
class Site:
    """A page with accounts, its password file and its history."""

    serveur: Serveur
    comptes: Comptes
    base: Path


def servir(etat: Path, **environ: str) -> Serveur:
    """Start the page with the hand-made assistant and these settings."""
    port = port_libre()
    return demarrer(etat, [sys.executable, str(ICI / "faux_assistant.py"), str(port)], port, ASSISTANT_MESSAGES_MINUTE="1000", **environ)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A page where Ana and Bob have an account."""
    comptes = Comptes(tmp_path / "comptes", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    for compte in (ANA, BOB):
        comptes.ajouter(*compte)
    base = tmp_path / "h.sqlite"
    serveur = servir(tmp_path, ASSISTANT_AUTH="fichier", ASSISTANT_COMPTES=str(comptes.fichier), ASSISTANT_HISTORIQUE=str(base))
    yield Site(serveur, comptes, base)
    arreter(serveur)


async def garde(client: Client, mots: str) -> Any:
    """Return the kept talk that holds these words, once it is written."""
    async with asyncio.timeout(10):
        while not (fils := await client.fils(mots)):
            await asyncio.sleep(0.05)
    return fils[0]


def test_sans_compte_rien_n_ouvre(site: Site) -> None:
    """Without logging in there is no talk, no list, no file; a wrong password and an unknown name get the same refusal."""
    async def scene() -> None:
        url = site.serveur.url
        async with Client(url) as anonyme:
            assert anonyme.refus is not None
            for methode, chemin in (("POST", "/project/threads"), ("GET", "/historique.json"), ("GET", "/project/thread/x"),
                                    ("DELETE", "/project/thread"), ("POST", "/project/action"), ("GET", "/documents/rapport")):
                assert (await anonyme.demander(methode, chemin, {}))[0] in (401, 403), chemin
            async with anonyme.http.post(f"{url}/login", data={"username": "ana", "password": "faux"}) as a:
                async with anonyme.http.post(f"{url}/login", data={"username": "personne", "password": "faux"}) as b:
                    assert a.status == b.status == 401 and await a.text() == await b.text()

    asyncio.run(scene())


def test_chacun_ses_discussions(site: Site) -> None:
    """Bob cannot list, search, open, read, resume, rename, export or erase Ana's talk; Ana can, and erasing leaves no byte."""
    mot = "zygomorphe"

    async def scene() -> None:
        url = site.serveur.url
        async with Client(url, compte=ANA) as ana, Client(url, compte=BOB) as bob:
            await ana.dire(f"bonjour {mot}")
            fil = (await garde(ana, mot))["id"]
            await bob.dire("bonjour de bob")
            assert fil not in [f["id"] for f in await bob.fils()] and await bob.fils(mot) == []
            for methode, chemin, corps in (("GET", f"/project/thread/{fil}", None), ("DELETE", "/project/thread", {"threadId": fil}),
                                           ("PUT", "/project/thread", {"threadId": fil, "name": "volé"})):
                assert (await bob.demander(methode, chemin, corps))[0] == 401
            assert mot not in str((await bob.demander("GET", "/historique.json"))[1])
            async with Client(url, compte=BOB, fil=fil) as voleur:
                assert voleur.refus is not None and voleur.recus == []
            statut, lu = await ana.demander("GET", f"/project/thread/{fil}")
            assert statut == 200 and mot in str(lu) and lu["name"] != "volé"
            export = (await ana.demander("GET", "/historique.json"))[1]
            assert [m["de"] for m in export[0]["messages"]] == ["vous", "assistant"] and mot in export[0]["messages"][0]["texte"]
            assert mot.encode() in site.base.read_bytes()
            assert (await ana.demander("DELETE", "/project/thread", {"threadId": fil}))[0] == 200
            await ana.dire(f"encore {mot}")
            assert await ana.fils() == []
        await asyncio.sleep(0.3)
        assert mot.encode() not in site.base.read_bytes()

    asyncio.run(scene())


def test_reprendre(site: Site) -> None:
    """A talk opened again shows its answers and knows its facts: the corrected one is in the export of the interview."""
    async def scene() -> None:
        url = site.serveur.url
        async with Client(url, compte=ANA) as ana:
            await ana.dire("Je suis en CDI")
            corps = {"sessionId": ana.session, "action": {"name": "corriger", "payload": {"fait": "anciennete_entreprise_mois", "valeur": "60"}}}
            corps["action"] |= {"id": "a", "label": "", "tooltip": "", "forId": None}
            assert (await ana.demander("POST", "/project/action", corps))[0] == 200
            fil = (await garde(ana, "c'est corrige"))["id"]
        async with Client(url, compte=ANA, fil=fil) as suite:
            repris = await suite.attendre("resume_thread")
            dits = [p["output"] for p in repris["steps"] if p["type"] == "assistant_message"]
            assert len(dits) == 2 and dits[1].startswith("C'est corrigé") and {e["name"] for e in repris["elements"]} == {"Question", "Reponse", "Dispositifs"}
            corps = {"sessionId": suite.session, "action": {"name": "exporter", "payload": {"format": "courriel"}, "id": "a"}}
            export = (await suite.demander("POST", "/project/action", corps))[1]["response"]["texte"]
            assert "5 ans" in export

    asyncio.run(scene())


def test_tout_effacer(site: Site) -> None:
    """« Effacer toutes mes discussions » asks once, then erases all of one's own and nothing of another's."""
    async def scene() -> None:
        url = site.serveur.url
        async with Client(url, compte=ANA) as ana, Client(url, compte=BOB) as bob:
            await bob.dire("mot-de-bob")
            await garde(bob, "mot-de-bob")
            await ana.dire("mot-un")
            async with Client(url, compte=ANA) as ailleurs:
                await ailleurs.dire("mot-deux")
                await garde(ailleurs, "mot-deux")
            assert "Pour confirmer" in await ana.dire("Effacer toutes mes discussions") and len(await ana.fils()) == 2
            assert "2 discussions effacées" in await ana.dire("Oui, effacer toutes mes discussions")
            assert await ana.fils() == [] and len(await bob.fils()) == 1
            octets = site.base.read_bytes()
            assert b"mot-un" not in octets and b"mot-deux" not in octets and b"mot-de-bob" in octets

    asyncio.run(scene())


def test_compte_ferme(site: Site) -> None:
    """A line removed from the password file closes the account at once, talk under way included."""
    async def scene() -> None:
        async with Client(site.serveur.url, compte=ANA) as ana:
            await ana.dire("bonjour")
            fil = (await garde(ana, "bonjour"))["id"]
            lignes = site.comptes.fichier.read_text().splitlines(keepends=True)
            site.comptes.fichier.write_text("".join(x for x in lignes if not x.startswith("ana:")))
            assert "fermé" in await ana.dire("encore")
            assert (await ana.demander("GET", f"/project/thread/{fil}"))[0] == 404
            assert (await ana.demander("POST", "/project/threads", {"pagination": {"first": 9}, "filter": {}}))[0] == 404
            assert (await ana.demander("GET", "/historique.json"))[0] == 401

    asyncio.run(scene())


def test_connexion_freinee(site: Site) -> None:
    """The 11th login of a minute is refused, right password or not."""
    async def scene() -> None:
        async with Client(site.serveur.url) as client:
            assert [await client.entrer("ana", "faux") for _ in range(10)] == [401] * 10
            assert await client.entrer(*ANA) == 429

    asyncio.run(scene())


def test_base_en_panne(site: Site) -> None:
    """With the database gone the talk goes on and says so once; when it is back, what was said is kept."""
    async def scene() -> None:
        async with Client(site.serveur.url, compte=ANA) as ana:
            await ana.dire("premier")
            await garde(ana, "premier")
            sain = site.base.rename(site.base.with_name("sain.sqlite"))
            site.base.mkdir()
            await ana.dire("deuxième")
            await ana.dire("troisième")
            statut, corps = await ana.demander("POST", "/project/threads", {"pagination": {"first": 9}, "filter": {}})
            assert statut == 503 and "historique n'est pas disponible" in corps["detail"]
            assert sum("Je n'arrive plus à enregistrer" in r for r in ana.reponses()) == 1
            site.base.rmdir()
            sain.rename(site.base)
            await ana.dire("quatrième")
            fil = await garde(ana, "premier deuxieme troisieme quatrieme")
            assert "Je n'arrive plus" not in str(await ana.demander("GET", f"/project/thread/{fil['id']}"))
            assert sum("L'enregistrement a repris" in r for r in ana.reponses()) == 1

    asyncio.run(scene())


def test_sur_postgresql(tmp_path: Path, postgres: Any) -> None:
    """The whole of it on PostgreSQL: kept, searched, resumed, exported, erased; cut off, it says so, and loses nothing."""
    comptes = Comptes(tmp_path / "comptes", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    for compte in (ANA, BOB):
        comptes.ajouter(*compte)
    serveur = servir(tmp_path, ASSISTANT_AUTH="fichier", ASSISTANT_COMPTES=str(comptes.fichier), ASSISTANT_HISTORIQUE=postgres.adresse())

    async def scene() -> None:
        async with Client(serveur.url, compte=ANA) as ana, Client(serveur.url, compte=BOB) as bob:
            await ana.dire("Je suis en CDI zygomorphe")
            fil = (await garde(ana, "zygomorphe"))["id"]
            assert await bob.fils() == [] and (await bob.demander("GET", f"/project/thread/{fil}"))[0] == 401
            postgres.arreter()
            try:
                await ana.dire("pendant la panne")
                assert sum("Je n'arrive plus à enregistrer" in r for r in ana.reponses()) == 1
            finally:
                postgres.demarrer()
            await ana.dire("après la panne")
            await garde(ana, "zygomorphe panne apres")
            assert sum("L'enregistrement a repris" in r for r in ana.reponses()) == 1
            async with Client(serveur.url, compte=ANA, fil=fil) as suite:
                await suite.attendre("resume_thread")
                assert "bonjour" in await suite.dire("bonjour")
                texte = (await suite.agir("exporter", {"format": "courriel"}))[1]["response"]["texte"]
                assert "3 ans" in texte
            assert "pendant la panne" in str((await ana.demander("GET", "/historique.json"))[1])
            assert (await ana.demander("DELETE", "/project/thread", {"threadId": fil}))[0] == 200 and await ana.fils() == []

    try:
        asyncio.run(scene())
    finally:
        arreter(serveur)


@pytest.mark.parametrize(("modele", "apres"), [("openai:exemple", "Accord\u00a0: True"), ("", "Accord\u00a0: False")])
def test_accord_non_par_defaut(tmp_path: Path, modele: str, apres: str) -> None:
    """Nobody has agreed to an outside model until « Oui »; the agreement is taken back at once; without one, it cannot be given."""
    serveur = servir(tmp_path, ASSISTANT_MODELE=modele)

    async def scene() -> None:
        async with Client(serveur.url) as client:
            assert "Accord\u00a0: False" in await client.dire("accord ?")
            for accord, attendu in ((True, apres), ("true", "Accord\u00a0: False"), (False, "Accord\u00a0: False")):
                await client.emettre("window_message", {"genre": "consentement", "accord": accord})
                assert attendu in await client.dire("accord ?")
            if modele:
                assert "accord est noté" in await client.dire("Accepter le modèle externe")
                assert "Accord\u00a0: True" in await client.dire("accord ?")

    try:
        asyncio.run(scene())
    finally:
        arreter(serveur)


def test_sans_compte_rien_ne_reste(tmp_path: Path) -> None:
    """By default no word of a talk, and none of what the page shows of it, is in any file, even during the talk."""
    serveur = servir(tmp_path)

    async def scene() -> None:
        async with Client(serveur.url) as client:
            await client.dire("Je suis en CDI zygomorphe")
            assert (await client.demander("GET", "/historique.json"))[0] == 404
            assert sum(e == "element" for e, _ in client.recus) == 3
            fichiers = [f for f in tmp_path.rglob("*") if f.is_file()]
            assert fichiers and not [f for f in fichiers if b"zygomorphe" in f.read_bytes() or b"=1+1" in f.read_bytes()]
            assert not list(tmp_path.rglob(".files/*/*"))

    try:
        asyncio.run(scene())
    finally:
        arreter(serveur)
