"""A hand-made facade: known answers, no index. Also runnable: `python faux_assistant.py PORT` serves the page with it."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from assistant.domaine.droit import (
    Bilan,
    ConditionEvaluee,
    Contact,
    Echeance,
    PriseEnCharge,
    Question,
    Reference,
)
from assistant.domaine.profil import Fait
from assistant.domaine.reponse import Avertissement, Conversation, Reponse, Tour
from assistant.domaine.sources import Citation, Passage
from assistant.ingestion.documents import lire_documents
from assistant.regles import charger_droit
from assistant.settings import lire_reglages

LIVRE = Passage(
    "livre-blanc/4.1/1", "En 2022, Transitions Pro Occitanie a financé des projets. Le coût horaire moyen est écrit ici.", "note",
    "livre-blanc", "Le projet de transition professionnelle", "4.1", ("4 La formation", "4.1 Le PTP"), 36,
    valide_du=date(2024, 2, 1))
REGLE = Passage(
    "regle/ptp/anciennete_cdi", "En CDI, il faut 24 mois de travail salarié, dont 12 mois dans l'entreprise actuelle.", "regle",
    "code-travail", "Ancienneté en CDI", "C. trav. D6323-9", ("PTP", "Conditions"), None,
    "https://www.legifrance.gouv.fr/codes/", valide_du=date(2019, 1, 1))
CONTACT = Contact("mon-cep", "Mon CEP", "Trouver son conseiller.", "https://mon-cep.org/", None, None, "service-public", date(2025, 4, 2))
REF = Reference("C. trav. D6323-9", "code-travail", "regle/ptp/anciennete_cdi", "haute", date(2019, 1, 1))
BILANS = (
    Bilan("ptp", "Projet de transition professionnelle", "possible", "Le PTP paraît possible ; la commission décide.", (
        ConditionEvaluee("anciennete_cdi", "Ancienneté en CDI", "remplie", "Vos 36 mois suffisent.", "36 mois", (), REF),
        ConditionEvaluee("cep", "Rencontrer un conseiller", "a_faire", "Prenez rendez-vous.", "", (), REF)),
        (PriseEnCharge("remuneration", "Rémunération", "Transitions Pro", Decimal("1800.00"), Decimal("2000.00"), "mois",
                       "90 % du salaire", REF),), (), None, None, REF),
    Bilan("demissionnaire", "Démission pour reconversion", "exclu", "Il faut cinq ans d'activité.", (
        ConditionEvaluee("activite_60", "Activité continue", "non_remplie", "Il manque 24 mois.", "36 mois", (), REF, date(2028, 11, 22)),),
        (), (), date(2028, 11, 22), "Attendre, sans rupture d'activité.", REF),
    Bilan("cpf", "Compte personnel de formation", "a_preciser", "Cela dépend de vos droits.", (
        ConditionEvaluee("solde", "Droits inscrits", "a_preciser", "Quel est votre solde ?", "", ("cpf_solde_eur",), REF),),
        (), ("cpf_solde_eur",), None, None, REF),
)
CALENDRIER = (
    Echeance(date(2027, 1, 4), "Demande écrite à l'employeur", "C. trav. R6323-10", REF),
    Echeance(date(2027, 5, 4), "Début de la formation", "", None),
)
QUESTION = Question("type_contrat", "Quel est votre contrat de travail ?", "Chaque dispositif en dépend.",
                    (("cdi", "CDI"), ("cdd", "CDD"), ("interim", "Intérim")))


class FauxAssistant:
    """Answers from a table of words; anything else is echoed, so that hostile text comes back whole."""

    def __init__(self, corpus: Path | None = None) -> None:
        self.services = SimpleNamespace(droit=charger_droit(lire_reglages({}).corpus))
        ajoutes = lire_documents(corpus / "documents")[0] if corpus and (corpus / "documents").is_dir() else []
        self.ajoute = next((p for p in ajoutes if p.page == 3), None)  # a passage of an added document

    def answer(self, conversation: Conversation, message: str) -> tuple[Conversation, Reponse]:
        """Return the conversation with one more turn, and a hand-made answer."""
        reponse = self._reponse(conversation, message)
        faits = [Fait("type_contrat", "cdi"), Fait("anciennete_entreprise_mois", Decimal(36)),
                 Fait("metier_vise", "=1+1 cœur")] if "CDI" in message else []
        tour = Tour(message, message, "test", reponse, tuple(b.id for b in reponse.bilans[:2]))
        suite = replace(conversation, profil=conversation.profil.avec(faits), tours=(*conversation.tours, tour))
        return suite, replace(reponse, faits={i: f.valeur for i, f in suite.profil.faits.items()})

    def _reponse(self, conversation: Conversation, message: str) -> Reponse:
        le = conversation.date
        if "panne" in message:
            raise RuntimeError("secret interne")
        if "accord" in message:
            return Reponse(message, le, "repondu", f"Accord : {conversation.consentement}")
        if "lent" in message:
            time.sleep(0.5)
        if "document" in message and self.ajoute:
            return Reponse(message, le, "repondu", f"{self.ajoute.texte} [1]", (Citation(1, self.ajoute, self.ajoute.texte),))
        if "chiffre" in message:
            return Reponse(message, le, "repondu", "Le coût horaire moyen est écrit ici. [1]",
                           (Citation(1, LIVRE, "Le coût horaire moyen est écrit ici."),), contacts=((CONTACT, None),))
        if "CDI" in message or "ai-je droit" in message:
            texte = ("TransCo est fermé depuis 2026. [2]\n\nVous êtes en CDI depuis 3 ans.\n\n- **PTP** : possible. Vos 36 mois "
                     "suffisent. [1]\n- **Démission** : plus tard. [1]\n\nQuel est votre contrat de travail ?")
            return Reponse(message, le, "repondu", texte,
                           (Citation(1, REGLE, "24 mois de travail salarié"), Citation(2, LIVRE, "projets")), BILANS,
                           avertissements=(Avertissement("TransCo est fermé depuis 2026.", 2),),
                           contacts=((CONTACT, None),), calendrier=CALENDRIER, question_suivante=QUESTION)
        return Reponse(message, le, "sans_reponse", f"Vous avez écrit : {message}")


def compter(page: Any) -> Any:
    """Return the page with one more route, /compte: how much of the talks is still in memory. For the tests only."""
    async def avec_compte(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["path"] != "/compte":
            await page(scope, receive, send)
            return
        corps = json.dumps(reste()).encode()
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
        await send({"type": "http.response.body", "body": corps})

    return avec_compte


def reste() -> dict[str, int]:
    """Return how many of each thing that a talk brings are alive in this process."""
    import gc

    from chainlit.chat_context import chat_contexts
    from chainlit.server import sio
    from chainlit.session import ws_sessions_id, ws_sessions_sid
    from chainlit.user_session import user_sessions

    from assistant.interfaces.page.connexions import attentes
    from assistant.interfaces.page.contexte import ici
    from assistant.interfaces.porte import Seance

    gc.collect()
    registres = {"sessions": ws_sessions_id, "connexions": ws_sessions_sid, "personnes": user_sessions, "messages": chat_contexts,
                 "proprietaires": ici().gardien.proprietaires, "attentes": attentes, "coupures": ici().coupures.en_attente,
                 "prises": sio.eio.sockets, "environ": sio.environ}
    vivants = {g.__name__: sum(type(o) is g for o in gc.get_objects()) for g in (Seance, Tour)}
    return {nom: len(r) for nom, r in registres.items()} | vivants


if __name__ == "__main__":
    import os

    import uvicorn

    from assistant.interfaces.lancement import monter

    port = int(sys.argv[1])
    page = monter(FauxAssistant(lire_reglages(os.environ).corpus), lire_reglages(os.environ), port, "127.0.0.1", (CONTACT.url,))
    uvicorn.run(compter(page), host="127.0.0.1", port=port, log_level="warning", ws_max_size=300_000,
                proxy_headers=os.environ.get("ASSISTANT_AUTH") != "entete")
