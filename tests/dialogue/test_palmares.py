"""The ten trainings that a PTP pays most are given to whoever asks for them, in any word, and nothing is said to be « demanded »."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("message", ["quels diplômes sont les plus choisis en PTP ?", "les métiers les plus recherchés par ceux qui font un projet de transition"])
def test_the_most_chosen_are_the_ten_places(dire, message: str) -> None:
    """« Choisies », « recherchés » get the ranking of 2023, said to be that of what was financed."""
    texte = dire(message)[-1].texte
    assert "ne classe pas les demandes" in texte and "aide-soignant arrive en 1re position" in texte


@pytest.mark.parametrize("message", ["quels métiers recrutent le plus en Occitanie ?", "quelles formations numériques sont les plus demandées en PTP ?"])
def test_another_count_is_no_ranking(dire, message: str) -> None:
    """Who recruits, and the 338 files of digital jobs, are other questions."""
    assert "10e position" not in dire(message)[-1].texte


def test_which_of_the_two_is_placed_higher(dire) -> None:
    """Two trainings spoken of are set side by side by their places, and one that is not in the ten is said so."""
    deux = dire("quel diplôme pour être infirmière ?", "et pour être formateur d'adultes ?", "laquelle des deux est la plus choisie en PTP ?")[-1].texte
    assert "infirmier arrive en 3e" in deux and "formateur professionnel d'adultes arrive en 9e" in deux
    assert "« maçon » n'est pas dans les dix places de 2023" in dire("entre maçon et infirmier, lequel est le plus visé en PTP ?")[-1].texte


def test_what_changed_between_two_years_is_what_comes_and_goes(dire) -> None:
    """After two rankings, « qu'est-ce qui a bougé entre les deux » says what enters and what leaves, and repeats none."""
    texte = dire("le top 10 des formations financées en 2021", "et en 2022 ?", "qu'est-ce qui bouge entre les deux ?")[-1].texte
    entrent, sortent = texte.split("n'y sont plus")
    assert "accompagnant éducatif et social" in entrent and "secrétaire médicale" in sortent
    assert "développeur web mobile" not in texte
