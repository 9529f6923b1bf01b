"""A search for a training: at most five certifications, each with its state at the date and what to check."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.dialogue.demande import NUMERO, Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.metiers_dits import reconnaitre
from assistant.dialogue.plans.certifications.certifications_dites import (
    au_regard_de_la_formation,
    ligne,
    verdict,
)
from assistant.dialogue.plans.metiers.vers_le_metier import nom_dit, sur_le_reglement, vers_le_metier
from assistant.dialogue.services import Services
from assistant.dialogue.titres_suivis import demande_le_reglement, demande_un_titre, niveau_de_rien
from assistant.domaine.orientation import CertificationTrouvee, MetierReconnu
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier
from assistant.grounding.citations import Bloc
from assistant.grounding.valeurs import valeurs
from assistant.orientation.demande import lire_demande
from assistant.orientation.mots import racines

MAXI = 5
SUR = 0.5  # confidence under which a job is not taken for named
VALABLE = re.compile(r"\b(valable|valide|en vigueur|encore bon|toujours bon|enregistree?|active?|perimee?|d'actualite)\b(?!.{0,12}\b(quand|quelle)\b)")
# A number alone, or with the few words that ask after it, is the number of a certification: no amount has five digits and no unit.
NUMERO_SEUL = re.compile(r"^\W*(?:(?:le|la|et|fiche|code|numero|titre|c'est|quoi) ){0,3}(\d{5})(?: (?:c'est|il|est|encore|toujours|bon|valable|quoi|ca|vaut))*\W*$")
# Words that frame the request and name no training; what stays is searched.
COURT = 4  # words that one quotes back without tiring
CADRE = re.compile(
    r"\b(je (cherche|voudrais|veux|souhaite|recherche|vise)|j'aimerais|une?|des?|les?|la|quel(le)?s?|formations?|diplomes?|titres?|"
    r"certifications?|pour|devenir|travailler|dans|etre|faire|si possible|niveau|est[- ]elle|est[- ]il|encore|toujours|valables?|"
    r"enregistree?|actifs?|active|professionnel(le)?s?|avec|svp|merci|bonjour|existe|t[- ]il|y a|quoi comme|trouver|me|moi|dois[- ]je|"
    r"comment|on devient|passer|obtenir|suivre|le|du|d'|l'|est|ce que|et|en)\b|[?!.,]"
)


def repondre_certification(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return the certifications found, in force first, or what is wrong with the number given."""
    numeros = numeros_dits(demande)
    if numeros:
        return _par_numero(s, demande, numeros)
    if re.search(r"\b(rncp|rs)\w*\d", demande.plie):
        texte = s.phrases.dire("orientation.numero_malforme")
        return Ebauche("sans_reponse", (dit(texte, calcule=texte),), "certification", contacts=_contacts(s))
    if niveau_de_rien(s, conversation, demande):
        nom, reconnu = _du_metier_vise(s, demande)
        if reconnu is None:
            texte = s.phrases.dire("orientation.quelle_certification")
            return Ebauche("precision_demandee", (dit(texte, calcule=texte),), "certification", contacts=_contacts(s))
    else:
        nom, reconnu = metier_cherche(s, demande)
    if reconnu is not None:
        blocs, montrees = vers_le_metier(s, nom, reconnu, demande.le, en_liste=True)
        if demande_le_reglement(s, demande):
            blocs = [*sur_le_reglement(s, nom, reconnu, demande.le), *blocs]
        return replace(_ebauche(s, [*_meme_code(s, demande, reconnu), *blocs], montrees), metier_vise=reconnu)
    return _trouvees(s, conversation, demande)


def numeros_dits(demande: Demande) -> list[str]:
    """Return the numbers that a message gives, however it writes them: RNCP37674, la fiche 37674, 37674 alone."""
    ecrits = [f"{m[1].upper()}{m[2]}" for m in NUMERO.finditer(demande.message)]
    return ecrits or [f"RNCP{n}" for n in re.findall(r"\bfiche ?(?:n°|numero)? ?(\d{4,5})\b", demande.plie) or NUMERO_SEUL.findall(demande.plie)]


def metier_cherche(s: Services, demande: Demande) -> tuple[str, MetierReconnu | None]:
    """Return the job whose certification is sought, in words, None when a diploma or something narrower than a job is named."""
    mentions = [m for m in s.orientation.metiers.mentions(demande.question) if m.candidats[0].confiance >= SUR]
    lue = lire_demande(demande.question, s.orientation.certifications.sigles)
    if "niveau" in demande.plie or (lue.type is not None or lue.niveau is not None) and not demande_le_reglement(s, demande):
        return "", None
    if not mentions:
        return _du_metier_vise(s, demande) if demande_un_titre(s, demande) else ("", None)
    autres = set(lire_demande(objet(demande.question)).mots) - {mot for m in mentions for mot in racines(m.mots)}
    # Of two jobs named, « je suis A, quel titre pour B », the last one is the one sought.
    return (mentions[-1].mots, mentions[-1].candidats[0]) if len(autres) <= 1 or demande_un_titre(s, demande) or demande_le_reglement(s, demande) else ("", None)


