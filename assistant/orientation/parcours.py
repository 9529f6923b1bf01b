"""The path of one person: job, exposure, ways out, a certification for each, change of code. Pure orientation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assistant.domaine.orientation import (
    CertificationTrouvee,
    ChangementDeCode,
    Metier,
    Passerelle,
)
from assistant.orientation.formations import Offres

if TYPE_CHECKING:
    from assistant.orientation.orientation import Orientation


@dataclass(frozen=True, slots=True)
class Etape:
    """One target of a path: the way to it, what certifies it at the date asked, whether the code changes."""

    passerelle: Passerelle
    certification: CertificationTrouvee | None
    autres: tuple[CertificationTrouvee, ...]
    changement: ChangementDeCode
    offres: Offres


@dataclass(frozen=True, slots=True)
class Parcours:
    """From today's job to three targets at most; a wished job comes first. phrases say the exposure."""

    actuel: Metier
    vise: Metier | None
    le: date
    envies: tuple[str, ...]
    exposition: tuple[str, ...]
    etapes: tuple[Etape, ...]


def tracer(
    orientation: Orientation,
    actuel: Metier,
    le: date,
    vise: Metier | None = None,
    envies: Sequence[str] = (),
    niveau: int | None = None,
    departement: str | None = None,
) -> Parcours:
    """Return the path; niveau narrows certifications, departement narrows offers when a catalogue exists."""
    chemins = orientation.chemins
    passerelles = chemins.vers(actuel, envies, 4)
    if vise is not None:
        passerelles = [chemins.entre(actuel, vise), *(p for p in passerelles if p.cible.rome != vise.rome)]
    ids = tuple(envie.id for envie in chemins.envies if envie.id in envies or envie.id in chemins.lire_envies(" . ".join(envies)))
    etapes = tuple(_etape(orientation, actuel, p, le, niveau, departement) for p in passerelles[:3])
    return Parcours(actuel, vise, le, ids, orientation.expositions.phrases(actuel), etapes)


def certifications_pour(
    orientation: Orientation, cible: Metier, le: date, niveau: int | None = None, limite: int = 3
) -> list[CertificationTrouvee]:
    """Return what certifies a job, the surest link first, of one level when it is asked; nothing when no title says the job."""
    return [c for c in orientation.menant_a(cible, le).tous if niveau is None or c.certification.niveau == niveau][:limite]


def _etape(
    orientation: Orientation, actuel: Metier, p: Passerelle, le: date, niveau: int | None, departement: str | None
) -> Etape:
    trouvees = certifications_pour(orientation, p.cible, le, niveau)
    premiere = next((c for c in trouvees if c.etat != "expiree"), None)
    autres = tuple(c for c in trouvees if c is not premiere)
    changement = orientation.changement_de_code(actuel, p.cible)
    numero = premiere.certification.numero if premiere else ""
    return Etape(p, premiere, autres, changement, orientation.formations(numero, departement))
