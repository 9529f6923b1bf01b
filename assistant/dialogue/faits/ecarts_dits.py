"""No sentence of the white paper that the law has overtaken is shown without the state of today, whichever plan shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.dialogue.ebauche import Ebauche
from assistant.dialogue.reperes_corpus import Ecart
from assistant.dialogue.services import Services
from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier
from assistant.grounding.citations import Phrase

HORS_RECIT = ("bibliographie",)  # names of authors, no statement
MAXI = 2  # remarks on one answer: more are not read


def dater(s: Services, le: date, e: Ebauche) -> Ebauche:
    """Return the draft with the remark of each overtaken point that it quotes, before everything else."""
    dites = {phrase.texte for bloc in e.blocs for phrase in bloc.phrases} | {phrase.texte for phrase in e.avertissements}
    montres = [p for bloc in e.blocs for phrase in bloc.phrases for i in phrase.preuves if (p := s.passage(i)) is not None]
    vus = depasses(s, le, montres)
    manquent = [ecart for ecart in vus if ecart.aujourdhui not in dites]
    place = MAXI - (len(vus) - len(manquent))
    return replace(e, avertissements=(*e.avertissements, *(remarque(ecart) for ecart in manquent[: max(0, place)])))


def depasses(s: Services, le: date, montres: list[Passage]) -> list[Ecart]:
    """Return the points on which the law has changed that sentences of the white paper rest on, in the order shown."""
    vus = [ecart for p in montres for ecart in s.ecarts if ecart.du is not None and ecart.du <= le and _repose(p, ecart)]
    return list(dict.fromkeys(vus))


def _repose(p: Passage, ecart: Ecart) -> bool:
    if p.nature != "note" or not p.id.startswith("livre-blanc/") or p.section in HORS_RECIT:
        return False
    texte = plier(p.texte)
    return any(note in texte for note in ecart.notes)


def remarque(ecart: Ecart) -> Phrase:
    """Return what holds today on one point, with its proof."""
    return Phrase(ecart.aujourdhui, tuple(filter(None, (ecart.regle, ecart.passage))), calcule=ecart.aujourdhui)
