"""What a conversation works with. Everything comes from outside; nothing here is built on import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.dialogue.phrases import Phrases
from assistant.dialogue.reperes import Reperes
from assistant.dialogue.reperes_corpus import Dossier, Ecart
from assistant.dialogue.voisins import Voisin
from assistant.domaine.droit import Contact
from assistant.domaine.sources import Passage
from assistant.orientation import Orientation
from assistant.regles import Droit
from assistant.retrieval import Banque, Recherche

if TYPE_CHECKING:
    from assistant.dialogue.modele.seance import Modele


@dataclass(frozen=True, slots=True)
class Services:
    """The rooms below, ready. recherche is None while the index is missing: distress and rules still answer."""

    droit: Droit
    orientation: Orientation
    recherche: Recherche | None
    phrases: Phrases
    reperes: Reperes
    contacts: Mapping[str, Contact]
    ecarts: tuple[Ecart, ...]
    dossiers: Mapping[str, Dossier] = field(default_factory=dict)
    banque: Banque | None = None  # None while the index is missing
    nombre_de_remarques: int = 0  # on the white paper: their passages are remarque/1, remarque/2…
    voisins: tuple[Voisin, ...] = ()
    modele: Modele | None = None  # None: everything is deterministic

    def passage(self, identifiant: str) -> Passage | None:
        """Return a passage by id: from the index, else built from the tables of jobs; None when nothing holds it."""
        trouve = None if self.recherche is None else self.recherche.passage(identifiant)
        return trouve or self.orientation.passage(identifiant)

    def joignables(self, *ids: str) -> tuple[str, ...]:
        """Return those of the contacts that corpus/contacts.toml allows to name, in the order given."""
        return tuple(i for i in ids if i in self.contacts)
