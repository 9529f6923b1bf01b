"""What kind of thing a question wants: a figure, a price, a date, a list, a story; and whether a sentence holds it."""

from __future__ import annotations

import re

from assistant.dialogue.faits.annees import STATISTIQUE
from assistant.dialogue.faits.mots_faibles import COMMUNS, FAIBLES, TIEDES
from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier
from assistant.grounding.valeurs import valeurs
from assistant.retrieval.texte import VIDES, termes

QUANTITE = re.compile(
    r"\b(combien|cb|kombien|nombre|quel(le)?s? (part|taux|pourcentage|proportion|montant|somme|duree|delai|plafond|prix|cout|"
    r"effectif|superficie|population|densite|age|seuil|chiffre)|pourcentage|chiffres?|a combien|chiffre d'affaires|effectifs?|part des?|taux)\b"
)
RANG = re.compile(r"\b(1re|1er|\d{1,2}e)\b")
COMBIEN = re.compile(r"\b(combien|cb|kombien|nombre d\w*|nb d\w*|effectifs? (de|du|des|d')|valeurs? (de|du|d')|(part|pourcentage|proportion) d\w*|quel(le)? (part|taux|pourcentage|proportion))\b")
COMPTE = re.compile(r"\b(?:combien|nombre|nb|part|taux|pourcentage|proportion|budget|prix|chiffre d'affaires?|salaire|effectifs?)"
                    r"(?: moyen\w*| annuel\w*| exact\w*)?(?: y a[- ]t[- ]il| il y a)?(?: de la | de l'| des | du | de | d[' ]) ?([a-z]{4,})")
PARMI = re.compile(r"\b(?:parmi|chez|aupres (?:de|des|d')|au sein (?:de|des|du)|dans (?:le secteur|la filiere|la branche) (?:de |du |des |d')?) ?(?:les |la |le |l'|ces )?([a-z]{4,})")
# « les plus touchés », « les moins exposés »: each thing listed must be said so itself; a list of threats is no list of jobs.
EXTREME = re.compile(r"\b(?:les?|la|des|ceux qui sont|qui sont) (?P<sens>plus|moins) (?P<mot>[a-z]{4,})")
LISTE = re.compile(
    r"\b(top \d+|classement|palmares|quel(le)?s sont|lesquel(le)?s|listez|lister|(la|une|donne|en) liste (de|des|du|d'|complete)|^\W*liste|cite[rz]?|enumere[rz]?|tou(te)?s les|quel(le)?s (laboratoires?|metiers?|"
    r"secteurs?|entreprises?|actions?|recommandations?|preconisations?|dispositifs?|formations?|conditions?|etapes?|criteres?|"
    r"competences?|flux|familles?|departements?|taches?|categories?|opportunites?|menaces?|conseils?|missions?|partenaires?|"
    r"grands? employeurs?|zones?|publics?|raisons?|sources?|etudes?|associations?))\b|"
    r"^\W*(les )?(laboratoires|labos|departements|associations|documents|menaces|opportunites|missions|competences|taches|metiers|"
    r"entreprises|employeurs|partenaires|recommandations|preconisations|actions|publics|zones|secteurs|etudes|conditions|pieces|etapes)\b"
)
QUAND = re.compile(r"\b(quand|quelle (annee|date)|en quelle annee|depuis quand|date|dates)\b")
# A story, a reason or a summary is told by its whole paragraph, not by one sentence of it.
RECIT = re.compile(r"\b(raconte\w*|histoire|resume\w*|explique\w*|pourquoi|detaille\w*|presente\w*|en quoi|comment|idee|que dit|"
                   r"qu'est[- ]ce que dit|synthese|grandes lignes|c'est quoi|parle[rz]?[- ]moi|repartition|reparti\w*)\b")
NOMBREUX = re.compile(r"\b(les|ces|aux|des) (deux|trois|quatre|cinq|six|[2-9]) \w+|\b[2-9] (categories|flux|conseils|niveaux|types|"
                      r"effets|raisons|axes|themes|dispositifs|familles)")
