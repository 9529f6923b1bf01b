"""What people ask of their own case in any words: the side costs, the job kept, the employer's right, children, the points of night work."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.plans.cas.situation import compris, contacts_utiles
from assistant.dialogue.plans.cas.sujet import bilan_du_sujet
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import regles_d_aspect

ASPECT = {"frais": "frais", "retour": "retour", "employeur": "droit_employeur", "equipe": "droit_employeur",
          "allegement": "allegement", "annees": "duree", "conge": "conge"}
C2P = "prp_c2p"
NUITS = re.compile(r"\b(\d{1,3}) nuits ?(?:par|/|a l'|dans l'|chaque|sur l') ?an(?:nee)?\b")  # of a year, as the threshold is
SEUIL = re.compile(r"à partir de (\d+) nuits")
PAR_EQUIPES = re.compile(r"\b[2345] ?[x*] ?(7|8|12)\b|\b(equipes?|postee?s?|alternantes?|roulement|tourne\w*)\b")


def cle_du_cas(s: Services, d: Demande) -> str | None:
    """Return what a message asks of a case: in its own words first, for a question completed may have lost them."""
    return s.reperes.premier("du_cas", plier(d.message)) or s.reperes.premier("du_cas", d.plie)


def repondre_du_cas(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return the rules that answer, for the scheme of the talk; what no source says is said not to be known."""
    cle = cle_du_cas(s, d) or "frais"
    blocs = AUTRES[cle](s, conversation, d) if cle in AUTRES else _regles(s, conversation, d, ASPECT[cle])
    sujet = C2P if cle == "points" else _sujet(s, conversation, d)
    return Ebauche("sans_reponse" if cle == "enfants" else "repondu", (*compris(s, conversation, d), *blocs), "aspect", sujets=(sujet,), contacts=contacts_utiles(s, d, ()))


def _sujet(s: Services, conversation: Conversation, d: Demande) -> str:
    """Return the scheme named, else the one that the talk is about, else the one that suits the case best."""
    propos = d.nommes or memoire.dispositifs_du_propos(conversation)
    _, bilan = (None, None) if propos else bilan_du_sujet(s, d)
    return propos[0] if propos else bilan.id if bilan is not None else "ptp"


def _regles(s: Services, conversation: Conversation, d: Demande, aspect: str) -> list[Bloc]:
    """Return the rules of an aspect; of the PTP, which most cases lead to, when the scheme of the talk has none."""
    sujet = _sujet(s, conversation, d)
    trouvees = regles_d_aspect(s.droit, sujet, aspect, d.le) or regles_d_aspect(s.droit, "ptp", aspect, d.le)
    return [liste(*(Phrase(texte, (passage,)) for passage, texte in trouvees))]


def _enfants(s: Services, conversation: Conversation, d: Demande) -> list[Bloc]:
    """Return that no aid is known, whom to ask, and the costs beside the training that the scheme may pay."""
    texte = s.phrases.dire("fil.garde_d_enfants")
    return [dit(texte, calcule=texte), *_regles(s, conversation, d, "frais")]


def _points(s: Services, conversation: Conversation, d: Demande) -> list[Bloc]:
    """Return the thresholds that the nights told are to be set against, then what the points open and where to see them."""
    equipes = bool(PAR_EQUIPES.search(d.plie)) or d.profil.valeur("expose_equipes") is True
    noms = ("seuil_equipes",) if equipes else ("seuil_nuit", "seuil_equipes")
    par_id = {b.id: b for b in s.droit.dispositif(C2P).blocs if b.en_vigueur(d.le)}
    regles = [par_id[n] for n in (*noms, "acquisition", "usages", "voir_ses_points") if n in par_id]
    compte = _compte(s, d, par_id[noms[0]].regle) if noms[0] in par_id else []  # no threshold is known of an earlier law
    return [*compte, liste(*(Phrase(r.regle, (r.reference.passage,)) for r in regles))]


def _compte(s: Services, d: Demande, regle: str) -> list[Bloc]:
    """Return on which side of the threshold the nights told are."""
    nuits, seuil = NUITS.search(d.plie), SEUIL.search(regle)
    public = d.profil.valeur("employeur_public") is True or d.profil.valeur("type_contrat") == "fonctionnaire"
    if nuits is None or seuil is None or public:  # the account is of private law: no « yes » to an agent
        return []
    cle = "nuits_assez" if int(nuits[1]) >= int(seuil[1]) else "nuits_peu"
    texte = s.phrases.dire(f"fil.{cle}", nuits=nuits[1], seuil=seuil[1])
    return [dit(texte, calcule=f"{d.message} {regle} {texte}")]


AUTRES: Mapping[str, Callable[[Services, Conversation, Demande], list[Bloc]]] = {"enfants": _enfants, "points": _points}
