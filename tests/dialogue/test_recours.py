"""The commission says no, or may: the appeal, the money, a new file and the other ways; an employer's no is another thing."""

from __future__ import annotations

import pytest

RECOURS, BUDGET, NOUVELLE = "regle/ptp/recours", "regle/ptp/refus_budget", "regle/ptp/nouvelle_demande"


def cites(reponse) -> set[str]:
    return {c.passage.id for c in reponse.citations if f"[{c.n}]" in reponse.texte}


@pytest.mark.parametrize("message", [
    "la commission a rejeté le dossier de mon mari", "mon PTP n'a pas été retenu", "avis défavorable de Transitions Pro sur ma demande",
    "slt la comission a dit non pr mon dossier", "j'ai reçu une lettre de refus de prise en charge", "et si la commission ne me prend pas, enfin si elle refuse mon dossier ?"])
def test_a_refusal_in_any_words_opens_the_appeal(dire, message: str) -> None:
    """Two months, the mediator, a new request, and what may be done meanwhile."""
    assert {RECOURS, NOUVELLE, "regle/periode_reconversion/presentation"} <= cites(dire("je suis livreur en CDI depuis 5 ans", message)[-1])


def test_a_refusal_for_want_of_money_judges_no_project(dire) -> None:
    """The reason is said first: the project was not judged."""
    assert BUDGET in cites(dire("PTP refusé, plus assez de budget cette année, que dire à ma cliente ?")[-1])


def test_what_is_asked_of_the_refusal_is_answered_alone(dire) -> None:
    """The delay, then the new file: each answer says that, and not all again."""
    delai, nouveau = dire("Transitions Pro a refusé mon dossier", "j'ai combien de temps pour contester ?", "je peux retenter ma chance l'an prochain ?")[-2:]
    assert RECOURS in cites(delai) and NOUVELLE not in cites(delai)
    assert NOUVELLE in cites(nouveau) and RECOURS not in cites(nouveau)


@pytest.mark.parametrize("message", ["mon patron a refusé mon dossier", "combien de dossiers PTP sont refusés en France ?", "ma demande de RQTH a été refusée"])
def test_another_refusal_is_not_that_of_the_commission(dire, message: str) -> None:
    """An employer, a statistic, another paper: no appeal to Transitions Pro is told."""
    assert NOUVELLE not in cites(dire("je suis livreur en CDI depuis 5 ans", message)[-1])


def test_the_right_to_refuse_is_answered_before_the_verdicts(dire) -> None:
    """« il a le droit ? » said with a refusal: what the rules let the employer refuse comes first."""
    reponse = dire("livreur en CDI depuis 5 ans, PTP", "mon chef me dit non, il peut ?")[-1]
    assert "regle/ptp/autorisation_employeur" in cites(reponse)
    assert reponse.texte.index("ne peut refuser") < reponse.texte.index("à préciser")


def test_a_closed_scheme_still_gives_its_figure(dire) -> None:
    """What is asked of the past is told, with the notice that it is over."""
    reponse = dire("quelle part l'État prenait en charge en TransCo pour 800 salariés ?")[-1]
    assert "regle/transco/part_etat" in cites(reponse) and "2026" in reponse.texte


def test_an_action_signed_in_time_goes_on(dire) -> None:
    """A Pro-A signed before 2026 is not stopped by its end."""
    assert "regle/pro_a/actions_en_cours" in cites(dire("ma Pro-A a été signée le 3 septembre 2025, mon employeur veut l'arrêter")[-1])


def test_the_wished_job_of_a_worn_person_is_to_be_checked(dire) -> None:
    """With the fund against wear, the job wished must not wear in its turn: said as soon as it is named."""
    assert "regle/ptp_fipu/metier_vise_non_expose" in cites(dire("FIPU pour un maçon en CDI depuis 9 ans", "il voudrait devenir couvreur")[-1])


@pytest.mark.parametrize("message", ["dernier jour pour déposer mon dossier ?", "je peux déposer le dossier jusqu'à quelle date", "et il faut faire sa demande quand ?"])
def test_a_first_request_is_no_refusal(dire, message: str) -> None:
    """The day to hand in a file, asked when nobody refused anything, opens no appeal."""
    assert RECOURS not in cites(dire("vendeuse en CDD jusqu'au 31 mars 2027", message)[-1])


def test_the_delay_of_their_answer_is_not_that_of_the_appeal(dire) -> None:
    """After « et s'ils refusent », how long they take to answer is another question."""
    assert RECOURS not in cites(dire("cuisinier en CDI depuis 5 ans, je pense au PTP", "et si Transitions Pro refuse mon dossier ?", "ils répondent en combien de temps ?")[-1])
