"""Whether the best sentences answer what is asked, and what they lack: a place, a year, an average."""

from __future__ import annotations

import re

from assistant.dialogue.demande import Demande
from assistant.dialogue.faits.attente import COMBIEN, compte, repond_au_type, type_exige
from assistant.dialogue.faits.candidature import ANNEE, noms_propres, partie_nommee
from assistant.dialogue.faits.choix_phrases import MAXI_PHRASES
from assistant.dialogue.lieux import gentile, lieux_nommes
from assistant.dialogue.selection import Candidat, couverture_commune
from assistant.dialogue.services import Services
from assistant.domaine.texte import plier

# « l'âge moyen des stagiaires » is answered by no count of them.
MOYENNE = re.compile(r"\b(?P<quoi>age|duree|salaire|prix|cout|note|taux|delai) (?P<sorte>moyen|median)(ne|e)?\b")
STATISTIQUE = re.compile(r"\b(dossiers|recus|financees?|finances|favorables|entrees|allocataires|acceptes?|demandes sur)\b")
# Under this share of the question's weight, the best sentence speaks of something else (measured on our own set).
COUVERTURE_MINI = 0.45
# A figure is only given when one sentence alone covers most of what it is a figure of.
COUVERTURE_CHIFFRE = 0.55


def insuffisant(s: Services, demande: Demande, rangees: list[Candidat]) -> bool:
    """Return whether the best sentences speak of something else, or hold nothing of the kind asked."""
    partie = partie_nommee(demande.plie)
    if partie is not None and (rangees[0].passage.section or "").startswith(partie):
        return False
    poids = s.recherche.poids(demande.question)  # type: ignore[union-attr]
    exiges = compte(demande.question) | noms_propres(s, demande)
    typees = [c for c in rangees[:8] if repond_au_type(demande.question, c.passage)
              and (not type_exige(demande.plie) or exiges <= c.couverts)]
    if not typees:
        return True
    if COMBIEN.search(demande.plie):
        return typees[0].couverture < COUVERTURE_CHIFFRE
    return couverture_commune(rangees, poids) < COUVERTURE_MINI


def precisions_absentes(demande: Demande, choisis: tuple[Candidat, ...]) -> tuple[str, ...]:
    """Return the places, the years and the averages asked that no chosen sentence is about."""
    # A figure must itself be of the place and the year asked; a story may say them beside.
    porteurs = choisis[:1] if COMBIEN.search(demande.plie) and len(choisis) <= MAXI_PHRASES else choisis
    textes = " ".join(f"{c.passage.texte} {' '.join(c.passage.chemin)} {c.passage.titre}" for c in porteurs)
    plie = plier(textes)
    lieux = [nom for nom in lieux_nommes(demande.question) if gentile(nom) not in plie]
    annees = [a for a in ANNEE.findall(demande.question) if a not in textes and not _datee(a, choisis)
              and int(a) <= demande.le.year + 1]
    mesures = [demande.question[m.start() : m.end()] if len(demande.question) == len(demande.plie) else m[0]
               for m in MOYENNE.finditer(demande.plie) if not re.search(rf"\b{m['quoi']}\w* .{{0,20}}{m['sorte']}", plie)]
    return tuple(lieux + annees + mesures)


def _datee(annee: str, choisis: tuple[Candidat, ...]) -> bool:
    """Return whether a rule among the sentences was in force that year; a dated statistic speaks of its own years only."""
    if any(STATISTIQUE.search(plier(c.passage.texte)) for c in choisis[:1]):
        return False
    return any(c.passage.nature == "regle" and (c.passage.valide_du is None or c.passage.valide_du.year <= int(annee))
               and (c.passage.valide_au is None or c.passage.valide_au.year >= int(annee)) for c in choisis)
