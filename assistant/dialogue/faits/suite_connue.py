"""A follow-up answered by the scheme, or the section of the white paper, that the talk is about: its written questions alone are compared."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche
from assistant.dialogue.faits.doute import dire_le_doute
from assistant.dialogue.faits.phrases_dites import dire_phrases
from assistant.dialogue.faits.reponse_connue import a_dire
from assistant.dialogue.faits.silences import contacts_de_fait
from assistant.dialogue.selection import Candidat, repond_aux_mots
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.domaine.sources import Passage

# Within one scheme two questions need resemble each other less than among all: from the first likeness the sentence is said,
# under the second with the doubt that it answers (chosen on conversations already read).
DIT, A_LA_PLACE, SUR = 0.38, 0.4, 0.5
DU_LIVRE = 0.45
COUVERT = 0.4  # share of the words asked that the sentence, or the question that it answers, must say
LONG = 18  # words: a longer message says its own subject
LUES = 4
VARIANTE_DE = {"ptp_fipu": "ptp", "transco_conge_mobilite": "transco"}  # whose rules serve where they have none of their own
# Kinds of answer that found nothing, or may have found something else than what the talk is about.
CHERCHES = ("recentre", "fait", "voisin", "confidence", "hors_sujet", "argent", "prix")


def avec_la_suite_connue(s: Services, conversation: Conversation, d: Demande, e: Ebauche) -> Ebauche:
    """Return what the scheme of the talk says of a follow-up, when the answer found is nothing, or of another scheme."""
    vide = e.statut in ("sans_reponse", "hors_sujet") or not any(p.preuves for b in e.blocs for p in b.phrases)
    if s.banque is None or s.recherche is None or not conversation.tours or d.voisins or e.genre not in CHERCHES or len(d.message.split()) > LONG or d.nommes and not vide:
        return e
    dispositifs = (*(i for i in memoire.dispositifs_du_propos(conversation) if i not in d.nommes), *d.nommes)
    sections = memoire.courant(conversation).sections
    if e.genre == "voisin" and memoire.courant(conversation).voisins:
        return e
    if not vide and (not dispositifs or _tient(s, e, dispositifs, sections)):
        return e
    trouve = _chercher(s, d, (*dispositifs[:1], *(VARIANTE_DE[i] for i in dispositifs[:1] if i in VARIANTE_DE)), sections) or _chercher(s, d, _vus(s, conversation), (), SUR)
    if trouve is None or not vide and trouve[1] < A_LA_PLACE:
        return e
    passage, note = trouve
    blocs = (dire_phrases((Candidat(passage, 1.0, note, frozenset()),)), *dire_le_doute(s, 1.0 if note >= SUR else 0.0))
    sujets = (passage.dispositif,) if passage.dispositif else ()
    return replace(Ebauche("repondu", blocs, "fait", sujets=sujets, contacts=contacts_de_fait(s, d)), question=e.question)


def _tient(s: Services, e: Ebauche, dispositifs: tuple[str, ...], sections: tuple[str, ...]) -> bool:
    """Return whether the first sentence of an answer is of what the talk is about, or is no rule of another scheme."""
    preuves = [i for b in e.blocs for p in b.phrases for i in p.preuves]
    passage = s.passage(preuves[0]) if preuves else None
    if passage is None:
        return e.genre != "confidence"
    return passage.dispositif in dispositifs or passage.section in sections or passage.nature != "regle"


def _nomme(s: Services, p: Passage, dispositifs: tuple[str, ...]) -> bool:
    """Return whether a rule of another scheme names this one: what replaces it is said there."""
    return p.nature == "regle" and any((sigle := s.droit.dispositif(i).sigle) and f"({sigle})" in p.texte for i in dispositifs[:1])


def _vus(s: Services, conversation: Conversation) -> tuple[str, ...]:
    """Return the schemes that the last answers showed, beside the one that they are about."""
    montres = (i for t in conversation.tours[-memoire.SUIVI:] for i in (*t.propos.montres, *t.propos.dispositifs))
    return memoire.dispositifs_de(s.droit, tuple(dict.fromkeys(montres)))


def _chercher(s: Services, d: Demande, dispositifs: tuple[str, ...], sections: tuple[str, ...], seuil: float = DIT) -> tuple[Passage, float] | None:
    """Return the sentence of these schemes and sections whose written question resembles the message most, with the likeness."""
    assert s.banque is not None
    connus: dict[str, Passage | None] = {}

    def permis(i: str) -> bool:
        connus[i] = p = connus.get(i) or s.passage(i)
        return p is not None and (p.section in sections if p.dispositif is None else p.dispositif in dispositifs or _nomme(s, p, dispositifs)) and a_dire(s, d, p)

    poids = s.recherche.poids(d.message)  # type: ignore[union-attr]
    for proche in s.banque.proches(d.message, LUES, permis):
        passage = connus[proche.passage]
        if passage is None or not repond_aux_mots(passage, poids, proche.question, COUVERT):
            continue
        if proche.ressemblance >= (seuil if passage.nature == "regle" else DU_LIVRE):
            return passage, proche.ressemblance
    return None
