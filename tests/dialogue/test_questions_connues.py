"""What people ask in words of their own is answered by the sentence whose written question it resembles."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

RACINE = Path(__file__).parents[2]


def cites(reponse) -> set[str]:
    """Return the passages that the text of an answer cites."""
    return {c.passage.id for c in reponse.citations if f"[{c.n}]" in reponse.texte}


@pytest.mark.parametrize(("avant", "suite", "regle"), [
    ("mon CDI a 6 ans, je veux un PTP", "et il peut repousser jusqu'à quand ?", "regle/ptp/report_employeur"),
    ("période de reconversion dans une autre entreprise, je suis en CDI", "mon contrat actuel il devient quoi pendant ce temps", "regle/periode_reconversion/risque"),
    ("ptp-fipu, j'ai 11 ans de carrelage en CDI", "le patron doit mettre combien au minimum", "regle/ptp_fipu/cofinancement_employeur"),
])
def test_a_follow_up_is_answered_by_the_scheme_of_the_talk(dire, avant: str, suite: str, regle: str) -> None:
    """Few words, no scheme named: the rule of the scheme spoken of, not « I do not know »."""
    assert regle in cites(dire(avant, suite)[-1])


def test_what_a_told_case_also_asks_comes_before_its_verdicts(dire) -> None:
    """« J'ai mon attestation, combien de temps pour demander l'allocation ? » gets the six months first."""
    reponse = dire("j'ai mon attestation de Transitions Pro, combien de temps j'ai pour m'inscrire et demander les allocs ?")[-1]
    assert "regle/demissionnaire/inscription_6_mois" in cites(reponse) and "6 mois" in reponse.texte.split("**")[0]


def test_a_place_said_in_passing_is_no_case(dire) -> None:
    """A question on the laboratories of a town is one of the white paper, not somebody's file."""
    reponse = dire("quels labos bossent sur l'IA à Montpellier ?")[-1]
    assert "LIRMM" in reponse.texte and "à préciser" not in reponse.texte


def test_another_town_gets_no_figure_of_the_first(dire) -> None:
    """A written question on one town resembles the same on another: its figure is never given."""
    for ville in ("Rodez", "Mende", "Cahors"):
        reponse = dire(f"combien d'entreprises d'IA du côté de {ville} ?")[-1]
        assert not re.search(r"\b(60|131) entreprises", reponse.texte)


def test_the_verdict_asked_of_a_scheme_is_not_preceded_by_its_definition(dire) -> None:
    """« Le PTP, c'est pour moi ? » is answered by the verdict alone."""
    reponse = dire("je suis en CDI depuis 6 ans dans le privé", "et le PTP, c'est pour moi ?")[-1]
    assert "regle/ptp/presentation" not in cites(reponse)


def test_no_written_question_is_one_of_the_evaluation() -> None:
    """The bank was written without the question sets: none of their questions is in it, word for word, but the commonest few."""
    def mots(texte: str) -> str:
        return " ".join(re.findall(r"\w+", texte.lower()))

    ecrites: set[str] = set()
    for fichier in (RACINE / "corpus" / "questions").glob("*.toml"):
        for valeur in tomllib.loads(fichier.read_text(encoding="utf-8")).values():
            ecrites |= {mots(q) for qs in (valeur.values() if isinstance(valeur, dict) else [valeur]) for q in qs}
    posees = {mots(q) for f in (RACINE / "tests/evaluation").rglob("*.jsonl") for q in re.findall(r'"q": "([^"]+)"', f.read_text(encoding="utf-8"))}
    assert len(ecrites & posees) <= 5
