"""The fact reader: one message in, what it says of a person out, each fact with its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from assistant.dialogue.lecture import (
    anciennete,
    certification,
    contrat,
    correction,
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
    salaire,
    sante,
)
from assistant.dialogue.lecture.contexte import Contexte, Indice, Reconnaisseur, situer
from assistant.dialogue.lecture.texte import motif, plier
from assistant.dialogue.lecture.vocabulaire import NOMBRES, dans_les_bornes
from assistant.domaine.profil import Fait, Profil

_LECTEURS: tuple[Callable[[Contexte], Iterator[Indice]], ...] = (
    contrat.lire,
    fin_contrat.lire,
    anciennete.lire,
    embauche.lire,
    durees_nues.lire,
    periodes.lire,
    salaire.lire,
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

# What « avant, j'étais en CDD un an » does not say of today.
DU_PRESENT = frozenset({"type_contrat", "anciennete_entreprise_mois", "metier_actuel", "employeur_public", "temps_partiel"})


@dataclass(frozen=True, slots=True)
class Lecture:
    """What a message says: facts, "je ne sais pas", facts withdrawn, suppositions, whom it is about.

    hors_bornes holds numbers read but absurd (a salary of 15 € a month): they are to be asked again.
    """

    faits: tuple[Fait, ...] = ()
    inconnus: frozenset[str] = frozenset()
    retraits: frozenset[str] = frozenset()
    hypothese: tuple[Fait, ...] = ()
    tiers: str | None = None
    hors_bornes: tuple[Fait, ...] = ()


# Told of somebody, any of these makes the contract said beside it theirs too: « déménageur CDI 8 ans, … ? » supposes nothing.
RACONTE = frozenset({"anciennete_entreprise_mois", "anciennete_salarie_mois", "salarie_5ans_mois", "age", "metier_actuel", "employeur_position",
                     "intermittent_metier", "salaire_brut_mensuel_eur", "cachets_2a5ans", "heures_interim_18mois"})


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
    if question_posee and not inconnus:
        dits = {indice.id for indice in indices}
        if question_posee == "metier_vise" and "metier_vise" not in dits and len(texte.plie.split()) <= 6:
            indices = [
                indice for indice in indices if indice.id != "metier_actuel"
            ]  # « infirmière » answers the wish
        if question_posee == "formation_temps_partiel" and len(texte.plie.split()) <= 6:
            indices = [
                replace(indice, id=question_posee) if indice.id == "temps_partiel" else indice
                for indice in indices
            ]
        indices += _reponse(contexte, question_posee, indices)
    return _assembler(contexte, indices, inconnus)


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


def _assembler(contexte: Contexte, indices: list[Indice], inconnus: frozenset[str]) -> Lecture:
    affirmes, supposes = _trier(contexte, indices)
    sujet = _sujet(contexte, affirmes)
    gardes = [indice for indice in affirmes if contexte.clause(indice.debut).sujet == (sujet or "")]
    choisis = _choisir(indice for indice in gardes if indice.statut != "retrait")
    faits = [_fait(contexte, indice) for indice in choisis]
    bons = tuple(fait for fait in faits if dans_les_bornes(fait.id, fait.valeur))
    absurdes = tuple(fait for fait in faits if not dans_les_bornes(fait.id, fait.valeur))
    lus = {fait.id for fait in bons}
    retires = {indice.id for indice in indices if indice.statut == "retrait"} | correction.retraits(contexte)
    hypothese = tuple(_fait(contexte, indice) for indice in _choisir(supposes) if indice.id not in lus)
    return Lecture(bons, inconnus - lus, frozenset(retires - lus), hypothese, sujet, absurdes)


def _trier(contexte: Contexte, indices: list[Indice]) -> tuple[list[Indice], list[Indice]]:
    affirmes: list[Indice] = []
    supposes: list[Indice] = []
    for indice in indices:
        statut = indice.statut or contexte.clause(indice.debut).statut
        if indice.id in DU_PRESENT and contexte.est_passe(indice.debut):
            continue
        if statut == "affirme" and not _est_nie(contexte, indice):
            affirmes.append(indice)
        elif statut == "hypothese":
            supposes.append(indice)
    racontes = [i for i in supposes if i.id == "type_contrat" and contexte.clause(i.debut).statut == "affirme"]
    if racontes and any(i.id in RACONTE for i in affirmes):
        return [*affirmes, *(replace(i, statut="") for i in racontes)], [i for i in supposes if i not in racontes]
    return affirmes, supposes


def _est_nie(contexte: Contexte, indice: Indice) -> bool:
    """Return whether a number follows « pas » (« 18 mois pas 14 ») rather than stating something."""
    avant = contexte.t[max(0, indice.debut - 12) : indice.debut]
    return (
        indice.id in NOMBRES
        and bool(motif(r"\bpas (?:de |d')?$").search(avant))
        and indice.id != "niveau_diplome"
    )


def _sujet(contexte: Contexte, affirmes: list[Indice]) -> str | None:
    """Return the words for the other person when the whole message is about them, else None."""
    tiers = [s for indice in affirmes if (s := contexte.clause(indice.debut).sujet)]
    miens = [indice for indice in affirmes if not contexte.clause(indice.debut).sujet]
    if tiers and (not miens or contexte.conseil):
        return tiers[0]
    return None


def _choisir(indices: Iterable[Indice]) -> list[Indice]:
    """Return one hint per fact: the weightiest, and among equals the last said."""
    meilleurs: dict[str, Indice] = {}
    for indice in indices:
        ancien = meilleurs.get(indice.id)
        if ancien is None or (indice.poids, indice.debut, indice.fin) >= (
            ancien.poids,
            ancien.debut,
            ancien.fin,
        ):
            meilleurs[indice.id] = indice
    return sorted(meilleurs.values(), key=lambda indice: indice.debut)


def _fait(contexte: Contexte, indice: Indice) -> Fait:
    return Fait(indice.id, indice.valeur, contexte.texte.preuve(indice.debut, indice.fin), indice.origine)
