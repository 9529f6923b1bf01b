"""The answer, and the conversation it belongs to. Both are immutable and serialisable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from assistant.domaine.droit import Bilan, Contact, Echeance, Question
from assistant.domaine.orientation import CertificationTrouvee, ChangementDeCode, MetierReconnu, Passerelle
from assistant.domaine.profil import Profil, Valeur
from assistant.domaine.sources import Citation

Statut = Literal[
    "erreur", "urgence", "refus", "hors_sujet", "sans_reponse", "precision_demandee", "repondu"
]


@dataclass(frozen=True, slots=True)
class Avertissement:
    """A warning shown above the answer, with its proof."""

    texte: str
    citation: int | None


@dataclass(frozen=True, slots=True)
class Reponse:
    """Everything one answer holds; interfaces translate it, they add nothing."""

    question: str
    date: date
    statut: Statut
    texte: str
    citations: tuple[Citation, ...] = ()
    bilans: tuple[Bilan, ...] = ()
    certifications: tuple[CertificationTrouvee, ...] = ()
    metier_actuel: MetierReconnu | None = None
    metier_vise: MetierReconnu | None = None
    changement_de_code: ChangementDeCode | None = None
    passerelles: tuple[Passerelle, ...] = ()
    avertissements: tuple[Avertissement, ...] = ()
    contacts: tuple[tuple[Contact, int | None], ...] = ()
    calendrier: tuple[Echeance, ...] = ()
    faits: Mapping[str, Valeur] = field(default_factory=lambda: MappingProxyType({}))
    question_suivante: Question | None = None
    duree_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Propos:
    """What one answer spoke of, so that the next message may point to it without naming it. Ids, in the order said."""

    dispositifs: tuple[str, ...] = ()
    certifications: tuple[str, ...] = ()
    metiers: tuple[str, ...] = ()  # ROME codes
    sections: tuple[str, ...] = ()  # of the white paper, cited in the text
    contacts: tuple[str, ...] = ()  # named in the text
    voisins: tuple[str, ...] = ()  # passages of neighbouring schemes, cited in the text
    nommes: tuple[str, ...] = ()  # schemes that the person named in the message
    montres: tuple[str, ...] = ()  # items of the list shown: « la deuxième » points into it

    @property
    def vide(self) -> bool:
        """Return whether the answer spoke of nothing of the field: small talk, a refusal, an emergency."""
        return not (self.dispositifs or self.certifications or self.metiers or self.sections or self.contacts or self.voisins)


@dataclass(frozen=True, slots=True)
class Tour:
    """One exchange: what was said, how it was understood, what was answered."""

    message: str
    question_comprise: str
    genre: str
    reponse: Reponse
    sujets: tuple[str, ...] = ()  # schemes, certifications or jobs shown first
    propos: Propos = Propos()
    personne: str = ""  # "" = who writes, else the words for the other person whose case it is


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of one of the persons of a conversation, and what was already asked of them."""

    personne: str
    profil: Profil = field(default_factory=Profil)
    posees: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Conversation:
    """A whole conversation up to now. posees: facts already asked, so that none is asked twice.

    profil and posees are those of personne, whom the talk is about now; dossiers keeps every person's, this one included.
    """

    date: date
    profil: Profil = field(default_factory=Profil)
    tours: tuple[Tour, ...] = ()
    posees: frozenset[str] = frozenset()
    public: str = "salarie"  # salarie | conseiller | interne
    simple: bool = False
    personne: str = ""  # "" = who writes
    dossiers: tuple[Dossier, ...] = ()
    consentement: bool = False  # the person agreed that an outside language model reads what they write
