"""A question of fact: whole sentences of the corpus, the one that answers first, or an honest "I did not find it"."""

from __future__ import annotations

import re

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.fiche import LIGNES
from assistant.dialogue.lieux import lieux_nommes
from assistant.dialogue.selection import Candidat, candidats, choisir, couverture_commune
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier
from assistant.grounding.citations import Bloc, Phrase

ANNEE = re.compile(r"\b(?:19|20)\d\d\b")
NATURES = ("note", "original", "regle")
CHERCHES = 60
# Under this share of the question's weight, the best sentence speaks of something else (measured on our own set).
COUVERTURE_MINI = 0.5
COQUILLE = re.compile(r"\b(erreurs?|coquilles?|contradictions?|incoheren\w*|faute)\b")
REFERENCE = re.compile(r"\b(etudes?|bibliographie|references?|articles?|sources?|publi\w*|rapports?|titre|lien)\b")
LIVRE = re.compile(r"\blivre[- ]blanc\b")


def repondre_fait(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return the answer to a question of fact, sans_reponse or hors_sujet when the corpus does not hold it."""
    definition = definir(s, demande)
    if definition is not None:
        return definition
    rangees = chercher(s, demande)
    if not rangees or _insuffisant(s, demande, rangees):
        return _pas_trouve(s, conversation, demande, rangees)
    if rangees[0].passage.id.startswith("lacune/"):
        return _lacune(s, demande, rangees[0].passage)
    choisis = choisir(demande.question, rangees)
    manque = precisions_absentes(demande, choisis)
    if manque:
        return _sans_precision(s, conversation, demande, manque)
    phrases = tuple(Phrase(_dire(c.passage), (c.passage.id,)) for c in choisis)
    corps = liste(*phrases) if len(phrases) > 3 else Bloc(phrases)
    return Ebauche("repondu", (corps,), "fait", sujets=demande.dispositifs,
                   avertissements=avertir(s, demande, choisis), contacts=_contacts(s, demande))


def definir(s: Services, demande: Demande) -> Ebauche | None:
    """Return what a scheme is, for whom and who decides, when its definition is asked; None otherwise."""
    mots = len(demande.plie.split())
    if len(demande.dispositifs) != 1 or mots > 9 or (mots > 3 and not s.reperes.present("intentions.definition", demande.plie)):
        return None
    ident = demande.dispositifs[0]
    fiche = s.droit.dispositif(ident).fiche
    lignes = tuple(Phrase(f"**{nom}** : {fiche[cle]}", (f"regle/{ident}/{cle}",))
                   for cle, nom in LIGNES if cle in ("pour_qui", "qui_paie", "qui_decide"))
    return Ebauche("repondu", (dit(fiche["resume"], f"regle/{ident}/presentation"), liste(*lignes)), "fait", sujets=demande.dispositifs, avertissements=_ferme(s, demande),
                   contacts=_contacts(s, demande))


def chercher(s: Services, demande: Demande) -> list[Candidat]:
    """Return the candidate sentences of a question, best first; schemes that it does not name step back."""
    if s.recherche is None:
        return []
    trouves = s.recherche.search(demande.question, k=CHERCHES, le=demande.le, natures=NATURES, grouper=False)
    notes = [(t.passage, t.score * _accord(t.passage, demande)) for t in trouves]
    return candidats(s.recherche.preparer(demande.question).texte, s.recherche.poids(demande.question), notes)


def _accord(passage: Passage, demande: Demande) -> float:
    """Return a factor: the law first when a scheme is named, the white paper first when it is.

    Remarks on misprints and the list of references answer only who asks for them.
    """
    if passage.id.startswith("remarque/") and not COQUILLE.search(demande.plie):
        return 0.3
    if passage.section == "bibliographie" and not REFERENCE.search(demande.plie):
        return 0.5
    if LIVRE.search(demande.plie):
        return 1.0 if passage.nature != "regle" else 0.6
    if demande.dispositifs and passage.dispositif is not None:
        return 1.15 if passage.dispositif in demande.dispositifs else 0.6
    return 1.0


def _insuffisant(s: Services, demande: Demande, rangees: list[Candidat]) -> bool:
    return couverture_commune(rangees, s.recherche.poids(demande.question)) < COUVERTURE_MINI  # type: ignore[union-attr]


def precisions_absentes(demande: Demande, choisis: tuple[Candidat, ...]) -> tuple[str, ...]:
    """Return the places and years asked that no chosen sentence is about."""
    textes = " ".join(f"{c.passage.texte} {' '.join(c.passage.chemin)} {c.passage.titre}" for c in choisis)
    plie = plier(textes)
    lieux = [nom for nom in lieux_nommes(demande.question) if plier(nom) not in plie]
    annees = [a for a in ANNEE.findall(demande.question) if a not in textes and not _datee(a, choisis)]
    return tuple(lieux + annees)


def _datee(annee: str, choisis: tuple[Candidat, ...]) -> bool:
    """Return whether a rule among the sentences was in force that year."""
    return any(c.passage.nature == "regle" and (c.passage.valide_du is None or c.passage.valide_du.year <= int(annee))
               and (c.passage.valide_au is None or c.passage.valide_au.year >= int(annee)) for c in choisis)


def _dire(passage: Passage) -> str:
    texte = passage.texte.strip()
    return texte if texte.endswith((".", "!", "?", "…")) else f"{texte}."


def avertir(s: Services, demande: Demande, choisis: tuple[Candidat, ...]) -> tuple[Phrase, ...]:
    """Return what the white paper said and what the law is now, when an answer rests on an overtaken point."""
    notes = [c.passage for c in choisis if c.passage.source == "livre-blanc"]
    plie = plier(f"{demande.question} {' '.join(p.texte for p in notes)}")
    vus = [e for e in s.ecarts if (e.du is None or e.du <= demande.le) and e.id.startswith("A")
           and any(re.search(rf"(?<![a-z0-9]){re.escape(m)}(?![a-z0-9])", plier(demande.question)) for m in e.mots)
           and (notes or LIVRE.search(plie))]
    if not vus:
        return _ferme(s, demande)
    e = vus[0]
    return (Phrase(e.en_2024, (e.passage,)), Phrase(e.aujourdhui, tuple(filter(None, (e.regle, e.passage))), calcule=e.aujourdhui))


def _ferme(s: Services, demande: Demande) -> tuple[Phrase, ...]:
    fermes = [s.droit.dispositif(i) for i in demande.dispositifs if not s.droit.dispositif(i).ouvert(demande.le)]
    return tuple(Phrase(d.phrases["ferme"], (f"regle/{d.id}/presentation",), calcule=d.phrases["ferme"]) for d in fermes[:1])


def _lacune(s: Services, demande: Demande, passage: Passage) -> Ebauche:
    return Ebauche("sans_reponse", (dit(passage.texte, passage.id),), "fait", contacts=_contacts(s, demande))


def _contacts(s: Services, demande: Demande) -> tuple[str, ...]:
    return tuple(c for c in ("cep-salarie", "transitions-pro") if c in s.contacts)


def _sans_precision(s: Services, conversation: Conversation, demande: Demande, manque: tuple[str, ...]) -> Ebauche:
    texte = s.phrases.dire("faits.sans_reponse_precis", manque=", ".join(manque), contact_maj=_nom(s, "transitions-pro", True))
    return Ebauche("sans_reponse", (dit(texte, calcule=texte),), "fait", contacts=_contacts(s, demande))


def _nom(s: Services, contact: str, majuscule: bool = False) -> str:
    nom = s.contacts[contact].nom if contact in s.contacts else "un conseiller en évolution professionnelle"
    return nom[0].upper() + nom[1:] if majuscule else nom


def _pas_trouve(s: Services, conversation: Conversation, demande: Demande, rangees: list[Candidat]) -> Ebauche:
    """Return hors_sujet for what is not of the field, noise included, else an honest sans_reponse."""
    tour = len(conversation.tours)
    if s.recherche is None:
        return Ebauche("erreur", (dit(s.phrases.dire("erreurs.index_absent")),), "erreur", contacts=_contacts(s, demande))
    if not s.reperes.present("intentions.domaine", plier(s.recherche.preparer(demande.question).texte)) and not demande.dispositifs:
        genre = "hors_sujet" if _lisible(s, demande) else "bruit"
        return Ebauche("hors_sujet", (dit(s.phrases.dire(f"petits.{genre}", tour)),), genre)
    cherche = ", ".join(_mots_cherches(demande.question))
    texte = s.phrases.dire("faits.sans_reponse", tour, cherche=cherche, contact=_nom(s, "cep-salarie"),
                           contact_maj=_nom(s, "transitions-pro", True))
    return Ebauche("sans_reponse", (dit(texte, calcule=texte),), "fait", contacts=_contacts(s, demande))


def _mots_cherches(question: str) -> list[str]:
    from assistant.retrieval.texte import VIDES

    mots = re.findall(r"[\w'’-]{3,}", question)
    return [m for m in mots if plier(m) not in VIDES][:6] or mots[:6]


def _lisible(s: Services, demande: Demande) -> bool:
    """Return whether the message holds at least two words that French or the corpus knows."""
    mots = re.findall(r"[a-z]{2,}", demande.plie)
    return sum(s.recherche.connait(m) for m in mots) >= max(1, len(mots) // 2)  # type: ignore[union-attr]
