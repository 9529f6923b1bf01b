"""From a message to a Demande: facts read, schemes named, kind of request, follow-up completed. No answer here."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.dialogue.demande import NUMERO, Demande, dispositifs_nommes
from assistant.dialogue.lecture import Lecture, lire_faits
from assistant.dialogue.lecture.parler import en_clair
from assistant.dialogue.lieux import lieux_nommes
from assistant.dialogue.selection import FAIBLES
from assistant.dialogue.services import Services
from assistant.domaine.profil import Fait, Profil
from assistant.domaine.reponse import Conversation, Tour
from assistant.domaine.texte import plier
from assistant.retrieval.texte import termes

COURT = 9  # words; a shorter message leans on what was said before
METIER_SEUL = 5  # words; longer, a message says more than the name of a job
SUIVI = 3  # turns during which a scheme named stays the subject
ATTENTE = 3  # turns during which a short answer still answers the question asked
SUITES_DISPOSITIF = ("droit_employeur", "pourquoi", "combien", "quand", "comment", "qui", "qui_paie", "a_la_place")
RANGS = (("premi", 0), ("1er", 0), ("1ere", 0), ("deux", 1), ("second", 1), ("2e", 1), ("trois", 2), ("3e", 2), ("quatr", 3),
         ("4e", 3), ("cinq", 4), ("5e", 4), ("derni", -1))
# Words of a person speaking of oneself, and of a question put in general.
PERSONNE = re.compile(r"\b(je|j|moi|mon|ma|mes|me|m|suis|nous|notre|jai|jsuis|chuis|chui|jsui)\b")
GENERALE = re.compile(r"\b(conditions?|ancienneté|anciennete|delais?|duree|combien|montant|plafond|taux|regles?|quel(le)?s?|comment|qui|quoi|"
                      r"peut[- ]on|faut[- ]il|droits?|demarches?|etapes?|salaire|remuneration|difference|est[- ]ce)\b|\?")
REMPLISSAGE = frozenset(["les", "des", "une", "pour", "moi", "mon", "mes", "donc", "alors", "coup", "dans", "avec", "est", "cest", "mort", "possible", "peux", "puis", "faire", "avoir", "moi", "bon", "dispositif", "projet", "transition", "professionnelle", "parle", "plus", "encore", "aussi"])
PRECIS = re.compile(r"\b(combien|delais?|duree|quand|comment|qui|salaire|paye\w*|pourquoi|conditions?|difference|refus\w*|quoi|etapes?|"
                    r"plafond|montant|prix|cout|gratuit|oblig\w*|article|definition|commission|dossier|formation)\b")
# A case put in short: « quelles options pour un cdi de 6 ans » is to be judged like a person.
CAS = re.compile(r"\b(options?|aides?|solutions?|possibilites?|droit a quoi|quels? dispositifs?)\b")
CORRECTION = re.compile(r"^\W*(oups|non|pardon|en fait|enfin|plutot|erreur|je me suis trompee?|je corrige|c'est|desolee?|,|:|\s)+(?=\d)", re.IGNORECASE)
UNITES_DITES = ((r"\dans?\b|\d ans?\b", "age|_mois"), (r"mois", "_mois"), (r"\d ?h", "heures"), (r"€|euros?|brut|net", "_eur"))
GENERAUX = frozenset({"type_contrat", "formation_temps_partiel", "certification_visee", "mobilite", "type_projet", "rqth",
                      "niveau_diplome", "inscrit_france_travail", "en_arret_maladie", "formation_hors_temps_travail"})
QUANTITE_PRECISE = re.compile(r"\bcombien\b|\bquel(le)?s? (heures?|duree|delai|anciennete|montant|salaire|conditions?|age|diplome)\b")
SUPPOSE = re.compile(r"^\W*(et )?si (j|je|il|elle|on|mon|ma)\b")
# Facts that surely speak of someone's work: a message that holds one is of the field whatever else it names.
FERMES = frozenset({"type_contrat", "anciennete_entreprise_mois", "anciennete_salarie_mois", "metier_vise", "metier_actuel",
                    "salaire_brut_mensuel_eur", "certification_visee", "demission_faite", "employeur_position"})
MENACE = re.compile(r"\b(ia|intelligence artificielle|chatgpt|robots?|disparai\w*|menac\w*|remplac\w*|automatis\w*)\b")
CONTRAT = frozenset({"type_contrat", "anciennete_entreprise_mois", "anciennete_salarie_mois"})
DROIT_DE_L_AUTRE = re.compile(r"^\W*(et )?(mais )?(il|elle|mon (patron|chef|employeur)|ma (patronne|cheffe?|direction)|l'employeur) (a|ont|avait|aurait) le droit\b.{0,20}$")
FICHE = re.compile(r"\b(rncp|rs)\w*\d|\b(fiche|numero|n°) ?(rncp|rs)? ?\d{4,5}\b")
ORDRE = re.compile(r"\b(avant|apres|quand|d'abord|en premier)\b")
DETAIL = re.compile(r"^\W*(et )?(c'est )?(a )?(quel|quelle|combien|qui|ou|jusqu'a quand|elle|il)\b.{0,35}$")
# A bare quantity that answers nothing asked: guessing what it measures would be inventing a fact.
NU = re.compile(r"^\W*(depuis |environ |a peu pres )?[\d.,]+ ?(ans?|mois|jours?|h|heures?|euros?|€|%)?\W*$")
# « et si j'étais en CDD » supposes « je suis en CDD ».
AU_PRESENT = ((r"\bj'[ée]tais\b|\bje (passais|devenais|serais|passe|deviens)\b", "je suis"), (r"\bj'avais\b|\bj'aurais\b", "j'ai"),
              (r"\bje gagn(ais|erais)\b", "je gagne"), (r"\bje travaill(ais|erais)\b", "je travaille"), (r"\b(refusait|refuserait)\b", "refuse"),
              (r"\bacceptait\b", "accepte"))
HESITATION = re.compile(r"\b(peut[- ][êe]tre|pourquoi pas|genre|plut[oô]t|par exemple|je (sais|pense)( pas)?|hein|svp)\b|[?!.…]", re.IGNORECASE)
OUVERTURE = re.compile(r"^\W*(et|quid|idem|pareil)( (pour|si|de|du|avec|au|aux))?\b\s*", re.IGNORECASE)
ANNEE = re.compile(r"\b(?:19|20)\d\d\b")


def comprendre(s: Services, conversation: Conversation, message: str) -> Demande:
    """Return what the message asks, in the light of the conversation."""
    posee = question_en_attente(conversation)
    lecture = _lire(s, conversation, message, posee)
    profil = _completer(s, conversation.profil, lecture)
    hypothese = lecture.hypothese or _supposes(s, conversation, message, lecture)
    # A short answer to the question asked may name a scheme in passing (« non, pas vu de conseiller »): it is still the answer.
    repondu = posee is not None and any(f.id == posee for f in lecture.faits)
    nommes = () if repondu and len(message.split()) <= COURT else dispositifs_nommes(s.droit, message)
    clair = en_clair(message, plier(message))
    demande = Demande(message, plier(clair), "", clair, lecture, profil, conversation.date, nommes, hypothese, contexte=_contexte(conversation, message))
    genre = _reprise_du_plan(conversation, demande) or _genre(s, conversation, demande)
    return _completer_sujet(s, conversation, replace(demande, genre=genre))


def _lire(s: Services, conversation: Conversation, message: str, posee: str | None) -> Lecture:
    """Return the facts of a message; a bare quantity that answers no question takes the one fact it can measure."""
    def lire(question: str | None, mots: str = message) -> Lecture:
        smic = s.droit.parametres["smic_horaire_brut"].datee(conversation.date)
        return lire_faits(mots, le=conversation.date, question_posee=question, profil=conversation.profil,
                          metiers=s.orientation.metiers, smic_horaire=smic.valeur if smic else None)

    corrige = _corriger(conversation, plier(message))
    if corrige is not None:
        return lire_faits(CORRECTION.sub("", message), le=conversation.date, question_posee=corrige, profil=conversation.profil,
                          metiers=s.orientation.metiers)
    lecture = lire(posee)
    if posee is None and _generale(plier(message), lecture):
        return replace(lecture, faits=())
    if _nomme_un_metier(s, conversation, message, lecture):
        return lire("metier_vise", HESITATION.sub("", message))
    if lecture.faits or lecture.inconnus or not conversation.tours or not NU.match(plier(message)):
        return lecture
    mesure = mesurable(conversation.profil, plier(message))
    return lire(mesure) if mesure else lecture


def _nomme_un_metier(s: Services, conversation: Conversation, message: str, lecture: Lecture) -> bool:
    """Return whether a few words only name a job (« aide-soignante peut-être »), after the wished job was asked."""
    attendu = "metier_vise" in conversation.posees and conversation.profil.valeur("metier_vise") is None
    if not attendu or lecture.faits or lecture.inconnus or len(message.split()) > METIER_SEUL or "?" in message:
        return False
    return not PRECIS.search(plier(message)) and bool(s.orientation.metiers.mentions(message))


def _corriger(conversation: Conversation, plie: str) -> str | None:
    """Return the last number said that « pardon, 1 800 » corrects, None when the message is no such correction."""
    reste = CORRECTION.sub("", plie)
    if reste == plie or not NU.match(reste) or not conversation.tours:
        return None
    unite = next((noms for motif, noms in UNITES_DITES if re.search(motif, reste)), "")
    for tour, avant in zip(reversed(conversation.tours), [*reversed(conversation.tours[:-1]), None], strict=True):
        anciens = avant.reponse.faits if avant else {}
        dits = [i for i, v in tour.reponse.faits.items() if isinstance(v, Decimal) and anciens.get(i) != v]
        choisis = [i for i in reversed(dits) if not unite or re.search(unite, i)]
        if choisis:
            return choisis[0]
    return None


def _generale(plie: str, lecture: Lecture) -> bool:
    """Return whether a message asks about a case in general: « conditions cif cdd » is not a person in CDD."""
    if not lecture.faits or lecture.tiers is not None or PERSONNE.search(plie) or CAS.search(plie):
        return False
    return {f.id for f in lecture.faits} <= GENERAUX and bool(GENERALE.search(plie))


def mesurable(profil: Profil, plie: str) -> str | None:
    """Return the one fact that a bare quantity most plainly gives, None when it could be several."""
    contrat = profil.valeur("type_contrat")
    if re.search(r"\d ?(h|heures?)\b", plie) and contrat in ("interim", "cdi_interimaire"):
        return "heures_interim_18mois"
    if re.search(r"\d ?(ans?|mois)\b", plie) and contrat is not None and profil.valeur("anciennete_entreprise_mois") is None:
        return "anciennete_entreprise_mois"
    if re.search(r"\d ?(€|euros?)", plie) and "brut" in plie:
        return "salaire_brut_mensuel_eur"
    return None


def _supposes(s: Services, conversation: Conversation, message: str, lecture: Lecture) -> tuple[Fait, ...]:
    """Return the facts that « et si j'étais en CDD ? » supposes: what follows the opening, read as if it were said."""
    if lecture.faits or not conversation.tours or not s.reperes.present("suites.et_pour", plier(message)):
        return ()
    reste = OUVERTURE.sub("", message).strip(" ?!.")
    for motif, present in AU_PRESENT:
        reste = re.sub(motif, present, reste, flags=re.IGNORECASE)
    return lire_faits(reste, le=conversation.date, metiers=s.orientation.metiers).faits if reste != message else ()


