"""Whom the schemes leave out hears what exists for them, and nobody gets an amount that cannot be computed."""

from __future__ import annotations

import pytest


def cites(reponse) -> set[str]:
    """Return the passages cited in the text of an answer."""
    return {c.passage.id for c in reponse.citations if f"[{c.n}]" in reponse.texte}


@pytest.mark.parametrize(("message", "voisin"), [
    ("je suis électricien à mon compte depuis six ans, je veux changer de métier", "voisin/fonds_independants"),
    ("secrétaire titulaire de la fonction publique, je veux me reconvertir en fleuriste", "voisin/conge_formation_professionnelle"),
    ("je suis en CDD de droit public au rectorat depuis 2 ans, je veux devenir cuisinier", "voisin/conge_formation_professionnelle"),
    ("mon usine ferme, on me parle d'un CSP, je suis en CDI depuis 8 ans", "voisin/csp"),
    ("déclarée inapte à mon poste de caissière, CDI 9 ans dans le privé, que faire ?", "voisin/crpe"),
])
def test_those_left_out_hear_what_exists_for_them(dire, message: str, voisin: str) -> None:
    """A contract or an event that these schemes do not serve calls for the sheet that does."""
    assert voisin in cites(dire(message)[-1])


def test_a_neighbour_is_not_told_again_at_every_turn(dire) -> None:
    """The sheet called for by the contract comes with the message that tells the contract."""
    suite = dire("je suis électricien à mon compte depuis six ans, je veux changer de métier", "je voudrais un titre du RNCP")[-1]
    assert "voisin/fonds_independants" not in cites(suite)


@pytest.mark.parametrize(("message", "attendu"), [
    ("contractuelle en CDD de droit public dans un lycée depuis 3 ans, je vise aide-soignante", "exclu"),
    ("je travaille à la mairie en CDD depuis 30 mois, je vise aide-soignante", "a_preciser"),
    ("je travaille dans un restaurant en CDD depuis 30 mois, je vise aide-soignante", "a_preciser"),
])
def test_a_public_law_contract_of_limited_length_opens_no_leave(dire, message: str, attendu: str) -> None:
    """A CDD said to be of public law is refused; at a public employer it is asked; elsewhere the question does not arise."""
    bilan = next(b for b in dire(message)[-1].bilans if b.id == "ptp")
    assert bilan.verdict == attendu
    demandee = any(c.id == "cdd_de_droit_prive" and c.etat != "remplie" for c in bilan.conditions)
    assert demandee is ("restaurant" not in message)


@pytest.mark.parametrize("message", [
    "je cumule deux mi-temps, 900 € brut chez l'un et 850 € chez l'autre. Combien je garderais pendant un PTP ?",
    "trois employeurs en CDI, 700 brut, 500 brut et 400 brut, je toucherais combien en PTP ?",
])
def test_several_employers_get_no_amount(dire, message: str) -> None:
    """With two wages none is the reference: the rule is told, no sum is given."""
    reponse = dire(message)[-1]
    ptp = next(b for b in reponse.bilans if b.id == "ptp")
    assert all(p.mini_eur is None for p in ptp.prise_en_charge if p.poste == "remuneration")
    assert "plusieurs employeurs" in reponse.texte


def test_who_has_resigned_is_not_warned_any_more(dire) -> None:
    """The warning against resigning too early is for those who think of it."""
    apres = dire("j'ai donné ma démission en octobre, CDI de 7 ans dans le privé, je monte un food truck")[-1].texte
    avant = dire("je pense donner ma démission, CDI de 7 ans dans le privé, pour monter un food truck")[-1].texte
    assert "Ne démissionnez jamais" in avant
    assert "Ne démissionnez jamais" not in apres


def test_another_region_has_its_own_contacts(dire) -> None:
    """Somebody in Lyon is sent to the list of regions, not to the office of Occitanie."""
    noms = {c.id for c, _ in dire("j'habite à Lyon, CDI depuis 5 ans dans le privé, je veux un PTP pour devenir menuisier")[-1].contacts}
    assert "contacts-transitions-pro" in noms
    assert "transitions-pro" not in noms


def test_what_is_missed_today_is_said_before_what_is_unknown(dire) -> None:
    """Ten months in a first job miss the 24 asked: that comes first, with the exemptions that would lift it."""
    texte = dire("premier emploi, en CDI depuis 15 mois, je voudrais un PTP pour devenir carreleur")[-1].texte
    assert "Pas aujourd'hui, sauf" in texte
    assert "24 mois" in texte


def test_a_change_brought_by_the_employer_opens_with_its_scheme(dire) -> None:
    """The reconversion period is decided with the employer: it leads when he brings the change."""
    reponse = dire("mon employeur me propose une formation CQP de 280 heures pour changer de poste en interne, je suis en CDI depuis 4 ans", "qui paie ?")
    assert reponse[0].texte.index("Période de reconversion") < reponse[0].texte.index("Projet de transition")
    assert "opérateur de compétences" in reponse[1].texte


def test_a_job_seeker_hears_the_aid_of_the_employment_service(dire) -> None:
    """Out of a contract, the individual training aid is the neighbour to know, and no seniority is held."""
    reponse = dire("licencié économique en mai, j'ai accepté le CSP, j'étais fraiseur 12 ans dans la même usine, je vise cariste")[-1]
    assert "voisin/aif" in cites(reponse)
    assert "autorisation d'absence" not in reponse.texte
    assert "anciennete_entreprise_mois" not in reponse.faits
