"""What points back to the last answer: an item of its list, the others, a plain yes or no, the same again or simpler."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.plans.cas.situation import repondre_situation
from assistant.dialogue.plans.certifications.certifications import detail, repondre_certification
from assistant.dialogue.plans.fil.petits import repondre_petit
from assistant.dialogue.plans.fil.suites import repondre_comment
from assistant.dialogue.services import Services
from assistant.dialogue.simplifier import phrases_de
from assistant.domaine.reponse import Conversation

AUTRES = 3


def repondre_rang(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return one item of the last list in full: a scheme, a certification, a sentence or a job."""
    seule = conversation.tours[-1].propos.certifications
    if d.rang is None and len(seule) == 1:  # its detail was just shown: the next question is about that one
        return detail(s, d, seule[0])
    rang = d.rang if d.rang is not None else 0
    vus = memoire.liste_montree(conversation, rang) or memoire.sujets(conversation)
    if not vus:
        return repondre_petit(s, conversation, "oui_sans_question")
    choisi = _classee(s, vus, rang) or vus[min(rang, len(vus) - 1)]
    if choisi.startswith(("RNCP", "RS")):
        return detail(s, d, choisi)
    if choisi in s.droit.par_id:
        return repondre_situation(s, conversation, replace(d, dispositifs=(choisi,)))
    passage = s.passage(choisi)
    if passage is not None:
        return Ebauche("repondu", (dit(passage.texte, passage.id),), "fait", sujets=vus)
    metier = s.orientation.metiers.par_code.get(choisi)
    return repondre_certification(s, conversation, replace(d, question=metier.libelle if metier else choisi))


def _classee(s: Services, vus: tuple[str, ...], rang: int) -> str | None:
    """Return the sentence that states this very rank (« 2e position »), when the list is a ranking."""
    place = "1re position" if rang == 0 else f"{rang + 1}e position"
    return next((i for i in vus if (p := s.passage(i)) is not None and place in p.texte), None)


def repondre_autres(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return the schemes not shown yet."""
    if not memoire.sujets(conversation):
        return repondre_petit(s, conversation, "oui_sans_question")
    vus = {i for t in conversation.tours for i in t.sujets}
    reste = tuple(i for i in s.droit.par_id if i not in vus)[:AUTRES] or tuple(s.droit.par_id)[:AUTRES]
    return repondre_situation(s, conversation, replace(d, dispositifs=reste))


def repondre_oui_non(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return what « oui » opens when nothing was asked: the steps of the scheme just shown."""
    vus, posee = conversation.tours[-1].sujets, conversation.tours[-1].reponse.question_suivante
    if d.genre == "oui" and posee is not None:
        texte = s.phrases.dire("petits.acquiescement", question=posee.texte)
        return Ebauche("repondu", (dit(texte, calcule=texte),), "acquiescement")
    if d.genre == "oui" and vus and vus[0] in s.droit.par_id:
        return repondre_comment(s, conversation, replace(d, dispositifs=vus[:1]))
    return repondre_petit(s, conversation, f"{d.genre}_sans_question")


def redire(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return the last answer again, or its first sentences when something simpler is asked."""
    dernier = next((t for t in reversed(conversation.tours) if t.genre not in ("simple", "repete", "confidence", "recentre", "acquiescement")), None)
    if dernier is None:
        return repondre_petit(s, conversation, "rien_a_repeter")
    blocs = phrases_de(dernier.reponse, simple=d.genre == "simple")
    r = dernier.reponse
    return Ebauche(r.statut, blocs, d.genre, sujets=dernier.sujets, bilans=r.bilans, certifications=r.certifications,
                   passerelles=r.passerelles, contacts=tuple(c.id for c, _ in r.contacts), question=r.question_suivante)
