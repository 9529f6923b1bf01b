"""Pay: brut or net, by the hour, the month or the year.

A brut year is divided by 12, a brut hour multiplied by 151,67 (35 hours a week). Net stays net. A monthly
amount without « brut » or « net » is kept as net, as people say it; a yearly one as brut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.dates import sans_dates
from assistant.dialogue.lecture.nombres import BORNE, EUROS, NOMBRE, en_nombre, lire_quantite, quantite
from assistant.dialogue.lecture.primes import en_plus
from assistant.dialogue.lecture.prix_horaire import d_une_formation
from assistant.dialogue.lecture.texte import motif
from assistant.domaine.profil import Intervalle

BRUT, NET = "salaire_brut_mensuel_eur", "salaire_net_mensuel_eur"
HEURES_PAR_MOIS = Decimal("151.67")
HEURE_MINI = Decimal(5)  # under half of any hourly minimum wage since 2015: no wage that a person tells
# The official monthly SMIC is the hourly rate over 35 h × 52 weeks / 12 months (1 867,02 € at 12,31 €), not over 151,67 h.
HEURES_SMIC = Decimal(35 * 52) / 12
EURO = r"(?:k ?€|k ?euros?|keuros?|k\b|€|euros?\b|eur\b|balles\b|e\b)"
MONTANT = quantite(rf"{EURO}?")
_PERIODE = (
    r"(?:(?: ?/ ?| par | de l'| l'| a l')(?P<h>heure|h\b)|(?: ?/ ?| par | a l'|"
    r" l')(?P<a>annee|an\b)|,? ?(?P<a2>annuels?|a l'annee)"
    r"|(?: ?/ ?| par | le )mois\b| mensuels?(?:le)?)"
)
_NATURE = r"(?P<n>brute?s?|net(?:te)?s?(?: (?:a payer|imposable|avant impots?|apres impots?))?)\b"
_QUALITE = rf"(?: ?{_NATURE}| ?{_PERIODE}| sur (?P<m>1[2-5]) mois)*"
_GAGNE = (
    r"\b(?:gagne|gagnes|jgagne|touche|jtouche|percois|percoit|(?<!ai )(?<!a )payee?|paie"
    r"|remuneree?|salaire|remuneration|paye de|paie de)\b"
)


# « un brut de 3 000 € », « mon brut c'est 2 650 », « son salaire, elle a 5 200 » : the name comes first.
_AVEC = r"avec (?:les |mes |ses |le |mon |son )?(?:primes?|heures sup\w*|treizieme mois|13e mois)"
_NOMME = rf"(?:\b{_AVEC},? (?:je suis a|il est a|elle est a|c'est|ca fait|ca donne|j'ai|je gagne|je touche|il a|elle a|il gagne|elle gagne) |" + r"\b(?:brut|net|salaire|paie|paye)(?: mensuel(?:le)?| moyen(?:ne)?| brut| net)?(?: avec (?:les |mes |ses )?primes)?(?:,? (?:de|d'|est|est de|c'est|fait|a|=|:|elle a|il a|j'ai|elle gagne|il gagne|serait de|environ|plutot|en fait|pardon)){1,3} ?)"
_DEPENSE = r"\b(?:je|j'|il|elle|on|moi qui|dois|doit|vais|va|faut)(?: (?!suis|me|m'|ai|etais|est|sera|serait|etait|lui|nous)\w+)? ?(?:paie|paye|payer|payerai?|paierai?|payera|paiera)\b"


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield pay facts."""
    yield from _dits(contexte)
    yield from _smic(contexte)


