"""Somebody who fears AI for a job gets its exposure first, then near jobs, then what is asked of the one chosen; nothing is guessed."""

from __future__ import annotations

import pytest


def test_the_fear_then_the_near_jobs_then_one_of_them(dire) -> None:
    """The index first, the passerelles next, and « le premier » is the first of them, down to its level."""
    peur, vers, titre, niveau = dire("je suis caissier, je me demande si l'IA va me remplacer", "vers quoi je peux aller sans repartir de zéro ?",
                                     "le premier, il faut quel diplôme ?", "c'est un diplôme de quel niveau ?")
    assert "Indice d'exposition" in peur.texte
    assert "proches par les compétences" in vers.texte and "démission" not in vers.texte
    assert "aucun diplôme n'est demandé" not in titre.texte
    assert "niveau" in niveau.texte and "Bronzier" not in niveau.texte


@pytest.mark.parametrize("message", ["c'est un titre de quel niveau ?", "et c'est quel niveau"])
def test_the_level_of_nothing_is_asked_back(dire, message: str) -> None:
    """With no training shown, the level is that of none: the assistant asks which."""
    assert dire(message)[-1].texte.startswith("De quelle formation parlez-vous ?")


def test_a_job_told_after_its_field_is_the_job_wished(dire) -> None:
    """« dans le bâtiment, type plombier » is a plumber; a field alone still gives its jobs."""
    plombier = dire("je voudrais travailler dans le bâtiment, type plombier")[-1]
    assert "Plombier chauffagiste" in plombier.texte
    bureaux = dire("je suis vendeuse, je voudrais travailler dans les bureaux genre secrétaire, mais avec l'IA ?")[-1]
    assert "propreté" not in bureaux.texte
    assert "« sante »" in dire("j'aimerais travailler dans la santé")[-1].texte


def test_the_first_there_is_the_first_shown(dire) -> None:
    """« le premier là » points to the list, not to a first PTP."""
    assert "Electricien" in dire("quelles certifications pour devenir électricien ?", "le premier là, quel niveau ?")[-1].texte
