"""The employer: position, money, size, sector, public or not; and the steps already taken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.dates import DATE, lire_date
from assistant.dialogue.lecture.nombres import ENTIERS, EUROS, lire_quantite, quantite
from assistant.dialogue.lecture.texte import motif
from assistant.domaine.profil import Intervalle

PATRON = (
    r"(?:patronn?e?|employeu?r|employeuse|boss|cheff?e?|directeur|directrice|direction|drh|rh|entrep?rise|boite|hierarchie|manager|responsable"
    r"|gerante?|societe|n\+1|maire|mairie|association|agence)"
)
_LE_PATRON = rf"(?:\b(?:mon|ma|mes|notre|l'|le|la|son|sa) ?|^|(?<=, )|(?<= et )){PATRON}\b(?: (?:actuelle?|direct|aussi)| d[eu] (?:mon |ma |la |l')?(?:\d+ )?[a-z]+(?= (?:me|m'|a|est|accepte|refuse|propose|ne|n')))?"
_SUJET = rf"(?:{_LE_PATRON}(?:,? (?:qui|il|elle|me|m'|ne|n'|lui))*|\b(?:ils?|elle)\b(?: (?:ne|n'|me))?)"
_POSITIONS = (
    (
        "propose",
        r"(?: (?:me|m'|nous|qui|lui))* ?(?:\bm'a |\bm'ont )?\b(?:propose[e]?s?|proposent|offre de financer|pousse a)\b(?! (?:rien|pas))",
    ),
    (
        "refus",
        (
            r"(?: (?:me|m'|l'|la|a|ont))*(?: (?:le|la|mon|ma) \w+)? ?(?:\b(?:refuse|refusee?|a refuse|m'a refuse|s'oppose|bloque|s'y oppose)\b(?! (?:de|un|par) (?:me (?:dire|parler)))"
            r"|\b(?:ne|n'|n) ?(?:veut|veu|est|accepte|souhaite|soutient)\w*(?: pas| plus| rien)|\bveut pas|\best pas (?:d'accord|ok|chaud|favorable)|\b(?:m'a |a |ont )?dit non|\best contre\b|\baccepte pas)"
        ),
    ),
    (
        "accord",
        r"(?: ?\b(?:me|m'|l'|a|ont|lui|serait|soit|est|y))* ?(?:\bd'accord|\bok\b|\bpartante?|\bfavorable|\baccepte[e]?\b(?! pas)|\bdit oui|\bsoutient|\bm'encourage|\bveut bien|\best pour\b(?! (?:le|la|un))|\bdonne son accord|\bdonne l'accord|\bvalide)",
    ),
)
_PAS_DEMANDE = (
    r"\b(?:pas|rien|jamais|sans)(?: (?:encore|l'|en|lui|le))* ?(?:parle|parler|demande|dit|evoque|annonce|prevenu|dire|demander|prevenir)[^.?!]{0,25}?\b(?:patronn?e?|employeu?r|boss|cheff?e?|direct\w+|rh|drh|boite|entreprise|lui)\b"
    r"|\bsans que [^.?!,]{0,30}(?:soit au courant|le sache|le sachent)"
    rf"|{_LE_PATRON}(?: (?:n'|ne))?[^.?!,]{{0,12}}\bpas (?:encore )?(?:au courant|prevenue?|informee?)|{_LE_PATRON} (?:ne )?(?:le )?sait (?:pas|rien)"
    r"|\bje ne lui (?:en )?ai (?:pas|rien)(?: encore)? (?:demande|parle|dit)|\bje lui ai (?:pas|rien)(?: encore)? (?:demande|parle|dit)|\bpas encore parle\b(?= a mon)"
)
SECTEURS = (
    r"batiment|btp|restauration|hotellerie(?:[- ]restauration)?|commerce|grande distribution|distribution|logistique|transports?|sante"
    r"|social|medico[- ]social|industrie(?: \w+)?|aeronautique|automobile|agriculture|agroalimentaire|informatique|numerique|banque"
    r"|assurance|nettoyage|proprete|securite|tourisme|education|enseignement|immobilier|textile|chimie|energie|aide a domicile"
    r"|service a la personne|services a la personne|coiffure|esthetique|vente|metallurgie|travaux publics|petite enfance|telecoms?"
    r"|communication|culture|spectacle|pharmacie|viticulture|bois|mode"
)


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield what is said of the employer."""
    yield from _position(contexte)
    yield from _argent(contexte)
    yield from _effectif(contexte)
    yield from _secteur(contexte)
    yield from _public(contexte)
    yield from _demarches(contexte)


