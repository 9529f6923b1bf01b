"""The store of vectors: scanned whole when few, by lists when many, the same answers from both."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.retrieval import vecteurs as module
from assistant.retrieval.vecteurs import MagasinFaiss

N, DIMENSION = 400, 16


@pytest.fixture(params=["entier", "par listes"])
def magasin(request, monkeypatch, tmp_path, embedder):
    """Return a store written then read back, of each kind, and its unit vectors."""
    if request.param == "par listes":
        monkeypatch.setattr(module, "LISTES_DES", 100)
        monkeypatch.setattr(module, "POINTS_PAR_CENTRE", 5)
    vecteurs = np.random.default_rng(1).normal(size=(N, DIMENSION)).astype(np.float32)
    vecteurs /= np.linalg.norm(vecteurs, axis=1, keepdims=True)
    MagasinFaiss.from_vectors(vecteurs, embedder, lambda rang: None).ecrire(tmp_path / "v")
    return MagasinFaiss.lire(tmp_path / "v", embedder, lambda rang: None), vecteurs


def test_vectors_come_back_in_passage_order(magasin):
    """Half precision aside, the vectors read are those written, whatever list they fell in."""
    lu, vecteurs = magasin
    assert np.allclose(lu.tous(), vecteurs, atol=1e-3)


def test_cosines_of_chosen_passages_are_exact(magasin):
    """Each passage asked gets its own cosine, even far from the question."""
    lu, vecteurs = magasin
    rangs = np.array([0, 3, 17, 200, N - 1])
    assert np.allclose(lu.cosinus(vecteurs[3], rangs), vecteurs[rangs] @ vecteurs[3], atol=2e-3)
    assert len(lu.cosinus(vecteurs[3], rangs[:0])) == 0


def test_a_vector_is_its_own_nearest_and_a_filter_is_obeyed(magasin):
    """The nearest is the vector itself; once the filter leaves it out, nothing outside the filter comes."""
    lu, vecteurs = magasin
    rangs, cosinus = lu.proches(vecteurs[9], 5)
    assert rangs[0] == 9
    assert cosinus[0] == pytest.approx(1, abs=1e-2)
    masque = np.arange(N) % 2 == 0
    filtres, _ = lu.proches(vecteurs[9], 50, masque)
    assert len(filtres)
    assert masque[filtres].all()


def test_an_exhaustive_reading_finds_what_brute_force_finds(magasin, tmp_path, embedder):
    """Reading every list gives the ten nearest by plain arithmetic."""
    _, vecteurs = magasin
    lu = MagasinFaiss.lire(tmp_path / "v", embedder, lambda rang: None, exhaustif=True)
    attendus = np.argsort(-(vecteurs @ vecteurs[5]))[:10]
    assert set(lu.proches(vecteurs[5], 10)[0].tolist()) == set(attendus.tolist())
