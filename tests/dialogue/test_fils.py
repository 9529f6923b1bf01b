"""What a talk keeps from turn to turn: whose case it is, what is only supposed, what a short message points to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

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


def cites(tour) -> set[str]:
    return {c.passage.id for c in tour.reponse.citations if f"[{c.n}]" in tour.reponse.texte}


MOI = "je suis cuisinier en CDI depuis 4 ans, je gagne 1 900 brut"


@pytest.mark.parametrize("autre", ["et pour ma femme, vendeuse en CDD depuis 6 mois ?", "et mon frère, lui il est en intérim ?"])
def test_the_case_of_somebody_else_opens_with_nothing_of_mine(parler, autre: str) -> None:
    """The facts of the person who writes are no facts of the relative they ask for, whatever the question mark."""
    tour = parler(MOI, autre).tours[-1]
    assert tour.personne and tour.genre == "situation"
    assert "salaire_brut_mensuel_eur" not in tour.reponse.faits and tour.reponse.faits["type_contrat"] != "cdi"


def test_one_comes_back_to_oneself_with_one_s_own_facts(parler) -> None:
    """« et moi » answers the question that follows, with what was said first."""
    tour = parler(MOI, "et pour ma sœur, en CDD depuis un an ?", "d'accord. et moi, je commence par quoi ?").tours[-1]
    assert (tour.personne, tour.genre, tour.reponse.faits["type_contrat"]) == ("", "comment", "cdi")


@pytest.mark.parametrize(("suppose", "part"), [("et si ma patronne payait 3 % ?", "3 %"), ("et s'il mettait 10 % ?", "10 %"), ("et si la boîte participait à 6 % ?", "6 %")])
def test_money_said_in_the_conditional_is_only_supposed(parler, suppose: str, part: str) -> None:
    """What the employer might pay changes the verdicts shown, never what is known of the person."""
    conversation = parler("maçon en CDI depuis 9 ans, postures pénibles, employeur privé", suppose)
    tour = conversation.tours[-1]
    assert tour.genre == "et_si" and part in tour.reponse.texte.replace("\u00a0", " ")
    assert conversation.profil.valeur("employeur_cofinancement_pct") is None and conversation.profil.valeur("employeur_position") is None


def test_a_bare_number_after_a_supposition_is_supposed_too(parler) -> None:
    """« et 7 % ? » repeats the last supposition with another number."""
    conversation = parler("maçon en CDI depuis 9 ans, postures pénibles", "et si mon chef payait 3 % ?", "et 7 % ?")
    assert conversation.tours[-1].genre == "et_si" and "7\u00a0%" in conversation.tours[-1].reponse.texte
    assert conversation.profil.valeur("employeur_cofinancement_pct") is None


def test_hours_to_come_are_only_supposed(parler) -> None:
    """« et si j'arrivais à 1 650 heures » says what would change, and keeps the hours done."""
    conversation = parler("je suis intérimaire, 1 200 heures sur 18 mois", "et si j'arrivais à 1 650 heures ?")
    assert conversation.tours[-1].genre == "et_si"
    assert conversation.profil.valeur("heures_interim_18mois") == Decimal(1200)


@pytest.mark.parametrize("merci", ["ok merci, et le salaire ?", "d'accord, et il me faut quel diplôme ?"])
def test_a_polite_opening_agrees_to_nothing(parler, merci: str) -> None:
    """After the question on the employer, « ok merci, et … ? » is no agreement of the employer."""
    conversation = parler("je suis intérimaire, 1 700 heures sur 18 mois dont 800 dans mon agence", merci)
    assert conversation.profil.valeur("employeur_position") is None


def test_a_number_said_alone_corrects_the_last_one(parler) -> None:
    """« pardon, 14 mois seulement » corrects the seniority just said."""
    conversation = parler("CDI chez Decathlon depuis 2 ans, vendeur", "pardon, 14 mois seulement")
    assert conversation.profil.valeur("anciennete_entreprise_mois") == Decimal(14)


