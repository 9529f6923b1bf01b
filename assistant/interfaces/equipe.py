"""What the internal team learns from the white paper: a quiz with its proofs, charts with their tables, what has changed."""

from __future__ import annotations

import logging
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.errors import CorpusError
from assistant.interfaces.sources_page import en_date

journal = logging.getLogger(__name__)
PUBLICS = {"equipe": "Équipe interne", "cep": "Conseillers CEP", "commission": "Membres de la commission"}
TITRE_SECTION = re.compile(r"^## (\S+(?: conclusion)?) (.+?) \{p\. (\d+)\}$")


@dataclass(frozen=True, slots=True)
class Equipe:
    """Everything the third way in shows, ready for the page."""

    quiz: tuple[dict[str, Any], ...]
    graphiques: tuple[dict[str, Any], ...]
    ecarts: tuple[dict[str, Any], ...]


def charger_equipe(corpus: Path, textes: Path) -> Equipe:
    """Return quiz, charts and changes. A question whose proof left the corpus is dropped; a lost table raises CorpusError."""
    sections = lire_sections(corpus / "livre_blanc")
    quiz = tomllib.loads((textes / "quiz.toml").read_text(encoding="utf-8"))["questions"]
    graphiques = tomllib.loads((textes / "graphiques.toml").read_text(encoding="utf-8"))["graphiques"]
    ecarts = tomllib.loads((corpus / "ecarts.toml").read_text(encoding="utf-8"))["ecarts"]
    return Equipe(tuple(q for q in (_question(brut, sections) for brut in quiz) if q is not None),
                  tuple(_graphique(g, corpus / "livre_blanc") for g in graphiques), tuple(_ecart(e) for e in ecarts))


def lire_sections(dossier: Path) -> dict[str, tuple[str, int, str]]:
    """Return title, first page and text of each numbered section of the white paper."""
    sections: dict[str, tuple[str, int, str]] = {}
    for fichier in sorted(dossier.glob("*.md")):
        numero = ""
        for ligne in fichier.read_text(encoding="utf-8").splitlines():
            if titre := TITRE_SECTION.match(ligne):
                numero = titre[1]
                sections[numero] = (titre[2], int(titre[3]), "")
            elif numero:
                nom, page, texte = sections[numero]
                sections[numero] = (nom, page, f"{texte}\n{ligne}")
    return sections


def _question(q: Mapping[str, Any], sections: Mapping[str, tuple[str, int, str]]) -> dict[str, Any] | None:
    titre, page, texte = sections.get(q["section"], ("", 0, ""))
    preuve = next((ligne for ligne in texte.splitlines() if ligne[:1].isalpha() and all(c in ligne for c in q["cles"])), None)
    if preuve is None:
        # An edit of the corpus must not close the page: an unproved question is simply not asked.
        journal.warning("quiz: preuve absente de la section %s : %s", q["section"], q["cles"])
        return None
    return {"theme": q["theme"], "question": q["question"], "choix": list(q["choix"]), "bonne": q["bonne"], "preuve": preuve,
            "lieu": f"Livre blanc, § {q['section']} {titre}, page {page} et suivantes", "publics": [PUBLICS[p] for p in q["public"]]}


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
            "barres": _barres([r for r in rangees[1:] if r[0] not in sans], g["valeur"]) if g["genre"] == "barres" else []}


def _barres(lignes: Sequence[Sequence[str]], colonne: int) -> list[dict[str, Any]]:
    """Return each bar with the value as printed and its length in per cent of the longest."""
    valeurs = [float(re.sub(r"[^\d,]", "", ligne[colonne]).replace(",", ".")) for ligne in lignes]
    haut = max(valeurs)
    return [{"nom": ligne[0], "valeur": ligne[colonne], "part": round(100 * v / haut, 1)} for ligne, v in zip(lignes, valeurs, strict=True)]


def _ecart(e: Mapping[str, Any]) -> dict[str, Any]:
    du = e.get("du")
    return {"sujet": e["sujet"], "section": e.get("section", ""), "avant": e["en_2024"], "maintenant": e["aujourdhui"],
            "du": en_date(du) if isinstance(du, date) else "", "article": e.get("article", ""),
            "reserve": "" if e.get("confiance", "haute") == "haute" else "à vérifier"}
