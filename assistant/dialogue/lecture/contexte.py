"""Who a clause speaks of, and whether it states, supposes or only asks in general."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from assistant.dialogue.lecture.clauses import GENERIQUE, MOI, Clause, couper
from assistant.dialogue.lecture.metier_motifs import DOMAINE
from assistant.dialogue.lecture.metiers_connus import TETE
from assistant.dialogue.lecture.texte import Texte, motif
from assistant.domaine.profil import Profil, Valeur

_CONSEIL = (
    r"\b(?:j'accompagne|je suis conseill|j'ai (?:en face|en entretien|recu)|je recois|ma"
    r" cliente|mon client|benefici|que j'accompagne)"
)


# « auto-entrepreneur depuis 4 ans, quelles aides ? » : a case put in short, which asks for its verdict.
_CAS = r",? ?\b(?:quell?e?s?|y a(?: t il)? quoi comme|quoi comme) (?:aides?|options?|solutions?|possibilites?|dispositifs?|droits?)\b[^?]{0,25}\?? ?$"
# « elle veut être aide-soignante »: the wish of the person whose case it is.
_SOUHAIT_DIT = r"^\W*(?:et |mais |alors )?(?:il|elle) (?:veut|voudrait|aimerait|souhaite|souhaiterait|reve)\b"
_AVANT = (
    r"(?:^|[,(:] ?|\bet )(?:juste )?avant(?: ca| cela)?,? ?(?=$|(?:en |un |une )?(?:j'|je |on |elle |il |c'|cdd|cdi"
    r"|interim|chez |\d))"
)
_RETOUR = r"[.;!?\n]|\b(?:mais|maintenant|mtn|desormais|aujourd'hui|actuellement|puis|ensuite)\b|, (?:je suis|j'ai|je travaille)\b"


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

    def est_passe(self, place: int) -> bool:
        """Return whether a place comes after « avant, … » in its sentence, before any return to the present."""
        return motif(_AVANT).search(motif(_RETOUR).split(self.t[:place])[-1]) is not None

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
    clauses = couper(t)
    personnel = repond or bool(motif(MOI).search(t)) or any(clause.sujet for clause in clauses) or _est_fiche(t)
    personnel = personnel or bool(motif(_SOUHAIT_DIT).search(t)) or _poste_connu(texte, metiers)
    return Contexte(
        texte, le, profil, clauses, personnel, bool(motif(_CONSEIL).search(t)), metiers, smic_horaire
    )


def _poste_connu(texte: Texte, metiers: Reconnaisseur | None) -> bool:
    """Return whether a message is a job that only the recogniser knows, with its contract: « laborantine en CDI »."""
    poste = motif(r"^\W*(?:bonjour |bjr |salut |bonsoir )?,? ?(?P<m>[a-z' -]{4,40}) en (?:cdi|cdd|interim)\b[^?]*$").match(texte.plie)
    if poste is None or metiers is None or motif(rf"{DOMAINE}|{GENERIQUE}").search(poste.group("m")):
        return False
    dits: list[object] = list(metiers.mentions(poste.group("m")))  # type: ignore[call-overload]
    return any(m.debut == 0 and m.fin == len(poste.group("m")) for m in dits)  # type: ignore[attr-defined]


def _est_fiche(t: str) -> bool:
    """Return whether the words read like a card (« CDI 3 ans, 45 ans »), where nobody says « je »."""
    t = motif(_CAS).sub(" ", t)
    if "?" not in t and motif(r"\bjusqu'a|\d ?(?:mois|ans)\b").search(t) and not motif(GENERIQUE).search(t):
        return True
    poste = (
        rf"^ ?(?:bonjour |salut )?,? ?(?:{TETE}|contractuel(?:le)?|fonctionnaire|interimaire)\b[^.!]{{0,40}}?"
        r" (?:en (?:cdi|cdd|interim)|dans (?:une?|le|la)|chez|a la mairie|a l'hopital)\b"
    )
    if "?" not in t and motif(poste).search(t) and not motif(GENERIQUE).search(t):
        return True
    carte = r"\b(?:cdi|cdd|interim\w*|duree (?:in)?determinee)\b"
    if (
        "?" not in t
        and motif(carte).search(t)
        and motif(r",|(?<!\d)(?!20\d\d)\d").search(t)
        and not motif(GENERIQUE).search(t)
    ):
        return True
    return bool(
        motif(
            r"\bdepuis\b|\b\d\d ?ans\b|\bd'anciennete\b|\bsalaire\b|\b(?:net|brut)\b|\bdernier\b"
            r"|\btitulaire d|\bdiplomee? d"
        ).search(t)
    ) and not motif(GENERIQUE).search(t)


