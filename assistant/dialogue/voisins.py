"""The neighbouring schemes as data: by which names one is meant, and which block says more of it to what is asked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.domaine.profil import Profil
from assistant.domaine.texte import plier
from assistant.errors import CorpusError

# The sheets that serve a contract which the schemes judged here leave out.
PAR_CONTRAT = {
    "fonctionnaire": ("conge_formation_professionnelle", "cpf_public"),
    "contractuel_public": ("conge_formation_professionnelle", "cpf_public"),
    "independant": ("fonds_independants",),
    "demandeur_emploi": ("aif",),
}


@dataclass(frozen=True, slots=True)
class Voisin:
    """One block of corpus/voisins.toml. de: the sheet that it says more of, "" when it is a sheet itself."""

    id: str
    libelle: str
    nom: re.Pattern[str]
    de: str = ""
    motifs: tuple[re.Pattern[str], ...] = ()
    sauf: re.Pattern[str] | None = None
    contact: str = ""
    age_max: int | None = None
    age_sauf: str = ""
    place: str = ""  # "question": answers even when a scheme is named; "toujours": even when a contract is told

    @property
    def passage(self) -> str:
        """Return the id of the indexed passage that states it."""
        return f"voisin/{self.id}"

    def repond_a(self, plie: str) -> bool:
        """Return whether a folded question is one that this block answers."""
        return any(m.search(plie) for m in self.motifs)


def charger_voisins(fichier: Path) -> tuple[Voisin, ...]:
    """Return the blocks of corpus/voisins.toml. Raises CorpusError naming a missing key or a broken pattern."""
    blocs = tomllib.loads(fichier.read_text(encoding="utf-8"))
    try:
        return tuple(
            Voisin(i, b["libelle"], _motif((b["libelle"].split(" (")[0], *b["noms"])), b.get("de", ""),
                   tuple(re.compile(m) for m in b.get("motifs", ())),
                   re.compile(b["sauf"]) if "sauf" in b else None, b.get("contact", ""), b.get("age_max"), b.get("age_sauf", ""), b.get("place", ""))
            for i, b in blocs.items()
        )
    except KeyError as manque:
        raise CorpusError(f"voisins.toml : il manque la clé {manque} dans un bloc.") from manque
    except re.error as erreur:
        raise CorpusError(f"voisins.toml : un motif est faux ({erreur}).") from erreur


def nommes(voisins: Iterable[Voisin], plie: str) -> tuple[Voisin, ...]:
    """Return the sheets whose name a folded text says, the longest name winning a place, in the order of the text."""
    places = [(m.start(), m.end(), v) for v in voisins if not v.de and not (v.sauf and v.sauf.search(plie)) for m in v.nom.finditer(plie)]
    gardes: list[tuple[int, int, Voisin]] = []
    for place in sorted(places, key=lambda p: (p[0] - p[1], p[0])):
        if all(place[1] <= g[0] or place[0] >= g[1] for g in gardes):
            gardes.append(place)
    return tuple({v.id: v for _, _, v in sorted(gardes, key=lambda g: g[0])}.values())


def precision(voisins: Iterable[Voisin], racine: str, plie: str) -> Voisin | None:
    """Return the block that says more of a sheet to a folded question, None when none does."""
    return next((v for v in voisins if v.de == racine and v.repond_a(plie)), None)


def _motif(noms: Iterable[str]) -> re.Pattern[str]:
    corps = "|".join(re.escape(plier(n)).replace(r"\ ", r"[\s-]").replace(r"\-", r"[\s-]?") for n in sorted(noms, key=len, reverse=True))
    return re.compile(rf"(?<![a-z0-9])(?:{corps})s?(?![a-z0-9])")


def contrat_de(profil: Profil) -> str:
    """Return the contract; a CDD at a public employer is one of public law unless it is said to be private."""
    contrat = str(profil.valeur("type_contrat"))
    prive = profil.valeur("contrat_droit_prive")
    public = prive is False or (profil.valeur("employeur_public") is True and prive is None)
    return "contractuel_public" if contrat == "cdd" and public else contrat
