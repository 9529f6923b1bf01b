"""A question made ready for the search: SMS spelling opened, typing errors mended, synonyms added."""

from __future__ import annotations

import gzip
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.domaine.texte import plier
from assistant.retrieval.texte import VIDES, mots_plies, racine, sonne

_JETON = re.compile(r"[\w’'-]+", re.UNICODE)
_CHIFFRE = re.compile(r"\d")

FAMILLE = 6  # letters shared by words of one family: touris-me, touris-tique
POIDS_FAMILLE = 0.4
SON_MINI = 3  # under it a sound says too little: « qielle » and « quitter » both end as « ki »


@dataclass(frozen=True, slots=True)
class Requete:
    """A question as typed and as searched. ajouts: synonyms, each with its weight under 1."""

    origine: str
    texte: str
    reparations: tuple[tuple[str, str], ...]
    ajouts: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Synonymes:
    """Groups of words that mean the same, folded, and the table of SMS spellings."""

    groupes: tuple[tuple[str, ...], ...]
    sms: Mapping[str, str]


def lire_synonymes(chemin: Path) -> Synonymes:
    """Return the synonyms of a TOML file; an absent file gives none."""
    if not chemin.is_file():
        return Synonymes((), {})
    table = tomllib.loads(chemin.read_text(encoding="utf-8"))
    groupes = tuple(tuple(plier(f) for f in g["formes"]) for g in table.get("groupes", []))
    return Synonymes(groupes, {plier(cle): str(v) for cle, v in table.get("sms", {}).items()})


@lru_cache(maxsize=4)
def lire_mots(chemin: Path) -> frozenset[str]:
    """Return the folded words of a compressed list, one a line; none when the file is not there."""
    if not chemin.is_file():
        return frozenset()
    return frozenset(gzip.decompress(chemin.read_bytes()).decode().split("\n"))


class Reparateur:
    """Mends the words of a question that neither the corpus nor French texts know.

    courants: words of everyday French, which say little; connus: every word seen well spelt, however rare.
    """

    def __init__(
        self,
        vocabulaire: Mapping[str, int],
        courants: frozenset[str],
        synonymes: Synonymes,
        connus: frozenset[str] = frozenset(),
    ) -> None:
        self._frequences = vocabulaire
        self._courants, self._connus = courants, connus
        self._racines = {"courant": frozenset(map(racine, courants)), "connu": frozenset(map(racine, connus))}
        self._synonymes = synonymes
        self._candidats = [m for m in vocabulaire if len(m) >= 3 and not _CHIFFRE.search(m)]
        self._de_longueur = lru_cache(maxsize=64)(self._filtrer)
        self._sons: dict[str, list[str]] = {}
        self._familles: dict[str, list[str]] = {}
        for mot in sorted(self._candidats, key=lambda m: -vocabulaire[m]):
            self._familles.setdefault(mot[:FAMILLE], []).append(mot)
        for mot in self._candidats:
            self._sons.setdefault(sonne(mot), []).append(mot)
        self._motifs: dict[str, list[tuple[re.Pattern[str], tuple[str, ...]]]] = {}
        for groupe in synonymes.groupes:
            for forme in groupe:
                motif = re.compile(r"\b" + re.escape(forme) + r"[sx]?\b")
                self._motifs.setdefault(mots_plies(forme)[0], []).append((motif, groupe))

    def groupes(self, plat: str) -> list[tuple[str, ...]]:
        """Return the groups of synonyms that a folded text calls for."""
        possibles = (
            couple
            for mot in dict.fromkeys(m for mot in mots_plies(plat) for m in (mot, mot.rstrip("sx")))
            for couple in self._motifs.get(mot, ())
        )
        return list(dict.fromkeys(groupe for motif, groupe in possibles if motif.search(plat)))

    def connait(self, mot: str) -> bool:
        """Return whether a folded word is of the corpus or of everyday French, as it is or once mended."""
        corrige = plier(self.corriger(mot))
        return all(self._connu(m) for m in re.split(r"[^a-z0-9]+", corrige) if m)

    def courant(self, mot: str) -> bool:
        """Return whether a folded word belongs to everyday French: « gagneraient » is a form of « gagner »."""
        return mot in self._courants or mot in VIDES or racine(mot) in self._racines["courant"]

    def ordinaire(self, mot: str) -> bool:
        """Return whether French texts spell a folded word or another of its forms: it names nobody."""
        return mot in self._connus or racine(mot) in self._racines["connu"]

    def preparer(self, question: str) -> Requete:
        """Return the question mended, what was mended, and the synonyms it calls for."""
        mendes: list[tuple[str, str]] = []

        def mot(trouve: re.Match[str]) -> str:
            avant = trouve.group()
            apres = self.corriger(avant)
            if apres != avant:
                mendes.append((avant, apres))
            return apres

        texte = _JETON.sub(mot, question)
        return Requete(question, texte, tuple(mendes), self._ajouts(plier(texte)))

    def corriger(self, mot: str) -> str:
        """Return the word as the corpus spells it; known, common, short or numeric words come back as they are."""
        plat = plier(mot)
        if plat in self._synonymes.sms:
            return self._synonymes.sms[plat]
        parties = re.split(r"(['-])", plat)
        if len(parties) > 1:
            neufs = [self._un(p) if len(p) > 3 else p for p in parties]
            return mot if neufs == parties else "".join(neufs)
        neuf = self._un(plat)
        return mot if neuf == plat else neuf

    def _connu(self, plat: str) -> bool:
        tables = (self._frequences, self._courants, self._connus, VIDES)
        singulier = plat[:-1] if plat[-1:] in "sx" else plat
        return any(plat in table or singulier in table for table in tables)

    def _un(self, plat: str) -> str:
        if len(plat) < 4 or _CHIFFRE.search(plat) or self._connu(plat):
            return plat
        return self.proche(plat)

    def proche(self, plat: str) -> str:
        """Return the corpus word nearest by spelling and sound, the word itself when none is near."""
        permis = 1 if len(plat) < 6 else 2
        son = sonne(plat)
        pareils = self._sons.get(son, []) if len(son) >= SON_MINI else []
        voisins = self._de_longueur(len(plat), permis)
        trouves = process.extract(plat, voisins, scorer=OSA.distance, score_cutoff=permis, limit=None)
        notes = [
            (d - (1.0 if m in pareils else 0.0) + (0.5 if m[0] != plat[0] else 0.0), -self._frequences[m], m)
            for m, d, _ in trouves
        ]
        notes += [(0.4 + 0.2 * abs(len(m) - len(plat)), -self._frequences[m], m) for m in pareils]
        return min(notes)[2] if notes else plat

    def _filtrer(self, longueur: int, ecart: int) -> list[str]:
        return [m for m in self._candidats if abs(len(m) - longueur) <= ecart]

    def _parents(self, mot: str) -> list[str]:
        """Return words of the corpus that open like a long word and have another stem: tourisme for touristique."""
        if len(mot) <= FAMILLE or mot in VIDES:
            return []
        return [m for m in self._familles.get(mot[:FAMILLE], []) if racine(m) != racine(mot)][:4]

    def _ajouts(self, plat: str) -> tuple[tuple[str, float], ...]:
        ajouts: dict[str, float] = {}
        for groupe in self.groupes(plat):
            ajouts |= {forme: 0.5 for forme in groupe if f" {forme} " not in f" {plat} "}
        for mot in plat.split():
            for parent in self._parents(mot):
                ajouts.setdefault(parent, POIDS_FAMILLE)
        presents = {racine(m) for m in plat.split()}
        return tuple((f, p) for f, p in ajouts.items() if racine(f) not in presents)
