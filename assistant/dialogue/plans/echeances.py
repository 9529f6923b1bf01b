"""A start that was told is never left without its date to hold: a notice already past is said before anything is signed."""

from __future__ import annotations

from datetime import date

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import dit
from assistant.dialogue.plans.contrat_court import dates_du_contrat, si_le_contrat_finit
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan, Echeance
from assistant.grounding.citations import Bloc
from assistant.regles import calendrier, debut_repousse, dire_date, prochaine_date_possible

CONTRAT = frozenset({"fin_contrat_le", "type_contrat"})
DATES = frozenset({"formation_debut", "formation_duree_mois", "formation_temps_partiel"})  # what moves the notices
USAGE = "(usage)"  # a custom of the network: missed, it closes nothing
OUVERTS = ("possible", "a_preciser")


def date_a_tenir(s: Services, d: Demande, bilans: tuple[Bilan, ...]) -> list[Bloc]:
    """Return the next date to hold for a start just told, or that it is too late and when one may start instead."""
    debut, dits = d.profil.valeur("formation_debut"), {f.id for f in d.lecture.faits}
    court = dates_du_contrat(s, d) if dits & (DATES | CONTRAT) else []
    if court or not isinstance(debut, date) or debut <= d.le or not dits & DATES:
        return court
    return [*_du_conge(s, d, bilans, debut), *si_le_contrat_finit(s, d, debut)]


def _du_conge(s: Services, d: Demande, bilans: tuple[Bilan, ...], debut: date) -> list[Bloc]:
    for bilan in (b for b in bilans if b.verdict in OUVERTS):
        lignes = [e for e in calendrier(s.droit, d.profil, d.le, bilan.id) if e.reference is not None and e.date <= debut]
        if lignes:
            return _dire(s, d, bilan, debut, lignes)
    return []


def _dire(s: Services, d: Demande, bilan: Bilan, debut: date, lignes: list[Echeance]) -> list[Bloc]:
    """Return the sentence; when the length is not known, the limit of a long training and that of a short one."""
    nom = s.droit.dispositif(bilan.id).sigle or bilan.libelle
    manquees = [e for e in lignes if e.depassee and USAGE not in e.libelle]
    a_venir = [e for e in lignes if not e.depassee]
    courte = next((e for e in a_venir if e.reference and e.reference.passage.endswith("demande_employeur_60")), None)
    suivante = manquees[0] if manquees else next(iter(a_venir), None)
    if suivante is None or suivante.reference is None:
        return []
    selon = bool(manquees) and courte is not None and d.profil.valeur("formation_duree_mois") is None
    cle = "selon_la_duree" if selon else "trop_tard" if manquees else "date_a_tenir"
    repousse = debut_repousse(s.droit, d.profil, d.le, bilan.id) or prochaine_date_possible(s.droit, d.profil, d.le, bilan.id)
    texte = s.phrases.dire(f"situation.{cle}", nom=nom, debut=dire_date(debut), etape=suivante.libelle[:1].lower() + suivante.libelle[1:],
                           limite=dire_date(suivante.date), possible=dire_date(repousse or debut), courte=dire_date((courte or suivante).date))
    return [dit(texte, suivante.reference.passage, calcule=texte)]
