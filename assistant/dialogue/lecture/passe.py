"""A job of the past told by itself (« j'ai travaillé 3 ans en CDI chez Darty, de 2021 à 2024 »): never the contract of today."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.dates import lire_date
from assistant.dialogue.lecture.durees import DUREE, lire_duree
from assistant.dialogue.lecture.texte import motif
from assistant.domaine.profil import Intervalle
from assistant.regles.temps import mois_entre, plus_mois

_JOUR = r"(?:\d\d?(?:er)? )?(?:[a-z]{3,9} )?20\d\d"
_PLAGE = rf"\b(?:de|du|entre|depuis) (?P<d>{_JOUR}) (?:a|au|et|jusqu'(?:en|a|au)) (?P<f>{_JOUR})\b"
_UNE_PLAGE = motif(r"\?P<[df]>").sub("", _PLAGE)
_RECENT, _FENETRE = 6, 60  # months: a contract that has just ended may still open a right; the five years that the law looks at
_AVANT = r"\b(?:auparavant|precedemment|anterieurement|par le passe|il y a longtemps|avant (?=ce |cet |cette |mon |ma |d'etre |d'arriver |ca\b|cela\b)|avant\W*$|^\W*avant,?(?= j'| je| il| elle))"
_FAIT = (r"\b(?:j'ai|jai|j'avais|(?:il|elle) (?:a|avait)|j'y ai)(?: (?:deja|aussi|egalement|auparavant|precedemment|avant))* (?:travaill\w+|boss\w+|taff\w+|ete|fait|eu|passe|exerce|tenu|occupe)\b"
         r"|\bj'etais\b|\b(?:il|elle) etait\b|\bje (?:travaillais|bossais|faisais|taffais)\b|\bj'avais (?:un|mon) (?:cdi|cdd|poste|emploi)\b|\b(?:mon|un) (?:ancien|precedent|premier) (?:cdi|cdd|emploi|poste|contrat)\b")
_PRESENT = r"\bdepuis\b(?! 20\d\d (?:a|au|jusqu))|\b(?:je suis|il est|elle est|actuellement|maintenant|aujourd'hui|desormais|toujours|en poste)\b|\b(?:je|il|elle|qui) (?:travaille|bosse|taffe)\b"
_EMPLOI = r"\b(?:cdi|cdd|interim\w*|travail\w*|boss\w+|boulot|emploi|job|poste|contrat|chez|salariee?|dans une?|cabinet|boite|entreprise)\b"
_SANS_SALAIRE = r"\b(?:chom\w+|independante?|auto-?entrepr\w*|(?:mon|son) compte|formation|etudes?|stage|benevol\w*|fonctionnaire|titulaire|arret|malad\w*|conge|ptp|cif|si)\b"
_COUPE = r"[.;!?\n]|, |\bmais\b|\bpuis\b|\bensuite\b|\bet (?=(?:maintenant|la|je suis|depuis|aujourd'hui|en cdi|en cdd)\b)"


@dataclass(frozen=True, slots=True)
class Passe:
    """A stretch of the message that tells a job left, its months when they can be told, and at least those of the last five years."""

    debut: int
    fin: int
    mois: Decimal | Intervalle | None
    recents: Decimal | None


def emplois_passes(contexte: Contexte) -> list[Passe]:
    """Return the jobs told as over: « avant » with a verb of the past, or years that are past."""
    return [p for debut, fin in _morceaux(contexte.t) if (p := _passe(contexte, debut, fin)) is not None]


def _morceaux(t: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the text; years said after a comma (« , de 2021 à 2024 ») belong to what comes before."""
    coupes = [c.start() for c in motif(_COUPE).finditer(t) if not motif(rf", (?:(?:pendant )?{DUREE},? )?{_UNE_PLAGE}(?=\W*(?:$|[.,;!?]))").match(t, c.start())]
    bornes = [0, *coupes, len(t)]
    yield from ((a, b) for a, b in zip(bornes, bornes[1:], strict=False) if b > a)


def _passe(contexte: Contexte, debut: int, fin: int) -> Passe | None:
    mots = contexte.t[debut:fin]
    if motif(_PRESENT).search(mots) or motif(_SANS_SALAIRE).search(mots) or not motif(_EMPLOI).search(mots):
        return None
    plage = _plage(contexte, motif(_PLAGE).search(mots))
    if not (motif(_AVANT).search(mots) and motif(_FAIT).search(mots)) and not (plage and motif(rf"{_FAIT}|\b(?:cdi|cdd)\b").search(mots)):
        return None
    dite = motif(rf"\b(?P<q>{DUREE})").search(mots)
    mois = lire_duree(dite.group("q")) if dite else plage.mois if plage else None
    return Passe(debut, fin, mois, plage.recents(contexte.le, mois) if plage else None)


@dataclass(frozen=True, slots=True)
class _Plage:
    """The first and the last day of a job left, each as early and as late as it may be."""

    debut: tuple[date, date]
    fin: tuple[date, date]

    @property
    def mois(self) -> Intervalle:
        bas = max(0, mois_entre(self.debut[1], self.fin[0])) if self.fin[0] > self.debut[1] else 0
        return Intervalle(Decimal(bas), Decimal(mois_entre(self.debut[0], self.fin[1]) + 1))

    def recents(self, le: date, mois: Decimal | Intervalle | None) -> Decimal:
        """Return the months surely worked in the last five years: the job ended as early as it may have."""
        sur = mois if isinstance(mois, Decimal) else (mois.mini if mois else None) or Decimal(0)
        ouvre = plus_mois(le, -_FENETRE)
        return min(sur, Decimal(mois_entre(ouvre, self.fin[0]))) if self.fin[0] > ouvre else Decimal(0)


def _plage(contexte: Contexte, trouve: re.Match[str] | None) -> _Plage | None:
    """Return the days of « de 2021 à 2024 », None when they are not over for good."""
    if trouve is None:
        return None
    un, deux = (lire_date(trouve.group(g), contexte.le, passe=True) for g in "df")
    if un is None or deux is None or deux.fin >= plus_mois(contexte.le, -_RECENT) or un.debut >= deux.fin:
        return None
    return _Plage((un.debut, un.fin), (deux.debut, deux.fin))


def dans_cinq_ans(passes: list[Passe], profil_connu: bool) -> Iterator[Indice]:
    """Yield the months of the last five years that past jobs surely give, unless they were told."""
    recents = sum((p.recents or Decimal(0) for p in passes), Decimal(0))
    if recents and not profil_connu:
        yield Indice("salarie_5ans_mois", Intervalle(min(recents, Decimal(_FENETRE)), None), passes[0].debut, passes[0].fin, poids=-1, origine="deduit")
