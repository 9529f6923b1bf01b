"""The facts of a message in the light of the talk: bare numbers, corrections, suppositions, a job said alone."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from assistant.dialogue import quantites
from assistant.dialogue.lecture import Lecture, lire_faits
from assistant.dialogue.lecture.dates import DATE
from assistant.dialogue.memoire import COURT, courant, question_en_attente
from assistant.dialogue.quantites import CORRECTION, NU
from assistant.dialogue.services import Services
from assistant.domaine.profil import Fait
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier

# Said of something else than the question still open: none of their words answers it.
AUTRE_CHOSE = ("fil.mieux", "fil.humain", "fil.discret", "refus.commission", "intentions.choix")
METIER_SEUL = 5  # words; longer, a message says more than the name of a job
# Words of a person speaking of oneself, and of a question put in general.
PERSONNE = re.compile(r"\b(je|j|moi|mon|ma|mes|me|m|suis|nous|notre|jai|jsuis|chuis|chui|jsui)\b")
GENERALE = re.compile(r"\b(conditions?|ancienneté|anciennete|delais?|duree|combien|montant|plafond|taux|regles?|quel(le)?s?|comment|qui|quoi|"
                      r"peut[- ]on|faut[- ]il|droits?|demarches?|etapes?|salaire|remuneration|difference|est[- ]ce)\b|\?")
PRECIS = re.compile(r"\b(combien|delais?|duree|quand(?! meme)|comment|qui|salaire|paye\w*|pourquoi|conditions?|difference|refus\w*|quoi|etapes?|"
                    r"plafond|montant|prix|cout|gratuit|oblig\w*|article|definition|commission|dossier|formation|dur\w+|longtemps|temps|risque\w*)\b")
# A case put in short: « quelles options pour un cdi de 6 ans » is to be judged like a person.
CAS = re.compile(r"\b(options?|aides?|solutions?|possibilites?|droit a quoi|quels? dispositifs?)\b")
GENERAUX = frozenset({"type_contrat", "formation_temps_partiel", "certification_visee", "mobilite", "type_projet", "rqth",
                      "niveau_diplome", "inscrit_france_travail", "en_arret_maladie", "formation_hors_temps_travail"})
# « et si j'étais en CDD » supposes « je suis en CDD ».
AU_PRESENT = ((r"\bj'[ée]tais\b|\bje (passais|devenais|serais|passe|deviens)\b", "je suis"), (r"\bj'avais\b|\bj'aurais\b|\bj'(atteins|arrive [aà]|atteignais|arrivais [aà])\b", "j'ai"),
              (r"\bje (re)?(trouvais|prenais|signais|passais|trouve|prends|signe|passe)\b(?= (un |en )?(cdi|cdd|contrat|interim))", "je suis en"),
              (r"\bje gagn(ais|erais)\b", "je gagne"), (r"\bje travaill(ais|erais)\b", "je travaille"), (r"\b(refusait|refuserait)\b", "refuse"),
              (r"\bacceptait\b", "accepte"))
OUI_NON_SEUL = re.compile(r"^\W*(oui|ouais|non|nan|ok|si|d'accord|pas (vraiment|du tout|encore))( (oui|non|merci|bien sur|voila))?\W*$")
DU_CAS = ("aspect", "et_si", "argent", "quand", "comment", "pourquoi", "comparaison", "recentre")
SUJET_REPRIS = re.compile(r"^\W*(oui |non |et |mais |donc )*(elle|il|ca|ce|c'est|on (la|le))\b")
OU_PAS = re.compile(r"\bou (pas|non|quoi)\W*$")
PEUT_ETRE = re.compile(r"\b(peut[- ][êe]tre|pourquoi pas|plut[oô]t|par exemple)\b", re.IGNORECASE)
# The wished job changed: « finalement ébéniste », « assistante dentaire alors ? ».
REVIREMENT = re.compile(r"^\W*(finalement|plut[oô]t|en fait|ou alors|ou plut[oô]t|non,? plut[oô]t|non)\b|\b(finalement|plut[oô]t|alors)\W*$", re.IGNORECASE)
AUTRUI = frozenset({"collegue", "ami", "amie", "voisin", "voisine", "cousin", "cousine", "pote", "copain", "copine"})
HESITATION = re.compile(r"\b(finalement|en fait|alors|non|ou plut[oô]t|peut[- ][êe]tre|pourquoi pas|genre|plut[oô]t|par exemple|je (sais|pense)( pas)?|hein|svp)\b|[?!.…]", re.IGNORECASE)
OUVERTURE = re.compile(r"^\W*(et|quid|idem|pareil|m[êe]me|sauf)( (pour|si|de|du|avec|au|aux))?\b\s*", re.IGNORECASE)


_MOIS = r"(?P<mois>janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre)(?: (?P<annee>20\d\d))?"
MOIS = re.compile(rf"\b{_MOIS}\b", re.IGNORECASE)
MOIS_SEUL = re.compile(rf"^(?:en |pour |au mois d[e'] ?|fin |debut )?{_MOIS}$")
JOUR_SEUL = re.compile(rf"^(?:(?:en|pour|au mois d[e'] ?|le|des|debut|mi|fin) ?)*(?:{DATE})$")
# The start of a training, supposed at another month.
AUTRE_DEBUT = re.compile(r"^\W*(et |mais |ou |plutot |non )*(si |meme si |plutot |s'(?=il|elle|on))?.{0,30}\b(en|pour|des|vers|a partir d[eu']|fin|debut|mi|le|au|a|jusqu'(en|au|a)) ?(\d|[a-z])")
LA_FORMATION = re.compile(r"^(\W*(?:et |mais )?(?:si )?)(?:elle|ca|c') ?(?=(?:est|etait|était|soit|se fait|se faisait) (?:a |à |en )?(?:temps|mi-?temps))", re.IGNORECASE)
# Dated so, another thing than the training: a contract, a letter, a dismissal.
PAS_LA_FORMATION = re.compile(r"\b(cdd|cdi|contrat|demission\w*|licenci\w*|mission|emploi|poste|(re)?embauch\w*|depos\w*|demand\w*|dossier|repon\w*|refus\w*|fini\w*|termin\w*|"
                              r"rupture|preavis|age|ans|retraite|commission|inscri\w*|envoy\w*|lettre|smic|sign\w*|depuis|jusqu'a quand|quand|combien|qu[ei]l\w*)\b")
# What comes before the one thing that a supposition changes: « et s'il met 5 ? », « et si c'est en avril ? ».
REPRISE = re.compile(r"^\W*(?:et|ou|mais|alors)?\s*(?:si |s'(?=il|elle))?(?:(?:mon |ma |le |la |l')?(?:patron\w*|employeur|boite|chef\w*)|il|elle|on|je|j'|ca|c'est|c'etait)?\s*"
                     r"(?:met\w*|paye\w*|paie\w*|donne\w*|commence\w*|demarre\w*|va|monte|passe|etait|est)?\s*(?:a |jusqu'a |plutot )?(?=\d|en |pour |fin |debut |au mois|[a-z]+$)")


def entendre(s: Services, conversation: Conversation, message: str) -> Lecture:
    """Return the facts of a message; a bare quantity that answers no question takes the one fact it can measure."""
    message = quantites.en_clair(conversation, message)
    message = LA_FORMATION.sub(r"\1la formation ", message) if _d_une_formation(conversation) else message
    plie = plier(message)
    posee = None if _parle_d_autre_chose(s, conversation, plie) or _apres_autre_chose(conversation, plie) else question_en_attente(conversation)
    corrige = quantites.corriger(conversation, plie)
    if corrige is not None:
        return _lire(s, conversation, CORRECTION.sub("", message), corrige)
    lecture = _lire(s, conversation, message, posee)
    if posee is None and _generale(plie, lecture) or _d_un_autre(conversation, lecture):
        return replace(lecture, faits=())
    if _nomme_un_metier(s, conversation, message, lecture):
        return _lire(s, conversation, HESITATION.sub("", message), "metier_vise")
    if lecture.faits or lecture.inconnus or not conversation.tours:
        return lecture
    if not NU.match(plie):
        return _dit_du_sujet(s, conversation, message) or lecture
    mesure = quantites.mesurable(conversation.profil, plie, courant(conversation).dispositifs)
    return _lire(s, conversation, message, mesure) if mesure else lecture


def _parle_d_autre_chose(s: Services, conversation: Conversation, plie: str) -> bool:
    """Return whether a message is about something else than the question still open: it compares, complains, takes a supposition back."""
    if conversation.tours and conversation.tours[-1].genre == "et_si" and s.reperes.present("suites.retire", plie):
        return True
    return any(s.reperes.present(cle, plie) for cle in AUTRE_CHOSE)


def _apres_autre_chose(conversation: Conversation, plie: str) -> bool:
    """Return whether a bare yes or no follows an answer about the case that asked nothing: it takes no older question up."""
    dernier = conversation.tours[-1] if conversation.tours else None
    return dernier is not None and dernier.genre in DU_CAS and dernier.reponse.question_suivante is None and OUI_NON_SEUL.match(plie) is not None


def _d_un_autre(conversation: Conversation, lecture: Lecture) -> bool:
    """Return whether the facts are those of a colleague met in passing, in somebody's own case."""
    passe = lecture.tiers in AUTRUI and not conversation.personne and conversation.profil.valeur("type_contrat") is not None
    return passe and all(f.id != "type_contrat" for f in lecture.faits)


