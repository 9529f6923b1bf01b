"""A bonus told beside the wage, which it never replaces."""

from __future__ import annotations

from assistant.dialogue.lecture.texte import motif

_PRIME = r"(?:primes?|bonus|variables?|paniers?|commissions?|pourboires?|interessement|participation|treizieme mois|13e mois|heures sup\w*|indemnit\w+|majorations?|tickets?[- ]resto\w*)"


def en_plus(avant: str, suite: str) -> bool:
    """Return whether an amount is a bonus told beside the wage: « + primes d'équipe 300 », « 2 100 et 300 de panier »; « avec les primes, 2 400 » is the wage."""
    nommee = motif(rf"\b{_PRIME}(?P<m>[^\d.;!?]{{0,25}})$").search(avant)
    dedans = motif(r"\b(?:avec|compris\w*|inclus\w*|y compris|dont)\b[^\d.;!?]{0,40}$").search(avant)
    if nommee and not dedans and not motif(r"\b(?:compris\w*|inclus\w*|gagne|touche|salaire|brut|net)\b").search(nommee.group("m")):
        return True
    ajoute = motif(r"\d[^.;!?]{0,20}(?:\+|\bplus\b|\bet\b) ?(?:une? )?(?:environ )?$").search(avant)
    return bool(ajoute and motif(rf" ?(?:(?:€|euros?|par mois|brut|net) ?)*(?:de |d'|en |pour les )?{_PRIME}\b(?! (?:compris|inclus))").match(suite))
