"""What is asked next: first what an advisor asks first, then what settles most."""

from __future__ import annotations

from collections.abc import Collection

from assistant.dialogue.choix import EXPOSITIONS
from assistant.dialogue.demande import Demande
from assistant.dialogue.services import Services
from assistant.domaine.droit import Question
from assistant.domaine.reponse import Conversation
from assistant.regles import evaluer, prochaine_question

PRINCIPAUX = ("ptp", "demissionnaire")
# Easy facts that open or close most, in the order of an interview; the project itself comes after.
D_ABORD = ("cep_avant_demission", "anciennete_entreprise_mois", "salarie_5ans_mois", "cdd_12mois_mois", "heures_interim_18mois", "intermittent_metier",
           "anciennete_salarie_mois", "employeur_public", "activite_continue_5ans")
OUI_NON = (("oui", "Oui"), ("non", "Non"))


def question_suivante(s: Services, conversation: Conversation, demande: Demande) -> Question | None:
    """Return the next question: what an advisor asks first (time worked, employer), then what settles most."""
    schemes = demande.dispositifs or PRINCIPAUX
    manquants = {f for b in evaluer(s.droit, demande.profil, demande.le) if b.id in schemes and b.verdict == "a_preciser"
                 for f in b.faits_manquants}
    deja = conversation.posees | demande.profil.inconnus
    if _contrat_passe(conversation, demande):
        return None  # never the same question twice; the verdicts still say what is missing, and wait for it
    if demande.profil.valeur("type_contrat") is not None:
        premier = next((f for f in D_ABORD if f in manquants and f not in deja), None)
        if premier is not None:
            return poser(s, premier)
    autres = tuple(i for i in s.droit.par_id if i not in EXPOSITIONS or expose(i, demande))
    return question_utile(s, conversation, demande, schemes) or question_utile(s, conversation, demande, autres)


def question_utile(s: Services, conversation: Conversation, demande: Demande, utiles: Collection[str]) -> Question | None:
    """Return the question that settles most; « is it another job » is asked as the job itself, and never of no job."""
    question = prochaine_question(s.droit, demande.profil, demande.le, conversation.posees, utiles)
    if question is None or question.fait != "change_de_metier":
        return question
    deja = conversation.posees | {"change_de_metier"}
    return quel_metier(s, conversation, demande) or prochaine_question(s.droit, demande.profil, demande.le, deja, utiles)


def quel_metier(s: Services, conversation: Conversation, demande: Demande) -> Question | None:
    """Return the question of the job wished, then of the one held; None when one is unknown for good, or both are said."""
    for fait in ("metier_vise", "metier_actuel"):
        if demande.profil.valeur(fait) is None:
            deja = fait in conversation.posees or fait in demande.profil.inconnus
            return None if deja else poser(s, fait)
    return poser(s, "change_de_metier") if "change_de_metier" not in conversation.posees else None


def _contrat_passe(conversation: Conversation, demande: Demande) -> bool:
    """Return whether the contract, which every other condition hangs on, was asked and passed over."""
    inconnu = demande.profil.valeur("type_contrat") is None and "type_contrat" not in demande.profil.inconnus
    return inconnu and "type_contrat" in conversation.posees


def poser(s: Services, fait: str) -> Question:
    """Return the question of a declared fact, with its buttons."""
    d = s.droit.definitions[fait]
    return Question(fait, d.question, d.pourquoi, d.reponses or (OUI_NON if d.type == "bool" else ()), d.sensible)


def expose(scheme: str, demande: Demande) -> bool:
    """Return whether the person spoke of what a scheme for exposed workers is about; else nothing is asked for it."""
    return any(demande.profil.valeur(f) for f in EXPOSITIONS[scheme])
