"""A person, a day, the law: one Bilan per scheme, every condition explained."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from assistant.domaine.droit import Bilan, ConditionEvaluee, Verdict
from assistant.domaine.profil import Profil
from assistant.regles.delais import cure_de, possible_des
from assistant.regles.droit import Dispositif, Droit
from assistant.regles.expressions import Et, Expression, Ou, RefParametre, Vue
from assistant.regles.francais import dire_date, dire_expression, dire_valeur
from assistant.regles.jugement import Jugement, Situation, conclure, juger_tout, situer
from assistant.regles.montants import prises_en_charge
from assistant.regles.ouvertures import glisse, ouvrir

MAX_PREUVE = 80
SAUF = "Pas aujourd'hui, sauf"  # opens what is missed unless an exemption, not yet told, applies
DOUTE = "La règle qui bloque est à vérifier : demandez confirmation avant de renoncer."
AU_PLUS_TOT = "Contrat gardé, ce serait au plus tôt le {date} : les mois les plus anciens sortent peu à peu du compte."
# Opens the sentence of a condition met by an exemption, which the ordinary rule alone would refuse.
DISPENSE = "Cette condition ne vous est pas demandée"


def evaluer(droit: Droit, profil: Profil, le: date) -> tuple[Bilan, ...]:
    """Return one Bilan per scheme, in file order, for the law in force on a day.

    possible never means granted: the law is met, the commission decides.
    """
    situation = situer(droit, profil, le)
    return tuple(_bilan(dispositif, situation, profil) for dispositif in droit.dispositifs)


def _bilan(dispositif: Dispositif, situation: Situation, profil: Profil) -> Bilan:
    if not dispositif.ouvert(situation.le):
        return _ferme(dispositif, situation.le)
    jugements = juger_tout(dispositif, situation)
    verdict = conclure(jugements)
    des = None if verdict == "possible" else possible_des(dispositif, situation, jugements)
    prises = () if verdict == "exclu" and des is None else prises_en_charge(dispositif, situation)
    return Bilan(
        id=dispositif.id,
        libelle=dispositif.libelle,
        verdict=verdict,
        phrase=_dire_verdict(dispositif, verdict, jugements),
        conditions=tuple(_expliquer(j, situation, profil) for j in jugements),
        prise_en_charge=prises,
        faits_manquants=_manquants(jugements) if verdict == "a_preciser" else (),
        possible_a_partir_du=des,
        pour_l_ouvrir=None if verdict == "possible" else ouvrir(dispositif, situation, jugements, des),
        reference=dispositif.reference,
        remplace_par=dispositif.remplace_par,
    )


def _dire_verdict(dispositif: Dispositif, verdict: Verdict, jugements: tuple[Jugement, ...]) -> str:
    """Return the sentence of a verdict; a refusal that rests on unsure rules alone says that it must be checked."""
    phrase = dispositif.phrases[verdict]
    refus = [j.condition for j in jugements if j.etat == "non_remplie"]
    if refus and all(condition.reference.confiance != "haute" for condition in refus):
        return f"{phrase} {DOUTE}"
    return phrase


def _ferme(dispositif: Dispositif, le: date) -> Bilan:
    du = dispositif.reference.du
    a_venir = du is not None and le < du
    phrase = dispositif.phrases["ferme"]
    if du is not None and a_venir and dire_date(du) not in phrase:  # it tells the end of a closed scheme
        phrase = f"{dispositif.libelle} : ce dispositif ouvre le {dire_date(du)}."
    return Bilan(
        id=dispositif.id, libelle=dispositif.libelle, verdict="ferme", phrase=phrase, conditions=(),
        prise_en_charge=(), faits_manquants=(),
        possible_a_partir_du=None, pour_l_ouvrir=None, reference=dispositif.reference,
        remplace_par=() if a_venir else dispositif.remplace_par,
    )


def _manquants(jugements: tuple[Jugement, ...]) -> tuple[str, ...]:
    requis = (j for j in jugements if j.condition.nature == "requise")
    return tuple(dict.fromkeys(fait for j in requis for fait in j.manquants))


def _expliquer(jugement: Jugement, situation: Situation, profil: Profil) -> ConditionEvaluee:
    condition, vue = jugement.condition, situation.vue(jugement.condition)
    curable_le = cure_de(jugement, situation)
    phrase = _phrase(jugement, situation, vue)
    if curable_le is not None and glisse(condition):
        phrase += f" {AU_PLUS_TOT.format(date=dire_date(curable_le))}"
    return ConditionEvaluee(
        id=condition.id,
        libelle=condition.libelle,
        etat=jugement.etat,
        phrase=phrase,
        fait=_fait(jugement, situation, vue, profil),
        faits_manquants=jugement.manquants,
        reference=condition.reference,
        curable_le=curable_le,
    )


def _phrase(jugement: Jugement, situation: Situation, vue: Vue) -> str:
    condition = jugement.condition
    if jugement.cause != "sauf":
        if jugement.etat == "remplie":
            return condition.remplie
        return condition.a_preciser if jugement.etat == "a_preciser" else condition.non_remplie
    if jugement.etat == "remplie":
        dispenses = [c for c in _branches(condition.sauf) if c.evaluer(vue) is True]
        return f"{DISPENSE} ({_dire(dispenses[0], situation, vue)})."
    ouvertes = [c for c in _branches(condition.sauf) if c.evaluer(vue) is None]
    cas = " ; ".join(_dire(_reste(c, vue), situation, vue) for c in ouvertes)
    return f"{SAUF} si l'un de ces cas est le vôtre : {cas}. {condition.non_remplie}"


def _reste(expression: Expression, vue: Vue) -> Expression:
    """Return the terms still unknown of a case: what is already told of the person is no case to look for."""
    if not isinstance(expression, Et):
        return expression
    inconnus = tuple(t for t in expression.termes if t.evaluer(vue) is None)
    return inconnus[0] if len(inconnus) == 1 else Et(inconnus)


def _branches(expression: Expression) -> tuple[Expression, ...]:
    return expression.termes if isinstance(expression, Ou) else (expression,)


def _dire(expression: Expression, situation: Situation, vue: Vue) -> str:
    refs = {c.valeur.id for c in expression.comparaisons() if isinstance(c.valeur, RefParametre)}
    parametres: dict[str, Decimal | None] = {ident: vue.parametre(ident) for ident in refs}
    return dire_expression(expression, situation.droit.definitions, parametres)


def _fait(jugement: Jugement, situation: Situation, vue: Vue, profil: Profil) -> str:
    dits = (_dire_fait(fait, situation, vue, profil) for fait in _decisifs(jugement, vue))
    return " ; ".join(dits)


def _decisifs(jugement: Jugement, vue: Vue) -> tuple[str, ...]:
    """Return the known facts that decided, each once: the terms that hold when met, that fail when not."""
    condition, etat = jugement.condition, jugement.etat
    expression = condition.sauf if jugement.cause == "sauf" and etat == "remplie" else condition.si
    voulu = etat == "remplie"
    if jugement.cause == "lorsque" or (etat == "a_preciser" and jugement.cause == "si"):
        return ()
    termes = (c for c in expression.comparaisons() if c.evaluer(vue) is voulu)
    return tuple(dict.fromkeys(c.fait for c in termes))


def _dire_fait(ident: str, situation: Situation, vue: Vue, profil: Profil) -> str:
    definition = situation.droit.definitions[ident]
    fait = profil.faits.get(ident)
    if fait is None:
        return f"{definition.libelle} : {dire_valeur(definition, vue.valeurs[ident])}, d'après vos autres réponses"
    dit = f"{definition.libelle} : {dire_valeur(definition, fait.valeur)}"
    if situation.jour_depart > situation.le and vue.valeurs[ident] != fait.valeur:
        plus_tard = dire_valeur(definition, vue.valeurs[ident])
        dit += f", et {plus_tard} au {dire_date(situation.jour_depart)}"
    preuve = fait.preuve.strip()
    return f"{dit} (vous avez dit « {preuve[:MAX_PREUVE]} »)" if preuve else dit


