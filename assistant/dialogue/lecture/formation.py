"""The training, the project and the end of the contract: length, dates, price, pace.

Documented rules: a training said for a month starts on its first day, a contract ends on the last day of
the month said; « la rentrée » is the 1st of September; a week is 12/52 of a month, a day 7 hours.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.dates import DATE, lire_date
from assistant.dialogue.lecture.dossiers import parle_d_un_ptp_passe
from assistant.dialogue.lecture.durees import DUREE, lire_duree
from assistant.dialogue.lecture.nombres import ENTIERS, lire_quantite, quantite
from assistant.dialogue.lecture.texte import motif
from assistant.domaine.profil import Intervalle, Valeur

COURS = (
    r"\b(?:formation|ptp|projet de transition(?: professionnelle)?|cursus|bts|titre|stage"
    r"|session|cap|licence|master|diplome)\b"
)


# What is dated or measured is then a paper, a delay or an earlier training.
_COURRIER = r"\b(?:rejet\w*|refus\w*|decision|notifi\w*|recue?|courrier|lettre|commission|accord\w*|accepte\w*|depose\w*|envoye\w*|recours|signe\w*)\b"
_AUTRE_DUREE = r"\b(?:report\w*|decal\w*|differ\w*|retard\w*|prolong\w*|(?:1er|1ere|premiere?|precedente?|ancien(?:ne)?) (?:formation|ptp|cif|projet)|entre deux|delai)\b"


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield what is said of the training, the project and the end of the contract."""
    yield from _durees(contexte)
    yield from _debut(contexte)


def en_mois(ecrit: str) -> Valeur | None:
    """Return the months of a folded length said in months, years or weeks."""
    semaines = motif(r"semaines?").search(ecrit)
    if not semaines:
        return lire_duree(ecrit)
    valeur = lire_quantite(ecrit, ENTIERS)
    return _dixiemes(valeur, Decimal(12) / 52)


def en_heures(ecrit: str) -> Valeur | None:
    """Return the hours of a folded length said in hours or days of 7 hours."""
    valeur = lire_quantite(ecrit, ENTIERS)
    return _dixiemes(valeur, Decimal(7)) if motif(r"jours?|j\b").search(ecrit) else valeur


def _dixiemes(valeur: Decimal | Intervalle | None, facteur: Decimal) -> Valeur | None:
    def arrondi(nombre: Decimal | None) -> Decimal | None:
        return None if nombre is None else (nombre * facteur).quantize(Decimal("0.1"), ROUND_HALF_UP)

    if isinstance(valeur, Intervalle):
        return Intervalle(arrondi(valeur.mini), arrondi(valeur.maxi))
    return arrondi(valeur)


MOIS_OU_SEMAINES = rf"(?:{DUREE}|{quantite('semaines?')})"
HEURES_OU_JOURS = quantite(r"(?:heures?|h|jours?)\b")


def _durees(contexte: Contexte) -> Iterator[Indice]:
    if not motif(COURS).search(contexte.t) and not _en_parle(contexte):
        return
    milieu = r"(?: (?!depuis|anciennete|commence|demarre|cdi|cdd|salaire)(?:[a-z'+.-]+|\d+ ?h)){0,6}?"
    lien = (
        r"(?: (?:de|d'|dure|sur|pendant|en|est de|c'est|fait|:|prend|durera|duree))*(?:,| \()? ?(?:de |d')?"
    )
    sources = (
        ("formation_duree_mois", MOIS_OU_SEMAINES, en_mois),
        ("formation_duree_heures", HEURES_OU_JOURS, en_heures),
    )
    for fait, longueur, convertir in sources:
        liste = (
            rf"(?:, ?|\b(?:elle|ca) dure"
            rf" ){'' if fait.endswith('heures') else '(?<=dure )'}(?P<q>{longueur})(?= ?(?:[,.;)]|$"
            rf"| la formation))"
        )
        for source in (
            liste,
            rf"{COURS}(?: \([^)]{{0,40}}\))?{milieu}{lien}(?P<q>{longueur})",
            rf"\b(?P<q>{longueur}) de (?:formation|stage|cours)\b",
            rf"{COURS}[^.?!]{{0,60}}? et (?:elle |il |ca )?dure (?P<q>{longueur})",
            rf"\b(?:en formation|formation|ptp)\b[^.?!;]{{0,50}}?\b20\d\d,? (?:pour|pendant|sur|et dure) (?P<q>{longueur})",
            rf"{COURS}[^?!;]{{0,60}}?{DATE},? (?:(?:pour|pendant|sur|dure[er]*|et) )*(?P<q>{longueur})(?= ?(?:[,.;?)]|$|a? ?temps|a plein|en continu))",
            rf"\b(?:commenc|demarr|debut)[a-z]+[^.?!;]{{0,12}}{DATE},? (?:pour|pendant|sur) (?P<q>{longueur})",
            rf"\b(?:elle|il|ca|qui|et) (?:dure|durera|durerait|fait) (?P<q>{longueur})(?! (?:que|d'anc))",
        ):
            for trouve in motif(source).finditer(contexte.t):
                yield from _une_duree(
                    contexte, fait, trouve.group("q"), trouve.start(), trouve.end(), convertir
                )


