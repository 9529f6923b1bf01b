"""A short question about the scheme just spoken of is answered by that scheme, never by a neighbour."""

from __future__ import annotations

import pytest

SCHEMES = {"ptp": "le PTP", "demissionnaire": "le dispositif démissionnaire", "periode_reconversion": "la période de reconversion",
           "vae": "la VAE", "cpf": "le CPF", "cep": "le CEP", "prp_c2p": "le PRP-C2P"}
QUESTIONS = ("ça prend du temps ?", "faut l'autorisation de l'employeur ?", "ma boîte sera prévenue ?", "et en cas de refus ?",
             "et si je loupe le diplôme ?", "la réponse arrive quand ?", "je garde ma place ?", "c'est toujours possible ?")


@pytest.mark.parametrize("ident", SCHEMES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_short_question_stays_with_its_scheme(dire, ident: str, question: str) -> None:
    """Every rule cited is of the scheme spoken of, or of one that its file names; else the silence is said."""
    reponse = dire(f"c'est quoi {SCHEMES[ident]} ?", question)[-1]
    cites = {c.passage.id.split("/")[1] for c in reponse.citations if f"[{c.n}]" in reponse.texte}
    permis = {"demissionnaire": {"cep"}}.get(ident, set()) | {ident}
    assert cites <= permis, reponse.texte
    assert cites or "mes sources ne disent pas" in reponse.texte


def test_what_no_source_says_is_named(dire) -> None:
    """The length of a VAE is in no source: the answer says so instead of telling the experience once required."""
    reponse = dire("parle-moi de la VAE", "c'est long ?")[-1]
    assert reponse.statut == "sans_reponse"
    assert "combien de temps" in reponse.texte


def test_a_closed_scheme_is_said_closed(dire) -> None:
    """Asked whether it still exists, a scheme that ended says since when and what replaced it."""
    texte = dire("la Pro-A, ça existe encore ?")[-1].texte
    assert "fermée depuis le 1er janvier 2026" in texte
    assert "période de reconversion" in texte


def test_a_precise_question_is_not_answered_by_a_general_line(dire) -> None:
    """A postponement asked is not the length of the leave."""
    texte = dire("c'est quoi le PTP ?", "il peut reporter combien de temps, mon employeur ?")[-1].texte
    assert "9 mois" in texte
