"""An employer who refuses, told or supposed: what that refusal does not close, as each scheme's own rules say."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.dialogue.choix import classer
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import dit, liste
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan
from assistant.domaine.profil import Fait
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import evaluer, regles_d_aspect

# The right of the one who refuses is asked, not told.
DROIT = re.compile(r"\b(il|elle|ils|elles|on|c'est|ca|patron\w*|employeur|boss|chef\w*|direction|boite)\b.{0,24}\b(peut|peuvent|droit|legal|normal|autorise\w*|permis)\b|\b(peut|droit|legal|normal)[- ]?(il|elle|ils)?\b.{0,12}\?")
PAR_DISPOSITIF = 2  # the right and its limit
MAXI = 4


def peut_il_refuser(s: Services, demande: Demande) -> tuple[Bloc, ...]:
    """Return what the rules let an employer refuse, first of all, when a refusal is told and its right is asked: « il peut ? »."""
    if not DROIT.search(demande.plie):
        return ()
    bilans = classer(evaluer(s.droit, demande.profil, demande.le), demande.dispositifs, demande.profil)
    return tuple(malgre_un_refus(s, demande, demande.lecture.faits, bilans))


def malgre_un_refus(s: Services, demande: Demande, faits: Iterable[Fait], bilans: Iterable[Bilan], deja: frozenset[str] = frozenset()) -> list[Bloc]:
    """Return what an employer may and may not do in the schemes still open, those spoken of first; nothing when no refusal is among the facts.

    deja: passages that the answer already says.
    """
    if not any(f.id == "employeur_position" and f.valeur == "refus" for f in faits):
        return []
    ouverts = [b.id for b in bilans if b.verdict in ("possible", "a_preciser")]
    ouverts.sort(key=lambda ident: ident not in demande.dispositifs)
    regles = [r for ident in ouverts for r in regles_d_aspect(s.droit, ident, "accord_employeur", demande.le)[:PAR_DISPOSITIF]]
    if not regles or deja & {passage for passage, _ in regles}:
        return []
    tete = s.phrases.dire("situation.malgre_un_refus")
    return [dit(tete, calcule=tete), liste(*(Phrase(texte, (passage,)) for passage, texte in regles[:MAXI]))]
