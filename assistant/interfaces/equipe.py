"""What the internal team learns from the white paper: a quiz with its proofs, charts with their tables, what has changed."""

from __future__ import annotations

import logging
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.interfaces.graphiques import charger_absents, charger_graphiques
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
    absents: tuple[dict[str, Any], ...]  # charts of the white paper whose values are not in the text at hand


def charger_equipe(corpus: Path, textes: Path) -> Equipe:
    """Return quiz, charts and changes. A question whose proof left the corpus is dropped; a lost table raises CorpusError."""
    sections = lire_sections(corpus / "livre_blanc")
    quiz = tomllib.loads((textes / "quiz.toml").read_text(encoding="utf-8"))["questions"]
    ecarts = tomllib.loads((corpus / "ecarts.toml").read_text(encoding="utf-8"))["ecarts"]
    return Equipe(tuple(q for q in (_question(brut, sections) for brut in quiz) if q is not None),
                  charger_graphiques(corpus, textes / "graphiques.toml"), tuple(_ecart(e) for e in ecarts), charger_absents(corpus))


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


def _ecart(e: Mapping[str, Any]) -> dict[str, Any]:
    du = e.get("du")
    return {"sujet": e["sujet"], "section": e.get("section", ""), "avant": e["en_2024"], "maintenant": e["aujourdhui"],
            "du": en_date(du) if isinstance(du, date) else "", "article": e.get("article", ""),
            "reserve": "" if e.get("confiance", "haute") == "haute" else "à vérifier"}
