"""A planned answer before it is checked and numbered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.dialogue.phrases import Phrases
from assistant.domaine.droit import Bilan, Echeance, Question
from assistant.domaine.orientation import CertificationTrouvee, ChangementDeCode, MetierReconnu, Passerelle
from assistant.domaine.reponse import Statut
from assistant.grounding.citations import Bloc, Brouillon, Phrase

if TYPE_CHECKING:
    from assistant.dialogue.services import Services


@dataclass(frozen=True, slots=True)
class Ebauche:
    """What a plan decided to say, with its proofs, and the data that goes with it."""

    statut: Statut
    blocs: tuple[Bloc, ...]
    genre: str
    sujets: tuple[str, ...] = ()
    bilans: tuple[Bilan, ...] = ()
    certifications: tuple[CertificationTrouvee, ...] = ()
    metier_actuel: MetierReconnu | None = None
    metier_vise: MetierReconnu | None = None
    changement_de_code: ChangementDeCode | None = None
    passerelles: tuple[Passerelle, ...] = ()
    avertissements: tuple[Phrase, ...] = ()
    contacts: tuple[str, ...] = ()
    calendrier: tuple[Echeance, ...] = ()
    question: Question | None = None
    annexes: tuple[str, ...] = field(default=())
    montres: tuple[str, ...] = ()  # items in the order shown, when it is not that of sujets

    def brouillon(self) -> Brouillon:
        """Return the draft to number: the warnings come first."""
        tete = (Bloc(self.avertissements),) if self.avertissements else ()
        return Brouillon(tete + self.blocs, self.annexes)


def dit(texte: str, *preuves: str, calcule: str = "") -> Bloc:
    """Return a one-sentence block."""
    return Bloc((Phrase(texte, preuves, calcule),))


def demander(phrases: Phrases, tour: int, question: Question) -> Bloc:
    """Return the question as it is asked; its figures are those of the declared fact."""
    return dit(phrases.dire("situation.question", tour, question=question.texte), calcule=question.texte)


def liste(*phrases: Phrase) -> Bloc:
    """Return a bullet list."""
    return Bloc(phrases, "liste")


def rien_a_dire(s: Services, e: Ebauche) -> Ebauche:
    """Return the sentence that stands where the checks left nothing; it holds no value, so that nothing can remove it."""
    contacts = e.contacts or s.joignables("cep-salarie")
    return Ebauche("sans_reponse", (dit(s.phrases.dire("petits.rien_a_dire")),), e.genre, contacts=contacts, question=e.question)
