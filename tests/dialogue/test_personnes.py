"""Several persons in one conversation: each has facts of one's own, and nobody's verdict is made of two."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.dialogue.personnes.mentions import mentions
from assistant.dialogue.personnes.recits import couper
from assistant.dialogue.personnes.tournures import dire_de
from assistant.domaine.reponse import Conversation


@pytest.fixture
def parler(assistant):
    """Return a function that says messages one after the other and returns the conversation."""

    def dire(*messages: str) -> Conversation:
        conversation = Conversation(date=date(2026, 11, 22))
        for message in messages:
            conversation, _ = assistant.answer(conversation, message)
        return conversation

    return dire


def texte(tour) -> str:
    """Return the text of an answer with plain spaces."""
    return tour.reponse.texte.replace("\u202f", " ").replace("\u00a0", " ")


DEUX = "Deux personnes aujourd'hui. Madame est serveuse en CDI depuis 5 ans, 1 900 brut. Monsieur est cariste en CDD depuis 7 mois, il veut devenir plombier"


@pytest.mark.parametrize("message", [
    DEUX,
    "deux dossiers : Nadia, serveuse en CDI depuis 5 ans, 1 900 brut. Julien, cariste en CDD depuis 7 mois, veut devenir plombier",
    "une dame serveuse en CDI depuis 5 ans, 1 900 brut, et un jeune homme cariste en CDD depuis 7 mois qui veut devenir plombier",
    "le 1er : serveuse en CDI depuis 5 ans, 1 900 brut. le 2e : cariste en CDD depuis 7 mois, veut devenir plombier",
    "je suis avec un couple : madame est serveuse en CDI depuis 5 ans, 1 900 brut, et monsieur est cariste en CDD depuis 7 mois, il veut devenir plombier",
])
def test_two_cases_told_at_once_are_taken_one_after_the_other(parler, message: str) -> None:
    """The first is judged on her own facts, the other's are kept, and the answer says both."""
    conversation = parler(message)
    dite, faits = conversation.tours[-1].reponse.texte, conversation.tours[-1].reponse.faits
    assert (faits["type_contrat"], faits["salaire_brut_mensuel_eur"]) == ("cdi", Decimal("1900.00"))
    assert "metier_vise" not in faits and "plombier" in dite and "J'ai aussi gardé" in dite
    autre = conversation.dossiers[-1].profil
    assert (autre.valeur("type_contrat"), autre.valeur("metier_vise"), autre.valeur("salaire_brut_mensuel_eur")) == ("cdd", "plombier", None)


@pytest.mark.parametrize("retour", ["et monsieur ?", "passons à monsieur", "et lui ?", "et le cariste ?", "et l'autre ?"])
def test_the_other_is_reached_by_any_of_his_names(parler, retour: str) -> None:
    """A title, a pronoun, a job or « l'autre » opens the folder kept, with its own facts and under its own name."""
    tour = parler(DEUX, retour).tours[-1]
    assert (tour.personne, tour.reponse.faits["type_contrat"]) == ("monsieur", "cdd")
    assert "salaire_brut_mensuel_eur" not in tour.reponse.faits and tour.reponse.texte.startswith("**Monsieur**")


@pytest.mark.parametrize(("suite", "ouvert"), [
    ("maintenant un monsieur : intérimaire, 1 700 heures sur 18 mois", "monsieur"),
    ("sinon j'ai un autre salarié qui est en intérim, 1 700 heures sur 18 mois", "salarie"),
    ("dossier suivant, intérimaire, 1 700 heures sur 18 mois", "personne deuxième"),
    ("une autre dame, en intérim, 1 700 heures sur 18 mois", "dame deuxième"),
    ("puis M. R., intérimaire, 1 700 heures sur 18 mois", "monsieur R"),
    ("on passe à quelqu'un d'autre : en intérim, 1 700 heures sur 18 mois", "personne deuxième"),
])
def test_a_new_person_starts_from_nothing_and_the_first_comes_back(parler, suite: str, ouvert: str) -> None:
    """However the new case is opened, nothing of the first holds for it, and she is found again as she was."""
    conversation = parler("je reçois une dame, fleuriste en CDI depuis 3 ans, 2 100 brut", suite)
    assert (conversation.personne, conversation.profil.valeur("type_contrat"), conversation.profil.valeur("metier_actuel")) == (ouvert, "interim", None)
    retour = parler("je reçois une dame, fleuriste en CDI depuis 3 ans, 2 100 brut", suite, "revenons à la fleuriste : elle toucherait combien pendant la formation ?").tours[-1]
    assert (retour.personne, retour.reponse.faits["type_contrat"]) == ("dame", "cdi")
    assert "**2 100 € par mois**" in texte(retour)


