"""A question that asks several things gets each part answered with its own proof, or said not to be found."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.dialogue.faits.mesure import contraires
from assistant.dialogue.faits.parties import decouper
from assistant.domaine.reponse import Conversation

LE = date(2026, 11, 22)


@pytest.mark.parametrize(("question", "parties"), [
    ("Quelle est la superficie de la région et combien compte-t-elle de communes ?", 2),
    ("quel est le PIB, le nombre d'entreprises et quelle part de PME ?", 3),
    ("combien d'hommes et de femmes dans l'industrie ?", 1),
    ("sécurité des biens et des personnes : combien de stagiaires ?", 1),
    ("et du coup, combien de laboratoires ?", 1),
])
def test_une_question_se_coupe_ou_elle_redemande(question: str, parties: int) -> None:
    """Two nouns joined are one thing asked, two requests joined are two."""
    assert len(decouper(question)) == parties


def test_la_seconde_partie_garde_le_sujet() -> None:
    """The second thing asked gets the subject of the first one, without its measure nor its year."""
    seconde = decouper("budget de la filière bois en 2019 et son évolution depuis 2012")[1]
    assert "filière bois" in seconde.question and "2019" not in seconde.question and "budget" not in seconde.question


def test_le_contraire_n_est_pas_la_chose() -> None:
    """A figure of non-salaried people is none of salaried ones, and the reverse."""
    assert contraires("combien de salaries", "on compte 12 non-salaries")
    assert contraires("combien de non-salaries", "on compte 12 salaries")
    assert not contraires("combien de salaries", "12 salaries et 3 non-salaries")


def test_chaque_partie_a_sa_preuve(assistant) -> None:
    """Two figures told by two sentences are both given, each with its mark."""
    _, reponse = assistant.answer(Conversation(date=LE), "combien d'étudiants dans la région et combien d'établissements hôteliers ?")
    assert "267 650" in reponse.texte and "3 500" in reponse.texte
    assert len({c.passage.id for c in reponse.citations if f"[{c.n}]" in reponse.texte}) >= 2


def test_une_partie_absente_est_dite(assistant) -> None:
    """What one part asks and no source gives is said so, beside the answer to the other part."""
    _, reponse = assistant.answer(Conversation(date=LE), "combien d'aéroports en Occitanie et combien de piscines ?")
    assert "10 aéroports" in reponse.texte and "piscines" in reponse.texte and "rien trouvé" in reponse.texte
