"""Lengths of time in months: « 2 ans et demi », « un an et 3 mois », « une dizaine d'années »."""

from __future__ import annotations

from decimal import Decimal

from assistant.dialogue.lecture.nombres import (
    BORNE,
    DIZAINE,
    MOIS,
    NOMBRE,
    borner,
    couper_borne,
    en_nombre,
    lire_quantite,
)
from assistant.dialogue.lecture.texte import motif
from assistant.domaine.profil import Intervalle

_SUFFIXE = r"(?: (?:environ|a peu pres|minimum|et plus|et quelques|passes?|revolus)\b)?"
_AN = r"(?:ans?|annees?)\b"
DUREE = (
    rf"(?:{BORNE}?(?:entre {NOMBRE} ?(?:ans?|mois)? ?et {NOMBRE} ?(?:{_AN}|mois\b)"
    rf"|{DIZAINE} (?:d'annees|de mois)"
    rf"|{NOMBRE} ?{_AN} (?:et )?{NOMBRE} ?mois\b"
    rf"|{NOMBRE} ?{_AN}(?: et demie?| 1/2)"
    rf"|{NOMBRE}(?: ?(?:a|ou|-) ?{NOMBRE})? ?(?:{_AN}|mois\b)){_SUFFIXE})"
)


def lire_duree(ecrit: str) -> Decimal | Intervalle | None:
    """Return the months that a folded length says, an Intervalle when it is a bound."""
    composee = motif(rf"({NOMBRE}) ?{_AN}(?: (?:et )?({NOMBRE}) ?mois\b|( et demie?| 1/2))").search(ecrit)
    if composee and "entre" not in ecrit:
        mois = en_nombre(composee.group(1)) * 12
        mois += 6 if composee.group(3) else en_nombre(composee.group(2))
        return borner(mois, couper_borne(ecrit)[0], MOIS)
    facteur = Decimal(12) if motif(rf"{_AN}|annees").search(ecrit) else Decimal(1)
    if motif(r"entre .*mois.* ans").search(ecrit):
        return None
    return lire_quantite(ecrit, MOIS, facteur)


PLUS_JEUNE_AGE, AGE_SUR = 26, 40  # years: « CDI 30 ans » may be either, « CDI 52 ans » is nobody's seniority
JEUNE = 16  # nobody younger works: a seniority is shorter than an age by as much


def peut_etre_un_age(t: str, ecrit: str) -> bool:
    """Return whether years said after « CDI » may be the age: bare, long, and no other number of the message is the age."""
    ans = motif(r"(\d\d) ?ans$").fullmatch(ecrit)
    autres = [int(a) for a in motif(r"\b([2-6]\d) ?ans\b").findall(t)]
    return ans is not None and int(ans.group(1)) >= PLUS_JEUNE_AGE and not any(a >= int(ans.group(1)) + JEUNE for a in autres)
