"""Answers that claim nothing: distress, refusals, greetings, noise. They work with the index down."""

from __future__ import annotations

import re

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, demander, dit
from assistant.dialogue.memoire import question_en_attente
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation, Statut
from assistant.regles import prochaine_question

STATUTS: dict[str, Statut] = {"refus_regles": "refus", "refus_promesse": "refus", "hors_sujet": "hors_sujet",
                              "bruit": "hors_sujet", "pas_compris": "hors_sujet", "sans_rapport": "precision_demandee"}
PEUR_EMPLOI = re.compile(r"\b(perdre|vire\w*|licenci\w*|remplac\w*|jete\w*|supprim\w*|disparai\w*|peur|inquiet\w*|dormi\w*|angoiss\w*)\b")
AVEC_CONTACT = ("refus_promesse", "identite", "perdu", "doute")


def repondre_urgence(s: Services, genre: str, suite: str = "") -> Ebauche:
    """Return the right emergency services first, whatever else was asked; suite: what was said after a first alarm."""
    contacts = [i for i in s.reperes.par_nom[f"urgence.{genre}"].contacts if i in s.contacts]
    texte = s.phrases.dire(f"urgence_apres.{suite}" if suite else f"urgence.{genre}")
    # The numbers are proved by corpus/contacts.toml; the sentence must stand even when no index can cite them.
    return Ebauche("urgence", (dit(texte, calcule=texte),), "urgence", contacts=tuple(contacts),
                   annexes=tuple(f"contact/{c}" for c in contacts))


def repondre_petit(s: Services, conversation: Conversation, genre: str) -> Ebauche:
    """Return a short kind answer that claims nothing about the field."""
    texte = s.phrases.dire(f"petits.{genre}", len(conversation.tours))
    contacts = ("cep-salarie",) if genre in AVEC_CONTACT and "cep-salarie" in s.contacts else ()
    return Ebauche(STATUTS.get(genre, "repondu"), (dit(texte, calcule=texte),), genre, contacts=contacts)


def repondre_confidence(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return that the person was heard, and the question still open; nothing is searched for what asks nothing."""
    cle = "peur_emploi" if PEUR_EMPLOI.search(d.plie) else "confidence"
    blocs = [dit(s.phrases.dire(f"petits.{cle}", len(conversation.tours)))]
    posee = question_en_attente(conversation)
    if posee is not None and posee in s.droit.definitions:
        rappel = s.phrases.dire("petits.reste_a_dire", question=s.droit.definitions[posee].question)
        blocs.append(dit(rappel, calcule=rappel))
    contacts = s.joignables("cep-salarie")
    return Ebauche("repondu", tuple(blocs), "confidence", contacts=contacts)


def repondre_jeune(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return that this is not for a young person, and the one door that a source of the corpus names."""
    blocs = [dit(s.phrases.dire("petits.jeune"))]
    passage = s.passage("voisin/apprentissage")
    if passage is not None:
        blocs.append(dit(passage.texte, passage.id))
    contacts = s.joignables("region-occitanie", "france-travail")
    return Ebauche("repondu", tuple(blocs), "jeune", contacts=contacts)


def repondre_perdu(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return one kind sentence and one easy question; never a list of schemes."""
    tour = len(conversation.tours)
    question = prochaine_question(s.droit, demande.profil, demande.le, conversation.posees)
    blocs = [dit(s.phrases.dire("petits.perdu", tour))]
    if question is not None:
        blocs.append(demander(s.phrases, tour, question))
    contacts = ("cep-salarie",) if "cep-salarie" in s.contacts else ()
    statut: Statut = "precision_demandee" if question is not None else "repondu"
    return Ebauche(statut, tuple(blocs), "perdu", contacts=contacts, question=question)
