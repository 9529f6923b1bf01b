"""`assistant corpus check`: what every passage must carry, and every number of the white paper found again in our words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.domaine.sources import Passage
from assistant.ingestion.corpus import Lecture, lire_corpus
from assistant.ingestion.nombres import charger_ignores, manquants, par_section
from assistant.ingestion.questions import questions_perdues

NOTES = "livre_blanc"
TEXTE_ORIGINAL = "livre_blanc.md"


@dataclass(frozen=True, slots=True)
class Constats:
    """What was checked, one French line each, and how many faults."""

    lignes: tuple[str, ...]
    fautes: int


def verifier_corpus(corpus: Path, originaux: Path | None) -> Constats:
    """Return the state of the corpus. originaux: folder of the original white paper text, None when not at hand."""
    lecture = lire_corpus(corpus)
    fautes = [*_passages(lecture), *(f"{nom} : {raison}" for nom, raison in lecture.refus),
              *(f"Aucun passage ne répond aux questions de « {cle} » (corpus/questions)." for cle in questions_perdues(corpus, lecture.passages))]
    lignes = [f"{len(lecture.passages)} passages de {len(lecture.sources)} sources lus."]
    texte = originaux / TEXTE_ORIGINAL if originaux else None
    if texte is not None and texte.is_file():
        absents = list(nombres_absents(corpus, texte.read_text(encoding="utf-8")))
        fautes += absents
        lignes.append(f"Chiffres du livre blanc : {len(absents)} absents de notre texte.")
    else:
        lignes.append("Chiffres du livre blanc non vérifiés : donnez le dossier du texte original (ASSISTANT_ORIGINAUX).")
    lignes += fautes or ["Aucune faute."]
    return Constats(tuple(lignes), len(fautes))


def _passages(lecture: Lecture) -> Iterator[str]:
    for p in lecture.passages:
        yield from _passage(p, lecture.sources)


def _passage(p: Passage, sources: Iterable[str]) -> Iterator[str]:
    if p.source not in sources:
        yield f"{p.id} : la source « {p.source} » n'est pas déclarée dans sources.toml."
    if p.source == "livre-blanc" and p.nature == "note" and not (p.section and p.page):
        yield f"{p.id} : il manque la section ou la page."
    if p.nature == "original" and not p.page:
        yield f"{p.id} : il manque la page."
    if p.nature == "regle" and p.id.startswith("regle/") and not p.section:
        yield f"{p.id} : il manque l'article ou la source du fait."
    if not p.texte.strip():
        yield f"{p.id} : passage vide."


def nombres_absents(corpus: Path, original: str) -> Iterator[str]:
    """Yield each number of the original text that our restatement of the same section lacks."""
    notes = "\n".join(f.read_text(encoding="utf-8") for f in sorted((corpus / NOTES).glob("*.md")))
    nous, eux = par_section(notes), par_section(original)
    ignores = charger_ignores(corpus / NOTES / "nombres_ignores.toml")
    for section, texte in eux.items():
        for nombre in manquants(texte, nous.get(section, ""), ignores.get(section, frozenset())):
            yield f"section {section or 'couverture'} : « {nombre} » n'est pas repris."
