"""Money: which formula a line of a scheme names, and what it gives for one person. Decimal, cents half up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from assistant.domaine.droit import PriseEnCharge
from assistant.domaine.profil import Profil
from assistant.regles.compte import Compte, Ligne, au_centime
from assistant.regles.droit import Dispositif, Droit, Prise
from assistant.regles.francais import dire_date
from assistant.regles.jugement import Situation, situer
from assistant.regles.montants_chomage import are_estimation
from assistant.regles.montants_cpf import (
    cofinancement_fipu,
    cpf_annuel,
    cpf_droits,
    cpf_externe,
    cpf_interne,
    cpf_participation,
    cpf_reste,
    points_c2p,
)
from assistant.regles.montants_formation import (
    frais_pedagogiques_ptp,
    frais_periode_reconversion,
    remuneration_ptp,
)


@dataclass(frozen=True, slots=True)
class Calcul:
    """A named formula and the parameters it cannot do without."""

    fonction: Callable[[Compte], Iterator[Ligne]]
    parametres: tuple[str, ...]


CALCULS: Mapping[str, Calcul] = {
    "remuneration_ptp": Calcul(
        remuneration_ptp, ("smic_horaire_brut", "ptp_taux_premiere_annee", "ptp_taux_ensuite")
    ),
    "frais_pedagogiques_ptp": Calcul(
        frais_pedagogiques_ptp, ("ptp_plafond_projet_ht", "ptp_plafond_horaire_ht")
    ),
    "cpf_droits": Calcul(cpf_droits, ()),
    "cpf_participation": Calcul(cpf_participation, ("cpf_participation",)),
    "cpf_reste": Calcul(cpf_reste, ("cpf_participation",)),
    "cpf_annuel": Calcul(cpf_annuel, ("cpf_annuel", "cpf_annuel_majore", "cpf_plafond", "cpf_plafond_majore")),
    "cpf_interne": Calcul(cpf_interne, ()),
    "cpf_externe": Calcul(cpf_externe, ()),
    "points_c2p": Calcul(points_c2p, ("c2p_valeur_point",)),
    "cofinancement_fipu": Calcul(cofinancement_fipu, ("fipu_cofinancement_pct",)),
    "frais_periode_reconversion": Calcul(frais_periode_reconversion, ("reconversion_forfait_horaire",)),
    "are_estimation": Calcul(
        are_estimation, ("are_partie_fixe", "are_minimum", "are_taux_partie_fixe", "are_taux", "are_plafond_sjr")
    ),
}


def montants(droit: Droit, profil: Profil, le: date, dispositif: str) -> tuple[PriseEnCharge, ...]:
    """Return the lines of money of a scheme for one person, whether it is open to them or not."""
    return prises_en_charge(droit.dispositif(dispositif), situer(droit, profil, le))


def prises_en_charge(dispositif: Dispositif, situation: Situation) -> tuple[PriseEnCharge, ...]:
    """Return every line of money of a scheme in force, amounts where a formula and the facts give one."""
    ancien = situation.jour_du_droit
    lignes: list[PriseEnCharge] = []
    for prise in dispositif.prises:
        jour = situation.le if prise.poste == "are" else ancien  # the allowance does not hang on the training
        if prise.en_vigueur(jour) and prise.lorsque.evaluer(situation.jour) is not False:
            compte = Compte(situation.depart.valeurs, replace(situation.jour, le=jour))
            dit = f" Montants en vigueur le {dire_date(jour)}." if prise.calcul and jour < situation.le else ""
            lignes += (_prise(prise, ligne, dit) for ligne in _lignes(prise, compte))
    return tuple(lignes)


def _lignes(prise: Prise, compte: Compte) -> Iterator[Ligne]:
    calcul = CALCULS[prise.calcul] if prise.calcul else None
    # a rule older than the amounts recorded is said, never computed with later amounts
    if calcul is None or not all(compte.connu(ident) for ident in calcul.parametres):
        yield Ligne(None, None, prise.regle)
    else:
        yield from calcul.fonction(compte)


def _prise(prise: Prise, ligne: Ligne, date_dite: str) -> PriseEnCharge:
    return PriseEnCharge(
        poste=ligne.poste or prise.poste,
        libelle=f"{prise.libelle} ({ligne.precision})" if ligne.precision else prise.libelle,
        payeur=ligne.payeur or prise.payeur,
        mini_eur=None if ligne.mini is None else au_centime(ligne.mini),
        maxi_eur=None if ligne.maxi is None else au_centime(ligne.maxi),
        par=ligne.par or prise.par,
        formule=ligne.formule + date_dite,
        reference=prise.reference,
        faits_manquants=ligne.manquants,
    )
