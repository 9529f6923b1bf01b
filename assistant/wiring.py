"""The only place that builds and connects things. Nothing is built on import."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date

from assistant.dialogue.assistant import Assistant
from assistant.dialogue.phrases import charger_phrases
from assistant.dialogue.reperes import charger_reperes
from assistant.dialogue.reperes_corpus import charger_contacts, charger_ecarts
from assistant.dialogue.services import Services
from assistant.errors import IndexDamaged, IndexMissing
from assistant.ingestion import Lecture, empreinte_corpus, lire_corpus
from assistant.orientation import charger_orientation
from assistant.regles import charger_droit
from assistant.retrieval import Recherche, charger_embedder, construire, est_a_jour, ouvrir
from assistant.settings import Reglages

Progres = Callable[[str, int, int], None]


def silence(etape: str, fait: int, total: int) -> None:
    """Show no progress."""


def construire_index(reglages: Reglages, le: date, progress: Progres = silence) -> Lecture:
    """Build the index from the whole corpus, swap it in, and return what was read and refused."""
    lecture = lire_corpus(reglages.corpus)
    orientation = charger_orientation(reglages.corpus)
    passages = itertools.chain(lecture.passages, orientation.passages())
    embedder = charger_embedder(reglages.index / "modele", reglages.embeddings)
    construire(passages, reglages.index, embedder, progress, empreinte_corpus(reglages.corpus), le)
    return lecture


def index_a_jour(reglages: Reglages) -> bool:
    """Return whether the index on disk was built from the corpus as it is now."""
    return est_a_jour(reglages.index, empreinte_corpus(reglages.corpus))


def ouvrir_recherche(reglages: Reglages) -> Recherche:
    """Return the index, verified. Raises IndexMissing or IndexDamaged."""
    embedder = charger_embedder(reglages.index / "modele", reglages.embeddings)
    return ouvrir(reglages.index, embedder, reglages.corpus / "synonymes.toml")


def construire_assistant(reglages: Reglages, sans_index_permis: bool = False) -> Assistant:
    """Return the assistant. sans_index_permis: with no usable index, distress and rules still answer."""
    try:
        recherche: Recherche | None = ouvrir_recherche(reglages)
    except (IndexMissing, IndexDamaged):
        if not sans_index_permis:
            raise
        recherche = None
    return Assistant(Services(
        droit=charger_droit(reglages.corpus),
        orientation=charger_orientation(reglages.corpus),
        recherche=recherche,
        phrases=charger_phrases(reglages.prompts / "phrases"),
        reperes=charger_reperes(reglages.prompts / "reperes"),
        contacts=charger_contacts(reglages.corpus / "contacts.toml"),
        ecarts=charger_ecarts(reglages.corpus / "ecarts.toml"),
    ))
