"""Whom the schemes leave out hears what exists for them, and nobody gets an amount that cannot be computed."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import Mock

import pytest

from assistant.dialogue.assistant import Assistant
from assistant.domaine.reponse import Conversation
from tests.conftest import AUJOURDHUI


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


CSP = "licenciement économique annoncé, mon employeur me propose un CSP, je suis câbleuse en CDI depuis 6 ans"


@pytest.mark.parametrize(("suite", "voisin", "dit"), [
    ("je dois donner ma réponse dans combien de jours ?", "voisin/csp_delai", "21 jours"),
    ("et si je ne réponds rien ?", "voisin/csp_delai", "vaut refus"),
    ("avec le CSP on touche quoi comme salaire ? je suis à 2 150 brut", "voisin/csp_allocation", "75 %"),
    ("je dis non au CSP, qu'est-ce que je perds ?", "voisin/csp_refus", "suit son cours"),
    ("une fois le CSP signé, je peux encore déposer un PTP ?", "voisin/csp_ptp", "ne peut plus"),
    ("ou alors je démissionne à la place ?", "voisin/csp_demission", "AVANT la lettre"),
])
def test_a_neighbour_answers_its_own_follow_ups(dire, suite: str, voisin: str, dit: str) -> None:
    """Nobody told of a CSP is given the delay or the wage of another scheme, nor loses the contract that was told."""
    reponse = dire(CSP, suite)[-1]
    assert voisin in cites(reponse) and dit in reponse.texte
    assert not any(i.startswith("regle/ptp/") for i in cites(reponse))
    assert reponse.faits["type_contrat"] == "cdi"


@pytest.mark.parametrize("message", ["CSP ou PTP, que choisir ?", "quelle différence entre un CSP et un PTP ?"])
def test_a_neighbour_and_a_scheme_are_set_side_by_side(dire, message: str) -> None:
    """What comes with the end of the contract is told from what is asked while it runs."""
    assert "voisin/csp_ptp" in cites(dire(message)[-1])


def test_the_difference_asked_after_both_is_theirs(dire) -> None:
    """« quelle différence ? » after a neighbour and a scheme compares those two."""
    assert "voisin/csp_ptp" in cites(dire("en CDI depuis 8 ans, on me parle d'un CSP et d'un PTP", "c'est quoi la différence ?")[-1])


@pytest.mark.parametrize(("messages", "dit"), [
    (("j'ai 34 ans, serveur en CDI", "et l'alternance ?"), "limite d'âge de 29 ans est dépassée"),
    (("un contrat d'apprentissage à 41 ans, c'est possible ?",), "limite d'âge de 29 ans est dépassée"),
    (("j'ai 24 ans, vendeuse en CDD depuis 8 mois", "et en apprentissage ?"), "n'est pas dépassée"),
    (("j'ai 45 ans, RQTH, magasinier en CDI depuis 3 ans", "et l'apprentissage ?"), "il n'y a pas de limite d'âge"),
])
def test_the_age_known_meets_the_limit_of_a_neighbour(dire, messages: tuple[str, ...], dit: str) -> None:
    """« et l'alternance ? » asks about a scheme: it answers with the age known and changes no contract."""
    reponse = dire(*messages)[-1]
    assert dit in reponse.texte and reponse.faits.get("type_contrat") != "alternance"


@pytest.mark.parametrize(("message", "voisin"), [
    ("je vis en Ariège et je suis salarié en Andorre, CDI de 5 ans : un PTP ?", "voisin/frontalier"),
    ("présidente de SASU, ai-je droit à la période de reconversion ?", "voisin/dirigeant_assimile"),
    ("mon récépissé de carte de séjour finit en juin, ça bloque une reconversion ?", "voisin/titre_sejour"),
    ("mon groupe propose un congé de reclassement, c'est payé combien ?", "voisin/conge_reclassement"),
])
def test_what_no_source_rules_is_said_so_with_whom_to_call(dire, message: str, voisin: str) -> None:
    """No verdict is made up for a case that the sources leave out: they say so, and who answers."""
    reponse = dire(message)[-1]
    assert voisin in cites(reponse) and not reponse.bilans
    assert "mes sources" in reponse.texte or "que je connais" in reponse.texte


