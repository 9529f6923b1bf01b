"""Places of Occitanie that a question may name, so that a regional figure is never given for a town."""

from __future__ import annotations

import re

from assistant.domaine.texte import plier

# The 13 departments and the towns people name most (prefectures, sub-prefectures and larger towns): names only.
DEPARTEMENTS = ("Ariège", "Aude", "Aveyron", "Gard", "Haute-Garonne", "Gers", "Hérault", "Lot", "Lozère", "Hautes-Pyrénées",
                "Pyrénées-Orientales", "Tarn", "Tarn-et-Garonne")
VILLES = ("Toulouse", "Montpellier", "Nîmes", "Perpignan", "Béziers", "Montauban", "Narbonne", "Carcassonne", "Albi", "Sète",
          "Alès", "Castres", "Tarbes", "Rodez", "Millau", "Cahors", "Auch", "Foix", "Mende", "Pamiers", "Lunel", "Agde",
          "Figeac", "Muret", "Colomiers", "Blagnac", "Mazamet", "Lourdes", "Frontignan", "Castelnaudary", "Limoux", "Prades",
          "Céret", "Lodève", "Le Vigan", "Saint-Gaudens", "Villefranche-de-Rouergue", "Gourdon", "Moissac", "Gaillac",
          "Castelsarrasin", "Mirande", "Condom", "Lectoure", "Saint-Girons", "Florac", "Labège", "Ramonville", "Lavaur")
AILLEURS = ("Paris", "Lyon", "Marseille", "Bordeaux", "Lille", "Nantes", "Nice", "Strasbourg", "Rennes", "Grenoble", "Bretagne",
            "Normandie", "Corse", "Nouvelle-Aquitaine", "Île-de-France", "Auvergne", "PACA", "Grand Est", "Hauts-de-France",
            "Espagne", "Belgique", "Suisse", "Canada", "Allemagne")


def lieux_nommes(texte: str) -> tuple[str, ...]:
    """Return the places a text names, longest names first so that « Hautes-Pyrénées » is not two places."""
    reste, trouves = plier(texte).replace("-", " "), []
    for nom in sorted((*DEPARTEMENTS, *VILLES, *AILLEURS), key=len, reverse=True):
        motif = rf"(?<![a-z]){re.escape(plier(nom).replace('-', ' '))}(?![a-z])"
        if nom in ("Lot", "Gard", "Aude", "Tarn", "Gers", "Condom"):
            motif = rf"(?:dans le|dans l'|du|le|l'|departement) ?{motif}"
        elif nom == "Lourdes":  # « des charges lourdes » names no town
            motif = rf"(?:\ba|\bde|vers|sur) {motif}"
        reste, n = re.subn(motif, " ", reste)
        if n:
            trouves.append(nom)
    return tuple(trouves)


def gentile(lieu: str) -> str:
    """Return what a place and its people share: « toulou » for Toulouse and the métropole toulousaine."""
    return plier(lieu)[: max(6, len(lieu) - 3)]
