"""Our reader of the shipped model gives the vectors of sentence-transformers, without torch."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import CorpusError
from assistant.retrieval import charger_embedder

RACINE = Path(__file__).parents[2]
MODELE = RACINE / "index" / "modele"
TEXTES = [
    "Comment financer ma reconversion ?",
    "Le projet de transition professionnelle (PTP).",
    "",
    "œuvre à l'été",
    "un mot " * 300,
]
COMPARE = """
import sys, json, warnings
warnings.simplefilter("ignore")
import numpy as np
from safetensors.numpy import load_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer
d, textes = sys.argv[1], json.loads(sys.argv[2])
t = load_file(d + "/model.safetensors")
poids = t["codes"].astype(np.float32) * t["echelles"].astype(np.float32)[:, None]
m = SentenceTransformer(modules=[StaticEmbedding(Tokenizer.from_file(d + "/tokenizer.json"), embedding_weights=poids)], device="cpu")
print(json.dumps(m.encode(textes, normalize_embeddings=True).tolist()))
"""
CHEMIN = """
import sys
sys.path.insert(0, {racine!r})
sys.path.insert(0, {ici!r})
from pathlib import Path
from conftest import PASSAGES
from assistant.retrieval import charger_embedder, construire, ouvrir
e = charger_embedder(Path({modele!r}))
construire(PASSAGES, Path({dossier!r}), e)
r = ouvrir(Path({dossier!r}), e)
t = r.search("combien d'étudiants")
assert t[0].passage.id == "lb/2", t
assert 0 < r.preuve("combien d'étudiants", t) < 1
print([m for m in ("torch", "sentence_transformers", "transformers", "sklearn", "scipy", "pickle5") if m in sys.modules])
"""


def test_vectors_are_those_of_sentence_transformers():
    """Same tokens, same weights, same mean: the largest difference is float noise."""
    sortie = subprocess.run(
        [sys.executable, "-c", COMPARE, str(MODELE), json.dumps(TEXTES)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    reference = np.array(json.loads(sortie.stdout.splitlines()[-1]), np.float32)
    assert np.abs(charger_embedder(MODELE).vecteurs(TEXTES) - np.nan_to_num(reference)).max() < 1e-5


def test_the_query_path_never_imports_torch(tmp_path):
    """Building, opening, searching and weighing evidence load no training library."""
    code = CHEMIN.format(
        racine=str(RACINE), ici=str(Path(__file__).parent), modele=str(MODELE), dossier=str(tmp_path)
    )
    fini = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert fini.stdout.strip() == "[]"


def test_the_shipped_model_is_small_and_says_where_it_comes_from():
    """At most 16 MB, its hash recorded, the training text's too, no share-alike source in it."""
    provenance = json.loads((MODELE / "provenance.json").read_text(encoding="utf-8"))
    assert sum(p.stat().st_size for p in MODELE.iterdir()) <= 16_000_000
    assert hashlib.sha256((MODELE / "model.safetensors").read_bytes()).hexdigest() == provenance["sha256"]
    assert len(provenance["sha256_textes"]) == len(provenance["sha256_paires"]) == 64
    assert set(provenance["donnees_exclues"]) == {"onisep_form", "onisep_metier"}


def test_accents_and_case_do_not_change_a_vector():
    """The tokenizer folds, so that a question without accents is the same question."""
    avec, sans = charger_embedder(MODELE).vecteurs(["Où est l'Été à Béziers", "OU EST L'ETE A BEZIERS"])
    assert np.array_equal(avec, sans)


def test_a_missing_model_says_what_to_do(tmp_path):
    """A partial copy of the repository is recognised."""
    with pytest.raises(CorpusError, match="copie complète"):
        charger_embedder(tmp_path)


def test_a_hub_model_is_not_loaded_until_used():
    """Naming a model by the setting costs nothing before the first question."""
    assert charger_embedder(MODELE, "un/modele").nom == "un/modele"