def _du_metier_vise(s: Services, demande: Demande) -> tuple[str, MetierReconnu | None]:
    vise = reconnaitre(s, demande.profil, "metier_vise")
    return (nom_dit(vise), vise) if vise is not None else ("", None)


def _meme_code(s: Services, demande: Demande, vise: MetierReconnu) -> list[Bloc]:
    """Return that the code does not change, when the job said before it has the same: the condition that most files fail on."""
    mentions = s.orientation.metiers.mentions(demande.question)
    dit_ici = any(f.id == "metier_actuel" for f in demande.lecture.faits)  # one job named once is not left for itself
    actuel = mentions[0].candidats[0] if len(mentions) > 1 else None if dit_ici else reconnaitre(s, demande.profil, "metier_actuel")
    changement = s.orientation.changement_de_code(actuel.metier if actuel else None, vise.metier)
    if changement.change is not False or actuel is None:
        return []
    texte = changement.phrase
    regle = s.passage("regle/ptp/changement_de_metier")
    return [dit(texte, f"metier/{actuel.metier.rome}", calcule=texte), *([dit(regle.texte, regle.id)] if regle else [])]


def _trouvees(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return what the search of titles finds; one whose end has passed only when it is the very title asked for."""
    trouvees = s.orientation.certifications.chercher(demande.question, demande.le, limite=MAXI)
    gardees = tuple(t for t in trouvees if t.etat != "expiree" or t is trouvees[0])
    cherche = _nom_dit(s, demande)
    if not gardees:
        texte = s.phrases.dire("orientation.certification_aucune", cherche=cherche)
        return Ebauche("sans_reponse", (dit(texte, calcule=texte),), "certification", contacts=_contacts(s))
    blocs = [dit(s.phrases.dire("orientation.certifications", len(conversation.tours), cherche=cherche), calcule=demande.question),
             liste(*(ligne(s, t) for t in gardees)), dit(s.phrases.dire("orientation.verifier"))]
    return _ebauche(s, blocs, gardees)


def _nom_dit(s: Services, demande: Demande) -> str:
    """Return what is looked for in a few words: the job said, when the rest of a longer question would be quoted with it."""
    cherche, mentions = objet(demande.question), s.orientation.metiers.mentions(demande.question)
    return mentions[0].mots if mentions and len(cherche.split()) > COURT else cherche


def _ebauche(s: Services, blocs: list[Bloc], trouvees: tuple[CertificationTrouvee, ...]) -> Ebauche:
    return Ebauche("repondu", tuple(blocs), "certification", sujets=tuple(t.certification.numero for t in trouvees),
                   certifications=trouvees, contacts=_contacts(s))


def _contacts(s: Services) -> tuple[str, ...]:
    return s.joignables("cep-salarie")


def date_dite(demande: Demande) -> date:
    """Return the day the question is about (« en janvier 2026 »), the day of the conversation otherwise."""
    jours = [v[5:] for v in sorted(valeurs(demande.question)) if v.startswith("date ")]
    if not jours:
        return demande.le
    annee, mois, *jour = (int(n) for n in jours[0].split("-"))
    return date(annee, mois, jour[0] if jour else 15)


def objet(question: str) -> str:
    """Return what is looked for, the words of the request itself removed; the question when nothing stays."""
    debuts = [m.span() for m in CADRE.finditer(plier(question))]
    if len(plier(question)) != len(question):
        return question.strip(" ?.!")
    reste = list(question)
    for debut, fin in debuts:
        reste[debut:fin] = " " * (fin - debut)
    return " ".join("".join(reste).split()) or question.strip(" ?.!")


def _par_numero(s: Services, demande: Demande, numeros: list[str]) -> Ebauche:
    trouvees, blocs = [], []
    for numero in numeros[:MAXI]:
        trouvee = s.orientation.certifications.par_numero(numero, date_dite(demande))
        if trouvee is None:
            texte = s.phrases.dire("orientation.numero_inconnu", numero=numero)
            blocs.append(dit(texte, calcule=texte))
        else:
            trouvees.append(trouvee)
    if trouvees:
        if len(trouvees) == 1 and VALABLE.search(demande.plie):
            blocs.append(Bloc((verdict(s, trouvees[0]),)))
        blocs.append(liste(*(ligne(s, t) for t in trouvees)))
        blocs += [Bloc((p,)) for t in trouvees for p in au_regard_de_la_formation(s, t, demande.profil, demande.le)]
        return _ebauche(s, [*blocs, dit(s.phrases.dire("orientation.verifier"))], tuple(trouvees))
    return Ebauche("sans_reponse", tuple(blocs), "certification", contacts=_contacts(s))


def detail(s: Services, demande: Demande, numero: str) -> Ebauche:
    """Return one certification in full: the fact sheet sentence, its state, the official link."""
    trouvee = s.orientation.certifications.par_numero(numero, demande.le)
    if trouvee is None:
        return _par_numero(s, demande, [numero])
    passage = s.passage(trouvee.passage)
    blocs = [Bloc((ligne(s, trouvee),))]
    if passage is not None:
        blocs.append(dit(passage.texte, passage.id))
    blocs.append(dit(s.phrases.dire("orientation.verifier")))
    return _ebauche(s, blocs, (trouvee,))
