"""The training, the project and the end of the contract: length, dates, price, pace.

Documented rules: a training said for a month starts on its first day, a contract ends on the last day of
the month said; « la rentrée » is the 1st of September; a week is 12/52 of a month, a day 7 hours.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from assistant.dialogue.lecture.certification import SOUHAIT
from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.dates import DATE, lire_date
from assistant.dialogue.lecture.dossiers import parle_d_un_ptp_passe
from assistant.dialogue.lecture.durees import DUREE, lire_duree
from assistant.dialogue.lecture.nombres import ENTIERS, EUROS, lire_quantite, quantite
from assistant.dialogue.lecture.texte import motif
from assistant.domaine.profil import Intervalle, Valeur

COURS = (
    r"\b(?:formation|ptp|projet de transition(?: professionnelle)?|cursus|bts|titre|stage"
    r"|session|cap|licence|master|diplome)\b"
)


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield what is said of the training, the project and the end of the contract."""
    yield from _durees(contexte)
    yield from _debut(contexte)
    yield from _prix(contexte)
    yield from _rythme(contexte)
    yield from _projet(contexte)
    yield from _fin_de_contrat(contexte)


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
    if not motif(COURS).search(contexte.t):
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
            rf"{COURS}{milieu}{lien}(?P<q>{longueur})",
            rf"\b(?P<q>{longueur}) de (?:formation|stage|cours)\b",
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
    suivie = motif(r"\b(?:j'ai|jai) (?:deja )?(?:fait|suivi|fini|termine) (?:une|ma|la) formation").search(
        contexte.avant(fin)
    )
    if suivie or parle_d_un_ptp_passe(contexte, fin):
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
    if valeur is not None and not motif(r"\bun ptp (?:doit|peut)|combien de temps").search(contexte.t):
        yield Indice(fait, valeur, debut, fin)


def _debut(contexte: Contexte) -> Iterator[Indice]:
    t = contexte.t
    sources = (
        (
            rf"{COURS}[^.?!]{{0,60}}?\b(?:commenc\w+|demarr\w+|debut\w*|a partir|prevue|des) (?:au "
            rf"|le |en |a |du |vers |la |pour )*(?P<d>{DATE})"
        ),
        (
            rf"\b(?:commencer|demarrer|debuter|entrer en formation|entree en formation|partir en"
            rf" formation|depart en formation|debut de (?:la )?formation)(?: (?:la|ma|une)"
            rf" (?:formation|session))?[^.?!\d]{{0,12}}? ?:?(?P<d>{DATE})"
        ),
        (
            rf"{COURS}(?: (?!qui|finit|termine|jusqu)(?:[a-z'-]+|\d+(?= mois\b))){{0,5}} (?:en|a|des|le|pour|de|du|au)"
            rf" (?:la )?(?P<d>{DATE})"
        ),
        rf"{COURS}(?: [a-z'-]+){{0,3}} (?P<d>dans \w+ (?:mois|semaines?|ans?))",
    )
    if motif(COURS).search(t):
        mois = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
        sources += (
            rf"\b(?:de |d')(?P<d>{mois}) a (?:{mois})\b",
            rf"(?:^|, ?|\b)(?P<d>rentree(?: de)? (?:{mois}|20\d\d)(?: 20\d\d)?)",
        )
    for source in sources:
        for trouve in motif(source).finditer(t):
            if motif(r"anciennete|depuis|fini\w*|termin\w+|il y a|demissionn").search(
                trouve.group()
            ) or _annee_passee(contexte, trouve.group("d")):
                continue
            depot = motif(r"\b(?:demande|dossier) (?:de|d'un|du|pour un|pour le) $").search(
                contexte.avant(trouve.start())
            )
            if depot or parle_d_un_ptp_passe(contexte, trouve.end()):
                continue
            periode = lire_date(trouve.group("d"), contexte.le, passe=False)
            if periode is not None and contexte.personnel | ("formation" in trouve.group()):
                yield Indice("formation_debut", periode.debut, trouve.start(), trouve.end())


