"""The browser chat: with couche.py, the only file that imports Chainlit. Handlers translate in and out and decide nothing."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import logging
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import chainlit as cl
from chainlit.auth import get_current_user
from chainlit.chat_context import chat_contexts
from chainlit.config import config
from chainlit.context import init_ws_context
from chainlit.server import app, get_html_template, sio
from chainlit.session import WebsocketSession, ws_sessions_id
from chainlit.user_session import user_sessions
from fastapi import Depends
from starlette.responses import PlainTextResponse, Response
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from assistant.domaine.reponse import Reponse
from assistant.errors import AssistantError
from assistant.interfaces import rendu, tableau
from assistant.interfaces.coupures import Coupures
from assistant.interfaces.documents import servir
from assistant.interfaces.exports import exporter
from assistant.interfaces.gardien import Gardien, lire_cookie
from assistant.interfaces.lancement import racine_accueil
from assistant.interfaces.parcours import parcours
from assistant.interfaces.porte import MAXI_CARACTERES, Porte, Seance, nouvelle_cle
from assistant.interfaces.securite import Application, proteger, regler
from assistant.interfaces.sources_page import en_date

if TYPE_CHECKING:
    from assistant.interfaces.acces import Acces
    from assistant.interfaces.historique import Historique

journal = logging.getLogger(__name__)
AUTEUR = "Assistant"
IDENTIFIANT = re.compile(r"[\w-]{1,64}", re.ASCII)  # of a session or a talk: chosen by the browser, so bounded here
PREMIER, DERNIER = date(2019, 1, 1), date(2035, 12, 31)
_porte: list[Porte] = []  # filled once by application(), before the first request
_gardien: list[Gardien] = []
_memoire: list[Memoire] = []  # empty: nobody logs in and nothing is kept
_connecter, _deconnecter = sio.handlers["/"]["connect"], sio.handlers["/"]["disconnect"]
_coupures: list[Coupures] = []
_attentes: set[asyncio.Task[None]] = set()  # asyncio itself holds tasks weakly


@dataclass(frozen=True, slots=True)
class Memoire:
    """Accounts and history, when they are on."""

    acces: Acces
    historique: Historique


def application(porte: Porte, origines: list[str], gardien: Gardien, sante: Callable[[], dict[str, Any]],
                memoire: Memoire | None = None) -> Application:
    """Return the page behind its guard. Called once a process: Chainlit keeps its handlers globally."""
    _porte[:], _gardien[:], _coupures[:] = [porte], [gardien], [Coupures(config.project.session_timeout)]
    config.root = str(racine_accueil())
    config.run.headless = True
    config.code.set_chat_profiles = profils
    page = proteger(app, gardien, regler(origines, get_html_template(""), sante, memoire is not None))
    return page if memoire is None else avec_memoire(page, memoire)


@app.get("/documents/{ident}")
async def ouvrir_document(ident: str, personne: Annotated[Any, Depends(get_current_user)]) -> Response:
    """Return an added document; with accounts, to the person logged in only."""
    if _memoire and not (personne and _memoire[0].acces.actif(personne.identifier)):
        return PlainTextResponse("Connectez-vous d'abord.", 401)
    return await asyncio.to_thread(servir, _porte[0].corpus, ident)


app.router.routes.insert(0, app.router.routes.pop())  # before Chainlit's own route for everything


def avec_memoire(page: Application, memoire: Memoire) -> Application:
    """Return the page with accounts and history, kept in order while it runs."""
    from assistant.interfaces.acces import filtrer
    from assistant.interfaces.couche import brancher, porteur

    _memoire[:] = [memoire]
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
            await dire(_porte[0].textes.dire("panne"))
        finally:
            chat_contexts.pop(cl.context.session.id, None)  # kept by Chainlit for its own chains; nothing here reads them
        return None

    return garde


async def dire(texte: str) -> None:
    """Send one plain sentence."""
    await cl.Message(content=texte, author=AUTEUR).send()


async def prevenir(garde: bool) -> None:
    """Say once that the talk is not being kept, and once that it is again. The sentence itself is not kept."""
    if not vivante() or garde is not bool(cl.user_session.get("non_garde")):
        return
    cl.user_session.set("non_garde", not garde)
    message = cl.Message(content=_porte[0].textes.dire("historique_retabli" if garde else "historique_panne"), author=AUTEUR)
    message.persisted = True
    await message.send()


@protege
async def reprendre(fil: Any) -> None:
    """Rebuild the talk that is opened again, by saying again all that was said."""
    from assistant.interfaces.couche import evenements

    await seance().rejouer(_porte[0], evenements(fil))


class Pret(list[cl.ChatProfile]):
    """Profiles that are ready at once. Chainlit asks them again for each session and drops a coroutine unawaited."""

    def __await__(self) -> Iterator[Any]:
        yield from ()
        return self


def profils(utilisateur: object = None, langue: object = None) -> Pret:
    """Return the three ways in, with the notice and the starters."""
    return Pret(
        cl.ChatProfile(
            name=p.nom, markdown_description=_porte[0].accueil(p), icon=f"/public/icones/{p.icone}.svg", default=i == 0,
            starters=[cl.Starter(label=e.titre, message=e.message) for e in p.exemples],
        )
        for i, p in enumerate(_porte[0].textes.profils)
    )


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
    outil = _porte[0].textes.commande(texte)
    await (OUTILS[outil]() if outil in outils_ouverts() else repondre(texte))


async def passer(texte: str) -> bool:
    """Return whether this message may be answered; when it may not, say why."""
    textes, session = _porte[0].textes, cl.context.session
    if _memoire and not _memoire[0].acces.actif(getattr(session.user, "identifier", "")):
        await dire(textes.dire("compte_ferme"))
        return False
    attente = _gardien[0].attente(session.id, adresse(session.environ))
    if attente:
        await dire(textes.dire("trop_vite", maxi=_gardien[0].par_session.maxi, attente=attente))
    elif len(texte) > MAXI_CARACTERES:
        await dire(textes.dire("trop_long", taille=len(texte), maxi=MAXI_CARACTERES))
    return not attente and len(texte) <= MAXI_CARACTERES


def adresse(environ: dict[str, Any] | None) -> str:
    """Return the visitor's address; uvicorn has already read it from a trusted proxy."""
    client = ((environ or {}).get("asgi.scope") or {}).get("client")
    return str(client[0]) if client else ""


