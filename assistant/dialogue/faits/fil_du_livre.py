"""Short words that go on about the white paper: the figure or the person just spoken of is the subject of the next question."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier

COURT = 10  # words; a longer question names its own subject
TEMOIN, SECTION_DU_TEMOIN = "Madame X", "4.4"  # the one person whose story the white paper tells
ELLE = re.compile(r"^(\W*(?:et |mais |alors )*)(?:elle|sa|son|ses)\b", re.IGNORECASE)
# Short words about what was just shown, and the question that they stand for: the section, the words, the question.
SUITES = (
    ("3.3.1", r"\b(descen\w*|baiss\w*|diminu\w*|perd\w*|recul\w*|regress\w*)\b", "quelle part des emplois souffrira d'une baisse de compétences avec l'IA"),
    ("3.3.1", r"\b(mont\w*|augment\w*|hausse|gagn\w*)\b", "quelle part des emplois connaîtra une montée en compétences avec l'IA"),
    ("3.3.1", r"\b(reste\w*|stable\w*|pareils?|memes?|equivalent\w*|change\w* pas|conserv\w*)\b", "quelle part des emplois conservera des compétences de niveau équivalent malgré l'IA"),
    ("2.3.1", r"\bdepartements?\b.{0,30}\b(pas|aucune?s?|sans|zero|rien)\b", "aucune structure liée à l'IA en Ariège, Aveyron, Gard, Lot, Lozère, Hautes-Pyrénées et Tarn-et-Garonne"),
    ("4.3", r"\bmoins de (45|quarante[- ]cinq)\b", "quelle part des salariés en reconversion vers le numérique ont moins de 45 ans"),
    ("4.3", r"\b(chemin|sens|trajet|parcours|mouvement) (inverse|contraire)\b|\bl'inverse\b|\bquitt\w*|\b(partent|sortent|sont partis) du numerique\b", "combien de salariés ont déposé un dossier de PTP pour quitter un métier du numérique"),
)
# Counts of people that a whole section is about.
COMPTES = re.compile(r"\b(?:338|107)\b")


def avec_le_sujet(conversation: Conversation, d: Demande) -> Demande:
    """Return the request with the subject that the last answer on the white paper leaves open, as it is when there is none."""
    if not conversation.tours or d.nommes or len(d.message.split()) > COURT:
        return d
    dernier = conversation.tours[-1]
    if SECTION_DU_TEMOIN in dernier.propos.sections and not d.dispositifs and ELLE.match(d.message):
        return _poser(d, ELLE.sub(rf"\1{TEMOIN}, ", d.message))
    plie, sections = plier(d.message), {p.section for p in memoire.cites_de(dernier.reponse)}
    suite = next((question for section, mots, question in SUITES if section in sections and re.search(mots, plie)), "")
    return _poser(d, suite) if suite else d


def compte_du_fil(conversation: Conversation, message: str) -> str:
    """Return the count of people that a message, or the talk just before it, is about (« 338 »), "" when it is about none."""
    montres = {m[0] for tour in conversation.tours[-1:] for m in COMPTES.finditer(tour.reponse.texte)}
    montre = tuple(montres) if len(montres) == 1 else ()
    dits = (message, *montre, *(texte for tour in reversed(conversation.tours[-2:]) for texte in (tour.message, tour.question_comprise)))
    return next((m[0] for texte in dits if (m := COMPTES.search(texte)) is not None), "")


def _poser(d: Demande, question: str) -> Demande:
    return replace(d, question=question, plie=plier(question), reste="", dispositifs=(), contexte=())
