"""Who a clause speaks of, and whether it states, supposes or only asks in general."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from assistant.dialogue.lecture.metiers_connus import TETE
from assistant.dialogue.lecture.texte import Texte, motif
from assistant.domaine.profil import Profil, Valeur

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
    r"|collegue|amie?|usagere?"
)
_TIERS = (
    rf"\b(?:mon|ma|notre|cette|cet|ce) (?:meilleure? |autre |futur |ex-?)?(?P<p>{_PROCHES}|{_SUIVIS})\b"
    r"|\b(?:une? de mes|mes) (?P<s>salariee?s|clientes?|beneficiaires|collegues|agents"
    r"|stagiaires|employee?s)\b(?= (?:est|a|en|qui|veut|voudrait|gagne)\b|,)"
    rf"|\b(?:une?|la|le|l')(?: |(?<='))(?P<g>{_GENS})\b(?= (?:de|en|qui|que|j'|avec|sans|a"
    rf"|ayant|au|dans|peut|agee?|interimaire|licenciee?)\b|,|$)"
    rf"|\bune? (?P<m>{TETE})\b(?= (?:en (?:cdi|cdd|interim)|qui|de \d|avec|sans|ayant|peut|au chomage))"
)
_PAS_TIERS = r"(?:suis|comme|devenir|etre|tant qu[e']|ete|chez|de|par|pour devenir|poste d[e']) ?$"
_CONSEIL = (
    r"\b(?:j'accompagne|je suis conseill|j'ai (?:en face|en entretien|recu)|je recois|ma"
    r" cliente|mon client|benefici|que j'accompagne)"
)
_COUPES = (
    r"[!?;\n]|(?<!\d)[.,]|[.,](?!\d)|\bmais\b|\balors que\b|\bpuis\b|\best[- ]ce qu|(?: - )"
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
_GENERIQUE = (
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


class Reconnaisseur(Protocol):
    """What recognises jobs in a text: each mention has `.debut`, `.fin` and `.candidats`."""

    def mentions(self, texte: str) -> object:
        """Return the job mentions of a text, in order."""


@dataclass(frozen=True, slots=True)
class Indice:
    """A value read for a fact, with the folded places of the words that prove it; more poids wins."""

    id: str
    valeur: Valeur
    debut: int
    fin: int
    poids: int = 0
    statut: str = ""  # forces "hypothese" or "retrait"; empty: the clause decides
    origine: str = "message"


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the folded text: who it is about and how it speaks."""

    debut: int
    fin: int
    sujet: str  # "" = the person who writes, else the words for somebody else
    statut: str  # affirme | hypothese | generique


@dataclass(frozen=True, slots=True)
class Contexte:
    """All that a subject reader may look at."""

    texte: Texte
    le: date
    profil: Profil
    clauses: tuple[Clause, ...]
    personnel: bool
    conseil: bool
    metiers: Reconnaisseur | None
    smic_horaire: Decimal | None

    @property
    def t(self) -> str:
        """Return the folded text."""
        return self.texte.plie

    def clause(self, place: int) -> Clause:
        """Return the clause that holds a folded place."""
        rang = bisect_right([clause.debut for clause in self.clauses], place) - 1
        return self.clauses[max(0, rang)]

    def avant(self, place: int) -> str:
        """Return the words of the clause before a place."""
        return self.t[self.clause(place).debut : place]

    def apres(self, place: int) -> str:
        """Return the words of the clause after a place."""
        return self.t[place : self.clause(place).fin]


def situer(
    texte: Texte,
    le: date,
    profil: Profil,
    metiers: Reconnaisseur | None,
    smic_horaire: Decimal | None,
    *,
    repond: bool = False,
) -> Contexte:
    """Return the message cut into clauses, each with its subject and its status."""
    t = texte.plie
    clauses = _clauses(t)
    personnel = (
        repond or bool(motif(MOI).search(t)) or any(clause.sujet for clause in clauses) or _est_fiche(t)
    )
    return Contexte(
        texte, le, profil, clauses, personnel, bool(motif(_CONSEIL).search(t)), metiers, smic_horaire
    )


def _est_fiche(t: str) -> bool:
    """Return whether the words read like a card (« CDI 3 ans, 45 ans »), where nobody says « je »."""
    if "?" not in t and motif(r"\bjusqu'a|\d ?(?:mois|ans)\b").search(t) and not motif(_GENERIQUE).search(t):
        return True
    poste = (
        rf"^ ?(?:bonjour |salut )?,? ?(?:{TETE}|contractuel(?:le)?|fonctionnaire|interimaire)\b[^.!]{{0,40}}?"
        r" (?:en (?:cdi|cdd|interim)|dans (?:une?|le|la)|chez|a la mairie|a l'hopital)\b"
    )
    if "?" not in t and motif(poste).search(t) and not motif(_GENERIQUE).search(t):
        return True
    carte = r"\b(?:cdi|cdd|interim\w*|duree (?:in)?determinee)\b"
    if (
        "?" not in t
        and motif(carte).search(t)
        and motif(r",|(?<!\d)(?!20\d\d)\d").search(t)
        and not motif(_GENERIQUE).search(t)
    ):
        return True
    return bool(
        motif(
            r"\bdepuis\b|\b\d\d ?ans\b|\bd'anciennete\b|\bsalaire\b|\b(?:net|brut)\b|\bdernier\b"
            r"|\btitulaire d|\bdiplomee? d"
        ).search(t)
    ) and not motif(_GENERIQUE).search(t)


def _clauses(t: str) -> tuple[Clause, ...]:
    coupes = [0, *(coupe.start() for coupe in motif(_COUPES).finditer(t)), len(t)]
    coupes += [trouve.start() for trouve in motif(_SI).finditer(t)]
    coupes += [trouve.start() for trouve in motif(_TIERS).finditer(t) if _dit_tiers(t, trouve)]
    bornes = sorted(set(coupes))
    entier = "hypothese" if motif(_ET_HYPOTHESE).match(t) else ""
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
        motif(r"\b(?:je suis|j'ai|jai|mon|ma|mes|moi|nous sommes|on est|notre)\b").search(bout) or sujet
    )
    if motif(_GENERIQUE).search(bout) and not personnel:
        return "generique"
    return "affirme"
