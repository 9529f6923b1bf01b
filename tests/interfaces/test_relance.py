"""A corrected chip and a sent form are answered by a comparison, whatever was said before. The real assistant answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.domaine.reponse import Conversation
from assistant.interfaces.faits_page import FaitsPage
from assistant.interfaces.textes import charger_textes

JOUR = date(2026, 11, 23)
RELANCE = charger_textes(Path(__file__).parents[2] / "prompts" / "page").dire("relance")
AVANT = (
    (), (RELANCE,), ("Je suis en CDI depuis 6 ans",), ("C'est quoi le PTP ?",), ("Combien je toucherais pendant le PTP ?",),
    ("Quelles certifications pour devenir secrétaire médicale ?",), ("Quand dois-je prévenir mon employeur ?",),
    ("Compare le PTP et la démission pour reconversion",), ("Je suis en CDI depuis 6 ans", "plus simple"),
    ("Et si je démissionnais ?",), ("Qui appeler à Toulouse ?",), ("Bonjour",), ("Je suis perdu",),
)


@pytest.mark.parametrize("avant", AVANT, ids=lambda a: " / ".join(a) or "rien")
def test_une_relance_compare_toujours(assistant: Any, avant: tuple[str, ...]) -> None:
    """After any kind of answer, the page's own question brings every scheme back, with the corrected fact."""
    faits = FaitsPage(assistant.services)
    conversation = Conversation(date=JOUR, public="conseiller")
    for message in avant:
        conversation, _ = assistant.answer(conversation, message)
    corrige = faits.corriger(conversation.profil, "type_contrat", "cdd")
    _, reponse = assistant.answer(replace(conversation, profil=corrige), RELANCE)
    assert len(reponse.bilans) == 12 and reponse.faits["type_contrat"] == "cdd"


def test_la_question_de_quelqu_un(dire: Any) -> None:
    """The same question put in somebody's own words is no follow-up of the last subject either."""
    assert dire("C'est quoi le PTP ?", "à quoi j'aurais droit moi ?")[1].bilans
