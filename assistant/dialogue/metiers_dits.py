"""The two jobs a person says, recognised in ROME, and what follows from them: whether the code changes."""

from __future__ import annotations

from assistant.dialogue.services import Services
from assistant.domaine.orientation import MetierReconnu
from assistant.domaine.profil import Fait, Profil

SUR = 0.5  # confidence under which a job is not taken for said


def reconnaitre(s: Services, profil: Profil, fait: str) -> MetierReconnu | None:
    """Return the job a fact names, None when unsaid or unsure."""
    mots = profil.valeur(fait)
    if not isinstance(mots, str):
        return None
    trouves = s.orientation.metiers.reconnaitre(mots)
    return trouves[0] if trouves and trouves[0].confiance >= SUR else None


def avec_changement(s: Services, profil: Profil) -> Profil:
    """Return the profile with whether the ROME code changes, deduced from both jobs unless the person said it."""
    dit = profil.faits.get("change_de_metier")
    change = _changement(s, profil)
    if change is None or dit is not None and dit.origine != "deduit":
        return profil
    return profil.avec((Fait("change_de_metier", change, origine="deduit"),))


def _changement(s: Services, profil: Profil) -> bool | None:
    """Return whether the code changes between the two jobs said, None when one is not surely recognised."""
    actuel, vise = (reconnaitre(s, profil, fait) for fait in ("metier_actuel", "metier_vise"))
    if actuel is None or vise is None:
        return None
    return s.orientation.changement_de_code(actuel.metier, vise.metier).change
