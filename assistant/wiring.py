"""The only place that builds and connects things. Nothing is built on import."""

from __future__ import annotations

import itertools
import logging
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.dialogue.assistant import Assistant
from assistant.dialogue.phrases import charger_phrases
from assistant.dialogue.reperes import charger_reperes
from assistant.dialogue.reperes_corpus import (
    charger_contacts,
    charger_dossiers,
    charger_ecarts,
    compter_remarques,
)
from assistant.dialogue.services import Services
from assistant.dialogue.voisins import charger_voisins
from assistant.domaine.droit import Echeance
from assistant.domaine.profil import Profil
from assistant.domaine.reponse import Conversation
from assistant.domaine.sources import Source
from assistant.errors import EntreeInvalide, IndexDamaged, IndexMissing
from assistant.ingestion import Lecture, ajouter_document, empreinte_corpus, lire_corpus
from assistant.ingestion.questions import lire_questions_dites
from assistant.ingestion.verification import Constats, verifier_corpus
from assistant.orientation import charger_orientation
from assistant.regles import calendrier, charger_droit, comparer, lire_faits_declares, montrer
from assistant.retrieval import (
    BANQUE,
    Banque,
    Recherche,
    charger_embedder,
    construire,
    construire_banque,
    est_a_jour,
    ouvrir,
    ouvrir_banque,
)
from assistant.settings import Reglages

if TYPE_CHECKING:
    from assistant.dialogue.modele.seance import Modele
    from assistant.ingestion.pdf.lecture import PageLue

Progres = Callable[[str, int, int], None]
journal = logging.getLogger(__name__)
# One question for each table that is read on first use: passages, jobs and their ways, certifications, rules.
ECHAUFFEMENT = ("qui finance la formation ?", "quels métiers proches de comptable ?", "quelle certification de soudeur ?",
                "je suis en CDI depuis 3 ans, puis-je faire un PTP ?")


def silence(etape: str, fait: int, total: int) -> None:
    """Show no progress."""


def construire_index(reglages: Reglages, le: date, progress: Progres = silence) -> Lecture:
    """Build the index from the whole corpus, swap it in, and return what was read and refused."""
    lecture = lire_corpus(reglages.corpus)
    orientation = charger_orientation(reglages.corpus)
    passages = itertools.chain(lecture.passages, orientation.passages())
    embedder = charger_embedder(reglages.index / "modele", reglages.embeddings)
    empreinte = empreinte_corpus(reglages.corpus)
    construire(passages, reglages.index, embedder, progress, empreinte, le)
    couples = lire_questions_dites(reglages.corpus, lecture.passages)
    construire_banque(couples, reglages.index, embedder, ouvrir_recherche(reglages).reparer, empreinte)
    return lecture


def index_a_jour(reglages: Reglages) -> bool:
    """Return whether the index on disk was built from the corpus as it is now."""
    empreinte = empreinte_corpus(reglages.corpus)
    return est_a_jour(reglages.index, empreinte) and est_a_jour(reglages.index / BANQUE, empreinte)


def ouvrir_recherche(reglages: Reglages) -> Recherche:
    """Return the index, verified. Raises IndexMissing or IndexDamaged."""
    embedder = charger_embedder(reglages.index / "modele", reglages.embeddings)
    return ouvrir(reglages.index, embedder, reglages.corpus / "synonymes.toml")


def construire_assistant(reglages: Reglages, sans_index_permis: bool = False) -> Assistant:
    """Return the assistant. sans_index_permis: with no usable index, distress and rules still answer."""
    try:
        recherche: Recherche | None = ouvrir_recherche(reglages)
        banque: Banque | None = ouvrir_banque(reglages.index, recherche)
    except (IndexMissing, IndexDamaged):
        if not sans_index_permis:
            raise
        recherche = banque = None
    return Assistant(Services(
        droit=charger_droit(reglages.corpus),
        orientation=charger_orientation(reglages.corpus),
        recherche=recherche,
        banque=banque,
        phrases=charger_phrases(reglages.prompts / "phrases"),
        reperes=charger_reperes(reglages.prompts / "reperes"),
        contacts=charger_contacts(reglages.corpus / "contacts.toml"),
        ecarts=charger_ecarts(reglages.corpus / "ecarts.toml"),
        nombre_de_remarques=compter_remarques(reglages.corpus / "livre_blanc" / "remarques.toml"),
        dossiers=charger_dossiers(reglages.corpus / "livre_blanc" / "dossiers.toml"),
        voisins=charger_voisins(reglages.corpus / "voisins.toml"),
        modele=_modele(reglages),
    ))


