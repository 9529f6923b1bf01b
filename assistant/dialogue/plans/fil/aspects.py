"""What is asked of any scheme in few words, for the one that the talk is about, or for each of those just compared."""

from __future__ import annotations

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.fiche import LIGNES, fermeture, ligne
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import dire_date, regles_d_aspect

MAXI = 3
CONTACT = "cep-salarie"
OUVERT = "ouvert"  # the dates of the scheme answer it; its rules only add what is announced


def repondre_aspect(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return the line of the sheet, or the rules, that answer for each scheme; what no source says is said not to be known."""
    cle = s.reperes.premier("aspects", d.plie) or "pour_qui"
    choisis = d.dispositifs[:MAXI]
    contacts = s.joignables(CONTACT)
    if cle in dict(LIGNES):
        return Ebauche("repondu", (liste(*(ligne(s.droit.dispositif(i), cle) for i in choisis)),), "aspect", sujets=choisis, contacts=contacts)
    if cle == OUVERT:
        return Ebauche("repondu", tuple(_etat(s, d, i) for i in choisis), "aspect", sujets=choisis, contacts=contacts)
    dits = {i: regles_d_aspect(s.droit, i, cle, d.le) for i in choisis}
    silences = tuple(b for i in choisis if not dits[i] for b in _silence(s, conversation, i, cle))
    regles = tuple(liste(*(Phrase(texte, (passage,)) for passage, texte in r)) for r in dits.values() if r)
    return Ebauche("repondu" if regles else "sans_reponse", (*regles, *silences), "aspect", sujets=choisis, contacts=contacts)


def cpf_en_passant(s: Services, d: Demande) -> tuple[Bloc, ...]:
    """Return how the scheme of the talk uses the CPF, when that is asked beside a fact: « il a 3 200 € de CPF, on lui prend ? »."""
    if not d.pointe or s.reperes.premier("aspects", d.plie) != "cumul_cpf":
        return ()
    regles = tuple(Phrase(texte, (passage,)) for i in d.dispositifs[:1] for passage, texte in regles_d_aspect(s.droit, i, "cumul_cpf", d.le))
    return (Bloc(regles),) if regles else ()


def _etat(s: Services, d: Demande, ident: str) -> Bloc:
    """Return whether a scheme is open on the day of the law, and what is announced for it."""
    scheme = s.droit.dispositif(ident)
    ouvert = s.phrases.dire("faits.aspect_ouvert", nom=scheme.sigle or scheme.libelle, date=dire_date(d.le))
    etat = Phrase(ouvert, (f"regle/{ident}/presentation",), calcule=ouvert) if scheme.ouvert(d.le) else fermeture(scheme)
    annonces = (Phrase(texte, (passage,)) for passage, texte in regles_d_aspect(s.droit, ident, OUVERT, d.le))
    return Bloc((etat, *annonces))


def _silence(s: Services, conversation: Conversation, ident: str, cle: str) -> tuple[Bloc, ...]:
    """Return that no source says it of this scheme, and what is at stake, which is known."""
    scheme = s.droit.dispositif(ident)
    quoi = s.phrases.dire(f"faits.aspect_{cle}")
    texte = s.phrases.dire("faits.aspect_absent", len(conversation.tours), nom=scheme.sigle or scheme.libelle, quoi=quoi)
    sur = (dit(scheme.fiche["risque"], f"regle/{ident}/risque"),) if cle in ("echec", "refus", "retour") else ()
    return (dit(texte, calcule=texte), *sur)