@pytest.mark.parametrize("message", [
    "madame, je suis en CDI depuis 3 ans, j'ai droit au PTP ?", "je remplace une dame en arrêt", "un monsieur du CEP m'a dit d'attendre", "merci madame",
    "je suis aide à domicile chez un monsieur de 80 ans", "mon patron monsieur Roux dit non", "et ma femme gagne bien sa vie", "Julie, ma conseillère, m'a dit d'attendre",
])
def test_a_person_met_in_passing_is_nobody_s_case(parler, message: str) -> None:
    """A greeting, a colleague replaced, an advisor quoted: the talk stays about who writes, with what they said."""
    conversation = parler("je suis vendeuse en CDI depuis 6 ans, 1 850 brut", message)
    assert conversation.personne == "" and conversation.profil.valeur("metier_actuel") is not None
    assert conversation.profil.valeur("salaire_brut_mensuel_eur") == Decimal("1850.00")


def test_whom_the_question_is_about_comes_first(parler) -> None:
    """When one tells one's own case and asks about a relative, the relative is answered, and « et moi ? » comes after."""
    conversation = parler("je suis fleuriste en CDD, mon frère est soudeur en CDI depuis 9 ans, il a droit au PTP ?", "et moi ?")
    lui, elle = conversation.tours
    assert (lui.personne, lui.reponse.faits["type_contrat"]) == ("frere", "cdi") and lui.reponse.texte.startswith("**Votre frère**")
    assert (elle.personne, elle.reponse.faits["type_contrat"], elle.reponse.faits["metier_actuel"]) == ("", "cdd", "fleuriste")


@pytest.mark.parametrize(("suite", "personne", "fait"), [
    ("madame voudrait être fleuriste", "dame", "metier_vise"), ("il a 31 ans", "monsieur", "age"), ("il gagne 2 050 brut", "monsieur", "salaire_brut_mensuel_eur"), ("elle a 52 ans", "dame", "age"),
])
def test_a_fact_goes_to_the_one_whom_the_pronoun_fits(parler, suite: str, personne: str, fait: str) -> None:
    """« il a 31 ans », said while the talk is about her, is his age."""
    conversation = parler(DEUX, suite)
    assert conversation.personne == personne and conversation.profil.valeur(fait) is not None
    assert all(d.profil.valeur(fait) != conversation.profil.valeur(fait) for d in conversation.dossiers if d.personne != personne)


@pytest.mark.parametrize(("message", "premier", "autre"), [
    ("Je suis CEP. Mme Blanc est agent au CHU, fonction publique. M. Roy est cuisinier en CDI depuis 4 ans. M. Roy a droit au PTP ?", "monsieur Roy", "madame Blanc"),
    ("Mme VIDAL, agent à la mairie, fonction publique, et son mari M. VIDAL, cuisinier CDI 4 ans. Monsieur peut faire un PTP ?", "monsieur Vidal", "madame Vidal"),
    ("M. Roy cuisinier CDI 4 ans, Mme Blanc agent à la mairie fonction publique. M. Roy ptp possible ?", "monsieur Roy", "madame Blanc"),
    ("M. Roy est cuisinier en CDI depuis 4 ans et sa sœur Mme Blanc est agent à la mairie, fonction publique", "monsieur Roy", "madame Blanc"),
])
def test_a_public_employer_is_never_lent_to_the_other(parler, message: str, premier: str, autre: str) -> None:
    """Two named persons are two folders, even under one family name: the cook of the private sector stays one."""
    conversation = parler(message)
    assert conversation.personne == premier and conversation.profil.valeur("type_contrat") == "cdi"
    assert conversation.profil.valeur("employeur_public") is None and "Madame X" not in conversation.tours[-1].reponse.texte
    assert next(d for d in conversation.dossiers if d.personne == autre).profil.valeur("employeur_public") is True


