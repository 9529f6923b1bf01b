"""One message understood: what kind of request it is, the complete question, the facts it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.dialogue.lecture import Lecture
from assistant.domaine.profil import Fait, Profil
from assistant.domaine.texte import plier
from assistant.regles import Droit

NUMERO = re.compile(r"\b(rncp|rs)[ n°-]*(\d{2,6})\b(?! ?(?:€|euros?\b|eur\b))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Demande:
    """genre: how to answer. question: the message, completed by the conversation when it was a follow-up."""

    message: str
    plie: str
    genre: str
    question: str
    lecture: Lecture
    profil: Profil
    le: date
    dispositifs: tuple[str, ...] = ()
    hypothese: tuple[Fait, ...] = ()
    rang: int | None = None
    reste: str = ""  # what a follow-up adds, alone: tried first when it speaks enough by itself
    nommes: tuple[str, ...] = ()  # schemes that the message itself names
    ancre: str = ""  # the whole question that a follow-up hangs on, kept as the question of the turn
    pointe: bool = False  # its subject was in the last answer
    retour: str = ""  # the kind of the answer gone back to, when the message only goes back to it
    personne: str = ""  # whose case it is: "" = who writes
    voisin: str = ""  # the passage of the neighbouring scheme that the message points to
    voisins: tuple[str, ...] = ()  # passages of the neighbouring schemes that the message itself names
    contexte: tuple[str, ...] = ()  # schemes and sections of the last answers, for a message too short to stand alone

    @property
    def suppose(self) -> Profil:
        """Return the profile with what is supposed: another contract does not end on the day of the last one."""
        autre = {f.id for f in self.hypothese} & {"type_contrat"}
        return self.profil.sans({"fin_contrat_le"} if autre else ()).avec(self.hypothese)


def dispositifs_nommes(droit: Droit, texte: str) -> tuple[str, ...]:
    """Return the ids of the schemes a text names, in the order of the text; the longest name wins a place."""
    plie = plier(texte)
    places: list[tuple[int, int, str]] = []
    for ident, motif in _motifs(droit):
        places += [(m.start(), m.end(), ident) for m in motif.finditer(plie)]
    gardes: list[tuple[int, int, str]] = []
    for place in sorted(places, key=lambda p: (p[0] - p[1], p[0])):
        if all(place[1] <= g[0] or place[0] >= g[1] for g in gardes):
            gardes.append(place)
    return tuple(dict.fromkeys(ident for _, _, ident in sorted(gardes)))


def sans_noms(droit: Droit, plie: str) -> str:
    """Return a folded text without the names of schemes."""
    for _, motif in _motifs(droit):
        plie = motif.sub(" ", plie)
    return plie


_CACHE: dict[int, tuple[tuple[str, re.Pattern[str]], ...]] = {}


def _motifs(droit: Droit) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return one pattern per scheme over folded text; compiled once per loaded law."""
    if id(droit) not in _CACHE:
        _CACHE.clear()
        _CACHE[id(droit)] = tuple(
            (d.id, re.compile("|".join(_variante(n) for n in sorted((d.libelle, d.sigle, *d.noms), key=len, reverse=True) if n)))
            for d in droit.dispositifs
        )
    return _CACHE[id(droit)]


def _variante(nom: str) -> str:
    """Return a pattern for one name: word borders, hyphens and spaces alike, plural allowed."""
    corps = re.sub(r"[\s\-]+", r"[\\s-]?", re.escape(plier(nom)).replace("\\ ", " ").replace("\\-", "-"))
    avant = r"(?<!transition )(?<!transitions )(?<!at )" if corps.startswith("pro") else ""  # « Transitions Pro à Toulouse »
    return rf"(?<![a-z0-9]){avant}{corps}s?(?![a-z0-9])"
