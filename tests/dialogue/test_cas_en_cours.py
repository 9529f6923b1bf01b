"""In a running case a short message keeps its subject: it is answered, or the subject is called back; never a stray passage."""

from __future__ import annotations

import re

import pytest

CAS = "je suis menuisière en CDI depuis 6 ans, je pense au PTP"


def cites(reponse) -> set[str]:
    return {c.passage.id for c in reponse.citations if f"[{c.n}]" in reponse.texte}


@pytest.mark.parametrize("suite", ["elle peut emmener son chien ?", "qui garde les petits pendant ce temps", "et si elle abandonne au bout de deux mois"])
def test_what_nothing_answers_calls_the_subject_back(dire, suite: str) -> None:
    """No sentence of the white paper, no job, no « pas mon domaine »: the scheme, what may be asked of it, somebody to call."""
    reponse = dire(CAS, suite)[-1]
    assert "(PTP)" in reponse.texte and reponse.contacts and not any(i.startswith("livre-blanc") for i in cites(reponse))
    assert reponse.statut == "sans_reponse" and "pas mon domaine" not in reponse.texte


@pytest.mark.parametrize("question", ["combien d'emplois dans le tourisme en Occitanie ?", "que dit le livre blanc des seniors ?"])
def test_a_question_of_another_subject_is_still_searched(dire, question: str) -> None:
    """A whole question on the white paper is answered by it, whatever case is open."""
    assert any(i.startswith("livre-blanc") for i in cites(dire(CAS, question)[-1]))


@pytest.mark.parametrize("question", ["bon, c'est oui ou non au final", "alors, c'est jouable ?", "et ça passe du coup ?"])
def test_a_yes_or_no_is_said_in_one_sentence(dire, question: str) -> None:
    """The verdict comes first, in words, then what carries it."""
    assert "Ni oui ni non" in dire(CAS, question)[-1].texte


@pytest.mark.parametrize("question", ["à votre avis, c'est quoi le mieux pour moi", "vous me conseillez quoi du coup", "du coup il me reste quoi"])
def test_a_choice_is_laid_out_and_not_made(dire, question: str) -> None:
    """What the case opens is told again, the most useful first, and the person chooses."""
    reponse = dire(CAS, question)[-1]
    assert "Je ne choisis pas à votre place" in reponse.texte
    assert {"regle/ptp/contrat", "regle/demissionnaire/contrat_cdi"} <= cites(reponse)


@pytest.mark.parametrize("message", ["y a moyen de discuter avec une vraie personne ?", "qui est mon conseiller", "où je peux aller pour voir quelqu'un à Béziers"])
def test_somebody_to_speak_to_is_named(dire, message: str) -> None:
    """Whoever wants a person gets one, with where to find them."""
    assert "contact/cep-salarie" in cites(dire(CAS, message)[-1])


@pytest.mark.parametrize("message", ["faudrait surtout pas que ma direction l'apprenne", "je veux le faire sans que mon chef le sache"])
def test_the_counsel_that_no_employer_sees_comes_first(dire, message: str) -> None:
    """What is confidential is said before what the employer must be told."""
    reponse = dire(CAS, message)[-1]
    assert "regle/cep/confidentiel" in cites(reponse) and "[1]" in reponse.texte.split("confidentiel")[1][:200]


def test_anger_is_heard_once_then_answered(dire) -> None:
    """One sentence for the anger; the question beside it is answered, and alone it calls the subject back."""
    seule, avec = dire(CAS, "votre site est inutile")[-1], dire(CAS, "vous répondez à côté, combien de temps ça dure ?")[-1]
    assert seule.texte.startswith("Je comprends votre agacement") and "(PTP)" in seule.texte
    assert avec.texte.startswith("Je comprends votre agacement") and "regle/ptp/duree" in cites(avec)


@pytest.mark.parametrize("message", ["on peut pas tenir un an sans revenu", "c'est impossible de rester sans salaire avec deux enfants"])
def test_to_live_without_a_wage_is_a_question_of_money(dire, message: str) -> None:
    """No alarm: what each way does to the wage."""
    reponse = dire("je suis menuisière en CDI depuis 6 ans", message)[-1]
    assert reponse.statut == "repondu" and "regle/ptp/salaire_pendant" in cites(reponse)


@pytest.mark.parametrize(("supposition", "dit"), [
    ("et si on me retire ma RQTH ?", "travailleur handicapé : non"), ("et si je n'ai plus ma RQTH", "travailleur handicapé : non"),
    ("et si mon CDI s'arrête, enfin si je perds mon CDI", "demandeur d'emploi")])
def test_a_supposition_may_take_away(dire, supposition: str, dit: str) -> None:
    """What is lost is supposed lost, and nothing told is forgotten for it."""
    reponse = dire("CDI depuis 7 mois, j'ai une RQTH, PTP ?", supposition)[-1]
    assert dit in " ".join(reponse.texte.split()) and reponse.faits["rqth"] is True and reponse.faits["type_contrat"] == "cdi"


def test_a_supposition_is_taken_back(dire) -> None:
    """« non, elle ne l'a pas » answers the supposition, not the question still open."""
    reponse = dire("ma cliente est en CDI depuis 7 mois, PTP ?", "et si elle avait une RQTH ?", "non, elle ne l'a pas")[-1]
    assert "j'oublie cette supposition" in reponse.texte and reponse.faits.get("ptp_anterieur") is None


