"""Which whole sentences may answer a question of fact, each with its mark.

A sentence counts by the weight of the question's words that it covers, by its place in the search, and by holding a
figure when a figure is asked. What it does not know: the meaning of the sentences.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.dialogue.faits.attente import QUAND, QUANTITE, chiffre_propre, date_propre
from assistant.dialogue.faits.genres_de_question import DEFINITION, IDENTITE, bonus, en_trop
from assistant.dialogue.faits.mesure import chiffree, contraires
from assistant.dialogue.faits.mots_faibles import COMMUNS, FAIBLES, TIEDES
from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier
from assistant.retrieval import Proche
from assistant.retrieval.texte import termes

# Stems that share six letters are one family here (tourisme, touristique), and a short one that opens a longer one is its
# abbreviation (agglo, agglomération). Five letters for all made renouveler one with renouvelable.
RACINE, ABREGE = 6, 5
# Between a sentence and the table row that says the same, people read the sentence.
LIGNE = 0.06
# Between two sentences under one heading, the one that says the words itself.
PROPRE = 0.15
# « Supervisé » is asked, « non supervisé » is said.
CONTRAIRE = 0.15
# Each word of a question restricts the figure that it asks.
PRECISE = 0.2
# A row of the references holds the title that a sentence on them only counts.
TITRE = -0.2
# What is defined opens its definition.
DEFINI = 0.15
# What a missing word of the frame of a question weighs, against a missing word of its subject.
MANQUE_TIEDE = 0.2
# What a likeness of 1 to a question written in advance is worth, beside a full cover (0.55) and the best score (0.45).
CONNUE = 0.4
AUCUNE: Mapping[str, Proche] = {}
Poids = Mapping[str, tuple[float, frozenset[frozenset[str]]]]


@dataclass(frozen=True, slots=True)
class Candidat:
    """A sentence that may be said, with how well it covers the question (0-1)."""

    passage: Passage
    couverture: float
    note: float
    couverts: frozenset[str]
    siens: frozenset[str] = frozenset()  # the stems of the question that its own words say, headings apart


def candidats(question: str, poids: Poids, trouves: Sequence[tuple[Passage, float, float]], connues: Mapping[str, Proche] = AUCUNE) -> list[Candidat]:
    """Return the sentences found, best first. connues: the question written in advance that resembles this one, by passage.

    poids: each stem of the question, its weight (idf), its equals. trouves: passage, search score, and a factor on its
    note for what the score cannot know (its part named, its scheme named, out of force).
    """
    poids = ponderer(poids)
    plie = plier(question)
    chiffre = bool(QUANTITE.search(plie))
    sommet = max((score for _, score, _ in trouves), default=1.0) or 1.0
    notes = []
    for passage, score, facteur in trouves:
        if not dicible(passage):
            continue
        connue = connues.get(passage.id)
        couverts = _couverts(passage, poids, connue.question if connue else "")
        couverture = part_couverte(couverts, poids, TIEDES)
        note = 0.55 * couverture + 0.45 * score / sommet + 0.15 * _densite(passage, couverts) + 0.12 * _sujet(passage, poids)
        note += CONNUE * connue.ressemblance if connue else 0.0
        if passage.nature == "note":
            siens = _couverts_par(" ".join((passage.texte, *passage.mots)), poids)
            note += bonus(plie, passage.texte) - PROPRE * (couverture - part_couverte(siens, poids, TIEDES))
            note -= CONTRAIRE if contraires(plie, plier(passage.texte)) else 0.0
        if passage.genre == "ligne":
            note -= LIGNE if passage.section != "bibliographie" else TITRE
        if (DEFINITION.search(plie) or IDENTITE.search(plie)) and len(couverts) > 1 and {t for t in couverts if t not in FAIBLES} <= _tete_large(passage, poids):
            note += DEFINI
        if chiffre:
            note += 0.15 if chiffre_propre(passage, plie) else -0.15
        elif QUAND.search(plie):
            note += 0.15 if date_propre(passage, plie) else 0.0
        if (chiffre or chiffree(plie)) and passage.nature == "note":
            note += PRECISE * couverture - en_trop(plie, passage.texte)
        notes.append(Candidat(passage, part_couverte(couverts, poids), note * facteur, couverts, _couverts_par(passage.texte, poids)))
    return sorted(notes, key=lambda c: (-c.note, c.passage.id))


def dicible(passage: Passage) -> bool:
    """Return whether a passage is one sentence or one row; wider ones are found through their own sentences."""
    if passage.genre in ("tableau", "question") or len(passage.texte) > 700 or passage.id.startswith("ecart/"):
        return False
    if passage.genre == "liste" or "\n- " in passage.texte:  # its items are passages of their own
        return False
    return passage.nature == "regle" or passage.genre != "paragraphe" or not re.search(r"[.!?] [A-ZÀ-Ý«]", passage.texte)


def _couverts(passage: Passage, poids: Poids, question: str) -> frozenset[str]:
    """Return the stems of the question that a passage says: by itself, by its headings, by the words people use for it, by a question that it answers."""
    return _couverts_par(" ".join((passage.texte, *passage.chemin, *passage.mots, question)), poids)


def _couverts_par(texte: str, poids: Poids) -> frozenset[str]:
    dits, debuts = _mots_dits(texte)
    return frozenset(t for t, (_, pareils) in poids.items()
                     if any(p <= dits for p in pareils) or (len(t) >= RACINE and t[:RACINE] in debuts) or (len(t) == ABREGE and t in debuts))


def _densite(passage: Passage, couverts: frozenset[str]) -> float:
    """Return how much of a sentence the question names: between equals, the one that says just that."""
    return min(1.0, len(couverts) / max(1, len(_mots_dits(passage.texte)[0])))


def _sujet(passage: Passage, poids: Poids) -> bool:
    """Return whether a sentence opens with a word that the question weighs: it is about it, not beside it."""
    tete = _ouverture(passage.texte)
    return any(p <= tete for t, (_, pareils) in poids.items() if t not in FAIBLES for p in pareils)


# The same sentences come back at every question: their words are read once.
@lru_cache(maxsize=16384)
def _mots_dits(texte: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of a text, and the beginnings by which two words of one family are known."""
    dits = frozenset(termes(texte))
    return dits, frozenset(d[:n] for d in dits for n in (ABREGE, RACINE) if len(d) >= n)


