"""A second, separate reading of two schemes (PTP, démissionnaire), to be compared with the engine.

Plain functions over a dict of facts, three-valued: True, False, None (unknown). Written from the researched
facts (PTP-01 to PTP-42, DEM-01 to DEM-12) without the rule files. Numbers may be a pair (low, high).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

Borne = Decimal | None
Faits = Mapping[str, object]
Trois = bool | None
SPECTACLE = {"technicien_enregistre": (130, 65), "technicien_vivant": (88, 44), "artiste": (60, 30)}
ABSENCE_DISPENSE_DEPUIS = date(2022, 4, 1)
DEMISSIONNAIRE_DEPUIS, PTP_DEPUIS = date(2019, 11, 1), date(2019, 1, 1)


def et(*valeurs: Trois) -> Trois:
    """Return the three-valued and: one False is enough."""
    return False if False in valeurs else None if None in valeurs else True


def ou(*valeurs: Trois) -> Trois:
    """Return the three-valued or: one True is enough."""
    return True if True in valeurs else None if None in valeurs else False


def plus_mois(jour: date, mois: int) -> date:
    """Return the same day so many months later, or the last day of that month."""
    annee, rang = divmod(jour.year * 12 + jour.month - 1 + mois, 12)
    return date(annee, rang + 1, min(jour.day, monthrange(annee, rang + 1)[1]))


def mois_entre(debut: date, fin: date) -> int:
    """Return the whole months elapsed, 0 when fin is not later."""
    nombre = 0
    while plus_mois(debut, nombre + 1) <= fin:
        nombre += 1
    return nombre


def bornes(faits: Faits, nom: str) -> tuple[Borne, Borne] | None:
    """Return the low and high bound of a number, None when it is unknown."""
    valeur = faits.get(nom)
    if valeur is None:
        return None
    return valeur if isinstance(valeur, tuple) else (Decimal(str(valeur)), Decimal(str(valeur)))


def au_moins(faits: Faits, nom: str, seuil: int, gagne: int = 0) -> Trois:
    """Return whether a number reaches a threshold once it has grown by gagne."""
    lu = bornes(faits, nom)
    if lu is None:
        return None
    bas, haut = lu
    if bas is not None and bas + gagne >= seuil:
        return True
    return False if haut is not None and haut + gagne < seuil else None


def est(faits: Faits, nom: str, *valeurs: object) -> Trois:
    """Return whether a fact is one of these values."""
    return None if faits.get(nom) is None else faits[nom] in valeurs


def non(valeur: Trois) -> Trois:
    """Return the three-valued not."""
    return None if valeur is None else not valeur


def _gains(faits: Faits, le: date) -> tuple[int, ...]:
    """Return the months of contract won by the start of the training (PTP-04), up to the contract's end.

    Someone who has resigned and gives no end date may win none or all of them.
    """
    debut, fin = faits.get("formation_debut"), faits.get("fin_contrat_le")
    if not isinstance(debut, date):
        return (0,)
    if isinstance(fin, date):
        return (mois_entre(le, min(debut, fin)),)
    plein = mois_entre(le, debut)
    return (0, plein) if faits.get("demission_faite") is True else (plein,)


def _anciennete(faits: Faits, contrat: str, le: date) -> Trois:
    complets = completer(faits)
    lues = {ANCIENNETE[contrat](complets, gagne) for gagne in _gains(faits, le)}
    return lues.pop() if len(lues) == 1 else None


def completer(faits: Faits) -> Faits:
    """Return the facts with the bounds that one length of work gives to another left unsaid or vague.

    Months in the company, and months of the last 5 years, are part of the whole career, never more.
    """
    entreprise, recents, total = "anciennete_entreprise_mois", "salarie_5ans_mois", "anciennete_salarie_mois"
    lus = {nom: bornes(faits, nom) or (None, None) for nom in (entreprise, recents, total)}
    continus = Decimal(60) if faits.get("activite_continue_5ans") is True else None
    planchers = {total: [lus[entreprise][0], lus[recents][0], continus], recents: [lus[entreprise][0], continus]}
    plafonds: dict[str, list[Borne]] = {total: [], recents: [lus[total][1]], entreprise: [lus[total][1]]}
    if lus[recents][1] is not None and lus[recents][1] < 60:
        plafonds[entreprise].append(lus[recents][1])
    serres = {}
    for nom, (bas, haut) in lus.items():
        bas_connus = [b for b in (bas, *planchers.get(nom, ())) if b is not None]
        haut_connus = [h for h in (haut, *plafonds[nom]) if h is not None]
        if (bas is None or bas != haut) and (bas_connus or haut_connus):
            serres[nom] = (max(bas_connus, default=None), min(haut_connus, default=None))
    return {**faits, **serres}


def _cdi(faits: Faits, gagne: int) -> Trois:
    return et(au_moins(faits, "anciennete_entreprise_mois", 12, gagne),
              au_moins(faits, "anciennete_salarie_mois", 24, gagne))


def _cdd(faits: Faits, gagne: int) -> Trois:
    courts = ou(au_moins(faits, "cdd_12mois_mois", 4), au_moins(faits, "cdd_12mois_jours", 80))
    return et(au_moins(faits, "salarie_5ans_mois", 24, gagne), courts)


def _interim(faits: Faits, gagne: int) -> Trois:
    return et(au_moins(faits, "heures_interim_18mois", 1600), au_moins(faits, "heures_interim_agence_18mois", 600))


def _spectacle(faits: Faits, gagne: int) -> Trois:
    metier = faits.get("intermittent_metier")
    recents = [ou(au_moins(faits, "cachets_24mois", deux), au_moins(faits, "cachets_12mois", un))
               for nom, (deux, un) in SPECTACLE.items() if metier in (None, nom)]
    recent = recents[0] if len(set(recents)) == 1 else None
    return et(au_moins(faits, "cachets_2a5ans", 220), recent)


ANCIENNETE: dict[str, Callable[[Faits, int], Trois]] = {
    "cdi": _cdi, "cdd": _cdd, "interim": _interim, "cdi_interimaire": _interim, "intermittent": _spectacle}


def _dispense(faits: Faits, le: date) -> Trois:
    """Return whether seniority is not required (PTP-08, PTP-09)."""
    simples = ou(est(faits, "rqth", True), est(faits, "licencie_sans_formation", True))
    if le < ABSENCE_DISPENSE_DEPUIS:
        return simples
    absences = ou(est(faits, "absence_maladie_pro_24mois", True), au_moins(faits, "absence_sante_24mois_mois", 6))
    return ou(simples, absences)


def _depot_a_temps(faits: Faits, le: date) -> Trois:
    """Return whether a short contract still allows the file and the start (PTP-15, PTP-16)."""
    contrat, fin = faits.get("type_contrat"), faits.get("fin_contrat_le")
    if contrat not in ("cdd", "interim") or not isinstance(fin, date):
        return True
    debut = faits.get("formation_debut")
    dernier_depot = fin if contrat == "cdd" else plus_mois(fin, 4)
    return le <= dernier_depot and (not isinstance(debut, date) or debut <= plus_mois(fin, 6))


def _franchise(faits: Faits, le: date) -> Trois:
    """Return whether the wait after a first PTP is over: ten times its length, 6 to 72 months (PTP-42)."""
    deja, fin = est(faits, "ptp_anterieur", True), faits.get("ptp_anterieur_fin_le")
    duree = bornes(faits, "ptp_anterieur_duree_mois")
    if not deja:
        return non(deja)
    if not isinstance(fin, date):
        return None
    delais = [72 if b is None else min(72, max(6, int(b * 10))) for b in duree] if duree else [6, 72]
    return None if len({le >= plus_mois(fin, d) for d in delais}) > 1 else le >= plus_mois(fin, delais[0])


def ptp(faits: Faits, le: date) -> str:
    """Return the PTP's verdict for these facts at this date."""
    contrat = faits.get("type_contrat")
    ouvert = None if contrat is None else contrat in ANCIENNETE
    if contrat == "demandeur_emploi":  # a mission that has just ended still opens the file (PTP-16)
        contrat, ouvert = "interim", est(faits, "mission_interim_finie_4mois", True)
    anciennete = _anciennete(faits, str(contrat), le) if contrat in ANCIENNETE else None
    # A refusal by seniority is certain only once every exemption is known to be absent.
    admise = ou(anciennete, _dispense(faits, le))
    certifie = est(faits, "certification_visee", "rncp", "bloc", "rs_metier")
    return _verdict(et(ouvert, None if contrat is None else admise, certifie, est(faits, "change_de_metier", True),
                       _depot_a_temps(faits, le), _franchise(faits, le)), le >= PTP_DEPUIS)


def demissionnaire(faits: Faits, le: date) -> str:
    """Return the démissionnaire scheme's verdict for these facts at this date."""
    duree = ou(au_moins(faits, "jours_travailles_60mois", 1300), est(faits, "activite_continue_5ans", True))
    # The CEP comes before the resignation; not resigned yet, it is only a step still to do.
    ordre = ou(non(est(faits, "demission_faite", True)), est(faits, "cep_avant_demission", True))
    return _verdict(et(est(faits, "type_contrat", "cdi"), est(faits, "employeur_public", False), duree,
                       est(faits, "type_projet", "formation", "creation"), ordre), le >= DEMISSIONNAIRE_DEPUIS)


def _verdict(conditions: Trois, ouvert: bool) -> str:
    if not ouvert:
        return "ferme"
    return {True: "possible", False: "exclu", None: "a_preciser"}[conditions]

