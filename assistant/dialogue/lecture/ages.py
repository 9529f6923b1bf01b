"""The age: told in a sentence or in a card, by a birth date, and apart from the years of work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.dates import DATE, lire_date
from assistant.dialogue.lecture.durees import AGE_SUR, JEUNE, PLUS_JEUNE_AGE, peut_etre_un_age
from assistant.dialogue.lecture.metiers_connus import TETE
from assistant.dialogue.lecture.nombres import BORNE, NOMBRE, couper_borne, en_nombre
from assistant.dialogue.lecture.texte import motif
from assistant.domaine.profil import Intervalle, Valeur
from assistant.regles.temps import mois_entre

_ANS = r"(?:ans|piges|balais|ans?)\b"
_PAS_UN_AGE = (
    r"(?! (?:et demi|d'|de |dans|en |chez|que|ici|au |a la |comme|sur|dernier|sans|non"
    r"|minimum|apres|avant|plus tard))(?!,? ?\d+ ?mois)"
)

# « je suis maçon 55 ans en CDI » : years put right after the job, or after « j'ai », then the contract.
_MOT = r"(?: (?!(?:depuis|pendant|dans|apres|avant|retraite|sur|limite|jusqu'a|enfants?|formation|bientot|age|cdi|cdd|et|a|ai|il|elle|que|si|pas)\b)[a-z'-]+)"
_NU = (
    rf"\b(?:(?P<j>j'ai|(?:elle|il) a)|(?:(?:suis|est|chez|comme|en tant que?)(?: une?)?{_MOT}{{1,4}}|{TETE}\b{_MOT}{{0,3}})) (?P<q>\d\d) ?{_ANS}"
    r"(?! (?:et demi|d'|de (?!nuit)|dans|en (?!cdi|cdd|interim|contrat|temps|poste|arret|ehpad|creche|usine)|chez|que|ici|au |a la (?!recherche)|comme|sur|dernier|sans|non|minimum|apres|avant|plus tard|experience|anciennete|boite|metier|carriere))(?!,? ?\d+ ?mois)"
)
_PAS_LE_SIEN = r"\b(?:retraite|limite d'age|jusqu'a|a partir|enfants?|gosses?|fille|fils|avant|apres|pret|credit)\b[^,.;?!]*$"

ADULTE = 18  # years; below, a bare length in a list of facts about work is no age
SEUIL = "25"  # above, « CDI, 39 ans » is an age


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield the age, as it is said in a sentence, in a card or by a birth date."""
    t = contexte.t
    sources = (
        (
            rf"(?:\b(?:j'?ai|jai|j ai|agee? de|ai|age ?:?|j'en ai|mes|mon age,? c'est)|\b(?:elle"
            rf"|il) a) (?P<q>{BORNE}?{NOMBRE}) ?{_ANS}{_PAS_UN_AGE}"
        ),
        (
            rf"(?:^|[,.;(] ?|\b(?:bonjour|et|moi|bjr|salut|actuellement) )(?P<q>\d\d)"
            rf" ?{_ANS}{_PAS_UN_AGE}(?= ?(?:[,.;:)!?\n]|$|et |passes|revolus|cdi|cdd|je |j'|avec|en"
            rf"|veut|rqth|reconnu|[a-z]+(?:e|ee|eur|euse|er|ere)\b))"
        ),
        rf"\ba (?P<q>{BORNE}?\d\d) ?{_ANS}{_PAS_UN_AGE}",
        (
            rf"\b(?:dame|monsieur|homme|femme|personne|jeune|cliente?|salariee?|fils|fille|mari"
            rf"|collegue|beneficiaire|usagere?|amie?|soeur|frere) (?:agee? )?de (?P<q>\d\d) ?{_ANS}"
        ),
        r"\b(?:moi,? )?j'en ai (?P<q>\d\d)\b(?! ?(?:%|€|euros|h\b|heures|mois|points|jours|salaries))",
    )
    for rang, source in enumerate(sources):
        for trouve in motif(source).finditer(t):
            if "j'en ai" in trouve.group() and motif(r"\bsur (?:les |ces )?\w+ (?:derniers |dernieres )?(?:mois|ans|annees)\b").search(contexte.avant(trouve.start())):
                continue  # « sur 12 mois j'en ai 32 » counts days
            if _parle_de_duree(contexte, trouve) or (rang == 2 and not contexte.clause(trouve.start()).sujet):
                continue
            yield Indice("age", _valeur_age(trouve.group("q")), trouve.start("q"), trouve.end())
    for trouve in motif(rf"\b(?:vais|va) (?:bientot |sur mes )?(?:avoir|feter|faire mes) (?:mes )?(?P<q>\d\d) ?{_ANS}").finditer(t):
        yield Indice("age", _valeur_age(f"bientot {trouve.group('q')}"), trouve.start("q"), trouve.end())
    for trouve in motif(rf"\b(?:cdi|cdd),? (?P<q>\d\d) ?ans\b{_PAS_UN_AGE}").finditer(t):
        if int(trouve.group("q")) >= AGE_SUR and peut_etre_un_age(t, f"{trouve.group('q')} ans"):
            yield Indice("age", Decimal(trouve.group("q")), trouve.start("q"), trouve.end())
    yield from _sans_virgule(contexte)
    yield from _naissance(contexte)


