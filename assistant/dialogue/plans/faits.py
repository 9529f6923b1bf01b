"""A question of fact: whole sentences of the corpus, the one that answers first, or an honest "I did not find it"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.dialogue.demande import Demande, sans_noms
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.fiche import LIGNES
from assistant.dialogue.lecture import lire_faits
from assistant.dialogue.lieux import gentile, lieux_nommes
from assistant.dialogue.plans.certifications import repondre_certification
from assistant.dialogue.selection import (
    COMBIEN,
    FAIBLES,
    MAXI_PHRASES,
    Candidat,
    candidats,
    choisir,
    compte,
    couverture_commune,
    repond_au_type,
    type_exige,
)
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier
from assistant.grounding.citations import Bloc, Phrase
from assistant.grounding.valeurs import valeurs
from assistant.regles import evaluer
from assistant.retrieval.texte import VIDES, termes

ANNEE = re.compile(r"\b(?:19|20)\d\d\b")
# What people call the parts of the white paper that have no number.
PARTIES = (("preface", "preface"), ("postface", "postface"), ("remerciements?|remercies?", "remerciements"),
           ("biblio|bibliographie", "bibliographie"), ("preconisations?", "5"), ("intro|introduction", "1"))
GRAPHIQUE = re.compile(r"\b(graph\w*|pyramide|diagramme|courbe|camembert|schema|carte|histogramme|figure)\b")
TOUJOURS = re.compile(r"\b(toujours|encore|aujourd'hui|actuel\w*|maintenant|change|changent|depasse\w*|perime\w*|valable|vrai|d'actualite|"
                      r"supprime\w*|remplace\w*|en vigueur|2025|2026)\b")
COUVERTURE_DIRECTE = 0.62
CONDITIONS = re.compile(r"\b(conditions?|criteres?|eligib\w*|pour (y )?avoir droit|qui (a|peut avoir) droit)\b")
MAXI_CONDITIONS = 8
# A message asks when it says so, or by its first words; people rarely type the question mark.
DEMANDE = re.compile(r"\b(combien|quand|est[- ]ce que|puis[- ]je|peut|peux|comment|pourquoi|faut|dois|qui|quel(le)?s?|ou)\b")
# A sentence of ours that says what was looked for and not found.
ABSENCE = re.compile(r"\b(n'a pas ete trouve\w*|n'ont pas ete trouve\w*|non trouve\w*|pas encore connu\w*|n'est pas connu\w*|n'a pas ete vu\w*)\b")
REPETE = re.compile(r"([a-z])\1{3,}")  # zzzz, aaaah: no word of French
# « l'âge moyen des stagiaires » is answered by no count of them.
MOYENNE = re.compile(r"\b(?P<quoi>age|duree|salaire|prix|cout|note|taux|delai) (?P<sorte>moyen|median)(ne|e)?\b")
ASSEZ = 3  # sentences of the place or the year asked from which the others are left out
RARE = 5.5  # weight (idf) from which an uncommon word names one thing
# What only the white paper tells: its years, its rankings.
PASSE = re.compile(r"\b(top|rang|classement|palmares|position|madame x|338|107|occitane?s?)\b|\b20(1\d|2[0-3])\b")
STATISTIQUE = re.compile(r"\b(dossiers|recus|financees?|finances|favorables|entrees|allocataires|acceptes?|demandes sur)\b")
NATURES = ("note", "original", "regle")
CHERCHES = 60
# Under this share of the question's weight, the best sentence speaks of something else (measured on our own set).
COUVERTURE_MINI = 0.45
# A figure is only given when one sentence alone covers most of what it is a figure of.
COUVERTURE_CHIFFRE = 0.55
COQUILLE = re.compile(r"\b(erreurs?|coquilles?|contradictions?|incoheren\w*|faute)\b")
REFERENCE = re.compile(r"\b(etudes?|bibliographie|references?|articles?|sources?|publi\w*|rapports?|titre|lien)\b")
LIVRE = re.compile(r"\blivre[- ]blanc\b")


def repondre_fait(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return the answer to a question of fact, sans_reponse or hors_sujet when the corpus does not hold it."""
    if s.recherche is not None and not _lisible(s, demande):
        return Ebauche("hors_sujet", (dit(s.phrases.dire("petits.bruit", len(conversation.tours))),), "bruit")
    definition = definir(s, demande) or conditions(s, demande)
    if definition is not None:
        return definition
    rangees = chercher(s, demande)
    if demande.reste:
        seule = replace(demande, question=demande.reste, plie=plier(demande.reste))
        autres = chercher(s, seule)
        if autres and not _insuffisant(s, seule, autres) and couverture_commune(
                autres, s.recherche.poids(demande.reste)) >= COUVERTURE_DIRECTE:  # type: ignore[union-attr]
            demande, rangees = seule, autres
    lacune = _lacune(s, demande, rangees)
    if lacune is not None:
        return lacune
    avertissements = avertir(s, demande, rangees[:3])
    if not rangees or _insuffisant(s, demande, rangees):
        if avertissements:
            return Ebauche("repondu", (), "fait", sujets=demande.dispositifs, avertissements=avertissements,
                           contacts=_contacts(s, demande))
        return _certification(s, conversation, demande) or _pas_trouve(s, conversation, demande, rangees)
    situee = lieux_nommes(demande.question) or ANNEE.search(demande.question)  # its paragraph speaks of other places too
    choisis = choisir(demande.question, rangees, lambda p: s.recherche.enfants(p.parent) if p.parent and not situee else [])
    manque = precisions_absentes(demande, choisis)
    if manque:
        return _sans_precision(s, conversation, demande, manque)
    if ABSENCE.search(plier(choisis[0].passage.texte)):
        return Ebauche("sans_reponse", (dire_phrases(choisis[:1]),), "fait", sujets=demande.dispositifs, contacts=_contacts(s, demande))
    sujets = tuple(c.passage.id for c in choisis) if len(choisis) > 3 else demande.dispositifs
    return Ebauche("repondu", (dire_phrases(choisis),), "fait", sujets=sujets,
                   avertissements=avertissements, contacts=_contacts(s, demande))


