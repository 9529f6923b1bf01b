"""Contradictions are pointed out as questions; ordinary people are left in peace."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.regles import Droit, contradictions, lire_faits_declares

LE = date(2026, 11, 22)
ORDINAIRE = {
    "type_contrat": "cdi", "anciennete_entreprise_mois": 72, "anciennete_salarie_mois": 150, "salarie_5ans_mois": 60,
    "age": 38, "salaire_brut_mensuel_eur": 2100, "salaire_net_mensuel_eur": 1650, "activite_continue_5ans": "oui",
    "jours_travailles_60mois": 1300, "formation_debut": "2027-09-01", "formation_duree_mois": 9,
    "formation_duree_heures": 1100, "demission_faite": "non",
}


def trouvees(droit: Droit, **faits: object) -> tuple[str, ...]:
    """Return the contradictions of these facts."""
    return contradictions(droit, lire_faits_declares(droit, faits), LE)


def test_une_personne_ordinaire(vrai: Droit) -> None:
    """Nothing is reproached to facts that hold together, nor to nothing at all."""
    assert trouvees(vrai, **ORDINAIRE) == ()
    assert trouvees(vrai) == ()


@pytest.mark.parametrize("faits, mot", [
    ({"anciennete_entreprise_mois": 37, "anciennete_salarie_mois": 36}, "plus longtemps"),
    ({"salaire_net_mensuel_eur": 2001, "salaire_brut_mensuel_eur": 2000}, "net dépasse"),
    ({"heures_interim_agence_18mois": 901, "heures_interim_18mois": 900}, "agence"),
    ({"cachets_12mois": 61, "cachets_24mois": 60}, "cachets"),
    ({"age": 20, "anciennete_salarie_mois": 85}, "votre âge"),
    ({"age": 30, "anciennete_entreprise_mois": 205}, "votre âge"),
    ({"type_contrat": "cdi", "fin_contrat_le": "2027-01-31"}, "CDI n'a pas de date de fin"),
    ({"type_contrat": "cdd", "fin_contrat_le": "2026-11-21"}, "toujours en poste"),
    ({"type_contrat": "demandeur_emploi", "employeur_position": "refus"}, "encore un contrat"),
    ({"formation_debut": "2026-11-21"}, "date passée"),
    ({"formation_duree_mois": 2, "formation_duree_heures": 501}, "ne tiennent pas"),
    ({"formation_duree_mois": "0.5", "formation_duree_heures": 251}, "ne tiennent pas"),
    ({"demission_faite": "non", "demission_le": "2026-11-22"}, "pas démissionné"),
    ({"activite_continue_5ans": "oui", "anciennete_salarie_mois": 59}, "60 mois"),
    ({"jours_travailles_60mois": 300, "anciennete_salarie_mois": 12}, "jours travaillés"),
    ({"salaire_brut_mensuel_eur": 299}, "par heure"),
    ({"salaire_brut_mensuel_eur": 20001}, "par an"),
])
def test_contradictions(vrai: Droit, faits: dict[str, object], mot: str) -> None:
    """Each pair that cannot hold gives one question that names it."""
    phrases = trouvees(vrai, **faits)
    assert len(phrases) == 1 and mot in phrases[0] and phrases[0].endswith("?")


@pytest.mark.parametrize("faits", [
    {"anciennete_entreprise_mois": 36, "anciennete_salarie_mois": 36},
    {"anciennete_entreprise_mois": {"min": 30}, "anciennete_salarie_mois": {"min": 24}},
    {"age": 20, "anciennete_salarie_mois": 84}, {"salaire_brut_mensuel_eur": 300}, {"salaire_brut_mensuel_eur": 20000},
    {"type_contrat": "demandeur_emploi"}, {"type_contrat": "cdi", "employeur_position": "refus"},
    {"formation_duree_mois": "0.5", "formation_duree_heures": 250}, {"type_contrat": "cdi", "formation_duree_heures": 500},
    {"type_contrat": "cdd", "fin_contrat_le": "2026-11-22"}, {"formation_debut": "2026-11-22"},
    {"type_contrat": "cdi", "fin_contrat_le": "2027-01-31", "demission_faite": "oui"},
    {"formation_duree_mois": 2, "formation_duree_heures": 500}, {"demission_faite": "non", "demission_le": "2026-11-23"},
    {"activite_continue_5ans": "oui", "anciennete_salarie_mois": 60}, {"jours_travailles_60mois": 299, "anciennete_salarie_mois": 12},
])
def test_les_bords_qui_tiennent(vrai: Droit, faits: dict[str, object]) -> None:
    """The last value that still holds is not reproached."""
    assert trouvees(vrai, **faits) == ()