def vivante() -> bool:
    """Return whether the talk of this handler is still open: what is noted for one that ended would stay for ever."""
    return WebsocketSession.get_by_id(cl.context.session.id) is cl.context.session


def seance() -> Seance:
    """Return this visitor's talk, opened on first need: a message may come before Chainlit's own opening."""
    if not vivante():
        return Seance.ouvrir(_porte[0], cl.context.session.chat_profile)
    ouverte = cl.user_session.get("seance")
    if not isinstance(ouverte, Seance):
        ouverte = Seance.ouvrir(_porte[0], cl.user_session.get("chat_profile"))
        cl.user_session.set("seance", ouverte)
    return ouverte


async def repondre(texte: str, tete: str = "", **changement: Any) -> None:
    """Ask the assistant and show its answer; tete: a sentence of the page put before it; changement: what led to it."""
    avant = seance().verdicts()
    reponse = await seance().repondre(_porte[0], texte)
    await montrer(reponse, tete, avant, {"message": texte, "date": reponse.date.isoformat(), **changement})


async def montrer(reponse: Reponse, tete: str, avant: Mapping[str, str], evenement: Mapping[str, Any]) -> None:
    """Send an answer: its text, then the elements that hold question, sources, contacts and the comparison."""
    porte, cle, conversation = _porte[0], nouvelle_cle(), seance().conversation
    cartes = tableau.tableau(reponse, conversation.tours[-1].sujets if conversation.tours else (), avant)
    outils = tableau.outils(reponse, conversation.public)
    elements = [element("Reponse", rendu.proprietes(reponse, cle, porte.catalogue, outils))]
    if cartes or reponse.calendrier:
        props = {"cle": cle, "cartes": cartes, "montres": sum(c["montre"] for c in cartes),
                 "puces": porte.faits.puces(reponse.faits) if cartes else [],
                 "calendrier": tableau.calendrier_affiche(reponse.calendrier)}
        elements.append(element("Dispositifs", props))
    texte = rendu.texte_affiche(reponse, cle, porte.catalogue.hotes)
    notes = {"evenement": evenement} if _memoire else {}  # what a talk opened again is rebuilt from
    await cl.Message(content=f"{tete}\n\n{texte}".strip(), author=AUTEUR, elements=elements, metadata=notes).send()


