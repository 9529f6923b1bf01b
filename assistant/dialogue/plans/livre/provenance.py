"""Where the last answer comes from, and more of the same: nothing new is searched, nothing is claimed beyond what was cited."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.plans.certifications.certifications import detail
from assistant.dialogue.plans.fil.petits import repondre_petit
from assistant.dialogue.plans.livre.faits import definir, repondre_fait
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier
from assistant.grounding.citations import Phrase
from assistant.regles.francais import dire_date

MAXI = 5
SUITE = 4  # sentences more


def repondre_source(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return the sources of the last answer that cites some: title, place in it, page, date from which a rule holds."""
    tour = memoire.dernier_parlant(conversation)
    cites = memoire.cites_de(tour.reponse) if tour is not None else ()
    if tour is None or not cites:
        return repondre_petit(s, conversation, "sans_source")
    lignes = {_reference(p): p.id for p in cites}
    phrases = tuple(Phrase(ligne, (ident,), calcule=ligne) for ligne, ident in list(lignes.items())[:MAXI])
    return Ebauche("repondu", (dit(s.phrases.dire("faits.sources")), liste(*phrases)), "source", sujets=tour.sujets,
                   montres=tour.propos.montres)


def _reference(p: Passage) -> str:
    """Return « Livre blanc…, 2.1.4, page 12 (février 2024) », « Titre : C. trav. L6323-17-1, en vigueur depuis le … »."""
    if p.nature == "regle":
        depuis = f", en vigueur depuis le {dire_date(p.valide_du)}" if p.valide_du else ""
        return f"{p.titre} : {p.section}{depuis}." if p.section else f"{p.titre}{depuis}."
    lieu = f", {p.chemin[-1] if p.chemin else p.section}" if p.chemin or p.section else ""
    page = f", page {p.page}" if p.page else ""
    quand = f" ({p.valide_du:%m/%Y})" if p.valide_du else ""
    return f"{p.titre}{lieu}{page}{quand}."


def repondre_plus(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return more of what the last answer spoke of: the sheet of a certification or a scheme, or the sentences that follow."""
    tour = memoire.dernier_parlant(conversation)
    if tour is None:
        return repondre_petit(s, conversation, "oui_sans_question")
    propos = tour.propos
    if propos.certifications:
        return detail(s, d, propos.certifications[0])
    suivantes = _suivantes(s, conversation, memoire.cites_de(tour.reponse))
    if propos.sections and suivantes:
        return Ebauche("repondu", (liste(*(Phrase(p.texte, (p.id,)) for p in suivantes)),), "fait", sujets=tuple(p.id for p in suivantes))
    for ident in propos.dispositifs[:1]:
        nom = f"c'est quoi le {s.droit.dispositif(ident).libelle}"
        seul = _seul(d, ident, nom)
        return definir(s, seul) or repondre_fait(s, conversation, seul)
    return repondre_petit(s, conversation, "oui_sans_question")


def _seul(d: Demande, ident: str, question: str) -> Demande:
    return replace(d, question=question, plie=plier(question), dispositifs=(ident,))


def _suivantes(s: Services, conversation: Conversation, cites: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Return the sentences of the same paragraphs that were not said yet."""
    if s.recherche is None:
        return ()
    dits = {p.id for t in conversation.tours for p in memoire.cites_de(t.reponse)}
    parents = dict.fromkeys(p.parent for p in cites if p.parent)
    reste = [e for parent in parents for e in s.recherche.enfants(parent)
             if e.id not in dits and e.genre in ("phrase", "ligne") and not e.texte.startswith("En bref")]
    return tuple(reste[:SUITE])