def test_another_month_is_supposed_for_the_start_told(dire) -> None:
    """« et si je la prends en octobre à la place » moves the start, and the day to hold with it."""
    texte = " ".join(dire("en CDI depuis 6 ans, PTP, formation de 9 mois le 3 mai 2027", "et si je la prends en octobre à la place")[-1].texte.split())
    assert "1er octobre 2027" in texte and "3 juin 2027" in texte


def test_the_cpf_named_in_passing_does_not_become_the_subject(dire) -> None:
    """« on lui prend son CPF ? » is asked of the PTP, and the next question still is."""
    prise, retour = dire(CAS, "elle a 2 900 € sur son CPF, on lui prend ?", "elle retrouve son poste ?")[-2:]
    assert "regle/ptp/cpf_mobilise" in cites(prise) and "regle/ptp/risque" in cites(retour)


@pytest.mark.parametrize("message", ["VAE ou PTP ?", "PTP ou période de reconversion, je prends quoi"])
def test_a_choice_between_two_answers_no_open_question(dire, message: str) -> None:
    """The two ways are set side by side; no certification, no agreement is read in their names."""
    reponse = dire("je suis menuisière chez Leroy Merlin, CDI 6 ans", "je voudrais être formatrice d'adultes", message)[-1]
    assert "Qui décide" in reponse.texte and reponse.faits.get("certification_visee") is None and reponse.faits.get("employeur_position") is None


@pytest.mark.parametrize(("message", "regle"), [
    ("le train et la cantine, c'est remboursé ?", "regle/ptp/frais_annexes"),
    ("on me paye l'internat si l'école est loin", "regle/ptp/frais_annexes"),
    ("ma boîte va me reprendre ma place ou je retrouve mon poste au rayon ensuite ?", "regle/ptp/notification_retour"),
    ("ma responsable prétend qu'elle peut bloquer mon départ", "regle/ptp/report_employeur"),
    ("ils ont le droit de refuser ma formation ? on est huit en tout", "regle/ptp/autorisation_employeur"),
])
def test_what_any_case_may_ask_is_answered_in_any_words(dire, message: str, regle: str) -> None:
    """Side costs, the job kept, the employer's right: the rule of the scheme of the talk, never a job nor another field."""
    reponse = dire("boulangère en CDI depuis 5 ans, entreprise privée", message)[-1]
    assert regle in {c.passage.id for c in reponse.citations if f"[{c.n}]" in reponse.texte}, reponse.texte


@pytest.mark.parametrize("message", ["mon chef peut refuser mes congés payés ?", "c'est quoi un bon hôtel à Albi", "je voudrais devenir garde d'enfants"])
def test_a_word_of_the_case_does_not_make_its_question(dire, message: str) -> None:
    """Paid leave, an hotel for a night, the job of minding children: none of these is the question of a case."""
    reponse = dire("boulangère en CDI depuis 5 ans, entreprise privée", message)[-1]
    assert not {"regle/ptp/frais_annexes", "regle/ptp/report_employeur"} & {c.passage.id for c in reponse.citations if f"[{c.n}]" in reponse.texte}
    assert "CAF" not in reponse.texte


def test_who_minds_the_children_names_no_diploma(dire) -> None:
    """Children to be minded are no wish for the job: it is not known, and said so."""
    reponse = dire("boulangère en CDI depuis 5 ans", "j'ai personne pour garder mes deux petits pendant le stage")[-1]
    assert not reponse.certifications and "CAF" in reponse.texte


def test_nights_are_set_against_the_threshold_of_their_kind(dire) -> None:
    """Forty nights give points in shifts, not in plain night work; the PTP is not what is asked."""
    equipes = dire("opérateur en 3x8 en CDI depuis 6 ans", "je fais 40 nuits par an, j'ai des points ?")[-1]
    nuit = dire("veilleur en CDI depuis 6 ans", "avec 40 nuits par an, j'aurai des points ?")[-1]
    assert "seuil de 30 nuits" in equipes.texte and "des points sont gagnés" in equipes.texte
    assert "sous le seuil de 100 nuits" in nuit.texte


@pytest.mark.parametrize(("message", "regle"), [
    ("j'ai déjà un CAP, on peut raccourcir la formation ?", "regle/ptp/positionnement"),
    ("c'est payé les deux ans d'études ou pas", "regle/ptp/duree"),
    ("par quoi faut-il que je commence ?", "regle/cep/presentation"),
    ("dans quel ordre il faut s'y prendre", "regle/cep/presentation"),
])
def test_what_one_asks_of_one_s_own_project_is_a_rule(dire, message: str, regle: str) -> None:
    """Hours saved, years paid, where to begin: rules of the schemes, never a figure of the white paper."""
    vus = cites(dire(CAS, message)[-1])
    assert regle in vus and not any(i.startswith("livre-blanc") for i in vus)


@pytest.mark.parametrize("message", ["où mes compétences peuvent-elles servir ?", "vers quels postes je pourrais m'orienter", "avec ce que je sais faire je pourrais faire quoi"])
def test_skills_lead_to_near_jobs(dire, message: str) -> None:
    """One's skills are a question of jobs: those near one's own are shown."""
    assert dire(CAS, message)[-1].passerelles


def test_what_was_just_shown_is_given_again(dire) -> None:
    """An amount or a number of hours already told is never denied."""
    *_, salaire, encore = dire("acheteur en CDI depuis 9 ans, 4 400 € brut", "combien je garderais en PTP ?", "quel salaire serait conservé ?", "c'est combien déjà")
    assert all(re.search(r"3\s960", r.texte) for r in (salaire, encore))
    assert "48 heures" in dire("acheteur en CDI depuis 9 ans", "je pense à la VAE", "j'ai combien de temps de congé pour ça")[-1].texte
