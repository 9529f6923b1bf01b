"""Our notes on the white paper (Markdown) read into passages: paragraphs, sentences, rows, items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.domaine.sources import Genre, Passage
from assistant.ingestion.phrases import decouper, phrases

_TITRE = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{p\.\s*(\d+)\})?\s*#*$")
_NUMERO = re.compile(r"^(\d+(?:\.\d+)*)\.?\s+(.*)$")
_PUCE = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+(.*)$")
_MOTS = re.compile(r"^\s*<!--\s*mots\s*:\s*(.*?)\s*-->\s*$", re.S)
_TABLEAU = re.compile(r"^\s*\**(?:Tableau|Figure|Graphique)\**\s*:\s*(.*?)\**\s*$")
_SEPARATEUR = re.compile(r"^\s*\|?[\s:|-]+\|[\s:|-]*$")
_HORS_NUMERO = {
    "preface": "Préface",
    "postface": "Postface",
    "remerciements": "Remerciements",
    "bibliographie": "Bibliographie",
    "introduction": "Introduction",
    "couverture": "Couverture",
}
_SANS_ACCENT = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")
COURT = 6  # words: a shorter sentence means nothing alone


@dataclass(frozen=True, slots=True)
class Origine:
    """What every passage of one note shares."""

    source: str
    titre: str
    valide_du: date | None


@dataclass(slots=True)
class _Section:
    cle: str
    section: str | None
    chemin: tuple[str, ...]
    page: int | None
    blocs: int = 0
    mots: tuple[str, ...] = ()  # words under the heading: they hold for every block of the section


@dataclass(slots=True)
class _Bloc:
    genre: str  # texte | liste | table
    lignes: list[str]
    titre: str = ""
    mots: tuple[str, ...] = field(default=())


def lire_note(texte: str, origine: Origine) -> list[Passage]:
    """Return the passages of one Markdown note, wider passages before their children."""
    passages: list[Passage] = []
    rangs: dict[str, int] = {}
    for section, blocs in _sections(texte):
        for bloc in blocs:
            rangs[section.cle] = section.blocs = rangs.get(section.cle, 0) + 1
            passages.extend(_passages(bloc, section, origine))
    return passages


def _sections(texte: str) -> Iterator[tuple[_Section, list[_Bloc]]]:
    titres: list[tuple[int, str]] = []
    courante = _Section("tete", None, (), None)
    lignes: list[str] = []
    communs: dict[str | None, tuple[str, ...]] = {}
    for ligne in re.sub(r"<!--(.*?)-->", _une_ligne, texte, flags=re.S).splitlines():
        titre = _TITRE.match(ligne)
        if not titre:
            lignes.append(ligne)
            continue
        yield _completee(courante, lignes, communs)
        lignes = []
        courante = _nouvelle_section(titre, titres, courante)
    yield _completee(courante, lignes, communs)


def _completee(
    section: _Section, lignes: list[str], communs: dict[str | None, tuple[str, ...]]
) -> tuple[_Section, list[_Bloc]]:
    """Return a section with its blocks; a sub-heading inherits the words of the numbered heading above it."""
    blocs, mots = _blocs(lignes)
    herites = communs.setdefault(section.section, mots)
    section.mots = mots if herites is mots else mots + herites
    return section, blocs


def _une_ligne(commentaire: re.Match[str]) -> str:
    return "<!--" + " ".join(commentaire.group(1).split()) + "-->"


def _nouvelle_section(trouve: re.Match[str], titres: list[tuple[int, str]], avant: _Section) -> _Section:
    niveau, libelle, page = len(trouve.group(1)), trouve.group(2).strip(), trouve.group(3)
    while titres and titres[-1][0] >= niveau:
        titres.pop()
    section, affiche = _numero(libelle, avant.section if titres else None)
    titres.append((niveau, affiche))
    chemin = tuple(t for _, t in titres)
    cle = section or _cle(libelle)
    if section is not None and section == avant.section and titres[:-1]:
        cle = avant.cle  # an unnumbered sub-heading stays in its section
    return _Section(cle, section, chemin, int(page) if page else avant.page)


def _numero(libelle: str, heritee: str | None) -> tuple[str | None, str]:
    plat = libelle.lower().translate(_SANS_ACCENT).strip(" .:")
    tete = plat.split(" ", 1)[0]
    if tete in _HORS_NUMERO:
        suite = libelle[len(tete) :].strip(" .:–-")
        return tete, suite or _HORS_NUMERO[tete]
    if plat.startswith("2.4 conclusion"):  # the paper prints 2.4 twice
        return "2.4 conclusion", libelle
    numerote = _NUMERO.match(libelle)
    return (numerote.group(1), libelle) if numerote else (heritee, libelle)


def _cle(libelle: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", libelle.lower().translate(_SANS_ACCENT)).strip("-") or "section"


def _blocs(lignes: list[str]) -> tuple[list[_Bloc], tuple[str, ...]]:
    """Return the blocks under one heading and the words that hold for all of them."""
    blocs: list[_Bloc] = []
    section_mots: tuple[str, ...] = ()
    legende = ""
    for groupe in _groupes(lignes):
        mots = _MOTS.match(groupe[0])
        tableau = _TABLEAU.match(groupe[0])
        if mots:
            ajout = tuple(m.strip() for m in mots.group(1).split(",") if m.strip())
            if blocs:
                blocs[-1].mots += ajout
            else:
                section_mots += ajout
            continue
        if groupe[0].lstrip().startswith("<!--"):
            continue
        if tableau:
            legende = tableau.group(1)
            continue
        genre = (
            "table" if groupe[0].lstrip().startswith("|") else "liste" if _PUCE.match(groupe[0]) else "texte"
        )
        blocs.append(_Bloc(genre, groupe, legende if genre == "table" else ""))
        legende = "" if genre == "table" else legende
    return blocs, section_mots


def _groupes(lignes: list[str]) -> Iterator[list[str]]:
    """Yield runs of lines of one kind; a table, a list and a comment each start their own run."""
    groupe: list[str] = []
    genre = ""
    for ligne in [*lignes, ""]:
        nouveau = _genre_ligne(ligne, genre)
        if groupe and (nouveau != genre or nouveau in ("vide", "note")):
            yield groupe
            groupe = []
        genre = nouveau
        if nouveau != "vide":
            groupe.append(ligne)


def _genre_ligne(ligne: str, avant: str) -> str:
    if not ligne.strip():
        return "vide"
    if ligne.lstrip().startswith("<!--") or _TABLEAU.match(ligne):
        return "note"
    if ligne.lstrip().startswith("|"):
        return "table"
    if _PUCE.match(ligne) or (avant == "liste" and ligne.startswith(" ")):
        return "liste"
    return "texte"


def _passages(bloc: _Bloc, section: _Section, origine: Origine) -> list[Passage]:
    lecteur = {"table": _table, "liste": _liste, "texte": _texte}[bloc.genre]
    return lecteur(bloc, section, origine)


def _modele(
    section: _Section, origine: Origine, suite: str, genre: Genre, texte: str, **reste: object
) -> Passage:
    identifiant = f"{origine.source}/{section.cle.replace(' ', '-')}/{suite}"
    return Passage(
        identifiant,
        texte,
        "note",
        origine.source,
        origine.titre,
        section.section,
        section.chemin,
        section.page,
        None,
        origine.valide_du,
        None,
        genre,
        **reste,
    )  # type: ignore[arg-type]


def _nettoyer(texte: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\*\*|__|`", "", texte)).strip()


def _texte(bloc: _Bloc, section: _Section, origine: Origine) -> list[Passage]:
    passages: list[Passage] = []
    for i, morceau in enumerate(decouper(_nettoyer(" ".join(bloc.lignes)))):
        suite = f"{section.blocs}{chr(97 + i) if i else ''}"
        parent = _modele(section, origine, suite, "paragraphe", morceau, mots=bloc.mots + section.mots)
        passages.append(parent)
        detail = phrases(morceau)
        if len(detail) > 1:
            passages += [
                _modele(section, origine, f"{suite}/p{n}", "phrase", p, parent=parent.id, mots=bloc.mots)
                for n, p in enumerate(detail, 1)
                if len(p.split()) >= COURT
            ]
    return passages


def _liste(bloc: _Bloc, section: _Section, origine: Origine) -> list[Passage]:
    items: list[str] = []
    for ligne in bloc.lignes:
        puce = _PUCE.match(ligne)
        if puce:
            items.append(puce.group(1))
        else:
            items[-1] += " " + ligne.strip()
    propres = [_nettoyer(i) for i in items]
    texte = "\n".join(f"- {i}" for i in propres)
    parent = _modele(section, origine, str(section.blocs), "liste", texte, mots=bloc.mots + section.mots)
    enfants = [
        _modele(section, origine, f"{section.blocs}/i{n}", "phrase", item, parent=parent.id, mots=bloc.mots)
        for n, item in enumerate(propres, 1)
    ]
    return [parent, *enfants]


def _cellules(ligne: str) -> list[str]:
    return [_nettoyer(c.replace("\\|", "|")) for c in re.split(r"(?<!\\)\|", ligne.strip().strip("|"))]


def _table(bloc: _Bloc, section: _Section, origine: Origine) -> list[Passage]:
    lignes = [ligne for ligne in bloc.lignes if not _SEPARATEUR.match(ligne)]
    entetes, *rangs = [_cellules(ligne) for ligne in lignes]
    legende = _nettoyer(bloc.titre)
    markdown = "\n".join(ligne.strip() for ligne in bloc.lignes)
    parent = _modele(
        section,
        origine,
        str(section.blocs),
        "tableau",
        f"{legende}\n\n{markdown}" if legende else markdown,
        mots=bloc.mots + section.mots,
    )
    enfants = [
        replace(
            parent,
            id=f"{parent.id}/l{n}",
            genre="ligne",
            parent=parent.id,
            mots=bloc.mots,
            texte=rang_lisible(legende, entetes, rang),
        )
        for n, rang in enumerate(rangs, 1)
        if any(rang)
    ]
    return [parent, *enfants]


def rang_lisible(legende: str, entetes: list[str], rang: list[str]) -> str:
    """Return one table row as a line that reads alone: title, row name, then « column : value »."""
    nom, *valeurs = rang
    couples = [
        f"{e} : {v}" if e else v
        for e, v in zip(entetes[1:], valeurs, strict=False)
        if v and v not in ("-", "–")
    ]
    tete = f"{legende} – {nom}" if legende and nom else legende or nom
    return f"{tete} : {' ; '.join(couples)}." if couples else f"{tete}."
