"""The last answer again, shorter: its own sentences, with their own proofs."""

from __future__ import annotations

import re

from assistant.domaine.reponse import Reponse
from assistant.grounding.citations import Bloc, Phrase

MARQUES = re.compile(r"\s*\[(\d{1,3})\]")
MAXI_SIMPLE = 3


def phrases_de(reponse: Reponse, simple: bool) -> tuple[Bloc, ...]:
    """Return the sentences of an answer with their proofs; simple keeps the first ones, without brackets and articles."""
    passages = {c.n: c.passage.id for c in reponse.citations}
    blocs: list[Bloc] = []
    for paragraphe in reponse.texte.split("\n"):
        for morceau in re.split(r"(?<=\])\s+(?!\[)", paragraphe.removeprefix("- ").strip()):
            preuves = tuple(passages[int(n)] for n in MARQUES.findall(morceau) if int(n) in passages)
            texte = MARQUES.sub("", morceau).strip()
            if texte:
                blocs.append(Bloc((Phrase(_alleger(texte) if simple else texte, preuves, calcule=texte),)))
    if not simple:
        return tuple(blocs)
    parlants = [b for b in blocs if b.phrases[0].preuves] or blocs
    return tuple(parlants[:MAXI_SIMPLE])


def _alleger(texte: str) -> str:
    """Return a sentence without its parentheses on articles and sources."""
    return re.sub(r"\s*\((?:C\. trav\.|article|Code|[Dd]écret|[Aa]rrêté|[Ll]oi|Recommandation|Règlement|Instruction)[^)]*\)", "", texte)
