"""An age or a missing diploma shuts no door that the rules leave open."""

from __future__ import annotations

from datetime import date

import pytest


@pytest.mark.parametrize("message", ["à mon âge c'est encore permis de changer ?", "y a-t-il un âge maximum pour le PTP ?", "suis-je trop âgée ?"])
def test_no_age_limit_is_said_in_so_many_words(dire, message: str) -> None:
    """Asked about age, the answer says that no condition looks at it, with the day of the law."""
    reponse = dire(message)[-1]
    assert "aucune condition d'âge" in reponse.texte
    assert "2026" in reponse.texte and reponse.citations


def test_the_fear_comes_before_the_verdicts(dire) -> None:
    """A case told with the fear of being too old hears first that age is no condition, then its verdicts."""
    reponse = dire("magasinière en CDI depuis 9 ans, j'ai 57 ans, je suis trop vieille pour un autre métier ?")[-1]
    assert reponse.texte.index("aucune condition d'âge") < reponse.texte.index("PTP) :")
    assert reponse.bilans


def test_a_scheme_that_asks_for_a_level_says_so(dire) -> None:
    """The closed Pro-A asked for less than a bachelor's degree: at its time the condition is told."""
    texte = dire("la Pro-A demande-t-elle un diplôme ?", le=date(2025, 3, 1))[-1].texte
    assert "inférieur à la licence" in texte


@pytest.mark.parametrize(("message", "maxi"), [("je n'ai jamais passé le bac", 3), ("sans le bac, vingt ans de caisse", 3)])
def test_a_diploma_never_got_is_not_held(dire, message: str, maxi: int) -> None:
    """« jamais eu le bac » is no bac: the level held is under it."""
    niveau = dire(f"je suis caissière, {message}")[-1].faits.get("niveau_diplome")
    assert niveau is not None and niveau.maxi == maxi


@pytest.mark.parametrize("message", ["quel âge maximum pour un contrat d'apprentissage ?", "jusqu'à quel âge le contrat de professionnalisation ?"])
def test_an_age_asked_of_another_contract_is_not_denied(dire, message: str) -> None:
    """Apprenticeship has its ages: the schemes of this page, which have none, do not answer for it."""
    assert "aucune condition d'âge" not in dire(message)[-1].texte


def test_a_closed_scheme_answers_that_it_is_closed(dire) -> None:
    """Asked about the age of a scheme that ended, the answer is never empty."""
    assert "fermées depuis le 1er janvier 2026" in dire("TransCo, une condition d'âge ?", le=date(2026, 11, 22))[-1].texte
