"""The employer: position, money, size, sector, public or not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.nombres import ENTIERS, EUROS, lire_quantite, quantite
from assistant.dialogue.lecture.texte import motif

PATRON = (
    r"(?:patronn?e?|employeu?r|employeuse|boss|cheff?e?|directeur|directrice|direction|drh"
    r"|rh|entrep?rise|boite|hierarchie|manager|responsable"
    r"|gerante?|societe|n\+1|maire|mairie|association|agence)"
)
_LE_PATRON = (
    rf"(?:\b(?:mon|ma|mes|notre|l'|le|la|son|sa) ?|^|(?<=, )|(?<=; )|(?<=: )|(?<= et )){PATRON}\b(?:"
    rf" (?:actuelle?|direct|aussi)| d[eu] (?:mon |ma |la |l')?(?:\d+ )?[a-z]+(?= (?:me|m'|a"
    rf"|est|accepte|refuse|propose|ne|n')))?"
)
_SUJET = rf"(?:{_LE_PATRON}(?:,? (?:qui|il|elle|me|m'|ne|n'|lui))*|\b(?:ils?|elle)\b(?: (?:ne|n'|me))?)"
_POSITIONS = (
    (
        "propose",
        (
            r"(?:[^.?!,;]{0,40} mais(?: il| elle)?)?(?: (?:me|m'|nous|qui|lui))* ?(?:\bm'a |\bm'ont )?\b(?:propose[e]?s?|proposent|offre"
            r" de financer|pousse a)\b(?! (?:rien|pas))"
        ),
    ),
    (
        "refus",
        (
            r"(?: (?:me|m'|l'|la|a|ont))*(?: (?:le|la|mon|ma) \w+)? ?(?:\b(?:refuse|refusee?|a"
            r" refuse|m'a refuse|s'oppose|bloque|s'y oppose)\b(?! (?:de|un|par) (?:me (?:dire"
            r"|parler)))"
            r"|\b(?:ne|n'|n) ?(?:veut|veu|est|accepte|souhaite|soutient)\w*(?: pas(?! (?:contre|oppose))| plus| rien)"
            r"|\bveut pas|\best pas (?:d'accord|ok|chaud|favorable)|\b(?:m'a |a |ont )?dit (?:que )?(?:c'est )?(?:non|niet|nan|pas question|pas possible)\b"
            r"|\best contre\b|\baccepte pas)"
        ),
    ),
    (
        "accord",
        (
            r"(?:,? ?(?:il |elle )?(?:n')?est pas (?:contre|oppose)|(?: ?\b(?:me|m'|l'|a|ont|lui|serait|soit|est|y))* ?(?:\bd'accord|\bok\b|\bpartante?"
            r"|\bfavorable|\baccepte[e]?\b(?! pas)|\bdit oui|\bsoutient|\bm'encourage|\bveut bien"
            r"|\best pour\b(?! (?:le|la|un))|\bdonne son accord|\bdonne l'accord|\bvalide))"
        ),
    ),
)
_PAS_DEMANDE = (
    r"\b(?:pas|rien|jamais|sans)(?: (?:encore|l'|en|lui|le))* ?(?:parle|parler|demande|dit"
    r"|evoque|annonce|prevenu|dire|demander|prevenir)[^.?!]{0,25}?\b(?:patronn?e?"
    r"|employeu?r|boss|cheff?e?|direct\w+|rh|drh|boite|entreprise|lui)\b"
    r"|\bsans que [^.?!,]{0,30}(?:soit au courant|le sache|le sachent)"
    rf"|{_LE_PATRON}(?: (?:n'|ne))?[^.?!,]{{0,12}}\bpas (?:encore )?(?:au courant|prevenue?"
    rf"|informee?)|{_LE_PATRON} (?:ne )?(?:le )?sait (?:pas|rien)"
    r"|\bje ne lui (?:en )?ai (?:pas|rien)(?: encore)? (?:demande|parle|dit)|\bje lui ai"
    r" (?:pas|rien)(?: encore)? (?:demande|parle|dit)|\bpas encore parle\b(?= a mon)"
)
_PAYER = (
    r"(?:payer|financer|mettre (?:d'argent|un (?:centime|euro|sou|rond)|de sous|la main|d'euros)|participer (?:au (?:cout|prix|financement)|aux frais)|debourser|sortir un)\b"
    r"(?! (?:mes|les|mon|le|l') ?(?:heures|absence|salaire|primes?|conges))"
)
_NE_PAIE_PAS = (
    rf"\b(?:refuse(?:nt)?|a refuse|(?:veut|veulent|peut|peuvent|souhaite|compte|accepte|est|sont|va)(?: d'accord| pret)? (?:pas|plus|rien|jamais))(?: (?:pret|d'accord|qu'on|a|de|d'y|pour|lui|me|y|en|rien))* {_PAYER}"
    r"|\b(?:met\w*|donner\w*|sortira\w*|paie\w*|paye\w*|debours\w+) (?:(?:pas|jamais) un (?:seul )?(?:centime|sou|euro|rond)|rien)\b"
    r"|\b(?:ne |n')(?:paie|paye|paiera|payera|met|mettra|financera?|donnera?|donne|participe\w*|finance) (?:rien|pas|aucun)\b(?! (?:bien|assez))"
)
SOMME_MINI = 100  # euros; a smaller bare number is a share, a count or a length
# What the employer offers or refuses is not always a training: a severance is no support for a reconversion.
_AUTRE_OBJET = (
    r"^[^.?!;,]{0,25}\b(?:ruptures?|licenci\w*|departs?|demission\w*|pse|preretraite|augment\w*|prime|teletravail"
    r"|conges payes|mutation|temps partiel|autre poste|retraite)\b"
)


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield what is said of the employer."""
    yield from _position(contexte)
    yield from _argent(contexte)
    yield from _tiers_payeur(contexte)