def _sans_virgule(contexte: Contexte) -> Iterator[Indice]:
    """« maçon 55 ans en CDI » is an age; « vendeuse 12 ans » counts years of work, and « vendeuse 30 ans » may be either."""
    for trouve in motif(_NU).finditer(contexte.t):
        ans = int(trouve.group("q"))
        sure = ans >= AGE_SUR or ans >= PLUS_JEUNE_AGE and _autre_duree(contexte.t, trouve, ans)
        if sure and not motif(_PAS_LE_SIEN).search(contexte.avant(trouve.start("q"))):
            yield Indice("age", Decimal(ans), trouve.start("q"), trouve.end(), poids=-1)


def _autre_duree(t: str, trouve: re.Match[str], ans: int) -> bool:
    """Return whether another length says the time worked, which an age of so many years leaves room for."""
    source = rf"\b(?:depuis|(?:ca|cela) fait|cdi|cdd) (?P<d>\d\d?) ?(?P<u>{_ANS}|mois)"
    return any(int(d.group("d")) * (1 if d.group("u") == "mois" else 12) <= (ans - JEUNE) * 12 for d in motif(source).finditer(t) if d.start("d") != trouve.start("q"))


def _parle_de_duree(contexte: Contexte, trouve: re.Match[str]) -> bool:
    avant = contexte.t[max(0, trouve.start("q") - 30) : trouve.start("q")]
    nu = rang_nu(contexte, trouve)
    if nu and int(trouve.group("q")) < ADULTE and motif(r"\b(?:travaille|bosse|cdi|cdd|net|brut|usine|chez)\b").search(contexte.t):
        return not motif(r"\b(?:apprenti\w*|alternance|lycee\w*)\b").search(contexte.t)  # « abattoir, 2x8, 16 ans » counts years of work
    if motif(r"\b(?:cdi|cdd), ?$").search(avant) and trouve.group("q") <= SEUIL:
        return True  # « CDI, 18 ans » : a seniority as likely as an age, so neither is read
    return bool(
        motif(
            r"\b(?:depuis|depui|pendant|ca fait|cela fait|ca fera|il y a|enfants? (?:de|a)"
            r"|anciennete ?(?:de|:)?|cdi|cdd|experience ?:?|dernieres?|dans|sur|apres|carriere)"
            r" ?(?:maintenant |deja )?$|\benfants?\b[^,]{0,15}$|\bformation d"
        ).search(avant)
    )


def rang_nu(contexte: Contexte, trouve: re.Match[str]) -> bool:
    """Return whether years stand alone between two commas, with no word that makes them an age."""
    return trouve.group("q").isdigit() and bool(motif(r"[,;] ?$").search(contexte.t[: trouve.start("q")]))


def _valeur_age(ecrit: str) -> Valeur:
    """« plus de 50 ans » includes 50 (one may be 50 and some months); « bientôt 50 ans » is 49."""
    borne, reste = couper_borne(ecrit.strip())
    trouve = motif(NOMBRE).search(reste)
    ans = en_nombre(trouve.group()) if trouve else Decimal(0)
    if borne in ("plus", "mini"):
        return Intervalle(ans, None)
    if borne in ("moins", "maxi"):
        return Intervalle(None, ans - (borne == "moins"))
    if borne == "presque":
        return ans - 1
    return Intervalle(ans - 2, ans + 2) if borne == "environ" else ans


def _naissance(contexte: Contexte) -> Iterator[Indice]:
    for trouve in motif(rf"\b(?:je suis )?nee? (?:en |le )(?P<d>{DATE})").finditer(contexte.t):
        periode = lire_date(trouve.group("d"), contexte.le, passe=True)
        if periode is None:
            continue
        haut, bas = _ans(periode.debut, contexte.le), _ans(periode.fin, contexte.le)
        valeur: Valeur = haut if haut == bas else Intervalle(bas, haut)
        yield Indice("age", valeur, trouve.start(), trouve.end())


def _ans(debut: date, le: date) -> Decimal:
    return Decimal(mois_entre(debut, le) // 12)