def dire_phrases(choisis: tuple[Candidat, ...]) -> Bloc:
    """Return the chosen sentences with their proofs: a list beyond three."""
    phrases = tuple(Phrase(_dire(c.passage), (c.passage.id,)) for c in choisis)
    return liste(*phrases) if len(phrases) > 3 else Bloc(phrases)


def reponse_directe(s: Services, demande: Demande) -> tuple[Bloc, ...]:
    """Return what answers the question inside a story, () when the message asks nothing precise that we hold."""
    question = sans_preuves(question_dans(demande.message), demande)
    # « j'ai droit à quoi ? » is answered by the verdicts themselves; more must be asked for a sentence to come first.
    propres = {t for f in demande.lecture.faits for t in termes(f.preuve)}
    mots = [t for t in sans_dispositif(s, plier(question)) if t not in propres and t != "droit"]
    if len(mots) < (3 if s.reperes.present("intentions.eligibilite", plier(question)) else 2):
        return ()
    precise = replace(demande, question=question, plie=plier(question))
    rangees = chercher(s, precise)
    if not rangees or couverture_commune(rangees, s.recherche.poids(question)) < COUVERTURE_DIRECTE:  # type: ignore[union-attr]
        return ()
    choisis = choisir(question, rangees, lambda p: [])[:2]
    return () if precisions_absentes(precise, choisis) else (dire_phrases(choisis),)


def sans_preuves(question: str, demande: Demande) -> str:
    """Return the question without what the person says of oneself: what stays is what is asked. The contract stays."""
    for fait in demande.lecture.faits:
        if fait.preuve and fait.id != "type_contrat":
            question = question.replace(fait.preuve, " ")
    return " ".join(question.split())


def question_dans(message: str) -> str:
    """Return the part of a message that asks: the last sentence with a question mark, "" when nothing asks."""
    morceaux = re.split(r"(?<=[.!?;])\s+|\n+", message)
    demandes = [m for m in morceaux if m.rstrip().endswith("?")]
    if demandes:
        return demandes[-1]
    return message if DEMANDE.search(plier(message)) else ""


