"""The calendar of a scheme, backwards and forwards from its anchor dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from assistant.domaine.droit import Echeance
from assistant.domaine.profil import Fait, Profil
from assistant.regles.droit import Dispositif, Droit, Etape, en_vigueur
from assistant.regles.expressions import Vue
from assistant.regles.francais import dire_date
from assistant.regles.jugement import situer
from assistant.regles.temps import contrat_fini, plus_mois

UN_JOUR = timedelta(days=1)
JOURS_DE_REPONSE = 30  # C. trav. R6323-10 III
REPONSE, DEMANDE = "reponse_employeur", "demande_employeur"
FENETRES = ("depot_opco",)  # the first day on which a file may be sent: a start nearer than that is not late
AVEC_L_EMPLOYEUR = (DEMANDE, "notification_retour", "reponse_retour")  # steps that suppose a leave from an employer


def calendrier(
    droit: Droit, profil: Profil, le: date, dispositif: str, debut: date | None = None
) -> tuple[Echeance, ...]:
    """Return the dated steps of a scheme, earliest first; debut stands for formation_debut when given.

    A step whose condition is unknown is kept: of several with the same anchor side, the most prudent date
    shows which one binds. When a legal step is already past, the next possible start is said.
    """
    scheme = droit.dispositif(dispositif)
    if debut is not None:
        profil = profil.avec([Fait("formation_debut", debut, origine="deduit")])
    vue = situer(droit, profil, le).depart
    ancres = _ancres(vue)
    etapes = [etape for etape in _etapes(scheme, vue, le) if etape.ancre in ancres]
    depots = [_decaler(ancres[e.ancre], e) for e in etapes if e.ancre == "fin_contrat_le" and e.id.startswith("depot")]
    # A custom later than the last legal day to file would make one miss it.
    etapes = [e for e in etapes if e.nature != "pratique" or all(_decaler(ancres[e.ancre], e) <= jour for jour in depots)]
    lignes = [_echeance(etape, ancres, le) for etape in etapes]
    lignes += _reponse_employeur(scheme, lignes, le)
    lignes += _reperes(vue, ancres, le)
    prochain = debut_repousse(droit, profil, le, dispositif)
    if prochain is not None:
        texte = f"Trop tard pour un début le {dire_date(ancres['formation_debut'])} : prochain début possible"
        lignes.append(Echeance(prochain, texte, "", scheme.reference))
    return tuple(sorted(lignes, key=lambda e: e.date))


def debut_repousse(droit: Droit, profil: Profil, le: date, dispositif: str) -> date | None:
    """Return the next possible start when the one told leaves too little time for the legal notices, else None."""
    scheme = droit.dispositif(dispositif)
    vue = situer(droit, profil, le).depart
    depart = _ancres(vue).get("formation_debut")
    prochain = prochaine_date_possible(droit, profil, le, dispositif)
    tard = depart is not None and prochain is not None and prochain > depart and _trop_tard(scheme, vue, le, depart)
    return prochain if tard else None


def etapes_utiles(droit: Droit, profil: Profil, le: date, dispositif: str) -> tuple[Etape, ...]:
    """Return the steps in force that may concern this person, in file order."""
    return tuple(_etapes(droit.dispositif(dispositif), situer(droit, profil, le).depart, le))


def regles_sans_objet(droit: Droit, profil: Profil, le: date) -> frozenset[str]:
    """Return the passages of the steps and conditions that surely do not concern this person (« en CDD » for a CDI)."""
    vue = situer(droit, profil, le).depart
    blocs = (b for d in droit.dispositifs for b in (*d.conditions, *d.etapes))
    return frozenset(b.reference.passage for b in blocs if b.lorsque.evaluer(vue) is False)


def prochaine_date_possible(droit: Droit, profil: Profil, le: date, dispositif: str) -> date | None:
    """Return the first start that leaves every legal notice of the scheme still ahead, None when there is none."""
    scheme = droit.dispositif(dispositif)
    vue = situer(droit, profil, le).depart
    jours = [_debut_pour(etape, le) for etape in _preavis(scheme, vue, le) if _decaler(le, etape) < le]
    return max(jours) if jours else None


def _trop_tard(scheme: Dispositif, vue: Vue, le: date, depart: date) -> bool:
    """Return whether a start is surely too near: past for the notices known to apply, else for each that may apply."""
    preavis = list(_preavis(scheme, vue, le))
    certains = [e for e in preavis if e.lorsque.evaluer(vue) is True]
    return bool(preavis) and (any if certains else all)(_decaler(depart, e) < le for e in certains or preavis)


def _preavis(scheme: Dispositif, vue: Vue, le: date) -> Iterator[Etape]:
    return (e for e in _etapes(scheme, vue, le) if e.ancre == "formation_debut" and e.nature == "delai_legal" and e.id not in FENETRES)


def _debut_pour(etape: Etape, le: date) -> date:
    jour = plus_mois(le - timedelta(days=etape.decalage_jours), -etape.decalage_mois)
    while _decaler(jour, etape) < le:  # a shorter month falls short by some days
        jour += UN_JOUR
    return jour


def _etapes(scheme: Dispositif, vue: Vue, le: date) -> Iterator[Etape]:
    conge = _est_un_conge(vue)
    return (e for e in en_vigueur(scheme.etapes, le)
            if e.lorsque.evaluer(vue) is not False and (conge or not e.id.startswith(AVEC_L_EMPLOYEUR)))


def _est_un_conge(vue: Vue) -> bool:
    """Return whether an employer has a leave to grant: not for evenings only, nor once the contract is over."""
    return not contrat_fini(vue.valeurs, vue.le) and vue.valeurs.get("formation_hors_temps_travail") is not True


def _ancres(vue: Vue) -> dict[str, date]:
    ancres = {nom: j for nom in ("formation_debut", "fin_contrat_le")
              if isinstance(j := vue.valeurs.get(nom), date)}
    duree = vue.valeurs.get("formation_duree_mois")
    if "formation_debut" in ancres and isinstance(duree, Decimal):
        ancres["formation_fin"] = plus_mois(ancres["formation_debut"], int(duree)) - UN_JOUR
    return ancres


def _echeance(etape: Etape, ancres: dict[str, date], le: date) -> Echeance:
    jour = _decaler(ancres[etape.ancre], etape)
    usage = " (usage)" if etape.nature == "pratique" and "usage" not in etape.libelle else ""
    return Echeance(jour, etape.libelle + usage, etape.reference.article, etape.reference, jour < le)


def _reponse_employeur(scheme: Dispositif, lignes: list[Echeance], le: date) -> Iterator[Echeance]:
    """Yield the employer's last day to answer the earliest request, when the scheme states that delay."""
    regle = next((b for b in en_vigueur(scheme.a_savoir, le) if b.id == REPONSE), None)
    demandes = [e.date for e in lignes if e.reference and e.reference.passage.startswith(f"regle/{scheme.id}/{DEMANDE}")]
    if regle is not None and demandes:
        jour = min(demandes) + timedelta(days=JOURS_DE_REPONSE)
        texte = "Réponse de l'employeur au plus tard, si la demande part au dernier moment (son silence vaut accord)"
        yield Echeance(jour, texte, regle.reference.article, regle.reference, jour < le)


def _decaler(ancre: date, etape: Etape) -> date:
    return plus_mois(ancre, etape.decalage_mois) + timedelta(days=etape.decalage_jours)


def _reperes(vue: Vue, ancres: dict[str, date], le: date) -> Iterator[Echeance]:
    noms = {"formation_debut": "Début de la formation", "formation_fin": "Fin de la formation",
            "fin_contrat_le": "Fin du contrat"}
    return (Echeance(ancres[nom], libelle, "", None, ancres[nom] < le)
            for nom, libelle in noms.items() if nom in ancres)