DEUX_NOMS = ("je suis CEP, j'accompagne monsieur T., 45 ans, soudeur en CDI depuis 11 ans", "j'ai aussi sa collègue, madame V., secrétaire en CDD depuis 8 mois")


@pytest.mark.parametrize(("suite", "personne"), [
    ("Revenons à monsieur T. : le délai de réponse de son employeur est de combien ?", "monsieur T"), ("et pour Monsieur, c'est quoi le délai de la demande ?", "monsieur T"),
    ("côté M. T., la demande se fait quand ?", "monsieur T"), ("et s'il voulait démissionner, il y a droit ?", "monsieur T"), ("et si elle voulait démissionner ?", "madame V"),
    ("et s'il refuse de signer, on fait quoi ?", "madame V"), ("merci madame, le PTP est payé par qui ?", "madame V"),
])
def test_whoever_is_called_back_is_answered_whatever_follows(parler, suite: str, personne: str) -> None:
    """A name after a way of going changes the folder, and « il » of a man who resigns is no employer who refuses."""
    conversation = parler(*DEUX_NOMS, suite)
    titre = f"{personne.capitalize()[:-1]}{personne[-1]}."
    assert conversation.personne == personne and titre in conversation.tours[-1].reponse.texte


def test_a_bare_new_case_asks_to_be_told(parler) -> None:
    """« dossier suivant » alone opens a folder and waits for its facts."""
    conversation = parler("ma cliente est en CDI depuis 8 ans", "dossier suivant", "CDD 5 mois, boulangère")
    assert "Racontez-moi" in conversation.tours[1].reponse.texte
    assert (conversation.profil.valeur("type_contrat"), conversation.profil.valeur("metier_actuel")) == ("cdd", "boulangère")


def test_everyone_is_summed_up_under_a_name(parler) -> None:
    """« pour les deux » tells both cases, each with its own facts, and asks nothing of nobody."""
    tour = parler(DEUX, "faites-moi un récapitulatif pour les deux").tours[-1]
    madame, monsieur = texte(tour).split("**Monsieur**")
    assert "serveuse" in madame and "cariste" in monsieur and "1 900" not in monsieur
    assert tour.reponse.question_suivante is None


def test_a_question_asked_of_one_is_asked_of_the_other(parler) -> None:
    """« et madame ? » after an amount asks the amount, of her."""
    tour = parler(DEUX, "et monsieur, il toucherait combien avec un PTP s'il gagne 2 000 brut ?", "et madame ?").tours[-1]
    assert (tour.genre, tour.personne) == ("argent", "dame") and "**1 900 € par mois**" in texte(tour)


@pytest.mark.parametrize(("phrase", "dite"), [
    ("Êtes-vous salarié·e sans interruption depuis 5 ans ?", "Est-elle salarié·e sans interruption depuis 5 ans ?"),
    ("Avez-vous déjà une idée du métier que vous aimeriez faire ?", "A-t-elle déjà une idée du métier qu'elle aimerait faire ?"),
    ("Dites-moi si votre employeur est public.", "Dites-moi si son employeur est public."),
    ("Il faut 12 mois : vous n'y êtes pas encore.", "Il faut 12 mois : elle n'y est pas encore."),
    ("D'après ce que vous avez dit, votre contrat court.", "D'après ce que vous avez dit, son contrat court."),
    ("Adressez-vous au certificateur.", "Adressez-vous au certificateur."),
])
def test_a_sentence_is_said_of_the_person_and_not_to_who_writes(phrase: str, dite: str) -> None:
    """What the rules say of « vous » is said of « elle »; what is said to the advisor stays."""
    assert dire_de(phrase, "elle") == dite


def test_every_question_can_be_asked_of_somebody_else(assistant) -> None:
    """No question of a declared fact keeps a « vous » when the case is another person's."""
    questions = [d.question for d in assistant.services.droit.definitions.values()]
    assert questions and not [q for q in questions if " vous" in (dite := f" {dire_de(q, 'elle')}".lower()) or "-vous" in dite]


