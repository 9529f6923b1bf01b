"""Verdicts on the small law, each computed by hand from its two schemes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.domaine.droit import Bilan, ConditionEvaluee
from assistant.domaine.profil import Fait, Profil
from assistant.regles import Droit, charger_droit, evaluer, lire_faits_declares

LE = date(2026, 11, 22)
Ecrire = Callable[..., Path]
Bloc = Callable[..., str]


def bilan(droit: Droit, le: date = LE, rang: int = 0, **faits: object) -> Bilan:
    """Return the Bilan of one scheme."""
    return evaluer(droit, lire_faits_declares(droit, faits), le)[rang]


def cond(bilan_: Bilan, ident: str) -> ConditionEvaluee:
    """Return one condition of a Bilan."""
    return next(c for c in bilan_.conditions if c.id == ident)


@pytest.mark.parametrize("faits, verdict", [
    ({}, "a_preciser"),
    ({"type_contrat": "cdi"}, "a_preciser"),
    ({"type_contrat": "demandeur_emploi"}, "exclu"),
    ({"type_contrat": "cdi", "mois": 12}, "possible"),
    ({"type_contrat": "cdi", "mois": 11}, "a_preciser"),
    ({"type_contrat": "cdi", "mois": 11, "rqth": "oui"}, "possible"),
    ({"type_contrat": "cdi", "mois": 11, "rqth": "non"}, "a_preciser"),
    ({"type_contrat": "cdi", "mois": 11, "rqth": "non", "malade": 5}, "exclu"),
    ({"type_contrat": "cdi", "mois": 11, "rqth": "non", "malade": 6}, "possible"),
    ({"type_contrat": "cdi", "rqth": "oui"}, "possible"),
    ({"type_contrat": "cdd", "heures": 150}, "possible"),
    ({"type_contrat": "cdd", "heures": 149}, "exclu"),
    ({"type_contrat": "cdd", "heures": {"min": 140, "max": 160}}, "a_preciser"),
    ({"type_contrat": "cdd", "heures": {"min": 150}}, "possible"),
    ({"type_contrat": "cdd", "heures": {"max": 149}}, "exclu"),
])
def test_verdicts(petite: Droit, faits: dict[str, object], verdict: str) -> None:
    """Exclu when a required condition fails for sure, a_preciser while an answer may decide, else possible."""
    assert bilan(petite, **faits).verdict == verdict


@pytest.mark.parametrize("le, verdict", [(date(2026, 6, 30), "possible"), (date(2026, 7, 1), "exclu")])
def test_le_parametre_change_de_date(petite: Droit, le: date, verdict: str) -> None:
    """120 hours were enough until the threshold rose to 150 on 1 July 2026."""
    assert bilan(petite, le, type_contrat="cdd", heures=120).verdict == verdict


def test_les_conditions_qui_ne_s_appliquent_pas_sont_absentes(petite: Droit) -> None:
    """A fixed-term contract is not asked the seniority of a permanent one."""
    assert [c.id for c in bilan(petite, type_contrat="cdd", heures=150).conditions] == ["contrat", "heures", "entretien"]


def test_une_etape_n_exclut_jamais(petite: Droit) -> None:
    """A step is a_faire when not done or not told, remplie when done, and leaves the verdict alone."""
    for vu, etat in (("non", "a_faire"), (None, "a_faire"), ("oui", "remplie")):
        obtenu = bilan(petite, type_contrat="cdi", mois=12, vu=vu)
        assert (cond(obtenu, "entretien").etat, obtenu.verdict) == (etat, "possible")


def test_la_dispense_n_est_demandee_qu_apres_l_echec(petite: Droit) -> None:
    """The sensitive exemption is missing only once the ordinary rule has failed."""
    avant, apres = bilan(petite, type_contrat="cdi"), bilan(petite, type_contrat="cdi", mois=3)
    assert avant.faits_manquants == ("mois",)
    assert apres.faits_manquants == ("rqth", "malade")
    assert cond(apres, "anciennete").phrase.startswith("Pas aujourd'hui, sauf si")


def test_la_dispense_retenue_est_dite(petite: Droit) -> None:
    """A condition met by exemption says which one and shows the fact."""
    condition = cond(bilan(petite, type_contrat="cdi", mois=3, malade=8), "anciennete")
    assert condition.etat == "remplie"
    assert "Malade : au moins 6 mois" in condition.phrase
    assert condition.fait == "Malade : 8 mois"


def test_le_fait_cite_les_mots_de_la_personne(petite: Droit) -> None:
    """The deciding fact is shown with the words that prove it."""
    profil = lire_faits_declares(petite, {"type_contrat": "cdi"}).avec(
        [Fait("mois", lire_faits_declares(petite, {"mois": 30}).valeur("mois"), "deux ans et demi")]
    )
    condition = cond(evaluer(petite, profil, LE)[0], "anciennete")
    assert condition.fait == "Mois : 2 ans et 6 mois (vous avez dit « deux ans et demi »)"


def test_au_depart_l_anciennete_a_grandi(petite: Droit) -> None:
    """Ten months today are twelve at a start two months later, and the sentence shows both."""
    tot = bilan(petite, type_contrat="cdi", mois=10, rqth="non", malade=0, formation_debut="2027-01-21")
    tard = bilan(petite, type_contrat="cdi", mois=10, rqth="non", malade=0, formation_debut="2027-01-22")
    assert (tot.verdict, tard.verdict) == ("exclu", "possible")
    assert cond(tard, "anciennete").fait == "Mois : 10 mois, et 12 mois au 22 janvier 2027"


def test_contrat_inconnu_la_croissance_n_est_pas_sure(corpus_de: Ecrire, bloc: Bloc) -> None:
    """Without the contract, growth to the start is not sure, and the contract is what must be asked."""
    droit = charger_droit(corpus_de(bloc("a", ["mois >= 12"], au_depart="true")))
    obtenu = bilan(droit, mois=10, formation_debut="2027-03-01")
    assert (obtenu.verdict, obtenu.faits_manquants) == ("a_preciser", ("type_contrat",))


def test_ferme_et_pas_encore_ouvert(petite: Droit) -> None:
    """Outside its dates a scheme is ferme, without conditions, and says when it opens if it will."""
    avant, apres = bilan(petite, date(2019, 12, 31)), bilan(petite, date(2031, 1, 1), rang=1)
    assert avant.verdict == apres.verdict == "ferme"
    assert avant.conditions == apres.conditions == ()
    assert "1er janvier 2020" in avant.phrase
    assert apres.phrase == "Fermé."
    assert bilan(petite, date(2030, 12, 31), rang=1).verdict == "a_preciser"


@pytest.mark.parametrize("le, verdict", [
    (date(2025, 12, 31), "possible"), (date(2026, 1, 1), "exclu"), (date(2026, 3, 31), "exclu"),
    (date(2026, 4, 1), "possible"),
])
def test_une_condition_hors_dates_est_ignoree(corpus_de: Ecrire, bloc: Bloc, le: date, verdict: str) -> None:
    """A condition counts from its first day to its last, both included."""
    dates = "du = 2026-01-01\nau = 2026-03-31"
    droit = charger_droit(corpus_de(bloc("a", ["mois >= 12"], suite=dates)))
    assert bilan(droit, le, mois=3).verdict == verdict


def test_lorsque_inconnu_demande_d_abord_lorsque(petite: Droit) -> None:
    """When it is not known whether a condition applies, that is what is asked, not its content."""
    assert bilan(petite).faits_manquants == ("type_contrat",)


@pytest.mark.parametrize("mois, verdict", [(12, "possible"), (11, "a_preciser")])
def test_lorsque_inconnu_mais_condition_tenue(corpus_de: Ecrire, bloc: Bloc, mois: int, verdict: str) -> None:
    """A condition met anyway closes nothing, even when it is not known whether it applies."""
    droit = charger_droit(corpus_de(bloc("a", ["mois >= 12"], lorsque=["vu = oui"])))
    assert bilan(droit, mois=mois).verdict == verdict
    dispense = charger_droit(corpus_de(bloc("a", ["mois >= 12"], lorsque=["vu = oui"], sauf=["rqth = oui"])))
    assert bilan(dispense, mois=mois, rqth="oui").verdict == "possible"


def test_je_ne_sais_pas_reste_a_preciser(petite: Droit) -> None:
    """A fact that the person does not know stays open and never decides."""
    assert bilan(petite, type_contrat="cdi", mois="je ne sais pas").verdict == "a_preciser"


def test_exclu_n_a_plus_rien_a_demander(petite: Droit) -> None:
    """An excluded scheme lists no missing fact."""
    assert bilan(petite, type_contrat="demandeur_emploi").faits_manquants == ()


def test_ordre_des_faits_indifferent(petite: Droit) -> None:
    """The same facts told in another order give the same bilan."""
    faits = {"type_contrat": "cdi", "mois": 3, "rqth": "non", "malade": 2}
    endroit = lire_faits_declares(petite, faits)
    envers = lire_faits_declares(petite, dict(reversed(faits.items())))
    assert evaluer(petite, endroit, LE) == evaluer(petite, envers, LE)
    assert evaluer(petite, Profil(), LE) == evaluer(petite, Profil(), LE)


@pytest.mark.parametrize("confiance, doute", [("haute", False), ("moyenne", True), ("basse", True)])
def test_un_refus_mal_confirme_le_dit(corpus_de: Ecrire, bloc: Bloc, confiance: str, doute: bool) -> None:
    """A refusal that rests on unsure rules alone asks to check before giving up; one sure rule is enough to refuse."""
    incertaine = bloc("a", ["mois >= 12"], suite=f'confiance = "{confiance}"')
    assert ("à vérifier" in bilan(charger_droit(corpus_de(incertaine)), mois=3).phrase) is doute
    sure = incertaine + bloc("b", ["vu = oui"])
    assert "à vérifier" not in bilan(charger_droit(corpus_de(sure)), mois=3, vu="non").phrase
    assert ("à vérifier" in bilan(charger_droit(corpus_de(sure)), mois=3, vu="oui").phrase) is doute
    etape = bloc("b", ["vu = oui"], nature="a_faire")
    assert ("à vérifier" in bilan(charger_droit(corpus_de(incertaine + etape)), mois=3, vu="non").phrase) is doute


def test_janvier_2026_la_reconversion_attend_ses_decrets(vrai: Droit) -> None:
    """Between the law and its decrees, the période de reconversion is ferme and says both dates."""
    obtenu = {b.id: b for b in evaluer(vrai, Profil(), date(2026, 1, 15))}["periode_reconversion"]
    assert obtenu.verdict == "ferme"
    assert "1er janvier 2026" in obtenu.phrase and "1er février 2026" in obtenu.phrase
    assert {b.id: b for b in evaluer(vrai, Profil(), date(2026, 2, 1))}["periode_reconversion"].verdict == "a_preciser"


def test_une_fenetre_qui_glisse_donne_une_date_au_plus_tot(vrai: Droit) -> None:
    """Over five sliding years the day is the earliest possible, and both sentences say so; seniority in a job is sure."""
    faits = {"type_contrat": "cdi", "employeur_public": "non", "jours_travailles_60mois": 1290, "activite_continue_5ans": "non",
             "type_projet": "formation", "anciennete_entreprise_mois": 11, "anciennete_salarie_mois": 40, "rqth": "non",
             "licencie_sans_formation": "non", "absence_maladie_pro_24mois": "non", "absence_sante_24mois_mois": 0}
    bilans = {b.id: b for b in evaluer(vrai, lire_faits_declares(vrai, faits), LE)}
    demission, ptp = bilans["demissionnaire"], bilans["ptp"]
    jours = next(c for c in demission.conditions if c.id == "duree_1300_jours")
    assert "au plus tôt le 6 décembre 2026" in jours.phrase
    assert demission.pour_l_ouvrir is not None and demission.pour_l_ouvrir.startswith("Au plus tôt le 6 décembre 2026")
    assert ptp.pour_l_ouvrir is not None and ptp.pour_l_ouvrir.startswith("Attendre le 22 décembre 2026")
    assert "au plus tôt" not in next(c for c in ptp.conditions if c.id == "anciennete_cdi_entreprise").phrase
