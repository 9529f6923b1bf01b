"""The interview synthesis: what a person leaves with. Built from the conversation alone; nothing is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.domaine.droit import Bilan, Contact, Echeance
from assistant.domaine.reponse import Conversation
from assistant.domaine.sources import Citation
from assistant.domaine.texte import nettoyer
from assistant.interfaces.assainir import MARQUE
from assistant.interfaces.echeances import Calendrier, dernier, echeances, fin_de_formation, par_interet
from assistant.interfaces.faits_page import FaitsPage
from assistant.interfaces.rendu import insecables, section_dite, validite
from assistant.interfaces.sources_page import en_date
from assistant.interfaces.tableau import VERDICTS, montant, suite

TITRE = "Synthèse d'entretien"
MENTION = ("Document préparé avec un assistant automatique. Il informe et ne décide pas : « possible » ne veut pas dire accordé. "
           "Seule la commission ou le financeur décide. Aucune copie n'est gardée.")
FORMULES = ("=", "+", "-", "@", "\t", "\r")
RANGS = {"possible": 0, "a_preciser": 0, "exclu": 1, "ferme": 2}
# The page speaks to one person; a document that is signed and handed over says the same to whoever reads it.
A_PRECISER = ((re.compile(r"\b(?:Il me (?:manque|faut)|Dites-moi) "), "À préciser : "), (re.compile(r"\bdites-moi "), "à préciser : "))
DECISIF = {"possible": ("a_faire", "remplie"), "exclu": ("non_remplie",), "a_preciser": ("a_preciser",), "ferme": ()}
# What follows a training, as advisors do it: a use, not a rule, so said as such and without an invented date.
SUIVI = ("Certification : dates de l'examen et du résultat, à noter avec la personne",
         "Premier emploi après la certification : point à fixer avec la personne",
         "Point d'étape quelques mois après l'embauche : à fixer avec la personne")

Ligne = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synthese:
    """Every table and list of the document, already in French and safe to put in a cell."""

    etabli_le: str
    droit_au: str
    faits: tuple[Ligne, ...]  # fact, value
    verdicts: tuple[Ligne, ...]  # scheme, verdict, what decides, from, article
    argent: tuple[Ligne, ...]  # scheme, item, amount, article
    a_verifier: tuple[str, ...]
    preuves: tuple[Ligne, ...]  # title, section and page, extract, in force
    calendrier: tuple[Ligne, ...]  # date, step, article
    contacts: tuple[Ligne, ...]  # name, what for, how


def synthetiser(conversation: Conversation, faits: FaitsPage, etabli_le: date) -> Synthese:
    """Return the synthesis of a talk: the facts as they stand, the last comparison, every proof shown."""
    compare = dernier(conversation, "bilans")
    bilans = compare.bilans if compare else ()
    vus = sorted(par_interet(conversation, bilans), key=lambda b: RANGS[b.verdict])
    return Synthese(
        etabli_le=en_date(etabli_le),
        droit_au=en_date(conversation.date),
        faits=tuple(_fait(faits.dire(i, f.valeur)) for i, f in conversation.profil.faits.items()
                    if i in faits.services.droit.definitions),
        verdicts=tuple(_verdict(b) for b in vus),
        argent=tuple(_cellules(b.libelle, p.libelle, montant(p) or neutre(p.formule), p.reference.article)
                     for b in vus if b.verdict in ("possible", "a_preciser") for p in b.prise_en_charge),
        a_verifier=tuple(_a_verifier(vus, conversation)),
        preuves=tuple(_preuve(c) for c in _preuves(conversation)),
        calendrier=tuple(_calendrier(echeances(conversation, faits.services))),
        contacts=tuple(_contact(c) for c in _contacts(conversation)),
    )


def neutre(texte: str) -> str:
    """Return a sentence of the page without the assistant in it: « Il me manque le prix » becomes « À préciser : le prix »."""
    for motif, mots in A_PRECISER:
        texte = motif.sub(mots, texte)
    return texte


def cellule(texte: str) -> str:
    """Return text that no spreadsheet or editor takes for a formula, without control characters."""
    propre = insecables(nettoyer(texte.replace("\u202f", "\u00a0")).replace("\n", " "))
    return f"'{propre}" if texte.lstrip(" ").startswith(FORMULES) or propre.startswith(FORMULES) else propre


def _cellules(*textes: str) -> Ligne:
    return tuple(cellule(t) for t in textes)


def _fait(mots: str) -> Ligne:
    libelle, _, valeur = mots.partition(" : ")
    return _cellules(libelle, valeur)


def _verdict(b: Bilan) -> Ligne:
    decide = next((c for etat in DECISIF[b.verdict] for c in b.conditions if c.etat == etat), None)
    quoi = f"{decide.libelle}. {neutre(decide.phrase)}" if decide else b.phrase
    article = decide.reference.article if decide else b.reference.article
    return _cellules(b.libelle, VERDICTS[b.verdict], quoi, en_date(b.possible_a_partir_du) or "", article)


def _a_verifier(bilans: Sequence[Bilan], conversation: Conversation) -> list[str]:
    """Return what is open, still to do, or uncertain, each once."""
    lignes = [f"{b.libelle}. {neutre(suite(b))}" for b in bilans if b.verdict in ("possible", "a_preciser") and suite(b)]
    lignes += [f"{b.libelle} : {c.libelle} ({c.reference.article}), règle à vérifier." for b in bilans for c in b.conditions
               if c.reference.confiance != "haute" and b.verdict != "ferme"]
    derniere = conversation.tours[-1].reponse if conversation.tours else None
    lignes += [a.texte for a in derniere.avertissements] if derniere else []
    return [cellule(ligne) for ligne in dict.fromkeys(lignes)]


def _preuves(conversation: Conversation) -> list[Citation]:
    """Return each passage that a mark of the talk opened, once, in the order shown."""
    vues: dict[str, Citation] = {}
    for tour in conversation.tours:
        marques = {int(n) for _, n in MARQUE.findall(tour.reponse.texte)}
        for c in tour.reponse.citations:
            if c.n in marques:
                vues.setdefault(c.passage.id, c)
    return list(vues.values())


def _preuve(c: Citation) -> Ligne:
    p = c.passage
    page = f"p. {p.page}" + ("" if p.nature == "original" else " et suivantes") if p.page else ""
    lieu = ", ".join(filter(None, (section_dite(p.section), page)))
    # Only an original is a quotation: a note or a rule is told in our words.
    extrait = f"« {c.extrait} »" if p.nature == "original" else c.extrait
    return _cellules(p.titre, lieu, extrait, validite(p.valide_du, p.valide_au))


def _calendrier(calendrier: Calendrier) -> Iterator[Ligne]:
    """Yield the scheme, each dated step, then the follow-up after the training: from its last day when that is known."""
    if calendrier.dispositif:
        yield _cellules("pour", calendrier.dispositif, "")
    yield from (_echeance(e) for e in calendrier.etapes)
    fin = fin_de_formation(calendrier.etapes)
    yield from (_cellules(f"après le {en_date(fin)}" if fin else "à fixer", suivi, "usage") for suivi in SUIVI)


def _echeance(e: Echeance) -> Ligne:
    quand = f"{en_date(e.date)} – {en_date(e.fin)}" if e.fin else en_date(e.date)
    return _cellules(quand, e.libelle + (" (date passée)" if e.depassee else ""), e.article)


def _contacts(conversation: Conversation) -> list[Contact]:
    vus: dict[str, Contact] = {}
    for tour in conversation.tours:
        for contact, _ in tour.reponse.contacts:
            vus.setdefault(contact.id, contact)
    return list(vus.values())


def _contact(c: Contact) -> Ligne:
    return _cellules(c.nom, c.pour, " · ".join(filter(None, (c.telephone, c.url, c.adresse))))


def en_courriel(s: Synthese) -> str:
    """Return the synthesis as plain text, to paste in an e-mail; sources are named without their extract, which the documents hold."""
    parties = [f"{TITRE} du {s.etabli_le} (droit au {s.droit_au})"]
    nommees = tuple((titre, lieu, vigueur) for titre, lieu, _, vigueur in s.preuves)
    for titre, lignes in sections(replace(s, preuves=nommees)):
        if lignes:
            parties.append("\n".join([titre.upper(), *("- " + " | ".join(c for c in ligne if c) for ligne in lignes)]))
    return "\n\n".join([*parties, MENTION])


def sections(s: Synthese) -> tuple[tuple[str, tuple[Ligne, ...]], ...]:
    """Return the titled tables of the document, in reading order."""
    return (
        ("Ce que la personne a déclaré", s.faits),
        ("Dispositifs", s.verdicts),
        ("Argent", s.argent),
        ("Points à vérifier", tuple((p,) for p in s.a_verifier)),
        ("Calendrier et suivi", s.calendrier),
        ("À qui parler", s.contacts),
        ("Sources", s.preuves),
    )


COLONNES: dict[str, tuple[Ligne, tuple[int, ...]]] = {
    "Ce que la personne a déclaré": (("Information", "Réponse"), (60, 40)),
    "Dispositifs": (("Dispositif", "Verdict", "Ce qui décide", "À partir du", "Article"), (22, 13, 37, 12, 16)),
    "Argent": (("Dispositif", "Poste", "Montant ou règle", "Article"), (24, 22, 36, 18)),
    "Points à vérifier": (("À faire ou à demander",), (100,)),
    "Calendrier et suivi": (("Date", "Étape", "Article"), (18, 60, 22)),
    "Sources": (("Titre", "Section et page", "Extrait", "En vigueur"), (24, 18, 40, 18)),
    "À qui parler": (("Qui", "Pour quoi", "Comment"), (24, 42, 34)),
}
TEINTES = {"Possible": "E4F5EA", "À préciser": "FFF3D6", "Pas possible aujourd'hui": "FBE9E7", "Fermé": "ECEFF1"}  # behind the word, never alone
TEINTE_ENTETE, ENCRE = "E2EEEE", "0B5C5E"
SIGNATURE = "Conseiller·ère : ______________________    Date : ______________    Signature : ______________________"
