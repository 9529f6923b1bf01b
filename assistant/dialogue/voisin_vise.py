"""Which neighbouring scheme a message is about: the one that it names and asks of, or the one the talk is about."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande
from assistant.dialogue.ellipse import propres
from assistant.dialogue.services import Services
from assistant.dialogue.voisins import PAR_CONTRAT, Voisin, contrat_de, nommes, precision
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier

ASKS = re.compile(r"\?|\b(combien|cb|quand|comment|pourquoi|quoi|koi|quel(le)?s?|est[- ]ce|droit (a|de|d'|pour)|droits|peut|peux|faut|possible|c'est|delai|parle\w*|explique\w*|interesse\w*|risque)\b|^\W*(et|sinon|ou)\b")
RETRACTER = re.compile(r"\b(retract\w*|retir(er|e|ait|ee)\b|annul\w*|(revenir|faire) (en |marche )?arriere|revenir (sur|la[- ]dessus)|repren(dre|d|ne)\b.{0,25}(lettre|demission|procedure|poste)?"
                       r"|regrett\w*|recommenc\w*|c'est (trop tard|rattrapable|foutu|grave)|rattraper)\b")
TOUS = re.compile(r"\b(aux?|des|les|tous les|toutes les|pour|sur) (deux|trois|quatre|2|3|4)\b|\b(tous|toutes|tout|chacune?|lesquels?|quel (employeur|contrat|patron)|a qui|l'autre|l'un)\b")
DU_CONTRAT_EN_COURS = frozenset(("ptp", "ptp_fipu", "prp_c2p", "periode_reconversion"))
LICENCIEMENT = re.compile(r"\b(?:si|s'(?:il|elle)|apres|une fois|avant|quand|meme si|toujours|encore|risque d')\b.{0,30}\b(?:licenci\w+|vire[rse]?\b|mis\w* dehors)")
# Another way than what is closed, and what one would be paid.
AUTREMENT = re.compile(r"\b(equivalent\w*|a la place|sinon|alternative|quoi d'autre|autre (chose|solution|aide|dispositif)|quelles? aides?|alors quoi|quoi alors|qui (paie|paye|finance)\w*|"
                       r"(il|elle|me|lui) reste quoi|quoi comme (droits?|aides?)|quels? droits?|droit a quoi|que (peut|puis|faire)|quel(le)? (conge|dispositif|solution))\b")
PAYE = re.compile(r"\b(combien|salaire|pay[ée]\w*|remuner\w*|touch\w*|indemn\w*|traitement|paie)\b(?!.{0,15}\b(formation|coute|prix)\b)")
DU_STATUT = frozenset(("type_contrat", "contrat_droit_prive"))
DE_FORMATION = frozenset(("formation_debut", "formation_duree_mois"))
POINTE = re.compile(r"\b(ca|cela|celui|celle|y|en|dedans|pendant|avec|\d+)\b")
LONG = 14  # words; beyond, a follow-up names what it is about
SUPPOSE = re.compile(r"\b(apres (avoir|le|un|etre)|une fois|si|s'|pourrait|aurait|alternance|apprentissage|demissionner)\b")
# « je suis apprenti », « mon contrat d'apprentissage » tell a situation; « avec un employeur en Espagne » does too.
RACONTE = re.compile(r"\b(je suis|j'etais|il est|elle est) (un |une |en )?(apprentie?|alternance|contrat (pro|d'apprentissage)\w*|contrat de professionnalisation)\b|\bpendant (mon|son) (apprentissage|alternance)\b")


def viser(s: Services, conversation: Conversation, d: Demande) -> Demande:
    """Return the request with the sheet that answers it, and the sheets that it names; as it is when none is meant."""
    dits = nommes(s.voisins, d.plie)
    d = replace(d, voisins=tuple(v.passage for v in dits))
    vise = _demission(s, d) or _employeurs(s, conversation, d) or _licenciement(s, d) or (_nomme(s, conversation, d, dits) if dits else _suivi(s, conversation, d))
    if vise is None and not dits and (vise := _du_contrat(s, conversation, d)) is not None:
        d = replace(d, voisins=(vise.passage,))
    if vise is None:
        return d
    ecartes = (DU_STATUT | {"demission_faite"} if SUPPOSE.search(d.plie) or vise.place == "toujours" else frozenset()) | (
        DE_FORMATION if "formation" not in d.plie else frozenset())
    faits = tuple(f for f in d.lecture.faits if f.id not in ecartes)
    if len(faits) == len(d.lecture.faits):
        return replace(d, voisin=vise.passage)
    # What a question supposes (« après avoir adhéré au CSP ») is no contract, a permit that ends in March no training.
    return replace(d, voisin=vise.passage, lecture=replace(d.lecture, faits=faits), profil=conversation.profil.avec(faits))


def _demission(s: Services, d: Demande) -> Voisin | None:
    """Return what is known of a resignation to be taken back, when one was given: no other delay to withdraw is its own."""
    if d.profil.valeur("demission_faite") is not True or not RETRACTER.search(d.plie) or "rupture" in d.plie:
        return None
    fiche = next((v for v in s.voisins if v.id == "demission_donnee"), None)
    return fiche and (precision(s.voisins, fiche.id, d.plie) or fiche)


def _employeurs(s: Services, conversation: Conversation, d: Demande) -> Voisin | None:
    """Return that no source says how several jobs are counted, when one of them is asked about."""
    if d.profil.valeur("plusieurs_employeurs") is not True or not conversation.tours or not TOUS.search(d.plie) or not ASKS.search(d.plie):
        return None
    fiche = next((v for v in s.voisins if v.id == "plusieurs_employeurs"), None)
    return fiche and (precision(s.voisins, fiche.id, d.plie) or fiche)


def _licenciement(s: Services, d: Demande) -> Voisin | None:
    """Return that one must act before, when a scheme of a running contract is asked about with a dismissal supposed or near."""
    vise = set(d.nommes or d.dispositifs) & DU_CONTRAT_EN_COURS
    if not vise or not LICENCIEMENT.search(d.plie) or "csp" in d.plie or not ASKS.search(d.plie) or any(f.id == "type_contrat" for f in d.lecture.faits):
        return None
    return next((v for v in s.voisins if v.id == "licenciement_en_vue"), None)


def _nomme(s: Services, conversation: Conversation, d: Demande, dits: tuple[Voisin, ...]) -> Voisin | None:
    """Return the sheet named, or what says more of it; a case told, and a scheme named beside it, keep their own answers."""
    precise = precision(s.voisins, dits[0].id, d.plie)
    conte = any(f.id == "type_contrat" for f in d.lecture.faits) and (not conversation.tours or "?" not in d.message)
    if dits[0].place == "toujours":
        return dits[0]
    if conte or RACONTE.search(d.plie) or not ASKS.search(d.plie) and len(d.plie.split()) > memoire.COURT:
        return None
    if d.nommes and not dits[0].place and not s.reperes.present("intentions.comparaison", d.plie):
        return precise
    return precise or dits[0]


def _suivi(s: Services, conversation: Conversation, d: Demande) -> Voisin | None:
    """Return the sheet that the talk is about, when the message asks more of it and names nothing else."""
    dernier = conversation.tours[-1] if conversation.tours else None
    racine = _racine(s, conversation)
    if dernier is None or racine is None or len(d.plie.split()) > LONG:
        return None
    if dernier.propos.nommes and not d.nommes and s.reperes.premier("suites", d.plie) == "comparer":  # « la différence ? » after « le CSP et le PTP »
        sigles = " ".join(plier(s.droit.dispositif(i).sigle or s.droit.dispositif(i).libelle) for i in dernier.propos.nommes)
        return precision(s.voisins, racine.id, sigles)
    precise = precision(s.voisins, racine.id, d.plie)
    melange = bool(dernier.propos.nommes or dernier.propos.dispositifs) and dernier.genre != "voisin"
    if precise is not None and (ASKS.search(d.plie) or not d.lecture.faits) and not (melange and _vague(d)):
        return precise
    if dernier.genre != "voisin" or d.nommes or d.retour or d.rang is not None or not ASKS.search(d.plie) or _personnel(s, d) or _statut_dit(d) or _autre_sujet(d):
        return None
    return racine


def _du_contrat(s: Services, conversation: Conversation, d: Demande) -> Voisin | None:
    """Return the sheet that serves this contract, when its follow-up asks money or another way: the schemes judged here do not."""
    ids = PAR_CONTRAT.get(contrat_de(d.profil), ())
    if not ids or not conversation.tours or _statut_dit(d) or d.retour or d.rang is not None:
        return None
    if (precise := precision(s.voisins, ids[0], d.plie)) is not None:
        return precise
    if d.nommes == ("cpf",) and "cpf_public" in ids:
        choisi = "cpf_public"
    elif d.nommes not in ((), ("ptp",)) or not (AUTREMENT.search(d.plie) or "demandeur_emploi" != contrat_de(d.profil) and PAYE.search(d.plie)):
        return None
    else:
        choisi = ids[0]
    return next((v for v in s.voisins if v.id == choisi), None)


def _autre_sujet(d: Demande) -> bool:
    """Return whether the message names things of its own and points to nothing: « et pour monter ma boîte ? » leaves the sheet."""
    return len(propres(d.plie)) > 1 and not POINTE.search(d.plie)


def _statut_dit(d: Demande) -> bool:
    """Return whether the message tells the contract: verdicts are to be said again."""
    return any(f.id in DU_STATUT for f in d.lecture.faits) and "?" not in d.message


def _vague(d: Demande) -> bool:
    """Return whether the question may as well be of the scheme named beside: « combien ? » alone chooses nothing."""
    return len(d.plie.split()) <= 4 and not re.search(r"\d", d.plie)


def _personnel(s: Services, d: Demande) -> bool:
    """Return whether the message leaves the sheet: it asks for one's verdicts, a synthesis, a person to see, or says thanks."""
    autres = ("suites.bilan", "synthese.demande", "suites.source")
    return any(s.reperes.present(c, d.plie) for c in autres) or s.reperes.premier("demandes", d.plie) is not None or s.reperes.premier("suites", d.plie) == "qui"


def _racine(s: Services, conversation: Conversation) -> Voisin | None:
    """Return the sheet that one of the last answers was about, or that the person named, unless a scheme was named since."""
    par_passage = {v.passage: v for v in s.voisins}
    for tour in reversed(conversation.tours[-memoire.SUIVI:]):
        if tour.propos.voisins and (v := par_passage.get(tour.propos.voisins[0])) is not None:
            return par_passage.get(f"voisin/{v.de}", v) if v.de else v
        if tour.propos.nommes:
            return None
    return None