def _dit_du_sujet(s: Services, conversation: Conversation, message: str) -> Lecture | None:
    """Return what « elle serait signée en mars » says of the scheme that the last answer spoke of, None when it says nothing."""
    propos = courant(conversation)
    if not propos.dispositifs or len(message.split()) > COURT or "?" in message or OU_PAS.search(plier(message)) or not SUJET_REPRIS.match(plier(message)):
        return None
    dispositif = s.droit.dispositif(propos.dispositifs[0])
    lecture = _lire(s, conversation, f"{dispositif.sigle or dispositif.libelle} : {message}", None)
    return lecture if lecture.faits and all(f.preuve in message for f in lecture.faits) else None


def _lire(s: Services, conversation: Conversation, mots: str, question: str | None) -> Lecture:
    smic = s.droit.parametres["smic_horaire_brut"].datee(conversation.date)
    return lire_faits(mots, le=conversation.date, question_posee=question, profil=conversation.profil,
                      metiers=s.orientation.metiers, smic_horaire=smic.valeur if smic else None)


def _nomme_un_metier(s: Services, conversation: Conversation, message: str, lecture: Lecture) -> bool:
    """Return whether a few words only name a job (« aide-soignante peut-être »), after the wished job was asked."""
    vise = conversation.profil.valeur("metier_vise")
    autre = bool(REVIREMENT.search(message))
    attendu = vise is None and ("metier_vise" in conversation.posees or bool(PEUT_ETRE.search(message)) and bool(conversation.tours)) or vise is not None and autre
    lus = {f.id for f in lecture.faits} - ({"metier_actuel"} if autre and vise is not None else set())
    if not attendu or lus or lecture.inconnus or len(message.split()) > METIER_SEUL or "?" in message and not autre:
        return False
    return not PRECIS.search(plier(message)) and bool(s.orientation.metiers.mentions(message))


