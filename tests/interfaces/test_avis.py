"""Opinions are kept without the talk unless the person joins it, and a full disk is said."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from assistant.domaine.reponse import Conversation, Reponse, Tour
from assistant.errors import AssistantError, EntreeInvalide
from assistant.interfaces.avis import BoiteAvis, tour_juge

JOUR = date(2026, 11, 22)


def test_depot(tmp_path: Path) -> None:
    """Two opinions are two lines, with the day, the thumb and the reason, and nothing else."""
    boite = BoiteAvis(tmp_path / "etat" / "avis.jsonl")
    boite.deposer(JOUR, "salarie", "repondu", True, None)
    boite.deposer(JOUR, "conseiller", "repondu", False, "incomplet")
    lignes = [json.loads(ligne) for ligne in boite.fichier.read_text(encoding="utf-8").splitlines()]
    assert lignes[1] == {"jour": "2026-11-22", "public": "conseiller", "statut": "repondu", "utile": False, "raison": "incomplet"}
    assert len(lignes) == 2 and lignes[0]["raison"] is None


def test_l_echange_est_joint_si_la_personne_le_veut(tmp_path: Path) -> None:
    """With agreement, the line holds the question and the answer judged; the page's rank names them, a forged one the last."""
    tours = [Tour(m, m, "fait", Reponse(m, JOUR, "repondu", f"réponse à {m}")) for m in ("un", "deux")]
    conversation = Conversation(date=JOUR, tours=tuple(tours))
    assert [tour_juge(conversation, r) for r in (0, 1, 7, -1, "0", True, None)] == [tours[0], *[tours[1]] * 6]
    assert tour_juge(Conversation(date=JOUR), 0) is None
    boite = BoiteAvis(tmp_path / "avis.jsonl")
    boite.deposer(JOUR, "salarie", "repondu", False, "faux", ("un", "réponse à un"))
    garde = json.loads(boite.fichier.read_text(encoding="utf-8"))
    assert (garde["question"], garde["reponse"]) == ("un", "réponse à un") and boite.fichier.stat().st_mode & 0o077 == 0


def test_raison_inconnue(tmp_path: Path) -> None:
    """A free text is no reason: nothing personal gets in."""
    boite = BoiteAvis(tmp_path / "avis.jsonl")
    with pytest.raises(EntreeInvalide):
        boite.deposer(JOUR, "salarie", "repondu", False, "je m'appelle Paul")
    assert not boite.fichier.exists()


def test_disque_plein(tmp_path: Path) -> None:
    """A folder that cannot be written gives a French sentence."""
    (tmp_path / "occupe").write_text("")
    with pytest.raises(AssistantError, match="disque"):
        BoiteAvis(tmp_path / "occupe" / "avis.jsonl").deposer(JOUR, "salarie", "repondu", True, None)
