"""The two ROME codes side by side: the proof of a change of job that Transitions Pro looks at first."""

from __future__ import annotations

import re

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.metiers_dits import SUR, reconnaitre
from assistant.dialogue.services import Services
from assistant.domaine.orientation import MetierReconnu
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier

CODES = re.compile(r"\bcodes? rome\b")
MEME = re.compile(r"\b(toujours|reste|meme|pareil)\b.{0,25}\b(informatique|secteur|domaine|branche|metier|boulot|filiere|milieu)\b")
DEFINIT = re.compile(r"\b(c'est quoi|qu'est[- ]ce|definition|veut dire|signifie|kesako|sert)\b")
REGLE = "regle/ptp/changement_de_metier"


def demande_les_codes(s: Services, d: Demande) -> bool:
    """Return whether a message asks the ROME codes of jobs that are known, or if staying in one field is a change of job."""
    plie = plier(d.message)
    actuel, vise = metiers(s, d)
    if CODES.search(plie):
        return (not DEFINIT.search(plie) or bool(re.search(r"\b(mes|deux|les|nos|ses)\b", plie))) and (actuel or vise) is not None
    return bool(MEME.search(plie)) and actuel is not None and vise is not None and not d.lecture.faits and set(d.nommes) <= {"ptp"}


def repondre_codes(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return both codes and whether they differ, then the rule; with one job only, its code and what is missing."""
    actuel, vise = metiers(s, d)
    connus = [r for r in (actuel, vise) if r is not None]
    changement = s.orientation.changement_de_code(actuel.metier if actuel else None, vise.metier if vise else None)
    texte = changement.phrase if len(connus) == 2 else s.phrases.dire("orientation.code_seul", libelle=connus[0].metier.libelle, rome=connus[0].metier.rome)
    regle = s.passage(REGLE)
    blocs = [dit(texte, *(f"metier/{r.metier.rome}" for r in connus), calcule=texte), *([dit(regle.texte, regle.id)] if regle else [])]
    return Ebauche("repondu", tuple(blocs), "codes_rome", sujets=("ptp",), metier_actuel=actuel, metier_vise=vise, changement_de_code=changement,
                   contacts=s.joignables("transitions-pro", "cep-salarie"))


def metiers(s: Services, d: Demande) -> tuple[MetierReconnu | None, MetierReconnu | None]:
    """Return the two jobs: those of the message when it names two, else those that the person said."""
    dits = [m.candidats[0] for m in s.orientation.metiers.mentions(d.message) if m.candidats[0].confiance >= SUR]
    if len(dits) >= 2:
        return dits[0], dits[1]
    actuel, vise = (reconnaitre(s, d.profil, f) for f in ("metier_actuel", "metier_vise"))
    if not dits:
        return actuel, vise
    return (actuel, dits[0]) if actuel is not None else (dits[0], vise)
