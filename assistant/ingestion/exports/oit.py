"""ILO 2025 index of exposure to generative AI, carried from ISCO-08 to ROME v3; and Dares tension by job."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from assistant.ingestion.exports.tables import Origine, Rapport, ecrire_origines, ecrire_table, lire_csv

CATEGORIES = {
    "Not Exposed": "non exposé",
    "Minimal Exposure": "exposition minime",
    "Exposed: Gradient 1": "exposition faible (gradient 1 sur 4)",
    "Exposed: Gradient 2": "exposition modérée (gradient 2 sur 4)",
    "Exposed: Gradient 3": "exposition forte (gradient 3 sur 4)",
    "Exposed: Gradient 4": "exposition très forte (gradient 4 sur 4)",
}


def importer_oit(professions: Path, passage_rome: Path, corpus: Path) -> Rapport:
    """Write exposition.csv: category and rounded score by ROME v3 code; jobs without a score are left out."""
    scores = {
        p["isco08"]: p
        for p in lire_csv(professions, ";", ("isco08", "mean_score_2025", "sd_2025", "categorie_2025"))
        if p["categorie_2025"] in CATEGORIES
    }
    liens = list(lire_csv(passage_rome, ";", ("code_rome_v3", "isco08")))
    lignes = [_ligne(lien["code_rome_v3"], scores[lien["isco08"]]) for lien in liens if lien["isco08"] in scores]
    cible = corpus / "metiers" / "exposition.csv"
    total = ecrire_table(cible, ("rome_v3", "isco", "categorie", "indice", "ecart", "annee"), sorted(lignes))
    origine = Origine(
        "Indice d'exposition à l'IA générative, Working Paper 140 (Gmyrek et al. 2025)",
        "Organisation internationale du travail", "à citer ; seuls la catégorie et l'indice arrondi sont repris",
        "2025-05-20", "https://www.ilo.org/publications/generative-ai-and-jobs-refined-global-index-occupational-exposure",
        "oit-2025",
    )
    ecrire_origines(cible.parent / "origines.toml", {"exposition": origine})
    sans = len({lien["code_rome_v3"] for lien in liens}) - len({ligne[0] for ligne in lignes})
    return Rapport(cible, total, (f"{sans} codes ROME n'ont pas d'indice.",) if sans else ())


def importer_tension(tension: Path, corpus: Path) -> Rapport:
    """Write tension.csv: Dares 2021 tension in Occitanie by ROME v3 code, median and range over job areas."""
    groupes: dict[tuple[str, str], list[int]] = defaultdict(list)
    for ligne in lire_csv(tension, ";", ("annee", "code_rome_v3", "ind_tension_d")):
        if ligne["ind_tension_d"].isdigit():
            groupes[(ligne["code_rome_v3"], ligne["annee"])].append(int(ligne["ind_tension_d"]))
    cible = corpus / "metiers" / "tension.csv"
    colonnes = ("rome_v3", "annee", "bassins", "mediane", "mini", "maxi")
    total = ecrire_table(cible, colonnes, _tensions(groupes))
    origine = Origine(
        "Tensions sur le marché du travail par métier et bassin d'emploi, Occitanie", "Dares et France Travail",
        "Licence Ouverte 2.0", "2021-12-31", "https://dares.travail-emploi.gouv.fr/donnees/les-tensions-sur-le-marche-du-travail",
        "tension-2021",
    )
    ecrire_origines(cible.parent / "origines.toml", {"tension": origine})
    return Rapport(cible, total)


def _ligne(rome: str, score: dict[str, str]) -> list[str]:
    indice, ecart = (f"{float(score[c].replace(',', '.')):.2f}" for c in ("mean_score_2025", "sd_2025"))
    return [rome, score["isco08"], CATEGORIES[score["categorie_2025"]], indice, ecart, "2025"]


def _tensions(groupes: dict[tuple[str, str], list[int]]) -> Iterator[list[object]]:
    for (rome, annee), notes in sorted(groupes.items()):
        yield [rome, annee, len(notes), median(notes), min(notes), max(notes)]
