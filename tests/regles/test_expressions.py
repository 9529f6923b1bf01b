"""The small language in three values, each table computed by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.domaine.profil import Intervalle
from assistant.regles.expressions import Comparaison, Et, Ou, Vue, comparer, decouper

VUE = Vue({"vrai": True, "faux": False}, date(2026, 1, 1), {}, {"flou": "autre"})
V, F, I = Comparaison("vrai", "=", True), Comparaison("faux", "=", True), Comparaison("flou", "=", True)


@pytest.mark.parametrize("termes, et, ou", [
    ((), True, False), ((V,), True, True), ((F,), False, False), ((I,), None, None), ((V, F), False, True),
    ((V, I), None, True), ((I, V), None, True), ((F, I), False, None), ((I, F), False, None), ((V, F, I), False, True),
])
def test_tables_de_kleene(termes: tuple[Comparaison, ...], et: bool | None, ou: bool | None) -> None:
    """And is false as soon as one is false, or true as soon as one is true; unknown spreads otherwise."""
    assert Et(termes).evaluer(VUE) is et
    assert Ou(termes).evaluer(VUE) is ou


@pytest.mark.parametrize("op, a11, a12, a13", [
    (">=", False, True, True), (">", False, False, True), ("<=", True, True, False), ("<", True, False, False),
    ("=", False, True, False), ("!=", True, False, True),
])
def test_nombre_exact_autour_du_seuil(op: str, a11: bool, a12: bool, a13: bool) -> None:
    """Each operator at 11, 12 and 13 against 12."""
    assert [comparer(Decimal(n), op, Decimal(12)) for n in (11, 12, 13)] == [a11, a12, a13]


@pytest.mark.parametrize("bas, haut, op, attendu", [
    (12, None, ">=", True), (11, None, ">=", None), (None, 11, ">=", False), (None, 12, ">=", None),
    (13, None, ">", True), (12, None, ">", None), (None, 12, ">", False), (None, 13, ">", None),
    (None, 12, "<=", True), (None, 13, "<=", None), (13, None, "<=", False), (12, None, "<=", None),
    (None, 11, "<", True), (None, 12, "<", None), (12, None, "<", False), (11, None, "<", None),
    (12, 12, "=", True), (11, 13, "=", None), (13, 20, "=", False), (0, 11, "=", False), (None, 12, "=", None),
    (13, 20, "!=", True), (11, 13, "!=", None), (12, 12, "!=", False), (13, None, "=", False),
])
def test_intervalle(bas: int | None, haut: int | None, op: str, attendu: bool | None) -> None:
    """An Intervalle decides only when all of it does, against 12."""
    bornes = [None if b is None else Decimal(b) for b in (bas, haut)]
    assert comparer(Intervalle(*bornes), op, Decimal(12)) is attendu


def test_listes() -> None:
    """dans and hors look at membership, with unknown for an Intervalle that may hold one."""
    assert comparer("cdi", "dans", ("cdi", "cdd")) is True
    assert comparer("cdi", "hors", ("cdi", "cdd")) is False
    liste = (Decimal(3), Decimal(5))
    assert comparer(Intervalle(Decimal(4), None), "dans", liste) is None
    assert comparer(Intervalle(Decimal(6), None), "dans", liste) is False
    assert comparer(Intervalle(Decimal(6), None), "hors", liste) is True
    assert comparer(Intervalle(Decimal(5), Decimal(5)), "dans", liste) is True


def test_et_lie_plus_que_ou() -> None:
    """« a ou b et c » reads « a ou (b et c) »."""
    assert decouper("a = 1 ou b = 2 et c >= 3") == [[("a", "=", "1")], [("b", "=", "2"), ("c", ">=", "3")]]


def test_manquants_sans_doublon_et_cause() -> None:
    """Missing facts come once, from unknown terms only, redirected to the fact that would tell."""
    autre = Comparaison("absent", "=", True)
    assert Ou((F, I, autre, I)).manquants(VUE) == ("autre", "absent")
