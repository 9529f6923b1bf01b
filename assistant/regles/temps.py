"""How time passes for a person: months, worked days, and the facts that grow while a contract lasts."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from assistant.domaine.profil import Intervalle, Valeur
from assistant.regles.droit import Definition

JOURS_OUVRES_PAR_SEMAINE = 5
JOURS_PAR_SEMAINE = 7
CONTRATS_QUI_DURENT = frozenset({"cdi", "cdi_interimaire"})
SANS_CONTRAT_DE_TRAVAIL = frozenset({"demandeur_emploi", "independant"})


def plus_mois(jour: date, mois: int) -> date:
    """Return the same day some months later, the last day of a shorter month (31 January + 1 = 28 February)."""
    annee, rang = divmod(jour.year * 12 + jour.month - 1 + mois, 12)
    return date(annee, rang + 1, min(jour.day, monthrange(annee, rang + 1)[1]))


def mois_entre(debut: date, fin: date) -> int:
    """Return the whole months from debut to fin: the greatest n with plus_mois(debut, n) <= fin, at least 0."""
    mois = (fin.year - debut.year) * 12 + fin.month - debut.month
    if plus_mois(debut, mois) > fin:
        mois -= 1
    return max(mois, 0)


def jours_travailles_entre(debut: date, fin: date) -> int:
    """Return the worked days from debut to fin, 5 for each 7 calendar days, rounded down."""
    return max((fin - debut).days * JOURS_OUVRES_PAR_SEMAINE // JOURS_PAR_SEMAINE, 0)


def gain(definition: Definition, debut: date, fin: date) -> int:
    """Return by how much a growing fact grows from debut to fin, in its own unit."""
    return mois_entre(debut, fin) if definition.evolue == "mois" else jours_travailles_entre(debut, fin)


def date_du_gain(definition: Definition, debut: date, manque: Decimal) -> date:
    """Return the first day on which a growing fact has grown by manque (> 0) since debut."""
    entier = int(manque.to_integral_value(ROUND_CEILING))
    if definition.evolue == "mois":
        return plus_mois(debut, entier)
    jours = -(-entier * JOURS_PAR_SEMAINE // JOURS_OUVRES_PAR_SEMAINE)
    return debut + timedelta(days=jours)


def contrat_garde(valeurs: Mapping[str, Valeur], jour: date) -> bool:
    """Return whether the present contract surely lasts until a day, so that waiting alone may cure."""
    fin = valeurs.get("fin_contrat_le")
    if isinstance(fin, date):
        return jour <= fin
    return valeurs.get("type_contrat") in CONTRATS_QUI_DURENT and valeurs.get("demission_faite") is not True


def contrat_fini(valeurs: Mapping[str, Valeur], le: date) -> bool:
    """Return whether no employer is left when the training starts: no contract, or one that surely ends before."""
    fin, debut = valeurs.get("fin_contrat_le"), valeurs.get("formation_debut")
    if valeurs.get("type_contrat") == "demandeur_emploi":
        return True
    return isinstance(fin, date) and fin < (max(le, debut) if isinstance(debut, date) else le)


def vieillir(
    valeurs: Mapping[str, Valeur], evolutifs: tuple[Definition, ...], le: date, cible: date
) -> tuple[dict[str, Valeur], dict[str, str]]:
    """Return the facts as they will stand on cible, and for each one left vague the fact that would tell.

    A growing fact stops at the end of the contract. When the contract is not known, or was left without a
    date, growth is not sure: the fact becomes the interval from no growth to full growth.
    """
    fin, cause = _croissance(valeurs, le, cible)
    vieillies = dict(valeurs)
    causes: dict[str, str] = {}
    for definition in evolutifs:
        valeur = valeurs.get(definition.id)
        if isinstance(valeur, Decimal | Intervalle) and fin > le:
            vieillies[definition.id] = _grandir(valeur, definition, gain(definition, le, fin), bool(cause))
            if cause and isinstance(valeur, Decimal):
                causes[definition.id] = cause
    return vieillies, causes


def _croissance(valeurs: Mapping[str, Valeur], le: date, cible: date) -> tuple[date, str | None]:
    contrat = valeurs.get("type_contrat")
    if contrat in SANS_CONTRAT_DE_TRAVAIL:
        return le, None
    fin = valeurs.get("fin_contrat_le")
    jusque = min(cible, fin) if isinstance(fin, date) else cible
    if contrat is None:
        return jusque, "type_contrat"
    parti = valeurs.get("demission_faite") is True and not isinstance(fin, date)
    return jusque, "fin_contrat_le" if parti else None


def _grandir(valeur: Decimal | Intervalle, definition: Definition, plus: int, vague: bool) -> Valeur:
    mini, maxi = (valeur, valeur) if isinstance(valeur, Decimal) else (valeur.mini, valeur.maxi)
    haut = None if maxi is None else _borner(maxi + plus, definition)
    bas = mini if mini is None or vague else _borner(mini + plus, definition)
    return bas if bas is not None and bas == haut else Intervalle(bas, haut)


def _borner(valeur: Decimal, definition: Definition) -> Decimal:
    return valeur if definition.maxi is None else min(valeur, definition.maxi)
