"""The store of kept talks: owners apart, erased to the last byte, purged in time, and no write lost."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from assistant.errors import AssistantError, EntreeInvalide
from assistant.interfaces.historique import Historique, ouvrir_historique


def jouer(fichier: Path, scene: Callable[[Historique], Awaitable[Any]]) -> Any:
    """Run one scene over a store at this path."""
    async def tout() -> Any:
        historique = ouvrir_historique(str(fichier))
        try:
            return await scene(historique)
        finally:
            await historique.moteur.dispose()

    return asyncio.run(tout())


def dit(ident: str, texte: str) -> dict[str, Any]:
    """Return a message as the page keeps it."""
    return {"id": ident, "type": "user_message", "output": texte, "createdAt": "2026-11-22T00:00:00Z"}


def test_garder_lire_remplacer(tmp_path: Path) -> None:
    """What is kept is read back in order by another opening of the file; a message kept twice is replaced."""
    async def garder(h: Historique) -> None:
        assert await h.garder("ana", "f1", "pas", dit("m1", "Bonjour"))
        assert await h.garder("ana", "f1", "pas", dit("m2", "Été"))
        assert await h.garder("ana", "f1", "pas", dit("m1", "Bonsoir"))
        assert await h.decrire("ana", "f1", nom="Mon fil", profil="Salarié·e")

    jouer(tmp_path / "h.sqlite", garder)
    fil = jouer(tmp_path / "h.sqlite", lambda h: h.lire("f1"))
    assert [p["output"] for p in fil.pas] == ["Bonsoir", "Été"] and (fil.nom, fil.profil, fil.qui) == ("Mon fil", "Salarié·e", "ana")
    assert stat.S_IMODE((tmp_path / "h.sqlite").stat().st_mode) == 0o600


def test_chacun_le_sien(tmp_path: Path) -> None:
    """Nobody lists, writes into or renames the talk of another."""
    async def scene(h: Historique) -> Any:
        await h.garder("ana", "f1", "pas", dit("m1", "secret d'Ana"))
        await h.garder("bob", "f1", "pas", dit("m2", "intrus"))
        await h.garder("bob", "f1", "pas", dit("m1", "écrasé"))
        await h.decrire("bob", "f1", nom="volé")
        return await h.lister("bob"), await h.lister("ana"), await h.auteur("f1")

    de_bob, d_ana, auteur = jouer(tmp_path / "h.sqlite", scene)
    assert de_bob == [] and auteur == "ana" and d_ana[0].nom == ""
    assert [p["output"] for p in d_ana[0].pas] == ["secret d'Ana"]


def test_chercher(tmp_path: Path) -> None:
    """A search ignores accents and case, reads messages and names, and keeps to one's own talks."""
    async def scene(h: Historique) -> list[list[str]]:
        await h.garder("ana", "f1", "pas", dit("m1", "Devenir infirmière à Nîmes"))
        await h.garder("ana", "f2", "pas", dit("m2", "Comptable"))
        await h.decrire("ana", "f2", nom="Dossier Été")
        await h.garder("bob", "f3", "pas", dit("m3", "infirmière"))
        return [[f.id for f in await h.lister("ana", mots)] for mots in ("INFIRMIERE nimes", "ete", "boulanger", "")]

    assert jouer(tmp_path / "h.sqlite", scene) == [["f1"], ["f2"], [], ["f2", "f1"]]


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


def test_purge(tmp_path: Path) -> None:
    """A talk untouched for 180 days goes, one touched a day later stays; the purge leaves no byte of it."""
    async def scene(h: Historique) -> tuple[int, list[str]]:
        for ident in ("vieux", "jeune"):
            await h.garder("ana", ident, "pas", dit(f"m-{ident}", f"mot-{ident}"))
        le = datetime.now(UTC)
        for ident, jours in (("vieux", 181), ("jeune", 179)):
            async with h.moteur.begin() as lien:
                await lien.execute(text("UPDATE fils SET maj = :m WHERE id = :i"),
                                   {"m": (le - timedelta(days=jours)).isoformat(), "i": ident})
        return await h.purger(180, le), [f.id for f in await h.lister("ana")]

    assert jouer(tmp_path / "h.sqlite", scene) == (1, ["jeune"])
    octets = (tmp_path / "h.sqlite").read_bytes()
    assert b"mot-jeune" in octets and b"mot-vieux" not in octets


def test_entretien(tmp_path: Path) -> None:
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

    assert jouer(tmp_path / "h.sqlite", scene) == [] and attentes == [30, 30, 30]


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
