"""How a handler speaks: one sentence, an element of the page, and what is said when a handler fails."""

from __future__ import annotations

import functools
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import chainlit as cl
from chainlit.chat_context import chat_contexts

from assistant.errors import AssistantError
from assistant.interfaces.page.contexte import ici

journal = logging.getLogger(__name__)
AUTEUR = "Assistant"


def protege(gestionnaire: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """Return the handler whose exceptions reach the person as a French sentence: Chainlit would swallow them."""

    @functools.wraps(gestionnaire)
    async def garde(*arguments: Any, **nommes: Any) -> Any:
        try:
            return await gestionnaire(*arguments, **nommes)
        except AssistantError as faute:
            await dire(str(faute))
        except Exception:  # noqa: BLE001 - the last net before the person
            journal.exception("handler %s", gestionnaire.__name__)
            await dire_phrase("panne")
        finally:
            chat_contexts.pop(cl.context.session.id, None)  # kept by Chainlit for its own chains; nothing here reads them
        return None

    return garde


async def dire(texte: str, elements: list[Any] | None = None, notes: dict[str, Any] | None = None) -> None:
    """Send one message; elements: what is shown under it; notes: what is kept beside it, with accounts."""
    await cl.Message(content=texte, author=AUTEUR, elements=elements or [], metadata=notes or {}).send()


async def dire_phrase(cle: str, **valeurs: object) -> None:
    """Say one of the page's sentences."""
    await dire(ici().porte.textes.dire(cle, **valeurs))


async def dire_sans_garder(cle: str) -> None:
    """Say one of the page's sentences that no history keeps."""
    message = cl.Message(content=ici().porte.textes.dire(cle), author=AUTEUR)
    message.persisted = True
    await message.send()


def element(nom: str, contenu: dict[str, Any]) -> cl.CustomElement:
    """Return one of the page's own elements. Its content goes to the browser only: Chainlit would also write it to disk."""
    fait = cl.CustomElement(name=nom, display="inline", props=contenu)
    fait.chainlit_key, fait.updatable = fait.id, False
    return fait
