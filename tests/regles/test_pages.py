"""The page for a lawyer, what changed between two dates, and values said in French."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.domaine.profil import Intervalle
from assistant.errors import EntreeInvalide
from assistant.regles import Droit, charger_droit, comparer, montrer
from assistant.regles.droit import Definition
from assistant.regles.francais import (
    dire_date,
    dire_euros,
    dire_intervalle,
    dire_mois,
    dire_quantite,
    dire_valeur,
)

LE = date(2026, 11, 22)
Ecrire = Callable[..., Path]
Bloc = Callable[..., str]
INSECABLE, FINE = "\u00a0", "\u202f"


@pytest.mark.parametrize("obtenu, attendu", [
    (dire_date(date(2026, 1, 1)), "1er janvier 2026"), (dire_date(date(2026, 8, 22)), "22 août 2026"),
    (dire_euros(Decimal("3734.025")), f"3{FINE}734,03{INSECABLE}€"), (dire_euros(Decimal(18000)), f"18{FINE}000{INSECABLE}€"),
    (dire_mois(Decimal(14)), "14 mois"), (dire_mois(Decimal(23)), "23 mois"), (dire_mois(Decimal(24)), "2 ans"),
    (dire_mois(Decimal(30)), "2 ans et 6 mois"), (dire_mois(Decimal("1.5")), "1,5 mois"),
    (dire_quantite(Decimal(1), "jours"), "1 jour"), (dire_quantite(Decimal(1600), "heures"), f"1{FINE}600 heures"),
    (dire_quantite(Decimal(5), "pourcent"), f"5{INSECABLE}%"), (dire_quantite(Decimal(3), "niveau"), "niveau 3"),
    (dire_intervalle(Intervalle(Decimal(25), None), "mois"), "plus de 2 ans"),
    (dire_intervalle(Intervalle(Decimal(13), None), "mois"), "plus de 1 an"),
    (dire_intervalle(Intervalle(Decimal(24), None), "mois"), "au moins 2 ans"),
    (dire_intervalle(Intervalle(None, Decimal(2500)), "eur"), f"au plus 2{FINE}500{INSECABLE}€"),
    (dire_intervalle(Intervalle(Decimal(10), Decimal(14)), "mois"), "entre 10 mois et 14 mois"),
])
def test_en_francais(obtenu: str, attendu: str) -> None:
    """Values read as French people write them."""
    assert obtenu == attendu


def test_dire_valeur() -> None:
    """Yes, a declared answer, a date and a level are said, never shown raw."""
    choix = Definition("c", "choix", "C", "?", "p", "i", 1, reponses=(("cdi", "CDI"),))
    niveau = Definition("n", "nombre", "N", "?", "p", "i", 1, unite="niveau", reponses=(("5", "Bac+2"),))
    assert [dire_valeur(choix, v) for v in (True, False, "cdi", date(2026, 12, 1))] == ["oui", "non", "CDI", "1er décembre 2026"]
    assert dire_valeur(niveau, Decimal(5)) == "Bac+2"


def test_montrer(petite: Droit) -> None:
    """The page gives each condition with its logic in French, its article, dates, and what is only a step."""
    page = montrer(petite, "conge", LE)
    assert page.startswith("# Dispositif conge\n\nRègles au 22 novembre 2026. Dispositif ouvert. [Art. 1 ; source : code, du 1er janvier 2020]")
    assert "- **anciennete** : Règle anciennete. [Art. 1" in page
    assert "  - s'applique si : Votre contrat : CDI\n  - demande : Mois : au moins 12 mois\n" in page
    assert "  - dispense si : rqth, ou Malade : au moins 6 mois" in page
    assert "  - jugée au jour du départ en formation" in page
    assert "  - démarche à faire, qui n'exclut jamais" in page
    assert "Heures : au moins 150 heures" in page
    assert "Heures : au moins 100 heures" in montrer(petite, "conge", date(2026, 6, 30))


def test_montrer_un_ferme_et_un_inconnu(petite: Droit) -> None:
    """A closed scheme says since when; an unknown one is refused with the list."""
    assert "Dispositif fermé depuis le 31 décembre 2030." in montrer(petite, "depart", date(2031, 1, 1))
    assert "il ouvre le 1er janvier 2020" in montrer(petite, "depart", date(2019, 1, 1))
    with pytest.raises(EntreeInvalide, match="conge, depart"):
        montrer(petite, "cif", LE)


def test_comparer(corpus_de: Ecrire, bloc: Bloc, petite: Droit) -> None:
    """Between two dates: what opened or closed, which rules came and went, nothing else."""
    droit = charger_droit(corpus_de(bloc("a", ["mois >= 1"], suite="au = 2025-12-31") + bloc("b", ["mois >= 2"], suite="du = 2026-01-01")
                                    + bloc("c", ["mois >= 3"])))
    texte = comparer(droit, "essai", date(2025, 6, 1), LE)
    assert "règle retirée : Règle a." in texte and "règle nouvelle : Règle b." in texte and "Règle c." not in texte
    assert "Aucun changement" in comparer(droit, "essai", LE, LE)
    assert "- État : Dispositif ouvert. → Dispositif fermé" in comparer(petite, "depart", LE, date(2031, 1, 1))


def test_le_vrai_droit_se_montre_a_toute_date(vrai: Droit) -> None:
    """Every scheme prints at three dates, with its articles and without a raw fact id, and the CPF shows its new amount."""
    for dispositif in vrai.dispositifs:
        for le in (date(2021, 1, 1), date(2024, 3, 1), LE):
            page = montrer(vrai, dispositif.id, le)
            assert page.startswith(f"# {dispositif.libelle}") and "type_contrat" not in page and "parametre:" not in page
    assert f"102,23{INSECABLE}€ → 150{INSECABLE}€" in comparer(vrai, "cpf", date(2025, 6, 1), LE)
