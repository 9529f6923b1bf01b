"""The advisors' talks in a database: each belongs to one name, is erased without residue, and goes after its time."""

from __future__ import annotations

import asyncio
import json
import logging
import os
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    delete,
    event,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import DataError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from assistant.domaine.texte import plier
from assistant.errors import AssistantError, EntreeInvalide

journal = logging.getLogger(__name__)
SCHEMA = MetaData()
FILS = Table("fils", SCHEMA, Column("id", String(64), primary_key=True), Column("qui", String(128), nullable=False, index=True),
             Column("nom", Text), Column("profil", Text), Column("cree", String(40), nullable=False), Column("maj", String(40), nullable=False))
# One line a message (« pas ») or an element under it: the JSON that the page showed.
MORCEAUX = Table("morceaux", SCHEMA, Column("rang", Integer, primary_key=True, autoincrement=True), Column("id", String(64), nullable=False),
                 Column("fil", String(64), nullable=False), Column("genre", String(10), nullable=False), Column("contenu", Text, nullable=False))
Index("morceaux_par_fil", MORCEAUX.c.fil, MORCEAUX.c.id)
MAXI_ATTENTE = 2000
INDISPONIBLE = "L'historique n'est pas disponible pour le moment. Réessayez plus tard, ou prévenez l'exploitant de la page."
PANNES = (SQLAlchemyError, OSError, UnicodeError)
DELAIS = {"timeout": 5, "command_timeout": 10}  # seconds: a PostgreSQL that hangs is one that does not answer
Ecriture = Callable[[AsyncConnection], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Fil:
    """One talk as it is kept: its owner, its name, what the page showed in order."""

    id: str
    qui: str
    nom: str
    profil: str
    cree: str
    maj: str
    pas: tuple[dict[str, Any], ...] = ()
    elements: tuple[dict[str, Any], ...] = ()

    def contient(self, mots: str) -> bool:
        """Return whether every word is said in the talk or in its name, accents and case apart."""
        dit = plier(" ".join([self.nom, *(str(p.get("output") or "") for p in self.pas)]))
        return all(mot in dit for mot in plier(mots).split())


@dataclass(slots=True)
class Historique:
    """Writes one at a time; what cannot be written waits in memory and is tried again. Reads raise AssistantError."""

    moteur: AsyncEngine
    attente: deque[tuple[str, Ecriture]] = field(default_factory=deque)
    effaces: OrderedDict[str, None] = field(default_factory=OrderedDict)  # a talk still open elsewhere must not come back
    verrou: asyncio.Lock = field(default_factory=asyncio.Lock)
    pret: bool = False

    @property
    def sqlite(self) -> bool:
        """Return whether the database is an SQLite file."""
        return self.moteur.dialect.name == "sqlite"

    # -- writing --------------------------------------------------------------------------------------------

    async def garder(self, qui: str, fil: str, genre: str, morceau: dict[str, Any]) -> bool:
        """Keep a message or an element of this person's talk; return False when it waits for the database to come back."""
        contenu, ident = sain(json.dumps(morceau, ensure_ascii=False, default=str)), sain(str(morceau["id"]))[:64]

        async def ecrire(lien: AsyncConnection) -> None:
            if not await _fil_de(lien, qui, fil):
                return
            ou = (MORCEAUX.c.fil == fil, MORCEAUX.c.id == ident)
            if (await lien.execute(update(MORCEAUX).where(*ou).values(contenu=contenu))).rowcount == 0:
                await lien.execute(insert(MORCEAUX).values(id=ident, fil=fil, genre=genre, contenu=contenu))
            await lien.execute(update(FILS).where(FILS.c.id == fil).values(maj=maintenant()))

        return await self._ecrire(fil, ecrire)

    async def decrire(self, qui: str, fil: str, **valeurs: str) -> bool:
        """Set the name or the profile of this person's talk, opening it when it is new."""
        valeurs = {cle: sain(valeur) for cle, valeur in valeurs.items()}

        async def ecrire(lien: AsyncConnection) -> None:
            if await _fil_de(lien, qui, fil):
                await lien.execute(update(FILS).where(FILS.c.id == fil).values(**valeurs))

        return await self._ecrire(fil, ecrire)

    async def oublier(self, fil: str, ident: str) -> bool:
        """Remove one message or element."""
        async def ecrire(lien: AsyncConnection) -> None:
            await lien.execute(delete(MORCEAUX).where(MORCEAUX.c.fil == fil, MORCEAUX.c.id == ident))

        return await self._ecrire(fil, ecrire)

    async def _ecrire(self, fil: str, ecrire: Ecriture) -> bool:
        async with self.verrou:
            if len(self.attente) >= MAXI_ATTENTE:
                raise AssistantError(INDISPONIBLE)
            self.attente.append((fil, ecrire))
            return await self._rattraper()

    async def rattraper(self) -> bool:
        """Write what waits, in order; return whether nothing is left."""
        async with self.verrou:
            return await self._rattraper()

    async def _rattraper(self) -> bool:
        while self.attente:
            fil, ecrire = self.attente[0]
            if fil not in self.effaces:
                try:
                    await self._preparer()
                    async with self.moteur.begin() as lien:
                        await ecrire(lien)
                except PANNES as faute:
                    if not inecrivable(faute):
                        journal.warning("historique indisponible : %s", type(faute).__name__)
                        self.pret = False  # a database made again, or restored, has no tables yet
                        return False
                    journal.error("écriture refusée par la base, abandonnée : %s", type(faute).__name__)
            self.attente.popleft()
        return True

    async def _preparer(self) -> None:
        if not self.pret:
            async with self.moteur.begin() as lien:
                await lien.run_sync(SCHEMA.create_all)
            self.pret = True

    # -- erasing --------------------------------------------------------------------------------------------

    async def effacer(self, *fils: str) -> None:
        """Erase talks whole. Raises AssistantError when the database does not answer: nothing is then said erased."""
        async with self.verrou:
            try:
                await self._preparer()
                async with self.moteur.begin() as lien:
                    await lien.execute(delete(MORCEAUX).where(MORCEAUX.c.fil.in_(fils)))
                    await lien.execute(delete(FILS).where(FILS.c.id.in_(fils)))
                self._retenir(fils)
                await self._tasser()
            except PANNES as faute:
                raise AssistantError(INDISPONIBLE) from faute

    def _retenir(self, fils: tuple[str, ...]) -> None:
        self.effaces.update(dict.fromkeys(fils))
        while len(self.effaces) > 10_000:
            self.effaces.popitem(last=False)
        gardes = [a for a in self.attente if a[0] not in self.effaces]
        self.attente.clear()
        self.attente.extend(gardes)

    async def _tasser(self) -> None:
        """Rewrite the SQLite file: freed pages are already zeroed (secure_delete), this gives them back."""
        if self.sqlite:
            async with self.moteur.connect() as lien:
                await (await lien.execution_options(isolation_level="AUTOCOMMIT")).execute(text("VACUUM"))

    async def purger(self, jours: int, le: datetime) -> int:
        """Erase the talks untouched for so many days; return how many."""
        avant = (le - timedelta(days=jours)).isoformat()
        vieux = [ligne.id for ligne in await self._lire(select(FILS.c.id).where(FILS.c.maj < avant))]
        for debut in range(0, len(vieux), 500):
            await self.effacer(*vieux[debut:debut + 500])
        return len(vieux)

    # -- reading --------------------------------------------------------------------------------------------

    async def auteur(self, fil: str) -> str | None:
        """Return whose talk it is, None when there is none."""
        lignes = await self._lire(select(FILS.c.qui).where(FILS.c.id == fil))
        return lignes[0].qui if lignes else None

    async def lire(self, fil: str) -> Fil | None:
        """Return one talk with all it holds."""
        return next(iter(await self._fils(FILS.c.id == fil)), None)

    async def lister(self, qui: str, mots: str = "") -> list[Fil]:
        """Return this person's talks without what they hold, the latest first; mots: only those that hold these words."""
        if not plier(mots).split():
            return await self._fils(FILS.c.qui == qui, ())
        return await asyncio.to_thread(_qui_contiennent, await self._fils(FILS.c.qui == qui, ("pas",)), mots)

    async def exporter(self, qui: str) -> list[Fil]:
        """Return this person's talks with their messages, the latest first."""
        return await self._fils(FILS.c.qui == qui, ("pas",))

    async def _fils(self, ou: Any, genres: tuple[str, ...] = ("pas", "element")) -> list[Fil]:
        """Return the talks with these kinds of pieces: the elements weigh twenty times the messages."""
        entetes = await self._lire(select(FILS).where(ou).order_by(FILS.c.maj.desc()))
        tous = select(MORCEAUX).join(FILS, FILS.c.id == MORCEAUX.c.fil).where(ou, MORCEAUX.c.genre.in_(genres)).order_by(MORCEAUX.c.rang)
        morceaux = await self._lire(tous) if genres else []
        par_fil: dict[str, dict[str, list[dict[str, Any]]]] = {e.id: {"pas": [], "element": []} for e in entetes}
        for m in morceaux:
            if m.fil not in par_fil:  # opened by another page between the two readings
                continue
            par_fil[m.fil][m.genre].append(json.loads(m.contenu))
        return [Fil(e.id, e.qui, e.nom or "", e.profil or "", e.cree, e.maj, tuple(par_fil[e.id]["pas"]), tuple(par_fil[e.id]["element"]))
                for e in entetes]

    async def _lire(self, requete: Any) -> list[Any]:
        try:
            async with self.verrou:
                await self._preparer()
                async with self.moteur.connect() as lien:
                    return list(await lien.execute(requete))
        except PANNES as faute:
            raise AssistantError(INDISPONIBLE) from faute

    async def entretenir(self, jours: int, attendre: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Until cancelled: purge now and every day, and write every 30 seconds what waits."""
        tour = 0
        while True:
            try:
                await self.rattraper()
                if tour % 2880 == 0:
                    await self.purger(jours, datetime.now(UTC))
                tour += 1
            except AssistantError as faute:
                journal.warning("%s", faute)  # the purge is tried again at the next turn
            await attendre(30)


def sain(texte: str) -> str:
    """Return text that every database can write: without null characters or half emoji."""
    return texte.replace("\x00", "").encode("utf-8", "replace").decode()


def inecrivable(faute: BaseException) -> bool:
    """Return whether the database answers but will never take this value: tried again, it would stop all that waits behind."""
    etat = str(getattr(getattr(faute, "orig", None), "sqlstate", None) or "")
    return isinstance(faute, UnicodeError | DataError) or etat.startswith("22")


def _qui_contiennent(fils: list[Fil], mots: str) -> list[Fil]:
    return [f for f in fils if f.contient(mots)]


async def _fil_de(lien: AsyncConnection, qui: str, fil: str) -> bool:
    """Open the talk when it is new; return whether it is this person's."""
    connu = (await lien.execute(select(FILS.c.qui).where(FILS.c.id == fil))).scalar()
    if connu is None:
        await lien.execute(insert(FILS).values(id=fil, qui=qui, cree=maintenant(), maj=maintenant()))
    return connu in (None, qui)


def maintenant() -> str:
    """Return the time now, UTC, in ISO form."""
    return datetime.now(UTC).isoformat()


def ouvrir_historique(adresse: str) -> Historique:
    """Return the store at an SQLite path or a postgresql+asyncpg address; nothing is opened yet."""
    if adresse.startswith("postgresql"):
        try:
            return Historique(create_async_engine(adresse, pool_pre_ping=True, pool_timeout=5, connect_args=DELAIS))
        except ModuleNotFoundError as faute:
            raise EntreeInvalide("PostgreSQL demande le paquet asyncpg : « pip install asyncpg ».") from faute
    if "://" in adresse:
        raise EntreeInvalide("ASSISTANT_HISTORIQUE est un chemin de fichier, ou une adresse postgresql+asyncpg://…")
    fichier = Path(adresse)
    moteur = create_async_engine(f"sqlite+aiosqlite:///{fichier}", poolclass=NullPool)
    event.listen(moteur.sync_engine, "do_connect", lambda *_: _reserver(fichier))
    event.listen(moteur.sync_engine, "connect", _regler)
    return Historique(moteur)


def _reserver(fichier: Path) -> None:
    """Create the file readable by its owner only, before SQLite does."""
    fichier.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(fichier, os.O_CREAT | os.O_RDWR, 0o600))


def _regler(connexion: Any, _: Any) -> None:
    """Zero what is erased, keep temporary copies in memory, and keep no write-ahead file."""
    curseur = connexion.cursor()
    for reglage in ("secure_delete=ON", "temp_store=MEMORY", "journal_mode=DELETE", "synchronous=FULL"):
        curseur.execute(f"PRAGMA {reglage}")
    curseur.close()
