"""Lengths said as one item of a list (« vendeuse, CDI, 7 ans »): a seniority only when they can be no age."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.dialogue.lecture.anciennete import ENTREPRISE, SALARIE, cible_de_que, indice
from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.durees import DUREE, JEUNE, lire_duree
from assistant.dialogue.lecture.metiers_connus import ENSEIGNES, TETE
from assistant.dialogue.lecture.texte import motif
from assistant.domaine.profil import Intervalle

_EMPLOI = rf"\b(?:{TETE}|cdi|cdii|cdd|interimaire|contrat|chez|salariee?|titulaire|contractuel(?:le)?|travaille|bosse)\b"
_APPREND = r"\b(?:apprentie?s?|apprentissage|alternance|lycee\w*|college|stage)\b"
_ITEM = rf"(?:^|[,;:(\n] ?|\bet |\bmoi )(?P<q>{DUREE})(?= ?(?:[,;.)\n]|$|\bet\b))"
# « CDI chez Boulanger 4 ans »: the length follows the name of the employer.
_APRES_LE_NOM = rf"\b(?:cdi|cdd|titulaire|salariee?|employee?)(?: (?:chez|a|au|a la|dans(?: une?| la| le)?) [a-z0-9&'-]+(?: [a-z0-9&'-]+){{0,2}}?),? (?P<q>{DUREE})(?= ?(?:[,;.)\n]|$))"
# « vendeuse 12 ans », « caissière Leclerc 9 ans en CDI »: too short for an age, the years of the job.
_APRES_LE_METIER = rf"\b{TETE}(?: (?!(?:d[eu]|depuis|pendant|il|dans|apres|avant|en|a|et|sur|sous|vers|pour|plus)\b)[a-z-]+)??(?P<e> (?:{ENSEIGNES}))? (?P<q>{DUREE})(?= ?(?:[,.;)\n]|$|et\b|(?:en )?(?:cdi|cdd)\b))"
_VOULU = r"\b(?:devenir|etre|faire|veux|voudrais|aimerais|envie|reve|projet|vise\w*|etudes?|diplome|concours|il faut|pour)\b[^.;?!]*$"
_AUTRE_DUREE = (
    r"\b(?:formation|ptp|cursus|bts|cap|licence|master|enfants?|gosses|fils|fille|prison|retraite|chomage|arret|etranger|experience"
    r"|avant|apres|interim|dure|duree|etudes)\b[^.;?!]{0,40}$"
)
ADULTE = 20  # years; « CDI chez Orange 16 ans » follows the name of the employer and says the time spent there


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield the seniority that a bare length says: too short for an age, or said beside an age."""
    yield from _que_je_suis(contexte)
    if not motif(_EMPLOI).search(contexte.t) or not contexte.personnel or motif(_APPREND).search(contexte.t):
        return
    for trouve in motif(_APRES_LE_NOM).finditer(contexte.t):
        nue = _pas_un_age(contexte, trouve.group("q"))
        if not (nue or "," not in trouve.group() and _mois(trouve.group("q")) < ADULTE * 12):
            continue  # « titulaire à Foix, 47 ans » is as likely an age
        yield from indice(ENTREPRISE, trouve, lire_duree(trouve.group("q")))
    for trouve in motif(_APRES_LE_METIER).finditer(contexte.t) if "?" not in contexte.t else ():
        avant = contexte.t[: trouve.start()]
        if _mois(trouve.group("q")) < JEUNE * 12 and not motif(_AUTRE_DUREE).search(avant) and not motif(_VOULU).search(avant):
            chez = trouve.group("e") or motif(r"\b(?:cdi|cdd)\b").search(contexte.t)
            yield from indice(ENTREPRISE if chez else SALARIE, trouve, lire_duree(trouve.group("q")), poids=-1)
    for trouve in motif(_ITEM).finditer(contexte.t):
        if motif(_AUTRE_DUREE).search(contexte.t[: trouve.start()]) or not _pas_un_age(contexte, trouve.group("q")):
            continue
        yield from indice(ENTREPRISE, trouve, lire_duree(trouve.group("q")), poids=-1)


def _mois(ecrit: str) -> Decimal:
    """Return the months of a length, its lower bound when it is one."""
    valeur = lire_duree(ecrit)
    return (valeur.mini if isinstance(valeur, Intervalle) else valeur) or Decimal(0)


def _pas_un_age(contexte: Contexte, ecrit: str) -> bool:
    """Return whether a length cannot be an age: in months, too short, or another number is the age."""
    haut = _mois(ecrit)
    age = motif(r"\b(?P<a>[2-6]\d) ?ans\b").findall(contexte.t)
    plus_vieux = any(int(a) * 12 >= haut + JEUNE * 12 for a in age)
    return "mois" in ecrit and "an" not in ecrit or haut < JEUNE * 12 or plus_vieux


def _que_je_suis(contexte: Contexte) -> Iterator[Indice]:
    """« deux ans que je suis chez eux » : the length opens its sentence, without « ça fait »."""
    for trouve in motif(rf"(?:^|[.,;:!?\n] ?|\balors )(?P<q>{DUREE})(?= que (?:je|j'))").finditer(contexte.t):
        fait = cible_de_que(contexte.apres(trouve.end()))
        if fait:
            yield from indice(fait, trouve, lire_duree(trouve.group("q")))