def definir(s: Services, demande: Demande) -> Ebauche | None:
    """Return what a scheme is, for whom and who decides, when its definition is asked; None otherwise."""
    mots = len(demande.plie.split())
    if len(demande.dispositifs) != 1 or mots > 9:
        return None
    if not s.reperes.present("intentions.definition", demande.plie) and sans_dispositif(s, demande.plie):
        return None
    ident = demande.dispositifs[0]
    fiche = s.droit.dispositif(ident).fiche
    lignes = tuple(Phrase(f"**{nom}** : {fiche[cle]}", (f"regle/{ident}/{cle}",))
                   for cle, nom in LIGNES if cle in ("pour_qui", "qui_paie", "qui_decide"))
    return Ebauche("repondu", (dit(fiche["resume"], f"regle/{ident}/presentation"), liste(*lignes)), "fait", sujets=demande.dispositifs, avertissements=_ferme(s, demande),
                   contacts=_contacts(s, demande))


def sans_dispositif(s: Services, plie: str) -> list[str]:
    """Return the words that name something in a message, the names of schemes apart."""
    return [t for t in termes(sans_noms(s.droit, plie)) if t not in FAIBLES and t not in VIDES]


def conditions(s: Services, demande: Demande) -> Ebauche | None:
    """Return the conditions of the one scheme named, for the contract named; None when they are not what is asked."""
    if len(demande.dispositifs) != 1 or LIVRE.search(demande.plie):
        return None
    lecture = lire_faits(demande.message, le=demande.le)
    cas = [f for f in (*demande.hypothese, *lecture.hypothese, *lecture.faits) if f.id == "type_contrat"]
    mots = [m for m in sans_dispositif(s, demande.plie) if m not in termes(" ".join(f.preuve for f in cas))]
    if not CONDITIONS.search(demande.plie) and not (cas and not mots):
        return None
    jour = date_visee(demande.question, demande.le)
    bilan = next(b for b in evaluer(s.droit, demande.profil.avec(cas), jour) if b.id == demande.dispositifs[0])
    passages = [p for c in bilan.conditions if (p := s.passage(c.reference.passage)) is not None]
    if not passages:
        return None
    return Ebauche("repondu", (liste(*(Phrase(_dire(p), (p.id,)) for p in passages[:MAXI_CONDITIONS])),), "fait",
                   sujets=demande.dispositifs, avertissements=avertir(s, demande, ()), contacts=_contacts(s, demande))


def chercher(s: Services, demande: Demande) -> list[Candidat]:
    """Return the candidate sentences of a question, best first; schemes that it does not name step back."""
    if s.recherche is None:
        return []
    jour = date_visee(demande.question, demande.le)
    trouves = s.recherche.search(demande.question, k=CHERCHES, le=jour, natures=NATURES, grouper=False)
    perime = 0.4 if jour != demande.le else 0.8
    # Only a rule can be out of force: the white paper of 2024 speaks of 2020.
    notes = [(t.passage, t.score, _accord(t.passage, demande)
              * (perime if t.passage.nature == "regle" and not t.passage.en_vigueur(jour) else 1.0)) for t in trouves]
    rangees = candidats(s.recherche.preparer(demande.question).texte, s.recherche.poids(demande.question), notes)
    return precis_d_abord(s, demande, rangees)


def date_visee(question: str, le: date) -> date:
    """Return the day whose law is asked (« en mars 2026 », « au 1er juin 2025 »), the day of the conversation otherwise."""
    for valeur in sorted(valeurs(question)):
        if valeur.startswith("date "):
            annee, mois, *jour = (int(n) for n in valeur[5:].split("-"))
            return date(annee, mois, jour[0] if jour else 15)
    annees = ANNEE.findall(question)
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
    if passage.id.startswith("remarque/") and not COQUILLE.search(demande.plie):
        return 0.3
    if "ses valeurs ne sont pas dans le texte" in passage.texte and not GRAPHIQUE.search(demande.plie):
        return 0.6
    if passage.section == "bibliographie" and not REFERENCE.search(demande.plie):
        return 0.5
    if LIVRE.search(demande.plie) or PASSE.search(demande.plie):
        return 1.0 if passage.nature != "regle" else 0.6
    if passage.dispositif is None and passage.section in demande.contexte and passage.nature == "note":
        return 1.35
    if demande.dispositifs and passage.dispositif is not None:
        return 1.15 if passage.dispositif in demande.dispositifs else 0.6
    return 1.35 if passage.dispositif in demande.contexte or passage.section in demande.contexte else 1.0


