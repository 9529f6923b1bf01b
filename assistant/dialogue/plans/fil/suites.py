"""Follow-ups on a scheme: why, how, who, what the employer may do, what replaces it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.dialogue import memoire
from assistant.dialogue.contacts import contacts_nommes
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, demander, dit, liste
from assistant.dialogue.fiche import ligne, resume
from assistant.dialogue.plans.cas.presentation import minuscule_article, nom_complet
from assistant.dialogue.plans.cas.questions import question_utile
from assistant.dialogue.plans.cas.situation import contacts_utiles
from assistant.dialogue.plans.cas.sujet import bilan_du_sujet, ebaucher, sans_bilan
from assistant.dialogue.plans.dates.contrat_court import CONGE, dates_du_contrat
from assistant.dialogue.services import Services
from assistant.domaine.droit import Contact
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import etapes_utiles

AVEC_UN_EMPLOYEUR = frozenset({"autorisation_employeur", "ne_pas_demissionner", "ne_demissionnez_pas_avant"})
EUX = re.compile(r"\b(eux|ils?|elles?|les|leurs?|ces)\b")
ORDRE = re.compile(r"\b(ordre|premiere?|1er|d'abord|commenc\w*)\b")
EMPLOYEUR = re.compile(r"employeur.{0,60}(refus|report|accord|autoris)|(refus|report|accord|autoris).{0,60}employeur", re.IGNORECASE)


def repondre_pourquoi(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return the conditions of the last scheme that make its verdict, each with its article."""
    bilans, bilan = bilan_du_sujet(s, demande)
    if bilan is None:
        return sans_bilan(s, conversation, demande)
    blocs = [dit(s.phrases.dire(f"situation.pourquoi_{bilan.verdict}", libelle=nom_complet(s, bilan)))]
    etats = {"exclu": ("non_remplie",), "a_preciser": ("a_preciser",), "possible": ("remplie", "a_faire")}
    conditions = [c for c in bilan.conditions if c.etat in etats.get(bilan.verdict, ())]
    if bilan.verdict == "a_preciser":  # what the person said counts too: it is why the rest is still open
        conditions += [c for c in bilan.conditions if c.etat == "remplie" and c.fait][:3]
    if bilan.verdict == "ferme":
        blocs = [dit(bilan.phrase, bilan.reference.passage, calcule=bilan.phrase)]
    blocs.append(liste(*(Phrase(f"{c.phrase} ({c.reference.article})", (c.reference.passage,),
                                calcule=f"{c.fait} {c.phrase} {c.reference.article}") for c in conditions[:6])))
    if bilan.pour_l_ouvrir:
        blocs.append(dit(s.phrases.dire("situation.ouvrir", quoi=bilan.pour_l_ouvrir), calcule=bilan.pour_l_ouvrir))
    question = question_utile(s, conversation, demande, (bilan.id,))
    if question is not None:
        blocs.append(demander(s.phrases, len(conversation.tours), question))
    return ebaucher(s, demande, "pourquoi", blocs, bilans, bilan, question=question)


