"""What leads to a wished job: the titles that say it, or plainly that none does; what the law asks besides."""

from __future__ import annotations

from datetime import date

from assistant.dialogue.ebauche import dit, liste
from assistant.dialogue.plans.cas.presentation import nom_du_metier
from assistant.dialogue.plans.certifications.certifications_dites import bientot, ligne
from assistant.dialogue.services import Services
from assistant.domaine.orientation import CertificationTrouvee, MetierReconnu
from assistant.grounding.citations import Bloc, Phrase
from assistant.orientation.mene import Menant

AUTRES = 2  # named after the first: more is a list to read, not an answer
LISTE = 5
ACRONYME = 4  # letters


def vers_le_metier(s: Services, nom: str, reconnu: MetierReconnu | None, le: date,
                   en_liste: bool = False) -> tuple[list[Bloc], tuple[CertificationTrouvee, ...]]:
    """Return what leads to a job, and the certifications that the answer shows: one in full, or several when a list is asked."""
    menant = s.orientation.menant_a(reconnu or nom, le)
    montres = (menant.mene or menant.proches or menant.complements[:1] or menant.finis[:1] or menant.cousins)[: LISTE if en_liste else 1 + AUTRES]
    blocs = _tete(s, nom, menant, montres, le, en_liste)
    blocs += _acces(s, reconnu, menant)
    return (blocs if menant.tous else [*blocs, *sans_titre(s)]), montres


def nom_dit(reconnu: MetierReconnu) -> str:
    """Return the job in the words of the person, or of ROME when only an acronym was written."""
    return reconnu.mots if len(reconnu.mots) > ACRONYME else nom_du_metier(reconnu.metier)


def _tete(s: Services, nom: str, menant: Menant, montres: tuple[CertificationTrouvee, ...], le: date, en_liste: bool) -> list[Bloc]:
    """Return the first sentence, which says how sure the link is, then the titles."""
    cle = "formation" if menant.mene else "proche" if menant.proches else "fini" if menant.finis and not menant.complements else "aucune"
    cle += "s" if menant.mene and en_liste and len(montres) > 1 else ""
    texte = s.phrases.dire(f"orientation.parcours_{cle}", metier=nom)
    tete, suite = Phrase(texte, calcule=texte), bientot(s, montres[0], le) if montres else []
    verifier = Phrase(s.phrases.dire("orientation.verifier"))
    if en_liste and menant.tous:
        return [Bloc((tete,)), liste(*(ligne(s, t) for t in montres)), Bloc((*suite, verifier))]
    if not menant.tous:
        suite_de = "complement_rs" if menant.complements else "cousins" if menant.cousins else ""
        rs = [Phrase(s.phrases.dire(f"orientation.{suite_de}"))] if suite_de else []
        return [Bloc((tete, *rs, *(ligne(s, t) for t in montres)))]
    return [Bloc((tete, ligne(s, montres[0]), *suite, *_autres(s, montres[1:]), verifier))]


def _autres(s: Services, montres: tuple[CertificationTrouvee, ...]) -> list[Phrase]:
    if not montres:
        return []
    autres = ", ".join(f"{t.certification.intitule} ({t.certification.numero}{_niveau(t)})" for t in montres)
    texte = s.phrases.dire("orientation.parcours_autres", liste=autres)
    return [Phrase(texte, tuple(t.passage for t in montres), calcule=texte)]


def _niveau(trouvee: CertificationTrouvee) -> str:
    return f", niveau {trouvee.certification.niveau}" if trouvee.certification.niveau else ""


def _acces(s: Services, reconnu: MetierReconnu | None, menant: Menant) -> list[Bloc]:
    """Return what the job asks besides a title: the cautious sentence of its family, else the flag of ROME."""
    if menant.acces is not None:
        regle = s.passage(menant.acces.regle) if menant.acces.regle else None
        suite = (Phrase(regle.texte, (regle.id,)),) if regle is not None else ()
        return [Bloc((Phrase(menant.acces.phrase, calcule=menant.acces.phrase), *suite))]
    if reconnu is None or not reconnu.metier.reglemente:
        return []
    return [dit(s.phrases.dire("orientation.reglemente"), f"metier/{reconnu.metier.rome}")]


def concours_nomme(s: Services, message: str) -> list[Bloc]:
    """Return what a job entered by competition means for who would pay, when a message names one; nothing for any other job."""
    for mention in s.orientation.metiers.mentions(message):
        menant = s.orientation.menant_a(mention.candidats[0], date.min)
        if menant.acces is not None and menant.acces.regle:
            return _acces(s, mention.candidats[0], menant)
    return []


def sur_le_reglement(s: Services, nom: str, reconnu: MetierReconnu, le: date) -> list[Bloc]:
    """Return that the data do not say what the law demands of a job, when nothing of theirs flags it."""
    if reconnu.metier.reglemente or s.orientation.menant_a(reconnu, le).acces is not None:
        return []
    texte = s.phrases.dire("orientation.reglement_inconnu", metier=nom)
    return [dit(texte, calcule=texte)]


def sans_titre(s: Services) -> list[Bloc]:
    """Return what no title means for who would pay, and who can look further."""
    return [dit(s.phrases.dire("orientation.avant_de_payer"), "regle/ptp/certification", "regle/cpf/formation_eligible"),
            dit(s.phrases.dire("orientation.chercher_avec"))]