@pytest.mark.parametrize(("message", "parts"), [
    ("Marc : CDI 4 ans. Lina : CDD 6 mois", ["Marc", "Lina"]),
    ("Monsieur est maçon. Monsieur veut devenir formateur", []),
    ("mon chef est un monsieur difficile, je veux partir", []),
])
def test_a_message_is_cut_where_another_person_begins(message: str, parts: list[str]) -> None:
    """Only two persons make two parts; the same one named twice makes none."""
    assert [p.cle for p in couper(message)[0]] == parts


def test_the_witness_of_the_white_paper_is_nobody_met() -> None:
    """« Madame X » is a testimony that one asks about."""
    assert not mentions("que dit madame X de sa formation ?") and mentions("Mme B. est en CDI")[0].cle == "madame B"


def test_a_colleague_has_a_case_of_their_own(dire) -> None:
    """« et ma collègue, en CDI… » takes neither the wage nor the end of contract of who writes, who finds them again."""
    sien, mien = dire("je suis assistante en CDD jusqu'au 28 février 2027, 2 100 brut", "et ma collègue, comptable en CDI depuis 6 ans ?",
                      "revenons à moi")[1:]
    assert "salaire_brut_mensuel_eur" not in sien.faits and "fin_contrat_le" not in sien.faits and sien.faits["type_contrat"] == "cdi"
    assert mien.faits["type_contrat"] == "cdd" and mien.faits["salaire_brut_mensuel_eur"] == 2100


def test_a_colleague_who_only_tells_opens_no_case(dire) -> None:
    """« ma collègue m'a parlé du PTP » is about who writes."""
    assert dire("je suis vendeuse en CDI depuis 6 ans", "ma collègue m'a parlé du PTP, j'y ai droit ?")[-1].faits["type_contrat"] == "cdi"


@pytest.mark.parametrize(("messages", "codes"), [
    (("le titre formateur professionnel d'adultes existe encore ?", "je suis vendeuse en prêt-à-porter, mon code ROME change ?"), ("D1214", "K2111")),
    (("quelle certification pour être aide-soignant ?", "elle est carreleuse, son code rome est différent ?"), ("F1608", "J1501")),
    (("je suis carreleur, le code ROME change-t-il ?",), ("F1608",)),
    (("le titre de carreleur existe encore ?", "je suis carreleur, le code ROME est-il le même ?"), ("F1608",)),
])
def test_a_job_is_never_compared_with_itself(parler, messages: tuple[str, ...], codes: tuple[str, ...]) -> None:
    """The wished job is the one of the certification just shown; without one it is asked for, never guessed to be the job already done."""
    dite = parler(*messages).tours[-1].reponse.texte
    assert all(code in dite for code in codes) and "dans les deux cas" not in dite
    assert ("change bien" in dite) is (len(codes) == 2) and ("métier visé me manque" in dite) is (len(codes) == 1)


@pytest.mark.parametrize("suite", ["pour Inès maintenant : combien elle touchera par mois pendant ses 3 ans d'école ?", "passons à Inès, elle toucherait combien pendant la formation ?"])
def test_the_scheme_of_one_is_not_the_scheme_of_the_other(parler, suite: str) -> None:
    """The points of one say nothing of what pays the other, nor is a number of points read in « les deux »; « elle y a droit ? » still points to what was said."""
    recit = "Omar, soudeur en CDI 7 ans, 30 points C2P. Inès, cadre en CDI 8 ans, 4 800 € brut, vise infirmière. Omar peut faire quoi de ses points ?"
    conversation = parler(recit, suite, "et par le dispositif démissionnaire, compare les deux")
    premier, dernier = conversation.tours[-2:]
    assert premier.personne == "Inès" and "4 320 € par mois" in texte(premier) and "points" not in texte(premier)
    assert "points_c2p" not in dernier.reponse.faits
    assert parler(recit, "le PTP est possible ?", "et Inès, elle y a droit ?").tours[-1].propos.dispositifs[:1] == ("ptp",)


@pytest.mark.parametrize("message", ["Madame est aide-soignante en CDI depuis 8 ans. Madame peut faire un PTP ?", "madame veut se former à l'écorecyclage, elle est en CDI depuis 5 ans, c'est possible avec un PTP ?"])
def test_the_witness_never_answers_for_somebody_else(parler, message: str) -> None:
    """The case of « Madame » is not answered with the story of « Madame X »."""
    assert "Madame X" not in parler(message).tours[-1].reponse.texte
