"""What a draft may not hold whatever it says: links, markup, other alphabets, promises, words of our prompts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from assistant.domaine.texte import INVISIBLES, plier

LIEN = re.compile(r"https?:|www\.|\b[\w-]+\.(?:fr|com|org|net|eu|io|gouv|info|biz|ru|cn|example|test)\b|\]\(|\w@\w|mailto:|javascript:", re.IGNORECASE)
BALISE = re.compile(r"<[a-zA-Z/!][^>]*>?|```|~~~|^\s*#{1,6}\s|^\s*\||!\[|\$\$|\\\(|&[a-z]+;", re.MULTILINE)
CROCHET = re.compile(r"\[(?!\d{1,3}\])")
REPETE = re.compile(r"\b([^\W\d_]{3,}(?:\W+\w+){0,3})\W+\1\b", re.IGNORECASE)
DOUBLES = frozenset({"nous", "vous"})
PROMESSES = re.compile(
    r"\bvous (?:serez|etes) (?:accept|retenu|pris|finance|assure|certain|sur)\w*|\bvous (?:obtiendrez|aurez|toucherez|recevrez)\b"
    r"|\bsera (?:accepte|accorde|finance|valide)\w*|\b(?:c'est|est) (?:acquis|garanti|certain|sur|gagne)\w*|\bgaranti\w*|\bpromet\w*|\bpromis\w*"
    r"|\ba coup sur\b|\bsans (?:aucun )?(?:risque|doute|probleme)\b|\bchances?\b|\bprobabilit\w*|\bforcement\b|\bcertainement\b|\bassurement\b"
)
FUITE = 40  # characters of a prompt in a row that an answer may not hold
LONGUEUR = 1.8


def fautes_de_forme(texte: str, reference: str, consignes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield (kind, detail) for each thing of form that the checked answer (reference) does not itself hold."""
    yield from _motif("lien", LIEN, texte, reference)
    yield from _motif("forme", BALISE, texte, reference)
    yield from _motif("forme", CROCHET, texte, reference)
    yield from _motif("promesse", PROMESSES, plier(texte), plier(reference))
    if "\ufffd" in texte or INVISIBLES.search(texte):
        yield "forme", "caractère illisible"
    etrangers = sorted({c for c in texte if c.isalpha() and not unicodedata.name(c, "?").startswith("LATIN") and c not in "ºªµ"})
    if etrangers:
        yield "langue", "lettres étrangères : " + " ".join(etrangers[:5])
    yield from _repetitions(texte, reference)
    if fuite := extrait_commun(texte, consignes, reference):
        yield "fuite", fuite


def _motif(genre: str, motif: re.Pattern[str], texte: str, reference: str) -> Iterator[tuple[str, str]]:
    for m in motif.finditer(texte):
        if m[0] not in reference:
            yield genre, f"« {texte[max(0, m.start() - 10): m.end() + 20].strip()} »"


def _repetitions(texte: str, reference: str) -> Iterator[tuple[str, str]]:
    for m in REPETE.finditer(texte):
        if m[1].lower() not in DOUBLES and m[0] not in reference:
            yield "forme", f"mots répétés : « {m[0][:60]} »"


def extrait_commun(texte: str, consignes: tuple[str, ...], reference: str) -> str | None:
    """Return the first run of 40 characters that a text shares with a prompt and not with the checked answer."""
    serre, connu = _serrer(texte), _serrer(reference)
    interdits = {t[i: i + FUITE] for t in map(_serrer, consignes) for i in range(len(t) - FUITE + 1)}
    runs = (serre[i: i + FUITE] for i in range(len(serre) - FUITE + 1))
    return next((r for r in runs if r in interdits and r not in connu), None)


def _serrer(texte: str) -> str:
    return re.sub(r"[\W_]+", " ", plier(texte)).strip()
