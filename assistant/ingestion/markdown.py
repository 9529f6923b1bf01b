"""Our notes on the white paper (Markdown) read into passages: paragraphs, sentences, rows, items."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from assistant.domaine.sources import Genre, Passage
from assistant.ingestion.markdown_blocs import PUCE, Bloc, Section, sections
from assistant.ingestion.phrases import decouper, phrases

_SEPARATEUR = re.compile(r"^\s*\|?[\s:|-]+\|[\s:|-]*$")
COURT = 6  # words: a shorter sentence means nothing alone


@dataclass(frozen=True, slots=True)
class Origine:
    """What every passage of one note shares."""

    source: str
    titre: str
    valide_du: date | None


def lire_note(texte: str, origine: Origine) -> list[Passage]:
    """Return the passages of one Markdown note, wider passages before their children."""
    passages: list[Passage] = []
    rangs: dict[str, int] = {}
    for section, blocs in sections(texte):
        for bloc in blocs:
            rangs[section.cle] = section.blocs = rangs.get(section.cle, 0) + 1
            passages.extend(_passages(bloc, section, origine))
    return passages


def _passages(bloc: Bloc, section: Section, origine: Origine) -> list[Passage]:
    lecteur = {"table": _table, "liste": _liste, "texte": _texte}[bloc.genre]
    return lecteur(bloc, section, origine)


def _modele(
    section: Section, origine: Origine, suite: str, genre: Genre, texte: str, **reste: object
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


def _texte(bloc: Bloc, section: Section, origine: Origine) -> list[Passage]:
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


def _liste(bloc: Bloc, section: Section, origine: Origine) -> list[Passage]:
    items: list[str] = []
    for ligne in bloc.lignes:
        puce = PUCE.match(ligne)
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


def _table(bloc: Bloc, section: Section, origine: Origine) -> list[Passage]:
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
