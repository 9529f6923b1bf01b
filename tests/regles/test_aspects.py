"""What may be asked of any scheme: the rules that answer, or the silence of the sources."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.regles import ASPECTS, Droit, charger_droit, regles_d_aspect

LE = date(2026, 11, 22)
CORPUS = Path(__file__).parent.parent.parent / "corpus"


@pytest.fixture(scope="module")
def loi() -> Droit:
    return charger_droit(CORPUS)


def test_a_rule_answers_only_for_its_own_scheme(loi: Droit) -> None:
    """The length of a reconversion period is not told for a VAE, whose length no source gives."""
    assert any("12 mois" in texte for _, texte in regles_d_aspect(loi, "periode_reconversion", "duree", LE))
    assert regles_d_aspect(loi, "vae", "duree", LE) == ()


def test_a_closed_scheme_answers_with_its_last_rules(loi: Droit) -> None:
    """TransCo, closed since 2026, still says what it asked, in the past."""
    textes = [texte for _, texte in regles_d_aspect(loi, "transco", "accord_employeur", LE)]
    assert textes and all(texte.startswith("Avant 2026") for texte in textes)


def test_a_rule_not_yet_in_force_is_not_told(loi: Droit) -> None:
    """In 2025 nobody was told of the letter that employers send since January 2026."""
    avant = {passage for passage, _ in regles_d_aspect(loi, "ptp", "retour", date(2025, 6, 1))}
    apres = {passage for passage, _ in regles_d_aspect(loi, "ptp", "retour", LE)}
    assert "regle/ptp/notification_retour" in apres - avant


@pytest.mark.parametrize("aspect", ASPECTS)
def test_every_rule_named_has_a_text_and_a_place(loi: Droit, aspect: str) -> None:
    """Whatever the scheme, an aspect gives sentences of the rule pages, each once."""
    for scheme in loi.dispositifs:
        dits = regles_d_aspect(loi, scheme.id, aspect, LE)
        assert len(set(dits)) == len(dits)
        assert all(passage.startswith("regle/") and texte.endswith(".") for passage, texte in dits)


@pytest.mark.parametrize("ligne", ['duree = ["inconnue"]', 'longueur = ["duree"]'])
def test_a_name_that_leads_nowhere_is_refused(tmp_path: Path, ligne: str) -> None:
    """A rule or an aspect that does not exist stops the load, with the file named."""
    import shutil

    shutil.copytree(CORPUS, tmp_path / "corpus")
    fichier = tmp_path / "corpus" / "dispositifs" / "clea.toml"
    fichier.write_text(fichier.read_text(encoding="utf-8").replace("[aspects]\n", f"[aspects]\n{ligne}\n"), encoding="utf-8")
    with pytest.raises(CorpusError, match=r"clea\.toml"):
        charger_droit(tmp_path / "corpus")
