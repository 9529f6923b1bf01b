"""A person tells a situation: what was understood, three schemes at most, one question, who to call."""

from __future__ import annotations

from assistant.dialogue.choix import COMPLEMENTS, classer, decisive
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan, PriseEnCharge, Question
from assistant.domaine.profil import Fait
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import evaluer, francais, prochaine_question

MONTRES = 3


def repondre_situation(s: Services, conversation: Conversation, demande: Demande, tete: tuple[Bloc, ...] = ()) -> Ebauche:
    """Return the verdicts for this person; tete is a direct answer to what they also asked."""
    bilans = evaluer(s.droit, demande.profil, demande.le)
    ordre = classer(bilans, demande.dispositifs, demande.profil)
    montres = _a_montrer(ordre, demande)
    utiles = tuple(b.id for b in montres) if demande.dispositifs else None
    question = prochaine_question(s.droit, demande.profil, demande.le, conversation.posees, utiles) or prochaine_question(
        s.droit, demande.profil, demande.le, conversation.posees)
    tour = len(conversation.tours)
    blocs = [*compris(s, conversation, demande), *tete]
    blocs += [Bloc(presenter(s, b, question)) for b in montres]
    blocs += [Bloc(tuple(_le_reste(s, ordre, montres) + _prudence(s, montres)))]
    if question is not None:
        blocs.append(dit(s.phrases.dire("situation.question", tour, question=question.texte)))
    contacts = contacts_utiles(s, demande, montres)
    blocs.append(_appeler(s, contacts))
    return Ebauche("repondu", tuple(blocs), "situation", sujets=tuple(b.id for b in montres), bilans=bilans,
                   question=question, contacts=contacts, annexes=tuple(f"contact/{c}" for c in contacts))


def _a_montrer(ordre: tuple[Bilan, ...], demande: Demande) -> tuple[Bilan, ...]:
    nommes = [b for b in ordre if b.id in demande.dispositifs]
    autres = [b for b in ordre if b.id not in demande.dispositifs and b.id not in COMPLEMENTS and b.verdict != "ferme"
              and not (b.verdict == "exclu" and b.possible_a_partir_du is None)]
    return tuple((nommes + autres[: max(0, MONTRES - len(nommes)) if len(nommes) != 1 else 1])[:MONTRES])


def compris(s: Services, conversation: Conversation, demande: Demande) -> list[Bloc]:
    """Return one line that says back the facts of this message, and what "je ne sais pas" leaves open."""
    faits = [f for f in demande.lecture.faits if f.id in s.droit.definitions]
    blocs: list[Bloc] = []
    if faits:
        avant = conversation.profil
        cle = "compris_tiers" if demande.lecture.tiers else "compris"
        if any(avant.valeur(f.id) not in (None, f.valeur) for f in faits):
            cle = "corrige"
        elif conversation.tours and len(faits) <= 2:
            cle = "note"
        texte = s.phrases.dire(f"situation.{cle}", len(conversation.tours), faits=" ; ".join(en_mots(s, f) for f in faits))
        blocs.append(dit(texte, calcule=demande.message + texte))
    for fait in sorted(demande.lecture.inconnus & s.droit.definitions.keys()):
        blocs.append(dit(s.phrases.dire("situation.inconnu", effet=s.droit.definitions[fait].inconnu)))
    return blocs


def en_mots(s: Services, fait: Fait) -> str:
    """Return « ancienneté dans l'entreprise actuelle : 2 ans et 6 mois »."""
    definition = s.droit.definitions[fait.id]
    libelle = definition.libelle.split(" (")[0]
    return f"{libelle[0].lower()}{libelle[1:]} : {francais.dire_valeur(definition, fait.valeur)}"


