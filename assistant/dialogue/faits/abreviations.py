"""What a question shortens and only its capitals or its article tell: « le CA », « dans le 31 », « l'intro »."""

from __future__ import annotations

import re

# Numbers of the 13 departments of Occitanie, as people name them.
NUMEROS = {"09": "l'Ariège", "11": "l'Aude", "12": "l'Aveyron", "30": "le Gard", "31": "la Haute-Garonne", "32": "le Gers", "34": "l'Hérault",
           "46": "le Lot", "48": "la Lozère", "65": "les Hautes-Pyrénées", "66": "les Pyrénées-Orientales", "81": "le Tarn",
           "82": "le Tarn-et-Garonne"}
UNITES = r"ans?|mois|jours?|semaines?|heures?|h|euros?|€|%|janvier|fevrier|février|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|decembre|décembre"
DEPARTEMENT = re.compile(rf"\b(?:le|du|au) ({'|'.join(NUMEROS)})\b(?![ ,.]*(?:{UNITES}|\d))", re.IGNORECASE)
FORMES = ((re.compile(r"(?<![\w'’])C\.?A\.?(?= (?:de|du|des|d')|\W*$| [a-z])"), "chiffre d'affaires"),
          (re.compile(r"\b([ld]['’])intro\b", re.IGNORECASE), r"\1introduction"), (re.compile(r"\bbiblio\b", re.IGNORECASE), "bibliographie"),
          (re.compile(r"\b(?:depuis )?combien de temps (?:il )?(?:faut|doit)(?:[- ]il)?(?: que je sois| etre| être)(?: l[aà]| dans (?:la|ma|mon|l['’]) ?\w+| en poste| salari\w+)+", re.IGNORECASE),
           "quelle ancienneté est demandée dans l'entreprise pour un projet de transition professionnelle"))


def ouvrir(question: str) -> str:
    """Return a question with its short forms in full: departments by their number, turnover, parts of the white paper."""
    for motif, plein in FORMES:
        question = motif.sub(plein, question)
    return DEPARTEMENT.sub(lambda m: NUMEROS[m[1]], question)
