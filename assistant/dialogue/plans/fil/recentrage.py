"""A short follow-up that nothing answers: it is said, the subject is called back, and what may be asked of it; never a stray passage."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande, sans_noms
from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.ellipse import propres
from assistant.dialogue.faits.fil_du_livre import avec_le_sujet
from assistant.dialogue.plans.cas.presentation import minuscule_article
from assistant.dialogue.plans.cas.situation import contacts_utiles
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier
from assistant.grounding.citations import Bloc
from assistant.retrieval.texte import termes

# Words of time and place that name nothing.
LIENS = frozenset(termes("pendant avant après depuis durant vers entre lors"))
LONG = 14  # words; from there a message says enough to be searched by itself
LIVRE = "livre-blanc"
# What the white paper, a list of jobs or a figure of the region answers, whatever the case spoken of before.
AILLEURS = re.compile(r"\b(ia|intelligence artificielle|robots?|chatgpt|automatis\w*|occitan\w*|regions?|emplois?|secteurs?|livre blanc|(?<!ans d')(?<!annees d')(?<!mes )(?<!nos )etudes?|chiffres?|statistiques?|"
                      r"pourcentage|taux|20[12]\d|laboratoires?|ecoles? (regionale|du numerique|ia)|entreprises|population|habitants|prefaces?|numerique|oit|ocde|metiers|tension|recrut\w*|econom\w*)\b")
# What a person asks of their own pay or time: no figure of the region answers it.
SIEN = re.compile(r"\b(ils|on|je|j'|me|m'|elle|il|lui)\b.{0,16}\b(pai\w*|pay\w*|financ\w*|touch\w*|gagn\w*|gard\w*|conserv\w*|dur\w*)\b|"
                  r"\b(mon|ma|mes|son|sa|ses) (salaires?|paie|paye|revenus?|remuneration|formation|etudes|conge|contrat)\b")
NOMME_LE_LIVRE = re.compile(r"\b(livre blanc|occitan\w*|regions?|ia|intelligence artificielle|20[12]\d|statistiques?|en moyenne|pourcentage|candidats|salaries|gens|personnes|stagiaires)\b")
SUJETS = ("metier_vise", "metier_actuel")


def tient_au_fil(s: Services, conversation: Conversation, d: Demande, e: Ebauche) -> bool:
    """Return whether an answer found by search may be said of a running case: a rule, surely found; anything, of another subject."""
    if _cas_en_cours(conversation) and _du_livre(e) and SIEN.search(d.plie) and not NOMME_LE_LIVRE.search(d.plie):
        return False
    if not _cas_en_cours(conversation) or d.nommes or len(d.message.split()) > LONG or AILLEURS.search(d.plie):
        return True
    if e.genre == "bruit" or e.statut == "erreur" or avec_le_sujet(conversation, d) is not d:  # or the figure just shown goes on
        return True
    preuves = [i for b in e.blocs for p in b.phrases for i in p.preuves]
    if not preuves or preuves[0].startswith(LIVRE):
        return bool(e.avertissements) or e.genre not in ("fait", "hors_sujet")
    return not _doute(s, e) and _du_sujet(conversation, preuves[0]) and _nomme(s, d, preuves[0])


def _du_livre(e: Ebauche) -> bool:
    """Return whether every sentence of an answer found by search is of the white paper."""
    preuves = [p.preuves[0] for b in e.blocs for p in b.phrases if p.preuves]
    return e.genre == "fait" and bool(preuves) and all(i.startswith(LIVRE) for i in preuves)


def _nomme(s: Services, d: Demande, preuve: str) -> bool:
    """Return whether a passage says one of the things that the message names, when it names any."""
    passage, nommes = s.passage(preuve), set(propres(sans_noms(s.droit, d.plie))) - LIENS
    completee = d.ancre or d.reste or not d.pointe and plier(d.question) not in plier(d.message)  # its subject is in words that it does not say
    if completee or passage is None:
        return True
    if not nommes:
        return bool(d.pointe or d.dispositifs)  # a search that nothing names finds by chance
    return bool(nommes & set(termes(f"{passage.texte} {' '.join(passage.mots)}")))


def _du_sujet(conversation: Conversation, preuve: str) -> bool:
    """Return whether a rule is of a scheme that the last answers spoke of; what is no rule of a scheme is of any talk."""
    if not preuve.startswith("regle/"):
        return True
    vus = {i for t in conversation.tours[-memoire.SUIVI:] for i in (*t.propos.dispositifs, *t.propos.montres, *t.propos.nommes)}
    return preuve.split("/")[1] in vus


def _cas_en_cours(conversation: Conversation) -> bool:
    """Return whether the talk is about a person's case or about schemes, not about the white paper."""
    if not conversation.tours:
        return False
    propos = memoire.courant(conversation)
    if propos.dispositifs:
        return True
    return bool(conversation.profil.faits) and not propos.sections


def _doute(s: Services, e: Ebauche) -> bool:
    return any(p.texte == s.phrases.dire("faits.peu_sur") for b in e.blocs for p in b.phrases)


def sans_livre(e: Ebauche) -> Ebauche:
    """Return an answer that opens with a rule without the sentences of the white paper that came with it."""
    preuves = [i for b in e.blocs for p in b.phrases for i in p.preuves]
    if not preuves or not preuves[0].startswith("regle/"):
        return e
    blocs = (Bloc(tuple(p for p in b.phrases if not (p.preuves and p.preuves[0].startswith(LIVRE))), b.genre) for b in e.blocs)
    return replace(e, blocs=tuple(b for b in blocs if b.phrases))


def recentrer(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return that this is not known, what the talk is about, what may be asked of it, and who knows."""
    tete = s.phrases.dire("fil.recentre", len(conversation.tours))
    dispositifs = memoire.dispositifs_du_propos(conversation)[:1]
    sujet = _sujet(s, d, dispositifs)
    blocs = [dit(tete, calcule=tete)]
    if sujet:
        rappel = s.phrases.dire("fil.recentre_sujet", sujet=sujet)
        blocs.append(dit(rappel, calcule=rappel))
    contacts = contacts_utiles(s, d, ())
    noms = " ou ".join(minuscule_article(s.contacts[c].nom) for c in contacts)
    suite = f"{s.phrases.dire('fil.recentre_aide')} {s.phrases.dire('fil.recentre_contact', contacts=noms)}"
    return Ebauche("sans_reponse", (*blocs, dit(suite, calcule=suite)), "recentre", sujets=dispositifs, contacts=contacts)


def _sujet(s: Services, d: Demande, dispositifs: tuple[str, ...]) -> str:
    """Return what the talk is about in a few words: the scheme, then the job wished or held."""
    noms = [f"{x.libelle[0].lower()}{x.libelle[1:]}" + (f" ({x.sigle})" if x.sigle and x.sigle not in x.libelle else "")
            for x in map(s.droit.dispositif, dispositifs)]
    vise, actuel = (d.profil.valeur(f) for f in SUJETS)
    noms += [f"le projet de devenir {vise}"] if vise else [f"votre travail de {actuel}"] if actuel and not noms else []
    return ", et ".join(str(n) for n in noms)
