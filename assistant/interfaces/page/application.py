"""The page as one ASGI application: Chainlit behind its guard, with accounts when they are on."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from typing import Annotated, Any

import chainlit as cl
from chainlit.auth import get_current_user
from chainlit.config import config
from chainlit.server import app, get_html_template
from fastapi import Depends
from starlette.responses import PlainTextResponse, Response
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from assistant.interfaces.asgi import Application
from assistant.interfaces.coupures import Coupures
from assistant.interfaces.documents import servir
from assistant.interfaces.gardien import Gardien
from assistant.interfaces.page import connexions, gestes  # noqa: F401 - importing them registers their handlers
from assistant.interfaces.page.contexte import Contexte, Memoire, ici, poser
from assistant.interfaces.page.seances import prevenir, reprendre
from assistant.interfaces.porte import Porte
from assistant.interfaces.routes_permises import regler
from assistant.interfaces.securite import proteger
from assistant.settings import RACINE


def application(porte: Porte, origines: list[str], gardien: Gardien, sante: Callable[[], dict[str, Any]],
                memoire: Memoire | None = None) -> Application:
    """Return the page behind its guard. Called once a process: Chainlit keeps its handlers globally."""
    poser(Contexte(porte, gardien, Coupures(config.project.session_timeout), memoire))
    config.root = str(RACINE)  # where chainlit.md, the welcome page, is
    config.run.headless = True
    config.code.set_chat_profiles = profils
    page = proteger(app, gardien, regler(origines, get_html_template(""), sante, memoire is not None))
    return page if memoire is None else avec_memoire(page, memoire)


@app.get("/documents/{ident}")
async def ouvrir_document(ident: str, personne: Annotated[Any, Depends(get_current_user)]) -> Response:
    """Return an added document; with accounts, to the person logged in only."""
    memoire = ici().memoire
    if memoire and not (personne and memoire.acces.actif(personne.identifier)):
        return PlainTextResponse("Connectez-vous d'abord.", 401)
    return await asyncio.to_thread(servir, ici().porte.corpus, ident)


app.router.routes.insert(0, app.router.routes.pop())  # before Chainlit's own route for everything


def avec_memoire(page: Application, memoire: Memoire) -> Application:
    """Return the page with accounts and history, kept in order while it runs."""
    from assistant.interfaces.acces import filtrer
    from assistant.interfaces.page.connexion_comptes import brancher, porteur

    brancher(memoire.acces, memoire.historique, prevenir, cl.on_chat_resume(reprendre) and config.code.on_chat_resume)

    async def vivre(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "lifespan":
            await page(scope, receive, send)
            return
        entretien = asyncio.create_task(memoire.historique.entretenir(memoire.acces.conservation_jours))
        try:
            await page(scope, receive, send)
        finally:
            entretien.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await entretien

    if memoire.acces.mode == "fichier":
        return vivre
    reseaux = [str(r) for r in memoire.acces.mandataires]
    return filtrer(ProxyHeadersMiddleware(vivre, reseaux), memoire.acces, porteur)


class Pret(list[cl.ChatProfile]):
    """Profiles that are ready at once. Chainlit asks them again for each session and drops a coroutine unawaited."""

    def __await__(self) -> Iterator[Any]:
        yield from ()
        return self


def profils(utilisateur: object = None, langue: object = None) -> Pret:
    """Return the three ways in, with the notice and the starters."""
    porte = ici().porte
    return Pret(
        cl.ChatProfile(
            name=p.nom, markdown_description=porte.accueil(p), icon=f"/public/icones/{p.icone}.svg", default=i == 0,
            starters=[cl.Starter(label=e.titre, message=e.message) for e in p.exemples],
        )
        for i, p in enumerate(porte.textes.profils)
    )
