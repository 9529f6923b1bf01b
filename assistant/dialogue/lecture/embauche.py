"""Seniority counted from a day: « embauchée en mars 2019 », « ça fera 3 ans en juin »."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.dialogue.lecture.anciennete import ENTREPRISE, SALARIE, indice
from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.dates import DATE, Periode, anciennete, lire_date
from assistant.dialogue.lecture.durees import DUREE, lire_duree
from assistant.dialogue.lecture.fin_contrat import NOUVEAU
from assistant.dialogue.lecture.texte import motif
from assistant.regles.temps import plus_mois


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield the seniority counted from the day of the hiring, or to a day to come."""
    yield from _embauche(contexte)
    yield from _ca_fera(contexte)


def _embauche(contexte: Contexte) -> Iterator[Indice]:
    verbes = (
        r"\b(?:embauchee?|recrutee?|engagee?|(?:suis|est) (?:entree?|arrivee?|rentree?)"
        r"|entree? (?:dans|chez)|j'ai (?:commence|"
        r"signe|debute)|ai commence|date d'embauche|mon contrat a (?:commence|debute)|cdi signe)"
    )
    source = (
        rf"{verbes}(?: (?!(?:interim|la formation))[a-z'.]+){{0,5}}?(?: ?:)? ?(?:en |le |depuis"
        rf" |au |a |du )*(?P<q>{DATE})"
    )
    for trouve in motif(source).finditer(contexte.t):
        if not motif(
            r"\b(?:formation|chomage|interim|avenant|accord|devis|rupture|convention|pro-?a)\b"
        ).search(trouve.group()):
            if motif(NOUVEAU).search(trouve.group()) and contexte.profil.valeur("fin_contrat_le") is not None:
                continue  # after a contract that has ended, the next one is still to come
            periode = lire_date(trouve.group("q"), contexte.le, passe=True)
            yield from indice(ENTREPRISE, trouve, periode and anciennete(periode, contexte.le))


def _ca_fera(contexte: Contexte) -> Iterator[Indice]:
    """« ça fera 3 ans en mars » : counted back from that month."""
    source = (
        rf"\b(?:(?:ca|cela|sa) (?:me )?fera|j'aurai|je ferai|ca va faire)"
        rf" (?P<q>{DUREE}).{{0,40}}? (?:en|au mois de|le|a la|fin|debut) ?(?P<d>{DATE})"
    )
    for trouve in motif(source).finditer(contexte.t):
        duree, periode = lire_duree(trouve.group("q")), lire_date(trouve.group("d"), contexte.le, passe=False)
        if isinstance(duree, Decimal) and periode is not None:
            depart = Periode(plus_mois(periode.debut, -int(duree)), plus_mois(periode.fin, -int(duree)))
            carriere = motif(
                r"carriere|salariat|que je (?:travaille|bosse|suis salariee?)(?! (?:ici|chez|dans))"
            ).search(contexte.apres(trouve.start()))
            yield from indice(
                SALARIE if carriere else ENTREPRISE, trouve, anciennete(depart, contexte.le), poids=2
            )
