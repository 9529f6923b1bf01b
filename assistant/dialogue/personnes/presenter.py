"""What is said of whom: the person whose case is taken up, the label of an answer, the facts kept of the others."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.personnes import fils
from assistant.dialogue.personnes.aiguillage import Aiguillage
from assistant.dialogue.personnes.mentions import genre_de
from assistant.dialogue.plans.choix_du_plan import choisir
from assistant.dialogue.plans.presentation import en_mots
from assistant.dialogue.plans.situation import repondre_situation
from assistant.dialogue.services import Services
from assistant.domaine.profil import Profil
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc

# Kinds of answer that may be asked again, as they are, of another person.
REPRIS = ("argent", "combien", "quand", "comment", "situation", "pourquoi", "qui_paie")
NOMS = {"": "vous", "dame": "Madame", "monsieur": "Monsieur", "personne": "la personne", "homme": "Monsieur", "femme": "Madame"}
RELATIFS = ("mari", "conjoint", "compagnon", "epoux", "copain", "fils", "frere", "pere", "cousin", "ami", "voisin", "neveu", "pote", "collegue")


def nom_dit(cle: str) -> str:
    """Return how a person is called in a sentence: « Madame », « votre mari », « la deuxième personne », « Karim »."""
    if cle in NOMS:
        return NOMS[cle]
    mot, _, suite = cle.partition(" ")
    if suite and mot in ("madame", "monsieur"):
        return f"{mot[0].upper()}{mot[1:]} {suite}"
    if suite:
        return f"{'le' if genre_de(mot) == 'h' else 'la'} {suite} {mot}"
    return mot if mot[:1].isupper() else f"votre {mot}"


def reprendre(s: Services, conversation: Conversation, voie: Aiguillage, d: Demande, e: Ebauche) -> tuple[Demande, Ebauche]:
    """Return the answer that a bare « et la dame ? » asks for: the last question, of her case; everyone's when all are asked."""
    if voie.tous:
        return d, _tous(s, conversation, d)
    if voie.ouvert and d.genre == "situation" and not d.dispositifs:
        d = replace(d, dispositifs=memoire.nommes_avant(conversation))
        return d, choisir(s, voie.fil, d)
    if not voie.reprise:
        return d, e
    dernier = conversation.tours[-1]
    dispositifs = memoire.nommes_avant(conversation) or dernier.propos.dispositifs[:1]
    genre = dernier.genre if dernier.genre in REPRIS else "situation"
    d = replace(d, genre=genre, dispositifs=dispositifs, nommes=dispositifs, question="", plie="", hypothese=(), voisin="")
    if genre != "situation":
        return d, choisir(s, voie.fil, d)
    return d, _cas(s, voie.fil, d)


def _cas(s: Services, fil: Conversation, d: Demande) -> Ebauche:
    """Return the whole case of one person, as if it had just been told."""
    neuve = replace(fil, tours=(), profil=Profil())
    return repondre_situation(s, neuve, replace(d, lecture=replace(d.lecture, faits=tuple(d.profil.faits.values()))))


def _tous(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return the case of each person, one after the other, each under a name; no question: nobody knows whom it would be for."""
    blocs: list[Bloc] = []
    ebauches = []
    for cle in (k for k in fils.connus(conversation) if fils.a_un_contenu(conversation, k)):
        fil = fils.fil(conversation, cle)
        e = _cas(s, fil, replace(d, profil=fil.profil, dispositifs=(), nommes=(), personne=cle))
        fin = 1 if e.question is not None else 0
        blocs += [_entete(s, cle), *e.blocs[: len(e.blocs) - fin]]
        ebauches.append(e)
    if not ebauches:
        return _cas(s, conversation, d)
    return replace(ebauches[-1], blocs=tuple(blocs), question=None, annexes=tuple(a for e in ebauches for a in e.annexes), bilans=(), montres=())


def _entete(s: Services, cle: str) -> Bloc:
    nom = nom_dit(cle)
    return dit(s.phrases.dire("personnes.entete", nom=nom[:1].upper() + nom[1:]), calcule=nom)


def nommer(s: Services, conversation: Conversation, voie: Aiguillage, d: Demande, e: Ebauche) -> Ebauche:
    """Return the answer with the name of the person it is about, when there are several; and what is kept of the others."""
    cles = {*fils.connus(conversation), *(g.personne for g in voie.gardes), voie.fil.personne}
    pleins = [k for k in cles if k == voie.fil.personne or fils.a_un_contenu(conversation, k) or any(g.personne == k for g in voie.gardes)]
    if voie.tous or len(pleins) < 2:
        return e
    tete = [_entete(s, voie.fil.personne)] if e.statut == "repondu" or voie.reprise or voie.ouvert else []
    if voie.ouvert:
        tete.append(dit(s.phrases.dire("personnes.ouvert")))
    gardes = [_garde(s, g.personne, g.profil) for g in voie.gardes]
    fin = 1 if e.question is not None and gardes else 0
    blocs = [*tete, *e.blocs[: len(e.blocs) - fin], *gardes, *e.blocs[len(e.blocs) - fin:]]
    return replace(e, blocs=tuple(blocs))


def _garde(s: Services, cle: str, profil: Profil) -> Bloc:
    faits = " ; ".join(en_mots(s, f) for f in profil.faits.values() if f.id in s.droit.definitions)
    texte = s.phrases.dire("personnes.garde", nom=nom_dit(cle), faits=faits)
    return dit(texte, calcule=texte)
