"""What the person aims at: a title, a permit, a skills review… said as a project or with its price."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.texte import motif

SOUHAIT = (
    r"\b(?:veux|voudrais|aimerais|souhaite|cherche|envisage|(?<!mon )(?<!son )(?<!le )(?<!un )compte|projet d[e']|envie"
    r" d[e']|besoin d[e']|voulais|veut|vais|prevois|pense|jveux|jvoudrais)"
)
_RNCP = (
    r"(?:titre|formation|diplome)s? (?:rncp|certifiante? rncp|(?:inscrite?|enregistree?)"
    r" au rncp)|titre pro(?:fessionnel)?|diplome d'etat|\bcap\b|bts|bac pro|deust|dut|but\b(?= )"
    r"|licence(?: pro)?|master|de(?:as|aes|jeps|cesf|es)\b"
)
LOURD = (
    r"permis (?:poids[ -]?lourds?|super[ -]?lourds?|pl|(?:c1e?|ce?|d1e?|d)(?![a-z'])|bus|cars?|camions?"
    r"|transports? en commun)"
)
CERTIFICATIONS = (
    ("vae", r"vae|validation des acquis(?: de l'experience)?"),
    ("bilan", r"bilan de competences?"),
    # The account pays 900 € at most for a car or a motorcycle, without ceiling for a lorry or a bus: two values, never one.
    ("permis_lourd", LOURD),
    ("permis", rf"(?!{LOURD})permis(?: (?:b|be|b1|a|a1|a2|de conduire|moto|voiture))?"),
    ("clea", r"clea"),
    (
        "rs",
        r"toeic|toefl|ssiap|habilitations? electriques?|caces|tosa|pix|excel|bureautique|(?<=d')anglais|(?<=en )anglais|(?<=l')anglais|linguaskill|bright",
    ),
    ("cqp", r"cqp"),
    ("rncp", _RNCP),
    ("bloc", r"blocs? de competences"),
)
_PRIX = r"[^.?!]{0,25}\d ?(?:€|euros?\b)"
_VISER = rf"(?:{SOUHAIT}|\bje (?:vise|prepare)\b|\b(?:payer|financer) (?:mon|ma|un|une)\b)"
# An advisor's notes: « …, vise un BTS comptabilité ».
_NOTE = r"(?:^|[,;:.-] ?)(?:il |elle )?vise(?:rait)? "
_PROJET = r"\b(?:mon|ma|la) (?:projet|formation|objectif) ?(?::|est|c'est|serait)"
# A case put in short, item after item: « CDI privé, titre RNCP, 6 ans ». A bare « CAP » there is as likely a diploma held.
_POSTE = r"[,;:] ?(?:un |une )?(?P<c>(?:titre|formation|diplome)[^,;.]{0,40}? rncp)\b[^,;.\d]{0,10}\d? ?(?=[,;.]|$)"
_COURS = r"\b(?:formation|mon projet|mon objectif|je passe|j'ai trouve)\b"


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield the certification aimed at; a question about certifications in general says nothing."""
    for trouve in motif(_POSTE).finditer(contexte.t) if contexte.personnel else ():
        yield from _vise(contexte, "rncp", trouve.start(), trouve.end(), trouve.start("c"))
    yield from _numero_donne(contexte)
    for valeur, source in CERTIFICATIONS:
        cible = rf"(?P<c>(?<![a-z])(?:{source})\b)"
        chemins = [rf"{_COURS}[^.?!]{{0,30}}?{cible}{_PRIX}", rf"{_NOTE}(?:un |une |le |la )?{cible}",
                   rf"(?:^|[.,;:] ?|\bc'est )(?:(?:un|une|le|la|mon|ma) )?{cible} (?:a|de|pour|coute)? ?\d[\d .]* ?(?:€|euros?\b)", rf"\bformation[^.?!(]{{0,40}}\({cible}\)"]
        if contexte.personnel:
            chemins += [rf"{_VISER}[^.?!]{{0,40}}?{cible}", rf"{_PROJET}[^.?!]{{0,20}}?{cible}"]
        for chemin in chemins:
            for trouve in motif(chemin).finditer(contexte.t):
                yield from _vise(contexte, valeur, trouve.start(), trouve.end(), trouve.start("c"))


def _vise(contexte: Contexte, valeur: str, debut: int, fin: int, place: int) -> Iterator[Indice]:
    entre = contexte.t[debut:place]
    if motif(
        r"\bpas\b|\bsavoir\b|\bsi\b|\bj'ai\b(?! besoin| envie| trouve)|\bapres\b|\bavec\b|\bniveau\b"
    ).search(entre):
        return
    if valeur == "permis" and motif(r" ?de (?:travail|construire|sejour)").match(contexte.t, fin):
        return
    yield Indice("certification_visee", valeur, debut, fin)


def _numero_donne(contexte: Contexte) -> Iterator[Indice]:
    """Yield the register of a number given alone once a case is open: it answers « quelle certification ? »."""
    seul = motif(r"^\W*(?:c'est |le |la |oui,? )?(?P<r>rncp|rs) ?(?:n ?°? ?)?\d{3,6}\W*$").match(contexte.t)
    if seul and contexte.profil.valeur("type_contrat") is not None:
        yield Indice("certification_visee", seul["r"], seul.start("r"), seul.end())
