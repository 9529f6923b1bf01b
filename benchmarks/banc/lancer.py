"""Starts a child process for each system and set, on one thread, with a time limit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.retrieval.construction import texte_indexe
from assistant.retrieval.jeux import Jeu, document
from assistant.retrieval.magasin import ecrire_passage
from benchmarks.banc.moteur import Systeme

RACINE = Path(__file__).resolve().parents[2]
UN_FIL = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")
MUETS = {
    "TOKENIZERS_PARALLELISM": "false",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "PYTHONWARNINGS": "ignore",
}


@dataclass(frozen=True, slots=True)
class Atelier:
    """Where systems run: the interpreter of the frameworks, our model, vectors kept, seconds a system may take.

    grand: above so many passages the stacks read whole documents only: what a transformer can encode on two cores.
    """

    pairs: Path
    modele: Path
    memoire: Path
    limite: int
    grand: int

    def __call__(self, systeme: Systeme, copies: Sequence[Jeu]) -> Mapping[str, Any]:
        """Return what a system did on a set and its copies, or {"absent": why}."""
        with tempfile.TemporaryDirectory(prefix="banc-") as nom:
            dossier = Path(nom)
            entiers = systeme.pairs and len(copies[0].passages) > self.grand
            _ecrire_entree(dossier, systeme, copies, entiers)
            return self._attendre(systeme, dossier)

    def _attendre(self, systeme: Systeme, dossier: Path) -> Mapping[str, Any]:
        python = self.pairs if systeme.pairs else Path(sys.executable)
        commande = [str(python), "-m", "benchmarks.banc.enfant", str(dossier)]
        milieu = {**os.environ, **dict.fromkeys(UN_FIL, "1"), **MUETS, "TMPDIR": str(dossier)}
        milieu |= {"BANC_MODELE": str(self.modele), "BANC_MEMOIRE": str(self.memoire), "PYTHONPATH": str(RACINE)}
        try:
            fini = subprocess.run(  # noqa: S603 - our own module
                commande, env=milieu, cwd=RACINE, timeout=self.limite, capture_output=True, text=True, check=False
            )
        except subprocess.TimeoutExpired:
            return {"absent": f"plus de {self.limite} s"}
        if fini.returncode:
            return {"absent": (fini.stderr.strip().splitlines() or ["arrêt sans message"])[-1]}
        return json.loads((dossier / "sortie.json").read_text(encoding="utf-8"))


def _ecrire_entree(dossier: Path, systeme: Systeme, copies: Sequence[Jeu], entiers: bool) -> None:
    passages = [p for p in copies[0].passages if p.parent is None or not entiers]
    (dossier / "passages.jsonl").write_text("\n".join(map(ecrire_passage, passages)), encoding="utf-8")
    entree = {
        "systeme": systeme.nom,
        "textes": [(document(p), texte_indexe(p), p.parent is None) for p in passages],
        "questions": {copie.nom: [q for q, _ in copie.questions] for copie in copies},
    }
    (dossier / "entree.json").write_text(json.dumps(entree), encoding="utf-8")