@pytest.mark.parametrize("quoi", ["c'est quoi ?", "ça veut dire quoi ce truc ?", "c'est-à-dire ?"])
@pytest.mark.parametrize(("avant", "passage"), [("mon patron me parle d'une rupture conventionnelle", "voisin/rupture_conventionnelle"), ("on m'a conseillé un CléA", "regle/clea/presentation")])
def test_what_is_it_asks_what_was_just_named(parler, avant: str, passage: str, quoi: str) -> None:
    """« c'est quoi ? » is no question to the assistant about itself, nor out of the field."""
    assert passage in cites(parler(avant, quoi).tours[-1])


def test_the_aspect_of_a_list_is_asked_of_its_other_item(parler) -> None:
    """After « le deuxième, qui décide ? », « et le premier ? » asks the same line of the first."""
    tour = parler("PTP ou démissionnaire, quelle différence ?", "le deuxième, qui décide ?", "et le premier ?").tours[-1]
    assert (tour.genre, cites(tour)) == ("aspect", {"regle/ptp/qui_decide"})


def test_the_same_line_is_asked_of_the_next_scheme_named(parler) -> None:
    """« qui décide ? », then « et pour le CléA ? »: the same line, of the scheme just named."""
    tour = parler("c'est quoi la VAE ?", "qui décide ?", "et pour le CléA ?").tours[-1]
    assert cites(tour) == {"regle/clea/qui_decide"}


def test_a_plain_no_searches_for_nothing(parler) -> None:
    """« non, rien d'écrit » answers nobody's question: no sentence of the corpus is brought for it."""
    tour = parler("je suis comptable et mon poste va être supprimé", "non, rien d'écrit").tours[-1]
    assert not cites(tour)


def test_what_else_one_could_do_is_asked_of_one_s_job(parler) -> None:
    """« et je pourrais faire quoi d'autre ? » draws paths from the job said before."""
    tour = parler("je suis comptable, je dois m'inquiéter de l'IA ?", "et je pourrais faire quoi d'autre ?").tours[-1]
    assert tour.genre == "metier" and tour.reponse.metier_actuel is not None


@pytest.mark.parametrize("dit", ["jsai pas trop quoi faire", "je sais pas quoi choisir"])
def test_not_knowing_what_to_do_is_no_answer(parler, dit: str) -> None:
    """After a yes-or-no question, « je sais pas quoi faire » says no fact."""
    avant = parler("je suis serveuse en CDI depuis 3 ans")
    assert avant.posees and dict(parler("je suis serveuse en CDI depuis 3 ans", dit).tours[-1].reponse.faits) == dict(avant.tours[-1].reponse.faits)


def test_an_employer_of_the_past_is_not_that_of_today(parler) -> None:
    """« avant j'étais chez Darty » does not say whether the present employer is public."""
    conversation = parler("je suis en CDI depuis 3 ans, je veux un PTP", "avant j'étais vendeur 2 ans chez Darty")
    assert conversation.profil.valeur("employeur_public") is None


def test_an_age_after_a_place_is_no_seniority(parler) -> None:
    """« titulaire à Auch, 52 ans » is an age: a length read there would be a wrong fact."""
    conversation = parler("infirmière titulaire à Auch, 52 ans, je voudrais changer")
    assert conversation.profil.valeur("anciennete_entreprise_mois") is None and conversation.profil.valeur("age") == Decimal(52)


def test_coming_back_to_oneself_may_be_said(parler) -> None:
    """« revenons à moi » takes one's own facts back, and what follows is answered."""
    tour = parler(MOI, "et ma voisine, en intérim ?", "revenons à moi : quels délais ?").tours[-1]
    assert (tour.personne, tour.reponse.faits["type_contrat"]) == ("", "cdi")


def test_which_one_chooses_between_the_schemes_named_one_after_the_other(parler) -> None:
    """« lequel ? » sets side by side what the person spoke of in the last turns."""
    tour = parler(MOI, "ça donne quoi en PTP ?", "et en démissionnaire ?", "lequel est le mieux payé ?").tours[-1]
    assert tour.genre == "comparaison" and set(tour.propos.dispositifs) == {"ptp", "demissionnaire"}


def test_the_detail_just_shown_is_the_subject(parler) -> None:
    """After the second certification of a list, « elle est valable jusqu'à quand ? » asks that one."""
    conversation = parler("je cherche une formation de plombier", "et la 2e, c'est quoi ?", "elle est valable jusqu'à quand ?")
    avant, apres = conversation.tours[-2:]
    assert avant.propos.certifications == apres.propos.certifications and len(apres.propos.certifications) == 1