def element(nom: str, contenu: dict[str, Any]) -> cl.CustomElement:
    """Return one of the page's own elements. Its content goes to the browser only: Chainlit would also write it to disk."""
    fait = cl.CustomElement(name=nom, display="inline", props=contenu)
    fait.chainlit_key, fait.updatable = fait.id, False
    return fait


async def ouvrir_formulaire() -> None:
    """Show the whole profile to fill, with what is already known."""
    porte = _porte[0]
    groupes = porte.faits.formulaire(seance().conversation.profil)
    forme = element("Profil", {"cle": nouvelle_cle(), "groupes": groupes})
    await cl.Message(content=porte.textes.dire("formulaire"), author=AUTEUR, elements=[forme]).send()


async def montrer_equipe(partie: str) -> None:
    """Show one of the internal team's tools: quiz, graphiques or ecarts."""
    textes = _porte[0].textes
    contenu = {"cle": nouvelle_cle(), "titre": textes.dire(f"{partie}_titre"), partie: list(getattr(_porte[0].equipe, partie))}
    outil = element("Equipe", contenu)
    await cl.Message(content=textes.dire(f"{partie}_intro"), author=AUTEUR, elements=[outil]).send()


async def consentir(accord: bool) -> None:
    """Note whether an outside language model may read what is written from now on."""
    ouverte = seance()
    ouverte.conversation = replace(ouverte.conversation, consentement=accord)
    await dire(_porte[0].textes.dire("consentement_oui" if accord else "consentement_non"))


async def effacer_tout() -> None:
    """Erase every talk of this person, and say so only once it is done."""
    historique, qui = _memoire[0].historique, cl.context.session.user.identifier
    fils = {f.id for f in await historique.lister(qui)} | {cl.context.session.thread_id}
    await historique.effacer(*fils)
    await dire(_porte[0].textes.dire("efface", nombre=len(fils)))


async def dire_phrase(cle: str) -> None:
    """Say one of the page's sentences."""
    await dire(_porte[0].textes.dire(cle))


def outils_ouverts() -> set[str]:
    """Return the page's own tools that exist here: those of accounts and of an outside model only when they are on."""
    fermes = (set() if _memoire else {"exporter", "effacer", "effacer_oui"})
    return set(OUTILS) - fermes - (set() if _porte[0].mode == "externe" else {"accepter", "refuser"})


OUTILS: dict[str, Callable[[], Awaitable[None]]] = {
    "formulaire": ouvrir_formulaire,
    **{partie: functools.partial(montrer_equipe, partie) for partie in ("quiz", "graphiques", "ecarts")},
    "exporter": functools.partial(dire_phrase, "exporter"),
    "effacer": functools.partial(dire_phrase, "effacer"),
    "effacer_oui": effacer_tout,
    "accepter": functools.partial(consentir, True),
    "refuser": functools.partial(consentir, False),
}


@cl.action_callback("formulaire")
@protege
async def vers_formulaire(action: cl.Action) -> None:
    """Open the form from the button of an answer."""
    if await passer(""):
        await ouvrir_formulaire()


@cl.action_callback("parcours")
@protege
async def montrer_parcours(action: cl.Action) -> None:
    """Show the whole path of the person on one screen."""
    if not await passer(""):
        return
    conversation = seance().conversation
    props = {"cle": nouvelle_cle(), "etapes": parcours(conversation, _porte[0].faits), "date": en_date(conversation.date)}
    await cl.Message(content=_porte[0].textes.dire("parcours"), author=AUTEUR, elements=[element("Parcours", props)]).send()


@cl.action_callback("corriger")
@protege
async def corriger(action: cl.Action) -> None:
    """Replace or remove one fact, and compare again."""
    if not await passer(""):
        return
    await relancer("correction", corrige=[str(action.payload.get("fait")), action.payload.get("valeur")])


@cl.action_callback("profil")
@protege
async def comparer(action: cl.Action) -> None:
    """Take a whole form and compare the schemes."""
    faits = action.payload.get("faits")
    if isinstance(faits, dict) and await passer(""):
        await relancer("profil_lu", faits=faits)


async def relancer(tete: str, **changement: Any) -> None:
    """Change what is known, then ask again what is open to this person; the comparison shows what changed."""
    textes = _porte[0].textes
    seance().reappliquer(_porte[0], changement)
    await repondre(textes.dire("relance"), textes.dire(tete), **changement)


@cl.action_callback("exporter")
@protege
async def exporter_entretien(action: cl.Action) -> Any:
    """Return the document asked for; it is made in memory and never written."""
    if await passer(""):
        return await asyncio.to_thread(exporter, seance().conversation, _porte[0].faits, str(action.payload.get("format")),
                                       _porte[0].aujourdhui())
    return None


