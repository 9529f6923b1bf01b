"""The job held today: said in a sentence, or as one item of a card; a job left, wished or learnt is none."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialogue.lecture.certification import SOUHAIT
from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.metier_motifs import (
    ARRET,
    DOMAINE,
    JE_SUIS,
    LIEU_DU_POSTE,
    PLAIT,
    REGLE,
    TELEGRAPHE,
)
from assistant.dialogue.lecture.metiers_connus import ENSEIGNES, TETE
from assistant.dialogue.lecture.texte import motif

# Said by those who speak for somebody else.
CONSEILLER = r"conseill\w+ (?:du |au )?(?:cep\b|en evolution prof|a france travail|en insertion|pole emploi)"
ACTUEL = "metier_actuel"


def actuels(contexte: Contexte) -> Iterator[Indice]:
    """Yield the jobs said to be held, in a sentence or in a card."""
    complement = rf"(?:(?! ?{ARRET}) [a-z'-]+){{0,4}}"
    fiche = rf"{TELEGRAPHE}(?P<x>{TETE}\b{complement})"
    poste = rf"{LIEU_DU_POSTE}(?P<x>{TETE}\b{complement})"
    for rang, source in enumerate((rf"{JE_SUIS}(?P<x>{TETE}\b{complement})", fiche, poste)):
        for trouve in motif(source).finditer(contexte.t):
            if _est_metier_actuel(
                contexte, trouve.start(), trouve.start("x"), trouve.end("x"), fiche=rang > 0
            ):
                yield indice(contexte, ACTUEL, trouve.start("x"), trouve.end("x"), poids=-rang)


def _est_metier_actuel(contexte: Contexte, debut: int, x: int, fin: int, *, fiche: bool) -> bool:
    avant, apres, mots = contexte.avant(x), contexte.apres(fin), contexte.t[x:fin]
    cas = motif(r"\b(?:mme|madame|monsieur|mr?\b\.?|mec|gars|nana|meuf|dame|dossier|beneficiaire|cliente?|j'accompagne|usager)\b").search(contexte.t[fin:])
    if motif(r"(?:chef\w*|responsable|manageu?r|directeur|directrice) d'accord$").match(mots):
        return False  # what the employer thinks, and no job
    if motif(CONSEILLER).match(mots) or cas and motif(r"conseillere?$").match(mots):
        return False  # an advisor who presents the case of somebody else
    if motif(
        r"\b(?:veux|voudrais|aimerais|voudrait|aimerait|veut|souhaite|devenir|reve|pas|plus|etais|formation|diplome"
        r"|titre|vise|futur|comme si|objectif|projet|souhait|j'ai quitte)\b[^,]*$"
    ).search(avant):
        return False
    if motif(
        r"(?:agente? (?:contractuel|titulaire|public|territorial$|sncf$|ratp$|edf$|hospitalier$)|employee?$|chef$|agente?$"
        r"|responsable$|conseillere?$|dans\w*$|us\w+$)"
    ).match(mots) and not (contexte.conseil and mots.startswith("conseill")):
        return mots.startswith(("dans", "us"))
    # « conducteur de travaux ? », once the job is known, asks about another one.
    if fiche and contexte.profil.valeur(ACTUEL) is not None and motif(r"[^.!;]*\?").match(contexte.t, fin):
        return False
    if motif(PLAIT).match(apres) or demande_la_regle(contexte):
        return False
    if not fiche:
        return True
    article = motif(r"\b(?:une|un) $").search(contexte.t[:x])
    if article and not contexte.clause(x).sujet:
        return False
    suite = motif(
        r" ?(?:,|(?:en )?(?:cdi|cdd|interim)\b|en (?:clinique|ehpad|creche|usine|magasin|boutique|[2345] ?x)|depuis|depui|dans|de nuit|chez|$|\.|et |\d|a"
        rf" |au |sans|avec|qui|titulaire|\(|je |j'|(?:{ENSEIGNES})\b)"
    ).match(apres)
    return bool(suite) and contexte.personnel


def demande_la_regle(contexte: Contexte) -> bool:
    """Return whether « esthéticienne à mon compte, il faut un diplôme ? » asks what a job demands: nobody says they hold it."""
    regle = motif(rf"{REGLE}[^.;]*\?").search(contexte.t)
    return bool(regle) and not motif(r"\b(?:suis|es[tf]|travaille|bosse|exerce|depuis|ai|jai|cdi|cdd|chez)\b|j'ai|\d ?(?:ans|mois)\b").search(contexte.t[: regle.start()] if regle else "")


def en_fiche(contexte: Contexte, debut: int, fin: int) -> bool:
    """Return whether a job that only the recogniser knows stands in a card: « laborantine en CDI », « 45 ans, toiletteuse, Nîmes »."""
    avant, mot = contexte.t[:debut], contexte.t[debut:fin].split()[0]
    if not contexte.personnel or "?" in contexte.t or motif(DOMAINE).search(mot) or contexte.profil.valeur(ACTUEL) is not None:
        return False
    place = motif(r"(?:^\W*|[,;] ?|\b(?:bonjour|bjr|salut|bonsoir|hello|moi|ans) )$").search(avant)
    voulu = motif(rf"{SOUHAIT}|\b(?:devenir|formation|diplome|titre|objectif|vise\w*|cherche|hesite|entre|etais|avant|pas|plus)\b").search(avant)
    suite = motif(r" ?(?:[,;.]|$|(?:en )?(?:cdi|cdd|interim)\b|depuis\b|chez\b|\d\d? ?ans\b)").match(contexte.t, fin)
    return bool(place and suite) and not voulu


def ecrit(contexte: Contexte, debut: int, fin: int) -> str:
    """Return the words of a job as the person wrote them, in lower case, without a trailing link word."""
    mots = " ".join(contexte.texte.preuve(debut, fin).lower().split())
    return motif(r"(?:,? (?:de|du|des|la|le|les|pas|loin|trop|plus|a|ou))+$").sub("", mots)


def indice(contexte: Contexte, fait: str, debut: int, fin: int, poids: int = 0) -> Indice:
    """Return a job read between two places."""
    return Indice(fait, ecrit(contexte, debut, fin), debut, fin, poids=poids)
