"""What is no question of the field: forgetting, what is held of a person, who decides, anger, opinions. Nothing is searched."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.faits.anomalies import de_la_reponse
from assistant.dialogue.faits.avertissements import avertir
from assistant.dialogue.faits.ecarts_dits import remarque
from assistant.dialogue.faits.phrases_dites import dire
from assistant.dialogue.plans.cas.presentation import en_mots
from assistant.dialogue.plans.fil.arnaque import repondre_arnaque
from assistant.dialogue.plans.fil.petits import repondre_petit
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc, Phrase

COMMISSION = ("regle/ptp/qui_decide", "regle/ptp/criteres_commission", "regle/ptp/recours")
DISPOSITIFS, MISSIONS = "A2", "livre-blanc/1/8"  # what it finances today (corpus/ecarts.toml); the list of its missions, section 1
CRITIQUES = ("18,1 %", "plus exclusifs", "65 000 salariés", "destruction massive")  # what the remarks shown hold: figures, words, reasoning


def repondre_memoire(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return every fact held of the person, in words, and how to have them corrected or forgotten."""
    faits = [f for f in d.profil.faits.values() if f.id in s.droit.definitions]
    if not faits:
        return repondre_petit(s, conversation, "memoire_vide")
    lignes = (Phrase(t, calcule=t) for f in faits if (t := en_mots(s, f)))
    fin = s.phrases.dire("petits.memoire_fin")
    return Ebauche("repondu", (dit(s.phrases.dire("petits.memoire")), liste(*lignes), dit(fin)), "memoire")


def repondre_decision(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return that persons decide, by which criteria, and what may be done against a refusal."""
    passages = [p for i in COMMISSION if (p := s.passage(i)) is not None]
    blocs = (dit(s.phrases.dire("petits.decision")), liste(*(Phrase(p.texte, (p.id,)) for p in passages)))
    return Ebauche("repondu", blocs, "fait", sujets=("ptp",), contacts=s.joignables("transitions-pro"))


def repondre_critiques(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return what the white paper says of its own limits, what it prints that contradicts itself, and what the law has overtaken."""
    precis = avertir(s, d, ())  # one point is named: « il se trompe sur les produits chimiques ? »
    if precis:
        return Ebauche("repondu", (), "fait", sujets=d.dispositifs, avertissements=precis)
    trouves = s.recherche.search("remarque livre blanc imprime total figures contradiction", k=400, natures=("note",), grouper=False) if s.recherche else []
    remarques = [t.passage for t in trouves if t.passage.id.startswith("remarque/")]
    lignes = [Phrase(p.texte, (p.id,)) for mot in CRITIQUES for p in remarques if mot in p.texte]
    depasses = [e for e in s.ecarts if e.du is not None and e.du <= d.le][:1]
    lignes += [Phrase(e.aujourdhui, tuple(filter(None, (e.regle, e.passage))), calcule=e.aujourdhui) for e in depasses]
    return Ebauche("repondu", (dit(s.phrases.dire("petits.critiques")), liste(*lignes)), "fait")


def repondre_missions(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return what Transitions Pro finances today, then the missions that the white paper of 2024 gives it."""
    aujourdhui = next((remarque(e) for e in s.ecarts if e.id == DISPOSITIFS and e.du is not None and e.du <= d.le), None)
    missions = s.recherche.enfants(MISSIONS) if s.recherche is not None else []
    tete = s.phrases.dire("petits.missions")
    blocs = ((Bloc((aujourdhui,)),) if aujourdhui else ()) + (dit(tete, calcule=tete), liste(*(Phrase(dire(p), (p.id,)) for p in missions)))
    return Ebauche("repondu", blocs, "fait", sujets=tuple(p.id for p in missions), contacts=s.joignables("transitions-pro"))


def repondre_anomalie(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return what the corpus remarks on the figures just shown."""
    trouvees = de_la_reponse(s, conversation)[:2]
    return Ebauche("repondu", (Bloc(tuple(Phrase(p.texte, (p.id,)) for p in trouvees)),), "fait")


A_PART: Mapping[str, Callable[[Services, Conversation, Demande], Ebauche]] = {
    "memoire": repondre_memoire, "decision": repondre_decision, "critiques": repondre_critiques,
    "arnaque": repondre_arnaque, "missions": repondre_missions, "anomalie": repondre_anomalie,
}