def _annee_passee(contexte: Contexte, ecrit: str) -> bool:
    periode = lire_date(ecrit, contexte.le, passe=False)
    seule = bool(motif(r"(?:19|20)\d\d$").fullmatch(ecrit))
    return periode is None or seule


_ACHAT = rf"(?:{COURS}|\b(?:caces|toeic|tosa|clea|permis)\b)"


def _prix(contexte: Contexte) -> Iterator[Indice]:
    euros, nu = quantite(r"(?:€|euros?\b|k€|balles)"), quantite(r"(?:€|euros?\b)?")
    source = (
        rf"{_ACHAT}(?: (?!salaire|gagne|cpf|net|brut)[a-z0-9'+-]+){{0,8}}? (?:a|de|pour|coute\w*"
        rf"|vaut|qui coute|est a|:)(?: environ| dans les)? ?(?P<q>{euros})(?! ?(?:net|brut|par"
        rf" mois|/mois|sur|de cpf))"
        rf"|(?:^|,) ?(?:a |pour )?(?P<s>{euros})(?= ?(?:[,.;)]|$))"
        rf"|\b(?:prix|tarif|cout|devis|coute|coutera|facturee?)(?: de la formation)?(?: (?:est"
        rf"|de|a|:|d'environ))* ?:? ?(?P<r>{nu})(?! ?(?:net|brut|mois|h\b|%))"
    )
    for trouve in motif(source).finditer(contexte.t):
        valeur = lire_quantite(trouve.group("q") or trouve.group("s") or trouve.group("r"), EUROS)
        if trouve.group("s") and motif(
            r"gagne|touche|salaire|cpf|pay[ea]|paie|\bbrut|\bnet\b|employeur|patron"
        ).search(contexte.t):
            continue
        vu = contexte.avant(trouve.start()) + trouve.group()
        if motif(r"\bmoyen|\bbilan|participation|\bquelle?s?\b|\bmet\b|\bpaye").search(vu) or valeur is None:
            continue
        if not motif(_ACHAT).search(contexte.t) or contexte.clause(trouve.start()).statut == "generique":
            continue
        yield Indice("formation_prix_eur", valeur, trouve.start(), trouve.end())


def _rythme(contexte: Contexte) -> Iterator[Indice]:
    t = contexte.t
    for trouve in motif(
        r"\b(?P<p>temps[- ]partiel|mi[- ]temps|(?:[5-9]\d) ?%(?= ?(?:$|[,.]| en cdi| depuis)))"
        r"|\b(?P<c>temps[- ]plein|temps complet)"
    ).finditer(t):
        avant = contexte.avant(trouve.start())
        phrase = contexte.t[: trouve.start()]
        if "%" in trouve.group() and not motif(r"\b(?:suis|travaille|bosse) a $").search(avant):
            continue
        nie = motif(r"\bpas (?:a |en |de )?$").search(avant)
        cours = motif(rf"{COURS}[^.?!]*$").search(phrase) and not motif(
            r"\b(?:je travaille|je bosse|je suis)\b[^.?!]*$"
        ).search(avant)
        if motif(r"\b(?:cherche|passer|demander|veux|trouver)\b[^,]*$").search(avant) and not cours:
            continue
        if contexte.personnel or (cours and "?" not in contexte.t):
            fait = "formation_temps_partiel" if cours else "temps_partiel"
            yield Indice(fait, bool(trouve.group("p")) != bool(nie), trouve.start(), trouve.end())
    soir = (
        r"\b(?:cours du soir|le soir (?:et|ou) le[s]? week-?ends?|hors (?:de mon |du )?temps"
        r" de travail|en dehors de (?:mon travail|mes heures|mon temps de travail|mes"
        r" horaires)|uniquement le (?:soir|week-?end))"
    )
    for trouve in motif(soir).finditer(t):
        if motif(rf"{COURS}|\bme former\b").search(t) and "?" not in t[trouve.end() : trouve.end() + 2]:
            yield Indice("formation_hors_temps_travail", True, trouve.start(), trouve.end())
    for trouve in motif(r"\b(?:sur|pendant) (?:mon|le) temps de travail|\bpendant mes heures\b").finditer(t):
        if motif(COURS).search(contexte.avant(trouve.start())):
            yield Indice("formation_hors_temps_travail", False, trouve.start(), trouve.end())


