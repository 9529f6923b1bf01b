"""Facts that a rule named in a question must not put in the mouth of who asks, and those that law terms do tell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.dialogue.lecture import lire_faits

LE = date(2026, 11, 22)


def lus(message: str) -> dict[str, object]:
    """Return the facts read of a message, by id."""
    return {f.id: f.valeur for f in lire_faits(message, le=LE).faits}


@pytest.mark.parametrize(("message", "absent"), [
    ("mon CPF, une formation déjà passée, je peux la refaire ?", "cpf_droits_eur"),
    ("que se passe-t-il au bout de huit mois chez un démissionnaire ?", "anciennete_entreprise_mois"),
    ("la VAE exige-t-elle deux ans d'expérience ?", "anciennete_salarie_mois"),
    ("6 mois d'arrêt maladie dans les deux dernières années, je suis en CDI", "mois_travailles_24"),
    ("je fais 4 mois de CDD chaque hiver depuis 6 ans", "anciennete_entreprise_mois"),
    ("mes deux années d'apprentissage sont-elles comptées pour le PTP ?", "type_contrat"),
])
def test_a_rule_asked_about_is_no_fact_of_the_person(message: str, absent: str) -> None:
    """What a question supposes of a rule is not remembered as told of oneself."""
    assert absent not in lus(message)


@pytest.mark.parametrize(("message", "fait", "valeur"), [
    ("inscrite au chômage depuis mai, avant vendeuse 4 ans en cdi", "type_contrat", "demandeur_emploi"),
    ("mon usine a fermé, j'ai accepté le CSP en septembre", "type_contrat", "demandeur_emploi"),
    ("je suis artisane, je fais des bijoux", "type_contrat", "independant"),
    ("c'est mon premier emploi, en CDI depuis 17 mois", "anciennete_salarie_mois", Decimal(17)),
    ("je suis enseignante à l'Éducation nationale", "employeur_public", True),
    ("CDI à La Poste depuis 12 ans, guichetière, je pense partir", "employeur_public", True),
    ("je suis cheminote depuis 2010", "employeur_public", True),
    ("CACES à 900 €, je suis en CDI", "certification_visee", "rs"),
    ("j'ai une formation de 250 heures (CQP) en vue", "certification_visee", "cqp"),
    ("ma formation dure 11 mois, combien de temps avant dois-je avertir mon chef ?", "formation_duree_mois", Decimal(11)),
    ("j'ai démissionné hier d'un CDI de trois ans dans la vente sans avoir rencontré de conseiller CEP", "cep_avant_demission", False),
    ("j'avais demandé un CEP au printemps", "cep_fait", True),
    ("je suis en CDD de droit public", "contrat_droit_prive", False),
    ("j'habite à Cahors mais je travaille à Lyon", "departement", "46"),
    ("je bosse à Lyon et j'habite Cahors", "departement", "46"),
    ("j'ai deux patrons en ce moment", "plusieurs_employeurs", True),
])
def test_terms_of_law_tell_facts(message: str, fait: str, valeur: object) -> None:
    """Words of the field are read as what they mean for the schemes."""
    assert lus(message).get(fait) == valeur


def test_employers_one_after_the_other_are_not_several() -> None:
    """Only employers held at the same time forbid the computation."""
    assert "plusieurs_employeurs" not in lus("j'ai eu trois employeurs en dix ans, je suis en CDI depuis 4 ans")


def test_the_contract_resigned_from_is_the_one_judged() -> None:
    """« ma démission après neuf ans de CDI » tells the contract of the démissionnaire."""
    assert lus("j'ai donné ma démission après neuf ans de CDI chez un fleuriste")["type_contrat"] == "cdi"
