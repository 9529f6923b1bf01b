"""The plan: what it costs, at what pace, a training or a business."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.dialogue.lecture import prix_horaire
from assistant.dialogue.lecture.certification import SOUHAIT
from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.contrat import A_SON_COMPTE_DEMAIN
from assistant.dialogue.lecture.formation import COURS
from assistant.dialogue.lecture.nombres import ENTIERS, EUROS, lire_quantite, quantite
from assistant.dialogue.lecture.prix_horaire import PAR_HEURE
from assistant.dialogue.lecture.texte import motif


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield what is said of the plan."""
    yield from _prix(contexte)
    yield from _prix_accole(contexte)
    yield from prix_horaire.lire(contexte)
    yield from _prix_et_heures(contexte)
    yield from _rythme(contexte)
    yield from _semaine(contexte)
    yield from _projet(contexte)

LEGALE = 35  # hours a week, full time
SEMAINE_MAXI = 48  # hours; above, they are the length of a training, not of a week
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
        if motif(PAR_HEURE).match(contexte.t, trouve.end()):
            continue  # what one hour costs
        if not motif(_ACHAT).search(contexte.t) or contexte.clause(trouve.start()).statut == "generique":
            continue
        yield Indice("formation_prix_eur", valeur, trouve.start(), trouve.end())


def _prix_accole(contexte: Contexte) -> Iterator[Indice]:
    """« permis poids lourd 2 800 € », « la VAE coûte 2 200 € » : the price stands beside what is bought, and is no ceiling."""
    euros = quantite(r"(?:€|euros?\b)")
    achat = (r"permis(?: (?:poids lourds?|de conduire|moto|voiture|bus|b|c|d))?|vae|bilan(?: de competences)?|clea|toeic|toefl|caces|tosa"
             r"|bts|titre pro(?:fessionnel)?|diplome|(?:formation|certification|titre)(?: rncp)?|rncp")
    source = (rf"\b(?:{achat})(?: (?:me|a|de|pour|est|qui|coute\w*|facturee?|vaut|:))*,? ?(?P<q>{euros})"
              r"(?! ?(?:net|brut|par mois|/mois|sur|de cpf|de droits|de l'heure|l'heure|par heure|/ ?h))")
    for trouve in motif(source).finditer(contexte.t):
        autour = contexte.avant(trouve.start()) + trouve.group()
        valeur = lire_quantite(trouve.group("q"), EUROS)
        if valeur is not None and not motif(r"\b(?:plafon\w*|limit\w*|maxim\w*|au plus|jusqu'a|participation|moyen\w*|est[- ](?:il|elle)|quel(?:le)?s?)\b").search(autour):
            yield Indice("formation_prix_eur", valeur, trouve.start(), trouve.end())


def _prix_et_heures(contexte: Contexte) -> Iterator[Indice]:
    """« 7 800 € pour 900 heures », « 1 050 heures pour 11 200 € » : what a training costs and how long it is, said together."""
    euros, heures = quantite(r"(?:€|euros?\b)"), quantite(r"(?:heures?|h)\b")
    source = rf"(?P<e>{euros})(?: (?:pour|les)|,) (?P<h>{heures})|(?P<i>{heures})(?: (?:pour|a)|,) (?P<f>{euros})(?! ?(?:net|brut|de l'heure|par))"
    for trouve in motif(source).finditer(contexte.t):
        prix = lire_quantite(trouve.group("e") or trouve.group("f"), EUROS)
        duree = lire_quantite(trouve.group("h") or trouve.group("i"), ENTIERS)
        if isinstance(prix, Decimal) and isinstance(duree, Decimal) and duree > SEMAINE_MAXI and prix >= duree:
            yield Indice("formation_prix_eur", prix, trouve.start(), trouve.end())
            yield Indice("formation_duree_heures", duree, trouve.start(), trouve.end())


