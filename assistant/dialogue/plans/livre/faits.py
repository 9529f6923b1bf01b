"""A question of fact: whole sentences of the corpus, the one that answers first, or an honest "I did not find it"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.faits.abreviations import ouvrir
from assistant.dialogue.faits.annees import ANNEE
from assistant.dialogue.faits.avertissements import avertir
from assistant.dialogue.faits.candidature import chercher
from assistant.dialogue.faits.choix_phrases import choisir
from assistant.dialogue.faits.definitions import conditions, definir
from assistant.dialogue.faits.directe import COUVERTURE_DIRECTE
from assistant.dialogue.faits.doute import dire_le_doute, ne_demande_rien, preuve, sans_rapport
from assistant.dialogue.faits.fil_du_livre import avec_le_sujet
from assistant.dialogue.faits.mesure import absents, chiffree
from assistant.dialogue.faits.palmares import palmares
from assistant.dialogue.faits.phrases_dites import dire_phrases
from assistant.dialogue.faits.silences import contacts_de_fait, graphique_absent, pas_trouve, sans_precision
from assistant.dialogue.faits.suffisance import COUVERTURE_MINI, insuffisant, precisions_absentes
from assistant.dialogue.lieux import lieux_nommes
from assistant.dialogue.plans.certifications.certifications import repondre_certification
from assistant.dialogue.plans.fil.petits import PEUR_EMPLOI, repondre_confidence
from assistant.dialogue.plans.livre.faits_multiples import repondre_parties
from assistant.dialogue.selection import Candidat, couverture_commune
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier

# A sentence of ours that says what was looked for and not found.
ABSENCE = re.compile(r"\b(n'a pas ete trouve\w*|n'ont pas ete trouve\w*|non trouve\w*|pas encore connu\w*|n'est pas connu\w*|n'a pas ete vu\w*|"
                     r"ses valeurs ne sont pas dans le texte)\b")
REPETE = re.compile(r"([a-z])\1{3,}")  # zzzz, aaaah: no word of French


def repondre_fait(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return the answer to a question of fact, sans_reponse or hors_sujet when the corpus does not hold it."""
    demande = avec_le_sujet(conversation, demande)
    ouverte = ouvrir(demande.question)
    demande = demande if ouverte == demande.question else replace(demande, question=ouverte, plie=plier(ouverte))
    if s.recherche is not None and not _lisible(s, demande):
        return Ebauche("hors_sujet", (dit(s.phrases.dire("petits.bruit", len(conversation.tours))),), "bruit")
    definition = palmares(s, conversation, demande) or definir(s, demande) or conditions(s, demande)
    if definition is not None:
        return definition
    multiple = None if demande.reste else repondre_parties(s, demande, lambda: _une_reponse(s, conversation, demande))
    return multiple or _une_reponse(s, conversation, demande)


def _une_reponse(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    demande, rangees = _chercher_seule_ou_jointe(s, demande)
    absent = graphique_absent(s, demande, rangees)
    if absent is not None:
        return absent
    if not rangees or insuffisant(s, demande, rangees):
        return _sans_phrase(s, conversation, demande, rangees)
    return _avec_phrases(s, conversation, demande, rangees)


def _chercher_seule_ou_jointe(s: Services, demande: Demande) -> tuple[Demande, list[Candidat]]:
    """Return what a follow-up adds, with its sentences, when it speaks enough by itself; else the joined question."""
    if demande.reste:
        seule = replace(demande, question=demande.reste, plie=plier(demande.reste))
        autres = chercher(s, seule)
        if autres and not insuffisant(s, seule, autres) and couverture_commune(
                autres, s.recherche.poids(demande.reste)) >= COUVERTURE_DIRECTE:  # type: ignore[union-attr]
            return seule, autres
    return demande, chercher(s, demande)


def _sans_phrase(s: Services, conversation: Conversation, demande: Demande, rangees: list[Candidat]) -> Ebauche:
    """Return what the law changed since the white paper, or certifications, or that nothing answers."""
    avertissements = avertir(s, demande, rangees[:3])
    if avertissements:
        return Ebauche("repondu", (), "fait", sujets=demande.dispositifs, avertissements=avertissements,
                       contacts=contacts_de_fait(s, demande))
    certifications = _certification(s, conversation, demande)
    if certifications is None and rangees and chiffree(demande.plie) and rangees[0].couverture >= COUVERTURE_MINI:
        manque = absents(s.droit, demande, rangees[0].passage)
        if manque:
            return sans_precision(s, demande, manque, rangees[0].passage)
    return certifications or pas_trouve(s, conversation, demande, rangees)


def _avec_phrases(s: Services, conversation: Conversation, demande: Demande, rangees: list[Candidat]) -> Ebauche:
    """Return the chosen sentences, or what they lack of what is asked."""
    situee = lieux_nommes(demande.question) or ANNEE.search(demande.question)  # its paragraph speaks of other places too
    choisis = choisir(demande.question, rangees, lambda p: s.recherche.enfants(p.parent) if p.parent and not situee else [])
    manque = precisions_absentes(s, demande, choisis)
    if manque:
        return sans_precision(s, demande, manque, choisis[0].passage)
    if ABSENCE.search(plier(choisis[0].passage.texte)):
        return Ebauche("sans_reponse", (dire_phrases(choisis[:1]),), "fait", sujets=demande.dispositifs,
                       contacts=contacts_de_fait(s, demande))
    sure = preuve(s, demande)
    if sans_rapport(s, demande, choisis, sure):
        return _sans_rapport(s, conversation, demande)
    sujets = tuple(c.passage.id for c in choisis) if len(choisis) > 3 else demande.dispositifs
    return Ebauche("repondu", (dire_phrases(choisis), *dire_le_doute(s, sure)), "fait", sujets=sujets,
                   avertissements=avertir(s, demande, rangees[:3]), contacts=contacts_de_fait(s, demande))


def _sans_rapport(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return that nothing found answers: a person who only tells of oneself is heard, who asks is sent to who knows."""
    if not ne_demande_rien(demande.plie):
        return pas_trouve(s, conversation, demande, [])
    if PEUR_EMPLOI.search(demande.plie):
        return repondre_confidence(s, conversation, demande)
    texte = s.phrases.dire("petits.recit", len(conversation.tours))
    return Ebauche("precision_demandee", (dit(texte, calcule=texte),), "confidence", contacts=s.joignables("cep-salarie"))


def _certification(s: Services, conversation: Conversation, demande: Demande) -> Ebauche | None:
    """Return certifications when the message only names a job, as people type it in a search box."""
    mentions = s.orientation.metiers.mentions(demande.question)
    nommes = sum(m.fin - m.debut for m in mentions)
    if not mentions or nommes < 0.6 * len(demande.question.strip()):
        return None
    return repondre_certification(s, conversation, demande)


def _lisible(s: Services, demande: Demande) -> bool:
    """Return whether at least one word in two is known to French or to the corpus."""
    mots = [m for m in re.findall(r"[a-z0-9]{2,}", demande.plie) if not REPETE.search(m)]
    if not mots:
        return False
    return 2 * sum(s.recherche.connait(m) for m in mots) >= max(1, len(mots))  # type: ignore[union-attr]
