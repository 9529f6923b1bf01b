"""A talk about the white paper keeps its figure or its person, and a figure printed wrong is said so."""

from __future__ import annotations

import pytest


def test_a_figure_printed_wrong_comes_with_its_remark(dire) -> None:
    """18,1 % and 71,9 % make no whole: whoever reads one of them reads that, and a sum that is disputed is explained."""
    seul, hommes, somme = dire("quelle part de femmes travaille dans l'industrie d'Occitanie ?", "et les hommes ?", "le total ne fait pas 100 %")
    assert "le total fait 90 %" in seul.texte
    assert "71,9" in hommes.texte
    assert "le total fait 90 %" in somme.texte and "C2P" not in somme.texte


@pytest.mark.parametrize("message", ["le total ne fait pas 100 %", "c'est une erreur ?"])
def test_a_sum_disputed_of_nothing_is_no_remark(dire, message: str) -> None:
    """Without a figure of the white paper just shown, no remark on it is said."""
    assert "imprime" not in dire("le CEP est-il gratuit ?", message)[-1].texte


def test_the_count_spoken_of_stays_the_subject(dire) -> None:
    """Women among the 338, where they go, and where the 107 go, are told of those."""
    femmes, vers, partent = dire("parlez-moi des 338 dossiers du numérique", "combien de femmes parmi eux ?", "ils vont vers quoi ?", "et les 107, vers quels métiers ?")[1:]
    assert "2 candidats sur 10" in femmes.texte
    assert "développeur web" in vers.texte
    assert "manuels" in partent.texte


def test_she_is_the_witness_just_spoken_of(dire) -> None:
    """After Madame X, « elle » is Madame X."""
    reponse = dire("qui est Madame X ?", "elle travaillait où ?")[-1]
    assert {c.passage.section for c in reponse.citations if f"[{c.n}]" in reponse.texte} == {"4.4"}


def test_short_words_go_on_about_the_figure_just_shown(dire) -> None:
    """« Et ceux qui baissent ? », « et dans l'autre sens ? » are about the shares and the files just told, not about a wage."""
    assert "10 % des emplois" in dire("quelle part des emplois connaîtra une montée en compétences avec l'IA ?", "et combien reculent ?")[-1].texte
    ages, inverse, vers = dire("combien de salariés veulent entrer dans le numérique par un PTP ?", "et les moins de 45 ans, ça fait quelle part ?", "combien dans le sens inverse ?", "ils se dirigent vers quoi ?")[1:]
    assert "90 %" in ages.texte and "107 salariés" in inverse.texte and "manuels" in vers.texte
    assert "Lozère" in dire("combien d'entreprises d'IA à Montpellier ?", "quels départements en ont zéro ?")[-1].texte


def test_a_wage_that_falls_is_no_share_of_jobs(dire) -> None:
    """After the shares of jobs, a question that names a scheme is about that scheme."""
    assert "souffriront" not in dire("quelle part des emplois connaîtra une montée en compétences avec l'IA ?", "le salaire baisse pendant un PTP ?")[-1].texte
