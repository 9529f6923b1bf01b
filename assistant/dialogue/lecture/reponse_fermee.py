"""What answers a question whose answers are known: yes or no, a contract, a diploma, a place, public or private."""

from __future__ import annotations

from decimal import Decimal

from assistant.dialogue.lecture import contrat as contrats
from assistant.dialogue.lecture import diplome as diplomes
from assistant.dialogue.lecture import employeurs_connus
from assistant.dialogue.lecture.contexte import Contexte
from assistant.dialogue.lecture.lieux import LIEU
from assistant.dialogue.lecture.lieux import departement as code
from assistant.dialogue.lecture.mots_de_reponse import (
    dit_franchement_non,
    dit_non,
    dit_oui,
    nie_autre_chose,
    repond_a,
)
from assistant.dialogue.lecture.texte import motif
from assistant.domaine.profil import Valeur

_JAMAIS_ARRETE = r"\b(?:pas|jamais|aucune?|sans|ni)\b[^,.?!]{0,18}\b(?:coupures?|interruptions?|interrompu\w*|arret\w*|trous?|pauses?|chomage|chome)\b"


def booleen(contexte: Contexte, question: str) -> Valeur | None:
    if question == "activite_continue_5ans" and motif(_JAMAIS_ARRETE).search(contexte.t):
        return True  # no break, and so without interruption
    if not repond_a(contexte.t, question):
        return None
    if dit_non(contexte.t):
        return None if not dit_franchement_non(contexte.t) and nie_autre_chose(contexte.t, question) else False
    return True if dit_oui(contexte.t) else None


def public(contexte: Contexte, question: str) -> Valeur | None:
    if motif(r"\b(?:avant|avais|etais|precedent\w*|ancien\w*)\b").search(contexte.t):
        return None  # « avant j'étais chez … » says nothing of the employer of today
    if motif(r"\bprivee?\b|\bclinique\b").search(contexte.t) or employeurs_connus.est_privee(contexte.t):
        return False
    public = r"\bpublique?\b|mairie|hopital|\bl'etat\b|^ ?etat\b|\bla poste\b|sncf|\bedf\b"
    if motif(public).search(contexte.t) and "?" not in contexte.t and not dit_non(contexte.t):
        return True
    return booleen(contexte, question)


def contrat(contexte: Contexte, question: str) -> Valeur | None:
    t = contexte.t.replace("_", " ")
    for nom, source in contrats.CONTRATS:
        trouve = motif(rf"\b(?:{source})\b").search(t)
        if trouve and not motif(r"\b(?:pas|plus|ni|jamais)(?: (?:en|un|de|mon))* $").search(
            t[: trouve.start()]
        ):
            return nom
    autres = (
        ("contractuel_public", r"contractuel public"),
        ("demandeur_emploi", r"demandeur emploi|chomage|sans (?:travail|boulot)"),
        ("independant", r"independant|entreprise"),
        ("alternance", r"professionnalisation"),
        ("fonctionnaire", r"titulaire"),
    )
    return next((nom for nom, source in autres if motif(source).search(t)), None)


def diplome(contexte: Contexte, question: str) -> Valeur | None:
    t = contexte.t
    if motif(r"^ ?[1-8] ?$").match(t):
        return Decimal(t.strip())
    if motif(r"\b(?:sans|aucun|pas de|rien|non)\b").search(t) and not motif(r"pas (?:le|de|mon) bac").search(
        t
    ):
        return Decimal(2)
    trouves = [diplomes.niveau_du(trouve) for trouve in diplomes.motif_diplome().finditer(t)]
    return Decimal(max(trouves)) if trouves else None


def departement(contexte: Contexte, question: str) -> Valeur | None:
    numero = motif(r"^[a-z ]{0,12}((?:0[1-9]|[1-8]\d|9[0-5]|2[ab])(?:\d{3})?)[ .]*$").match(contexte.t)
    if numero:
        return numero.group(1)[:2]
    trouve = motif(LIEU).search(contexte.t)
    return code(trouve.group()) if trouve else None
