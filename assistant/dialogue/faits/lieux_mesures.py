"""Places that a figure is of: a town, a department, Occitanie, another region, France, the world."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.dialogue.faits.annees import STATISTIQUE
from assistant.dialogue.lieux import gentile, lieux_nommes
from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier

# « 2e région de France » ranks Occitanie: its figure is not one of France.
RANG_EN_FRANCE = re.compile(r"\b((\d+e|premiere?|1re|combien\w*|quelle) )?regions? (de france|francaises?)\b|"
                            r"\b(rang|place|classement|position|class\w+|combien\w*i?eme)\b.{0,40}\b(france|francais\w*)\b")
EN_FRANCE = re.compile(r"\b(en france|au (niveau )?national|nationalement|france entiere|tout le pays|en metropole|a l'echelle nationale|de la france)\b")
FRANCE = re.compile(r"\b(france|francais\w*|nationa\w+|metropol\w+)\b")
# A sentence measures France only where it says so of a figure.
MESURE_FRANCE = re.compile(r"\d[^;:]{0,60}\ben france\b|\ben france,? [^;:]{0,20}\d|\b(france metropolitaine|niveau national|taux national|moyenne (nationale|francaise)|contre \d[^.;]{0,25} en moyenne|"
                           r"nationale?s?|l'ensemble de la france)\b|\bfrance :")
MONDE = re.compile(r"\b(mondia\w+|planete|monde(?! (du travail|de l'emploi|professionnel|de l'education|de la formation|economique)))\b")
REGION = re.compile(r"\boccitan\w*\b")
AILLEURS = re.compile(r"\b(ile-de-france|nouvelle-aquitaine|provence\w*|auvergne\w*|bretagne|normandie|hauts-de-france|grand est|"
                      r"pays de la loire|centre-val|bourgogne\w*|corse|paca|autres? regions?)\b")
ICI = re.compile(r"\b(occitan\w*|ici|chez nous|notre region|(dans|de) la region|en region|le coin)\b")
REGIONAL = re.compile(r"\b(occitan\w*|regiona\w*|la region|transitions pro|digital 113)\b")


def lieux_absents(question: str, texte: str, large: str, passage: Passage) -> tuple[str, ...]:
    """Return the places of a question that a folded sentence (large: with its headings) gives no figure of."""
    plie = plier(question)
    return (*(nom for nom in _lieux(question) if gentile(nom) not in large), *_france(plie, texte), *_monde(plie, texte),
            *_occitanie(plie, texte, passage))


def _france(question: str, texte: str) -> tuple[str, ...]:
    if RANG_EN_FRANCE.search(question) or not FRANCE.search(question):
        return ()
    mesure = RANG_EN_FRANCE.sub(" ", texte)
    voulu = MESURE_FRANCE if EN_FRANCE.search(question) else FRANCE
    return () if voulu.search(mesure) or MESURE_FRANCE.search(mesure) else ("la France",)


def _monde(question: str, texte: str) -> tuple[str, ...]:
    return ("le monde",) if MONDE.search(question) and not MONDE.search(texte) else ()


def _occitanie(question: str, texte: str, passage: Passage) -> tuple[str, ...]:
    """Return Occitanie when it is asked and a sentence of the white paper measures the world, or names no place of it."""
    if not ICI.search(question) or MONDE.search(question):
        return ()
    if passage.nature == "regle":  # a rule holds everywhere; a figure of France or of another region is not ours
        voisin = AILLEURS.search(texte) or STATISTIQUE.search(texte) and EN_FRANCE.search(texte)
        return ("l'Occitanie",) if voisin and REGION.search(question) and not REGION.search(texte) else ()
    ailleurs = MONDE.search(texte) and not REGION.search(texte)
    muet = REGION.search(question) and not REGIONAL.search(texte) and not _lieux(passage.texte)
    return ("l'Occitanie",) if ailleurs or muet else ()


_lieux = lru_cache(maxsize=8192)(lieux_nommes)  # the same sentences come back at every question
