"""An estimate of the unemployment allowance (ARE) after a validated resignation, hypotheses said."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.regles.compte import Compte, Ligne, Plage, bornes
from assistant.regles.francais import dire_euros, dire_nombre

MOIS_PAR_AN = Decimal(12)
JOURS_PAR_AN = Decimal(365)
JOURS_VERSES = Decimal(30)
CENT_POUR_CENT = Decimal(100)
AGES = ((Decimal(54), "are_duree_moins_55"), (Decimal(56), "are_duree_55_56"), (None, "are_duree_57"))
AGE_DEGRESSIF = Decimal(54)


def allocation_jour(compte: Compte, brut: Decimal) -> Decimal:
    """Return the gross daily ARE for a monthly gross salary, worked all year (règlement, art. 14 à 17)."""
    sjr = brut * MOIS_PAR_AN / JOURS_PAR_AN
    fixe = sjr * compte.parametre("are_taux_partie_fixe") / CENT_POUR_CENT + compte.parametre("are_partie_fixe")
    seule = sjr * compte.parametre("are_taux") / CENT_POUR_CENT
    haute = max(fixe, seule, compte.parametre("are_minimum"))
    return min(haute, sjr * compte.parametre("are_plafond_sjr") / CENT_POUR_CENT)


def are_estimation(compte: Compte) -> Iterator[Ligne]:
    """Yield the monthly ARE (30 days), and from the 7th month when it may decrease."""
    salaire = compte.plage("salaire_brut_mensuel_eur")
    age = compte.plage("age")
    duree = _duree(compte, age)
    regle = (f"Le plus haut de {_pct(compte, 'are_taux_partie_fixe')} du salaire journalier +"
             f" {dire_euros(compte.parametre('are_partie_fixe'))} et de {_pct(compte, 'are_taux')}, au moins"
             f" {dire_euros(compte.parametre('are_minimum'))} et au plus {_pct(compte, 'are_plafond_sjr')} par jour,"
             " sur 30 jours.")
    manquants = tuple(f for f, p in (("salaire_brut_mensuel_eur", salaire), ("age", age)) if p is None)
    if salaire is None or not salaire.fermee:
        yield Ligne(None, None, f"{regle} Il me faut votre salaire brut.{duree}",
                    manquants or ("salaire_brut_mensuel_eur",))
        return
    jours = tuple(allocation_jour(compte, brut) for brut in bornes(salaire))
    yield Ligne(jours[0] * JOURS_VERSES, jours[1] * JOURS_VERSES,
                f"{regle} Estimation brute, si vous avez travaillé toute l'année à ce salaire (salaire journalier ="
                f" brut × 12 / 365).{duree}", manquants, par="mois")
    yield from _degressivite(compte, age, jours)


def _degressivite(compte: Compte, age: Plage | None, jours: tuple[Decimal, ...]) -> Iterator[Ligne]:
    if not (compte.connu("are_degressivite_plancher") and compte.connu("are_degressivite_taux")):
        return
    plancher = compte.parametre("are_degressivite_plancher")
    senior = None if age is None else age.compare(AGE_DEGRESSIF)
    if senior or max(jours) <= plancher:
        return
    reste = 1 - compte.parametre("are_degressivite_taux") / CENT_POUR_CENT
    mini, maxi = (max(j * reste, min(j, plancher)) for j in jours)
    yield Ligne(mini * JOURS_VERSES, maxi * JOURS_VERSES,
                f"Avant 55 ans, une allocation haute peut baisser de {_pct(compte, 'are_degressivite_taux')} au plus"
                f" après 182 jours, jamais sous {dire_euros(plancher)} par jour.",
                ("age",) if senior is None else (), "à partir du 7e mois", "mois")


def _duree(compte: Compte, age: Plage | None) -> str:
    if not all(compte.connu(ident) for _, ident in AGES):
        return ""
    if age is None or not age.fermee:
        return " La durée dépend de l'âge et des mois travaillés."
    bas, haut = (_jours_max(compte, a) for a in bornes(age))
    dit = dire_nombre(bas) if bas == haut else f"{dire_nombre(bas)} à {dire_nombre(haut)}"
    mois = compte.plage("mois_travailles_24")
    if mois is None or mois.mini is None or mois.mini != mois.maxi or not compte.connu("are_coefficient_duree"):
        return f" Durée : au plus {dit} jours, selon les mois travaillés."
    coefficient = compte.parametre("are_coefficient_duree")
    return f" Durée : environ {dire_nombre(mois.mini * coefficient)} mois ({dire_nombre(coefficient)} × {dire_nombre(mois.mini)}), au plus {dit} jours."


def _jours_max(compte: Compte, age: Decimal) -> Decimal:
    return compte.parametre(next(ident for limite, ident in AGES if limite is None or age <= limite))


def _pct(compte: Compte, ident: str) -> str:
    return f"{dire_nombre(compte.parametre(ident))} %"
