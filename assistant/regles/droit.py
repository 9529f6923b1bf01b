"""The law as loaded: facts that can be known, dated parameters, schemes and their blocks. Frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from assistant.domaine.droit import Confiance, Reference
from assistant.errors import EntreeInvalide
from assistant.regles.expressions import Comparaison, Expression


@dataclass(frozen=True, slots=True, eq=False)
class Definition:
    """One fact that can be known of a person, as corpus/faits.toml declares it."""

    id: str
    type: str  # bool | nombre | date | choix | texte
    libelle: str
    question: str
    pourquoi: str
    inconnu: str
    facilite: int
    unite: str = ""
    mini: Decimal | None = None
    maxi: Decimal | None = None
    evolue: str | None = None  # mois | jours
    sensible: bool = False
    reponses: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ValeurDatee:
    """The value of a parameter from a date on, with the text that set it."""

    du: date
    valeur: Decimal
    reference: str
    source: str
    confiance: Confiance
    au: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Parametre:
    """A dated amount, oldest value first."""

    id: str
    libelle: str
    unite: str
    valeurs: tuple[ValeurDatee, ...]

    def datee(self, le: date) -> ValeurDatee | None:
        """Return the value in force on a date with its reference, None before the first one."""
        for valeur in reversed(self.valeurs):
            if valeur.du <= le:
                return valeur if valeur.au is None or le <= valeur.au else None
        return None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Bloc:
    """What every dated block of a scheme holds."""

    id: str
    regle: str
    reference: Reference
    faits: tuple[str, ...] = ()
    mots: tuple[str, ...] = ()

    def en_vigueur(self, le: date) -> bool:
        """Return whether the block holds on a date, both ends included."""
        du, au = self.reference.du, self.reference.au
        return (du is None or du <= le) and (au is None or le <= au)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Condition(Bloc):
    """A condition of access (requise) or a step (a_faire, which never excludes)."""

    libelle: str
    nature: str
    lorsque: Expression
    si: Expression
    sauf: Expression
    au_depart: bool
    remplie: str
    non_remplie: str
    a_preciser: str
    comparaisons: tuple[Comparaison, ...]  # every term of lorsque, si and sauf
    cites: frozenset[str]  # the facts they name


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Prise(Bloc):
    """A line of money; calcul names a formula of montants.py, None when the rule gives no amount."""

    poste: str
    libelle: str
    payeur: str
    lorsque: Expression
    calcul: str | None
    parametres: tuple[str, ...]
    par: str | None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Etape(Bloc):
    """A step of the calendar, counted from an anchor date."""

    libelle: str
    ancre: str
    decalage_mois: int
    decalage_jours: int
    lorsque: Expression
    nature: str


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Dispositif:
    """A scheme with all its blocks, in file order."""

    id: str
    ordre: int
    libelle: str
    sigle: str
    noms: tuple[str, ...]
    fiche: Mapping[str, str]  # resume, pour_qui, qui_decide, salaire_pendant, qui_paie, risque, contact, url
    reference: Reference
    remplace_par: tuple[str, ...]
    phrases: Mapping[str, str]  # by verdict
    conditions: tuple[Condition, ...]
    prises: tuple[Prise, ...]
    etapes: tuple[Etape, ...]
    interdits: tuple[Bloc, ...]
    a_savoir: tuple[Bloc, ...]
    questions: tuple[tuple[str, str], ...] = ()
    aspects: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))  # see regles/aspects.py

    @property
    def blocs(self) -> tuple[Bloc, ...]:
        """Return every block that states a rule, in file order."""
        return (*self.conditions, *self.prises, *self.etapes, *self.interdits, *self.a_savoir)

    def ouvert(self, le: date) -> bool:
        """Return whether the scheme is open on a date."""
        du, au = self.reference.du, self.reference.au
        return (du is None or du <= le) and (au is None or le <= au)


@dataclass(frozen=True, slots=True, eq=False)
class Droit:
    """The whole law at hand."""

    definitions: Mapping[str, Definition]
    parametres: Mapping[str, Parametre]
    dispositifs: tuple[Dispositif, ...]
    evolutifs: tuple[Definition, ...] = ()
    par_id: Mapping[str, Dispositif] = field(default_factory=lambda: MappingProxyType({}))

    def dispositif(self, ident: str) -> Dispositif:
        """Return a scheme by its id; raise EntreeInvalide with the known ids."""
        trouve = self.par_id.get(ident)
        if trouve is None:
            connus = ", ".join(self.par_id)
            raise EntreeInvalide(f"Le dispositif « {ident} » n'existe pas. Choisissez parmi : {connus}.")
        return trouve


B = TypeVar("B", bound=Bloc)


@lru_cache(maxsize=4096)
def en_vigueur(blocs: tuple[B, ...], le: date) -> tuple[B, ...]:
    """Return the blocks that hold on a date, in file order."""
    return tuple(bloc for bloc in blocs if bloc.en_vigueur(le))
