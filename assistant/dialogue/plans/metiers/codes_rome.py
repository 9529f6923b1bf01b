"""The two ROME codes side by side: the proof of a change of job that Transitions Pro looks at first."""

from __future__ import annotations

import re

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.metiers_dits import SUR, reconnaitre
from assistant.dialogue.services import Services
from assistant.domaine.orientation import CertificationTrouvee, MetierReconnu
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier
from assistant.grounding.citations import Bloc

CODES = re.compile(r"\bcodes? rome\b")
MEME = re.compile(r"\b(toujours|reste|meme|pareil)\b.{0,25}\b(informatique|secteur|domaine|branche|metier|boulot|filiere|milieu)\b")
DEFINIT = re.compile(r"\b(c'est quoi|qu'est[- ]ce|definition|veut dire|signifie|kesako|sert)\b")
COMPARE = re.compile(r"\b(chang\w*|differ\w*|meme|pareils?|identiques?|autre|deux|compar\w*)\b")
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
    compare = bool(COMPARE.search(plier(d.message))) and d.profil.valeur("metier_actuel") is not None
    titre, de_ce_titre = _du_titre(s, conversation, d, actuel) if compare and vise is None else (None, None)
    vise = vise or de_ce_titre
    connus = [r for r in (actuel, vise) if r is not None]
    changement = s.orientation.changement_de_code(actuel.metier if actuel else None, vise.metier if vise else None)
    cle = "orientation.code_sans_vise" if compare else "orientation.code_seul"
    texte = changement.phrase if len(connus) == 2 else s.phrases.dire(cle, libelle=connus[0].metier.libelle, rome=connus[0].metier.rome)
    regle = s.passage(REGLE)
    blocs = [*_dont(s, titre), dit(texte, *(f"metier/{r.metier.rome}" for r in connus), calcule=texte), *([dit(regle.texte, regle.id)] if regle else [])]
    return Ebauche("repondu", tuple(blocs), "codes_rome", sujets=("ptp",), metier_actuel=actuel, metier_vise=vise, changement_de_code=changement,
                   contacts=s.joignables("transitions-pro", "cep-salarie"))


def metiers(s: Services, d: Demande) -> tuple[MetierReconnu | None, MetierReconnu | None]:
    """Return the two jobs: those of the message when it names two, else those that the person said; never one job twice."""
    dits = list({r.appellation: r for m in s.orientation.metiers.mentions(d.message) if (r := m.candidats[0]).confiance >= SUR}.values())
    if len(dits) >= 2:
        return dits[0], dits[1]
    actuel, vise = (reconnaitre(s, d.profil, f) for f in ("metier_actuel", "metier_vise"))
    if not dits or actuel is not None and dits[0].metier.rome == actuel.metier.rome:  # « je suis assistante RH, mon code change ? » says one job
        return actuel, vise
    return (actuel, dits[0]) if actuel is not None else (dits[0], vise)


def _dont(s: Services, titre: CertificationTrouvee | None) -> list[Bloc]:
    """Return the sentence that says which certification the wished job was taken from."""
    if titre is None:
        return []
    texte = s.phrases.dire("orientation.code_du_titre", intitule=titre.certification.intitule, numero=titre.certification.numero)
    return [dit(texte, titre.passage, calcule=texte)]


def _du_titre(s: Services, c: Conversation, d: Demande, actuel: MetierReconnu | None) -> tuple[CertificationTrouvee | None, MetierReconnu | None]:
    """Return the certification that the talk has just shown and the one job it bears the name of; nothing when there are several, or it is the job already done."""
    trouves = [t for n in memoire.courant(c).certifications if (t := s.orientation.certifications.par_numero(n, d.le)) is not None]
    vises = [(t, r) for t in trouves for r in s.orientation.metiers.reconnaitre(t.certification.intitule)[:1]
             if r.confiance >= SUR and r.metier.parent in t.certification.rome]
    unique = len({r.metier.rome for _, r in vises}) == 1 and len(vises) == len(trouves)
    return vises[0] if unique and (actuel is None or vises[0][1].metier.rome != actuel.metier.rome) else (None, None)
