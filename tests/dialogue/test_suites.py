"""What the next message points to: the classes of follow-up, each with sentences of its own."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domaine.reponse import Conversation


@pytest.fixture
def tours(assistant):
    """Return a function that says messages one after the other and returns the turns."""

    def parler(*messages: str) -> tuple:
        conversation = Conversation(date=date(2026, 11, 22))
        for message in messages:
            conversation, _ = assistant.answer(conversation, message)
        return conversation.tours

    return parler


def cites(tour) -> set[str]:
    return {c.passage.dispositif or c.passage.section for c in tour.reponse.citations if f"[{c.n}]" in tour.reponse.texte}


@pytest.mark.parametrize(("sujet", "suite", "dispositif"), [
    ("c'est quoi la vae ?", "c'est pour qui ?", "vae"),
    ("explique-moi la période de reconversion", "et qui décide ?", "periode_reconversion"),
    ("le CléA, qu'est-ce que c'est ?", "c'est risqué ?", "clea"),
    ("parle-moi du dispositif démissionnaire", "quel est le risque ?", "demissionnaire"),
])
def test_an_aspect_asked_of_nothing_is_asked_of_the_scheme_spoken_of(tours, sujet: str, suite: str, dispositif: str) -> None:
    """Who decides, for whom, at what risk: the sheet of the scheme of the last answer, and of no other, answers."""
    tour = tours(sujet, suite)[-1]
    assert (tour.genre, cites(tour)) == ("aspect", {dispositif})


def test_the_length_asked_of_a_closed_scheme_is_that_of_its_successor(tours) -> None:
    """Nobody asks how long something lasts that cannot be opened any more."""
    assert "periode_reconversion" in cites(tours("la transco c'est quoi ?", "ça dure combien de temps ?")[-1])


def test_a_rank_points_into_the_list_shown(tours) -> None:
    """« et pour le deuxième ? » is the second item that was shown, and its own words may ask something of it."""
    premiers = tours("je suis en CDI depuis 6 ans, quels dispositifs pour moi ?", "et pour le deuxième ?", "le premier, qui décide ?")
    montres = premiers[0].propos.montres
    assert premiers[1].propos.dispositifs[0] == montres[1]
    assert (premiers[2].genre, cites(premiers[2])) == ("aspect", {montres[0]})


def test_a_new_subject_replaces_the_old_one(tours) -> None:
    """What a follow-up points to is the last subject named, not the first."""
    assert cites(tours("c'est quoi le PTP ?", "et la VAE, c'est quoi ?", "c'est pour qui ?")[-1]) == {"vae"}


@pytest.mark.parametrize("retour", ["revenons à mon projet", "pour en revenir au PTP", "bon, on reparle de mon dossier", "je reviens au ptp"])
def test_a_return_restores_the_subject(tours, retour: str) -> None:
    """After a detour, « revenons à » gives the verdict of the person's own case again."""
    tour = tours("CDI depuis 5 ans, je vise un PTP", "combien d'habitants en Occitanie ?", retour)[-1]
    assert tour.genre == "situation" and tour.propos.dispositifs[0] == "ptp"


def test_a_return_with_a_question_answers_the_question(tours) -> None:
    """« revenons au PTP, qui décide ? » asks the second part of the first."""
    assert cites(tours("CDI depuis 5 ans, je vise un PTP", "c'est quoi la VAE ?", "revenons au PTP, qui décide ?")[-1]) == {"ptp"}


@pytest.mark.parametrize("suite", ["la source ?", "d'où vient ce chiffre ?", "c'est de quelle année ?", "qui dit ça ?"])
def test_the_source_is_that_of_the_last_answer(tours, suite: str) -> None:
    """Asked where it comes from, the assistant names what it cited and searches nothing new."""
    avant, apres = tours("combien d'étudiants en Occitanie ?", suite)
    assert apres.genre == "source" and cites(apres) <= cites(avant) and "2024" in apres.reponse.texte


def test_what_was_compared_is_asked_of_each(tours) -> None:
    """After a comparison, a line asked is given for each of the schemes."""
    tour = tours("PTP ou dispositif démissionnaire, quelles différences ?", "et le risque ?")[-1]
    assert cites(tour) == {"ptp", "demissionnaire"}


