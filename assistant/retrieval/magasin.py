"""The index on disk: written beside, verified by SHA-256, swapped in one rename, never a pickle.

dossier/courant              name of the version in use (one line, replaced atomically)
dossier/versions/<nom>/      passages.jsonl, colonnes, vectors.faiss, lexical tables, manifest.json
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path

from assistant.domaine.sources import Passage
from assistant.errors import IndexDamaged, IndexMissing

FORMAT = 1
COURANT = "courant"
MANIFESTE = "manifest.json"
CHANTIER_S = 3600  # a build takes seconds; a hidden folder older than this is what a crash left
Progres = Callable[[str, int, int], None]


def sans_bruit(etape: str, fait: int, total: int) -> None:
    """Ignore a progress report."""


def ecrire_passage(passage: Passage) -> str:
    """Return a passage as one JSON line; empty fields are left out."""
    plein = {cle: v for cle, v in asdict(passage).items() if v not in (None, (), "")}
    return json.dumps(plein, ensure_ascii=False, default=date.isoformat)


_CHAMPS = {f.name for f in fields(Passage)}


def lire_passage(ligne: str | bytes) -> Passage:
    """Return the passage of one JSON line."""
    lu = {cle: v for cle, v in json.loads(ligne).items() if cle in _CHAMPS}
    for cle in ("valide_du", "valide_au"):
        if lu.get(cle):
            lu[cle] = date.fromisoformat(lu[cle])
    for cle in ("chemin", "mots"):
        lu[cle] = tuple(lu.get(cle, ()))
    return Passage(**lu)


def courante(dossier: Path) -> Path:
    """Return the folder of the version in use; raises IndexMissing, IndexDamaged."""
    pointeur = dossier / COURANT
    if not pointeur.is_file():
        raise IndexMissing("L'index n'existe pas encore. Lancez « assistant ingest » pour le construire.")
    nom = pointeur.read_text(encoding="utf-8").strip()
    version = dossier / "versions" / nom
    if not nom or "/" in nom or nom.startswith(".") or not (version / MANIFESTE).is_file():
        raise IndexDamaged("L'index est incomplet. Lancez « assistant ingest » pour le reconstruire.")
    return version


def manifeste(dossier: Path) -> dict[str, object]:
    """Return the manifest of the version in use; raises IndexMissing, IndexDamaged."""
    return _lire_manifeste(courante(dossier))


def _lire_manifeste(version: Path) -> dict[str, object]:
    try:
        lu = json.loads((version / MANIFESTE).read_text(encoding="utf-8"))
        if lu["format"] != FORMAT or not isinstance(lu["fichiers"], dict):
            raise ValueError("another format")
    except (ValueError, KeyError, TypeError) as erreur:
        raise IndexDamaged(
            "Le manifeste de l'index est illisible. Lancez « assistant ingest » pour reconstruire l'index."
        ) from erreur
    return lu


def verifier(version: Path) -> dict[str, object]:
    """Return the manifest once every file has the SHA-256 that it records; raises IndexDamaged."""
    lu = _lire_manifeste(version)
    attendues: dict[str, str] = lu["fichiers"]  # type: ignore[assignment]
    with ThreadPoolExecutor() as fils:  # hashing leaves the interpreter free: every core reads
        sommes = fils.map(somme, (version / nom for nom in attendues))
    for nom, trouvee in zip(attendues, sommes, strict=True):
        if trouvee != attendues[nom]:
            raise IndexDamaged(
                f"Le fichier « {nom} » de l'index est abîmé. "
                "Lancez « assistant ingest » pour reconstruire l'index."
            )
    return lu


def somme(chemin: Path) -> str:
    """Return the SHA-256 of a file, "" when it is not there."""
    if not chemin.is_file():
        return ""
    with chemin.open("rb") as fichier:
        return hashlib.file_digest(fichier, "sha256").hexdigest()


def est_a_jour(dossier: Path, empreinte: str) -> bool:
    """Return whether the index in use was built from the corpus of this print, with the model shipped now."""
    try:
        lu = manifeste(dossier)
    except (IndexMissing, IndexDamaged):
        return False
    return lu.get("empreinte") == empreinte and _meme_modele(dossier, str(lu.get("modele")))


def _meme_modele(dossier: Path, nom: str) -> bool:
    """Return whether an index made with our own model was made with the one that is there now."""
    provenance = dossier / "modele" / "provenance.json"
    if not nom.startswith("statique-") or not provenance.is_file():
        return True
    return json.loads(provenance.read_text(encoding="utf-8"))["nom"] == nom


@contextmanager
def nouvelle_version(dossier: Path, infos: dict[str, object]) -> Iterator[Path]:
    """Yield an empty folder; on leaving, seal it with its manifest and swap it in, then drop older versions.

    A crash at any instant leaves the old index or the new one: the only switch is one os.replace.
    """
    versions = dossier / "versions"
    versions.mkdir(parents=True, exist_ok=True)
    nom = uuid.uuid4().hex[:12]
    chantier = versions / f".{nom}"
    chantier.mkdir()
    try:
        yield chantier
        _sceller(chantier, infos)
        os.replace(chantier, versions / nom)
        _pointer(dossier, nom)
    except BaseException:
        shutil.rmtree(chantier, ignore_errors=True)
        raise
    _balayer(versions, nom)


def _sceller(chantier: Path, infos: dict[str, object]) -> None:
    fichiers = sorted(p for p in chantier.iterdir() if p.is_file())
    lu = {"format": FORMAT, **infos, "fichiers": {p.name: somme(p) for p in fichiers}}
    manifest = chantier / MANIFESTE
    manifest.write_text(json.dumps(lu, ensure_ascii=False, indent=1), encoding="utf-8")
    for chemin in (*fichiers, manifest):
        _sur_disque(chemin)
    _sur_disque(chantier)


def _sur_disque(chemin: Path) -> None:
    descripteur = os.open(chemin, os.O_RDONLY)
    try:
        os.fsync(descripteur)
    finally:
        os.close(descripteur)


def _pointer(dossier: Path, nom: str) -> None:
    provisoire = dossier / f".{COURANT}-{nom}"
    provisoire.write_text(nom + "\n", encoding="utf-8")
    _sur_disque(provisoire)
    os.replace(provisoire, dossier / COURANT)
    _sur_disque(dossier)


def _balayer(versions: Path, garde: str) -> None:
    """Drop every other version, and what a crash left; a reader keeps its open files, and a build under way its folder."""
    for autre in versions.iterdir():
        if autre.name != garde and not _en_chantier(autre):
            shutil.rmtree(autre, ignore_errors=True)


def _en_chantier(version: Path) -> bool:
    """Return whether another process is writing a version: its folder is hidden, and changed less than an hour ago."""
    try:
        return version.name.startswith(".") and time.time() - version.stat().st_mtime < CHANTIER_S
    except FileNotFoundError:  # just swapped in
        return True


def ecrire_lignes(chemin: Path, passages: Iterable[Passage]) -> list[int]:
    """Write one JSON line per passage; return the byte offset of each, and the end."""
    positions = [0]
    with chemin.open("wb") as fichier:
        for passage in passages:
            fichier.write(ecrire_passage(passage).encode() + b"\n")
            positions.append(fichier.tell())
    return positions
