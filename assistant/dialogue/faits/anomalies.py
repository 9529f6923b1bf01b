"""Figures that the white paper prints wrong: never shown without the remark that says so, and explained when a sum is disputed."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue import memoire
from assistant.dialogue.ebauche import Ebauche
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.domaine.sources import Passage
from assistant.grounding.citations import Bloc, Phrase
from assistant.grounding.valeurs import valeurs

ENSEMBLE = 2  # figures of a remark that one sentence must hold to be the one it is about


def signaler(s: Services, e: Ebauche) -> Ebauche:
    """Return the draft with the remark on the figures that contradict themselves in a sentence it quotes, after all the rest."""
    montres = [p for bloc in e.blocs for phrase in bloc.phrases for i in phrase.preuves if (p := s.passage(i)) is not None]
    dits = {i for bloc in e.blocs for phrase in bloc.phrases for i in phrase.preuves}
    manquent = [r for r in remarques(s, montres) if r.id not in dits]
    if not manquent:
        return e
    return replace(e, blocs=(*e.blocs, Bloc(tuple(Phrase(r.texte, (r.id,)) for r in manquent[:1]))))


def remarques(s: Services, montres: list[Passage], assez: int = ENSEMBLE) -> list[Passage]:
    """Return the remarks on the figures of these sentences of the white paper, in the order shown."""
    phrases = [p for p in montres if p.id.startswith("livre-blanc/")]
    toutes = [p for n in range(1, s.nombre_de_remarques + 1) if (p := s.passage(f"remarque/{n}")) is not None] if phrases else []
    trouvees = [r for p in phrases for r in toutes if r.section == p.section and _communs(r, p) >= assez]
    return list({r.id: r for r in trouvees}.values())


def de_la_reponse(s: Services, conversation: Conversation) -> list[Passage]:
    """Return the remarks on what the last answer showed: a sum that is disputed is looked for there."""
    return remarques(s, list(memoire.cites_de(conversation.tours[-1].reponse)), 1) if conversation.tours else []


def _communs(remarque: Passage, phrase: Passage) -> int:
    """Return how many of the figures that a remark is about stand in a sentence."""
    chiffres = {v.split()[-1] for m in remarque.mots for v in valeurs(m) if v.startswith(("nombre", "%"))}
    return len(chiffres & {v.split()[-1] for v in valeurs(phrase.texte) if v.startswith(("nombre", "%"))})
