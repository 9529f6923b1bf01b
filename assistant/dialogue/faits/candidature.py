"""The sentences that may answer a question of fact, best first: what its scheme, its section, its place and its year prefer."""

from __future__ import annotations

import re
from datetime import date

from assistant.dialogue.demande import Demande
from assistant.dialogue.faits.annees import ANNEE, STATISTIQUE
from assistant.dialogue.faits.attente import EXTREME, compte, repond_au_type, type_exige
from assistant.dialogue.faits.mesure import absents, chiffree
from assistant.dialogue.faits.mots_faibles import COMMUNS, FAIBLES
from assistant.dialogue.faits.questions_connues import connues
from assistant.dialogue.lieux import gentile, lieux_nommes
from assistant.dialogue.selection import Candidat, candidats
from assistant.dialogue.services import Services
from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier
from assistant.grounding.valeurs import valeurs
from assistant.retrieval.texte import termes

# What people call the parts of the white paper that have no number.
PARTIES = (("preface", "preface"), ("postface", "postface"), ("remerciements?|remercies?", "remerciements"),
           ("biblio|bibliographie", "bibliographie"), ("preconisations?", "5"), ("intro|introduction", "1"))
GRAPHIQUE = re.compile(r"\b(graph\w*|pyramide|diagramme|courbe|camembert|schema|carte|histogramme|figure)\b")
ASSEZ = 3  # sentences of the place or the year asked from which the others are left out
RARE = 5.5  # weight (idf) from which an uncommon word names one thing
# What only the white paper tells: its years, its rankings.
PASSE = re.compile(r"\b(top|rang|classement|palmares|position|madame x|338|107|occitane?s?)\b|\b20(1\d|2[0-3])\b")
# A sentence that only says what a chapter is about, and who asks for that.
APERCU = re.compile(r"(Le chapitre|La section|Le paragraphe) \d")
PLAN = re.compile(r"\b(chapitres?|sections?|parties?|paragraphes?|plan|sommaire|structure|de quoi (ca )?parle|porte sur)\b")
NATURES = ("note", "original", "regle")
# Schemes that say again the rules of another: unnamed, the other is meant.
VARIANTES = frozenset(("ptp_fipu", "transco_conge_mobilite"))
SUJETS_SURS = 3  # things named from which a match is no chance
CHERCHES, CHERCHES_DANS_UNE_PARTIE = 60, 400
COQUILLE = re.compile(r"\b(erreurs?|coquilles?|contradictions?|incoheren\w*|faute)\b")
REFERENCE = re.compile(r"\b(etudes?|biblio\w*|references?|articles?|sources?|publi\w*|rapports?|titre|lien|guide)\b")
# Which document, and not what it says.
QUEL_DOCUMENT = re.compile(r"\b(quel(le)?s? (etudes?|articles?|rapports?|sources?|documents?|guides?|references?)|titre|s'appelle|intitul\w+|biblio\w*|lien (de|vers)|appuy\w+ sur|cites? (une|un|quel))\b")
LIVRE = re.compile(r"\blivre[- ]blanc\b")


def chercher(s: Services, demande: Demande) -> list[Candidat]:
    """Return the candidate sentences of a question, best first; schemes that it does not name step back."""
    if s.recherche is None:
        return []
    jour = date_visee(demande.question, demande.le)
    assez = CHERCHES if partie_nommee(demande.plie) is None else CHERCHES_DANS_UNE_PARTIE
    trouves = s.recherche.search(demande.question, k=assez, le=jour, natures=NATURES, grouper=False)
    dites = {} if EXTREME.search(demande.plie) else connues(s, demande.question)  # « les moins touchés » resembles « les plus touchés »
    vus = {t.passage.id for t in trouves}
    ailleurs = [(p, 0.0) for i in dites if i not in vus and (p := s.recherche.passage(i)) is not None]
    notes = [(p, score, _accord(p, demande) * _vigueur(p, jour, demande.le)) for p, score in (*((t.passage, t.score) for t in trouves), *ailleurs)]
    rangees = candidats(s.recherche.preparer(demande.question).texte, s.recherche.poids(demande.question), notes, dites)
    return precis_d_abord(s, demande, rangees)


# « j'ai fait un bilan en 2023 » dates one's past, not the law asked.
VECU = re.compile(r"\b(?:j['’ ]?(?:en )?ai|j['’ ]?(?:en )?avais|on m['’]a|je suis n[ée]e?|depuis|sign[ée]e?|obtenue?|n[ée]e? en)\b[^,.;?!]{0,45}?\b(?:19|20)\d\d\b", re.IGNORECASE)


def _vigueur(passage: Passage, jour: date, le: date) -> float:
    """Return a factor for a rule out of force on the day asked; a count of past files stays what it is, the white paper too."""
    if passage.nature != "regle" or passage.en_vigueur(jour):
        return 1.0
    if jour != le:
        return 0.4
    perime = passage.valide_au is not None and passage.valide_au < jour and not STATISTIQUE.search(plier(passage.texte))
    return 0.65 if perime else 0.8


def tout_dit(s: Services, demande: Demande) -> bool:
    """Return whether one sentence of the white paper says all that a question names, three things at least."""
    if s.recherche is None:
        return False
    rangees = chercher(s, demande)
    sujets = {t for t in s.recherche.poids(demande.question) if t not in FAIBLES | COMMUNS}
    return len(sujets) >= SUJETS_SURS and any(c.passage.nature == "note" and sujets <= c.couverts for c in rangees[:5])


