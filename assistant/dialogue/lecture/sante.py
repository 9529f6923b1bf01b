"""Health as it counts for the rules: a sick leave of today, an occupational disease, months of absence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.durees import DUREE, lire_duree
from assistant.dialogue.lecture.texte import motif


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield a sick leave of today, and the months of absence said."""
    t = contexte.t
    if "arret" not in t and "maladie" not in t:
        return
    for trouve in motif(
        rf"\b(?:suis|est|toujours|actuellement) (?:actuellement |toujours |encore )?en"
        rf" arret\b(?: maladie| de travail)?(?: depuis (?P<q>{DUREE}))?"
    ).finditer(t):
        yield Indice("en_arret_maladie", True, trouve.start(), trouve.end())
        yield from _absence(trouve)
    for trouve in motif(r"\barret (?:maladie|de travail) depuis\b").finditer(t):
        yield Indice("en_arret_maladie", True, trouve.start(), trouve.end())
    for trouve in motif(rf"\barret (?:maladie |de travail )?de (?P<q>{DUREE})").finditer(t):
        yield from _absence(trouve)
    for trouve in motif(rf"\ben arret (?:maladie |de travail )?(?:pendant |de )?(?P<q>{DUREE})").finditer(t):
        yield from _absence(trouve)
    for trouve in motif(rf"(?P<q>{DUREE}) d'(?:arret|absence)(?: maladie| de travail)?").finditer(t):
        yield from _absence(trouve)
    for trouve in motif(
        r"\b(?:arret|absente?|arretee?)[^.?!]{0,20}(?:pour |en |suite a une )maladie pro(?:fessionnelle)?\b"
    ).finditer(t):
        yield Indice("absence_maladie_pro_24mois", True, trouve.start(), trouve.end())


def _absence(trouve: re.Match[str]) -> Iterator[Indice]:
    valeur = lire_duree(trouve.group("q")) if trouve.group("q") else None
    if isinstance(valeur, Decimal):
        valeur = min(valeur, Decimal(24))
    if valeur is not None:
        yield Indice("absence_sante_24mois_mois", valeur, trouve.start(), trouve.end())