def _position(contexte: Contexte) -> Iterator[Indice]:
    for trouve in motif(_PAS_DEMANDE).finditer(contexte.t):
        yield Indice("employeur_position", "pas_demande", trouve.start(), trouve.end(), poids=1)
    for trouve in motif(_NE_PAIE_PAS).finditer(contexte.t):
        if motif(PATRON).search(contexte.t[: trouve.end()]) or contexte.profil.valeur("employeur_position") is not None:
            yield Indice("employeur_cofinancement_pct", Decimal(0), trouve.start(), trouve.end())
    for valeur, suite in _POSITIONS:
        for trouve in motif(rf"(?:{_SUJET}){suite}").finditer(contexte.t):
            connu = contexte.profil.valeur("employeur_position") is not None and not contexte.clause(trouve.start()).sujet
            if not connu and not motif(PATRON).search(contexte.t[: trouve.end()]):
                continue  # « il refuse » : somebody must have been named
            if motif(_AUTRE_OBJET).search(contexte.t[trouve.end() : trouve.end() + 40]):
                continue
            impaye = motif(_NE_PAIE_PAS).search(contexte.t, trouve.start(), trouve.end() + 40)
            if valeur == "refus" and impaye and impaye.start() < trouve.end():
                continue  # to refuse to pay is not to refuse the leave
            if not _interrogatif(contexte, trouve.start(), trouve.end()) and not (
                valeur == "accord" and motif(r"pas ?$|n'est(?! pas (?:contre|oppose))|\bpas\b(?! (?:contre|oppose))").search(trouve.group())
            ):
                yield Indice("employeur_position", valeur, trouve.start(), trouve.end())


def _interrogatif(contexte: Contexte, debut: int, fin: int) -> bool:
    dedans = contexte.t[debut:fin]
    if contexte.clause(debut).statut == "hypothese":
        return False
    return bool(
        motif(r"\b(?:peut|doit|pourrait|peut-il|faut|droit)\b").search(dedans)
        or motif(r"\b(?:est[- ]ce qu[e']|qu(?:e|and)|savoir si|savoir s') ?$").search(contexte.avant(debut))
        or motif(r"\b(?:le|la|l') ?$").search(contexte.avant(debut))
        and "?" in contexte.t[fin:]
    )


