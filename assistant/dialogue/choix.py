"""Which schemes to show first, and which of their conditions decides. Order only: no verdict is made here."""

from __future__ import annotations

from collections.abc import Collection

from assistant.domaine.droit import Bilan, ConditionEvaluee, Question
from assistant.domaine.profil import Profil
from assistant.regles.moteur import SAUF

# Always open to nearly everyone: said in one line, never instead of a scheme that pays a reconversion.
COMPLEMENTS = ("cpf", "vae", "clea", "cep")
# Schemes for people exposed to a risk: shown first only when the person spoke of an exposure or of points.
EXPOSITIONS = {"prp_c2p": ("points_c2p", "expose_nuit", "expose_equipes", "expose_bruit", "expose_temperatures",
                           "expose_repetitif", "expose_hyperbare"),
               "ptp_fipu": ("expose_charges", "expose_postures", "expose_vibrations", "employeur_cofinancement_pct")}
AVEC_L_EMPLOYEUR = "periode_reconversion"  # first when the employer brings it
RANG_VERDICT = {"possible": 0, "a_preciser": 1, "exclu": 3, "ferme": 5}


def classer(bilans: tuple[Bilan, ...], nommes: Collection[str], profil: Profil) -> tuple[Bilan, ...]:
    """Return the bilans, the most useful first: named, open now, one answer away, open later, then the rest."""
    ordre = {b.id: i for i, b in enumerate(bilans)}
    return tuple(sorted(bilans, key=lambda b: (_rang(b, nommes, profil), len(b.faits_manquants) > 3, ordre[b.id])))


def _rang(bilan: Bilan, nommes: Collection[str], profil: Profil) -> int:
    if bilan.id in nommes:
        return -1
    rang = RANG_VERDICT[bilan.verdict]
    if bilan.verdict == "exclu" and bilan.possible_a_partir_du is not None:
        rang = 1
    if bilan.id in COMPLEMENTS:
        return rang + 4
    if bilan.id == AVEC_L_EMPLOYEUR and rang == 1 and _propose(profil):
        return 0
    faits = EXPOSITIONS.get(bilan.id)
    if faits is not None and any(profil.valeur(f) for f in faits):
        return min(rang, 1)  # the person spoke of it: its verdict is awaited, even when it is no
    if faits is not None and bilan.verdict != "exclu":
        return 4
    return rang


def _propose(profil: Profil) -> bool:
    """Return whether the change comes from the employer, or is agreed within or outside the company."""
    position = profil.valeur("employeur_position")
    return position == "propose" or position == "accord" and profil.valeur("mobilite") is not None


def decisive(bilan: Bilan, question: Question | None = None) -> ConditionEvaluee | None:
    """Return the condition that explains the verdict, None when the scheme is closed or has none."""
    for etat in {"exclu": ("non_remplie",), "a_preciser": ("a_preciser",)}.get(bilan.verdict, ()):
        trouvees = [c for c in bilan.conditions if c.etat == etat]
        demandees = [c for c in trouvees if question is not None and question.fait in c.faits_manquants]
        # What is missed today comes before what is only unknown: it is the news.
        manquees = [c for c in trouvees if c.phrase.startswith(SAUF)]
        if trouvees:
            return (manquees or demandees or trouvees)[0]
    remplies = [c for c in bilan.conditions if c.etat == "remplie"]
    anciennete = [c for c in remplies if "anciennete" in c.id or "jours" in c.id]
    return next(iter(anciennete or remplies or list(bilan.conditions)), None)
