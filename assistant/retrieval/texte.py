"""Text as the search sees it: folded, stemmed, cut into character n-grams, keyed by sound."""

from __future__ import annotations

import re
from functools import lru_cache

import Stemmer

from assistant.domaine.texte import plier

_MOT = re.compile(r"[a-z0-9]+(?:[.,]\d+)*")
_MILLIERS = re.compile(r"(?<![\d,.])\d{1,3}(?: \d{3})+(?!\d)")
VIDES = frozenset(
    [
        "a",
        "ai",
        "as",
        "au",
        "aux",
        "avec",
        "avoir",
        "c",
        "ca",
        "car",
        "ce",
        "ceci",
        "cela",
        "ces",
        "cet",
        "cette",
        "ci",
        "comme",
        "comment",
        "d",
        "dans",
        "de",
        "des",
        "dit",
        "du",
        "elle",
        "elles",
        "en",
        "est",
        "et",
        "etait",
        "ete",
        "etre",
        "eu",
        "eux",
        "fait",
        "faire",
        "il",
        "ils",
        "j",
        "je",
        "l",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "lui",
        "m",
        "ma",
        "mais",
        "me",
        "meme",
        "mes",
        "moi",
        "mon",
        "n",
        "ne",
        "nos",
        "notre",
        "nous",
        "on",
        "ont",
        "ou",
        "par",
        "pas",
        "peut",
        "peux",
        "plus",
        "pour",
        "pourquoi",
        "qu",
        "quand",
        "que",
        "quel",
        "quelle",
        "quelles",
        "quels",
        "qui",
        "quoi",
        "s",
        "sa",
        "sans",
        "se",
        "sera",
        "ses",
        "si",
        "son",
        "sont",
        "sur",
        "t",
        "ta",
        "te",
        "tes",
        "toi",
        "ton",
        "tous",
        "tout",
        "toute",
        "tu",
        "un",
        "une",
        "va",
        "vos",
        "votre",
        "vous",
        "y",
        "combien",
        "est-ce",
        "faut",
        "dois",
        "doit",
        "suis",
        "sommes",
        "etes",
        "veux",
        "voudrais",
        "bonjour",
        "merci",
        "svp",
        "salut",
        "il-y-a",
        "quelqu",
        "quelque",
        "dont",
        "ainsi",
        "entre",
    ]
)
_RACINES = Stemmer.Stemmer("french", 0)
# Endings that the stemmer only knows by their accents: « emplois », « recensées », « gagnent », « perdront ».
_RESTES = re.compile(r"(?<=\w{4})(?:e?ront|(?<!m)ent|ee?s?|(?<=oi|.[oa])s)$")


def mots_plies(texte: str) -> list[str]:
    """Return the words of a text, folded, in order; 1 063 235 is one word."""
    return _MOT.findall(_MILLIERS.sub(lambda m: m.group().replace(" ", ""), plier(texte)))


@lru_cache(maxsize=200_000)
def racine(mot: str) -> str:
    """Return the French stem of a folded word (accents go first, so that « forme » and « formé » meet)."""
    return _RESTES.sub("", _RACINES.stemWord(mot))


def termes(texte: str) -> list[str]:
    """Return the stems that count in a text; when it holds nothing but empty words, all of them."""
    mots = mots_plies(texte)
    pleins = [m for m in mots if m not in VIDES]
    return [racine(m) for m in (pleins or mots)]


@lru_cache(maxsize=200_000)
def grammes(mot: str) -> tuple[str, ...]:
    """Return the 3 to 5 character n-grams of a folded word, its two ends marked."""
    borne = f" {mot} "
    return tuple(borne[i : i + n] for n in (3, 4, 5) for i in range(len(borne) - n + 1))


_SONS = (
    (r"eaux?|au", "o"),
    (r"ph", "f"),
    (r"qu|[kq]", "k"),
    (r"c(?=[eiy])", "s"),
    (r"ch", "S"),
    (r"c", "k"),
    (r"t(?=ion|ia|ie[lnu])", "s"),
    (r"x", "ks"),
    (r"ge(?=[ao])|g(?=[eiy])", "j"),
    (r"gu(?=[eiy])", "g"),
    (r"gn", "N"),
    (r"ill|ll(?=[aeo])", "y"),
    (r"ai[nm]|ei[nm]|i[nm](?![aeiouyn])|y[nm](?![aeiouy])|u[nm](?![aeiouyn])", "1"),
    (r"e[nm](?![aeiouyn])|a[nm](?![aeiouyn])", "2"),
    (r"o[nm](?![aeiouyn])", "3"),
    (r"oi|oy", "wa"),
    (r"ou", "u"),
    (r"ai|ei|ay|ey|er$|ez$|et$|es$", "e"),
    (r"h", ""),
    (r"y", "i"),
    (r"z", "s"),
    (r"w", "v"),
    (r"(.)\1+", r"\1"),
    (r"(?<=.)e$", ""),
    (r"(?<=..)[tdspx]+$", ""),
    (r"(?<=.)e$", ""),
)
_REGLES = tuple((re.compile(motif), vers) for motif, vers in _SONS)


@lru_cache(maxsize=100_000)
def sonne(mot: str) -> str:
    """Return a key shared by folded words that a French reader says alike: formasion, formation."""
    for motif, vers in _REGLES:
        mot = motif.sub(vers, mot)
    return mot
