"""What is shown of a source: its authority in words, its dates, and the hosts a link may go to."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from assistant.interfaces.documents import lire_registre

AUTORITES = {
    1: "Texte de loi ou règlement",
    2: "Page officielle",
    3: "Réseau des acteurs de la formation",
    4: "Livre blanc de février 2024",
    5: "Autre document",
}


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source as the side panel names it."""

    titre: str
    editeur: str
    autorite: str
    etat_au: str
    licence: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every source by id, and every host that the corpus itself names."""

    sources: Mapping[str, SourcePage]
    hotes: frozenset[str]
    ajoutes: frozenset[str] = frozenset()  # added documents, whose PDF the page can open


def charger_catalogue(corpus: Path, adresses: Iterable[str | None] = ()) -> Catalogue:
    """Return the sources of the corpus, added documents included; adresses: more links that may be shown."""
    ajoutes = lire_registre(corpus)
    bruts: dict[str, Mapping[str, object]] = tomllib.loads((corpus / "sources.toml").read_text(encoding="utf-8")) | ajoutes
    sources = {ident: _source(brut) for ident, brut in bruts.items()}
    liens = [s.url for s in sources.values()] + list(adresses)
    return Catalogue(sources, frozenset(filter(None, (_hote(url) for url in liens))), frozenset(ajoutes))


def date_des_regles(corpus: Path) -> str | None:
    """Return the date up to which texts of law were read (AAAA-MM-JJ), None when no source says."""
    bruts = tomllib.loads((corpus / "sources.toml").read_text(encoding="utf-8")).values()
    dates = [b["date"] for b in bruts if b.get("rang") == 1 and isinstance(b.get("date"), date)]
    return max(dates).isoformat() if dates else None


def _source(brut: Mapping[str, object]) -> SourcePage:
    url = brut.get("url")
    return SourcePage(
        str(brut.get("titre", "")), str(brut.get("editeur", "")),
        AUTORITES.get(int(str(brut.get("rang", 5))), AUTORITES[5]), en_date(brut.get("date")),
        str(brut.get("licence", "")), str(url) if url else None,
    )


def _hote(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def en_date(valeur: object) -> str:
    """Return « 22/11/2026 », "" when there is no date."""
    return f"{valeur:%d/%m/%Y}" if isinstance(valeur, date) else ""
