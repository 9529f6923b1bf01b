"""A question about one rule is answered by that rule, whatever plan answers around it."""

from __future__ import annotations

from datetime import date

import pytest


def premieres(reponse, combien: int = 2) -> list[str]:
    """Return the first passages cited in the text of an answer."""
    cites = {c.n: c.passage.id for c in reponse.citations if f"[{c.n}]" in reponse.texte}
    return [cites[n] for n in sorted(cites, key=lambda n: reponse.texte.index(f"[{n}]"))][:combien]


@pytest.mark.parametrize(("message", "regle"), [
    ("mon patron me vire en plein PTP, les cours restent-ils payés ?", "regle/ptp/rupture_pendant"),
    ("qui verse la paie pendant un PTP, le patron ou Transitions Pro ?", "regle/ptp/qui_paie_le_salaire_en_bref"),
    ("mission d'intérim finie en février, dernier jour pour déposer le PTP quand ?", "regle/ptp/depot_interim"),
    ("reconnue RQTH, est-ce qu'on me demande une ancienneté pour le PTP ?", "regle/ptp/dispense_anciennete"),
    ("absente dix mois pour maladie, suis-je dispensée de l'ancienneté du PTP ?", "regle/ptp/dispense_sante"),
    ("d'après quels critères la commission tranche pour un PTP ?", "regle/ptp/criteres_commission"),
    ("CléA peut-il se passer pendant une période de reconversion ?", "regle/clea/periode_reconversion"),
    ("salaire de référence d'une intermittente dans le PTP", "regle/ptp/salaire_reference_intermittent"),
    ("le plafond horaire des frais dans un PTP", "regle/ptp/plafonds_en_bref"),
    ("combien de jours on me laisse pour dire oui au CSP", "voisin/csp"),
])
def test_the_rule_asked_comes_first(dire, message: str, regle: str) -> None:
    """The rule that holds the answer is among the first two sentences proved, before amounts and verdicts."""
    assert regle in premieres(dire(message)[-1])


@pytest.mark.parametrize(("jour", "message", "dit", "tait"), [
    ("2024-02-10", "quelle participation demande le CPF ?", "aucune participation", "103,20"),
    ("2025-11-10", "le plafond du CPF pour un bilan de compétences ?", "aucun plafond", "100 €"),
    ("2022-03-01", "quelle durée d'expérience la VAE exige-t-elle ?", "un an d'expérience", "ne demande plus"),
    ("2024-06-01", "peut-on ouvrir un dossier TransCo ?", "31 décembre 2025", "je n'ai pas trouvé"),
])
def test_a_past_day_gets_the_rule_of_that_day(dire, jour: str, message: str, dit: str, tait: str) -> None:
    """What applied before a change is said, and not what replaced it."""
    texte = dire(message, le=date.fromisoformat(jour))[-1].texte
    assert dit in texte
    assert tait.lower() not in texte.lower()


def test_an_amount_is_not_preceded_by_the_rule_it_applies(dire) -> None:
    """Asked what one would earn, the computed line is enough: its rule is not recited first."""
    texte = dire("avec 2 400 € brut je touche combien pendant un PTP ?")[-1].texte
    assert texte.count("jusqu'à 2 SMIC") <= 1


def test_the_office_is_not_the_closed_scheme(dire) -> None:
    """« Transitions Pro à… » names an office, not the Pro-A."""
    assert "Pro-A" not in dire("l'adresse de Transitions Pro à Toulouse ?")[-1].texte


@pytest.mark.parametrize(("message", "regle", "absente"), [
    ("mes huit mois d'apprentissage sont-ils retenus dans les 4 mois de CDD du PTP ?", "regle/ptp/cdd_exclus_du_compte", ""),
    ("un SSIAP en PTP, c'est possible ?", "regle/ptp/certification", ""),
    ("le PTP couvre quoi comme dépenses ?", "regle/ptp/postes_pris_en_charge", "regle/ptp/pour_qui"),
    ("à partir de quand la période de reconversion peut-elle s'utiliser ?", "regle/periode_reconversion/entree_en_vigueur", ""),
    ("on m'a payé un bilan en 2024 avec le CPF, puis-je en refaire un ?", "regle/cpf/bilan_5_ans", "regle/ptp/stat_france"),
    ("technicienne du spectacle vivant, combien de jours sur deux ans pour le PTP ?", "regle/ptp/anciennete_technicien_vivant",
     "regle/ptp/anciennete_technicien_vivant_avant_avril_2022"),
])
def test_a_short_question_gets_its_rule_and_no_other_day_s(dire, message: str, regle: str, absente: str) -> None:
    """One word beside a scheme is enough to name its rule; a rule replaced since is not said as today's."""
    dits = premieres(dire(message)[-1], 9)
    assert regle in dits[:2]
    assert absente not in dits


def test_a_notice_said_is_that_of_the_length_told(dire) -> None:
    """For five months of training, the rule of six months and more is not the answer."""
    assert "regle/ptp/demande_employeur_120" not in premieres(dire("PTP de 5 mois à temps plein, quel délai pour avertir mon employeur ?")[-1], 9)


def test_no_rule_of_a_scheme_that_is_closed_to_the_person(dire) -> None:
    """A self-employed who asks who pays hears of the fund of the self-employed, not of points or agreements of employees."""
    dits = premieres(dire("coiffeuse à mon compte, je veux devenir comptable, qui paierait ?")[-1], 9)
    assert "voisin/fonds_independants" in dits
    assert not any(i.startswith(("regle/prp_c2p", "regle/periode_reconversion", "regle/ptp/qui_")) for i in dits)


def test_too_few_days_close_the_demissionnaire(dire) -> None:
    """1 240 days told are under 1 300: the verdict is no, whatever the length of the contract."""
    bilan = next(b for b in dire("CDI depuis 7 ans dans le privé, 1 240 jours travaillés sur les 5 dernières années, je pense démissionner")[-1].bilans
                 if b.id == "demissionnaire")
    assert bilan.verdict == "exclu"


def test_heavy_loads_are_told_to_give_no_points(dire) -> None:
    """Who carries people all day hears that loads give no prevention points, and what would; who works nights too does not."""
    porte = dire("je soulève des patients toute la journée, aide-soignante en CDI depuis 9 ans, est-ce que j'ai des points pénibilité ?")[-1]
    assert "ne donnent pas de points" in porte.texte
    nuit = dire("je soulève des patients la nuit, aide-soignante de nuit en CDI depuis 9 ans, est-ce que j'ai des points pénibilité ?")[-1]
    assert "ne donnent pas de points" not in nuit.texte
    assert "Lourdes" not in dire("le port de charges lourdes donne des points C2P ?")[-1].texte
