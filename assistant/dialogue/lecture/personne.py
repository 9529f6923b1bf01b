"""The person: place and disability; the age is read beside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.dialogue.lecture import ages
from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.lieux import LIEU, departement
from assistant.dialogue.lecture.texte import motif


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield the facts that are about the person rather than the job."""
    yield from ages.lire(contexte)
    yield from _lieu(contexte)
    yield from _rqth(contexte)


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
