"""Which plan answers each kind of request; small talk and limits are what no plan takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.faits.directe import reponse_directe
from assistant.dialogue.faits.reponse_connue import avec_la_reponse_connue
from assistant.dialogue.faits.suite_connue import avec_la_suite_connue
from assistant.dialogue.plans.argent.argent import avec_le_reste, repondre_argent, repondre_qui_paie
from assistant.dialogue.plans.argent.chomage import repondre_chomage
from assistant.dialogue.plans.argent.cpf_demande import repondre_cpf_demande
from assistant.dialogue.plans.argent.demission_fermee import repondre_demission_fermee
from assistant.dialogue.plans.argent.paie import repondre_paie
from assistant.dialogue.plans.argent.prix import repondre_prix
from assistant.dialogue.plans.cas.comparaison import repondre_comparaison
from assistant.dialogue.plans.cas.et_si import repondre_et_si
from assistant.dialogue.plans.cas.fiche_voisine import repondre_voisin
from assistant.dialogue.plans.cas.limites import crainte, repondre_limite
from assistant.dialogue.plans.cas.panorama import repondre_panorama
from assistant.dialogue.plans.cas.passes import engage_avant, repondre_passe
from assistant.dialogue.plans.cas.recours import repondre_refus_commission
from assistant.dialogue.plans.cas.refus import peut_il_refuser
from assistant.dialogue.plans.cas.situation import repondre_situation
from assistant.dialogue.plans.cas.synthese import repondre_synthese
from assistant.dialogue.plans.cas.usure import metier_vise_a_verifier
from assistant.dialogue.plans.cas.verdict import repondre_mieux, repondre_sans_supposition, repondre_verdict
from assistant.dialogue.plans.certifications.certifications import repondre_certification
from assistant.dialogue.plans.certifications.niveaux import repondre_niveaux
from assistant.dialogue.plans.certifications.suite_certification import (
    repondre_suite_certification,
    repondre_vae_diplome,
)
from assistant.dialogue.plans.dates.dates import repondre_quand
from assistant.dialogue.plans.dates.evenements import annoncer
from assistant.dialogue.plans.fil import rappels, suites
from assistant.dialogue.plans.fil.a_part import A_PART
from assistant.dialogue.plans.fil.aspects import cpf_en_passant, repondre_aspect
from assistant.dialogue.plans.fil.discretion import repondre_discretion
from assistant.dialogue.plans.fil.du_cas import repondre_du_cas
from assistant.dialogue.plans.fil.petits import (
    repondre_confidence,
    repondre_jeune,
    repondre_perdu,
    repondre_petit,
)
from assistant.dialogue.plans.fil.recentrage import recentrer, sans_livre, tient_au_fil
from assistant.dialogue.plans.livre.equipe import EQUIPE
from assistant.dialogue.plans.livre.faits import repondre_fait
from assistant.dialogue.plans.livre.provenance import repondre_plus, repondre_source
from assistant.dialogue.plans.metiers.codes_rome import repondre_codes
from assistant.dialogue.plans.metiers.exposition import repondre_exposition
from assistant.dialogue.plans.metiers.metiers import repondre_metier
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier

# Somebody whose work changes, who asks nothing yet: heard, never sent away.
INQUIETUDE = re.compile(r"\b(mon|ma|mes|notre|au) (poste|boulot|travail|chef\w*|collegues?|boite|patron\w*|job|metier|taf)\b.{0,80}"
                        r"\b(dormi|peur|inquiet\w*|angoiss\w*|stress\w*|evoluer|supprim\w*|chang\w*|vire\w*|remplac\w*|marre|ennui\w*)\b")
POLI = re.compile(r"\b(merci|mrc|au revoir|a bientot|bonne (journee|soiree))\b")
Plan = Callable[[Services, Conversation, Demande], Ebauche]


def _situation(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    tete = cpf_en_passant(s, d) or engage_avant(s, d) or crainte(s, d) or peut_il_refuser(s, d) or reponse_directe(s, d)
    return repondre_situation(s, conversation, d, (*metier_vise_a_verifier(s, d), *tete))


def _et_si(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    if conversation.profil.faits:
        return repondre_et_si(s, conversation, d)
    # Nothing is known of the person: the case supposed is judged by itself, and not remembered.
    return _situation(s, conversation, replace(d, profil=d.profil.avec(d.hypothese)))


def _fait(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Answer a question of fact; in a running case, what does not hold to its subject is not said: the subject is called back."""
    e = repondre_passe(s, d, _fait_cherche(s, conversation, d))
    if e.genre == "hors_sujet" and INQUIETUDE.search(d.plie):
        return repondre_perdu(s, conversation, d)
    poli = s.reperes.premier("demandes", plier(d.message))
    if conversation.tours and poli in ("remerciement", "au_revoir") and POLI.search(plier(d.message)) and "?" not in d.message:
        return repondre_petit(s, conversation, poli)
    if tient_au_fil(s, conversation, d, e):
        return sans_livre(e) if memoire.courant(conversation).dispositifs and not d.nommes else e
    return recentrer(s, conversation, d)


