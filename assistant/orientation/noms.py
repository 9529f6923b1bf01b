"""Every name of every job, official or familiar, ready to be looked up by its words."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import CorpusError
from assistant.orientation.mots import plier_mot, racines
from assistant.orientation.tables import lignes, reglages

_PARENTHESE = re.compile(r"\s*\(([^)]*)\)")


@dataclass(frozen=True, slots=True)
class Nom:
    """One way of naming a job: its stems, its code, the name as shown, how strong it is (0-1)."""

    racines: tuple[str, ...]
    rome: str
    libelle: str
    poids: float
    officiel: bool = True


@dataclass(frozen=True, slots=True)
class Noms:
    """All names, by exact words and by each word; poids_mot says how telling a word is."""

    exacts: Mapping[tuple[str, ...], list[Nom]]
    par_tete: Mapping[str, list[Nom]]
    par_mot: Mapping[str, list[int]]
    tous: tuple[Nom, ...]
    poids_mot: Mapping[str, float]
    plus_long: int
    synonymes: Mapping[str, tuple[str, ...]]
    tetes: frozenset[str]  # words that open an official name, or are a familiar name by themselves
    tetes_generales: frozenset[str]
    en_contexte: frozenset[tuple[str, ...]]
    ordinaires: frozenset[str]  # folded words, not stems
    refuses: frozenset[tuple[str, ...]]


def charger_noms(dossier: Path, codes: frozenset[str]) -> Noms:
    """Return the names of a corpus/metiers folder; raise CorpusError when a familiar name has an unknown code."""
    familier = reglages(dossier / "familier.toml")
    tous = [*_familiers(familier, codes), *_officiels(dossier / "appellations.csv")]
    exacts: dict[tuple[str, ...], list[Nom]] = defaultdict(list)
    par_tete: dict[str, list[Nom]] = defaultdict(list)
    par_mot: dict[str, list[int]] = defaultdict(list)
    for rang, nom in enumerate(tous):
        exacts[nom.racines].append(nom)
        par_tete[nom.racines[0]].append(nom)
        for mot in set(nom.racines):
            par_mot[mot].append(rang)
    total = len(tous)
    poids = {mot: math.log(1 + total / len(rangs)) for mot, rangs in par_mot.items()}
    return Noms(
        exacts, par_tete, par_mot, tuple(tous), poids, max(map(len, exacts)),
        {_seul(mot): racines(sens) for mot, sens in familier["synonymes"].items()},
        _tetes(tous) - frozenset(map(_seul, familier["tetes_refusees"])),
        frozenset(map(_seul, familier["tetes_generales"])),
        frozenset(map(racines, familier["en_contexte"])),
        frozenset(map(plier_mot, familier["ordinaires"])),
        frozenset(map(racines, familier["refuses"])),
    )  # fmt: skip


def _tetes(tous: list[Nom]) -> frozenset[str]:
    return frozenset(nom.racines[0] for nom in tous if nom.officiel or len(nom.racines) == 1)


def formes(libelle: str) -> Iterator[str]:
    """Yield the masculine and feminine readings of « Vendeur / Vendeuse en fleurs », without parentheses."""
    nu = re.sub(r"\((e|se|ne|le|trice|euse)s?\)", "", libelle)
    for sigle in re.findall(r"\(([A-Z]{3,6})\)", nu):
        if _est_sigle(sigle, nu):
            yield sigle
    nu = _PARENTHESE.sub("", nu).strip()
    gauche, barre, droite = (part.split() for part in nu.partition(" / "))
    if not barre:
        yield nu
    elif len(droite) < len(gauche):  # « Commissaire aux comptes associé / associée »
        yield " ".join(gauche)
        yield " ".join(gauche[: -len(droite)] + droite)
    else:
        yield " ".join(droite)
        yield " ".join(gauche + droite[len(gauche) :])
    sans_sigle = re.sub(r"\s*-\s*[A-Z]{2,6}\s*-?\s*$", "", nu)
    if sans_sigle != nu:
        yield sans_sigle.rpartition(" / ")[2]


def _est_sigle(sigle: str, libelle: str) -> bool:
    """Return whether the sigle abbreviates the whole name (ASH), not a part of it (SAV)."""
    debut = _PARENTHESE.sub("", libelle).rpartition(" / ")[2]
    initiales = "".join(mot[0] for mot in racines(debut))
    return initiales.startswith(sigle[0].lower()) and len(set(sigle.lower()) & set(initiales)) >= len(set(sigle)) - 1


def _officiels(chemin: Path) -> Iterator[Nom]:
    for rome, long, court, principale in lignes(chemin):
        vus: set[tuple[str, ...]] = set()
        for libelle in (long, court) if court else (long,):
            for forme in (libelle, *formes(libelle)):
                cle = racines(forme)
                if cle and cle not in vus and forme.strip():
                    vus.add(cle)
                    sigle = len(cle) == 1 and forme.isupper()
                    yield Nom(cle, rome, long, 0.9 if sigle else 1.0 if principale else 0.97)


def _familiers(familier: dict, codes: frozenset[str]) -> Iterator[Nom]:
    for bloc in familier["metier"]:
        romes = bloc["rome"] if isinstance(bloc["rome"], list) else [bloc["rome"]]
        for code in romes:
            if code not in codes:
                raise CorpusError(f"familier.toml : le code ROME {code} n'existe pas.")
        for dit in bloc["dit"]:
            for rang, code in enumerate(romes):
                # A familiar name wins over an official one; of several codes the first is the usual meaning.
                yield Nom(racines(dit), code, dit, 1.08 if len(romes) == 1 else 1.02 - 0.1 * rang, False)


def _seul(mot: str) -> str:
    return racines(mot)[0]
