"""Amounts and thresholds written a second time, from the researched facts, and compared with the files."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.regles import Droit

# parameter, days, values in force on those days (FAITS, PAR-*, CPF-*, C2P-05, DEM-02, TCO-08)
VALEURS = [
    ("smic_horaire_brut", "2019-01-01 2020-01-01 2021-01-01 2021-10-01 2022-01-01 2022-05-01 2022-08-01",
     "10.03 10.15 10.25 10.48 10.57 10.85 11.07"),
    ("deux_smic_mensuel", "2019-01-01 2020-01-01 2021-01-01 2021-10-01 2022-01-01 2022-05-01 2022-08-01 2023-01-01",
     "3042.43 3078.83 3109.17 3178.93 3206.23 3291.17 3357.90 3418.57"),
    ("deux_smic_mensuel", "2023-05-01 2024-01-01 2024-11-01 2026-01-01 2026-06-01",
     "3494.40 3533.83 3603.60 3646.07 3734.03"),
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


@pytest.mark.parametrize("ident, jours, valeurs", VALEURS, ids=[f"{v[0]}-{v[1][:10]}" for v in VALEURS])
def test_chaque_montant_date(vrai: Droit, ident: str, jours: str, valeurs: str) -> None:
    """Each dated amount is the researched one on the day it starts."""
    obtenues = [vrai.parametres[ident].datee(date.fromisoformat(jour)) for jour in jours.split()]
    assert [v.valeur if v else None for v in obtenues] == [Decimal(v) for v in valeurs.split()]


def test_deux_smic_suit_le_taux_horaire(vrai: Droit) -> None:
    """2 SMIC change on the days the SMIC does, by the official rule: 2 × hourly rate × 1 820 / 12, to the cent."""
    horaire, double = vrai.parametres["smic_horaire_brut"].valeurs, vrai.parametres["deux_smic_mensuel"].valeurs
    assert [v.du for v in double] == [v.du for v in horaire]
    for taux, somme in zip(horaire, double, strict=True):
        assert abs(somme.valeur - 2 * taux.valeur * 1820 / 12) <= Decimal("0.005")


# PTP-01, -02, -05, -06, -07: what D6323-9 and R6323-9-1 ask; FIP-05 and TCO-04 send back to it
SANTE = "absence_sante_24mois_mois 6"
ANCIENNETE = {
    "anciennete_cdi_total": {"anciennete_salarie_mois 24", "anciennete_entreprise_mois 24"},
    "anciennete_cdi_entreprise": {"anciennete_entreprise_mois 12"},
    "anciennete_cdd_total": {"salarie_5ans_mois 24", "anciennete_entreprise_mois 24"},
    "anciennete_cdd_recente": {"cdd_12mois_mois 4", "cdd_12mois_jours 80"},
    "anciennete_interim": {"heures_interim_18mois 1600", "heures_interim_agence_18mois 600"},
    "anciennete_intermittent_globale": {"cachets_2a5ans 220"},
    "anciennete_technicien_enregistre": {"cachets_24mois 130", "cachets_12mois 65"},
    "anciennete_technicien_vivant": {"cachets_24mois 88", "cachets_12mois 44"},
    "anciennete_artiste": {"cachets_24mois 60", "cachets_12mois 30"},
}
TRANSCO = {
    "anciennete_cdi": {"anciennete_salarie_mois 24", "anciennete_entreprise_mois 24", "anciennete_entreprise_mois 12"},
    "anciennete_cdd": {"salarie_5ans_mois 24", "cdd_12mois_mois 4"},
    "anciennete_interim": {"heures_interim_18mois 1600", "heures_interim_agence_18mois 600"},
}
AVANT = "_avant_avril_2022"
# the absences exempt since 2022-04-01 only (PTP-09); the PTP-FIPU keeps the one exemption of its own (FIP-02)
SENIORITES = [
    ("ptp", {n: s | {SANTE} for n, s in ANCIENNETE.items()} | {n + AVANT: s for n, s in ANCIENNETE.items()}),
    ("ptp_fipu", ANCIENNETE),
    ("transco", {n: s | {SANTE} for n, s in TRANSCO.items()} | {n + AVANT: s for n, s in TRANSCO.items()}),
]


@pytest.mark.parametrize("ident, attendues", SENIORITES, ids=[ident for ident, _ in SENIORITES])
def test_l_anciennete_est_celle_du_ptp(vrai: Droit, ident: str, attendues: dict[str, set[str]]) -> None:
    """Every seniority threshold of the PTP and of its two neighbours is the one of D6323-9 and R6323-9-1."""
    conditions = [c for c in vrai.dispositif(ident).conditions if c.id.startswith("anciennete")]
    vus = {c.id: {f"{k.fait} {k.valeur}" for k in c.comparaisons if isinstance(k.valeur, Decimal)} for c in conditions}
    assert vus == attendues
    for c in conditions:
        bouts = (c.reference.au, None) if c.id.endswith(AVANT) else (None, c.reference.du)
        assert bouts[0] in (None, date(2022, 3, 31)) and (ident == "ptp_fipu" or bouts[1] in (None, date(2022, 4, 1)))


# scheme, step, anchor, months, days, threshold in months (PTP-11, -15, -16, -32, C2P-10, DEM-09, REC-10, VAE-02)
ETAPES = [
    ("ptp", "demande_employeur_120", "formation_debut", 0, -120, "6"), ("ptp", "demande_employeur_60", "formation_debut", 0, -60, "6"),
    ("ptp", "depot_cdd", "fin_contrat_le", 0, 0, ""), ("ptp", "depart_cdd", "fin_contrat_le", 6, 0, ""),
    ("ptp", "depot_interim", "fin_contrat_le", 4, 0, ""), ("ptp", "depart_interim", "fin_contrat_le", 6, 0, ""),
    ("ptp", "depot_dossier", "formation_debut", -3, 0, ""), ("ptp", "notification_retour", "formation_fin", -3, 0, ""),
    ("ptp", "reponse_retour", "formation_fin", -2, 0, ""),
    ("ptp_fipu", "demande_employeur_120", "formation_debut", 0, -120, "6"),
    ("ptp_fipu", "demande_employeur_60", "formation_debut", 0, -60, "6"),
    ("prp_c2p", "demande_employeur_120", "formation_debut", 0, -120, "6"),
    ("prp_c2p", "demande_employeur_60", "formation_debut", 0, -60, "6"),
    ("demissionnaire", "inscription_6_mois", "attestation", 6, 0, ""),
    ("demissionnaire", "forclusion_12_mois", "fin_contrat_le", 12, 0, ""),
    ("periode_reconversion", "depot_opco", "formation_debut", 0, -30, ""),
    ("periode_reconversion", "reponse_opco", "depot", 0, 20, ""), ("vae", "demande_conge", "formation_debut", 0, -30, ""),
]


def test_chaque_delai(vrai: Droit) -> None:
    """Each step of the calendar counts the researched months or days from the researched anchor."""
    vues = [
        (d.id, e.id, e.ancre, e.decalage_mois, e.decalage_jours,
         "".join(str(k.valeur) for k in e.lorsque.comparaisons() if isinstance(k.valeur, Decimal)))
        for d in vrai.dispositifs for e in d.etapes
    ]
    assert vues == ETAPES


# the days a scheme opens and closes (PTP-01, FIP-01, C2P-04, DEM-01, TCO-01, -03, -04, REC-02, PRA-01, -02)
OUVERTURES = {
    "ptp": "2019-01-01 None", "ptp_fipu": "2023-09-01 None", "prp_c2p": "2023-09-01 None", "demissionnaire": "2019-11-01 None",
    "transco": "2021-01-15 2025-12-31", "transco_conge_mobilite": "2022-02-07 2025-12-31",
    "periode_reconversion": "2026-02-01 None", "pro_a": "2019-01-01 2025-12-31", "cpf": "2019-01-01 None",
}


def test_chaque_dispositif_ouvre_et_ferme_a_sa_date(vrai: Droit) -> None:
    """Each scheme is open on the researched days only."""
    vus = {d.id: f"{d.reference.du} {d.reference.au}" for d in vrai.dispositifs}
    assert {ident: vus[ident] for ident in OUVERTURES} == OUVERTURES
