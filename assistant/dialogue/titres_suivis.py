"""What a message asks of certifications: one aspect of the one just shown, a title for a job, a level, a VAE of a given diploma."""

from __future__ import annotations

import re

from assistant.dialogue import memoire
from assistant.dialogue.demande import NUMERO, Demande
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier
from assistant.orientation.mots import racines

SUIVI = 3  # turns during which a certification shown may be pointed to
MOTS = 11  # a longer message says its own subject
# What one asks of a certification, surest words first. Folded.
ASPECTS = (
    ("laquelle", r"\b(laquelle|lequel|lesquel(le)?s)\b|\b(la|le) (mieux|meilleure?|plus (sure|simple|facile|courte?|rapide))\b|\bje prends quoi\b"),
    ("pendant", r"\b(expire|finit|s'arrete|perime\w*|termine)\b.{0,20}\b(pendant|en cours|au milieu|avant la fin)\b"),
    ("remplacee", r"\b(remplac\w*|nouvelle (version|fiche)|succede|la suivante)\b"),
    ("etat", r"\b(en vigueur|valable|valide|enregistree?|actuelle?|encore bonn?e?|toujours bonn?e?|d'actualite|echeance|expire\w*|perimee?|jusqu'a quand|jusque quand|a jour|reconnue?|finit quand)\b"),
    ("niveau", r"\bniveau\b|\bbac ?(\+|plus)|\bequiva\w*|\bca vaut quoi\b|\bun (vrai )?diplome\b"),
    ("vae", r"\bvae\b|\bvalidation des acquis\b"),
    ("finance", r"\bfinanc\w*|\bqui (me |la |le )?(paie|paye)\b|\bpaye\w* par\b|\bpris\w* en charge\b|\b(avec|par) (mon |le )?(cpf|ptp)\b"),
    ("prix", r"\b(prix|tarif|coute\w*|cher|chere)\b|\bc'est combien\b|\bcombien ca\b"),
    ("duree", r"\b(combien de (temps|mois|semaines|annees?|ans|heures)|duree|dure|longue?|longtemps|combien d'heures)\b"),
    ("lieu", r"\b(ou (on |je |j'|peux |peut |puis |la |le |se |me |y )*(pass\w*|fai\w*|prepar\w*|form\w*|suivre|trouv\w*)|quelle? (ecole|centre|organisme)|pres de|places?|dates?|sessions?|inscrire|inscription|a distance)\b"),
    ("acces", r"\b(prerequis|condition\w* d'(entree|acces)|faut (il )?(le bac|un diplome|quoi pour (entrer|y entrer))|sans (le )?bac|concours|selection|accessible)\b"),
    ("contenu", r"\b(programme|contenu|matieres?|on y apprend|on apprend|stages?|alternance)\b"),
    ("qui", r"\b(certificateur|delivre\w*|qui (la |le )?donne)\b"),
    ("numero", r"\b(rncp|numero|code|fiche|nom exact|intitule)\b"),
)
TAIRE = re.compile(r"\b(touche\w*|gagne\w*|salaire|remuner\w*|employeur|patron|commission|dossier|demission\w*|chomage|contrat|anciennete|livre blanc|ia|metiers?)\b")
CADRE = frozenset(racines(
    "et ok alors donc mais bon bonjour merci oui non c'est ce ca cela cette ces il elle elles ils je on tu vous me moi la le les l un une des du de d à en est sont ont a avec "
    "pour par sur quel quelle quels quelles combien comment quand où quoi que qui encore toujours bien vraiment aussi après avant maintenant aujourd'hui hui formation formations titre titres "
    "diplôme certification certifications certificat fait faire peut peux possible y at t ils faut dois prendre choisir exactement environ peu près temps mois ans heures celle celui celles ceux là premier première "
    "deuxième dernier dernière être avoir valoir vaut s'il svp toi si suis fini finit ma mon ta votre janvier février mars avril mai juin juillet août septembre octobre novembre décembre inscris inscrire m commence année prochaine rentrée pareil égal officiel officielle état dit dire plus"))
# A title is asked, for a job named or known.
TITRE = re.compile(r"\b(certif\w*|diplomes?|titres?|formations?|etudes|cursus|rncp|quoi comme (titre|diplome|formation))\b")
DEMANDE = re.compile(r"\?|\b(quel\w*|kel\w*|c'est quoi|existe\w*|y ?a|ya|faut|reconnue?s?|pour (devenir|etre)|liste|cherche|trouver|connais\w*|propose\w*|comme)\b")
# Whether the law asks something to do a job: « faut une carte pour être VTC ? ».
REGLEMENT = re.compile(r"\b(obligatoire\w*|obligatoirement|legal|legale|illegal\w*|reglement\w*|droit d'exercer|carte pro\w*|agrement|autorisation)\b|"
                       r"\b(faut|besoin d'|exige\w*|demande\w*|sans) ?(il |t[- ]il )?(une? |la |le )?(carte|diplome|cap|brevet|agrement|autorisation|permis special)\b|\bpas de (cap|diplome)\b.{0,20}\blegal")
