"""The sentence that answers a question written in advance, said first when the plan chosen for the message does not say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche
from assistant.dialogue.faits.candidature import noms_propres
from assistant.dialogue.faits.definitions import sans_dispositif
from assistant.dialogue.faits.directe import question_dans
from assistant.dialogue.faits.mesure import contraires
from assistant.dialogue.faits.mots_faibles import COMMUNS
from assistant.dialogue.faits.phrases_dites import dire_phrases
from assistant.dialogue.faits.questions_connues import connues
from assistant.dialogue.faits.silences import contacts_de_fait
from assistant.dialogue.faits.suffisance import precisions_absentes
from assistant.dialogue.selection import Candidat, dicible, repond_aux_mots
from assistant.dialogue.services import Services
from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier
from assistant.regles import evaluer, regles_sans_objet
from assistant.retrieval.texte import termes

# Likeness from which the sentence of a written question is said, by kind of answer: low beside a case told, which answers no
# question; high beside a plan that answers something precise, or where nothing was found (chosen on the sets already read).
SEUILS = {
    **dict.fromkeys(("situation", "et_si", "verdict", "confidence", "panorama", "perdu", "limite", "quand"), 0.58),
    **dict.fromkeys(("argent", "comment", "pourquoi", "du_cas", "droit_employeur", "reprise", "refus_commission", "paie", "fait"), 0.7),
    **dict.fromkeys(("recentre", "hors_sujet"), 0.66),
}
# A sentence of the scheme that one names, or speaks of, is expected; one of another scheme hardly.
DU_PROPOS, D_UN_AUTRE = 0.06, 0.2
TOUT_DIT, COUVERT = 0.66, 0.85
MOTS = 25
OUVERTURE = 60  # characters
CONTRATS = ((r"\binterim", ("interim", "cdi_interimaire")), (r"\bcdd\b", ("cdd",)), (r"\bintermittent|\bspectacle", ("intermittent",)))
MOTS_PROPRES, MOTS_DU_LIVRE = 2, 6


def avec_la_reponse_connue(s: Services, d: Demande, e: Ebauche) -> Ebauche:
    """Return an answer that says the sentence whose written question resembles this one, unless it says it already."""
    vide = e.statut in ("sans_reponse", "hors_sujet") or e.genre == "situation" and e.statut == "precision_demandee"
    if s.recherche is None or e.genre not in SEUILS or e.statut in ("urgence", "refus", "erreur") or e.genre == "fait" and not vide or not _precise(s, d):
        return e
    trouvee = next(((p, note) for p, note in _reponses(s, d) if note >= SEUILS[e.genre] or e.genre == "fait" and _mot_pour_mot(s, d, p, note)), None)
    if trouvee is None or trouvee[0].id in {i for b in e.blocs for p in b.phrases for i in p.preuves}:
        return e
    if vide and e.genre in ("fait", "recentre") and trouvee[0].nature != "regle" and not _mot_pour_mot(s, d, *trouvee):
        return e  # the search has read the white paper, and what it lacks was said
    bloc = dire_phrases((Candidat(trouvee[0], 1.0, trouvee[1], frozenset()),))
    if vide:
        return Ebauche("repondu", (bloc,), "fait", sujets=d.dispositifs, contacts=contacts_de_fait(s, d), question=e.question)
    rang = 1 if e.genre == "situation" and d.lecture.faits and e.blocs else 0  # after what was understood
    return replace(e, blocs=(*e.blocs[:rang], bloc, *e.blocs[rang:]))


def _mot_pour_mot(s: Services, d: Demande, p: Passage, note: float) -> bool:
    """Return whether a sentence, with its written question, says all that is asked: « combien de chercheurs sinon ? »."""
    question = question_dans(d.message)
    proche = connues(s, question).get(p.id)
    return proche is not None and note >= TOUT_DIT and repond_aux_mots(p, s.recherche.poids(question), proche.question, COUVERT)  # type: ignore[union-attr]


def _precise(s: Services, d: Demande) -> bool:
    """Return whether something is asked beside the name of a scheme: « le PTP, c'est pour moi ? » is answered by the verdict."""
    question = plier(question_dans(d.message))
    return len({t for t in sans_dispositif(s, question) if t not in COMMUNS}) >= MOTS_PROPRES


def _reponses(s: Services, d: Demande) -> list[tuple[Passage, float]]:
    """Return the passages that may be said with their likeness, best first."""
    notes: dict[str, float] = {}
    for texte in _formes(d):
        for i, proche in connues(s, texte).items():
            notes[i] = max(notes.get(i, 0.0), proche.ressemblance)
    passages = ((p, note + _attendu(p, d)) for i, note in notes.items() if (p := s.passage(i)) is not None and a_dire(s, d, p))
    return sorted(passages, key=lambda c: (-c[1], c[0].id))


def _formes(d: Demande) -> Iterator[str]:
    """Yield the question as it was asked, and as the talk completes it."""
    yield question_dans(d.message)
    if d.question != d.message:
        yield d.question
    elif len(d.message.split()) <= MOTS:
        yield d.message


def _attendu(p: Passage, d: Demande) -> float:
    propos = d.nommes or d.dispositifs or tuple(i for i in d.contexte)
    if p.dispositif is None or not propos:
        return DU_PROPOS if p.section and p.section in d.contexte else 0.0
    return DU_PROPOS if p.dispositif in propos else -D_UN_AUTRE


def a_dire(s: Services, d: Demande, p: Passage) -> bool:
    """Return whether a passage is one sentence in force, of a scheme still open to the person, about the place and year asked."""
    if not dicible(p) or p.nature == "regle" and not p.en_vigueur(d.le) or p.id in regles_sans_objet(s.droit, d.profil, d.le):
        return False
    if _d_un_autre_contrat(d, p):
        return False
    fermes = {b.id for b in evaluer(s.droit, d.profil, d.le) if b.verdict == "exclu"} - set(d.dispositifs)
    question = question_dans(d.message)
    precise = replace(d, question=question, plie=plier(question))
    if p.dispositif in fermes or precisions_absentes(s, precise, (Candidat(p, 1.0, 1.0, frozenset()),)):
        return False
    return p.nature == "regle" or _du_livre(s, precise, p)


def _d_un_autre_contrat(d: Demande, p: Passage) -> bool:
    """Return whether a rule opens with a contract that neither the person nor the question names: « Un intérimaire ne subit pas… »."""
    tete = plier(p.texte)[:OUVERTURE]
    return p.nature == "regle" and any(re.search(mots, tete) and d.profil.valeur("type_contrat") not in types and not re.search(mots, plier(d.question)) for mots, types in CONTRATS)


def _du_livre(s: Services, d: Demande, p: Passage) -> bool:
    """Return whether a sentence of the white paper says every name of a question long enough to say its subject, and not its contrary."""
    noms = noms_propres(s, d) <= frozenset(termes(f"{p.texte} {' '.join(p.chemin)}"))
    return noms and len(d.plie.split()) >= MOTS_DU_LIVRE and not contraires(d.plie, plier(p.texte))