@pytest.mark.parametrize("suite", ["où ça ?", "c'est où exactement ?"])
def test_where_names_people_and_not_sources(parler, suite: str) -> None:
    """« où ça ? » after a list of certifications asks whom to see."""
    tour = parler("je cherche une formation de plombier", suite).tours[-1]
    assert tour.genre == "qui"


def test_a_year_is_no_rank(parler) -> None:
    """« et la deuxième année ? » points to no item of a list."""
    tour = parler("je gagne 4 100 brut, CDI depuis 8 ans", "et la deuxième année ?").tours[-1]
    assert any(i.startswith("regle/ptp/") for i in cites(tour))


def test_a_closed_scheme_stays_the_subject_of_its_existence(parler) -> None:
    """« elle existe encore ? » asks the scheme just named, not what replaced it."""
    tour = parler("c'est quoi la Pro-A ?", "elle existe encore ?").tours[-1]
    assert tour.propos.dispositifs[:1] == ("pro_a",)


@pytest.mark.parametrize("retour", ["et moi alors ?", "et pour moi ?"])
def test_and_me_gives_one_s_own_verdict(parler, retour: str) -> None:
    """After somebody else's case, « et moi ? » gives the verdicts of the person who writes."""
    tour = parler("je suis fonctionnaire à la mairie", "et mon frère, en CDI depuis 5 ans ?", retour).tours[-1]
    assert (tour.personne, tour.genre, tour.reponse.faits["type_contrat"]) == ("", "situation", "fonctionnaire")


def test_a_number_of_points_is_no_age(parler) -> None:
    """« j'en ai 45 », said of prevention points, is their number; alone it would be an age."""
    conversation = parler("c'est quoi le C2P ?", "j'en ai 45, ça donne quoi ?")
    assert (conversation.profil.valeur("points_c2p"), conversation.profil.valeur("age")) == (Decimal(45), None)


def test_the_scheme_of_the_talk_is_set_beside_the_one_named(parler) -> None:
    """« c'est quoi la différence avec la VAE ? » compares it with what the talk is about."""
    tour = parler("c'est quoi le CléA ?", "quelle différence avec la VAE ?").tours[-1]
    assert tour.genre == "comparaison" and set(tour.propos.dispositifs) == {"clea", "vae"}


def test_a_contract_supposed_of_nobody_judges_the_scheme_of_the_talk(parler) -> None:
    """« et si je suis au chômage ? » asks the scheme just spoken of, and is not remembered."""
    conversation = parler("le CPF, c'est quoi ?", "et si je suis au chômage ?")
    assert conversation.tours[-1].propos.dispositifs[:1] == ("cpf",) and conversation.profil.valeur("type_contrat") is None


def test_when_to_resign_gives_the_steps_in_their_order(parler) -> None:
    """« je démissionne quand ? » : after the attestation, never before."""
    tour = parler("CDI depuis 8 ans, je veux démissionner pour me former", "et je démissionne quand ?").tours[-1]
    assert tour.genre == "comment" and "attestation" in tour.reponse.texte


def test_a_month_or_a_number_changes_the_last_supposition(parler) -> None:
    """« et en avril ? » supposes the same start in April, « et 8 % » the same share: each is judged again."""
    dates = parler("en CDI privé depuis le 3 mars 2026, salariée depuis 4 ans", "si ma formation démarre en janvier 2027 le PTP passe ?", "et en avril ?")
    assert [t.genre for t in dates.tours[1:]] == ["et_si", "et_si"]
    assert "1er avril 2027" in dates.tours[-1].reponse.texte and "Vous avez les 12 mois" in dates.tours[-1].reponse.texte
    parts = parler("maçon en CDI depuis 10 ans, parle-moi du FIPU", "si mon patron met 3 % ça va ?", "et s'il met 6 ?", "et 9 % ?")
    assert "9 %" in " ".join(parts.tours[-1].reponse.texte.split()) and parts.tours[-1].genre == "et_si"


