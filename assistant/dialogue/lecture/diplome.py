"""The highest diploma held, apart from those wished."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.texte import motif
from assistant.domaine.profil import Intervalle

DIPLOMES: tuple[tuple[str, str], ...] = (
    ("8", r"doctorat|these|bac ?\+ ?8"),
    (
        "7",
        (
            r"masters?(?: ?[12])?|bac ?\+ ?5|diplome d'ingenieur|dess|dea|ecole d'ingenieurs?"
            r"|ecole de commerce|m2"
        ),
    ),
    ("6", r"licences?(?: pro(?:fessionnelle)?)?|bachelor|bac ?\+ ?[34]|but|maitrise|l3"),
    ("5", r"bts|dut|deug|bac ?\+ ?2|btsa|dueg"),
    ("3", r"caps?|beps?|bepa|capa|cap/bep"),
    (
        "4",
        (
            r"bac(?:calaureat)?(?: (?:pro(?:fessionnel)?|general|techno(?:logique)?|stg|stmg|es|l"
            r"|s|st2s|sti))?(?! ?\+)|brevet pro(?:fessionnel)?|bp"
        ),
    ),
    ("2", r"brevet(?: des colleges)?|dnb|bepc|certificat d'etudes"),
)
_DIPLOME = "|".join(rf"(?P<n{niveau}>\b(?:{source}))(?![a-z0-9])" for niveau, source in DIPLOMES)
_A_UN = (
    r"(?:j'?ai|jai|n'ai(?= qu)|elle a|il a|avec|titulaire(?= d)|diplomee?|niveau(?:"
    r" d'etudes?)?|diplome ?:?|juste|seulement|possede|obtenu|eu|ayant|en poche ?:?"
    r"|mon (?:seul |plus haut )?diplome(?: est| c'est)?)(?: (?:juste|que|seulement|un|une"
    r"|le|la|mon|ma|d'un|d'une|de|du|en|niveau|simple|qu'un|qu'une|petit|vieux|est|:))*(?:"
    r" d'une?)? ?"
)


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield the level of the highest diploma held."""
    t = contexte.t
    for trouve in motif(
        r"\b(?:sans|aucun|pas d[e']|pas le moindre|non|zero) (?:autre )?(?:diplomee?s?"
        r"|qualification)\b(?! d'(?:etat|aide|infirm|ingenieur))|\bnon diplomee?\b"
    ).finditer(t):
        if motif(r"formations?[^,]*$").search(contexte.avant(trouve.start())) is None:
            yield Indice("niveau_diplome", Decimal(2), trouve.start(), trouve.end())
    for trouve in motif(r"\b(?:pas|jamais|sans|rate|loupe|echoue au|arrete avant) ?(?:eu |passe |obtenu )?(?:le |mon |de )?bac\b(?! ?\+)").finditer(t):
        yield Indice("niveau_diplome", Intervalle(None, Decimal(3)), trouve.start(), trouve.end(), poids=-1)
    for trouve in motif(rf"\b{_A_UN}(?:{_DIPLOME})").finditer(t):
        if not _diplome_voulu(contexte, trouve):
            yield Indice("niveau_diplome", Decimal(niveau_du(trouve)), trouve.start(), trouve.end())
    if "?" not in t and not motif(r"\bformation|veux|voudrais|passer|preparer").search(t):
        for trouve in motif(rf"(?:^|, ?)(?:{_DIPLOME})(?= ?(?:[,.]|$|en |et |mention|[a-z]+,))").finditer(t):
            yield Indice("niveau_diplome", Decimal(niveau_du(trouve)), trouve.start(), trouve.end(), poids=-1)
    for trouve in motif(rf"\bj'ai \d\d ans et (?:une?|le|mon) (?:{_DIPLOME})").finditer(t):
        yield Indice("niveau_diplome", Decimal(niveau_du(trouve)), trouve.start(), trouve.end())
    for trouve in motif(rf"[,;] ?(?P<x>{_DIPLOME})(?= ?(?:[,;.]|$| (?:en|de|mention) [a-z]+[,;.]))").finditer(t):
        voulu = motif(r"\b(?:formation|veux|veut|voudrais|passer|preparer|vise|viser|obtenir|projet|faire|commence\w*|demarre\w*|duree|rncp)\b").search(t[max(0, trouve.start() - 45) : trouve.start()])
        if contexte.personnel and "?" not in t and not voulu:
            yield Indice("niveau_diplome", Decimal(niveau_du(trouve)), trouve.start("x"), trouve.end("x"), poids=-1)
    for trouve in motif(rf"(?:{_DIPLOME})[^,.;?!]{{0,25}} (?:en poche|obtenue?|valide)\b").finditer(t):
        if motif(r"\b(?:pas|jamais|non)\b").search(trouve.group()):
            continue
        yield Indice("niveau_diplome", Decimal(niveau_du(trouve)), trouve.start(), trouve.end())


def niveau_du(trouve: re.Match[str]) -> str:
    """Return the level of the diploma that matched."""
    return next(
        nom[1:] for nom, texte in trouve.groupdict().items() if texte and nom[:1] == "n" and nom[1:].isdigit()
    )


def motif_diplome() -> re.Pattern[str]:
    """Return the pattern of a diploma alone, for short answers."""
    return motif(_DIPLOME)


def _diplome_voulu(contexte: Contexte, trouve: re.Match[str]) -> bool:
    avant, apres = contexte.avant(trouve.start()), contexte.apres(trouve.end())
    if not (contexte.personnel or contexte.clause(trouve.start()).sujet):
        return True
    if motif(r"\bn'ai\b|\b(?:pas|jamais|sans|rate|loupe|echoue|arrete avant)\b[^,]*$").search(avant + trouve.group()) and not motif(
        r"n'ai (?:qu|que|juste)"
    ).search(avant + trouve.group()):
        return True
    return bool(
        motif(
            r"\b(?:veux|voudrais|aimerais|souhaite|passer|preparer|obtenir|formation|vise|cherche"
            r"|diplome d'|envie|projet d|vae)\b[^,]*$"
        ).search(avant)
        or motif(r" si possible|[^,]{0,15}\?").match(apres)
        and "niveau" in trouve.group()
    )
