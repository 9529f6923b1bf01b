"""The small language of the rule files: « fait op valeur », joined by « et » and « ou », in three values.

Kleene's logic: an unknown fact gives unknown, unless the rest already decides. An Intervalle gives true or
false only when all of it does. `et` binds tighter than `ou`.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from assistant.domaine.profil import Intervalle, Valeur

Verite = bool | None
FORME = re.compile(r"^([a-z0-9_]+)\s*(>=|<=|!=|=|>|<|dans(?=[\s\[])|hors(?=[\s\[]))\s*(\S.*)$")
ORDRE: Mapping[str, Callable[[object, object], bool]] = {
    ">=": operator.ge, ">": operator.gt, "<=": operator.le, "<": operator.lt, "=": operator.eq,
    "!=": operator.ne, "dans": lambda connue, liste: connue in liste,  # type: ignore[operator]
    "hors": lambda connue, liste: connue not in liste,  # type: ignore[operator]
}
CONTRAIRES = {"!=": "=", "hors": "dans"}


class Datable(Protocol):
    """A parameter that has a value on a date."""

    def datee(self, le: date) -> object | None: ...


@dataclass(frozen=True, slots=True, eq=False)
class Vue:
    """The facts as they stand on the day of judgement, with the parameters of the law."""

    valeurs: Mapping[str, Valeur]
    le: date
    parametres: Mapping[str, Datable]
    causes: Mapping[str, str]  # fact left vague → the fact to ask instead

    def parametre(self, ident: str) -> Decimal | None:
        """Return the value of a parameter on the day of judgement, None when it had none yet."""
        datee = self.parametres[ident].datee(self.le)
        return None if datee is None else datee.valeur  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class RefParametre:
    """A threshold read from the dated parameters."""

    id: str


Operande = bool | Decimal | date | str | RefParametre | tuple["Operande", ...]


@dataclass(frozen=True, slots=True, eq=False)
class Comparaison:
    """One term: a fact against a value."""

    fait: str
    op: str
    valeur: Operande

    def evaluer(self, vue: Vue) -> Verite:
        """Return true, false or None (unknown)."""
        connue = vue.valeurs.get(self.fait)
        if connue is None:
            return None
        attendue = self.valeur
        if isinstance(attendue, RefParametre):
            attendue = vue.parametre(attendue.id)
            if attendue is None:
                return None
        return comparer(connue, self.op, attendue)

    def seuil(self, vue: Vue) -> Operande | None:
        """Return the value compared to, parameters resolved on the day of judgement."""
        if isinstance(self.valeur, RefParametre):
            return vue.parametre(self.valeur.id)
        return self.valeur

    def manquants(self, vue: Vue) -> tuple[str, ...]:
        """Return the fact to ask when the term is unknown."""
        return (vue.causes.get(self.fait, self.fait),)

    def comparaisons(self) -> Iterator[Comparaison]:
        """Yield itself."""
        yield self


@dataclass(frozen=True, slots=True, eq=False)
class _Termes:
    """Several terms taken together; Et and Ou differ only in how they judge them."""

    termes: tuple[Expression, ...]

    def manquants(self, vue: Vue) -> tuple[str, ...]:
        """Return the facts of the unknown terms, each once."""
        inconnus = [terme for terme in self.termes if terme.evaluer(vue) is None]
        return tuple(dict.fromkeys(fait for terme in inconnus for fait in terme.manquants(vue)))

    def comparaisons(self) -> Iterator[Comparaison]:
        """Yield every term below."""
        for terme in self.termes:
            yield from terme.comparaisons()


class Et(_Termes):
    """All terms; true when there is none."""

    __slots__ = ()

    def evaluer(self, vue: Vue) -> Verite:
        """Return false when a term is false, else unknown when one is unknown, else true."""
        verite: Verite = True
        for terme in self.termes:
            valeur = terme.evaluer(vue)
            if valeur is False:
                return False
            if valeur is None:
                verite = None
        return verite


class Ou(_Termes):
    """Any term; false when there is none."""

    __slots__ = ()

    def evaluer(self, vue: Vue) -> Verite:
        """Return true when a term is true, else unknown when one is unknown, else false."""
        verite: Verite = False
        for terme in self.termes:
            valeur = terme.evaluer(vue)
            if valeur is True:
                return True
            if valeur is None:
                verite = None
        return verite


Expression = Comparaison | Et | Ou


def comparer(connue: Valeur, op: str, attendue: Operande) -> Verite:
    """Return how a known value compares; None when an Intervalle straddles the answer."""
    if not isinstance(connue, Intervalle):
        return ORDRE[op](connue, attendue)
    if op in CONTRAIRES:
        return _non(comparer(connue, CONTRAIRES[op], attendue))
    if isinstance(attendue, tuple):
        return _parmi(connue, attendue)
    return _intervalle(connue, op, attendue)  # type: ignore[arg-type]


def _parmi(connue: Intervalle, attendues: tuple[Operande, ...]) -> Verite:
    verites = [comparer(connue, "=", attendue) for attendue in attendues]
    if True in verites:
        return True
    return None if None in verites else False


def _non(verite: Verite) -> Verite:
    return None if verite is None else not verite


def _intervalle(connue: Intervalle, op: str, seuil: Decimal) -> Verite:
    bas, haut = connue.mini, connue.maxi
    if op == "=":
        if bas == seuil == haut:
            return True
        dehors = (bas is not None and seuil < bas) or (haut is not None and seuil > haut)
        return False if dehors else None
    # true when the worse end passes, false when the better end fails, unknown between
    pire, meilleur = (bas, haut) if op in (">=", ">") else (haut, bas)
    if pire is not None and ORDRE[op](pire, seuil):
        return True
    if meilleur is not None and not ORDRE[op](meilleur, seuil):
        return False
    return None


def decouper(texte: str) -> list[list[tuple[str, str, str]]]:
    """Return the alternatives of a line, each a list of (fact, operator, value as text).

    Raises ValueError with the faulty term when a term is not « fait op valeur ».
    """
    return [[_terme(terme) for terme in re.split(r"\s+et\s+", choix)] for choix in re.split(r"\s+ou\s+", texte)]


def _terme(texte: str) -> tuple[str, str, str]:
    lu = FORME.match(texte.strip())
    if lu is None:
        raise ValueError(texte.strip())
    return lu.group(1), lu.group(2), lu.group(3).strip()
