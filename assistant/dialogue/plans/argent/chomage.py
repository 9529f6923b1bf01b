"""The allowance of the unemployed in euros: estimated from a wage, whatever scheme is open, and who has a right to it."""

from __future__ import annotations

import re

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, demander, dit, liste
from assistant.dialogue.plans.argent.chiffres import avec_les_chiffres
from assistant.dialogue.plans.cas.presentation import ligne_argent
from assistant.dialogue.plans.cas.questions import poser
from assistant.dialogue.plans.cas.situation import compris
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Phrase
from assistant.regles import evaluer, montants

PORTEUR = "demissionnaire"  # the scheme whose sheet holds the formula, the same for everybody
CHIFFRES = ("salaire_brut_mensuel_eur", "age")
PERTE = re.compile(r"\b(licenci\w+|rupture conv\w*|rupture co|fin d[eu] (cdd|contrat|mission)|inaptitude|csp|demandeu\w+|chomeu\w+|au chomage)\b")
RUPTURE = re.compile(r"\brupture co\w*\b")


def repondre_chomage(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return the allowance computed from the wage told, what it supposes, and who may touch it."""
    profil = avec_les_chiffres(s, d, CHIFFRES[:1])
    lignes = [p for p in montants(s.droit, profil, d.le, PORTEUR) if p.poste == "are"]
    blocs = [*compris(s, conversation, d), dit(s.phrases.dire("argent.chomage")), liste(*map(ligne_argent, lignes), *_regles(s, d))]
    manque = next((f for f in CHIFFRES if profil.valeur(f) is None and f not in profil.inconnus | conversation.posees), None)
    question = poser(s, manque) if manque is not None else None
    if question is not None:
        blocs.append(demander(s.phrases, len(conversation.tours), question))
    return Ebauche("repondu", tuple(blocs), "argent", sujets=(PORTEUR,), bilans=evaluer(s.droit, d.profil, d.le),
                   contacts=s.joignables("france-travail"), question=question)


def _regles(s: Services, d: Demande) -> tuple[Phrase, ...]:
    """Return who the allowance is for: who leaves by oneself is told that a plain resignation opens none."""
    perdu = PERTE.search(d.plie) or d.profil.valeur("type_contrat") == "demandeur_emploi"
    noms = ("affiliation_are",) if perdu else ("demission_ordinaire",)
    noms += ("rupture_conventionnelle",) if RUPTURE.search(d.plie) else ("duree_are",)
    blocs = {b.id: b for b in s.droit.dispositif(PORTEUR).blocs if b.en_vigueur(d.le)}
    return tuple(Phrase(blocs[n].regle, (blocs[n].reference.passage,)) for n in noms if n in blocs)
