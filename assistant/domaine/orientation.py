"""Jobs, their exposure to AI, the ways from one to another, and the certifications that lead there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

EtatEnregistrement = Literal["en_vigueur", "expiree", "inconnu"]


@dataclass(frozen=True, slots=True)
class Exposition:
    """ILO 2025 exposure to generative AI. indice 0-1, rounded; ecart = spread between tasks."""

    categorie: str  # French label
    indice: float
    ecart: float
    annee: int
    passage: str


@dataclass(frozen=True, slots=True)
class Metier:
    """A ROME v4 job. parent: its v3 code, the one certifications use."""

    rome: str
    libelle: str
    parent: str
    exposition: Exposition | None = None
    reglemente: bool = False  # ROME flags it: a diploma, a card or a registration is required by law


@dataclass(frozen=True, slots=True)
class MetierReconnu:
    """A job read in a sentence, with the words that name it and how sure we are (0-1)."""

    metier: Metier
    confiance: float
    mots: str
    appellation: str


@dataclass(frozen=True, slots=True)
class Certification:
    """One RNCP or RS entry, facts only. niveau 3-8, None when unknown; fin None when unknown."""

    numero: str
    intitule: str
    type: str
    niveau: int | None
    certificateurs: tuple[str, ...]
    rome: tuple[str, ...]  # ROME v3
    fin: date | None
    fin_sure: bool
    constate_le: date
    active_au_constat: bool
    remplace: tuple[str, ...]
    remplacee_par: tuple[str, ...]
    url: str
    formacodes: tuple[str, ...] = ()
    nsf: tuple[str, ...] = ()
    livre_blanc: str | None = None  # "top 10 des PTP financés 2022, rang 6"

    def etat(self, le: date) -> EtatEnregistrement:
        """Return whether the entry is registered on a date, computed from dates, never from a flag."""
        if self.fin is not None:
            return "en_vigueur" if le <= self.fin else "expiree"
        return "inconnu" if self.active_au_constat else "expiree"


@dataclass(frozen=True, slots=True)
class CertificationTrouvee:
    """A certification with its state at the date asked and what must be said of it."""

    certification: Certification
    etat: EtatEnregistrement
    mention: str  # "échéance passée le 1er septembre 2026, sauf prorogation", …
    passage: str
    score: float


@dataclass(frozen=True, slots=True)
class Passerelle:
    """A way from one job to another: what carries over, what is missing, exposure before and after."""

    cible: Metier
    type: str  # proche | evolution | voisine
    acquis: tuple[str, ...]
    a_acquerir: tuple[str, ...]
    exposition_avant: Exposition | None
    exposition_apres: Exposition | None
    tension: str | None  # dated sentence, None when no data
    passage: str
    score: float


@dataclass(frozen=True, slots=True)
class ChangementDeCode:
    """The check Transitions Pro makes: does the ROME code change? None when one of the two is unknown."""

    actuel: Metier | None
    vise: Metier | None
    change: bool | None
    phrase: str