def _position(contexte: Contexte) -> Iterator[Indice]:
    for trouve in motif(_PAS_DEMANDE).finditer(contexte.t):
        yield Indice("employeur_position", "pas_demande", trouve.start(), trouve.end(), poids=1)
    for valeur, suite in _POSITIONS:
        for trouve in motif(rf"(?:{_SUJET}){suite}").finditer(contexte.t):
            if not motif(PATRON).search(contexte.t[: trouve.end()]):
                continue  # « il refuse » : somebody must have been named
            if not _interrogatif(contexte, trouve.start(), trouve.end()) and not (
                valeur == "accord" and motif(r"pas ?$|n'est|\bpas\b").search(trouve.group())
            ):
                yield Indice("employeur_position", valeur, trouve.start(), trouve.end())


def _interrogatif(contexte: Contexte, debut: int, fin: int) -> bool:
    dedans = contexte.t[debut:fin]
    if contexte.clause(debut).statut == "hypothese":
        return False
    return bool(
        motif(r"\b(?:peut|doit|pourrait|peut-il|faut|droit)\b").search(dedans)
        or motif(r"\b(?:est[- ]ce qu[e']|qu(?:e|and)|savoir si|savoir s') ?$").search(contexte.avant(debut))
        or motif(r"\b(?:le|la|l') ?$").search(contexte.avant(debut))
        and "?" in contexte.t[fin:]
    )


def _argent(contexte: Contexte) -> Iterator[Indice]:
    """« ma boîte met 10 % », « mon employeur paie 500 € » : a share or a sum, and so an agreement."""
    paye = r"(?:veut bien |accepte de |est (?:ok|d'accord) (?:pour|de) |peut |propose de |prete? a |va |pourrait )?(?:me )?(?:payer?|paie|mettre|met|financer?|prendre en charge|prend en charge|cofinancer?|participer?(?: a)?|donner?|verser?|abonder?(?: de)?)"
    part, somme = quantite(r"(?:%|pour ?cents?)"), quantite(r"(?:€|euros?\b)")
    source = rf"{_LE_PATRON}(?: (?:qui|me|il))? (?P<v>{paye}) (?:seulement |jusqu'a |que |pour |a hauteur de |qu')?(?:(?P<p>{part})|(?P<e>{somme}))(?! (?:net|brut|par mois))"
    for trouve in motif(source).finditer(contexte.t):
        if motif(r"\bme (?:paie|paye)\b").search(trouve.group()) and not motif(r"formation").search(
            contexte.apres(trouve.end())
        ):
            continue
        if trouve.group("p"):
            yield Indice(
                "employeur_cofinancement_pct",
                lire_quantite(trouve.group("p"), ENTIERS),
                trouve.start(),
                trouve.end(),
            )
        else:
            yield Indice(
                "cofinancement_tiers_eur",
                lire_quantite(trouve.group("e"), EUROS),
                trouve.start(),
                trouve.end(),
            )
        if not motif(r"\b(?:peut|pourrait)\b").search(trouve.group("v")):
            yield Indice("employeur_position", "accord", trouve.start(), trouve.end())


