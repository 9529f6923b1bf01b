"""The store of kept talks, on SQLite and on a real PostgreSQL: owners apart, erased, purged in time, and no write lost."""

from __future__ import annotations

import asyncio
import socket
import stat
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from assistant.errors import AssistantError, EntreeInvalide
from assistant.interfaces.historique import Historique, ouvrir_historique


@pytest.fixture(params=["sqlite", "postgresql"])
def base(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The setting that names an empty database, of each kind in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "h.sqlite")
    return str(request.getfixturevalue("postgres").adresse())


def jouer(base: str | Path, scene: Callable[[Historique], Awaitable[Any]]) -> Any:
    """Run one scene over a store."""
    async def tout() -> Any:
        historique = ouvrir_historique(str(base))
        try:
            return await scene(historique)
        finally:
            await historique.moteur.dispose()

    return asyncio.run(tout())


def dit(ident: str, texte: str) -> dict[str, Any]:
    """Return a message as the page keeps it."""
    return {"id": ident, "type": "user_message", "output": texte, "createdAt": "2026-11-22T00:00:00Z"}


async def restes(h: Historique) -> list[Any]:
    """Return every piece that the database still holds."""
    async with h.moteur.connect() as lien:
        return list(await lien.execute(text("SELECT * FROM morceaux")))


def test_garder_lire_remplacer(base: str) -> None:
    """What is kept is read back in order by another opening of the file; a message kept twice is replaced."""
    async def garder(h: Historique) -> None:
        assert await h.garder("ana", "f1", "pas", dit("m1", "Bonjour"))
        assert await h.garder("ana", "f1", "pas", dit("m2", "Été"))
        assert await h.garder("ana", "f1", "pas", dit("m1", "Bonsoir"))
        assert await h.decrire("ana", "f1", nom="Mon fil", profil="Salarié·e")

    jouer(base, garder)
    fil = jouer(base, lambda h: h.lire("f1"))
    assert [p["output"] for p in fil.pas] == ["Bonsoir", "Été"] and (fil.nom, fil.profil, fil.qui) == ("Mon fil", "Salarié·e", "ana")


def test_chacun_le_sien(base: str) -> None:
    """Nobody lists, writes into or renames the talk of another."""
    async def scene(h: Historique) -> Any:
        await h.garder("ana", "f1", "pas", dit("m1", "secret d'Ana"))
        await h.garder("bob", "f1", "pas", dit("m2", "intrus"))
        await h.garder("bob", "f1", "pas", dit("m1", "écrasé"))
        await h.decrire("bob", "f1", nom="volé")
        return await h.lister("bob"), await h.exporter("ana"), await h.auteur("f1")

    de_bob, d_ana, auteur = jouer(base, scene)
    assert de_bob == [] and auteur == "ana" and d_ana[0].nom == ""
    assert [p["output"] for p in d_ana[0].pas] == ["secret d'Ana"]


def test_chercher(base: str) -> None:
    """A search ignores accents and case, reads messages and names, and keeps to one's own talks."""
    async def scene(h: Historique) -> list[list[str]]:
        await h.garder("ana", "f1", "pas", dit("m1", "Devenir infirmière à Nîmes"))
        await h.garder("ana", "f2", "pas", dit("m2", "Comptable"))
        await h.decrire("ana", "f2", nom="Dossier Été")
        await h.garder("bob", "f3", "pas", dit("m3", "infirmière"))
        return [[f.id for f in await h.lister("ana", mots)] for mots in ("INFIRMIERE nimes", "ete", "boulanger", "")]

    assert jouer(base, scene) == [["f1"], ["f2"], [], ["f2", "f1"]]


def test_lister_sans_le_contenu(base: str) -> None:
    """A list of talks reads no message, and an export no element: what weighs most is read with one talk only."""
    async def scene(h: Historique) -> tuple[Any, Any, Any]:
        await h.garder("ana", "f1", "pas", dit("m1", "bonjour"))
        await h.garder("ana", "f1", "element", {"id": "e1", "props": {}})
        return (await h.lister("ana"))[0], (await h.exporter("ana"))[0], await h.lire("f1")

    entete, exporte, entier = jouer(base, scene)
    assert [(len(f.pas), len(f.elements)) for f in (entete, exporte, entier)] == [(0, 0), (1, 0), (1, 1)]


