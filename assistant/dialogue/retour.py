"""A message that goes back to what was spoken of before (« revenons à mon PTP ») gets that subject, and its question."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande, dispositifs_nommes
from assistant.dialogue.reprise import parlants
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation, Tour
from assistant.domaine.texte import plier
from assistant.retrieval.texte import termes

RETOUR = re.compile(
    r"^\W*(bon|bref|ok|alors|donc|mais|et|sinon|d'accord|merci|euh|,|\s)*\b((pour en )?(re)?(venons|venir|viens|parlons|parle)\b( en)?( donc)?|on (en )?(re(vient|parle|prend)|etait|parlait)|je parl(ais|e) (bien |toujours )?(de|du|d')|"
    r"(je |on )?reprend(s|ons)?|retour(nons)?|je (voulais|veux|voudrais|peux) (en )?revenir|on peut (en )?re(venir|parler))"
    r" ?(a|au|aux|sur|du|de|d'|la ou|le|la|les|l')?\b ?(la|le|les|l'|mon|ma|mes|nos|notre|cette?|ce)?\b ?")


def revenir(s: Services, conversation: Conversation, d: Demande) -> Demande | None:
    """Return what is asked of the subject gone back to, None when the message goes back to nothing."""
    trouve = RETOUR.match(d.plie)
    if trouve is None:
        return None
    reste = d.plie[trouve.end():].strip(" ,.?!")
    tour = _tour_de(s, conversation, reste)
    if tour is None:
        return None
    nommes = dispositifs_nommes(s.droit, reste) or memoire.dispositifs_de(s.droit, tour.sujets)[:1] or tour.propos.dispositifs[:1]
    question = _apres_le_nom(d.plie[trouve.end():])
    if question:
        return avec(s, d, nommes, question)
    return replace(d, dispositifs=nommes, question=tour.question_comprise, plie=plier(tour.question_comprise), retour=tour.genre)


def _tour_de(s: Services, conversation: Conversation, reste: str) -> Tour | None:
    """Return the turn gone back to: the one about the scheme named, else the nearest in words, else the last personal one."""
    nommes = dispositifs_nommes(s.droit, reste)
    passes = [t for t in reversed(conversation.tours) if not t.propos.vide]
    if nommes:
        meme = [t for t in passes if set(nommes) & set(t.propos.dispositifs)]
        return next((t for t in meme if t.genre in memoire.PERSONNELS), next(iter(meme), next(iter(passes), None)))
    mots = set(parlants(reste)) - {t for m in ("projet", "dossier", "cas", "situation", "mouton", "histoire", "question") for t in termes(m)}
    proches = [t for t in passes if mots & set(termes(f"{t.message} {t.question_comprise}"))]
    if mots:
        return next(iter(proches), None)
    return next((t for t in passes if t.genre in memoire.PERSONNELS), None)


def _apres_le_nom(reste: str) -> str:
    """Return what is asked after the subject gone back to: « revenons au PTP, il dure combien ? » asks the second part."""
    morceaux = re.split(r"[,;:.!?]\s+|\s+-\s+|\s+et (?=combien|quand|comment|qui|quel)", reste, maxsplit=1)
    return morceaux[1].strip() if len(morceaux) > 1 and re.search(r"[a-z]{3,}", morceaux[1]) else ""


def avec(s: Services, d: Demande, dispositifs: tuple[str, ...], mots: str) -> Demande:
    """Return the request as if it had named these schemes."""
    noms = " ".join(s.droit.dispositif(i).sigle or s.droit.dispositif(i).libelle for i in dispositifs)
    question = f"{mots.rstrip(' ?.')} {noms} ?"
    return replace(d, dispositifs=dispositifs, question=question, plie=plier(question), pointe=True)
