"""What wears at work: night, shifts, noise, loads, postures…, and the points of the prevention account."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.metiers_connus import TETE
from assistant.dialogue.lecture.nombres import ENTIERS, lire_quantite, quantite
from assistant.dialogue.lecture.texte import motif

_EXPOSITIONS = (
    ("expose_nuit", r"(?:de|la|les|des|mes) nuits?\b|\bnuits?\b"),
    (
        "expose_equipes",
        (
            r"\b(?:[2345] ?[x*] ?(?:8|12)|travail poste|suis postee?|equipes? postees?|equipes?"
            r" alternantes?|(?:deux|trois)[- ]huit|horaires? alternes)\b"
        ),
    ),
    ("expose_bruit", r"\bbruits?\b|\bbruyant"),
    (
        "expose_temperatures",
        (
            r"\bchambre froide|\bfrigos?\b|\bfroid\b|\bchaleurs?\b|temperatures? extremes?"
            r"|\bfours?\b|\bhauts? fourneaux?"
        ),
    ),
    ("expose_repetitif", r"\b(?:a la chaine|repetiti(?:f|fs|ve|ves)|gestes repetes|cadences?)\b"),
    ("expose_hyperbare", r"\b(?:hyperbares?|scaphandrier|plongeur professionnel)\b"),
    (
        "expose_charges",
        (
            r"\bcharges? lourdes?|\bport de charges?|\b(?:porte|porter|souleve|soulever"
            r"|manutentionne) [^,.;?]{0,30}\b(?:lourde?s?|kilos?|kg|charges?|patients?|sacs?"
            r"|cartons?|personnes|gens|malades|residents?|parpaings|meubles)\b"
        ),
    ),
    (
        "expose_postures",
        (
            r"\bpostures? (?:penibles?|difficiles?)|\ba genoux\b|\baccroupie?|\bbras (?:leves|en"
            r" l'air)|\bdos courbe|\bplie en deux"
        ),
    ),
    ("expose_vibrations", r"\bvibrations?\b|\bmarteau[- ]piqueur|\bengins? vibrants?|\boutils? vibrants?"),
    (
        "expose_chimiques",
        r"\b(?:produits?|agents?) (?:chimiques?|toxiques?|dangereux)|\bsolvants?\b|\bpesticides?\b",
    ),
)
_PORTE = (
    r"\b(?:travaille|travail|bosse|bossant|fais|fait|suis|est|exposee?s?|porter?|soulever?"
    r"|manipule|dans le|mes|j'ai|jour|respire|journees?|usine|poste|subis|boulot|taf|job|machines?)\b"
)
_GENERAL = (
    r"\b(?:donne\w*|compte\w*|combien|faut|penibilite \?|cauchemar|bonne|cette|comptent"
    r"|reconnu|lutter|quoi)\b|\bdors"
)
_A_VENIR = (
    r"\b(?:futur|nouveau|prochain) (?:metier|travail|poste|job)\b|\bmetier (?:que je (?:vise|veux|voudrais)"
    r"|vise|voulu|souhaite)\b"
)
# Noise, cold or an oven are everywhere: they wear only where somebody works.
_PARTOUT = ("expose_bruit", "expose_temperatures")
_AU_TRAVAIL = (
    r"\b(?:travail\w*|taf|taff\w*|boulot|job|atelier|usine|poste|machines?|chantiers?|boss\w+|entrepot|chambre"
    r"|cuisines?|abattoir|production|lignes?|metier|expose\w*|casque|patron|boite|entreprise|fonderie|fourneaux?"
    r"|scierie|journees?|boulangerie|respire|subis)\b"
)
_NIE = (
    r"\b(?:pas|jamais|plus|sans|aucune?|ni)\b(?: (?:de|d'|la|du|en|le|au|dans|souvent"
    r"|expose|exposee|travaille|travail|fait))* ?(?:l')?$"
)


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield exposures stated of oneself (or of the person spoken of) and C2P points."""
    for fait, source in _EXPOSITIONS:
        for trouve in motif(source).finditer(contexte.t):
            avant = contexte.avant(trouve.start())
            apres = contexte.t[trouve.end() : contexte.clause(trouve.start()).fin]
            phrase = avant + trouve.group() + apres
            if motif(_GENERAL).search(phrase) or motif(
                r"\b(?:veux|voudrais|vouloir|arreter|quitter|envie de)\b[^,]*$"
            ).search(avant):
                continue
            if motif(r"\b(?:avant|travaillais|faisais|etais|portais|ancien\w*)\b").search(avant):
                continue
            ressenti = fait in _PARTOUT and motif(r"\b(?:j'ai|il fait|a) (?:tres )?$").search(avant)
            if fait in _PARTOUT and (ressenti or not _au_travail(contexte, avant)):
                continue
            if motif(_A_VENIR).search(phrase):
                if "?" in contexte.t[contexte.clause(trouve.start()).fin :][:2]:
                    continue
                nie = bool(motif(_NIE).search(avant))
                yield Indice(
                    "metier_vise_expose", not nie, trouve.start(), trouve.end(), poids=0 if nie else 1
                )
            elif motif(_NIE).search(avant):
                yield Indice(fait, False, trouve.start(), trouve.end())
            elif motif(_PORTE).search(avant + trouve.group()) or _en_liste(contexte, avant):
                yield Indice(fait, True, trouve.start(), trouve.end())
    yield from _metier_vise(contexte)
    yield from _points(contexte)


