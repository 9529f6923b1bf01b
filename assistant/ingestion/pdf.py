"""A PDF read page by page in a child process, then cleaned and cut into passages."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from assistant.domaine.sources import Passage, Source
from assistant.errors import SourceUnreadable
from assistant.ingestion.phrases import decouper

DELAI_S = 10
MOTS = 150  # a window a reader can take in and a vector can hold
_RACINE = Path(__file__).resolve().parents[2]
_TITRE = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+([A-ZÀ-Ý][^.!?]{3,90})$")
_INVISIBLES = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_CONTROLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class PageLue:
    """One page as read: cleaned text, and the characters of hidden text left out by reason."""

    numero: int
    texte: str
    omis: dict[str, int]


def lire_pdf(chemin: Path, source: Source) -> list[Passage]:
    """Return the passages of a PDF, page by page; raises SourceUnreadable with a one-line reason."""
    return passages_pages(lire_pages(chemin), source)


def lire_pages(chemin: Path) -> list[PageLue]:
    """Return the pages of a PDF without headers, footers or hidden text; raises SourceUnreadable."""
    brut = _enfant(chemin)
    textes = [_nettoyer(str(p["texte"])) for p in brut]
    if sum(len(t.split()) for t in textes) < max(5, len(textes)):
        raise SourceUnreadable(
            f"« {chemin.name} » n'a pas de texte : c'est sans doute un document scanné. "
            "Passez-le d'abord à la reconnaissance de caractères."
        )
    courants = _entetes_et_pieds(textes)
    pages = [_sans(t, courants) for t in textes]
    return [PageLue(n, t, dict(b["omis"])) for n, (t, b) in enumerate(zip(pages, brut, strict=True), 1)]  # type: ignore[call-overload]


def _enfant(chemin: Path) -> list[dict[str, object]]:
    if not chemin.is_file():
        raise SourceUnreadable(f"« {chemin.name} » est introuvable. Vérifiez le nom du fichier.")
    commande = [sys.executable, "-m", "assistant.ingestion.pdf_enfant", str(chemin.resolve())]
    environnement = {**os.environ, "PYTHONPATH": str(_RACINE), "OPENBLAS_NUM_THREADS": "1"}
    try:
        fini = subprocess.run(commande, capture_output=True, timeout=DELAI_S, env=environnement, check=False)  # noqa: S603
        resultat = json.loads(fini.stdout) if fini.stdout else {"refus": "sa lecture s'est arrêtée en route"}
    except subprocess.TimeoutExpired:
        resultat = {"refus": f"sa lecture dépasse {DELAI_S} secondes"}
    except ValueError:
        resultat = {"refus": "sa lecture s'est arrêtée en route"}
    if "refus" in resultat:
        raise SourceUnreadable(f"« {chemin.name} » n'a pas été lu : {resultat['refus']}.")
    return resultat["pages"]


def _nettoyer(texte: str) -> str:
    """Return the text with ligatures opened, hyphens at line ends joined, invisible characters gone."""
    ouvert = "".join(unicodedata.normalize("NFKC", c) if "\ufb00" <= c <= "\ufb06" else c for c in texte)
    propre = _CONTROLE.sub(" ", _INVISIBLES.sub("", unicodedata.normalize("NFC", ouvert)))
    propre = re.sub(r"(?<=[a-zà-ÿ])[-‐]\n(?=[a-zà-ÿ])", "", propre)
    return re.sub(r"[ \t]+", " ", propre).strip()


def _gabarit(ligne: str) -> str:
    return re.sub(r"\d+", "#", ligne.strip().lower())


def _entetes_et_pieds(pages: list[str]) -> set[str]:
    """Return the first and last lines, digits aside, that come back on more than half of four pages or more."""
    if len(pages) < 4:
        return set()
    compte: Counter[str] = Counter()
    for page in pages:
        lignes = [ligne for ligne in page.splitlines() if ligne.strip()]
        compte.update({_gabarit(ligne) for ligne in (*lignes[:3], *lignes[-3:])})
    return {g for g, n in compte.items() if n > len(pages) / 2}


def _sans(page: str, courants: set[str]) -> str:
    lignes = page.splitlines()
    dernier = len(lignes) - 4
    return "\n".join(
        ligne
        for i, ligne in enumerate(lignes)
        if not ((i < 4 or i > dernier) and _gabarit(ligne) in courants)
    )


def passages_pages(pages: list[PageLue], source: Source) -> list[Passage]:
    """Return the passages of the pages read, each with its exact page and its numbered heading."""
    passages: list[Passage] = []
    section: tuple[str, str] | None = None
    for page in pages:
        for rang, (titre, morceau) in enumerate(_morceaux(page.texte, section), 1):
            section = titre
            chemin = (f"{section[0]} {section[1]}",) if section else ()
            passages.append(
                Passage(
                    f"{source.id}/p{page.numero}/{rang}",
                    morceau,
                    "original",
                    source.id,
                    source.titre,
                    section[0] if section else None,
                    chemin,
                    page.numero,
                    source.url,
                    source.valide_du or source.date,
                    source.valide_au,
                )
            )
    return passages


def _morceaux(texte: str, section: tuple[str, str] | None) -> list[tuple[tuple[str, str] | None, str]]:
    morceaux: list[tuple[tuple[str, str] | None, str]] = []
    tampon: list[str] = []

    def vider() -> None:
        plein = re.sub(r"\s+", " ", " ".join(tampon)).strip()
        morceaux.extend((section, m) for m in decouper(plein, MOTS) for m in _fenetres(m))
        tampon.clear()

    for ligne in texte.splitlines():
        titre = _TITRE.match(ligne.strip())
        if titre:
            vider()
            section = (titre.group(1), titre.group(2).strip())
        else:
            tampon.append(ligne)
    vider()
    return morceaux


def _fenetres(texte: str) -> list[str]:
    """Return a text without sentence ends cut into windows of twice the usual size at most."""
    mots = texte.split()
    if len(mots) <= 2 * MOTS:
        return [texte]
    return [" ".join(mots[i : i + MOTS]) for i in range(0, len(mots), MOTS)]
