"""Resigning, asked of a contract that the scheme leaves out: no, and why, never what the allowance would be."""

from __future__ import annotations

import re

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Phrase
from assistant.regles import evaluer

GENRE, DEMISSION = "demission_fermee", "demissionnaire"
REGLE = "employeur_auto_assurance"
PART = re.compile(r"\b(demission\w*|pos\w+ (ma|sa|la) dem|quitt\w+ (mon|son|la poste|edf|la sncf|la ratp|cet?))\b")
PAYE = re.compile(r"\b(chomage|chomdu|chom|are|assedics?|allocations?|indemnis\w*|indemnites?|france travail|pole emploi)\b")
DOUTE = re.compile(r"\b(exclu\w*|ferme\w*|interdit\w*|pas (le )?droit|concerne\w*|c'est vrai|vraiment|sur de|certain\w*)\b")
EXCLU = re.compile(r"\b(exclu\w*|ferme\w*|interdit\w*|pas (le )?droit)\b")  # « c'est exclu, c'est vrai ? »: yes, it is
ENCORE = re.compile(r"\b(combien|touch\w*|quand meme|pourquoi|chomage|are)\b")
COURT = 16  # words; a longer message tells more than a doubt


def refuse_la_demission(s: Services, conversation: Conversation, d: Demande) -> bool:
    """Return whether a message asks to resign and be paid, or doubts that it may not, when the employer insures unemployment itself."""
    if set(d.nommes) - {DEMISSION} or d.profil.valeur("employeur_public") is not True or {f.id for f in d.hypothese} - {"demission_faite"} or _bilan(s, d) is None:
        return False
    if PART.search(d.plie) and (PAYE.search(d.plie) or DOUTE.search(d.plie)):
        return True
    dernier = conversation.tours[-1] if conversation.tours else None
    if dernier is None or len(d.plie.split()) > COURT:
        return False
    suivi = DEMISSION in (*dernier.sujets[:1], *memoire.courant(conversation).dispositifs[:1])
    return suivi and bool(DOUTE.search(d.plie) or dernier.genre == GENRE and ENCORE.search(d.plie))


def repondre_demission_fermee(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return no, the rule that closes the scheme, and what a resignation would cost."""
    blocs = {b.id: b for b in s.droit.dispositif(DEMISSION).blocs if b.en_vigueur(d.le)}
    regles = tuple(Phrase(blocs[n].regle, (blocs[n].reference.passage,)) for n in (REGLE, "demission_ordinaire") if n in blocs)
    texte = s.phrases.dire(f"argent.demission_{'bien_' if EXCLU.search(d.plie) else ''}fermee")
    tete = dit(texte, f"regle/{DEMISSION}/{REGLE}", calcule=texte)
    return Ebauche("repondu", (tete, liste(*regles)), GENRE, sujets=(DEMISSION,),
                   bilans=evaluer(s.droit, d.profil, d.le), contacts=s.joignables("france-travail", "cep-salarie"))


def _bilan(s: Services, d: Demande) -> Bilan | None:
    """Return the verdict of the scheme when the employer's own insurance closes it."""
    bilan = next(b for b in evaluer(s.droit, d.profil, d.le) if b.id == DEMISSION)
    return bilan if bilan.verdict == "exclu" and any(c.id == REGLE and c.etat == "non_remplie" for c in bilan.conditions) else None
