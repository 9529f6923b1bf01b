"""Employers known by their name or by their kind: private by nature, or insuring unemployment themselves."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.metiers_connus import ENSEIGNES, TETE
from assistant.dialogue.lecture.texte import motif

# Bodies of public law, or that insure unemployment themselves: « chez EDF » does not make an employer private.
PUBLICS = (
    r"edf|enedis|grdf|rte|sncf|la sncf|la poste|poste|ratp|la ratp|france travail|pole emploi|la cpam|la caf|caf|urssaf|la msa|la banque de france"
    r"|onf|cnrs|inserm|inrae|ap-?hp|chu|mairie|la mairie|la ville|le departement|la region|l'etat|la fonction|les pompiers|les gendarmes|l'armee"
)
# These insure unemployment themselves (C. trav. L5424-1 and -2): their employees, of private law or not, are outside the common scheme.
_AUTO_ASSURES = r"edf|la poste|(?:la )?banque postale|(?:la )?sncf|(?:la )?ratp"
_PAS_UN_EMPLOYEUR = r"deux|trois|quatre|plusieurs|\d|l'un|l'une|l'autre|autre|des particuliers|moi|nous|lui|eux|elle|vous|toi|soi|mes|ma|mon|notre|des|les|ce|cet|cette|le meme|la meme|un employeur|un autre|mon employeur|un nouvel|qui|quel\w*"
# Kinds of employer that are of private law by nature.
_PRIVES = (
    r"magasins?|boutique|superette|supermarche|hypermarche|grande surface|grande distribution|commerce|pme|tpe|start-?up|sarl|sasu?|artisan|usine"
    r"|restaurant|hotel|boulangerie|boucherie|pizzeria|brasserie|bar|cafe|garage|salon (?:de coiffure|d'esthetique)|pharmacie|fleuriste|agence (?:immobiliere|d'interim|de voyages?)"
    r"|cabinet(?! (?:du|de la) (?:maire|mairie|ministre|prefet\w*))|etude (?:notariale|de notaire)|multinationale|association"
    r"|concession(?:naire)?|entrepot|franchise|cooperative"
)


def est_privee(plie: str) -> bool:
    """Return whether a folded text names a company, or a kind of employer that is always of private law."""
    if motif(r"\b(?:filiale|societe|boite|entreprise|groupe) (?:de droit )?privee?\b").search(plie):
        return True
    if motif(rf"\b(?:{PUBLICS})\b|\bpublique?\b|municipal\w*|departemental\w*").search(plie):
        return False
    chez = motif(rf"\b(?:chez|pour la (?:boite|societe)) (?!(?:{_PAS_UN_EMPLOYEUR})\b)(?:un |une |l'|la |le )?[a-z][a-z0-9&'-]+")
    if motif(rf"\b(?:a|au|pour|dans|chez) (?:{ENSEIGNES})\b").search(plie):
        return True
    kind = motif(rf"\b(?:dans|pour|chez|d'|c'est|^|est) ?(?:un |une |la |le |l'|mon |ma |ce |cette )?(?:grand |grande |petit |petite )?(?:{_PRIVES})\b")
    return bool(chez.search(plie) or kind.search(plie))


_EMPLOI = (
    rf"\b(?:{TETE}|cadre|travaill\w*|boss\w*|jbosse|taff\w*|suis|employee?|salariee?|cdi|cdd|embauchee?|poste|depuis|ans|mois)\b(?: [a-z0-9'()%-]+){{0,5}}?,? "
    rf"(?=(?:chez|dans|pour)\b|(?:a|au) (?:{ENSEIGNES}|{_AUTO_ASSURES})\b)"
)
_PAS_TENU = r"\b(?:veux|voudrais|aimerais|souhaite|aller|devenir|etre|formation|stage|etais|etait|avant|cherche|interim\w*)\b"


def lire(contexte: Contexte) -> Iterator[Indice]:
    """« en CDI chez Leclerc », « je bosse dans un restaurant » : an employer that is named so is private, and it is said back."""
    for trouve in motif(_EMPLOI).finditer(contexte.t):
        lieu = _tete(contexte.apres(trouve.end())[:45])
        avant = contexte.avant(trouve.start()) + trouve.group()
        if not contexte.personnel or motif(_PAS_TENU).search(avant):
            continue
        if motif(rf"\b(?:{_AUTO_ASSURES})\b").search(lieu) and not motif(r"\bfiliale|sous-traitant|prestataire").search(contexte.t):
            yield Indice("employeur_public", True, trouve.start(), trouve.end() + len(lieu))
        elif est_privee(lieu):
            yield Indice("employeur_public", False, trouve.start(), trouve.end() + len(lieu), poids=-1, origine="deduit")
    # « conseillère clientèle, Crédit Agricole, 24 ans de maison », « vendeuse Zara en CDD »
    for trouve in motif(rf"(?:[,;(] ?|\b{TETE} (?:(?!d[eu]\b)[a-z-]+ )?)(?P<e>{ENSEIGNES})\b(?! (?:a ete|est|etait))").finditer(contexte.t):
        if contexte.personnel and "?" not in contexte.t[: trouve.start()] and not motif(_PAS_TENU).search(contexte.avant(trouve.start("e"))):
            yield Indice("employeur_public", False, trouve.start("e"), trouve.end("e"), poids=-1, origine="deduit")


def _tete(suite: str) -> str:
    """Return « chez » or « dans » with the name that follows, up to the next turn of the sentence."""
    trouve = motif(r"^(?:chez|dans|pour|a|au)(?: (?!depuis|et |je |mais|avec|comme|en )[a-z0-9&'-]+){1,4}").match(suite)
    return trouve.group() if trouve else ""
