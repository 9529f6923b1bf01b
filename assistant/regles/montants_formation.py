"""Pay and teaching costs while one trains: PTP (C. trav. D6323-18-3) and période de reconversion (D6332-90)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.regles.compte import Compte, Ligne, Plage, bornes, dire_plage
from assistant.regles.francais import dire_euros, dire_nombre

HEURES_PAR_AN = Decimal(1820)
MOIS_PAR_AN = Decimal(12)
PIVOT_MOIS = Decimal(12)
PIVOT_HEURES = Decimal(1200)
CENT_POUR_CENT = Decimal(100)
BRUT_AU_PLUS = Decimal("1.5")  # no private wage is worth more than this many times its net: enough to be sure, never an amount
DIRECT = "Transitions Pro, directement (modalités à confirmer auprès d'elle)"
REFERENCES = {
    "cdi": "la moyenne des 12 mois avant la formation",
    "cdd": "la moyenne de vos 4 derniers mois en CDD",
    "interim": "la moyenne de vos 600 dernières heures de mission",
    "cdi_interimaire": "la moyenne de vos 600 dernières heures de mission",
    "intermittent": "vos salaires sur les périodes d'ancienneté, avec allocation chômage et congés spectacles",
}


def deux_smic(compte: Compte) -> Decimal:
    """Return 2 SMIC a month, not rounded: twice the hourly rate × 1 820 / 12 (PAR-SMIC-ARRONDI)."""
    return 2 * compte.parametre("smic_horaire_brut") * HEURES_PAR_AN / MOIS_PAR_AN


def remuneration_ptp(compte: Compte) -> Iterator[Ligne]:
    """Yield the monthly gross pay of a PTP, and who pays it: Transitions Pro itself when no employer is left (D6323-18-1)."""
    direct = compte.contrat_fini or compte.valeurs.get("type_contrat") == "intermittent"
    yield from (replace(ligne, payeur=DIRECT) if direct and ligne.payeur is None else ligne for ligne in _remuneration(compte))


def _remuneration(compte: Compte) -> Iterator[Ligne]:
    """Yield 100 % up to 2 SMIC, else 90 % then 60 %, never below 2 SMIC."""
    if compte.est("formation_hors_temps_travail"):
        yield Ligne(Decimal(0), Decimal(0), "Aucune rémunération n'est prise en charge : la formation est"
                    " entièrement hors temps de travail, et votre salaire continue.", par="mois")
        return
    plancher = deux_smic(compte)
    if compte.est("plusieurs_employeurs"):
        yield Ligne(None, None, f"100 % du salaire de référence jusqu'à 2 SMIC ({dire_euros(plancher)}) ; au-delà, 90 % la première année"
                    " puis 60 %, jamais moins de 2 SMIC. Avec plusieurs employeurs, je ne calcule pas de montant : le salaire de"
                    " référence et l'absence sont à voir pour chaque contrat avec Transitions Pro.")
        return
    salaire = compte.plage("salaire_brut_mensuel_eur")
    if salaire is None or not salaire.fermee:
        yield _sans_brut(compte, plancher)
        return
    if salaire.compare(plancher) is False:
        dit = dire_plage(*bornes(salaire))
        yield Ligne(salaire.mini, salaire.maxi, f"Votre salaire brut ({dit}) ne dépasse pas 2 SMIC"
                    f" ({dire_euros(plancher)}) : il est maintenu à 100 %.{_reference(compte)}", par="mois")
        return
    yield from _au_dessus(compte, salaire, plancher)


def _sans_brut(compte: Compte, plancher: Decimal) -> Ligne:
    net = compte.plage("salaire_net_mensuel_eur")
    if net is not None and net.maxi is not None and net.maxi * BRUT_AU_PLUS <= plancher:
        return Ligne(None, None, f"À {dire_plage(net.mini or net.maxi, net.maxi)} net, votre brut est loin de 2 SMIC ({dire_euros(plancher)}) :"
                     f" votre salaire est maintenu à 100 %. Le salaire net ne suffit pas pour un montant exact : il me faut le brut.{_reference(compte)}",
                     ("salaire_brut_mensuel_eur",))
    dit = " Le salaire net ne suffit pas." if net else ""
    return Ligne(None, None, f"100 % du salaire brut jusqu'à 2 SMIC ({dire_euros(plancher)}) ; au-delà, 90 % la"
                 f" première année puis 60 %, jamais moins de 2 SMIC. Il me faut votre salaire brut.{dit}",
                 ("salaire_brut_mensuel_eur",))


def _au_dessus(compte: Compte, salaire: Plage, plancher: Decimal) -> Iterator[Ligne]:
    premier, ensuite = compte.parametre("ptp_taux_premiere_annee"), compte.parametre("ptp_taux_ensuite")
    longue, manquant = formation_longue(compte)
    if longue is False:
        yield _taux(compte, salaire, plancher, premier, "")
        return
    yield _taux(compte, salaire, plancher, premier, "la première année ou les 1 200 premières heures")
    suite = "ensuite" if longue else "au-delà d'un an ou de 1 200 heures"
    ligne = _taux(compte, salaire, plancher, ensuite, suite)
    yield Ligne(ligne.mini, ligne.maxi, ligne.formule, manquant, suite, "mois")


def _taux(compte: Compte, salaire: Plage, plancher: Decimal, taux: Decimal, quand: str) -> Ligne:
    mini, maxi = (_part(s, plancher, taux) for s in bornes(salaire))
    calcul = f"{dire_nombre(taux)} % de {dire_plage(*bornes(salaire))}"
    releve = f" : c'est moins que 2 SMIC, donc 2 SMIC ({dire_euros(plancher)})"
    plancher_dit = releve if maxi == plancher else f", sans descendre sous 2 SMIC ({dire_euros(plancher)})"
    return Ligne(mini, maxi, f"{calcul}{plancher_dit}.{_reference(compte)}", (), quand, "mois")


def _part(salaire: Decimal, plancher: Decimal, taux: Decimal) -> Decimal:
    return max(salaire * taux / CENT_POUR_CENT, min(salaire, plancher))


def _reference(compte: Compte) -> str:
    reference = REFERENCES.get(str(compte.valeurs.get("type_contrat")))
    partiel = " À temps partiel, c'est votre salaire à temps partiel qui compte." if compte.est("temps_partiel") else ""
    return (f" Salaire de référence : {reference}." if reference else "") + partiel


def formation_longue(compte: Compte) -> tuple[bool | None, tuple[str, ...]]:
    """Return whether the training passes the pivot (12 months, or 1 200 hours when part-time), and what is missing."""
    mois = compte.plage("formation_duree_mois")
    heures = compte.plage("formation_duree_heures")
    par_mois = None if mois is None else mois.compare(PIVOT_MOIS)
    par_heures = None if heures is None else heures.compare(PIVOT_HEURES)
    partiel = compte.est("formation_temps_partiel")
    if partiel is not None:
        decide, fait = (par_heures, "formation_duree_heures") if partiel else (par_mois, "formation_duree_mois")
        return decide, () if decide is not None else (fait,)
    if par_mois is None:
        return None, ("formation_duree_mois",)
    if par_heures is None or par_heures == par_mois:
        return par_mois, ()
    return None, ("formation_temps_partiel",)


def frais_pedagogiques_ptp(compte: Compte) -> Iterator[Ligne]:
    """Yield the teaching cost that Transitions Pro may pay, and what the ceilings leave (network rule)."""
    projet, horaire = compte.parametre("ptp_plafond_projet_ht"), compte.parametre("ptp_plafond_horaire_ht")
    heures, prix = compte.plage("formation_duree_heures"), compte.plage("formation_prix_eur")
    regle = f"Plafonds du réseau : {dire_euros(projet)} HT par projet et {dire_euros(horaire)} HT de l'heure."
    manquants = tuple(f for f, p in (("formation_prix_eur", prix), ("formation_duree_heures", heures)) if p is None)
    if prix is None or heures is None or not (prix.fermee and heures.fermee):
        yield Ligne(None, None, f"{regle} Il me faut le prix et le nombre d'heures pour comparer.",
                    manquants or ("formation_prix_eur", "formation_duree_heures"))
        return
    (prix_bas, prix_haut), (h_bas, h_haut) = bornes(prix), bornes(heures)
    plafonds = min(projet, horaire * h_bas), min(projet, horaire * h_haut)
    maxi = min(prix_haut, plafonds[1])
    yield Ligne(Decimal(0), maxi, f"{regle} Pour {_heures(h_bas, h_haut)}, le plafond est de {dire_plage(*plafonds)}"
                f" HT ; le prix annoncé est de {dire_plage(prix_bas, prix_haut)}. Transitions Pro paie tout ou"
                f" partie, {dire_euros(maxi)} au plus. Comparez au prix hors taxes du devis.", par="total")
    reste = max(prix_haut - plafonds[0], Decimal(0))
    if reste:
        yield Ligne(max(prix_bas - plafonds[1], Decimal(0)), reste, "Prix de la formation moins le plafond :"
                    " cette part est à couvrir autrement (CPF, employeur, vous).", precision="au-dessus du plafond",
                    par="total", payeur="vous, votre CPF ou votre employeur", poste="reste_a_charge")


def frais_periode_reconversion(compte: Compte) -> Iterator[Ligne]:
    """Yield the flat rate an OPCO pays for a période de reconversion: hours × rate, branch rate apart."""
    taux = compte.parametre("reconversion_forfait_horaire")
    heures = compte.plage("formation_duree_heures")
    if heures is None or not heures.fermee:
        yield Ligne(None, None, f"Nombre d'heures × {dire_euros(taux)}, sauf forfait propre à la branche. Il me"
                    " faut le nombre d'heures.", ("formation_duree_heures",))
        return
    bas, haut = bornes(heures)
    yield Ligne(bas * taux, haut * taux, f"{_heures(bas, haut)} × {dire_euros(taux)} de l'heure, sauf forfait propre"
                " à la branche, dans la limite des fonds de l'OPCO.", par="total")


def _heures(bas: Decimal, haut: Decimal) -> str:
    dit = dire_nombre(bas) if bas == haut else f"{dire_nombre(bas)} à {dire_nombre(haut)}"
    return f"{dit} heures"