def test_effacer(base: str) -> None:
    """Once erased, no table holds anything of a talk, the others stay, and a page still open cannot bring it back."""
    async def scene(h: Historique) -> Any:
        for fil in ("f1", "f2", "f3"):
            await h.garder("ana", fil, "pas", dit(f"m-{fil}", fil))
        await h.effacer("f1", "f3")
        await h.garder("ana", "f1", "pas", dit("m9", "revenant"))
        await h.decrire("ana", "f3", nom="revenant")
        return [f.id for f in await h.lister("ana")], [ligne.fil for ligne in await restes(h)]

    assert jouer(base, scene) == (["f2"], ["f2"])


def test_texte_que_la_base_refuse(base: str) -> None:
    """Null characters and half emoji are written without them; a value no database takes is dropped and stops nothing behind it."""
    async def scene(h: Historique) -> Any:
        ecrits = [await h.garder("ana", "f1", "pas", dit("m\x001", "moitié \ud83d"))]
        await h.garder("\ud83d" + "x" * 300, "f2", "pas", dit("m2", "nom impossible"))
        ecrits += [await h.decrire("ana", "f1", nom="un\x00 nom \ud83d"), await h.garder("ana", "f1", "pas", dit("m" * 300, "après"))]
        return ecrits, await h.lire("f1"), len(h.attente)

    ecrits, fil, attente = jouer(base, scene)
    assert ecrits == [True, True, True] and attente == 0
    assert fil.nom == "un nom ?" and [p["output"] for p in fil.pas] == ["moitié ?", "après"]


def test_tables_refaites(base: str) -> None:
    """A database emptied while the page runs gets its tables again: what is said next is kept."""
    async def scene(h: Historique) -> Any:
        await h.garder("ana", "f1", "pas", dit("m1", "avant"))
        async with h.moteur.begin() as lien:
            for table in ("morceaux", "fils"):
                await lien.execute(text(f"DROP TABLE {table}"))
        attend = await h.garder("ana", "f2", "pas", dit("m2", "pendant"))
        repris = await h.rattraper()
        return attend, repris, [f.id for f in await h.lister("ana")]

    assert jouer(base, scene) == (False, True, ["f2"])


def test_postgresql_en_panne(postgres: Any) -> None:
    """With the server cut, a write waits and a reading says it in French; once it is back all is written, in order, once."""
    async def scene(h: Historique) -> Any:
        assert await h.garder("ana", "f1", "pas", dit("m0", "avant"))
        postgres.arreter()
        try:
            gardes = [await h.garder("ana", "f1", "pas", dit(f"m{n}", "pendant")) for n in (1, 2)]
            for lecture in (h.lister("ana"), h.lire("f1"), h.effacer("f1"), h.auteur("f1")):
                with pytest.raises(AssistantError, match="historique n'est pas disponible"):
                    await lecture
        finally:
            postgres.demarrer()
        repris = await h.rattraper()
        return gardes, repris, [p["id"] for p in (await h.lire("f1")).pas]  # type: ignore[union-attr]

    assert jouer(postgres.adresse(), scene) == ([False, False], True, ["m0", "m1", "m2"])