def _fait_cherche(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Answer a follow-up as part of the question it hangs on; when that finds nothing, as a question of its own."""
    e = repondre_fait(s, conversation, d)
    if not d.ancre or e.statut not in ("sans_reponse", "hors_sujet"):
        return e
    seule = repondre_fait(s, conversation, replace(d, question=d.message, plie=plier(d.message)))
    return seule if seule.statut == "repondu" else e


PLANS: Mapping[str, Plan] = {
    **A_PART, **EQUIPE,
    "niveaux": repondre_niveaux, "exposition": repondre_exposition, "codes_rome": repondre_codes,
    "suite_certification": repondre_suite_certification, "vae_diplome": repondre_vae_diplome,
    "situation": _situation, "et_si": _et_si, "metier": repondre_metier, "certification": repondre_certification,
    "comparaison": repondre_comparaison, "fait": _fait, "perdu": repondre_perdu, "jeune": repondre_jeune, "confidence": repondre_confidence,
    "argent": repondre_argent, "combien": repondre_argent, "qui_paie": repondre_qui_paie,
    "prix": repondre_prix, "chomage": repondre_chomage, "cpf_demande": repondre_cpf_demande, "demission_fermee": repondre_demission_fermee, "quand": repondre_quand, "comment": suites.repondre_comment, "qui": suites.repondre_qui,
    "pourquoi": suites.repondre_pourquoi, "droit_employeur": suites.repondre_droit_employeur,
    "a_la_place": suites.repondre_a_la_place,
    "aspect": repondre_aspect, "limite": repondre_limite, "panorama": repondre_panorama, "synthese": repondre_synthese,
    "source": repondre_source, "plus": repondre_plus,
    "refus_commission": repondre_refus_commission, "recentre": recentrer, "verdict": repondre_verdict, "mieux": repondre_mieux, "retire": repondre_sans_supposition, "trop_tot": suites.repondre_trop_tot,
    "du_cas": repondre_du_cas, "discretion": repondre_discretion, "paie": repondre_paie,
    "voisin": repondre_voisin, "rang": rappels.repondre_rang, "autre": rappels.repondre_autres, "oui": rappels.repondre_oui_non,
    "non": rappels.repondre_oui_non, "simple": rappels.redire, "repete": rappels.redire,
}


def choisir(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return the draft of the plan that answers this kind of request."""
    plan = PLANS.get(d.genre)
    e = repondre_petit(s, conversation, d.genre) if plan is None else plan(s, conversation, d)
    e = avec_la_reponse_connue(s, d, avec_la_suite_connue(s, conversation, d, e))
    return _entendu(s, d, annoncer(s, conversation, d, avec_le_reste(s, d, e)))


def _entendu(s: Services, d: Demande, e: Ebauche) -> Ebauche:
    """Return an answer that first hears the anger of the message, in one sentence; small talk and refusals stay as they are."""
    if not s.reperes.present("fil.colere", plier(d.message)) or e.statut in ("refus", "urgence", "erreur"):
        return e
    cle = "colere_seule" if e.genre == "recentre" else "colere"
    blocs = e.blocs[1:] if e.genre == "recentre" else e.blocs
    return replace(e, blocs=(dit(s.phrases.dire(f"fil.{cle}")), *blocs))
