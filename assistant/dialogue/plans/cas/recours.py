"""The commission said no, or may: the appeal and its delay, the budget, a new file, and the other ways still open."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.fiche import resume
from assistant.dialogue.plans.cas.situation import compris
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import evaluer

JUGES = ("ptp", "ptp_fipu", "prp_c2p", "demissionnaire")  # schemes that a commission grants
AUTRES = ("ptp", "demissionnaire", "periode_reconversion", "cpf")
MAXI = 3
BUDGET = re.compile(r"\b(budget|moyens|credits?|fonds|argent|sous|enveloppe)\b")
SUPPOSE = re.compile(r"\b(si|au cas ou|en cas d[e'])\b")


def repondre_refus_commission(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return what may be done after the commission's no: what is asked of it first, then the rest."""
    juge = next((i for i in d.dispositifs if i in JUGES), "ptp")
    regles = "demissionnaire" if juge == "demissionnaire" else "ptp"  # the others follow the rules of the PTP
    bilans = evaluer(s.droit, d.profil, d.le)
    suite = bool(conversation.tours) and conversation.tours[-1].genre == "refus_commission"
    seuls = _demande_precise(s, d) if suite else ()
    ouverts = {b.id for b in bilans if b.verdict in ("possible", "a_preciser")}
    blocs = compris(s, conversation, d)
    if seuls:
        blocs += [liste(*_regles(s, d, regles, seuls))]
    else:
        blocs += [] if suite else [dit(s.phrases.dire("fil.refus_suppose" if SUPPOSE.search(d.plie) else "fil.refus")),
                                   liste(*_regles(s, d, regles, _tout(d)))]
        blocs += _autres(s, juge, ouverts)  # what to do now, once the refusal was explained
    contacts = s.joignables("cep-salarie", "transitions-pro")
    return Ebauche("repondu", tuple(blocs), "refus_commission", sujets=(juge,), bilans=bilans, contacts=contacts)


def _demande_precise(s: Services, d: Demande) -> tuple[str, ...]:
    """Return the rules that answer one thing asked of a refusal already spoken of, () for all of it."""
    if s.reperes.present("refus.redepot", d.plie):
        return ("nouvelle_demande", "priorites", "criteres_commission")
    if s.reperes.present("refus.delai", d.plie):
        return ("recours",)
    return ()


def _tout(d: Demande) -> tuple[str, ...]:
    raison = "refus_budget" if BUDGET.search(d.plie) else "criteres_commission"
    return (raison, "recours", "nouvelle_demande") if raison == "refus_budget" else ("recours", raison, "nouvelle_demande")


def _regles(s: Services, d: Demande, ident: str, noms: Iterable[str]) -> tuple[Phrase, ...]:
    """Return the rules of a scheme by their names, those that it has and that are in force."""
    blocs = {b.id: b for b in s.droit.dispositif(ident).blocs if b.en_vigueur(d.le)}
    return tuple(Phrase(blocs[n].regle, (blocs[n].reference.passage,)) for n in noms if n in blocs)


def _autres(s: Services, juge: str, ouverts: set[str]) -> list[Bloc]:
    """Return the other schemes that the case leaves open, the PTP out of working time, and what must not be done."""
    autres = [i for i in AUTRES if i in ouverts and i != juge and not (i == "ptp" and juge != "demissionnaire")][:MAXI]
    phrases = [resume(s.droit.dispositif(i)) for i in autres]
    garde = next((i for i in s.droit.dispositif("demissionnaire").interdits), None) if "demissionnaire" in autres else None
    if garde is not None:
        phrases.append(Phrase(garde.regle, (garde.reference.passage,)))
    return [dit(s.phrases.dire("fil.refus_autres")), liste(*phrases)] if phrases else []
