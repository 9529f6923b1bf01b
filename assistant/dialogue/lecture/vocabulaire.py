"""What may be read of a person: the facts of corpus/faits.toml, their kind and their bounds.

A test compares this table with the file, so the two cannot drift apart.
"""

from __future__ import annotations

from decimal import Decimal

from assistant.domaine.profil import Intervalle, Valeur

BOOLEENS = frozenset(
    (
        "activite_continue_5ans",
        "temps_partiel",
        "employeur_public",
        "change_de_metier",
        "rqth",
        "licencie_sans_formation",
        "absence_maladie_pro_24mois",
        "en_arret_maladie",
        "expose_nuit",
        "expose_equipes",
        "expose_bruit",
        "expose_temperatures",
        "expose_repetitif",
        "expose_hyperbare",
        "expose_charges",
        "expose_postures",
        "expose_vibrations",
        "expose_chimiques",
        "metier_vise_expose",
        "cep_fait",
        "demission_faite",
        "cep_avant_demission",
        "attestation_obtenue",
        "formation_temps_partiel",
        "formation_hors_temps_travail",
        "positionnement_fait",
        "ptp_anterieur",
        "accord_collectif_mobilite",
        "accord_gepp",
        "metier_porteur",
        "certification_listee_branche",
        "inscrit_france_travail",
        "contrat_droit_prive",
        "plusieurs_employeurs",
    )
)
DATES = ("fin_contrat_le", "demission_le", "formation_debut", "ptp_anterieur_fin_le", "avenant_pro_a_le")
NOMBRES = {
    "anciennete_entreprise_mois": ("mois", 0, 720),
    "anciennete_salarie_mois": ("mois", 0, 720),
    "salarie_5ans_mois": ("mois", 0, 60),
    "cdd_12mois_mois": ("mois", 0, 12),
    "cdd_12mois_jours": ("jours", 0, 366),
    "heures_interim_18mois": ("heures", 0, 4000),
    "heures_interim_agence_18mois": ("heures", 0, 4000),
    "cachets_2a5ans": ("jours ou cachets", 0, 1800),
    "cachets_24mois": ("jours ou cachets", 0, 750),
    "cachets_12mois": ("jours ou cachets", 0, 370),
    "jours_travailles_60mois": ("jours", 0, 1310),
    "age": ("ans", 14, 99),
    "salaire_brut_mensuel_eur": ("eur", 100, 50000),
    "salaire_net_mensuel_eur": ("eur", 80, 40000),
    "effectif_entreprise": ("salariés", 1, 500000),
    "niveau_diplome": ("niveau", 1, 8),
    "absence_sante_24mois_mois": ("mois", 0, 24),
    "points_c2p": ("points", 0, 400),
    "employeur_cofinancement_pct": ("pourcent", 0, 100),
    "formation_duree_mois": ("mois", 0, 60),
    "formation_duree_heures": ("heures", 1, 6000),
    "formation_prix_eur": ("eur", 1, 200000),
    "ptp_anterieur_duree_mois": ("mois", 0, 36),
    "cpf_droits_eur": ("eur", 0, 20000),
    "cofinancement_tiers_eur": ("eur", 0, 100000),
    "mois_travailles_24": ("mois", 0, 36),
}


def dans_les_bornes(fait_id: str, valeur: Valeur) -> bool:
    """Return whether a number lies inside the bounds declared for its fact; other kinds always do."""
    if fait_id not in NOMBRES or isinstance(valeur, bool):
        return True
    _, mini, maxi = NOMBRES[fait_id]
    if isinstance(valeur, Intervalle):
        bouts = [bout for bout in (valeur.mini, valeur.maxi) if bout is not None]
    else:
        bouts = [valeur] if isinstance(valeur, Decimal) else []
    return all(mini <= bout <= maxi for bout in bouts)
