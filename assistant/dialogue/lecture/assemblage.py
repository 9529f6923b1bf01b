"""From the hints of the readers to what a message says: told or supposed, whose, and one value per fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.dialogue.lecture import correction
from assistant.dialogue.lecture.clauses import MOI
from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.texte import motif
from assistant.dialogue.lecture.vocabulaire import NOMBRES, dans_les_bornes
from assistant.domaine.profil import Fait

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
                     "intermittent_metier", "salaire_brut_mensuel_eur", "cachets_2a5ans", "heures_interim_18mois", "fin_contrat_le"})


def assembler(contexte: Contexte, indices: list[Indice], inconnus: frozenset[str]) -> Lecture:
    affirmes, supposes = _trier(contexte, indices)
    sujet = _apposition(contexte) or _sujet(contexte, affirmes)
    gardes = _chez_le_premier(contexte, [indice for indice in affirmes if _du_sujet(contexte, indice, sujet)])
    choisis = _choisir(indice for indice in gardes if indice.statut != "retrait")
    faits = [_fait(contexte, indice) for indice in choisis]
    bons = tuple(fait for fait in faits if dans_les_bornes(fait.id, fait.valeur))
    absurdes = tuple(fait for fait in faits if not dans_les_bornes(fait.id, fait.valeur))
    lus = {fait.id for fait in bons}
    retires = {indice.id for indice in indices if indice.statut == "retrait"} | correction.retraits(contexte)
    hypothese = tuple(_fait(contexte, indice) for indice in _choisir(supposes) if indice.id not in lus)
    return Lecture(bons, inconnus - lus, frozenset(retires - lus), hypothese, sujet, absurdes)


def _apposition(contexte: Contexte) -> str | None:
    """Return the words for the other person of « employée de pressing, CDI 3 ans, ma cliente. »: what stands around is theirs."""
    moi = any(not c.sujet and motif(MOI).search(contexte.t[c.debut : c.fin]) for c in contexte.clauses)
    for clause in contexte.clauses[1:] if contexte.conseil or not moi else ():
        if clause.sujet and motif(r"[ ,;:(]*(?:mon|ma|notre|une?|cette|ce) (?:[a-z-]+ )?[a-z-]+[ ).]*$").fullmatch(contexte.t[clause.debut : clause.fin]):
            return clause.sujet
    return None


def _du_sujet(contexte: Contexte, indice: Indice, sujet: str | None) -> bool:
    """Return whether a hint is about the one the message speaks of; beside an apposition, a clause that says nobody is theirs."""
    clause = contexte.clause(indice.debut)
    if clause.sujet == (sujet or ""):
        return True
    personne = not clause.sujet and not motif(MOI).search(contexte.t[clause.debut : clause.fin])
    return personne and sujet is not None and _apposition(contexte) == sujet


def _chez_le_premier(contexte: Contexte, indices: list[Indice]) -> list[Indice]:
    """Return the hints of the first job told when several are held at once: the facts have place for one, and mixing two says a third."""
    if not any(i.id == "plusieurs_employeurs" and i.valeur is True for i in indices):
        return indices
    dit = next(i for i in indices if i.id == "plusieurs_employeurs")
    debut = dit.fin
    suites = (motif(source).finditer(contexte.t, debut) for source in (r"\b(?:cdi|cdd|interim\w*)\b", r"\bchez\b"))
    seconds = [places[1].start() for suite in suites if len(places := list(suite)) > 1]
    seconds += [t.start() for t in motif(r"\b(?:(?:un|une|l') ?autre|(?:le|la|un|mon) (?:second|deuxieme|2e))\b").finditer(contexte.t, debut)]
    autre = motif(r"\b(?:cdi|cdd|interim\w*)\b").search(contexte.t, debut)
    seconds += [dit.debut for i in indices if autre and i.id == "type_contrat" and i.fin <= dit.debut][:1]  # « en CDI, et j'ai un second job … »
    second = min(seconds, default=len(contexte.t))
    premiers = {i.id: i for i in reversed(sorted(indices, key=lambda i: i.debut)) if i.id in DU_PRESENT and i.fin <= second}
    return [i for i in indices if i.id not in DU_PRESENT or premiers.get(i.id) is i]


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
