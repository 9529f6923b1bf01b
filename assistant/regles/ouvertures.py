"""What if: the smallest single change, within the person's reach, that opens a scheme. Said, never pushed.

Age, health, disability and a resignation are never advised, whatever they would open.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from assistant.domaine.profil import Intervalle, Valeur
from assistant.regles.droit import Condition, Dispositif
from assistant.regles.expressions import Comparaison
from assistant.regles.francais import dire_date, dire_valeur
from assistant.regles.jugement import Jugement, Situation, conclure, juger_tout

# facts a person can change, easiest first, with the sentence; {v} is the value that opens
LEVIERS: Mapping[str, str] = {
    "employeur_position": "Il suffirait que votre employeur donne son accord.",
    "formation_duree_heures": "Il suffirait d'une formation de {v}.",
    "formation_duree_mois": "Il suffirait d'une formation de {v}.",
    "employeur_cofinancement_pct": "Il suffirait que votre employeur paie {v} de la formation.",
    "cofinancement_tiers_eur": "Il suffirait qu'un tiers verse {v}.",
    "points_c2p": "Il suffirait d'avoir {v} sur votre compte professionnel de prévention.",
    "metier_vise_expose": "Il suffirait de viser un métier qui n'expose à aucun facteur de risque.",
    "change_de_metier": "Il suffirait que le métier visé soit vraiment différent de l'actuel.",
    "certification_visee": "Il suffirait de choisir une formation qui mène à : {v}.",
    "type_projet": "Il suffirait que votre projet soit : {v}.",
    "mobilite": "Il suffirait de préparer cette reconversion ainsi : {v}.",
    "formation_hors_temps_travail": "Il suffirait de changer l'horaire de la formation (hors temps de travail : {v}).",
    "heures_interim_18mois": "Il faudrait atteindre {v} d'intérim sur 18 mois.",
    "heures_interim_agence_18mois": "Il faudrait atteindre {v} dans l'agence de la demande, sur 18 mois.",
    "cdd_12mois_mois": "Il faudrait atteindre {v} de CDD sur les 12 derniers mois.",
    "cachets_2a5ans": "Il faudrait atteindre {v} sur 2 à 5 ans.",
    "cachets_24mois": "Il faudrait atteindre {v} sur 24 mois.",
    "cachets_12mois": "Il faudrait atteindre {v} sur 12 mois.",
    "accord_collectif_mobilite": "Il faudrait un accord de votre entreprise sur la mobilité externe.",
    "accord_duree_reconversion": "Il faudrait un accord d'entreprise ou de branche sur une durée plus longue.",
    "inscrit_france_travail": "Il suffirait de vous inscrire à France Travail.",
}
SOUHAITS: Mapping[str, tuple[Valeur, ...]] = {
    "employeur_position": ("accord",),
    "metier_vise_expose": (False,),
    "change_de_metier": (True,),
    "certification_visee": ("rncp", "bloc", "clea", "vae", "bilan"),
    "type_projet": ("formation",),
    "mobilite": ("interne", "externe"),
    "formation_hors_temps_travail": (False, True),
    "accord_collectif_mobilite": (True,),
    "accord_duree_reconversion": (True,),
    "inscrit_france_travail": (True,),
}
# counted over the last months or years: time brings new days in and takes old ones out
FENETRES = frozenset({"salarie_5ans_mois", "jours_travailles_60mois"})
RANG_LEVIER = {fait: rang for rang, fait in enumerate(LEVIERS)}
RANG = ("exclu", "a_preciser", "possible").index


def ouvrir(
    dispositif: Dispositif, situation: Situation, jugements: tuple[Jugement, ...], des: date | None
) -> str | None:
    """Return one sentence with the smallest single change that lifts the verdict, None when there is none.

    An excluded scheme must become possible or a_preciser; one to clarify must become possible.
    """
    if des is not None:
        return _attendre(des, jugements)
    ouvertes = tuple(j for j in jugements if j.condition.nature == "requise" and j.etat != "remplie")
    exclu = any(j.etat == "non_remplie" for j in ouvertes)
    bloquantes = tuple(j.condition for j in ouvertes if j.etat == "non_remplie" or not exclu)
    depart = RANG(conclure(jugements))
    for fait in _communs(bloquantes):
        for valeur in _essais(fait, bloquantes, situation):
            essai = Situation(situation.droit, {**situation.valeurs, fait: valeur}, situation.le)
            if RANG(conclure(juger_tout(dispositif, essai))) > depart:
                return LEVIERS[fait].format(v=dire_valeur(situation.droit.definitions[fait], valeur))
    return None


def glisse(condition: Condition) -> bool:
    """Return whether a condition counts over a sliding window, where a later day is only the earliest possible."""
    return not FENETRES.isdisjoint(condition.cites)


def _attendre(des: date, jugements: tuple[Jugement, ...]) -> str:
    if any(j.ferme and glisse(j.condition) for j in jugements):
        return (f"Au plus tôt le {dire_date(des)}, en gardant votre contrat, ce qui bloque aujourd'hui serait levé :"
                " les mois les plus anciens sortent peu à peu du compte.")
    return f"Attendre le {dire_date(des)}, en gardant votre contrat, lèverait ce qui bloque aujourd'hui."


def _communs(conditions: tuple[Condition, ...]) -> list[str]:
    """Return the levers that bear on every blocking condition, easiest first."""
    communs = frozenset.intersection(frozenset(LEVIERS), *(c.cites for c in conditions)) if conditions else ()
    return sorted(communs, key=RANG_LEVIER.__getitem__)


def _essais(fait: str, conditions: tuple[Condition, ...], situation: Situation) -> list[Valeur]:
    if fait in SOUHAITS:
        return [v for v in SOUHAITS[fait] if v != situation.valeurs.get(fait)]
    seuils = {_seuil(c, situation) for condition in conditions for c in condition.comparaisons if c.fait == fait}
    bornes = sorted(s for s in seuils if s is not None)
    return sorted(bornes, key=lambda s: abs(s - _actuel(situation.valeurs.get(fait), s)))


def _seuil(comparaison: Comparaison, situation: Situation) -> Decimal | None:
    seuil = comparaison.seuil(situation.jour)
    return seuil if isinstance(seuil, Decimal) and comparaison.op in (">=", "<=") else None


def _actuel(valeur: Valeur | None, defaut: Decimal) -> Decimal:
    if isinstance(valeur, Intervalle):
        return valeur.maxi if valeur.maxi is not None else valeur.mini or defaut
    return valeur if isinstance(valeur, Decimal) else defaut


