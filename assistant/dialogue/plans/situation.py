"""A person tells a situation: what was understood, three schemes at most, one question, who to call."""

from __future__ import annotations

from assistant.dialogue.choix import COMPLEMENTS, EXPOSITIONS, classer, decisive
from assistant.dialogue.comprendre import reconnaitre
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, demander, dit
from assistant.dialogue.plans.certifications import ligne as ligne_certification
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan, ConditionEvaluee, PriseEnCharge, Question
from assistant.domaine.orientation import CertificationTrouvee
from assistant.domaine.profil import Fait
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import evaluer, francais, prochaine_question
from assistant.regles.moteur import DISPENSE

MONTRES = 3
PRINCIPAUX = ("ptp", "demissionnaire")
# Easy facts that open or close most, in the order of an interview; the project itself comes after.
D_ABORD = ("cep_avant_demission", "anciennete_entreprise_mois", "salarie_5ans_mois", "cdd_12mois_mois", "heures_interim_18mois", "intermittent_metier",
           "anciennete_salarie_mois", "employeur_public", "activite_continue_5ans")
OUI_NON = (("oui", "Oui"), ("non", "Non"))


def repondre_situation(s: Services, conversation: Conversation, demande: Demande, tete: tuple[Bloc, ...] = ()) -> Ebauche:
    """Return the verdicts for this person; tete is a direct answer to what they also asked."""
    bilans = evaluer(s.droit, demande.profil, demande.le)
    ordre = classer(bilans, demande.dispositifs, demande.profil)
    montres = _a_montrer(ordre, demande)
    question = question_suivante(s, conversation, demande)
    tour = len(conversation.tours)
    blocs = [*compris(s, conversation, demande), *tete]
    blocs += [Bloc(presenter(s, b, question, "demission" in demande.plie, b.id in demande.dispositifs)) for b in _nouveaux(conversation, montres, demande)]
    formations = _formations(s, demande)
    blocs += _vers_le_metier(s, demande, formations)
    reste = _le_reste(s, ordre, montres) if not _derniers_bilans(conversation) else []
    blocs += [Bloc(tuple(reste + _prudence(s, montres)))]
    contacts = contacts_utiles(s, demande, montres)
    if not _deja_appeles(conversation, contacts):
        blocs.append(_appeler(s, contacts))
    if question is not None:  # last, so that its buttons stand under its words
        blocs.append(demander(s.phrases, tour, question))
    return Ebauche("repondu", tuple(blocs), "situation", sujets=tuple(b.id for b in montres), bilans=bilans,
                   certifications=formations, metier_actuel=reconnaitre(s, demande.profil, "metier_actuel"),
                   metier_vise=reconnaitre(s, demande.profil, "metier_vise"), question=question, contacts=contacts,
                   annexes=annexes(bilans, contacts))


def question_suivante(s: Services, conversation: Conversation, demande: Demande) -> Question | None:
    """Return the next question: what an advisor asks first (time worked, employer), then what settles most."""
    schemes = demande.dispositifs or PRINCIPAUX
    manquants = {f for b in evaluer(s.droit, demande.profil, demande.le) if b.id in schemes and b.verdict == "a_preciser"
                 for f in b.faits_manquants}
    deja = conversation.posees | demande.profil.inconnus
    if _contrat_passe(conversation, demande):
        return None  # never the same question twice; the verdicts still say what is missing, and wait for it
    if demande.profil.valeur("type_contrat") is not None:
        premier = next((f for f in D_ABORD if f in manquants and f not in deja), None)
        if premier is not None:
            return poser(s, premier)
    autres = tuple(i for i in s.droit.par_id if i not in EXPOSITIONS or _expose(i, demande))
    for utiles in (schemes, autres):
        question = prochaine_question(s.droit, demande.profil, demande.le, conversation.posees, utiles)
        if question is not None:
            return question
    return None


def _contrat_passe(conversation: Conversation, demande: Demande) -> bool:
    """Return whether the contract, which every other condition hangs on, was asked and passed over."""
    inconnu = demande.profil.valeur("type_contrat") is None and "type_contrat" not in demande.profil.inconnus
    return inconnu and "type_contrat" in conversation.posees


def poser(s: Services, fait: str) -> Question:
    """Return the question of a declared fact, with its buttons."""
    d = s.droit.definitions[fait]
    return Question(fait, d.question, d.pourquoi, d.reponses or (OUI_NON if d.type == "bool" else ()), d.sensible)


