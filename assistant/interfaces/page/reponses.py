"""Asking the assistant, and showing its answer: first of all, or again after a fact or the date of the law has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.domaine.reponse import Reponse
from assistant.interfaces import rendu, tableau
from assistant.interfaces.echeances import Calendrier, echeances
from assistant.interfaces.page.contexte import ici
from assistant.interfaces.page.parole import dire, dire_phrase, element
from assistant.interfaces.page.seances import passer, seance
from assistant.interfaces.porte import nouvelle_cle
from assistant.interfaces.sources_page import en_date

PREMIER, DERNIER = date(2019, 1, 1), date(2035, 12, 31)


async def repondre(texte: str, tete: str = "", **changement: Any) -> None:
    """Ask the assistant and show its answer; tete: a sentence of the page put before it; changement: what led to it."""
    avant = seance().verdicts()
    reponse = await seance().repondre(ici().porte, texte)
    await montrer(reponse, tete, avant, {"message": texte, "date": reponse.date.isoformat(), **changement})


async def montrer(reponse: Reponse, tete: str, avant: Mapping[str, str], evenement: Mapping[str, Any]) -> None:
    """Send an answer: its text, then the elements that hold question, sources, contacts and the comparison."""
    porte, cle, conversation = ici().porte, nouvelle_cle(), seance().conversation
    tour = conversation.tours[-1] if conversation.tours else None
    simple = tour is not None and tour.genre == "simple"  # the same answer, shorter: its comparison is just above
    cartes = [] if simple else tableau.tableau(reponse, tour.sujets if tour else (), avant, corrige="corrige" in evenement or "faits" in evenement)
    calendrier = echeances(conversation, porte.faits.services) if reponse.bilans and not simple else Calendrier(reponse.calendrier)
    outils = tableau.outils(reponse, conversation.public, bool(calendrier.etapes))
    question = rendu.question_affichee(reponse.question_suivante, reponse.texte)
    elements = [element("Question", {"cle": cle, "question": question})] if question else []
    elements.append(element("Reponse", rendu.proprietes(reponse, cle, porte.catalogue, conversation.public, outils)
                            | {"tour": len(conversation.tours) - 1}))
    if cartes or reponse.calendrier:
        props = {"cle": cle, "cartes": cartes, "montres": sum(c["montre"] for c in cartes),
                 "puces": porte.faits.puces(reponse.faits) if cartes else [],
                 "calendrier": tableau.calendrier_affiche(calendrier.etapes), "pour": calendrier.dispositif}
        elements.append(element("Dispositifs", props))
    texte = rendu.texte_affiche(reponse, cle, porte.catalogue.hotes)
    notes = {"evenement": evenement} if ici().memoire else {}  # what a talk opened again is rebuilt from
    await dire(f"{tete}\n\n{texte}".strip(), elements, notes)


async def relancer(tete: str, **changement: Any) -> None:
    """Change what is known, then ask again what is open to this person; the comparison shows what changed."""
    textes = ici().porte.textes
    seance().reappliquer(ici().porte, changement)
    await repondre(textes.dire("relance"), textes.dire(tete), **changement)


async def changer_date(brut: object) -> None:
    """Answer the last question again at the date chosen in the header."""
    le, ouverte = lire_date(brut), seance()
    if le is None:
        await dire_phrase("date_refusee")
    elif le != ouverte.conversation.date and await passer(""):
        ouverte.conversation = replace(ouverte.conversation, date=le)
        tete = ici().porte.textes.dire("date_changee", date=en_date(le))
        tours = ouverte.conversation.tours
        await (repondre(tours[-1].message, tete) if tours else dire(tete))


def lire_date(brut: object) -> date | None:
    """Return a date between 2019 and 2035, None for anything else."""
    try:
        le = date.fromisoformat(str(brut))
    except ValueError:
        return None
    return le if PREMIER <= le <= DERNIER else None
