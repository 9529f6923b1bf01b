"""What a sentence is made of, for comparing two wordings: content stems, acronyms, negations, restrictions.

What this module does not know: grammar. It counts words; the guard built on it refuses when in doubt.
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache

import Stemmer

from assistant.domaine.texte import plier
from assistant.grounding.nombres_lettres import chiffrer

VIDES = frozenset(plier(
    "le la les un une des de du au aux et ou où mais donc or car que qui quoi dont ce cet cette ces cela ceci ça c d l j m n s t qu "
    "je tu il elle on nous vous ils elles me te se lui leur leurs y en mon ma mes ton ta tes son sa ses notre nos votre vos "
    "est sont êtes suis sera seront était étaient soit être été a ai as avez avons ont avoir aura auront avait ait eu "
    "à dans par pour avec sur sous vers chez entre comme ainsi aussi alors là ici très tout même cela "
    "ne pas si plus moins sans ni ans an année années mois jour jours semaine semaines heure heures euro euros pour cent € % "
    "1er er ère ème e"
).split())
NEGATIONS = re.compile(
    r"\b(?:ne|n)\b(?!['’]?importe)(?! (?:veut|signifie) pas dire autre)|\b(?:aucune?s?|jamais|sans|ni|nulle?ment|impossible\w*|interdit\w*|non)\b")
NEG_SIMPLE = re.compile(r"\bpas\b|\bplus de condition\b")
# Words that restrict or settle: each group must be in both wordings or in neither.
RESTRICTIONS: dict[str, str] = {
    "si": r"\bsi\b|\bs'ils?\b|\blorsqu|\bquand\b|\ba condition\b|\bsous reserve\b|\bdes lors\b|\ben cas\b",
    "sauf": r"\bsauf\b|\bhors\b|\bexcepte|\ba moins (?:que|de)\b|\ba l'exception\b",
    "minimum": r"\bau moins\b|\bminim(?:um|al)\w*|\bplus de \d|\bou plus\b",
    "maximum": r"\bau plus\b|\bmaxim(?:um|al)\w*|\bplafon\w*|\bmoins de \d|\bdans la limite\b|\bne depass\w*|\bou moins\b",
    "avant": r"\bavant\b|\bau plus tard\b",
    "apres": r"(?<!d')\bapres\b|\bune fois que\b",
    "jusque": r"\bjusqu",
    "depuis": r"\bdepuis\b|\ba partir d|\bdes le\b|\ba compter d",
    "seul": r"\bseule?s?\b|\bseulement\b|\buniquement\b|\bexclusivement\b",
    "tous": r"\btous\b|\btoutes\b|\bchaque\b|\btoujours\b",
}
# Verdicts, permissions and promises: a wording may say them only where the checked sentence does.
DECISIFS: dict[str, str] = {
    "possible": r"\bpossib\w*|\bouvert\w*|\beligib\w*|\bavez (?:le )?droit\b|\by a droit\b|\bpouvez\b|\bpeut\b|\bpeuvent\b|\bpourr\w*",
    "exclu": r"\bexclu\w*|\becart\w*|\bferme(?:e|s|es)?\b|\bimpossib\w*|\bineligib\w*|\brefus\w*|\bbloqu\w*",
    "acquis": r"\baccord(?:e|ee|es|ees|er|era|ent)\b|\baccept\w*|\bgaranti\w*|\bassure\w*|\bcertaine?s?\b|\bautomati\w*|\bobtien\w*|\bvalide(?:e|s|es)?\b",
    "obligation": r"\bdoi(?:t|s|vent)\b|\bdevez\b|\bdevr\w*|\bobligat\w*|\boblige\w*|\bfaut\b|\bfaudra\w*|\bdemand\w*|\bexig\w*|\bnecess\w*"
                  r"|\bimpos\w*|\brequi\w*|\bsuppos\w*|\bmanque\w*",
    "interdit": r"\binterdi\w*|\bne \w+ (?:pas|jamais)\b",
    "gratuit": r"\bgratuit\w*|\bsans frais\b",
}
_LOCAL = threading.local()


@lru_cache(maxsize=16384)
def racine(mot: str) -> str:
    """Return the stem of one folded word (Snowball French)."""
    if not hasattr(_LOCAL, "stemmer"):
        _LOCAL.stemmer = Stemmer.Stemmer("french")
    return plier(_LOCAL.stemmer.stemWord(mot))


@lru_cache(maxsize=4096)
def mots_pleins(texte: str) -> tuple[str, ...]:
    """Return the stems of the words that carry meaning, in order; figures and function words are left out."""
    propre = re.sub(r"\[\d{1,3}\]|https?://\S+", " ", chiffrer(texte))
    mots = re.findall(r"[^\W\d_]+", plier(propre.replace("·", "")))
    return tuple(racine(m) for m in mots if m not in VIDES and len(m) > 1)


@lru_cache(maxsize=4096)
def sigles(texte: str) -> frozenset[str]:
    """Return the acronyms of a text: words with two capitals or more (PTP, VAE, CléA, PRP-C2P)."""
    return frozenset(plier(m) for m in re.findall(r"(?<!\w)[A-ZÀ-Ý][\w-]*[A-ZÀ-Ý][\w]*", texte)
                     if not re.fullmatch(r"(?:RNCP|RS|[LRD])-?\d.*|[A-N]\d{4}", m))


@lru_cache(maxsize=4096)
def negations(texte: str) -> int:
    """Return how many negations a text holds (« ne … pas » counts once)."""
    plie = re.sub(r"\bn'", "n ", plier(texte))
    fermes = len(NEGATIONS.findall(plie))
    return fermes + sum(not re.search(r"\b(?:ne|n)\b", plie[max(0, m.start() - 45): m.start()])
                        for m in NEG_SIMPLE.finditer(plie))


@lru_cache(maxsize=4096)
def restrictions(texte: str) -> frozenset[str]:
    """Return the kinds of restriction a text states (si, sauf, minimum…)."""
    plie = plier(chiffrer(texte))
    return frozenset(nom for nom, motif in RESTRICTIONS.items() if re.search(motif, plie))


@lru_cache(maxsize=4096)
def decisifs(texte: str) -> frozenset[str]:
    """Return the kinds of deciding word a text uses (possible, exclu, acquis…)."""
    plie = plier(texte)
    return frozenset(nom for nom, motif in DECISIFS.items() if re.search(motif, plie))
