"""The JSON that other programs rely on: every key, in order, amounts as decimal strings, citations that exist."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from assistant.domaine.profil import Intervalle
from assistant.interfaces.contrat import en_json, erreur_json, valeur_json

CLES = {
    "": "id question date statut texte citations dispositifs certifications metiers passerelles avertissements contacts calendrier faits"
        " question_suivante duree_ms",
    "citations": "n nature source titre section page extrait url valide_du valide_au",
    "dispositifs": "id libelle verdict conditions prise_en_charge possible_a_partir_du pour_l_ouvrir",
    "conditions": "libelle etat fait article citation",
    "prise_en_charge": "poste payeur min_eur max_eur par formule article citation",
    "certifications": "numero intitule niveau en_vigueur fin_enregistrement fin_sure constate_le remplacee_par rome url citation",
    "passerelles": "rome libelle acquis a_acquerir exposition citation",
    "avertissements": "texte citation", "contacts": "nom pour url citation", "calendrier": "date libelle article",
    "metiers": "actuel vise change_de_code", "actuel": "rome libelle exposition", "vise": "rome libelle exposition",
    "exposition": "categorie indice annee", "question_suivante": "fait texte",
}  # fmt: skip
STATUTS = {"repondu", "precision_demandee", "sans_reponse", "hors_sujet", "urgence", "refus", "erreur"}
ENUMS = {
    "verdict": {"possible", "exclu", "a_preciser", "ferme"}, "etat": {"remplie", "non_remplie", "a_preciser", "a_faire"},
    "nature": {"note", "original", "regle", "donnee"}, "statut": STATUTS, "en_vigueur": {True, False, None},
}  # fmt: skip
JOURS = {"date", "valide_du", "valide_au", "possible_a_partir_du", "fin_enregistrement", "constate_le"}
QUESTIONS = (
    "ancienneté pour un ptp en cdi ?",
    "je suis en CDI depuis 6 ans comme caissière à Perpignan, 1 850 € brut, je veux devenir aide-soignante en septembre 2027, 10 mois",
    "quelle certification pour devenir développeur web ?", "RNCP37674 toujours valable ?",
    "quels métiers proches de comptable ?", "bonjour", "quelle météo demain ?", "je veux en finir avec la vie", "", "😀",
    "PTP ou démission-reconversion, quelle différence ?", "combien coûte une formation ?",
)


def parcourir(objet: Any, nom: str, trouve: Callable[[str, Any], None]) -> None:
    """Call trouve on each object of an answer, named by its key, lists opened."""
    if isinstance(objet, list):
        for element in objet:
            parcourir(element, nom, trouve)
    elif isinstance(objet, dict):
        trouve(nom, objet)
        for cle, valeur in objet.items():
            if cle != "faits":
                parcourir(valeur, cle, trouve)


def verifier_objet(objet: dict[str, Any]) -> None:
    """Assert that an answer keeps every promise of the contract."""
    numeros = [c["n"] for c in objet["citations"]]

    def verifier(nom: str, o: dict[str, Any]) -> None:
        assert list(o) == CLES[nom].split(), nom
        assert o.get("citation") in (None, *numeros), nom
        for cle, permis in ENUMS.items():
            assert o.get(cle, next(iter(permis))) in permis, (nom, cle, o[cle])
        for cle in ("min_eur", "max_eur"):
            assert o.get(cle) is None or re.fullmatch(r"\d+\.\d\d", o[cle]), o[cle]
        for cle in JOURS & o.keys():
            assert o[cle] is None or date.fromisoformat(o[cle])

    assert numeros == list(range(1, len(numeros) + 1))
    assert {int(n) for n in re.findall(r"\[(\d+)\]", objet["texte"])} <= set(numeros)
    assert objet["texte"].strip() and isinstance(objet["duree_ms"], float)
    parcourir(objet, "", verifier)
    json.dumps(objet, allow_nan=False)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_key_is_there_in_order(dire, question: str) -> None:
    """Whatever is asked, the object has all its keys in order, and every mark and citation number exists."""
    verifier_objet(en_json(dire(question)[0]))


def test_amounts_of_a_known_salary(dire) -> None:
    """A person who gives a salary gets amounts, each a string of decimal euros, never a float."""
    objet = en_json(dire(QUESTIONS[1], "mon salaire brut est de 1 850 € par mois")[-1])
    montants = [p for d in objet["dispositifs"] for p in d["prise_en_charge"] if p["min_eur"] is not None]
    assert montants and all(isinstance(p["min_eur"], str) and Decimal(p["min_eur"]) >= 0 for p in montants)


def test_the_id_is_kept_as_given(dire) -> None:
    """The id of the line comes first and is not changed, number or text."""
    reponse = dire("bonjour")[0]
    assert [next(iter(en_json(reponse, i).items())) for i in (7, "a", None)] == [("id", 7), ("id", "a"), ("id", None)]


@pytest.mark.parametrize(
    ("valeur", "attendu"),
    [(Decimal(72), 72), (Decimal("1850.50"), 1850.5), (Decimal("1E+3"), 1000), (date(2027, 9, 1), "2027-09-01"), ("cdi", "cdi"), (True, True),
     (Intervalle(Decimal(24), None), {"min": 24, "max": None}), (Intervalle(Decimal("0.5"), Decimal(6)), {"min": 0.5, "max": 6})],
)  # fmt: skip
def test_facts_are_plain_json(valeur: Any, attendu: Any) -> None:
    """A fact leaves as a number, a date, a text, a yes or no, or its two bounds."""
    assert valeur_json(valeur) == attendu and type(valeur_json(valeur)) is type(attendu)


def test_an_unusable_line() -> None:
    """A line that cannot be used has its three keys and nothing else."""
    assert erreur_json(3, "À corriger.") == {"id": 3, "statut": "erreur", "texte": "À corriger."}
