"""How long somebody has worked: in the company, as an employee, over five years, by hours or cachets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.dates import DATE, anciennete, lire_date
from assistant.dialogue.lecture.durees import DUREE, lire_duree, peut_etre_un_age
from assistant.dialogue.lecture.metiers_connus import TETE
from assistant.dialogue.lecture.nombres import NOMBRE
from assistant.dialogue.lecture.texte import motif
from assistant.domaine.profil import Intervalle, Valeur

ENTREPRISE, SALARIE = "anciennete_entreprise_mois", "anciennete_salarie_mois"
LIEU_DE_TRAVAIL = (
    r"(?:boites?|entrep?ri[sz]es?|societe|maison|magasin|usine|hopital|association"
    r"|restaurant|hotel|cabinet|structure|groupe"
    r"|etablissement|garage|atelier|agence|poste|employeur|patron|job|clinique|ehpad"
    r"|creche|boulangerie|pharmacie|supermarche|pme|tpe|start-?up|salon|banque|resto|bar|brasserie|ecole|lycee|college"
    r"|jardinerie|entrepot|labo(?:ratoire)?|bureau|service|cantine|mairie|fonderie|cave|exploitation|concession|studio)"
)
_CHEZ = (
    rf"(?: (?:dans|ds|a|au|pour|chez|sur) (?:la |le |ma |mon |l'|leur |un |une |cet |cette "
    rf"|mon |son |)(?:meme |actuelle? )?{LIEU_DE_TRAVAIL}\b"
    r"| chez (?:le meme|eux|l'\w+|\w+)| (?:ici|la-bas)\b| au meme (?:endroit|poste)| dans l'entreprise)(?! d'accueil)"
)
_DE_BOITE = (
    rf"(?: (?:d'|de |dans )(?:l')?(?:anciennete|ancienete|anciennetee|boite|entreprise"
    rf"|maison|cdi|presence)\b(?! d'accueil)| boite\b|{_CHEZ})"
)
_DE_CARRIERE = (
    r"(?:,? (?:salariee? (?:en tout|au total)|de carriere|d'experience|d'exp\b|de metier|en tout\b|au total|tous"
    r" employeurs|de salariat|de cotisations?"
    r"|de travail\b(?! sur| en cdd| ces)|de vie active|comme salariee?|en tant que salariee?"
    r"|salariee?\b(?! (?:chez|dans|d'|de l|du|au|a|depuis|dpuis)\b)))"
)
TRAVAIL = r"\b(?:travaill\w*|boss\w*|jbosse|taff\w*|salariee?|taf|employee?)\b"
_SANS_ANCIENNETE = (
    r"\b(?:interim\w*|chom\w*|demandeu\w+|inscrite?|independante?|compte|entrepreneu\w+"
    r"|fonctionnaire|titulaire|arret|rqth|inaptes?|inaptitude|invalid\w+|accident\w*|conge"
    r"|handicape?e?s?|malad\w+|habite|vis|marie\w*|separ\w+|divorc\w+|veux|voudrais"
    r"|cherche|reflechis|pense|envie|attends"
    r"|espere|hesite|projet|demande|permis|retraite|enceinte|formation|intermittente?|freelance|galere)\b"
)
_CONTRAT = (
    r"\b(?:cdi|cdii|cdi interimaire|cdd|cdds|alternance|apprentissage|apprentie?|contrat"
    r"|contractuel(?:le)?)\b"
)


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield seniority facts; what is said of nobody's work is left alone."""
    yield from _nommees(contexte)
    yield from _depuis(contexte)


