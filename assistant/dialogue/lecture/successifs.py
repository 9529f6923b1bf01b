"""Jobs one after the other: what was worked before adds to the seniority, and says nothing of the contract of today.

In the same company, whatever the contracts (C. trav. D6323-9): the months add to those of the company. Elsewhere, to those of a salaried life.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.dialogue.lecture.anciennete import ENTREPRISE, LIEU_DE_TRAVAIL, SALARIE
from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.durees import DUREE, lire_duree
from assistant.dialogue.lecture.nombres import NOMBRE, en_nombre
from assistant.dialogue.lecture.passe import Passe, dans_cinq_ans, emplois_passes
from assistant.dialogue.lecture.texte import motif, plier
from assistant.domaine.profil import Intervalle, Valeur

_CONTRAT = r"(?:cdd|cdi|interim\w*|alternance|alternante?|apprenti\w*|contrats? pro\w*|saisons?)"
_MEME = rf"\b(?:(?:la |le |l')?meme (?:{LIEU_DE_TRAVAIL}|endroit)|chez (?:eux|le meme)|au meme endroit|dans l'entreprise|j'y)\b"
_TRAVAIL = rf"\b(?:{_CONTRAT}|travail\w*|boss\w*|taf\w*|job|boulot|emplois?|salariee?s?|employee?|employeurs?|anciennete|chez|boites?|ailleurs|faisais|fait|etais|etait|dans une?)\b"
# What is no salaried work, or nothing that has been worked.
_AUTRE = (
    r"\b(?:chom\w+|independante?|a (?:mon|son) compte|auto[- ]?entrepr\w*|micro[- ]?entrepr\w*|freelance|etudes?|formations?|stages?|benevol\w*|conge\w*|arret\w*|malad\w*"
    r"|retraite|etranger|fonctionnaire|titulaire|armee|militaire|enceinte|grossesse|mariee?|preven\w*|demand\w*|depos\w*|delai|faut|combien|quand|attend\w*|prison|inactivite|ptp|cif)\b"
)
_SANS_PHRASE = r"[^.;!?\n]"
_BLANC = rf"(?:(?!\bdepuis\b|\bcdi\b|\d ?(?:ans?|mois)\b){_SANS_PHRASE})"
_ENSUITE = r"\b(?:puis|ensuite|maintenant|cdi|depuis|ou (?:je|elle|il)|actuellement|avant)\b"
# Each says where the work of before stands: after « avant », before it, elsewhere, before « puis CDI », after « après ».
_SOURCES = (
    rf"\b(?:avant(?:,|(?! (?:de|d'|le|la|les|l'|mon|ma|mes|que|qu'|son|sa)\b))|auparavant|precedemment|avant (?:ca|cela)|d'abord){_BLANC}{{0,45}}?\b(?P<q>{DUREE})",
    rf"\b(?:{_CONTRAT} (?:pendant |de |d')?)?(?P<q>{DUREE})(?:(?!,){_BLANC}){{0,45}}?\b(?:avant|auparavant)\b(?=\W*$|[.,;!?]| (?:ailleurs|dans|chez|en|comme|mon cdi|ce cdi|mon poste|son cdi|cdi|d'(?:etre|arriver|entrer|atterrir|aller)|et (?:maintenant|la|aujourd'hui|desormais)\b|de (?:passer|venir|rejoindre|signer|rentrer)))",
    rf"\b(?P<q>{DUREE})(?: (?:d'|de |en |comme )?[a-z'-]+){{0,3}} (?:ailleurs|(?:dans|chez|pour) (?:une? )?autres? (?:boite|entreprise|employeur|societe|patron)s?)\b",
    rf"\b(?:j'etais|(?:elle|il) etait|j'ai (?:ete|fait|passe|bosse|travaille)|(?:elle|il) a (?:ete|fait|passe|bosse|travaille)){_BLANC}{{0,25}}?\b(?P<q>{DUREE})(?=[^.!?]*\b(?:la|maintenant|aujourd'hui|actuellement|desormais)\b[^.!?]*\b(?:depuis|cdi)\b)",
    rf"\b(?P<q>{DUREE}){_BLANC}{{0,30}}?\b(?:ancien(?:ne)?|precedente?) (?:boite|entreprise|employeur|societe|patron|poste|job|boulot|magasin)\b",
    rf"\b(?:apres|suite a) (?P<q>{DUREE}) (?:d'|de |en )(?!cdi){_CONTRAT}",
    rf"(?P<q>{DUREE}) (?:d'|de |en )?{_CONTRAT}\b{_BLANC}{{0,30}}?\b(?:puis|ensuite|et maintenant|avant (?:mon|son|ce|le|d'etre en|de passer en))(?= ?(?:{DUREE} )?(?:un |en |le |de |d')?cdi)",
    rf"\b(?:cdd|alternance|apprentissage|interim)(?: de| pendant| d')? ?(?P<q>{DUREE})(?=,? (?:dans |chez |a |au )?(?:la |le |l')?meme\b|,? puis (?:{DUREE} )?(?:en |un |de )?cdi)",
    rf"(?P<q>{DUREE}) (?:d'|de |en )?(?:cdd|alternance|apprentissage|interim)(?=,? (?:dans |chez |a |au )?(?:la |le |l')?meme\b)",
)
_NOUVEAU = (
    r"\b(?:maintenant|desormais|a present|aujourd'hui|la)\b[^.;!?]{0,25}\bchez (?!(?:le meme|eux)\b)|\bnouvel(?:le)? (?:employeur|boite|entreprise|patron)\b"
    r"|\bchange d(?:e |')(?:boite|boulot|entreprise|employeur|patron|societe)\b"
)
# Said of today, what stands in the words of before is not true any more.
_D_AVANT = frozenset({ENTREPRISE, "type_contrat", "metier_actuel", "employeur_public", "temps_partiel", "cdd_12mois_mois"})
VIE = Decimal(720)  # months: what the table of facts accepts at most
ASSEZ = Decimal(24)  # months; below, there may be other jobs that were not told


@dataclass(frozen=True, slots=True)
class Periode:
    """Months worked before the job of today, and whether they were worked for the same employer."""

    debut: int
    fin: int
    mois: Decimal
    meme: bool
    mission: bool  # the employer was then the agency


def appliquer(contexte: Contexte, indices: list[Indice]) -> list[Indice]:
    """Return the hints with the work of before taken off today's job and added to the seniority."""
    periodes, passes = _periodes(contexte), emplois_passes(contexte)
    if not periodes and not passes:
        return [*indices, *_premier_emploi(contexte, indices), *_nouvel_employeur(contexte, indices)]
    gardes = [i for i in indices if not (i.id in _D_AVANT and any(p.debut <= i.debut < p.fin for p in (*periodes, *passes)))]
    contes = [*periodes, *(p for passe in passes if (p := _conte(contexte, passe, periodes)))]
    dits = contexte.profil.valeur("salarie_5ans_mois") is not None or any(i.id == "salarie_5ans_mois" for i in gardes)
    return [*gardes, *(_additionner(contexte, gardes, contes) if contes else ()), *dans_cinq_ans(passes, dits)]


