"""What the white paper said in 2024 and what the law is now; schemes that are closed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.dialogue.demande import Demande
from assistant.dialogue.faits.candidature import LIVRE
from assistant.dialogue.fiche import fermeture as dire_ferme
from assistant.dialogue.selection import Candidat
from assistant.dialogue.services import Services
from assistant.grounding.citations import Phrase

TOUJOURS = re.compile(r"\b(toujours|encore|aujourd'hui|actuel\w*|maintenant|change|changent|depasse\w*|perime\w*|valable|vrai|d'actualite|"
                      r"supprime\w*|remplace\w*|en vigueur|2025|2026)\b")


def avertir(s: Services, demande: Demande, choisis: Sequence[Candidat]) -> tuple[Phrase, ...]:
    """Return what the white paper said and what the law is now, when an answer rests on an overtaken point."""
    notes = any(c.passage.source == "livre-blanc" for c in choisis)
    if not notes and not LIVRE.search(demande.plie) and not TOUJOURS.search(demande.plie):
        return fermeture(s, demande)
    vus = [e for e in s.ecarts if (e.du is None or e.du <= demande.le)
           and any(re.search(rf"(?<![a-z0-9]){re.escape(m)}(?![a-z0-9])", demande.plie) for m in e.mots)]
    if not vus:
        return fermeture(s, demande)
    e = max(vus, key=lambda e: sum(len(m) for m in e.mots if m in demande.plie))
    return (Phrase(e.en_2024, (e.passage,)), Phrase(e.aujourdhui, tuple(filter(None, (e.regle, e.passage))), calcule=e.aujourdhui))


def fermeture(s: Services, demande: Demande) -> tuple[Phrase, ...]:
    fermes = [s.droit.dispositif(i) for i in demande.dispositifs if not s.droit.dispositif(i).ouvert(demande.le)]
    return tuple(dire_ferme(d) for d in fermes[:1])