def test_schemes_shown_are_compared_without_choosing(tours) -> None:
    """« lequel est le mieux ? » sets side by side what was shown, and chooses for nobody."""
    tour = tours("je suis en CDI depuis 6 ans", "lequel est le mieux ?")[-1]
    assert tour.genre == "comparaison" and "à votre place" in tour.reponse.texte


@pytest.mark.parametrize("suite", ["c'est qui eux ?", "comment je les joins ?", "ils sont où ?", "merci, qui je dois appeler du coup ?"])
def test_they_are_those_just_named(tours, suite: str) -> None:
    """« eux », « les », « ils » are the bodies that the last answer named."""
    tour = tours("je suis en CDI depuis 6 ans et je vise un PTP", suite)[-1]
    assert tour.genre == "qui" and tour.reponse.contacts


def test_an_aspect_of_the_white_paper_stays_in_it(tours) -> None:
    """A pronoun after an answer on the white paper asks more of that answer."""
    tour = tours("qui est madame X dans le livre blanc ?", "elle a quel âge ?")[-1]
    assert "4.4" in cites(tour) and "50 ans" in tour.reponse.texte


def test_another_person_starts_from_nothing(tours) -> None:
    """The facts of the first person are not those of the second."""
    tour = tours("ma bénéficiaire est en CDI depuis 8 ans, 2 400 € brut", "personne suivante : en CDD depuis 5 mois")[-1]
    assert tour.reponse.faits["type_contrat"] == "cdd" and "salaire_brut_mensuel_eur" not in tour.reponse.faits


def test_who_presents_another_is_not_the_case(tours) -> None:
    """An advisor who says who they are is neither the person nor a request for advice."""
    faits = tours("Je suis conseillère en évolution professionnelle, je reçois une dame en CDI depuis 4 ans")[-1].reponse.faits
    assert "metier_actuel" not in faits and faits["type_contrat"] == "cdi"


def test_a_pronoun_tells_more_of_the_scheme(tours) -> None:
    """« elle serait signée le… » says a date of the scheme that the last answer spoke of."""
    faits = tours("mon employeur me propose une Pro-A", "elle serait signée le 12 janvier 2027")[-1].reponse.faits
    assert faits.get("avenant_pro_a_le") is not None


@pytest.mark.parametrize("message", ["ok", "d'accord", "aucune idée", "je sais pas"])
def test_a_word_that_answers_nothing_makes_no_fact(tours, message: str) -> None:
    """An acknowledgement leaves the profile as it was, and the open question open."""
    avant, apres = tours("je suis en CDI depuis 6 ans", message)
    assert dict(apres.reponse.faits) == dict(avant.reponse.faits) and apres.reponse.statut != "hors_sujet"


@pytest.mark.parametrize("message", ["mon fils de 15 ans cherche un apprentissage de cuisinier", "ma fille est au lycée et voudrait une alternance",
                                     "je cherche un apprentissage pour mon neveu"])
def test_a_child_gets_no_scheme_for_adults(tours, message: str) -> None:
    """A young person who seeks an apprenticeship is told that this is for adults at work, with the door that a source names."""
    tour = tours(message)[-1]
    assert tour.genre == "jeune" and not tour.reponse.bilans and not tour.reponse.faits
    assert "apprentissage" in tour.reponse.texte


def test_an_adult_child_is_a_person_like_another(tours) -> None:
    """A son in CDI is judged as any worker."""
    assert tours("mon fils est en CDI depuis 4 ans, il veut faire un PTP")[-1].reponse.bilans


@pytest.mark.parametrize("messages", [("je suis en CDI depuis 6 ans", "non"), ("CDI 4 ans", "non", "oui")])
def test_another_job_is_never_asked_before_a_job_is_said(tours, messages: tuple[str, ...]) -> None:
    """The question is which job, not whether it is another."""
    assert all(t.reponse.question_suivante is None or t.reponse.question_suivante.fait != "change_de_metier" for t in tours(*messages))


@pytest.mark.parametrize("message", ["plus simple", "700 heures chez manpower", "merci bien"])
def test_only_a_job_answers_which_job(tours, message: str) -> None:
    """After « quel métier visez-vous ? », other words are not written down as a job."""
    faits = tours("je suis en CDI depuis 6 ans chez Castorama", "oui", message)[-1].reponse.faits
    assert "metier_vise" not in faits and "metier_actuel" not in faits


