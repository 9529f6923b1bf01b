"""Facts given by a form, a --profil file or JSON, checked one by one against corpus/faits.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from assistant.domaine.profil import Fait, Intervalle, Profil, Valeur
from assistant.domaine.texte import plier
from assistant.errors import EntreeInvalide
from assistant.regles.droit import Definition, Droit
from assistant.regles.francais import dire_quantite

OUI_NON = {"oui": True, "non": False, "true": True, "false": False, "vrai": True, "faux": False}
JE_NE_SAIS_PAS = frozenset({"", "?", "inconnu", "je ne sais pas", "ne sait pas", "nsp"})
DATE_ISO = re.compile(r"^\d{4}-\d{2}-\d{2}$")
DATE_FR = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")
FOURCHETTE = re.compile(r"^([^.]*(?:\.\d+)?)\.\.([^.]*(?:\.\d+)?)$")
PREMIERE_ANNEE, DERNIERE_ANNEE = 1950, 2100


def lire_faits_declares(droit: Droit, table: Mapping[str, object]) -> Profil:
    """Return the Profil of a table {fact: value}; « je ne sais pas » is kept as such, None is skipped.

    A number may be a range {min = …, max = …} or « 24.. », « ..24 », « 10..14 »; a date AAAA-MM-JJ or JJ/MM/AAAA, a yes or no « oui »/« non ».
    Raises EntreeInvalide with the fact, what was read and what is expected.
    """
    faits: list[Fait] = []
    inconnus: list[str] = []
    for ident, brut in table.items():
        definition = droit.definitions.get(ident)
        if definition is None:
            raise EntreeInvalide(f"Le fait « {ident} » n'existe pas. Voyez la liste dans corpus/faits.toml.")
        if isinstance(brut, str) and plier(brut) in JE_NE_SAIS_PAS:
            inconnus.append(ident)
        elif brut is not None:
            faits.append(Fait(ident, lire_valeur(definition, brut), origine="formulaire"))
    return Profil().avec(faits).ignorant(inconnus)


def lire_valeur(definition: Definition, brut: object) -> Valeur:
    """Return the checked value of one fact; raises EntreeInvalide."""
    lecteurs = {"bool": _booleen, "nombre": _nombre, "date": _jour, "choix": _choix, "texte": _texte}
    return lecteurs[definition.type](definition, brut)


def _refus(definition: Definition, brut: object, attendu: str) -> EntreeInvalide:
    return EntreeInvalide(
        f"« {definition.libelle} » ({definition.id}) : « {str(brut)[:60]} » ne convient pas. {attendu}"
    )


def _booleen(definition: Definition, brut: object) -> bool:
    lu = brut if isinstance(brut, bool) else OUI_NON.get(plier(str(brut)))
    if lu is None:
        raise _refus(definition, brut, "Répondez oui ou non.")
    return lu


def _nombre(definition: Definition, brut: object) -> Decimal | Intervalle:
    if isinstance(brut, str) and (bornes := FOURCHETTE.match(brut.strip())):
        brut = {"min": bornes[1].strip() or None, "max": bornes[2].strip() or None}
    if isinstance(brut, Mapping):
        return _intervalle(definition, brut)
    if isinstance(brut, str) and definition.reponses:
        par_libelle = {plier(libelle): valeur for valeur, libelle in definition.reponses}
        brut = par_libelle.get(plier(brut), brut)
    return _borner(definition, brut)


def _intervalle(definition: Definition, brut: Mapping[object, object]) -> Decimal | Intervalle:
    if brut.keys() - {"min", "max"} or not any(v is not None for v in brut.values()):
        raise _refus(definition, dict(brut), "Une fourchette s'écrit {min = 1, max = 2}.")
    mini, maxi = (None if brut.get(cle) is None else _borner(definition, brut[cle]) for cle in ("min", "max"))
    if mini is not None and mini == maxi:
        return mini
    try:
        return Intervalle(mini, maxi)
    except ValueError as erreur:
        raise _refus(definition, dict(brut), "Le minimum dépasse le maximum.") from erreur


def _borner(definition: Definition, brut: object) -> Decimal:
    try:
        nombre = Decimal(re.sub(r"[\s\u00a0\u202f€]", "", str(brut)).replace(",", "."))
    except InvalidOperation:
        nombre = Decimal("NaN")
    if isinstance(brut, bool) or not nombre.is_finite():
        raise _refus(definition, brut, "Donnez un nombre.")
    bas, haut = definition.mini, definition.maxi
    if (bas is not None and nombre < bas) or (haut is not None and nombre > haut):
        dits = [dire_quantite(b, definition.unite) for b in (bas, haut) if b is not None]
        raise _refus(definition, brut, f"La valeur attendue va de {' à '.join(dits)}. Vérifiez l'unité.")
    return nombre


def _jour(definition: Definition, brut: object) -> date:
    if isinstance(brut, datetime):
        brut = brut.date()
    jour = brut if isinstance(brut, date) else _jour_ecrit(str(brut).strip())
    if jour is None or not PREMIERE_ANNEE <= jour.year <= DERNIERE_ANNEE:
        raise _refus(definition, brut, "Donnez une date qui existe, comme 2027-03-01 ou 01/03/2027.")
    return jour


def _jour_ecrit(texte: str) -> date | None:
    francaise = DATE_FR.match(texte)
    try:
        if francaise:
            return date(int(francaise[3]), int(francaise[2]), int(francaise[1]))
        return date.fromisoformat(texte) if DATE_ISO.match(texte) else None
    except ValueError:
        return None


def _choix(definition: Definition, brut: object) -> str:
    permis = {plier(mot): valeur for valeur, libelle in definition.reponses for mot in (valeur, libelle)}
    lu = permis.get(plier(str(brut)))
    if lu is None:
        raise _refus(definition, brut, f"Choisissez parmi : {', '.join(v for v, _ in definition.reponses)}.")
    return lu


def _texte(definition: Definition, brut: object) -> str:
    texte = str(brut).strip()
    if len(texte) > 300:
        raise _refus(definition, brut, "Écrivez-le en quelques mots.")
    return texte
