"""Which whole sentences answer a question of fact: the one that answers first, then what completes it.

A sentence counts by the weight of the question's words that it covers, by its place in the search, and by holding a
figure when a figure is asked. What it does not know: the meaning of the sentences.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier
from assistant.grounding.valeurs import valeurs
from assistant.retrieval.texte import termes

QUANTITE = re.compile(
    r"\b(combien|cb|kombien|nombre|quel(le)?s? (part|taux|pourcentage|proportion|montant|somme|duree|delai|plafond|prix|cout|"
    r"effectif|superficie|population|densite|age|seuil|chiffre)|pourcentage|en chiffres?|a combien|chiffre d'affaires)\b"
)
LISTE = re.compile(
    r"\b(quel(le)?s sont|lesquel(le)?s|liste[rz]?|cite[rz]?|enumere[rz]?|tou(te)?s les|quel(le)?s (laboratoires?|metiers?|"
    r"secteurs?|entreprises?|actions?|recommandations?|preconisations?|dispositifs?|formations?|conditions?|etapes?|criteres?|"
    r"competences?|flux|familles?|departements?|taches?|categories?|opportunites?|menaces?|conseils?|missions?|partenaires?))\b"
)
MAXI_PHRASES, MAXI_LISTE = 3, 8
Poids = Mapping[str, tuple[float, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Candidat:
    """A sentence that may be said, with how well it covers the question (0-1)."""

    passage: Passage
    couverture: float
    note: float
    couverts: frozenset[str]


def candidats(question: str, poids: Poids, trouves: Sequence[tuple[Passage, float]]) -> list[Candidat]:
    """Return the sentences found, best first. poids: each stem of the question, its weight (idf), its equals."""
    total = sum(p for p, _ in poids.values()) or 1.0
    plie = plier(question)
    chiffre = bool(QUANTITE.search(plie))
    sommet = max((score for _, score in trouves), default=1.0) or 1.0
    notes = []
    for passage, score in trouves:
        if not _dicible(passage):
            continue
        couverts = _couverts(passage, poids)
        couverture = sum(poids[t][0] for t in couverts) / total
        note = 0.55 * couverture + 0.45 * score / sommet
        if chiffre:
            note += 0.15 if _chiffre_propre(passage, plie) else -0.15
        notes.append(Candidat(passage, couverture, note, couverts))
    return sorted(notes, key=lambda c: (-c.note, c.passage.id))


def _dicible(passage: Passage) -> bool:
    """Return whether a passage is one sentence or one row; wider ones are found through their own sentences."""
    if passage.genre in ("tableau", "question") or len(passage.texte) > 700:
        return False
    return passage.nature == "regle" or passage.genre != "paragraphe" or not re.search(r"[.!?] [A-ZÀ-Ý«]", passage.texte)


def _couverts(passage: Passage, poids: Poids) -> frozenset[str]:
    dits = set(termes(" ".join((passage.texte, *passage.chemin, *passage.mots))))
    return frozenset(t for t, (_, pareils) in poids.items() if pareils & dits)


def _chiffre_propre(passage: Passage, question: str) -> bool:
    """Return whether a passage holds a figure that the question does not already give, dates apart."""
    donnes = valeurs(question)
    return any(not v.startswith(("date", "article", "code")) and v not in donnes and not _annee(v)
               for v in valeurs(passage.texte))


def _annee(valeur: str) -> bool:
    return bool(re.fullmatch(r"nombre (19|20)\d\d", valeur))


def choisir(question: str, rangees: Sequence[Candidat]) -> tuple[Candidat, ...]:
    """Return the sentences to say, the answer first; a list question keeps the items of the same place."""
    if not rangees:
        return ()
    premier = rangees[0]
    if LISTE.search(plier(question)):
        freres = [c for c in rangees if _meme_lieu(c.passage, premier.passage) and c.couverture >= 0.75 * premier.couverture
                  and c.note >= 0.6 * premier.note]
        if len(freres) >= 3:
            uniques = _sans_redite(freres)
            return tuple(sorted(uniques[:MAXI_LISTE], key=lambda c: uniques.index(c)))
    return _completer(premier, rangees)


def _completer(premier: Candidat, rangees: Sequence[Candidat]) -> tuple[Candidat, ...]:
    """Add sentences of the same source only while they cover words of the question that nothing said yet covers."""
    dits, couverts = [premier], set(premier.couverts)
    for c in rangees[1:12]:
        apport = c.couverts - couverts
        if len(dits) < MAXI_PHRASES and apport and c.note >= 0.72 * premier.note and not _redite(c, dits):
            dits.append(c)
            couverts |= apport
    return tuple(dits)


def _meme_lieu(un: Passage, autre: Passage) -> bool:
    return (un.source, un.section, un.dispositif) == (autre.source, autre.section, autre.dispositif)


def _sans_redite(rangees: Sequence[Candidat]) -> list[Candidat]:
    gardes: list[Candidat] = []
    for c in rangees:
        if not _redite(c, gardes):
            gardes.append(c)
    return gardes


def _redite(c: Candidat, dits: Sequence[Candidat]) -> bool:
    mots = set(termes(c.passage.texte))
    return any(len(mots & (autre := set(termes(d.passage.texte)))) >= 0.7 * min(len(mots), len(autre)) for d in dits)