def _contexte(conversation: Conversation, message: str) -> tuple[str, ...]:
    """Return the schemes and sections that the last answers spoke of, when a message is too short to stand alone."""
    if len(message.split()) > COURT:
        return ()
    vus: list[str] = []
    for tour in conversation.tours[-2:]:
        cites = [c.passage for c in tour.reponse.citations if f"[{c.n}]" in tour.reponse.texte]
        vus += [*tour.sujets[:2], *(p.section for p in cites[:2] if p.section and p.nature == "note")]
    return tuple(dict.fromkeys(reversed(vus)))


def question_en_attente(conversation: Conversation) -> str | None:
    """Return the last fact asked, while it may still be answered: people often say something else first."""
    for tour in reversed(conversation.tours[-ATTENTE:]):
        question = tour.reponse.question_suivante
        if question is not None:
            repondue = conversation.profil.valeur(question.fait) is not None or question.fait in conversation.profil.inconnus
            return None if repondue else question.fait
    return None


def _completer(s: Services, profil: Profil, lecture: Lecture) -> Profil:
    complet = profil.sans(lecture.retraits).avec(lecture.faits).ignorant(lecture.inconnus)
    change = _changement(s, complet)
    if change is None or complet.valeur("change_de_metier") is not None and not _deduit(complet):
        return complet
    return complet.avec((Fait("change_de_metier", change, origine="deduit"),))


