"""The page's own tools, opened by their words: the form, the team's tools, one's kept talks, the consent to an outside model."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from dataclasses import replace

import chainlit as cl

from assistant.interfaces.page.contexte import ici
from assistant.interfaces.page.parole import dire, dire_phrase, element
from assistant.interfaces.page.seances import seance
from assistant.interfaces.parcours import parcours
from assistant.interfaces.porte import nouvelle_cle
from assistant.interfaces.sources_page import en_date


async def ouvrir_formulaire() -> None:
    """Show the whole profile to fill, with what is already known."""
    porte = ici().porte
    groupes = porte.faits.formulaire(seance().conversation.profil)
    forme = element("Profil", {"cle": nouvelle_cle(), "groupes": groupes})
    await dire(porte.textes.dire("formulaire"), [forme])


async def montrer_parcours() -> None:
    """Show the whole path of the person on one screen."""
    porte, conversation = ici().porte, seance().conversation
    props = {"cle": nouvelle_cle(), "etapes": parcours(conversation, porte.faits), "date": en_date(conversation.date)}
    await dire(porte.textes.dire("parcours"), [element("Parcours", props)])


async def montrer_equipe(partie: str) -> None:
    """Show one of the internal team's tools: quiz, graphiques or ecarts."""
    porte = ici().porte
    contenu = {"cle": nouvelle_cle(), "titre": porte.textes.dire(f"{partie}_titre"), partie: list(getattr(porte.equipe, partie)),
               "absents": list(porte.equipe.absents) if partie == "graphiques" else []}
    await dire(porte.textes.dire(f"{partie}_intro"), [element("Equipe", contenu)])


async def consentir(accord: bool) -> None:
    """Note whether an outside language model may read what is written from now on, and say so."""
    noter_accord(accord)
    await dire_phrase("consentement_oui" if accord else "consentement_non")


def noter_accord(accord: bool) -> None:
    """Note whether an outside language model may read what is written from now on."""
    ouverte = seance()
    ouverte.conversation = replace(ouverte.conversation, consentement=accord)


async def effacer_tout() -> None:
    """Erase every talk of this person, and say so only once it is done."""
    memoire, qui = ici().memoire, cl.context.session.user.identifier
    assert memoire is not None, "the tool exists with accounts only"
    fils = {f.id for f in await memoire.historique.lister(qui)} | {cl.context.session.thread_id}
    await memoire.historique.effacer(*fils)
    await dire_phrase("efface", nombre=len(fils))


def outils_ouverts() -> set[str]:
    """Return the page's own tools that exist here: those of accounts and of an outside model only when they are on."""
    fermes = set() if ici().memoire else {"exporter", "effacer", "effacer_oui"}
    return set(OUTILS) - fermes - (set() if ici().porte.mode == "externe" else {"accepter", "refuser"})


OUTILS: dict[str, Callable[[], Awaitable[None]]] = {
    "formulaire": ouvrir_formulaire,
    **{partie: functools.partial(montrer_equipe, partie) for partie in ("quiz", "graphiques", "ecarts")},
    "exporter": functools.partial(dire_phrase, "exporter"),
    "effacer": functools.partial(dire_phrase, "effacer"),
    "effacer_oui": effacer_tout,
    "accepter": functools.partial(consentir, True),
    "refuser": functools.partial(consentir, False),
}
