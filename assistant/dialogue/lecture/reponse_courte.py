"""Short answers, read in the light of the question just asked."""

from __future__ import annotations

from collections.abc import Callable

from assistant.dialogue.lecture import demarches, entreprise, reponse_fermee
from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.dates import DATE, lire_date
from assistant.dialogue.lecture.metier_motifs import FIN_DE_METIER
from assistant.dialogue.lecture.metiers_connus import TETE
from assistant.dialogue.lecture.mots_de_reponse import (
    CHOIX,
    NE_SAIT_PAS,
    dit_franchement_non,
    dit_non,
    dit_oui,
    repond_a,
)
from assistant.dialogue.lecture.reponse_nombre import lire_nombre
from assistant.dialogue.lecture.texte import motif
from assistant.dialogue.lecture.vocabulaire import BOOLEENS, DATES, NOMBRES
from assistant.domaine.profil import Valeur

POLITESSE = r"^\W*(?:ok\w*|dac)\b(?! (?:pour|avec|si|mais|sous|il|elle|mon)\b)|^\W*(?:d'accord|ca marche)\b(?! (?:pour|avec|si|mais|sous)\b)[ ,.!]*(?:merci|et|mais|bon|sinon|pour|donc|alors|compris|c'est note)\b|^[^a-z]*(?:ok|d'accord)\b.*\?"
RANG = r"(?:premiere?|1ere?|1er|deuxieme|seconde?|2e|2eme|troisieme|3e|3eme|derniere?)\b(?! (?:vendeu|maitre|clerc|surveillant|commis))"  # of the list shown
_TEXTES = ("metier_actuel", "metier_vise", "secteur")


def ignores(contexte: Contexte, question_posee: str | None) -> frozenset[str]:
    """Return the fact asked when the person answers that they do not know or will not say."""
    if not question_posee or len(contexte.t.split()) > 12 or not motif(NE_SAIT_PAS).search(contexte.t):
        return frozenset()
    lui = motif(r"(?:il|elle|patron|employeur) (?:ne )?(?:le )?sait").search(contexte.t)
    if question_posee == "employeur_position" and lui:
        return frozenset()  # it is the employer who does not know
    return frozenset({question_posee})


def lire(contexte: Contexte, question: str, deja: frozenset[str]) -> Indice | None:
    """Return what a short answer says of the fact asked, unless another reader already read it."""
    if question in deja or len(contexte.t.split()) > 14 or _demande(contexte.t, question):
        return None
    question = _question_repondue(contexte, question)
    if _mesure_autre_chose(contexte.t, question, deja):
        return None
    lecteur = _lecteur(question)
    valeur = lecteur(contexte, question) if lecteur else None
    if valeur is None:
        return None
    return Indice(question, valeur, 0, len(contexte.t))


def _demande(t: str, question: str) -> bool:
    """Return whether a message asks instead of answering: « VAE ou PTP ? » chooses nothing, « oui, et combien ? » answers first."""
    fermee = question in BOOLEENS or question == "type_contrat" or question in CHOIX and question != "employeur_position"
    repond = motif(r"^[ ,.]*(?:oui|ouais|non|nan|si|en|un|une|je|j'|c'est|chez)\b").match(t)
    droits = question == "type_contrat" and motif(r"\b(?:droits?|combien|touch\w+|aurai\w*|duree|temps de|indemni\w+)\b").search(t)
    return bool(fermee and ("?" in t and not repond or droits))


def _mesure_autre_chose(t: str, question: str, deja: frozenset[str]) -> bool:
    """Return whether the number or the date of a message is not the one asked: an age, a question, children."""
    if question not in NOMBRES and question not in DATES:
        return False
    if "?" in t or motif(r"\bou (?:pas|non|quoi)\W*$").search(t) or question in DATES and motif(r"\b(?:brut|net|euros?|gagne|touche)\b|€|\bpas avant\b").search(t):
        return True
    if question.startswith("anciennete") and motif(r"\b(?:arret\w*|malad\w*|chom\w*|conge\w*|enceinte|grossesse|hopital|essai|rdv|rendez[- ]vous|entretien)\b").search(t):
        return True  # « en arrêt depuis 3 semaines » is no seniority
    if NOMBRES.get(question, ("",))[0] == "mois" and any(NOMBRES.get(f, ("",))[0] == "mois" for f in deja):
        return True  # « 30 mois travaillés en 5 ans » was read for what it says
    dits = motif(r"\d+(?:[ .,]\d+)*").findall(t)
    if question in DATES or len(dits) != 1:
        return False
    duree = NOMBRES[question][0] not in ("mois", "ans") and bool(motif(r"\d ?(?:ans?|annees?|mois|semaines?)\b").search(t))
    gens = motif(r"\d ?(?:enfants?|fois|formations?|metiers?|km|kilometres|collegues?|diplomes?)\b|^ ?le 3\d{3}\b").search(t)
    return duree or bool(gens) or any(fait in NOMBRES for fait in deja)


