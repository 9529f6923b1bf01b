"""A number answered to the question just asked: its unit is that of the fact, unless the answer says another."""

from __future__ import annotations

from decimal import Decimal

from assistant.dialogue.lecture import anciennete, formation, salaire
from assistant.dialogue.lecture.contexte import Contexte
from assistant.dialogue.lecture.dates import DATE, sans_dates
from assistant.dialogue.lecture.durees import AGE_SUR, DUREE
from assistant.dialogue.lecture.mots_de_reponse import dit_non
from assistant.dialogue.lecture.nombres import ENTIERS, EUROS, MOIS, lire_quantite, quantite
from assistant.dialogue.lecture.texte import motif
from assistant.dialogue.lecture.vocabulaire import NOMBRES
from assistant.domaine.profil import Valeur


def est_une_duree_nue(t: str) -> bool:
    """Return whether a message is hardly more than years that a seniority may last (« 12 ans », « ça fait 20 ans »)."""
    nue = motif(r"^\W*(?:(?:depuis|ca fait|environ|bientot|presque|deja|a peu pres|oui) )*(\d\d?) ?ans\W*$").match(t)
    return nue is not None and int(nue.group(1)) < AGE_SUR


def lire_nombre(contexte: Contexte, question: str) -> Valeur | None:
    unite = NOMBRES[question][0]
    t = contexte.t
    if unite == "mois":
        return _en_mois(contexte, question)
    if unite == "pourcent" and (mot := motif(r"\b(moitie|quart(?! de travail)|rien|totalite|tout(?= ?[.!]*$| (?:payer?|financer?|prendre)))\b").search(t)):
        return Decimal({"moitie": 50, "quart": 25, "rien": 0}.get(mot.group(), 100))
    if question in (salaire.BRUT, salaire.NET):
        return salaire.lire_reponse(contexte, question)
    trouve = motif(
        quantite(r"(?:k ?€|k\b|€|euros?|%|ans?|points?|h\b|heures?|jours?|salaries?|personnes|cachets?)?")
    ).search(sans_dates(t))
    if trouve is None:
        return Decimal(0) if (dit_non(t) or motif(r"\bzero\b").search(t)) and _zero_permis(question) else None
    if _article(t, trouve.group(), trouve.end()) or _reprend(t, trouve.group(), trouve.start()):
        return None
    if unite == "heures":
        return formation.en_heures(trouve.group())
    facteur = Decimal(1000) if motif(r"\d ?k").search(trouve.group()) else Decimal(1)
    return lire_quantite(trouve.group(), EUROS if unite == "eur" else ENTIERS, facteur)


def _zero_permis(question: str) -> bool:
    return NOMBRES[question][1] == 0 and not question.startswith(("anciennete", "formation"))


def _article(t: str, ecrit: str, fin: int) -> bool:
    """Return whether a bare number is no answer: « un » before a noun (« un ptp »), or a number inside a question."""
    mot = ecrit.strip() in ("un", "une", "deux", "trois") and bool(motif(r" ?[a-z]{2,}").match(t, fin))
    return mot or "?" in t


def _reprend(t: str, ecrit: str, debut: int) -> bool:
    """Return whether a small number takes up things named before: « compare les deux » measures nothing."""
    return ecrit.strip() in ("deux", "trois", "quatre", "2", "3", "4") and bool(motif(r"\b(?:les|ces|nos|leurs|tous|toutes|l'un des|entre) $").search(t[:debut]))


def _en_mois(contexte: Contexte, question: str) -> Valeur | None:
    t = contexte.t
    duree = motif(rf"{formation.MOIS_OU_SEMAINES}").search(t)
    if duree and question == "anciennete_salarie_mois" and motif(r"\b(?:avant|en plus|ailleurs)\b").search(t):
        return _en_plus(contexte, formation.en_mois(duree.group()))
    if duree:
        if motif(r"\b(?:va|vont) (?:bientot )?faire ").search(t[: duree.start()]):
            return formation.en_mois(f"presque {duree.group()}")
        return formation.en_mois(duree.group())
    date_dite = motif(rf"\b(?:depuis|embauchee?|entree?|en|le)?[ :]*(?P<d>{DATE})").search(t)
    if date_dite and question.startswith("anciennete"):
        return anciennete.lire_depuis(contexte, date_dite.group("d"))
    nombre = motif(rf"^[ a-z']{{0,20}}?(?P<q>{quantite()})(?! ?(?:%|pour ?cent|€|euros?|h\b|heures|jours))").search(t)
    if nombre and not motif(rf"{DUREE}").search(t) and not _article(t, nombre.group("q"), nombre.end("q")):
        return lire_quantite(nombre.group("q"), MOIS)
    return Decimal(0) if dit_non(t) and _zero_permis(question) else None


def _en_plus(contexte: Contexte, avant: Valeur | None) -> Valeur | None:
    """Return the whole seniority when « j'ai fait 3 ans ailleurs avant » comes on top of the present job."""
    ici = contexte.profil.valeur("anciennete_entreprise_mois")
    return avant + ici if isinstance(avant, Decimal) and isinstance(ici, Decimal) else avant
