"""A start that was told is never left without its date to hold: a notice already past is said before anything is signed."""

from __future__ import annotations

from datetime import date

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import dit
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan, Echeance
from assistant.grounding.citations import Bloc
from assistant.regles import calendrier, debut_repousse, dire_date, prochaine_date_possible

DATES = frozenset({"formation_debut", "formation_duree_mois", "formation_temps_partiel"})  # what moves the notices
USAGE = "(usage)"  # a custom of the network: missed, it closes nothing
OUVERTS = ("possible", "a_preciser")


def date_a_tenir(s: Services, d: Demande, bilans: tuple[Bilan, ...]) -> list[Bloc]:
    """Return the next date to hold for a start just told, or that it is too late and when one may start instead."""
    debut = d.profil.valeur("formation_debut")
    if not isinstance(debut, date) or debut <= d.le or not any(f.id in DATES for f in d.lecture.faits):
        return []
    for bilan in (b for b in bilans if b.verdict in OUVERTS):
        lignes = [e for e in calendrier(s.droit, d.profil, d.le, bilan.id) if e.reference is not None and e.date <= debut]
        if lignes:
            return _dire(s, d, bilan, debut, lignes)
    return []


def _dire(s: Services, d: Demande, bilan: Bilan, debut: date, lignes: list[Echeance]) -> list[Bloc]:
    nom = s.droit.dispositif(bilan.id).sigle or bilan.libelle
    manquee = next((e for e in lignes if e.depassee and USAGE not in e.libelle), None)
    suivante = manquee or next((e for e in lignes if not e.depassee), None)
    if suivante is None:
        return []
    repousse = debut_repousse(s.droit, d.profil, d.le, bilan.id) or prochaine_date_possible(s.droit, d.profil, d.le, bilan.id)
    cle = "date_a_tenir" if manquee is None else "trop_tard"
    texte = s.phrases.dire(f"situation.{cle}", nom=nom, debut=dire_date(debut), etape=suivante.libelle[:1].lower() + suivante.libelle[1:],
                           limite=dire_date(suivante.date), possible=dire_date(repousse or debut))
    return [dit(texte, suivante.reference.passage, calcule=texte)]  # type: ignore[union-attr]
