"""The index is wholly old or wholly new, verified when opened, and re-embeds only what changed."""

from __future__ import annotations

import json
import os
import pickle
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import IndexDamaged, IndexMissing
from assistant.retrieval import construire, est_a_jour, magasin, ouvrir
from assistant.retrieval.magasin import ecrire_passage, lire_passage

RACINE = Path(__file__).parents[2]


def _version(dossier: Path) -> Path:
    return magasin.courante(dossier)


def test_a_missing_index_says_what_to_do(tmp_path, embedder):
    """The sentence names the command that builds it."""
    with pytest.raises(IndexMissing, match="assistant ingest"):
        ouvrir(tmp_path, embedder)


def test_every_damaged_file_is_refused_with_its_name(dossier, embedder):
    """400 flips of one bit, over every file of the index, are each refused before anything is read."""
    hasard = random.Random(1)
    fichiers = sorted(
        p for p in _version(dossier).iterdir() if p.name != "manifest.json" and p.stat().st_size
    )
    for n in range(400):
        chemin = fichiers[n % len(fichiers)]
        bon = chemin.read_bytes()
        abime = bytearray(bon)
        abime[hasard.randrange(len(bon))] ^= 1 << hasard.randrange(8)
        chemin.write_bytes(abime)
        with pytest.raises(IndexDamaged, match=chemin.name):
            ouvrir(dossier, embedder)
        chemin.write_bytes(bon)
    assert len(ouvrir(dossier, embedder)) == 7


@pytest.mark.parametrize(
    "manifeste", ["", "{", "[]", "null", '{"format": 99}', '{"format": 1, "fichiers": 3}']
)
def test_an_unreadable_manifest_is_refused(dossier, embedder, manifeste):
    """Whatever the manifest holds, the person reads a sentence, not a trace."""
    (_version(dossier) / "manifest.json").write_text(manifeste)
    with pytest.raises(IndexDamaged, match="assistant ingest"):
        ouvrir(dossier, embedder)


@pytest.mark.parametrize("nom", ["", "../..", "absente", ".cache"])
def test_a_pointer_to_nowhere_is_refused(dossier, embedder, nom):
    """The pointer cannot leave the folder of versions."""
    (dossier / "courant").write_text(nom)
    with pytest.raises(IndexDamaged):
        ouvrir(dossier, embedder)


def test_a_missing_file_is_refused(dossier, embedder):
    """A file that the manifest lists must be there."""
    (_version(dossier) / "vectors.faiss").unlink()
    with pytest.raises(IndexDamaged, match="vectors.faiss"):
        ouvrir(dossier, embedder)


def test_another_model_asks_for_a_rebuild(dossier, embedder):
    """Vectors of one model are never searched with another."""
    embedder.nom = "autre"
    with pytest.raises(IndexDamaged, match="autre modèle"):
        ouvrir(dossier, embedder)


def test_the_print_tells_a_stale_index(dossier):
    """The index is up to date for the print it was built with, and for no other."""
    assert est_a_jour(dossier, "un")
    assert not est_a_jour(dossier, "deux")
    assert not est_a_jour(dossier / "nulle-part", "un")


def test_a_new_shipped_model_makes_the_index_stale(dossier, embedder):
    """An index made with our former model is rebuilt, even though the corpus has not moved."""
    embedder.nom = "statique-ancien"
    construire(
        [lire_passage(b'{"id": "a", "texte": "b", "nature": "note", "source": "s", "titre": "t"}')],
        dossier,
        embedder,
        empreinte="un",
    )
    (dossier / "modele").mkdir()
    (dossier / "modele" / "provenance.json").write_text('{"nom": "statique-ancien"}')
    assert est_a_jour(dossier, "un")
    (dossier / "modele" / "provenance.json").write_text('{"nom": "statique-neuf"}')
    assert not est_a_jour(dossier, "un")


def test_only_what_changed_is_embedded_again(dossier, embedder, recherche):
    """One text changed out of seven costs one vector; the same corpus costs none."""
    passages = [recherche.passage(i) for i in ("lb/1", "lb/1/p1", "lb/1/p2", "lb/2", "lb/3")]
    embedder.vus = 0
    construire(passages, dossier, embedder)
    assert embedder.vus == 0
    construire([replace(passages[0], texte="Un texte tout neuf."), *passages[1:]], dossier, embedder)
    assert embedder.vus == 1


