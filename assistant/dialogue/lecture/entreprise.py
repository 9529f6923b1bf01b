"""The company: its size, its sector, public or private."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.dialogue.lecture import employeurs_connus
from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.durees import DUREE
from assistant.dialogue.lecture.employeurs_connus import PUBLICS
from assistant.dialogue.lecture.nombres import ENTIERS, lire_quantite, quantite
from assistant.dialogue.lecture.texte import motif
from assistant.domaine.profil import Intervalle


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield what is said of the company."""
    yield from _effectif(contexte)
    yield from _secteur(contexte)
    yield from _public(contexte)
    yield from employeurs_connus.lire(contexte)
    yield from _plusieurs(contexte)
    yield from _droit(contexte)


SECTEURS = (
    r"batiment|btp|restauration|hotellerie(?:[- ]restauration)?|commerce|grande"
    r" distribution|distribution|logistique|transports?|sante"
    r"|social|medico[- ]social|industrie(?: \w+)?|aeronautique|automobile|agriculture"
    r"|agroalimentaire|informatique|numerique|banque"
    r"|assurance|nettoyage|proprete|securite|tourisme|education|enseignement|immobilier"
    r"|textile|chimie|energie|aide a domicile"
    r"|service a la personne|services a la personne|coiffure|esthetique|vente|metallurgie"
    r"|travaux publics|petite enfance|telecoms?"
    r"|communication|culture|spectacle|pharmacie|viticulture|bois|mode"
)


def _effectif(contexte: Contexte) -> Iterator[Indice]:
    gens = quantite(r"(?:salariee?s?|personnes|employee?s?|collaborateurs|agents)\b").replace(
        "(?:salariee", "(?:d')?(?:salariee"
    )
    nu = quantite()
    entreprise = (
        r"\b(?:boite|entrep?ri[sz]e|societe|pme|tpe|association|structure|groupe|etablissement"
        r"|usine|magasin|equipe|effectif)\b"
    )
    source = (
        rf"{entreprise},? ?\(?(?: ?(?:actuelle?|ou je \w+|qui|fait|compte|emploie|a|est|de|d'environ|on"
        rf" est|nous sommes|y a|avec|:)(?= |$))* ?:? ?(?:de |d')?(?P<q>{gens})"
        rf"|\b(?:on est|nous sommes|on doit etre|y a|il y a) (?P<r>{gens}|{nu}(?= (?:dans|en"
        rf" tout|au total|a travailler)))"
        rf"|\beffectif ?(?:de|:|est de|=)? ?(?P<s>{nu})"
    )
    for trouve in motif(source).finditer(contexte.t):
        if (contexte.personnel or "?" not in contexte.t) and not motif(r"\bcombien\b").search(contexte.t):
            valeur = lire_quantite(trouve.group("q") or trouve.group("r") or trouve.group("s"), ENTIERS)
            if valeur is not None:
                yield Indice("effectif_entreprise", valeur, trouve.start(), trouve.end(), poids=1)
    for trouve in motif(r"\b(?:dans|chez|salariee? d'|pour) une (?P<t>tpe|pme)\b").finditer(contexte.t):
        maxi = Decimal(9) if trouve.group("t") == "tpe" else Decimal(249)
        yield Indice("effectif_entreprise", Intervalle(None, maxi), trouve.start(), trouve.end())


def _droit(contexte: Contexte) -> Iterator[Indice]:
    """Yield the law of the contract when it is said: « CDD de droit public »."""
    for trouve in motif(r"\b(?:contrats?|cdi|cdd|contractuel(?:le)?s?|salariee?s?|agente?s?)(?: \w+){0,2} de droit (?P<d>public|prive)\b|\bcontrats? (?P<e>prive)\b").finditer(contexte.t):
        if motif(r"\b(?:pas|ni) (?:\w+ ){0,2}$").search(contexte.avant(trouve.start())):
            continue
        if not motif(r"\b(?:les|des|aux|un|une|ces|d'un) $").search(contexte.avant(trouve.start())) or contexte.personnel:
            prive = (trouve.group("d") or trouve.group("e")) == "prive"
            yield Indice("contrat_droit_prive", prive, trouve.start(), trouve.end())
            if not prive:
                yield Indice("employeur_public", True, trouve.start(), trouve.end())


def _plusieurs(contexte: Contexte) -> Iterator[Indice]:
    """Yield several employers at once; « deux CDD avant » are one after the other."""
    source = (
        r"\b(?:(?:deux|2|trois|3|quatre|4|plusieurs) (?:employeurs|patron(?:ne)?s|familles|cdi|emplois|jobs|boulots|temps partiels|mi-temps)"
        r"|(?:un )?autre cdi|(?:un |mon )?(?:second|deuxieme|2e|2eme) (?:employeur|cdi|contrat|emploi|job|boulot))\b"
    )
    avant = motif(r"\b(?:j'ai eu|j'ai fait|avais|eu|enchaine\w*|successi\w*|avant|depuis l'ecole|ancien\w*|change)\b")
    for trouve in motif(source).finditer(contexte.t):
        if contexte.personnel and not avant.search(contexte.t):
            yield Indice("plusieurs_employeurs", True, trouve.start(), trouve.end())


