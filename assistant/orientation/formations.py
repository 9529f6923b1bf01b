"""Course offers, when a catalogue was imported; otherwise where to look for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.orientation.tables import en_lettres, jour, lignes

_OU_CHERCHER = (
    "Je n'ai pas de données sur les places, les prix et les dates de session en Occitanie. "
    "Vous les trouverez sur {lien}, et auprès de votre conseiller."
)
LIEN = "https://www.moncompteformation.gouv.fr/"


@dataclass(frozen=True, slots=True)
class Formation:
    """One offer of a catalogue, as the catalogue says it; empty strings are facts it does not give."""

    numero: str
    intitule: str
    organisme: str
    departement: str
    lieu: str
    heures: str
    prix_eur: str
    session: str
    releve_le: str

    def phrase(self) -> str:
        """Return the offer in one French sentence with the date it was read."""
        faits = [f"{self.intitule}, {self.organisme}", f"{self.lieu} ({self.departement})".strip()]
        faits += [fait for fait in (self.heures, self.prix_eur, self.session) if fait]
        releve = jour(self.releve_le)
        quand = f" (catalogue du {en_lettres(releve)})" if releve else ""
        return f"{' ; '.join(faits)}{quand}."


@dataclass(frozen=True, slots=True)
class Offres:
    """The offers found for a certification and the sentence that says what we hold."""

    formations: tuple[Formation, ...]
    phrase: str
    lien: str = LIEN


class Formations:
    """The imported catalogue, if any."""

    def __init__(self, chemin: Path) -> None:
        self._chemin = chemin

    @cached_property
    def _par_numero(self) -> dict[str, list[Formation]]:
        groupes: dict[str, list[Formation]] = {}
        for ligne in lignes(self._chemin) if self._chemin.exists() else ():
            groupes.setdefault(ligne[0], []).append(_formation(ligne))
        return groupes

    def pour(self, numero: str, departement: str | None = None, limite: int = 5) -> Offres:
        """Return the offers for an RNCP or RS number, in a department when one is given."""
        if not self._par_numero:
            return Offres((), _OU_CHERCHER.format(lien=LIEN))
        toutes = self._par_numero.get(numero, [])
        voulues = [f for f in toutes if departement is None or f.departement == departement.zfill(2)]
        if not voulues:
            ou = f" dans le {departement}" if departement and toutes else ""
            return Offres((), f"Le catalogue importé n'a pas de formation pour {numero}{ou}. Vérifiez sur {LIEN}.")
        return Offres(tuple(voulues[:limite]), f"Le catalogue importé a {len(voulues)} formation(s) pour {numero}.")


def _formation(c: list[str]) -> Formation:
    debut, fin = jour(c[9]), jour(c[10])
    session = f"du {en_lettres(debut)} au {en_lettres(fin)}" if debut and fin else ""
    return Formation(
        c[0], c[1], c[2], c[3], c[4], _bornes(c[5], c[6], "heures"), _bornes(c[7], c[8], "€ TTC"), session, c[11]
    )


def _bornes(mini: str, maxi: str, unite: str) -> str:
    mini, maxi = mini.replace(".", ","), maxi.replace(".", ",")
    if not mini and not maxi:
        return ""
    return f"{mini or maxi} {unite}" if mini == maxi or not (mini and maxi) else f"de {mini} à {maxi} {unite}"
