"""The page without its index: it opens, distress and rules answer, and the index is taken up when it comes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.domaine.reponse import Conversation
from assistant.errors import IndexDamaged
from assistant.interfaces.dossier_page import preparer
from assistant.interfaces.lancement import monter_porte
from assistant.interfaces.porte import Porte
from assistant.interfaces.reglages_page import mode
from assistant.interfaces.relais import Relais
from assistant.settings import Reglages, lire_reglages
from assistant.wiring import construire_assistant
from tests.interfaces.faux_assistant import FauxAssistant


@dataclass
class Atelier:
    """Builds an assistant as long as its index is whole; counts."""

    faute: Exception | None
    essais: int = 0

    def construire(self, reglages: Reglages, sans_index_permis: bool = False) -> Any:
        """Fail as told on the real index; without any index, give the assistant that has none."""
        self.essais += 1
        nulle_part = str(reglages.index) == "/nonexistent"
        if self.faute is not None and not nulle_part:
            raise self.faute
        return SimpleNamespace(services=SimpleNamespace(recherche=None if nulle_part else "index"))


@pytest.mark.parametrize("faute", [IndexDamaged("x"), OSError("x"), RuntimeError("rebuilt meanwhile"), ValueError("x"), KeyError("x")])
def test_ouvre_sans_index_puis_le_prend(faute: Exception) -> None:
    """Whatever an index being rewritten raises, the page opens; a later try takes the index up."""
    atelier = Atelier(faute)
    relais = Relais(Reglages(), atelier.construire)
    assert relais.sans_index and not relais.reessayer()
    atelier.faute = None
    assert relais.reessayer() and relais.services.recherche == "index"


def test_surveille_jusqu_a_l_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """The background tries end once the index is there."""
    monkeypatch.setattr("assistant.interfaces.relais.REESSAI_S", 0.0)
    atelier = Atelier(OSError("x"))
    relais = Relais(Reglages(), atelier.construire)
    atelier.faute = None
    relais._attendre()
    assert not relais.sans_index and atelier.essais == 3


def test_detresse_sans_index(tmp_path: Path) -> None:
    """With no index and no model of ours on disk, distress is answered with 3114 and a search says what to do."""
    relais = Relais(replace(lire_reglages({}), index=tmp_path / "rien"), construire_assistant)
    assert relais.sans_index
    depart = Conversation(date=date(2026, 11, 22))
    assert "3114" in relais.answer(depart, "je veux en finir, je n'en peux plus")[1].texte
    _, reponse = relais.answer(depart, "Combien de PTP financés en Occitanie en 2022 ?")
    assert "index" in reponse.texte and "assistant ingest" in reponse.texte


def porte(tmp_path: Path, **valeurs: Any) -> Porte:
    """Return what the page shares, for these settings."""
    return replace(monter_porte(FauxAssistant(), lire_reglages({}), tmp_path, None, ()), **valeurs)


def test_l_accueil_dit_ce_qui_manque(tmp_path: Path) -> None:
    """The welcome says that the documents are missing as long as they are, and nothing of it otherwise."""
    manque = [True]
    p = porte(tmp_path, sans_index=lambda: manque[0])
    profil = p.textes.profils[0]
    assert "Je n'ai pas accès à mes documents" in p.accueil(profil)
    manque[0] = False
    assert p.accueil(profil) == profil.accueil


@pytest.mark.parametrize(("environ", "attendu", "question"), [
    ({}, "Sans modèle de langage.", False),
    ({"ASSISTANT_MODELE": "openai:m", "ASSISTANT_MODELE_LIEU": "local", "ASSISTANT_MODELE_URL": "http://127.0.0.1:1"}, "local", False),
    ({"ASSISTANT_MODELE": "openai:m"}, "seulement avec votre accord", True),
])
def test_mode_ecrit_et_accord_demande(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], attendu: str,
                                      question: bool) -> None:
    """The mode is written under the message box; the consent is asked before a first message for an outside model only."""
    monkeypatch.setenv("CHAINLIT_APP_ROOT", "")
    reglages = lire_reglages(environ)
    preparer(tmp_path, 8000, "127.0.0.1", None, reglages)
    assert attendu in (tmp_path / ".chainlit" / "translations" / "fr-FR.json").read_text(encoding="utf-8")
    p = porte(tmp_path, mode=mode(reglages), modele=reglages.modele or "")
    assert ("#consentement-oui" in p.accueil(p.textes.profils[0])) is question