def _deduit(profil: Profil) -> bool:
    return profil.faits["change_de_metier"].origine == "deduit"


def _changement(s: Services, profil: Profil) -> bool | None:
    """Return whether the ROME code changes between the two jobs said, None when one is not surely recognised."""
    codes = [reconnaitre(s, profil, fait) for fait in ("metier_actuel", "metier_vise")]
    if not all(codes):
        return None
    return s.orientation.changement_de_code(*(c.metier for c in codes)).change  # type: ignore[union-attr]


def reconnaitre(s: Services, profil: Profil, fait: str):
    """Return the job a fact names (MetierReconnu), None when unsaid or unsure."""
    mots = profil.valeur(fait)
    if not isinstance(mots, str):
        return None
    trouves = s.orientation.metiers.reconnaitre(mots)
    return trouves[0] if trouves and trouves[0].confiance >= 0.5 else None


def _reprise_du_plan(conversation: Conversation, d: Demande) -> str | None:
    """Return the kind of the last answer when this message only gives the fact that it asked for."""
    dernier = conversation.tours[-1] if conversation.tours else None
    if dernier is None or dernier.genre not in ("quand", "argent") or dernier.reponse.question_suivante is None:
        return None
    donnes = {f.id for f in d.lecture.faits}
    return dernier.genre if dernier.reponse.question_suivante.fait in donnes else None