def _projet(contexte: Contexte) -> Iterator[Indice]:
    creation = (
        rf"{SOUHAIT}[^.?!,]{{0,25}}?(?P<c>\b(?:creer|monter|lancer|ouvrir|reprendre|racheter)"
        rf" (?:ma|mon|une|un|sa|son|notre)(?: propre)? (?!formation|etude|dossier|emploi"
        rf"|travail|job|cpf|compte|projet)[a-z-]+|me mettre a mon compte|m'installer a mon"
        rf" compte|etre (?:a mon compte|mon propre patron|independante?)|devenir"
        rf" (?:independante?|auto-?entrepreneu\w+|mon propre patron|micro-?entrepreneu\w+)|me"
        rf" lancer a mon compte)"
        r"|(?P<d>\bprojet (?:de |d')?(?:reprise|creation|ouverture|creer|ouvrir"
        r"|reprendre)\b(?: (?:de |d')?(?:ma |mon |une |un |la |son )?[a-z]+){0,2})"
    )
    for trouve in motif(creation).finditer(contexte.t):
        nom = "c" if trouve.group("c") else "d"
        if nom == "c" or contexte.personnel:
            yield Indice("type_projet", "creation", trouve.start(nom), trouve.end(nom), poids=1)
    formation = (
        rf"{SOUHAIT} ?(?:bien |aussi |donc )?(?:(?:faire|suivre|trouver|partir|commencer"
        rf"|entrer|demarrer|d'une|une|en|la|ma|de|me|reprendre) ?)*(?:une |ma |la |des"
        rf" )?(?:formation|me former|former|etudes)\b"
    )
    for trouve in motif(formation).finditer(contexte.t):
        if not motif(r"\bpas\b").search(contexte.avant(trouve.start()) + trouve.group()):
            yield Indice("type_projet", "formation", trouve.start(), trouve.end())


def _fin_de_contrat(contexte: Contexte) -> Iterator[Indice]:
    contrat = (
        r"\b(?:mon |ma |le |son |sa |ce )?(?:cdd|contrat|mission|dernier|apprentissage"
        r"|alternance|contrat d'apprentissage)\b"
    )
    finit = (
        r"(?:(?:se |s')?(?:finit|fini|termine|finira|terminera|arrete|arretera|acheve"
        r"|finissait|prend fin|est finie?|fin)|jusqu'(?:a|au|en)?|s'est (?:terminee?|finie?|achevee?)|va jusqu'(?:a|au"
        r"|en))"
    )
    source = (
        rf"{contrat}(?: (?!formation)[a-z0-9']+){{0,4}}?,? ?(?:et )?(?:il |qui )?{finit} ?(?:le"
        rf" |en |au |a la |a |ce |: ?|du )*(?P<d>{DATE})|\bfin (?:de|du|de mon|de ma)"
        rf" (?:contrat|cdd|mission)(?: prevue)? ?(?:le|en|au|:|est le)* ?(?P<e>{DATE})"
    )
    for trouve in motif(source).finditer(contexte.t):
        ecrit = trouve.group("d") or trouve.group("e")
        passe = bool(motif(r"s'est (?:terminee?|finie?|achevee?)|est fini|il y a").search(trouve.group()))
        periode = lire_date(ecrit, contexte.le, passe=passe)
        if periode is not None and (contexte.personnel or "?" not in contexte.t):
            yield Indice("fin_contrat_le", periode.fin, trouve.start(), trouve.end())
