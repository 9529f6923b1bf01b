"""The verdict of the law on one person: a Bilan per dispositif, each condition with its state and article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Verdict = Literal["possible", "exclu", "a_preciser", "ferme"]
Etat = Literal["remplie", "non_remplie", "a_preciser", "a_faire"]
Confiance = Literal["haute", "moyenne", "basse"]


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a rule comes from. passage is the id of the indexed passage that states it."""

    article: str
    source: str
    passage: str
    confiance: Confiance = "haute"
    du: date | None = None
    au: date | None = None


@dataclass(frozen=True, slots=True)
class ConditionEvaluee:
    """One condition for one person. fait: the person's fact in French that decided it, "" when none did."""

    id: str
    libelle: str
    etat: Etat
    phrase: str  # whole French sentence for this state
    fait: str
    faits_manquants: tuple[str, ...]
    reference: Reference
    curable_le: date | None = None  # date from which waiting alone meets it, the contract kept


@dataclass(frozen=True, slots=True)
class PriseEnCharge:
    """One line of money. Decimal euros; mini == maxi when exact; both None when no amount can be said."""

    poste: str  # remuneration | frais_pedagogiques | frais_annexes | cpf | points_c2p | cofinancement | are | …
    libelle: str
    payeur: str
    mini_eur: Decimal | None
    maxi_eur: Decimal | None
    par: str | None  # mois | jour | heure | total | an
    formule: str  # in French words, with the figures used
    reference: Reference
    faits_manquants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bilan:
    """What the law says of one dispositif for one person at one date. possible never means granted."""

    id: str
    libelle: str
    verdict: Verdict
    phrase: str  # the verdict in one French sentence
    conditions: tuple[ConditionEvaluee, ...]
    prise_en_charge: tuple[PriseEnCharge, ...]
    faits_manquants: tuple[str, ...]
    possible_a_partir_du: date | None
    pour_l_ouvrir: str | None  # smallest single change that opens it
    reference: Reference
    remplace_par: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """The next thing to ask, and why. reponses: (value as text, label) for buttons, () when free."""

    fait: str
    texte: str
    pourquoi: str
    reponses: tuple[tuple[str, str], ...] = ()
    sensible: bool = False


@dataclass(frozen=True, slots=True)
class Echeance:
    """One dated step of a calendar."""

    date: date
    libelle: str
    article: str
    reference: Reference | None = None
    depassee: bool = False
    fin: date | None = None  # last day when the step is a period


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone to call or a site to open; only what CONTACTS marks as showable."""

    id: str
    nom: str
    pour: str
    url: str | None
    telephone: str | None
    adresse: str | None
    source: str
    date: date | None
