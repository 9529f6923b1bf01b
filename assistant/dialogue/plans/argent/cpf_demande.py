"""The employer asks for the training account in a period of reconversion: only with the person's consent, and how much at most."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Phrase
from assistant.regles import dire_euros, evaluer
from assistant.regles.montants_cpf import PART_INTERNE

GENRE, PERIODE = "cpf_demande", "periode_reconversion"
DEMANDE = re.compile(r"\b(mettre|mette|met|donner|donne|utiliser|prendre|prend|prenne|vider|demande\w*|exige\w*|oblige\w*|veut|veulent|piocher|imposer?)\b[^.?!]{0,40}\bcpf\b|\bcpf\b[^.?!]{0,40}\b(le droit|oblig\w*|refus\w*|prend\w*|prenne|vider|tout)\b")
SOLDE = re.compile(r"\b(?:j'ai|jai|solde|dessus|il y a|y a|reste|compte)\b[^\d]{0,20}(\d[\d ]{1,5}\d)\b")
INTERNE = re.compile(r"\binterne\b|\bdans (?:ma|la|notre) (?:boite|entreprise)\b")


def demande_le_cpf(s: Services, conversation: Conversation, d: Demande) -> bool:
    """Return whether a message asks if the employer may use the account, in a talk on a period of reconversion."""
    parle = PERIODE in d.nommes or PERIODE in memoire.sujets(conversation)[:1] and d.profil.valeur("employeur_position") is not None
    return parle and not set(d.nommes) - {PERIODE, "cpf"} and bool(DEMANDE.search(d.plie))


def repondre_cpf_demande(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return that consent is needed, half of the rights inside the company, and that half in euros when the balance is told."""
    dits = " ".join((*(t.message for t in conversation.tours), d.message)).lower()
    interne = d.profil.valeur("mobilite") == "interne" or bool(INTERNE.search(dits))
    blocs = {b.id: b for b in s.droit.dispositif(PERIODE).blocs if b.en_vigueur(d.le)}
    regles = [blocs[n] for n in (("cpf_interne",) if interne else ("cpf_interne", "cpf_externe")) if n in blocs]
    phrases = [Phrase(r.regle, (r.reference.passage,)) for r in regles]
    solde = _solde(d)
    if solde is not None and regles:
        texte = s.phrases.dire("argent.cpf_moitie", solde=dire_euros(solde), moitie=dire_euros(solde * PART_INTERNE))
        phrases.insert(0, Phrase(texte, (regles[0].reference.passage,), calcule=f"{texte} {d.message}"))
    tete = dit(s.phrases.dire("argent.cpf_accord"), *(r.reference.passage for r in regles[:1]))
    return Ebauche("repondu", (tete, liste(*phrases)), GENRE, sujets=(PERIODE,), bilans=evaluer(s.droit, d.profil, d.le),
                   contacts=s.joignables("moncompteformation", "cep-salarie"))


def _solde(d: Demande) -> Decimal | None:
    connu = d.profil.valeur("cpf_droits_eur")
    trouve = SOLDE.search(d.plie)
    return connu if isinstance(connu, Decimal) else Decimal(trouve[1].replace(" ", "")) if trouve else None