def _genre(s: Services, conversation: Conversation, d: Demande) -> str:
    petit = s.reperes.premier("demandes", d.plie)
    if petit in ("refus_regles", "refus_promesse") or petit == "doute" and not d.lecture.faits:
        return petit
    suite = _suite(s, conversation, d)
    if suite:
        return suite
    if petit in ("identite", "salutation", "remerciement", "au_revoir") and not d.dispositifs and not d.lecture.faits:
        return petit
    if petit in ("simple", "repete") and conversation.tours and not d.lecture.faits:
        return petit
    return _genre_de_fond(s, conversation, d, petit)


def _suite(s: Services, conversation: Conversation, d: Demande) -> str | None:
    """Return the kind of follow-up, None when the message stands alone."""
    suite = s.reperes.premier("suites", d.plie)
    if suite == "qui" and conversation.tours and {f.id for f in d.lecture.faits} <= {"departement"}:
        return suite  # « c'est où à Toulouse ? » says a place and asks whom to see there
    repondu = d.lecture.faits or d.lecture.inconnus
    if suite is None or (repondu and suite not in ("et_pour",)):
        return None
    if not conversation.tours:
        return None
    if suite == "et_pour":
        if d.hypothese and conversation.profil.faits and not QUANTITE_PRECISE.search(d.plie):
            return "et_si"
        if d.dispositifs and d.profil.valeur("type_contrat") is not None and _nu(d) and _dernier_personnel(conversation):
            return "situation"
        return None if repondu else "reprise"
    return "situation" if suite == "bilan" else suite


