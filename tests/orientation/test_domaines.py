"""A field or a word that is no job by itself leads to the closest families of ROME, never to « this job does not exist »."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.orientation import charger_orientation
from assistant.orientation.domaines import familles

METIERS = charger_orientation(Path(__file__).parents[2] / "corpus").metiers


@pytest.mark.parametrize(("mots", "code"), [
    ("naturopathe", "K1103"), ("la fibre optique", "I1315"), ("les animaux", "A1511"), ("cybersécurité", "M1844"), ("la petite enfance", "K1307"),
])
def test_a_field_leads_to_its_families(mots: str, code: str) -> None:
    """The jobs whose official names say the words come first."""
    assert code in [m.rome for m in familles(METIERS, mots)]


def test_nothing_is_offered_for_a_word_that_no_job_holds() -> None:
    """A word of no job offers no family, and the frame of the question is no word of it."""
    assert familles(METIERS, "zzz") == [] and familles(METIERS, "quels métiers dans le secteur ?") == []
