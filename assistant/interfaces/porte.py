"""What the page holds for all its visitors, and what one visitor's session holds. No Chainlit here."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from assistant.domaine.profil import Profil
from assistant.domaine.reponse import Conversation, Reponse, Tour
from assistant.errors import AssistantError
from assistant.interfaces.assainir import MARQUE
from assistant.interfaces.avis import BoiteAvis
from assistant.interfaces.equipe import Equipe
from assistant.interfaces.faits_page import FaitsPage
from assistant.interfaces.sources_page import Catalogue
from assistant.interfaces.textes import ProfilPage, TextesPage

journal = logging.getLogger(__name__)
MAXI_CARACTERES = 4000
VIFS = 4  # turns kept whole; of the older ones only what an answer, a follow-up or the synthesis can still read
MAXI_TOURS = 300


class Facade(Protocol):
    """The one thing the page asks: an answer. services: where the facts that can be known are declared."""

    services: Any

    def answer(self, conversation: Conversation, message: str) -> tuple[Conversation, Reponse]:
        """Return the conversation with one more turn, and its answer."""


@dataclass(frozen=True, slots=True)
class Porte:
    """Shared by every session: the assistant, the texts, the sources, the clock."""

    assistant: Facade
    textes: TextesPage
    catalogue: Catalogue
    faits: FaitsPage
    equipe: Equipe
    avis: BoiteAvis
    aujourdhui: Callable[[], date]
    mode: str = "aucun"  # which language model helps: « aucun », « local » or « externe »
    modele: str = ""
    sans_index: Callable[[], bool] = lambda: False
    corpus: Path = Path("corpus")  # where the added documents are

    def accueil(self, profil: ProfilPage) -> str:
        """Return the welcome of a way in: what is missing today, and the consent asked before a first message."""
        textes = [profil.accueil]
        if self.sans_index():
            textes.append(f"**{self.textes.dire('index_absent')}**")
        if self.mode == "externe":
            textes.append(self.textes.dire("consentement", modele=self.modele))
        return "\n\n".join(textes)


@dataclass(slots=True)
class Seance:
    """One visitor's talk. The lock keeps two messages of one session from answering at once."""

    conversation: Conversation
    verrou: asyncio.Lock = field(default_factory=asyncio.Lock)

    @classmethod
    def ouvrir(cls, porte: Porte, profil: str | None) -> Seance:
        """Return a new talk, at today's law, for the public of this profile."""
        return cls(Conversation(date=porte.aujourdhui(), public=porte.textes.public(profil)))

    async def repondre(self, porte: Porte, message: str) -> Reponse:
        """Return the answer, computed in a thread so that no other visitor waits."""
        async with self.verrou:
            suite, reponse = await asyncio.to_thread(porte.assistant.answer, self.conversation, message)
            self.conversation = alleger(suite)
        return reponse

    async def rejouer(self, porte: Porte, evenements: Sequence[Mapping[str, Any]]) -> None:
        """Say again all that was said and set, in order; what can no longer be read is passed over."""
        for e in evenements:
            try:
                self.conversation = replace(self.conversation, date=date.fromisoformat(str(e["date"])))
                self.reappliquer(porte, e)
                await self.repondre(porte, str(e["message"]))
            except (AssistantError, KeyError, ValueError) as faute:
                journal.warning("événement non rejoué : %s", type(faute).__name__)

    def reappliquer(self, porte: Porte, evenement: Mapping[str, Any]) -> None:
        """Apply what a form or a corrected chip changed: {"faits": {…}} or {"corrige": [fact, value]}."""
        if "faits" in evenement:
            self.changer_profil(porte.faits.lire(evenement["faits"]))
        if "corrige" in evenement:
            fait, valeur = evenement["corrige"]
            self.changer_profil(porte.faits.corriger(self.conversation.profil, str(fait), valeur))

    def changer_profil(self, profil: Profil) -> None:
        """Replace what is known of the person; the turns stay."""
        self.conversation = replace(self.conversation, profil=profil)

    def vierge(self, porte: Porte) -> bool:
        """Return whether nothing was said, chosen or agreed yet: forgetting it loses nothing."""
        neuve = Conversation(date=porte.aujourdhui(), public=self.conversation.public)
        return self.conversation == neuve

    def verdicts(self) -> dict[str, str]:
        """Return the verdict of each scheme in the last answer that had some."""
        avec = next((t.reponse.bilans for t in reversed(self.conversation.tours) if t.reponse.bilans), ())
        return {b.id: b.verdict for b in avec}


def alleger(conversation: Conversation) -> Conversation:
    """Return the talk whose old turns weigh little: the proofs that their marks opened stay, the superseded comparisons go.

    A turn holds 100 kB whole and 3 kB so: a talk of an hour must not cost more memory than one of five minutes.
    """
    tours = conversation.tours[-MAXI_TOURS:]
    compare = max((i for i, t in enumerate(tours) if t.reponse.bilans), default=-1)
    date_ = max((i for i, t in enumerate(tours) if t.reponse.calendrier), default=-1)
    vieux = len(tours) - VIFS
    legers = tuple(t if i >= vieux else _leger(t, i == compare, i == date_) for i, t in enumerate(tours))
    return replace(conversation, tours=legers)


def _leger(tour: Tour, compare: bool, date_: bool) -> Tour:
    reponse = tour.reponse
    marques = {int(n) for _, n in MARQUE.findall(reponse.texte)}
    citees = tuple(c for c in reponse.citations if c.n in marques)
    bilans, calendrier = reponse.bilans if compare else (), reponse.calendrier if date_ else ()
    if (citees, bilans, calendrier) == (reponse.citations, reponse.bilans, reponse.calendrier):
        return tour
    return replace(tour, reponse=replace(reponse, citations=citees, bilans=bilans, calendrier=calendrier))


def nouvelle_cle() -> str:
    """Return a short unguessable key that ties the marks of one answer to its sources."""
    return uuid.uuid4().hex[:10]
