"""An employer who refuses, told or supposed: what that refusal does not close, as each scheme's own rules say."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import dit, liste
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan
from assistant.domaine.profil import Fait
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import regles_d_aspect

PAR_DISPOSITIF = 2  # the right and its limit
MAXI = 4


def malgre_un_refus(s: Services, demande: Demande, faits: Iterable[Fait], bilans: Iterable[Bilan], deja: frozenset[str] = frozenset()) -> list[Bloc]:
    """Return what an employer may and may not do in the schemes still open, those spoken of first; nothing when no refusal is among the facts.

    deja: passages that the answer already says.
    """
    if not any(f.id == "employeur_position" and f.valeur == "refus" for f in faits):
        return []
    ouverts = [b.id for b in bilans if b.verdict in ("possible", "a_preciser")]
    ouverts.sort(key=lambda ident: ident not in demande.dispositifs)
    regles = [r for ident in ouverts for r in regles_d_aspect(s.droit, ident, "accord_employeur", demande.le)[:PAR_DISPOSITIF] if r[0] not in deja]
    if not regles:
        return []
    tete = s.phrases.dire("situation.malgre_un_refus")
    return [dit(tete, calcule=tete), liste(*(Phrase(texte, (passage,)) for passage, texte in regles[:MAXI]))]