def _effectif(contexte: Contexte) -> Iterator[Indice]:
    gens = quantite(r"(?:salariee?s?|personnes|employee?s?|collaborateurs|agents)\b").replace(
        "(?:salariee", "(?:d')?(?:salariee"
    )
    nu = quantite()
    entreprise = r"\b(?:boite|entrep?ri[sz]e|societe|pme|tpe|association|structure|groupe|etablissement|usine|magasin|equipe|effectif)\b"
    source = (
        rf"{entreprise}(?: (?:actuelle?|ou je \w+|qui|fait|compte|emploie|a|est|de|d'environ|on est|nous sommes|y a|avec|:))* ?:?(?:de |d')?(?P<q>{gens})"
        rf"|\b(?:on est|nous sommes|on doit etre|y a|il y a) (?P<r>{gens}|{nu}(?= (?:dans|en tout|au total|a travailler)))"
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


def _secteur(contexte: Contexte) -> Iterator[Indice]:
    source = (
        rf"\b(?:travaill\w+|boss\w+|jbosse|taffe|suis|employee?|salariee?|poste|cdi|cdd|est)(?: (?!interesse|attire|metier|poste|projet|par)[a-z-]+){{0,3}} (?:dans|ds) (?:le |la |l'|les )?(?:secteur |domaine |milieu )?(?:du |de la |de l'|des )?(?P<s>{SECTEURS})\b"
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
        r"(?:a la|pour la|de la|la) (?:mairie|poste|sncf|ville de|region|prefecture|fonction publique)\b|(?:au|pour le) (?:conseil (?:departemental|regional)|departement|chu|ministere|rectorat)"
        r"|(?:de|a|pour|dans) l'(?:education nationale|hopital public|etat)\b|dans le (?:secteur )?public\b|a (?:edf|la ratp)\b"
    )
    source = rf"\b(?:travaille|bosse|suis|employee?|agente?|titulaire|contractuel(?:le)?|fonctionnaire|salariee?|est|taffe)\b[^.?!,]{{0,35}}?\b(?:{lieux})"
    for trouve in motif(source).finditer(contexte.t):
        if not motif(r"\b(?:veux|voudrais|etre|devenir)\b").search(
            contexte.avant(trouve.start()) + trouve.group()
        ):
            yield Indice("employeur_public", True, trouve.start(), trouve.end())
    for trouve in motif(
        r"\b(?:dans le (?:secteur )?prive|salariee? du prive|employeur (?:est )?prive|c'est (?:une boite |du )?privee?)\b"
    ).finditer(contexte.t):
        yield Indice("employeur_public", False, trouve.start(), trouve.end())


def _demarches(contexte: Contexte) -> Iterator[Indice]:
    yield from _cep(contexte)
    yield from _demission(contexte)
    yield from _attestation(contexte)
    yield from _inscription(contexte)


def _cep(contexte: Contexte) -> Iterator[Indice]:
    conseil = r"(?:cep\b|conseil(?:ler|lere)?s? (?:en evolution|cep|de transitions? pro|avenir actifs|mon cep|evolution)|conseillere? en evolution)"
    vu = r"(?:vue?|fait|rencontree?|contacte|commence|eu|consulte|demarre|pris contact avec|suivie? par|accompagnee? par|vois)"
    for trouve in motif(
        rf"\b(?:pas|jamais|sans)(?: (?:encore|ete|de))*(?: avoir)? ?(?:{vu}|voir|rencontrer|passer par)?(?: (?:le|un|une|de|mon|ma|par|au))* ?(?:d')?{conseil}"
    ).finditer(contexte.t):
        if not (trouve.group().startswith("sans") and "demission" in contexte.t):
            yield Indice("cep_fait", False, trouve.start(), trouve.end(), poids=1)
    for trouve in motif(
        rf"\b(?:j'?ai|jai|j'avais|suis|elle a|il a|est|je)(?: (?:deja|bien|ete|un|rdv))* {vu}(?: (?:le|un|une|mon|ma|du|par|la|avec|deux|plusieurs|fois))* ?{conseil}"
    ).finditer(contexte.t):
        if not motif(r"\bpas\b|jamais").search(trouve.group()):
            yield Indice("cep_fait", True, trouve.start(), trouve.end())


def _demission(contexte: Contexte) -> Iterator[Indice]:
    nie = r"\b(?:pas|jamais)(?: encore)? (?:demissionne|donne ma dem\w*|pose ma dem\w*)"
    for trouve in motif(nie).finditer(contexte.t):
        yield Indice("demission_faite", False, trouve.start(), trouve.end(), poids=1)
    fait = r"\b(?:j'?ai|jai|viens de|elle a|il a|vient de) (?:deja |enfin )?(?:demissionne\b|(?<=de )demissionner|(?:donne|donner|pose|poser|envoye|remis|depose)(?:r)? (?:ma|sa) dem(?:ission)?)\b"
    for trouve in motif(fait).finditer(contexte.t):
        yield Indice("demission_faite", True, trouve.start(), trouve.end())
        quand = motif(rf"[^.?!,\d]{{0,15}}?(?P<d>{DATE})").match(contexte.t, trouve.end())
        jour = lire_date(quand.group("d"), contexte.le, passe=True) if quand else None
        if jour is not None and quand is not None and jour.debut == jour.fin:
            yield Indice("demission_le", jour.debut, trouve.start(), quand.end())
        if motif(
            r"[^.?!]{0,20}sans (?:avoir )?(?:vu|voir|fait|faire|rencontrer?|demander?|passer par)[^.?!]{0,15}(?:cep|conseil)"
        ).match(contexte.t, trouve.end()):
            yield Indice("cep_avant_demission", False, trouve.start(), len(contexte.t))
    hypothese = r"\b(?:demissionn(?:e|ais|ait)|donne ma demission|pose ma demission)\b"
    for trouve in motif(hypothese).finditer(contexte.t):
        if contexte.clause(trouve.start()).statut == "hypothese":
            yield Indice("demission_faite", True, trouve.start(), trouve.end())
    for trouve in motif(
        r"\b(?:vu|rencontre|fait|demande) (?:le |un |une |mon )?(?:cep|conseil\w*)[^.?!]{0,30}avant (?:de demissionner|ma demission)"
    ).finditer(contexte.t):
        yield Indice("cep_avant_demission", True, trouve.start(), trouve.end())


def _attestation(contexte: Contexte) -> Iterator[Indice]:
    if "attestation" not in contexte.t and "reel et serieux" not in contexte.t:
        return
    cas = (
        (
            False,
            r"\b(?:pas|jamais|toujours pas)(?: encore)? (?:recue?|obtenue?|eu|l')(?: (?:l'|mon|cette))? ?(?:l'|mon )?attestation",
        ),
        (
            True,
            r"\b(?:j'?ai|jai|elle a|il a)(?: (?:bien|deja|enfin))? (?:recue?|obtenue?|eu)? ?(?:l'|mon |son |une |cette )attestation|attestation (?:bien )?(?:obtenue|recue)",
        ),
        (True, r"\bprojet (?:a ete |est |)(?:reconnu|valide|juge|atteste)[^.?!]{0,10}reel et serieux"),
    )
    travail = motif(r"attestation (?:employeur|de travail|france travail|pole)").search(contexte.t)
    for valeur, source in cas:
        for trouve in motif(source).finditer(contexte.t):
            if not travail and not motif(r"\bpas ?(?:encore ?)?$").search(contexte.avant(trouve.start())):
                yield Indice(
                    "attestation_obtenue", valeur, trouve.start(), trouve.end(), poids=0 if valeur else 1
                )


def _inscription(contexte: Contexte) -> Iterator[Indice]:
    for trouve in motif(r"\binscrite? (?:a|au|chez) (?:pole[ -]?emploi|france[ -]?travail)").finditer(
        contexte.t
    ):
        avant = contexte.avant(trouve.start())
        nie = motif(r"\bpas(?: encore| ete)? ?$").search(avant)
        if not motif(r"\b(?:etre|faut)\b[^,]*$").search(avant):
            yield Indice("inscrit_france_travail", not nie, trouve.start(), trouve.end())


def jour_de_fin(ecrit: str, le: date) -> date | None:
    """Return the last day that a said end may mean (« le mois prochain » is the end of that month)."""
    periode = lire_date(ecrit, le, passe=False)
    return None if periode is None else periode.fin
