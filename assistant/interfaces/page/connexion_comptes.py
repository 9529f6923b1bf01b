"""Logging in, history and one's own export plugged into Chainlit. Without ASSISTANT_AUTH nothing here is loaded."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from chainlit.auth import decode_jwt, get_current_user
from chainlit.config import config
from chainlit.server import app
from chainlit.user import User
from fastapi import Depends, HTTPException
from fastapi.responses import JSONResponse
from jwt import InvalidTokenError

from assistant.errors import AssistantError
from assistant.interfaces.acces import Acces
from assistant.interfaces.comptes import propre
from assistant.interfaces.historique import Fil, Historique
from assistant.interfaces.page.couche import Couche

Personne = Annotated[Any, Depends(get_current_user)]
EN_MEME_TEMPS = asyncio.Semaphore(2)  # password checks at once: each takes 64 MiB


def brancher(acces: Acces, historique: Historique, prevenir: Callable[[bool], Awaitable[None]], reprendre: Callable[..., Any]) -> None:
    """Turn on login, history and resuming in Chainlit, and the download of one's own talks."""
    couche = Couche(historique, acces, prevenir)
    config.code.data_layer = lambda: couche
    config.code.on_chat_resume = reprendre
    if acces.mode == "fichier":
        config.code.password_auth_callback = lambda nom, mot: entrer(acces, nom, mot)
    else:
        config.code.header_auth_callback = lambda entetes: reconnaitre(acces, entetes)

    @app.get("/historique.json")
    async def telecharger(personne: Personne) -> JSONResponse:
        """Return the person's own talks, as a file."""
        if not personne or not acces.actif(personne.identifier):
            raise HTTPException(401, "Connectez-vous d'abord.")
        try:
            fils = await historique.exporter(personne.identifier)
        except AssistantError as faute:
            raise HTTPException(503, str(faute)) from faute
        return JSONResponse([exporter_fil(f) for f in fils], headers={"content-disposition": 'attachment; filename="mes-discussions.json"'})

    app.router.routes.insert(0, app.router.routes.pop())  # before Chainlit's own route for everything


def exporter_fil(fil: Fil) -> dict[str, Any]:
    """Return a talk as a person reads it: who said what, when."""
    qui = {"user_message": "vous", "assistant_message": "assistant"}
    dits = sorted((p for p in fil.pas if p.get("type") in qui), key=lambda p: str(p.get("createdAt") or ""))
    return {"nom": fil.nom, "profil": fil.profil, "cree": fil.cree, "dernier_message": fil.maj,
            "messages": [{"de": qui[p["type"]], "le": p.get("createdAt"), "texte": p.get("output")} for p in dits]}


async def entrer(acces: Acces, nom: str, mot_de_passe: str) -> User | None:
    """Return the person when the password is right, None otherwise, whatever is wrong."""
    assert acces.comptes is not None
    try:
        async with EN_MEME_TEMPS:
            juste = await asyncio.to_thread(acces.comptes.verifier, nom, mot_de_passe)
    except AssistantError as faute:
        raise HTTPException(503, str(faute)) from faute
    return User(identifier=propre(nom)) if juste else None


async def reconnaitre(acces: Acces, entetes: Any) -> User | None:
    """Return the person named by the trusted proxy; the filter has removed the header of anybody else."""
    nom = str(entetes.get(acces.entete) or "").strip()
    return User(identifier=nom[:128]) if nom else None


def porteur(jeton: str) -> str | None:
    """Return the name in a login cookie, None when it is forged or too old."""
    try:
        return decode_jwt(jeton).identifier
    except (InvalidTokenError, TypeError, KeyError):
        return None
