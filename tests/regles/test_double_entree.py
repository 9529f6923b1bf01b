"""Amounts and thresholds written a second time, from the researched facts, and compared with the files."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.regles import Droit

# parameter, days, values in force on those days (FAITS, PAR-*, CPF-*, C2P-05, DEM-02, TCO-08)
VALEURS = [
    ("smic_horaire_brut", "2023-01-01 2023-05-01 2024-01-01 2024-11-01 2026-01-01 2026-06-01", "11.27 11.52 11.65 11.88 12.02 12.31"),
    ("smic_mensuel_brut", "2023-01-01 2023-05-01 2024-01-01 2024-11-01 2026-01-01 2026-06-01",
     "1709.28 1747.20 1766.92 1801.80 1823.03 1867.02"),
    ("pmss", "2024-06-01 2025-06-01 2026-06-01", "3864 3925 4005"),
    ("are_partie_fixe", "2023-07-01 2024-07-01 2025-07-01", "12.95 13.11 13.18"),
    ("are_minimum", "2023-07-01 2024-07-01 2025-07-01", "31.59 31.97 32.13"),
    ("are_formation_plancher", "2023-07-01 2024-07-01 2025-07-01", "22.61 22.88 22.99"),
    ("are_taux_partie_fixe", "2026-11-22", "40.4"), ("are_taux", "2026-11-22", "57"), ("are_plafond_sjr", "2026-11-22", "75"),
    ("are_duree_moins_55", "2026-11-22", "548"), ("are_duree_55_56", "2026-11-22", "685"), ("are_duree_57", "2026-11-22", "822"),
    ("are_coefficient_duree", "2026-11-22", "0.75"), ("are_degressivite_taux", "2026-11-22", "30"),
    ("are_degressivite_plancher", "2026-11-22", "92.57"), ("are_rupture_conventionnelle_moins_55", "2026-09-01", "15"),
    ("are_rupture_conventionnelle_55", "2026-09-01", "20.5"), ("demissionnaire_jours", "2019-11-01", "1300"),
    ("ptp_taux_plein", "2019-01-01", "100"), ("ptp_taux_premiere_annee", "2019-01-01", "90"), ("ptp_taux_ensuite", "2019-01-01", "60"),
    ("ptp_plafond_projet_ht", "2019-01-01", "18000"), ("ptp_plafond_horaire_ht", "2019-01-01", "27.45"),
    ("transco_plafond_ht", "2022-02-07", "36000"),
    ("cpf_participation", "2024-05-02 2025-01-01 2026-01-01 2026-04-01 2026-04-02", "100 102.23 103.20 103.20 150"),
    ("cpf_annuel", "2019-01-01", "500"), ("cpf_plafond", "2019-01-01", "5000"), ("cpf_annuel_majore", "2020-01-01", "800"),
    ("cpf_plafond_majore", "2020-01-01", "8000"), ("cpf_plafond_rs", "2026-02-26", "1500"), ("cpf_plafond_bilan", "2026-02-26", "1600"),
    ("cpf_plafond_permis", "2026-02-26", "900"), ("cpf_permis_cofinancement", "2026-02-26", "100"),
    ("c2p_valeur_point", "2023-08-31 2023-09-01", "375 500"), ("c2p_part_minimale_pct", "2024-01-01", "15"),
    ("c2p_points_reserves", "2023-09-01", "20"), ("fipu_cofinancement_pct", "2024-02-04", "5"),
    ("reconversion_forfait_horaire", "2026-02-01", "9.15"), ("reconversion_moyenne_opco", "2026-02-01", "5000"),
]


@pytest.mark.parametrize("ident, jours, valeurs", VALEURS, ids=[v[0] for v in VALEURS])
def test_chaque_montant_date(vrai: Droit, ident: str, jours: str, valeurs: str) -> None:
    """Each dated amount is the researched one on the day it starts."""
    obtenues = [vrai.parametres[ident].datee(date.fromisoformat(jour)) for jour in jours.split()]
    assert [v.valeur if v else None for v in obtenues] == [Decimal(v) for v in valeurs.split()]


# the seniority of a PTP is also that of its neighbours (FIP-05, TCO-04): same condition id, same thresholds
ANCIENNETE = {
    "anciennete_cdi_total": {"anciennete_salarie_mois": "24", "anciennete_entreprise_mois": "24"},
    "anciennete_cdi_entreprise": {"anciennete_entreprise_mois": "12"},
    "anciennete_cdd_total": {"salarie_5ans_mois": "24", "anciennete_entreprise_mois": "24"},
    "anciennete_cdd_recente": {"cdd_12mois_mois": "4", "cdd_12mois_jours": "80"},
    "anciennete_interim": {"heures_interim_18mois": "1600", "heures_interim_agence_18mois": "600"},
    "anciennete_intermittent_globale": {"cachets_2a5ans": "220"},
    "anciennete_technicien_enregistre": {"cachets_24mois": "130", "cachets_12mois": "65"},
    "anciennete_technicien_vivant": {"cachets_24mois": "88", "cachets_12mois": "44"},
    "anciennete_artiste": {"cachets_24mois": "60", "cachets_12mois": "30"},
}


@pytest.mark.parametrize("ident", ["ptp", "ptp_fipu"])
def test_l_anciennete_est_celle_du_ptp(vrai: Droit, ident: str) -> None:
    """Every seniority threshold of the PTP and of the PTP-FIPU is the one of D6323-9 and R6323-9-1."""
    vus = {c.id: c for c in vrai.dispositif(ident).conditions if c.id in ANCIENNETE}
    assert vus.keys() == ANCIENNETE.keys()
    for nom, condition in vus.items():
        seuils = {(c.fait, c.valeur) for c in condition.comparaisons
                  if isinstance(c.valeur, Decimal) and c.fait != "absence_sante_24mois_mois"}
        assert seuils == {(f, Decimal(v)) for f, v in ANCIENNETE[nom].items()}
