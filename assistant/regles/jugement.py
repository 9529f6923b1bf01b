"""One condition against one person: the state and the facts still to know. No text here, so it is fast."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from assistant.domaine.droit import Etat, Verdict
from assistant.domaine.profil import Profil, Valeur
from assistant.regles.deductions import deduire
from assistant.regles.droit import Condition, Dispositif, Droit, en_vigueur
from assistant.regles.expressions import Vue
from assistant.regles.temps import vieillir

# what decided: the ordinary rule, an exemption, or whether the condition applies at all
Cause = Literal["si", "sauf", "lorsque"]


class Jugement(NamedTuple):
    """The state of one applicable condition. A tuple, because thousands are made in a simulation."""

    condition: Condition
    etat: Etat
    cause: Cause
    manquants: tuple[str, ...] = ()

    @property
    def ferme(self) -> bool:
        """Return whether the ordinary rule failed, exempted or not yet."""
        return self.etat == "non_remplie" or (self.etat == "a_preciser" and self.cause == "sauf")


class Situation:
    """The facts of one person on the day judged, and on the day the training starts.

    valeurs are the facts as told on constat; a later day `le` lets them grow, contract kept.
    """

    __slots__ = ("constat", "depart", "droit", "jour", "jour_depart", "le", "valeurs")

    def __init__(
        self, droit: Droit, valeurs: Mapping[str, Valeur], constat: date, le: date | None = None
    ) -> None:
        self.droit = droit
        self.valeurs = valeurs
        self.constat = constat
        self.le = constat if le is None else le
        self.jour = self._vue(self.le)  # deduced facts included
        debut = valeurs.get("formation_debut")
        self.jour_depart = max(debut, self.le) if isinstance(debut, date) else self.le
        self.depart = self.jour if self.jour_depart == self.le else self._vue(self.jour_depart)

    @property
    def jour_du_droit(self) -> date:
        """Return the day whose amounts apply: a training already started keeps those of its first day."""
        debut = self.valeurs.get("formation_debut")
        return min(debut, self.le) if isinstance(debut, date) else self.le

    def _vue(self, cible: date) -> Vue:
        valeurs, causes = self.valeurs, {}
        if cible != self.constat:  # never before: only a later day is looked at
            valeurs, causes = vieillir(valeurs, self.droit.evolutifs, self.constat, cible)
        completes, a_demander = deduire(valeurs, self.le)
        return Vue(completes, self.le, self.droit.parametres, {**a_demander, **causes})

    def vue(self, condition: Condition) -> Vue:
        """Return the facts on the day this condition is judged."""
        return self.depart if condition.au_depart else self.jour


def situer(droit: Droit, profil: Profil, le: date) -> Situation:
    """Return the situation of a person on a day."""
    return Situation(droit, {ident: fait.valeur for ident, fait in profil.faits.items()}, le)


def juger(condition: Condition, vue: Vue) -> Jugement | None:
    """Return the state of a condition, None when it does not apply, or is met whether it applies or not.

    An exemption is looked at only when the ordinary rule has failed, or when it is already known to hold:
    it is never asked before.
    """
    applicable = condition.lorsque.evaluer(vue)
    if applicable is False:
        return None
    if applicable is None:
        if condition.si.evaluer(vue) is True or condition.sauf.evaluer(vue) is True:
            return None
        manquants = condition.lorsque.manquants(vue) or condition.si.manquants(vue)
        return Jugement(condition, "a_preciser", "lorsque", manquants)
    ordinaire = condition.si.evaluer(vue)
    if ordinaire is True:
        return Jugement(condition, "remplie", "si")
    exempte = condition.sauf.evaluer(vue)
    if exempte is True:
        return Jugement(condition, "remplie", "sauf")
    if condition.nature == "a_faire":
        return Jugement(condition, "a_faire", "si")
    if ordinaire is None:
        return Jugement(condition, "a_preciser", "si", condition.si.manquants(vue))
    if exempte is None:
        return Jugement(condition, "a_preciser", "sauf", condition.sauf.manquants(vue))
    return Jugement(condition, "non_remplie", "si")


def juger_tout(dispositif: Dispositif, situation: Situation) -> tuple[Jugement, ...]:
    """Return the state of every condition in force that applies, in file order."""
    juges = (juger(c, situation.vue(c)) for c in en_vigueur(dispositif.conditions, situation.le))
    return tuple(j for j in juges if j is not None)


def conclure(jugements: tuple[Jugement, ...]) -> Verdict:
    """Return exclu when a required condition fails, else a_preciser when one is open, else possible."""
    verdict: Verdict = "possible"
    for jugement in jugements:
        if jugement.condition.nature != "requise":
            continue
        if jugement.etat == "non_remplie":
            return "exclu"
        if jugement.etat == "a_preciser":
            verdict = "a_preciser"
    return verdict


def verdict_de(dispositif: Dispositif, situation: Situation) -> Verdict:
    """Return the verdict alone, for simulations."""
    if not dispositif.ouvert(situation.le):
        return "ferme"
    return conclure(juger_tout(dispositif, situation))
