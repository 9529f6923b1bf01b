"""The wished job of a scheme against wear: it must not wear in its turn, and nobody should learn it after the file is filled."""

from __future__ import annotations

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import dit
from assistant.dialogue.services import Services
from assistant.grounding.citations import Bloc, Phrase

REGLE = "metier_vise_non_expose"
USURE = ("ptp_fipu", "prp_c2p")


def metier_vise_a_verifier(s: Services, d: Demande) -> tuple[Bloc, ...]:
    """Return the rule on the wished job, when one has just been said, or the scheme just named, and its exposure is not known."""
    vise = d.profil.valeur("metier_vise")
    nouveau = bool(d.nommes) or any(f.id == "metier_vise" for f in d.lecture.faits)
    if vise is None or d.profil.valeur("metier_vise_expose") is not None or not nouveau:
        return ()
    scheme = next((s.droit.dispositif(i) for i in USURE if i in d.dispositifs), None)
    regle = next((c for c in scheme.conditions if c.id == REGLE), None) if scheme is not None else None
    if regle is None:
        return ()
    tete = s.phrases.dire("fil.metier_vise_expose", metier=str(vise))
    return (Bloc((Phrase(tete, calcule=tete), *dit(regle.regle, regle.reference.passage).phrases)),)
