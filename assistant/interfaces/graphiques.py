"""Charts of the internal team: read in the white paper's own tables and in the exposure of jobs, each with its table and its source."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.errors import CorpusError

SANS_EXPOSITION = ("non exposé", "exposition minime")
SOURCE_OIT = ("Organisation internationale du travail (OIT), document de travail 140, {annee}. Moyenne simple des groupes de métiers notés, "
              "calculée ici : elle dit quelles tâches peuvent changer, pas combien d'emplois.")


def charger_graphiques(corpus: Path, reglages: Path) -> tuple[dict[str, Any], ...]:
    """Return every chart of graphiques.toml, the exposure by family last. Raises CorpusError when a table is gone."""
    bruts = tomllib.loads(reglages.read_text(encoding="utf-8"))
    tables = tuple(_graphique(g, corpus / "livre_blanc") for g in bruts["graphiques"])
    return (*tables, exposition(corpus / "metiers" / "exposition.csv", bruts["familles"]))


def charger_absents(corpus: Path) -> tuple[dict[str, Any], ...]:
    """Return the charts of the white paper whose values the text at hand does not hold: said, never guessed."""
    lacunes = tomllib.loads((corpus / "livre_blanc" / "lacunes.toml").read_text(encoding="utf-8"))["lacunes"]
    return tuple({"titre": g["titre"], "lieu": f"§ {g['section']}, page {g['page']}"} for g in lacunes)


def lire_tableau(fichier: Path, debut: str) -> tuple[str, list[list[str]]]:
    """Return the title and the rows (header first) of the table whose title starts so. Raises CorpusError."""
    lignes = fichier.read_text(encoding="utf-8").splitlines()
    for i, ligne in enumerate(lignes):
        if ligne.startswith(f"Tableau : {debut}"):
            rangees = []
            for suivante in lignes[i + 1:]:
                if suivante.startswith("|"):
                    rangees.append([c.strip() for c in suivante.strip("|").split("|")])
                elif rangees:
                    break
            return ligne.removeprefix("Tableau : "), [r for r in rangees if not set("".join(r)) <= set("-: ")]
    raise CorpusError(f"Le tableau « {debut} » n'est plus dans {fichier.name}.")


def _graphique(g: Mapping[str, Any], dossier: Path) -> dict[str, Any]:
    titre, rangees = lire_tableau(dossier / g["fichier"], g["tableau"])
    sans = set(g.get("sans", ()))
    return {"titre": g["titre"], "legende": titre, "genre": g["genre"], "entetes": rangees[0], "lignes": rangees[1:],
            "source": f"D'après le livre blanc de février 2024, § {g['section']}, page {g['page']} et suivantes",
            "barres": barres([r for r in rangees[1:] if r[0] not in sans], g["valeur"]) if g["genre"] == "barres" else []}


def barres(lignes: Sequence[Sequence[str]], colonne: int) -> list[dict[str, Any]]:
    """Return each bar with the value as printed and its length in per cent of the longest."""
    valeurs = [float(re.sub(r"[^\d,]", "", ligne[colonne]).replace(",", ".")) for ligne in lignes]
    haut = max(valeurs)
    return [{"nom": ligne[0], "valeur": ligne[colonne], "part": round(100 * v / haut, 1)} for ligne, v in zip(lignes, valeurs, strict=True)]


def exposition(fichier: Path, familles: Mapping[str, str]) -> dict[str, Any]:
    """Return the mean exposure to generative AI of each family of jobs, most exposed first; the first letter of a code is its family."""
    with fichier.open(encoding="utf-8", newline="") as flux:
        lues = list(csv.DictReader(flux))
    par_famille: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for ligne in lues:
        par_famille[ligne["rome_v3"][0]].append(ligne)
    moyennes = {lettre: sum(float(m["indice"]) for m in siennes) / len(siennes) for lettre, siennes in par_famille.items()}
    ordre = sorted(par_famille, key=lambda lettre: -moyennes[lettre])
    rangees = [[familles[lettre], f"{moyennes[lettre]:.2f}".replace(".", ","), str(len(par_famille[lettre])),
                str(sum(m["categorie"] not in SANS_EXPOSITION for m in par_famille[lettre]))] for lettre in ordre]
    return {"titre": "Exposition à l'IA générative par famille de métiers",
            "legende": "Indice moyen de 0 (aucune tâche touchée) à 1 (toutes), par grand domaine du répertoire des métiers (ROME)",
            "genre": "barres", "entetes": ["Famille de métiers", "Indice moyen", "Groupes notés", "Dont exposés"], "lignes": rangees,
            "source": SOURCE_OIT.format(annee=lues[0]["annee"]), "barres": barres(rangees, 1)}
