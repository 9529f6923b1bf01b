"""A person tells a situation: what was understood, three schemes at most, one question, who to call."""

from __future__ import annotations

import re

from assistant.dialogue.choix import COMPLEMENTS, EXPOSITIONS, classer, decisive
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, demander, dit
from assistant.dialogue.metiers_dits import reconnaitre
from assistant.dialogue.plans.cas.presentation import (
    en_mots,
    minuscule,
    minuscule_article,
    nom_complet,
    presenter,
)
from assistant.dialogue.plans.cas.questions import expose, question_suivante
from assistant.dialogue.plans.cas.refus import malgre_un_refus
from assistant.dialogue.plans.cas.voisins import presenter_voisins
from assistant.dialogue.plans.dates.echeances import date_a_tenir
from assistant.dialogue.plans.metiers.domaines import metiers_proches
from assistant.dialogue.plans.metiers.vers_le_metier import concours_nomme, vers_le_metier
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan, PriseEnCharge
from assistant.domaine.orientation import CertificationTrouvee
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import evaluer

MONTRES = 3
CERTITUDE = re.compile(r"\bc'est (sur|gagne|garanti|accorde|acquis|bon|dans la poche)\b")
PRINCIPAUX = ("ptp", "demissionnaire")
OCCITANIE = frozenset("09 11 12 30 31 32 34 46 48 65 66 81 82".split())
AILLEURS = {"cep-salarie": "mon-cep", "transitions-pro": "contacts-transitions-pro"}  # who answers for another region


def repondre_situation(s: Services, conversation: Conversation, demande: Demande, tete: tuple[Bloc, ...] = ()) -> Ebauche:
    """Return the verdicts for this person; tete is a direct answer to what they also asked."""
    bilans = evaluer(s.droit, demande.profil, demande.le)
    ordre = classer(bilans, demande.dispositifs, demande.profil)
    montres = _a_montrer(ordre, demande)
    question = question_suivante(s, conversation, demande)
    tour = len(conversation.tours)
    blocs = [*compris(s, conversation, demande), *tete, *date_a_tenir(s, demande, montres)]
    dits = _nouveaux(conversation, montres, demande)
    songe = "demission" in demande.plie
    parti = demande.profil.valeur("demission_faite") is True
    paye = _deja_chiffre(conversation)
    blocs += [Bloc(presenter(s, b, question, None if parti else songe, b.id in demande.dispositifs, paye)) for b in dits]
    dites = frozenset(i for b in tete for p in b.phrases for i in p.preuves)
    blocs += malgre_un_refus(s, demande, demande.lecture.faits, ordre, dites)
    blocs += presenter_voisins(s, demande, dites)
    vers, formations = _vers_le_metier(s, demande)
    blocs += vers
    reste = _le_reste(s, ordre, montres) if not dits or not _derniers_bilans(conversation) else []
    blocs += [Bloc(tuple(reste + _prudence(s, montres, demande)))]
    contacts = contacts_utiles(s, demande, montres)
    if not _deja_appeles(conversation, contacts):
        blocs.append(_appeler(s, contacts))
    if question is not None:  # last, so that its buttons stand under its words
        blocs.append(demander(s.phrases, tour, question))
    return Ebauche("repondu", tuple(blocs), "situation", sujets=tuple(dict.fromkeys(b.id for b in (*dits, *montres))), bilans=bilans,
                   certifications=formations, metier_actuel=reconnaitre(s, demande.profil, "metier_actuel"),
                   metier_vise=reconnaitre(s, demande.profil, "metier_vise"), question=question, contacts=contacts,
                   annexes=annexes(bilans, contacts), montres=tuple(b.id for b in dits))


