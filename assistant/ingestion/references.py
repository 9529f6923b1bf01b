"""Dated amounts, neighbours, contacts, overtaken points and missing charts read into passages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from assistant.domaine.sources import Passage, Source
from assistant.ingestion.toml import Table, date_fr, jour, listes, mots

_UNITES = {
    "eur": "€",
    "eur_heure": "€ de l'heure",
    "eur_mois": "€ par mois",
    "eur_jour": "€ par jour",
    "eur_an": "€ par an",
    "pourcent": "%",
    "heures": "heures",
    "mois": "mois",
    "jours": "jours",
    "points": "points",
    "eur_point": "€ par point",
    "ratio": "",
}


def lire_sources(chemin: Path, table: Table) -> dict[str, Source]:
    """Return every source of sources.toml by its id."""
    return {nom: _source(nom, bloc, chemin) for nom, bloc in table.items() if isinstance(bloc, dict)}


def _source(nom: str, bloc: Table, chemin: Path) -> Source:
    return Source(
        id=nom,
        titre=str(bloc.get("titre", nom)),
        editeur=str(bloc.get("editeur", "")),
        date=jour(bloc.get("date"), chemin, nom) or date.min,
        licence=str(bloc.get("licence", "")),
        rang=int(bloc.get("rang", 5)),
        url=bloc.get("url"),
        valide_du=jour(bloc.get("valide_du"), chemin, nom),
        valide_au=jour(bloc.get("valide_au"), chemin, nom),
    )


def lire_parametres(chemin: Path, table: Table) -> Iterator[Passage]:
    """Yield one passage per dated value; a value ends the day before the next one begins."""
    for nom, bloc in table.items():
        if not isinstance(bloc, dict):
            continue
        valeurs = sorted(listes(bloc, "valeurs"), key=lambda v: str(v.get("du", "")))
        debuts = [jour(v.get("du"), chemin, nom) for v in valeurs]
        for i, valeur in enumerate(valeurs):
            suivant = debuts[i + 1] if i + 1 < len(debuts) else None
            fin = jour(valeur.get("au"), chemin, nom) or (suivant - timedelta(days=1) if suivant else None)
            yield _parametre(nom, bloc, valeur, debuts[i], fin)


def _parametre(nom: str, bloc: Table, valeur: Table, du: date | None, au: date | None) -> Passage:
    libelle = str(bloc.get("libelle", nom))
    unite = str(bloc.get("unite", ""))
    depuis = (
        f" depuis le {date_fr(du)}"
        if du and not au
        else f" du {date_fr(du)} au {date_fr(au)}"
        if du and au
        else ""
    )
    reference = valeur.get("reference") or bloc.get("reference")
    texte = f"{libelle} : {nombre_fr(str(valeur.get('valeur', '')))} {_UNITES.get(unite, unite)}".rstrip()
    return Passage(
        id=f"parametre/{nom}/{du or 'toujours'}",
        texte=f"{texte}{depuis}{f' ({reference})' if reference else ''}.",
        nature="regle",
        source=str(valeur.get("source") or bloc.get("source", "jo")),
        titre=libelle,
        section=str(reference) if reference else None,
        chemin=("Montants en vigueur", libelle),
        url=valeur.get("url") or bloc.get("url"),
        valide_du=du,
        valide_au=au,
        genre="ligne",
        mots=(*mots(bloc), *mots(valeur)),
    )


def nombre_fr(brut: str) -> str:
    """Return a decimal written the French way: « 3 734,03 »; a word comes back as it is."""
    entier, _, decimales = brut.partition(".")
    if not entier.lstrip("-").isdigit() or (decimales and not decimales.isdigit()):
        return brut
    groupes = f"{int(entier):,}".replace(",", " ")  # narrow no-break space, the French typographic rule
    return f"{groupes},{decimales}" if decimales else groupes


def lire_blocs(chemin: Path, table: Table, genre: str) -> Iterator[Passage]:
    """Yield the passages of voisins, contacts, ecarts, lacunes or remarques; unknown shapes are read too."""
    for nom, bloc in _nommes(table):
        texte = _TEXTES[genre](bloc)
        if texte:
            yield _bloc(chemin, genre, nom, bloc, texte)


def _nommes(table: Table) -> Iterator[tuple[str, Table]]:
    """Yield (id, block) from [id] tables and from [[list]] blocks alike."""
    for cle, valeur in table.items():
        if isinstance(valeur, dict):
            yield cle, valeur
        elif isinstance(valeur, list):
            for n, bloc in enumerate(valeur, 1):
                if isinstance(bloc, dict):
                    yield str(bloc.get("id", n)), bloc


def _bloc(chemin: Path, genre: str, nom: str, bloc: Table, texte: str) -> Passage:
    titre = next((str(bloc[c]) for c in ("libelle", "nom", "titre", "sujet") if bloc.get(c)), nom)
    livre = genre in ("lacune", "remarque")
    section = bloc.get("section") or bloc.get("article")
    return Passage(
        id=f"{genre}/{nom}",
        texte=texte,
        nature="note" if livre else "regle",
        source=str(bloc.get("source") or ("livre-blanc" if livre or genre == "ecart" else "transitions-pro")),
        titre=_TITRES.get(genre, titre),
        section=str(section) if section else None,
        chemin=(_RUBRIQUES[genre], titre),
        page=bloc.get("page") if isinstance(bloc.get("page"), int) else None,
        url=bloc.get("url"),
        valide_du=jour(bloc.get("du") or bloc.get("date") if genre != "contact" else None, chemin, nom),
        valide_au=jour(bloc.get("au"), chemin, nom),
        genre="paragraphe",
        mots=(*mots(bloc), *(str(n) for n in bloc.get("noms", ()))),
    )


_RUBRIQUES = {
    "voisin": "Autres dispositifs voisins",
    "contact": "Qui contacter",
    "ecart": "Livre blanc et droit actuel",
    "lacune": "Livre blanc, graphiques absents du texte",
    "remarque": "Livre blanc, remarques sur les chiffres",
}
_TITRES = {"lacune": "Livre blanc, texte à disposition", "remarque": "Livre blanc, remarque"}


def _lignes(bloc: Table, *cles: str) -> str:
    return " ".join(_phrase(str(bloc[c])) for c in cles if isinstance(bloc.get(c), str) and bloc[c].strip())


def _phrase(texte: str) -> str:
    propre = texte.strip()
    return propre if propre[-1:] in ".!?…»" else f"{propre}."


def _contact(bloc: Table) -> str:
    pour = str(bloc.get("pour", "")).strip().rstrip(".")
    moyens = [
        f"{nom} : {bloc[cle]}"
        for cle, nom in (("telephone", "téléphone"), ("adresse", "adresse"), ("url", "site"))
        if bloc.get(cle)
    ]
    return _phrase(f"{bloc.get('nom', '')} – {pour}" if pour else str(bloc.get("nom", ""))) + (
        f" {' ; '.join(moyens).capitalize()}." if moyens else ""
    )


def _voisin(bloc: Table) -> str:
    """Return the sheet of a neighbouring scheme; whom it is for is no sentence by itself, and is said as a line."""
    pour_qui = str(bloc.get("pour_qui", "")).strip()
    dite = {**bloc, "pour_qui": f"Pour qui : {pour_qui[:1].lower()}{pour_qui[1:]}"} if pour_qui else bloc
    return _lignes(dite, "resume", "pour_qui", "entree")


def _ecart(bloc: Table) -> str:
    avant, apres = str(bloc.get("en_2024", "")).strip(), str(bloc.get("aujourdhui", "")).strip()
    return " ".join(_phrase(t) for t in (avant, apres) if t)


def _libre(bloc: Table) -> str:
    return _lignes(
        bloc, "texte", "remarque", "phrase", "description", "manque", "reponse", "ce_que_dit_le_texte"
    )


_TEXTES = {
    "voisin": _voisin,
    "contact": _contact,
    "ecart": _ecart,
    "lacune": _libre,
    "remarque": _libre,
}
