"""The person: age, diploma, place, disability, health."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.dates import DATE, lire_date
from assistant.dialogue.lecture.durees import AGE_SUR, peut_etre_un_age
from assistant.dialogue.lecture.lieux import LIEU, departement
from assistant.dialogue.lecture.nombres import BORNE, NOMBRE, couper_borne, en_nombre
from assistant.dialogue.lecture.texte import motif
from assistant.domaine.profil import Intervalle, Valeur
from assistant.regles.temps import mois_entre

_ANS = r"(?:ans|piges|balais|ans?)\b"
_PAS_UN_AGE = (
    r"(?! (?:et demi|d'|de |dans|en |chez|que|ici|au |a la |comme|sur|dernier|sans|non"
    r"|minimum|apres|avant|plus tard))(?!,? ?\d+ ?mois)"
)

ADULTE = 18  # years; below, a bare length in a list of facts about work is no age
JEUNE = "25"  # above, « CDI, 39 ans » is an age


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield the facts that are about the person rather than the job."""
    yield from _age(contexte)
    yield from _lieu(contexte)
    yield from _rqth(contexte)


def _age(contexte: Contexte) -> Iterator[Indice]:
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
    yield from _naissance(contexte)


def _parle_de_duree(contexte: Contexte, trouve: re.Match[str]) -> bool:
    avant = contexte.t[max(0, trouve.start("q") - 30) : trouve.start("q")]
    nu = rang_nu(contexte, trouve)
    if nu and int(trouve.group("q")) < ADULTE and motif(r"\b(?:travaille|bosse|cdi|cdd|net|brut|usine|chez)\b").search(contexte.t):
        return not motif(r"\b(?:apprenti\w*|alternance|lycee\w*)\b").search(contexte.t)  # « abattoir, 2x8, 16 ans » counts years of work
    if motif(r"\b(?:cdi|cdd), ?$").search(avant) and trouve.group("q") <= JEUNE:
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


def _lieu(contexte: Contexte) -> Iterator[Indice]:
    t = contexte.t
    vit = (
        r"\b(?:j'?habite|habite|habitant|je vis|vit|vis|reside|travaille|bosse|je suis|est"
        r"|installee?|basee?|domiciliee?|employeur|entreprise|boite|salariee?|mairie|demenage"
        r"|hopital|usine|magasin|clinique|lycee|agence|ehpad|college|ecole|creche|ville|salon|resto|restaurant|entrepot|bureau|cdi|cdd|caisse|assurance maladie|domicile ?:?|maison"
        r" de retraite)"
    )
    source = (
        rf"{vit}(?: (?!(?:formation|partir|aller|demenager|devenir)\b)[a-z'-]+){{0,4}}? (?:a"
        rf" cote d[e'] ?|pres d[e'] ?|a|au|sur|dans|en|de|du|vers|d'|:) ?(?:le |la |l'|les"
        rf" )?(?P<l>{LIEU})"
    )
    for trouve in motif(source).finditer(t):
        if not (contexte.personnel or "?" not in t):
            continue
        if not motif(r"\bformation|\bcombien|\bveux|voudrais|conseiller|agence d").search(
            contexte.avant(trouve.start("l"))
        ):
            yield from _place(trouve)
    fiche = rf"(?:^|[,;:(\n] ?|\bdans (?:le |la |l'|les )|\ba |\bsur |\b(?:habite|reside) |\b(?:chez|a) [a-z]{{3,12}} )(?P<l>{LIEU})(?= ?(?:[,;.)\n]|$|en (?:cdi|cdd|interim)|depuis|comme|mais\b|et (?:je|bosse|travaille)\b))"
    if contexte.personnel:
        for trouve in motif(fiche).finditer(t):
            if not motif(
                r"formation|combien|veux|voudrais|devenir|cherche|financ|conseil|agence|numero|rdv|rendez"
            ).search(contexte.avant(trouve.start("l"))):
                yield from _place(trouve, poids=-1)


def _place(trouve: re.Match[str], poids: int = 0) -> Iterator[Indice]:
    code = departement(trouve.group("l"))
    if code:
        chez_soi = motif(r"\b(?:habit\w+|vis|vit|reside|loge|domicile)\b").search(trouve.group())  # before the place of work
        yield Indice("departement", code, trouve.start("l"), trouve.end("l"), poids=1 if chez_soi else poids)


def _rqth(contexte: Contexte) -> Iterator[Indice]:
    mots = (
        r"\b(?:rqth|aah|oeth|reconn\w+ (?:comme |de |en tant que )?(?:la qualite de"
        r" )?(?:travailleu(?:r|se)s? )?handicape?e?s?|reconn\w+ (?:de )?travailleu(?:r|se)"
        r" handicapee?|travailleu(?:r|se) handicapee?|statut handicape|pension d'invalidite|(?<=, )th(?=,))\b"
    )
    for trouve in motif(mots).finditer(contexte.t):
        avant, apres = contexte.avant(trouve.start()), contexte.apres(trouve.end())
        if motif(
            r"\b(?:pas|sans|jamais|aucune?|ni|plus)\b(?: (?:de|d'|la|une|encore|ma|ete|eu|fait|demande))*"
            r" ?(?:la |une )?$"
        ).search(avant):
            yield Indice("rqth", False, trouve.start(), trouve.end())
        elif motif(
            r"\b(?:demande|dossier|avoir|obtenir|demander|c'est quoi|attente|faire|quoi|que)\b[^,]*$"
        ).search(avant) or motif(r" (?:en cours|demandee|refusee)").match(apres):
            continue
        elif motif(
            r"\b(?:ai|a|suis|est|avec|ma|une|reconnue?|titulaire|beneficiaire|beneficie|touche|jai|sa|en"
            r"|sous|percois|chui)\b[^,]*$"
        ).search(avant) or (
            contexte.personnel
            and motif(r"(?:^|[,;.] ?|\bet |\d |\bcdi |\bans )$").search(avant or contexte.t[: trouve.start()])
        ):
            yield Indice("rqth", True, trouve.start(), trouve.end())
