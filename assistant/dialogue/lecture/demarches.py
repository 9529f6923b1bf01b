"""The steps already taken: career advice, resignation, attestation, registration as a job seeker."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.dates import DATE, lire_date
from assistant.dialogue.lecture.texte import motif


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield the steps stated as done, or as not done yet."""
    yield from _cep(contexte)
    yield from _demission(contexte)
    yield from _attestation(contexte)
    yield from _inscription(contexte)


def _cep(contexte: Contexte) -> Iterator[Indice]:
    conseil = (
        r"(?:cep\b|conseil(?:ler|lere)?s? (?:en evolution|cep|de transitions? pro|avenir"
        r" actifs|mon cep|evolution)|conseillere? en evolution)"
    )
    vu = (
        r"(?:vue?|fait|demande|rencontree?|contacte|commence|eu|consulte|demarre|pris contact avec"
        r"|suivie? par|accompagnee? par|vois)"
    )
    for trouve in motif(
        rf"\b(?:pas|jamais|sans)(?: (?:encore|ete|de))*(?: avoir)? ?(?:{vu}|voir|rencontrer"
        rf"|passer par)?(?: (?:le|un|une|de|mon|ma|par|au))* ?(?:d')?{conseil}"
    ).finditer(contexte.t):
        avant_de_partir = motif(r" avant\b").match(contexte.t, trouve.end())
        if avant_de_partir and "demission" in contexte.t:
            yield Indice("cep_avant_demission", False, trouve.start(), avant_de_partir.end(), poids=1)
        elif not (trouve.group().startswith("sans") and "demission" in contexte.t):
            yield Indice("cep_fait", False, trouve.start(), trouve.end(), poids=1)
    for trouve in motif(rf"\b(?:j'ai|elle a|il a) (?:mon|son|un|une) {conseil}(?: professionnelle)? depuis\b").finditer(contexte.t):
        yield Indice("cep_fait", True, trouve.start(), trouve.end())
    for trouve in motif(
        rf"\b(?:j'?ai|jai|j'avais|suis|elle a|il a|est|je|et a)(?: (?:deja|bien|ete|un|rdv))*"
        rf" {vu}(?: (?:le|un|une|mon|ma|du|par|la|avec|deux|plusieurs|fois))* ?{conseil}"
    ).finditer(contexte.t):
        if not motif(r"\bpas\b|jamais").search(trouve.group()):
            yield Indice("cep_fait", True, trouve.start(), trouve.end())


def _demission(contexte: Contexte) -> Iterator[Indice]:
    nie = r"\b(?:pas|jamais)(?: encore)? (?:demissionne|donne ma dem\w*|pose ma dem\w*)"
    for trouve in motif(nie).finditer(contexte.t):
        yield Indice("demission_faite", False, trouve.start(), trouve.end(), poids=1)
    fait = (
        r"\b(?:j'?ai|jai|viens de|elle a|il a|vient de|(?:client|beneficiaire|mari|femme|fille|fils|ami|soeur|frere|conjoint|compagn\w+|collegue|dame|monsieur|personne|salarie)e? a)"
        r" (?:deja |enfin )?(?:demissionne\b"
        r"|(?<=de )demissionner|(?:donne|donner|pose|poser|envoye|remis|depose)(?:r)? (?:ma"
        r"|sa) (?:dem(?:ission)?|lettre(?! (?:de (?!dem)|d'))(?: de dem(?:ission)?)?))\b"
    )
    for trouve in motif(fait).finditer(contexte.t):
        yield Indice("demission_faite", True, trouve.start(), trouve.end())
        quand = motif(rf"[^.?!,\d]{{0,15}}?(?P<d>{DATE})").match(contexte.t, trouve.end())
        jour = lire_date(quand.group("d"), contexte.le, passe=True) if quand else None
        if jour is not None and quand is not None and jour.debut == jour.fin:
            yield Indice("demission_le", jour.debut, trouve.start(), quand.end())
        if motif(
            r"[^.?!]{0,60}sans (?:avoir )?(?:vu|voir|fait|faire|rencontrer?|demander?|passer"
            r" par)[^.?!]{0,15}(?:cep|conseil)"
        ).match(contexte.t, trouve.end()):
            yield Indice("cep_avant_demission", False, trouve.start(), len(contexte.t))
    sans_conseil = r"\b(?:pas|jamais|aucun)(?: \w+){0,3} (?:cep|conseil\w*)(?: cep)? avant\b"
    partie = motif(rf"{fait}").search(contexte.t)
    for trouve in motif(sans_conseil).finditer(contexte.t):
        if partie and "?" not in contexte.t:
            yield Indice("cep_avant_demission", False, trouve.start(), trouve.end())
    hypothese = r"\b(?:demissionn(?:e|ais|ait)|donne ma demission|pose ma demission)\b"
    for trouve in motif(hypothese).finditer(contexte.t):
        if contexte.clause(trouve.start()).statut == "hypothese":
            yield Indice("demission_faite", True, trouve.start(), trouve.end())
    for trouve in motif(
        r"\b(?:vu|rencontre|fait|demande) (?:le |un |une |mon )?(?:cep"
        r"|conseil\w*)[^.?!]{0,30}avant (?:de demissionner|ma demission)"
    ).finditer(contexte.t):
        yield Indice("cep_avant_demission", True, trouve.start(), trouve.end())


def _attestation(contexte: Contexte) -> Iterator[Indice]:
    if "attestation" not in contexte.t and "reel et serieux" not in contexte.t:
        return
    cas = (
        (
            False,
            (
                r"\b(?:pas|jamais|toujours pas)(?: encore)? (?:recue?|obtenue?|eu|l')(?: (?:l'|mon"
                r"|cette))? ?(?:l'|mon )?attestation"
            ),
        ),
        (
            True,
            (
                r"\b(?:j'?ai|jai|elle a|il a)(?: (?:bien|deja|enfin))? (?:recue?|obtenue?|eu)? ?(?:l'"
                r"|mon |son |une |cette )attestation|attestation (?:bien )?(?:obtenue|recue)"
            ),
        ),
        (True, r"\bprojet (?:a ete |est |)(?:reconnu|valide|juge|atteste)[^.?!]{0,10}reel et serieux"),
    )
    travail = motif(r"attestation (?:employeur|de travail|de points|de mes points|c2p|france travail|pole)").search(contexte.t)
    for valeur, source in cas:
        for trouve in motif(source).finditer(contexte.t):
            if not travail and not motif(r"\bpas ?(?:encore ?)?$").search(contexte.avant(trouve.start())):
                yield Indice(
                    "attestation_obtenue", valeur, trouve.start(), trouve.end(), poids=0 if valeur else 1
                )


def _inscription(contexte: Contexte) -> Iterator[Indice]:
    for trouve in motif(
        r"\binscrite? (?:(?:a|au|chez) )?(?:pole[ -]?emploi|france[ -]?travail|l'anpe|ft\b)"
        r"|\binscrite? comme demandeu\w+ d'emploi"
    ).finditer(contexte.t):
        avant = contexte.avant(trouve.start())
        nie = motif(r"\b(?:pas|plus|jamais)(?: encore| ete)? ?$").search(avant)
        if not motif(r"\b(?:etre|faut)\b[^,]*$").search(avant):
            yield Indice("inscrit_france_travail", not nie, trouve.start(), trouve.end())


def jour_de_fin(ecrit: str, le: date) -> date | None:
    """Return the last day that a said end may mean (« le mois prochain » is the end of that month)."""
    periode = lire_date(ecrit, le, passe=False)
    return None if periode is None else periode.fin
