"""What a question of fact asks is read through its short forms, its names and the kind of thing that it wants."""

from __future__ import annotations

import re
from datetime import date

import pytest

from assistant.dialogue.faits.abreviations import ouvrir
from assistant.dialogue.faits.attente import compte, repond_au_type
from assistant.dialogue.faits.genres_de_question import bonus
from assistant.domaine.reponse import Conversation
from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier

LE = date(2026, 11, 22)


def phrase(texte: str) -> Passage:
    """Return a passage of one sentence."""
    return Passage("p", texte, "note", "livre-blanc", "Titre", "2", genre="phrase")


@pytest.mark.parametrize(("question", "entiere"), [
    ("combien d'usines dans le 82 ?", "combien d'usines dans le Tarn-et-Garonne ?"),
    ("le CA du tourisme", "le chiffre d'affaires du tourisme"),
    ("ça marche le 12 mai ?", "ça marche le 12 mai ?"),
    ("il a le 11 ans de métier", "il a le 11 ans de métier"),
    ("selon l'intro, quels risques ?", "selon l'introduction, quels risques ?"),
])
def test_les_formes_courtes_s_ouvrent(question: str, entiere: str) -> None:
    """A department, a turnover and a part of the document named short are read in full; a date and a length stay."""
    assert ouvrir(question) == entiere


def test_ou_se_trouve_veut_un_lieu_pas_un_code_postal() -> None:
    """A place asked is answered by a sentence that names one, and by none that names no place."""
    assert repond_au_type("où se trouve le laboratoire ?", phrase("Le laboratoire est installé à Alès."))
    assert not repond_au_type("où se trouve le laboratoire ?", phrase("Le laboratoire étudie le mouvement."))


def test_un_nombre_donne_dans_la_question_ne_la_compte_pas() -> None:
    """The number that a question gives is no answer to what it counts."""
    assert not repond_au_type("combien de cadres parmi les 240 partants ?", phrase("Les 240 partants sont surtout des cadres."))
    assert repond_au_type("combien de cadres parmi les 240 partants ?", phrase("Parmi les 240 partants, 90 sont des cadres."))


def test_un_pronom_n_est_pas_ce_qui_est_compte() -> None:
    """« La part de ceux qui… » counts people whom other words name."""
    assert compte("la part de ceux qui partent vers le bâtiment") == frozenset()


@pytest.mark.parametrize(("question", "bonne", "autre"), [
    ("les 3 axes du plan", "Le plan suit trois axes : l'eau, l'air et la terre.", "Le plan suit des axes."),
    ("quels métiers sont cités ?", "Le texte cite les maçons, les soudeurs et les boulangers.", "Le texte cite des métiers."),
    ("que propose le rapport pour les villages ?", "Le rapport recommande une aide aux villages.", "Les villages sont nombreux."),
    ("c'est qui Paul Roux ?", "Paul Roux, délégué régional, signe le texte.", "Paul Roux parle de l'avenir."),
])
def test_la_phrase_qui_a_l_air_d_une_reponse_passe_devant(question: str, bonne: str, autre: str) -> None:
    """A count, a list, a proposal or a person asked is better answered by the sentence that holds one."""
    assert bonus(plier(question), bonne) > bonus(plier(question), autre)


def test_une_baisse_n_est_pas_un_compte() -> None:
    """How much people are fewer than before does not say how many they are."""
    assert not repond_au_type("combien de marins en 2019 ?", phrase("Le nombre de marins a baissé de 2,4 % en 2019."))
    assert repond_au_type("combien de marins en 2019 ?", phrase("On compte 840 marins en 2019."))


def test_la_part_d_autre_chose_n_est_pas_un_compte() -> None:
    """A share of the power is no count of the mills; a share of the mills is one."""
    assert not repond_au_type("combien de moulins dans la région ?", phrase("Les moulins font 8 % de la puissance."))
    assert repond_au_type("combien de moulins dans la région ?", phrase("La vallée tient 8 % des moulins."))


def test_ce_que_dit_le_livre_blanc_n_est_pas_un_cas(assistant) -> None:
    """« Ont-ils droit », asked of the white paper, is answered by it and not by verdicts on nobody."""
    _, reponse = assistant.answer(Conversation(date=LE), "d'après le livre blanc, les intérimaires ont-ils droit à TransCo ?")
    assert not reponse.bilans and any((c.passage.section or "").startswith("4.1") for c in reponse.citations)


def test_un_mot_d_ailleurs_ne_sort_pas_du_domaine_ce_que_le_corpus_dit(assistant) -> None:
    """The weather is not our field, the trade of those who foretell it is."""
    _, reponse = assistant.answer(Conversation(date=LE), "code ROME de la météo dans la liste du numérique")
    assert "M1809" in reponse.texte
    _, dehors = assistant.answer(Conversation(date=LE), "quelle météo demain à Rodez ?")
    assert dehors.statut == "hors_sujet"


@pytest.mark.parametrize(("annee", "places"), [("2021", 10), ("2022", 11), ("2023", 11)])
def test_the_ranking_is_told_whole_and_in_order(dire, annee: str, places: int) -> None:
    """« top 10 » is no thanks: the ten places come from the first to the tenth, the two that share one included."""
    texte = dire(f"top 10 des formations payées par le PTP en {annee}")[-1].texte
    lignes = [ligne for ligne in texte.splitlines() if ligne.startswith("- ")]
    lus = [int(re.search(r"(\d+)(?:re|e) position", ligne)[1]) for ligne in lignes]
    assert len(lus) == places and lus == sorted(lus) and set(lus) >= set(range(1, 8)) | {10}
    assert all(ligne.startswith(f"- En {annee}") for ligne in lignes)


def test_top_alone_still_thanks(dire) -> None:
    """« top, merci » stays small talk."""
    assert "[1]" not in dire("top, merci !")[-1].texte
