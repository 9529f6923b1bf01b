"""Certifications are found, and their state is computed from dates, with its doubt."""

from __future__ import annotations

import csv
import re
from datetime import date

import pytest

from assistant.domaine.texte import plier
from tests.orientation.conftest import RACINE

DATES = [date(2026, 5, 1), date(2026, 11, 22), date(2028, 1, 1)]
TOP_10 = {
    "TP conducteur routier marchandises sur porteur": {"RNCP39796"},
    "TP Gestionnaire paie": {"RNCP37948"},
    "Secrétaire médicale et médicosociale": {"RNCP40800", "RNCP40578", "RNCP39352", "RNCP36080"},
    "TP Assistant ressources humaines": {"RNCP41366"},
    "TP Développeur web mobile": {"RNCP37674"},
    "TP Secrétaire Comptable": {"RNCP37123"},
    "TP Electricien d'équipement du bâtiment": {"RNCP37442"},
    "TP Technicien installateur chauffage, climatisation, sanitaire, énergies renouvelables": {"RNCP41911"},
    "BP Responsable d'entreprise agricole": {"RNCP38093"},
    "DE Aide-soignant": {"RNCP40692"},
    "DE Infirmier": {"RNCP39923"},
    "DE Accompagnant éducatif et social": {"RNCP36004"},
    "TP Concepteur développeur d'applications": {"RNCP37873"},
    "TP Technicien supérieur systèmes et réseaux": {"RNCP37682"},
    "Conseiller en insertion professionnelle": {"RNCP37274"},
    "DE Auxiliaire de puériculture": {"RNCP40743"},
    "TP Formateur professionnel d'adultes": {"RNCP37275"},
    "TP Enseignant de la conduite et de la sécurité routière": {"RNCP41862"},
}


@pytest.mark.parametrize("moitie", ["dev", "test"])
def test_our_queries(orientation, jeu, le, moitie):
    """On each half of our set, the right entry is among the first five at least 92 times in 100."""
    lignes = jeu("jeu_certifications.csv", moitie)
    trouvees = 0
    for ligne in lignes:
        voulues = {n if n.startswith("RS") else f"RNCP{n}" for n in ligne["numeros"].split("|")}
        lues = {c.certification.numero for c in orientation.certifications.chercher(ligne["dit"], le)}
        trouvees += bool(voulues & lues)
    assert len(lignes) >= 100
    assert trouvees / len(lignes) >= 0.92


@pytest.mark.parametrize("nom", TOP_10)
def test_trainings_of_the_white_paper(orientation, le, nom):
    """Each training of the white paper's top 10 is among the first three, and says that the paper names it."""
    trois = orientation.certifications.chercher(nom, le)[:3]
    communes = [c for c in trois if c.certification.numero in TOP_10[nom]]
    assert communes
    assert communes[0].certification.livre_blanc


@pytest.mark.parametrize("jour", DATES)
def test_no_passed_end_is_said_in_force(orientation, jour):
    """At three dates, over every entry, a passed end is never in force and an unknown end never stated."""
    certifications = orientation.certifications
    with (RACINE / "corpus/certifications/certifications.csv").open(encoding="utf-8", newline="") as flux:
        for ligne in csv.DictReader(flux):
            trouvee = certifications.par_numero(ligne["numero"], jour)
            if ligne["fin"] and date.fromisoformat(ligne["fin"]) < jour:
                assert trouvee.etat == "expiree" and "enregistrée jusqu'au" not in trouvee.mention
            elif not ligne["fin"] and ligne["active_au_constat"]:
                assert trouvee.etat == "inconnu" and "échéance non connue" in trouvee.mention
            if ligne["fin"] and not ligne["fin_sure"]:
                assert "à vérifier" in trouvee.mention


