"""One message that tells the cases of several persons: where each begins, and what is asked of them all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.dialogue.personnes.mentions import ORDRE, RAPPORTE_PAR, Mention, mentions, rang_dit
from assistant.domaine.texte import plier

MOI = re.compile(r"(?:^|[.;!?,\n] ?|\bet )(?P<moi>moi,?(?= je|,)|je suis(?! (?:conseill|cep\b|en (?:rdv|entretien|rendez))))", re.IGNORECASE)
SA_FAMILLE = r"(?:son|sa|leur) (?:mari|femme|[eé]pou(?:x|se)|conjointe?|compagn(?:on|e)|coll[eè]gue|fr[eè]re|s(?:oe|œ)ur|fils|fille|p[eè]re|m[eè]re|amie?|voisine?),? "  # « et son mari M. Lopez »
A_SA_FAMILLE = re.compile(rf"\b{SA_FAMILLE}$", re.IGNORECASE)
# A case opens a sentence, or follows « et », « puis », a dash: « Monsieur est… », « et Madame… », « - Karim : … ».
OUVRE = re.compile(rf"(?:^|[.;!?\n)]|(?:,|^|\s)(?:et|puis|mais|alors que|tandis que|- ?|\d[)°.] ?)|[,:])\s*(?:pour |quant a |le cas de |j'ai |il y a |d'abord |ensuite |aussi |{SA_FAMILLE})*$", re.IGNORECASE)
# What comes after who is told: a colon, a comma, a verb, or the words of a contract.
RACONTE = re.compile(r"^\s*(?:[:,(]|de \d|agee? de|(?:lui|elle),? |(?:qui )?(?:est|a|travaille|bosse|gagne|veut|voudrait|souhaite|fait|vient|touche|peut|pourrait|aurait)\b|(?:en |est en )?(?:cdi|cdd|interim|intérim)|\d)", re.IGNORECASE)
# « le premier : CDI, le 2e : intérim » names nobody, and tells two cases all the same.
RANG = re.compile(r"(?:^|[.;:,\n!?]|\bet)\s*(?P<r>l[ea] (?P<n>premi[eè]re?|1 ?[eè]re?|1er|deuxi[eè]me|seconde?|2 ?(?:e|[eè]me|nd|nde)?|troisi[eè]me|3 ?(?:e|[eè]me)?)\b)(?= ?(?:[:,(]|est\b|en\b|cdi|cdd|int[eé]rim|a\b))", re.IGNORECASE)
QUESTION = re.compile(r"(?:^|(?<=[!;\n])|(?<=\.)(?<!\bM\.)(?<!\bMme\.))\s*(?P<q>[^.!;\n?]*\?)\s*$")


@dataclass(frozen=True, slots=True)
class Part:
    """The words that tell the case of one person; qui is None for who writes."""

    qui: Mention | None
    texte: str

    @property
    def cle(self) -> str:
        return "" if self.qui is None else self.qui.cle


def couper(texte: str) -> tuple[tuple[Part, ...], str]:
    """Return the part of each person, in the order told, and the question that ends the message; no part when fewer than two are told."""
    question = QUESTION.search(texte)
    fin = question.start("q") if question and not mentions(question["q"]) else len(texte)
    tetes = _tetes(texte[:fin])
    if len({_cle(t) for t, _, _ in tetes}) < 2:
        return (), ""
    textes: dict[str, tuple[Mention | None, list[str]]] = {}
    for (qui, _, apres), suivante in zip(tetes, [*tetes[1:], (None, fin, fin)], strict=True):
        textes.setdefault(_cle(qui), (qui, []))[1].append(texte[apres : suivante[1]].strip(" ,;:\n-"))
    return tuple(Part(qui, ". ".join(map(_propre, bouts))) for qui, bouts in textes.values()), texte[fin:].strip()


def _cle(qui: Mention | None) -> str:
    return "" if qui is None else qui.cle


def _tetes(texte: str) -> list[tuple[Mention | None, int, int]]:
    """Return who each part opens with, where it starts and where its own words begin."""
    vus = mentions(texte)
    tetes: list[tuple[Mention | None, int, int]] = [
        (_nomme_avant(m, vus), _debut(texte, m), m.fin) for m in vus if OUVRE.search(texte[: m.debut]) and (m.neuf or _est_raconte(m, texte[m.fin:]))]
    rangs = [t for t in RANG.finditer(texte) if not any(d <= t.start("r") < f for _, d, f in tetes)]
    if len(rangs) > 1 and not tetes:
        tetes = [(_par_rang(t), t.start("r"), t.end("r")) for t in rangs]
    if any(m is not None and m.proche for m, _, _ in tetes):
        tetes += [(None, t.start("moi"), t.start("moi")) for t in MOI.finditer(texte)]
    return sorted(tetes, key=lambda t: t[1])


def _est_raconte(m: Mention, suite: str) -> bool:
    """Return whether a case follows the words for somebody: « Mme Diaz infirmière CDI » tells it without a verb, « Mme Diaz m'a dit » tells none."""
    return RACONTE.match(suite) is not None or m.nom_propre and bool(m.genre) and not RAPPORTE_PAR.match(plier(suite[:40]))


def _debut(texte: str, m: Mention) -> int:
    """Return where the words for somebody begin: « son mari M. Lopez » begins with « son mari »."""
    lien = A_SA_FAMILLE.search(texte[: m.debut])
    return lien.start() if lien else m.debut


def _nomme_avant(m: Mention, vus: tuple[Mention, ...]) -> Mention:
    """Return who « Madame » is when one lady alone has been named before: « Mme Lopez est… Madame peut… »."""
    if m.nom_propre or m.neuf or m.proche or not m.genre:
        return m
    nommes = {v.cle: v for v in vus if v.nom_propre and v.genre == m.genre and v.debut < m.debut}
    return replace(next(iter(nommes.values())), debut=m.debut, fin=m.fin) if len(nommes) == 1 else m


def _par_rang(t: re.Match[str]) -> Mention:
    rang = rang_dit(plier(t["n"])) or 0
    return Mention(f"personne {ORDRE[rang]}", "", True, t.start("r"), t.end("r"), rang=rang)


def _propre(texte: str) -> str:
    """Return the words of a part without the joint that led to the next one."""
    return re.sub(r"[\s,;]*\b(?:et|puis|mais|alors que|tandis que|ensuite|enfin)\s*$", "", texte).strip(" ,;.-")
