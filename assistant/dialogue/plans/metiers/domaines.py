"""A field or a word that is no single job of ROME: the closest families, never « this job does not exist »."""

from __future__ import annotations

import re

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, demander, dit, liste
from assistant.dialogue.metiers_dits import domaine_nomme, exemple_dit, reconnaitre
from assistant.dialogue.plans.cas.presentation import nom_du_metier
from assistant.dialogue.plans.cas.questions import question_suivante
from assistant.dialogue.services import Services
from assistant.domaine.orientation import Metier
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier
from assistant.grounding.citations import Bloc, Phrase
from assistant.orientation.domaines import familles


def metiers_proches(s: Services, demande: Demande) -> list[Bloc]:
    """Return the families closest to the job or field wished in this message, when it is no job that ROME knows by that name."""
    dit_ici = any(f.id == "metier_vise" for f in demande.lecture.faits)
    if exemple_dit(s, demande.question) is not None or dit_ici and reconnaitre(s, demande.profil, "metier_vise") is not None:
        return []
    mots = str(demande.profil.valeur("metier_vise")) if dit_ici else domaine_nomme(demande.plie)
    return _lignes(s, mots, familles(s.orientation.metiers, mots), "domaine" if dit_ici else "domaine_metiers") if mots else []


def repondre_domaine(s: Services, conversation: Conversation, demande: Demande) -> Ebauche | None:
    """Return the jobs of the field that a message names and the next question, None when it names no field."""
    if exemple_dit(s, demande.question) is not None:
        return None
    mots = domaine_nomme(plier(demande.reste) if demande.reste else demande.plie) or re.sub(r"^(dans|en|du|de) (le |la |l')?", "", demande.reste).strip(" ?.")
    trouves = familles(s.orientation.metiers, mots) if mots else []
    if not trouves:
        return None
    blocs = _lignes(s, mots, trouves, "domaine_metiers")
    question = question_suivante(s, conversation, demande)
    if question is not None:
        blocs.append(demander(s.phrases, len(conversation.tours), question))
    contacts = s.joignables("cep-salarie")
    return Ebauche("repondu", tuple(blocs), "metier", sujets=tuple(m.rome for m in trouves), contacts=contacts, question=question)


def _lignes(s: Services, mots: str, trouves: list[Metier], tete_de: str = "domaine") -> list[Bloc]:
    if not trouves:
        return []
    tete = s.phrases.dire(f"orientation.{tete_de}", mots=mots)
    lignes = tuple(Phrase(t, (f"metier/{m.rome}",), calcule=t) for m in trouves
                   for t in (s.phrases.dire("orientation.passerelle_ligne_nue", cible=nom_du_metier(m), rome=m.rome),))
    return [dit(tete, calcule=tete), liste(*lignes)]
