"""How any scheme is presented: its summary, five lines in the words of the page, and that it is closed; each with its proof."""

from __future__ import annotations

from assistant.grounding.citations import Phrase
from assistant.regles import Dispositif

LIGNES = (("pour_qui", "Pour qui"), ("qui_decide", "Qui décide"), ("salaire_pendant", "Votre paie pendant ce temps"),
          ("qui_paie", "Qui paie la formation"), ("risque", "Ce qui est en jeu"))


def ligne(scheme: Dispositif, cle: str) -> Phrase:
    """Return one line of the sheet under its name."""
    return Phrase(f"**{dict(LIGNES)[cle]}** : {scheme.fiche[cle]}", (f"regle/{scheme.id}/{cle}",))


def resume(scheme: Dispositif) -> Phrase:
    """Return what the scheme is, in one sentence."""
    return Phrase(scheme.fiche["resume"], (f"regle/{scheme.id}/presentation",))


def fermeture(scheme: Dispositif) -> Phrase:
    """Return since when the scheme is closed and what replaced it."""
    return Phrase(scheme.phrases["ferme"], (f"regle/{scheme.id}/presentation",), calcule=scheme.phrases["ferme"])