# What an answer must hold, by what is asked: a price wants euros, an address a postcode, a number a figure.
EXIGENCES = (
    (re.compile(r"\b(prix|tarif|cout|coute|coutent|couter|salaire(?! de reference)|budget|chiffre d'affaires?|montant|combien (je |on |tu |ca )?(gagne|paye|touche|coute))\b"),
     re.compile(r"\d ?(€|euros|Mds|milliards|millions)|\d %")),
    (re.compile(r"\b((l'|quelle |une |leur |son )adresse|adresse (du|de|d')|^adresse)\b"), re.compile(r"\b\d{5}\b|https?://")),
    (re.compile(r"\b(ou se trouve\w*|ou (est|sont) situe\w*)\b"), re.compile(r"\b\d{5}\b|https?://|\b(?:à|de|en|vers|dans|par|autour)\s(?:la |le |l')?[A-ZÀ-Ý][a-zà-ÿ]")),
    (re.compile(r"\b(le|la|son|leur|quel|quelle|un|votre|l') ?(e-?mail|mail|courriel|adresse (mail|electronique|email))\b"), re.compile(r"@")),
    (re.compile(r"\b(horaires|(l'|quel(le)? |un )horaire|a quelle heure)\b"), re.compile(r"\d ?h\b")),
    (re.compile(r"\b(numero de telephone|telephone|numero pour|quel numero|appeler qui)\b"), re.compile(r"\b\d[\d ]{3,}\d\b|\b39 ?\d\d\b")),
)


# A share is a percentage, or « 8 sur 10 », « un sur deux », « la moitié ».
PART = re.compile(r"\b((quel(le)?s? )?(part|pourcentage|proportion)( d\w+| d')? |pourcentage|quel(le)? (part|taux|pourcentage|proportion)(?! horaire))")
FRACTION = re.compile(r"\d ?%|\bsur (10|100|dix|deux|trois|quatre|cinq)\b|\b(moitie|tiers|quart|majorit\w+|minorit\w+)\b")
UNITE_DEMANDEE = re.compile(r"\bcombien (?:de |d')(euros?|mois|jours?|semaines?|heures?|annees?|ans|temps|anciennete|experience)\b")
UNITES = {"eur": ("eur",), "moi": ("mois",), "jou": ("jours",), "sem": ("jours",), "heu": ("heures",), "ann": ("mois",), "ans": ("mois",),
          **dict.fromkeys(("tem", "anc", "exp"), ("mois", "jours", "heures"))}
COMBIEN_DE = re.compile(r"\b(?:combien|nombre|nb) (?:y a[- ]t[- ]il |il y a )?(?:de la |de l'|des |du |de |d[' ])")
EFFECTIF = re.compile(r"\beffectifs? (?:de|du|des|d')")
GENS = re.compile(r"\b(?:combien|nombre|nb) (?:y a[- ]t[- ]il |il y a )?(?:de |d[' ]|des )(personnes?|gens|monde|salaries?|beneficiaires?|candidats?|employes?|habitants?|actifs?)\b")
PERSONNES = (r"(?:personnes?|salaries?|candidats?|stagiaires?|beneficiaires?|habitants?|actifs?|demandeurs?|etudiants?|chercheurs?|emplois?|"
             r"dossiers?|employes?|hommes?|femmes?|non-salaries?|professionnels?|projets?|demandes?)")
# « combien de PTP accordés » counts files, as a statistic does; « combien de PTP peut-on faire » asks for a rule.
DOSSIERS = re.compile(r"\b(?:combien|nombre|nb)\b.{0,40}\b(accord|financ|accept|refus|depos|recu|recev|valid|sign|boucl)(e|es|ee|ees|s|us|ues)\b")
COMPTE_DE_GENS = re.compile(rf"\d[\d .,]*(?:millions? d')?(?: ?\w+){{0,2}} ?{PERSONNES}\b|{PERSONNES}[^.;:]{{0,12}} : ?(?![\d .,]*%)\d|\bsur (?:10|dix|deux)\b|\d ?% (?:de|des|d')\b")
# Figures that count nothing: numbers of laws, names.
LOI = re.compile(r"\b(?:decrets?|lois?|arretes?|et|n°)? ?\d{4}-\d+\b|\bdigital 113\b")
VARIATION = re.compile(r"\b(baiss|augment|diminu|recul|progress|gagn|perd|hausse|croi)\w*(?:[^.;]{0,60}? de [+-]?\d[\d.,]* ?%)*")
PLACES = frozenset(termes("occitanie occitan région france français pays"))
SEUIL = re.compile(r"\b(a partir de|jusqu'a|plus de|moins de|au[- ]dela de|sous|faut|minimum|maximum|il faut) ?combien\b|\bfaut\b")
EN_LETTRES = re.compile(r"\b(deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|seize|vingt|trente)\b")


