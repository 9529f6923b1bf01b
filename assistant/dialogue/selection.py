"""Which whole sentences answer a question of fact: the one that answers first, then what completes it.

A sentence counts by the weight of the question's words that it covers, by its place in the search, and by holding a
figure when a figure is asked. What it does not know: the meaning of the sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier
from assistant.grounding.valeurs import valeurs
from assistant.retrieval.texte import VIDES, termes

QUANTITE = re.compile(
    r"\b(combien|cb|kombien|nombre|quel(le)?s? (part|taux|pourcentage|proportion|montant|somme|duree|delai|plafond|prix|cout|"
    r"effectif|superficie|population|densite|age|seuil|chiffre)|pourcentage|chiffres?|a combien|chiffre d'affaires|effectifs?|part des?|taux)\b"
)
RANG = re.compile(r"\b(1re|1er|\d{1,2}e)\b")
COMBIEN = re.compile(r"\b(combien|cb|kombien|nombre d\w*|quel(le)? (part|taux|pourcentage|proportion))\b")
COMPTE = re.compile(r"\b(?:combien|nombre|nb|part|taux|pourcentage|proportion|budget|prix|chiffre d'affaires|salaire|effectifs?)"
                    r"(?: moyen\w*| annuel\w*| exact\w*)?(?: y a[- ]t[- ]il| il y a)?(?: de la| de l'| des| du| de| d') ?([a-z]{4,})")
LISTE = re.compile(
    r"\b(top \d+|classement|palmares|quel(le)?s sont|lesquel(le)?s|liste[rz]?|cite[rz]?|enumere[rz]?|tou(te)?s les|quel(le)?s (laboratoires?|metiers?|"
    r"secteurs?|entreprises?|actions?|recommandations?|preconisations?|dispositifs?|formations?|conditions?|etapes?|criteres?|"
    r"competences?|flux|familles?|departements?|taches?|categories?|opportunites?|menaces?|conseils?|missions?|partenaires?|"
    r"grands? employeurs?|zones?|publics?|raisons?|sources?|etudes?|associations?))\b|"
    r"^\W*(les )?(laboratoires|labos|departements|associations|documents|menaces|opportunites|missions|competences|taches|metiers|"
    r"entreprises|employeurs|partenaires|recommandations|preconisations|actions|publics|zones|secteurs|etudes|conditions|pieces|etapes)\b"
)
QUAND = re.compile(r"\b(quand|quelle (annee|date)|en quelle annee|depuis quand|date|dates)\b")
# A story, a reason or a summary is told by its whole paragraph, not by one sentence of it.
RECIT = re.compile(r"\b(raconte\w*|histoire|resume\w*|explique\w*|pourquoi|detaille\w*|presente\w*|en quoi|comment|idee|que dit|"
                   r"qu'est[- ]ce que dit|synthese|grandes lignes|c'est quoi|parle[rz]?[- ]moi)\b")
NOMBREUX = re.compile(r"\b(les|ces|aux|des) (deux|trois|quatre|cinq|six|[2-9]) \w+|\b[2-9] (categories|flux|conseils|niveaux|types|"
                      r"effets|raisons|axes|themes|dispositifs|familles)")
# What an answer must hold, by what is asked: a price wants euros, an address a postcode, a number a figure.
EXIGENCES = (
    (re.compile(r"\b(prix|tarif|cout|coute|coutent|couter|salaire|budget|chiffre d'affaires|montant|combien (je |on |tu |ca )?(gagne|paye|touche|coute))\b"),
     re.compile(r"\d ?(€|euros|Mds|milliards|millions)|\d %")),
    (re.compile(r"\b((l'|quelle |une |leur |son )adresse|adresse (du|de|d')|^adresse|ou se trouve|ou est situe)\b"), re.compile(r"\b\d{5}\b|https?://")),
    (re.compile(r"\b(horaires?|a quelle heure)\b"), re.compile(r"\d ?h\b")),
    (re.compile(r"\b(numero de telephone|telephone|numero pour|quel numero|appeler qui)\b"), re.compile(r"\b\d[\d ]{3,}\d\b|\b39 ?\d\d\b")),
)
RESUME, RESUMES = "En bref", 12
MAXI_PHRASES, MAXI_LISTE, MAXI_RECIT = 4, 10, 5
# Stems that share six letters are one family here (tourisme, touristique), and a short one that opens a longer one is its
# abbreviation (agglo, agglomération). Five letters for all made renouveler one with renouvelable.
RACINE, ABREGE = 6, 5
# A sentence nearly as good as the first, from the same place, is its context.
PROCHE = 0.84
# Between a sentence and the table row that says the same, people read the sentence.
LIGNE = 0.06
# Words of conversation: they ask, they do not name what is asked about.
CONVERSATION = """
moment actuellement aujourd'hui maintenant arriver devenir dire parler donner donne donnez exister concerner savoir connaitre exactement
environ info infos information question chose truc peu bcp beaucoup vraiment juste petit grand gens personne personnes on kon trouver
montre montrer cite citer liste quels koi quoi coup selon apres d'apres niveau prevu prevue prevues prevus sujet propos aime aimerais
voudrais veut veulent peuvent pouvez stp svp merci bonjour livre blanc document preface postface bibliographie biblio intro
introduction remerciements section partie tableau graphique nombre part taux pourcentage proportion total encore toujours actualite valable general global
globalement principal principaux principales important alors ok bon donc genre hein voila bah ben ca cela etre avoir faut falloir aller
vient venir fin finalement exact exacte concretement vrai vraiment preparer prepare session collegues presenter presente chiffre chiffres vers chez contre entre lors
temps fois explique expliquer precise preciser rappelle rappeler possible personnellement notamment surtout plutot
"""
FAIBLES = frozenset(t for mot in re.findall(r"[a-z']+", CONVERSATION) for t in termes(mot))
Poids = Mapping[str, tuple[float, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Candidat:
    """A sentence that may be said, with how well it covers the question (0-1)."""

    passage: Passage
    couverture: float
    note: float
    couverts: frozenset[str]


def candidats(question: str, poids: Poids, trouves: Sequence[tuple[Passage, float, float]]) -> list[Candidat]:
    """Return the sentences found, best first.

    poids: each stem of the question, its weight (idf), its equals. trouves: passage, search score, and a factor on its
    note for what the score cannot know (its part named, its scheme named, out of force).
    """
    poids = ponderer(poids)
    total = sum(p for p, _ in poids.values()) or 1.0
    plie = plier(question)
    chiffre = bool(QUANTITE.search(plie))
    sommet = max((score for _, score, _ in trouves), default=1.0) or 1.0
    notes = []
    for passage, score, facteur in trouves:
        if not _dicible(passage):
            continue
        couverts = _couverts(passage, poids)
        couverture = sum(poids[t][0] for t in couverts) / total
        note = 0.55 * couverture + 0.45 * score / sommet + 0.15 * _densite(passage, couverts) + 0.12 * _sujet(passage, poids)
        if passage.genre == "ligne":
            note -= LIGNE
        if chiffre:
            note += 0.15 if _chiffre_propre(passage, plie) else -0.15
        elif QUAND.search(plie):
            note += 0.15 if _date_propre(passage, plie) else 0.0
        notes.append(Candidat(passage, couverture, note * facteur, couverts))
    return sorted(notes, key=lambda c: (-c.note, c.passage.id))


def _dicible(passage: Passage) -> bool:
    """Return whether a passage is one sentence or one row; wider ones are found through their own sentences."""
    if passage.genre in ("tableau", "question") or len(passage.texte) > 700 or passage.id.startswith("ecart/"):
        return False
    return passage.nature == "regle" or passage.genre != "paragraphe" or not re.search(r"[.!?] [A-ZÀ-Ý«]", passage.texte)


def _couverts(passage: Passage, poids: Poids) -> frozenset[str]:
    dits = set(termes(" ".join((passage.texte, *passage.chemin, *passage.mots))))
    debuts = {d[:n] for d in dits for n in (ABREGE, RACINE) if len(d) >= n}
    return frozenset(t for t, (_, pareils) in poids.items()
                     if pareils & dits or (len(t) >= RACINE and t[:RACINE] in debuts) or (len(t) == ABREGE and t in debuts))


def _densite(passage: Passage, couverts: frozenset[str]) -> float:
    """Return how much of a sentence the question names: between equals, the one that says just that."""
    return min(1.0, len(couverts) / max(1, len(set(termes(passage.texte)))))


def _sujet(passage: Passage, poids: Poids) -> bool:
    """Return whether a sentence opens with a word that the question weighs: it is about it, not beside it."""
    tete = {t for t in termes(passage.texte.split(" – ")[-1])[:8] if t not in FAIBLES and not t.isdigit()}
    tete = set(list(dict.fromkeys(t for t in termes(passage.texte.split(" – ")[-1])[:8] if t in tete))[:4])
    return any(pareils & tete for t, (poids_t, pareils) in poids.items() if t not in FAIBLES)


def ponderer(poids: Poids) -> Poids:
    """Return the weights with the words of conversation made light: they ask, they do not name."""
    return {t: (p * (0.25 if t in FAIBLES else 1.0), pareils) for t, (p, pareils) in poids.items()}


def _chiffre_propre(passage: Passage, question: str) -> bool:
    """Return whether a passage holds a figure that the question does not already give, dates apart."""
    donnes = valeurs(question)
    return bool(RANG.search(passage.texte)) or any(
        not v.startswith(("date", "article", "code")) and v not in donnes and not _annee(v) for v in valeurs(passage.texte))


def _date_propre(passage: Passage, question: str) -> bool:
    """Return whether a passage gives a date or a year that the question does not already give."""
    donnes = valeurs(question)
    return any((v.startswith("date") or _annee(v)) and v not in donnes for v in valeurs(passage.texte))


def _annee(valeur: str) -> bool:
    return bool(re.fullmatch(r"nombre (19|20)\d\d", valeur))


def type_exige(plie: str) -> bool:
    """Return whether a folded question wants a kind of thing that can be recognised: a figure, a price, an address…"""
    return bool(COMBIEN.search(plie)) or any(demande.search(plie) for demande, _ in EXIGENCES)


def repond_au_type(question: str, passage: Passage) -> bool:
    """Return whether a sentence holds the kind of thing asked: a figure for "combien", euros for a price…"""
    plie = plier(question)
    for demande, voulu in EXIGENCES:
        if demande.search(plie):
            return bool(voulu.search(passage.texte))
    return not COMBIEN.search(plie) or _chiffre_propre(passage, plie)


def compte(question: str) -> frozenset[str]:
    """Return the stem of what is counted or priced: « chercheur » in « combien de chercheurs à l'IRIT »."""
    trouve = COMPTE.search(plier(question))
    mots = [t for t in termes(trouve[1]) if t not in FAIBLES and trouve[1] not in VIDES] if trouve else []
    return frozenset(mots[:1])