def _dernier_personnel(conversation: Conversation) -> bool:
    """Return whether the last turns were about this person's rights, not about a fact in general."""
    return conversation.tours[-1].genre in ("situation", "et_si", "pourquoi", "argent", "quand", "comment", "metier", "perdu")


def _genre_de_fond(s: Services, conversation: Conversation, d: Demande, petit: str | None) -> str:
    dit = s.reperes.present
    if NUMERO.search(d.message) or FICHE.search(d.plie):
        return "certification"
    if conversation.tours and conversation.tours[-1].genre == "certification" and DETAIL.match(d.plie):
        return "rang"
    if not d.dispositifs and not {f.id for f in d.lecture.faits} & FERMES and dit("intentions.hors_champ", d.plie):
        return "hors_sujet"
    if len(d.dispositifs) >= 2 and dit("intentions.comparaison", d.plie) and not d.lecture.faits and not ORDRE.search(d.plie):
        return "comparaison"
    if dit("intentions.argent", d.plie) and (d.dispositifs or d.profil.valeur("salaire_brut_mensuel_eur") or _sujets(conversation)):
        return "argent"
    if d.hypothese and not QUANTITE_PRECISE.search(d.plie) and (conversation.profil.faits or d.lecture.faits or dit("intentions.eligibilite", d.plie) or SUPPOSE.search(d.plie)):
        return "et_si"
    if dit("intentions.metier", d.plie) and not _cas_sans_metier(d) or _parle_de_son_metier(s, d):
        return "metier"
    if dit("intentions.formation_nue", d.plie) and d.profil.valeur("metier_vise") and not d.dispositifs:
        return "certification"
    if dit("intentions.certification", d.plie) and not d.dispositifs and {f.id for f in d.lecture.faits} <= {"metier_vise"}:
        return "certification"
    if d.lecture.faits or d.lecture.inconnus:
        return "situation"
    if d.dispositifs and d.profil.valeur("type_contrat") is not None and _nu(d):
        return "situation"
    if dit("intentions.quand", d.plie) and (d.dispositifs or _sujets(conversation)):
        return "quand"
    if DROIT_DE_L_AUTRE.search(d.plie):
        return "droit_employeur"
    if dit("intentions.eligibilite", d.plie):
        return "situation"
    if petit == "perdu":
        return "perdu"
    if conversation.tours and NU.match(d.plie):
        return "sans_rapport"
    return "fait"


def _cas_sans_metier(d: Demande) -> bool:
    """Return whether a contract or a seniority is told and no job: it is a case to judge, not a path to draw."""
    return not MENACE.search(d.plie) and bool({f.id for f in d.lecture.faits} & CONTRAT) and not (d.profil.valeur("metier_actuel") or d.profil.valeur("metier_vise"))


def _parle_de_son_metier(s: Services, d: Demande) -> bool:
    """Return whether a person whose job is known fears AI, or says what kind of work they would like."""
    if d.profil.valeur("metier_actuel") is None or d.dispositifs:
        return False
    souhait = s.reperes.present("intentions.souhait", d.plie) and not d.profil.valeur("metier_vise")
    return s.reperes.present("intentions.crainte_ia", d.plie) or souhait and bool(s.orientation.chemins.lire_envies(d.message))


def _nu(d: Demande) -> bool:
    """Return whether a message only names a scheme: « et le ptp du coup ? » asks for its verdict, not for a fact."""
    autres = [m for m in re.findall(r"[a-z]{3,}", d.plie) if m not in REMPLISSAGE]
    return len(autres) <= 3 and not PRECIS.search(d.plie)


def _sujets(conversation: Conversation) -> tuple[str, ...]:
    """Return what the last answer that had a subject was about."""
    return next((t.sujets for t in reversed(conversation.tours) if t.sujets), ())


def dernier_tour(conversation: Conversation, *genres: str) -> Tour | None:
    """Return the last turn of one of these kinds."""
    return next((t for t in reversed(conversation.tours) if t.genre in genres), None)


