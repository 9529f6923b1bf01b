"""A question that asks several things: « combien de CHU et combien d'étudiants ? » is two, each whole once it gets the shared subject."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.dialogue.faits.annees import ANNEE
from assistant.dialogue.faits.mots_faibles import COMMUNS, FAIBLES
from assistant.domaine.texte import plier
from assistant.retrieval.texte import VIDES, termes

MAXI_PARTIES = 3
# What may stand between two requests; what follows must open as a request does.
LIAISON = re.compile(r"(?:\s*[,;?:.]+\s*|\s+)(?:et|puis|ainsi que|mais|aussi)\s+(?:aussi |du coup |surtout |puis )?|\s*[?;]\s+|\s*,\s+")
MESURES = (r"nombre|nb|part|montant|rang|place|evolution|hausse|baisse|croissance|taux|pourcentage|proportion|prix|date|annee|cout|duree|effectif|total|"
           r"chiffre d'affaires?|budget|poids|age|niveau|adresse|superficie|densite|population")
REQUETE = re.compile(
    r"^(combien|cb|kombien|quel(le)?s?|lesquel(le)?s?|qui|quand|ou (est|sont|se|y|c'est)|pourquoi|pk|comment|en quelle annee|depuis quand|de combien|d'ou|"
    r"(a|avec|pour|par|de|chez|dans|vers|sur|en) (qui|quoi|quel(le)?s?|combien)|c'est (quoi|qui|quand|combien|ou)|est[- ]ce qu\w*|"
    rf"(son|sa|ses|leur|leurs) \w+|(le |la |les |l')?({MESURES})\b|(le )?ca( de| du| des|\W*$)|en (%|pourcentage|euros|milliards|millions))")
INTERROGE = re.compile(rf"\b(combien|cb|kombien|quel(le)?s?|lesquel(le)?s?|qui|quand|ou (est|sont|se|y)|ca(?= de| du| des|\W*$)|pourquoi|pk|comment|quoi|est[- ]ce|{MESURES})\b")
MOTS = re.compile(r"[\w'’+%-]+")


class Partie(NamedTuple):
    """One thing asked: as it was said, as a whole question, and the stems that it alone names, which its answer must hold."""

    dite: str
    question: str
    propres: frozenset[str]


def decouper(question: str) -> tuple[Partie, ...]:
    """Return the things that a question asks, each as a whole question; one alone is given as it is."""
    morceaux = _morceaux(question)
    if len(morceaux) < 2 or len(morceaux) > MAXI_PARTIES or not INTERROGE.search(plier(morceaux[0])):
        return (Partie(question, question, frozenset()),)
    return tuple(_entiere(morceaux, i) for i in range(len(morceaux)))


def _morceaux(question: str) -> list[str]:
    morceaux, debut = [], 0
    for lien in LIAISON.finditer(question):
        if REQUETE.search(plier(question[lien.end():])) and _parlant(question[debut:lien.start()]):
            morceaux.append(question[debut:lien.start()].strip())
            debut = lien.end()
    return [*morceaux, question[debut:].strip()]


def _parlant(texte: str) -> bool:
    """Return whether a piece asks something by itself: « et du coup, … » opens a question and asks nothing."""
    return len(_sujets(texte)) > 0 and (bool(INTERROGE.search(plier(texte))) or len(_sujets(texte)) > 1)


def _entiere(morceaux: list[str], i: int) -> Partie:
    """Return a piece with the subject that the first one gives: the first words of what is asked stay apart."""
    ici = morceaux[i]
    if i == 0:
        return Partie(ici, ici, frozenset())
    propres = _sujets(ici)
    partages = [m for m in MOTS.findall(morceaux[0]) if _partage(m, ici, propres)]
    return Partie(ici.rstrip(" ?.!"), " ".join([ici.rstrip(" ?.!"), *partages]), frozenset(propres - COMMUNS))


def _partage(mot: str, ici: str, propres: set[str]) -> bool:
    """Return whether a word of the first piece is also the subject of another: no question word, no measure, no second year."""
    plie = plier(mot)
    if INTERROGE.search(plie) or plie in VIDES or ANNEE.search(plie) and ANNEE.search(ici):
        return False
    return not set(termes(plie)) <= propres | FAIBLES or ANNEE.search(plie) is not None


def _sujets(texte: str) -> set[str]:
    """Return the stems of a piece that name something: neither question words nor measures nor years."""
    sans = ANNEE.sub(" ", INTERROGE.sub(" ", plier(texte)))
    return {t for mot in re.findall(r"[a-z0-9+]{2,}", sans) if mot not in VIDES for t in termes(mot) if t not in FAIBLES}
