"""How exposed to generative AI a job named is, one's own or another; and the jobs that the white paper names as most touched."""

from __future__ import annotations

import re

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.metiers_dits import SUR, reconnaitre
from assistant.dialogue.plans.cas.presentation import nom_du_metier
from assistant.dialogue.services import Services
from assistant.domaine.orientation import Metier
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier
from assistant.grounding.citations import Bloc, Phrase
from assistant.orientation.exposition import nombre
from assistant.orientation.mots import racines

CATEGORIES = tuple(f"livre-blanc/3.2.2/4/l{rang}" for rang in range(1, 5))
MAXI = 3
FAIBLES = ("J1501", "F1603", "H2206", "G1609", "D1202")  # well-known jobs, of five trades, whose index is low
MOINS = re.compile(r"\b(ceux|celles|metiers?|emplois?|lesquels)\b.{0,25}\b(pas|moins|peu|non|epargn\w*|proteg\w*|a l'abri)\b")
IA = re.compile(r"\b(ia|i a|intelligence artificielle|chat ?gpt|robots?|automatis\w*|algorithmes?)\b")
DANGER = re.compile(r"\b(menac\w*|expos\w*|remplac\w*|disparai\w*|disparit\w*|danger|risqu\w*|crain[ts]\w*|avenir|touche\w*|epargn\w*|protege\w*|condamne\w*|piquer|prendre)\b")
DU_LIVRE = re.compile(r"\blivre blanc\b.{0,40}\b(parle|dit|cite|evoque)\b.{0,25}\b(mon|ma|mes|notre) (metier|poste|travail|boulot|job|profession)|"
                      r"\b(mon|ma|notre) (metier|poste|travail|boulot|job|profession)\b.{0,40}\b(livre blanc|liste)\b")
LE_MIEN = re.compile(r"\b(mon|ma|notre) (metier|poste|travail|boulot|job|profession|taf)( actuel)?\b")
LEQUEL = re.compile(r"^\W*(et |alors |donc )*(lequel|laquelle|lesquel(le)?s|qui)\b.{0,25}\b(le|la|les) (plus|moins)\b")
MOI = re.compile(r"\b(me|moi)\b|\bm'")
LISTE = re.compile(r"\b(quels?|les|liste des?|top des?) (sont les )?(metiers?|emplois?|professions?|jobs?)( qui sont| sont)?( les)?( plus)? (menac\w*|expos\w*|en danger|a risque|remplac\w*)")
# A study, a place or a share is a question of fact, which the white paper answers sentence by sentence.
DE_FAIT = re.compile(r"\b(occitanie|region|monde|europe|france|part|pourcentage|combien|chiffres?|femmes|hommes|seniors|ocde|etudes?|20\d\d|pays|ptp|ptps|financ\w*|formations?|pourquoi|comment|categories?|entreprises?|classe\w*|lesquel\w*)\b")
DE_CHIFFRE = re.compile(r"\b(part|pourcentage|combien|chiffres?|etudes?|20\d\d|ptps?|financ\w*|formations?|pourquoi|comment|dans le monde|femmes|seniors)\b")
CADRE = frozenset(racines("et ou le la les un une des de du mon ma pour alors sinon comme métier métiers bon ok donc est sont il elle"))


def demande_l_exposition(s: Services, conversation: Conversation, d: Demande) -> bool:
    """Return whether a message asks how touched by AI one job is, or which jobs are most."""
    plie = plier(d.message)
    if d.nommes or {f.id for f in d.lecture.faits} - {"metier_vise"}:
        return False
    if MOINS.search(plie) and (_suit(conversation) or IA.search(plie) and re.search(r"menac|expos|epargn|remplac", plie)):
        return not DE_FAIT.search(plie) and not re.search(r"\b(proches?|voisins?|mon|mien)\b", plie)
    if LISTE.search(plie) and not DE_FAIT.search(plie):
        return bool(IA.search(plie)) or not s.orientation.metiers.mentions(d.message)
    if DU_LIVRE.search(plie):
        return d.profil.valeur("metier_actuel") is not None
    if LEQUEL.search(plie) and DANGER.search(plie):
        return len(_parles(s, conversation)) > 1
    nommes = s.orientation.metiers.mentions(d.message)
    sien = bool(LE_MIEN.search(plie) or MOI.search(plie) and IA.search(plie)) and d.profil.valeur("metier_actuel") is not None
    if nommes or sien:
        return bool(DANGER.search(plie) and (IA.search(plie) or _suit(conversation) or re.search(r"menac|expos|disparai|avenir|crain", plie))
                    and not DE_CHIFFRE.search(plie) or _suit(conversation) and _metier_seul(s, plie, d))
    return False