def _completer_sujet(s: Services, conversation: Conversation, d: Demande) -> Demande:
    """Give a follow-up its subject: the last schemes shown, or the last question with the new words put in."""
    if d.genre == "rang":
        return replace(d, rang=next((r for debut, r in RANGS if debut in d.plie), 0))
    if d.genre == "reprise":
        return _reprendre(s, conversation, d)
    if d.genre in (*SUITES_DISPOSITIF, "et_si", "argent") and not d.dispositifs:
        return replace(d, dispositifs=_nommes_avant(s, conversation) or _schemes(conversation))
    if d.genre == "situation" and not d.dispositifs:
        return replace(d, dispositifs=_nommes_avant(s, conversation))
    if d.genre == "certification" and s.reperes.present("intentions.formation_nue", d.plie):
        return replace(d, question=f"formation pour devenir {d.profil.valeur('metier_vise')}")
    return d


def _schemes(conversation: Conversation) -> tuple[str, ...]:
    """Return the schemes that the last answer about schemes showed."""
    return next((i for t in reversed(conversation.tours) if (i := dispositifs_de(t.sujets))), ())


def _nommes_avant(s: Services, conversation: Conversation) -> tuple[str, ...]:
    """Return the schemes that the person named last, while the talk is still about them."""
    for tour in reversed(conversation.tours[-SUIVI:]):
        nommes = dispositifs_nommes(s.droit, tour.message)
        if nommes:
            return nommes
    return ()


def _reprendre(s: Services, conversation: Conversation, d: Demande) -> Demande:
    """Complete « et pour X ? » with the last question of the field, its year, its place or its subject replaced."""
    dernier = dernier_tour(conversation, "fait", "certification", "argent", "comment", "quand", "pourquoi", "comparaison",
                           "situation", "metier")
    if dernier is None:
        return replace(d, genre="fait")
    if dernier.genre in ("argent", "comment", "quand", "pourquoi") and d.dispositifs:
        return replace(d, genre=dernier.genre)
    reste = OUVERTURE.sub("", d.message)
    avant = _substituer(dernier.question_comprise, reste)
    genre = dernier.genre if dernier.genre in ("fait", "certification", "metier") else "fait"
    if genre == "certification" and parlants(reste):
        return replace(d, genre=genre, question=reste, plie=plier(reste))
    sujets = d.dispositifs or dispositifs_nommes(s.droit, dernier.question_comprise)
    return replace(d, genre=genre, question=avant, plie=plier(avant), dispositifs=sujets,
                   reste=reste if parlants(reste) and not ANNEE.search(reste) and not lieux_nommes(reste) else "")


def dispositifs_de(sujets: tuple[str, ...]) -> tuple[str, ...]:
    """Return the schemes among the subjects of a turn (the others are certifications, jobs or passages)."""
    return tuple(i for i in sujets if re.fullmatch(r"[a-z_0-9]+", i))


def parlants(texte: str) -> list[str]:
    """Return the words of a text that name something."""
    return [t for t in termes(texte) if t not in FAIBLES and not t.isdigit()]


def _substituer(question: str, reste: str) -> str:
    """Return a question with the year or the place of a follow-up in the place of its own, else both together."""
    annees = ANNEE.findall(reste)
    if annees and len(parlants(reste)) >= 3:
        for lieu in lieux_nommes(question):
            question = re.sub(re.escape(lieu), " ", question, flags=re.IGNORECASE)
        return f"{ANNEE.sub(' ', question).rstrip(' ?.')} {reste}"
    if annees:
        return ANNEE.sub(annees[0], question) if ANNEE.search(question) else f"{question} {reste}"
    if lieux_nommes(reste) or re.search(r"\b(r[ée]gion|occitanie|france)\b", reste, re.IGNORECASE):
        for lieu in lieux_nommes(question):
            question = re.sub(re.escape(lieu), " ", question, flags=re.IGNORECASE)
    return f"{question.rstrip(' ?.')} {reste}"
