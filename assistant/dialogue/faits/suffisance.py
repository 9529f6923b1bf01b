"""Whether the best sentences answer what is asked, and what they lack: a place, a year, an average."""

from __future__ import annotations

from assistant.dialogue.demande import Demande
from assistant.dialogue.faits.annees import ANNEE, en_vigueur
from assistant.dialogue.faits.attente import COMBIEN, compte, repond_au_type, type_exige
from assistant.dialogue.faits.candidature import VECU, noms_propres, partie_nommee
from assistant.dialogue.faits.choix_phrases import MAXI_PHRASES
from assistant.dialogue.faits.mesure import absents, chiffree, rapports_absents
from assistant.dialogue.faits.rangs import rangs_absents
from assistant.dialogue.lieux import gentile, lieux_nommes
from assistant.dialogue.selection import Candidat, couverture_commune
from assistant.dialogue.services import Services
from assistant.domaine.texte import plier

# Under this share of the question's weight, the best sentence speaks of something else (measured on our own set).
COUVERTURE_MINI = 0.45
# A figure is only given when one sentence alone covers most of what it is a figure of.
COUVERTURE_CHIFFRE, COUVERTURE_REGLE = 0.66, 0.55  # a rule says its amounts in the words of the law


def insuffisant(s: Services, demande: Demande, rangees: list[Candidat]) -> bool:
    """Return whether the best sentences speak of something else, or hold nothing of the kind asked."""
    partie = partie_nommee(demande.plie)
    if partie is not None and (rangees[0].passage.section or "").startswith(partie):
        return False
    poids = s.recherche.poids(demande.question)  # type: ignore[union-attr]
    exiges = compte(demande.question) | noms_propres(s, demande)
    typees = [c for c in rangees[:8] if repond_au_type(demande.question, c.passage)
              and (not _typee(demande.plie) or exiges <= c.couverts)]
    if not typees:
        return True
    if COMBIEN.search(demande.plie) or chiffree(demande.plie) and typees[0].passage.nature == "note":
        return typees[0].couverture < _voulue(demande, typees[0])
    return couverture_commune(rangees, poids) < COUVERTURE_MINI


def _voulue(demande: Demande, c: Candidat) -> float:
    """Return the share of a question that the sentence of its figure must cover, less for a rule than for the white paper."""
    if c.passage.nature != "regle":
        return COUVERTURE_CHIFFRE
    return COUVERTURE_MINI if c.passage.dispositif in demande.dispositifs else COUVERTURE_REGLE


def _typee(plie: str) -> bool:
    return type_exige(plie) or chiffree(plie)


def precisions_absentes(s: Services, demande: Demande, choisis: tuple[Candidat, ...]) -> tuple[str, ...]:
    """Return the places, the years, the groups… asked that the first sentence, or for a story none of them, is about."""
    if chiffree(demande.plie):
        liste = len(choisis) > MAXI_PHRASES and choisis[0].passage.nature != "regle"  # rules are told one by one
        porteurs = choisis if liste else choisis[:1]
        manques = [absents(s.droit, demande, c.passage) for c in porteurs]
        return tuple(m for m in manques[0] if all(m in autres for autres in manques))
    textes = " ".join(f"{c.passage.texte} {' '.join(c.passage.chemin)} {c.passage.titre}" for c in choisis)
    lieux = tuple(nom for nom in lieux_nommes(demande.question) if gentile(nom) not in plier(textes))
    annees = tuple(a for a in ANNEE.findall(VECU.sub(" ", demande.question)) if a not in textes and not any(en_vigueur(c.passage, a) for c in choisis)
                   and int(a) <= demande.le.year + 1)
    return (*lieux, *annees, *rangs_absents(demande.plie, plier(textes)), *rapports_absents(demande.plie, plier(textes)))