def date_visee(question: str, le: date) -> date:
    """Return the day whose law is asked (« en mars 2026 », « au 1er juin 2025 »), the day of the conversation otherwise."""
    for valeur in sorted(valeurs(question)):
        if valeur.startswith("date "):
            annee, mois, *jour = (int(n) for n in valeur[5:].split("-"))
            return date(annee, mois, jour[0] if jour else 15)
    annees = ANNEE.findall(VECU.sub(" ", question))
    return date(int(annees[0]), 7, 1) if annees and 2015 <= int(annees[0]) != le.year else le


def partie_nommee(plie: str) -> str | None:
    """Return the section of the white paper that a question names, None when it names none."""
    numero = re.search(r"\b(?:section|partie|chapitre|paragraphe|tableau|graphique|graph|§|du|dans le) ?(\d(?:\.\d){0,2})\b", plie)
    if numero:
        return numero[1]
    return next((section for mots, section in PARTIES if re.search(rf"\b({mots})\b", plie)), None)


def _accord(passage: Passage, demande: Demande) -> float:
    """Return a factor: the law first when a scheme is named, the white paper first when it is.

    Remarks on misprints and the list of references answer only who asks for them.
    """
    partie = partie_nommee(demande.plie)
    if partie is not None:
        return 1.5 if (passage.section or "").startswith(partie) else 0.4
    if APERCU.match(passage.texte) and not PLAN.search(demande.plie):
        return 0.5
    if passage.id.startswith("remarque/") and not COQUILLE.search(demande.plie):
        return 0.3
    if "ses valeurs ne sont pas dans le texte" in passage.texte and not GRAPHIQUE.search(demande.plie):
        return 0.6
    if passage.section == "bibliographie" and QUEL_DOCUMENT.search(demande.plie):
        return 1.1
    if passage.section == "bibliographie" and not REFERENCE.search(demande.plie):
        return 0.5
    if LIVRE.search(demande.plie) or PASSE.search(demande.plie):
        return 1.0 if passage.nature != "regle" else 0.6
    if passage.dispositif is None and passage.section in demande.contexte and passage.nature == "note":
        return 1.35
    if demande.dispositifs and passage.dispositif is not None:
        return 1.15 if passage.dispositif in demande.dispositifs else 0.6
    if passage.dispositif in VARIANTES and passage.dispositif not in demande.contexte:
        return 0.85
    return 1.35 if passage.dispositif in demande.contexte or passage.section in demande.contexte else 1.0


def noms_propres(s: Services, demande: Demande) -> frozenset[str]:
    """Return the stems of the names that a question gives (IRIT, Capgemini, chatgpt): words that everyday French lacks."""
    mots = re.findall(r"[a-z]{4,}", plier(s.recherche.preparer(demande.question).texte))  # type: ignore[union-attr]
    noms = [m for m in mots if not s.recherche.courant(m) and not lieux_nommes(m)]  # type: ignore[union-attr]
    connus = s.recherche.poids(demande.question)  # type: ignore[union-attr]
    return frozenset(t for m in noms for t in termes(m) if t in connus and t not in FAIBLES | COMMUNS and connus[t][0] >= RARE)


def precis_d_abord(s: Services, demande: Demande, rangees: list[Candidat]) -> list[Candidat]:
    """Return the candidates with those that measure what is asked first; beside a figure of it, no figure of something else."""
    voulus = [gentile(lieu) for lieu in lieux_nommes(demande.question)] + ANNEE.findall(demande.question)
    if not rangees or not (voulus or type_exige(demande.plie) or chiffree(demande.plie)):
        return _nommes_d_abord(s, demande, rangees)
    precis = _precis(s, demande, rangees)
    if chiffree(demande.plie):
        return _qui_mesurent(s, demande, rangees, precis)
    exacts = [c for c in precis if all(v in plier(f"{c.passage.texte} {' '.join(c.passage.chemin)}") for v in voulus)]
    return exacts if len(exacts) >= ASSEZ and voulus else exacts + [c for c in rangees if c not in exacts]


def _nommes_d_abord(s: Services, demande: Demande, rangees: list[Candidat]) -> list[Candidat]:
    """Return the sentences that hold every name that a question gives first: « Les Echos », « Carif-Oref »."""
    noms = noms_propres(s, demande)
    nommes = [c for c in rangees if noms <= c.couverts]
    return nommes + [c for c in rangees if c not in nommes] if noms else rangees


def _qui_mesurent(s: Services, demande: Demande, rangees: list[Candidat], precis: list[Candidat]) -> list[Candidat]:
    """Return the sentences that measure what is asked, those of the kind asked first; all of them when none does."""
    mesurent = [c for c in rangees if not absents(s.droit, demande, c.passage)]
    exacts = [c for c in mesurent if c in precis]
    tete, reste = (exacts, mesurent) if exacts else (precis, rangees)
    return tete + [c for c in reste if c not in tete]


def _precis(s: Services, demande: Demande, rangees: list[Candidat]) -> list[Candidat]:
    """Return the sentences that hold the kind of thing asked, about the thing counted and the names given."""
    proches = [c for c in rangees if c.note >= 0.55 * rangees[0].note]
    if not type_exige(demande.plie) and not chiffree(demande.plie):
        return proches
    exiges = compte(demande.question) | noms_propres(s, demande)
    return [c for c in proches if exiges <= c.couverts and repond_au_type(demande.question, c.passage)]