def _insuffisant(s: Services, demande: Demande, rangees: list[Candidat]) -> bool:
    """Return whether the best sentences speak of something else, or hold nothing of the kind asked."""
    partie = partie_nommee(demande.plie)
    if partie is not None and (rangees[0].passage.section or "").startswith(partie):
        return False
    poids = s.recherche.poids(demande.question)  # type: ignore[union-attr]
    exiges = compte(demande.question) | noms_propres(s, demande)
    typees = [c for c in rangees[:8] if repond_au_type(demande.question, c.passage)
              and (not type_exige(demande.plie) or exiges <= c.couverts)]
    if not typees:
        return True
    if COMBIEN.search(demande.plie):
        return typees[0].couverture < COUVERTURE_CHIFFRE
    return couverture_commune(rangees, poids) < COUVERTURE_MINI


def noms_propres(s: Services, demande: Demande) -> frozenset[str]:
    """Return the stems of the names that a question gives (IRIT, Capgemini, chatgpt): words that everyday French lacks."""
    mots = re.findall(r"[a-z]{4,}", plier(s.recherche.preparer(demande.question).texte))  # type: ignore[union-attr]
    noms = [m for m in mots if not s.recherche.courant(m) and not lieux_nommes(m)]  # type: ignore[union-attr]
    connus = s.recherche.poids(demande.question)  # type: ignore[union-attr]
    return frozenset(t for m in noms for t in termes(m) if t in connus and t not in FAIBLES and connus[t][0] >= RARE)


def precis_d_abord(s: Services, demande: Demande, rangees: list[Candidat]) -> list[Candidat]:
    """Return the candidates with those of the place, the year and the thing counted first, when some are."""
    voulus = [gentile(lieu) for lieu in lieux_nommes(demande.question)] + ANNEE.findall(demande.question)
    exiges = compte(demande.question) | noms_propres(s, demande) if type_exige(demande.plie) else frozenset()
    typee = type_exige(demande.plie)
    if not rangees or not (voulus or typee):
        return rangees
    seuil = 0.55 * rangees[0].note

    def precis(c: Candidat) -> bool:
        texte = plier(f"{c.passage.texte} {' '.join(c.passage.chemin)}")
        return (c.note >= seuil and exiges <= c.couverts and all(v in texte for v in voulus)
                and (not typee or repond_au_type(demande.question, c.passage)))

    exacts = [c for c in rangees if precis(c)]
    return exacts if len(exacts) >= ASSEZ and voulus else exacts + [c for c in rangees if c not in exacts]


def precisions_absentes(demande: Demande, choisis: tuple[Candidat, ...]) -> tuple[str, ...]:
    """Return the places, the years and the averages asked that no chosen sentence is about."""
    # A figure must itself be of the place and the year asked; a story may say them beside.
    porteurs = choisis[:1] if COMBIEN.search(demande.plie) and len(choisis) <= MAXI_PHRASES else choisis
    textes = " ".join(f"{c.passage.texte} {' '.join(c.passage.chemin)} {c.passage.titre}" for c in porteurs)
    plie = plier(textes)
    lieux = [nom for nom in lieux_nommes(demande.question) if gentile(nom) not in plie]
    annees = [a for a in ANNEE.findall(demande.question) if a not in textes and not _datee(a, choisis)
              and int(a) <= demande.le.year + 1]
    mesures = [demande.question[m.start() : m.end()] if len(demande.question) == len(demande.plie) else m[0]
               for m in MOYENNE.finditer(demande.plie) if not re.search(rf"\b{m['quoi']}\w* .{{0,20}}{m['sorte']}", plie)]
    return tuple(lieux + annees + mesures)


def _datee(annee: str, choisis: tuple[Candidat, ...]) -> bool:
    """Return whether a rule among the sentences was in force that year; a dated statistic speaks of its own years only."""
    if any(STATISTIQUE.search(plier(c.passage.texte)) for c in choisis[:1]):
        return False
    return any(c.passage.nature == "regle" and (c.passage.valide_du is None or c.passage.valide_du.year <= int(annee))
               and (c.passage.valide_au is None or c.passage.valide_au.year >= int(annee)) for c in choisis)