def couverture_commune(rangees: Sequence[Candidat], poids: Poids, combien: int = 6) -> float:
    """Return the share of the question's weight that the best sentences of one place cover together."""
    legers = ponderer(poids)
    lieu = [c for c in rangees[:combien] if _meme_lieu(c.passage, rangees[0].passage)]
    couverts = frozenset().union(*(c.couverts for c in lieu))
    return sum(legers[t][0] for t in couverts) / (sum(p for p, _ in legers.values()) or 1.0)


def choisir(question: str, rangees: Sequence[Candidat], freres: Callable[[Passage], Sequence[Passage]]) -> tuple[Candidat, ...]:
    """Return the sentences to say, the answer first; freres gives the sentences of the same paragraph, in order."""
    if not rangees:
        return ()
    premier, plie = rangees[0], plier(question)
    if LISTE.search(plie) or NOMBREUX.search(plie):
        return _avec_resume(_enumerer(premier, rangees, freres), rangees)
    if RECIT.search(plie) and premier.passage.nature == "note" and not QUANTITE.search(plie):
        suite = _paragraphe(premier, freres)
        if 2 <= len(suite) <= 2 * MAXI_RECIT:
            return _avec_resume(_autour(premier, suite, MAXI_RECIT), rangees)
    return _completer(premier, rangees)


