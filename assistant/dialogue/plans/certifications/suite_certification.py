"""One aspect of the certification just shown: what the data hold, and plainly what they do not."""

from __future__ import annotations

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.plans.certifications.certifications_dites import (
    au_regard_de_la_formation,
    ligne,
    niveau_en_mots,
    verdict,
)
from assistant.dialogue.plans.metiers.vers_le_metier import nom_dit
from assistant.dialogue.services import Services
from assistant.dialogue.titres_suivis import aspect_suivi, montrees
from assistant.domaine.droit import Bilan
from assistant.domaine.orientation import CertificationTrouvee
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import evaluer

MAXI = 5
PAYEURS = ("ptp", "periode_reconversion", "cpf", "prp_c2p")
ABSENTS = {"prix": "le prix", "duree": "la durée", "lieu": "les lieux, les places ni les dates", "acces": "les conditions d'entrée", "contenu": "le programme"}


def repondre_suite_certification(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return the answer to what is asked of the certifications shown; the first one, when one answer must be given."""
    aspect = aspect_suivi(s, conversation, d) or "etat"
    trouvees = tuple(t for n in montrees(conversation)[:MAXI] if (t := s.orientation.certifications.par_numero(n, d.le)))
    if aspect in ("laquelle", "remplacee"):
        trouvees = _avec_suivantes(s, d, trouvees)
    blocs = _blocs(s, d, aspect, trouvees)
    return Ebauche("repondu", tuple(blocs), "certification", sujets=tuple(t.certification.numero for t in trouvees), certifications=trouvees,
                   contacts=s.joignables("cep-salarie"), montres=tuple(t.certification.numero for t in trouvees))


def _avec_suivantes(s: Services, d: Demande, trouvees: tuple[CertificationTrouvee, ...]) -> tuple[CertificationTrouvee, ...]:
    """Return the certifications with those that replace the ones whose end has passed: « lequel prendre » is about these."""
    numeros = [n for t in trouvees for n in (t.certification.numero, *(s.orientation.certifications.successeurs(t.certification.numero)[:2]
                                                                       if t.etat == "expiree" else ()))]
    return tuple(t for n in dict.fromkeys(numeros) if (t := s.orientation.certifications.par_numero(n, d.le)))[:MAXI]


def repondre_vae_diplome(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return what is known of the VAE of the diploma of a job: its number, its rule, and that the data do not hold its ways in."""
    reconnu = s.orientation.metiers.mentions(d.message)[-1].candidats[0]
    trouvees = s.orientation.menant_a(reconnu, d.le).mene[:1]
    tete = _vae(s, trouvees[0]) if trouvees else [dit(s.phrases.dire("orientation.vae_sans_titre", metier=nom_dit(reconnu)))]
    return Ebauche("repondu", tuple(tete), "certification", sujets=("vae",), certifications=trouvees, contacts=s.joignables("france-vae", "cep-salarie"))


def _blocs(s: Services, d: Demande, aspect: str, trouvees: tuple[CertificationTrouvee, ...]) -> list[Bloc]:
    premiere = trouvees[0]
    if aspect in ABSENTS:
        texte = s.phrases.dire("orientation.aspect_absent", quoi=ABSENTS[aspect], intitule=premiere.certification.intitule, numero=premiere.certification.numero)
        return [dit(texte, premiere.passage, calcule=texte)]
    if aspect == "niveau":
        return [liste(*(niveau_en_mots(s, t) for t in trouvees)) if len(trouvees) > 1 else Bloc((niveau_en_mots(s, premiere),))]
    if aspect == "vae":
        return _vae(s, premiere)
    if aspect == "finance":
        return _financement(s, d, premiere)
    if aspect == "pendant":
        return [dit(s.phrases.dire("orientation.finie_question")), Bloc((ligne(s, premiere), *au_regard_de_la_formation(s, premiere, d.profil, d.le)))]
    if aspect == "qui":
        passage = s.passage(premiere.passage)
        return [dit(passage.texte, passage.id)] if passage is not None else []
    tete = _tete(s, aspect, trouvees)
    alertes = [Bloc((p,)) for t in trouvees for p in au_regard_de_la_formation(s, t, d.profil, d.le)]
    return [*tete, liste(*(ligne(s, t) for t in trouvees)), *alertes, dit(s.phrases.dire("orientation.verifier"))]


def _tete(s: Services, aspect: str, trouvees: tuple[CertificationTrouvee, ...]) -> list[Bloc]:
    if aspect == "laquelle" and len(trouvees) > 1:
        return [dit(s.phrases.dire("orientation.laquelle"))]
    if aspect == "etat" and len(trouvees) == 1:
        return [Bloc((verdict(s, trouvees[0]),))]
    if aspect == "remplacee" and len(trouvees) == 1 and not trouvees[0].certification.remplacee_par:
        return [dit(s.phrases.dire("orientation.sans_remplacante"))]
    return []


def _vae(s: Services, t: CertificationTrouvee) -> list[Bloc]:
    texte = s.phrases.dire("orientation.vae_du_titre", intitule=t.certification.intitule, numero=t.certification.numero)
    regles = [p for i in ("regle/vae/recevabilite", "regle/vae/france_vae_partiel") if (p := s.passage(i)) is not None]
    return [dit(texte, t.passage, calcule=texte), *(dit(p.texte, p.id) for p in regles)]


def _financement(s: Services, d: Demande, t: CertificationTrouvee) -> list[Bloc]:
    """Return who may pay a registered title, then who pays in each scheme that the case leaves open."""
    cle = "finance_rncp" if t.certification.numero.startswith("RNCP") else "finance_rs"
    texte = s.phrases.dire(f"orientation.{cle}", intitule=t.certification.intitule, numero=t.certification.numero)
    tete = Phrase(texte, (t.passage, "regle/ptp/certification", "regle/cpf/formation_eligible"), calcule=texte)
    if d.profil.valeur("type_contrat") is None:
        return [Bloc((tete, Phrase(s.phrases.dire("orientation.finance_selon"))))]
    ouverts = (b.id for b in evaluer(s.droit, d.profil, d.le) if b.id in PAYEURS and b.verdict in ("possible", "a_preciser") and _contrat_admis(b))
    return [Bloc((tete,)), dit(s.phrases.dire("orientation.finance_cas")), liste(*(Phrase(s.droit.dispositif(i).fiche["qui_paie"], (f"regle/{i}/qui_paie",)) for i in ouverts))]


def _contrat_admis(bilan: Bilan) -> bool:
    """Return whether the contract told is surely one that the scheme takes."""
    return all(c.etat == "remplie" for c in bilan.conditions if c.id == "contrat")
