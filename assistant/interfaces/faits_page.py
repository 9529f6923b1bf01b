"""The facts of a person as the page shows and reads them: chips, form fields, values in French."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.dialogue.plans.presentation import en_mots
from assistant.domaine.profil import Fait, Intervalle, Profil, Valeur
from assistant.errors import EntreeInvalide
from assistant.wiring import lire_faits_declares

# The form's groups, in the order an interview goes; a fact in none of them comes last.
GROUPES = (
    ("Contrat et ancienneté", ("type_contrat", "employeur_public", "anciennete_", "salarie_5ans", "cdd_", "fin_contrat", "heures_",
                               "mission_", "intermittent", "cachets", "jours_travailles", "activite_continue", "mois_travailles",
                               "temps_partiel", "contrat_droit_prive")),
    ("Personne", ("age", "salaire_", "metier_actuel", "niveau_diplome", "departement", "inscrit_", "cpf_")),
    ("Entreprise", ("effectif", "secteur", "employeur_", "accord_", "mobilite", "cofinancement")),
    ("Projet", ("metier_", "change_de_metier", "type_projet", "certification", "formation_", "positionnement", "ptp_", "avenant",
                "depot_", "depart_")),
    ("Démarches", ("cep_", "demission_", "attestation")),
    ("Santé et conditions de travail (facultatif)", ("rqth", "licencie", "absence_", "en_arret", "expose_", "points_c2p")),
)


UNITES = {"eur": "€", "pourcent": "%", "niveau": ""}


@dataclass(frozen=True, slots=True)
class FaitsPage:
    """Reads and says facts with the definitions of corpus/faits.toml."""

    services: Any

    def puces(self, faits: Mapping[str, Valeur]) -> list[dict[str, Any]]:
        """Return each known fact with its words and the field that corrects it."""
        return [self.champ(i, v) | {"mots": self.dire(i, v)} for i, v in faits.items() if i in self.services.droit.definitions]

    def dire(self, ident: str, valeur: Valeur) -> str:
        """Return « Ancienneté dans l'entreprise actuelle : 3 ans »."""
        mots = en_mots(self.services, Fait(ident, valeur))
        return mots[:1].upper() + mots[1:]

    def champ(self, ident: str, valeur: Valeur | None = None) -> dict[str, Any]:
        """Return one field of the form."""
        d = self.services.droit.definitions[ident]
        return {"id": ident, "type": d.type, "libelle": d.libelle, "question": d.question, "unite": UNITES.get(d.unite, "" if d.unite in d.libelle else d.unite), "sensible": d.sensible,
                "mini": _nombre(d.mini), "maxi": _nombre(d.maxi), "reponses": [list(r) for r in d.reponses],
                "valeur": en_champ(valeur)}

    def formulaire(self, profil: Profil) -> list[dict[str, Any]]:
        """Return the whole form, by groups, filled with what is known."""
        reste = list(self.services.droit.definitions)
        groupes = []
        for titre, debuts in GROUPES:
            pris = [i for i in reste if i.startswith(debuts)]
            reste = [i for i in reste if i not in pris]
            groupes.append({"titre": titre, "champs": [self.champ(i, profil.valeur(i)) for i in pris]})
        groupes.append({"titre": "Autres", "champs": [self.champ(i, profil.valeur(i)) for i in reste]})
        return [g for g in groupes if g["champs"]]

    def lire(self, table: Mapping[str, object]) -> Profil:
        """Return the facts of a form; empty fields are left unsaid. Raises EntreeInvalide with what to mend."""
        rempli = {str(i): v for i, v in table.items() if v is not None and str(v).strip() not in ("", "null")}
        if len(rempli) > 120 or any(len(str(v)) > 200 for v in rempli.values()):
            raise EntreeInvalide("Ce formulaire est trop gros. Gardez des réponses courtes.")
        return lire_faits_declares(self.services.droit, rempli)

    def corriger(self, profil: Profil, ident: str, valeur: object) -> Profil:
        """Return the profile with one fact replaced, or removed when the value is empty."""
        if ident not in self.services.droit.definitions:
            raise EntreeInvalide("Cette information n'existe pas dans le formulaire.")
        if valeur is None or str(valeur).strip() == "":
            return profil.sans([ident])
        lu = self.lire({ident: valeur})
        return profil.avec(lu.faits.values()).ignorant(lu.inconnus)


def en_champ(valeur: Valeur | None) -> str:
    """Return a value as a form field holds it, "" when unknown."""
    if valeur is None:
        return ""
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, Intervalle):
        return f"{_nombre(valeur.mini)}..{_nombre(valeur.maxi)}"
    if isinstance(valeur, Decimal):
        return _nombre(valeur)
    return valeur.isoformat() if isinstance(valeur, date) else valeur


def _nombre(nombre: Decimal | None) -> str:
    return "" if nombre is None else f"{nombre.normalize():f}"
