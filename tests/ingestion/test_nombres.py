"""The check that no figure of an original is lost in its restatement."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import CorpusError
from assistant.ingestion.nombres import charger_ignores, manquants, nombres, par_section


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("1 063 235 hab.", ("1063235",)),
        ("1\u202f063\u00a0235 hab.", ("1063235",)),
        ("13.2% du territoire", ("13,2",)),
        ("13,2 % du territoire", ("13,2",)),
        ("18 000€ HT et 73Mds€", ("18000", "73")),
        ("presque 2,660 millions", ("2,66",)),
        ("de 1.0% à 100 %", ("1", "100")),
        ("entre 2007 et 2017", ("2007", "2017")),
        ("la loi 2023 270", ("2023", "270")),
        ("en 2022 371 000 entreprises", ("2022", "371000")),
        ("4000km de rails, 119,7hab", ("4000", "119,7")),
        ("niveau Bac+2", ("2",)),
        ("-16.1% puis +27.1", ("16,1", "27,1")),
        ("aucun", ()),
    ],
)
def test_une_graphie_donne_un_seul_nombre(texte: str, attendu: tuple[str, ...]) -> None:
    """Each way to print a figure gives one normalised number."""
    assert nombres(texte) == attendu


def test_un_rang_n_est_pas_une_quantite() -> None:
    """A rank keeps its mark, whatever its spelling, and a first of the month is a day."""
    assert nombres("3e région, 1ere puis 1re, le 2ème") == ("3e", "1e", "1e", "2e")
    assert nombres("au 1er décembre 2023") == nombres("Au 01 décembre 2023") == ("1", "2023")


def test_un_code_reste_entier_et_un_nom_ne_compte_pas() -> None:
    """A ROME code is one token; the digit inside an acronym is no figure."""
    assert nombres("M1805 et RNCP37674 ; le C2P") == ("M1805", "RNCP37674")


@pytest.mark.parametrize("separateur", ["\t", "\n", " | ", "|"])
def test_deux_cellules_font_deux_nombres(separateur: str) -> None:
    """Neighbouring cells never join into one number."""
    assert nombres(f"12{separateur}345") == ("12", "345")


def test_les_balises_separent_et_les_exposants_disparaissent() -> None:
    """Bold marks change nothing, a tag ends a number and an exponent is part of a unit."""
    assert nombres("<b>OCCITANIE</b>\t<b>1.2%</b>\t**76** %") == ("1,2", "76")
    assert nombres("<li>12</li><li>345</li>") == ("12", "345")
    assert nombres("72 724 km <sup>3</sup>") == ("72724",)


@pytest.mark.parametrize(
    "bruit",
    [
        "Source : https://www.insee.fr/fr/statistiques/4653092#graphique-figure3",
        "[chiffres](https://exemple.fr/chiffres_2023.pdf)",
        '<a href="https://exemple.fr/77">https://exemple.fr/te ndances 77</a>',
        "2.1.2 Démographie et perspectives .....\t10",
        "## 2.1.2 Démographie {p. 10}",
        "## **4. Répercussions**",
        "**Figure 3 – Des dynamiques**",
        "1. Aide à la décision",
        "Nom\t10. DE Aide-soignant",
    ],
)
def test_ce_qui_n_est_pas_un_chiffre_est_ecarte(bruit: str) -> None:
    """Links, contents, page marks, and numbers of headings, figures and items are dropped by rule."""
    assert nombres(bruit) == ()


def test_le_chiffre_d_un_titre_reste() -> None:
    """Only the number of the heading goes: a year in its words is a figure."""
    assert nombres("### 2. Pyramide des âges en 2018 et 2070") == ("2018", "2070")


def test_manquants_nomme_ce_qui_manque_une_fois() -> None:
    """What the restatement lacks comes once, in order; what is ignored does not come."""
    original = "43 entreprises, 12 ici, 12 là, 8,5% et la 3e place"
    assert manquants(original, "En Occitanie, 43 entreprises") == ("12", "8,5", "3e")
    assert manquants(original, "8,5 % de 43 ; 3e", frozenset({"12"})) == ()


def test_un_nombre_contenu_dans_un_autre_manque() -> None:
    """A figure is not found inside a longer one."""
    assert manquants("63 310 et 81.6", "163 310 et 81,67") == ("63310", "81,6")


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8))
def test_un_chiffre_change_se_voit(valeurs: list[int]) -> None:
    """Whatever the figures and the spacing, a copy lacks nothing and an altered figure is named."""
    dit = " ; ".join(f"{v:,}".replace(",", "\u202f") for v in valeurs)
    assert manquants(dit, " ; ".join(str(v) for v in valeurs)) == ()
    autres = " ; ".join(str(v) for v in valeurs if v != valeurs[0])
    assert manquants(dit, autres) == (str(valeurs[0]),)


def test_par_section_separe_les_deux_conclusions() -> None:
    """Numbers that go back are figure titles, save the second 2.4, and named parts keep their name."""
    texte = (
        "couverture\n# PREFACE\na\n# 1. INTRODUCTION\nb\n### 2.1 Titre\n### 1. Pyramide\nc\n"
        "## 2.4 Offre\n### 2.4.2 Détail\nd\n## 2.4 Conclusion\ne\n# POSTFACE\nf\n"
    )
    sections = par_section(texte)
    assert list(sections) == ["", "preface", "1", "2.1", "2.4", "2.4.2", "2.4 conclusion", "postface"]
    assert sections["2.1"].endswith("### 1. Pyramide\nc\n")
    assert "".join(sections.values()) == texte


def test_nos_titres_donnent_les_memes_sections() -> None:
    """The headings of our notes are read as those of the original."""
    notes = "## preface Préface {p. 5}\n## 2.4.2 Détail {p. 22}\n## 2.4 conclusion Conclusion {p. 25}\n"
    assert list(par_section(notes)) == ["", "preface", "2.4.2", "2.4 conclusion"]


def test_les_ignores_sont_ranges_par_section(tmp_path: Path) -> None:
    """Each ignored number belongs to a section."""
    fichier = tmp_path / "ignores.toml"
    bloc = '[[ignores]]\nsection = "3.1"\nnombres = ["3"]\nraison = "en lettres"\n'
    fichier.write_text(bloc, encoding="utf-8")
    assert charger_ignores(fichier) == {"3.1": frozenset({"3"})}


@pytest.mark.parametrize("contenu", ['[[ignores]]\nsection = "3"\nnombres = ["3"]\nraison = " "\n',
                                     '[[ignores]]\nsection = "3"\n', "pas du toml"])
def test_un_ignore_sans_raison_est_refuse(tmp_path: Path, contenu: str) -> None:
    """A number may not be ignored without a reason, and the error names the file."""
    fichier = tmp_path / "ignores.toml"
    fichier.write_text(contenu, encoding="utf-8")
    with pytest.raises(CorpusError, match="ignores.toml"):
        charger_ignores(fichier)