def _conte(contexte: Contexte, passe: Passe, periodes: list[Periode]) -> Periode | None:
    """Return a past job as months worked before, None when they are not told or already counted."""
    deja = any(p.debut < passe.fin and passe.debut < p.fin for p in periodes)
    mois = passe.mois.mini if isinstance(passe.mois, Intervalle) else passe.mois
    if deja or not mois:
        return None
    mots = contexte.t[passe.debut : passe.fin]
    return Periode(passe.debut, passe.fin, mois, bool(motif(_MEME).search(mots)), bool(motif(r"\binterim").search(mots)))


def _nouvel_employeur(contexte: Contexte, indices: list[Indice]) -> Iterator[Indice]:
    """« maintenant je suis chez … depuis 4 mois », said after the years of another company: both make the salaried life."""
    change = motif(_NOUVEAU).search(contexte.t) and not motif(rf"{_MEME}|\b(?:en fait|pardon|erreur|trompee?)\b").search(contexte.t)
    neuve, ancienne = next((i for i in indices if i.id == ENTREPRISE), None), contexte.profil.valeur(ENTREPRISE)
    if change and neuve and isinstance(neuve.valeur, Decimal) and isinstance(ancienne, Decimal) and neuve.valeur < ancienne:
        yield Indice(SALARIE, min(neuve.valeur + ancienne, VIE), neuve.debut, neuve.fin)


def _premier_emploi(contexte: Contexte, lus: list[Indice]) -> Iterator[Indice]:
    """In a first job, the time in the company is the whole career."""
    premier = motif(r"\b(?:premier|1er) (?:vrai )?(?:emploi|boulot|job|poste|cdi|taf|travail)\b|\bjamais (?:travaille|bosse)(?: \w+){0,2} avant\b").search(contexte.t)
    dites = [i for i in lus if i.id == ENTREPRISE]
    if premier and contexte.personnel and dites and not any(i.id == SALARIE for i in lus):
        yield Indice(SALARIE, dites[0].valeur, premier.start(), premier.end(), poids=-1, origine="deduit")


def _deja_comptee(contexte: Contexte) -> bool:
    """Return whether the seniority known is already a sum: told twice, the same contract counts once."""
    connue = contexte.profil.faits.get(ENTREPRISE)
    return connue is not None and any(motif(source).search(plier(connue.preuve).plie) for source in _SOURCES)


