"""Phone and spoken spellings put back into the words that the readers know, places kept."""

from __future__ import annotations

import re
from functools import cache

_FAIT = r"fait|boss|travaill|taff|demission|fini|eu\b|ete\b|deja|pas\b|signe|commence|touche"
_ORAL = (
    (r"(?:^|(?<= ))(?:euh+|heu+),? ", ""),  # dictation: « depuis euh quatre ans »
    (r"\b(?:(?:je |j'|j ?|ch'?)sui[st]?|chui[st]?|jss)\b", "je suis"),
    (r"\b(?:dpui[st]?|depui|dps)\b", "depuis"),
    (r"\bds\b", "dans"),
    (r"\bpret a porter\b", "pret-a-porter"),
    (r"\bdinterim\b", "d'interim"),
    (r"\bdt (?=\d)", "dont "),
    (r"\bavc (?=ma|mon|mes|la|le|un)", "avec "),
    (r"(?<!\d)(?<!\d )\bmm\b", "meme"),
    (r"\bche (?!pas|plus)", "chez "),
    (r"\b(?:je|g|jai|j'ai) (?:fe|fai)\b", "j'ai fait"),
    (r"\bje (?=\d|une? )", "j'ai "),  # « jé 34 ans »
    (rf"(?<!\d)(?<!\d )\bg (?=\d|une? |envie |besoin |peur |{_FAIT})", "j'ai "),
    (r"(?<!je )\bveu\b", "veut"),
    (r"(?<!j'en ai )\b(\d\d?) ?moi\b(?! (?:je|j'|aussi|c'est))", r"\1 mois"),
    (r"\b(?:jtravail\w*|je travail)\b", "je travaille"),
    (r"\bjbosse?\b", "je bosse"),
    (r"\bjveu[xt]?\b|\bje veu[t]?\b", "je veux"),
    (r"\bjavai[st]?\b", "j'avais"),
    (r"\bderniere(?= ann?ees)", "dernieres"),
    (r"\bjvoudrai[st]?\b", "je voudrais"),
    (r"(?<=\bje )voudrait?\b", "voudrais"),
    (r"(?<=\bj')aimerait?\b", "aimerais"),
    (r"\bjgagne\b", "je gagne"),
    (r"\bjtouche\b", "je touche"),
    (r"(?<=\w )e(?= (?:demie?\b|je\b|j'))", "et"),
    (r"(?<=mois|.ans) (?:pile(?: poil)?|tout juste|tout rond)\b", ""),
    (r"(?<=[a-z]) (?=je gagne (?:\d|le smic))", ", "),
    (r"\bjfais?\b|\bje fai\b", "je fais"),
    (r"\bfair\b", "faire"),
    (r"\b(?:interimair|interimere?|intermaire|interimer)\b", "interimaire"),
    (r"\b(\d{3,4}) (?=dans (?:mon|cette|la meme) agence\b)", r"\1 h "),
    (r"(?<=agence et )(\d{3,4}) (?=en (?:tt|tout)\b)", r"\1 h "),
    (r"\bj(?=(?:toucher\w*|touchr\w*|peux?|cherche|vais?|sais?|comprend\w*|garde\w*|perd\w*|dois?|demand\w*|rest\w*|aime\w*|vou?lai\w*)\b)", "je "),
    (r"\bjaimerai[st]?\b|\bje aimerai[st]?\b", "j'aimerais"),
    (r"\b(?:kombien|cmb|cb|conbien)\b(?! (?:du|de) credit)", "combien"),
    (r"\bc (?=koi|quoi)", "c'est "),
    (r"\bc (?=ou\b|qui\b|quand\b|paye\b|gratuit|cher\b|long\b|obligatoire|possible|bon\b|mort\b|comment|combien|pour\b)", "c'est "),
    (r"\bkoi\b", "quoi"),
    (r"\bdessu\b", "dessus"),
    (r"\bavan\b", "avant"),
    (r"\bpr (?=la |le |les |une? |mon |ma |etre|faire)", "pour "),
    (r"(?<!il )\by a (?=\d)", "il y a "),
    (r"\bk(?=ils?\b|elles?\b|on\b)", "qu'"),
    (r"\bdon (?=\d)", "dont "),
    (r"(?<=quoi )com\b", "comme"),
    (r"\b(?:pkoi|pourkoi|pk)\b", "pourquoi"),
    (r"\bkan[dt]\b", "quand"),
    (r"\b(?:kel|kels|kelle|kelles)\b", "quelle"),
    (r"\bya\b", "il y a"),
    (r"\bjus?qu ?(?=au?\b|en\b)", "jusqu'"),
    (r"\btt\b", "tout"),
    (r"\bpendan\b", "pendant"),
    (r"\bmtn\b", "maintenant"),
    (r"\bsarret(?=e|er|ait)", "s'arret"),
    (r"^e si\b", "et si"),
    (r"\bce (?=ou\b|koi\b|combien\b|quand\b)", "c'est "),
    (r"\b([a-z]{3,})ik(s?)\b", r"\1ique\2"),  # optik, informatik, mecanik
    (r"\bfor?ma(?:ss|s|c)ion(s?)\b", r"formation\1"),
    (r"\bj[v]e(?:u[xt]?)?\b", "je veux"),
    (r"(?:(?<=(?:ux|ut|is|it|ai) )|(?<=envie de )|(?<=pour ))fer(?= (?!forge|a beton|et\b))", "faire"),  # « g envie de fer infirmière »
)


