"""The pages of a PDF cut into passages: windows of text, list items and table rows, each with its page and section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.domaine.sources import Genre, Passage, Source
from assistant.ingestion.pdf.lecture import PageLue, Titre, lire_pages
from assistant.ingestion.pdf.listes import Liste, trouver_listes
from assistant.ingestion.pdf.tableaux import Tableau, en_markdown, en_travers, rang_lisible
from assistant.ingestion.phrases import decouper

MOTS = 150  # a window a reader can take in and a vector can hold
MOTS_ITEM = 2  # under it, an item says nothing by itself
_TITRE = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+([A-ZÀ-Ý][^.!?]{3,90})$")
_LEGENDE = re.compile(r"^(?:tableau|figure|graphique|encadré)\b.{0,150}$", re.IGNORECASE)


def lire_pdf(chemin: Path, source: Source) -> list[Passage]:
    """Return the passages of a PDF, page by page; raises SourceUnreadable with a one-line reason."""
    return passages_pages(lire_pages(chemin), source)


def passages_pages(pages: Sequence[PageLue], source: Source) -> list[Passage]:
    """Return the passages of the pages read, wider ones before those they hold, each with its exact page."""
    coupe = _Coupe(source)
    for page in pages:
        coupe.page(page)
    return coupe.finir()


@dataclass(slots=True)
class _Coupe:
    source: Source
    passages: list[Passage] = field(default_factory=list)
    section: tuple[str, str] | None = None
    sous_titre: str = ""
    titre_a: int = -1  # how many passages there were at the last heading
    numero: int = 1
    rang: int = 0
    tampon: list[str] = field(default_factory=list)
    groupe: str = ""  # the row that runs across the table above the rows being read
    tableau: tuple[int, str, list[tuple[str, ...]], tuple[str, ...]] | None = None  # place, title, rows, heading

    def page(self, page: PageLue) -> None:
        """Add the passages of one page."""
        self.numero, self.rang = page.numero, 0
        listes = {liste.debut: liste for liste in trouver_listes([e if isinstance(e, str) else None for e in page.lignes])}
        dans = 0
        for i, ligne in enumerate(page.lignes):
            if i < dans:
                continue
            if i in listes:
                dans = listes[i].fin
                self._liste(listes[i])
            elif isinstance(ligne, Tableau):
                self._tableau(ligne)
            else:
                self._ligne(ligne)
        self._vider()

    def finir(self) -> list[Passage]:
        """Return every passage."""
        self._fermer_tableau()
        return self.passages

    def _ligne(self, ligne: str) -> None:
        titre = _TITRE.match(ligne.strip())
        if titre:
            self._vider()
            self.section, self.sous_titre = (titre.group(1), titre.group(2).strip()), ""
        elif isinstance(ligne, Titre):
            self._vider()
            suit = self.titre_a == len(self.passages)  # nothing since the heading before: its second line
            self.sous_titre = f"{self.sous_titre} {ligne}" if suit and self.sous_titre else str(ligne)
            self.titre_a = len(self.passages)
        else:
            self.tampon.append(ligne)

    def _vider(self) -> None:
        plein = " ".join(" ".join(self.tampon).split())
        self.tampon.clear()
        for morceau in decouper(plein, MOTS):
            for fenetre in _fenetres(morceau):
                self._poser(fenetre, "paragraphe")

    def _poser(self, texte: str, genre: Genre) -> Passage:
        self.rang += 1
        section, source = self.section, self.source
        passage = Passage(
            f"{source.id}/p{self.numero}/{self.rang}", texte, "original", source.id, source.titre,
            section[0] if section else None, self._chemin(),
            self.numero, source.url, source.valide_du or source.date, source.valide_au, genre,
        )  # fmt: skip
        self.passages.append(passage)
        return passage

    def _chemin(self) -> tuple[str, ...]:
        """Return the headings above, the numbered one first."""
        return (*((" ".join(self.section),) if self.section else ()), *((self.sous_titre,) if self.sous_titre else ()))

    def _liste(self, liste: Liste) -> None:
        """Add a list with the words that lead to it, then each of its items."""
        amorce = self._amorce()
        self._vider()
        puces = "\n".join(f"- {item}" for item in liste.items)
        parent = self._poser(f"{amorce}\n{puces}" if amorce else puces, "liste")
        for n, item in enumerate(liste.items, 1):
            if len(item.split()) >= MOTS_ITEM:
                mots = (amorce,) if amorce else ()
                self.passages.append(replace(parent, id=f"{parent.id}/i{n}", texte=item, genre="phrase", parent=parent.id, mots=mots))

    def _amorce(self) -> str:
        """Return the end of the text that announces a list, taken from the text before it; "" when none does."""
        plein = " ".join(" ".join(self.tampon).split())
        trouve = re.search(r"(?:^|(?<=[.!?] ))[^.!?]{3,250} ?:$", plein)
        if not trouve:
            return ""
        self.tampon[:] = [plein[: trouve.start()]]
        return trouve.group(0).strip()

    def _tableau(self, tableau: Tableau) -> None:
        """Add a table then each row, or the rows of one that goes on from the page before."""
        if not (tableau.suite and self.tableau):
            legende = " – ".join(t for t in (self._legende(), tableau.titre) if t)
            self.groupe = ""
            self._vider()
            self._fermer_tableau()
            self._poser(legende or "tableau", "tableau")
            self.tableau = (len(self.passages) - 1, legende, [], tableau.entetes)
        assert self.tableau is not None
        place, legende, lignes, entetes = self.tableau
        parent = self.passages[place]
        for ligne in tableau.lignes:
            lignes.append(ligne)
            if en_travers(ligne):
                self.groupe = ligne[0]
                continue
            titre = " – ".join(t for t in (legende, self.groupe) if t)
            self.passages.append(replace(
                parent, id=f"{parent.id}/l{len(lignes)}", genre="ligne", parent=parent.id, page=self.numero,
                texte=rang_lisible(titre, entetes, ligne),
            ))  # fmt: skip

    def _legende(self) -> str:
        derniere = " ".join(self.tampon[-1].split()) if self.tampon else ""
        if _LEGENDE.match(derniere) or (derniere.endswith(":") and len(derniere.split()) <= 20):
            self.tampon.pop()
            return derniere.rstrip(" :")
        return ""

    def _fermer_tableau(self) -> None:
        """Write the whole table, every page of it, in its passage."""
        if self.tableau:
            place, legende, lignes, entetes = self.tableau
            self.passages[place] = replace(self.passages[place], texte=en_markdown(legende, entetes, lignes))
        self.tableau = None


def _fenetres(texte: str) -> list[str]:
    """Return a text without sentence ends cut into windows of twice the usual size at most."""
    mots = texte.split()
    if len(mots) <= 2 * MOTS:
        return [texte]
    return [" ".join(mots[i : i + MOTS]) for i in range(0, len(mots), MOTS)]
