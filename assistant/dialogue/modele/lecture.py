"""Facts proposed by a model, kept only when the message proves them, merged with the rule-based reading.

A number must be said by the words given as proof, a choice named by them, a yes or no of one word with the fact's label.
What is not proved is dropped; what differs from the rules' reading is asked again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from assistant.dialogue.demande import Demande
from assistant.domaine.profil import Fait, Valeur
from assistant.domaine.texte import nettoyer, plier
from assistant.errors import EntreeInvalide
from assistant.grounding.mots import mots_pleins, negations
from assistant.grounding.suite_valeurs import suite
from assistant.regles import Droit
from assistant.regles.declares import lire_valeur
from assistant.regles.droit import Definition

# Speaking of oneself: without one of these, a message holds no fact of the person.
SOI = re.compile(r"\b(?:je|j|moi|mon|ma|mes|on|nous|notre|suis)\b|\bj'")
SUPPOSE = re.compile(r"\b(?:si (?:je|j'|on|mon)|et si|imaginons|supposons|admettons)\b")
UNITES = {"mois": "mois", "jours": "jours", "heures": "heures", "eur": "eur", "pourcent": "%"}
MAXI_FAITS = 20
GENRES = ("situation", "fait", "perdu", "metier", "certification", "argent")


@dataclass(frozen=True, slots=True)
class Releve:
    """What a model's reading adds: facts that the message proves, and facts on which it differs from the rules."""

    faits: tuple[Fait, ...] = ()
    differents: tuple[str, ...] = ()


def a_relire(demande: Demande) -> bool:
    """Return whether a model could find facts that the rules left: the person speaks of themselves, without supposing."""
    return demande.genre in GENRES and len(demande.plie.split()) >= 4 and bool(SOI.search(demande.plie)) and not SUPPOSE.search(demande.plie) \
        and not demande.hypothese and demande.lecture.tiers is None


def liste_des_faits(droit: Droit) -> str:
    """Return the declared facts, one a line, for the prompt; what is sensitive is never asked of a model."""
    return "\n".join(
        f"{d.id} | {d.type} | {d.unite or '-'} | {d.libelle} | {', '.join(v for v, _ in d.reponses) or '-'}"
        for d in droit.definitions.values() if not d.sensible)


def relever(texte: str, message: str, demande: Demande, droit: Droit) -> Releve:
    """Return what a model's JSON proves; anything else in it is ignored."""
    lus = demande.lecture.faits
    gardes: list[Fait] = []
    differents: list[str] = []
    for brut in _bruts(texte):
        fait = _fait(brut, message, droit, demande.le)
        if fait is None or fait.id in demande.lecture.retraits | demande.lecture.inconnus:
            continue
        deja = next((f for f in lus if f.id == fait.id), None)
        if deja is None and not _pris(fait, lus):
            gardes.append(fait)
        elif deja is not None and not _accord(deja.valeur, fait.valeur):
            differents.append(fait.id)
    uniques = {f.id: f for f in gardes}
    return Releve(tuple(uniques.values()), tuple(dict.fromkeys(differents)))


def _bruts(texte: str) -> Iterable[Mapping[str, object]]:
    debut, fin = texte.find("{"), texte.rfind("}")
    try:
        objet = json.loads(texte[debut: fin + 1])
    except (ValueError, RecursionError):
        return []
    faits = objet.get("faits") if isinstance(objet, dict) else None
    return [f for f in faits[:MAXI_FAITS] if isinstance(f, dict)] if isinstance(faits, list) else []


def _fait(brut: Mapping[str, object], message: str, droit: Droit, le: date) -> Fait | None:
    """Return one proposed fact when its words are in the message and say its value, None otherwise."""
    definition = droit.definitions.get(str(brut.get("id")))
    mots, valeur = nettoyer(str(brut.get("mots") or "")), brut.get("valeur")
    if definition is None or definition.sensible or not isinstance(valeur, (str, int, float, bool)) or len(mots) < 2:
        return None
    if not re.search(rf"(?<!\w){re.escape(plier(mots))}(?!\w)", plier(message)):
        return None
    try:
        lue = lire_valeur(definition, valeur)
    except EntreeInvalide:
        return None
    return Fait(definition.id, lue, mots, "modele") if _prouve(definition, lue, mots, le) else None


def _prouve(definition: Definition, valeur: Valeur, mots: str, le: date) -> bool:
    """Return whether the words themselves say the value."""
    if isinstance(valeur, bool):
        return bool(_communs(definition.libelle, mots)) and (negations(mots) > 0) != valeur
    if isinstance(valeur, Decimal):
        return _dit_le_nombre(definition, valeur, mots)
    if isinstance(valeur, date):
        return f"date {valeur.isoformat()}" in suite(mots)
    if definition.type == "choix":
        libelle = next((texte for code, texte in definition.reponses if code == valeur), "")
        return bool(_communs(f"{libelle} {valeur}".replace("_", " "), mots)) and negations(mots) == 0
    return definition.type == "texte" and plier(str(valeur)) in plier(mots)


def _communs(un: str, autre: str) -> frozenset[str]:
    return frozenset(mots_pleins(un)) & frozenset(mots_pleins(autre))


def _dit_le_nombre(definition: Definition, valeur: Decimal, mots: str) -> bool:
    """Return whether the words hold this number in its unit; one number only, and a word of the fact's label beside euros."""
    lus = [v.split(" ", 1) for v in suite(mots)]
    unite = UNITES.get(definition.unite)
    if len(lus) != 1 or "-" in lus[0][1][1:] or lus[0][0] not in (unite, "nombre"):
        return False
    return Decimal(lus[0][1]) == valeur and (unite is not None and lus[0][0] == unite or bool(_communs(definition.libelle, mots)))


def _pris(fait: Fait, lus: Iterable[Fait]) -> bool:
    """Return whether the words of a fact already prove another one: a figure has one meaning."""
    return any(f.preuve and (plier(f.preuve) in plier(fait.preuve) or plier(fait.preuve) in plier(f.preuve)) for f in lus)


def _accord(un: Valeur, autre: Valeur) -> bool:
    if isinstance(un, str) and isinstance(autre, str):
        return plier(un) == plier(autre) or bool(_communs(un, autre))
    if hasattr(un, "mini") and isinstance(autre, Decimal):
        return (un.mini is None or un.mini <= autre) and (un.maxi is None or autre <= un.maxi)  # type: ignore[union-attr]
    return un == autre


def fusionner(demande: Demande, releve: Releve) -> Demande:
    """Return the request with the proved facts added; a fact read in two ways is left open, to be asked."""
    if not releve.faits and not releve.differents:
        return demande
    lecture = replace(demande.lecture, faits=(*(f for f in demande.lecture.faits if f.id not in releve.differents), *releve.faits))
    genre = "situation" if releve.faits and demande.genre in ("fait", "perdu") else demande.genre
    return replace(demande, genre=genre, lecture=lecture, profil=demande.profil.sans(releve.differents).avec(releve.faits))
