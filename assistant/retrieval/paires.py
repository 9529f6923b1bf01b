"""Training pairs: public ones, those mined from our own corpus, and spoiled copies (typos, SMS, no accents)."""

from __future__ import annotations

import gzip
import json
import random
import re
import tomllib
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier
from assistant.retrieval.construction import texte_indexe
from assistant.retrieval.magasin import courante, lire_passage

BOUT = 60  # characters at either end that tell one passage from another
EXCLUES = frozenset({"onisep_form", "onisep_metier"})  # ODbL: not in what we ship
VOISINES = {
    "a": "zqs",
    "e": "zr",
    "i": "uo",
    "o": "ip",
    "u": "yi",
    "t": "ry",
    "r": "et",
    "s": "qd",
    "n": "b",
    "m": "l",
}
ABREGES = {
    "quoi": "koi",
    "que": "ke",
    "qui": "ki",
    "quel": "kel",
    "quelle": "kelle",
    "combien": "cb",
    "pourquoi": "pk",
    "beaucoup": "bcp",
    "dans": "ds",
    "pour": "pr",
    "avec": "ac",
    "c'est": "c",
    "j'ai": "jai",
    "quand": "kan",
    "toujours": "tjs",
    "vous": "vs",
    "nous": "ns",
    "est-ce que": "esk",
    "qu'est-ce": "keske",
}
Paire = tuple[str, str]
TEXTE_MAX = 2_500  # characters: beyond, a sentence says little of the rest
_FIN = re.compile(r"(?<=[.;])\s+")


def lire_paires(chemin: Path, sources: frozenset[str] | None = None) -> list[Paire]:
    """Return the (question, passage) pairs of a gzipped JSONL file, sources under share-alike left out."""
    with gzip.open(chemin, "rt", encoding="utf-8") as fichier:
        lues = (json.loads(ligne) for ligne in fichier)
        return [
            (d["question"], d["passage"])
            for d in lues
            if d["source"] not in EXCLUES and (sources is None or d["source"] in sources)
        ]


def lire_index(dossier: Path) -> list[Passage]:
    """Return the passages of the index in use: what the product really searches."""
    return [lire_passage(ligne) for ligne in (courante(dossier) / "passages.jsonl").read_bytes().splitlines()]


def lire_questions(corpus: Path) -> list[tuple[str, str]]:
    """Return the (question, passage id) pairs that the rule files carry."""
    couples = []
    for chemin in sorted((corpus / "dispositifs").glob("*.toml")):
        table = tomllib.loads(chemin.read_text(encoding="utf-8"))
        couples += [
            (q["q"], f"regle/{table['id']}/{q['regle'].removeprefix('regle/').split('/')[-1]}")
            for q in table.get("questions", [])
            if q.get("q") and q.get("regle")
        ]
    return couples


def gardee(question: str, un_sur: int = 10) -> bool:
    """Return whether a question is kept out of training, to fit the fusion on it: by hash, always the same."""
    return zlib.crc32(question.encode()) % un_sur == 0


def partager(paires: Sequence[Paire]) -> tuple[list[Paire], list[Paire]]:
    """Return (pairs to train on, pairs kept): a kept passage is in no training pair, whole or cut."""
    gardees = [p for p in paires if gardee(p[0])]
    textes = {p[1] for p in gardees}
    bouts = {t[:BOUT] for t in textes} | {t[-BOUT:] for t in textes}
    apprises = [
        (q, t) for q, t in paires if not (gardee(q) or t in textes or t[:BOUT] in bouts or t[-BOUT:] in bouts)
    ]
    return apprises, gardees


def paires_du_corpus(passages: Sequence[Passage], questions: Iterable[tuple[str, str]]) -> list[Paire]:
    """Return pairs mined from our corpus: headings, words people use, questions of rules, sentence and rest."""
    par_id = {p.id: p for p in passages}
    paires = [(q, texte_indexe(par_id[i])) for q, i in questions if i in par_id]
    for p in passages:
        if p.genre == "ligne" and p.nature == "donnee":
            paires.append((p.titre, p.texte))
            continue
        if p.chemin:
            paires.append((p.chemin[-1], p.texte))
            paires.append((" ".join(p.chemin), p.texte))
        if p.mots:
            paires.append((", ".join(p.mots[:6]), p.texte))
        if p.parent in par_id:
            paires.append((p.texte, par_id[p.parent].texte.replace(p.texte, " ")))
    return [(q, t) for q, t in paires if len(q) > 3 and len(t) > 15]


def paires_des_textes(
    textes: Sequence[str], gardes: Sequence[Paire], nombre: int, graine: int
) -> list[Paire]:
    """Return pairs cut from plain text: a sentence, or a few of its words, and the rest of its passage."""
    hasard = random.Random(graine)
    tenus = {t[:BOUT] for _, t in gardes}
    paires: list[Paire] = []
    for texte in hasard.sample(textes, len(textes)):
        phrases = _FIN.split(texte)
        if len(paires) == nombre:
            break
        if texte[:BOUT] in tenus or len(phrases) < 2 or len(texte) > TEXTE_MAX:
            continue
        i = hasard.randrange(len(phrases))
        if len(phrases[i].split()) >= 5:
            paires.append(_paire_coupee(phrases, i, hasard))
    return paires


def _paire_coupee(phrases: list[str], i: int, hasard: random.Random) -> Paire:
    reste = " ".join(phrases[:i] + phrases[i + 1 :])
    pleins = [m for m in phrases[i].split() if len(m) > 3]
    if not pleins or hasard.random() < 0.5:
        return phrases[i], reste
    mots = " ".join(hasard.sample(pleins, min(len(pleins), hasard.randint(2, 6))))
    return mots, " ".join(phrases) if hasard.random() < 0.5 else reste


def fautes(texte: str, hasard: random.Random, taux: float = 0.2) -> str:
    """Return a text with typing errors in some words of five letters or more."""
    return " ".join(_faute(m, hasard) if len(m) >= 5 and hasard.random() < taux else m for m in texte.split())


def _faute(mot: str, hasard: random.Random) -> str:
    i = hasard.randrange(1, len(mot) - 1)
    genre = hasard.randrange(4)
    if genre == 0:
        return mot[:i] + mot[i + 1 :]
    if genre == 1:
        return mot[:i] + mot[i] + mot[i:]
    if genre == 2:
        return mot[:i] + mot[i + 1] + mot[i] + mot[i + 2 :]
    return mot[:i] + hasard.choice(VOISINES.get(mot[i].lower(), "aeinrst")) + mot[i + 1 :]


def sans_accents(texte: str) -> str:
    """Return the text folded: no accents, no capitals."""
    return plier(texte)


def sms(texte: str, hasard: random.Random, taux: float = 0.8) -> str:
    """Return the text as typed on a phone: short forms, no accents, no final question mark."""
    bas = plier(texte).rstrip(" ?!.")
    for long, court in ABREGES.items():
        if hasard.random() < taux:
            bas = f" {bas} ".replace(f" {long} ", f" {court} ").strip()
    return bas


def abimer(paires: Sequence[Paire], graine: int, part: float = 0.35) -> list[Paire]:
    """Return the pairs with a share of the questions spoiled, the same ones for the same seed."""
    hasard = random.Random(graine)
    sortie = []
    for question, passage in paires:
        if hasard.random() < part:
            question = hasard.choice((fautes, lambda t, h: sms(t, h)))(question, hasard)
        sortie.append((question, passage))
    return sortie