def _nommees(contexte: Contexte) -> Iterator[Indice]:
    """« 18 mois d'ancienneté », « 20 ans de boîte », « 5 ans de carrière », « CDI 14 mois »."""
    for fait, apres in ((SALARIE, _DE_CARRIERE), (ENTREPRISE, _DE_BOITE)):
        for trouve in motif(rf"(?P<q>\b{DUREE}){apres}(?! (?:sur|en|dans|pendant) (?:les |ces )?(?:5|cinq|12|douze|24) )").finditer(contexte.t):
            if motif(r"\bheures?(?: d'interim)? (?:en|sur|dans)(?: les| ces)? ?$").search(contexte.avant(trouve.start())):
                continue  # « 1 650 heures en 18 mois chez … » : the months of a count
            if motif(r"\b(?:ptp|cif|formation|stage|transition\w*|cdd|contrat)(?: pro\w*)? d[e'] ?$|\bchangee? d(?:e |')(?:poste|service|equipe|site)\b[^,]*$").search(
                contexte.avant(trouve.start())
            ) or _quitte(contexte, trouve.start()) or _demandee(contexte, trouve.start()) or motif(r" ou (?:ca|on|il|est-ce|si)\b[^?.!]*\?").match(contexte.t, trouve.end()):
                continue
            yield from indice(fait, trouve, lire_duree(trouve.group("q")), poids=1)
    for trouve in motif(rf"(?:\bdont|,(?: et)?) (?P<q>{NOMBRE}){_CHEZ}").finditer(contexte.t):
        phrase = motif(r"[?!;]").split(contexte.t[: trouve.start()])[-1]
        unites = motif(r"(?<![a-z])(ans|mois|annees)\b").findall(phrase)
        if unites and not motif(r"\d ?h\b|heures").search(phrase):
            yield from indice(ENTREPRISE, trouve, lire_duree(f"{trouve.group('q')} {unites[-1]}"), poids=1)
    for trouve in motif(
        rf"\b(?:puis|ensuite|maintenant) (?P<p>{DUREE}) (?:en|de) cdi\b|\banciennete ?(?:de |:|est de |c'est |d'|= ?)* ?(?P<q>{DUREE})|\bcdi(?: prive)? ,?(?:de"
        rf" )?(?P<r>{DUREE})(?! (?:de|d'exp))"
        rf"|\b(?:j'ai|je suis a) (?P<s>{DUREE}) d'anciennete"
    ).finditer(contexte.t):
        ecrit = trouve.group("p") or trouve.group("q") or trouve.group("r") or trouve.group("s")
        if not (trouve.group("r") and peut_etre_un_age(contexte.t, ecrit)):
            yield from indice(ENTREPRISE, trouve, lire_duree(ecrit), poids=1)


def _depuis(contexte: Contexte) -> Iterator[Indice]:
    """« depuis 14 mois », « depuis juin », « ça fait 4 ans que je bosse chez… »."""
    yield from _reembauche(contexte)
    introduction = (
        r"\b(?:depuis|depui|dpuis|dps|voila|(?:ca|cela|sa) (?:va (?:bientot )?faire|fait|fais)|il y a)"
    )
    for trouve in motif(rf"{introduction} (?:maintenant |deja |plus tard )?(?P<q>{DUREE}|{DATE})").finditer(
        contexte.t
    ):
        if motif(r"\b(?:chaque|tous les (?:ans|etes|hivers|automnes|printemps)|toutes les saisons)\b[^.;]{0,30}$").search(contexte.t[: trouve.start()]):
            continue  # « 5 mois chaque été depuis 5 ans » : seasons, not five whole years
        valeur = lire_depuis(contexte, trouve.group("q"))
        if "va " in trouve.group() and isinstance(valeur, Decimal):
            valeur = lire_duree(f"presque {trouve.group('q')}")
        fait = _cible(contexte, trouve)
        if fait:
            yield from indice(fait, trouve, valeur)
            yield from _cdd_recent(contexte, trouve, fait, valeur)


def _reembauche(contexte: Contexte) -> Iterator[Indice]:
    """« réembauché en CDI il y a 4 mois » : the day of the job of today, told after a dismissal."""
    for trouve in motif(rf"\b(?:re|r)?embauchee?(?: (?:ailleurs|depuis))?(?: en (?:cdi|cdd))? (?P<q>il y a {DUREE})").finditer(contexte.t):
        yield from indice(ENTREPRISE, trouve, lire_depuis(contexte, trouve.group("q")), poids=1)


def lire_depuis(contexte: Contexte, ecrit: str) -> Valeur | None:
    """Return the months that « depuis … » means on the day: a length as it is, a date counted."""
    if motif(rf"{DUREE}$").fullmatch(ecrit):
        return lire_duree(ecrit)
    periode = lire_date(ecrit, contexte.le, passe=True)
    return None if periode is None else anciennete(periode, contexte.le)