@pytest.mark.parametrize("message", [
    "psychologue en CDI de droit public au centre hospitalier, je peux faire une période de reconversion ?",
    "agente de la fonction publique territoriale titulaire, je voudrais un PTP pour devenir fleuriste",
    "contrat de droit public en CDD au rectorat jusqu'au 30 juin 2027, PTP possible ?",
])
def test_public_law_closes_every_scheme_of_private_law(dire, message: str) -> None:
    """Nothing that asks for a contract of private law stays open to who says that theirs is not."""
    reponse, suite, autre = dire(message, "je serais payée combien ?", "et mon CPF, je peux l'utiliser ?")
    verdicts = {b.id: b.verdict for b in reponse.bilans}
    assert {verdicts[i] for i in ("ptp", "ptp_fipu", "prp_c2p", "periode_reconversion", "demissionnaire")} == {"exclu"}
    assert "voisin/conge_formation_professionnelle" in cites(reponse) & cites(suite) and "2 SMIC" not in suite.texte
    assert "voisin/cpf_public" in cites(autre)


def test_a_contract_said_not_to_be_public_is_not(dire) -> None:
    """A denial is no statement."""
    assert dire("CDI depuis 4 ans dans une association, ce n'est pas du droit public")[-1].faits["type_contrat"] == "cdi"


@pytest.mark.parametrize("suite", ["je peux encore la reprendre ?", "est-ce que je peux me rétracter ?", "je voudrais revenir en arrière"])
def test_a_resignation_has_no_delay_to_withdraw(dire, suite: str) -> None:
    """Only the employer's agreement takes a resignation back; the fifteen days are told to be those of another rupture."""
    reponse = dire("j'ai envoyé ma lettre de démission lundi, CDI de 7 ans", suite)[-1]
    assert "voisin/demission_donnee" in cites(reponse) and "accord de l'employeur" in reponse.texte and "0 806 000 126" in reponse.texte


def test_a_rupture_conventionnelle_keeps_its_fifteen_days(dire) -> None:
    """Who signed one is told of its own delay."""
    assert "voisin/rupture_conventionnelle" in cites(dire("rupture conventionnelle signée hier, je peux changer d'avis ?")[-1])


def test_the_sheet_says_for_whom_in_a_whole_line(dire) -> None:
    """Whom a sheet is for is said as such, never as a bare fragment."""
    assert "Pour qui : les salariés en arrêt de travail." in dire("formation en arrêt maladie, c'est permis ?")[-1].texte


@pytest.mark.parametrize("message", [
    "licenciée pour inaptitude la semaine dernière, 2 050 brut, préparatrice pendant 8 ans, un PTP est possible ?",
    "j'ai été licencié le 2 novembre, 2 050 brut, je peux demander un PTP ?",
    "ma cliente est au chômage depuis avril, elle peut faire un PTP ?",
])
def test_a_contract_that_is_over_is_kept_as_over(dire, message: str) -> None:
    """Who has no contract any more is shown no wage of the PTP, at this turn nor after, and hears who pays a training."""
    reponse, suite = dire(message, "sinon qui finance une formation ?")
    assert reponse.faits["type_contrat"] == suite.faits["type_contrat"] == "demandeur_emploi"
    assert "Votre salaire brut" not in reponse.texte + suite.texte and "voisin/aif" in cites(suite)


@pytest.mark.parametrize("message", [
    "licencié économique l'an dernier et réembauché en CDI depuis 5 mois", "on m'a dit que je serai licenciée en mars, CDI depuis 9 ans",
])
def test_a_dismissal_to_come_or_behind_a_new_job_ends_no_contract(dire, message: str) -> None:
    """Only a dismissal that is done, with no job since, ends the contract."""
    assert dire(message)[-1].faits["type_contrat"] == "cdi"


@pytest.mark.parametrize(("contrat", "suite"), [
    ("ma sœur est carreleuse en CDI depuis 7 ans, bientôt inapte", "si on la licencie, elle a toujours droit au PTP ?"),
    ("soudeur en CDI depuis 15 ans, 22 points C2P", "je pourrai utiliser mes points C2P après mon licenciement ?"),
])
def test_one_acts_before_the_contract_ends(dire, contrat: str, suite: str) -> None:
    """A scheme of a running contract, asked about with a dismissal, gets « before », not a verdict."""
    reponse = dire(contrat, suite)[-1]
    assert "voisin/licenciement_en_vue" in cites(reponse) and "c'est avant qu'il faut agir" in reponse.texte


