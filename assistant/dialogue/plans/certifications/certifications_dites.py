"""How one certification is said: its line, its state in one word, what its end means for a training to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.dialogue.services import Services
from assistant.domaine.orientation import CertificationTrouvee
from assistant.domaine.profil import Intervalle, Profil
from assistant.grounding.citations import Bloc, Phrase
from assistant.orientation.mene import BIENTOT
from assistant.orientation.passages import NIVEAUX
from assistant.orientation.tables import en_lettres

JOURS_PAR_MOIS = 30
# The names that people know better short.
COURTS = {
    "Certificat d'aptitude professionnelle": "CAP", "Certificat d'aptitude professionnelle agricole": "CAP agricole", "Brevet de technicien supérieur": "BTS",
    "Brevet de technicien supérieur agricole": "BTS agricole", "Baccalauréat professionnel": "bac pro", "Diplôme d'Etat": "diplôme d'État",
    "Bachelor universitaire de technologie": "BUT", "Brevet professionnel de la jeunesse, de l'éducation populaire et du sport": "BPJEPS",
    "Diplôme d'état de la jeunesse, de l'éducation populaire et du sport": "DEJEPS", "Diplôme d'études universitaires scientifiques et techniques": "DEUST",
    "Diplôme d’état supérieur de la jeunesse, de l’éducation populaire et du sport": "DESJEPS", "Titre professionnel": "titre professionnel",
    "Licence professionnelle": "licence professionnelle", "Brevet professionnel": "brevet professionnel", "Certificat de spécialisation": "certificat de spécialisation",
    "Brevet des métiers d'art": "brevet des métiers d'art", "Master": "master", "Licence": "licence", "Titre ingénieur": "titre d'ingénieur",
}  # fmt: skip


def ligne(s: Services, trouvee: CertificationTrouvee) -> Phrase:
    """Return « Titre (RNCP…, niveau 5) : état à la date », with its successor when it has one."""
    c = trouvee.certification
    sorte = f", {COURTS.get(c.type, c.type)}" if c.type and not c.type.startswith("Autre") else ""
    niveau = f", niveau {c.niveau}" if c.niveau else ""
    texte = s.phrases.dire("orientation.certification_ligne", intitule=c.intitule, numero=c.numero, niveau=sorte + niveau,
                           mention=trouvee.mention)
    if c.remplacee_par and "remplacée par" not in trouvee.mention:
        texte += ". " + s.phrases.dire("orientation.successeur", liste=", ".join(c.remplacee_par))
    return Phrase(texte, (trouvee.passage,), calcule=texte)


def niveau_en_mots(s: Services, trouvee: CertificationTrouvee) -> Phrase:
    """Return « Titre (RNCP…) : niveau 5 (bac+2) », or that its register gives none."""
    c = trouvee.certification
    niveau = f"niveau {c.niveau} ({NIVEAUX[c.niveau]})" if c.niveau else s.phrases.dire(
        "orientation.niveau_aucun" if c.numero.startswith("RS") else "orientation.niveau_inconnu")
    texte = s.phrases.dire("orientation.certification_ligne", intitule=c.intitule, numero=c.numero, niveau="", mention=niveau)
    return Phrase(f"{texte}.", (trouvee.passage,), calcule=texte)


def verdict(s: Services, trouvee: CertificationTrouvee) -> Phrase:
    """Return yes, no, or that it has to be checked: the first word that the question waits for."""
    cle = {"en_vigueur": "oui", "expiree": "non", "inconnu": "a_verifier"}[trouvee.etat]
    if trouvee.etat == "expiree" and trouvee.certification.active_au_constat:
        cle = "sans_doute_non"
    return Phrase(s.phrases.dire(f"orientation.valable_{cle}"))


def bientot(s: Services, trouvee: CertificationTrouvee, le: date) -> list[Phrase]:
    """Return a warning when the registration ends so soon that a training would outlive it."""
    fin = trouvee.certification.fin
    if fin is None or not le <= fin < le + BIENTOT:
        return []
    return [_phrase(s, "bientot_finie", trouvee, fin=en_lettres(fin))]


def au_regard_de_la_formation(s: Services, trouvee: CertificationTrouvee, profil: Profil, le: date) -> list[Phrase]:
    """Return what the end of the registration means for the training said: over before it starts, over during it, soon over."""
    fin, debut = trouvee.certification.fin, profil.valeur("formation_debut")
    if fin is None or not isinstance(debut, date) or fin < le:
        return bientot(s, trouvee, le)
    mois = profil.valeur("formation_duree_mois")
    mois = mois.maxi if isinstance(mois, Intervalle) else mois
    if fin < debut:
        return [_phrase(s, "finie_avant", trouvee, fin=en_lettres(fin), debut=en_lettres(debut))]
    if mois and (debut - fin).days + JOURS_PAR_MOIS * int(mois) > 0:
        return [_phrase(s, "finie_pendant", trouvee, fin=en_lettres(fin))]
    return bientot(s, trouvee, le)


def _phrase(s: Services, cle: str, trouvee: CertificationTrouvee, **valeurs: str) -> Phrase:
    texte = s.phrases.dire(f"orientation.{cle}", **valeurs)
    return Phrase(texte, (trouvee.passage, "regle/ptp/certification"), calcule=texte)


def en_phrases(bloc: Bloc, *suite: Phrase) -> Bloc:
    """Return a block with more sentences at its end."""
    return replace(bloc, phrases=(*bloc.phrases, *suite))
