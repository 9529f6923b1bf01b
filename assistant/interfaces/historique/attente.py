"""Writes to the database, one at a time and in order: what cannot be written waits in memory and is tried again."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from assistant.errors import AssistantError
from assistant.interfaces.historique.fils import INDISPONIBLE, PANNES, SCHEMA, inecrivable

journal = logging.getLogger(__name__)
MAXI_ATTENTE, MAXI_EFFACES = 2000, 10_000
Ecriture = Callable[[AsyncConnection], Awaitable[None]]


@dataclass(slots=True)
class Attente:
    """The queue of writes of one database. verrou: held by whoever speaks to it."""

    moteur: AsyncEngine
    ecritures: deque[tuple[str, Ecriture]] = field(default_factory=deque)
    effaces: OrderedDict[str, None] = field(default_factory=OrderedDict)  # a talk still open elsewhere must not come back
    verrou: asyncio.Lock = field(default_factory=asyncio.Lock)
    pret: bool = False

    def __len__(self) -> int:
        return len(self.ecritures)

    async def ecrire(self, fil: str, ecriture: Ecriture) -> bool:
        """Write after all that waits; return False when it waits too. Raises AssistantError when too much waits already."""
        async with self.verrou:
            if len(self.ecritures) >= MAXI_ATTENTE:
                raise AssistantError(INDISPONIBLE)
            self.ecritures.append((fil, ecriture))
            return await self._rattraper()

    async def rattraper(self) -> bool:
        """Write what waits, in order; return whether nothing is left."""
        async with self.verrou:
            return await self._rattraper()

    async def _rattraper(self) -> bool:
        while self.ecritures:
            fil, ecriture = self.ecritures[0]
            if fil not in self.effaces and not await self._tenter(ecriture):
                return False
            self.ecritures.popleft()
        return True

    async def _tenter(self, ecriture: Ecriture) -> bool:
        """Return whether this write is over with: done, or such that the database will never take it."""
        try:
            await self.preparer()
            async with self.moteur.begin() as lien:
                await ecriture(lien)
        except PANNES as faute:
            if not inecrivable(faute):
                journal.warning("historique indisponible : %s", type(faute).__name__)
                self.pret = False  # a database made again, or restored, has no tables yet
                return False
            journal.error("écriture refusée par la base, abandonnée : %s", type(faute).__name__)
        return True

    async def preparer(self) -> None:
        """Make the tables once; whoever calls holds the lock."""
        if not self.pret:
            async with self.moteur.begin() as lien:
                await lien.run_sync(SCHEMA.create_all)
            self.pret = True

    def retenir_effaces(self, fils: Sequence[str]) -> None:
        """Drop what waits for these talks, now and later."""
        self.effaces.update(dict.fromkeys(fils))
        while len(self.effaces) > MAXI_EFFACES:
            self.effaces.popitem(last=False)
        gardes = [e for e in self.ecritures if e[0] not in self.effaces]
        self.ecritures.clear()
        self.ecritures.extend(gardes)