def presenter(s: Services, bilan: Bilan, question: Question | None) -> tuple[Phrase, ...]:
    """Return one scheme in two or three sentences: verdict, the condition that decides, money or date."""
    libelle = nom_complet(s, bilan)
    if bilan.verdict == "ferme":
        return (Phrase(s.phrases.dire("situation.verdict_ferme", libelle=libelle)),
                Phrase(bilan.phrase, (bilan.reference.passage,)))
    phrases = [_verdict(s, bilan, libelle)]
    condition = decisive(bilan, question)
    if condition is not None:
        phrases.append(Phrase(condition.phrase, (condition.reference.passage,), calcule=condition.fait))
    if bilan.verdict in ("possible", "a_preciser"):
        phrases += [ligne_argent(p) for p in bilan.prise_en_charge if p.poste == "remuneration" and p.mini_eur is not None]
        phrases += [Phrase(i.regle, (i.reference.passage,)) for i in s.droit.dispositif(bilan.id).interdits[:1]]
    elif bilan.pour_l_ouvrir and bilan.possible_a_partir_du is None:
        phrases.append(Phrase(s.phrases.dire("situation.ouvrir", quoi=bilan.pour_l_ouvrir), calcule=bilan.pour_l_ouvrir))
    return tuple(phrases)


def _verdict(s: Services, bilan: Bilan, libelle: str) -> Phrase:
    if bilan.verdict == "exclu" and bilan.possible_a_partir_du is not None:
        date = francais.dire_date(bilan.possible_a_partir_du)
        texte = s.phrases.dire("situation.verdict_exclu_date", libelle=libelle, date=date)
        return Phrase(texte, calcule=texte)
    return Phrase(s.phrases.dire(f"situation.verdict_{bilan.verdict}", libelle=libelle), calcule=libelle)


def ligne_argent(prise: PriseEnCharge) -> Phrase:
    """Return one line of money with its formula; the amounts are the engine's, the rule is cited."""
    return Phrase(prise.formule, (prise.reference.passage,), calcule=prise.formule)


def nom_complet(s: Services, bilan: Bilan) -> str:
    """Return « Projet de transition professionnelle (PTP) »."""
    sigle = s.droit.dispositif(bilan.id).sigle
    return bilan.libelle if not sigle or sigle in bilan.libelle else f"{bilan.libelle} ({sigle})"


def _le_reste(s: Services, ordre: tuple[Bilan, ...], montres: tuple[Bilan, ...]) -> list[Phrase]:
    reste = [b for b in ordre if b not in montres]
    groupes = {
        "autres_ouverts": [b for b in reste if b.verdict == "possible"],
        "autres_a_preciser": [b for b in reste if b.verdict == "a_preciser" and b.id not in COMPLEMENTS],
        "autres_exclus": [b for b in reste if b.verdict == "exclu"],
    }
    return [
        Phrase(s.phrases.dire(f"situation.{cle}", liste=", ".join(s.droit.dispositif(b.id).sigle or b.libelle for b in groupe)))
        for cle, groupe in groupes.items() if groupe
    ]


def _prudence(s: Services, montres: tuple[Bilan, ...]) -> list[Phrase]:
    possibles = [b for b in montres if b.verdict == "possible"]
    if not possibles:
        return []
    qui = s.droit.dispositif(possibles[0].id).fiche["qui_decide"].rstrip(".")
    texte = s.phrases.dire("situation.prudence", qui=qui[0].lower() + qui[1:])
    return [Phrase(texte, (f"regle/{possibles[0].id}/presentation",), calcule=texte)]


def contacts_utiles(s: Services, demande: Demande, montres: tuple[Bilan, ...]) -> tuple[str, ...]:
    """Return who to call: the CEP operator for this person, then who funds the first scheme."""
    contrat = demande.profil.valeur("type_contrat")
    cep = "france-travail" if contrat == "demandeur_emploi" else "cep-salarie"
    financeurs = [s.droit.dispositif(b.id).fiche.get("contact", "") for b in montres[:1]]
    return tuple(dict.fromkeys(c for c in (cep, *financeurs) if c in s.contacts))


def _appeler(s: Services, contacts: tuple[str, ...]) -> Bloc:
    noms = [f"{s.contacts[c].nom}" + (f" ({s.contacts[c].url})" if s.contacts[c].url else "") for c in contacts]
    texte = s.phrases.dire("situation.qui_appeler", contacts=" ; ".join(noms))
    return Bloc((Phrase(texte, calcule=texte),))