def repondre_exposition(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return the index of each job asked, with its doubt, or the four groups of the white paper."""
    metiers = _parles(s, conversation) if LEQUEL.search(plier(d.message)) else _metiers(s, d)
    if len(metiers) > 1:
        metiers.sort(key=lambda m: -(m.exposition.indice if m.exposition else 0.0))
    if not metiers:
        blocs = _peu_exposes(s) if MOINS.search(plier(d.message)) else _categories(s)
        return Ebauche("repondu", tuple(blocs), "exposition", contacts=s.joignables("cep-salarie"))
    return Ebauche("repondu", tuple(b for m in metiers for b in _un(s, m, len(metiers) > 1)), "exposition",
                   sujets=tuple(m.rome for m in metiers), contacts=s.joignables("cep-salarie"))


def _parles(s: Services, conversation: Conversation) -> list[Metier]:
    """Return the jobs that the last turns named: « lequel est le plus menacé ? » sets them side by side."""
    mentions = [m for t in conversation.tours[-MAXI:] for m in s.orientation.metiers.mentions(t.message)]
    return list({m.candidats[0].metier.rome: m.candidats[0].metier for m in mentions if m.candidats[0].confiance >= SUR}.values())[-MAXI:]


def _suit(conversation: Conversation) -> bool:
    return bool(conversation.tours) and conversation.tours[-1].genre == "exposition"


def _metier_seul(s: Services, plie: str, d: Demande) -> bool:
    """Return whether a message only names a job, after an answer on exposure: « et plombier ? »."""
    mots = {m for mention in s.orientation.metiers.mentions(d.message) for m in racines(mention.mots)}
    return bool(mots) and len(plie.split()) <= memoire.COURT and not set(racines(plie)) - mots - CADRE


def _metiers(s: Services, d: Demande) -> list[Metier]:
    trouves = [m.candidats[0] for m in s.orientation.metiers.mentions(d.message) if m.candidats[0].confiance >= SUR]
    if not trouves and (LE_MIEN.search(d.plie) or DU_LIVRE.search(d.plie) or MOI.search(d.plie)):
        sien = reconnaitre(s, d.profil, "metier_actuel")
        trouves = [sien] if sien is not None else []
    return list({r.metier.rome: r.metier for r in trouves}.values())[:MAXI]


def _un(s: Services, metier: Metier, plusieurs: bool) -> list[Bloc]:
    """Return what can be said of one job; whether the white paper names it is said both ways."""
    exposition = metier.exposition
    phrases = list(s.orientation.expositions.phrases(metier))
    if s.orientation.expositions.livre_blanc(metier) is None:
        phrases.append(s.phrases.dire("orientation.exposition_non_cite"))
    texte = " ".join(phrases)
    tete = f"**{nom_du_metier(metier)}** (ROME {metier.rome}). "
    return [dit(tete + texte, exposition.passage if exposition else f"metier/{metier.rome}", calcule=tete + texte)]


def _peu_exposes(s: Services) -> list[Bloc]:
    lignes = []
    for rome in FAIBLES:
        metier = s.orientation.metier(rome)
        if (e := metier.exposition) is not None:
            texte = s.phrases.dire("orientation.exposition_ligne", libelle=nom_du_metier(metier), rome=rome, indice=nombre(e.indice), categorie=e.categorie)
            lignes.append(Phrase(texte, (e.passage,), calcule=texte))
    return [dit(s.phrases.dire("orientation.exposition_faible"), calcule="1"), liste(*lignes), dit(s.phrases.dire("orientation.exposition_suite"))]


def _categories(s: Services) -> list[Bloc]:
    passages = [p for i in CATEGORIES if (p := s.passage(i)) is not None]
    if not passages:
        return []
    tete = s.phrases.dire("orientation.exposition_categories")
    return [dit(tete, calcule=tete), liste(*(Phrase(p.texte, (p.id,)) for p in passages)),
            dit(s.phrases.dire("orientation.exposition_suite"))]
