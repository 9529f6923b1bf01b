"""The one facade: a conversation and a message in, the new conversation and a checked answer out."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.dialogue import doubles, memoire, prudence
from assistant.dialogue.complements import completer
from assistant.dialogue.comprendre import comprendre
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, rien_a_dire
from assistant.dialogue.faits.parties import decouper
from assistant.dialogue.personnes.aiguillage import Aiguillage, aiguiller
from assistant.dialogue.personnes.fils import rejoindre
from assistant.dialogue.personnes.presenter import nommer, reprendre
from assistant.dialogue.plans.choix_du_plan import choisir
from assistant.dialogue.plans.fil.petits import repondre_urgence
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Avertissement, Conversation, Reponse, Tour
from assistant.domaine.texte import nettoyer, plier
from assistant.grounding.citations import citer
from assistant.grounding.verification import sans_fautes

if TYPE_CHECKING:
    from assistant.dialogue.modele.seance import Seance

journal = logging.getLogger(__name__)
MAXI_CARACTERES = 4000


class Assistant:
    """Answers from rules and sources. Holds no state of a conversation: share one between all."""

    def __init__(self, services: Services) -> None:
        self.services = services

    def answer(self, conversation: Conversation, message: str) -> tuple[Conversation, Reponse]:
        """Return the conversation with one more turn, and its answer; never raises for what a person typed."""
        debut = time.perf_counter()
        propre = nettoyer(message)
        voie = Aiguillage(conversation, propre) if _faute(message, propre) else aiguiller(self.services, conversation, propre)
        seance = None if self.services.modele is None else self.services.modele.seance(self.services, voie.fil)
        demande, ebauche = self._planifier(voie.fil, message, voie.message, seance)
        demande, ebauche = self._presenter(conversation, voie, demande, ebauche)
        ebauche = completer(self.services, conversation.date, propre, ebauche)
        if ebauche.genre == "oubli":
            conversation, demande = memoire.vierge(conversation), None
            voie = Aiguillage(conversation, propre)
        verifiee = replace(self._verifier(voie.fil, demande, ebauche, propre), question=propre)
        reponse = replace(verifiee if seance is None else seance.rediger(ebauche, verifiee),
                          duree_ms=round((time.perf_counter() - debut) * 1000, 1))
        return rejoindre(conversation, self._suivre(voie.fil, demande, ebauche, reponse), voie.gardes), reponse

    def _presenter(self, conversation: Conversation, voie: Aiguillage, d: Demande | None, e: Ebauche) -> tuple[Demande | None, Ebauche]:
        """Return the plan with whose case it is: taken up where it was left, and named when several persons are spoken of."""
        if d is None or e.statut == "urgence":
            return d, e
        d, e = reprendre(self.services, conversation, voie, d, e)
        return d, nommer(self.services, conversation, voie, d, e)

    def _planifier(self, conversation: Conversation, message: str, propre: str, seance: Seance | None) -> tuple[Demande | None, Ebauche]:
        s = self.services
        # Distress comes before everything, even before the message is judged too long or unreadable.
        urgence = s.reperes.premier("urgence", plier(propre[: MAXI_CARACTERES * 3]))
        faute = _faute(message, propre)
        if urgence is not None:  # what was said beside the distress is kept: nobody should have to tell it twice
            return (comprendre(s, conversation, propre) if faute is None else None), repondre_urgence(s, urgence)
        apres = prudence.apres_alerte(s, conversation, plier(propre)) if faute is None else None
        if apres is not None:
            return comprendre(s, conversation, propre), apres
        if faute is not None:
            texte = s.phrases.dire(f"erreurs.{faute}", maxi=str(MAXI_CARACTERES))
            return None, Ebauche("erreur", (dit(texte, calcule=texte),), "erreur")
        demande = comprendre(s, conversation, propre)
        ebauche = prudence.rappeler(s, conversation, choisir(self.services, conversation, demande))
        double = self._en_deux(conversation, propre, ebauche)
        if double is not None:
            return double
        return (demande, ebauche) if seance is None else self._relire(conversation, demande, ebauche, seance)

    def _en_deux(self, conversation: Conversation, message: str, entiere: Ebauche) -> tuple[Demande, Ebauche] | None:
        """Return both answers of a message that asks two things, the second in the light of the first; None for one request."""
        s, parts = self.services, doubles.couper(self.services.reperes, message)
        if parts is None or entiere.genre in doubles.SEULS:
            return None
        d1 = comprendre(s, conversation, parts[0])
        e1 = choisir(s, conversation, d1)
        apres = self._suivre(conversation, d1, e1, self._verifier(conversation, d1, e1, parts[0]))
        d2 = comprendre(s, apres, parts[1])
        if {entiere.genre, d1.genre, d2.genre} == {"fait"} and len(decouper(message)) > 1:
            return None  # several facts asked of one subject are answered by the plan of facts, which shares it between them
        e2 = choisir(s, apres, d2)
        if not doubles.se_joignent(entiere, e1, e2):
            return None
        return replace(d2, message=message, nommes=(*d1.nommes, *d2.nommes)), doubles.joindre(e1, e2)

    def _relire(self, conversation: Conversation, d: Demande, e: Ebauche, seance: Seance) -> tuple[Demande, Ebauche]:
        """Return the plan again when a model read more in the message; what must not leave is never shown to it."""
        if e.statut in ("urgence", "refus", "erreur", "hors_sujet"):
            return d, e
        relue, differents = seance.comprendre(conversation, d)
        if differents:
            return relue, seance.redemander(differents[0])
        return (d, e) if relue is d else (relue, choisir(self.services, conversation, relue))

    def _verifier(self, conversation: Conversation, d: Demande | None, e: Ebauche, message: str) -> Reponse:
        s = self.services
        brouillon = e.brouillon()
        ids = {i for b in brouillon.blocs for p in b.phrases for i in p.preuves}
        textes = {i: f"{p.texte} {p.section or ''} {p.titre}" for i in ids if (p := s.passage(i)) is not None}
        propre, fautes = sans_fautes(brouillon, textes, message)
        if fautes:
            # The values are the corpus's or the engine's, never the person's words, which are allowed.
            journal.warning("phrases retirées (%s) : %s", e.genre, ", ".join(f.detail for f in fautes))
        cite = citer(propre, s.passage)
        if not cite.texte.strip():  # the checks left nothing: a person never gets a blank
            return self._verifier(conversation, d, rien_a_dire(s, e), message)
        contacts = tuple((s.contacts[c], cite.numeros.get(f"contact/{c}")) for c in e.contacts)
        avertis = tuple(Avertissement(p.texte, next((cite.numeros[i] for i in p.preuves if i in cite.numeros), None))
                        for p in e.avertissements if any(i in cite.numeros for i in p.preuves))
        profil = d.profil if d is not None else conversation.profil
        return Reponse(message, conversation.date, e.statut, cite.texte, cite.citations, e.bilans, e.certifications,
                       e.metier_actuel, e.metier_vise, e.changement_de_code, e.passerelles, avertis, contacts, e.calendrier,
                       {i: f.valeur for i, f in profil.faits.items()}, e.question)

    def _suivre(self, c: Conversation, d: Demande | None, e: Ebauche, reponse: Reponse) -> Conversation:
        propos = memoire.retenir(self.services.droit, self.services.contacts, d, e, reponse)
        tour = Tour(reponse.question, d.ancre or d.question if d else reponse.question, e.genre, reponse, e.sujets, propos, c.personne)
        posees = c.posees | ({e.question.fait} if e.question else frozenset())
        profil = d.profil if d is not None else c.profil
        return replace(c, profil=profil, tours=(*c.tours, tour), posees=posees, simple=c.simple or e.genre == "simple")


def _faute(message: str, propre: str) -> str | None:
    if not message.strip():
        return "vide"
    if len(propre) > MAXI_CARACTERES:
        return "trop_long"
    if not any(c.isalnum() for c in propre):
        return "illisible"
    return None