def _generale(plie: str, lecture: Lecture) -> bool:
    """Return whether a message asks about a case in general: « conditions cif cdd » is not a person in CDD."""
    if not lecture.faits or lecture.tiers is not None or PERSONNE.search(plie) or CAS.search(plie):
        return False
    return {f.id for f in lecture.faits} <= GENERAUX and bool(GENERALE.search(plie))


def _supposition_reprise(conversation: Conversation, message: str) -> str:
    """Return the last supposition with the number or the month just said in it (« et 6 % ? », « et en avril ? »)."""
    suite = list(takewhile(lambda t: t.genre == "et_si", reversed(conversation.tours)))
    reste = REPRISE.sub("", plier(message)).strip(" ?!.")
    if not suite and (autre := _autre_mois(conversation, plier(message))):
        return autre
    if not suite or not reste:
        return message
    dernier = max(suite, key=lambda t: len(t.message))  # « et s'il met 5 ? » leans itself on a longer one
    mois = MOIS_SEUL.match(reste)
    if mois and (ancien := MOIS.search(dernier.message)):
        annee = mois["annee"] or ancien["annee"] or ""
        return dernier.message.replace(ancien.group(), f"{mois['mois']} {annee}".strip(), 1)
    nombre = re.search(r"\d[\d., \u202f]*", reste)
    if nombre is None or NU.match(reste) is None:
        return message
    return re.sub(r"\d[\d., \u202f]*", f"{nombre.group().strip()} ", dernier.message, count=1)


def _autre_mois(conversation: Conversation, plie: str) -> str:
    """Return « et si je la prends en juin à la place » as the start that it supposes, "" when no start was told."""
    jour = re.search(DATE, plie)
    if jour is None or conversation.profil.valeur("formation_debut") is None or len(plie.split()) > COURT + 4:
        return ""
    return f"et si la formation commence le {jour.group().removeprefix('le ')}" if AUTRE_DEBUT.search(plie) and not PAS_LA_FORMATION.search(plie) else ""


def _d_une_formation(conversation: Conversation) -> bool:
    """Return whether the last message was about a course: « elle » is then the course."""
    return bool(conversation.tours and re.search(r"\bformation\b", plier(conversation.tours[-1].message)))


def supposer(s: Services, conversation: Conversation, message: str, lecture: Lecture) -> tuple[Fait, ...]:
    """Return the facts that « et si j'étais en CDD ? » supposes: what follows the opening, read as if it were said."""
    if lecture.faits or not conversation.tours:
        return ()
    nombre = quantites.autre_nombre(conversation, plier(message))
    if nombre and not (conversation.tours[-1].genre == "et_si" and quantites.voisins(nombre[1], plier(conversation.tours[-1].message))):
        return _lire(s, conversation, nombre[1], nombre[0]).faits
    reprise = _supposition_reprise(conversation, message)
    if reprise == message and not s.reperes.present("suites.et_pour", plier(message)):
        return ()
    message = reprise
    reste = OUVERTURE.sub("", message).strip(" ?!.")
    for motif, present in AU_PRESENT:
        reste = re.sub(motif, present, reste, flags=re.IGNORECASE)
    if reste == message:
        return ()
    if conversation.profil.valeur("formation_debut") is not None and JOUR_SEUL.match(plier(reste)):
        reste = f"formation à partir de {reste}"  # « et en juillet ? », « et le 15 mars ? » : another start
    lue = lire_faits(reste, le=conversation.date, profil=conversation.profil, metiers=s.orientation.metiers)
    return lue.faits or lue.hypothese
