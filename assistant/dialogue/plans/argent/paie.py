"""« Je ne peux pas rester sans salaire »: what each way does to the wage, when no amount can be computed yet."""

from __future__ import annotations

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.plans.argent.argent import repondre_argent
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Phrase
from assistant.regles import evaluer

VOIES = ("ptp", "periode_reconversion", "prp_c2p", "demissionnaire")
MAXI = 3


def repondre_paie(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return the amount when the wage is known, else the line on the wage of each way still open."""
    sujets = d.dispositifs or memoire.nommes_avant(conversation)
    if d.profil.valeur("salaire_brut_mensuel_eur") is not None and d.profil.valeur("type_contrat") is not None:
        return repondre_argent(s, conversation, d)
    exclus = {b.id for b in evaluer(s.droit, d.profil, d.le) if b.verdict in ("exclu", "ferme")}
    voies = [i for i in dict.fromkeys((*sujets, *VOIES)) if i not in exclus and s.droit.dispositif(i).fiche.get("salaire_pendant")][:MAXI]
    lignes = (Phrase(s.droit.dispositif(i).fiche["salaire_pendant"], (f"regle/{i}/salaire_pendant",)) for i in voies)
    blocs = (dit(s.phrases.dire("fil.paie_de_chacun")), liste(*lignes))
    return Ebauche("repondu", blocs, "aspect", sujets=tuple(voies), contacts=s.joignables("cep-salarie"))
