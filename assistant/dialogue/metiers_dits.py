"""The two jobs a person says, recognised in ROME, and what follows from them: whether the code changes."""

from __future__ import annotations

import re

from assistant.dialogue.services import Services
from assistant.domaine.orientation import MetierReconnu
from assistant.domaine.profil import Fait, Profil
from assistant.domaine.texte import plier

# « quels métiers dans le bois ? » asks what a field holds; about AI or the region, the white paper answers.
DOMAINE = re.compile(r"^\W*(et |alors )?(quels?|quoi comme|des|les|il y a quoi comme) metiers? (il y a |existent? |possibles? |on trouve )?(dans|du|de la|de l'|en lien avec|autour d[eu]) (?!.*\b(occitanie|livre|oit|ocde|top|finance\w*|expose\w*|tension|liste|region)\b).{3,40}$")
DOMAINE_VOULU = re.compile(
    r"\b(veux|voudrais|aimerais|souhaite|jveux|jveu|envie d[e'] ?|reve d[e'] ?)( bien| plutot| enfin)? ?"
    r"(travailler|bosser|me former|evoluer|partir|aller|me reconvertir|me reorienter|me lancer|basculer|faire carriere) "
    r"(dans|vers) (le |la |l'|les )(secteur |domaine |milieu |monde |metiers? )?(du |de la |de l'|des |de )?"
    r"(?!(meme|prive|public|boite|entreprise|region|ville|futur|joie|journee|nuit)\b)(?P<x>[a-z'-]+( (?!depuis|et\b|mais|avec|en\b|car\b|je\b|pour\b)[a-z'-]+)?)")
SUR = 0.5  # confidence under which a job is not taken for said


EXEMPLE = re.compile(r"\b(genre|type|style|par exemple|comme|ou bien) (une? |d'une? |de |la |le |l')?$")


def exemple_dit(s: Services, message: str) -> MetierReconnu | None:
    """Return the job that a field is told by: « dans les bureaux, genre secrétaire »; None when a field stands alone."""
    if not domaine_nomme(plier(message)):
        return None
    mentions = [m for m in s.orientation.metiers.mentions(message) if m.candidats[0].confiance >= SUR]
    return next((m.candidats[0] for m in mentions if EXEMPLE.search(plier(message[: m.debut]).rstrip(", ") + " ")), None)


def reconnaitre(s: Services, profil: Profil, fait: str) -> MetierReconnu | None:
    """Return the job a fact names, None when unsaid or unsure."""
    mots = profil.valeur(fait)
    if not isinstance(mots, str):
        return None
    trouves = s.orientation.metiers.reconnaitre(mots)
    return trouves[0] if trouves and trouves[0].confiance >= SUR else None


def domaine_nomme(plie: str) -> str:
    """Return the field of work that a folded message asks about or wishes, "" when it names none."""
    voulu = DOMAINE_VOULU.search(plie)
    if voulu is not None:
        return voulu["x"]
    return re.sub(r"^.*?metiers?( il y a| existent?| possibles?| on trouve)? (dans|du|de la|de l'|en lien avec|autour d[eu]) ?(le |la |l'|les )?", "", plie).strip(
        " ?.") if DOMAINE.search(plie) else ""


def avec_changement(s: Services, profil: Profil) -> Profil:
    """Return the profile with whether the ROME code changes, deduced from both jobs unless the person said it."""
    dit = profil.faits.get("change_de_metier")
    change = _changement(s, profil)
    if change is None or dit is not None and dit.origine != "deduit":
        return profil
    return profil.avec((Fait("change_de_metier", change, origine="deduit"),))


def _changement(s: Services, profil: Profil) -> bool | None:
    """Return whether the code changes between the two jobs said, None when one is not surely recognised."""
    actuel, vise = (reconnaitre(s, profil, fait) for fait in ("metier_actuel", "metier_vise"))
    if actuel is None or vise is None:
        return None
    return s.orientation.changement_de_code(actuel.metier, vise.metier).change