def _metier_vise(contexte: Contexte) -> Iterator[Indice]:
    """« mon futur métier n'est pas exposé » : the word itself, said of the job wished."""
    source = (
        rf"(?:{_A_VENIR})[^.?!]{{0,20}}?(?P<n>\b(?:n'|pas|plus|non|jamais)\b)?[^.?!]{{0,12}}?"
        r"\b(?:exposee?\b|penible)"
    )
    for trouve in motif(source).finditer(contexte.t):
        if contexte.personnel and "?" not in contexte.t:
            nie = motif(r"\bn'|\b(?:pas|plus|non|jamais|moins)\b").search(trouve.group())
            yield Indice("metier_vise_expose", not nie, trouve.start(), trouve.end())


def _au_travail(contexte: Contexte, avant: str) -> bool:
    """Return whether the words are said of work: a place, a job held, or a bare list of what wears."""
    lieu = motif(rf"{_AU_TRAVAIL}|\b{TETE}\b").search(contexte.t)
    return bool(lieu or _en_liste(contexte, avant) and not motif(r"\b(?:fait|mon|ma|notre)\b").search(avant))


def _en_liste(contexte: Contexte, avant: str) -> bool:
    """Return whether the words stand in a list of a personal message (« nuit, bruit et port de charges : … »)."""
    if contexte.personnel and avant.endswith("("):
        return True
    court = len(avant.split()) <= 5 and not motif(r"\b(?:le|les|la)\b").search(avant)
    return court and contexte.personnel and "?" not in contexte.t


# What the rule gives, asks or keeps, apart from the points of somebody.
REGLE_DES_POINTS = r"\b(?:premiers?|faut|faudrait|minimum|maximum|plafond\w*|reserv\w*|bloqu\w*|par an|par trimestre|donn\w+|rapport\w+|acqui\w+|gagn\w+|un point|le point)\b"


def _points(contexte: Contexte) -> Iterator[Indice]:
    if "point" not in contexte.t:
        return
    points = quantite("points?")
    compte = (
        r"(?:c2p|c3p|penibilite|prevention|compte (?:professionnel )?(?:de )?prevention|compte penibilite)"
    )
    source = (
        rf"\b(?:j'?ai|jai|il me reste|a|avec|cumule|possede|affiche|compte|acquis|est a|:)"
        rf" (?:deja |environ )?(?P<q>{points})"
        rf"|(?P<r>{points})(?: (?:sur|de|au|a|dans))?(?: (?:mon|le|son|du|ma))? ?{compte}"
        rf"|\bpoints? (?:de |du )?{compte} ?[:=]? ?(?P<s>\d{{1,3}})(?![\d ]*(?:€|euros?|ans?|mois|h\b|%))|{compte}[ ,:]{{1,3}}(?:avec |il a |elle a )?(?P<u>{points})"
    )
    for trouve in motif(rf"\b(?:aucun|zero|0|pas (?:de|un seul|un)) points? (?:(?:sur|de|au|du) )?(?:(?:mon|son|le) )?{compte}").finditer(contexte.t):
        if "?" not in contexte.t[trouve.end() :]:
            yield Indice("points_c2p", Decimal(0), trouve.start(), trouve.end())
    for trouve in motif(source).finditer(contexte.t):
        permis = motif(r" (?:sur|de|a) (?:mon |le |son )?permis").match(contexte.apres(trouve.end()))
        ecrit = next(filter(None, (trouve.group(g) for g in "qrsu")))
        valeur = lire_quantite(ecrit, ENTIERS)
        # « 44 points sur le compte pénibilité, ça fait combien ? » : put first, they are one's own.
        siens = contexte.personnel or not contexte.t[: trouve.start()].strip() or motif(r"\b(?:il|elle) $").search(contexte.t[: trouve.start()])
        siens = siens or bool(trouve.group("r") and motif(r"\b(?:cdi|cdd|interim\w*|\d ans)\b[^.;?!]*, ?$").search(contexte.t[: trouve.start()]))  # one item of a card
        if trouve.group("s") or trouve.group("u"):
            siens = not motif(REGLE_DES_POINTS).search(contexte.t)
        if valeur is not None and siens and not permis:
            yield Indice("points_c2p", valeur, trouve.start(), trouve.end())
