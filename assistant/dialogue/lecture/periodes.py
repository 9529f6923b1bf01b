"""Time worked over a period: months in five years, hours of agency work, days, cachets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.dialogue.lecture.anciennete import SALARIE, TRAVAIL, indice, lire_depuis
from assistant.dialogue.lecture.clauses import GENERIQUE
from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.dates import DATE
from assistant.dialogue.lecture.durees import DUREE, lire_duree
from assistant.dialogue.lecture.nombres import BORNE, ENTIERS, lire_quantite, quantite
from assistant.dialogue.lecture.texte import motif
from assistant.domaine.profil import Intervalle, Valeur

_PERIODES = (
    ("salarie_5ans_mois", r"(?:mois|ans|annees)", r"(?:5|cinq) (?:dernieres? )?an(?:s|nees)\b|60 (?:derniers )?mois"),
    (
        "cdd_12mois_mois",
        r"mois (?:de |en )?(?:cdd)",
        r"(?:12|douze) (?:derniers )?mois|un an\b|1 an\b|l'annee|cette annee",
    ),
    (
        "cdd_12mois_jours",
        r"jours?(?: ouvres)?(?: travailles)?(?: (?:de |en )?cdd)?",
        r"(?:12|douze) (?:derniers )?mois|un an\b|1 an\b|l'annee",
    ),
    (
        "mois_travailles_24",
        r"mois",
        r"(?:24|vingt-quatre) (?:derniers )?mois|(?:2|deux) (?:dernieres )?annees",
    ),
    (
        "jours_travailles_60mois",
        r"jours?",
        r"(?:60|soixante) (?:derniers )?mois|(?:5|cinq) (?:dernieres? )?an(?:s|nees)\b",
    ),
    (
        "cachets_2a5ans",
        r"(?:cachets?|jours?)",
        r"(?:3|4|5|trois|quatre|cinq) (?:dernieres? )?an(?:s|nees)\b|(?:36|48|60) (?:derniers )?mois",
    ),
    (
        "cachets_24mois",
        r"(?:cachets?|jours?)",
        r"(?:24|vingt-quatre) (?:derniers )?mois|(?:2|deux) (?:dernieres? )?an(?:s|nees)\b",
    ),
    ("cachets_12mois", r"(?:cachets?|jours?)", r"(?:12|douze) (?:derniers )?mois|(?:un|1) an\b|l'annee|cette annee"),
)


def lire(contexte: Contexte) -> Iterator[Indice]:
    """« 30 mois sur les 5 dernières années », « 250 cachets sur 3 ans », « 1 800 heures d'intérim »."""
    yield from _sans_interruption(contexte)
    yield from _heures_interim(contexte)
    yield from _jours_travailles(contexte)
    if not motif(r"\bsur\b|dernier|interim|\ben\b|\bces\b|cette").search(contexte.t):
        return
    spectacle = "cachet" in contexte.t or _du_spectacle(contexte)
    for fait, unite, periode in _PERIODES:
        if "cachets" not in fait:
            if spectacle and fait in ("jours_travailles_60mois", "salarie_5ans_mois"):
                continue
            if fait == "cdd_12mois_jours" and "cdd" not in contexte.t:
                continue
        elif not spectacle:
            continue
        # « 58 cachets cette année, 130 sur deux ans » : the unit is said once.
        unite = f"(?:{unite})?" if "cachet" in contexte.t and fait.startswith("cachets") else unite
        quoi = DUREE if "ans" in unite else quantite(unite)
        if fait.startswith("cachets"):
            yield from _periode_d_abord(contexte, fait, periode)
        source = (
            rf"(?P<q>{quoi})(?: (?!(?:mois|et)\b)[a-z']+){{0,4}}? (?:sur|en|dans|ces|au cours"
            rf" d[e']s?|pendant|cette)? ?(?:les |ces |l')?(?:{periode})"
        )
        for trouve in motif(source).finditer(contexte.t):
            if motif(r"\b(?:arrets?|malad\w+|absen\w+|accident\w*|chomage|conges?|inactivite)\b").search(trouve.group()):
                continue  # « 7 mois d'arrêt dans les deux dernières années » : not worked
            if motif(r"\bpar (?:an|mois|semaine)\b").search(trouve.group()):
                continue  # « 7 mois par an depuis 5 ans » counts one year
            if contexte.personnel or "cdd" in trouve.group() or "travail" in trouve.group() or fait.startswith("cachets") and not motif(GENERIQUE).search(contexte.t):
                yield from indice(fait, trouve, _mesure(fait, trouve.group("q")))


def _jours_travailles(contexte: Contexte) -> Iterator[Indice]:
    """Yield « exactement 1 300 jours travaillés »: only the resignation scheme counts days by the thousand."""
    for trouve in motif(rf"(?P<q>{BORNE}?\d ?\d{{3}}) jours(?: (?:de travail|travailles?|salaries?|d'affiliation))?").finditer(contexte.t):
        avant = contexte.avant(trouve.start())
        dits = motif(r"\b(?:a|ai|compte|totalise|cumule|avec|avait|fait|il me reste) (?:exactement |pile |deja |bien )?$").search(avant) or not avant.strip()
        if (contexte.personnel or dits) and not motif(r"\b(?:faut|faudrait|exige\w*|demande\w*|les|des|ces)\b[^,]{0,20}$").search(avant):
            yield from indice("jours_travailles_60mois", trouve, lire_quantite(trouve.group("q"), ENTIERS), poids=-1)


def _du_spectacle(contexte: Contexte) -> bool:
    """Return whether days are those of an intermittent worker, who counts them like « cachets »."""
    return "intermitten" in contexte.t or contexte.profil.valeur("type_contrat") == "intermittent"


