"""Quantities as people write them: digits, words, « une trentaine », « plus de », « entre … et … »."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.dialogue.lecture.texte import motif
from assistant.domaine.profil import Intervalle

_UNITES = {
    "zero": 0,
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "onze": 11,
    "douze": 12,
    "treize": 13,
    "quatorze": 14,
    "quinze": 15,
    "seize": 16,
    "vingt": 20,
    "vingts": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
}
_DIZAINES = {
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
}
_BORNES = (
    ("peu_plus", r"un(?: tout)? petit peu plus d[e'] ?|un peu plus d[e'] ?|a peine plus d[e'] ?"),
    ("mini", r"au moins |minimum |au minimum |plus ou egal a |a partir de "),
    ("plus", r"plus d[e'] ?|plus que |\+ ?d[e'] ?|\+ ?|au[- ]dessus de |depasse "),
    ("moins", r"(?:un peu )?moins d[e'] ?|pas encore |pas tout a fait |- ?de "),
    ("maxi", r"au plus |maximum |au maximum |jusqu'a "),
    ("presque", r"presque |quasi(?:ment)? |bientot |bientot les |pas loin de |pres de |pratiquement "),
    (
        "environ",
        (
            r"environ |a peu pres |autour de |autour des |dans les |aux alentours de |vers |genre "
            r"|~ ?|grosso modo "
        ),
    ),
    ("a_peine", r"a peine "),
    ("exact", r"exactement |pile |deja |tout juste "),
)
_MOT = (
    r"(?:zero|une|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize"
    r"|quatorze|quinze|seize|vingts?"
    r"|trente|quarante|cinquante|soixante|cents?|mille)"
)
NOMBRE = (
    r"(?:(?<![\d,.])(?:\d{1,3}(?:[ .]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?)(?!\d|(?:er|ere|eme|nd|nde)\b)"
    rf"|\b{_MOT}(?:(?: et |[ -]){_MOT})*\b)"
)
DIZAINE = rf"une (?:bonne |petite )?(?:{'|'.join(_DIZAINES)})"
BORNE = rf"(?:{'|'.join(source for _, source in _BORNES)})"


@dataclass(frozen=True, slots=True)
class Echelle:
    """How exact a quantity is: its smallest step, what « presque » and « environ » cover (fractions)."""

    pas: Decimal
    presque: Decimal
    environ: Decimal

    def ecart(self, nombre: Decimal, fraction: Decimal) -> Decimal:
        """Return a fraction of the number rounded to the step, one step at least."""
        return max(self.pas, (nombre * fraction / self.pas).quantize(Decimal(1), ROUND_HALF_UP) * self.pas)


MOIS = Echelle(Decimal(1), Decimal(1) / 6, Decimal(1) / 12)
EUROS = Echelle(Decimal("0.01"), Decimal("0.1"), Decimal("0.05"))
ENTIERS = Echelle(Decimal(1), Decimal("0.1"), Decimal("0.1"))


def quantite(unite: str = "", suffixe: str = "") -> str:
    """Return the pattern source of a quantity followed by a unit, bounds and ranges included."""
    unite = f"(?:{unite})"
    return (
        rf"(?:{BORNE}?(?:entre {NOMBRE} ?{unite}? ?et {NOMBRE}|{DIZAINE} ?(?:de |d')?|"
        rf"{NOMBRE}(?: ?(?:a|ou|-) ?{NOMBRE})?) ?{unite}{suffixe})"
    )


def en_nombre(ecrit: str) -> Decimal:
    """Return the number written in folded digits (« 1 850,50 ») or words (« dix-huit »)."""
    ecrit = ecrit.strip()
    if ecrit[:1].isdigit():
        serre = ecrit.replace(" ", "").replace("\n", "")
        if motif(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?$").match(serre):
            serre = serre.replace(".", "")
        return Decimal(serre.replace(",", "."))
    return _en_lettres(ecrit)


def _en_lettres(ecrit: str) -> Decimal:
    total = courant = 0
    for mot in motif(r"[a-z]+").findall(ecrit):
        if mot in ("cent", "cents"):
            courant = max(courant, 1) * 100
        elif mot == "mille":
            total, courant = total + max(courant, 1) * 1000, 0
        elif mot in ("vingt", "vingts") and courant % 100 == 4:
            courant += 76  # quatre-vingt
        elif mot in _UNITES:
            courant += _UNITES[mot]
    return Decimal(total + courant)


def lire_quantite(ecrit: str, echelle: Echelle, facteur: Decimal = Decimal(1)) -> Decimal | Intervalle | None:
    """Return the value of a folded quantity times a factor (12 for years to months); None without a number."""
    borne, reste = couper_borne(ecrit.strip())
    dizaine = motif(DIZAINE).search(reste)
    if dizaine:
        nombre = Decimal(next(n for mot, n in _DIZAINES.items() if mot in dizaine.group())) * facteur
        return borner(nombre, "environ" if borne in ("", "exact") else borne, echelle)
    nombres = [en_nombre(n) * facteur for n in motif(NOMBRE).findall(reste)]
    if not nombres:
        return None
    if len(nombres) > 1 and motif(rf"(?:entre )?{NOMBRE}[^\d]*?(?:et|a|ou|-) ?{NOMBRE}").match(reste):
        bas, haut = sorted(nombres[:2])
        return Intervalle(bas, haut) if bas < haut else bas
    return borner(nombres[0], borne, echelle)


def couper_borne(ecrit: str) -> tuple[str, str]:
    """Return the bound word at the start (or end) of a folded quantity and what is left of it."""
    for nom, source in _BORNES:
        trouve = motif(rf"(?:{source})").match(ecrit)
        if trouve:
            return nom, ecrit[trouve.end() :]
    if motif(r".*\b(?:environ|a peu pres|par la)$").match(ecrit):
        return "environ", ecrit
    if motif(r".*\b(?:minimum|au moins|et plus|et quelques|passes?|revolus)$").match(ecrit):
        return "mini", ecrit
    return "", ecrit


def borner(nombre: Decimal, borne: str, echelle: Echelle) -> Decimal | Intervalle:
    """Return the number, or the interval that the bound word makes of it (« plus de 24 » starts at 25)."""
    pas, presque, environ = (
        echelle.pas,
        echelle.ecart(nombre, echelle.presque),
        echelle.ecart(nombre, echelle.environ),
    )
    if borne in ("moins", "presque", "environ", "a_peine") and nombre <= pas:
        return Intervalle(None, nombre)
    intervalles = {
        "plus": (nombre + pas, None),
        "peu_plus": (nombre + pas, nombre + presque),
        "moins": (None, nombre - pas),
        "mini": (nombre, None),
        "maxi": (None, nombre),
        "presque": (min(nombre - presque, nombre - pas), nombre - pas),
        "environ": (nombre - environ, nombre + environ),
        "a_peine": (nombre - environ, nombre),
    }
    return Intervalle(*intervalles[borne]) if borne in intervalles else nombre