def _avec_resume(choisis: tuple[Candidat, ...], rangees: Sequence[Candidat]) -> tuple[Candidat, ...]:
    """Return the sentences with the summary of their section first, when the question calls it among the best."""
    resume = next((c for c in rangees[:RESUMES] if c.passage.texte.startswith(RESUME)
                   and _meme_lieu(c.passage, choisis[0].passage)), None)
    return choisis if resume is None or resume in choisis else (resume, *choisis)


def _enumerer(premier: Candidat, rangees: Sequence[Candidat], freres: Callable[[Passage], Sequence[Passage]]) -> tuple[Candidat, ...]:
    """Return the items asked for: those of one place that cover the question alike, else the paragraph of the best."""
    lieu = [c for c in rangees if _meme_lieu(c.passage, premier.passage) and c.couverture >= 0.75 * premier.couverture
            and c.note >= 0.6 * premier.note]
    phrases = [c for c in lieu if c.passage.genre != "ligne"]
    lieu = phrases if len(phrases) >= 3 else lieu
    suite = _paragraphe(premier, freres)
    if len(lieu) >= 3 and len(lieu) >= len(suite):
        return tuple(sorted(lieu[:MAXI_LISTE], key=_ordre))
    if 2 <= len(suite):
        return _autour(premier, suite, MAXI_LISTE)
    return tuple(sorted(lieu[:MAXI_LISTE], key=_ordre)) if len(lieu) >= 3 else _completer(premier, rangees)


