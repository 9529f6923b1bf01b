"""A certification is said to lead to a job only when its title says the job: right ones found, near ones refused, at any date."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.orientation.titres import accord, meme_famille, mots_du_titre

# job said, the number that must come first among those that lead there
MENENT = [
    ("plaquiste", "RNCP37122"), ("ambulancière", "RNCP36542"), ("secrétaire comptable", "RNCP37123"), ("sommelière", "RNCP37384"),
    ("électricien", "RNCP37442"), ("opticienne", "RNCP38360"), ("assistante sociale", "RNCP41748"), ("orthophoniste", "RNCP38986"),
    ("conducteur de train", "RNCP40000"), ("esthéticienne", "RNCP39030"), ("experte-comptable", "RNCP41385"), ("coiffeur", "RNCP39266"),
]  # fmt: skip
# job said, words of titles that share its letters or its field, and lead elsewhere
JAMAIS = [
    ("huissier de justice", "menuisier"), ("pompier", "aérodrome"), ("avocat", "juriste"), ("vétérinaire", "auxiliaire"), ("architecte", "assistant"),
    ("juge", "master"), ("professeur de yoga", "musique"), ("croque-mort", "animaux"), ("surveillant de prison", "visiteur"), ("hypnothérapeute", "psycho"),
    ("chauffeur de taxi", "laitier"), ("gendarme", "sécurité publique"), ("bijoutière", "gemmologue"), ("prothésiste ongulaire", "dentaire"),
]  # fmt: skip


def _menant(orientation, dit: str, le: date):
    return orientation.menant_a(orientation.metiers.reconnaitre(dit)[0], le)


@pytest.mark.parametrize(("dit", "numero"), MENENT)
def test_the_title_that_says_the_job_comes_first(orientation, le, dit: str, numero: str) -> None:
    """Titles of the State that last come first, whatever the gender of the job said."""
    assert _menant(orientation, dit, le).mene[0].certification.numero == numero


@pytest.mark.parametrize(("dit", "mots"), JAMAIS)
def test_a_shared_word_never_leads_to_a_job(orientation, le, dit: str, mots: str) -> None:
    """A title of another trade is neither said to lead to the job nor shown as near it."""
    montres = " ; ".join(t.certification.intitule.lower() for t in _menant(orientation, dit, le).tous)
    assert mots not in montres


@pytest.mark.parametrize("dit", ["sophrologue", "magnétiseuse", "réflexologue", "coach de vie"])
def test_a_practice_without_title_gets_none(orientation, le, dit: str) -> None:
    """What no register holds gets no title at all, and a word of caution."""
    menant = _menant(orientation, dit, le)
    assert not (menant.tous or menant.cousins or menant.complements)
    assert menant.acces is not None and "à vérifier" in menant.acces.phrase


@pytest.mark.parametrize("jour", [date(2026, 5, 1), date(2026, 11, 22), date(2029, 6, 1)])
def test_nothing_expired_nor_without_the_code_leads_to_a_job(orientation, jour: date) -> None:
    """Over every thirtieth job, at three dates: in force or of unknown end; and of the job's code, or naming it in several words."""
    for rome in list(orientation.metiers.par_code)[::30]:
        metier = orientation.metiers.par_code[rome]
        for trouvee in orientation.menant_a(metier, jour).mene:
            c = trouvee.certification
            assert trouvee.etat != "expiree"
            assert metier.parent in c.rome or not c.rome or len(mots_du_titre(c.intitule)) >= 2


def test_a_profession_closed_by_law_gets_its_own_level(orientation, le) -> None:
    """Of the titles of the notary's office, those of level 7 only lead to the notary."""
    niveaux = {t.certification.niveau for t in _menant(orientation, "notaire", le).tous}
    assert niveaux == {7}


def test_every_other_name_of_a_job_is_the_title_of_an_entry(orientation) -> None:
    """The vocabulary of titres.toml matches at least one active entry: none is there for nothing."""
    titres = {mots_du_titre(orientation.certifications.intitule(n)) for n in orientation.certifications.numeros_actifs()}
    dits = {mots for noms in orientation.titres_de.values() for mots in map(mots_du_titre, noms)}
    absents = [mots for mots in dits if not any(all(any(meme_famille(a, b) for b in titre) for a in mots) for titre in titres)]
    assert not absents


@pytest.mark.parametrize(("titre", "nom", "attendu"), [
    ("Assistant d'architecte", "architecte", None), ("CQP Maçon du bâti ancien", "maçon", 2), ("Maçon", "maçon", 1),
    ("Préparateur en pharmacie hospitalière", "préparateur en pharmacie", 2), ("Menuisier", "huissier", None),
])  # fmt: skip
def test_how_a_title_says_a_job(orientation, titre: str, nom: str, attendu: int | None) -> None:
    """The head of the title decides: who assists a job does not do it."""
    assert accord(mots_du_titre(titre), [mots_du_titre(nom)], [], orientation.metiers.noms.tetes) == attendu