@cache
def _signal() -> re.Pattern[str]:
    """Return what nearly every message lacks: one look spares the sixteen rewritings."""
    courts = r"j'?sui|j sui|je sui\b|ch'?sui|chui|jss|dpui|depui\b|dps|ds|che|g|moi|e|euh|heu"
    messages = r"fair\b|fer\b|interi?m[ae]i?re?r?\b|intermaire|k(?:oi|om|an|el|il|on)|don \d|cmb|cb\b|conb|c (?:ou|qu|pa|gr|ch|lo|ob|po|bon|mo|com)|pk|pourk|ya\b|jus?qu ?(?:au?|en)\b|tt\b|pendan\b|mtn\b|sarret|e si\b|ce (?:ou|koi|combien|quand)\b|[a-z]{3,}iks?\b|for?ma(?:ss|s|c)ion|jve\b|veu\b|dessu\b|avan\b|pr (?:l|u|m|e|f)|y a \d"
    return re.compile(
        rf"\b(?:{courts}|{messages}|j[b-df-hj-np-tv-z]|jaim|fe\b|fai\b|pile\b|tout (?:juste|rond)\b|je gagne (?:\d|le smic)|je travail\b|je veut?\b|javai|derniere ann?ees|je \d|je une?\b|\d{{3,4}} dans)"
    )


@cache
def _regles() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(source), neuf) for source, neuf in _ORAL)


def en_clair(message: str, plie: str) -> str:
    """Return the message as said, or its folded form respelled when it is written as on a phone."""
    redit, _ = redire(plie, tuple(range(len(plie))))
    return message if redit == plie else redit


def redire(plie: str, places: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    """Return the folded text respelled; each new sign points to the words that it replaces."""
    if not _signal().search(plie):
        return plie, places
    for regle, neuf in _regles():
        if regle.search(plie):
            plie, places = _remplacer(plie, places, regle, neuf)
    return plie, places


def _remplacer(
    plie: str, places: tuple[int, ...], regle: re.Pattern[str], neuf: str
) -> tuple[str, tuple[int, ...]]:
    morceaux: list[str] = []
    lieux: list[int] = []
    rang = 0
    for trouve in regle.finditer(plie):
        debut, fin = trouve.span()
        morceaux.append(plie[rang:debut])
        lieux.extend(places[rang:debut])
        mots = trouve.expand(neuf)
        morceaux.append(mots)
        lieux.extend(_etaler(places[debut:fin], len(mots)))
        rang = fin
    return "".join([*morceaux, plie[rang:]]), (*lieux, *places[rang:])


def _etaler(places: tuple[int, ...], longueur: int) -> list[int]:
    """Return as many places as signs, the first and the last kept."""
    if longueur < 2:
        return list(places[:longueur])
    pas = (len(places) - 1) / (longueur - 1)
    return [places[round(rang * pas)] for rang in range(longueur)]