def type_exige(plie: str) -> bool:
    """Return whether a folded question wants a kind of thing that can be recognised: a figure, a price, an address…"""
    return bool(COMBIEN.search(plie)) or any(demande.search(plie) for demande, _ in EXIGENCES)


def repond_au_type(question: str, passage: Passage) -> bool:
    """Return whether a sentence holds the kind of thing asked: a figure for "combien", a percentage for a share, euros for a price…"""
    plie = plier(question)
    for demande, voulu in EXIGENCES:
        if demande.search(plie):
            return bool(voulu.search(passage.texte))
    if PART.search(plie):
        return bool(FRACTION.search(plier(passage.texte)))
    unite = UNITE_DEMANDEE.search(plie)
    if unite:
        return any(v.startswith(UNITES[unite[1][:3]]) for v in valeurs(passage.texte))
    if EFFECTIF.search(plie):
        return _denombre(passage, True, plie)
    if COMBIEN_DE.search(plie):
        return _denombre(passage, bool(GENS.search(plie) or DOSSIERS.search(plie)) and not SEUIL.search(plie), plie)
    return not COMBIEN.search(plie) or chiffre_propre(passage, plie)


def _denombre(passage: Passage, gens: bool, question: str) -> bool:
    """Return whether a sentence counts things: a bare number or a share, no year, no rank, no amount, none that the question gives.

    gens: people are counted, a threshold is no count of them.
    """
    plie = LOI.sub(" ", plier(passage.texte))
    for donne in re.findall(r"(?<![\d.,])\d+(?![\d.,])", question):
        plie = re.sub(rf"(?<![\d.,]){donne}(?![\d.,])", " ", plie)
    if gens:
        return bool(COMPTE_DE_GENS.search(plie)) and (passage.nature != "regle" or bool(STATISTIQUE.search(plie)))
    if not VARIATION.search(question):
        plie = VARIATION.sub(" ", plie)  # how much it changed is no count of it
    plie = RANG.sub(" ", plie)
    seul = _compte_seul(question)
    if seul and (seul in plie or seul in plier(" ".join(passage.chemin)) and not any(seul in plier(m) for m in passage.mots)):
        return bool(re.search(rf"(\d|{EN_LETTRES.pattern}) ?(?:% )?(?:[a-z',]+ ){{0,4}}?(?:[ld]')?{seul}|\bnombre d\S* {seul}\w* (?:est|etait|atteint|s'eleve|:)", plie))
    return any(v.startswith(("nombre", "%")) and not _annee(v) for v in valeurs(plie)) or bool(EN_LETTRES.search(plie))


def _compte_seul(question: str) -> str:
    """Return the beginning of the noun that a folded question counts when it names nothing else but a place, "" otherwise."""
    trouve = COMPTE.search(question)
    autres = [t for t in termes(question) if t not in FAIBLES | COMMUNS | PLACES and not t.isdigit()]
    return trouve[1][:5] if trouve and set(autres) <= set(termes(trouve[1])) else ""


def compte(question: str) -> frozenset[str]:
    """Return the stems of what is counted, and of whom it is counted among: « chercheur » in « part des femmes parmi les chercheurs »."""
    trouve = COMPTE.search(plier(question))
    mots = [t for t in termes(trouve[1]) if t not in FAIBLES | TIEDES and trouve[1] not in VIDES] if trouve else []
    parmi = [t for m in PARMI.finditer(plier(question)) if m[1] not in VIDES for t in termes(m[1]) if t not in FAIBLES | TIEDES]
    return frozenset((*mots[:1], *parmi))


def chiffre_propre(passage: Passage, question: str) -> bool:
    """Return whether a passage holds a figure that the question does not already give, dates apart."""
    donnes = valeurs(question)
    return bool(RANG.search(passage.texte)) or any(
        not v.startswith(("date", "article", "code")) and v not in donnes and not _annee(v) for v in valeurs(LOI.sub(" ", plier(passage.texte))))


def date_propre(passage: Passage, question: str) -> bool:
    """Return whether a passage gives a date or a year that the question does not already give."""
    donnes = valeurs(question)
    return any((v.startswith("date") or _annee(v)) and v not in donnes for v in valeurs(passage.texte))


def _annee(valeur: str) -> bool:
    return bool(re.fullmatch(r"nombre (19|20)\d\d", valeur))
