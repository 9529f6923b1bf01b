"""What is said when the corpus does not answer: an absent chart, a precision that no source gives, another subject."""

from __future__ import annotations

import re

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.faits.annees import annees
from assistant.dialogue.faits.candidature import GRAPHIQUE
from assistant.dialogue.faits.qui_sait import du_travail, en_mots, qui_sait
from assistant.dialogue.faits.suffisance import COUVERTURE_MINI
from assistant.dialogue.selection import Candidat, couverture_commune
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier
from assistant.retrieval.texte import VIDES

COURBE = re.compile(r"\b(graphiques?|graphe|pyramide|diagramme|courbes?|camembert|histogramme)\b")
LACUNES_CHERCHEES = 400


def graphique_absent(s: Services, demande: Demande, rangees: list[Candidat]) -> Ebauche | None:
    """Return that a chart is not in the text at hand, when a chart is asked for or when its note is what answers best."""
    combien = 12 if GRAPHIQUE.search(demande.plie) else 1
    vues = [c.passage for c in rangees[:combien] if c.passage.id.startswith("lacune/")
            or (GRAPHIQUE.search(demande.plie) and "ses valeurs ne sont pas dans le texte" in c.passage.texte)]
    # No chart of the white paper kept its values: one that is named has no answer, whatever figure stands near.
    vues = vues or (_lacunes(s, demande) if COURBE.search(demande.plie) else [])
    if not vues:
        return None
    return Ebauche("sans_reponse", (dit(vues[0].texte, vues[0].id, calcule=vues[0].texte),), "fait", contacts=contacts_de_fait(s, demande))


def _lacunes(s: Services, demande: Demande) -> list[Passage]:
    """Return the notes on absent charts, the nearest to the question first."""
    trouves = s.recherche.search(demande.question, k=LACUNES_CHERCHEES, natures=("note",), grouper=False)  # type: ignore[union-attr]
    return [t.passage for t in trouves if t.passage.id.startswith("lacune/")]


def contacts_de_fait(s: Services, demande: Demande) -> tuple[str, ...]:
    """Return the contacts shown under a question of fact, those that the corpus holds."""
    return s.joignables("cep-salarie", "transitions-pro")


def sans_precision(s: Services, demande: Demande, manque: tuple[str, ...], voisin: Passage) -> Ebauche:
    """Return that no source gives what is asked, and what the nearest passage is about, as something else: never its figure."""
    texte = s.phrases.dire("faits.sans_reponse_precis", manque=", ".join(manque), contact_maj=_nom(s, "transitions-pro", True))
    autre = s.phrases.dire("faits.voisin", sujet=_sujet(voisin))
    blocs = (dit(texte, calcule=texte), dit(autre, voisin.id, calcule=autre))
    return Ebauche("sans_reponse", blocs, "fait", contacts=contacts_de_fait(s, demande))


def _sujet(passage: Passage) -> str:
    """Return what a passage is about: its nearest heading, its section, the years that it speaks of."""
    titre = re.sub(r"^[\d.]+ ", "", passage.chemin[-1] if passage.chemin and passage.nature == "note" else passage.titre)
    lieu = f" (livre blanc, § {passage.section})" if passage.nature == "note" and passage.section else ""
    seules, etendues = annees(plier(passage.texte))
    dates = [*(f"de {a} à {b}" for a, b in sorted(etendues)), *sorted(seules)]
    return f"« {titre} »{lieu}" + (f", {', '.join(dates)}" if dates else "")


def _nom(s: Services, contact: str, majuscule: bool = False) -> str:
    nom = s.contacts[contact].nom if contact in s.contacts else "un conseiller en évolution professionnelle"
    return nom[0].upper() + nom[1:] if majuscule else nom


def pas_trouve(s: Services, conversation: Conversation, demande: Demande, rangees: list[Candidat]) -> Ebauche:
    """Return hors_sujet for what is not of the field, noise included, else an honest sans_reponse."""
    tour = len(conversation.tours)
    if s.recherche is None:
        return Ebauche("erreur", (dit(s.phrases.dire("erreurs.index_absent")),), "erreur", contacts=contacts_de_fait(s, demande))
    if not _du_domaine(s, demande, rangees):
        return Ebauche("hors_sujet", (dit(s.phrases.dire("petits.hors_sujet", tour)),), "hors_sujet")
    connaissent = qui_sait(s, demande.plie)
    texte = s.phrases.dire("faits.sans_reponse", tour, cherche=", ".join(_mots_cherches(demande.question)),
                           qui=" ou ".join(en_mots(s.contacts[c]) for c in connaissent) or "un conseiller en évolution professionnelle")
    return Ebauche("sans_reponse", (dit(texte, calcule=texte),), "fait", contacts=connaissent)


def _du_domaine(s: Services, demande: Demande, rangees: list[Candidat]) -> bool:
    """Return whether a question is of work or training: near a sentence, or by a scheme, a job or a word of the field."""
    assert s.recherche is not None
    if demande.dispositifs or rangees and couverture_commune(rangees, s.recherche.poids(demande.question)) >= COUVERTURE_MINI:
        return True
    juste = plier(s.recherche.preparer(demande.question).texte)
    return s.reperes.present("intentions.domaine", juste) or du_travail(s, juste) or bool(s.orientation.metiers.mentions(demande.question))


def _mots_cherches(question: str) -> list[str]:
    mots = re.findall(r"[\w'’-]{3,}", question)
    return [m for m in mots if plier(m) not in VIDES][:6] or mots[:6]