def test_the_same_passages_give_the_same_files(dossier, embedder, recherche):
    """Building twice is idempotent, byte for byte."""
    avant = json.loads((_version(dossier) / "manifest.json").read_text())
    construire([recherche.passage(i) for i in recherche._colonnes.rangs], dossier, embedder, empreinte="un")
    assert json.loads((_version(dossier) / "manifest.json").read_text()) == avant


def test_nothing_is_pickled(dossier):
    """No file of the index is a pickle, and numpy is told to refuse them."""
    for chemin in _version(dossier).iterdir():
        with pytest.raises(Exception):  # noqa: B017, PT011 - any refusal will do
            pickle.loads(chemin.read_bytes())


@pytest.mark.parametrize("appel", ["replace", "fsync", "open"])
def test_a_failure_at_any_call_leaves_the_old_index_or_the_new(dossier, embedder, monkeypatch, appel):
    """Each system call of the swap fails in turn; what is opened afterwards is whole."""
    lignes = (_version(dossier) / "passages.jsonl").read_bytes().splitlines()
    neufs = [replace(lire_passage(ligne), texte="Neuf.") for ligne in lignes]
    monkeypatch.setattr(
        os, "fsync", lambda descripteur: None
    )  # the disk is not under test, only the order of calls
    vrai = getattr(os, appel)
    for rang in range(1, 60):
        compte = {"n": 0}

        def panne(*a, compte=compte, rang=rang, **k):
            compte["n"] += 1
            if compte["n"] == rang:
                raise OSError(28, "disque plein")
            return vrai(*a, **k)

        monkeypatch.setattr(os, appel, panne)
        try:
            construire(neufs, dossier, embedder)
            fini = True
        except OSError:
            fini = False
        monkeypatch.setattr(os, appel, vrai)
        textes = {ouvert.texte for ouvert in map(ouvrir(dossier, embedder).passage, ("lb/1", "lb/2"))}
        assert textes == {"Neuf."} or "Neuf." not in textes
        if fini:
            assert textes == {"Neuf."}
            return
    raise AssertionError("the swap never finished")


BOUCLE = """
import os
import sys
os.fsync = lambda descripteur: None
from pathlib import Path
sys.path.insert(0, {racine!r})
sys.path.insert(0, {ici!r})
from conftest import PASSAGES, FauxEmbedder
from dataclasses import replace
from assistant.retrieval import construire
n = 0
while True:
    n += 1
    construire([replace(p, texte=f"tour {{n}}") for p in PASSAGES], Path({dossier!r}), FauxEmbedder())
    print(n, flush=True)
"""


def test_a_kill_at_any_instant_leaves_a_whole_index(dossier, embedder):
    """A builder killed -9 at 6 random instants never leaves a mixed or unreadable index."""
    hasard = random.Random(4)
    code = BOUCLE.format(racine=str(RACINE), ici=str(Path(__file__).parent), dossier=str(dossier))
    for _ in range(6):
        enfant = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
        enfant.stdout.readline()
        time.sleep(hasard.random() * 0.08)
        enfant.send_signal(signal.SIGKILL)
        enfant.communicate()
        ouvert = ouvrir(dossier, embedder)
        assert len({ouvert.passage(i).texte for i in ouvert._colonnes.rangs}) == 1


def test_a_passage_survives_the_disk(recherche):
    """Every field comes back equal, dates included."""
    p = replace(
        recherche.passage("regle/tco/a"),
        chemin=("a", "b"),
        mots=("c",),
        page=3,
        parent="x",
        url="https://e.fr",
    )
    assert lire_passage(ecrire_passage(p)) == p
    assert p.valide_au == date(2025, 12, 31)


def test_a_build_leaves_alone_another_one_under_way_and_sweeps_what_a_crash_left(tmp_path):
    """Two builds at once both end whole; a hidden folder of long ago is dropped."""
    vieux = tmp_path / "versions" / ".vieux"
    vieux.mkdir(parents=True)
    os.utime(vieux, (0, 0))
    with magasin.nouvelle_version(tmp_path, {}) as premier:
        (premier / "a").write_text("a", encoding="utf-8")
        with magasin.nouvelle_version(tmp_path, {}) as second:
            (second / "b").write_text("b", encoding="utf-8")
        (premier / "c").write_text("c", encoding="utf-8")
    courant = tmp_path / "versions" / (tmp_path / "courant").read_text(encoding="utf-8").strip()
    assert {p.name for p in courant.iterdir()} == {"a", "c", "manifest.json"}
    assert not vieux.exists() and len(list((tmp_path / "versions").iterdir())) == 1
