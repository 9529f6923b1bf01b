"""The next question: what settles most, easiest first, never twice, never for nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

from assistant.domaine.profil import Profil
from assistant.regles import Droit, charger_droit, evaluer, lire_faits_declares, prochaine_question

LE = date(2026, 11, 22)
Ecrire = Callable[..., Path]
Bloc = Callable[..., str]


def demande(droit: Droit, posees: tuple[str, ...] = (), dispositifs: tuple[str, ...] | None = None, **faits: object) -> str | None:
    """Return the fact asked next, None when nothing is."""
    question = prochaine_question(droit, lire_faits_declares(droit, faits), LE, posees, dispositifs)
    return None if question is None else question.fait


def test_le_contrat_d_abord(petite: Droit) -> None:
    """Of a person of whom nothing is known, the contract is asked first, with its buttons."""
    question = prochaine_question(petite, Profil(), LE, ())
    assert question is not None and question.fait == "type_contrat"
    assert question.reponses[0] == ("cdi", "CDI")


def test_jamais_deux_fois_ni_ce_qu_elle_ignore(petite: Droit) -> None:
    """A fact already asked, or that the person does not know, is not asked again."""
    assert demande(petite, posees=("type_contrat",), dispositifs=("conge",)) is None
    assert demande(petite, type_contrat="?", dispositifs=("conge",)) is None


def test_rien_de_propre_a_un_contrat_qu_elle_ignore(vrai: Droit) -> None:
    """Somebody who cannot say their contract is never asked what only an entertainer, a temp or a CDD can answer."""
    propres, posees = {"intermittent_metier", "cachets_24mois", "cachets_12mois", "heures_interim_18mois", "cdd_12mois_mois"}, []
    while (fait := demande(vrai, posees=tuple(posees), type_contrat="?", age=52)) is not None:
        posees.append(fait)
    assert len(posees) > 3 and not propres & set(posees)


def test_la_sensible_apres_l_echec_et_pourquoi(petite: Droit) -> None:
    """Disability is asked only once seniority failed, and the question says why."""
    assert demande(petite, type_contrat="cdi", dispositifs=("conge",)) == "mois"
    profil = lire_faits_declares(petite, {"type_contrat": "cdi", "mois": 3, "malade": 0})
    question = prochaine_question(petite, profil, LE, (), ("conge",))
    assert question is not None and question.fait == "rqth" and question.sensible
    assert "n'est pas remplie autrement : anciennete" in question.pourquoi


def test_rien_quand_rien_ne_peut_changer(petite: Droit) -> None:
    """Nothing is asked of a scheme that is possible, excluded, or only waits for a step."""
    assert demande(petite, type_contrat="cdi", mois=12, dispositifs=("conge",)) is None
    assert demande(petite, type_contrat="demandeur_emploi", dispositifs=("conge",)) is None


def test_la_plus_facile_a_egalite(corpus_de: Ecrire, bloc: Bloc) -> None:
    """Two facts that settle as much: the easier one is asked."""
    droit = charger_droit(corpus_de(bloc("a", ["mois >= 12"]) + bloc("b", ["vu = oui"])))
    assert demande(droit) == "vu"


def test_celle_qui_regle_le_plus(corpus_de: Ecrire, bloc: Bloc) -> None:
    """A fact that three conditions wait for comes before an equally easy one that a single condition needs."""
    trois = bloc("a", ["mois >= 6"]) + bloc("b", ["mois >= 12"]) + bloc("c", ["mois >= 24"])
    droit = charger_droit(corpus_de(bloc("d", ["heures >= 1"]) + trois))
    assert demande(droit) == "mois"


def test_la_precision_d_une_fourchette(petite: Droit) -> None:
    """A range that straddles the threshold is asked again for precision; one that does not is left alone."""
    assert demande(petite, type_contrat="cdd", heures={"min": 100, "max": 200}, dispositifs=("conge",)) == "heures"
    assert demande(petite, type_contrat="cdd", heures={"min": 160, "max": 200}, dispositifs=("conge",)) is None


def _reponse(tirage: Random, droit: Droit, fait: str) -> object:
    definition = droit.definitions[fait]
    if tirage.random() < 0.2:
        return "je ne sais pas"
    if definition.type == "bool":
        return tirage.random() < 0.5
    if definition.type == "choix":
        return tirage.choice(definition.reponses)[0]
    if definition.type == "nombre":
        return tirage.randint(int(definition.mini or 0), min(int(definition.maxi or 50), 60))
    return date(2027, tirage.randint(1, 12), 1) if definition.type == "date" else "informatique"


def test_un_entretien_se_termine_toujours(vrai: Droit) -> None:
    """On the real law, random answers always end: no fact twice, and no open scheme is left that one could settle."""
    tirage = Random(7)
    for _ in range(60):
        faits: dict[str, object] = {}
        while (question := prochaine_question(vrai, lire_faits_declares(vrai, faits), LE, tuple(faits))) is not None:
            assert question.fait not in faits
            faits[question.fait] = _reponse(tirage, vrai, question.fait)
        assert len(faits) <= 45
        for bilan in evaluer(vrai, lire_faits_declares(vrai, faits), LE):
            if bilan.verdict == "a_preciser":
                assert any(faits.get(f) == "je ne sais pas" for f in bilan.faits_manquants)
