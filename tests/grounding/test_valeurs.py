"""What counts as the same value."""

from __future__ import annotations

import pytest

from assistant.grounding.valeurs import soutenues, valeurs


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Il faut 2 ans.", {"mois 24"}),
        ("Il faut 24 mois.", {"mois 24"}),
        ("Le plafond est de 18 000 € HT.", {"eur 18000"}),
        ("3 734,03 € par mois", {"eur 3734.03"}),
        ("La part est de 13.2%", {"% 13.2"}),
        ("depuis le 1er janvier 2026", {"date 2026-01-01"}),
        ("le 02/04/2026", {"date 2026-04-02"}),
        ("C. trav. D6323-9 I", {"article D6323-9"}),
        ("RNCP37674 et M1805", {"code RNCP37674", "code M1805"}),
        ("1 063 235 habitants", {"nombre 1063235"}),
        ("Rien à compter [3].", set()),
        ("le C2P, en 3x8, et CléA", set()),
    ],
)
def test_values_are_read_with_their_unit(texte: str, attendu: set[str]) -> None:
    """Each kind of value is read once, normalised, and citation marks are not values."""
    assert valeurs(texte) == attendu


def test_a_changed_figure_is_not_supported() -> None:
    """A figure off by one, another article or another day is never proved."""
    preuve = valeurs("Depuis le 1er janvier 2026, 24 mois et 150 € (article D6323-9).")
    for faux in ("25 mois", "151 €", "D6323-8", "2 janvier 2026", "150 %"):
        assert not soutenues(valeurs(faux), preuve), faux
    for vrai in ("deux ans soit 2 ans", "150 euros", "D6323-9", "1er janvier 2026", "janvier 2026"):
        assert soutenues(valeurs(vrai), preuve) == valeurs(vrai), vrai
