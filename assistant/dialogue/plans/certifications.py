"""A search for a training: at most five certifications, each with its state at the date and what to check."""

from __future__ import annotations

import re
from datetime import date

from assistant.dialogue.demande import NUMERO, Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.services import Services
from assistant.domaine.orientation import CertificationTrouvee
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier
from assistant.grounding.citations import Bloc, Phrase
from assistant.grounding.valeurs import valeurs

MAXI = 5
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
    numeros = [f"{m[1].upper()}{m[2]}" for m in NUMERO.finditer(demande.message)]
    numeros = numeros or [f"RNCP{n}" for n in re.findall(r"\bfiche ?(?:n°|numero)? ?(\d{4,5})\b", demande.plie)]
    if numeros:
        return _par_numero(s, demande, numeros)
    if re.search(r"\b(rncp|rs)\w*\d", demande.plie):
        texte = s.phrases.dire("orientation.numero_malforme")
        return Ebauche("sans_reponse", (dit(texte, calcule=texte),), "certification", contacts=_contacts(s))
    trouvees = tuple(s.orientation.certifications.chercher(demande.question, demande.le, limite=MAXI))
    cherche = _nom_dit(s, demande)
    if not trouvees:
        return Ebauche("sans_reponse", (dit(s.phrases.dire("orientation.certification_aucune", cherche=cherche)),),
                       "certification", contacts=_contacts(s))
    blocs = [dit(s.phrases.dire("orientation.certifications", len(conversation.tours), cherche=cherche), calcule=demande.question),
             liste(*(ligne(s, t) for t in trouvees)), dit(s.phrases.dire("orientation.verifier"))]
    return _ebauche(s, blocs, trouvees)


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


def ligne(s: Services, trouvee: CertificationTrouvee) -> Phrase:
    """Return « Titre (RNCP…, niveau 5) : état à la date », with its successor when it has one."""
    c = trouvee.certification
    niveau = f", niveau {c.niveau}" if c.niveau else ""
    texte = s.phrases.dire("orientation.certification_ligne", intitule=c.intitule, numero=c.numero, niveau=niveau,
                           mention=trouvee.mention)
    if c.remplacee_par:
        texte += " " + s.phrases.dire("orientation.successeur", liste=", ".join(c.remplacee_par))
    return Phrase(texte, (trouvee.passage,), calcule=texte)


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
        blocs += [liste(*(ligne(s, t) for t in trouvees)), dit(s.phrases.dire("orientation.verifier"))]
        return _ebauche(s, blocs, tuple(trouvees))
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
