"""Dates as people say them, resolved against the day of the conversation.

A month alone is kept as its two ends: the reader of each fact takes the end that its meaning asks
(a contract ends on the last day of the month, a training starts on the first).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from assistant.dialogue.lecture.nombres import NOMBRE, en_nombre
from assistant.dialogue.lecture.texte import motif
from assistant.domaine.profil import Intervalle
from assistant.regles.temps import mois_entre, plus_mois

_MOIS = {
    "janvier": 1,
    "janv": 1,
    "fevrier": 2,
    "fev": 2,
    "mars": 3,
    "avril": 4,
    "mai": 5,
    "juin": 6,
    "juillet": 7,
    "juil": 7,
    "aout": 8,
    "septembre": 9,
    "sept": 9,
    "octobre": 10,
    "oct": 10,
    "novembre": 11,
    "nov": 11,
    "decembre": 12,
    "dec": 12,
}
_NOM = rf"(?:{'|'.join(sorted(_MOIS, key=len, reverse=True))})"
_AN = r"(?:19|20)\d\d"
_JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_JOUR = rf"(?:{'|'.join(_JOURS)})"
DATE = (
    rf"(?:(?:le )?(?:{_JOUR} )?\d\d?(?:er)? {_NOM}\b(?: {_AN})?|(?:le )?\d\d?[/.-]\d\d?(?:[/.-](?:{_AN}|\d\d))?(?![\d/])"
    rf"|(?:le )?{_AN}-\d\d-\d\d|(?:(?:au |en |courant |le mois de |mois de )?(?:debut|mi"
    rf"|fin)[ -]+)?{_NOM}\b(?: {_AN})?"
    rf"|(?:debut|mi|fin)[ -]+{_AN}\b|(?:la )?rentree(?: (?:de )?{_NOM})?(?: {_AN}| prochaine)?"
    rf"|(?:le )?mois prochain|(?:a la |en )?fin (?:du|de ce) mois|l'annee prochaine|l'an prochain"
    rf"|dans {NOMBRE} ?(?:jours?|semaines?|mois|ans?)\b|il y a {NOMBRE} ?(?:jours?|semaines?|mois|ans?)\b(?: et demie?)?"
    rf"|(?<!le )(?<!les )(?<!chaque )\b(?:ce )?{_JOUR}(?: prochain| dernier)?\b(?! \d)"
    rf"|\bdeux mille (?:dix|vingt)(?:[ -](?:et )?(?:un|deux|trois|quatre|cinq|six|sept|huit"
    rf"|neuf)\b)?|\bhier\b|\baujourd'hui\b|\bdemain\b|\b{_AN}\b)"
)


# What is plainly a date: a bare year may be an amount, « mars 2027 » never is.
_DATE_SURE = rf"\b\d\d?(?:er)? {_NOM}\b(?: {_AN})?|\b{_NOM} {_AN}\b|\b\d\d?[/.-]\d\d?[/.-](?:{_AN}|\d\d)\b|\b(?:en|depuis|fin|debut|rentree|annee) {_AN}\b"


def sans_dates(t: str) -> str:
    """Return a folded text with its dates blanked, every other place kept: the year after a month is no amount."""
    return motif(_DATE_SURE).sub(lambda trouve: " " * len(trouve.group()), t)


@dataclass(frozen=True, slots=True)
class Periode:
    """The first and the last day that a said date may mean."""

    debut: date
    fin: date


def lire_date(ecrit: str, le: date, *, passe: bool) -> Periode | None:
    """Return the days meant; without a year, the last one past or the next one to come."""
    for lire in (_relative, _chiffree, _mois_seul, _annee_seule):
        periode = lire(ecrit, le, passe)
        if periode is not None:
            return periode
    return None


def anciennete(periode: Periode, le: date) -> Decimal | Intervalle | None:
    """Return the months since a period: an Intervalle when its day is not known, None in the future."""
    if periode.debut > le:
        return None
    haut, bas = mois_entre(periode.debut, le), mois_entre(min(periode.fin, le), le)
    return Decimal(haut) if haut == bas else Intervalle(Decimal(bas), Decimal(haut))


def _relative(ecrit: str, le: date, passe: bool) -> Periode | None:
    ecart = motif(rf"(dans|il y a) ({NOMBRE}) ?(jours?|semaines?|mois|ans?)\b( et demie?)?").search(ecrit)
    if ecart:
        sens, nombre, unite, demi = ecart.groups()
        jour = _decaler(le, sens, int(en_nombre(nombre)), unite)
        if demi:  # half a month is 15 days, half a year 6 months
            jour = _decaler(jour, sens, *((6, "mois") if unite.startswith("an") else (15, "jours")))
        return _un_jour(jour)
    semaine = motif(rf"({_JOUR})( dernier)?").search(ecrit)
    if semaine and not motif(r"\d").search(ecrit):
        ecart_jours = (_JOURS.index(semaine.group(1)) - le.weekday()) % 7
        return _un_jour(le + timedelta(days=ecart_jours - 7 if semaine.group(2) or passe and ecart_jours else ecart_jours))
    for mot, jours in (("hier", -1), ("aujourd'hui", 0), ("demain", 1)):
        if mot in ecrit:
            return _un_jour(le + timedelta(days=jours))
    if "mois prochain" in ecrit:
        suivant = plus_mois(le.replace(day=1), 1)
        return _mois_entier(suivant.year, suivant.month)
    if motif(r"fin (?:du|de ce) mois").search(ecrit):
        return _un_jour(_mois_entier(le.year, le.month).fin)
    if "prochain" in ecrit and "rentree" not in ecrit:
        return Periode(date(le.year + 1, 1, 1), date(le.year + 1, 12, 31))
    return None


def _decaler(le: date, sens: str, nombre: int, unite: str) -> date:
    signe = 1 if sens == "dans" else -1
    if unite.startswith(("jour", "semaine")):
        return le + timedelta(days=signe * min(nombre, 4000) * (7 if unite.startswith("semaine") else 1))
    return plus_mois(le, signe * min(nombre, 90) * (12 if unite.startswith("an") else 1))


def _chiffree(ecrit: str, le: date, passe: bool) -> Periode | None:
    iso = motif(rf"({_AN})-(\d\d)-(\d\d)").search(ecrit)
    if iso:
        return _jour(int(iso.group(3)), int(iso.group(2)), int(iso.group(1)))
    chiffres = motif(rf"(\d\d?)[/.-](\d\d?)(?:[/.-]({_AN}|\d\d))?").search(ecrit)
    lettres = motif(rf"(\d\d?)(?:er)? ({_NOM})(?: ({_AN}))?").search(ecrit)
    trouve = chiffres or lettres
    if trouve is None:
        return None
    jour, an = int(trouve.group(1)), trouve.group(3)
    mois = int(trouve.group(2)) if chiffres else _MOIS[trouve.group(2)]
    if an is None:
        return _sans_annee(jour, mois, le, passe)
    return _jour(jour, mois, int(an) + (2000 if len(an) == 2 else 0))


def _sans_annee(jour: int, mois: int, le: date, passe: bool) -> Periode | None:
    for an in (le.year, le.year - 1) if passe else (le.year, le.year + 1):
        periode = _jour(jour, mois, an)
        if periode and (periode.debut <= le if passe else periode.debut >= le):
            return periode
    return None


def _mois_seul(ecrit: str, le: date, passe: bool) -> Periode | None:
    trouve = motif(rf"(?:(debut|mi|fin)[ -]+)?({_NOM})\b(?: ({_AN}))?").search(ecrit)
    rentree = motif(rf"rentree(?: ({_AN}))?").search(ecrit)
    if trouve is None and rentree is None:
        return None
    mois = _MOIS[trouve.group(2)] if trouve else 9
    an = trouve.group(3) if trouve else rentree.group(1)
    if an is None:
        # « fin novembre », said in November, is still to come; « en novembre » is next year's.
        finit = trouve is not None and trouve.group(1) == "fin"
        cette_annee = mois <= le.month if passe else mois > le.month or (finit and mois == le.month)
        an = le.year if cette_annee else le.year + (-1 if passe else 1)
    return _partie(_mois_entier(int(an), mois), trouve.group(1) if trouve else None)


def _partie(entier: Periode, partie: str | None) -> Periode:
    bornes = {"debut": (1, 10), "mi": (10, 20), "fin": (21, entier.fin.day)}
    if partie is None:
        return entier
    premier, dernier = bornes[partie]
    return Periode(entier.debut.replace(day=premier), entier.debut.replace(day=dernier))


def _annee_seule(ecrit: str, le: date, passe: bool) -> Periode | None:
    if "deux mille" in ecrit:
        ecrit = str(int(en_nombre(ecrit[ecrit.index("deux mille") :])))
    trouve = motif(rf"(?:(debut|mi|fin)[ -]+)?\b({_AN})\b").search(ecrit)
    if trouve is None:
        return None
    premier, dernier = {"debut": (1, 3), "mi": (5, 8), "fin": (10, 12)}.get(trouve.group(1) or "", (1, 12))
    an = int(trouve.group(2))
    return Periode(date(an, premier, 1), _mois_entier(an, dernier).fin)


def _mois_entier(an: int, mois: int) -> Periode:
    return Periode(date(an, mois, 1), date(an, mois, calendar.monthrange(an, mois)[1]))


def _jour(jour: int, mois: int, an: int) -> Periode | None:
    try:
        return _un_jour(date(an, mois, jour))
    except ValueError:
        return None


def _un_jour(jour: date) -> Periode:
    return Periode(jour, jour)
