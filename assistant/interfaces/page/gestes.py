"""What a visitor does, one handler each: opening, writing, clicking. Chainlit registers them when this file is imported."""

from __future__ import annotations

import asyncio
from typing import Any

import chainlit as cl

from assistant.interfaces.avis import tour_juge
from assistant.interfaces.exports import exporter
from assistant.interfaces.page.contexte import ici
from assistant.interfaces.page.outils import (
    OUTILS,
    montrer_parcours,
    noter_accord,
    outils_ouverts,
    ouvrir_formulaire,
)
from assistant.interfaces.page.parole import dire_phrase, protege
from assistant.interfaces.page.reponses import changer_date, relancer, repondre
from assistant.interfaces.page.seances import passer, seance


@cl.on_chat_start
@protege
async def ouvrir() -> None:
    """Open the talk of this visitor, and tell the page: if it still shows an older one, that one was forgotten."""
    seance()
    await cl.send_window_message({"genre": "ouverture"})


@cl.on_message
@protege
async def recevoir(message: cl.Message) -> None:
    """Answer one message, or open the page's own tool that it names."""
    texte = message.content
    if not await passer(texte):
        return
    outil = ici().porte.textes.commande(texte)
    await (OUTILS[outil]() if outil in outils_ouverts() else repondre(texte))


@cl.action_callback("formulaire")
@protege
async def vers_formulaire(action: cl.Action) -> None:
    """Open the form from the button of an answer."""
    if await passer(""):
        await ouvrir_formulaire()


@cl.action_callback("parcours")
@protege
async def vers_parcours(action: cl.Action) -> None:
    """Show the path of the person from the button of an answer."""
    if await passer(""):
        await montrer_parcours()


@cl.action_callback("corriger")
@protege
async def corriger(action: cl.Action) -> None:
    """Replace or remove one fact, and compare again."""
    if await passer(""):
        await relancer("correction", corrige=[str(action.payload.get("fait")), action.payload.get("valeur")])


@cl.action_callback("profil")
@protege
async def comparer(action: cl.Action) -> None:
    """Take a whole form and compare the schemes."""
    faits = action.payload.get("faits")
    if isinstance(faits, dict) and await passer(""):
        await relancer("profil_lu", faits=faits)


@cl.action_callback("exporter")
@protege
async def exporter_entretien(action: cl.Action) -> Any:
    """Return the document asked for; it is made in memory and never written."""
    if not await passer(""):
        return None
    porte = ici().porte
    return await asyncio.to_thread(exporter, seance().conversation, porte.faits, str(action.payload.get("format")), porte.aujourdhui())


@cl.action_callback("avis")
@protege
async def recueillir(action: cl.Action) -> Any:
    """Keep a thumb and its reason, with the exchange only when the person joins it; return whether it was kept."""
    if not await passer(""):
        return None
    porte, conversation, donnees = ici().porte, seance().conversation, action.payload
    tour = tour_juge(conversation, donnees.get("tour"))
    echange = (tour.message, tour.reponse.texte) if tour and donnees.get("joindre") is True else None
    raison = None if donnees.get("raison") is None else str(donnees["raison"])
    await asyncio.to_thread(porte.avis.deposer, porte.aujourdhui(), conversation.public, tour.reponse.statut if tour else "",
                            bool(donnees.get("utile")), raison, echange)
    return True


@cl.on_window_message
@protege
async def ecouter_page(donnees: Any) -> None:
    """Take what the page's own controls say: the date of law, the consent to an outside model, a talk cut too long."""
    genre = donnees.get("genre") if isinstance(donnees, dict) else None
    if genre == "date-du-droit":
        await changer_date(donnees.get("date"))
    elif genre == "consentement" and ici().porte.mode == "externe":
        noter_accord(donnees.get("accord") is True)
    elif genre == "oubli" and seance().vierge(ici().porte) and await passer(""):
        await dire_phrase("discussion_oubliee")