def test_a_field_is_answered_with_its_jobs(tours) -> None:
    """« quels métiers dans … » lists jobs of ROME, and « et dans … ? » those of another field."""
    bois, sante = tours("quels métiers dans le bois ?", "et dans la boulangerie ?")
    assert bois.propos.metiers and sante.propos.metiers and bois.propos.metiers != sante.propos.metiers


@pytest.mark.parametrize("message", ["je veux devenir naturopathe, CDI 6 ans", "CDI 6 ans, je voudrais travailler dans l'informatique"])
def test_a_wish_that_is_no_job_of_rome_gets_the_closest_ones(tours, message: str) -> None:
    """A field or an unknown name of job is never refused: the closest families are named, with their proofs."""
    tour = tours(message)[0]
    assert any(c.passage.id.startswith("metier/") for c in tour.reponse.citations if f"[{c.n}]" in tour.reponse.texte)
    assert "n'existe pas" not in tour.reponse.texte


def test_a_training_named_on_a_phone_is_searched(tours) -> None:
    """Phone spelling of a training finds its certifications."""
    assert any("fibre" in t.certification.intitule.lower() for t in tours("jve une formassion fibre optik")[0].reponse.certifications)


@pytest.mark.parametrize("message", ["j'adore mon équipe", "j'aime bien bricoler", "on m'a dit que ça allait bouger chez nous", "mes collègues pensent comme moi"])
def test_who_confides_is_heard_and_nothing_is_searched(tours, message: str) -> None:
    """In the middle of one's own case, a sentence that asks nothing gets no sentence of the corpus."""
    tour = tours("je suis en CDI depuis 6 ans", message)[-1]
    assert tour.genre == "confidence" and not memoire_cites(tour)


def memoire_cites(tour) -> set[str]:
    return {c.passage.id for c in tour.reponse.citations if f"[{c.n}]" in tour.reponse.texte}


def test_the_money_asked_is_that_of_ones_own_scheme(tours) -> None:
    """A scheme met in passing in a general answer does not replace the person's own."""
    tour = tours("CDI depuis 5 ans, 2 100 € brut, je vise un PTP", "combien d'étudiants en Occitanie ?", "combien de formations en 2022 ?",
                 "et moi, combien je toucherais ?")[-1]
    assert tour.propos.dispositifs[:1] == ("ptp",)


def test_a_refusal_supposed_asks_what_the_employer_may_do(tours) -> None:
    """« et si elle refuse ? » is about the employer of the scheme spoken of."""
    assert cites(tours("CDI depuis 5 ans, je vise un PTP", "et si elle refuse ?")[-1]) == {"ptp"}


def test_a_deadline_asked_in_short_is_that_of_ones_own_contract(tours) -> None:
    """« il dépose quand ? » of a CDD is its last day, not the four months of an agency worker."""
    tour = tours("CDD qui finit le 31 décembre 2026, 28 mois sur 5 ans, 6 mois de CDD cette année, je vise un PTP", "je dépose quand au plus tard")[-1]
    assert tour.genre == "quand" and "31 décembre 2026" in tour.reponse.texte and "4 mois" not in tour.reponse.texte


def test_a_client_who_resigned_without_advice_is_ruled_out(tours) -> None:
    """What is told of another counts as what is told of oneself."""
    tour = tours("ma cliente a démissionné lundi sans voir de conseiller, CDI 7 ans")[-1]
    assert {b.id: b.verdict for b in tour.reponse.bilans}["demissionnaire"] == "exclu"


def test_a_relative_is_another_case_and_one_comes_back_to_ones_own(tours) -> None:
    """The husband's contract is not the wife's; « et moi » judges the wife again."""
    elle, lui, retour = tours("je suis fonctionnaire à la mairie", "mon mari est en CDI depuis 4 ans chez Renault", "et moi, j'ai droit au PTP ?")
    verdicts = [{b.id: b.verdict for b in t.reponse.bilans}["ptp"] for t in (elle, lui, retour)]
    assert verdicts == ["exclu", "a_preciser", "exclu"]
    assert retour.reponse.faits["type_contrat"] == "fonctionnaire"


