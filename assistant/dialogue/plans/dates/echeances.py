"""A start that was told is never left without its date to hold: a notice already past is said before anything is signed."""

from __future__ import annotations

from datetime import date

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import dit
from assistant.dialogue.plans.dates.contrat_court import dates_du_contrat, si_le_contrat_finit
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan, Echeance
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import (
    bascules,
    calendrier,
    debut_repousse,
    dire_date,
    dire_valeur,
    prochaine_date_possible,
)

CONTRAT = frozenset({"fin_contrat_le", "type_contrat"})
DATES = frozenset({"formation_debut", "formation_duree_mois", "formation_temps_partiel"})  # what moves the notices
USAGE = "(usage)"  # a custom of the network: missed, it closes nothing
FENETRE = "au plus tôt"  # a day from which something may be done, not the last one
PREMIER_PTP = frozenset({"ptp_anterieur_fin_le", "ptp_anterieur_duree_mois"})
OUVERTS = ("possible", "a_preciser")


def date_a_tenir(s: Services, d: Demande, bilans: tuple[Bilan, ...]) -> list[Bloc]:
    """Return the next date to hold for a start just told, or that it is too late and when one may start instead."""
    debut, dits = d.profil.valeur("formation_debut"), {f.id for f in d.lecture.faits}
    court = dates_du_contrat(s, d) if dits & (DATES | CONTRAT) else []
    if court and any(f.id == "fin_contrat_le" for f in d.hypothese):  # an end put off counts from the day it is signed
        court.append(dit(s.phrases.dire("dates.si_signe")))
    court += second_projet(s, d) if dits & PREMIER_PTP else []
    if court or not isinstance(debut, date) or debut <= d.le or not dits & DATES:
        return court
    return [*_du_conge(s, d, bilans, debut), *si_le_contrat_finit(s, d, debut)]


def second_projet(s: Services, d: Demande) -> list[Bloc]:
    """Return the day from which a second project may be asked in the same company, when the first one is told whole."""
    jours = {j for j in bascules({f.id: f.valeur for f in d.profil.faits.values()})}
    condition = next(c for c in s.droit.dispositif("ptp").conditions if c.id == "second_ptp")
    if len(jours) != 1:
        return []
    jour, definition = jours.pop(), s.droit.definitions["ptp_anterieur_duree_mois"]
    texte = s.phrases.dire(f"dates.second_projet{'_passe' if jour <= d.le else ''}", date=dire_date(jour),
                           duree=dire_valeur(definition, d.profil.valeur("ptp_anterieur_duree_mois")),  # type: ignore[arg-type]
                           fin=dire_date(d.profil.valeur("ptp_anterieur_fin_le")))  # type: ignore[arg-type]
    return [dit(texte, condition.reference.passage, calcule=texte)]


def _du_conge(s: Services, d: Demande, bilans: tuple[Bilan, ...], debut: date) -> list[Bloc]:
    for bilan in (b for b in bilans if b.verdict in OUVERTS):
        lignes = _lignes(s, d, bilan, debut)
        if lignes:
            return _dire(s, d, bilan, debut, lignes)
    return []


def trop_tard(s: Services, d: Demande, bilan: Bilan, debut: date) -> list[Bloc]:
    """Return the warning that a notice is past for this start, or from when a file may be sent; [] while all are ahead."""
    lignes = _lignes(s, d, bilan, debut)
    dire = any(_manquee(e) or FENETRE in e.libelle for e in lignes)
    return _dire(s, d, bilan, debut, lignes) if dire else []


def _lignes(s: Services, d: Demande, bilan: Bilan, debut: date) -> list[Echeance]:
    return [e for e in calendrier(s.droit, d.profil, d.le, bilan.id) if e.reference is not None and e.date <= debut]


def _manquee(e: Echeance) -> bool:
    return e.depassee and USAGE not in e.libelle and FENETRE not in e.libelle


def _dire(s: Services, d: Demande, bilan: Bilan, debut: date, lignes: list[Echeance]) -> list[Bloc]:
    """Return the sentence; when the length is not known, the limit of a long training and that of a short one."""
    nom = s.droit.dispositif(bilan.id).sigle or bilan.libelle
    manquees, a_venir = [e for e in lignes if _manquee(e)], [e for e in lignes if not e.depassee]
    courte = next((e for e in a_venir if e.reference and e.reference.passage.endswith("demande_employeur_60")), None)
    legales = [e for e in a_venir if USAGE not in e.libelle]
    fenetre = next((e for e in lignes if FENETRE in e.libelle), None)
    suivante = fenetre or next(iter((*manquees, *legales, *a_venir)), None)
    if suivante is None or suivante.reference is None:
        return []
    selon = bool(manquees) and courte is not None and d.profil.valeur("formation_duree_mois") is None
    cle = "dates.fenetre" if fenetre else "situation.selon_la_duree" if selon else "situation.trop_tard" if manquees else "situation.date_a_tenir"
    repousse = debut_repousse(s.droit, d.profil, d.le, bilan.id) or prochaine_date_possible(s.droit, d.profil, d.le, bilan.id)
    texte = s.phrases.dire(cle, nom=nom, debut=dire_date(debut), etape=_etape(suivante), limite=dire_date(suivante.date),
                           possible=dire_date(repousse or debut), courte=dire_date((courte or suivante).date))
    avant = [_usage(s, e) for e in a_venir if not manquees and e.reference and USAGE in e.libelle and e.date < suivante.date]
    return [Bloc((Phrase(texte, (suivante.reference.passage,), calcule=texte), *avant))]


def _usage(s: Services, e: Echeance) -> Phrase:
    texte = s.phrases.dire("dates.usage", etape=_etape(e).replace(f" {USAGE}", ""), limite=dire_date(e.date))
    return Phrase(texte, (e.reference.passage,) if e.reference else (), calcule=texte)


def _etape(e: Echeance) -> str:
    return e.libelle[:1].lower() + e.libelle[1:]