@pytest.mark.parametrize(
    ("numero", "debut"),
    [
        ("RNCP37674", "enregistrée jusqu'au 1er septembre 2028"),
        ("RNCP37682", "échéance passée le 1er septembre 2026, sauf prorogation (date relevée le 31 janvier 2025"),
        ("RNCP40692", "active sur la liste du 22 avril 2026, échéance non connue"),
        ("RNCP5863", "absente de la liste des certifications actives du 22 avril 2026"),
    ],
)
def test_the_mention(orientation, le, numero, debut):
    """The four states have their own words, with the date of what is known."""
    assert orientation.certifications.par_numero(numero, le).mention.startswith(debut)


def test_the_chain_of_successors(orientation, le):
    """An old title leads to today's one through every link of the chain."""
    assert orientation.certifications.successeurs("RNCP5863") == ("RNCP40800",)
    assert "remplacée par RNCP40800" in orientation.certifications.par_numero("RNCP5863", le).mention


@pytest.mark.parametrize("ecrit", ["RNCP37674", "rncp 37674", "37674", "RNCP n° 37674", "le RNCP37674 est-il valable ?"])
def test_ways_of_writing_a_number(orientation, le, ecrit):
    """A number is understood however it is written."""
    assert orientation.certifications.chercher(ecrit, le)[0].certification.numero == "RNCP37674"


@pytest.mark.parametrize("faux", ["RNCP99999", "RNCP", "", "RNCP00000", "abc", "RS1"])
def test_an_unknown_number_is_none(orientation, le, faux):
    """A number that we do not hold gives None, never another entry."""
    assert orientation.certifications.par_numero(faux, le) is None


def test_the_level_is_kept(orientation, le):
    """« bac+3 » brings only entries of level 6 when there are some."""
    texte = "Une formation pour travailler dans la cybersécurité, niveau bac+3 si possible"
    trouvees = orientation.certifications.chercher(texte, le)
    assert {c.certification.niveau for c in trouvees} == {6}


def test_the_type_is_kept(orientation, le):
    """« BTS » brings only that diploma."""
    trouvees = orientation.certifications.chercher("BTS comptabilité", le)
    assert {c.certification.type for c in trouvees} == {"Brevet de technicien supérieur"}


@pytest.mark.parametrize("phrase", ["bonjour", "merci", "xyzzy plugh", "", "?"])
def test_nothing_is_found_for_nothing(orientation, le, phrase):
    """Words without a training bring no entry."""
    assert orientation.certifications.chercher(phrase, le) == []


def test_no_person_is_named(orientation):
    """No certifier is a natural person named by the register."""
    with (RACINE / "corpus/certifications/certifications.csv").open(encoding="utf-8", newline="") as flux:
        noms = "|".join(ligne["certificateurs"] for ligne in csv.DictReader(flux))
    assert not re.search(r"(^|\|)(MADAME|MONSIEUR|MME|MLLE) ", noms, re.IGNORECASE)


def test_the_official_page(orientation, le):
    """Each entry links to its official page, in the right register."""
    assert orientation.certifications.par_numero("RS6701", le).certification.url.endswith("/recherche/rs/6701/")
    assert orientation.certifications.par_numero("RNCP37674", le).certification.url.endswith("/recherche/rncp/37674/")


@pytest.mark.parametrize(("ecrit", "mots"), [
    ("comtabl", "comptable"), ("chauffeur de car", "transport en commun"), ("femme de ménage", "familial"),
    ("electritienne", "electricien"), ("chauffeur poids lour", "routier"),
])
def test_a_job_said_as_people_do_finds_its_title(orientation, le, ecrit, mots):
    """The name of the job recognised helps, and a title that shares one ordinary word comes after."""
    premiere = orientation.certifications.chercher(ecrit, le, limite=1)[0].certification
    assert mots in plier(premiere.intitule)


def test_a_title_that_shares_a_word_and_no_trade_is_not_listed(orientation, le):
    """For a nursing assistant, no baker's assistant comes to fill the list."""
    trouvees = orientation.certifications.chercher("aide-soignante", le, limite=6)
    titres = " ".join(plier(t.certification.intitule) for t in trouvees)
    assert "soignant" in titres and "boulanger" not in titres and "patissier" not in titres