def test_a_supposition_about_a_named_scheme_is_answered_for_it(parler) -> None:
    """Even when no verdict moves, the scheme asked about is told, with the condition that decides."""
    tour = parler("en CDI depuis 5 mois chez un privé, salarié depuis 6 ans", "si ma formation commence en décembre 2026 le PTP est possible ?").tours[-1]
    assert "PTP" in tour.reponse.texte and "rien ne bouge" not in tour.reponse.texte


def test_a_price_corrected_in_passing_is_corrected(parler) -> None:
    """« en vrai c'est 2 650 » corrects the price just said."""
    faits = parler("j'ai 3 000 € de CPF", "la formation coûte 2 900 €", "en vrai c'est 2 650").tours[-1].reponse.faits
    assert faits["formation_prix_eur"] == 2650 and faits["cpf_droits_eur"] == 3000


@pytest.mark.parametrize(("message", "dit"), [("ma collègue m'a parlé du CléA", "CléA certifie"), ("j'ai entendu parler du bilan de compétences", "24 heures")])
def test_a_name_heard_is_explained(parler, message: str, dit: str) -> None:
    """« on m'a parlé du … » asks what it is, even in the middle of a case."""
    texte = parler("je suis vendeuse en CDI depuis 6 ans", message).tours[-1].reponse.texte
    assert dit in " ".join(texte.split())


def test_a_dismissal_heard_of_is_no_name(parler) -> None:
    """« mon chef m'a parlé de licenciement » tells a fear, and is not looked up in the white paper."""
    assert parler("je suis vendeuse en CDI depuis 6 ans", "mon chef m'a parlé de licenciement").tours[-1].genre == "confidence"


def test_an_answer_that_also_asks_is_answered(parler) -> None:
    """After « quelle certification ? », « je peux faire une VAE ? » says one and asks about the scheme: its verdict is told."""
    tour = parler("micro-entrepreneur, quelles aides pour me former ?", "je peux faire une VAE ?").tours[-1]
    assert "(VAE) : possible" in tour.reponse.texte


@pytest.mark.parametrize(("tours", "faits"), [
    (("je suis en CDD à la mairie", "non pardon une association"), {"employeur_public": False}),
    (("je suis intermittente du spectacle, 34 ans", "j'ai 60 cachets sur 24 mois", "et sur 12 mois j'en ai 32"),
     {"age": 34, "cachets_24mois": 60, "cachets_12mois": 32}),
    (("je suis intermittente comédienne", "j'ai fait 95 jours sur les 2 dernières années"), {"cachets_24mois": 95}),
    (("je suis secrétaire en CDI depuis 23 ans", "je commence par quoi demain matin ?"), {"formation_debut": None}),
    (("je suis en CDI depuis 7 ans", "si je démissionne j'ai droit au chômage ?"), {"type_contrat": "cdi", "demission_faite": None}),
    (("je suis en CDI depuis 7 ans", "j'ai posé ma lettre ce matin, c'est grave ?"), {"demission_faite": True}),
    (("je suis caissière à Béziers en CDI depuis 9 ans, j'ai mal au dos et je n'en peux plus", "je suis en arrêt depuis 3 semaines"),
     {"type_contrat": "cdi", "anciennete_entreprise_mois": 108, "en_arret_maladie": True}),
])
def test_what_is_said_in_passing_is_understood_for_what_it_is(parler, tours: tuple[str, ...], faits: dict) -> None:
    """Corrections, a unit said once, a first step asked, a hope, distress beside a case: no fact is invented, none is lost."""
    connus = parler(*tours).tours[-1].reponse.faits
    assert {nom: connus.get(nom) for nom in faits} == faits


def test_what_a_resignation_costs_is_said_to_whoever_asks(parler) -> None:
    """« si je démissionne, j'ai droit au chômage ? » hears first that resigning opens nothing by itself, whatever is known."""
    for tours in (("si je démissionne j'ai droit au chomage ?",), ("je suis en CDI depuis 7 ans", "si je démissionne j'ai droit au chômage ?")):
        reponse = parler(*tours).tours[-1].reponse
        assert "regle/demissionnaire/demission_ordinaire" in {c.passage.id for c in reponse.citations if f"[{c.n}]" in reponse.texte}
