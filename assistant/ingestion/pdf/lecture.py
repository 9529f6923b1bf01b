"""A PDF read page by page in a child process, then cleaned: headers, footers, hyphens, ligatures, tables that go on."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from signal import SIGKILL, SIGXCPU

from assistant.errors import SourceUnreadable
from assistant.ingestion.pdf.lettres import MARQUE_TITRE
from assistant.ingestion.pdf.tableaux import Tableau, lire_tableau, suivre

COURANT = 0.3  # of the pages: left and right pages often have a header each
TRAVAIL_S = 10  # what the child may work, held by enfant.py
DELAI_S = 40  # by the clock, for a file that waits: a busy machine takes longer for the same work
ILLISIBLE = "illisible"  # how the child starts the remark of a damaged page
_RACINE = Path(__file__).resolve().parents[2]
_INVISIBLES = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_CONTROLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_PUCES_WORD = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf076", "•"))
_COUPE = re.compile(r"(\w*[a-zà-ÿ])[-‐]\n([a-zà-ÿ]\w*)")
_NUMERO_PAGE = re.compile(r"^(?:page\s*)?[-–—]?\s*\d{1,4}\s*(?:(?:sur|/|de)\s*\d{1,4})?\s*[-–—]?$", re.IGNORECASE)
# Words that keep their hyphen when a line ends on it.
_AVANT = {"peut", "est", "vis", "sous", "non", "semi", "demi", "quasi", "au", "là", "ci", "par", "celui", "celle", "ceux", "mi"}
_APRES = {"il", "elle", "on", "ils", "elles", "vous", "nous", "ce", "ci", "là", "même", "mêmes", "être", "dire", "delà", "dessus"}


class Titre(str):
    """A line set larger than the text around it."""


@dataclass(frozen=True, slots=True)
class PageLue:
    """One page as read: its lines and tables in order, the characters of hidden text left out by reason, remarks."""

    numero: int
    lignes: tuple[str | Tableau, ...]
    omis: dict[str, int]
    colonnes: int = 1
    notes: tuple[str, ...] = ()

    @property
    def texte(self) -> str:
        """Return what was read of the page, tables included."""
        return "\n".join(ligne if isinstance(ligne, str) else ligne.texte for ligne in self.lignes)

    @property
    def tableaux(self) -> tuple[Tableau, ...]:
        """Return the tables of the page, top to bottom."""
        return tuple(ligne for ligne in self.lignes if isinstance(ligne, Tableau))

    @property
    def illisible(self) -> bool:
        """Return whether the page is damaged, so that nothing of it was read."""
        return any(note.startswith(ILLISIBLE) for note in self.notes)

    def dire(self) -> str:
        """Return one French line on what was read of the page, and what was left out and why."""
        mots = len(self.texte.split())
        faits = [f"{mots} mots lus"] if mots else ["aucun texte, c'est peut-être une image"] * (not self.illisible)
        if self.colonnes > 1:
            faits.append(f"{self.colonnes} colonnes")
        faits += [_dire_tableau(t) for t in self.tableaux]
        faits += [f"{n} caractère{'s' * (n > 1)} refusé{'s' * (n > 1)} ({raison})" for raison, n in self.omis.items()]
        return f"  page {self.numero} : {' ; '.join([*faits, *self.notes])}"


def _dire_tableau(tableau: Tableau) -> str:
    lignes = f"{len(tableau.lignes)} ligne{'s' * (len(tableau.lignes) > 1)}"
    return f"suite du tableau de la page d'avant ({lignes})" if tableau.suite else f"un tableau ({lignes})"


def lire_pages(chemin: Path) -> list[PageLue]:
    """Return the pages of a PDF without headers, footers or hidden text; raises SourceUnreadable."""
    pages = [_page(n, brut) for n, brut in enumerate(_enfant(chemin), 1)]
    if sum(len(p.texte.split()) for p in pages) < max(5, len(pages)):
        raise SourceUnreadable(
            f"« {chemin.name} » n'a pas de texte : c'est sans doute un document scanné. "
            "Passez-le d'abord à la reconnaissance de caractères."
        )
    courants = _entetes_et_pieds(pages)
    return _enchainer([_sans(p, courants) for p in pages])


def _enfant(chemin: Path) -> list[dict[str, object]]:
    if not chemin.is_file():
        raise SourceUnreadable(f"« {chemin.name} » est introuvable. Vérifiez le nom du fichier.")
    commande = [sys.executable, "-m", "assistant.ingestion.pdf.enfant", str(chemin.resolve())]
    environnement = {**os.environ, "PYTHONPATH": str(_RACINE), "OPENBLAS_NUM_THREADS": "1"}
    try:
        fini = subprocess.run(commande, capture_output=True, timeout=DELAI_S, env=environnement, check=False)  # noqa: S603
        resultat = json.loads(fini.stdout) if fini.stdout else {"refus": _arret(fini.returncode)}
    except subprocess.TimeoutExpired:
        resultat = {"refus": f"sa lecture dépasse {DELAI_S} secondes"}
    except ValueError:
        resultat = {"refus": "sa lecture s'est arrêtée en route"}
    if "refus" in resultat:
        raise SourceUnreadable(f"« {chemin.name} » n'a pas été lu : {resultat['refus']}.")
    return resultat["pages"]


def _arret(code: int) -> str:
    """Return why a child said nothing."""
    return f"sa lecture demande plus de {TRAVAIL_S} secondes" if code in (-SIGXCPU, -SIGKILL) else "sa lecture s'est arrêtée en route"


def _page(numero: int, brut: dict[str, object]) -> PageLue:
    lignes: list[str | Tableau] = []
    for bloc in brut["blocs"]:  # type: ignore[attr-defined]
        if isinstance(bloc, str):
            lignes += [Titre(t[1:]) if t.startswith(MARQUE_TITRE) else t for t in nettoyer(bloc).splitlines()]
        else:
            lignes.append(lire_tableau(bloc, nettoyer))
    return PageLue(numero, tuple(lignes), brut["omis"], brut["colonnes"], tuple(brut["notes"]))  # type: ignore[arg-type]


def nettoyer(texte: str) -> str:
    """Return the text with ligatures opened, hyphens at line ends joined, invisible characters gone."""
    ouvert = "".join(unicodedata.normalize("NFKC", c) if "\ufb00" <= c <= "\ufb06" else c for c in texte)
    propre = _CONTROLE.sub(" ", _INVISIBLES.sub("", unicodedata.normalize("NFC", ouvert))).translate(_PUCES_WORD)
    return re.sub(r"[ \t]+", " ", _COUPE.sub(_recoller, propre)).strip()


def _recoller(coupe: re.Match[str]) -> str:
    avant, apres = coupe.groups()
    return f"{avant}-{apres}" if avant.lower() in _AVANT or apres in _APRES else avant + apres


def _gabarit(ligne: str) -> str:
    return re.sub(r"\d+", "#", ligne.strip().lower())


def _bords(page: PageLue, combien: int) -> set[int]:
    """Return the ranks of the first and last lines of text of a page; empty lines do not count."""
    rangs = [i for i, ligne in enumerate(page.lignes) if isinstance(ligne, str) and ligne.strip()]
    return {*rangs[:combien], *rangs[-combien:]}


def _entetes_et_pieds(pages: list[PageLue]) -> set[str]:
    """Return the first and last lines, digits aside, that come back on a third of the pages, three at least."""
    if len(pages) < 4:
        return set()
    compte: Counter[str] = Counter()
    for page in pages:
        compte.update({_gabarit(str(page.lignes[i])) for i in _bords(page, 3)})
    return {g for g, n in compte.items() if n >= max(3, COURANT * len(pages))}


def _sans(page: PageLue, courants: set[str]) -> PageLue:
    bords = _bords(page, 4)
    return replace(page, lignes=tuple(
        ligne for i, ligne in enumerate(page.lignes)
        if i not in bords or not isinstance(ligne, str) or _gabarit(ligne) not in courants
    ))  # fmt: skip


def _enchainer(pages: list[PageLue]) -> list[PageLue]:
    """Return the pages with words cut at the foot of one made whole, and tables that go on marked as such."""
    suite = pages[:1]
    for page in pages[1:]:
        avant, page = _recoudre(suite[-1], page)
        suite[-1] = avant
        suite.append(_continuer(avant, page))
    return suite


def _recoudre(avant: PageLue, apres: PageLue) -> tuple[PageLue, PageLue]:
    """Give a page the end of the word that its last line cuts."""
    fin, debut = (avant.lignes or ("",))[-1], (apres.lignes or ("",))[0]
    if not isinstance(fin, str) or not isinstance(debut, str) or not (coupe := _COUPE.search(f"{fin}\n{debut}")):
        return avant, apres
    reste = debut[len(coupe.group(2)) :].strip()
    entier = fin[: coupe.start()] + _recoller(coupe)
    return replace(avant, lignes=(*avant.lignes[:-1], entier)), replace(apres, lignes=((reste,) if reste else ()) + apres.lignes[1:])


def _continuer(avant: PageLue, page: PageLue) -> PageLue:
    """Mark the table that opens a page when it goes on from the one that closes the page before."""
    fermant = next((i for i in reversed(range(len(avant.lignes))) if isinstance(avant.lignes[i], Tableau)), None)
    ouvrant = next((i for i, ligne in enumerate(page.lignes) if isinstance(ligne, Tableau)), None)
    if fermant is None or ouvrant is None:
        return page
    entre = (*avant.lignes[fermant + 1 :], *page.lignes[:ouvrant])
    autres = {_gabarit(str(ligne)) for ligne in avant.lignes[:3] + page.lignes[-3:]}
    if not all(_NUMERO_PAGE.match(str(ligne)) or _gabarit(str(ligne)) in autres for ligne in entre):
        return page
    premier, second = avant.lignes[fermant], page.lignes[ouvrant]
    assert isinstance(premier, Tableau) and isinstance(second, Tableau)
    lie = suivre(premier, second)
    return replace(page, lignes=(*page.lignes[:ouvrant], lie, *page.lignes[ouvrant + 1 :])) if lie else page
