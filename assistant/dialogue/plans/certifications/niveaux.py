"""What a level, a kind of diploma or a register is: one sentence each, from the national framework."""

from __future__ import annotations

import re

from assistant.dialogue.demande import NUMERO, Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier
from assistant.grounding.citations import Phrase
from assistant.orientation.mots import racines
from assistant.orientation.niveaux import Terme

MOTS = 12  # a longer message tells something else
DE_NIVEAU = re.compile(r"\bniveaux?\b|\bvau[tx]\b|\bequiva\w*|\bcorrespond\w*|\bbac ?\+ ?combien\b|\bbac plus combien\b")
DEFINIT = re.compile(r"\b(c'?est quoi|kesako|qu'?est[- ]ce (que|qu')|que veut dire|veut dire|ca veut dire|definition|differen\w*|c koi|signifie|explique\w*|entre|reconnue?|officiel)\b|=|\?")
PRECIS = re.compile(r"\b(numero|valable|valide|en vigueur|expire\w*|financ\w*|paie|paye\w*|prix|cout\w*|cpf|ptp|formations?|pour devenir|cherche|veux|voudrais|tous|liste|j'ai (pas|que)|sans)\b")
CADRE = frozenset(racines(
    "un une le la les des du de d l c est quel quelle quels quelles niveau niveaux vaut valent quoi que qu ce ca entre et ou différence quelle est a diplôme titre certification mon ma mes son sa "
    "équivalent équivaut correspond combien à en veut dire signifie expliquez explique moi svp bonjour pour être c'est ce-qui koi kesako définition avec reconnu vrai comme même chose plus alors obtenu passé année"))


def demande_un_niveau(s: Services, d: Demande) -> bool:
    """Return whether a message asks the level or the meaning of a kind of diploma, of a level or of a register, and of no title."""
    plie = plier(d.message)
    if d.nommes or len(plie.split()) > MOTS or NUMERO.search(d.message) or PRECIS.search(plie):
        return False
    termes = s.orientation.niveaux.lire(plie)
    if not termes:
        return False
    if DE_NIVEAU.search(plie):
        return all(t.niveau is not None for t in termes) or not _reste(plie, termes)
    return bool(DEFINIT.search(plie)) and not _reste(plie, termes)


def _reste(plie: str, termes: list[Terme]) -> set[str]:
    """Return the words that name something else: « le titre professionnel de soudeur » asks of one title."""
    for terme in sorted(termes, key=lambda t: -t.debut):
        plie = f"{plie[: terme.debut]} {plie[terme.fin:]}"
    return {mot for mot in racines(plie) if not mot.isdigit()} - CADRE


def repondre_niveaux(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return one sentence per word asked, and that of its level when it has one."""
    termes = s.orientation.niveaux.lire(plier(d.message))
    ids = list(dict.fromkeys(t.passage.id for t in termes))
    if len(termes) == 1 and termes[0].niveau is not None and DE_NIVEAU.search(plier(d.message)):
        ids.append(f"niveau/{termes[0].niveau}")
    passages = [p for i in dict.fromkeys(ids) if (p := s.passage(i)) is not None]
    phrases = tuple(Phrase(p.texte, (p.id,)) for p in passages)
    bloc = liste(*phrases) if len(phrases) > 2 else None
    return Ebauche("repondu", (bloc,) if bloc else tuple(dit(p.texte, *p.preuves) for p in phrases), "fait", contacts=s.joignables("cep-salarie"))