def repondre_comment(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return the steps of the last scheme, in order, and what must not be done."""
    bilans, bilan = bilan_du_sujet(s, demande)
    if bilan is None:
        return sans_bilan(s, conversation, demande)
    dispositif = s.droit.dispositif(bilan.id)
    a_faire = [c for c in dispositif.conditions if c.nature == "a_faire" and c.en_vigueur(demande.le)]
    etapes = [*a_faire, *etapes_utiles(s.droit, demande.profil, demande.le, bilan.id), *dispositif.interdits]
    fin = demande.profil.valeur("fin_contrat_le")
    if isinstance(fin, date) and fin < demande.le:  # nobody is left to ask a leave of, or to resign from
        etapes = [e for e in etapes if e.id not in AVEC_UN_EMPLOYEUR]
    uniques = list({e.regle: e for e in etapes}.values())[:7]
    conseil = [resume(s.droit.dispositif("cep"))] if ORDRE.search(demande.plie) else []  # who asks where to begin begins with somebody
    blocs = [*(dates_du_contrat(s, demande) if bilan.id == CONGE else []),
             dit(s.phrases.dire("situation.demarches", libelle=nom_complet(s, bilan))),
             liste(*conseil, *(Phrase(e.regle, (e.reference.passage,)) for e in uniques))]
    if noms := [minuscule_article(s.contacts[c].nom) for c in contacts_utiles(s, demande, (bilan,))]:
        texte = s.phrases.dire("situation.qui_appeler", contacts=" ou ".join(noms))
        blocs.append(dit(texte, calcule=texte))
    return ebaucher(s, demande, "comment", blocs, bilans, bilan)


def repondre_trop_tot(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return what must not be done before the answer comes, and what is at stake."""
    bilans, bilan = bilan_du_sujet(s, demande)
    if bilan is None:
        return sans_bilan(s, conversation, demande)
    d = s.droit.dispositif(bilan.id)
    interdits = tuple(Phrase(r.regle, (r.reference.passage,)) for r in d.interdits if r.en_vigueur(demande.le))
    return ebaucher(s, demande, "comment", [liste(*interdits, ligne(d, "risque"))], bilans, bilan)


def repondre_droit_employeur(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return what the employer may do in the last scheme: refuse, postpone, or nothing, as its rules say."""
    bilans, bilan = bilan_du_sujet(s, demande)
    if bilan is None:
        return sans_bilan(s, conversation, demande)
    d = s.droit.dispositif(bilan.id)
    regles = [r for r in (*d.conditions, *d.etapes, *d.a_savoir) if r.en_vigueur(demande.le) and EMPLOYEUR.search(r.regle)]
    blocs = [liste(ligne(d, "qui_decide"), *(Phrase(r.regle, (r.reference.passage,)) for r in regles[:3]))]
    return ebaucher(s, demande, "fait", blocs, bilans, bilan)


def repondre_a_la_place(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return what replaced a closed scheme, or the other schemes still open."""
    bilans, bilan = bilan_du_sujet(s, demande)
    if bilan is None:
        return sans_bilan(s, conversation, demande)
    remplacants = bilan.remplace_par or tuple(b.id for b in bilans if b.verdict in ("possible", "a_preciser") and b.id != bilan.id)[:2]
    phrases = [Phrase(bilan.phrase, (bilan.reference.passage,), calcule=bilan.phrase)] if bilan.verdict == "ferme" else []
    phrases += [resume(s.droit.dispositif(i)) for i in remplacants]
    choisi = next((b for b in bilans if b.id in remplacants), bilan)
    return replace(ebaucher(s, demande, "situation", [Bloc(tuple(phrases))], bilans, choisi), sujets=remplacants)


def repondre_qui(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return the people to call for this case, each with its site, none invented."""
    contacts = contacts_nommes(s, demande.plie) or _ceux_dont_on_parle(s, conversation, demande)
    if not contacts:
        _, bilan = bilan_du_sujet(s, demande)
        contacts = contacts_utiles(s, demande, (bilan,) if bilan else ()) or ("cep-salarie",)
    phrases = tuple(Phrase(_contact(s.contacts[c]), (f"contact/{c}",), calcule=_contact(s.contacts[c])) for c in contacts)
    return Ebauche("repondu", (liste(*phrases),), "qui", sujets=demande.dispositifs[:1], contacts=contacts)


def _ceux_dont_on_parle(s: Services, conversation: Conversation, demande: Demande) -> tuple[str, ...]:
    """Return who the last answer named, when « eux », « ils » or « leur » point to them."""
    if not EUX.search(demande.plie):
        return ()
    tour = memoire.dernier_parlant(conversation)
    return () if tour is None else tour.propos.contacts or tuple(c.id for c, _ in tour.reponse.contacts)


def _contact(contact: Contact) -> str:
    details = ", ".join(d for d in (contact.telephone, contact.url, contact.adresse) if d)
    return f"**{contact.nom}** ({contact.pour})" + (f" : {details}." if details else ".")