def _paragraphe(premier: Candidat, freres: Callable[[Passage], Sequence[Passage]]) -> tuple[Candidat, ...]:
    """Return the sentences of the paragraph that holds the best one."""
    return tuple(premier if p.id == premier.passage.id else Candidat(p, 0.0, 0.0, frozenset())
                 for p in freres(premier.passage) if _dicible(p) and p.genre != "ligne")


def _autour(premier: Candidat, suite: tuple[Candidat, ...], maxi: int) -> tuple[Candidat, ...]:
    """Return at most maxi sentences of a paragraph, the best one among them."""
    rang = next((i for i, c in enumerate(suite) if c is premier), 0)
    debut = max(0, min(rang - 1, len(suite) - maxi))
    return suite[debut : debut + maxi]


def _completer(premier: Candidat, rangees: Sequence[Candidat]) -> tuple[Candidat, ...]:
    """Add what completes the answer: words of the question not covered yet, else its nearest context."""
    dits, couverts = [premier], set(premier.couverts)
    for c in rangees[1:14]:
        apport = c.couverts - couverts
        complete = bool(apport) and c.note >= 0.7 * premier.note
        contexte = c.note >= PROCHE * premier.note and _meme_lieu(c.passage, premier.passage)
        if len(dits) < MAXI_PHRASES and (complete or contexte) and not _redite(c, dits):
            dits.append(c)
            couverts |= c.couverts
    return tuple(dits)


def _meme_lieu(un: Passage, autre: Passage) -> bool:
    if un.dispositif is not None and un.nature == "regle":
        return un.dispositif == autre.dispositif
    return (un.source, un.section, un.dispositif) == (autre.source, autre.section, autre.dispositif)


def _ordre(c: Candidat) -> tuple[tuple[int, str], ...]:
    """Return the reading order of a passage: its id with the numbers as numbers."""
    return tuple((int(m), "") if m.isdigit() else (0, m) for m in re.findall(r"\d+|\D+", c.passage.id))


def _redite(c: Candidat, dits: Sequence[Candidat]) -> bool:
    """Return whether a sentence says again what was said: nearly the same words and no new figure."""
    mots, chiffres = set(termes(c.passage.texte)), valeurs(c.passage.texte)
    for d in dits:
        autres = set(termes(d.passage.texte))
        if chiffres <= valeurs(d.passage.texte) and len(mots & autres) >= 0.75 * min(len(mots), len(autres)):
            return True
    return False