def _une_duree(
    contexte: Contexte, fait: str, ecrit: str, debut: int, fin: int, convertir: object
) -> Iterator[Indice]:
    if "interim" in contexte.t and fait.endswith("heures") and "formation" not in contexte.t[debut:fin]:
        return
    if motif(r"\b(?:un|le|les|des) (?:ptp|cpf)s? (?:dur|est|fait|doi|peu)").search(contexte.t):
        return
    if motif(r"(?:35|39) ?h(?:eures)?$").match(ecrit) and not motif(COURS).search(contexte.t[debut:fin]):
        return  # the week of a full-time job
    suivie = motif(r"\b(?:j'ai|jai) (?:deja )?(?:fait|suivi|fini|termine) (?:une|ma|la) formation").search(
        contexte.avant(fin)
    )
    if suivie or parle_d_un_ptp_passe(contexte, fin) or motif(_AUTRE_DUREE).search(contexte.t[max(0, debut - 30) : fin]):
        return
    avant, apres = contexte.t[debut : fin - len(ecrit)], contexte.apres(fin)
    if motif(r"\b(?:dans|depuis|il y a|avec|apres|jusqu'a|a|j'ai|avant|faut|commenc\w+|demarr\w+) $").search(
        avant
    ) or motif(r"[.?!;]|\b(?:avec|minimum|moins de|maximum|maximale|financ|depuis|periode)\b").search(avant):
        return
    if motif(
        r" ?(?:d'anciennete|de boite|dans|ans\b|minimum|par (?:semaine|jour|mois)|/|,?"
        r" je\b.*anciennete|d'experience)"
    ).match(apres):
        return
    valeur = convertir(ecrit)  # type: ignore[operator]
    if valeur is not None and not motif(r"\bun ptp (?:doit|peut)|combien de temps(?! (?:avant|a l'avance|d'avance))").search(contexte.t):
        yield Indice(fait, valeur, debut, fin)


def _en_parle(contexte: Contexte) -> bool:
    """Return whether « elle commence le 30 août et dure 11 mois » is said of the training that the talk is about."""
    if contexte.profil.faits and motif(r"\bsi (?:ca|elle) (?:commenc\w+|demarr\w+|debut\w+)\b").search(contexte.t) and not motif(r"\b(?:contrat|poste|boulot|travail|emploi|conge|preavis)\b").search(contexte.t):
        return True
    return contexte.clause(0).statut != "hypothese" and bool(motif(r"^\W*(?:(?:alors|oui|donc|et|la|bon) )*(?:elle|ca|il|je) (?:commenc\w+|demarr\w+|debut\w+|dure\w*|se deroule)\b").match(contexte.t))


def _debut(contexte: Contexte) -> Iterator[Indice]:
    t = contexte.t
    sources = (
        (
            rf"{COURS}[^.?!]{{0,60}}?\b(?:commenc\w+|demarr\w+|debut\w*|a partir|prevue|des) (?:au "
            rf"|le |en |a |du |vers |la |pour )*(?P<d>{DATE})"
        ),
        (
            rf"\b(?:commencer|demarrer|debuter|je (?:commence|demarre|debute)|entrer en formation|entree en formation|partir en"
            rf" formation|depart en formation|debut de (?:la )?formation)(?: (?:la|ma|une)"
            rf" (?:formation|session))?[^.?!\d]{{0,12}}? ?:?(?P<d>{DATE})"
        ),
        (
            rf"{COURS}(?: (?!qui|finit|termine|jusqu)(?:[a-z'-]+|\d+(?= mois\b))){{0,5}} (?:en|a|des|le|pour|de|du|au)"
            rf" (?:la )?(?P<d>{DATE})"
        ),
        rf"{COURS}(?: [a-z'-]+){{0,3}} (?P<d>dans \w+ (?:mois|semaines?|ans?))",
        rf"\b(?:commence|demarre|debute)\w* (?:mon|ma|son|sa|le|la|un|une|leur) {COURS}[^.?!\d]{{0,8}}? ?(?:le |en |au |depuis )?(?P<d>{DATE})",
    )
    if _en_parle(contexte):
        sources += (rf"\b(?:commenc\w+|demarr\w+|debut\w+)(?: (?:au|le|en|a|du|vers|la|mi|fin))* ?(?P<d>{DATE})",)
    if motif(COURS).search(t):
        sources += (r"\bformation,? (?:prevue |du |le )?(?P<d>\d\d?(?:er)? [a-z]+ 20\d\d)", rf"{COURS}[^.?!]{{0,40}}?\ba partir (?:du |de |d')?(?P<d>{DATE})")
        mois = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
        sources += (
            rf"\b(?:de |d')(?P<d>{mois}) a (?:{mois})\b",
            rf"(?:^|, ?|\b)(?P<d>rentree(?: de)? (?:{mois}|20\d\d)(?: 20\d\d)?)",
        )
    for source in sources:
        for trouve in motif(source).finditer(t):
            # « je commence par quoi demain ? » asks for a first step.
            if motif(r"anciennete|depuis|fini\w*|termin\w+|il y a|demissionn|\bpar (?:quoi|ou)\b").search(
                trouve.group()
            ) or _annee_passee(contexte, trouve.group("d")):
                continue
            depot = motif(r"\b(?:demande|dossier) (?:de|d'un|du|pour un|pour le) $").search(contexte.avant(trouve.start())) or (
                motif(_COURRIER).search(contexte.avant(trouve.start()) + trouve.group()) and not motif(r"\bpour (?:le )?|commenc|demarr|debut").search(trouve.group())
            )
            if depot or parle_d_un_ptp_passe(contexte, trouve.end()):
                continue
            periode = lire_date(trouve.group("d"), contexte.le, passe=False)
            precis = periode is not None and periode.debut == periode.fin >= contexte.le
            if periode is not None and (contexte.personnel or "formation" in trouve.group() or precis):
                yield Indice("formation_debut", periode.debut, trouve.start(), trouve.end())


def _annee_passee(contexte: Contexte, ecrit: str) -> bool:
    periode = lire_date(ecrit, contexte.le, passe=False)
    seule = bool(motif(r"(?:19|20)\d\d$").fullmatch(ecrit))
    return periode is None or seule


