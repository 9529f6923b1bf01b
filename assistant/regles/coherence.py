"""Facts that cannot all be true, or that look like a slip, pointed out as questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from assistant.domaine.profil import Intervalle, Profil, Valeur
from assistant.regles.droit import Droit
from assistant.regles.francais import dire_date, dire_valeur

AGE_DU_PREMIER_EMPLOI = 14
BRUT_PLAUSIBLE = Decimal(300)  # a month; below, even part-time, an hourly or a net figure is likely
BRUT_HAUT = Decimal(20000)
HEURES_PAR_MOIS = Decimal(250)
JOURS_PAR_MOIS = Decimal(23)
MOIS_DE_CINQ_ANS = Decimal(60)
Valeurs = Mapping[str, Valeur]

# (smaller, greater, sentence): the first cannot exceed the second
ORDRES = (
    ("anciennete_entreprise_mois", "anciennete_salarie_mois",
     "vous seriez dans l'entreprise depuis plus longtemps que salarié·e en tout"),
    ("salaire_net_mensuel_eur", "salaire_brut_mensuel_eur", "le salaire net dépasse le brut"),
    ("heures_interim_agence_18mois", "heures_interim_18mois", "l'agence compte plus d'heures que toutes réunies"),
    ("cachets_12mois", "cachets_24mois", "il y a plus de cachets sur 12 mois que sur 24"),
    ("cachets_24mois", "cachets_2a5ans", "il y a plus de cachets sur 24 mois que sur 2 à 5 ans"),
    ("cdd_12mois_mois", "salarie_5ans_mois", "il y a plus de mois de CDD que de mois salariés sur 5 ans"),
    ("salarie_5ans_mois", "anciennete_salarie_mois", "il y a plus de mois salariés sur 5 ans qu'en tout"),
    ("cofinancement_tiers_eur", "formation_prix_eur", "le tiers paierait plus que le prix de la formation"),
)


def contradictions(droit: Droit, profil: Profil, le: date) -> tuple[str, ...]:
    """Return one French question for each pair of facts that cannot both hold, or value that looks like a slip."""
    valeurs = {ident: fait.valeur for ident, fait in profil.faits.items()}
    return tuple(dict.fromkeys(phrase for regle in REGLES for phrase in regle(droit, valeurs, le)))


def _bas(valeurs: Valeurs, fait: str) -> Decimal | None:
    valeur = valeurs.get(fait)
    return valeur.mini if isinstance(valeur, Intervalle) else valeur if isinstance(valeur, Decimal) else None


def _haut(valeurs: Valeurs, fait: str) -> Decimal | None:
    valeur = valeurs.get(fait)
    return valeur.maxi if isinstance(valeur, Intervalle) else valeur if isinstance(valeur, Decimal) else None


def _rappel(droit: Droit, valeurs: Valeurs, *faits: str) -> str:
    dits = (f"{droit.definitions[f].libelle} : {dire_valeur(droit.definitions[f], valeurs[f])}" for f in faits)
    return f" ({' ; '.join(dits)}). Lequel dois-je corriger ?"


def _ordres(droit: Droit, valeurs: Valeurs, le: date) -> Iterator[str]:
    for petit, grand, phrase in ORDRES:
        bas, haut = _bas(valeurs, petit), _haut(valeurs, grand)
        if bas is not None and haut is not None and bas > haut:
            yield f"Deux réponses ne vont pas ensemble : {phrase}{_rappel(droit, valeurs, petit, grand)}"


def _age(droit: Droit, valeurs: Valeurs, le: date) -> Iterator[str]:
    age = _haut(valeurs, "age")
    for fait in ("anciennete_entreprise_mois", "anciennete_salarie_mois"):
        mois = _bas(valeurs, fait)
        if age is not None and mois is not None and mois > (age + 1 - AGE_DU_PREMIER_EMPLOI) * 12:
            yield f"Cette ancienneté ne va pas avec votre âge{_rappel(droit, valeurs, fait, 'age')}"


def _contrat(droit: Droit, valeurs: Valeurs, le: date) -> Iterator[str]:
    contrat, fin = valeurs.get("type_contrat"), valeurs.get("fin_contrat_le")
    if contrat in ("cdi", "cdi_interimaire") and isinstance(fin, date) and valeurs.get("demission_faite") is not True:
        yield ("Un CDI n'a pas de date de fin, et vous en donnez une : est-ce un CDD, ou le contrat va-t-il"
               f" être rompu ?{_rappel(droit, valeurs, 'type_contrat', 'fin_contrat_le')}")
    if contrat in ("cdd", "interim", "alternance") and isinstance(fin, date) and fin < le:
        yield f"Votre contrat s'est terminé le {dire_date(fin)} : êtes-vous toujours en poste ?"
    if contrat == "demandeur_emploi" and valeurs.get("employeur_position") is not None:
        yield ("Vous êtes demandeur d'emploi et vous parlez d'un employeur : avez-vous encore un contrat ?")


def _formation(droit: Droit, valeurs: Valeurs, le: date) -> Iterator[str]:
    debut = valeurs.get("formation_debut")
    if isinstance(debut, date) and debut < le:
        yield f"La formation commencerait le {dire_date(debut)}, une date passée : la date est-elle la bonne ?"
    mois, heures = _haut(valeurs, "formation_duree_mois"), _bas(valeurs, "formation_duree_heures")
    if mois is not None and heures is not None and heures > max(mois, Decimal(1)) * HEURES_PAR_MOIS:
        faits = ("formation_duree_heures", "formation_duree_mois")
        yield f"Autant d'heures ne tiennent pas dans cette durée{_rappel(droit, valeurs, *faits)}"


def _demission(droit: Droit, valeurs: Valeurs, le: date) -> Iterator[str]:
    jour = valeurs.get("demission_le")
    if valeurs.get("demission_faite") is False and isinstance(jour, date) and jour <= le:
        faits = ("demission_faite", "demission_le")
        yield f"Vous n'auriez pas démissionné, mais vous donnez une date passée{_rappel(droit, valeurs, *faits)}"


def _continuite(droit: Droit, valeurs: Valeurs, le: date) -> Iterator[str]:
    mois = _haut(valeurs, "anciennete_salarie_mois")
    if valeurs.get("activite_continue_5ans") is True and mois is not None and mois < MOIS_DE_CINQ_ANS:
        faits = ("activite_continue_5ans", "anciennete_salarie_mois")
        yield f"Cinq ans sans interruption font au moins 60 mois{_rappel(droit, valeurs, *faits)}"
    jours = _bas(valeurs, "jours_travailles_60mois")
    if jours is not None and mois is not None and jours > (mois + 1) * JOURS_PAR_MOIS:
        faits = ("jours_travailles_60mois", "anciennete_salarie_mois")
        yield f"Il y a plus de jours travaillés que de temps comme salarié·e{_rappel(droit, valeurs, *faits)}"


def _salaire(droit: Droit, valeurs: Valeurs, le: date) -> Iterator[str]:
    bas, haut = _bas(valeurs, "salaire_brut_mensuel_eur"), _haut(valeurs, "salaire_brut_mensuel_eur")
    trop_bas = haut is not None and haut < BRUT_PLAUSIBLE
    if trop_bas or (bas is not None and bas > BRUT_HAUT):
        unite = "par heure ou par semaine" if trop_bas else "par an"
        dit = dire_valeur(droit.definitions["salaire_brut_mensuel_eur"], valeurs["salaire_brut_mensuel_eur"])
        yield f"Un salaire brut de {dit} par mois est inhabituel : n'est-ce pas un montant {unite} ?"


REGLES: tuple[Callable[[Droit, Valeurs, date], Iterator[str]], ...] = (
    _ordres, _age, _contrat, _formation, _demission, _continuite, _salaire,
)
