"""Sentences written for who asks, said of the person whose case it is: « votre employeur » becomes « son employeur ».

What is said to who writes stays: « dites-moi », « ce que vous avez dit ». A sentence whose « vous » is not understood is left whole.
"""

from __future__ import annotations

import re
from functools import cache

# What is said to who writes, whoever the case is.
ADRESSE = re.compile(r"\b(?:d'après |selon |de )?ce que vous (?:avez dit|dites)|vous avez dit|rendez-vous|dont vous parlez|(?:si )?vous ne savez pas|vous lirez|je vous|si je vous ai|s'il vous plaît"
                     r"|vous pouvez (?:le |la )?(?:dire|écrire|demander ici)", re.IGNORECASE)
IRREGULIERS = {"avez": "a", "aviez": "avait", "aurez": "aura", "auriez": "aurait", "êtes": "est", "étiez": "était", "serez": "sera", "seriez": "serait", "pouvez": "peut",
               "pourrez": "pourra", "pourriez": "pourrait", "voulez": "veut", "devez": "doit", "devrez": "devra", "devriez": "devrait", "faites": "fait", "ferez": "fera",
               "feriez": "ferait", "vivez": "vit", "perdez": "perd", "choisissez": "choisit", "remplissez": "remplit", "recevez": "reçoit", "prenez": "prend", "reprenez": "reprend",
               "suivez": "suit", "mettez": "met", "partez": "part", "revenez": "revient", "obtenez": "obtient", "avancez": "avance", "savez": "sait", "allez": "va", "quittez": "quitte",
               "inscrivez": "inscrit", "subissez": "subit", "rompez": "rompt", "dites": "dit", "écrivez": "écrit", "attendez": "attend", "tenez": "tient", "changez": "change"}
FEMININS = frozenset("charge paie branche demande retraite date part caisse vie lettre place liste main région caution prime fin page".split())
FEMININ = re.compile(r"(?:tion|sion|té|ée|ance|ence|ure|ette|ise|ude|ière|rche)$")
VOYELLE = re.compile(r"^[aeiouyhéèêàâîôûœ]", re.IGNORECASE)


def dire_de(texte: str, il: str) -> str:
    """Return a text said of a third person, il being « il » or « elle », sentence by sentence."""
    return "".join(_phrase(p, il) for p in re.split(r"(?<=[.!?:])(?= )|(?<=\n)", texte))


def _phrase(phrase: str, il: str) -> str:
    gardes: list[str] = []

    def garder(m: re.Match[str]) -> str:
        gardes.append(m.group())
        return f"\x00{len(gardes) - 1}\x00"

    t = ADRESSE.sub(garder, phrase)
    for motif, neuf in _regles(il):
        t = motif.sub(neuf, t)
    mal_dite = re.search(rf"\bvous\b|\b{il}\b[^.]*(?:, | ou )(?!chez\b)[a-zé]+ez\b", t, re.IGNORECASE) or "?" not in phrase and re.search(rf"-{il}\b", t)
    if mal_dite:
        return phrase
    return re.sub(r"\x00(\d+)\x00", lambda m: gardes[int(m[1])], t)


@cache
def _regles(il: str) -> tuple[tuple[re.Pattern[str], object], ...]:
    le, verbe = ("le" if il == "il" else "la"), r"(?P<v>[a-zà-ÿœ]+ez|êtes|étiez|faites|dites)"
    return (
        (re.compile(rf"\b{verbe}-vous\b", re.IGNORECASE), lambda m: _inverse(m["v"], il)),
        (re.compile(rf"\b(?P<p>[Vv])ous (?P<n>n'y |n'en |n'|ne |y |en |vous |l'|le |la |les )?{verbe}\b"), lambda m: _direct(m, il)),
        (re.compile(r"\bvous (?=inscrire)"), "s'"), (re.compile(r"\bvous (?=former|reconvertir)"), "se "),
        (re.compile(r"\b(avec|pour|chez|sans|à|de|par) vous\b"), rf"\1 {'lui' if il == 'il' else 'elle'}"),
        (re.compile(r"\bvous (?=(?:est|était|sera|reste|faut|manque|permet|donne|verse|propose|demande|envoie|accorde|écrit|répond|doit|ouvre|revient|resterait|compte[nr]?)\b|les? )"), "lui "),
        (re.compile(r"\bvous (?=en dispens|aide|emploi|accompagn|orient|appel)"), "l'"),
        (re.compile(r"\bvous (?=[a-zà-ÿ]+(?:e|ent|er|ir|re|it|a)\b)"), f"{le} "),
        (re.compile(r"\b(?P<p>[Vv])otre (?P<n>[\wà-ÿ'-]+)"), lambda m: f"{_possessif(m['n'], m['p'])} {m['n']}"),
        (re.compile(rf"\b([Qq])ue {il}\b"), rf"\1u'{il}"), (re.compile(r"\b([Ss])i il\b"), r"\1'il"),
        (re.compile(r"\b([Ee]lle [a-z]+) seul\b"), r"\1 seule"),
        (re.compile(r"\b([Ll])e vôtre\b"), r"\1e sien"), (re.compile(r"\b([Ll])a vôtre\b"), r"\1a sienne"),
        (re.compile(r"\bVos\b"), "Ses"), (re.compile(r"\bvos\b"), "ses"),
    )


def _inverse(verbe: str, il: str) -> str:
    conjugue = _conjuguer(verbe)
    return f"{conjugue}{'-' if conjugue[-1] in 'td' else '-t-'}{il}"


def _direct(m: re.Match[str], il: str) -> str:
    sujet = il.capitalize() if m["p"] == "V" else il
    pronom = "se " if m["n"] == "vous " else m["n"] or ""
    conjugue = _conjuguer(m["v"])
    if pronom == "ne " and VOYELLE.match(conjugue):
        pronom = "n'"
    return f"{sujet} {pronom}{conjugue}"


def _conjuguer(verbe: str) -> str:
    """Return the third person of a verb said to « vous »; a capital stays."""
    bas = verbe.lower()
    neuf = IRREGULIERS.get(bas) or (f"{bas[:-3]}ait" if bas.endswith("riez") else f"{bas[:-2]}a" if bas.endswith("rez") and len(bas) > 7 else f"{bas[:-2]}e")
    return neuf.capitalize() if verbe[:1].isupper() else neuf


def _possessif(nom: str, majuscule: str) -> str:
    feminin = not VOYELLE.match(nom) and (nom.lower() in FEMININS or FEMININ.search(nom.lower()) is not None)
    mot = "sa" if feminin else "son"
    return mot.capitalize() if majuscule == "V" else mot
