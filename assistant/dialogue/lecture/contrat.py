"""The work contract: which one is held now, apart from those wished, left, denied or only asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.metier_actuel import demande_la_regle
from assistant.dialogue.lecture.texte import motif

CONTRATS = (
    ("cdi_interimaire", r"cdi[ -](?:en )?interim(?:aires?)?|cdii|contrat a duree indeterminee interimaire"),
    ("cdi", r"cdi|contrat a duree indeterminee|duree indeterminee"),
    ("cdd", r"cdd[su]?|contrat a duree determinee|duree determinee|saisonni(?:er|ere)s?"),
    ("interim", r"interim(?:aires?)?|boites? d'interim"),
    ("intermittent", r"intermittente?s?(?: du spectacle)?|intermittence"),
    ("contractuel_public", r"contractuel(?:le)?s?(?: de (?:la fonction publique|l'etat|droit public))?"),
    (
        "fonctionnaire",
        (
            r"fonctionnaires?|agente? titulaire|titulaire (?:de|a|dans|au) ?(?:la |l')?(?:mairie"
            r"|fonction publique|education"
            r" nationale|hopital|ville|departement|region|territoriale?)|titularisee?|fonction"
            r" publique|(?<=territorial )titulaire|titulaire territorial"
        ),
    ),
    (
        "independant",
        (
            r"(?:travailleu(?:r|se) )?independante?s?|auto[- ]?entrepreneu(?:r|se)|micro[-"
            r" ]?entrepreneu(?:r|se)"
            r"|entrepreneu(?:r|se) individuel(?:le)?|a (?:mon|son) compte|free-?lance|profession"
            r" liberale|en (?:micro|auto)[- ]entreprise|(?<=suis )artisane?|(?<=suis un )artisan|(?<=suis une )artisane"
        ),
    ),
    (
        "demandeur_emploi",
        (
            r"au chom(?:age|du|ag)|chomeu(?:r|se)s?|demandeu(?:r|se)s? d'?emploi|sans emploi|inscrite? (?:a"
            r"|au|chez) (?:pole[ -]?emploi|"
            r"france[ -]?travail)|plus de travail|(?<=accepte le )csp|(?<=signe le )csp|(?<=suis en )csp|(?<=adhere au )csp"
        ),
    ),
    (
        "alternance",
        (
            r"apprentie?s?|(?:contrat d')?apprentissage|alternance|alternante?|contrat (?:de"
            r" professionnalisation|pro\b)"
        ),
    ),
)
_TOUS = "|".join(rf"(?P<{nom}>\b(?:{source})\b)" for nom, source in CONTRATS)
_SOUHAIT = (
    r"\b(?:trouve[rz]?|passer|obtenir|decrocher|avoir|signer|cherche[rz]?|recherche"
    r"|devenir|embaucher?|prendre|propos\w+"
    r"|promi[st]|promettent|retrouver|espere|veux|voudrais|aimerais|redevenir|droit"
    r"|toucher|mettre|mets|installer|lancer"
    r"|partir|aller|finir|inscrire|retrouve|etre|faire|evoluer|formation|licence|bts"
    r"|master|diplome|ecole|contre|part|fin"
    r"|refuse[rz]?|travailler|vers|transforme\w*|basculer)\b(?: (?:un|une|en|le|des|de|du"
    r"|la|mon|me|etre|au|nouveau|vrai|ton|son|d'un|a))*(?: (?:de )?l'| d'un| d')?\s*$"
)
# « démissionner pour devenir taxi à mon compte »: what comes after; « je suis à mon compte » says today.
A_SON_COMPTE_DEMAIN = (
    r"\b(?:devenir|veux|veut|voudrais|voudrait|aimerais|aimerait|souhait\w*|lancer|ouvrir|creer|monter|projet|pour (?:etre|faire|devenir|exercer)|reve|envie|exercer|reconver\w*|demissionner)\b"
    r"(?:(?!\b(?:suis|est|actuellement|deja|toujours)\b)[^.;!?])*$"
)
# The contract that the host company of a reconversion offers is not the one held.
_D_ACCUEIL = r"[^.;!?]{0,25}\b(?:entreprise d'accueil|nouvel employeur|employeur d'accueil|boite d'accueil|autre entreprise)\b"
_NIE = (
    r"(?:\bpas|\bplus|\bni|\bjamais|\bet non|\bnon pas)(?: (?:encore|en|un|une|de|du|mon"
    r"|au|vraiment|meme))*(?: d')?\s*$"
)
_PASSE = (
    r"\b(?:etais|etait|ai ete|a ete|anciens?|ancienne|ex|avais|avait|travaillais"
    r"|precedente?s?|avant,? (?:j\w+|(?:comme |une? )?[a-z-]+ (?:pendant )?\w+ (?:ans?|mois))|quitte|quittee"
    r"|suis passee? d)\b[^,]*$|\bapres (?:un|une|des|\d+|plusieurs|mes?|mon)\b[^,]*$"
)
_PASSE_FAIBLE = (
    r"\b(?:j'ai (?:fait|eu)|a (?:fait|eu)|(?<!j')(?<!\bon )(?<!\bil )(?<!\belle )enchaine\w*|plusieurs|\d+|deux|trois|quatre|cinq)\b[^,]*$"
)
_PRESENT = (
    r"\b(?:suis|est|sui|chui|chuis|jsuis|contrat|actuellement|maintenant|desormais|mon|moi"
    r"|toujours|bosse|travaille|embauchee?"
    r"|salariee?|toi|sa|son|en fait|employee?|la|non|plutot|finalement|pardon)\b[^,]{0,40}$"
)
# « j'ai bossé 3 ans en intérim puis embauché en CDI » : the contract that comes next is the one of today.
_A_FAIT = r"\b(?:j'ai|ai|a) (?:deja )?(?:bosse|travaille|fait|enchaine|passe|ete)\b[^,]*$"
_ENSUITE = r"\b(?:puis|ensuite|maintenant|desormais|embauche\w*|depuis)\b[^.?!]{0,40}\b(?:cdi|cdd|interim|fonctionnaire|titulaire)\b"
_ARTICLE = (
    r"\b(?:un|une|les|des|le|la|aux|du|d'un|d'une|pour|l')\s*$|\bl'$|(?<!ans )(?<!mois"
    r" )(?<!heures )(?<!h )\bd'$"
)
_POSSEDE = r"\b(?:enchaine|ai|a|suis|est|jai|signe|avec|sous|fais|fait|chui|jsuis|eu|bosse|travaille)\b"


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield the contracts read; a contract denied that the profile holds is yielded as a withdrawal."""
    for trouve in motif(_TOUS).finditer(contexte.t):
        indice = _juger(contexte, trouve)
        if indice is not None:
            yield indice
    yield from _titulaire(contexte)
    quitte = motif(r"\b(?:pose|donne|envoye|remis) ma dem\w*\b.{0,40}\b(?:apres|de mon|d'un|en) (?:\w+ ans? (?:de|en) )?cdi\b").search(contexte.t)
    if quitte and contexte.profil.valeur("type_contrat") is None:  # the contract one resigns from is the one to judge
        yield Indice("type_contrat", "cdi", quitte.start(), quitte.end(), poids=-2, origine="deduit")
    mission = motif(r"\bma (?:derniere )?mission\b(?=.{0,40}\b(?:fini\w*|termin\w*|s'arrete\w*|arret\w*|prend fin|agence|adecco|manpower|randstad)\b)").search(contexte.t)
    if mission and contexte.profil.valeur("type_contrat") is None:  # only an agency gives missions that end
        yield Indice("type_contrat", "interim", mission.start(), mission.end(), poids=-2, origine="deduit")