def _periodes(contexte: Contexte) -> list[Periode]:
    trouvees: list[Periode] = []
    for source in _SOURCES:
        for trouve in motif(source).finditer(contexte.t):
            periode = _periode(contexte, trouve)
            if periode is not None and not any(p.debut < periode.fin and periode.debut < p.fin for p in trouvees):
                trouvees.append(periode)
    return trouvees


def _periode(contexte: Contexte, trouve: re.Match[str]) -> Periode | None:
    """Return the work of before that a match tells; None when it is no work, or nobody's."""
    passage = motif(r"\b(?:puis|ensuite|(?:et )?maintenant) ?$").search(trouve.group())
    suite = motif(rf"(?:(?!{_ENSUITE})[^.,;!?\n])*").match(contexte.t, trouve.end())
    fin = trouve.start() + passage.start() if passage else suite.end() if suite else trouve.end()
    mots, reste = contexte.t[trouve.start() : fin], motif(r"[.;!?\n]").split(contexte.t[fin:])[0]
    mois = _fois(contexte.t[: trouve.start("q")], lire_duree(trouve.group("q")))
    if not isinstance(mois, Decimal) or motif(_AUTRE).search(mots) or not motif(_TRAVAIL).search(mots):
        return None
    if motif(r"\b(?:depuis|age|dans|il y a|pendant les|sur les?|reste|faut|faudrait|exige\w*|demande\w*|besoin d\w*|minimum|au moins|pas avant) ?$").search(contexte.t[: trouve.start("q")]):
        return None
    # « 14 mois de CDD puis CDI, même boîte » : told last, the same place is that of both.
    apres = motif(_MEME).search(reste) if motif(r"[ ,]*(?:puis|ensuite|(?:et )?maintenant)\b").match(reste) else motif(rf",? ?(?:dans |chez |a |au |et )?{_MEME}").match(reste)
    meme = bool(motif(_MEME).search(mots) or apres)
    return Periode(trouve.start(), fin, mois, meme, bool(motif(r"\binterim").search(mots)))


def _fois(avant: str, mois: Valeur | None) -> Valeur | None:
    """Return the months of « 3 étés de 5 mois »: each counts."""
    fois = motif(rf"\b(?P<n>{NOMBRE}) (?:etes?|hivers?|saisons?|printemps|automnes?|cdds?|contrats?|missions?|remplacements?|periodes?|fois)(?: saisonniers?)?(?: (?:de|d'|a))? ?$").search(avant)
    return min(mois * en_nombre(fois.group("n")), VIE) if fois and isinstance(mois, Decimal) else mois


def _additionner(contexte: Contexte, indices: list[Indice], periodes: list[Periode]) -> Iterator[Indice]:
    """Yield the seniority in the company, then of a salaried life: at least what was told when it is not enough."""
    ici = next((i.valeur for i in indices if i.id == ENTREPRISE), contexte.profil.valeur(ENTREPRISE))
    contrat = next((i.valeur for i in indices if i.id == "type_contrat"), contexte.profil.valeur("type_contrat"))
    if contrat in ("demandeur_emploi", "fonctionnaire", "independant") or not (contexte.personnel or ici is not None):
        return
    debut, fin = periodes[0].debut, max(p.fin for p in periodes)
    sur_place = sum((p.mois for p in periodes if p.meme and not p.mission), Decimal(0))
    missions = sum((p.mois for p in periodes if p.meme and p.mission), Decimal(0))
    dehors = missions + sum((p.mois for p in periodes if not p.meme), Decimal(0))
    if (sur_place or missions) and ici is not None and not (ici is contexte.profil.valeur(ENTREPRISE) and _deja_comptee(contexte)):
        ici = _plus(ici, sur_place)
        yield Indice(ENTREPRISE, _ou_plus(ici, missions), debut, fin, poids=4)
    if dehors and not any(i.id == SALARIE and i.poids > 0 for i in indices):  # else the whole was said
        total = _plus(ici, dehors) if ici is not None else dehors + sur_place
        assez = ici is not None and not (isinstance(total, Decimal) and total < ASSEZ)
        yield Indice(SALARIE, total if assez else _au_moins(total), debut, fin, poids=4)


def _ou_plus(ici: Valeur, missions: Decimal) -> Valeur:
    """Return the months in the company, more if its missions count: agency work there is short of the 12 months asked only in doubt."""
    return Intervalle(ici, ici + missions) if missions and isinstance(ici, Decimal) and ici < ASSEZ / 2 else ici


def _au_moins(valeur: Valeur) -> Valeur:
    return Intervalle(valeur, None) if isinstance(valeur, Decimal) else valeur


def _plus(valeur: Valeur, mois: Decimal) -> Valeur:
    if isinstance(valeur, Intervalle):
        bouts = (None if bout is None else min(bout + mois, VIE) for bout in (valeur.mini, valeur.maxi))
        return replace(valeur, **dict(zip(("mini", "maxi"), bouts, strict=True)))
    return min(valeur + mois, VIE) if isinstance(valeur, Decimal) else valeur
