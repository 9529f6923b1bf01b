"""A browser comes, is cut, comes back, leaves: around Chainlit's own handling of its websocket."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import Any

from chainlit.chat_context import chat_contexts
from chainlit.context import init_ws_context
from chainlit.server import sio
from chainlit.session import WebsocketSession, ws_sessions_id
from chainlit.user_session import user_sessions

from assistant.interfaces.gardien import lire_cookie
from assistant.interfaces.page.contexte import ici
from assistant.interfaces.page.parole import dire_phrase
from assistant.interfaces.porte import Seance

journal = logging.getLogger(__name__)
IDENTIFIANT = re.compile(r"[\w-]{1,64}", re.ASCII)  # of a session or a talk: chosen by the browser, so bounded here
_connecter, _deconnecter = sio.handlers["/"]["connect"], sio.handlers["/"]["disconnect"]
attentes: set[asyncio.Task[None]] = set()  # asyncio itself holds tasks weakly


@sio.on("connect")
async def connecter(sid: str, environ: dict[str, Any], auth: Any) -> Any:
    """Let in only the browser that owns the session; then Chainlit's own connection."""
    session = str((auth or {}).get("sessionId", "")) if isinstance(auth, dict) else ""
    if not IDENTIFIANT.fullmatch(session) or not IDENTIFIANT.fullmatch(str(auth.get("threadId") or "neuf")):
        raise ConnectionRefusedError("identifiant refusé")
    secret, gardien = lire_cookie(environ.get("HTTP_COOKIE")), ici().gardien
    if not gardien.lier(session, secret):
        raise ConnectionRefusedError("session refusée")
    avant = WebsocketSession.get_by_id(session)
    ancienne = avant.socket_id if avant is not None else ""
    accueil = await _connecter(sid, environ, auth)
    ici().coupures.reprendre(ancienne)
    gardien.lier(session, secret)  # the cut talk may have been forgotten meanwhile, and its owner with it
    return accueil


@sio.on("disconnect")
async def deconnecter(sid: str) -> None:
    """Keep a cut talk a while for its browser to come back; one where nothing was said goes at once."""
    session = WebsocketSession.get(sid)
    if session is None:
        return
    ouverte = user_sessions.get(session.id, {}).get("seance")
    if not isinstance(ouverte, Seance) or ouverte.vierge(ici().porte):
        session.to_clear = True
    tache = asyncio.create_task(finir(session, sid))
    attentes.add(tache)
    tache.add_done_callback(attentes.discard)


async def finir(session: WebsocketSession, sid: str) -> None:
    """Forget a talk, now when the person closed it, else after the delay unless its browser came back."""
    if not session.to_clear:
        await ici().coupures.patienter(sid)
    if WebsocketSession.get(sid) is not session:
        return
    session.to_clear = True
    try:
        await _deconnecter(sid)
    except Exception as faute:  # noqa: BLE001 - a history that does not answer must not keep the talk in memory
        journal.warning("fin de discussion : %s", type(faute).__name__)
        user_sessions.pop(session.id, None)
        await session.delete()
    ici().gardien.oublier(session.id)
    # A handler that ends after its talk may have noted something for it: nobody else would ever take that away.
    for registre in (user_sessions, chat_contexts):
        for morte in registre.keys() - ws_sessions_id.keys():
            registre.pop(morte, None)


@sio.on("stop")
async def arreter(sid: str) -> None:
    """Stop the answer under way, in French."""
    session = WebsocketSession.get(sid)
    if session is None:
        return
    init_ws_context(session)
    if session.current_task:
        session.current_task.cancel()
    await dire_phrase("arret")
