"""A model at the service of one answer: it reads, completes a follow-up, words the answer; code keeps what is proved.

Each answer opens a Seance: one deadline for all its calls, one table of masked personal data. Whatever a model or a guard
does wrong, the checked answer is what the person gets.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.modele import lecture, redaction, suites
from assistant.dialogue.modele.acces import Acces
from assistant.dialogue.modele.prompts import Prompt, Prompts
from assistant.dialogue.services import Services
from assistant.domaine.droit import Question
from assistant.domaine.reponse import Conversation, Reponse
from assistant.errors import ModelUnavailable
from assistant.grounding.donnees_personnelles import Masque
from assistant.grounding.garde import Dossier, controler

journal = logging.getLogger(__name__)
DELAI_S = 7.0  # of model work in one answer, all calls together (never more than 8)
PART_LECTURE = 0.4  # of that time, at most, for reading
ESSAIS = 2


@dataclass(slots=True)
class Comptes:
    """How many drafts were kept or refused, and why. Counts only: nothing a person said."""

    issues: Counter[str] = field(default_factory=Counter)
    motifs: Counter[str] = field(default_factory=Counter)
    _verrou: threading.Lock = field(default_factory=threading.Lock)

    def noter(self, issue: str, motifs: tuple[str, ...] = ()) -> None:
        """Count one outcome: accepte, refuse, panne, lecture, suite."""
        with self._verrou:
            self.issues[issue] += 1
            self.motifs.update(set(motifs))


@dataclass(frozen=True, slots=True)
class Modele:
    """The configured model. externe: it is outside the house, so it needs consent and masked data."""

    nom: str
    externe: bool
    acces: Acces
    prompts: Prompts
    delai_s: float = DELAI_S
    comptes: Comptes = field(default_factory=Comptes)

    def seance(self, s: Services, conversation: Conversation) -> Seance | None:
        """Return what serves one answer, None when the person has not agreed to an outside model."""
        if self.externe and not conversation.consentement:
            return None
        masque = Masque(lambda mot: _connu(s, mot)) if self.externe else None
        return Seance(self, s, time.monotonic() + min(self.delai_s, 8.0), masque)


def _connu(s: Services, mot: str) -> bool:
    """Return whether a folded word is of everyday French, so that two capitals in a row are not taken for a name."""
    return s.recherche is not None and s.recherche.courant(mot)


@dataclass(slots=True)
class Seance:
    """One answer's use of a model."""

    modele: Modele
    services: Services
    fin: float
    masque: Masque | None

    def comprendre(self, conversation: Conversation, demande: Demande) -> tuple[Demande, tuple[str, ...]]:
        """Return the request better read, and the facts to ask again; the request as it was when the model is of no help."""
        try:
            if lecture.a_relire(demande):
                return self._relire(demande, conversation)
            if suites.a_completer(conversation, demande):
                return self._completer(conversation, demande), ()
        except ModelUnavailable as faute:
            self._panne(faute)
        except Exception as faute:  # noqa: BLE001 - a reading that breaks leaves the rules' reading
            journal.warning("lecture par le modèle abandonnée (%s)", type(faute).__name__)
        return demande, ()

    def _relire(self, demande: Demande, conversation: Conversation) -> tuple[Demande, tuple[str, ...]]:
        attente = next((t.reponse.question_suivante for t in conversation.tours[-1:]), None)
        texte = self._demander(self.modele.prompts.lecture, PART_LECTURE, faits=lecture.liste_des_faits(self.services.droit),
                               date=demande.le.isoformat(), question_posee=attente.texte if attente else "", message=demande.message)
        releve = lecture.relever(texte, demande.message, demande, self.services.droit)
        self.modele.comptes.noter("lecture")
        return lecture.fusionner(demande, releve), releve.differents

    def _completer(self, conversation: Conversation, demande: Demande) -> Demande:
        propose = self._demander(self.modele.prompts.suite, PART_LECTURE, precedentes=suites.precedentes(conversation),
                                 message=demande.message)
        self.modele.comptes.noter("suite")
        return suites.completer(self.services, conversation, demande, propose)

    def rediger(self, ebauche: Ebauche, reponse: Reponse) -> Reponse:
        """Return the answer reworded when a draft passes the guard, the checked answer as it is otherwise."""
        if not redaction.redigeable(ebauche, reponse):
            return reponse
        try:
            prompts = self.modele.prompts
            texte = self._essais(redaction.dossier(ebauche, reponse, prompts.neutres, prompts.consignes), reponse)
        except ModelUnavailable as faute:
            self._panne(faute)
            return reponse
        except Exception as faute:  # noqa: BLE001 - a guard that breaks refuses
            journal.warning("rédaction abandonnée (%s)", type(faute).__name__)
            self.modele.comptes.noter("refuse", ("garde en panne",))
            return reponse
        return reponse if texte is None else redaction.avec_texte(reponse, texte)

    def _essais(self, dossier: Dossier, reponse: Reponse) -> str | None:
        """Return the first draft without a fault; the second try is told the faults of the first."""
        reproches = ""
        for essai in range(ESSAIS):
            texte = self._demander(self.modele.prompts.redaction, 1.0, message=reponse.question, fautes=reproches,
                                   fiche=redaction.fiche(dossier.unites), preuves=redaction.preuves_citees(reponse, dossier.unites))
            fautes = controler(texte, dossier)
            if not fautes:
                self.modele.comptes.noter("accepte" if essai == 0 else "accepte_au_second_essai")
                return texte
            reproches = "\n".join(f"- {f.genre} : {f.detail}" for f in fautes[:12])
            self.modele.comptes.noter("refuse", tuple(f.genre for f in fautes))
        self.modele.comptes.noter("remplace")
        return None

    def _demander(self, prompt: Prompt, part: float, **donnees: str) -> str:
        """Return a model's answer to one prompt, in its share of the time left; personal data goes and comes back here."""
        if self.masque is not None:
            donnees = {nom: self._masquer(nom, texte) for nom, texte in donnees.items()}
        maintenant = time.monotonic()
        texte = self.modele.acces.demander(prompt.systeme, prompt.remplir(**donnees), maintenant + (self.fin - maintenant) * part)
        return texte if self.masque is None else self.masque.demasquer(texte)

    def _masquer(self, nom: str, texte: str) -> str:
        """Return one piece of data without personal data; the list of facts and the date hold none."""
        return texte if nom in ("faits", "date") or self.masque is None else self.masque.masquer(texte)

    def redemander(self, fait: str) -> Ebauche:
        """Return the question on a fact that the rules and the model read in two ways."""
        d = self.services.droit.definitions[fait]
        question = Question(d.id, d.question, d.pourquoi, d.reponses, d.sensible)
        texte = self.services.phrases.dire("modele.differe", question=d.question)
        return Ebauche("precision_demandee", (dit(texte, calcule=texte),), "redemande", question=question)

    def _panne(self, faute: ModelUnavailable) -> None:
        journal.info("modèle indisponible : %s", faute)
        self.modele.comptes.noter("panne", (str(faute),))


def mode(services: Services) -> str:
    """Return which mode is on, for the page: « aucun », « local » or « externe »."""
    if services.modele is None:
        return "aucun"
    return "externe" if services.modele.externe else "local"