def _secteur(contexte: Contexte) -> Iterator[Indice]:
    source = (
        rf"\b(?:travaill\w+|boss\w+|jbosse|taffe|suis|employee?|salariee?|poste|cdi|cdd|est|entrepreneu\w+|independante?)(?:"
        rf" (?!interesse|attire|metier|poste|projet|par)[a-z0-9-]+){{0,4}} (?:dans|ds) (?:le |la "
        rf"|l'|les )?(?:secteur |domaine |milieu )?(?:du |de la |de l'|des )?(?P<s>{SECTEURS})\b"
        rf"|\bsecteur ?(?:d'activite ?)?(?::|du|de la|de l'|des) ?(?P<r>{SECTEURS})\b"
    )
    for trouve in motif(source).finditer(contexte.t):
        if (
            not motif(r"\b(?:veux|voudrais|aimerais|souhaite|pour|formation)\b[^,]*$").search(
                contexte.avant(trouve.start())
            )
            and contexte.personnel
        ):
            nom = "s" if trouve.group("s") else "r"
            yield Indice(
                "secteur",
                contexte.texte.preuve(trouve.start(nom), trouve.end(nom)).lower(),
                trouve.start(),
                trouve.end(),
            )


def _public(contexte: Contexte) -> Iterator[Indice]:
    lieux = (
        r"(?:en|dans une|dans la) (?:mairie|prefecture|fonction publique)\b|(?:a la|pour la|de la|la) (?:mairie|poste|sncf|ville de|prefecture|fonction"
        r" publique)\b|(?:a|pour) la region(?= occitanie| ?(?:[,.]|$))|(?:au|pour le) (?:conseil (?:departemental|regional)|departement|chu"
        r"|ministere|rectorat)"
        r"|(?:de|a|pour|dans) l'(?:education nationale|hopital public|etat)\b|(?:dans|a|pour|en) (?:un |une )?(?:hopital|ehpad|creche|etablissement|service"
        r"|lycee|college) (?:public|publique|municipale?)\b|dans le"
        r" (?:secteur )?public\b|a (?:edf|la ratp)\b"
    )
    source = (
        rf"\b(?:travaille|bosse|suis|ans|cdi|cdd|contrat|employee?|agente?|titulaire|contractuel(?:le)?"
        rf"|fonctionnaire|salariee?|est|taffe)\b[^.?!,]{{0,35}}?\b(?:{lieux})|\bagente? (?:sncf|ratp|edf|enedis|hospitali\w+|territorial\w*|de l'etat)\b"
        r"|\b(?:prof\w*|enseignante?|instit\w*|maitresse)(?: \w+){0,3} (?:de|a|dans) l'education nationale\b|\bcheminote?\b|\b(?:au )?statut (?:sncf|ratp|edf)\b"
    )
    for trouve in motif(source).finditer(contexte.t):
        avant = contexte.avant(trouve.start()) + trouve.group()
        if motif(r"\b(?:veux|voudrais|etre|devenir|filiale|sous-traitante?|prestataire)\b").search(avant) or motif(r" ou (?:dans )?(?:le )?prive").match(contexte.t, trouve.end()):
            continue
        nie = motif(r"\b(?:pas|plus|jamais|ni)\b").search(avant)
        yield Indice("employeur_public", not nie, trouve.start(), trouve.end())
    lieu = (
        r"magasin|boite|entrep?rise|societe|clinique|cdi|cdd|labo(?:ratoire)?|cabinet|creche|ehpad|hopital"
        r"|maison de retraite|etablissement|structure|employeur|patron|contrat|residence"
    )
    prive = (
        rf"\b(?:dans le (?:secteur )?prive|(?:salariee?|employee?) du (?:secteur )?prive|employeur (?:est )?prive"
        rf"|c'est (?:une boite |du )?privee?|(?:{lieu}) (?:de droit )?privee?|secteur prive|(?:cdi|cdd),? (?:depuis |de )?{DUREE},? prive)\b"
    )
    for trouve in motif(prive).finditer(contexte.t):
        avant = contexte.avant(trouve.start())
        souhait = motif(
            r"\b(?:veux|voudrais|aimerais|souhaite|vers|aller|passer|cherche|trouver|formation|pas|plus|jamais)\b"
        )
        if motif(rf"\b(?:{PUBLICS})\b").search(contexte.t) and motif(r"\b(?:contrat|cdi|cdd)\b").search(trouve.group()):
            continue  # a private contract at the Post: the employer stays what it is
        if contexte.personnel and not souhait.search(avant) and not motif(r"\b(?:le|les) $").search(avant):
            yield Indice("employeur_public", False, trouve.start(), trouve.end())
