"""The visitor's talk, and whether a message of theirs may be answered."""

from __future__ import annotations

from typing import Any

import chainlit as cl
from chainlit.session import WebsocketSession

from assistant.interfaces.page.contexte import ici
from assistant.interfaces.page.parole import dire_phrase, dire_sans_garder, protege
from assistant.interfaces.porte import MAXI_CARACTERES, Seance


def vivante() -> bool:
    """Return whether the talk of this handler is still open: what is noted for one that ended would stay for ever."""
    return WebsocketSession.get_by_id(cl.context.session.id) is cl.context.session


def seance() -> Seance:
    """Return this visitor's talk, opened on first need: a message may come before Chainlit's own opening."""
    porte = ici().porte
    if not vivante():
        return Seance.ouvrir(porte, cl.context.session.chat_profile)
    ouverte = cl.user_session.get("seance")
    if not isinstance(ouverte, Seance):
        ouverte = Seance.ouvrir(porte, cl.user_session.get("chat_profile"))
        cl.user_session.set("seance", ouverte)
    return ouverte


async def passer(texte: str) -> bool:
    """Return whether this message may be answered; when it may not, say why."""
    gardien, memoire, session = ici().gardien, ici().memoire, cl.context.session
    if memoire and not memoire.acces.actif(getattr(session.user, "identifier", "")):
        await dire_phrase("compte_ferme")
        return False
    attente = gardien.attente(session.id, adresse(session.environ))
    if attente:
        await dire_phrase("trop_vite", maxi=gardien.par_session.maxi, attente=attente)
    elif len(texte) > MAXI_CARACTERES:
        await dire_phrase("trop_long", taille=len(texte), maxi=MAXI_CARACTERES)
    return not attente and len(texte) <= MAXI_CARACTERES


def adresse(environ: dict[str, Any] | None) -> str:
    """Return the visitor's address; uvicorn has already read it from a trusted proxy."""
    client = ((environ or {}).get("asgi.scope") or {}).get("client")
    return str(client[0]) if client else ""


async def prevenir(garde: bool) -> None:
    """Say once that the talk is not being kept, and once that it is again. The sentence itself is not kept."""
    if not vivante() or garde is not bool(cl.user_session.get("non_garde")):
        return
    cl.user_session.set("non_garde", not garde)
    await dire_sans_garder("historique_retabli" if garde else "historique_panne")


@protege
async def reprendre(fil: Any) -> None:
    """Rebuild the talk that is opened again, by saying again all that was said."""
    from assistant.interfaces.page.couche import evenements

    await seance().rejouer(ici().porte, evenements(fil))
