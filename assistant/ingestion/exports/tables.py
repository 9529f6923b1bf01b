"""The compact tables of corpus/: written whole or not at all, with where they come from beside them."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from assistant.errors import SourceUnreadable

LIGNE_MAX = 2_000_000  # characters; the longest line of the official exports has a few thousand


@dataclass(frozen=True, slots=True)
class Rapport:
    """What an import wrote: the table, its number of rows, and remarks in French for the person who ran it."""

    table: Path
    lignes: int
    remarques: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origine:
    """Where a table comes from, shown to users. date is ISO."""

    titre: str
    editeur: str
    licence: str
    date: str
    url: str
    source: str  # id in corpus/sources.toml


@contextmanager
def ecriture_atomique(cible: Path) -> Iterator[Path]:
    """Yield a scratch path beside the target; it replaces the target only when the block succeeds."""
    cible.parent.mkdir(parents=True, exist_ok=True)
    poignee, brouillon = tempfile.mkstemp(dir=cible.parent, prefix=f".{cible.name}.")
    os.close(poignee)
    try:
        yield Path(brouillon)
        os.chmod(brouillon, 0o644)
        os.replace(brouillon, cible)
    finally:
        Path(brouillon).unlink(missing_ok=True)


def ecrire_table(cible: Path, colonnes: Sequence[str], lignes: Iterable[Sequence[object]]) -> int:
    """Write a UTF-8 comma table atomically and return its number of rows."""
    total = 0
    with ecriture_atomique(cible) as brouillon, brouillon.open("w", encoding="utf-8", newline="") as flux:
        plume = csv.writer(flux, lineterminator="\n")
        plume.writerow(colonnes)
        for ligne in lignes:
            plume.writerow(ligne)
            total += 1
    return total


def ecrire_origines(cible: Path, origines: Mapping[str, Origine]) -> None:
    """Write which source, date and licence each table has, keeping entries of other tables."""
    connues = dict(_blocs(cible)) if cible.exists() else {}
    for table, origine in origines.items():
        champs = (f'{champ} = "{getattr(origine, champ)}"' for champ in Origine.__slots__)
        connues[table] = "\n".join(champs)
    texte = "\n\n".join(f"[{table}]\n{corps}" for table, corps in sorted(connues.items()))
    with ecriture_atomique(cible) as brouillon:
        brouillon.write_text(f"# Written by the importers: where each table comes from.\n\n{texte}\n", "utf-8")


def _blocs(cible: Path) -> Iterator[tuple[str, str]]:
    for bloc in cible.read_text("utf-8").split("\n[")[1:]:
        nom, _, corps = bloc.partition("]\n")
        yield nom, corps.strip()


def lire_csv(chemin: Path, separateur: str, colonnes: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield the rows of an official CSV file, cleaned; raise SourceUnreadable, in French, when its form is wrong."""
    try:
        with chemin.open(encoding="utf-8-sig", newline="") as flux:
            yield from lire_flux(flux, chemin.name, separateur, colonnes)
    except OSError as erreur:
        raise SourceUnreadable(f"Le fichier {chemin.name} ne peut pas être lu : {erreur.strerror}.") from erreur


def lire_flux(flux: TextIO, nom: str, separateur: str, colonnes: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield the rows of an official CSV already open, cleaned; same errors as lire_csv."""
    try:
        lecteur = csv.DictReader(_lignes(flux, nom), delimiter=separateur)
        exiger_colonnes(nom, lecteur.fieldnames or (), colonnes)
        for ligne in lecteur:
            yield {cle: nettoyer(valeur) for cle, valeur in ligne.items() if cle}
    except UnicodeDecodeError as erreur:
        raise SourceUnreadable(
            f"Le fichier {nom} n'est pas en UTF-8. Téléchargez de nouveau l'export officiel, "
            "sans l'ouvrir ni l'enregistrer dans un tableur. Rien n'a été importé."
        ) from erreur
    except csv.Error as erreur:
        raise SourceUnreadable(f"Le fichier {nom} n'est pas un CSV lisible : {erreur}. Rien n'a été importé.") from erreur


def _lignes(flux: TextIO, nom: str) -> Iterator[str]:
    """Yield the lines of a file; raise SourceUnreadable for one too long to be a table's, or for null bytes."""
    while ligne := flux.readline(LIGNE_MAX):
        if len(ligne) >= LIGNE_MAX:
            raise SourceUnreadable(f"Une ligne de {nom} dépasse {LIGNE_MAX // 10**6} millions de signes. Rien n'a été importé.")
        if "\0" in ligne:
            raise SourceUnreadable(f"Le fichier {nom} contient des octets nuls : il est abîmé. Téléchargez-le de nouveau. "
                                   "Rien n'a été importé.")
        yield ligne


def exiger_colonnes(nom: str, presentes: Iterable[str], voulues: Sequence[str]) -> None:
    """Raise SourceUnreadable naming the missing columns of a file."""
    manquantes = [colonne for colonne in voulues if colonne not in set(presentes)]
    if manquantes:
        raise SourceUnreadable(
            f"Il manque dans {nom} : {', '.join(manquantes)}. Vérifiez que c'est bien l'export officiel, "
            "avec son séparateur d'origine. Rien n'a été importé."
        )


def nettoyer(valeur: str | None | list[str]) -> str:
    """Return a field without its leading tab, its doubled apostrophes and its odd spaces."""
    if not isinstance(valeur, str):
        return ""
    return " ".join(valeur.replace("''", "'").split())
