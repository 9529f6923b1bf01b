"""From when: the first day on which waiting alone, the contract kept, meets what fails today.

Facts that grow change a condition only on the days they cross a threshold, so the first good day is one of
those, a date written in the rule, or a change of the law. Each candidate is judged again before it is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from math import floor

from assistant.domaine.profil import Intervalle
from assistant.regles.deductions import bascules
from assistant.regles.droit import Condition, Definition, Dispositif
from assistant.regles.expressions import Comparaison
from assistant.regles.jugement import Jugement, Situation, juger, juger_tout
from assistant.regles.temps import contrat_garde, date_du_gain

UN_JOUR = timedelta(days=1)
DELAI_ENTRE_PROJETS = "ptp_delai_ecoule"
HORIZON = timedelta(days=366 * 60)


def situation_au(situation: Situation, jour: date) -> Situation:
    """Return the same person on a later day, contract kept; a training start already past moves to that day."""
    valeurs = situation.valeurs
    debut = valeurs.get("formation_debut")
    if isinstance(debut, date) and debut < jour:
        valeurs = {**valeurs, "formation_debut": jour}
    return Situation(situation.droit, valeurs, situation.constat, jour)


def possible_des(
    dispositif: Dispositif, situation: Situation, jugements: tuple[Jugement, ...]
) -> date | None:
    """Return the first later day when every condition that fails today is met and none other fails.

    None when nothing fails, when waiting cannot cure one of them, or when the contract may end before.
    """
    requis = tuple(j for j in jugements if j.condition.nature == "requise")
    echecs = tuple(j.condition for j in requis if j.ferme)
    if not echecs or not all(_peut_attendre(c, situation) for c in echecs):
        return None
    for jour in _candidats(dispositif, situation):
        if not contrat_garde(situation.valeurs, jour):
            return None
        if _ouvert_au(dispositif, echecs, situation_au(situation, jour)):
            return jour
    return None


def cure_de(jugement: Jugement, situation: Situation) -> date | None:
    """Return the first later day when waiting alone meets one failing condition."""
    condition = jugement.condition
    if not jugement.ferme or not _peut_attendre(condition, situation):
        return None
    for jour in sorted(set(_seuils(condition, situation))):
        if not contrat_garde(situation.valeurs, jour):
            return None
        if _remplie(condition, situation_au(situation, jour)):
            return jour
    return None


def _ouvert_au(dispositif: Dispositif, echecs: tuple[Condition, ...], plus_tard: Situation) -> bool:
    if not dispositif.ouvert(plus_tard.le):
        return False
    if any(c.en_vigueur(plus_tard.le) and not _remplie(c, plus_tard) for c in echecs):
        return False
    return not any(j.ferme for j in juger_tout(dispositif, plus_tard) if j.condition.nature == "requise")


def _remplie(condition: Condition, plus_tard: Situation) -> bool:
    jugement = juger(condition, plus_tard.vue(condition))
    return jugement is None or jugement.etat == "remplie"


def _peut_attendre(condition: Condition, situation: Situation) -> bool:
    """Return whether a known growing fact bears on the condition, and the contract lasts past today."""
    if not contrat_garde(situation.valeurs, situation.le + UN_JOUR):
        return False
    if DELAI_ENTRE_PROJETS in condition.cites and bascules(situation.valeurs):
        return True
    return any(_definition(c, situation) is not None for c in condition.comparaisons)


def _definition(comparaison: Comparaison, situation: Situation) -> Definition | None:
    definition = situation.droit.definitions[comparaison.fait]
    return definition if definition.evolue and comparaison.fait in situation.valeurs else None


def _candidats(dispositif: Dispositif, situation: Situation) -> list[date]:
    # rules not yet in force count too: they may close the scheme before, or open it after
    requises = (c for c in dispositif.conditions if c.nature == "requise")
    jours = {jour for condition in requises for jour in _seuils(condition, situation)}
    jours |= set(_changements_de_loi(dispositif, situation))
    fin = situation.le + HORIZON
    return sorted(jour for jour in jours if situation.le < jour <= fin)


def _seuils(condition: Condition, situation: Situation) -> Iterator[date]:
    """Yield every later day on which a term of the condition may change its truth."""
    for comparaison in condition.comparaisons:
        definition = _definition(comparaison, situation)
        if definition is not None:
            yield from _passages(comparaison, definition, situation)
        if comparaison.fait == DELAI_ENTRE_PROJETS:
            yield from (j for j in bascules(situation.valeurs) if j > situation.le)
        if comparaison.fait == "formation_debut" and isinstance(comparaison.valeur, date):
            yield from (j for j in (comparaison.valeur, comparaison.valeur + UN_JOUR) if j > situation.le)
    if condition.au_depart and situation.jour_depart > situation.le:
        yield situation.jour_depart


def _passages(comparaison: Comparaison, definition: Definition, situation: Situation) -> Iterator[date]:
    seuil = comparaison.seuil(situation.jour)
    valeur = situation.valeurs[comparaison.fait]
    bouts = (valeur.mini, valeur.maxi) if isinstance(valeur, Intervalle) else (valeur,)
    cibles = seuil if isinstance(seuil, tuple) else (seuil,)
    for cible in cibles:
        for bout in bouts:
            if isinstance(cible, Decimal) and isinstance(bout, Decimal):
                # the day the value reaches the threshold, and the day it passes it
                yield from (
                    date_du_gain(definition, situation.le, manque)
                    for manque in (cible - bout, Decimal(floor(cible - bout) + 1)) if manque > 0
                )


def _changements_de_loi(dispositif: Dispositif, situation: Situation) -> Iterator[date]:
    blocs = (dispositif.reference, *(c.reference for c in dispositif.conditions))
    for reference in blocs:
        if reference.du is not None:
            yield reference.du
        if reference.au is not None:
            yield reference.au + UN_JOUR
