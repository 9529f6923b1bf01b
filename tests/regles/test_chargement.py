"""Whatever breaks the format is refused at load, and the refusal names the file, the block and the word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.regles import Droit, charger_droit

Ecrire = Callable[..., Path]
Bloc = Callable[..., str]
PARAMETRE = '[p]\nlibelle = "P"\nunite = "eur"\n[[p.valeurs]]\ndu = 2020-01-01\nvaleur = {valeur}\nreference = "R"\nsource = "s"\n'

MAUVAISES_EXPRESSIONS = [
    ("anciennete = oui", "anciennete"),  # unknown fact
    ("type_contrat = cdii", "cdii"),  # misspelt answer
    ("rqth = vrai", "vrai"),
    ("mois >= douze", "douze"),
    ("mois >= 721", "721"),  # outside the bounds of the fact
    ("mois >= -1", "-1"),
    ("mois >= NaN", "NaN"),
    ("formation_debut >= 2026-02-30", "2026-02-30"),  # no such day
    ("heures >= parametre:absent", "absent"),
    ("mois", "mois"),  # no operator
    ("mois => 12", "> 12"),
    ("rqth >= oui", "rqth >="),
    ("type_contrat > cdi", "type_contrat >"),
    ("type_contrat dans cdi", "cdi"),
    ("type_contrat dans []", "[]"),
    ("type_contrat dans [cdi, cdx]", "cdx"),
    ("mois >= 12 et", "12 et"),
]


@pytest.mark.parametrize("ligne, mot", MAUVAISES_EXPRESSIONS)
def test_une_mauvaise_expression_est_refusee(ligne: str, mot: str, corpus_de: Ecrire, bloc: Bloc) -> None:
    """A line that the small language cannot read is refused with its word, block and file."""
    with pytest.raises(CorpusError) as erreur:
        charger_droit(corpus_de(bloc("ancien", [ligne])))
    message = str(erreur.value)
    assert "essai.toml" in message and "« ancien »" in message and mot in message


MAUVAIS_BLOCS = [
    ({"suite": 'si_jamais = "x"'}, "si_jamais"),
    ({"suite": 'du = "2026-01-01"'}, "2026-01-01"),
    ({"suite": "du = 2026-01-02\nau = 2026-01-01"}, "2026-01-01"),
    ({"suite": 'confiance = "forte"'}, "forte"),
    ({"suite": "faits = 3"}, "faits"),
    ({"nature": "obligatoire"}, "obligatoire"),
    ({"au_depart": '"oui"'}, "au_depart"),
]


@pytest.mark.parametrize("autres, mot", MAUVAIS_BLOCS)
def test_un_mauvais_bloc_est_refuse(autres: dict[str, str], mot: str, corpus_de: Ecrire, bloc: Bloc) -> None:
    """A wrong key, date or word in a block is refused."""
    with pytest.raises(CorpusError, match=mot):
        charger_droit(corpus_de(bloc("ancien", ["mois >= 1"], **autres)))


def test_une_condition_sans_si_est_refusee(corpus_de: Ecrire, bloc: Bloc) -> None:
    """A condition that demands nothing would always pass, so it is refused."""
    with pytest.raises(CorpusError, match="« si »"):
        charger_droit(corpus_de(bloc("vide", [])))


def test_un_identifiant_double_est_refuse(corpus_de: Ecrire, bloc: Bloc) -> None:
    """Two blocks of a scheme cannot share an id, since it names the passage."""
    with pytest.raises(CorpusError, match="déjà pris"):
        charger_droit(corpus_de(bloc("a", ["mois >= 1"]) + bloc("a", ["mois >= 2"])))


def test_un_calcul_inconnu_est_refuse(corpus_de: Ecrire) -> None:
    """A line of money that names no existing formula is refused."""
    prise = ('[[prises_en_charge]]\nid = "r"\nposte = "remuneration"\nlibelle = "R"\npayeur = "P"\nregle = "R."\n'
             'calcul = "au_hasard"\n')
    with pytest.raises(CorpusError, match="au_hasard"):
        charger_droit(corpus_de(prise))


def test_un_calcul_sans_ses_parametres_est_refuse(corpus_de: Ecrire) -> None:
    """A formula whose amounts are not recorded is refused at load, not met later."""
    prise = ('[[prises_en_charge]]\nid = "r"\nposte = "remuneration"\nlibelle = "R"\npayeur = "P"\nregle = "R."\n'
             'calcul = "remuneration_ptp"\n')
    with pytest.raises(CorpusError, match="smic_horaire_brut"):
        charger_droit(corpus_de(prise))


@pytest.mark.parametrize("suite, mot", [
    ("au = 2019-01-01", "2019-01-01"), ('remplace_par = ["nulle_part"]', "nulle_part"), ("nom = 3", "nom"),
])
def test_une_mauvaise_entete_est_refusee(suite: str, mot: str, corpus_de: Ecrire) -> None:
    """A scheme that ends before it starts, or names an unknown one, is refused."""
    with pytest.raises(CorpusError, match=mot):
        charger_droit(corpus_de(suite=suite))


@pytest.mark.parametrize("valeur", ['"douze"', "12.5", '"NaN"', '"Infinity"'])
def test_un_mauvais_montant_est_refuse(valeur: str, corpus_de: Ecrire) -> None:
    """An amount is a finite number written between quotes, so that no float rounds it."""
    with pytest.raises(CorpusError, match="« p|valeurs"):
        charger_droit(corpus_de("", parametres=PARAMETRE.format(valeur=valeur)))


def test_un_parametre_sans_valeur_a_la_date_est_refuse(corpus_de: Ecrire, bloc: Bloc) -> None:
    """A rule older than the first value of its parameter is refused."""
    tardif = ('[tard]\nlibelle = "T"\nunite = "heures"\n[[tard.valeurs]]\ndu = 2024-01-01\nvaleur = "1"\n'
              'reference = "R"\nsource = "s"\n')
    with pytest.raises(CorpusError, match="2020-01-01"):
        charger_droit(corpus_de(bloc("h", ["heures >= parametre:tard"]), parametres=tardif))


@pytest.mark.parametrize("contenu", ["id = ", "\xff", "= 3"])
def test_un_fichier_illisible_est_refuse(contenu: str, corpus_de: Ecrire) -> None:
    """A file that is not UTF-8 or not TOML is refused with its name."""
    dossier = corpus_de()
    (dossier / "dispositifs" / "essai.toml").write_bytes(contenu.encode("latin-1"))
    with pytest.raises(CorpusError, match="essai.toml"):
        charger_droit(dossier)


def test_un_dossier_vide_est_refuse(tmp_path: Path) -> None:
    """Without the declared facts there is no law to read."""
    with pytest.raises(CorpusError, match="faits.toml"):
        charger_droit(tmp_path)


def test_le_vrai_corpus_se_charge(vrai: Droit) -> None:
    """The real files load, in their order, each passage id naming its scheme and block."""
    assert [d.ordre for d in vrai.dispositifs] == sorted(d.ordre for d in vrai.dispositifs)
    for dispositif in vrai.dispositifs:
        for condition in dispositif.conditions:
            assert condition.reference.passage == f"regle/{dispositif.id}/{condition.id}"
