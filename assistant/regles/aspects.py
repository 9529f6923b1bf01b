"""What one may ask of any scheme (how long, whether the employer must agree…) and the rules of each that answer it.

A scheme file lists them: `[aspects]`, `duree = ["duree"]`. An entry is the id of a block, the name of a line of the sheet
(`risque`), or `autre_dispositif/id`. An aspect that a scheme does not list has no source here, and the answer says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from assistant.regles.droit import Dispositif, Droit
from assistant.regles.lecture import Lecteur

ASPECTS = ("duree", "accord_employeur", "discretion", "refus", "echec", "reponse", "decision", "retour", "formations", "cumul_cpf",
           "ouvert", "age", "niveau_diplome", "chomage", "frais", "droit_employeur", "allegement", "conge")


def lire_aspects(lu: Lecteur) -> Mapping[str, tuple[str, ...]]:
    """Return the aspects that a scheme file lists. Raises CorpusError for a name that is none of ASPECTS."""
    table = lu.table.get("aspects", {})
    sous = Lecteur(lu.fichier, "aspects", table)
    sous.cles(ASPECTS)
    return MappingProxyType({cle: sous.textes(cle) for cle in sous.table})


def verifier_aspects(droit: Droit) -> None:
    """Raise CorpusError when an aspect names a rule that no scheme holds."""
    for scheme in droit.dispositifs:
        for aspect, noms in scheme.aspects.items():
            for nom in noms:
                if not any(True for _ in _dits(droit, scheme, nom)):
                    Lecteur(f"{scheme.id}.toml", "aspects", {}).refuser(nom, f"« {aspect} » nomme une règle qui n'existe pas")


def regles_d_aspect(droit: Droit, ident: str, aspect: str, le: date) -> tuple[tuple[str, str], ...]:
    """Return (passage id, sentence) of each rule in force on a date that answers an aspect of a scheme; none when no source does.

    A closed scheme answers with the rules of its last day, which say that they are of the past.
    """
    scheme = droit.dispositif(ident)
    le = min(le, scheme.reference.au or le)
    trouves = (dit for nom in scheme.aspects.get(aspect, ()) for dit in _dits(droit, scheme, nom, le))
    return tuple(dict.fromkeys(trouves))


def _dits(droit: Droit, scheme: Dispositif, nom: str, le: date | None = None) -> list[tuple[str, str]]:
    """Return the rule, or the line of the sheet, of a name; none when it is not in force on a date given."""
    autre, _, court = nom.rpartition("/")
    scheme = droit.par_id.get(autre, scheme) if autre else scheme
    if scheme.fiche.get(court):
        return [(f"regle/{scheme.id}/{court}", scheme.fiche[court])]
    return [(b.reference.passage, b.regle) for b in scheme.blocs if b.id == court and (le is None or b.en_vigueur(le))]
