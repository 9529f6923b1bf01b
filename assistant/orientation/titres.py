"""Does the title of a certification say this very job? Word by word, the words of one family being one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.domaine.texte import plier
from assistant.orientation.mots import racines

FAMILLE = 5  # letters shared by menuisier and menuiserie; fewer would make one of social and société
EXACT, COUVERT, DU_CODE = 1, 2, 3  # the title is the job; it says the job and more; it is another name of the same ROME job
# What frames a title and names no job.
_CADRE = frozenset(racines(
    "titre professionnel diplôme d'état certificat aptitude CQP CQPI métier métiers fiche nationale MS DU BP DE DEA DEC brevet études supérieures supérieur "
    "spécialité option mention pro qualifié polyvalent habilitation accès profession exercice assimilé licence master bachelor professionnelle et à aux en "
    "jeunesse éducation populaire sport disciplines associées pratiquer exercer mission animer artiste compagnon ouvrier capacité"))
_JEUNESSE = re.compile(r"^.*jeunesse,? (et )?de l.education populaire et du ?sport,? ?")
_PARENTHESE = re.compile(r"\([^)]*\)")


def mots_du_titre(intitule: str) -> tuple[str, ...]:
    """Return the stems of a title that name the job, in order, its frame left out; those of its frame when there is nothing else."""
    nu = _PARENTHESE.sub(" ", _JEUNESSE.sub("", plier(intitule)))
    tous = tuple(dict.fromkeys(racines(nu)))
    return tuple(mot for mot in tous if mot not in _CADRE) or tous


def lectures_du_titre(intitule: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways of reading a title: « Préparateur/Technicien en pharmacie » is both."""
    choix = re.match(r"^([\w-]+) ?/ ?([\w-]+)( .*)$", plier(intitule))
    return (mots_du_titre(intitule), *(mots_du_titre(choix[i] + choix[3]) for i in ((1, 2) if choix else ())))


def mots_du_nom(nom: str) -> tuple[str, ...]:
    """Return the stems of the name of a job, the words that frame a title left out in the same way."""
    return mots_du_titre(nom)


def meme_famille(un: str, autre: str) -> bool:
    """Return whether two stems are one word or two of one family: menuisier and menuiserie."""
    if un == autre:
        return True
    n = max(FAMILLE, min(len(un), len(autre)) - 2)
    return min(len(un), len(autre)) >= n and un[:n] == autre[:n]


def accord(titre: Sequence[str], noms: Collection[tuple[str, ...]], autres: Collection[tuple[str, ...]], tetes: Collection[str]) -> int | None:
    """Return how well a title says a job (EXACT, COUVERT, DU_CODE), None when it says another one.

    noms: what the job was called; autres: the other names of the same ROME job; tetes: words that name who does a job.
    """
    if any(_couvre(titre, nom) and _couvre(nom, titre) for nom in noms):
        return EXACT
    if any(_couvre(titre, nom) and _meme_tete(titre, nom, tetes) for nom in noms):
        return COUVERT
    proches = (nom for nom in autres if abs(len(nom) - len(titre)) <= 1)
    return DU_CODE if any(_couvre(titre, nom) and _couvre(nom, titre) for nom in proches) else None


def en_trop(titre: Sequence[str], noms: Collection[tuple[str, ...]]) -> int:
    """Return how many words of a title the nearest name of the job does not say."""
    return min((sum(1 for mot in titre if not _dit(nom, mot)) for nom in noms), default=len(titre))


def precision(titre: Sequence[str], noms: Collection[tuple[str, ...]]) -> int:
    """Return how many words has the longest name of the job that a title says in full: one word is shared by chance, three are not."""
    return max((len(nom) for nom in noms if _couvre(titre, nom)), default=0)


def _couvre(titre: Sequence[str], nom: Sequence[str]) -> bool:
    return bool(nom) and all(_dit(titre, mot) for mot in nom)


def _dit(mots: Sequence[str], mot: str) -> bool:
    return any(meme_famille(autre, mot) for autre in mots)


def _meme_tete(titre: Sequence[str], nom: Sequence[str], tetes: Collection[str]) -> bool:
    """Return whether a title is about the one who does the job: an « assistant d'architecte » is no architect."""
    return meme_famille(titre[0], nom[0]) or titre[0] not in tetes
