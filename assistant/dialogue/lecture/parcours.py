"""The path between two jobs: a dismissal without training, a change of job, inside or outside the company."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialogue.lecture.certification import SOUHAIT
from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.texte import motif

_LICENCIE = (
    r"\b(?:(?:ete|etais|suis|fait|m'a|m'ont|subi un|mon|dans un|un) (?:licenci\w+|viree?)"
    r"|(?:^|(?<=[,.] )|(?<=bonjour ))(?:licenciee?|licenciement|viree?))\b"
)
_MOTIF = r"\beconomique|\binaptitude|\binapte"
_SANS_FORMATION = (
    r"\b(?:sans|pas|aucune|ni|jamais|rien|zero)\b(?! d'accord)[^.?!]{0,30}\b(?:formation|me former|formee?)\b"
)
_AVEC_FORMATION = (
    r"\b(?:mais|et|puis|ensuite|apres|depuis)[^.?!]{0,15}\b(?:j'ai|jai|avec) (?:deja |aussi )?"
    r"(?:suivi|fait|eu|passe|une)[^.?!]{0,12}\bformation|\bj'ai pu me former"
)
_BOITE = r"(?:boites?|entrep?rises?|societes?|employeurs?|patrons?)\b"
_PROJET = (
    r"\b(?:reconver\w+|evoluer|changer d|mobilite|projet|bouger|nouveau poste|autre poste|muter|mutation)"
)
_RESTER = (
    r"\b(?:restant|rester|reste|evoluer|reconver\w+|changer de (?:poste|metier)|bouger|se fer(?:a|ait)|sera|serait)"
    rf"\b[^.?!]{{0,30}}\b(?:dans|au sein de|chez) (?:ma|mon|notre|l'|la meme|le meme) ?{_BOITE}(?! d'accueil)"
)
_PARTIR = (
    r"\b(?:partir|pars|part|aller|passer|rejoindre|evoluer|reconver\w+|changer|projet|se fer(?:a|ait)|sera|serait|quitter)\b[^.?!]{0,40}?"
    rf"\b(?:(?:dans|pour|vers|chez) une? autre {_BOITE}|en externe\b)|\b(?:partir|travailler|aller|bosser|voir) ailleurs\b|\bchanger (?:d'entreprise|de boite|d'employeur)"
)
_CHANGE = (
    (
        False,
        (
            r"\b(?:ne |n')?change(?:rai)? pas (?:vraiment )?de metier|\bje (?:reste|resterai|veux rester)"
            r" dans (?:le meme|mon) metier|\bc'est le meme metier"
        ),
    ),
    (
        True,
        (
            r"\bje change(?:rai)? (?:(?:complete|totale|radicale|vrai|carre|entiere)ment )?de (?:metier|secteur)"
            r"|\brien a voir avec (?:mon (?:metier|travail|poste|boulot|job)|ce que je fais)"
            r"|\b(?:c'est|ce sera|ce serait) un(?: tout)? autre metier"
            r"|\bmetier (?:completement|totalement|tres|bien) different"
        ),
    ),
)


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield what is said of a past dismissal and of the change of job; a mere wish to change says nothing."""
    yield from _licenciement(contexte)
    yield from _changement(contexte)
    yield from _mobilite(contexte)


def _licenciement(contexte: Contexte) -> Iterator[Indice]:
    """The motive and the lack of training must both be said; « jamais licencié » answers no."""
    t = contexte.t
    if "licenci" not in t and "vire" not in t:
        return
    for trouve in motif(r"\b(?:jamais|pas)(?: ete)? (?:licenciee?|viree?)\b").finditer(t):
        if not motif(_MOTIF).search(t) and "?" not in t:
            yield Indice("licencie_sans_formation", False, trouve.start(), trouve.end())
    for trouve in motif(_LICENCIE).finditer(t):
        reprise = motif(r"\b(?:reembauche|rembauche|repris|retrouve|reprise)e?\b").search(t)  # told of somebody: dismissed, then hired again
        if not motif(_MOTIF).search(t) or not (contexte.personnel or reprise):
            continue
        avec = motif(_AVEC_FORMATION).search(t, trouve.end())
        sans = motif(_SANS_FORMATION).search(t, trouve.end())
        fin = sans or avec
        if fin:
            yield Indice("licencie_sans_formation", bool(sans), trouve.start(), fin.end())


def _changement(contexte: Contexte) -> Iterator[Indice]:
    for valeur, source in _CHANGE:
        for trouve in motif(source).finditer(contexte.t):
            demande = motif(r"\b(?:est[- ]ce qu[e']|quand|pourquoi|comment) ?$")
            if contexte.personnel and not demande.search(contexte.avant(trouve.start())):
                yield Indice("change_de_metier", valeur, trouve.start(), trouve.end())


def _mobilite(contexte: Contexte) -> Iterator[Indice]:
    propose = contexte.profil.valeur("employeur_position") in ("propose", "accord")  # « en interne » says where its offer leads
    propose = propose or bool(motif(r"\bpropose\w*\b").search(contexte.t))
    if not contexte.personnel or not (propose or motif(rf"{_PROJET}|{SOUHAIT}").search(contexte.t)):
        return
    for valeur, source in (("interne", rf"\ben interne\b|\ba l'interieur (?:de (?:ma|la|notre|l')|du|de mon) ?{_BOITE}|{_RESTER}"), ("externe", _PARTIR)):
        for trouve in motif(source).finditer(contexte.t):
            avant = contexte.avant(trouve.start())
            if not motif(r"\b(?:pas|sans|ni|impossible|jamais)\b[^,]*$").search(avant + trouve.group()):
                yield Indice("mobilite", valeur, trouve.start(), trouve.end())