def _semaine(contexte: Contexte) -> Iterator[Indice]:
    """« CDI 28h », « contrat de 24 heures par semaine » : below 35 hours, it is part time."""
    heures = r"(?P<h>\d\d?) ?(?:h|heures?)\b"
    source = rf"(?<=[a-z] )\({heures}(?: ?/ ?semaine| par semaine)?\)|\b(?:cdi|cdd|contrat)(?: a temps partiel)?,?(?: de| a)? ?\(?{heures}|{heures} ?(?:par |/ ?|la |hebdo\w*|de )?(?:semaine|hebdo\w*)"
    for trouve in motif(source.replace("(?P<h>", "(?P<f>", 1).replace("(?P<h>", "(?P<g>", 1)).finditer(contexte.t):
        if contexte.personnel and not motif(COURS).search(contexte.avant(trouve.start())):
            if int(trouve.group("f") or trouve.group("g") or trouve.group("h")) < LEGALE:
                yield Indice("temps_partiel", True, trouve.start(), trouve.end(), poids=-1)


def _rythme(contexte: Contexte) -> Iterator[Indice]:
    t = contexte.t
    for trouve in motif(
        r"\b(?P<p>temps[- ]partiel|mi[- ]temps|(?:[5-9]\d) ?%(?! ?(?:de |des |du |d'|la |le |les |brut|net)))"
        r"|\b(?P<c>temps[- ]plein|temps complet)"
    ).finditer(t):
        avant = contexte.avant(trouve.start())
        phrase = contexte.t[: trouve.start()]
        if "%" in trouve.group() and not motif(r"\b(?:suis|est|travaille|bosse|reprend\w*|repris\w*|passee?|contrat|cdi|cdd|poste|employee?|salariee?) a $").search(avant):
            continue
        if trouve.group("c") and contexte.profil.valeur("temps_partiel") and motif(r"\d ?(?:€|euros?|brut|net)?,? (?:a|en) $").search(avant):
            continue  # « mon brut c'est 2 650 à temps plein » : the amount's, not the person's
        nie = motif(r"\bpas (?:a |en |de )?$").search(avant)
        if motif(r"\bpoints?\b").search(t) and motif(r"\b(?:faire|financ\w+|pay\w+|convert\w+|transform\w+|prendre|utilis\w+|obtenir|contre|donn\w+|pour)\b[^,]*$").search(phrase):
            continue  # « ses points, il peut en faire du temps partiel ? » : what points buy
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
        if motif(rf"{COURS}|\bme former\b|\bcours du soir\b").search(t) and "?" not in t[trouve.end() : trouve.end() + 2]:
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
        r"|(?P<d>\bprojet(?: ?:)? (?:de |d')?(?:reprise|creation|ouverture|creer|ouvrir"
        r"|reprendre)\b(?: (?:de |d')?(?:ma |mon |une |un |la |son )?[a-z]+){0,2})"
    )
    for trouve in motif(creation).finditer(contexte.t):
        nom = "c" if trouve.group("c") else "d"
        if nom == "c" or contexte.personnel:
            yield Indice("type_projet", "creation", trouve.start(nom), trouve.end(nom), poids=1)
    for trouve in motif(r"\b(?:a (?:mon|son) compte|en freelance|en auto-?entreprise)\b").finditer(contexte.t):
        if motif(A_SON_COMPTE_DEMAIN).search(contexte.avant(trouve.start())):
            yield Indice("type_projet", "creation", trouve.start(), trouve.end(), poids=1)
    formation = (
        rf"{SOUHAIT} ?(?:bien |aussi |donc )?(?:(?:faire|suivre|trouver|partir|commencer"
        rf"|entrer|demarrer|d'une|une|en|la|ma|de|me|reprendre) ?)*(?:une |ma |la |des"
        rf" )?(?:formation|me former|former|etudes)\b"
    )
    for trouve in motif(formation).finditer(contexte.t):
        if not motif(r"\bpas\b").search(contexte.avant(trouve.start()) + trouve.group()):
            yield Indice("type_projet", "formation", trouve.start(), trouve.end())
