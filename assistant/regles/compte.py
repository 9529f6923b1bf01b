"""What every money formula needs: known amounts as ranges, parameters on a day, rounding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.domaine.profil import Intervalle, Valeur
from assistant.errors import CorpusError
from assistant.regles.expressions import Vue
from assistant.regles.francais import dire_euros
from assistant.regles.temps import contrat_fini

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Ligne:
    """One result of a formula; both bounds None when no amount can be said. precision tells lines apart."""

    mini: Decimal | None
    maxi: Decimal | None
    formule: str
    manquants: tuple[str, ...] = ()
    precision: str = ""
    par: str | None = None
    payeur: str | None = None
    poste: str | None = None


@dataclass(frozen=True, slots=True)
class Plage:
    """A known quantity: exact when mini == maxi, open when a bound is None."""

    mini: Decimal | None
    maxi: Decimal | None

    @property
    def fermee(self) -> bool:
        """Return whether both ends are known."""
        return self.mini is not None and self.maxi is not None

    def compare(self, seuil: Decimal) -> bool | None:
        """Return whether the quantity is surely above the threshold, surely not, or unsure."""
        if self.mini is not None and self.mini > seuil:
            return True
        return False if self.maxi is not None and self.maxi <= seuil else None


class Compte:
    """The facts of one person and the parameters of one day, as the formulas read them."""

    __slots__ = ("_vue", "valeurs")

    def __init__(self, valeurs: Mapping[str, Valeur], vue: Vue) -> None:
        self.valeurs = valeurs
        self._vue = vue

    def parametre(self, ident: str) -> Decimal:
        """Return a parameter on the day; raise CorpusError when it had no value yet."""
        valeur = self._vue.parametre(ident)
        if valeur is None:
            raise CorpusError(f"Le paramètre « {ident} » n'a pas de valeur au {self._vue.le}. Complétez-le.")
        return valeur

    def connu(self, ident: str) -> bool:
        """Return whether a parameter exists and has a value on the day."""
        return ident in self._vue.parametres and self._vue.parametre(ident) is not None

    @property
    def contrat_fini(self) -> bool:
        """Return whether no employer is left when the training starts."""
        return contrat_fini(self.valeurs, self._vue.le)

    def plage(self, fait: str) -> Plage | None:
        """Return a number known exactly or within bounds, None when it was never said."""
        valeur = self.valeurs.get(fait)
        if isinstance(valeur, Intervalle):
            return Plage(valeur.mini, valeur.maxi)
        return Plage(valeur, valeur) if isinstance(valeur, Decimal) else None

    def est(self, fait: str) -> bool | None:
        """Return a yes or no, None when it was never said."""
        valeur = self.valeurs.get(fait)
        return valeur if isinstance(valeur, bool) else None


def au_centime(montant: Decimal) -> Decimal:
    """Return an amount rounded to the cent, half up."""
    return montant.quantize(CENT, ROUND_HALF_UP)


def dire_plage(mini: Decimal, maxi: Decimal) -> str:
    """Return « 2 000 € » or « 2 000 € à 2 500 € »."""
    if au_centime(mini) == au_centime(maxi):
        return dire_euros(mini)
    return f"{dire_euros(mini)} à {dire_euros(maxi)}"


def bornes(plage: Plage) -> tuple[Decimal, Decimal]:
    """Return both ends of a closed range."""
    assert plage.mini is not None and plage.maxi is not None  # callers check fermee first
    return plage.mini, plage.maxi
