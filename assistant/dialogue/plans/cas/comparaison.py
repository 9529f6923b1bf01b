"""Schemes side by side: the same five lines for each, as the rule files state them."""

from __future__ import annotations

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.fiche import LIGNES, fermeture, ligne
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import evaluer

MAXI = 3


def repondre_comparaison(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return five lines for each named scheme, closed ones said closed."""
    blocs: list[Bloc] = [dit(s.phrases.dire("situation.comparer"))] if demande.pointe else []
    choisis = demande.dispositifs[:MAXI]
    for ident in choisis:
        dispositif = s.droit.dispositif(ident)
        titre = f"**{dispositif.libelle}**"
        phrases = [Phrase(titre)]
        if not dispositif.ouvert(demande.le):
            phrases.append(fermeture(dispositif))
        blocs.append(Bloc(tuple(phrases)))
        blocs.append(liste(*(ligne(dispositif, cle) for cle, _ in LIGNES)))
    bilans = evaluer(s.droit, demande.profil, demande.le) if demande.profil.faits else ()
    contacts = s.joignables("cep-salarie")
    return Ebauche("repondu", tuple(blocs), "comparaison", sujets=choisis, bilans=bilans, contacts=contacts)