def _argent(contexte: Contexte) -> Iterator[Indice]:
    """« ma boîte met 10 % », « mon employeur paie 500 € » : a share or a sum, and so an agreement."""
    paye = (
        r"(?:veut bien |voulait bien |accepte(?:rait|r)? de |acceptait de |(?:est|serait|etait) (?:ok|d'accord|pret|prete|partante?) (?:pour|de|a) |peut |propose de |prete?"
        r" a |va |pourrait )?(?:me )?(?:payer?|paie|mettre|met|financer?|prendre en charge"
        r"|prend en charge|cofinancer?|participer?(?: a)?|donner?|verser?|abonder?(?: de)?"
        r"|(?P<c>(?:mett|pay|paie|pren|particip|donn|vers|financ|cofinanc|abond)(?:rait|erait|drait|ait)(?: en charge)?))"
    )
    part, somme = quantite(r"(?:%|pour ?cents?)"), quantite(r"(?:€|euros?\b)")
    # « s'il mettait 8 % » : a share can be nobody else's; « met 1 000 » : a bare sum, when it ends the sentence.
    nue = rf"{quantite()}(?= ?(?:[?.!,]|$))"
    source = (
        rf"(?P<i>\b(?:s'il|s'ils|qu'il|qu'elle|si elle|il|elle) (?P<w>{paye.replace('?P<c>', '?:')}) (?:seulement |peut[- ]etre |jusqu'a |a )?(?P<s>{part}))|{_LE_PATRON}(?:,? (?:est )?(?:ok|d'accord|partante?|favorable) et)?(?: (?:qui|me|il|en))? (?P<v>{paye}) (?:seulement |peut[- ]etre |jusqu'a |que |pour |a |a"
        rf" hauteur de |qu')?(?:(?P<p>{part})|(?P<e>{somme}|{nue}))(?! (?:net|brut|par mois))"
    )
    for trouve in motif(rf"{PATRON}[^.?!;]{{0,25}}\b(?:d'accord|ok|partant|favorable) (?:pour|a) (?P<p>{part})(?= ?(?:[,.;]|$|de ))").finditer(contexte.t):
        yield Indice("employeur_cofinancement_pct", lire_quantite(trouve.group("p"), ENTIERS), trouve.start(), trouve.end())
    for trouve in motif(source).finditer(contexte.t):
        verbe, ecrit = trouve.group("v") or trouve.group("w"), trouve.group("p") or trouve.group("s")
        # « mon patron paierait 10 % » supposes, whatever opens the sentence.
        suppose = bool(trouve.group("c") or motif(r"\baccept(?:ait|erait)\b|voulait|serait|etait|\w(?:ait|rait)\b").search(verbe))
        salaire = motif(r"\bme (?:paie|paye)\b").search(trouve.group()) and "formation" not in contexte.apres(trouve.end())
        fait = "employeur_cofinancement_pct" if ecrit else "cofinancement_tiers_eur"
        valeur = lire_quantite(ecrit, ENTIERS) if ecrit else lire_quantite(trouve.group("e"), EUROS)
        demande = "?" in contexte.t[trouve.end() :] and motif(r"\b(?:obligatoire\w*|oblige\w*|minimum|suffi\w*|c'est (?:vrai|ca|bien)|normal|legal)\b").search(contexte.t, trouve.end())
        if demande or salaire or not ecrit and isinstance(valeur, Decimal) and valeur < SOMME_MINI:
            continue
        statut = "hypothese" if suppose else ""
        yield Indice(fait, valeur, trouve.start(), trouve.end(), statut=statut)
        if not suppose and not motif(r"\b(?:peut|pourrait)\b").search(verbe):
            yield Indice("employeur_position", "accord", trouve.start(), trouve.end())


def _tiers_payeur(contexte: Contexte) -> Iterator[Indice]:
    """« mon OPCO met 2 000 € » : a sum that somebody else than the employer pays."""
    payeur = r"\b(?:(?:mon|l'|notre|son) ?opco|la region|l'agefiph|mon cse|le cse) (?:me |y |en )?(?:met|donne|paie|paye|verse|finance|prend)"
    for trouve in motif(rf"{payeur} (?:jusqu'a |environ )?(?P<e>{quantite('(?:€|euros?)?')})(?! ?(?:%|mois|heures|h))").finditer(contexte.t):
        somme = lire_quantite(trouve.group("e"), EUROS)
        if contexte.personnel and isinstance(somme, Decimal) and somme >= SOMME_MINI:
            yield Indice("cofinancement_tiers_eur", somme, trouve.start(), trouve.end())
