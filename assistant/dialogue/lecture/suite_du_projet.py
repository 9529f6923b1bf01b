"""What a few words say of the training that the talk is about: « 9 mois à temps plein », « septembre 2027 », « le CAP »."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialogue.lecture.certification import CERTIFICATIONS
from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.dates import DATE, lire_date
from assistant.dialogue.lecture.formation import MOIS_OU_SEMAINES, en_mois
from assistant.dialogue.lecture.texte import motif

_PROJET = ("metier_vise", "certification_visee", "formation_debut", "formation_duree_mois", "formation_duree_heures", "formation_prix_eur")
_DIT = r"(?:ca|elle|il|c'est|la formation)(?: (?:dure\w*|fait|ferait|serait|sera|commence\w*|demarre\w*|se (?:passe|deroule|fait)))"
_TETE = rf"^\W*(?:(?:oui|alors|donc|et|euh|bah|ben|plutot|finalement|environ|sur|pendant|pour|c'est|ce (?:serait|sera)|{_DIT})[ ,]+)*"
_PLEIN, _PARTIEL = r"temps[- ]plein|temps complet|plein[- ]temps|en continu", r"temps[- ]partiel|mi[- ]temps"
_DUREE = rf"{_TETE}(?P<q>{MOIS_OU_SEMAINES}),? (?:a |en )?(?:(?P<c>{_PLEIN})|(?P<p>{_PARTIEL})|alternance)(?P<s>(?:,? (?:a partir d[eu']|des|en|a|de|jusqu'en|debut) ?[a-z0-9' ]+)*)\W*$"
_EXPLICITE = rf"\b(?:{_DIT}|alternance|a partir d|20\d\d)\b|^\W*(?:oui,? )?sur\b"  # no words of somebody who tells how long they have worked
_DEBUT = rf"{_TETE}(?:(?:en|le|au|des|a partir d[eu']|vers|la|mois de|courant)[ ']?)*(?P<d>{DATE})(?: prochaine?| si possible| normalement)?\W*$"
_ARTICLE = r"(?:un|une|le|la|mon|ma|l'|vers un|pour le|pour un)"


def lire_suite(contexte: Contexte, question: str | None) -> Iterator[Indice]:
    """Yield what a message that says nothing else tells of the plan, once a plan has been told."""
    profil = contexte.profil
    ouvert = any(profil.valeur(fait) is not None for fait in _PROJET) or profil.valeur("type_projet") == "formation"
    if not ouvert or "?" in contexte.t:
        return
    if not (question or "").startswith("anciennete") or motif(_EXPLICITE).search(contexte.t):  # else « 9 mois » or « le 15 janvier » answers it
        yield from _duree(contexte)
        yield from _debut(contexte)
    if question != "niveau_diplome":
        yield from _certification(contexte)


def _duree(contexte: Contexte) -> Iterator[Indice]:
    trouve = motif(_DUREE).match(contexte.t)
    valeur = en_mois(trouve.group("q")) if trouve else None
    if trouve is None or valeur is None:
        return
    yield Indice("formation_duree_mois", valeur, trouve.start("q"), trouve.end("q"), poids=1)
    if trouve.group("c") or trouve.group("p"):
        yield Indice("formation_temps_partiel", trouve.group("p") is not None, trouve.start("q"), trouve.end(), poids=1)
    jour = motif(rf"\b(?:a partir d[eu']|des|en|debut) ?(?P<d>{DATE})").search(trouve.group("s"))
    periode = lire_date(jour.group("d"), contexte.le, passe=False) if jour else None
    if periode is not None and periode.debut > contexte.le:
        yield Indice("formation_debut", periode.debut, trouve.start("s"), trouve.end("s"), poids=1)


def _debut(contexte: Contexte) -> Iterator[Indice]:
    """A day to come is the start of the training; told by somebody in CDD, it may be the end of the contract."""
    trouve = motif(_DEBUT).match(contexte.t)
    if trouve is None or motif(r"(?:19|20)\d\d$").fullmatch(trouve.group("d")):
        return
    fini = contexte.profil.valeur("type_contrat") in ("cdd", "interim") and contexte.profil.valeur("fin_contrat_le") is None
    periode = lire_date(trouve.group("d"), contexte.le, passe=False)
    if periode is not None and periode.debut > contexte.le and not fini:
        yield Indice("formation_debut", periode.debut, trouve.start("d"), trouve.end("d"), poids=1)


def _certification(contexte: Contexte) -> Iterator[Indice]:
    diplomes = [c for c in CERTIFICATIONS if c[0] in ("rncp", "cqp", "bloc")]  # « la VAE » said alone asks about it
    for valeur, source in (*diplomes, ("rncp", r"(?:titre|diplome|certification)s? (?:d[eu]|au) (?:la |l')?rncp|diplome (?:reconnu|national)")):
        trouve = motif(rf"{_TETE}{_ARTICLE} ?(?P<c>(?:{source})\b(?: [a-z0-9'-]+){{0,5}})\W*$").match(contexte.t)
        if trouve and not motif(r"\b(?:c'est quoi|quoi|ou|pas|combien|comment|j'ai|deja|obtenu|coute)\b").search(contexte.t):
            yield Indice("certification_visee", valeur, trouve.start("c"), trouve.end("c"), poids=1)
            return
