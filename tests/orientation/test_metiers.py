"""Jobs are recognised however people name them, and none is invented."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict

import pytest

from tests.orientation.conftest import RACINE


@pytest.mark.parametrize("moitie", ["dev", "test"])
def test_ways_of_saying_a_job(orientation, jeu, moitie):
    """On each half of our set, the right job is first at least 9 times in 10 and among three 97 times in 100."""
    lignes = jeu("jeu_metiers.csv", moitie)
    premiers = trois = 0
    for ligne in lignes:
        voulus = set(ligne["rome"].split("|"))
        lus = [r.metier.rome for r in orientation.metiers.reconnaitre(ligne["dit"])]
        premiers += bool(voulus & set(lus[:1]))
        trois += bool(voulus & set(lus[:3]))
    assert len(lignes) > 150
    assert premiers / len(lignes) >= 0.90
    assert trois / len(lignes) >= 0.97


def test_the_set_is_wide(jeu):
    """The set holds at least 300 ways of saying at least 120 jobs."""
    lignes = jeu("jeu_metiers.csv", "dev") + jeu("jeu_metiers.csv", "test")
    assert len(lignes) >= 300
    assert len({ligne["rome"].split("|")[0] for ligne in lignes}) >= 120


def _identique(nom: str) -> str:
    plat = unicodedata.normalize("NFD", nom.lower()).replace("’", "'").split("(")[0]
    return "".join(c for c in plat if unicodedata.category(c) != "Mn").strip()


def test_every_official_name_finds_its_own_code(orientation):
    """All 13,120 ROME names give their own code first, or a code that bears the very same name."""
    with (RACINE / "corpus/metiers/appellations.csv").open(encoding="utf-8", newline="") as flux:
        noms = [(ligne["long"], ligne["rome"]) for ligne in csv.DictReader(flux)]
    codes = defaultdict(set)
    for nom, rome in noms:
        codes[_identique(nom)].add(rome)
    rates = []
    for nom, rome in noms:
        lus = orientation.metiers.reconnaitre(nom)
        if not lus or lus[0].metier.rome not in codes[_identique(nom)] | {rome}:
            rates.append((nom, rome))
    assert len(noms) == 13_120
    assert rates == []


@pytest.mark.parametrize(
    "phrase",
    [
        "je veux changer de métier", "bonjour", "combien d'étudiants en Occitanie ?", "merci beaucoup", "oui", "je ne sais pas",
        "j'ai eu 3 cdd en 2 ans, le dernier finit le mois prochain, jai le droit a quoi ?",
        "Mon employeur veut bien payer 3 % seulement pour le FIPU", "Quelle est la capitale de l'Australie ?",
        "Combien de PTP ont été financés à Albi en 2022 ?", "depuis 14 mois dans cette entreprise, et 5 ans de carrière en tout",
        "le médecin du travail m'a déclaré inapte", "j'en peux plus de mon boulot", "le livre blanc parle de TransCo",
        "comment développer mes compétences ?", "je voudrais assurer mon avenir", "je voudrais voir un conseiller en évolution professionnelle",
        "quelles sont les aides financières ?", "ma formation dure 8 mois", "je cherche un métier porteur",
        "Salaire 3 900 € brut, PTP de 8 mois, je toucherai combien ?", "il faut traiter mon dossier rapidement",
        "les premiers résultats sont industriels", "je suis en CDI à Toulouse", "je suis au chômage depuis mars",
        "mon salaire va-t-il baisser ?", "un métier du numérique", "j'ai 52 ans et aucun diplôme", "je garde mes enfants",
        "le facteur temps", "je suis agent de maîtrise", "mon chef refuse", "l'aide au logement", "",
    ],
)  # fmt: skip
def test_no_job_is_invented(orientation, phrase):
    """A sentence that names no job of the person gives none."""
    assert orientation.metiers.reconnaitre(phrase) == []


def test_two_mentions_with_their_place(orientation):
    """Two jobs of one sentence are found in order, with the words and offsets of each."""
    texte = "Bonjour, je suis vendeuse et je voudrais devenir auxiliaire de puériculture."
    premiere, seconde = orientation.metiers.mentions(texte)
    assert texte[premiere.debut : premiere.fin] == premiere.mots == "vendeuse"
    assert texte[seconde.debut : seconde.fin] == seconde.mots == "auxiliaire de puériculture"
    assert seconde.candidats[0].metier.rome == "J1304"


def test_an_ambiguous_word_gives_several_close_jobs(orientation):
    """« commercial » is several jobs: the first two are close, so that the dialogue asks."""
    premier, second, *_ = orientation.metiers.reconnaitre("je suis commercial")
    assert premier.confiance - second.confiance <= 0.15


def test_a_clear_word_is_sure(orientation):
    """A job that has one meaning is read with high confidence and no close rival."""
    lus = orientation.metiers.reconnaitre("aide-soignante")
    assert lus[0].metier.rome == "J1501"
    assert lus[0].confiance >= 0.9


def test_decomposed_accents_and_offsets(orientation):
    """A text in decomposed Unicode, as a Mac may paste it, is read and its offsets stay in that text."""
    texte = unicodedata.normalize("NFD", "je suis secrétaire médicale")
    mention = orientation.metiers.mentions(texte)[0]
    assert mention.candidats[0].metier.rome == "M1609"
    assert texte[mention.debut : mention.fin] == mention.mots


def test_a_very_long_message_ends(orientation):
    """Ten thousand unknown words do not stop the reading of the job said first."""
    texte = "je suis boulanger " + "xyzabcdef quelconquement " * 10_000
    assert orientation.metiers.reconnaitre(texte)[0].metier.rome == "D1102"
