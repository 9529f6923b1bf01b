"""What is said of whom: the person whose case is taken up, the label of an answer, the facts kept of the others."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.personnes import fils
from assistant.dialogue.personnes.aiguillage import Aiguillage
from assistant.dialogue.personnes.mentions import genre_de
from assistant.dialogue.personnes.tournures import dire_de
from assistant.dialogue.plans.cas.presentation import en_mots
from assistant.dialogue.plans.cas.situation import repondre_situation
from assistant.dialogue.plans.choix_du_plan import choisir
from assistant.dialogue.services import Services
from assistant.domaine.profil import Profil
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier
from assistant.grounding.citations import Bloc

# Kinds of answer that may be asked again, as they are, of another person.
REPRIS = ("argent", "combien", "quand", "comment", "situation", "pourquoi", "qui_paie")
NOMS = {"dame": "Madame", "monsieur": "Monsieur", "personne": "la personne", "homme": "Monsieur"}
ACCENTS = {"beneficiaire": "bénéficiaire", "epoux": "époux", "epouse": "épouse", "frere": "frère", "pere": "père", "mere": "mère", "soeur": "sœur", "niece": "nièce",
           "beau-frere": "beau-frère", "belle-soeur": "belle-sœur", "beau-pere": "beau-père", "belle-mere": "belle-mère", "salarie": "salarié", "salariee": "salariée",
           "employe": "employé", "employee": "employée", "collegue": "collègue"}
# Kinds of answer whose sentences are about the person; the others speak to who writes.
D_ELLE = frozenset(("situation", "argent", "combien", "qui_paie", "quand", "et_si", "pourquoi", "comment", "aspect", "verdict", "mieux", "synthese", "refus_commission",
                    "droit_employeur", "a_la_place", "paie"))
MOI = re.compile(r"\b(je|j'|jai|jsuis|mon|ma|mes|moi)\b")


def nom_dit(c: Conversation, cle: str) -> str:
    """Return how a person is called in a sentence: « Madame », « votre mari », « la deuxième personne », « Karim »."""
    if not cle:
        siens = [plier(t.message) for t in c.tours if not t.personne]
        return "vous" if not siens or any(map(MOI.search, siens)) else "la première personne"
    if cle in NOMS:
        return NOMS[cle]
    mot, _, suite = cle.partition(" ")
    dit_mot = ACCENTS.get(mot, mot)
    if suite and mot in ("madame", "monsieur") and suite[:1].isupper():
        return f"{mot[0].upper()}{mot[1:]} {suite}{'.' if len(suite) == 1 else ''}"
    if suite:
        return f"{'le' if genre_de(mot) == 'h' else 'la'} {suite} {dit_mot}"
    return mot if mot[:1].isupper() else f"votre {dit_mot}"


def reprendre(s: Services, conversation: Conversation, voie: Aiguillage, d: Demande, e: Ebauche) -> tuple[Demande, Ebauche]:
    """Return the answer that a bare « et la dame ? » asks for: the last question, of her case; everyone's when all are asked."""
    if voie.tous:
        return d, _tous(s, conversation, d)
    if voie.ouvert and voie.reprise:
        texte = s.phrases.dire("personnes.a_raconter")
        return replace(d, genre="confidence"), Ebauche("repondu", (dit(texte),), "confidence")
    if voie.ouvert and d.genre == "situation" and not d.dispositifs:
        d = replace(d, dispositifs=memoire.nommes_avant(conversation))
        return d, choisir(s, voie.fil, d)
    if not voie.reprise:
        return d, e
    dernier = conversation.tours[-1]
    dispositifs = memoire.nommes_avant(conversation) or dernier.propos.dispositifs[:1]
    genre = dernier.genre if dernier.genre in REPRIS else "situation"
    d = replace(d, genre=genre, dispositifs=dispositifs, nommes=dispositifs, message="", question="", plie="", hypothese=(), voisin="")
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
        e = parler_de(conversation, _cas(s, fil, replace(d, profil=fil.profil, dispositifs=(), nommes=(), personne=cle)), cle)
        fin = 1 if e.question is not None else 0
        blocs += [_entete(s, conversation, cle), *e.blocs[: len(e.blocs) - fin]]
        ebauches.append(e)
    if not ebauches:
        return _cas(s, conversation, d)
    return replace(ebauches[-1], blocs=tuple(blocs), question=None, annexes=tuple(a for e in ebauches for a in e.annexes), bilans=(), montres=())


def _entete(s: Services, c: Conversation, cle: str) -> Bloc:
    nom = nom_dit(c, cle)
    return dit(s.phrases.dire("personnes.entete", nom=nom[:1].upper() + nom[1:]), calcule=nom)


def parler_de(c: Conversation, e: Ebauche, cle: str) -> Ebauche:
    """Return the answer with its sentences said of the person whose case it is, not to who writes."""
    soi = not cle and (len(fils.connus(c)) < 2 or nom_dit(c, cle) == "vous")
    if soi or e.genre not in D_ELLE:
        return e
    il = "il" if genre_de(cle) == "h" else "elle"
    blocs = tuple(Bloc(tuple(replace(p, texte=dire_de(p.texte, il), calcule=f"{p.calcule} {p.texte}") for p in b.phrases), b.genre) for b in e.blocs)
    question = e.question and replace(e.question, texte=dire_de(e.question.texte, il))
    return replace(e, blocs=blocs, question=question)


def nommer(s: Services, conversation: Conversation, voie: Aiguillage, d: Demande, e: Ebauche) -> Ebauche:
    """Return the answer with the name of the person it is about, when there are several; and what is kept of the others."""
    cles = {*fils.connus(conversation), *(g.personne for g in voie.gardes), voie.fil.personne}
    pleins = [k for k in cles if k == voie.fil.personne or fils.a_un_contenu(conversation, k) or any(g.personne == k for g in voie.gardes)]
    e = parler_de(conversation, e, voie.fil.personne) if not voie.tous else e
    if voie.tous or len(pleins) < 2:
        return e
    tete = [_entete(s, conversation, voie.fil.personne)] if e.statut == "repondu" or voie.reprise or voie.ouvert else []
    if voie.ouvert:
        tete.append(dit(s.phrases.dire("personnes.ouvert")))
    gardes = [_garde(s, conversation, g.personne, g.profil) for g in voie.gardes]
    fin = 1 if e.question is not None and gardes else 0
    blocs = [*tete, *e.blocs[: len(e.blocs) - fin], *gardes, *e.blocs[len(e.blocs) - fin:]]
    return replace(e, blocs=tuple(blocs))


def _garde(s: Services, c: Conversation, cle: str, profil: Profil) -> Bloc:
    faits = " ; ".join(en_mots(s, f) for f in profil.faits.values() if f.id in s.droit.definitions)
    texte = s.phrases.dire("personnes.garde", nom=nom_dit(c, cle), faits=faits)
    return dit(texte, calcule=texte)
