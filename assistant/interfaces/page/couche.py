"""The history as Chainlit asks for it. Without ASSISTANT_AUTH nothing here is loaded."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from chainlit.context import context
from chainlit.data.base import BaseDataLayer
from chainlit.data.utils import queue_until_user_message
from chainlit.types import PageInfo, PaginatedResponse, Pagination, ThreadFilter
from chainlit.user import PersistedUser, User
from fastapi import HTTPException

from assistant.errors import AssistantError
from assistant.interfaces.acces import Acces
from assistant.interfaces.historique import Fil, Historique

DEPUIS = "2026-01-01T00:00:00Z"  # Chainlit asks when an account was made; nothing shows it


class Couche(BaseDataLayer):
    """Chainlit's data layer over our history. prevenir: tells the person that the history does not answer."""

    def __init__(self, historique: Historique, acces: Acces, prevenir: Callable[[bool], Awaitable[None]]) -> None:
        self.historique, self.acces, self.prevenir = historique, acces, prevenir

    async def get_user(self, identifier: str) -> PersistedUser | None:
        """Return the person, whose id is the name; None once the account is closed."""
        return PersistedUser(id=identifier, createdAt=DEPUIS, identifier=identifier) if self.acces.actif(identifier) else None

    async def create_user(self, user: User) -> PersistedUser | None:
        """Return the person: an account lives in the password file or at the proxy, never here."""
        return await self.get_user(user.identifier)

    @queue_until_user_message()
    async def create_step(self, step_dict: Any) -> None:
        """Keep one message."""
        await self._garder(str(step_dict["threadId"]), "pas", dict(step_dict))

    @queue_until_user_message()
    async def update_step(self, step_dict: Any) -> None:
        """Keep the new state of one message."""
        await self._garder(str(step_dict["threadId"]), "pas", dict(step_dict))

    @queue_until_user_message()
    async def create_element(self, element: Any) -> None:
        """Keep what the page shows under an answer."""
        await self._garder(element.thread_id, "element", dict(element.to_dict()) | {"chainlitKey": None})

    async def _garder(self, fil: str, genre: str, morceau: dict[str, Any]) -> None:
        """Write, and tell the person when it waits; never raises: Chainlit would lose the exception."""
        qui = getattr(context.session.user, "identifier", None)
        if not qui or not fil:
            return
        try:
            await self.prevenir(await self.historique.garder(qui, fil, genre, morceau))
        except AssistantError:
            await self.prevenir(False)

    @queue_until_user_message()
    async def delete_step(self, step_id: str) -> None:
        """Remove one message of the talk under way."""
        await self.historique.oublier(context.session.thread_id, step_id)

    @queue_until_user_message()
    async def delete_element(self, element_id: str, thread_id: str | None = None) -> None:
        """Remove one element of the talk under way."""
        await self.historique.oublier(context.session.thread_id, element_id)

    async def get_element(self, thread_id: str, element_id: str) -> None:
        """Return nothing: elements come with their talk."""
        return None

    async def update_thread(self, thread_id: str, name: str | None = None, user_id: str | None = None,
                            metadata: dict[str, Any] | None = None, tags: list[str] | None = None) -> None:
        """Name a talk, or note its profile. The rest of Chainlit's session is never kept."""
        qui = user_id or await self._auteur(thread_id)
        valeurs = {"nom": name and name[:200], "profil": (metadata or {}).get("chat_profile")}
        if not qui:
            return
        if user_id:
            valeurs["profil"] = context.session.chat_profile
        await self.historique.decrire(qui, thread_id, **{c: str(v) for c, v in valeurs.items() if v})

    async def _auteur(self, fil: str) -> str | None:
        try:
            return await self.historique.auteur(fil)
        except AssistantError as faute:
            raise HTTPException(503, str(faute)) from faute

    async def get_thread_author(self, thread_id: str) -> str:
        """Return whose talk it is, "" for an unknown one or a closed account."""
        qui = await self._auteur(thread_id)
        return qui if qui and self.acces.actif(qui) else ""

    async def get_thread(self, thread_id: str) -> Any:
        """Return one talk in Chainlit's shape, None when there is none."""
        try:
            fil = await self.historique.lire(thread_id)
        except AssistantError as faute:
            raise HTTPException(503, str(faute)) from faute
        return en_chainlit(fil) if fil and self.acces.actif(fil.qui) else None

    async def delete_thread(self, thread_id: str) -> None:
        """Erase one talk without residue."""
        try:
            await self.historique.effacer(thread_id)
        except AssistantError as faute:
            raise HTTPException(503, str(faute)) from faute

    async def list_threads(self, pagination: Pagination, filters: ThreadFilter) -> Any:
        """Return a page of the person's talks; filters.userId is set by Chainlit from the login."""
        try:
            fils = await self.historique.lister(str(filters.userId), filters.search or "")
        except AssistantError as faute:
            raise HTTPException(503, str(faute)) from faute
        debut = next((i + 1 for i, f in enumerate(fils) if f.id == pagination.cursor), 0)
        page = fils[debut:debut + pagination.first]
        suite = PageInfo(len(fils) > debut + len(page), page[0].id if page else None, page[-1].id if page else None)
        return PaginatedResponse(suite, [en_chainlit(f) | {"steps": [], "elements": []} for f in page])

    async def get_favorite_steps(self, user_id: str) -> list[Any]:
        """Return nothing: there are no favourites here."""
        return []

    async def upsert_feedback(self, feedback: Any) -> str:
        """Keep nothing: opinions go to avis.jsonl, without the talk."""
        return ""

    async def delete_feedback(self, feedback_id: str) -> bool:
        """Remove nothing."""
        return True

    async def build_debug_url(self) -> str:
        """Return no address."""
        return ""

    async def close(self) -> None:
        """Write what waits, then close."""
        await self.historique.rattraper()
        await self.historique.moteur.dispose()


def en_chainlit(fil: Fil) -> dict[str, Any]:
    """Return a talk as Chainlit's page reads it."""
    pas = sorted(fil.pas, key=lambda p: str(p.get("createdAt") or ""))
    return {"id": fil.id, "createdAt": fil.maj, "name": fil.nom, "userId": fil.qui, "userIdentifier": fil.qui, "tags": [],
            "metadata": {"chat_profile": fil.profil} if fil.profil else {}, "steps": pas, "elements": list(fil.elements)}


def evenements(fil: Any) -> list[dict[str, Any]]:
    """Return what the person said and set, in order, as the answers of a kept talk recorded it."""
    notes = [(p.get("metadata") or {}).get("evenement") for p in fil["steps"]]
    return [n for n in notes if isinstance(n, dict)]
