"""What a question opens with says what its answer looks like: who, where, why, what it is. A sentence that looks so goes first."""

from __future__ import annotations

import re

from assistant.dialogue.faits.mesure import MOTIFS_GROUPES
from assistant.domaine.texte import plier

# Opening of a question (folded), and what a sentence that answers it holds (as written).
QUI = re.compile(r"\b(qui|par qui|quel(le)? (personne|auteur|directrice|directeur|president\w*|organisme|organisation|institut|cabinet))\b(?! (est|sont) (la|le|les)\b.{0,20}\b(region|metier|formation))")
PERSONNE = re.compile(r"\b[A-ZÀ-Ý][a-zà-ÿ]+ [A-ZÀ-Ý]{2}[\w'-]*|\b[A-ZÀ-Ý][a-zà-ÿ]+ (?:[A-ZÀ-Ý][a-zà-ÿ]+)\b|\b[A-ZÀ-Ý]{3,}\b")
OU = re.compile(r"\b(ou (est|sont|se|y|il|on|ca|trouve\w*|a)|d'ou|dans quel(le)?s? (departements?|villes?|regions?|zones?|territoires?|coins?|endroits?|pays)|"
                r"quel(le)?s? (departements?|villes?|territoires?|zones?|pays|regions?)|en quel(le)? region)\b")
POURQUOI = re.compile(r"\b(pourquoi|pk|pour quelle raison|a cause de quoi|qu'est[- ]ce qui (explique|cause|freine|empeche)|comment (ca se fait|expliquer)|d'ou vient|la raison|les raisons|a quoi est du)\b")
CAUSE = re.compile(r"\b(a cause|parce|car|liee?s?|du fait|explique\w*|raison|vien(t|nent)|faute d\w*|par manque|due?s? [aà]|repose|provien\w+|freins?|entrave\w*|pour une autre raison)\b")
DEFINITION = re.compile(r"\b(c'est quoi|qu'est[- ]ce qu\w*|definition|definir|defini\w*|ca veut dire|signifie|kesako|en quoi consiste)\b")
DEFINIT = re.compile(r"\b(defini\w*|est (un|une|l[ae']|des)|sont (des|les)|designe|consiste|c'est[- ]a[- ]dire|permet\w*|cherche a)\b")
IDENTITE = re.compile(r"\b(qui est|c'est qui|est qui|qui c'est|qui sont)\b")
FONCTION = re.compile(r"\b(presiden\w+|directri\w+|directeur|delegue\w*|relectrice|redaction|redige|membres?|coordonn\w+|professeur|chercheur|fondat\w+|etudiants? a|association|organisme|institut|observatoire|cabinet|reseau|specialise\w*)\b")
# A question in the plural wants several things named: one sentence that names them all comes first.
PLURIEL = re.compile(r"\b(quel(le)?s|lesquel(le)?s|les \w+s (qui|ou|que|dont|cites?|citees?))\b")
ENUMERE = re.compile(r"[^.;,]+, [^.;]+ (et|ou) ")
# What the white paper wants done, asked with « que faut-il… », « que propose… ».
PROPOSE = re.compile(r"\b(propos\w*|recommand\w*|preconis\w*|conseille\w*|suggere\w*|faudrait|faut[- ]il faire|comment faire|que faire|devrait\w*|solutions?)\b")
VEUT = re.compile(r"\b(recommande|propose|souhaite|demande|invite|veut|doit|doivent|devra|devront|appelle|conseils?|juge necessaire|faudra)\b")
COMPARE = re.compile(r"\b(plus|moins|autant|davantage)\b.{0,60}\bqu[e']|\b(plutot|ou)\b.{0,30}\b(plus|moins|plutot)\b|\bpar rapport\b|\bcompar\w+|\bcontre\b|\bplutot (de|d)\w* .{0,20}\bou\b")
COMPAREE = re.compile(r"\b(contre \d|(plus|moins) .{0,40} qu[e']|par rapport|qu'en france|qu'au niveau|moyenne)\b")
# « Les 4 flux » is told by the sentence that says « quatre ».
COMPTES = re.compile(r"\b(?:les|ces|aux|des|ses|leurs) (deux|trois|quatre|cinq|six|sept|huit|neuf|dix|[2-9]|10) [a-z]")
LETTRES = dict(zip(("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"), map(str, range(2, 11)), strict=True))
BONUS = 0.1
# Parts of the economy: a figure of one of them is not the figure of all.
SECTEURS = tuple(re.compile(rf"\b({motif})\b") for motif in (
    r"agri\w+|agro\w+", r"industr\w+|manufactur\w+", r"construction|btp|batiment\w*", r"tertiaire marchand", r"tertiaire non marchand|non marchands?",
    r"numerique\w*|informatique", r"sante|soins?|hopita\w+", r"touris\w+", r"transports?|logistique", r"aeronaut\w+|spatial\w*|airbus",
    r"energ\w+|eolien\w*|photovolt\w*|hydroelec\w*", r"commerce\w*", r"r ?& ?d|recherche|chercheurs?"))
EN_TROP_SECTEUR, EN_TROP_GROUPE = 0.1, 0.05


def bonus(question: str, texte: str) -> float:
    """Return what the look of a sentence adds to its note, for a folded question."""
    plie = plier(texte)
    pairs = ((QUI, PERSONNE, texte), (POURQUOI, CAUSE, plie), (DEFINITION, DEFINIT, plie), (IDENTITE, FONCTION, plie),
             (PLURIEL, ENUMERE, texte), (PROPOSE, VEUT, plie), (COMPARE, COMPAREE, plie))
    gagne = sum(BONUS for demande, voulu, dans in pairs if demande.search(question) and voulu.search(dans))
    compte = COMPTES.search(question)
    gagne += BONUS if compte and re.search(rf"\b({'|'.join(_ecritures(compte[1]))})\b", plie) else 0.0
    return gagne + (BONUS if OU.search(question) and _nomme_un_lieu(question, texte) else 0.0)


def _ecritures(nombre: str) -> tuple[str, str]:
    chiffre = LETTRES.get(nombre, nombre)
    return chiffre, next(lettres for lettres, n in LETTRES.items() if n == chiffre)


def _nomme_un_lieu(question: str, texte: str) -> bool:
    """Return whether a sentence names a place that the question does not: a capital after « à », « en », « le », « la »…"""
    lieux = re.findall(r"(?:\b(?:à|en|de|le|la|les|du|vers|et|dans)|\bl'|\bd'|,) ?([A-ZÀ-Ý][a-zà-ÿ-]{3,})", texte)
    return any(plier(lieu) not in question for lieu in lieux if plier(lieu) not in ("occitanie", "insee", "selon", "france", "transitions"))


def en_trop(question: str, texte: str) -> float:
    """Return what a sentence loses for each group or sector that it restricts itself to and that a folded question does not name."""
    plie = plier(texte)
    secteurs = sum(1 for motif in SECTEURS if motif.search(plie) and not motif.search(question))
    groupes = sum(1 for _, motif in MOTIFS_GROUPES if motif.search(plie) and not motif.search(question))
    return EN_TROP_SECTEUR * min(1, secteurs) + EN_TROP_GROUPE * min(2 - min(1, secteurs), groupes)