@pytest.mark.parametrize("messages", [
    ("je suis en CDI depuis 8 ans, 1900 brut", "je préviens mon employeur quand si ma formation démarre le 4 octobre 2027 ?"),
    ("ma formation commence le 4 octobre 2027, il faut avertir mon patron combien de temps avant, quand dois-je le faire ?",),
])
def test_the_notice_to_the_employer_is_counted_from_the_start_supposed(tours, messages: tuple[str, ...]) -> None:
    """120 days before 4 October 2027 is 6 June, 60 days is 5 August: the dates are given, not the what-if."""
    texte = tours(*messages)[-1].reponse.texte
    assert "6 juin 2027" in texte
    assert "5 août 2027" in texte


@pytest.mark.parametrize("suite", ["et si je démissionnais ?", "et si je donne ma démission demain ?", "si je démissionne ça change quoi ?"])
def test_a_resignation_supposed_is_never_said_to_change_nothing(tours, suite: str) -> None:
    """The one step that cannot be taken back brings what the schemes forbid, each from its rule."""
    reponse = tours("je suis en CDI depuis 7 ans chez un garagiste, je veux une formation de soudeur", suite)[-1].reponse
    assert {"regle/demissionnaire/ne_demissionnez_pas_avant"} <= {c.passage.id for c in reponse.citations}
    assert "rien ne bouge" not in reponse.texte


def test_another_contract_supposed_shows_the_conditions_that_it_brings(tours) -> None:
    """A CDD has conditions of its own in the PTP: they are shown though the verdict stays the same."""
    texte = tours("je suis en CDI depuis 7 ans, je veux une formation de soudeur", "et si j'étais en CDD ?")[-1].reponse.texte
    assert "CDD sur les 12 derniers mois" in texte


def test_what_else_could_be_done_brings_jobs_and_their_rank_leads_on(tours) -> None:
    """« faire autre chose » asks for jobs, not for schemes; « le troisième me tente » then names the third of that list."""
    passes = tours("je suis comptable, l'ia m'inquiète", "je pourrais faire quoi d'autre ?", "le troisième me tente, quelle certification ?")
    assert [t.genre for t in passes] == ["metier", "metier", "certification"]
    assert passes[-1].reponse.certifications


def test_the_next_case_is_told_whole(tours) -> None:
    """An advisor's next person gets every verdict, though the last answer showed the same schemes for somebody else."""
    tour = tours("ma cliente est en CDI depuis 6 ans", "personne suivante : il est fonctionnaire, 12 ans d'ancienneté")[-1]
    assert "sont écartés" in tour.reponse.texte
    assert dict(tour.reponse.faits)["type_contrat"] == "fonctionnaire"


def test_an_amount_written_with_a_space_corrects_the_one_before(tours) -> None:
    """« pardon, 1 450 € » replaces what was said, thousands apart or not."""
    tour = tours("j'ai 2 600 € sur mon cpf", "pardon, 1 450 €")[-1]
    assert tour.reponse.faits["cpf_droits_eur"] == 1450


def test_even_so_asks_for_the_verdict(tours) -> None:
    """« quand même » is no question of date: the scheme named gets its verdict."""
    tour = tours("je suis en CDI depuis 3 mois, dans une boulangerie", "le ptp quand même ?")[-1]
    assert tour.genre == "situation"


def test_goodbye_after_a_word_is_goodbye(tours) -> None:
    """A farewell is never sent away as another subject."""
    assert tours("c'est quoi la vae ?", "ok tchao")[-1].genre == "au_revoir"


@pytest.mark.parametrize(("message", "numero"), [
    ("agent de sécurité et d'ordre privé c'est quel niveau, il court encore ?", None),
    ("auxiliaire de puériculture, quel est le numéro de fiche ?", "RNCP40743"),
    ("comptable assistant c'est bac+2 ?", None),
])
def test_a_diploma_named_is_looked_up(dire, message: str, numero: str | None) -> None:
    """Its level, its number or its end, asked of a diploma by name, are read in the table of certifications."""
    reponse = dire(message)[-1]
    assert reponse.certifications, reponse.texte
    assert numero is None or reponse.certifications[0].certification.numero == numero
