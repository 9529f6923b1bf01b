"""The one facade: a conversation and a message in, the new conversation and a checked answer out."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.dialogue import comprendre as comprehension
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.plans import suites
from assistant.dialogue.plans.certifications import detail, repondre_certification
from assistant.dialogue.plans.comparaison import repondre_comparaison
from assistant.dialogue.plans.faits import repondre_fait, reponse_directe
from assistant.dialogue.plans.metiers import repondre_metier
from assistant.dialogue.plans.petits import repondre_perdu, repondre_petit, repondre_urgence
from assistant.dialogue.plans.situation import repondre_situation
from assistant.dialogue.services import Services
from assistant.dialogue.simplifier import phrases_de
from assistant.domaine.reponse import Avertissement, Conversation, Reponse, Tour
from assistant.domaine.texte import nettoyer, plier
from assistant.grounding.citations import citer
from assistant.grounding.verification import sans_fautes
from assistant.regles import prochaine_question

if TYPE_CHECKING:
    from assistant.dialogue.modele_seance import Seance

journal = logging.getLogger(__name__)
MAXI_CARACTERES = 4000
PLANS = {
    "comparaison": repondre_comparaison, "certification": repondre_certification, "metier": repondre_metier,
    "argent": suites.repondre_argent, "combien": suites.repondre_argent, "pourquoi": suites.repondre_pourquoi,
    "quand": suites.repondre_quand, "comment": suites.repondre_comment, "qui": suites.repondre_qui,
    "et_si": suites.repondre_et_si, "qui_paie": suites.repondre_qui_paie, "droit_employeur": suites.repondre_droit_employeur, "a_la_place": suites.repondre_a_la_place, "fait": repondre_fait,
}


class Assistant:
    """Answers from rules and sources. Holds no state of a conversation: share one between all."""

    def __init__(self, services: Services) -> None:
        self.services = services

    def answer(self, conversation: Conversation, message: str) -> tuple[Conversation, Reponse]:
        """Return the conversation with one more turn, and its answer; never raises for what a person typed."""
        debut = time.perf_counter()
        propre = nettoyer(message)
        seance = None if self.services.modele is None else self.services.modele.seance(self.services, conversation)
        demande, ebauche = self._planifier(conversation, message, propre, seance)
        verifiee = self._verifier(conversation, demande, ebauche, propre)
        reponse = replace(verifiee if seance is None else seance.rediger(ebauche, verifiee),
                          duree_ms=round((time.perf_counter() - debut) * 1000, 1))
        return self._suivre(conversation, demande, ebauche, reponse), reponse

    def _planifier(self, conversation: Conversation, message: str, propre: str, seance: Seance | None) -> tuple[Demande | None, Ebauche]:
        s = self.services
        # Distress comes before everything, even before the message is judged too long or unreadable.
        urgence = s.reperes.premier("urgence", plier(propre[: MAXI_CARACTERES * 3]))
        if urgence is not None:
            return None, repondre_urgence(s, urgence)
        faute = _faute(message, propre)
        if faute is not None:
            texte = s.phrases.dire(f"erreurs.{faute}", maxi=str(MAXI_CARACTERES))
            return None, Ebauche("erreur", (dit(texte, calcule=texte),), "erreur")
        demande = comprehension.comprendre(s, conversation, propre)
        ebauche = self._choisir(conversation, demande)
        return (demande, ebauche) if seance is None else self._relire(conversation, demande, ebauche, seance)

    def _relire(self, conversation: Conversation, d: Demande, e: Ebauche, seance: Seance) -> tuple[Demande, Ebauche]:
        """Return the plan again when a model read more in the message; what must not leave is never shown to it."""
        if e.statut in ("urgence", "refus", "erreur", "hors_sujet"):
            return d, e
        relue, differents = seance.comprendre(conversation, d)
        if differents:
            return relue, seance.redemander(differents[0])
        return (d, e) if relue is d else (relue, self._choisir(conversation, relue))

    def _choisir(self, conversation: Conversation, d: Demande) -> Ebauche:
        s = self.services
        if d.genre == "et_si" and not conversation.profil.faits:
            # Nothing is known of the person: the case supposed is judged by itself, and not remembered.
            return repondre_situation(s, conversation, replace(d, profil=d.profil.avec(d.hypothese)), reponse_directe(s, d))
        if d.genre == "situation":
            return repondre_situation(s, conversation, d, reponse_directe(s, d))
        if d.genre in PLANS:
            return PLANS[d.genre](s, conversation, d)
        if d.genre == "perdu":
            return repondre_perdu(s, conversation, d, prochaine_question(s.droit, d.profil, d.le, conversation.posees))
        if d.genre in ("simple", "repete"):
            return redire(s, conversation, d.genre)
        if d.genre in ("rang", "autre"):
            return self._dans_la_liste(conversation, d)
        if d.genre in ("oui", "non"):
            return self._oui_non(conversation, d)
        return repondre_petit(s, conversation, d.genre)

    def _dans_la_liste(self, conversation: Conversation, d: Demande) -> Ebauche:
        sujets = next((t.sujets for t in reversed(conversation.tours) if t.sujets), ())
        if not sujets:
            return repondre_petit(self.services, conversation, "oui_sans_question")
        if d.genre == "autre":
            return self._autres(conversation, d)
        rang = d.rang if d.rang is not None else 0
        choisi = self._classee(sujets, rang) or sujets[min(rang, len(sujets) - 1)]
        if choisi.startswith(("RNCP", "RS")):
            return detail(self.services, d, choisi)
        if choisi in self.services.droit.par_id:
            return repondre_situation(self.services, conversation, replace(d, dispositifs=(choisi,)))
        passage = self.services.passage(choisi)
        if passage is not None:
            return Ebauche("repondu", (dit(passage.texte, passage.id),), "fait", sujets=sujets)
        metier = self.services.orientation.metiers.par_code.get(choisi)
        return repondre_certification(self.services, conversation, replace(d, question=metier.libelle if metier else choisi))

    def _classee(self, sujets: tuple[str, ...], rang: int) -> str | None:
        """Return the sentence that states this very rank (« 2e position »), when the list is a ranking."""
        place = "1re position" if rang == 0 else f"{rang + 1}e position"
        return next((i for i in sujets if (p := self.services.passage(i)) is not None and place in p.texte), None)

    def _autres(self, conversation: Conversation, d: Demande) -> Ebauche:
        """Show the schemes not shown yet when the last answer was about schemes."""
        vus = {i for t in conversation.tours for i in t.sujets}
        reste = tuple(i for i in self.services.droit.par_id if i not in vus)[:3] or tuple(self.services.droit.par_id)[:3]
        return repondre_situation(self.services, conversation, replace(d, dispositifs=reste))

    def _oui_non(self, conversation: Conversation, d: Demande) -> Ebauche:
        sujets = conversation.tours[-1].sujets
        if d.genre == "oui" and sujets and sujets[0] in self.services.droit.par_id:
            return suites.repondre_comment(self.services, conversation, replace(d, dispositifs=sujets[:1]))
        return repondre_petit(self.services, conversation, f"{d.genre}_sans_question")

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
        contacts = tuple((s.contacts[c], cite.numeros.get(f"contact/{c}")) for c in e.contacts)
        avertis = tuple(Avertissement(p.texte, next((cite.numeros[i] for i in p.preuves if i in cite.numeros), None))
                        for p in e.avertissements if any(i in cite.numeros for i in p.preuves))
        profil = d.profil if d is not None else conversation.profil
        return Reponse(message, conversation.date, e.statut, cite.texte, cite.citations, e.bilans, e.certifications,
                       e.metier_actuel, e.metier_vise, e.changement_de_code, e.passerelles, avertis, contacts, e.calendrier,
                       {i: f.valeur for i, f in profil.faits.items()}, e.question)

    def _suivre(self, c: Conversation, d: Demande | None, e: Ebauche, reponse: Reponse) -> Conversation:
        tour = Tour(reponse.question, d.question if d else reponse.question, e.genre, reponse, e.sujets)
        posees = c.posees | ({e.question.fait} if e.question else frozenset())
        profil = d.profil if d is not None else c.profil
        return replace(c, profil=profil, tours=(*c.tours, tour), posees=posees, simple=c.simple or e.genre == "simple")


def redire(s: Services, conversation: Conversation, genre: str) -> Ebauche:
    """Return the last answer again, or its first sentences when something simpler is asked."""
    dernier = next((t for t in reversed(conversation.tours) if t.genre not in ("simple", "repete")), None)
    if dernier is None:
        return repondre_petit(s, conversation, "rien_a_repeter")
    blocs = phrases_de(dernier.reponse, simple=genre == "simple")
    r = dernier.reponse
    return Ebauche(r.statut, blocs, genre, sujets=dernier.sujets, bilans=r.bilans, certifications=r.certifications,
                   passerelles=r.passerelles, contacts=tuple(c.id for c, _ in r.contacts), question=r.question_suivante)


def _faute(message: str, propre: str) -> str | None:
    if not message.strip():
        return "vide"
    if len(propre) > MAXI_CARACTERES:
        return "trop_long"
    if not any(c.isalnum() for c in propre):
        return "illisible"
    return None