def _dire(passage: Passage) -> str:
    texte = passage.texte.strip().removeprefix("En bref, ")
    texte = texte[:1].upper() + texte[1:]
    return texte if texte.endswith((".", "!", "?", "…")) else f"{texte}."


def avertir(s: Services, demande: Demande, choisis: Sequence[Candidat]) -> tuple[Phrase, ...]:
    """Return what the white paper said and what the law is now, when an answer rests on an overtaken point."""
    notes = any(c.passage.source == "livre-blanc" for c in choisis)
    if not notes and not LIVRE.search(demande.plie) and not TOUJOURS.search(demande.plie):
        return _ferme(s, demande)
    vus = [e for e in s.ecarts if (e.du is None or e.du <= demande.le)
           and any(re.search(rf"(?<![a-z0-9]){re.escape(m)}(?![a-z0-9])", demande.plie) for m in e.mots)]
    if not vus:
        return _ferme(s, demande)
    e = max(vus, key=lambda e: sum(len(m) for m in e.mots if m in demande.plie))
    return (Phrase(e.en_2024, (e.passage,)), Phrase(e.aujourdhui, tuple(filter(None, (e.regle, e.passage))), calcule=e.aujourdhui))


def _ferme(s: Services, demande: Demande) -> tuple[Phrase, ...]:
    fermes = [s.droit.dispositif(i) for i in demande.dispositifs if not s.droit.dispositif(i).ouvert(demande.le)]
    return tuple(Phrase(d.phrases["ferme"], (f"regle/{d.id}/presentation",), calcule=d.phrases["ferme"]) for d in fermes[:1])


def _lacune(s: Services, demande: Demande, rangees: list[Candidat]) -> Ebauche | None:
    """Return that a chart is not in the text at hand, when a chart is asked for or when its note is what answers best."""
    combien = 12 if GRAPHIQUE.search(demande.plie) else 1
    vues = [c.passage for c in rangees[:combien] if c.passage.id.startswith("lacune/")
            or (GRAPHIQUE.search(demande.plie) and "ses valeurs ne sont pas dans le texte" in c.passage.texte)]
    if not vues:
        return None
    return Ebauche("sans_reponse", (dit(vues[0].texte, vues[0].id, calcule=vues[0].texte),), "fait", contacts=_contacts(s, demande))


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
    proche = bool(rangees) and couverture_commune(rangees, s.recherche.poids(demande.question)) >= COUVERTURE_MINI
    if not proche and not s.reperes.present("intentions.domaine", plier(s.recherche.preparer(demande.question).texte)) and not demande.dispositifs:
        return Ebauche("hors_sujet", (dit(s.phrases.dire("petits.hors_sujet", tour)),), "hors_sujet")
    cherche = ", ".join(_mots_cherches(demande.question))
    texte = s.phrases.dire("faits.sans_reponse", tour, cherche=cherche, contact=_nom(s, "cep-salarie"),
                           contact_maj=_nom(s, "transitions-pro", True))
    return Ebauche("sans_reponse", (dit(texte, calcule=texte),), "fait", contacts=_contacts(s, demande))


def _mots_cherches(question: str) -> list[str]:
    mots = re.findall(r"[\w'’-]{3,}", question)
    return [m for m in mots if plier(m) not in VIDES][:6] or mots[:6]


def _certification(s: Services, conversation: Conversation, demande: Demande) -> Ebauche | None:
    """Return certifications when the message only names a job, as people type it in a search box."""
    mentions = s.orientation.metiers.mentions(demande.question)
    nommes = sum(m.fin - m.debut for m in mentions)
    if not mentions or nommes < 0.6 * len(demande.question.strip()):
        return None
    return repondre_certification(s, conversation, demande)


def _lisible(s: Services, demande: Demande) -> bool:
    """Return whether at least one word in two is known to French or to the corpus."""
    mots = [m for m in re.findall(r"[a-z0-9]{2,}", demande.plie) if not REPETE.search(m)]
    if not mots:
        return False
    return 2 * sum(s.recherche.connait(m) for m in mots) >= max(1, len(mots))  # type: ignore[union-attr]
