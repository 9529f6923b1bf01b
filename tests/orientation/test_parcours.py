"""Whole paths, line by line: Madame X of the white paper (§ 4.4) and ten people of our own."""

from __future__ import annotations

import time
from datetime import date

import pytest

PERSONNES = [
    # who speaks, wished job, actual code, wished code, certification proposed first or among the others
    ("je suis vendeuse en prêt-à-porter", "auxiliaire de puériculture", "D1214", "J1304", "RNCP40743"),
    ("je suis caissière chez Leclerc", "aide-soignante", "D1505", "J1501", "RNCP40692"),
    ("aide-comptable", "gestionnaire de paie", "M1225", "M1507", "RNCP37948"),
    ("secrétaire médicale", "formatrice pour adultes", "M1609", "K2111", "RNCP37275"),
    ("je suis téléconseiller", "électricien", "D1408", "F1602", "RNCP37442"),
    ("employé de banque", "conducteur de poids lourd", "C1206", "N4101", "RNCP39795"),
    ("serveuse", "secrétaire comptable", "G1803", "M1608", "RNCP37123"),
    ("cariste", "développeur web", "N1101", "M1855", "RNCP37674"),
    ("développeur informatique", "menuisier", "M1805", "H2206", "RNCP41836"),
    ("maçon", "moniteur d'auto-école", "F1703", "K2110", "RNCP41862"),
]


def _metier(orientation, mots):
    return orientation.metiers.reconnaitre(mots)[0].metier


def test_madame_x(orientation, le):
    """From the laboratory to wood and reuse: job, exposure, targets, certification, code, missing offers."""
    actuel = _metier(orientation, "technicienne d'analyse médicale spécialisée en bactériologie")
    assert actuel.rome == "J1302"
    vise = _metier(orientation, "je voudrais faire de l'écorecyclage de mobilier")
    assert vise.rome == "K2309"
    parcours = orientation.parcours(actuel, le, vise, ("travailler avec mes mains", "le bois"))
    assert parcours.envies == ("mains", "bois")
    assert any("OIT" in phrase for phrase in parcours.exposition)
    premiere, *autres = parcours.etapes
    assert premiere.passerelle.cible.rome == "K2309"
    assert premiere.changement.change is True and "J1302" in premiere.changement.phrase
    assert premiere.certification is None or vise.parent in premiere.certification.certification.rome
    bois = next(e for e in orientation.chemins.envies if e.id == "bois").vers
    assert len(autres) == 2 and {e.passerelle.cible.rome for e in autres} <= bois
    assert all(e.certification and e.certification.etat != "expiree" for e in autres)
    assert "pas de données" in premiere.offres.phrase and premiere.offres.lien.startswith("https://")


@pytest.mark.parametrize(("dit", "reve", "de", "vers", "numero"), PERSONNES)
def test_ten_people(orientation, le, dit, reve, de, vers, numero):
    """Each path starts and ends where the person says, changes code, and leads to the right certification."""
    actuel, vise = _metier(orientation, dit), _metier(orientation, reve)
    assert (actuel.rome, vise.rome) == (de, vers)
    parcours = orientation.parcours(actuel, le, vise)
    assert len(parcours.etapes) == 3
    etape = parcours.etapes[0]
    assert etape.passerelle.cible.rome == vers and etape.changement.change is True
    proposees = [c for c in (etape.certification, *etape.autres) if c]
    assert numero in [c.certification.numero for c in proposees]
    assert etape.certification is None or etape.certification.etat != "expiree"


@pytest.mark.parametrize("jour", [date(2026, 5, 1), date(2026, 11, 22), date(2028, 1, 1)])
def test_no_path_leads_first_to_an_expired_entry(orientation, jour):
    """At three dates, from forty jobs, the certification of a step is never one whose known end has passed."""
    for rome in list(orientation.metiers.par_code)[::40]:
        for etape in orientation.parcours(rome, jour).etapes:
            fin = etape.certification.certification.fin if etape.certification else None
            assert fin is None or fin >= jour


def test_a_path_is_fast(orientation, le):
    """Once warm, a path takes less than 150 ms."""
    orientation.parcours("D1505", le)
    debut = time.perf_counter()
    orientation.parcours("M1607", le, envies=("dehors",))
    assert time.perf_counter() - debut < 0.15
