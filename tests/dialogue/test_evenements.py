"""A letter or a request told with its day gives the date that the law counts from it, or says that it is past."""

from __future__ import annotations

from datetime import date

import pytest

LE = date(2026, 11, 22)


@pytest.mark.parametrize(("message", "jour", "passe"), [
    ("la commission a rejeté mon PTP, j'ai eu le courrier le 30 octobre 2026, je peux contester jusqu'à quand ?", "30 décembre 2026", False),
    ("PTP refusé, notification du 2 septembre 2026, le recours est encore possible ?", "2 novembre 2026", True),
    ("on m'a notifié mon attestation de démissionnaire le 14 octobre 2026, dernier jour pour m'inscrire ?", "14 avril 2027", False),
    ("elle a son attestation réel et sérieux depuis le 4 mai 2026 et n'a pas encore démissionné", "4 novembre 2026", True),
    ("mon boss a reçu ma lettre de demande de PTP le 6 novembre, il doit répondre quand ?", "6 décembre 2026", False),
    ("demande envoyée à la direction il y a 6 semaines pour le PTP, aucune réponse", "10 novembre 2026", True),
    ("mon attestation de points C2P est du 12 avril 2026, elle va pour le dossier ?", "12 octobre 2026", True),
    ("j'ai déjà eu un bilan de compétences payé par le CPF en mai 2023, je peux en refaire un ?", "31 mai 2028", False),
    ("mon PTP finit le 28 février 2027, mon employeur doit m'écrire quand pour mon retour ?", "28 novembre 2026", False),
])
def test_the_day_comes_first(dire, message: str, jour: str, passe: bool) -> None:
    """2 months of appeal, 6 months after an attestation, 30 days of an employer, 6 months of points, 5 years after a bilan, 3 months before the end."""
    reponse = dire(message, le=LE)[-1]
    tete = reponse.texte.split("\n")[0]
    assert reponse.statut == "repondu" and f"**{jour}**" in tete
    assert passe == any(mot in tete for mot in ("c'est passé", "Son silence vaut accord**", "trop ancienne"))


def test_the_letter_of_a_refusal_just_told_is_that_one(dire) -> None:
    """« j'ai eu la lettre le… » after a refusal counts the appeal, not the employer's letter of return."""
    texte = dire("Transitions Pro a refusé mon projet, je suis en CDI depuis 6 ans", "lettre reçue le 9 novembre, j'ai combien de temps ?", le=LE)[-1].texte
    assert "**9 janvier 2027**" in texte


@pytest.mark.parametrize("message", [
    "mon patron a refusé ma demande le 3 novembre", "si la commission refuse en juin, je fais quoi ?",
    "ma formation commence le 4 octobre 2027, et si Transitions Pro refuse ?", "j'ai demandé une attestation de travail le 3 mars",
    "combien de refus de PTP en 2022 en Occitanie ?",
])
def test_no_day_is_counted_from_what_did_not_happen(dire, message: str) -> None:
    """A refusal of the employer, one supposed, the start of a training or a year of statistics date no appeal."""
    texte = dire(message, le=LE)[-1].texte
    assert "**Recours**" not in texte and "l'attestation a été notifiée" not in texte


@pytest.mark.parametrize(("question", "dit", "tait"), [
    ("Transitions Pro met combien de temps à répondre ?", "n'ont pas été trouvés", "30 jours"),
    ("la commission décide en combien de temps ?", "n'ont pas été trouvés", "30 jours"),
    ("mon employeur a combien de temps pour répondre ?", "30 jours", None),
])
def test_the_delay_of_one_is_not_told_for_that_of_another(dire, question: str, dit: str, tait: str | None) -> None:
    """The commission's delay is not known, and said so; 30 days are the employer's."""
    texte = dire("CDI privé depuis 6 ans, je prépare un PTP", question, le=LE)[-1].texte
    assert dit in texte and (tait is None or tait not in texte)
