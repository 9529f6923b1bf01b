"""One system on one set in a process of its own, so that its memory, its time and its libraries are its own.

    python -m benchmarks.banc.enfant FOLDER    reads FOLDER/entree.json and passages.jsonl, writes FOLDER/sortie.json
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.banc.moteur import Donnees, Moteur, Texte

MO = 1024  # /proc counts in KiB


def memoire(ligne: str) -> float:
    """Return a line of /proc/self/status (VmRSS: held now, VmHWM: the most ever held) in MB."""
    etat = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    return next(int(e.split()[1]) for e in etat if e.startswith(ligne)) / MO


def repondre(moteur: Moteur, questions: Sequence[str]) -> dict[str, list]:
    """Return the documents found for each question, asked one at a time, and the milliseconds it took."""
    ordres, durees = [], []
    for question in questions:
        debut = time.perf_counter()
        ordres.append(moteur.chercher(question))
        durees.append(1000 * (time.perf_counter() - debut))
    return {"ordres": ordres, "durees": durees}


def mesurer(dossier: Path) -> dict[str, object]:
    """Return what one system found, how fast, and what it weighs; only « absent » when a library is missing."""
    depart = memoire("VmRSS")
    entree = json.loads((dossier / "entree.json").read_text(encoding="utf-8"))
    donnees = Donnees([Texte(*t) for t in entree["textes"]], dossier / "passages.jsonl")
    try:
        from benchmarks.banc.systemes import systeme

        demande = systeme(entree["systeme"])
        fabrique = demande.charger()
    except ImportError as faute:
        return {"absent": f"il manque {faute.name}"}
    debut = time.perf_counter()
    moteur = fabrique(donnees)
    duree = time.perf_counter() - debut + moteur.dues
    reponses = {nom: repondre(moteur, questions) for nom, questions in entree["questions"].items()}
    return {
        "reponses": reponses,
        "passages": moteur.lus or len(donnees.textes),
        "construction_s": duree,
        "memoire_mo": memoire("VmRSS") - depart,
        "pointe_mo": memoire("VmHWM") - depart,
        "modele_mo": demande.octets() / 1e6,
        "index_mo": moteur.octets() / 1e6,
    }


if __name__ == "__main__":
    travail = Path(sys.argv[1])
    (travail / "sortie.json").write_text(json.dumps(mesurer(travail)), encoding="utf-8")