def chauffer(assistant: Assistant, le: date) -> None:
    """Read now what is read on first use, so that the first person does not wait; no language model is called."""
    seul = Assistant(replace(assistant.services, modele=None))
    for question in ECHAUFFEMENT:
        try:
            seul.answer(Conversation(date=le), question)
        except Exception:  # noqa: BLE001 - a warm-up that fails costs time, never an answer
            journal.warning("warm-up failed: %s", question, exc_info=True)


def lire_profil(assistant: Assistant, fichier: Path) -> Profil:
    """Return the facts of a --profil file. Raises EntreeInvalide with the line to mend."""
    try:
        table = tomllib.loads(fichier.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as faute:
        exemple = 'type_contrat = "cdi"'
        raise EntreeInvalide(f"Le profil {fichier.name} n'est pas lisible ({faute}). Un fait par ligne : {exemple}.") from faute
    return lire_faits_declares(assistant.services.droit, table)


def calendrier_du_cas(services: Services, profil: Profil, le: date, dispositif: str) -> tuple[Echeance, ...]:
    """Return the dated steps of one scheme for this person, () when no date of theirs is known."""
    return calendrier(services.droit, profil, le, dispositif)


def ajouter_au_corpus(reglages: Reglages, pdf: Path, titre: str, le: date, editeur: str) -> tuple[Source, list[PageLue]]:
    """Register a document and return its source and what was read of it, page by page. Raises SourceUnreadable."""
    return ajouter_document(reglages.corpus, pdf, titre, le, editeur=editeur)


def importer(reglages: Reglages, quoi: str, fichier: Path) -> str:
    """Import an official export once it is known to load, and return what it brought. Raises SourceUnreadable."""
    from assistant.ingestion.exports.importation import importer as importer_export

    def controler(essai: Path) -> None:
        orientation = charger_orientation(essai)
        for _ in itertools.chain(orientation.metiers.reconnaitre("comptable"), orientation.passages()):
            pass

    return importer_export(quoi, fichier, reglages.corpus, controler)


def lister_sources(reglages: Reglages) -> list[Source]:
    """Return every source of the corpus, the highest authority first."""
    return sorted(lire_corpus(reglages.corpus).sources.values(), key=lambda s: (s.rang, s.id))


def verifier(reglages: Reglages) -> Constats:
    """Return the state of the corpus; a rule file that breaks its format raises CorpusError."""
    charger_droit(reglages.corpus)
    return verifier_corpus(reglages.corpus, reglages.originaux)


def montrer_regles(reglages: Reglages, dispositif: str, le: date) -> str:
    """Return one scheme as a French page for a lawyer."""
    return montrer(charger_droit(reglages.corpus), dispositif, le)


def comparer_regles(reglages: Reglages, dispositif: str, du: date, au: date) -> str:
    """Return what changed in a scheme between two dates."""
    return comparer(charger_droit(reglages.corpus), dispositif, du, au)


def _modele(reglages: Reglages) -> Modele | None:
    """Return the configured language model, None when there is none. Nothing is called before a first question."""
    if reglages.modele is None:
        return None
    from assistant.dialogue.modele.acces import Acces, Ligne
    from assistant.dialogue.modele.porte import Porte
    from assistant.dialogue.modele.prompts import charger_prompts
    from assistant.dialogue.modele.seance import Modele

    local = reglages.modele_lieu == "local"
    noms = [n for n in (reglages.modele, reglages.modele_secours) if n is not None]
    portes = [Porte(n, reglages.modele_url, reglages.modele_cle, reglages.modele_delai_s, local) for n in noms]
    for porte in portes:
        porte.preparer()
    lignes = [Ligne(porte) for porte in portes]
    return Modele(reglages.modele, not local, Acces(lignes), charger_prompts(reglages.prompts), reglages.modele_delai_s)