def _cible(contexte: Contexte, trouve: re.Match[str]) -> str | None:
    """Return which seniority a length speaks of, from the words around it; None when it is none."""
    avant, apres = contexte.avant(trouve.start()), contexte.apres(trouve.end())
    if trouve.group().startswith("il y a") or motif(r"\bpar (?:an|mois|semaine),? ?$|\bchangee? d(?:e |')(?:poste|service|equipe|site|metier)\b[^,]*$").search(avant) or motif(r",? ?sans (?:interruption|coupure|arret)| (?:d'arret|d'absence|de conge|de maladie|d'inactivite|de chomage)").match(apres):
        return None
    if motif(rf"(?: que (?:je |j'|elle |il )?(?:\w+ ){{0,3}})?{_CHEZ}").match(apres):
        return ENTREPRISE
    if motif(r" que (?:je |j'y |elle |il |c'|j')").match(apres):
        return cible_de_que(apres)
    if motif(rf"{_CONTRAT}(?: interim\w*)? ?(?:\w+ ){{0,3}}$").search(avant) and "chom" not in avant[-25:]:
        return ENTREPRISE
    if motif(r"\b(?:re)?(?:embauchee?|recrutee?|engagee?) ?$|\b(?:salariee?|employee?) (?:d'|de |du |chez )[^,]*$").search(avant) or motif(r" (?:salariee?|employee?) (?:d'|de |du |chez |dans )").match(apres):
        return ENTREPRISE
    if motif(_SANS_ANCIENNETE).search(avant.replace("cdi interim", "cdi ")):
        return None
    if motif(_CONTRAT).search(avant) or motif(r" (?:en|,)? ?(?:cdi|cdd)\b").match(apres):
        return ENTREPRISE
    if motif(rf"{_CHEZ}|\bdans (?:l[ae'] ?|une? ){LIEU_DE_TRAVAIL}|\bj'y suis|\b(?:ici|la) ?$").search(avant):
        return ENTREPRISE
    if motif(TRAVAIL).search(avant) and motif(
        r"\bchez|\b(?:dans|pour) une? |\ba la mairie|\ba l'hopital"
    ).search(avant):
        return ENTREPRISE
    metier = motif(rf"\b(?:suis|sui|chui|chuis|jsuis|est|comme|:|^) ?(?:une? )?{TETE}\b").search(avant)
    if motif(TRAVAIL).search(avant) or metier:
        return SALARIE
    return _cible_par_defaut(contexte, avant)


def cible_de_que(apres: str) -> str | None:
    """Return which seniority « … ans que je … » speaks of."""
    suite = apres[:60]
    if motif(r"\b(?:attends?|cherche|veux|reflechis|galere|pense|voudrais|demande)").search(suite):
        return None
    if motif(
        rf"{_CHEZ}|j'y|j'ai (?:commence|signe|ete embauche)|(?:suis|est) (?:embauchee?|entree?"
        rf"|arrivee?|en (?:cdi|cdd))|\bdans |\bchez\b|\bla\b"
    ).search(suite):
        return ENTREPRISE
    return SALARIE if motif(TRAVAIL).search(suite) else None


def _quitte(contexte: Contexte, place: int) -> bool:
    """Return whether « après 6 ans chez … » tells of a job left, not of the one held."""
    parti = r"\b(?:quitte|demissionne|licenciee?|au chomage|inscrite? a|viree?|partie?|csp)\b"
    avant = motif(r"\bapres ?$|\b(?:j'etais|etait|ex|ancien(?:ne)?)\b[^,;.]{0,30}$").search(contexte.t[:place])
    return bool(avant and motif(parti).search(contexte.t))


def _demandee(contexte: Contexte, place: int) -> bool:
    """Return whether a length is what a rule asks (« faut-il un an d'expérience ? ») or a moment (« après six mois chez »)."""
    avant = contexte.t[:place]
    moment = not contexte.personnel and motif(r"\b(?:apres|au bout de|sous|dans les) ?$").search(avant)
    exige = motif(r"\b(?:faut|exige\w*|demande\w*|besoin d[e']|requis\w*|necessaires?|obligatoires?|minimum)"
                  r"(?:[- ](?:il|elle|on|t-elle|t-il|t-on))?(?: (?:avoir|au moins|bien|toujours|encore|justifier d[e']))* ?$").search(avant)
    return bool(moment or exige and not motif(r"\bj'ai|\bjai\b").search(contexte.t))


def _cible_par_defaut(contexte: Contexte, avant: str) -> str | None:
    if motif(r"\w{3,}").search(avant) and motif(r"\b(?:le|la|les|transco|cif|ptp)\b").search(avant):
        return None
    return ENTREPRISE if motif(_CONTRAT).search(contexte.t) and not motif(_SANS_ANCIENNETE).search(contexte.t) else None


def _cdd_recent(
    contexte: Contexte, trouve: re.Match[str], fait: str, valeur: Valeur | None
) -> Iterator[Indice]:
    """« en CDD depuis 8 mois » : at least those months of CDD in the last twelve."""
    if fait != ENTREPRISE or not motif(r"\bcdd\b").search(contexte.avant(trouve.start())):
        return
    if isinstance(valeur, Decimal):
        mois = min(valeur, Decimal(12))
        exact = motif(r",? (?:sur|dans|pendant) (?:les |ces )?(?:12|douze)\b").match(contexte.t, trouve.end())
        borne = mois if mois == 12 or exact else Intervalle(mois, Decimal(12))
        yield Indice("cdd_12mois_mois", borne, trouve.start(), trouve.end(), origine="deduit")


def indice(fait: str, trouve: re.Match[str], valeur: Valeur | None, poids: int = 0) -> Iterator[Indice]:
    """Yield what a match says of a fact, nothing when no value was read."""
    if valeur is not None:
        yield Indice(fait, valeur, trouve.start(), trouve.end(), poids=poids)
