"""« Il existe quoi pour changer de métier ? »: the schemes open that day, a line each, and the question that sorts them."""

from __future__ import annotations

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, demander, dit, liste
from assistant.dialogue.fiche import resume
from assistant.dialogue.plans.cas.limites import PRINCIPAUX
from assistant.dialogue.plans.cas.questions import question_suivante
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc
from assistant.regles import dire_date

SELON_LE_TRAVAIL = ("prp_c2p", "ptp_fipu", "clea")  # open only to a tiring job, or to the first bases


def repondre_panorama(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return one sourced line a scheme, those that depend on the job after, and the next question."""
    ouverts = [i for i in PRINCIPAUX if s.droit.dispositif(i).ouvert(d.le)]
    autres = [i for i in SELON_LE_TRAVAIL if s.droit.dispositif(i).ouvert(d.le)]
    blocs = [dit(s.phrases.dire("situation.panorama", date=dire_date(d.le)), calcule=dire_date(d.le)), _lignes(s, ouverts)]
    if autres:
        blocs += [dit(s.phrases.dire("situation.panorama_travail")), _lignes(s, autres)]
    question = question_suivante(s, conversation, d)
    if question is not None:
        blocs.append(demander(s.phrases, len(conversation.tours), question))
    contacts = s.joignables("cep-salarie")
    return Ebauche("repondu", tuple(blocs), "panorama", sujets=tuple(ouverts), contacts=contacts, question=question)


def _lignes(s: Services, idents: list[str]) -> Bloc:
    return liste(*(resume(s.droit.dispositif(i)) for i in idents))
