"""Every value of an answer stands in a passage it cites, in the engine's output or in the person's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.domaine.sources import Citation
from assistant.grounding.citations import Bloc, Brouillon, Phrase
from assistant.grounding.valeurs import soutenues, valeurs

MARQUE = re.compile(r"\[(\d{1,3})\]")


@dataclass(frozen=True, slots=True)
class Faute:
    """One thing a text says that nothing proves."""

    genre: str  # valeur | marque
    detail: str


def sans_fautes(brouillon: Brouillon, textes: Mapping[str, str], autorise: str) -> tuple[Brouillon, tuple[Faute, ...]]:
    """Return the draft without the sentences whose values are unproved, and what was found wrong.

    textes: passage id to its text; autorise: the person's own words and the engine's output.
    """
    fautes: list[Faute] = []

    def tenue(phrase: Phrase) -> bool:
        preuves = [autorise, phrase.calcule, *(textes.get(i, "") for i in phrase.preuves)]
        prouve = frozenset().union(*(valeurs(p) for p in preuves if p))
        affirme = valeurs(phrase.texte)
        manque = affirme - soutenues(affirme, prouve)
        fautes.extend(Faute("valeur", v) for v in sorted(manque))
        return not manque

    blocs = tuple(Bloc(tuple(p for p in b.phrases if tenue(p)), b.genre) for b in brouillon.blocs)
    return Brouillon(tuple(b for b in blocs if b.phrases), brouillon.annexes), tuple(fautes)


def fautes(texte: str, citations: tuple[Citation, ...], autorise: str) -> tuple[Faute, ...]:
    """Return what a numbered text asserts without proof: unknown marks, values absent from the marks of their line."""
    par_numero = {c.n: c.passage for c in citations}
    trouvees: list[Faute] = []
    for ligne in re.split(r"(?<=\])\s+(?=[A-ZÀ-Ý«*-])|\n+", texte):
        marques = {int(n) for n in MARQUE.findall(ligne)}
        trouvees += [Faute("marque", f"[{n}]") for n in sorted(marques - par_numero.keys())]
        cites = [par_numero[n] for n in marques & par_numero.keys()]
        prouve = valeurs(autorise).union(*(valeurs(f"{p.texte} {p.section or ''} {p.titre}") for p in cites))
        affirme = valeurs(ligne)
        trouvees += [Faute("valeur", v) for v in sorted(affirme - soutenues(affirme, prouve))]
    return tuple(trouvees)
