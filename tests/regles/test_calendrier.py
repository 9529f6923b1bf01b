"""The calendar of a small scheme, its dates computed by hand, and its .ics file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from assistant.domaine.profil import Profil
from assistant.errors import EntreeInvalide
from assistant.interfaces.calendrier_ics import vers_ics
from assistant.regles import Droit, calendrier, charger_droit, lire_faits_declares, prochaine_date_possible

LE = date(2026, 11, 22)
Ecrire = Callable[..., Path]


def etape(ident: str, ancre: str, mois: int, jours: int, lorsque: str = "[]", nature: str = "delai_legal") -> str:
    """Return the TOML of a step."""
    return (f'[[etapes]]\nid = "{ident}"\nlibelle = "{ident}"\nregle = "R."\nancre = "{ancre}"\narticle = "A"\n'
            f'decalage_mois = {mois}\ndecalage_jours = {jours}\nlorsque = {lorsque}\nnature = "{nature}"\n')


ETAPES = (etape("demande", "formation_debut", 0, -60, '["rqth = non"]') + etape("demande_longue", "formation_debut", 0, -120, '["rqth = oui"]')
          + etape("dossier", "formation_debut", -3, 0, nature="pratique") + etape("depot_cdd", "fin_contrat_le", 6, 0)
          + etape("inscription", "attestation", 6, 0))


@pytest.fixture
def droit(corpus_de: Ecrire) -> Droit:
    """Return a scheme with five steps."""
    return charger_droit(corpus_de(ETAPES))


def dates(droit: Droit, le: date = LE, **faits: object) -> dict[str, date]:
    """Return the date of each step by its label."""
    return {e.libelle: e.date for e in calendrier(droit, lire_faits_declares(droit, faits), le, "essai")}


def test_en_arriere_et_en_avant(droit: Droit) -> None:
    """Steps count from their anchor, earliest first; usage is said; a step without its anchor has no date."""
    obtenues = dates(droit, formation_debut="2027-09-01", fin_contrat_le="2027-08-31", rqth="non")
    assert obtenues == {
        "dossier (usage)": date(2027, 6, 1), "demande": date(2027, 7, 3), "Fin du contrat": date(2027, 8, 31),
        "Début de la formation": date(2027, 9, 1), "depot_cdd": date(2028, 2, 29),
    }
    assert list(obtenues.values()) == sorted(obtenues.values())


def test_ce_qui_est_inconnu_est_garde(droit: Droit) -> None:
    """When it is not known which notice applies, both are shown."""
    assert {"demande", "demande_longue"} <= dates(droit, formation_debut="2027-09-01").keys()


def test_trop_tard_et_la_prochaine_date(droit: Droit) -> None:
    """A start whose legal notice is past is said too late, with the first start that respects it."""
    profil = lire_faits_declares(droit, {"formation_debut": "2027-01-20", "rqth": "non"})
    lignes = calendrier(droit, profil, LE, "essai")
    assert next(e for e in lignes if e.libelle == "demande").depassee
    retard = next(e for e in lignes if e.libelle.startswith("Trop tard"))
    assert retard.date == date(2027, 1, 21) == prochaine_date_possible(droit, profil, LE, "essai")
    a_temps = calendrier(droit, profil, LE, "essai", debut=date(2027, 1, 21))
    assert not any(e.libelle.startswith("Trop tard") for e in a_temps)
    assert not next(e for e in a_temps if e.libelle == "demande").depassee


def test_sans_date_pas_de_calendrier(droit: Droit) -> None:
    """Without an anchor there is nothing to date, but the first possible start is known."""
    assert calendrier(droit, Profil(), LE, "essai") == ()
    assert prochaine_date_possible(droit, Profil(), LE, "essai") == LE + timedelta(days=120)


def test_dispositif_inconnu(droit: Droit) -> None:
    """A scheme that does not exist is refused with the known ones."""
    with pytest.raises(EntreeInvalide, match="essai"):
        calendrier(droit, Profil(), LE, "nulle_part")


@given(st.integers(1, 700), st.sampled_from(["oui", "non", None]))
def test_la_prochaine_date_est_la_premiere(vrai: Droit, avance: int, partiel: str | None) -> None:
    """On the real PTP, the next start leaves every legal notice ahead, and the day before does not."""
    profil = lire_faits_declares(vrai, {"formation_temps_partiel": partiel, "formation_duree_mois": avance % 12 + 1})
    le = LE + timedelta(days=avance)
    premiere = prochaine_date_possible(vrai, profil, le, "ptp")
    assert premiere is not None

    def en_retard(debut: date) -> bool:
        legales = (e for e in calendrier(vrai, profil, le, "ptp", debut=debut) if e.libelle.startswith("Demande écrite"))
        return any(e.depassee for e in legales)

    assert not en_retard(premiere) and en_retard(premiere - timedelta(days=1))


def test_la_reponse_de_l_employeur(vrai: Droit) -> None:
    """On the real PTP the employer answers within 30 days of the request: 120 days before, then 90."""
    faits = {"formation_debut": "2027-09-01", "formation_duree_mois": 8, "formation_temps_partiel": "non"}
    lignes = calendrier(vrai, lire_faits_declares(vrai, faits), LE, "ptp")
    reponse = next(e for e in lignes if e.libelle.startswith("Réponse de l'employeur"))
    assert reponse.date == date(2027, 9, 1) - timedelta(days=90)
    assert reponse.article.startswith("C. trav. R6323-10")


def test_ics(droit: Droit) -> None:
    """The .ics file holds one all-day event per step, reads back, and is the same twice."""
    lignes = calendrier(droit, lire_faits_declares(droit, {"formation_debut": "2027-09-01"}), LE, "essai")
    octets = vers_ics(lignes, "Projet")
    assert octets == vers_ics(lignes, "Projet")
    evenements = list(Calendar.from_ical(octets).walk("VEVENT"))
    assert [e.decoded("dtstart") for e in evenements] == [e.date for e in lignes]
    assert all(e.decoded("dtend") - e.decoded("dtstart") == timedelta(days=1) for e in evenements)
    assert len({str(e["uid"]) for e in evenements}) == len(lignes)
