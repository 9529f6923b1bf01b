"""What the talk is about: the question still open, and what each answer spoke of. Reads the turns, never changes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche
from assistant.domaine.droit import Contact
from assistant.domaine.reponse import Conversation, Propos, Reponse, Tour
from assistant.domaine.sources import Passage
from assistant.regles import Droit

COURT = 9  # words; a shorter message leans on what was said before
SUIVI = 3  # turns during which a scheme named stays the subject
ATTENTE = 3  # turns during which a short answer still answers the question asked
PERSONNELS = ("situation", "et_si", "pourquoi", "argent", "quand", "comment", "metier", "perdu", "refus_commission", "recentre")
MUETS = ("urgence", "refus", "erreur", "hors_sujet")  # answers that speak of nothing of the field


def retenir(droit: Droit, contacts: Mapping[str, Contact], d: Demande | None, e: Ebauche, r: Reponse) -> Propos:
    """Return what an answer spoke of: what it showed, then what it cites in its text."""
    nommes = d.nommes if d is not None else ()
    if r.statut in MUETS:
        return Propos(nommes=nommes)
    cites = cites_de(r)
    montres = e.montres or e.sujets
    return Propos(
        dispositifs=dispositifs_de(droit, e.sujets) or _dispositif_cite(cites),
        certifications=tuple(t.certification.numero for t in r.certifications) if e.genre in ("certification", "rang") else (),
        metiers=tuple(i for i in e.sujets if re.fullmatch(r"[A-Z]\d{4}", i)),
        sections=tuple(dict.fromkeys(p.section for p in cites if p.section and p.nature == "note")),
        contacts=tuple(i for i, c in contacts.items() if c.nom in r.texte),
        voisins=(*(d.voisins if d is not None else ()), *_voisin_cite(cites)),
        nommes=nommes,
        montres=montres if len(montres) > 1 else (),
    )


def vierge(conversation: Conversation) -> Conversation:
    """Return the talk with nothing said nor known of anybody; how one wants to be spoken to stays."""
    return Conversation(conversation.date, public=conversation.public, simple=conversation.simple, consentement=conversation.consentement)


def cites_de(reponse: Reponse) -> tuple[Passage, ...]:
    """Return the passages that the text of an answer cites, in order."""
    return tuple(c.passage for c in reponse.citations if f"[{c.n}]" in reponse.texte)


def _dispositif_cite(cites: tuple[Passage, ...]) -> tuple[str, ...]:
    """Return the one scheme that most of the sentences are rules of, () when none is."""
    vus = Counter(p.dispositif for p in cites if p.dispositif is not None)
    return tuple(i for i, n in vus.most_common(1) if 2 * n > len(cites))


def _voisin_cite(cites: tuple[Passage, ...]) -> tuple[str, ...]:
    """Return the neighbouring scheme that an answer is about: the one that it cites first, never one met in passing."""
    return (cites[0].id,) if cites and cites[0].id.startswith("voisin/") else ()


def courant(conversation: Conversation) -> Propos:
    """Return what the talk is about now: the last answer that spoke of something."""
    return next((t.propos for t in reversed(conversation.tours) if not t.propos.vide), Propos())


def dernier_sujet(conversation: Conversation) -> Tour | None:
    """Return the last turn that had a subject to point to; an answer that found nothing has none."""
    return next((t for t in reversed(conversation.tours) if t.propos.dispositifs or t.propos.sections or t.propos.voisins or t.propos.certifications), None)


def dernier_parlant(conversation: Conversation) -> Tour | None:
    """Return the last turn whose answer spoke of something of the field."""
    return next((t for t in reversed(conversation.tours) if not t.propos.vide), None)


def compare(tour: Tour) -> bool:
    """Return whether an answer set several schemes side by side."""
    return tour.genre in ("comparaison", "aspect") and len(tour.propos.dispositifs) > 1


def liste_montree(conversation: Conversation, rang: int) -> tuple[str, ...]:
    """Return the last list shown that is long enough to have this rank."""
    assez = rang + 1 if rang >= 0 else 2
    return next((t.propos.montres for t in reversed(conversation.tours) if len(t.propos.montres) >= assez), ())


def question_en_attente(conversation: Conversation) -> str | None:
    """Return the last fact asked, while it may still be answered: people often say something else first."""
    for tour in reversed(conversation.tours[-ATTENTE:]):
        question = tour.reponse.question_suivante
        if question is not None:
            repondue = conversation.profil.valeur(question.fait) is not None or question.fait in conversation.profil.inconnus
            return None if repondue else question.fait
    return None


def dernier_personnel(conversation: Conversation) -> bool:
    """Return whether the last turn was about this person's rights, not about a fact in general."""
    return conversation.tours[-1].genre in PERSONNELS


def parle_de_soi(conversation: Conversation) -> bool:
    """Return whether the talk is about this person's rights: one of the last two turns was."""
    return any(t.genre in PERSONNELS for t in conversation.tours[-2:])


def dernier_tour(conversation: Conversation, *genres: str) -> Tour | None:
    """Return the last turn of one of these kinds."""
    return next((t for t in reversed(conversation.tours) if t.genre in genres), None)


def sujets(conversation: Conversation) -> tuple[str, ...]:
    """Return what the last answer that had a subject was about."""
    return next((t.sujets for t in reversed(conversation.tours) if t.sujets), ())


def dispositifs_de(droit: Droit, vus: tuple[str, ...]) -> tuple[str, ...]:
    """Return the schemes among the subjects of a turn (the others are certifications, jobs or passages)."""
    return tuple(i for i in vus if i in droit.par_id)


def dispositifs_du_propos(conversation: Conversation) -> tuple[str, ...]:
    """Return the schemes that the talk is about: those the person named last, else those the last answer spoke of."""
    dits = [t for t in reversed(conversation.tours) if t.propos.dispositifs]
    personnels = [t for t in dits if t.genre in PERSONNELS]  # a scheme met in passing does not replace the person's own
    return nommes_avant(conversation) or next((t.propos.dispositifs for t in (*personnels, *dits)), ())


def nommes_avant(conversation: Conversation) -> tuple[str, ...]:
    """Return the schemes that the person named last, while the talk is still about them."""
    return next((t.propos.nommes for t in reversed(conversation.tours[-SUIVI:]) if t.propos.nommes), ())


def derniers_nommes(conversation: Conversation) -> tuple[str, ...]:
    """Return the schemes that the person named of late, one after the other: « lequel ? » chooses between them."""
    return tuple(dict.fromkeys(i for t in conversation.tours[-SUIVI:] for i in t.propos.nommes))


def contexte(conversation: Conversation, message: str) -> tuple[str, ...]:
    """Return the schemes and sections that the last answers spoke of, when a message is too short to stand alone."""
    if len(message.split()) > COURT:
        return ()
    vus: list[str] = []
    for tour in conversation.tours[-2:]:
        vus += [*tour.propos.dispositifs[:2], *tour.propos.sections[:2]]
    return tuple(dict.fromkeys(reversed(vus)))
