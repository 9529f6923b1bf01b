"""Values and rules said in French: « 2 ans et 6 mois », « 3 734,03 € », « 1er janvier 2026 », « plus de 2 ans »."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from assistant.domaine.profil import Intervalle, Valeur
from assistant.regles.droit import Definition
from assistant.regles.expressions import Comparaison, Et, Expression, Operande, RefParametre

INSECABLE = "\u00a0"
FINE = "\u202f"
MOIS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
        "novembre", "décembre")
OPERATEURS = {">=": "au moins ", ">": "plus de ", "<=": "au plus ", "<": "moins de "}


def dire_date(jour: date) -> str:
    """Return « 1er janvier 2026 »."""
    return f"{'1er' if jour.day == 1 else jour.day} {MOIS[jour.month - 1]} {jour.year}"


def dire_nombre(nombre: Decimal) -> str:
    """Return a number with a decimal comma and thin spaces between thousands, useless zeros dropped."""
    texte = f"{nombre:,f}"
    if "." in texte:
        texte = texte.rstrip("0").rstrip(".")
    return texte.replace(",", FINE).replace(".", ",")


def dire_euros(montant: Decimal) -> str:
    """Return « 3 734,03 € », cents rounded half up, « 18 000 € » when there are none."""
    arrondi = montant.quantize(Decimal("0.01"), ROUND_HALF_UP)
    texte = f"{arrondi:,.2f}".removesuffix(".00")
    return texte.replace(",", FINE).replace(".", ",") + INSECABLE + "€"


def dire_mois(nombre: Decimal) -> str:
    """Return months as people say them: « 14 mois », « 2 ans », « 2 ans et 6 mois »."""
    ans, mois = divmod(nombre, 12)
    if nombre < 24 or mois % 1:
        return f"{dire_nombre(nombre)} mois"
    suite = f" et {dire_nombre(mois)} mois" if mois else ""
    return f"{dire_nombre(ans)} ans{suite}"


def dire_quantite(nombre: Decimal, unite: str) -> str:
    """Return a number with its unit in French."""
    if unite == "mois":
        return dire_mois(nombre)
    if unite == "eur":
        return dire_euros(nombre)
    if unite == "pourcent":
        return f"{dire_nombre(nombre)}{INSECABLE}%"
    if unite == "niveau":
        return f"niveau {dire_nombre(nombre)}"
    unite_dite = unite[:-1] if abs(nombre) < 2 and unite.endswith("s") and " " not in unite else unite
    return f"{dire_nombre(nombre)} {unite_dite}".strip()


def dire_intervalle(intervalle: Intervalle, unite: str) -> str:
    """Return « au moins 2 ans », « au plus 2 500 € », « entre 2 000 € et 2 500 € »."""
    bas, haut = intervalle.mini, intervalle.maxi
    if bas is None and haut is not None:
        return f"au plus {dire_quantite(haut, unite)}"
    if haut is None and bas is not None:
        return _plus_de(bas, unite)
    assert bas is not None and haut is not None  # an Intervalle has a bound
    return f"entre {dire_quantite(bas, unite)} et {dire_quantite(haut, unite)}"


def _plus_de(bas: Decimal, unite: str) -> str:
    # « plus de 2 ans » is read as 25 months or more: give it back as it was said
    if unite == "mois" and bas % 12 == 1 and bas > 12:
        return f"plus de {'1 an' if bas == 13 else dire_mois(bas - 1)}"
    return f"au moins {dire_quantite(bas, unite)}"


def dire_valeur(definition: Definition, valeur: Valeur) -> str:
    """Return a value of a fact as a person reads it."""
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, date):
        return dire_date(valeur)
    if isinstance(valeur, Intervalle):
        return dire_intervalle(valeur, definition.unite)
    if isinstance(valeur, Decimal):
        return dict(definition.reponses).get(str(valeur)) or dire_quantite(valeur, definition.unite)
    return dict(definition.reponses).get(valeur, valeur)


def dire_expression(
    expression: Expression, definitions: Mapping[str, Definition], parametres: Mapping[str, Decimal | None]
) -> str:
    """Return a rule of the small language as a French phrase; parametres are resolved beforehand."""
    if isinstance(expression, Comparaison):
        return _dire_comparaison(expression, definitions[expression.fait], parametres)
    mot = " et " if isinstance(expression, Et) else ", ou "
    return mot.join(dire_expression(terme, definitions, parametres) for terme in expression.termes)


def _dire_comparaison(
    comparaison: Comparaison, definition: Definition, parametres: Mapping[str, Decimal | None]
) -> str:
    if isinstance(comparaison.valeur, bool):
        voulu = comparaison.valeur is (comparaison.op == "=")
        return definition.libelle if voulu else f"{definition.libelle} : non"
    if isinstance(comparaison.valeur, tuple):
        mots = [_dire_operande(definition, mot, parametres) for mot in comparaison.valeur]
        sauf = "tout sauf " if comparaison.op == "hors" else ""
        return f"{definition.libelle} : {sauf}{' ou '.join(mots)}"
    sauf = "tout sauf " if comparaison.op == "!=" else ""
    dit = _dire_operande(definition, comparaison.valeur, parametres)
    return f"{definition.libelle} : {sauf}{_borne(definition, comparaison.op)}{dit}"


def _borne(definition: Definition, op: str) -> str:
    if definition.type == "date":
        return {">=": "à partir du ", ">": "après le ", "<=": "jusqu'au ", "<": "avant le "}.get(op, "le ")
    return OPERATEURS.get(op, "")


def _dire_operande(
    definition: Definition, operande: Operande, parametres: Mapping[str, Decimal | None]
) -> str:
    if isinstance(operande, RefParametre):
        valeur = parametres.get(operande.id)
        return "le montant en vigueur" if valeur is None else dire_quantite(valeur, definition.unite)
    assert not isinstance(operande, tuple)  # lists are opened by the caller
    return dire_valeur(definition, operande)