def _titulaire(contexte: Contexte) -> Iterator[Indice]:
    """Yield a civil servant for « en EHPAD public, titulaire »: holding a diploma or a licence is something else."""
    public = motif(r"\b(?:public|publique|mairie|chu|prefecture|collectivite|hopital(?! prive)|commune|conseil (?:departemental|regional)|education nationale|enseignante?s?|prof(?:esseure?)?s?|institut\w+|atsem)\b")
    trouve = motif(r"\btitulaires?\b(?! (?:d'|du\b|des?\b))").search(contexte.t)
    if trouve and public.search(contexte.t) and (contexte.personnel or "?" not in contexte.t):
        yield Indice("type_contrat", "fonctionnaire", trouve.start(), trouve.end(), poids=-1)


def _juger(contexte: Contexte, trouve: re.Match[str]) -> Indice | None:
    valeur, debut, fin = trouve.lastgroup or "", trouve.start(), trouve.end()
    avant = contexte.avant(debut)
    if motif(_NIE).search(avant):
        statut = "retrait" if contexte.profil.valeur("type_contrat") == valeur else "nie"
        return Indice("type_contrat", valeur, debut, fin, statut=statut)
    if valeur == "demandeur_emploi" and motif(r"\b(?:droits?|touch\w+|avoir|percev\w+|aurai\w*)(?: (?:le|du|de))? ?$").search(avant):
        return None  # « si je démissionne, j'ai droit au chômage ? » : what is hoped for, by somebody at work
    if contexte.clause(debut).statut == "hypothese":
        return Indice("type_contrat", valeur, debut, fin)
    if valeur == "independant" and (motif(A_SON_COMPTE_DEMAIN).search(avant) or demande_la_regle(contexte)) or motif(_D_ACCUEIL).match(contexte.apres(fin)):
        return None
    if motif(_SOUHAIT).search(avant) and not motif(
        r"\b(?:suis|est) (?:de|en) formation|\bj'ai (?:retrouve|trouve|signe|decroche|obtenu) un "
    ).search(avant):
        return None
    if motif(_PASSE).search(avant) or motif(r" avant\b|,? avant ca").match(contexte.apres(fin)):
        return None
    if _n_est_pas_un_contrat(contexte, valeur, avant, fin):
        return None
    return _generique_ou_fait(contexte, valeur, avant, debut, fin)


