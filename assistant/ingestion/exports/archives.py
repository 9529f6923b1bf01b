"""Open official archives safely: size, bombs, encryption and damage are refused in plain French."""

from __future__ import annotations

import lzma
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO

from assistant.errors import SourceUnreadable

LIMITE_OCTETS = 5 * 1024**3
_RAPPORT_MAX = 200  # official exports shrink about 15 times
_SEUIL_RAPPORT = 100 * 1024**2
_MEMBRES_MAX = 1_000
_HORS = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\x00")
_ARCHIVES = (".zip", ".gz", ".tgz", ".tar", ".7z", ".rar", ".bz2", ".xz")


def verifier_taille(fichier: Path, limite: int = LIMITE_OCTETS) -> None:
    """Raise SourceUnreadable when a file is missing, empty or larger than an official export can be."""
    if not fichier.is_file():
        raise SourceUnreadable(f"Le fichier {fichier.name} n'existe pas. Vérifiez le chemin. Rien n'a été importé.")
    taille = fichier.stat().st_size
    if taille == 0:
        raise SourceUnreadable(f"Le fichier {fichier.name} est vide. Téléchargez-le de nouveau. Rien n'a été importé.")
    if taille > limite:
        raise SourceUnreadable(
            f"Le fichier {fichier.name} est trop grand ({taille // 1024**2} Mo, {limite // 1024**2} Mo au plus). "
            "Vérifiez que c'est bien l'export officiel. Rien n'a été importé."
        )


@contextmanager
def ouvrir_zip(fichier: Path, limite: int = LIMITE_OCTETS) -> Iterator[zipfile.ZipFile]:
    """Yield a zip whose contents may be read; raise SourceUnreadable for a bomb, a password or damage."""
    try:
        with zipfile.ZipFile(fichier) as archive:
            _refuser_pieges(fichier.name, archive.infolist(), limite)
            yield archive
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError, OSError) as erreur:
        raise SourceUnreadable(f"L'archive {fichier.name} {_degat(erreur)} Rien n'a été importé.") from erreur


def _degat(erreur: Exception) -> str:
    """Return what is wrong with a zip that raised, and what to do."""
    if isinstance(erreur, NotImplementedError):
        return "est compressée d'une façon inconnue. Téléchargez l'export officiel, sans le recompresser."
    if "CRC" in str(erreur):
        return "est abîmée : le contrôle d'un de ses fichiers ne tombe pas juste. Téléchargez-la de nouveau."
    if "not a zip" in str(erreur) or "end of central directory" in str(erreur):
        return "est coupée ou n'est pas un zip. Téléchargez-la de nouveau."
    return "est abîmée : son contenu ne se décompresse pas. Téléchargez-la de nouveau."


def est_zip(fichier: Path) -> bool:
    """Return whether a file starts like a zip, even one that was cut."""
    with fichier.open("rb") as flux:
        return flux.read(4) in (b"PK\x03\x04", b"PK\x05\x06")


def emboitee(archive: zipfile.ZipFile) -> str | None:
    """Return the name of an archive found inside another one, None without one."""
    return next((nom for nom in archive.namelist() if nom.lower().endswith(_ARCHIVES)), None)


def trouver(archive: zipfile.ZipFile, mot: str, suffixe: str) -> str | None:
    """Return the member whose name holds a word, accents and Unicode forms aside."""
    for nom in archive.namelist():
        plie = "".join(c for c in unicodedata.normalize("NFD", nom.lower()) if unicodedata.category(c) != "Mn")
        if mot in plie and plie.endswith(suffixe):
            return nom
    return None


def date_du_nom(*noms: str) -> date | None:
    """Return the date that a file name carries (2026_02_01 or 2026-02-01), None without one."""
    for nom in noms:
        trouve = re.search(r"(20\d\d)[-_](\d\d)[-_](\d\d)", nom)
        if trouve:
            try:
                return date(int(trouve[1]), int(trouve[2]), int(trouve[3]))
            except ValueError:
                continue
    return None


def debut(flux: IO[bytes], taille: int = 512) -> bytes:
    """Return the first bytes of a stream, byte order mark and spaces left out."""
    return flux.read(taille).lstrip(b"\xef\xbb\xbf \t\r\n")


def _refuser_pieges(nom: str, membres: list[zipfile.ZipInfo], limite: int) -> None:
    if len(membres) > _MEMBRES_MAX:
        raise SourceUnreadable(f"L'archive {nom} contient {len(membres)} fichiers : ce n'est pas un export officiel. Rien n'a été importé.")
    hors = next((m.filename for m in membres if _HORS.search(m.filename)), None)
    if hors is not None:
        raise SourceUnreadable(f"L'archive {nom} veut écrire hors de son dossier : elle est refusée. Rien n'a été importé.")
    total = sum(membre.file_size for membre in membres)
    serre = sum(membre.compress_size for membre in membres) or 1
    if total > limite or (total > _SEUIL_RAPPORT and total / serre > _RAPPORT_MAX):
        raise SourceUnreadable(
            f"L'archive {nom} se décompresse en {total // 1024**2} Mo : ce n'est pas un export officiel. "
            "Rien n'a été importé."
        )
    if any(membre.flag_bits & 1 for membre in membres):
        raise SourceUnreadable(f"L'archive {nom} est protégée par un mot de passe. Rien n'a été importé.")