AUTRE_SUJET = re.compile(
    r"\b(financ\w*|paie|paye\w*|prix|cout\w*|salaire|touche\w*|combien|livre blanc|top|occitanie|region|statistiques?|employeur|patron|arret|conge|absence|delai\w*|refus\w*|dossier|"
    r"commission|demission\w*|chomage|allocation|ia|intelligence|20(19|20|21|22|23|24)|femmes|hommes|part|nombre|duree|pendant|deja|j'ai (un|une|mon|le|fait|eu|passe|obtenu)|niveau [3-8]|"
    r"equivalence|etranger|legal|obligatoire|plus (suivies?|demandees?|financees?)|organismes?|ecoles?|centres?|meilleure?s?|droit (a|de|d'))\b")


def montrees(conversation: Conversation) -> tuple[str, ...]:
    """Return the certifications that the talk is about: those of the last answer that named some, unless a case has come between."""
    for tour in reversed(conversation.tours[-SUIVI:]):
        vues = tuple(t.certification.numero for t in tour.reponse.certifications if t.certification.numero in tour.reponse.texte)
        if vues:
            return vues
        if tour.genre in memoire.PERSONNELS or tour.genre in ("comparaison", "aspect"):
            return ()
    return ()


def niveau_de_rien(s: Services, conversation: Conversation, d: Demande) -> bool:
    """Return whether a short message asks the level of a training that neither it nor the talk names: « c'est quel niveau ? »."""
    plie = plier(d.message)
    if len(plie.split()) > MOTS or not re.search(r"\bquel(le)? niveau\b|\bniveau (c'est )?quoi\b", plie) or d.nommes or montrees(conversation):
        return False
    return not {m for m in racines(plie) if len(m) > 1} - CADRE - set(racines("niveau"))


def aspect_suivi(s: Services, conversation: Conversation, d: Demande) -> str | None:
    """Return what a short message asks of the certification shown, None when it names a subject of its own."""
    plie = plier(d.message)
    if len(plie.split()) > MOTS or NUMERO.search(d.message) or TAIRE.search(plie):
        return None
    cle = next((cle for cle, motif in ASPECTS if re.search(motif, plie)), None)
    vues = montrees(conversation)
    if cle is None or not vues or d.nommes and cle not in ("vae", "finance"):
        return None
    reste = plie
    for _, motif in ASPECTS:
        reste = re.sub(motif, " ", reste)
    connus = {mot for n in vues for mot in racines(s.orientation.certifications.intitule(n))}
    return None if {m for m in racines(reste) if len(m) > 1} - CADRE - connus - _sigles(d) else cle


def _sigles(d: Demande) -> set[str]:
    return set(racines("vae cpf ptp pro")) if d.nommes else set()


def demande_un_titre(s: Services, d: Demande) -> bool:
    """Return whether a message asks which title leads to a job that it names, or that the person said to wish, and nothing else."""
    plie = plier(d.message)
    if set(d.nommes) - {"cep"} or not TITRE.search(plie) or AUTRE_SUJET.search(plie) or NUMERO.search(d.message):
        return False
    if {f.id for f in d.lecture.faits} - {"metier_vise", "metier_actuel", "type_projet", "certification_visee"}:
        return False
    mentions = s.orientation.metiers.mentions(d.message)
    if mentions:
        return bool(DEMANDE.search(plie)) or len(plie.split()) <= 5
    vise = d.profil.valeur("metier_vise")
    return bool(vise) and bool(DEMANDE.search(plie) or len(plie.split()) <= 4) and not set(racines(TITRE.sub(" ", plie))) - CADRE


def demande_le_reglement(s: Services, d: Demande) -> bool:
    """Return whether a message asks what the law demands to do a job that it names, and tells no case."""
    plie = plier(d.message)
    if d.nommes or not REGLEMENT.search(plie) or not s.orientation.metiers.mentions(d.message):
        return False
    return {f.id for f in d.lecture.faits} <= {"metier_vise", "metier_actuel", "type_projet", "type_contrat", "certification_visee", "niveau_diplome"} and bool(
        "?" in d.message or re.search(r"\b(faut|legal|obligatoire\w*)\b", plie)) and not re.search(r"\b(employeur|patron|anciennete|conge|cpf|absence|dossier)\b", plie)


def demande_la_vae_d_un_diplome(s: Services, d: Demande) -> bool:
    """Return whether a message asks if the VAE opens one diploma, named by its job."""
    return d.nommes == ("vae",) and bool(s.orientation.metiers.mentions(d.message)) and {f.id for f in d.lecture.faits} <= {"metier_vise"}
