"""Two requests in one message: where it is cut, and how the two answers are told one after the other."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue.ebauche import Ebauche
from assistant.dialogue.reperes import Reperes
from assistant.domaine.texte import plier

SEULS = ("comparaison", "refus_commission", "et_si", "urgence", "simple", "source", "perdu", "jeune", "hors_sujet", "erreur")  # kinds that take the whole message
MINI = 2  # words of a part; fewer ask nothing by themselves


def couper(reperes: Reperes, message: str) -> tuple[str, str] | None:
    """Return the two requests of a message, each with its own words; None when it holds one."""
    plie = plier(message)
    for place in reperes.places("doubles.coupe", plie):
        if not reperes.present("doubles.demande", plie[:place]):
            continue
        mots, rang = message.split(), len(plie[:place].split())
        avant, apres = " ".join(mots[:rang]).rstrip(" ,;"), " ".join(mots[rang:])
        if min(len(avant.split()), len(apres.split())) > MINI:
            return avant, apres
    return None


def se_joignent(entiere: Ebauche, premiere: Ebauche, seconde: Ebauche) -> bool:
    """Return whether both parts are answered, the second by something else than the first."""
    if entiere.genre in SEULS or {premiere.genre, seconde.genre} & set(SEULS):
        return False
    if premiere.statut != "repondu" or seconde.statut != "repondu":
        return False
    return bool(_preuves(seconde) - _preuves(premiere)) and bool(_preuves(premiere))


def joindre(premiere: Ebauche, seconde: Ebauche) -> Ebauche:
    """Return one answer that tells both; only one question is asked, and it comes last."""
    blocs, question = list(premiere.blocs), premiere.question
    fin = [blocs.pop()] if question is not None else []
    suite = list(seconde.blocs)
    if question is not None and seconde.question is not None:
        suite.pop()
    return replace(
        premiere, blocs=(*blocs, *suite, *fin), sujets=tuple(dict.fromkeys((*premiere.sujets, *seconde.sujets))),
        bilans=premiere.bilans or seconde.bilans, certifications=premiere.certifications or seconde.certifications,
        avertissements=(*premiere.avertissements, *seconde.avertissements), calendrier=premiere.calendrier or seconde.calendrier,
        contacts=tuple(dict.fromkeys((*premiere.contacts, *seconde.contacts))), question=question or seconde.question,
        passerelles=premiere.passerelles or seconde.passerelles, metier_actuel=premiere.metier_actuel or seconde.metier_actuel,
        metier_vise=premiere.metier_vise or seconde.metier_vise, annexes=(*premiere.annexes, *seconde.annexes))


def _preuves(e: Ebauche) -> set[str]:
    return {i for b in e.blocs for p in b.phrases for i in p.preuves}