def _dits(contexte: Contexte) -> Iterator[Indice]:
    source = (
        rf"(?P<q>{MONTANT}) ?(?P<t>{_NATURE}|{_PERIODE}|$)".replace("(?P<n>", "(?:")
        .replace("(?P<h>", "(?:")
        .replace("(?P<a>", "(?:")
        .replace("(?P<a2>", "(?:")
    )
    texte = sans_dates(contexte.t)
    for trouve in motif(source).finditer(texte):
        yield from _un_salaire(contexte, trouve.group("q"), trouve.start())
    for trouve in motif(rf"{_GAGNE}(?P<e>[^.?!;\d]{{0,30}}?)(?P<q>{MONTANT})|{_NOMME}(?P<r>{MONTANT})(?! ?(?:%|mois|ans|h\b|heures))|(?P<s>{MONTANT}) {_AVEC}").finditer(texte):
        nom = next(g for g in "qrs" if trouve.group(g))
        if not motif(r"\b(?:les|des|ces|l'|la|aux|d'un|d'une) ?$").search(trouve.group("e") or ""):  # « il paye les 150 € »
            yield from _un_salaire(contexte, trouve.group(nom), trouve.start(nom), gagne=True)


def _un_salaire(contexte: Contexte, ecrit: str, debut: int, *, gagne: bool = False) -> Iterator[Indice]:
    fin = debut + len(ecrit)
    qualite = motif(_QUALITE).match(contexte.t, fin)
    avant = contexte.avant(debut)
    gagne = gagne or bool(motif(_GAGNE).search(avant))
    nature = _nature(qualite, avant)
    phrase = motif(r"[.;!?]").split(contexte.t[:debut])[-1]
    if not nature and motif(rf"{_DEPENSE}[^,]*(?:combien[^,]*,[^,]*)?$").search(phrase) or _article(ecrit):
        return  # the one who pays is the person: a cost, not a salary
    euros = motif(rf"{EURO}").search(ecrit)
    horaire = bool(qualite and qualite.group("h")) and not motif(r"\bcpf|formation|plafond").search(phrase)
    if not gagne and not nature and (not horaire or d_une_formation(contexte)):
        return
    if motif(r"\b(?:depense|loyer|coute|prix|plafond|cpf|reste|formation (?:a|de|coute)|pas)\b[^,]*$").search(
        avant
    ):
        return
    if (
        not nature
        and not euros
        and not motif(r"\bmois\b|heure|an").search(qualite.group() if qualite else "")
    ) and not motif(r"\d{3}").search(ecrit.replace(" ", "")):
        return
    suite = contexte.t[qualite.end() if qualite else fin :]
    if motif(r" ?(?:€ |euros? )?(?:de|d') ?(?:primes?|indemnit\w+|bonus|dommages|aides?|conges)\b").match(suite) or en_plus(contexte.t[:debut], suite):
        return  # paid once, or on top of the wage
    if motif(r" ?(?:environ|a peu pres|par la)\b").match(suite) and not motif(BORNE).match(ecrit):
        ecrit = f"environ {ecrit}"
    valeur = lire_quantite(ecrit, EUROS, _milliers(ecrit))
    yield from _par_mois(contexte, valeur, nature, qualite, debut, qualite.end() if qualite else fin)


_AUTRE_MESURE = r" ?(?:semaines?|mois|ans?|annees?|jours?|points?|h\b|heures?|%|salaries|personnes|formations?|metiers?|enfants?|fois|ptp)\b"


def lire_reponse(contexte: Contexte, question: str) -> Decimal | Intervalle | None:
    """Return the monthly amount answered to « quel est votre salaire brut (ou net) ? »."""
    trouve = motif(rf"(?P<q>{MONTANT})").search(sans_dates(contexte.t))
    if trouve is None or motif(_AUTRE_MESURE).match(contexte.t, trouve.end()):
        return None  # « dans 2 semaines », said after the question, is no wage
    qualite = motif(_QUALITE).match(contexte.t, trouve.end())
    nature = "brut" if question == BRUT else "net"
    valeur = lire_quantite(trouve.group("q"), EUROS, _milliers(trouve.group("q")))
    if isinstance(valeur, Decimal) and valeur < HEURE_MINI:
        return None  # « si je trouve un CDI »: an article is no wage
    lus = [i.valeur for i in _par_mois(contexte, valeur, nature, qualite, trouve.start(), trouve.end())]
    return lus[0] if lus and isinstance(lus[0], (Decimal, Intervalle)) else None


