"""From when: the first day on which waiting alone, the contract kept, meets what fails today.

Facts that grow change a condition only on the days they cross a threshold, so the first good day is one of
those, a date written in the rule, or a change of the law. Each candidate is judged again before it is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    if isinstance(debut, date):
        valeurs = {**valeurs, "formation_debut": max(debut, jour)}
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
    for jour in _a_venir(_seuils(condition, situation), situation):
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
    """Return whether a known growing fact, or a delay that runs, bears on the condition."""
    if DELAI_ENTRE_PROJETS in condition.cites and bascules(situation.valeurs):
        return True
    return any(_definition(c, situation) is not None for c in condition.comparaisons)


def _definition(comparaison: Comparaison, situation: Situation) -> Definition | None:
    definition = situation.droit.definitions[comparaison.fait]
    return definition if definition.evolue and comparaison.fait in situation.valeurs else None


def _candidats(dispositif: Dispositif, situation: Situation) -> list[date]:
    # rules not yet in force count too: they may close the scheme before, or open it after
    requises = (c for c in dispositif.conditions if c.nature == "requise")
    seuils = (jour for condition in requises for jour in _seuils(condition, situation))
    return _a_venir((*seuils, *_fins_de_regles(dispositif)), situation)


def _a_venir(jours: Iterable[date], situation: Situation) -> list[date]:
    fin = situation.le + HORIZON
    return sorted(jour for jour in set(jours) if situation.le < jour <= fin)


def _seuils(condition: Condition, situation: Situation) -> Iterator[date]:
    """Yield every day on which a term of the condition may change its truth; some are past."""
    yield situation.jour_depart
    if DELAI_ENTRE_PROJETS in condition.cites:
        yield from bascules(situation.valeurs)
    for comparaison in condition.comparaisons:
        definition = _definition(comparaison, situation)
        if definition is not None:
            yield from _passages(comparaison, definition, situation)


def _passages(comparaison: Comparaison, definition: Definition, situation: Situation) -> Iterator[date]:
    seuil = comparaison.seuil(situation.jour)
    valeur = situation.valeurs[comparaison.fait]
    bouts = (valeur.mini, valeur.maxi) if isinstance(valeur, Intervalle) else (valeur,)
    cibles = seuil if isinstance(seuil, tuple) else (seuil,)
    for cible in cibles:
        for bout in bouts:
            if isinstance(cible, Decimal) and isinstance(bout, Decimal):
                # the day the value reaches the threshold, and the day it passes it
                yield date_du_gain(definition, situation.le, cible - bout)
                yield date_du_gain(definition, situation.le, Decimal(floor(cible - bout) + 1))


def _fins_de_regles(dispositif: Dispositif) -> Iterator[date]:
    """Yield the day after the end of each condition: a rule that starts can only close."""
    return (c.reference.au + UN_JOUR for c in dispositif.conditions if c.reference.au is not None)
