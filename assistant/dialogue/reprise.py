"""A follow-up made whole: it gets its subject, or the last question with the new words put in."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande, dispositifs_nommes
from assistant.dialogue.entendre import OUVERTURE
from assistant.dialogue.faits.mots_faibles import FAIBLES
from assistant.dialogue.lieux import lieux_nommes
from assistant.dialogue.services import Services
from assistant.dialogue.titres_suivis import TAIRE
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier
from assistant.retrieval.texte import termes

SUITES_DISPOSITIF = ("droit_employeur", "trop_tot", "pourquoi", "combien", "quand", "comment", "qui", "qui_paie", "a_la_place", "et_si", "argent")
RANGS = (("premi", 0), ("1er", 0), ("1ere", 0), ("deux", 1), ("second", 1), ("2e", 1), ("trois", 2), ("3e", 2), ("quatr", 3),
         ("4e", 3), ("cinq", 4), ("5e", 4), ("derni", -1))
BREF = 5  # words; a shorter follow-up to one's own case speaks of its scheme
REPRENABLES = ("fait", "certification", "argent", "comment", "quand", "pourquoi", "comparaison", "situation", "metier", "aspect")
ANNEE = re.compile(r"\b(?:19|20)\d\d\b")
DOMAINE = re.compile(r"^\W*(dans|en|du|de|des|avec|pour|le|la|les|l'|autour|chez)\b")
FEMMES, HOMMES = r"\bfemmes?\b", r"\bhommes?\b"
GROUPES = ((FEMMES, HOMMES), (HOMMES, FEMMES))
REGION = re.compile(r"\b(r[ée]gion|occitanie|france)\b", re.IGNORECASE)


def completer(s: Services, conversation: Conversation, d: Demande) -> Demande:
    """Return the request with its subject: the last schemes shown, or the last question with the new words put in."""
    if d.genre == "rang":
        montree = len(conversation.tours[-1].propos.certifications) == 1  # a detail: the next question is about that one
        return d if d.rang is not None or montree else replace(d, rang=rang_dit(d.plie))
    if d.genre == "reprise":
        return _reprendre(s, conversation, d)
    if d.genre in SUITES_DISPOSITIF and not d.dispositifs:
        return replace(d, dispositifs=memoire.dispositifs_du_propos(conversation))
    if d.genre == "comparaison" and len(d.dispositifs) < 2:
        montres = memoire.courant(conversation).dispositifs
        return replace(d, dispositifs=montres if len(montres) > 1 else memoire.derniers_nommes(conversation), pointe=True)
    if d.genre == "situation" and not d.dispositifs:
        sans_cas = not conversation.profil.faits  # nothing is known of anybody: « c'est sûr ? » is asked of the scheme just told
        return replace(d, dispositifs=memoire.nommes_avant(conversation) or (memoire.courant(conversation).dispositifs[:1] if sans_cas else ()))
    if d.genre == "certification" and s.reperes.present("intentions.formation_nue", d.plie):
        return replace(d, question=f"formation pour devenir {d.profil.valeur('metier_vise')}")
    return d


def rang_dit(plie: str) -> int:
    """Return the place that an ordinal names, the first when none is read; -1 is the last."""
    return next((r for debut, r in RANGS if debut in plie), 0)


def _reprendre(s: Services, conversation: Conversation, d: Demande) -> Demande:
    """Complete « et pour X ? » with the last question of the field, its year, its place or its subject replaced."""
    dernier = memoire.dernier_tour(conversation, *REPRENABLES)
    if dernier is None:
        return replace(d, genre="fait")
    if dernier.genre in ("argent", "comment", "quand", "pourquoi") and d.dispositifs:
        return replace(d, genre=dernier.genre)
    if dernier.genre == "aspect" and d.dispositifs:  # « qui décide ? », then « et pour le CléA ? »
        return replace(d, genre="aspect", plie=f"{plier(dernier.question_comprise)} {d.plie}")
    reste = OUVERTURE.sub("", d.message if d.pointe else d.question)
    seule = dernier.genre in ("situation", "perdu") and parlants(reste)  # a story is no question to put new words in
    du_sujet = memoire.dispositifs_du_propos(conversation)[:1] if seule and len(reste.split()) <= BREF and not d.dispositifs else ()
    if du_sujet and memoire.dernier_personnel(conversation) and not lieux_nommes(reste) and not s.reperes.present("intentions.domaine", plier(reste)):
        question = f"{reste.rstrip(' ?.')} {s.droit.dispositif(du_sujet[0]).sigle or s.droit.dispositif(du_sujet[0]).libelle} ?"
        return replace(d, genre="fait", question=question, plie=plier(question), dispositifs=du_sujet)
    avant = reste if seule else substituer(dernier.question_comprise, reste)
    genre = dernier.genre if dernier.genre in ("fait", "certification", "metier") else "fait"
    if genre == "metier" and not DOMAINE.match(plier(reste)):
        return replace(d, genre="fait", question=reste, plie=plier(reste))
    if genre == "certification" and TAIRE.search(plier(reste)):  # an employer, a wage: no question about a title
        return replace(d, genre="fait", question=reste, plie=plier(reste))
    if genre == "certification" and parlants(reste):
        return replace(d, genre=genre, question=reste, plie=plier(reste))
    sujets = d.dispositifs or dispositifs_nommes(s.droit, dernier.question_comprise)
    if d.pointe:
        return replace(d, genre="fait", question=avant, plie=plier(avant), dispositifs=sujets, ancre=dernier.question_comprise, reste="")
    return replace(d, genre=genre, question=avant, plie=plier(avant), dispositifs=sujets,
                   reste=reste if parlants(reste) and not _autre_groupe(dernier.question_comprise, reste) and not ANNEE.search(reste) and not lieux_nommes(reste) else "")


def parlants(texte: str) -> list[str]:
    """Return the words of a text that name something."""
    return [t for t in termes(texte) if t not in FAIBLES and not t.isdigit()]


def substituer(question: str, reste: str) -> str:
    """Return a question with the year or the place of a follow-up in the place of its own, else both together."""
    annees = ANNEE.findall(reste)
    if annees and len(parlants(reste)) >= 3:
        return f"{ANNEE.sub(' ', _sans_lieux(question)).rstrip(' ?.')} {reste}"
    if annees:
        return ANNEE.sub(annees[0], question) if ANNEE.search(question) else f"{question} {reste}"
    if _autre_groupe(question, reste):
        return _autre_groupe(question, reste)
    if lieux_nommes(reste) or REGION.search(reste):
        question = _sans_lieux(question)
    return f"{question.rstrip(' ?.')} {reste}"


def _autre_groupe(question: str, reste: str) -> str:
    """Return the question asked of the other group (« et les hommes ? »), "" when the follow-up names none."""
    for un, autre in GROUPES:
        if re.search(autre, plier(reste)) and re.search(un, plier(question)) and len(reste.split()) <= BREF:
            return re.sub(un, reste.strip(" ?.").split()[-1], question, count=1, flags=re.IGNORECASE)
    return ""


def _sans_lieux(question: str) -> str:
    for lieu in lieux_nommes(question):
        question = re.sub(re.escape(lieu), " ", question, flags=re.IGNORECASE)
    return question
