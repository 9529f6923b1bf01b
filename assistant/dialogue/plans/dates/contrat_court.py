"""A CDD or a mission that ends before the training: the day to hold is that of its end, and no employer is asked for a leave."""

from __future__ import annotations

import re
from datetime import date

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import dit, liste
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan, Echeance
from assistant.domaine.profil import Fait
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import calendrier, dire_date, evaluer

CONGE = "ptp"
CDD, MISSION = re.compile(r"\bcdd\b|\bsaison\w*"), re.compile(r"\b(interim\w*|mission)\b")
ECARTS = {"cdd": "avant la fin du contrat", "interim": "4 mois après la fin de la mission"}  # how the last day to file is counted
DELAIS = frozenset({"depot_a_temps", "depart_a_temps"})  # the conditions that these days are about
REGLES = ("depot", "depart")
SANS_EMPLOYEUR = "cdd_apres_contrat"  # no leave to ask for, and Transitions Pro pays by itself


def dates_du_contrat(s: Services, d: Demande) -> list[Bloc]:
    """Return the last day to file and the last day to start, counted from the end of a short contract that was told."""
    fin, debut = d.profil.valeur("fin_contrat_le"), d.profil.valeur("formation_debut")
    contrat = _contrat(d)
    if contrat not in ECARTS or not isinstance(fin, date):
        return []
    if not _ouvert(next(b for b in evaluer(s.droit, d.profil, d.le) if b.id == CONGE)):
        return []
    if isinstance(debut, date) and debut <= fin:
        return []  # an ordinary leave, asked of the employer
    profil = d.profil.avec([Fait("type_contrat", contrat, origine="deduit")])
    limites = {nom: e for e in calendrier(s.droit, profil, d.le, CONGE) for nom in REGLES if _est(e, nom)}
    if len(limites) < len(REGLES):
        return []
    depot, depart = limites["depot"], limites["depart"]
    tard = isinstance(debut, date) and debut > depart.date
    cle = "contrat_court_depasse" if depot.depassee else "contrat_court_tard" if tard else "contrat_court"
    texte = s.phrases.dire(f"dates.{cle}", fin=dire_date(fin), depot=dire_date(depot.date), depart=dire_date(depart.date),
                           debut=dire_date(debut) if isinstance(debut, date) else "", ecart=ECARTS[contrat])
    preuves = tuple(e.reference.passage for e in (depot, depart) if e.reference)
    suite = () if depot.depassee or contrat != "cdd" else _regles(s, d, SANS_EMPLOYEUR)
    return [Bloc((Phrase(texte, preuves, calcule=texte), *suite))]


def _contrat(d: Demande) -> str:
    """Return the contract that ends; one told as past (« j'étais en CDD ») is no contract of today, its delay counts all the same."""
    dit = d.profil.valeur("type_contrat")
    return str(dit) if dit is not None else "cdd" if CDD.search(d.plie) else "interim" if MISSION.search(d.plie) else ""


def si_le_contrat_finit(s: Services, d: Demande, debut: date) -> list[Bloc]:
    """Return what holds instead, when a short contract whose end is not told may be over before the training starts."""
    contrat = d.profil.valeur("type_contrat")
    if contrat not in ECARTS or d.profil.valeur("fin_contrat_le") is not None:
        return []
    texte = s.phrases.dire("dates.fin_inconnue", debut=dire_date(debut))
    return [dit(texte, calcule=texte), liste(*_regles(s, d, *(f"{nom}_{contrat}" for nom in REGLES), *((SANS_EMPLOYEUR,) if contrat == "cdd" else ())))]


def _ouvert(bilan: Bilan) -> bool:
    """Return whether nothing else than these days rules the scheme out."""
    return all(c.id in DELAIS for c in bilan.conditions if c.etat == "non_remplie")


def _est(echeance: Echeance, nom: str) -> bool:
    return echeance.reference is not None and any(echeance.reference.passage == f"regle/{CONGE}/{nom}_{contrat}" for contrat in ECARTS)


def _regles(s: Services, d: Demande, *noms: str) -> tuple[Phrase, ...]:
    blocs = {b.id: b for b in s.droit.dispositif(CONGE).blocs if b.en_vigueur(d.le)}
    return tuple(Phrase(blocs[n].regle, (blocs[n].reference.passage,)) for n in noms if n in blocs)