def annexes(bilans: tuple[Bilan, ...], contacts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the passages that the data cites without a sentence: every condition, every line of money, every contact."""
    regles = [r.reference.passage for b in bilans for r in (*b.conditions, *b.prise_en_charge)]
    return (*regles, *(f"contact/{c}" for c in contacts))


def _formations(s: Services, demande: Demande) -> tuple[CertificationTrouvee, ...]:
    """Return certifications for the wished job, when one was said in this message."""
    if not any(f.id == "metier_vise" for f in demande.lecture.faits):
        return ()
    return tuple(s.orientation.certifications.chercher(str(demande.profil.valeur("metier_vise")), demande.le, limite=5))


def _vers_le_metier(s: Services, demande: Demande, formations: tuple[CertificationTrouvee, ...]) -> list[Bloc]:
    if not formations:
        return []
    texte = s.phrases.dire("orientation.parcours_formation", metier=str(demande.profil.valeur("metier_vise")))
    return [Bloc((Phrase(texte, calcule=texte), ligne_certification(s, formations[0])))]


def _expose(scheme: str, demande: Demande) -> bool:
    """Return whether the person spoke of what a scheme for exposed workers is about; else nothing is asked for it."""
    return any(demande.profil.valeur(f) for f in EXPOSITIONS[scheme])


def _a_montrer(ordre: tuple[Bilan, ...], demande: Demande) -> tuple[Bilan, ...]:
    nommes = [b for b in ordre if b.id in demande.dispositifs]
    exposes = [i for i in EXPOSITIONS if _expose(i, demande)]
    autres = [b for b in ordre if b.id not in demande.dispositifs and b.id not in COMPLEMENTS and b.verdict != "ferme"
              and (b.verdict != "exclu" or b.possible_a_partir_du is not None or b.id in exposes)]
    return tuple((nommes + autres[: max(0, MONTRES - len(nommes)) if len(nommes) != 1 else 1])[:MONTRES])


def _derniers_bilans(conversation: Conversation) -> dict[str, Bilan]:
    return next(({b.id: b for b in t.reponse.bilans} for t in reversed(conversation.tours) if t.reponse.bilans), {})


def _nouveaux(conversation: Conversation, montres: tuple[Bilan, ...], demande: Demande) -> tuple[Bilan, ...]:
    """Return the schemes worth saying again: those asked for, and those that the new facts moved."""
    avant = _derniers_bilans(conversation)
    bouges = tuple(b for b in montres if b.id in demande.dispositifs or b.id not in avant
                   or [c.etat for c in b.conditions] != [c.etat for c in avant[b.id].conditions]
                   or b.prise_en_charge != avant[b.id].prise_en_charge)
    return bouges or montres[:1]


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
    libelle = definition.libelle.split(" (")[0].removeprefix("Votre ")
    return f"{minuscule(libelle)} : {minuscule(francais.dire_valeur(definition, fait.valeur))}"


def minuscule(texte: str) -> str:
    """Return a label as it stands inside a sentence; an acronym keeps its capitals."""
    return texte if texte[:2].isupper() else texte[:1].lower() + texte[1:]


def presenter(s: Services, bilan: Bilan, question: Question | None, demission: bool = False,
              nomme: bool = False) -> tuple[Phrase, ...]:
    """Return one scheme in two or three sentences: verdict, the condition that decides, money or date."""
    libelle = nom_complet(s, bilan)
    if bilan.verdict == "ferme":
        return (Phrase(s.phrases.dire("situation.verdict_ferme", libelle=libelle)),
                Phrase(bilan.phrase, (bilan.reference.passage,), calcule=bilan.phrase))
    phrases = [_verdict(s, bilan, libelle)]
    condition = decisive(bilan, question)
    phrases += _deja(s, bilan, condition)
    if condition is not None:
        phrases.append(ligne_condition(condition))
    if bilan.verdict in ("possible", "a_preciser"):
        phrases += [ligne_argent(p) for p in bilan.prise_en_charge
                    if p.mini_eur is not None and (nomme or p.poste in ("remuneration", "points_c2p"))][:4]
        # Resigning too early is the one mistake that cannot be undone: said as soon as it is thought of.
        if bilan.id == "demissionnaire" and (demission or bilan.verdict == "possible"):
            phrases += [Phrase(i.regle, (i.reference.passage,)) for i in s.droit.dispositif(bilan.id).interdits[:1]]
    elif bilan.pour_l_ouvrir and bilan.possible_a_partir_du is None:
        phrases.append(Phrase(s.phrases.dire("situation.ouvrir", quoi=bilan.pour_l_ouvrir), calcule=bilan.pour_l_ouvrir))
    return tuple(phrases)


def _deja(s: Services, bilan: Bilan, condition: ConditionEvaluee | None) -> list[Phrase]:
    """Return what is already met, while something else is still to know: people need to hear it."""
    remplies = [c for c in bilan.conditions if c.etat == "remplie" and c.fait and c is not condition][:2]
    if bilan.verdict != "a_preciser" or not remplies:
        return []
    texte = s.phrases.dire("situation.deja", liste=", ".join(map(_libelle, remplies)))
    return [Phrase(texte, tuple(c.reference.passage for c in remplies), calcule=texte)]


def _libelle(c: ConditionEvaluee) -> str:
    """Return the name of a condition; « 24 mois » is never said to be reached by a person who is only exempted from it."""
    return minuscule(c.libelle) + (" (non demandé dans votre cas)" if c.phrase.startswith(DISPENSE) else "")


def _verdict(s: Services, bilan: Bilan, libelle: str) -> Phrase:
    if bilan.verdict == "exclu" and bilan.possible_a_partir_du is not None:
        date = francais.dire_date(bilan.possible_a_partir_du)
        texte = s.phrases.dire("situation.verdict_exclu_date", libelle=libelle, date=date)
        return Phrase(texte, calcule=texte)
    return Phrase(s.phrases.dire(f"situation.verdict_{bilan.verdict}", libelle=libelle), calcule=libelle)


def ligne_condition(condition: ConditionEvaluee) -> Phrase:
    """Return what the engine says of a condition, its rule cited."""
    return Phrase(condition.phrase, (condition.reference.passage,), calcule=f"{condition.fait} {condition.phrase}")


def ligne_argent(prise: PriseEnCharge) -> Phrase:
    """Return one line of money with its formula; the amounts are the engine's, the rule is cited."""
    montant = montant_en_mots(prise)
    suite = f"**{montant}**. {prise.formule}" if montant else minuscule(prise.formule)
    payeur = f" Payeur : {minuscule_article(prise.payeur).rstrip('.')}." if prise.poste == "remuneration" else ""
    texte = f"{prise.libelle} : {suite}{payeur}"
    return Phrase(texte, (prise.reference.passage,), calcule=texte)


def montant_en_mots(prise: PriseEnCharge) -> str:
    """Return « 3 734,03 € par mois », « entre 2 000 € et 2 500 € par mois », "" when no amount can be said."""
    if prise.mini_eur is None and prise.maxi_eur is None:
        return ""
    bornes = [francais.dire_euros(m) for m in (prise.mini_eur, prise.maxi_eur) if m is not None]
    par = f" par {prise.par}" if prise.par in ("mois", "jour", "heure", "an") else ""
    if len(bornes) == 2 and bornes[0] != bornes[1]:
        return f"entre {bornes[0]} et {bornes[1]}{par}"
    if prise.maxi_eur is None:
        return f"au moins {bornes[0]}{par}"
    return (f"{bornes[0]}" if prise.mini_eur is not None else f"au plus {bornes[0]}") + par


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
    phrases = [
        Phrase(s.phrases.dire(f"situation.{cle}", liste=", ".join(minuscule(nom_complet(s, b)) for b in groupe)))
        for cle, groupe in groupes.items() if groupe
    ]
    return phrases + [_motif(s, b) for b in groupes["autres_exclus"] if b.id == PRINCIPAUX[0] and decisive(b) is not None]


def _motif(s: Services, bilan: Bilan) -> Phrase:
    """Return why the scheme that most people come for is ruled out: a no without its reason cannot be checked."""
    condition = decisive(bilan)
    assert condition is not None
    texte = s.phrases.dire("situation.motif", sigle=s.droit.dispositif(bilan.id).sigle or bilan.libelle, raison=minuscule(condition.phrase))
    return Phrase(texte, (condition.reference.passage,), calcule=texte)


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


def minuscule_article(nom: str) -> str:
    """Return « l'opérateur… » for « L'opérateur… »; a proper name keeps its capital."""
    return minuscule(nom) if nom.startswith(("L'", "Le ", "La ", "Les ", "Votre ")) else nom


def _deja_appeles(conversation: Conversation, contacts: tuple[str, ...]) -> bool:
    """Return whether the last answer already named these contacts; the page keeps them within reach at every turn."""
    dernier = conversation.tours[-1].reponse if conversation.tours else None
    return dernier is not None and [c.id for c, _ in dernier.contacts] == list(contacts)


def _appeler(s: Services, contacts: tuple[str, ...]) -> Bloc:
    texte = s.phrases.dire("situation.qui_appeler", contacts=" ou ".join(minuscule_article(s.contacts[c].nom) for c in contacts))
    return Bloc((Phrase(texte, calcule=texte),))
