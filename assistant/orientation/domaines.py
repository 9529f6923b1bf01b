"""The families of jobs closest to a field (« informatique », « commerce ») or to a word that names no job of ROME by itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from assistant.domaine.orientation import Metier
from assistant.orientation.metiers import Metiers
from assistant.orientation.mots import VIDES, mots, racines
from assistant.orientation.noms import Noms

LIMITE = 4
PREFIXE = 7  # stems that share so many letters are one family: naturopathe, naturopathie
PARENT = 0.6  # a word of the same family counts less than the word itself
OFFICIEL = 3.0  # a job whose own name says the word counts as this many of its appellations
CADRE = frozenset(racines("métier métiers domaine secteur branche travail emploi formation travailler quel quelle quels dans filière milieu monde"))


def familles(metiers: Metiers, texte: str, limite: int = LIMITE) -> list[Metier]:
    """Return the jobs whose names hold the words of a field, the closest first; [] when no name holds one."""
    cherches = dict.fromkeys(m.racine for m in mots(texte) if m.plie not in VIDES and m.racine not in CADRE and len(m.racine) >= 3)
    dits: dict[str, Counter[str]] = defaultdict(Counter)  # code -> what each word sought weighs in its names
    for mot in cherches:
        for pareil, part in _pareils(metiers.noms, mot):
            _compter(metiers, mot, pareil, part, dits)
    notes = {code: sum(poids.values()) * len(poids) ** 2 for code, poids in dits.items()}
    return [metiers.par_code[code] for code in sorted(notes, key=lambda c: (-notes[c], c))[:limite]]


def _pareils(noms: Noms, mot: str) -> Iterable[tuple[str, float]]:
    """Yield the words of job names that a word is, or is of the family of."""
    for autre in noms.par_mot:
        if autre == mot:
            yield autre, 1.0
        elif len(mot) >= PREFIXE and autre[:PREFIXE] == mot[:PREFIXE]:
            yield autre, PARENT


def _compter(metiers: Metiers, mot: str, pareil: str, part: float, dits: dict[str, Counter[str]]) -> None:
    noms = metiers.noms
    poids = part * noms.poids_mot.get(pareil, 1.0)
    for code in (noms.tous[rang].rome for rang in noms.par_mot[pareil]):
        officiel = not dits[code][mot] and pareil in racines(metiers.par_code[code].libelle)
        dits[code][mot] += poids * (OFFICIEL if officiel else 1.0)  # type: ignore[assignment]
