"""A message cut into clauses: whom each speaks of, and whether it states, supposes or asks in general."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from assistant.dialogue.lecture.metiers_connus import TETE
from assistant.dialogue.lecture.texte import motif

MOI = (
    r"(?:\b(?:je|moi|me|mon|ma|mes|notre|nos|on|nous|jai|chui|chuis|jsuis|jss|jtouche"
    r"|jveu[xt]?|jbosse|jgagne)\b|\b[jm]'|\bj (?=[a-z]))"
)
_PROCHES = (
    r"mari|femme|conjointe?|compagnon|compagne|epoux|epouse|copain|copine|fils|fille|frere"
    r"|soeur|pere|mere|cousine?"
    r"|amie?|voisine?|collegue|neveu|niece|beau-frere|belle-soeur|beau-pere|belle-mere|pote"
)
_SUIVIS = r"cliente?|beneficiaire|usagere?|stagiaire|personne|salariee?|agente?|adherente?"
_GENS = (
    r"salariee?|personne|dame|monsieur|homme|femme|jeune|employee?|beneficiaire|cliente?"
    r"|collegue|amie?|usagere?|mec|gars|nana|meuf"
)
_TIERS = (
    rf"\b(?:mon|ma|notre|cette|cet|ce) (?:meilleure? |autre |futur |ex-?)?(?P<p>{_PROCHES}|{_SUIVIS})\b"
    r"|\b(?:une? de mes|mes) (?P<s>salariee?s|clientes?|beneficiaires|collegues|agents"
    r"|stagiaires|employee?s)\b(?= (?:est|a|en|qui|veut|voudrait|gagne)\b|,)"
    rf"|\b(?:une?|la|le|l')(?: |(?<='))(?P<g>{_GENS})\b(?= (?:de|en|qui|que|j'|avec|sans|a"
    rf"|ayant|au|dans|peut|agee?|interimaire|licenciee?|part|attend|veut|voudrait|souhaite|est|travaille|bosse|gagne|touche|\d)|,|$)"
    rf"|\bune? (?P<m>{TETE})\b(?= (?:en (?:cdi|cdd|interim)|qui|de \d|avec|sans|ayant|peut|au chomage))"
)
_PAS_TIERS = r"(?:suis|comme|devenir|etre|tant qu[e']|ete|chez|de|par|pour devenir|poste d[e']|remplac\w+(?: d[e'])?) ?$"
_COUPES = (
    r"[!?;\n]|(?<!\d)[.,]|[.,](?!\d)|:(?= ?(?:en )?(?:cdi|cdd|interim\w*)\b)|:(?= ?(?:a |en |de |pour )?(?:quel(?:le)?s?|combien|quand|comment|jusqu'a quand)\b)|\bmais\b|\balors que\b|\bpuis\b|\best[- ]ce qu|(?: - )"
    r"|\bet(?= (?:moi|je|j'|elle|il|mon|ma|on|mes|toi|la je|mtn|maintenant)\b|,)| et (?=j')"
)
_SI = (
    r"(?:^|(?<=[,.;!?] )|(?<=\bet )|(?<=\bmais )|(?<=\bque ))(?:si|meme si je devais)\b(?!"
    r" (?:possible|besoin|vous|non|oui|bien)\b)"
    r"|(?<!savoir )(?<!demande )(?<!sais pas )(?<!sais )(?<!voir )(?<!comme )(?<!meme"
    r" )(?<!verifier )(?<!dire )"
    r"\bsi (?=(?:je|mon|ma|on|il|elle|l'employeur|le patron|nous|jamais|un jour)\b|j')|\bs'il (?=(?!vous|te))"
    r"|\b(?:imagin|supposons|admettons|mettons que|au cas ou|dans le cas ou|dans l'hypothese)"
)
GENERIQUE = (
    r"\bc'?(?:est)? ?(?:quoi|koi)\b|qu'?est[- ]ce qu|\bdefinition\b|\bcombien\b|\bparts? d"
    r"|\btaux\b|pourcentage"
    r"|\bnombre d|% d|livre blanc|difference entre|faut[- ]il|il faut|comment (?:avoir"
    r"|obtenir)|\bquell?e?s? \w+|\bquels?\b"
    r"|\best[- ]ce que (?:le|la|les|l')|\b(?:le|les) (?!mien|patron|chef|boss|directeur"
    r"|dernier)\w+ (?:donne|demande|vaut|est|sont|compte)|a-t-(?:il|elle)|existe|c'est"
    r" (?:un|une) bon"
)
_ET_HYPOTHESE = (
    r"\s*(?:et|ou)(?: si| alors)? (?:(?:en|pour|avec|dans|sur|a)\b|(?:un|une|les)\b)[^.!\n]{0,60}\?\s*$"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the folded text: who it is about and how it speaks."""

    debut: int
    fin: int
    sujet: str  # "" = the person who writes, else the words for somebody else
    statut: str  # affirme | hypothese | generique


def couper(t: str) -> tuple[Clause, ...]:
    coupes = [0, *(coupe.start() for coupe in motif(_COUPES).finditer(t)), len(t)]
    coupes += [trouve.start() for trouve in motif(_SI).finditer(t)]
    coupes += [trouve.start() for trouve in motif(_TIERS).finditer(t) if _dit_tiers(t, trouve)]
    bornes = sorted(set(coupes))
    # « et pour mon mari, en CDD depuis 5 mois ? » tells of somebody; « et en CDD ? » supposes.
    autrui = any(_dit_tiers(t, trouve) for trouve in motif(_TIERS).finditer(t))
    entier = "hypothese" if motif(_ET_HYPOTHESE).match(t) and not autrui else ""
    clauses: list[Clause] = []
    sujet = ""
    for debut, fin in itertools.pairwise(bornes):
        sujet = _sujet(t, debut, fin, sujet)
        clauses.append(Clause(debut, fin, sujet, entier or _statut(t, debut, fin, sujet)))
    return tuple(clauses) or (Clause(0, len(t), "", "affirme"),)


def _dit_tiers(t: str, trouve: object) -> bool:
    return not motif(_PAS_TIERS).search(t[: trouve.start()])  # type: ignore[attr-defined]


def _sujet(t: str, debut: int, fin: int, courant: str) -> str:
    bout = t[debut:fin]
    tiers = motif(_TIERS).match(t, debut, fin)
    if tiers and _dit_tiers(t, tiers):
        return tiers.group("p") or tiers.group("s") or tiers.group("g") or tiers.group("m")
    sans_tiers = motif(
        r"\b(?:que |qu')?j'accompagne\b|\bm'a\b|\bm'ont\b|\bje (?:voudrais|veux) savoir\b"
    ).sub("", bout)
    if (
        motif(r"\bson |\bsa |\belle\b|\bil\b").search(bout)
        and courant
        and not motif(r"\b(?:moi|je|j')").search(sans_tiers)
    ):
        return courant
    return "" if motif(MOI).search(sans_tiers) else courant


def _statut(t: str, debut: int, fin: int, sujet: str) -> str:
    bout = t[debut:fin]
    if motif(_SI).match(t, debut) or motif(r"\b(?:imagin|supposons|admettons)").search(bout):
        return "hypothese"
    personnel = (
        motif(r"\b(?:je suis|j'ai|jai|je (?:touche|gagne|travaille|bosse)|me (?:reconvertir|former|lancer|mettre|reorienter)|mon|ma|mes|moi|nous sommes|on est|notre)\b").search(bout) or sujet
    )
    if motif(GENERIQUE).search(bout) and not personnel:
        return "generique"
    return "affirme"
