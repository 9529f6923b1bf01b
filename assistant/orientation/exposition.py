"""Exposure of a job to generative AI: ILO 2025 index, said with its doubt; and the white paper's own list."""

from __future__ import annotations

from pathlib import Path

from assistant.domaine.orientation import Exposition, Metier
from assistant.orientation.tables import lignes, reglages

_SENS = (
    (0.25, "l'intelligence artificielle (IA) générative touche peu de tâches de ce groupe de métiers"),
    (0.35, "une partie des tâches, surtout d'écrit et de gestion, peut être aidée par l'IA générative"),
    (0.5, "des tâches d'écrit, de saisie ou de recherche peuvent changer, d'autres restent humaines"),
    (1.01, "beaucoup de tâches peuvent être refaites ou aidées par l'IA générative : le contenu du poste peut changer"),
)


class Expositions:
    """The exposure table, by ROME v3 code, and the white paper's list."""

    def __init__(self, dossier: Path) -> None:
        self._par_parent: dict[str, Exposition] = {}
        for parent, _, categorie, indice, ecart, annee in lignes(dossier / "exposition.csv"):
            passage = f"exposition/{parent}"
            self._par_parent[parent] = Exposition(categorie, float(indice), float(ecart), int(annee), passage)
        self._liste = reglages(dossier / "livre_blanc.toml")

    def du_parent(self, parent: str) -> Exposition | None:
        """Return the exposure of a ROME v3 code, None when the ILO gives no score for it."""
        return self._par_parent.get(parent)

    def parents(self) -> list[str]:
        """Return the v3 codes that have a score."""
        return list(self._par_parent)

    def livre_blanc(self, metier: Metier) -> str | None:
        """Return what the white paper says of this job, None when its list (§ 3.2.2) does not name it."""
        for groupe in self._liste["groupe"]:
            if metier.rome in groupe["rome"] or metier.parent in groupe["parents"]:
                return (
                    f"Le livre blanc de février 2024 (§ {self._liste['section']}, d'après l'OIT) cite ce métier parmi "
                    f"{groupe['dit']}."
                )
        return None

    def phrases(self, metier: Metier) -> tuple[str, ...]:
        """Return what can be said of a job's exposure, in French sentences, doubt included."""
        exposition = metier.exposition
        cite = self.livre_blanc(metier)
        if exposition is None:
            debut = "L'Organisation internationale du travail (OIT) ne donne pas d'indice pour ce métier."
            return (debut, cite) if cite else (debut,)
        sens = next(phrase for seuil, phrase in _SENS if exposition.indice < seuil)
        indice = (
            f"Indice d'exposition à l'IA générative de l'OIT ({exposition.annee}) : {nombre(exposition.indice)} sur 1, "
            f"{exposition.categorie}, écart de {nombre(exposition.ecart)} entre les tâches."
        )
        dites = (
            indice,
            f"Concrètement, {sens}.",
            "C'est une moyenne sur un groupe de métiers voisins : votre poste peut être plus ou moins touché.",
        )
        return (*dites, cite) if cite else dites


def nombre(valeur: float) -> str:
    """Return an index as French people write it: 0,49."""
    return f"{valeur:.2f}".replace(".", ",")
