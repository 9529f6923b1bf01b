"""Rule files read into passages: what the engine computes and what is quoted come from the same block."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from assistant.domaine.sources import Passage
from assistant.ingestion.toml import Table, jour, listes, mots

COMPARAISON = {
    "pour_qui": "Pour qui",
    "qui_decide": "Qui décide",
    "salaire_pendant": "Salaire pendant la formation",
    "qui_paie": "Qui paie la formation",
    "risque": "Ce qui est en jeu",
}
_BLOCS = {
    "conditions": "Conditions",
    "prises_en_charge": "Prise en charge",
    "etapes": "Étapes et délais",
    "interdits": "À ne pas faire",
    "a_savoir": "À savoir",
}


def lire_dispositif(chemin: Path, table: Table) -> list[Passage]:
    """Return the passages of one scheme: presentation, five comparison lines, then every rule block."""
    entete = _Entete(chemin, table)
    passages = list(entete.generaux())
    for nom, rubrique in _BLOCS.items():
        for bloc in listes(table, nom):
            passage = entete.regle(bloc, rubrique)
            if passage is not None:
                passages.append(passage)
    return passages


class _Entete:
    """What the blocks of one scheme share: its name, source, dates and words."""

    def __init__(self, chemin: Path, table: Table) -> None:
        self.chemin = chemin
        self.table = table
        self.id = str(table.get("id", chemin.stem))
        self.libelle = str(table.get("libelle", self.id))
        sigle = table.get("sigle")
        self.nom = f"{self.libelle} ({sigle})" if sigle and sigle not in self.libelle else self.libelle
        self.noms = tuple(str(n) for n in (*table.get("noms", ()), *((sigle,) if sigle else ())))
        self.du = jour(table.get("du"), chemin, self.id)
        self.au = jour(table.get("au"), chemin, self.id)

    def _passage(
        self,
        suite: str,
        texte: str,
        chemin: tuple[str, ...],
        bloc: Table,
        dates: tuple[date | None, date | None],
    ) -> Passage:
        article = bloc.get("article") or self.table.get("article")
        return Passage(
            id=f"regle/{self.id}/{suite}",
            texte=texte,
            nature="regle",
            source=str(bloc.get("source") or self.table.get("source", "code-travail")),
            titre=self.nom,
            section=str(article) if article else None,
            chemin=chemin,
            page=None,
            url=bloc.get("url") or self.table.get("url"),
            valide_du=dates[0],
            valide_au=dates[1],
            genre="paragraphe",
            mots=(*mots(bloc), *self.noms),
            dispositif=self.id,
        )

    def generaux(self) -> Iterator[Passage]:
        """Yield the presentation and the five comparison lines."""
        lignes = {cle: str(self.table[cle]).strip() for cle in COMPARAISON if self.table.get(cle)}
        resume = str(self.table.get("resume", "")).strip()
        if resume:
            yield self._passage(
                "presentation",
                resume,
                (self.nom, "Présentation : c'est quoi, définition"),
                self.table,
                (self.du, self.au),
            )
        for cle, texte in lignes.items():
            yield self._passage(cle, texte, (self.nom, COMPARAISON[cle]), {}, (self.du, self.au))

    def regle(self, bloc: Table, rubrique: str) -> Passage | None:
        """Return the passage of one rule block, None when the block states nothing."""
        texte = str(bloc.get("regle", "")).strip()
        if not texte or not bloc.get("id"):
            return None
        nom = str(bloc["id"])
        du = jour(bloc.get("du"), self.chemin, nom) or self.du
        fins = [f for f in (jour(bloc.get("au"), self.chemin, nom), self.au) if f]
        titre = str(bloc.get("libelle") or "")
        chemin = (self.nom, rubrique, titre) if titre else (self.nom, rubrique)
        return self._passage(nom, texte, chemin, bloc, (du, min(fins) if fins else None))