def _article(ecrit: str) -> bool:
    """Return whether the number is « un », before a noun: « un brut » is no euro."""
    return ecrit.strip() in ("un", "une")


def _milliers(ecrit: str) -> Decimal:
    return Decimal(1000) if motif(r"\dk\b|\d ?k ?(?:€|e)|\d k\b").search(ecrit) else Decimal(1)


def _nature(qualite: re.Match[str] | None, avant: str) -> str:
    dit = (qualite.group("n") or "") if qualite else ""
    if not dit:
        pres = motif(r"\b(brute?|net(?:te)?)\b[^\d,]{0,40}$").search(avant)
        dit = pres.group(1) if pres else ""
    return {"b": "brut", "n": "net"}.get(dit[:1], "")


def _par_mois(
    contexte: Contexte,
    valeur: Decimal | Intervalle | None,
    nature: str,
    qualite: re.Match[str] | None,
    debut: int,
    fin: int,
) -> Iterator[Indice]:
    if valeur is None or qualite is None:
        return
    haut = valeur if isinstance(valeur, Decimal) else (valeur.maxi or valeur.mini or Decimal(0))
    mensuel = bool(motif(r"\bmois\b|mensuel").search(qualite.group()))
    annuel = bool(qualite.group("a") or qualite.group("a2")) or (haut >= 12000 and not mensuel)
    horaire = bool(qualite.group("h")) or (haut < 80 and nature == "brut" and not annuel and not mensuel)
    nature = nature or ("brut" if annuel or _brut_connu(contexte, haut) else "net")
    if horaire and nature == "net":
        if qualite.group("n") or contexte.smic_horaire is None or haut < contexte.smic_horaire:
            return
        nature = "brut"  # an hourly rate is a gross one: no net rate is told above the minimum wage
    facteur = HEURES_PAR_MOIS if horaire else Decimal(1) / 12 if annuel else Decimal(1)
    if qualite.group("m") and not annuel and not horaire:
        facteur = Decimal(qualite.group("m")) / 12
    yield Indice(BRUT if nature == "brut" else NET, _fois(valeur, facteur), debut, fin)


def _brut_connu(contexte: Contexte, montant: Decimal) -> bool:
    """Return whether an amount said alone corrects the gross salary: the only one known, or the nearer of the two."""
    brut, net = contexte.profil.valeur(BRUT), contexte.profil.valeur(NET)
    if not isinstance(brut, Decimal) or not isinstance(net, Decimal):
        return brut is not None and net is None
    return abs(montant - brut) < abs(montant - net)


def _fois(valeur: Decimal | Intervalle, facteur: Decimal) -> Decimal | Intervalle:
    if isinstance(valeur, Intervalle):
        return Intervalle(
            *(None if bout is None else _centimes(bout * facteur) for bout in (valeur.mini, valeur.maxi))
        )
    return _centimes(valeur * facteur)


def _centimes(montant: Decimal) -> Decimal:
    return montant.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _smic(contexte: Contexte) -> Iterator[Indice]:
    """« au SMIC » : the hourly rate of the day, passed in, over 35 hours a week; nothing without it."""
    source = rf"\b(?:au|le|gagne|touche|paye?e?) (?:(?P<n>{NOMBRE}) (?:fois le )?)?smic\b"
    for trouve in motif(source).finditer(contexte.t):
        personne = motif(r"\b(?:suis|est|gagne|touche|payee?|paye|chui|salaire)\b").search(
            contexte.avant(trouve.start()) + trouve.group()
        )
        personne = personne or contexte.personnel and motif(r"(?:^|[,;] ?)$").search(contexte.t[: trouve.start()])
        dehors = motif(r"(?:dessus|dessous|plus|moins) (?:du |d[e'] ?)?$|\b(?:que|si) $").search(
            contexte.avant(trouve.start())
        )
        if contexte.smic_horaire and personne and not dehors:
            fois = en_nombre(trouve.group("n")) if trouve.group("n") else Decimal(1)
            valeur = _centimes(contexte.smic_horaire * HEURES_SMIC * fois)
            yield Indice(BRUT, valeur, trouve.start(), trouve.end())