def _n_est_pas_un_contrat(contexte: Contexte, valeur: str, avant: str, fin: int) -> bool:
    apres = contexte.apres(fin)
    if motif(r"\bpasser d[e'][^,]* (?:a|en) $").search(avant):
        return True
    if (
        valeur == "interim"
        and motif(r" (?:18|sur)\b").match(apres) is None
        and motif(r"prime|agence d'$").search(avant)
    ):
        return True
    if valeur == "demandeur_emploi":
        if motif(r"\b(?:combien|gagn\w+|touch\w+)\b").search(avant):
            return True  # what unemployment would pay, asked by somebody at work
        return bool(motif(r" partiel").match(apres) or motif(r"\bles\s*$|\bpas\b|\bque l'").search(avant))
    if valeur == "alternance" and motif(r"\b(?:mes|les|des|mois|annees?|ans) (?:(?:mois|annees?|ans|contrats?) )?(?:d'|en |de )?$").search(avant):
        return True  # « mes mois d'apprentissage » are counted, they are not the contract held
    return valeur == "fonctionnaire" and bool(motif(r"contractuel\w* (?:de|dans) la $").search(avant))


def _generique_ou_fait(contexte: Contexte, valeur: str, avant: str, debut: int, fin: int) -> Indice | None:
    possede = motif(_POSSEDE).search(avant)
    if motif(r"\b(?:mon|ma) (?:derniere? |actuelle? )?(?:contrat|mission) d'$").search(avant):
        return Indice("type_contrat", valeur, debut, fin)
    if motif(r"\b(?:les|aux|ces|certains) ?$").search(avant) and not possede:
        return None
    if motif(_ARTICLE).search(avant) and not possede:
        statut = "hypothese" if "?" in contexte.t[fin:] or len(contexte.t) < 30 else "ignore"
        return Indice("type_contrat", valeur, debut, fin, statut=statut) if statut == "hypothese" else None
    if motif(_PASSE_FAIBLE).search(avant) and not motif(r"\b(?:heures?|h|ans|mois)\b").search(avant):
        return Indice("type_contrat", valeur, debut, fin, poids=-1)
    if motif(_A_FAIT).search(avant) and motif(_ENSUITE).search(contexte.t, fin):
        return Indice("type_contrat", valeur, debut, fin, poids=-1)
    if motif(_PRESENT).search(avant):
        return Indice("type_contrat", valeur, debut, fin, poids=1)
    if contexte.personnel or contexte.clause(debut).sujet or _seul(contexte):
        return Indice("type_contrat", valeur, debut, fin)
    return Indice("type_contrat", valeur, debut, fin, statut="hypothese")


def _seul(contexte: Contexte) -> bool:
    """Return whether the message is hardly more than the contract: an answer, not a search."""
    return (
        len(contexte.t.split()) <= 3
        and "?" not in contexte.t
        and bool(motif(rf"(?:en |un |oui |non |plutot |bonjour )*(?:{_TOUS})[ .!]*$").match(contexte.t))
    )
