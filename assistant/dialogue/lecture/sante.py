"""Health as it counts for the rules: a sick leave of today, an occupational disease, months of absence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.durees import DUREE, lire_duree
from assistant.dialogue.lecture.texte import motif

DIXIEMES_D_UN_MOIS_ENTAME = Decimal("0.9")  # « 5 mois et 29 jours » is not 6 months yet


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield a sick leave of today, and the months of absence said."""
    t = contexte.t
    if not motif(r"\barret|maladie|\babsen").search(t):
        return
    for trouve in motif(
        rf"\b(?:suis|est|toujours|actuellement) (?:actuellement |toujours |encore )?en"
        rf" arret\b(?: maladie| de travail)?(?: depuis (?P<q>{DUREE}))?"
    ).finditer(t):
        yield Indice("en_arret_maladie", True, trouve.start(), trouve.end())
        yield from _absence(trouve)
    for trouve in motif(rf"\b(?<!sans )arret(?: maladie| de travail)? depuis (?:(?P<q>{DUREE})|\b)").finditer(t):
        yield Indice("en_arret_maladie", True, trouve.start(), trouve.end())
        yield from _absence(trouve)
    for trouve in motif(rf"\barret (?:maladie |de travail )?de (?P<q>{DUREE})").finditer(t):
        yield from _absence(trouve)
    for trouve in motif(rf"\ben arret (?:maladie |de travail )?(?:pendant |de )?(?P<q>{DUREE})").finditer(t):
        yield from _absence(trouve)
    for trouve in motif(rf"(?P<q>{DUREE})(?P<j> et \d\d? jours)? (?:d'(?:arret|absence)|en arret|absente?)(?: maladie| de travail)?").finditer(t):
        yield from _absence(trouve)
    for trouve in motif(
        r"\b(?:arret|absen(?:te?|ce)|arretee?)[^.?!]{0,20}(?:pour |en |suite a une |: ?|\()maladie pro(?:fessionnelle)?\b"
        r"|\bmaladie pro(?:fessionnelle)?\b[^.?!]{0,45}?(?<!sans )(?<!pas d')(?<!aucun )\b(?:arret\w*|absen(?:te?|ce))\b(?! (?:de|du|mon|ma|le|la) (?:contrat|metier|travail de))"
    ).finditer(t):
        if motif(r"\b(?:pas|jamais|si|sans)\b").search(contexte.avant(trouve.start())[-12:]):
            continue
        yield Indice("absence_maladie_pro_24mois", True, trouve.start(), trouve.end())


def _absence(trouve: re.Match[str]) -> Iterator[Indice]:
    valeur = lire_duree(trouve.group("q")) if trouve.group("q") else None
    if isinstance(valeur, Decimal) and trouve.groupdict().get("j"):
        valeur += DIXIEMES_D_UN_MOIS_ENTAME
    if isinstance(valeur, Decimal):
        valeur = min(valeur, Decimal(24))
    if valeur is not None:
        yield Indice("absence_sante_24mois_mois", valeur, trouve.start(), trouve.end())
