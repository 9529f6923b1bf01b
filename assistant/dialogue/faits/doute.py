"""How sure the search is that what it found answers: under a measured evidence, the doubt is said, or nothing is shown at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import dit
from assistant.dialogue.faits.candidature import partie_nommee
from assistant.dialogue.faits.mots_faibles import COMMUNS, FAIBLES
from assistant.dialogue.selection import Candidat
from assistant.dialogue.services import Services
from assistant.grounding.citations import Bloc

# Under PEU_SUR the doubt is said. Nothing is shown, and who knows is named, when little says that the sentences answer: under MUET
# when they do not say every word asked, or when one word is asked; under INCERTAIN when they say no word asked, only their
# heading does; under A_MOITIE when the white paper says half of the words at most, and not the rarest.
# Of 276 facts told over our open sets, 2 are not shown any more, none of them right; of 32 found for questions that no source
# answers, 17 are not (23 November 2026). Evidence alone (PEU_SUR) would silence 8 right answers to avoid 12.
PEU_SUR, MUET, INCERTAIN, A_MOITIE = 0.2, 0.15, 0.4, 0.5
# The white paper named in any way: what its parts are about stands in their headings.
LE_LIVRE = re.compile(r"\b(?:livre[- ]blanc|documents?|rapports?|etudes?|ouvrage|graphiques?|tableaux?)\b")
# Somebody tells of oneself and asks nothing: a report of 2024 on a region is no answer to that.
RECIT = re.compile(r"^\W*(?:mais |bon |alors |euh |et |en fait |ah |oh )*(?:je|j'|jai|jsuis|on|nous|mon|ma|mes|le|la|l'|les|ca|il|elle)\b ?(?!\w+ (?:de|du|des|d')\b)")
A_SOI = re.compile(r"\b(?:je|j'|jai|jsuis|mon|ma|mes|nous|notre|on)\b|\b(?:me|m')")
DEMANDE = re.compile(
    r"\?|\b(?:combien|quand|est[- ]ce|comment|pourquoi|qui|que|quoi|quel\w*|lequel|laquelle|ou|faut|puis[- ]je|dois|peux|cherche|veux|voudrais?|aimerais?|souhaite|"
    r"donne\w*|dis|dites|explique\w*|raconte\w*|cite\w*|liste\w*|resume\w*|definition|parle\w*|montre\w*|presente\w*|prepare)\b")


def preuve(s: Services, demande: Demande) -> float:
    """Return the calibrated evidence that the best passage answers, 1 without an index."""
    if s.recherche is None:
        return 1.0
    return s.recherche.preuve(demande.question, s.recherche.search(demande.question, k=2, le=demande.le))


def dire_le_doute(s: Services, sure: float) -> tuple[Bloc, ...]:
    """Return the sentence of doubt when the evidence is low, nothing when it is not."""
    texte = s.phrases.dire("faits.peu_sur")
    return (dit(texte, calcule=texte),) if sure < PEU_SUR else ()


def sans_rapport(s: Services, demande: Demande, choisis: Sequence[Candidat], sure: float) -> bool:
    """Return whether the sentences found are better not shown: too little says that they answer what is asked."""
    if demande.nommes or demande.dispositifs or partie_nommee(demande.plie) is not None or LE_LIVRE.search(demande.plie):
        return False
    poids = s.recherche.poids(demande.question)  # type: ignore[union-attr]
    sujets = {t: poids[t][0] for t in poids if t not in FAIBLES | COMMUNS}
    dits = frozenset().union(*(c.siens for c in choisis))
    if ne_demande_rien(demande.plie):
        return choisis[0].passage.nature != "regle" or not sujets or sure < PEU_SUR
    rare = max(sujets, key=lambda t: sujets[t], default=None)
    part = len(dits & sujets.keys()) / max(1, len(sujets))
    livre = choisis[0].passage.nature == "note" and not demande.contexte  # after an answer, its headings still speak
    return (sure < MUET and (part < 1 or len(sujets) <= 1) or sure < INCERTAIN and bool(sujets) and not part
            or sure < A_MOITIE and livre and len(sujets) > 1 and rare not in dits and part <= 0.5)


def ne_demande_rien(plie: str) -> bool:
    """Return whether a folded message tells of somebody, and asks nothing."""
    return bool(RECIT.match(plie) and A_SOI.search(plie)) and not DEMANDE.search(plie)
