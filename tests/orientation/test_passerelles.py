"""Ways between jobs: distinct targets, true skills, wishes kept, change of code shown."""

from __future__ import annotations

import pytest


def test_three_ways_from_every_job(orientation):
    """One job in eight of ROME, all over the list, has ways out, each to another job and none twice."""
    for rome in list(orientation.metiers.par_code)[::8]:
        cibles = [p.cible.rome for p in orientation.passerelles(rome)]
        assert cibles and rome not in cibles and len(set(cibles)) == len(cibles)


def test_skills_do_not_overlap(orientation):
    """What carries over and what is missing are different skills."""
    passerelle = orientation.passerelles("D1505")[0]
    assert passerelle.acquis and not set(passerelle.acquis) & set(passerelle.a_acquerir)


def test_a_typed_mobility_keeps_its_type(orientation):
    """ROME 3.47 says that D1505 to D1507 is near: the way says so."""
    types = {p.cible.rome: p.type for p in orientation.passerelles("D1505")}
    assert types["D1507"] == "proche"


@pytest.mark.parametrize(
    ("mots", "envie"),
    [
        ("travailler avec mes mains", "mains"), ("moins d'écran", "ecran"), ("de jour", "jour"), ("avec des enfants", "enfants"),
        ("au contact", "contact"), ("dehors", "dehors"), ("à domicile", "domicile"), ("le bois", "bois"),
    ],
)  # fmt: skip
def test_wishes_are_read(orientation, mots, envie):
    """The words of a wish give its id."""
    assert envie in orientation.chemins.lire_envies(f"je voudrais {mots} si possible")


def test_a_wish_for_children_is_kept(orientation):
    """From a till to children: every target is a job with children."""
    cibles = [p.cible.rome for p in orientation.passerelles("D1505", ("enfants",))]
    vers = next(e for e in orientation.chemins.envies if e.id == "enfants").vers
    assert cibles and set(cibles) <= vers


def test_less_screen_lowers_exposure(orientation):
    """« moins d'écran » brings only jobs of low exposure."""
    for passerelle in orientation.passerelles("M1607", ("moins d'écran",)):
        assert passerelle.exposition_apres is None or passerelle.exposition_apres.indice <= 0.3


def test_no_long_study_is_proposed_from_afar(orientation):
    """A wish never sends a secretary to medicine: the leap of diploma is bounded."""
    cibles = orientation.chemins.vers(orientation.metier("M1607"), ("ecran",), 20)
    assert not [p for p in cibles if p.cible.rome.startswith("J11")]


def test_tension_is_dated(orientation):
    """Tension says its year, its place and its source, and is absent where no data exists."""
    phrase = orientation.chemins.tension(orientation.metier("F1703"))
    assert "2021" in phrase and "Occitanie" in phrase and "Dares" in phrase
    sans = [m for m in orientation.metiers.par_code.values() if orientation.chemins.tension(m) is None]
    assert sans


@pytest.mark.parametrize(
    ("de", "vers", "change", "mot"),
    [
        ("D1505", "J1304", True, "change bien"), ("D1505", "D1505", False, "ne change pas"), ("M1225", "M1203", True, "ancien code"),
        (None, "J1304", None, "Il manque"), ("D1505", None, None, "Il manque"),
    ],
)  # fmt: skip
def test_change_of_code(orientation, de, vers, change, mot):
    """The check compares v4 codes, shows them, and says when both come from one older code."""
    lu = orientation.changement_de_code(de, vers)
    assert lu.change is change and mot in lu.phrase
    assert all(code in lu.phrase for code in (de, vers) if de and vers)
