"""The trade of an intermittent worker, which sets the seniority asked."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.texte import motif

_METIERS = (
    (
        "technicien_enregistre",
        (
            r"\btechnicien(?:ne)? (?:audiovisuel|cinema|video|du spectacle enregistre|de tournage)"
            r"|\b(?:monteu(?:r|se)|cadreu(?:r|se)|chef op|scripte?)\b|\bdans (?:le cinema"
            r"|l'audiovisuel)"
        ),
    ),
    (
        "technicien_vivant",
        (
            r"\btechnicien(?:ne)? (?:son|lumiere|plateau|du spectacle vivant|de scene|scene)"
            r"|\bregisseu(?:r|se)|\bmachiniste\b"
        ),
    ),
    (
        "artiste",
        (
            r"\b(?:comedien(?:ne)?|musicien(?:ne)?|danseu(?:r|se)|chanteu(?:r|se)|acteur|actrice"
            r"|circassien(?:ne)?|artiste|marionnettiste)\b"
        ),
    ),
)


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield the trade, only when the message or the profile says « intermittent »."""
    if "intermitten" not in contexte.t and contexte.profil.valeur("type_contrat") != "intermittent":
        return
    for valeur, source in _METIERS:
        for trouve in motif(source).finditer(contexte.t):
            if not motif(r"\b(?:devenir|veux|voudrais)\b[^,]*$").search(contexte.avant(trouve.start())):
                yield Indice("intermittent_metier", valeur, trouve.start(), trouve.end())
