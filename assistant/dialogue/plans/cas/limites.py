"""« Suis-je trop vieille ? », « sans diplôme, c'est possible ? »: what no condition looks at, said for all schemes at once."""

from __future__ import annotations

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.fiche import fermeture
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import Dispositif, dire_date, regles_d_aspect
from assistant.regles.droit import Condition

PRINCIPAUX = ("ptp", "demissionnaire", "periode_reconversion", "cpf", "vae", "cep")  # the six that most people may open


def repondre_limite(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return the schemes that set no condition on this fact, the rules that say so, and the conditions that do set one."""
    fait = s.reperes.premier("limites", d.plie) or "age"
    ids = d.dispositifs or PRINCIPAUX
    ouverts = [x for x in map(s.droit.dispositif, ids) if x.ouvert(d.le)]
    fermes = [x for x in map(s.droit.dispositif, ids) if not x.ouvert(d.le)]
    poses = [c for x in ouverts for c in _poses(x, fait, d)]
    dits = [r for x in ouverts for r in regles_d_aspect(s.droit, x.id, fait, d.le)]
    regles = [Phrase(t, (p,)) for p, t in dict.fromkeys([*dits, *((c.reference.passage, c.regle) for c in poses)])]
    closes = tuple(Bloc((fermeture(x),)) for x in fermes)
    blocs = (*closes, *_aucune(s, fait, ouverts, d), *((liste(*regles),) if regles else ()))
    contacts = s.joignables("cep-salarie")
    return Ebauche("repondu", blocs, "limite", sujets=d.dispositifs, contacts=contacts)


def crainte(s: Services, d: Demande) -> tuple[Bloc, ...]:
    """Return what to say first when a told case also asks « suis-je trop vieille ? »; nothing when it does not."""
    fait = s.reperes.premier("limites", d.plie)
    if fait is None:
        return ()
    return _aucune(s, fait, [x for x in map(s.droit.dispositif, PRINCIPAUX) if x.ouvert(d.le)], d)


def _poses(scheme: Dispositif, fait: str, d: Demande) -> list[Condition]:
    """Return the conditions in force of a scheme that look at a fact."""
    return [c for c in scheme.conditions if fait in c.cites and c.en_vigueur(d.le)]


def _aucune(s: Services, fait: str, ouverts: list[Dispositif], d: Demande) -> tuple[Bloc, ...]:
    libres = [x for x in ouverts if not _poses(x, fait, d)]
    if not libres:
        return ()
    noms = ", ".join(x.sigle or x.libelle.split(" (")[0].lower() for x in libres)
    texte = s.phrases.dire(f"faits.limite_{fait}", date=dire_date(d.le), noms=noms)
    return (dit(texte, *(f"regle/{x.id}/presentation" for x in libres), calcule=texte),)