@pytest.mark.parametrize("message", [
    "et une fois licencié pour motif économique, je peux encore faire un PTP ?",
    "le CSP c'est combien de temps ?",
    "je suis nounou pour trois employeurs, je demande à tous les trois ?",
])
@pytest.mark.parametrize("index", ["absent", "ancien"])
def test_a_sheet_that_cannot_be_read_breaks_nothing(assistant, message: str, index: str) -> None:
    """With no index, or one older than the corpus, a neighbouring scheme is not told by heart: whom to call is said."""
    services = assistant.services
    vieille = Mock(wraps=services.recherche, passage=lambda i: None if i.startswith("voisin/") else services.recherche.passage(i))
    mutile = Assistant(replace(services, recherche=None if index == "absent" else vieille))
    conversation, _ = mutile.answer(Conversation(date=AUJOURDHUI), "je suis en CDI depuis 6 ans")
    _, reponse = mutile.answer(conversation, message)
    assert reponse.texte and reponse.contacts


@pytest.mark.parametrize(("mission", "inscrit"), [
    ("cariste en intérim, ma mission a fini le 9 octobre 2026", "depuis je suis inscrite à France Travail"),
    ("ma dernière mission chez Randstad s'est terminée le 9 octobre 2026, je suis intérimaire", "là je suis au chômage"),
])
def test_a_mission_just_over_still_opens_the_leave_to_who_is_registered(dire, mission: str, inscrit: str) -> None:
    """Registered as out of work within 4 months of a mission, one keeps the rules of a temp, and gets the steps with their dates."""
    suite, etapes = dire(mission, inscrit, "et lundi matin je fais quoi ?" if "cariste" in mission else "bon, par quoi je commence")[1:]
    assert suite.faits["type_contrat"] == "interim" and next(b for b in suite.bilans if b.id == "ptp").verdict == "a_preciser"
    assert "9 février 2027" in etapes.texte and "regle/ptp/depot_dossier" in cites(etapes)
    assert "regle/ptp/autorisation_employeur" not in cites(etapes)


@pytest.mark.parametrize("mission", ["intérimaire, mission finie le 15 mars 2026", "en CDD jusqu'au 15 octobre 2026"])
def test_beyond_the_delay_or_after_a_cdd_the_status_said_stands(dire, mission: str) -> None:
    """A mission over for long, or a CDD, is left by who says to be registered as out of work."""
    assert dire(mission, "je suis inscrit à France Travail")[-1].faits["type_contrat"] == "demandeur_emploi"


@pytest.mark.parametrize("message", [
    "AESH dans le Tarn depuis 2021, on m'a donné un CDI, j'ai droit à quelles aides ?",
    "je suis en CDI à l'éducation nationale depuis cinq ans",
    "mon frère est assistant d'éducation en CDD dans un collège, il veut devenir plombier",
    "je travaille comme assistante familiale pour le département de l'Aude",
])
def test_a_job_of_public_law_shuts_the_private_schemes(dire, message: str) -> None:
    """Some jobs are of public law whatever the contract is called: the leave and the training account of agents are told."""
    reponse, cdi = dire(message, "ah bon, pourtant c'est un CDI")
    verdicts = {b.id: b.verdict for b in reponse.bilans}
    assert {verdicts["ptp"], verdicts["periode_reconversion"], verdicts["demissionnaire"]} == {"exclu"}
    assert {"voisin/conge_formation_professionnelle", "voisin/cpf_public"} <= cites(reponse)
    assert "CDD" in message or cdi.faits["type_contrat"] == "contractuel_public"


@pytest.mark.parametrize("message", ["serveuse en CDI depuis 4 ans, je veux devenir AESH", "je suis assistante familiale en CDI pour une association",
                                     "avant j'étais AESH, maintenant je suis en CDI dans un magasin"])
def test_a_public_job_wished_or_left_changes_no_contract(dire, message: str) -> None:
    """A job of public law that is wished, left, or held for an association leaves the contract told."""
    assert dire(message)[-1].faits["type_contrat"] == "cdi"
