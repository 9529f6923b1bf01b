"""The facts of a person as the page shows and reads them: chips, form fields, values in French."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.dialogue.plans.cas.presentation import en_mots
from assistant.domaine.profil import Fait, Intervalle, Profil, Valeur
from assistant.domaine.texte import plier
from assistant.errors import EntreeInvalide
from assistant.interfaces.sources_page import en_date
from assistant.wiring import lire_faits_declares

# The form's groups, in the order an interview goes: the first one settles most cases, so that the keyboard meets it alone.
# A name that ends with _ takes all that begin so; a fact in none of them comes last.
GROUPES = (
    ("L'essentiel", ("type_contrat", "anciennete_entreprise_mois", "anciennete_salarie_mois", "employeur_public", "age", "metier_actuel",
                     "salaire_brut_mensuel_eur", "metier_vise", "certification_visee", "formation_debut", "formation_duree_mois",
                     "formation_duree_heures", "cep_fait")),
    ("Le projet", ("change_de_metier", "type_projet", "formation_", "positionnement_fait", "metier_porteur", "ptp_")),
    ("L'entreprise et son accord", ("employeur_", "cofinancement_", "effectif_", "secteur", "accord_", "mobilite", "certification_listee_",
                                    "avenant_")),
    ("CDD", ("fin_contrat_le", "cdd_", "salarie_5ans_", "mois_travailles_")),
    ("Intérim", ("heures_", "mission_")),
    ("Spectacle", ("intermittent_", "cachets_")),
    ("Démission", ("activite_continue_", "jours_travailles_", "cep_avant_", "demission_", "attestation_")),
    ("La personne", ("salaire_", "temps_partiel", "niveau_", "departement", "cpf_", "inscrit_", "contrat_droit_")),
    ("Santé et conditions de travail (facultatif)", ("rqth", "licencie_", "absence_", "en_arret_", "expose_", "metier_vise_expose",
                                                     "points_c2p")),
)
# Counted by the rules from dates already told: asked of nobody.
DEDUITS = frozenset({"depot_a_temps", "depart_a_temps", "contrat_en_cours"})
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
        return {"id": ident, "type": d.type, "libelle": d.libelle, "question": d.question, "unite": unite(d), "sensible": d.sensible,
                "mini": _nombre(d.mini), "maxi": _nombre(d.maxi), "reponses": [list(r) for r in d.reponses],
                "valeur": en_champ(valeur)}

    def formulaire(self, profil: Profil) -> list[dict[str, Any]]:
        """Return the whole form, by groups, filled with what is known."""
        reste = [i for i in self.services.droit.definitions if i not in DEDUITS]
        groupes = []
        for titre, debuts in GROUPES:
            pris = sorted((i for i in reste if rang(i, debuts) is not None), key=lambda i: rang(i, debuts))
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


def rang(ident: str, debuts: tuple[str, ...]) -> int | None:
    """Return the place of a fact in a group, None when the group does not hold it."""
    return next((n for n, d in enumerate(debuts) if ident == d or d.endswith("_") and ident.startswith(d)), None)


def unite(definition: Any) -> str:
    """Return the unit to write after a label, "" when the label says it already."""
    dite = UNITES.get(definition.unite, definition.unite)
    return "" if plier(dite) in plier(definition.libelle) else dite


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
    return en_date(valeur) if isinstance(valeur, date) else valeur


def _nombre(nombre: Decimal | None) -> str:
    return "" if nombre is None else f"{nombre.normalize():f}"
