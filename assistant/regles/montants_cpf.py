"""Personal accounts: CPF rights, yearly credit and participation, C2P points, the employer's FIPU share."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.regles.compte import Compte, Ligne, Plage, bornes, dire_plage
from assistant.regles.francais import dire_euros, dire_nombre

ZERO = Decimal(0)
CENT_POUR_CENT = Decimal(100)
NIVEAU_CAP = Decimal(2)  # a level of 2 or less is below CAP (level 3)
TOUT = Decimal(1)
PART_INTERNE = Decimal("0.5")  # C. trav. L6324-10: at most half of the rights inside the company
PLAFONDS = {
    "rs": "cpf_plafond_rs", "rs_metier": "cpf_plafond_rs", "bilan": "cpf_plafond_bilan",
    "permis": "cpf_plafond_permis",
}


def cpf_droits(compte: Compte) -> Iterator[Ligne]:
    """Yield the CPF rights that can be used: the balance, within the cap of the action and its price."""
    droits = compte.plage("cpf_droits_eur")
    plafond, dit = _plafond(compte)
    if droits is None or not droits.fermee:
        yield Ligne(None, None, f"Les droits inscrits sur votre compte.{dit} Le solde est sur"
                    " moncompteformation.gouv.fr.", ("cpf_droits_eur",))
        return
    bas, haut = bornes(droits)
    limites = [p for p in (plafond,) if p is not None]
    prix = compte.plage("formation_prix_eur")
    yield Ligne(
        min((bas, *limites, *_bout(prix, bas=True))), min((haut, *limites, *_bout(prix, bas=False))),
        f"Droits inscrits : {dire_plage(bas, haut)}.{dit}"
        + (" Jamais plus que le prix de la formation." if prix else ""), par="total",
    )


def cpf_interne(compte: Compte) -> Iterator[Ligne]:
    """Yield the CPF rights usable in a période de reconversion inside the company: half of them (L6324-10)."""
    return _cpf_reconversion(compte, PART_INTERNE)


def cpf_externe(compte: Compte) -> Iterator[Ligne]:
    """Yield the CPF rights usable in a période de reconversion in another company: all of them (L6324-10)."""
    return _cpf_reconversion(compte, TOUT)


def _cpf_reconversion(compte: Compte, part: Decimal) -> Iterator[Ligne]:
    droits, mobilite = compte.plage("cpf_droits_eur"), compte.valeurs.get("mobilite")
    regle = "Avec votre accord : la moitié des droits au plus si vous restez dans l'entreprise, tous sinon."
    if droits is None or not droits.fermee:
        yield Ligne(None, None, f"{regle} Il me faut le solde de votre compte.", ("cpf_droits_eur",))
        return
    bas, haut = bornes(droits)
    yield Ligne(bas * part, haut * part, f"{regle} Droits inscrits : {dire_plage(bas, haut)}.",
                () if mobilite else ("mobilite",), par="total")


def _bout(prix: Plage | None, *, bas: bool) -> tuple[Decimal, ...]:
    bout = None if prix is None else (prix.mini if bas else prix.maxi)
    return () if bout is None else (bout,)


def _plafond(compte: Compte) -> tuple[Decimal | None, str]:
    ident = PLAFONDS.get(str(compte.valeurs.get("certification_visee")))
    if ident is None or not compte.connu(ident):
        return None, ""
    plafond = compte.parametre(ident)
    return plafond, f" Pour ce type d'action, {dire_euros(plafond)} de droits au plus."


def cpf_participation(compte: Compte) -> Iterator[Ligne]:
    """Yield the holder's compulsory share of a CPF training (C. trav. L6323-7), 0 when exempt."""
    montant = compte.parametre("cpf_participation")
    contrat = compte.valeurs.get("type_contrat")
    if contrat == "demandeur_emploi" or _employeur_paie(compte):
        motif = "demandeur d'emploi" if contrat == "demandeur_emploi" else "abondement de l'employeur"
        yield Ligne(ZERO, ZERO, f"Participation de {dire_euros(montant)} non demandée : {motif}.", par="total")
        return
    peut_etre = _exoneration_possible(compte)
    yield Ligne(
        ZERO if peut_etre or contrat is None else montant, montant,
        f"{dire_euros(montant)} par formation, sauf demandeur d'emploi, abondement de l'employeur ou de l'OPCO,"
        f" points de prévention (C2P) ou incapacité permanente.{peut_etre}",
        () if contrat else ("type_contrat",), par="total",
    )


def _employeur_paie(compte: Compte) -> bool:
    """Return whether the employer surely pays a share: a percentage, or a sum of his own will."""
    part, somme = compte.plage("employeur_cofinancement_pct"), compte.plage("cofinancement_tiers_eur")
    voulue = somme if compte.valeurs.get("employeur_position") in ("accord", "propose") else None
    return any(p is not None and (p.mini or ZERO) > ZERO for p in (part, voulue))


