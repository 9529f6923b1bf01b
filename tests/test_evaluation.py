"""The gate: every open question set, played once through the facade, never falls under the rate reached before."""

from __future__ import annotations

import tomllib

import pytest

from assistant.evaluation.rapport import JEUX, evaluer_jeux

FICHIERS = sorted(JEUX.glob("*.jsonl"))
SEUILS = tomllib.loads((JEUX / "seuils.toml").read_text(encoding="utf-8"))["seuils"]


@pytest.fixture(scope="module")
def taux(assistant) -> tuple[dict[str, float], str]:
    """The rate of each set, all played once, and what was printed."""
    dits: list[str] = []
    return evaluer_jeux(assistant, FICHIERS, True, dits.append), "\n".join(dits)


def test_every_open_set_has_its_floor() -> None:
    """A new set cannot be left out of the gate, nor a floor outlive its set."""
    assert {f.stem for f in FICHIERS} == set(SEUILS)


@pytest.mark.parametrize("jeu", SEUILS)
def test_a_set_keeps_its_rate(taux: tuple[dict[str, float], str], jeu: str) -> None:
    """The rate of a set is at least its floor; the wrong answers are shown when it is not."""
    assert taux[0][jeu] >= SEUILS[jeu], taux[1]
