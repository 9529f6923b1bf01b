"""At the end of an interview the whole case is said again; a number given answers what was missing."""

from __future__ import annotations

import pytest

CAS = ("Mme B., 48 ans, comptable en CDI depuis 2014 chez un employeur privé, 2 500 brut", "elle vise formatrice pour adultes", "que faut-il comme papiers ?")


@pytest.mark.parametrize("message", ["fais une synthèse", "tu peux récapituler ?", "résume-moi son dossier", "on fait le point"])
def test_everything_known_is_said_again(dire, message: str) -> None:
    """Facts told three turns before come back together with the verdicts."""
    reponse = dire(*CAS, message)[-1]
    for dit in ("48 ans", "comptable", "CDI", "2 500", "formatrice"):
        assert dit in " ".join(reponse.texte.split()), dit
    assert {b.id for b in reponse.bilans} >= {"ptp", "demissionnaire"}


def test_nothing_known_no_synthesis(dire) -> None:
    """With no case, a synthesis asked of the white paper is looked for in the white paper."""
    reponse = dire("fais-moi la synthèse du livre blanc sur l'emploi")[-1]
    assert "J'ai compris" not in reponse.texte


def test_a_number_given_answers_which_certification(dire) -> None:
    """Once a case is open, « RNCP37275 » alone is the certification aimed at."""
    faits = dire(CAS[0], "RNCP37275")[-1].faits
    assert faits["certification_visee"] == "rncp"


def test_a_number_looked_up_is_no_project(dire) -> None:
    """Without a case, a number asks what the certification is, and nothing is kept of it."""
    assert "certification_visee" not in dire("RNCP37275")[-1].faits


def test_a_delay_asked_of_a_dated_case_is_counted(dire) -> None:
    """« quel délai pour la demande ? » with a start known gives days, not general rules of every scheme."""
    texte = dire("CDI privé depuis 8 ans, formation de 7 mois qui démarre le 4 octobre 2027", "quel est le délai pour la demande à l'employeur ?")[-1].texte
    assert "6 juin 2027" in texte and "VAE" not in texte
