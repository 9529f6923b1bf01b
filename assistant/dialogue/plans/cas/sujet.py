"""The scheme that a follow-up speaks of, and the draft that speaks of it."""

from __future__ import annotations

from assistant.dialogue.choix import classer
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.plans.cas.situation import annexes, contacts_utiles
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan
from assistant.domaine.profil import Profil
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc
from assistant.regles import evaluer, prochaine_question


def bilan_du_sujet(s: Services, demande: Demande, profil: Profil | None = None) -> tuple[tuple[Bilan, ...], Bilan | None]:
    """Return every verdict, and that of the scheme named; of several shown and not named, the one that suits best."""
    bilans = evaluer(s.droit, profil or demande.profil, demande.le)
    nommes = demande.dispositifs
    if len(nommes) > 1 and not demande.nommes:
        nommes = tuple(b.id for b in classer(bilans, (), demande.profil) if b.id in nommes)
    if not nommes and demande.profil.valeur("type_contrat") is not None:
        nommes = (classer(bilans, (), demande.profil)[0].id,)
    par_id = {b.id: b for b in bilans}
    return bilans, next((par_id[i] for i in nommes if i in par_id), None)


def ebaucher(s: Services, demande: Demande, genre: str, blocs: list[Bloc], bilans: tuple[Bilan, ...],
             bilan: Bilan, **reste: object) -> Ebauche:
    contacts = contacts_utiles(s, demande, (bilan,))
    return Ebauche("repondu", tuple(blocs), genre, sujets=(bilan.id,), bilans=bilans, contacts=contacts,
                   annexes=annexes(bilans, contacts), **reste)  # type: ignore[arg-type]


def sans_bilan(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    question = prochaine_question(s.droit, demande.profil, demande.le, conversation.posees)
    return Ebauche("precision_demandee", (dit(s.phrases.dire("situation.pas_de_bilan")),), "situation", question=question)