def annexes(bilans: tuple[Bilan, ...], contacts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the passages that the data cites without a sentence: every condition, every line of money, every contact."""
    regles = [r.reference.passage for b in bilans for r in (*b.conditions, *b.prise_en_charge)]
    return (*regles, *(f"contact/{c}" for c in contacts))


def _vers_le_metier(s: Services, demande: Demande) -> tuple[list[Bloc], tuple[CertificationTrouvee, ...]]:
    """Return what leads to the wished job, when it was said in this message; the closest families when it is none of ROME."""
    proches = metiers_proches(s, demande)
    if not any(f.id == "metier_vise" for f in demande.lecture.faits):
        return proches or (concours_nomme(s, demande.message) if demande.nommes else []), ()
    nom = str(demande.profil.valeur("metier_vise"))
    if proches and s.orientation.menant_a(nom, demande.le).acces is None:
        return proches, ()
    vers, montrees = vers_le_metier(s, nom, reconnaitre(s, demande.profil, "metier_vise"), demande.le)
    return [*proches, *vers], montrees


def _a_montrer(ordre: tuple[Bilan, ...], demande: Demande) -> tuple[Bilan, ...]:
    nommes = [b for b in ordre if b.id in demande.dispositifs]
    exposes = [i for i in EXPOSITIONS if expose(i, demande)]
    autres = [b for b in ordre if b.id not in demande.dispositifs and b.id not in COMPLEMENTS and b.verdict != "ferme"
              and (b.verdict != "exclu" or b.possible_a_partir_du is not None or b.id in exposes)]
    return tuple((nommes + autres[: max(0, MONTRES - len(nommes)) if len(nommes) != 1 else 1])[:MONTRES])


def _derniers_bilans(conversation: Conversation) -> dict[str, Bilan]:
    """Return the verdicts last said of this person; none when nothing was known of them: another case has just opened."""
    if not conversation.profil.faits:
        return {}
    return next(({b.id: b for b in t.reponse.bilans} for t in reversed(conversation.tours) if t.reponse.bilans), {})


def _deja_chiffre(conversation: Conversation) -> tuple[PriseEnCharge, ...]:
    """Return the money that the last answer told: said once, it is not copied under every new fact."""
    if not conversation.tours or conversation.tours[-1].genre not in ("situation", "argent"):
        return ()
    return tuple(p for b in conversation.tours[-1].reponse.bilans for p in b.prise_en_charge)


def _nouveaux(conversation: Conversation, montres: tuple[Bilan, ...], demande: Demande) -> tuple[Bilan, ...]:
    """Return the schemes worth saying again: those asked for, and those that the new facts moved."""
    avant = _derniers_bilans(conversation)
    bouges = tuple(b for b in montres if b.id in demande.dispositifs or b.id not in avant
                   or [c.etat for c in b.conditions] != [c.etat for c in avant[b.id].conditions]
                   or b.prise_en_charge != avant[b.id].prise_en_charge)
    return bouges or montres[:1]


def compris(s: Services, conversation: Conversation, demande: Demande) -> list[Bloc]:
    """Return one line that says back the facts of this message, and what "je ne sais pas" leaves open."""
    faits = [f for f in demande.lecture.faits if f.id in s.droit.definitions]
    blocs: list[Bloc] = []
    if faits:
        avant = conversation.profil
        cle = "compris_tiers" if demande.lecture.tiers else "compris"
        if any(avant.valeur(f.id) not in (None, f.valeur) for f in faits):
            cle = "corrige"
        elif conversation.tours and len(faits) <= 2:
            cle = "note"
        texte = s.phrases.dire(f"situation.{cle}", len(conversation.tours), faits=" ; ".join(en_mots(s, f) for f in faits))
        blocs.append(dit(texte, calcule=demande.message + texte))
    for fait in sorted(demande.lecture.inconnus & s.droit.definitions.keys()):
        blocs.append(dit(s.phrases.dire("situation.inconnu", effet=s.droit.definitions[fait].inconnu)))
    return blocs


def _le_reste(s: Services, ordre: tuple[Bilan, ...], montres: tuple[Bilan, ...]) -> list[Phrase]:
    reste = [b for b in ordre if b not in montres]
    groupes = {
        "autres_ouverts": [b for b in reste if b.verdict == "possible"],
        "autres_a_preciser": [b for b in reste if b.verdict == "a_preciser" and b.id not in COMPLEMENTS],
        "autres_exclus": [b for b in reste if b.verdict == "exclu"],
    }
    phrases = [
        Phrase(s.phrases.dire(f"situation.{cle}", liste=", ".join(minuscule(nom_complet(s, b)) for b in groupe)))
        for cle, groupe in groupes.items() if groupe
    ]
    return phrases + [_motif(s, b) for b in groupes["autres_exclus"] if b.id == PRINCIPAUX[0] and decisive(b) is not None]


def _motif(s: Services, bilan: Bilan) -> Phrase:
    """Return why the scheme that most people come for is ruled out: a no without its reason cannot be checked."""
    condition = decisive(bilan)
    assert condition is not None
    texte = s.phrases.dire("situation.motif", sigle=s.droit.dispositif(bilan.id).sigle or bilan.libelle, raison=minuscule(condition.phrase))
    return Phrase(texte, (condition.reference.passage,), calcule=texte)


def _prudence(s: Services, montres: tuple[Bilan, ...], demande: Demande) -> list[Phrase]:
    """Return who decides, when something is possible, and whenever the person asks whether it is sure."""
    possibles = [b for b in montres if b.verdict == "possible"]
    if not possibles and CERTITUDE.search(demande.plie):
        possibles = list(montres[:1])
    if not possibles:
        return []
    qui = s.droit.dispositif(possibles[0].id).fiche["qui_decide"].rstrip(".")
    texte = s.phrases.dire("situation.prudence", qui=qui[0].lower() + qui[1:])
    return [Phrase(texte, (f"regle/{possibles[0].id}/presentation",), calcule=texte)]


def contacts_utiles(s: Services, demande: Demande, montres: tuple[Bilan, ...]) -> tuple[str, ...]:
    """Return who to call: the CEP operator for this person, then who funds the first scheme."""
    profil = demande.profil
    cep = "france-travail" if profil.valeur("type_contrat") == "demandeur_emploi" else "cap-emploi" if profil.valeur("rqth") is True else "cep-salarie"
    financeurs = [s.droit.dispositif(b.id).fiche.get("contact", "") for b in montres[:1]]
    departement = profil.valeur("departement")
    if departement is not None and departement not in OCCITANIE:
        cep, financeurs = AILLEURS.get(cep, cep), [AILLEURS.get(f, f) for f in financeurs]
    return tuple(dict.fromkeys(c for c in (cep, *financeurs) if c in s.contacts))


def _deja_appeles(conversation: Conversation, contacts: tuple[str, ...]) -> bool:
    """Return whether the last answer already named these contacts; the page keeps them within reach at every turn."""
    dernier = conversation.tours[-1].reponse if conversation.tours else None
    return dernier is not None and [c.id for c, _ in dernier.contacts] == list(contacts)


def _appeler(s: Services, contacts: tuple[str, ...]) -> Bloc:
    texte = s.phrases.dire("situation.qui_appeler", contacts=" ou ".join(minuscule_article(s.contacts[c].nom) for c in contacts))
    return Bloc((Phrase(texte, calcule=texte),))
