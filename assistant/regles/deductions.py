"""What some answers say of others: bounds between durations, and delays counted from known dates.

A told fact is never replaced, except an Intervalle made narrower. Contradictory answers deduce nothing here:
coherence.py points them out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from math import ceil

from assistant.domaine.profil import Intervalle, Valeur
from assistant.regles.temps import contrat_fini, plus_mois

CINQ_ANS_MOIS = Decimal(60)
JOURS_CONTINUS = Decimal(1300)  # 5 days a week over 60 months (règlement d'assurance chômage, art. 2 § 4)
# C. trav. R6323-10-3: ten times the first project, in months, between 6 months and 6 years
FOIS, DELAI_MINI, DELAI_MAXI = 10, 6, 72
# C. trav. R6323-11-1 and -11-2, R6323-14-1: after the end of a short contract
DEPOT_INTERIM_MOIS = 4
DEPART_MOIS = 6
CONTRATS_DE_MISSION = frozenset({"interim", "demandeur_emploi"})
# (smaller, greater, ceiling of the greater): the smaller is at most the greater; a full ceiling says nothing
EMBOITEMENTS = (
    ("anciennete_entreprise_mois", "anciennete_salarie_mois", None),
    ("salarie_5ans_mois", "anciennete_salarie_mois", None),
    ("anciennete_entreprise_mois", "salarie_5ans_mois", CINQ_ANS_MOIS),
)
Bornes = tuple[Decimal | None, Decimal | None]


def deduire(valeurs: Mapping[str, Valeur], le: date) -> tuple[dict[str, Valeur], dict[str, str]]:
    """Return the facts with what follows from them, and for each one still vague the fact that would tell."""
    completes = dict(valeurs)
    _emboiter(completes)
    _continuite(completes)
    for fait, deduit in (
        ("ptp_delai_ecoule", _delai_ecoule(valeurs, le)),
        ("mission_interim_finie_4mois", _mission_recente(valeurs, le)),
        ("depot_a_temps", _depot_a_temps(valeurs, le)),
        ("depart_a_temps", _depart_a_temps(valeurs)),
        ("contrat_en_cours", _contrat_en_cours(valeurs, le)),
        ("contrat_droit_prive", _droit_prive(valeurs)),
    ):
        if deduit is not None:
            completes.setdefault(fait, deduit)
    vague = "ptp_delai_ecoule" not in completes and isinstance(valeurs.get("ptp_anterieur_fin_le"), date)
    return completes, {"ptp_delai_ecoule": "ptp_anterieur_duree_mois"} if vague else {}


def bascules(valeurs: Mapping[str, Valeur]) -> tuple[date, ...]:
    """Return the days on which the delay after a first PTP may be over."""
    fin = valeurs.get("ptp_anterieur_fin_le")
    return tuple(plus_mois(fin, mois) for mois in _delais(valeurs)) if isinstance(fin, date) else ()


def _bornes(valeur: Valeur | None) -> Bornes:
    if isinstance(valeur, Intervalle):
        return valeur.mini, valeur.maxi
    return (valeur, valeur) if isinstance(valeur, Decimal) else (None, None)


def _emboiter(valeurs: dict[str, Valeur]) -> None:
    for petit, grand, plafond in EMBOITEMENTS:
        (petit_bas, _), (_, grand_haut) = _bornes(valeurs.get(petit)), _bornes(valeurs.get(grand))
        if grand_haut is not None and (plafond is None or grand_haut < plafond):
            _resserrer(valeurs, petit, None, grand_haut)
        if petit_bas is not None:
            _resserrer(valeurs, grand, petit_bas if plafond is None else min(petit_bas, plafond), None)


def _resserrer(valeurs: dict[str, Valeur], fait: str, bas: Decimal | None, haut: Decimal | None) -> None:
    connue = valeurs.get(fait)
    if isinstance(connue, Decimal):
        return
    mini, maxi = _bornes(connue)
    mini = bas if mini is None else mini if bas is None else max(mini, bas)
    maxi = haut if maxi is None else maxi if haut is None else min(maxi, haut)
    if mini is None or maxi is None or mini <= maxi:
        valeurs[fait] = Intervalle(mini, maxi)


def _continuite(valeurs: dict[str, Valeur]) -> None:
    """Five years without a break need 60 months as an employee, or 1 300 days; fewer rule them out."""
    for fait in ("anciennete_salarie_mois", "salarie_5ans_mois"):
        haut = _bornes(valeurs.get(fait))[1]
        if haut is not None and haut < CINQ_ANS_MOIS:
            valeurs.setdefault("activite_continue_5ans", False)
    jours = _bornes(valeurs.get("jours_travailles_60mois"))[1]
    if jours is not None and jours < JOURS_CONTINUS:
        valeurs.setdefault("activite_continue_5ans", False)


def _delais(valeurs: Mapping[str, Valeur]) -> tuple[int, ...]:
    bas, haut = _bornes(valeurs.get("ptp_anterieur_duree_mois"))
    mini = DELAI_MINI if bas is None else min(DELAI_MAXI, max(DELAI_MINI, ceil(bas * FOIS)))
    maxi = DELAI_MAXI if haut is None else min(DELAI_MAXI, max(DELAI_MINI, ceil(haut * FOIS)))
    return mini, maxi


def _delai_ecoule(valeurs: Mapping[str, Valeur], le: date) -> bool | None:
    possibles = {jour <= le for jour in bascules(valeurs)}
    return possibles.pop() if len(possibles) == 1 else None


def _mission_recente(valeurs: Mapping[str, Valeur], le: date) -> bool | None:
    fin = valeurs.get("fin_contrat_le")
    if valeurs.get("type_contrat") != "interim" or not isinstance(fin, date):
        return None
    return le <= plus_mois(fin, DEPOT_INTERIM_MOIS)


def _depot_a_temps(valeurs: Mapping[str, Valeur], le: date) -> bool:
    """A short contract whose end is not told is taken as running."""
    contrat, fin = valeurs.get("type_contrat"), valeurs.get("fin_contrat_le")
    if not isinstance(fin, date):
        return True
    if contrat == "cdd":
        return le <= fin
    return contrat not in CONTRATS_DE_MISSION or le <= plus_mois(fin, DEPOT_INTERIM_MOIS)


def _droit_prive(valeurs: Mapping[str, Valeur]) -> bool | None:
    """A CDD is of private law unless its employer is told to be public."""
    return True if valeurs.get("type_contrat") == "cdd" and valeurs.get("employeur_public") is not True else None


def _contrat_en_cours(valeurs: Mapping[str, Valeur], le: date) -> bool:
    """A contract whose end is not told is taken as running; one over before the training starts grants nothing."""
    return not contrat_fini(valeurs, le)


def _depart_a_temps(valeurs: Mapping[str, Valeur]) -> bool:
    fin, debut = valeurs.get("fin_contrat_le"), valeurs.get("formation_debut")
    if not isinstance(fin, date) or not isinstance(debut, date):
        return True
    return debut <= plus_mois(fin, DEPART_MOIS)