def _question_repondue(contexte: Contexte, question: str) -> str:
    """Return the fact really answered: a training asked in hours may be answered in months."""
    if question == "activite_continue_5ans" and motif(r"\b\d ?\d{3} ?jours\b|\b\d{3} ?jours\b").search(contexte.t):
        return "jours_travailles_60mois"
    if question == "formation_duree_heures" and motif(r"\b(?:mois|ans?|semaines?)\b").search(contexte.t):
        return "formation_duree_mois"
    if question == "formation_duree_mois" and motif(r"\d ?(?:heures?|h|jours?)\b").search(contexte.t):
        return "formation_duree_heures"
    return question


def _lecteur(question: str) -> Callable[[Contexte, str], Valeur | None] | None:
    particuliers: dict[str, Callable[[Contexte, str], Valeur | None]] = {
        "type_contrat": reponse_fermee.contrat,
        "niveau_diplome": reponse_fermee.diplome,
        "departement": reponse_fermee.departement,
        "employeur_public": reponse_fermee.public,
    }
    if question in particuliers:
        return particuliers[question]
    if question in BOOLEENS:
        return reponse_fermee.booleen
    if question in DATES:
        return _date
    if question in NOMBRES:
        return lire_nombre
    return _texte if question in _TEXTES else _choix


def _date(contexte: Contexte, question: str) -> Valeur | None:
    trouve = motif(DATE).search(contexte.t)
    passe = question in ("demission_le", "ptp_anterieur_fin_le", "avenant_pro_a_le")
    periode = lire_date(trouve.group(), contexte.le, passe=passe) if trouve else None
    if periode is None:
        return None
    if question == "ptp_anterieur_fin_le":
        return periode.fin
    if question == "fin_contrat_le":
        return demarches.jour_de_fin(trouve.group(), contexte.le) if trouve else None
    return periode.debut


def _choix(contexte: Contexte, question: str) -> Valeur | None:
    choix = CHOIX.get(question, ())
    if question == "employeur_position" and motif(POLITESSE).search(contexte.t):
        return None  # « ok merci, et la formation ? » thanks and goes on: nobody agreed to anything
    if dit_franchement_non(contexte.t) and not dit_non(contexte.t):
        return None  # « non en octobre » corrects a date
    trouve = next((valeur for valeur, source in choix if motif(rf"(?:{source})").search(contexte.t)), None)
    # « La formation mène-t-elle à une certification reconnue ? — Oui »: a registered one, the kind to be asked of the training centre.
    oui = question == "certification_visee" and trouve is None and dit_oui(contexte.t) and repond_a(contexte.t, question)
    return "rncp" if oui else trouve


def _nomme_un_emploi(contexte: Contexte, debut: int) -> bool:
    """Return whether a few words name a job or a field of work: « plus simple » said after the question names none."""
    t = contexte.t[debut:]
    if motif(r"\d|\b(?:ok|merci|mrc|cdi|cdd|interim\w*|simple|clair|compri\w*|pourquoi|aide[rz]?)\b(?![- ])").search(t):
        return False
    connu = contexte.metiers is not None and bool(contexte.metiers.mentions(contexte.texte.original))
    premier = motif(r"[a-z'-]+").search(t)
    return connu or bool(motif(rf"\b(?:{TETE}|{entreprise.SECTEURS})\b").search(t)) or bool(
        premier and motif(FIN_DE_METIER).search(premier.group()))


def _texte(contexte: Contexte, question: str) -> Valeur | None:
    if len(contexte.t.split()) > 8 or "?" in contexte.t or dit_oui(contexte.t) or dit_non(contexte.t):
        return None
    reste = motif(
        r"^[ ,.]*(?:(?:plutot|alors|euh|je suis|je voudrais (?:etre|devenir)|devenir|dans"
        r"|c'est|comme|et|une?|le|la|les|l'|du|de la|oui|secteur)[ ,]*(?<=[ ,']))*"
    ).match(contexte.t)
    debut = reste.end() if reste else 0
    fin = motif(r"(?:[ ,]*\b(?:voila|quoi|hein|du coup|svp|s'il vous plait)\b)?[ .!,]*$").search(contexte.t)
    if motif(r"(?:en )?(?:interne|externe)\b").match(contexte.t, debut) or motif(RANG).match(contexte.t, debut):
        return None
    if question != "secteur" and not _nomme_un_emploi(contexte, debut):
        return None
    mots = contexte.texte.preuve(debut, fin.start()).strip(" .!,") if fin and debut < fin.start() else ""
    return " ".join(mots.lower().split()) or None
