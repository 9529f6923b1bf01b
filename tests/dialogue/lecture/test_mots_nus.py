"""What is told in few words: an age without commas, a job in a card, a wish, a yes, the plan that is running."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from assistant.dialogue.lecture import lire_faits
from assistant.domaine.profil import Fait, Profil

LE = date(2026, 11, 22)


@dataclass(frozen=True)
class _Mention:
    debut: int
    fin: int
    candidats: tuple[str, ...] = ()


class _Metiers:
    """A recogniser that knows four jobs."""

    def mentions(self, texte: str) -> list[_Mention]:
        connus = ("conseiller en insertion", "toiletteuse canine", "fleuriste", "apiculture")
        bas = texte.lower()
        return [_Mention(bas.index(nom), bas.index(nom) + len(nom)) for nom in connus if nom in bas]


def _lus(message: str, question: str | None = None, **connus: object) -> dict[str, object]:
    profil = Profil().avec(Fait(i, Decimal(v) if isinstance(v, int) and not isinstance(v, bool) else v) for i, v in connus.items())
    return {f.id: f.valeur for f in lire_faits(message, le=LE, question_posee=question, profil=profil, metiers=_Metiers()).faits}


@pytest.mark.parametrize(("message", "age", "ici", "en_tout"), [
    ("je suis carreleur 47 ans en CDI", 47, None, None),
    ("ma femme est caissière 53 ans", 53, None, None),
    ("j'ai 44 ans en CDI depuis 9 ans", 44, 108, None),
    ("cariste 36 ans depuis 5 ans chez Stef", 36, 60, None),
    ("j'ai 28 ans en CDI", None, None, None),
    ("caissière 31 ans", None, None, None),
    ("serveuse 8 ans", None, None, 96),
    ("cuisinier 11 ans en CDI", None, 132, None),
    ("peintre 41 ans d'expérience", None, None, 492),
    ("devenir kiné 5 ans", None, None, None),
    ("retraite du chauffeur routier 59 ans", None, None, None),
])
def test_years_said_without_commas(message: str, age: int | None, ici: int | None, en_tout: int | None) -> None:
    """Beside a job, years that nobody can have worked are an age, years that nobody can have are a seniority, others are neither."""
    lus = _lus(message)
    assert (lus.get("age"), lus.get("anciennete_entreprise_mois"), lus.get("anciennete_salarie_mois")) == (age, ici, en_tout)


@pytest.mark.parametrize(("message", "actuel", "vise"), [
    ("toiletteuse canine en CDD", "toiletteuse canine", None),
    ("vendeuse Sephora cdi 4 ans", "vendeuse", None),
    ("conseiller en insertion, ça me plairait", None, "conseiller en insertion"),
    ("g envie de fer fleuriste", None, "fleuriste"),
    ("je veux lâcher le bureau pour faire de l'apiculture", None, "apiculture"),
    ("finalement je préfère fleuriste", None, "fleuriste"),
    ("les fleurs ça me tente pas", None, None),
    ("mon diplôme de comptable tunisien, il me faut une équivalence ?", None, None),
    ("coiffeuse à son compte, on peut sans diplôme ?", None, None),
])
def test_the_job_held_and_the_job_wished(message: str, actuel: str | None, vise: str | None) -> None:
    """A card gives the job held, a liking or a preference the job wished; a foreign diploma or what a job demands gives neither."""
    lus = _lus(message)
    assert (lus.get("metier_actuel"), lus.get("metier_vise")) == (actuel, vise)


def test_a_second_wish_is_looked_at_once_a_case_is_open() -> None:
    """« et fleuriste sinon ? » is the next job looked at, and nothing before a case is open; what a job demands is no contract."""
    assert _lus("et fleuriste sinon ?", metier_vise="comptable")["metier_vise"] == "fleuriste"
    assert "metier_vise" not in _lus("et fleuriste sinon ?")
    assert not _lus("plombière à mon compte, il faut une assurance obligatoirement ?")


@pytest.mark.parametrize(("message", "question", "valeur"), [
    ("évidemment que les machines feront tout", "employeur_public", None),
    ("oui ça m'inquiète toutes ces histoires", "employeur_public", None),
    ("oui, une crèche municipale", "employeur_public", True),
    ("non c'est un petit artisan", "employeur_public", False),
    ("oui depuis 2014 sans coupure", "activite_continue_5ans", True),
    ("non, la banque ne me prêtera pas", "activite_continue_5ans", None),
    ("oui, et combien je toucherais ?", "activite_continue_5ans", True),
    ("oui", "certification_visee", "rncp"),
    ("oui elle est reconnue par l'État", "certification_visee", "rncp"),
    ("oui les élèves sont sympas", "certification_visee", None),
])
def test_a_yes_answers_only_what_was_asked(message: str, question: str, valeur: object) -> None:
    """A yes or a no counts when hardly more is said, or when what is said speaks of the thing asked."""
    assert _lus(message, question).get(question) == valeur


@pytest.mark.parametrize(("message", "faits"), [
    ("11 mois à temps complet", {"formation_duree_mois": 11, "formation_temps_partiel": False}),
    ("ça dure 6 mois à mi-temps", {"formation_duree_mois": 6, "formation_temps_partiel": True}),
    ("ça se passe sur 7 mois, temps plein, à partir d'avril 2027", {"formation_duree_mois": 7, "formation_temps_partiel": False, "formation_debut": date(2027, 4, 1)}),
    ("plutôt mars 2027", {"formation_debut": date(2027, 3, 1)}),
    ("oui un titre professionnel", {"certification_visee": "rncp"}),
    ("je travaille à temps complet", {"temps_partiel": False}),
    ("mars 2024", {}),
])
def test_few_words_tell_of_the_plan_that_is_running(message: str, faits: dict[str, object]) -> None:
    """Once a wished job is known, a length with a pace, a day to come or a title are the training's; before, they are nobody's."""
    assert _lus(message, metier_vise="menuisier", type_contrat="cdi") == faits
    assert not {"formation_debut", "certification_visee", "formation_temps_partiel"} & _lus(message, type_contrat="cdi").keys()


def test_a_training_told_is_no_seniority() -> None:
    """Asked how long they have worked, somebody who tells of the course or of a meeting has not answered."""
    for message in ("elle dure 8 mois, à temps plein", "début février 2027", "j'ai rendez-vous le 3 mars"):
        assert "anciennete_entreprise_mois" not in _lus(message, "anciennete_entreprise_mois", metier_vise="menuisier")
    assert _lus("8 mois", "anciennete_entreprise_mois", metier_vise="menuisier") == {"anciennete_entreprise_mois": 8}


def test_a_wage_said_alone_corrects_the_nearer_one() -> None:
    """With gross and net known, an amount without a word corrects the one it is near to; « CDI 3 ans privé » names the employer."""
    assert _lus("je gagne 2 450 en fait", salaire_brut_mensuel_eur=2300, salaire_net_mensuel_eur=1800) == {"salaire_brut_mensuel_eur": 2450}
    assert _lus("je gagne 1 850 en fait", salaire_brut_mensuel_eur=2300, salaire_net_mensuel_eur=1800) == {"salaire_net_mensuel_eur": 1850}
    assert _lus("magasinier CDI 3 ans privé")["employeur_public"] is False
