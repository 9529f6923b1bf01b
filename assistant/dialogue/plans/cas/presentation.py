"""How a scheme, a condition, an amount or a fact is worded: the engine's sentences and figures, their rules cited."""

from __future__ import annotations

from assistant.dialogue.choix import decisive
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan, ConditionEvaluee, PriseEnCharge, Question
from assistant.domaine.orientation import Metier
from assistant.domaine.profil import Fait
from assistant.grounding.citations import Phrase
from assistant.regles import francais
from assistant.regles.moteur import DISPENSE, SAUF

EN_ATTENDANT = "Contrat gardé, cette condition serait remplie **à partir du {date}**."
ABSENCE = "autorisation_employeur"  # a step: not to have to ask for it is no merit
RESTE_PEU = 2  # conditions still unknown: under this, the end is in sight
CEP_AVANT = "cep_avant_demission"  # the condition that only who has resigned must meet


def en_mots(s: Services, fait: Fait) -> str:
    """Return « ancienneté dans l'entreprise actuelle : 2 ans et 6 mois »."""
    definition = s.droit.definitions[fait.id]
    libelle = definition.libelle.split(" (")[0].removeprefix("Votre ")
    return f"{minuscule(libelle)} : {minuscule(francais.dire_valeur(definition, fait.valeur))}"


def minuscule(texte: str) -> str:
    """Return a label as it stands inside a sentence; an acronym keeps its capitals."""
    return texte if texte[:2].isupper() else texte[:1].lower() + texte[1:]


def presenter(s: Services, bilan: Bilan, question: Question | None, demission: bool | None = False,
              nomme: bool = False, paye: tuple[PriseEnCharge, ...] = ()) -> tuple[Phrase, ...]:
    """Return one scheme in two or three sentences: verdict, the condition that decides, money or date.

    demission: whether resigning is thought of; None when it is done, and too late to warn.
    paye: the money already told in the answer before, not told again unless the scheme is named.
    """
    libelle = nom_complet(s, bilan)
    if bilan.verdict == "ferme":
        return (Phrase(s.phrases.dire("situation.verdict_ferme", libelle=libelle)),
                Phrase(bilan.phrase, (bilan.reference.passage,), calcule=bilan.phrase))
    phrases = [_verdict(s, bilan, libelle)]
    condition = decisive(bilan, question)
    phrases += _deja(s, bilan, condition)
    if condition is not None:
        phrases.append(ligne_condition(condition))
    phrases += _ensuite(s, bilan, condition)
    if bilan.verdict in ("possible", "a_preciser"):
        phrases += [ligne_argent(p) for p in bilan.prise_en_charge
                    if p.mini_eur is not None and (nomme or p.poste in ("remuneration", "points_c2p") and p not in paye)][:4]
        phrases += _sur_la_demission(s, bilan, condition, demission)
    elif bilan.pour_l_ouvrir and bilan.possible_a_partir_du is None:
        phrases.append(Phrase(s.phrases.dire("situation.ouvrir", quoi=bilan.pour_l_ouvrir), calcule=bilan.pour_l_ouvrir))
    return tuple(phrases)


def _sur_la_demission(s: Services, bilan: Bilan, condition: ConditionEvaluee | None, demission: bool | None) -> list[Phrase]:
    """Return what resigning changes: a warning to who thinks of it, the rule that decides to who has done it.

    Resigning too early is the one mistake that cannot be undone: it is said as soon as it is thought of.
    """
    if bilan.id != "demissionnaire" or demission is False and bilan.verdict != "possible":
        return []
    droit = s.droit.dispositif(bilan.id)
    if demission is not None:
        return [Phrase(i.regle, (i.reference.passage,)) for i in droit.interdits[:1]]
    regles = (c for c in droit.conditions if c.id == CEP_AVANT and (condition is None or condition.id != CEP_AVANT))
    return [Phrase(c.regle, (c.reference.passage,)) for c in regles]


def _deja(s: Services, bilan: Bilan, condition: ConditionEvaluee | None) -> list[Phrase]:
    """Return what is already met, while something else is still to know: people need to hear it."""
    remplies = [c for c in bilan.conditions if c.etat == "remplie" and c.fait and c is not condition and c.id != ABSENCE][:2]
    if bilan.verdict != "a_preciser" or not remplies:
        return []
    texte = s.phrases.dire("situation.deja", liste=", ".join(map(_libelle, remplies)))
    return [Phrase(texte, tuple(c.reference.passage for c in remplies), calcule=texte)]


def _ensuite(s: Services, bilan: Bilan, condition: ConditionEvaluee | None) -> list[Phrase]:
    """Return what will remain to be checked once this is known: people need to see the end of the questions."""
    apres = [c for c in _inconnues(bilan) if c is not condition]
    if not apres or not _en_bonne_voie(bilan):
        return []
    texte = s.phrases.dire("situation.ensuite", liste=", ".join(minuscule(c.libelle) for c in apres))
    return [Phrase(texte, tuple(c.reference.passage for c in apres), calcule=texte)]


def _inconnues(bilan: Bilan) -> list[ConditionEvaluee]:
    return [c for c in bilan.conditions if c.etat == "a_preciser"] if bilan.verdict == "a_preciser" else []


def _en_bonne_voie(bilan: Bilan) -> bool:
    """Return whether little is left to know, more is met already, and nothing is missed today."""
    inconnues = _inconnues(bilan)
    remplies = [c for c in bilan.conditions if c.etat == "remplie" and c.fait]
    return 0 < len(inconnues) <= RESTE_PEU < len(remplies) and not any(c.phrase.startswith(SAUF) for c in inconnues)


def _libelle(c: ConditionEvaluee) -> str:
    """Return the name of a condition; « 24 mois » is never said to be reached by a person who is only exempted from it."""
    return minuscule(c.libelle) + (" (non demandé dans votre cas)" if c.phrase.startswith(DISPENSE) else "")


def _verdict(s: Services, bilan: Bilan, libelle: str) -> Phrase:
    if bilan.verdict == "exclu" and bilan.possible_a_partir_du is not None:
        date = francais.dire_date(bilan.possible_a_partir_du)
        texte = s.phrases.dire("situation.verdict_exclu_date", libelle=libelle, date=date)
        return Phrase(texte, calcule=texte)
    cle = "bonne_voie" if _en_bonne_voie(bilan) else bilan.verdict
    return Phrase(s.phrases.dire(f"situation.verdict_{cle}", libelle=libelle), calcule=libelle)


def ligne_condition(condition: ConditionEvaluee) -> Phrase:
    """Return what the engine says of a condition, its rule cited, and the day when waiting alone would meet it."""
    attente = condition.curable_le
    dite = attente is None or francais.dire_date(attente) in condition.phrase
    suite = "" if dite else f" {EN_ATTENDANT.format(date=francais.dire_date(attente))}"  # type: ignore[arg-type]
    return Phrase(condition.phrase + suite, (condition.reference.passage,), calcule=f"{condition.fait} {condition.phrase}{suite}")


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


def minuscule_article(nom: str) -> str:
    """Return « l'opérateur… » for « L'opérateur… »; a proper name keeps its capital."""
    return minuscule(nom) if nom.startswith(("L'", "Le ", "La ", "Les ", "Votre ")) else nom


def nom_du_metier(metier: Metier) -> str:
    """Return one form of a job name: « Assistant / Assistante médico-technique » is « Assistant médico-technique »."""
    gauche, _, droite = metier.libelle.partition(" / ")
    suite = droite.split()[len(gauche.split()):]
    return " ".join((gauche, *suite))
