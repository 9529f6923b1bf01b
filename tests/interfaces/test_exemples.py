"""What the page itself proposes to ask is answered, by the real assistant: a starter that fails loses the visitor at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.domaine.reponse import Conversation
from assistant.interfaces.textes import Exemple, charger_textes

TEXTES = charger_textes(Path(__file__).parents[2] / "prompts" / "page")
EXEMPLES = [(p.id, e) for p in TEXTES.profils for e in p.exemples]


@pytest.mark.parametrize(("public", "exemple"), EXEMPLES, ids=lambda v: v.titre if isinstance(v, Exemple) else v)
def test_chaque_exemple_est_repondu(assistant: Any, public: str, exemple: Exemple) -> None:
    """Each starter opens a tool of the page, or gets an answer with a proof or a question to go on."""
    if TEXTES.commande(exemple.message):
        return
    _, reponse = assistant.answer(Conversation(date=date(2026, 11, 23), public=public), exemple.message)
    assert reponse.statut in ("repondu", "precision_demandee"), reponse.texte
    assert reponse.citations or reponse.question_suivante