@lru_cache(maxsize=16384)
def _ouverture(texte: str) -> frozenset[str]:
    """Return the first four stems of a sentence that name something; a row opens after the title of its table."""
    pleins = [t for t in termes(texte.split(" – ")[-1])[:8] if t not in FAIBLES and not t.isdigit()]
    return frozenset(list(dict.fromkeys(pleins))[:4])


def _tete_large(passage: Passage, poids: Poids) -> set[str]:
    """Return the stems of the question that the opening of a sentence says."""
    tete = _ouverture(passage.texte)
    return {t for t, (_, pareils) in poids.items() if pareils & tete}


def ponderer(poids: Poids) -> Poids:
    """Return the weights with the words of conversation made light: they ask, they do not name."""
    return {t: (p * (0.25 if t in FAIBLES else 1.0), pareils) for t, (p, pareils) in poids.items()}


def repond_aux_mots(passage: Passage, poids: Poids, question: str, part: float) -> bool:
    """Return whether a passage, with a question that it answers, says this share of what is asked (0-1), a word that names something with it."""
    couverts = _couverts(passage, poids, question)
    return bool(couverts - FAIBLES - COMMUNS) and part_couverte(couverts, ponderer(poids)) >= part


def couverture_commune(rangees: Sequence[Candidat], poids: Poids, combien: int = 6) -> float:
    """Return the share of the question's weight that the best sentences of one place cover together."""
    legers = ponderer(poids)
    lieu = [c for c in rangees[:combien] if meme_lieu(c.passage, rangees[0].passage)]
    return part_couverte(frozenset().union(*(c.couverts for c in lieu)), legers)


def part_couverte(couverts: frozenset[str], poids: Poids, tiedes: frozenset[str] = COMMUNS) -> float:
    """Return the share of the weight of a question that is covered (0-1); a word that only frames it (tiedes) is hardly missed."""
    dit = sum(poids[t][0] for t in couverts)
    manque = sum(p * (MANQUE_TIEDE if t in tiedes else 1.0) for t, (p, _) in poids.items() if t not in couverts)
    return dit / ((dit + manque) or 1.0)


def meme_lieu(un: Passage, autre: Passage) -> bool:
    if un.dispositif is not None and un.nature == "regle":
        return un.dispositif == autre.dispositif
    return (un.source, un.section, un.dispositif) == (autre.source, autre.section, autre.dispositif)
