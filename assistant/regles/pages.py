"""A scheme as a French page for a lawyer, and what changed between two dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from assistant.domaine.droit import Reference
from assistant.regles.droit import Bloc, Condition, Dispositif, Droit, Parametre, Prise, en_vigueur
from assistant.regles.expressions import Et, Expression, Ou
from assistant.regles.francais import dire_date, dire_euros, dire_expression, dire_nombre

RUBRIQUES: tuple[tuple[str, Callable[[Dispositif], tuple[Bloc, ...]]], ...] = (
    ("Conditions d'accès", lambda d: d.conditions),
    ("Prise en charge", lambda d: d.prises),
    ("Étapes et délais", lambda d: d.etapes),
    ("À ne pas faire", lambda d: d.interdits),
    ("À savoir", lambda d: d.a_savoir),
)
ETIQUETTES = {"pour_qui": "Pour qui", "qui_decide": "Qui décide", "salaire_pendant": "Salaire pendant la formation",
              "qui_paie": "Qui paie la formation", "risque": "Ce qui est en jeu"}


def montrer(droit: Droit, dispositif: str, le: date) -> str:
    """Return a Markdown page of a scheme as it stands on a day: rules, articles, dates, confidence, amounts.

    Raises EntreeInvalide when the scheme does not exist.
    """
    scheme = droit.dispositif(dispositif)
    lignes = [f"# {scheme.libelle}{f' ({scheme.sigle})' if scheme.sigle else ''}", "",
              f"Règles au {dire_date(le)}. {_etat(scheme, le)} {_citer(scheme.reference)}", "",
              scheme.fiche["resume"], ""]
    lignes += [f"- **{nom}** : {scheme.fiche[cle]}" for cle, nom in ETIQUETTES.items() if scheme.fiche[cle]]
    for titre, blocs in RUBRIQUES:
        lignes += _rubrique(droit, titre, en_vigueur(blocs(scheme), le), le)
    lignes += _montants(droit, scheme, le)
    return "\n".join(lignes) + "\n"


def _etat(scheme: Dispositif, le: date) -> str:
    du, au = scheme.reference.du, scheme.reference.au
    if scheme.ouvert(le):
        return "Dispositif ouvert."
    if du is not None and le < du:
        return f"Dispositif pas encore ouvert : il ouvre le {dire_date(du)}."
    suite = f", remplacé par : {', '.join(scheme.remplace_par)}" if scheme.remplace_par else ""
    return f"Dispositif fermé depuis le {dire_date(au) if au else '?'}{suite}."


def _citer(reference: Reference) -> str:
    fin = f" au {dire_date(reference.au)}" if reference.au else ""
    debut = f", du {dire_date(reference.du)}{fin}" if reference.du else ""
    sure = "" if reference.confiance == "haute" else f", confiance {reference.confiance}"
    return f"[{reference.article} ; source : {reference.source}{debut}{sure}]"


def _rubrique(droit: Droit, titre: str, blocs: tuple[Bloc, ...], le: date) -> Iterator[str]:
    if not blocs:
        return
    yield from ("", f"## {titre}", "")
    for bloc in blocs:
        nom = getattr(bloc, "libelle", "")
        yield f"- {f'**{nom}** : ' if nom else ''}{bloc.regle} {_citer(bloc.reference)}"
        if isinstance(bloc, Condition):
            yield from _logique(droit, bloc, le)


def _logique(droit: Droit, condition: Condition, le: date) -> Iterator[str]:
    parametres = {p.id: _valeur(p, le) for p in droit.parametres.values()}
    if condition.nature == "a_faire":
        yield "  - démarche à faire, qui n'exclut jamais"
    if condition.au_depart:
        yield "  - jugée au jour du départ en formation"
    parties = (("s'applique si", condition.lorsque, " et "), ("demande", condition.si, " et "),
               ("dispense si", condition.sauf, ", ou "))
    for mot, expression, lien in parties:
        termes = [dire_expression(t, droit.definitions, parametres) for t in _termes(expression)]
        if termes:
            yield f"  - {mot} : {lien.join(termes)}"


def _termes(expression: Expression) -> tuple[Expression, ...]:
    if isinstance(expression, Et) or (isinstance(expression, Ou) and not expression.termes):
        return expression.termes
    return (expression,)


def _montants(droit: Droit, scheme: Dispositif, le: date) -> Iterator[str]:
    cites = dict.fromkeys(i for p in en_vigueur(scheme.prises, le) for i in p.parametres)
    valeurs = [(droit.parametres[i], datee) for i in cites if (datee := droit.parametres[i].datee(le))]
    if valeurs:
        yield from ("", "## Montants utilisés", "")
    for parametre, datee in valeurs:
        sure = "" if datee.confiance == "haute" else f", confiance {datee.confiance}"
        yield (f"- {parametre.libelle} : {dire_parametre(parametre, datee.valeur)} depuis le {dire_date(datee.du)}"
               f" [{datee.reference} ; source : {datee.source}{sure}]")


def dire_parametre(parametre: Parametre, valeur: Decimal) -> str:
    """Return the value of a parameter with its unit in French."""
    if parametre.unite.startswith("eur"):
        suite = parametre.unite.removeprefix("eur").strip("_/ ").replace("_", " ")
        return dire_euros(valeur) + (f" par {suite}" if suite else "")
    if parametre.unite == "pourcent":
        return f"{dire_nombre(valeur)} %"
    return f"{dire_nombre(valeur)} {parametre.unite}".strip()


def _valeur(parametre: Parametre, le: date) -> Decimal | None:
    datee = parametre.datee(le)
    return None if datee is None else datee.valeur


def comparer(droit: Droit, dispositif: str, du: date, au: date) -> str:
    """Return in Markdown what changed in a scheme between two days: opened, closed, rules, amounts.

    Raises EntreeInvalide when the scheme does not exist.
    """
    scheme = droit.dispositif(dispositif)
    lignes = [f"# {scheme.libelle} : du {dire_date(du)} au {dire_date(au)}", ""]
    changements = [*_ouverture(scheme, du, au), *_regles_changees(scheme, du, au), *_montants_changes(droit, scheme, du, au)]
    return "\n".join(lignes + (changements or ["Aucun changement dans les règles enregistrées."])) + "\n"


def _ouverture(scheme: Dispositif, du: date, au: date) -> Iterator[str]:
    if scheme.ouvert(du) != scheme.ouvert(au):
        yield f"- État : {_etat(scheme, du)} → {_etat(scheme, au)}"


def _regles_changees(scheme: Dispositif, du: date, au: date) -> Iterator[str]:
    for titre, blocs in RUBRIQUES:
        avant, apres = _par_id(en_vigueur(blocs(scheme), du)), _par_id(en_vigueur(blocs(scheme), au))
        for ident in dict.fromkeys((*avant, *apres)):
            if ident not in apres:
                yield f"- {titre}, règle retirée : {avant[ident].regle} {_citer(avant[ident].reference)}"
            elif ident not in avant:
                yield f"- {titre}, règle nouvelle : {apres[ident].regle} {_citer(apres[ident].reference)}"


def _par_id(blocs: tuple[Bloc, ...]) -> Mapping[str, Bloc]:
    return {bloc.id: bloc for bloc in blocs}


def _montants_changes(droit: Droit, scheme: Dispositif, du: date, au: date) -> Iterator[str]:
    cites = dict.fromkeys(i for p in scheme.prises if isinstance(p, Prise) for i in p.parametres)
    for parametre in (droit.parametres[i] for i in cites):
        avant, apres = parametre.datee(du), parametre.datee(au)
        if avant is not apres:
            dits = [dire_parametre(parametre, d.valeur) if d else "aucune valeur" for d in (avant, apres)]
            suite = f" [{apres.reference}]" if apres else ""
            yield f"- {parametre.libelle} : {dits[0]} → {dits[1]}{suite}"
