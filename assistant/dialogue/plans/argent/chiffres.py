"""The figures of a question put in general (« ARE pour 3 000 brut », « 30 points, combien ? »): they serve this answer alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.dialogue.demande import Demande
from assistant.dialogue.lecture import lire_faits
from assistant.dialogue.services import Services
from assistant.domaine.profil import Profil

ACTION = r"(?:toeic|toefl|tosa|caces|bilan de competences?|permis(?: b| moto)?|formation|vae|titre|diplome|excel|stage)"
# What a figure looks like beside its unit, and how a person would tell it of oneself.
DITS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "salaire_brut_mensuel_eur": (re.compile(r"(\d[\d .]{2,7}\d)(?:,\d\d)? ?(?:€|euros?|eur)? ?bruts?\b|\bbruts?\b(?: mensuels?)?(?: de| a| :)? ?(\d[\d .]{2,7}\d)"), "je gagne {} € brut par mois"),
    "cpf_droits_eur": (re.compile(r"\bsolde\b(?: (?:cpf|de|du|est|a|:))* ?(\d[\d ]*\d)|\b(\d[\d ]*\d) ?(?:€|euros?|eur)? (?:sur|dans|de) (?:son|mon|le|leur) (?:compte|cpf)\b|\b(?:elle|il|j'|on) ?(?:a|ai) (\d[\d ]*\d) ?(?:€|euros?)(?= et| pour|,)"), "j'ai {} € sur mon CPF"),
    "formation_prix_eur": (re.compile(rf"\b{ACTION}\b[a-z() ]{{0,22}}?(\d[\d ]*\d) ?(?:€|euros?|eur)\b(?! (?:sur|dans|de) (?:son|mon|le))|\b{ACTION}\b[a-z() ]{{0,22}}?(\d[\d ]*\d) ?€(?! ?(?:sur|dans|de) (?:son|mon|le))"), "la formation coûte {} €"),
    "certification_visee": (re.compile(r"\b(toeic|toefl|tosa|caces|bilan de competences?|permis b|permis moto|titre rncp|rncp(?! ?\d)|vae)\b"), "je vise un titre {}"),
    "cofinancement_tiers_eur": (re.compile(r"\babond\w+\b[a-z' ]{0,24}?(\d[\d ]*\d) ?(?:€|euros?)|\b(?:employeur|patron\w*|boite|entreprise) (?:met|paie|paye|verse|abonde|ajoute)\w*(?: de)? (\d[\d ]*\d) ?(?:€|euros?)"), "mon employeur met {} €"),
    "rqth": (re.compile(r"\b(rqth)\b"), "j'ai une {}"),
    "points_c2p": (re.compile(r"\b(\d{1,3}) points?\b(?! par)"), "j'ai {} points C2P"),
}

TIERS = "cofinancement_tiers_eur"  # told of the employer, it also says that he agrees


def avec_les_chiffres(s: Services, d: Demande, faits: tuple[str, ...]) -> Profil:
    """Return what is known, with each missing fact that the message puts in figures; nothing of it is remembered."""
    profil = d.suppose
    for fait in faits:
        motif, phrase = DITS[fait]
        trouve = motif.search(d.plie)
        if profil.valeur(fait) is None and trouve is not None:
            dit = phrase.format(next(filter(None, trouve.groups())))
            profil = profil.avec(f for f in lire_faits(dit, le=d.le).faits if f.id == fait or fait == TIERS and f.id == "employeur_position")
    return profil