@cl.action_callback("avis")
@protege
async def recueillir(action: cl.Action) -> Any:
    """Keep a thumb and its reason, without the talk; return whether it was kept."""
    if not await passer(""):
        return None
    porte, conversation, donnees = _porte[0], seance().conversation, action.payload
    statut = conversation.tours[-1].reponse.statut if conversation.tours else ""
    raison = None if donnees.get("raison") is None else str(donnees["raison"])
    await asyncio.to_thread(porte.avis.deposer, porte.aujourdhui(), conversation.public, statut, bool(donnees.get("utile")), raison)
    return True


@cl.on_window_message
@protege
async def ecouter_page(donnees: Any) -> None:
    """Take what the page's own controls say: the date of law, the consent to an outside model, a talk cut too long."""
    genre = donnees.get("genre") if isinstance(donnees, dict) else None
    if genre == "date-du-droit":
        await changer_date(donnees.get("date"))
    elif genre == "consentement" and _porte[0].mode == "externe":
        ouverte = seance()
        ouverte.conversation = replace(ouverte.conversation, consentement=donnees.get("accord") is True)
    elif genre == "oubli" and seance().vierge(_porte[0]) and await passer(""):
        await dire(_porte[0].textes.dire("discussion_oubliee"))


async def changer_date(brut: object) -> None:
    """Answer the last question again at the date chosen in the header."""
    textes, le = _porte[0].textes, lire_date(brut)
    ouverte = seance()
    if le is None:
        await dire(textes.dire("date_refusee"))
    elif le != ouverte.conversation.date and await passer(""):
        ouverte.conversation = replace(ouverte.conversation, date=le)
        tete = textes.dire("date_changee", date=en_date(le))
        tours = ouverte.conversation.tours
        await (repondre(tours[-1].message, tete) if tours else dire(tete))


def lire_date(brut: object) -> date | None:
    """Return a date between 2019 and 2035, None for anything else."""
    try:
        le = date.fromisoformat(str(brut))
    except ValueError:
        return None
    return le if PREMIER <= le <= DERNIER else None


@sio.on("connect")
async def connecter(sid: str, environ: dict[str, Any], auth: Any) -> Any:
    """Let in only the browser that owns the session; then Chainlit's own connection."""
    session = str((auth or {}).get("sessionId", "")) if isinstance(auth, dict) else ""
    if not IDENTIFIANT.fullmatch(session) or not IDENTIFIANT.fullmatch(str(auth.get("threadId") or "neuf")):
        raise ConnectionRefusedError("identifiant refusé")
    secret = lire_cookie(environ.get("HTTP_COOKIE"))
    if not _gardien[0].lier(session, secret):
        raise ConnectionRefusedError("session refusée")
    avant = WebsocketSession.get_by_id(session)
    ancienne = avant.socket_id if avant is not None else ""
    accueil = await _connecter(sid, environ, auth)
    _coupures[0].reprendre(ancienne)
    _gardien[0].lier(session, secret)  # the cut talk may have been forgotten meanwhile, and its owner with it
    return accueil


@sio.on("disconnect")
async def deconnecter(sid: str) -> None:
    """Keep a cut talk a while for its browser to come back; one where nothing was said goes at once."""
    session = WebsocketSession.get(sid)
    if session is None:
        return
    ouverte = user_sessions.get(session.id, {}).get("seance")
    if not isinstance(ouverte, Seance) or ouverte.vierge(_porte[0]):
        session.to_clear = True
    tache = asyncio.create_task(finir(session, sid))
    _attentes.add(tache)
    tache.add_done_callback(_attentes.discard)


async def finir(session: WebsocketSession, sid: str) -> None:
    """Forget a talk, now when the person closed it, else after the delay unless its browser came back."""
    if not session.to_clear:
        await _coupures[0].patienter(sid)
    if WebsocketSession.get(sid) is not session:
        return
    session.to_clear = True
    try:
        await _deconnecter(sid)
    except Exception as faute:  # noqa: BLE001 - a history that does not answer must not keep the talk in memory
        journal.warning("fin de discussion : %s", type(faute).__name__)
        user_sessions.pop(session.id, None)
        await session.delete()
    _gardien[0].oublier(session.id)
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
    await dire(_porte[0].textes.dire("arret"))
