"""The store of talks: kept, read, searched, erased, purged. Reads raise AssistantError when the database does not answer."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from assistant.domaine.texte import plier
from assistant.errors import AssistantError
from assistant.interfaces.historique.attente import Attente
from assistant.interfaces.historique.fils import FILS, INDISPONIBLE, MORCEAUX, PANNES, Fil, maintenant, sain

journal = logging.getLogger(__name__)
PAUSE_S, TOURS_PAR_JOUR = 30, 2880


class Historique:
    """The talks of one database."""

    def __init__(self, moteur: AsyncEngine) -> None:
        self.moteur, self.attente = moteur, Attente(moteur)

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

        return await self.attente.ecrire(fil, ecrire)

    async def decrire(self, qui: str, fil: str, **valeurs: str) -> bool:
        """Set the name or the profile of this person's talk, opening it when it is new."""
        valeurs = {cle: sain(valeur) for cle, valeur in valeurs.items()}

        async def ecrire(lien: AsyncConnection) -> None:
            if await _fil_de(lien, qui, fil):
                await lien.execute(update(FILS).where(FILS.c.id == fil).values(**valeurs))

        return await self.attente.ecrire(fil, ecrire)

    async def oublier(self, fil: str, ident: str) -> bool:
        """Remove one message or element."""
        async def ecrire(lien: AsyncConnection) -> None:
            await lien.execute(delete(MORCEAUX).where(MORCEAUX.c.fil == fil, MORCEAUX.c.id == ident))

        return await self.attente.ecrire(fil, ecrire)

    async def rattraper(self) -> bool:
        """Write what waits, in order; return whether nothing is left."""
        return await self.attente.rattraper()

    # -- erasing --------------------------------------------------------------------------------------------

    async def effacer(self, *fils: str) -> None:
        """Erase talks whole. Raises AssistantError when the database does not answer: nothing is then said erased."""
        async with self.attente.verrou:
            try:
                await self.attente.preparer()
                async with self.moteur.begin() as lien:
                    await lien.execute(delete(MORCEAUX).where(MORCEAUX.c.fil.in_(fils)))
                    await lien.execute(delete(FILS).where(FILS.c.id.in_(fils)))
                self.attente.retenir_effaces(fils)
                await self._tasser()
            except PANNES as faute:
                raise AssistantError(INDISPONIBLE) from faute

    async def _tasser(self) -> None:
        """Rewrite the SQLite file: freed pages are already zeroed (secure_delete), this gives them back."""
        if self.moteur.dialect.name == "sqlite":
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
        par_fil: dict[str, dict[str, list[dict[str, Any]]]] = {e.id: {"pas": [], "element": []} for e in entetes}
        for m in await self._lire(tous) if genres else []:
            if m.fil in par_fil:  # else opened by another page between the two readings
                par_fil[m.fil][m.genre].append(json.loads(m.contenu))
        return [Fil(e.id, e.qui, e.nom or "", e.profil or "", e.cree, e.maj, tuple(par_fil[e.id]["pas"]), tuple(par_fil[e.id]["element"]))
                for e in entetes]

    async def _lire(self, requete: Any) -> list[Any]:
        try:
            async with self.attente.verrou:
                await self.attente.preparer()
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
                if tour % TOURS_PAR_JOUR == 0:
                    await self.purger(jours, datetime.now(UTC))
                tour += 1
            except AssistantError as faute:
                journal.warning("%s", faute)  # the purge is tried again at the next turn
            await attendre(PAUSE_S)


def _qui_contiennent(fils: list[Fil], mots: str) -> list[Fil]:
    return [f for f in fils if f.contient(mots)]


async def _fil_de(lien: AsyncConnection, qui: str, fil: str) -> bool:
    """Open the talk when it is new; return whether it is this person's."""
    connu = (await lien.execute(select(FILS.c.qui).where(FILS.c.id == fil))).scalar()
    if connu is None:
        await lien.execute(insert(FILS).values(id=fil, qui=qui, cree=maintenant(), maj=maintenant()))
    return connu in (None, qui)
