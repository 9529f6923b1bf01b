"""Edges that the case tables do not reach: the last value on each side of every comparison of the engine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.domaine.profil import Fait, Intervalle, Profil, Valeur
from assistant.regles import (
    Droit,
    calendrier,
    charger_droit,
    evaluer,
    lire_faits_declares,
    prochaine_date_possible,
    prochaine_question,
)
from assistant.regles.deductions import deduire
from assistant.regles.expressions import comparer
from assistant.regles.jugement import Situation, juger_tout, verdict_de
from assistant.regles.ouvertures import SOUHAITS
from assistant.regles.questions import reponses_plausibles
from assistant.regles.temps import contrat_garde, vieillir

LE = date(2026, 11, 22)
Ecrire = Callable[..., Path]
Bloc = Callable[..., str]


def D(texte: str | int) -> Decimal:
    """Return a Decimal."""
    return Decimal(texte)


@pytest.mark.parametrize("bas, haut, seuil, attendu", [
    (5, 10, 5, None), (5, 10, 10, None), (5, 10, 4, False), (5, 10, 11, False), (5, 5, 5, True), (None, 10, 11, False),
])
def test_une_fourchette_egale(bas: int | None, haut: int, seuil: int, attendu: bool | None) -> None:
    """A range equals a value only when it is that value; its ends stay possible."""
    assert comparer(Intervalle(None if bas is None else D(bas), D(haut)), "=", D(seuil)) is attendu


@pytest.mark.parametrize("valeurs, attendu", [
    ({"type_contrat": "cdi"}, True), ({"type_contrat": "cdd"}, False), ({"type_contrat": "cdi", "demission_faite": True}, False),
    ({"type_contrat": "cdd", "fin_contrat_le": LE}, True), ({"type_contrat": "cdi", "fin_contrat_le": LE - timedelta(days=1)}, False),
])
def test_contrat_garde(valeurs: dict[str, Valeur], attendu: bool) -> None:
    """A contract surely lasts when it has no end and nobody resigned, or until the end told, that day included."""
    assert contrat_garde(valeurs, LE) is attendu


def test_vieillir_ne_cherche_pas_de_cause_sans_raison(vrai: Droit) -> None:
    """No fact is asked instead of one that did not move, that grew surely, or that was vague already."""
    mois = (vrai.definitions["anciennete_entreprise_mois"],)
    plus_tard = date(2027, 1, 22)
    assert vieillir({mois[0].id: D(1), "fin_contrat_le": LE}, mois, LE, plus_tard)[1] == {}
    assert vieillir({mois[0].id: D(1), "type_contrat": "cdi"}, mois, LE, plus_tard)[1] == {}
    assert vieillir({mois[0].id: Intervalle(D(1), D(2))}, mois, LE, plus_tard)[1] == {}


@pytest.mark.parametrize("faits, cle, attendu", [
    ({"salarie_5ans_mois": D(60)}, "anciennete_entreprise_mois", None),
    ({"salarie_5ans_mois": D(59)}, "anciennete_entreprise_mois", Intervalle(None, D(59))),
    ({"anciennete_entreprise_mois": D(24), "anciennete_salarie_mois": D(24)}, "salarie_5ans_mois", Intervalle(D(24), D(24))),
    ({"anciennete_salarie_mois": D(60)}, "activite_continue_5ans", None),
    ({"anciennete_salarie_mois": D(59)}, "activite_continue_5ans", False),
    ({"type_contrat": "interim", "fin_contrat_le": date(2026, 7, 22)}, "mission_interim_finie_4mois", True),
    ({"type_contrat": "interim", "fin_contrat_le": date(2026, 7, 21)}, "mission_interim_finie_4mois", False),
    ({"type_contrat": "cdd", "fin_contrat_le": date(2026, 7, 22)}, "mission_interim_finie_4mois", None),
    ({"type_contrat": "cdd", "fin_contrat_le": LE}, "depot_a_temps", True),
    ({"type_contrat": "cdd", "fin_contrat_le": LE - timedelta(days=1)}, "depot_a_temps", False),
    ({"type_contrat": "interim", "fin_contrat_le": LE}, "contrat_en_cours", True),
    ({"type_contrat": "interim", "fin_contrat_le": LE - timedelta(days=1)}, "contrat_en_cours", False),
    ({"type_contrat": "interim"}, "contrat_en_cours", True),
    ({"fin_contrat_le": LE, "formation_debut": date(2027, 5, 22)}, "depart_a_temps", True),
    ({"fin_contrat_le": LE, "formation_debut": date(2027, 5, 23)}, "depart_a_temps", False),
    ({"ptp_anterieur_fin_le": date(2020, 11, 22)}, "ptp_delai_ecoule", True),
    ({"ptp_anterieur_fin_le": date(2026, 5, 23)}, "ptp_delai_ecoule", False),
    ({"ptp_anterieur_fin_le": date(2025, 5, 23)}, "ptp_delai_ecoule", None),
])
def test_deductions(faits: dict[str, Valeur], cle: str, attendu: object) -> None:
    """What follows from other answers, on the last day or month that counts and the first that does not."""
    assert deduire(faits, LE)[0].get(cle) == attendu


def test_la_duree_du_premier_projet_est_demandee() -> None:
    """The length of a first PTP is asked only when it can tell whether the delay is over."""
    assert deduire({"ptp_anterieur_fin_le": date(2025, 5, 23)}, LE)[1] == {"ptp_delai_ecoule": "ptp_anterieur_duree_mois"}
    assert deduire({"ptp_anterieur_fin_le": date(2020, 11, 22)}, LE)[1] == {}
    assert deduire({}, LE)[1] == {}


def test_le_verdict_seul_est_celui_du_bilan(petite: Droit) -> None:
    """The verdict used in simulations is the one of the Bilan, closed schemes included."""
    for le in (LE, date(2019, 12, 31), date(2031, 1, 1)):
        bilans = evaluer(petite, Profil(), le)
        assert [verdict_de(d, Situation(petite, {}, le)) for d in petite.dispositifs] == [b.verdict for b in bilans]


def _possible_des(droit: Droit, **faits: object) -> date | None:
    return evaluer(droit, lire_faits_declares(droit, {"type_contrat": "cdi", **faits}), LE)[0].possible_a_partir_du


def test_une_regle_qui_finit_ouvre_le_lendemain(corpus_de: Ecrire, bloc: Bloc) -> None:
    """A condition that ends before seniority is reached stops blocking on the day after its last one."""
    droit = charger_droit(corpus_de(bloc("a", ["mois >= 36"], suite="au = 2027-01-31")))
    assert _possible_des(droit, mois=10) == date(2027, 2, 1)


@pytest.mark.parametrize("mois, attendu", [("12", date(2026, 12, 22)), ("11.5", date(2026, 12, 22)), ("10", date(2027, 2, 22))])
def test_plus_de_douze_mois(corpus_de: Ecrire, bloc: Bloc, mois: str, attendu: date) -> None:
    """« More than 12 » is reached on the first day past 12, not on the day of 12."""
    assert _possible_des(charger_droit(corpus_de(bloc("a", ["mois > 12"]))), mois=mois) == attendu


def test_seul_ce_qui_echoue_a_une_date(petite: Droit, vrai: Droit) -> None:
    """A condition met or unknown has no date of its own; the delay after a first PTP has the day it ends."""
    remplie = evaluer(petite, lire_faits_declares(petite, {"type_contrat": "cdi", "mois": 12}), LE)[0]
    assert [c.curable_le for c in remplie.conditions] == [None] * len(remplie.conditions)
    faits = {"type_contrat": "cdi", "ptp_anterieur": "oui", "ptp_anterieur_fin_le": "2026-06-30", "ptp_anterieur_duree_mois": 8,
             "anciennete_entreprise_mois": 40, "anciennete_salarie_mois": 80, "employeur_public": "non"}
    ptp = evaluer(vrai, lire_faits_declares(vrai, faits), LE)[0]
    dates = {c.id: c.curable_le for c in ptp.conditions}
    assert dates["second_ptp"] == date(2032, 6, 30)  # 10 × 8 months = 80, at most 72 months after 30 June 2026
    assert {v for k, v in dates.items() if k != "second_ptp"} == {None}


P = {"type_contrat": "cdi", "anciennete_entreprise_mois": 30, "anciennete_salarie_mois": 60, "employeur_public": "non",
     "change_de_metier": "oui", "ptp_anterieur": "non", "certification_visee": "rncp"}
N = {"rqth": "non", "licencie_sans_formation": "non", "absence_maladie_pro_24mois": "non", "absence_sante_24mois_mois": 0}
F = {**P, "expose_charges": "oui", "metier_vise_expose": "non", "employeur_position": "accord", "employeur_cofinancement_pct": 5}
R = {"type_contrat": "cdi", "employeur_position": "accord", "mobilite": "interne", "certification_visee": "rncp",
     "formation_duree_heures": 300, "formation_duree_mois": 10, "accord_duree_reconversion": "non"}
I = {**P, **N, "type_contrat": "interim", "heures_interim_18mois": 1800, "heures_interim_agence_18mois": 800,
     "fin_contrat_le": "2027-03-31"}
C = {**P, **N, "type_contrat": "cdd", "salarie_5ans_mois": 30, "cdd_12mois_mois": 6, "cdd_12mois_jours": 10,
     "fin_contrat_le": "2026-12-31"}
S = {**P, **N, "type_contrat": "intermittent", "intermittent_metier": "artiste", "cachets_2a5ans": 300, "cachets_24mois": 100,
     "cachets_12mois": 50}
B = {"type_contrat": "cdi", "certification_visee": "permis"}
U = {"type_contrat": "cdi", "metier_vise_expose": "non"}


@pytest.mark.parametrize("dispositif, base, autres, phrase", [
    ("ptp", P, {"change_de_metier": "non"}, "Il suffirait que le métier visé soit vraiment différent de l'actuel."),
    ("cpf", B, {"cofinancement_tiers_eur": 50}, "Il suffirait qu'un tiers verse 100 €."),
    ("cpf", B, {"cofinancement_tiers_eur": {"min": 10, "max": 60}}, "Il suffirait qu'un tiers verse 100 €."),
    ("ptp_fipu", F, {"metier_vise_expose": "oui"}, "Il suffirait de viser un métier qui n'expose à aucun facteur de risque."),
    ("ptp_fipu", F, {"employeur_cofinancement_pct": 3}, "Il suffirait que votre employeur paie 5 % de la formation."),
    ("ptp_fipu", F, {"employeur_cofinancement_pct": {"max": 3}}, "Il suffirait que votre employeur paie 5 % de la formation."),
    ("ptp_fipu", F, {"employeur_cofinancement_pct": None}, "Il suffirait que votre employeur paie 5 % de la formation."),
    ("ptp_fipu", F, {"employeur_position": "refus"}, "Il suffirait que votre employeur donne son accord."),
    ("periode_reconversion", R, {"mobilite": "externe", "accord_collectif_mobilite": "non"},
     "Il suffirait de préparer cette reconversion ainsi : Dans mon entreprise."),
    ("periode_reconversion", R, {"formation_duree_heures": 100}, "Il suffirait d'une formation de 150 heures."),
    ("periode_reconversion", R, {"formation_duree_heures": 500}, "Il suffirait d'une formation de 450 heures."),
    ("periode_reconversion", R, {"formation_duree_mois": 13}, "Il suffirait d'une formation de 12 mois."),
    ("periode_reconversion", R, {"formation_duree_mois": 37, "accord_duree_reconversion": "oui"},
     "Il suffirait d'une formation de 3 ans."),
    ("periode_reconversion", R, {"formation_duree_heures": 2200, "accord_duree_reconversion": "oui"},
     "Il suffirait d'une formation de 2 100 heures."),
    ("periode_reconversion", R, {"formation_duree_heures": {"min": 460, "max": 2000}},
     "Il suffirait d'une formation de 450 heures."),
    ("prp_c2p", U, {"points_c2p": 0}, "Il suffirait d'avoir 1 point sur votre compte professionnel de prévention."),
    ("ptp", I, {"heures_interim_18mois": 1500}, "Il faudrait atteindre 1 600 heures d'intérim sur 18 mois."),
    ("ptp", I, {"heures_interim_agence_18mois": 500}, "Il faudrait atteindre 600 heures dans l'agence de la demande, sur 18 mois."),
    ("ptp", I, {"heures_interim_18mois": 1500, "heures_interim_agence_18mois": 500}, None),
    ("ptp", C, {"cdd_12mois_mois": 3}, "Il faudrait atteindre 4 mois de CDD sur les 12 derniers mois."),
    ("ptp", S, {"cachets_2a5ans": 200}, "Il faudrait atteindre 220 jours ou cachets sur 2 à 5 ans."),
    ("ptp", S, {"cachets_24mois": 50, "cachets_12mois": 20}, "Il faudrait atteindre 60 jours ou cachets sur 24 mois."),
    ("ptp", P, {"certification_visee": None}, "Il suffirait de choisir une formation qui mène à : Titre ou diplôme du RNCP."),
    ("ptp", P, {"certification_visee": "rs", "change_de_metier": None},
     "Il suffirait de choisir une formation qui mène à : Titre ou diplôme du RNCP."),
    ("ptp", P, {"certification_visee": None, "change_de_metier": None}, None),
])
def test_chaque_levier(vrai: Droit, dispositif: str, base: dict[str, object], autres: dict[str, object], phrase: str | None) -> None:
    """The smallest single change is the nearest threshold of the one fact that blocks, in words."""
    faits = {cle: v for cle, v in {**base, **autres}.items() if v is not None}
    bilans = {b.id: b for b in evaluer(vrai, lire_faits_declares(vrai, faits), LE)}
    obtenue = bilans[dispositif].pour_l_ouvrir
    assert (None if obtenue is None else obtenue.replace("\u202f", " ").replace("\xa0", " ")) == phrase


def test_les_souhaits_sont_des_reponses(vrai: Droit) -> None:
    """Each change tried is an answer of its fact; of a yes or no, the one that opens."""
    for fait, valeurs in SOUHAITS.items():
        definition = vrai.definitions[fait]
        connues = (True, False) if definition.type == "bool" else tuple(v for v, _ in definition.reponses)
        assert set(valeurs) <= set(connues), fait
    ouvrent = {fait: valeurs for fait, valeurs in SOUHAITS.items() if vrai.definitions[fait].type == "bool"}
    assert ouvrent.pop("formation_hors_temps_travail") == (False, True)
    assert ouvrent.pop("metier_vise_expose") == (False,)
    assert set(ouvrent.values()) == {(True,)}


def _plausibles(droit: Droit, fait: str, rang: int = 0, **faits: Valeur) -> list[Valeur]:
    situation = Situation(droit, faits, LE)
    return reponses_plausibles(fait, [(d, juger_tout(d, situation)) for d in droit.dispositifs[rang:rang + 1]], situation)


def test_reponses_essayees(petite: Droit, vrai: Droit) -> None:
    """Answers are tried on both sides of each threshold that is open, and within the bounds already told."""
    assert _plausibles(petite, "rqth", type_contrat="cdi", mois=D(3)) == [True, False]
    assert _plausibles(petite, "type_contrat") == ["cdi", "cdd", "demandeur_emploi"]
    assert _plausibles(petite, "heures", type_contrat="cdd") == [D(149), D(150), D(151)]
    assert _plausibles(petite, "heures", type_contrat="cdd", heures=Intervalle(D(150), D(200))) == []
    assert _plausibles(petite, "heures", type_contrat="cdd", heures=Intervalle(D(100), D(150))) == [D(149), D(150)]
    assert _plausibles(petite, "heures", type_contrat="cdd", heures=Intervalle(D(149), None)) == [D(149), D(150), D(151)]
    assert _plausibles(petite, "mois", type_contrat="cdi") == [D(11), D(12), D(13)]
    assert _plausibles(vrai, "ptp_anterieur_duree_mois") == [D(n) for n in (0, 1, 3, 6, 12, 24)]
    jours = [(j - LE).days for j in _plausibles(vrai, "ptp_anterieur_fin_le") if isinstance(j, date)]
    assert jours == [-3000, -1000, -200, -20, 20, 400]


def test_une_date_seuil_est_essayee_a_un_jour_pres(corpus_de: Ecrire, bloc: Bloc) -> None:
    """Of a date that a rule compares, the day before, the day and the day after are tried."""
    droit = charger_droit(corpus_de(bloc("a", ["formation_debut >= 2027-01-01"])))
    assert _plausibles(droit, "formation_debut") == [date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2)]


def _etape(ancre: str, mois: int, jours: int) -> str:
    return (f'[[etapes]]\nid = "e"\nlibelle = "e"\nregle = "R."\nancre = "{ancre}"\narticle = "A"\n'
            f"decalage_mois = {mois}\ndecalage_jours = {jours}\n")


@pytest.mark.parametrize("le, mois, jours, attendu", [
    (date(2026, 11, 22), 0, -60, date(2027, 1, 21)), (date(2026, 11, 22), 0, 0, None), (date(2026, 11, 22), -3, 0, date(2027, 2, 22)),
    (date(2026, 11, 30), -3, 0, date(2027, 3, 1)), (date(2026, 11, 22), -3, -1, date(2027, 2, 23)),
])
def test_prochaine_date(corpus_de: Ecrire, le: date, mois: int, jours: int, attendu: date | None) -> None:
    """The first start whose notice is still ahead; none to say when no notice is needed."""
    droit = charger_droit(corpus_de(_etape("formation_debut", mois, jours)))
    assert prochaine_date_possible(droit, Profil(), le, "essai") == attendu


def test_la_fin_de_la_formation(vrai: Droit) -> None:
    """Eight months from 1 September end on 30 April, and the steps before that end count from it."""
    faits = {"type_contrat": "cdi", "formation_debut": "2027-09-01", "formation_duree_mois": 8}
    lignes = {e.libelle: e.date for e in calendrier(vrai, lire_faits_declares(vrai, faits), LE, "ptp")}
    assert lignes["Fin de la formation"] == date(2028, 4, 30)
    assert lignes["L'employeur rappelle le droit au retour"] == date(2028, 1, 30)
    assert [n for n in lignes if "usage" in n] == ["Dossier complet chez Transitions Pro (usage)"]
    sans_duree = calendrier(vrai, lire_faits_declares(vrai, {"formation_debut": "2027-09-01"}), LE, "ptp")
    assert "Fin de la formation" not in {e.libelle for e in sans_duree}


def test_sans_depart_ni_demande_ni_reponse(vrai: Droit) -> None:
    """With the end of the contract alone, the calendar holds its deadlines and no answer to a request."""
    faits = {"type_contrat": "cdd", "fin_contrat_le": "2027-01-31"}
    lignes = [e.libelle for e in calendrier(vrai, lire_faits_declares(vrai, faits), LE, "ptp")]
    assert "Fin du contrat" in lignes and not any(n.startswith("Réponse de l'employeur") for n in lignes)


def test_ce_qui_regle_en_moyenne(corpus_de: Ecrire, bloc: Bloc) -> None:
    """A fact is noted by the mean of its answers, not by how many are tried, and by the conditions that it changes."""
    moyenne = charger_droit(corpus_de(bloc("a", ["mois >= 12 ou mois = 30"]) + bloc("b", ["heures >= 100"])))
    question = prochaine_question(moyenne, Profil(), LE, ())
    assert question is not None and question.fait == "heures"
    trois = "".join(bloc(nom, ["mois >= 0"]) for nom in "abc") + bloc("d", ["heures >= 0"])
    question = prochaine_question(charger_droit(corpus_de(trois)), Profil(), LE, ())
    assert question is not None and question.fait == "mois"


def test_seule_une_question_sensible_dit_ce_qui_a_echoue(petite: Droit) -> None:
    """An ordinary question keeps its own reason, even after a condition failed."""
    profil = lire_faits_declares(petite, {"type_contrat": "cdi", "mois": 3, "rqth": "non"})
    question = prochaine_question(petite, profil, LE, (), ("conge",))
    assert question is not None and (question.fait, question.pourquoi) == ("malade", "Pour compter.")


def _argent(droit: Droit, dispositif: str, poste: str, **faits: object) -> list[tuple[Decimal | None, Decimal | None, str]]:
    bilans = {b.id: b for b in evaluer(droit, lire_faits_declares(droit, faits), LE)}
    lignes = (p for p in bilans[dispositif].prise_en_charge if p.poste == poste)
    return [(p.mini_eur, p.maxi_eur, p.formule.replace("\u202f", " ").replace("\xa0", " ")) for p in lignes]


@pytest.mark.parametrize("brut, attendue, dit", [
    (3800, "3734.03", "c'est moins que 2 SMIC, donc 2 SMIC (3 734,03 €)"), (5000, "4500.00", "sans descendre sous 2 SMIC (3 734,03 €)"),
])
def test_le_plancher_est_dit_quand_il_joue(vrai: Droit, brut: int, attendue: str, dit: str) -> None:
    """90 % of 3 800 € is under 2 SMIC, so 2 SMIC is paid and said; 90 % of 5 000 € is not."""
    (mini, maxi, formule), = _argent(vrai, "ptp", "remuneration", type_contrat="cdi", salaire_brut_mensuel_eur=brut,
                                     formation_duree_mois=10, formation_temps_partiel="non")
    assert mini == maxi == D(attendue) and dit in formule


def test_les_heures_se_disent_en_fourchette(vrai: Droit) -> None:
    """300 to 400 hours at 9,15 € give 2 745 to 3 660 €; 300 hours are said once."""
    (mini, maxi, formule), = _argent(vrai, "periode_reconversion", "frais_pedagogiques", formation_duree_heures={"min": 300, "max": 400})
    assert (mini, maxi) == (D("2745.00"), D("3660.00")) and formule.startswith("300 à 400 heures × 9,15 €")
    (_, _, seul), = _argent(vrai, "periode_reconversion", "frais_pedagogiques", formation_duree_heures=300)
    assert seul.startswith("300 heures × 9,15 €")


def test_le_prix_borne_les_droits_par_les_deux_bouts(vrai: Droit) -> None:
    """2 000 € of rights for a training of 1 000 to 3 000 €: between 1 000 and 2 000 € are used."""
    lignes = _argent(vrai, "cpf", "cpf", type_contrat="cdi", certification_visee="rncp", cpf_droits_eur=2000,
                     formation_prix_eur={"min": 1000, "max": 3000})
    mini, maxi, formule = lignes[-1]
    assert (mini, maxi) == (D("1000.00"), D("2000.00")) and formule.startswith("Droits inscrits : 2 000 €.")
    fourchette = _argent(vrai, "cpf", "cpf", type_contrat="cdi", certification_visee="rncp", cpf_droits_eur={"min": 500, "max": 900})
    assert fourchette[-1][2].startswith("Droits inscrits : 500 € à 900 €.")


@pytest.mark.parametrize("faits, motif", [
    ({"type_contrat": "demandeur_emploi"}, "non demandée : demandeur d'emploi."),
    ({"type_contrat": "cdi", "employeur_cofinancement_pct": 10}, "non demandée : abondement de l'employeur."),
    ({"type_contrat": "cdi", "cofinancement_tiers_eur": 200}, "La somme versée par un tiers peut vous en dispenser ou la payer."),
    ({"type_contrat": "cdi", "points_c2p": 5}, "Si vous utilisez vos points de prévention, elle n'est pas demandée."),
])
def test_la_dispense_de_participation_dit_pourquoi(vrai: Droit, faits: dict[str, object], motif: str) -> None:
    """Who does not pay the 150 € is told why."""
    (mini, _, formule), = _argent(vrai, "cpf", "participation", certification_visee="rncp", **faits)
    assert mini == D("0.00") and motif in formule


def test_rien_d_un_tiers_ne_dispense_de_rien(vrai: Droit) -> None:
    """Nothing from a third party and no point: the 150 € are due."""
    (mini, maxi, formule), = _argent(vrai, "cpf", "participation", type_contrat="cdi", certification_visee="rncp",
                                     cofinancement_tiers_eur=0, points_c2p=0)
    assert mini == maxi == D("150.00") and formule.endswith("incapacité permanente.")


def test_le_credit_annuel_dit_ses_plafonds(vrai: Droit) -> None:
    """Every year 500 € up to 5 000 €, or 800 € up to 8 000 €; the diploma is asked when it is not known."""
    (mini, maxi, formule), = [li for li in _argent(vrai, "cpf", "cpf", type_contrat="cdi") if "par an" in li[2]]
    assert (mini, maxi) == (D("500.00"), D("800.00"))
    assert formule.startswith("500 € par an, 5 000 € au plus sur le compte ; 800 € et 8 000 € sans diplôme")


@pytest.mark.parametrize("points, dit, sommes", [
    (5, "5 points × 500 €.", ("2500.00", "2500.00")), ({"min": 5, "max": 10}, "5 à 10 points × 500 €.", ("2500.00", "5000.00")),
])
def test_les_points_se_disent(vrai: Droit, points: object, dit: str, sommes: tuple[str, str]) -> None:
    """Points are said once, or as a range, times 500 €."""
    lignes = [li for li in _argent(vrai, "prp_c2p", "points_c2p", type_contrat="cdi", points_c2p=points) if li[0] is not None]
    assert lignes[0] == (D(sommes[0]), D(sommes[1]), dit)


def test_l_allocation_d_un_salaire_en_fourchette(vrai: Droit) -> None:
    """4 000 to 8 000 € gross: 57 % of the daily wage on 30 days; from the 7th month 30 % less, never under 92,57 € a day.

    4 000 × 12 / 365 = 131,5068; 40,4 % + 13,18 = 66,3088, 57 % = 74,9589, × 30 = 2 248,77. 8 000: 149,9178 × 30
    = 4 497,53; × 0,7 = 3 148,27. The lower end is under the floor, so it does not decrease.
    """
    faits = {"type_contrat": "cdi", "salaire_brut_mensuel_eur": {"min": 4000, "max": 8000}}
    premiere, ensuite = _argent(vrai, "demissionnaire", "are", **faits)
    assert premiere[:2] == (D("2248.77"), D("4497.53"))
    assert ensuite[:2] == (D("2248.77"), D("3148.27"))


@pytest.mark.parametrize("faits, manquants", [
    ({}, [("salaire_brut_mensuel_eur", "age")]), ({"age": 40}, [("salaire_brut_mensuel_eur",)]),
    ({"age": 40, "salaire_brut_mensuel_eur": {"min": 3000}}, [("salaire_brut_mensuel_eur",)]),
    ({"salaire_brut_mensuel_eur": 3000}, [("age",)]), ({"salaire_brut_mensuel_eur": 8000}, [("age",), ("age",)]),
    ({"salaire_brut_mensuel_eur": 8000, "age": 40}, [(), ()]), ({"salaire_brut_mensuel_eur": 8000, "age": 55}, [()]),
])
def test_ce_qui_manque_a_l_allocation(vrai: Droit, faits: dict[str, object], manquants: list[tuple[str, ...]]) -> None:
    """The estimate asks for the pay and the age only, and for neither once told."""
    bilans = {b.id: b for b in evaluer(vrai, lire_faits_declares(vrai, {"type_contrat": "cdi", **faits}), LE)}
    lignes = [p for p in bilans["demissionnaire"].prise_en_charge if p.poste == "are"]
    assert [p.faits_manquants for p in lignes] == manquants


def test_une_preuve_longue_est_coupee(petite: Droit) -> None:
    """Only the first 80 characters of what was said are quoted."""
    profil = Profil().avec([Fait("type_contrat", "cdi", preuve="x" * 100)])
    contrat = evaluer(petite, profil, LE)[0].conditions[0]
    assert f"« {'x' * 80} »" in contrat.fait


def test_chaque_etat_a_sa_phrase(petite: Droit) -> None:
    """Each state has its own sentence, and the fact that decided; what is open names no fact."""
    conge = evaluer(petite, lire_faits_declares(petite, {"type_contrat": "cdd", "heures": 149, "vu": "non"}), LE)[0]
    dites = {c.id: (c.etat, c.phrase, c.fait) for c in conge.conditions}
    assert dites["contrat"] == ("remplie", "Remplie.", "Votre contrat : CDD")
    assert dites["heures"][:2] == ("non_remplie", "Non remplie.") and "149" in dites["heures"][2]
    assert dites["entretien"][:2] == ("a_faire", "Non remplie.")
    ouvert = evaluer(petite, lire_faits_declares(petite, {"type_contrat": "cdd", "heures": {"min": 100, "max": 200}}), LE)[0]
    assert {c.id: (c.etat, c.phrase, c.fait) for c in ouvert.conditions}["heures"] == ("a_preciser", "À préciser.", "")


def test_seules_les_dispenses_ouvertes_sont_dites(petite: Droit) -> None:
    """« Pas aujourd'hui, sauf si » lists the exemptions still open, not those ruled out, with the fact that failed."""
    conge = evaluer(petite, lire_faits_declares(petite, {"type_contrat": "cdi", "mois": 3, "malade": 0}), LE)[0]
    anciennete = next(c for c in conge.conditions if c.id == "anciennete")
    assert anciennete.phrase.startswith("Pas aujourd'hui, sauf si") and "rqth" in anciennete.phrase
    assert "malade" not in anciennete.phrase.lower() and anciennete.fait == "Mois : 3 mois"


def test_un_fait_qui_ne_bouge_pas_n_a_pas_de_date(petite: Droit) -> None:
    """A later start is told only beside a fact that it changes."""
    faits = {"type_contrat": "cdi", "mois": 3, "malade": 7, "formation_debut": "2027-03-01"}
    conge = evaluer(petite, lire_faits_declares(petite, faits), LE)[0]
    dits = {c.id: c.fait for c in conge.conditions}
    assert dits["anciennete"] == "Malade : 7 mois" and dits["contrat"] == "Votre contrat : CDI"


def test_l_argent_suit_le_verdict(vrai: Droit) -> None:
    """What waiting will open keeps its money; what nothing opens shows none."""
    attendre = {**P, **N, "anciennete_entreprise_mois": 11, "salaire_brut_mensuel_eur": 2000}
    ferme = {**P, **N, "change_de_metier": "non", "salaire_brut_mensuel_eur": 2000}
    bilans = [evaluer(vrai, lire_faits_declares(vrai, faits), LE)[0] for faits in (attendre, ferme)]
    assert [b.verdict for b in bilans] == ["exclu", "exclu"]
    assert bilans[0].prise_en_charge and bilans[1].prise_en_charge == ()
