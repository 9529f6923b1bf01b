"""Short answers, read in the light of the question just asked."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from assistant.dialogue.lecture import contrat, demarches, diplome, entreprise
from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.dates import DATE, lire_date
from assistant.dialogue.lecture.lieux import LIEU, departement
from assistant.dialogue.lecture.metier_motifs import FIN_DE_METIER
from assistant.dialogue.lecture.metiers_connus import TETE
from assistant.dialogue.lecture.mots_de_reponse import CHOIX, NE_SAIT_PAS, dit_non, dit_oui
from assistant.dialogue.lecture.reponse_nombre import lire_nombre
from assistant.dialogue.lecture.texte import motif
from assistant.dialogue.lecture.vocabulaire import BOOLEENS, DATES, NOMBRES
from assistant.domaine.profil import Valeur

POLITESSE = r"^\W*(?:ok|d'accord|ca marche|dac)\b(?! (?:pour|avec|si|mais|sous)\b)[ ,.!]*(?:merci|et|mais|bon|sinon|pour|donc|alors|compris|c'est note)\b|^[^a-z]*(?:ok|d'accord)\b.*\?"
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
    if question in deja or len(contexte.t.split()) > 14:
        return None
    question = _question_repondue(contexte, question)
    if _mesure_autre_chose(contexte.t, question, deja):
        return None
    lecteur = _lecteur(question)
    valeur = lecteur(contexte, question) if lecteur else None
    if valeur is None:
        return None
    return Indice(question, valeur, 0, len(contexte.t))


def _mesure_autre_chose(t: str, question: str, deja: frozenset[str]) -> bool:
    """Return whether the number or the date of a message is not the one asked: an age, a question, children."""
    if question not in NOMBRES and question not in DATES:
        return False
    if "?" in t or question in DATES and motif(r"\b(?:brut|net|euros?|gagne|touche)\b|€|\bpas avant\b").search(t):
        return True
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
        "type_contrat": _contrat,
        "niveau_diplome": _diplome,
        "departement": _departement,
        "employeur_public": _public,
    }
    if question in particuliers:
        return particuliers[question]
    if question in BOOLEENS:
        return _booleen
    if question in DATES:
        return _date
    if question in NOMBRES:
        return lire_nombre
    return _texte if question in _TEXTES else _choix


def _booleen(contexte: Contexte, question: str) -> Valeur | None:
    if dit_non(contexte.t):
        return False
    return True if dit_oui(contexte.t) else None


def _public(contexte: Contexte, question: str) -> Valeur | None:
    if motif(r"\b(?:avant|avais|etais|precedent\w*|ancien\w*)\b").search(contexte.t):
        return None  # « avant j'étais chez … » says nothing of the employer of today
    if motif(r"\bprivee?\b|\bclinique\b").search(contexte.t) or entreprise.est_privee(contexte.t):
        return False
    public = r"\bpublique?\b|mairie|hopital|\bl'etat\b|^ ?etat\b|\bla poste\b|sncf|\bedf\b"
    if motif(public).search(contexte.t) and "?" not in contexte.t and not dit_non(contexte.t):
        return True
    return _booleen(contexte, question)


def _contrat(contexte: Contexte, question: str) -> Valeur | None:
    t = contexte.t.replace("_", " ")
    for nom, source in contrat.CONTRATS:
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


def _diplome(contexte: Contexte, question: str) -> Valeur | None:
    t = contexte.t
    if motif(r"^ ?[1-8] ?$").match(t):
        return Decimal(t.strip())
    if motif(r"\b(?:sans|aucun|pas de|rien|non)\b").search(t) and not motif(r"pas (?:le|de|mon) bac").search(
        t
    ):
        return Decimal(2)
    trouves = [diplome.niveau_du(trouve) for trouve in diplome.motif_diplome().finditer(t)]
    return Decimal(max(trouves)) if trouves else None


def _departement(contexte: Contexte, question: str) -> Valeur | None:
    numero = motif(r"^[a-z ]{0,12}((?:0[1-9]|[1-8]\d|9[0-5]|2[ab])(?:\d{3})?)[ .]*$").match(contexte.t)
    if numero:
        return numero.group(1)[:2]
    trouve = motif(LIEU).search(contexte.t)
    return departement(trouve.group()) if trouve else None


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
    return next((valeur for valeur, source in choix if motif(rf"(?:{source})").search(contexte.t)), None)


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
        r"|c'est|comme|une?|le|la|les|l'|du|de la|oui|secteur)[ ,]*(?<=[ ,']))*"
    ).match(contexte.t)
    debut = reste.end() if reste else 0
    fin = motif(r"(?:[ ,]*\b(?:voila|quoi|hein|du coup|svp|s'il vous plait)\b)?[ .!,]*$").search(contexte.t)
    if motif(r"(?:en )?(?:interne|externe)\b").match(contexte.t, debut):
        return None
    if question != "secteur" and not _nomme_un_emploi(contexte, debut):
        return None
    mots = contexte.texte.preuve(debut, fin.start()).strip(" .!,") if fin and debut < fin.start() else ""
    return " ".join(mots.lower().split()) or None