def test_postgresql_muet(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that accepts and never answers is one that is down: the talk does not wait for it."""
    pytest.importorskip("asyncpg")
    monkeypatch.setattr("assistant.interfaces.historique.moteur.DELAIS", {"timeout": 0.2, "command_timeout": 0.2})

    async def scene(port: int) -> bool:
        historique = ouvrir_historique(f"postgresql+asyncpg://ana@127.0.0.1:{port}/base")
        async with asyncio.timeout(60):
            garde = await historique.garder("ana", "f1", "pas", dit("m1", "x"))
        await historique.moteur.dispose()
        return garde

    with socket.create_server(("127.0.0.1", 0)) as muet:  # the kernel takes the connection, nobody reads it
        assert asyncio.run(scene(muet.getsockname()[1])) is False


def test_postgresql_deux_pages(postgres: Any) -> None:
    """Two pages on one PostgreSQL write side by side, and each reads what the other wrote."""
    adresse = postgres.adresse()

    async def scene(h: Historique) -> Any:
        autre = ouvrir_historique(adresse)
        await h.garder("ana", "f0", "pas", dit("m", "x"))  # the tables are there

        async def ecrire(page: Historique, nom: str) -> None:
            for n in range(20):
                await page.garder("ana", f"{nom}{n}", "pas", dit(f"m{n}", nom))

        try:
            await asyncio.gather(ecrire(h, "a"), ecrire(autre, "b"))
            return len(await h.lister("ana", "a")), len(await h.lister("ana", "b")), len(await autre.lister("ana"))
        finally:
            await autre.moteur.dispose()

    assert jouer(adresse, scene) == (20, 20, 41)


def test_fichier_prive(tmp_path: Path) -> None:
    """The SQLite file is readable by its owner only."""
    jouer(tmp_path / "h.sqlite", lambda h: h.garder("ana", "f1", "pas", dit("m1", "x")))
    assert stat.S_IMODE((tmp_path / "h.sqlite").stat().st_mode) == 0o600


def test_effacer_sans_residu(tmp_path: Path) -> None:
    """Once erased, a talk is in no byte of the folder, and a page still open cannot bring it back."""
    mot = "zygomorphe-4821"

    async def scene(h: Historique) -> tuple[int, Any]:
        for n in range(200):
            await h.garder("ana", "f1", "pas", dit(f"m{n}", f"{mot} {'x' * 500}"))
        await h.garder("ana", "f1", "element", {"id": "e1", "props": {"mot": mot}})
        await h.decrire("ana", "f1", nom=mot)
        await h.garder("ana", "f2", "pas", dit("n1", "à garder"))
        avant = (tmp_path / "h.sqlite").read_bytes().count(mot.encode())
        await h.effacer("f1")
        await h.garder("ana", "f1", "pas", dit("m999", mot))
        return avant, [f.id for f in await h.lister("ana")]

    avant, restent = jouer(tmp_path / "h.sqlite", scene)
    assert avant >= 200 and restent == ["f2"]
    assert not [f.name for f in tmp_path.iterdir() if mot.encode() in f.read_bytes()]


def test_purge(base: str) -> None:
    """A talk untouched for 180 days goes with all it held, one touched a day later stays."""
    async def scene(h: Historique) -> tuple[int, list[str]]:
        for ident in ("vieux", "jeune"):
            await h.garder("ana", ident, "pas", dit(f"m-{ident}", f"mot-{ident}"))
        le = datetime.now(UTC)
        for ident, jours in (("vieux", 181), ("jeune", 179)):
            async with h.moteur.begin() as lien:
                await lien.execute(text("UPDATE fils SET maj = :m WHERE id = :i"),
                                   {"m": (le - timedelta(days=jours)).isoformat(), "i": ident})
        return await h.purger(180, le), [f.id for f in await h.lister("ana")]

    assert jouer(base, scene) == (1, ["jeune"])
    assert [ligne.fil for ligne in jouer(base, restes)] == ["jeune"]


def test_purge_sans_residu(tmp_path: Path) -> None:
    """The purge leaves no byte of an old talk in the SQLite file."""
    async def scene(h: Historique) -> int:
        for ident in ("vieux", "jeune"):
            await h.garder("ana", ident, "pas", dit(f"m-{ident}", f"mot-{ident}"))
        async with h.moteur.begin() as lien:
            await lien.execute(text("UPDATE fils SET maj = '2020-01-01' WHERE id = 'vieux'"))
        return await h.purger(180, datetime.now(UTC))

    assert jouer(tmp_path / "h.sqlite", scene) == 1
    octets = (tmp_path / "h.sqlite").read_bytes()
    assert b"mot-jeune" in octets and b"mot-vieux" not in octets


def test_entretien(base: str) -> None:
    """The upkeep purges at once, then waits 30 seconds between its turns until it is stopped."""
    attentes: list[float] = []

    async def attendre(secondes: float) -> None:
        attentes.append(secondes)
        if len(attentes) == 3:
            raise asyncio.CancelledError

    async def scene(h: Historique) -> Any:
        await h.garder("ana", "f1", "pas", dit("m1", "x"))
        async with h.moteur.begin() as lien:
            await lien.execute(text("UPDATE fils SET maj = '2020-01-01'"))
        with pytest.raises(asyncio.CancelledError):
            await h.entretenir(180, attendre)
        return await h.lister("ana")

    assert jouer(base, scene) == [] and attentes == [30, 30, 30]


def test_disque_plein_rien_de_perdu(tmp_path: Path) -> None:
    """With the disk full a write says that it waits; once there is room all is written, in order, and nothing twice."""
    async def scene(h: Historique) -> tuple[list[bool], bool, list[str]]:
        from sqlalchemy import event

        await h.garder("ana", "f1", "pas", dit("m0", "avant"))
        plein = [True]

        def borner(connexion: Any, _: Any) -> None:
            connexion.execute("PRAGMA max_page_count=10" if plein[0] else "PRAGMA max_page_count=100000")

        event.listen(h.moteur.sync_engine, "connect", borner)
        gardes = [await h.garder("ana", "f1", "pas", dit(f"m{n}", f"{n}" * 60_000)) for n in (1, 2)]
        plein[0] = False
        repris = await h.rattraper()
        fil = await h.lire("f1")
        assert fil is not None
        return gardes, repris, [p["id"] for p in fil.pas]

    assert jouer(tmp_path / "h.sqlite", scene) == ([False, False], True, ["m0", "m1", "m2"])


# What PostgreSQL itself raises on a full disk: SQLSTATE 53100, « could not extend file ».
DISQUE_PLEIN = """CREATE FUNCTION plein() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$"""


def test_postgresql_disque_plein(postgres: Any) -> None:
    """PostgreSQL that refuses to write for want of room loses nothing: what was kept is still read, the rest waits for its turn."""
    async def ordonner(h: Historique, *ordres: str) -> None:
        async with h.moteur.begin() as lien:
            for ordre in ordres:
                await lien.execute(text(ordre))

    async def scene(h: Historique) -> Any:
        await h.garder("ana", "f1", "pas", dit("m0", "avant"))
        await ordonner(h, DISQUE_PLEIN, "CREATE TRIGGER plein BEFORE INSERT ON morceaux FOR EACH ROW EXECUTE FUNCTION plein()")
        gardes = [await h.garder("ana", "f1", "pas", dit(f"m{n}", "pendant")) for n in (1, 2)]
        pendant = [p["id"] for p in (await h.lire("f1")).pas]  # type: ignore[union-attr]
        await ordonner(h, "DROP TRIGGER plein ON morceaux")
        repris = await h.rattraper()
        return gardes, pendant, repris, [p["id"] for p in (await h.lire("f1")).pas]  # type: ignore[union-attr]

    assert jouer(postgres.adresse(), scene) == ([False, False], ["m0"], True, ["m0", "m1", "m2"])


@pytest.mark.parametrize("abimer", [lambda f: f.write_bytes(b"ceci n'est pas une base" * 100), lambda f: f.mkdir()])
def test_base_abimee(tmp_path: Path, abimer: Callable[[Path], None]) -> None:
    """A damaged database is said in French when read, and what is written waits; nothing is raised to the talk."""
    abimer(tmp_path / "h.sqlite")

    async def scene(h: Historique) -> None:
        assert not await h.garder("ana", "f1", "pas", dit("m1", "x"))
        for lecture in (h.lister("ana"), h.lire("f1"), h.effacer("f1"), h.auteur("f1")):
            with pytest.raises(AssistantError, match="historique n'est pas disponible"):
                await lecture

    jouer(tmp_path / "h.sqlite", scene)


@pytest.mark.parametrize("adresse", ["mysql://x/y", "sqlite:///x"])
def test_adresse_refusee(adresse: str) -> None:
    """Only a path or a PostgreSQL address is taken."""
    with pytest.raises(EntreeInvalide, match="ASSISTANT_HISTORIQUE"):
        ouvrir_historique(adresse)
