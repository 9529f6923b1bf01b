"""The fact reader: one message in, what it says of a person out, each fact with its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from assistant.dialogue.lecture import (
    anciennete,
    certification,
    contrat,
    correction,
    cpf,
    demarches,
    diplome,
    dossiers,
    durees_nues,
    embauche,
    employeur,
    entreprise,
    exposition,
    fin_contrat,
    formation,
    intermittence,
    metier,
    parcours,
    periodes,
    personne,
    projet,
    reponse_courte,
    reponse_nombre,
    salaire,
    sante,
    successifs,
    suite_du_projet,
)
from assistant.dialogue.lecture.assemblage import Lecture, assembler
from assistant.dialogue.lecture.contexte import Contexte, Indice, Reconnaisseur, situer
from assistant.dialogue.lecture.texte import plier
from assistant.dialogue.lecture.vocabulaire import DATES, NOMBRES
from assistant.domaine.profil import Profil

_LECTEURS: tuple[Callable[[Contexte], Iterator[Indice]], ...] = (
    contrat.lire,
    fin_contrat.lire,
    anciennete.lire,
    embauche.lire,
    durees_nues.lire,
    periodes.lire,
    salaire.lire,
    cpf.lire,
    personne.lire,
    sante.lire,
    diplome.lire,
    exposition.lire,
    employeur.lire,
    entreprise.lire,
    demarches.lire,
    formation.lire,
    projet.lire,
    certification.lire,
    dossiers.lire,
    parcours.lire,
    metier.lire,
    intermittence.lire,
)
_LONGUEUR_MAXI = 6000


def lire_faits(
    message: str,
    *,
    le: date,
    question_posee: str | None = None,
    profil: Profil = Profil(),  # noqa: B008 - frozen
    metiers: Reconnaisseur | None = None,
    smic_horaire: Decimal | None = None,
) -> Lecture:
    """Return the facts of corpus/faits.toml that a message states, each with the words that prove it.

    le resolves dates without a year; smic_horaire (brut, in force on that day) lets « au SMIC » be read.
    """
    texte = plier(message[:_LONGUEUR_MAXI])
    if not texte.plie.strip():
        return Lecture()
    contexte = situer(texte, le, profil, metiers, smic_horaire, repond=question_posee is not None)
    inconnus = reponse_courte.ignores(contexte, question_posee)
    indices = [indice for lire in _LECTEURS for indice in lire(contexte)]
    indices += correction.lire_correction(contexte, question_posee)
    suite = list(suite_du_projet.lire_suite(contexte, question_posee))
    indices = [indice for indice in indices if not suite or indice.id != "temps_partiel"] + suite
    if question_posee and not inconnus and (not suite or question_posee in DATES or question_posee in NOMBRES):
        dits = {indice.id for indice in indices}
        if question_posee == "metier_vise" and "metier_vise" not in dits and len(texte.plie.split()) <= 6:
            indices = [
                indice for indice in indices if indice.id != "metier_actuel"
            ]  # « infirmière » answers the wish
        if NOMBRES.get(question_posee, ("",))[0] == "mois" and reponse_nombre.est_une_duree_nue(texte.plie):
            indices = [indice for indice in indices if indice.id != "age"]  # « 12 ans », asked how long
        if question_posee == "formation_temps_partiel" and len(texte.plie.split()) <= 6:
            indices = [
                replace(indice, id=question_posee) if indice.id == "temps_partiel" else indice
                for indice in indices
            ]
        indices += _reponse(contexte, question_posee, indices)
    return assembler(contexte, successifs.appliquer(contexte, indices), inconnus)


def _reponse(contexte: Contexte, question: str, indices: list[Indice]) -> list[Indice]:
    deja = frozenset(indice.id for indice in indices if indice.statut in ("", "retrait", "nie"))
    concurrents = {
        "salaire_brut_mensuel_eur": "salaire_net_mensuel_eur",
        "formation_duree_heures": "formation_duree_mois",
    }
    if concurrents.get(question) in deja:
        return []
    indice = reponse_courte.lire(contexte, question, deja)
    return [] if indice is None else [indice]
