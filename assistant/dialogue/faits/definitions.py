"""A scheme explained when it is only named: what it is, for whom, its conditions."""

from __future__ import annotations

import re

from assistant.dialogue.demande import Demande, sans_noms
from assistant.dialogue.ebauche import Ebauche, liste
from assistant.dialogue.faits.avertissements import avertir, fermeture
from assistant.dialogue.faits.candidature import LIVRE, chercher, date_visee
from assistant.dialogue.faits.mots_faibles import FAIBLES, TIEDES
from assistant.dialogue.faits.phrases_dites import dire
from assistant.dialogue.faits.silences import contacts_de_fait
from assistant.dialogue.fiche import LIGNES, ligne, resume
from assistant.dialogue.lecture import lire_faits
from assistant.dialogue.services import Services
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import evaluer
from assistant.retrieval.texte import VIDES, termes

CONDITIONS = re.compile(r"\b(conditions?|criteres?|eligib\w*|pour (y )?avoir droit|qui (a|peut avoir) droit)\b")
CADRE_DES_CONDITIONS = frozenset(termes("conditions critères éligible éligibilité droit accès entrer bénéficier remplir demander pouvoir obtenir"))
PRISE_EN_CHARGE = re.compile(r"\b(pren\w+ en charge|prise? en charge|rembours\w+|couvre\w*)\b")
MAXI_CONDITIONS = 8
MAXI_AUTRES = 1  # words beside the scheme and the frame: with more, something else is asked of it


def definir(s: Services, demande: Demande) -> Ebauche | None:
    """Return what a scheme is, for whom and who decides, when its definition is asked; None otherwise."""
    mots = len(demande.plie.split())
    if len(demande.dispositifs) != 1 or mots > 9:
        return None
    autres = sans_dispositif(s, demande.plie)
    pleins = [t for t in autres if t not in TIEDES]
    if autres and (len(pleins) > MAXI_AUTRES or not s.reperes.present("intentions.definition", demande.plie)):
        return None
    ident = demande.dispositifs[0]
    if PRISE_EN_CHARGE.search(demande.plie) or pleins and _une_regle_le_dit(s, demande, ident, pleins[0]):
        return None
    scheme = s.droit.dispositif(ident)
    lignes = (ligne(scheme, cle) for cle, _ in LIGNES if cle in ("pour_qui", "qui_paie", "qui_decide"))
    return Ebauche("repondu", (Bloc((resume(scheme),)), liste(*lignes)), "fait", sujets=demande.dispositifs, avertissements=fermeture(s, demande),
                   contacts=contacts_de_fait(s, demande))


def _une_regle_le_dit(s: Services, demande: Demande, ident: str, mot: str) -> bool:
    """Return whether a rule of the scheme says the one other word of the question: « CléA Numérique », « le numéro du CEP »."""
    fiches = {f"regle/{ident}/{cle}" for cle in ("presentation", *(c for c, _ in LIGNES))}
    return any(mot in c.couverts and c.passage.dispositif == ident and c.passage.id not in fiches for c in chercher(s, demande)[:3])


def sans_dispositif(s: Services, plie: str) -> list[str]:
    """Return the words that name something in a message, the names of schemes apart."""
    return [t for t in termes(sans_noms(s.droit, plie)) if t not in FAIBLES and t not in VIDES]


def conditions(s: Services, demande: Demande) -> Ebauche | None:
    """Return the conditions of the one scheme named, for the contract named; None when they are not what is asked."""
    if len(demande.dispositifs) != 1 or LIVRE.search(demande.plie):
        return None
    lecture = lire_faits(demande.message, le=demande.le)
    cas = [f for f in (*demande.hypothese, *lecture.hypothese, *lecture.faits) if f.id == "type_contrat"]
    mots = [m for m in sans_dispositif(s, demande.plie) if m not in termes(" ".join(f.preuve for f in cas))]
    if not CONDITIONS.search(demande.plie) and not (cas and not mots):
        return None
    if len([m for m in mots if m not in TIEDES and m not in CADRE_DES_CONDITIONS]) > MAXI_AUTRES:
        return None  # « les critères de la commission »: one rule is asked, not the list
    jour = date_visee(demande.question, demande.le)
    bilan = next(b for b in evaluer(s.droit, demande.profil.avec(cas), jour) if b.id == demande.dispositifs[0])
    passages = [p for c in bilan.conditions if (p := s.passage(c.reference.passage)) is not None]
    if not passages:
        return None
    return Ebauche("repondu", (liste(*(Phrase(dire(p), (p.id,)) for p in passages[:MAXI_CONDITIONS])),), "fait",
                   sujets=demande.dispositifs, avertissements=avertir(s, demande, ()), contacts=contacts_de_fait(s, demande))
