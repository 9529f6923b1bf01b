"""The ten trainings most financed in a year, all of them and in order, when the ranking is asked."""

from __future__ import annotations

import re

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.faits.phrases_dites import dire
from assistant.dialogue.faits.rangs import rangs
from assistant.dialogue.faits.silences import contacts_de_fait
from assistant.dialogue.services import Services
from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier
from assistant.grounding.citations import Phrase

ANNEES = ("2020", "2021", "2022", "2023")
DEMANDE = re.compile(r"\b(?:top ?(?:10|dix|ten)|(?:10|dix) (?:premiere?s? )?formations?|palmares|classement|hit[- ]parade)\b")
FORMATIONS = re.compile(r"\b(?:formations?|titres?|certifications?|diplomes?|ptp|financ\w*|annee|20\d\d)\b")
# A place, a job or a part of the ranking is asked by a question of its own.
AUTRE = re.compile(r"\b(?:region\w*|departements?|laboratoires?|pays|emploi\w*|france|quelle place|quel rang|ou se situe|combien|evolu\w*|pourquoi|changement)\b")
RANG_DIT = "position des formations financées par un PTP"


def palmares(s: Services, demande: Demande) -> Ebauche | None:
    """Return the ten places of the year asked, the last year known when none is; None when no whole ranking is asked."""
    plie = demande.plie
    if s.recherche is None or not DEMANDE.search(plie) or not FORMATIONS.search(plie) or AUTRE.search(plie) or rangs(DEMANDE.sub(" ", plie)):
        return None
    dites = re.findall(r"\b20\d\d\b", plie)
    annee = dites[-1] if dites else ANNEES[-1]
    places = _places(s, annee)
    if not places:
        return None
    tete = s.phrases.dire("faits.palmares", annee=annee)
    return Ebauche("repondu", (dit(tete, calcule=tete), liste(*(Phrase(dire(p), (p.id,)) for p in places))), "fait",
                   sujets=tuple(p.id for p in places), contacts=contacts_de_fait(s, demande))


def _places(s: Services, annee: str) -> list[Passage]:
    """Return the sentences that give the places of a year, in order; two may share one."""
    trouves = s.recherche.search(f"En {annee}, {RANG_DIT}", k=200, natures=("note",), grouper=False)  # type: ignore[union-attr]
    places = {t.passage.id: t.passage for t in trouves if t.passage.genre == "phrase" and t.passage.texte.startswith(f"En {annee}, ") and RANG_DIT in t.passage.texte}
    return sorted(places.values(), key=lambda p: (min(rangs(plier(p.texte)), default=99), p.id))