def cpf_reste(compte: Compte) -> Iterator[Ligne]:
    """Yield what the holder pays: the price less the rights and a third party's share, never under the participation.

    Nothing is said until the price and the balance are known.
    """
    prix, droits = compte.plage("formation_prix_eur"), next(cpf_droits(compte))
    participation = next(cpf_participation(compte))
    if prix is None or not prix.fermee or droits.mini is None or droits.maxi is None:
        return
    tiers = compte.plage("cofinancement_tiers_eur")
    verse = tiers.mini if tiers is not None and tiers.mini is not None else ZERO
    bas, haut = bornes(prix)
    mini = min(bas, max(participation.mini or ZERO, bas - droits.maxi - verse))
    maxi = min(haut, max(participation.maxi or ZERO, haut - droits.mini - verse))
    paye = f" et {dire_euros(verse)} d'un tiers" if verse else ""
    inconnue = compte.valeurs.get("certification_visee") is None
    plafonds = " Un bilan, un permis léger et le Répertoire spécifique ont un plafond de droits : dites-moi ce que vous visez." if inconnue else ""
    yield Ligne(mini, None if inconnue else maxi, f"Prix de {dire_plage(bas, haut)}, moins {dire_plage(droits.mini, droits.maxi)} de droits au plus{paye} ;"
                f" au moins la participation, si elle est due.{plafonds}{_avenir(participation)}",
                ("certification_visee",) if inconnue else (), par="total")


def _avenir(participation: Ligne) -> str:
    return " Le montant exact s'affiche sur moncompteformation.gouv.fr avant de valider." if participation.maxi else ""


def _exoneration_possible(compte: Compte) -> str:
    tiers, points = compte.plage("cofinancement_tiers_eur"), compte.plage("points_c2p")
    if tiers is not None and tiers.maxi != ZERO:
        return " La somme versée par un tiers peut vous en dispenser ou la payer."
    if points is not None and points.maxi != ZERO:
        return " Si vous utilisez vos points de prévention, elle n'est pas demandée."
    return ""


def cpf_annuel(compte: Compte) -> Iterator[Ligne]:
    """Yield the yearly credit and its cap (C. trav. L6323-11 and L6323-11-1)."""
    commun, majore = compte.parametre("cpf_annuel"), compte.parametre("cpf_annuel_majore")
    plafonds = compte.parametre("cpf_plafond"), compte.parametre("cpf_plafond_majore")
    niveau = compte.plage("niveau_diplome")
    qualifie = None if niveau is None else niveau.compare(NIVEAU_CAP)
    if compte.est("rqth"):
        qualifie = False
    mini = majore if qualifie is False else commun
    maxi = commun if qualifie else majore
    partiel = " Sous le mi-temps, ce montant est réduit en proportion." if compte.est("temps_partiel") else ""
    yield Ligne(
        ZERO if partiel else mini, maxi,
        f"{dire_euros(commun)} par an, {dire_euros(plafonds[0])} au plus sur le compte ; {dire_euros(majore)} et"
        f" {dire_euros(plafonds[1])} sans diplôme de niveau 3 (CAP) ni certification de branche, ou avec une"
        f" reconnaissance de travailleur handicapé.{partiel}",
        ("niveau_diplome",) if qualifie is None else (), par="an",
    )


def points_c2p(compte: Compte) -> Iterator[Ligne]:
    """Yield C2P points in euros, and how they stand against the 15 % share that opens PTP co-funding."""
    valeur = compte.parametre("c2p_valeur_point")
    points = compte.plage("points_c2p")
    if points is None or not points.fermee:
        yield Ligne(None, None, f"Nombre de points × {dire_euros(valeur)}. Vos points sont sur"
                    " compteprofessionnelprevention.fr.", ("points_c2p",))
        return
    bas, haut = bornes(points)
    dit = dire_nombre(bas) if bas == haut else f"{dire_nombre(bas)} à {dire_nombre(haut)}"
    yield Ligne(bas * valeur, haut * valeur, f"{dit} points × {dire_euros(valeur)}.{_part_c2p(compte, bas * valeur)}",
                par="total")


def _part_c2p(compte: Compte, euros: Decimal) -> str:
    prix = compte.plage("formation_prix_eur")
    if prix is None or not prix.fermee or not compte.connu("c2p_part_minimale_pct"):
        return ""
    seuil = compte.parametre("c2p_part_minimale_pct")
    part = euros * CENT_POUR_CENT / bornes(prix)[1]
    verbe = "atteint" if part >= seuil else "n'atteint pas"
    return (f" Cela couvre {dire_nombre(min(part, CENT_POUR_CENT).quantize(Decimal('0.1')))} % du prix de la formation :"
            f" cela {verbe} les {dire_nombre(seuil)} % demandés pour un complément du PTP, qui se comptent sur le"
            " coût total du projet.")


def cofinancement_fipu(compte: Compte) -> Iterator[Ligne]:
    """Yield the employer's share of teaching costs in a PTP-FIPU: at least 5 % of the agreed cost."""
    taux = compte.parametre("fipu_cofinancement_pct")
    prix, declare = compte.plage("formation_prix_eur"), compte.plage("employeur_cofinancement_pct")
    if prix is None or not prix.fermee:
        yield Ligne(None, None, f"Au moins {dire_nombre(taux)} % du coût pédagogique. Il me faut le prix.",
                    ("formation_prix_eur",))
        return
    propose = declare.mini if declare is not None and declare.mini is not None else ZERO
    retenu = max(taux, propose)
    bas, haut = bornes(prix)
    court = f" Votre employeur propose {dire_nombre(propose)} % : ce n'est pas assez." if (
        declare is not None and declare.maxi is not None and declare.maxi < taux) else ""
    yield Ligne(bas * retenu / CENT_POUR_CENT, haut * retenu / CENT_POUR_CENT,
                f"{dire_nombre(retenu)} % de {dire_plage(bas, haut)} ; le minimum est de {dire_nombre(taux)} %.{court}",
                par="total")