def _periode_d_abord(contexte: Contexte, fait: str, periode: str) -> Iterator[Indice]:
    """Yield « sur 12 mois j'en ai 32 »: the unit was said before."""
    combien = rf"\bsur (?:les |ces )?(?:{periode}),? (?:j'en ai|j'ai|j'en avais|ca fait)(?: fait| eu)? (?P<q>\d{{1,3}})(?= ?(?:cachets?|jours?)?\W*$)"
    for trouve in motif(combien).finditer(contexte.t):
        yield from indice(fait, trouve, _mesure(fait, trouve.group("q")))


def _mesure(fait: str, ecrit: str) -> Valeur | None:
    """Return the number said, years counted as months for a fact in months."""
    return lire_duree(ecrit) if fait.endswith("_mois") else lire_quantite(ecrit, ENTIERS)


_RESTE = r"\b(?:le reste|les autres|tout le reste|l'autre moitie)\b[^.?!]{0,15}\b"
_AGENCES = (
    r"(?:adecco|manpower|randstad|proman|synergie|crit|actual|supplay|start people|samsic|adequat|temporis"
    r"|leader)\b"
)


def _heures_interim(contexte: Contexte) -> Iterator[Indice]:
    connu = contexte.profil.valeur("type_contrat") in ("interim", "cdi_interimaire")
    if not (connu or motif(r"\binterim|\bagence|\bmission").search(contexte.t)):
        return
    heures = quantite(r"(?:heures?|h)\b")
    if not contexte.personnel and "?" in contexte.t:
        return
    agence = (
        r"[^\d.?!]{0,25}(?:(?:meme|cette|mon|son|une seule) agence|dans l'agence|chez eux|(?:dans|avec|chez) (?:ma|la meme|cette) boite|chez"
        rf" {_AGENCES})"
    )
    for trouve in motif(rf"(?:\bdont|(?<=mois),|\bet) (?P<q>{quantite(r'(?:heures?|h)?')}){agence}").finditer(contexte.t):
        yield from indice("heures_interim_agence_18mois", trouve, lire_quantite(trouve.group("q"), ENTIERS))
    for trouve in motif(rf"\b{_AGENCES}[^\d.?!,]{{0,12}}(?P<q>{heures})").finditer(contexte.t) if connu else ():
        yield from indice("heures_interim_agence_18mois", trouve, lire_quantite(trouve.group("q"), ENTIERS))
    yield from _reste_ailleurs(contexte, heures)
    for trouve in motif(rf"(?P<q>{heures})(?! ?(?:par|/))").finditer(contexte.t):
        if motif(r"[^.?!,]{0,30}\b(?:semaine|jour|par mois)\b").match(contexte.t, trouve.end()):
            continue
        autour = contexte.t[max(0, trouve.start() - 45) : trouve.end() + 45]
        if motif(r"\bdont $").search(contexte.t[: trouve.start()]):
            continue
        # Without « dont », hours at a named agency may be all of them: kept only when interim is known.
        if motif(agence if connu else agence.replace("|chez", "|zzz")).match(contexte.t, trouve.end()):
            yield from indice(
                "heures_interim_agence_18mois", trouve, lire_quantite(trouve.group("q"), ENTIERS)
            )
        elif "formation" not in autour and (
            motif(r"\binterim|18 (?:derniers )?mois|\bmission").search(autour)
            or motif(r",? dont \d").match(contexte.t, trouve.end())
            or connu and motif(r"\b(?:j'ai fait|j'ai|c'est|atteint) (?:plutot )?$").search(contexte.avant(trouve.start()))
        ):
            yield from indice("heures_interim_18mois", trouve, lire_quantite(trouve.group("q"), ENTIERS))


def _reste_ailleurs(contexte: Contexte, heures: str) -> Iterator[Indice]:
    """« 500 h chez Adecco, le reste chez Randstad » : the agency where most hours were made is the one to ask."""
    total = contexte.profil.valeur("heures_interim_18mois")
    for trouve in motif(rf"(?:{_AGENCES}[^.?!\d]{{0,10}})?(?P<q>{heures})[^.?!\d]{{0,25}}?(?:{_AGENCES}[^.?!\d]{{0,12}})?{_RESTE}{_AGENCES}").finditer(contexte.t):
        ici = lire_quantite(trouve.group("q"), ENTIERS)
        if isinstance(total, Decimal) and isinstance(ici, Decimal) and ici <= total:
            yield Indice("heures_interim_agence_18mois", max(ici, total - ici), trouve.start(), trouve.end(), poids=2, origine="deduit")


def _sans_interruption(contexte: Contexte) -> Iterator[Indice]:
    continu = (
        r"(?:sans (?:interruption|coupure|arret\b|m'arreter|trou)|non[- ]stop|d'affilee|en"
        r" continu|continus?\b|consecutifs?)"
    )
    for trouve in motif(
        rf"(?P<q>{DUREE})[^.?!]{{0,30}}?{continu}|{continu} (?:depuis )?(?P<r>{DUREE}|{DATE})"
    ).finditer(contexte.t):
        valeur = lire_depuis(contexte, trouve.group("q") or trouve.group("r"))
        mois = valeur.mini if isinstance(valeur, Intervalle) else valeur
        if isinstance(mois, Decimal) and (contexte.personnel or "?" not in contexte.t):
            if mois >= 60:
                yield Indice("activite_continue_5ans", True, trouve.start(), trouve.end())
            if motif(rf"{TRAVAIL}|depuis").search(contexte.avant(trouve.start()) + trouve.group()):
                yield from indice(SALARIE, trouve, valeur)
