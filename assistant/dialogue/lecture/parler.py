"""Phone and spoken spellings put back into the words that the readers know, places kept."""

from __future__ import annotations

import re
from functools import cache

_FAIT = r"fait|boss|travaill|taff|demission|fini|eu\b|ete\b|deja|pas\b|signe|commence|touche"
_ORAL = (
    (r"(?:^|(?<= ))(?:euh+|heu+),? ", ""),  # dictation: « depuis euh quatre ans »
    (r"\b(?:(?:je |j'|j ?|ch'?)sui[st]?|chui[st]?|jss)\b", "je suis"),
    (r"\b(?:dpui[st]?|depui|dps)\b", "depuis"),
    (r"\bds\b", "dans"),
    (r"\bche (?!pas|plus)", "chez "),
    (r"\b(?:je|g|jai|j'ai) (?:fe|fai)\b", "j'ai fait"),
    (r"\bje (?=\d|une? )", "j'ai "),  # « jé 34 ans »
    (rf"(?<!\d)(?<!\d )\bg (?=\d|une? |{_FAIT})", "j'ai "),
    (r"(?<!j'en ai )\b(\d\d?) ?moi\b(?! (?:je|j'|aussi|c'est))", r"\1 mois"),
    (r"\b(?:jtravail\w*|je travail)\b", "je travaille"),
    (r"\bjbosse?\b", "je bosse"),
    (r"\bjveu[xt]?\b", "je veux"),
    (r"\bjvoudrai[st]?\b", "je voudrais"),
    (r"\bjgagne\b", "je gagne"),
    (r"\bjtouche\b", "je touche"),
    (r"(?<=\w )e(?= (?:demie?\b|je\b|j'))", "et"),
)


@cache
def _signal() -> re.Pattern[str]:
    """Return what nearly every message lacks: one look spares the sixteen rewritings."""
    courts = r"j'?sui|j sui|je sui\b|ch'?sui|chui|jss|dpui|depui\b|dps|ds|che|g|moi|e|euh|heu"
    return re.compile(
        rf"\b(?:{courts}|jtrav|jboss|jveu|jvoud|jgagn|jtouch|fe\b|fai\b|je travail\b|je \d|je une?\b)"
    )


@cache
def _regles() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(source), neuf) for source, neuf in _ORAL)


def redire(plie: str, places: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    """Return the folded text respelled; each new sign points to the words that it replaces."""
    if not _signal().search(plie):
        return plie, places
    for regle, neuf in _regles():
        if regle.search(plie):
            plie, places = _remplacer(plie, places, regle, neuf)
    return plie, places


def _remplacer(
    plie: str, places: tuple[int, ...], regle: re.Pattern[str], neuf: str
) -> tuple[str, tuple[int, ...]]:
    morceaux: list[str] = []
    lieux: list[int] = []
    rang = 0
    for trouve in regle.finditer(plie):
        debut, fin = trouve.span()
        morceaux.append(plie[rang:debut])
        lieux.extend(places[rang:debut])
        mots = trouve.expand(neuf)
        morceaux.append(mots)
        lieux.extend(_etaler(places[debut:fin], len(mots)))
        rang = fin
    return "".join([*morceaux, plie[rang:]]), (*lieux, *places[rang:])


def _etaler(places: tuple[int, ...], longueur: int) -> list[int]:
    """Return as many places as signs, the first and the last kept."""
    if longueur < 2:
        return list(places[:longueur])
    pas = (len(places) - 1) / (longueur - 1)
    return [places[round(rang * pas)] for rang in range(longueur)]
