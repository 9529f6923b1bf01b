"""Ways from one job to another: ROME mobilities, shared skills, exposure, tension, and the person's wishes."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.domaine.orientation import Metier, Passerelle
from assistant.domaine.texte import plier
from assistant.orientation.tables import lignes, liste, reglages

_PERMIS = ("Certificat", "Habilitation", "Capacité", "Permis", "CACES", "Diplôme", "Brevet", "Attestation", "Carte", "Agrément")
_TROP_RARE = math.log(1 + 532 / 4)  # a skill of fewer than four jobs says little of the way between two
_BONUS_TYPE = {"proche": 0.3, "evolution": 0.2, "voisine": 0.0}


@dataclass(frozen=True, slots=True)
class Envie:
    """A wish: the jobs it points to, the codes it rules out, the exposure it accepts."""

    id: str
    libelle: str
    dit: tuple[str, ...]
    vers: frozenset[str]
    principaux: frozenset[str]
    exclus: tuple[str, ...]
    exposition_max: float


class Passerelles:
    """The graph of jobs: targets of a job, what is shared and what is missing."""

    def __init__(
        self, dossier: Path, metiers: Mapping[str, Metier], niveaux: Callable[[], Mapping[str, int]]
    ) -> None:
        self._dossier, self._metiers, self._charger_niveaux = dossier, metiers, niveaux

    @cached_property
    def _niveaux(self) -> Mapping[str, int]:
        """Return the usual level of the certifications of each v3 code."""
        return self._charger_niveaux()

    @cached_property
    def _interets(self) -> dict[str, frozenset[str]]:
        groupes: dict[str, set[str]] = {}
        for interet, _, principaux, autres in lignes(self._dossier / "interets.csv"):
            for code in (*liste(principaux), *liste(autres)):
                groupes.setdefault(code, set()).add(interet)
        return {code: frozenset(interets) for code, interets in groupes.items()}

    @cached_property
    def _cibles(self) -> dict[str, tuple[str, ...]]:
        return {rome: liste(cibles) for rome, cibles in lignes(self._dossier / "mobilites.csv")}

    @cached_property
    def _types(self) -> dict[tuple[str, str], str]:
        types: dict[tuple[str, str], str] = {}
        for parent, proches, evolutions in lignes(self._dossier / "mobilites_typees.csv"):
            types |= {(parent, cible): "evolution" for cible in liste(evolutions)}
            types |= {(parent, cible): "proche" for cible in liste(proches)}
        return types

    @cached_property
    def _competences(self) -> dict[str, frozenset[str]]:
        return {parent: frozenset(liste(codes)) for parent, codes in lignes(self._dossier / "competences.csv")}

    @cached_property
    def _rarete(self) -> dict[str, float]:
        vues = Counter(code for codes in self._competences.values() for code in codes)
        return {code: math.log(1 + len(self._competences) / nombre) for code, nombre in vues.items()}

    @cached_property
    def _noms(self) -> dict[str, tuple[str, str]]:
        return {code: (nature, nom) for code, nature, nom in lignes(self._dossier / "competences_noms.csv")}

    @cached_property
    def _tensions(self) -> dict[str, str]:
        return {ligne[0]: _tension(*ligne[1:]) for ligne in lignes(self._dossier / "tension.csv")}

    @cached_property
    def envies(self) -> tuple[Envie, ...]:
        """Return the wishes that corpus/metiers/envies.toml declares."""
        groupes = {int(i): (liste(p), liste(a)) for i, _, p, a in lignes(self._dossier / "interets.csv")}
        return tuple(_envie(bloc, groupes, self._metiers) for bloc in reglages(self._dossier / "envies.toml")["envie"])

    def tension(self, metier: Metier) -> str | None:
        """Return the dated sentence on hiring tension in Occitanie, None when no data exists."""
        return self._tensions.get(metier.parent)

    def voisins(self, depart: Metier) -> list[Metier]:
        """Return the mobilities of ROME, in its own order."""
        return [self._metiers[code] for code in self._cibles.get(depart.rome, ()) if code in self._metiers]

    def lire_envies(self, texte: str) -> tuple[str, ...]:
        """Return the ids of the wishes that a text expresses."""
        plie = plier(texte)
        # « en dehors de mes heures » is no wish to work outside, and « rétroactive » no wish to be active.
        return tuple(e.id for e in self.envies if any(re.search(rf"(?<!en )\b{re.escape(plier(dit))}\b", plie) for dit in e.dit))

    def vers(self, depart: Metier, envies: Sequence[str] = (), limite: int = 3) -> list[Passerelle]:
        """Return the best targets from a job; wishes (ids or the person's own words) narrow and widen them."""
        voulues = [e for e in self.envies if e.id in envies] or [
            e for e in self.envies if e.id in self.lire_envies(" . ".join(envies))
        ]
        candidats = self._directs(depart)
        if voulues:
            candidats |= self._par_envie(depart, voulues)
        notes = {code: self._note(depart, code, rang, voulues) for code, rang in candidats.items()}
        tries = sorted((c for c in notes if notes[c] is not None), key=lambda c: (-(notes[c] or 0.0), c))
        return [self._passerelle(depart, self._metiers[c], notes[c] or 0.0) for c in self._varier(tries, limite)]

    def entre(self, depart: Metier, cible: Metier) -> Passerelle:
        """Return the way between two given jobs, whether or not ROME links them."""
        return self._passerelle(depart, cible, 0.0)

    def _directs(self, depart: Metier) -> dict[str, float]:
        cibles = [c for c in self._cibles.get(depart.rome, ()) if c in self._metiers and c != depart.rome]
        return {code: 1.0 - rang / 20 for rang, code in enumerate(cibles)}

    def _par_envie(self, depart: Metier, voulues: Sequence[Envie]) -> dict[str, float]:
        """Return jobs that every wish points to, even without a direct mobility."""
        vises = [envie.vers for envie in voulues if envie.vers]
        communs = frozenset.intersection(*vises) if vises else frozenset()
        joignables = {c for c in communs if c in self._metiers and c != depart.rome and self._saut(depart, c) < 3}
        return dict.fromkeys(joignables, 0.0) | self._directs(depart)

    def _saut(self, depart: Metier, code: str) -> int:
        """Return how many levels of diploma stand between two jobs (0 when we cannot tell)."""
        de, vers = (self._niveaux.get(m.parent) for m in (depart, self._metiers[code]))
        return max(0, vers - de) if de and vers else 0

    def _affinite(self, depart: str, cible: str) -> float:
        """Return the share (0-1) of interests that two jobs have in common in ROME."""
        de, vers = (self._interets.get(code, frozenset()) for code in (depart, cible))
        return len(de & vers) / len(de | vers) if de | vers else 0.0

    def _note(self, depart: Metier, code: str, rang: float, voulues: Sequence[Envie]) -> float | None:
        cible = self._metiers[code]
        note = 0.5 * rang + _BONUS_TYPE[self._type(depart, cible)] + 0.5 * self._partage(depart, cible)
        note -= 0.3 * cible.exposition.indice if cible.exposition else 0.1
        note -= 0.4 if cible.parent == depart.parent else 0.0
        note += 0.4 * self._affinite(depart.rome, code) - 0.15 * max(0, self._saut(depart, code) - 1)
        for envie in voulues:
            if code.startswith(envie.exclus) or cible.parent.startswith(envie.exclus):
                return None
            if cible.exposition and cible.exposition.indice > envie.exposition_max:
                return None
            if envie.vers and code not in envie.vers:
                return None
            note += 0.3 if code in envie.principaux else 0.1
        return note

    def _partage(self, depart: Metier, cible: Metier) -> float:
        """Return the share (0-1) of the target's skills that the start already has, rare skills counting more."""
        de, vers = (self._competences.get(m.parent, frozenset()) for m in (depart, cible))
        total = sum(self._rarete[c] for c in vers)
        return sum(self._rarete[c] for c in de & vers) / total if total else 0.0

    def _type(self, depart: Metier, cible: Metier) -> str:
        if depart.parent == cible.parent:
            return "proche"
        return self._types.get((depart.parent, cible.parent), "voisine")

    def _varier(self, codes: list[str], limite: int) -> list[str]:
        """Keep at most one target per older code, so that three ways are three real choices."""
        gardes: list[str] = []
        parents: set[str] = set()
        for code in codes:
            parent = self._metiers[code].parent
            if parent not in parents:
                parents.add(parent)
                gardes.append(code)
        reste = [code for code in codes if code not in gardes]
        return (gardes + reste)[:limite]

    def _passerelle(self, depart: Metier, cible: Metier, note: float) -> Passerelle:
        de, vers = (self._competences.get(m.parent, frozenset()) for m in (depart, cible))
        return Passerelle(
            cible, self._type(depart, cible), self._nommer(de & vers, 4), self._nommer(vers - de, 4),
            depart.exposition, cible.exposition, self.tension(cible),
            f"passerelle/{depart.rome}-{cible.rome}", round(note, 3),
        )  # fmt: skip

    def _nommer(self, codes: frozenset[str], limite: int) -> tuple[str, ...]:
        """Return the most telling skills: not those of a single job, nor the permits that only some posts need."""
        utiles = [code for code in codes if not self._noms[code][1].startswith(_PERMIS)]
        tries = sorted(utiles, key=lambda c: (self._rarete[c] > _TROP_RARE, -self._rarete[c], c))
        return tuple(self._noms[code][1] for code in tries[:limite])


def _envie(
    bloc: dict, groupes: Mapping[int, tuple[tuple[str, ...], tuple[str, ...]]], metiers: Mapping[str, Metier]
) -> Envie:
    nommes = frozenset(code for code in metiers if code.startswith(tuple(bloc.get("codes", ("?",)))))
    principaux = frozenset(code for i in bloc["interets"] for code in groupes[i][0])
    autres = frozenset(code for i in bloc["interets"] for code in groupes[i][1])
    return Envie(
        bloc["id"], bloc["libelle"], tuple(bloc["dit"]), nommes | principaux | autres, nommes or principaux,
        tuple(bloc.get("exclus", ())), bloc.get("exposition_max", 1.0),
    )  # fmt: skip


_TENSIONS = ("très faible", "faible", "moyenne", "forte", "très forte")


def _tension(annee: str, bassins: str, mediane: str, mini: str, maxi: str) -> str:
    niveau = _TENSIONS[min(4, max(0, round(float(mediane)) - 1))]
    combien = f"{bassins} bassins d'emploi" if int(bassins) > 1 else "un bassin d'emploi"
    ecart = "" if mini == maxi else f", de {mini} à {maxi} selon le bassin"
    note = mediane.removesuffix(".0").replace(".", ",")
    return (
        f"En Occitanie en {annee}, la tension de recrutement était {niveau} pour ce groupe de métiers "
        f"({note} sur 5 en médiane sur {combien}{ecart} ; Dares)."
    )
