"""The law: (profil, date) gives one Bilan per dispositif, with reasons. Pure; the only I/O is loading."""

from assistant.regles.aspects import ASPECTS, regles_d_aspect
from assistant.regles.calendrier import (
    calendrier,
    debut_repousse,
    etapes_utiles,
    prochaine_date_possible,
    regles_sans_objet,
)
from assistant.regles.chargement import charger_droit
from assistant.regles.coherence import contradictions
from assistant.regles.declares import lire_faits_declares, lire_valeur
from assistant.regles.deductions import bascules
from assistant.regles.droit import Definition, Dispositif, Droit
from assistant.regles.francais import dire_date, dire_euros, dire_valeur
from assistant.regles.montants import montants
from assistant.regles.moteur import evaluer
from assistant.regles.pages import comparer, montrer
from assistant.regles.questions import prochaine_question

__all__ = [
    "ASPECTS",
    "Definition",
    "Dispositif",
    "Droit",
    "bascules",
    "calendrier",
    "charger_droit",
    "comparer",
    "contradictions",
    "debut_repousse",
    "dire_date",
    "dire_euros",
    "dire_valeur",
    "etapes_utiles",
    "evaluer",
    "lire_faits_declares",
    "lire_valeur",
    "montants",
    "montrer",
    "prochaine_date_possible",
    "prochaine_question",
    "regles_sans_objet",
    "regles_d_aspect",
]
