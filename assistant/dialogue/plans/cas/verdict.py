"""« C'est oui ou non ? », « le mieux pour moi ? »: one plain sentence, then the verdicts that carry it."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue import memoire
from assistant.dialogue.choix import COMPLEMENTS, classer, decisive
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.plans.cas.comparaison import repondre_comparaison
from assistant.dialogue.plans.cas.presentation import minuscule, nom_complet
from assistant.dialogue.plans.cas.situation import repondre_situation
from assistant.dialogue.plans.fil.petits import repondre_perdu
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc
from assistant.regles import evaluer
from assistant.regles.moteur import SAUF

MAXI = 3


def repondre_verdict(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return yes, no or not yet for the scheme that the talk is about, in a sentence, then why."""
    sujets = d.dispositifs or memoire.dispositifs_du_propos(conversation)[:1]
    if not sujets and not d.profil.faits:
        return repondre_perdu(s, conversation, d)
    bilans = evaluer(s.droit, d.profil, d.le)
    choisi = next((b for b in bilans if b.id in sujets), classer(bilans, (), d.profil)[0])
    return repondre_situation(s, conversation, replace(d, dispositifs=(choisi.id,)), (_en_un_mot(s, choisi),))


def _en_un_mot(s: Services, bilan: Bilan) -> Bloc:
    condition = decisive(bilan)
    cle = "exclu" if bilan.verdict == "ferme" else bilan.verdict
    if cle == "a_preciser" and condition is not None and condition.phrase.startswith(SAUF):
        cle = "bloque"
    texte = s.phrases.dire(f"fil.verdict_{cle}", noms=minuscule(nom_complet(s, bilan)))
    return dit(texte, f"regle/{bilan.id}/presentation", calcule=texte)


def repondre_mieux(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return what the case opens, the most useful first, without choosing in the person's place; nothing known: one easy question."""
    nommes = memoire.derniers_nommes(conversation)
    if d.profil.valeur("type_contrat") is None:
        return repondre_comparaison(s, conversation, replace(d, dispositifs=nommes, pointe=True)) if len(nommes) > 1 else repondre_perdu(s, conversation, d)
    ordre = classer(evaluer(s.droit, d.profil, d.le), (), d.profil)
    ouverts = tuple(b.id for b in ordre if b.verdict in ("possible", "a_preciser") and b.id not in COMPLEMENTS)[:MAXI]
    return repondre_situation(s, conversation, replace(d, dispositifs=ouverts), (dit(s.phrases.dire("fil.mieux")),))


def repondre_sans_supposition(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return the case as it was told, the last supposition taken back."""
    sujets = d.dispositifs or memoire.dispositifs_de(s.droit, memoire.sujets(conversation))[:1]
    return repondre_situation(s, conversation, replace(d, dispositifs=sujets), (dit(s.phrases.dire("fil.reprise_retiree")),))
