"""What an hour of training costs (« 400 heures à 15 € de l'heure ») : nobody's wage, and the whole price once the hours are known."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.nombres import ENTIERS, EUROS, lire_quantite, quantite
from assistant.dialogue.lecture.texte import motif

PAR_HEURE = r"(?: ?/ ?h(?:eure)?\b| (?:de )?l'heure\b| par heure\b| (?:a )?l'heure\b)"
_EUROS, _HEURES = quantite(r"(?:€|euros?\b)"), quantite(r"(?:heures?|h)\b")
_PAYE = rf"(?P<e>{_EUROS}){PAR_HEURE}"
_MOIS_ENTIER = 180  # hours; above, no month of work
_PROPOS = r"\b(?:formation|reconversion|opco|organisme|devis|stage|ptp|cursus|charge de (?:l'|mon |son )(?:employeur|entreprise))\b"
_SALAIRE = r"\b(?:gagne\w*|touche\w*|salaire|payee?|remuner\w+|brut|net|smic|interim\w*|missions?|je (?:travaille|bosse|suis)|bosse|taux horaire)\b"


def d_une_formation(contexte: Contexte) -> bool:
    """Return whether an hourly amount of the message is the price of a course: hours of it, or the course, are told, and no pay."""
    if motif(_SALAIRE).search(contexte.t) or contexte.profil.valeur("type_contrat") in ("interim", "intermittent"):
        return False
    return bool(motif(_PROPOS).search(contexte.t)) or _heures(contexte, _MOIS_ENTIER) is not None


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield the price of the course, and its hours when they are told beside what one costs."""
    trouve = motif(_PAYE).search(contexte.t)
    if trouve is None or not d_une_formation(contexte):
        return
    taux, dites = lire_quantite(trouve.group("e"), EUROS), _heures(contexte, 0)
    heures = dites if dites is not None else contexte.profil.valeur("formation_duree_heures")
    if isinstance(taux, Decimal) and isinstance(heures, Decimal):
        yield Indice("formation_prix_eur", taux * heures, trouve.start(), trouve.end(), poids=2)
    if dites is not None:
        yield Indice("formation_duree_heures", dites, trouve.start(), trouve.end(), poids=1)


def _heures(contexte: Contexte, plus_que: int) -> Decimal | None:
    """Return the hours told (« 400 heures à 15 € »), None when there are none above a number."""
    trouve = motif(rf"(?P<h>{_HEURES})(?: de (?:formation|cours))?,? (?:a|pour|au tarif de|au prix de|x|facturees?(?: a)?) {_EUROS}|{_PAYE}(?:,? (?:pour|sur|et|x))* (?P<i>{_HEURES})").search(contexte.t)
    valeur = lire_quantite(trouve.group("h") or trouve.group("i"), ENTIERS) if trouve else None
    return valeur if isinstance(valeur, Decimal) and valeur > plus_que else None
