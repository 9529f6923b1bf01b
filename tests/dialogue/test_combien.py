"""« Combien ? » is answered in euros by the scheme named, by the points or by the wage told, not by a rule in general."""

from __future__ import annotations

from datetime import date

import pytest

LE = date(2026, 11, 22)


def dit(dire, *messages: str) -> str:
    return dire(*messages, le=LE)[-1].texte.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(("messages", "montant"), [
    (("en CDI depuis 7 ans, 2 340 € brut", "je toucherais combien avec un PTP ?"), "2 340 € par mois"),
    (("elle est en CDI depuis 9 ans, 2 600 brut", "et avec le dispositif démissionnaire elle aurait combien ?"), "1 461,70 € par mois"),
    (("ARE pour 2 600 € brut",), "1 461,70 € par mois"),
    (("combien de chômage avec un salaire de 2 600 euros brut ?",), "1 461,70 € par mois"),
    (("licenciée le mois dernier, 2 600 brut", "ça me ferait combien de chômage par mois ?"), "1 461,70 € par mois"),
    (("18 points C2P ça représente combien d'euros ?",), "9 000 €"),
    (("cariste CDI 12 ans, compte pénibilité : 36 points", "et ça vaut combien ?"), "18 000 €"),
])
def test_the_amount_is_computed(dire, messages: tuple[str, ...], montant: str) -> None:
    """100 % under 2 SMIC; 57 % of 2 600 × 12 / 365 over 30 days; 500 € a point."""
    assert f"**{montant}**" in dit(dire, *messages)


def test_points_too_few_for_a_complement_are_told(dire) -> None:
    """4 points of 14 000 € are 14.3 %: under the 15 % that open a complement of the PTP."""
    texte = dit(dire, "formation à 14 000 €, 4 points C2P, un cofinancement PTP est possible ?")
    assert "14,3 %" in texte and "n'atteint pas les 15 %" in texte


def test_a_wage_is_asked_of_a_scheme_that_pays_one(dire) -> None:
    """After the CPF was spoken of, « combien je toucherai et combien je paierai » speaks of the PTP: its wage, its costs, the rights it takes."""
    texte = dit(dire, "en CDI privé depuis 8 ans, serveuse, 1 980 € brut, je veux devenir auxiliaire de puériculture",
                "j'ai 2 100 € sur mon CPF", "la formation coûte 6 500 € pour 1 500 heures", "combien je toucherai et combien je paierai ?")
    assert "**1 980 € par mois**" in texte and "Frais de formation" in texte and "2 100 €" in texte


def test_a_low_net_wage_is_enough_to_know_that_it_is_kept(dire) -> None:
    """1 480 € net is far from 2 SMIC whatever the gross: it is said kept, without an amount that nobody told."""
    texte = dit(dire, "secrétaire en CDI depuis 9 ans, je gagne 1 480 net", "je perdrais mon salaire pendant un PTP ?")
    assert "maintenu à 100 %" in texte and "par mois**" not in texte


@pytest.mark.parametrize("message", ["si je démissionne j'ai droit au chômage ?", "combien de temps dure le chômage ?", "quel est le taux de chômage en Occitanie ?"])
def test_no_amount_is_put_where_none_is_asked(dire, message: str) -> None:
    """A right, a length or a statistic is no amount."""
    assert "voici l'estimation" not in dit(dire, message)


@pytest.mark.parametrize(("contrat", "question"), [
    ("factrice en CDI à La Poste depuis 2013", "si je démissionne je touche le chômage ?"),
    ("agent SNCF en CDI depuis 11 ans", "est-ce que je peux poser ma dem et avoir les allocations ?"),
    ("en CDI chez EDF depuis 9 ans", "puis-je démissionner avec le chômage ?"),
])
def test_no_allowance_is_told_to_whom_the_employer_shuts_out(dire, contrat: str, question: str) -> None:
    """An employer that insures unemployment itself closes the resignation: no at once, then at each doubt, never the formula."""
    _, non, oui, combien = dire(contrat, question, "on m'a dit que c'est exclu, c'est vrai ?", "et combien je toucherais ?")
    assert non.texte.startswith("**Non") and oui.texte.startswith("**Oui, c'est bien fermé")
    for reponse in (non, oui, combien):
        assert "regle/demissionnaire/employeur_auto_assurance" in {c.passage.id for c in reponse.citations} and "40,4" not in reponse.texte


def test_a_private_employer_keeps_the_allowance_of_a_resignation(dire) -> None:
    """The same question from a company is answered by the scheme that opens the allowance, and how much by its amounts."""
    _, peut, combien = dire("en CDI chez Decathlon depuis 8 ans", "puis-je démissionner et toucher le chômage ?", "et combien je toucherais ?")
    assert "avec cet employeur" not in peut.texte and "regle/demissionnaire/presentation" in {c.passage.id for c in peut.citations}
    assert "40,4" in combien.texte


def test_an_employer_gets_half_of_the_account_at_most_and_only_if_one_agrees(dire) -> None:
    """In a period of reconversion inside the company, the consent and the half in euros are told, never the account of agents."""
    reponse = dire("en CDI depuis 4 ans, ma direction est d'accord pour une période de reconversion interne",
                   "elle veut que je mette mon CPF, c'est obligé ? j'ai 2 400 dessus")[-1]
    assert "pas l'imposer" in reponse.texte and "1 200 €" in " ".join(reponse.texte.split())
    assert "25 heures par an" not in reponse.texte
