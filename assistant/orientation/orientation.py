"""One door to orientation: jobs, exposure, ways between jobs, certifications, and their passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from assistant.domaine.orientation import ChangementDeCode, Exposition, Metier, MetierReconnu, Passerelle
from assistant.domaine.sources import Passage
from assistant.errors import CorpusError, EntreeInvalide
from assistant.orientation.certifications import Certifications
from assistant.orientation.exposition import Expositions
from assistant.orientation.formations import Formations, Offres
from assistant.orientation.mene import Acces, Menant, menant_a, menant_au_metier_dit, menant_aux_mots
from assistant.orientation.metiers import Metiers
from assistant.orientation.mots import racines
from assistant.orientation.niveaux import Niveaux
from assistant.orientation.noms import charger_noms
from assistant.orientation.parcours import Parcours, tracer
from assistant.orientation.passages import passage_certification, passage_passerelle, passages
from assistant.orientation.passerelles import Passerelles
from assistant.orientation.tables import lignes, reglages
from assistant.orientation.titres import mots_du_nom


class Orientation:
    """Everything we know of jobs and certifications; read lazily from a corpus folder."""

    def __init__(self, corpus: Path) -> None:
        self._dossier = corpus / "metiers"
        self.expositions = Expositions(self._dossier)
        metiers = {m.rome: m for m in _metiers(self._dossier / "metiers.csv", self.expositions)}
        codes = frozenset(metiers)
        self.metiers = Metiers(metiers, lambda: charger_noms(self._dossier, codes), self._mots_connus)
        self._corpus = corpus
        self.niveaux = Niveaux(corpus / "certifications" / "niveaux.toml")
        self._formations = Formations(corpus / "certifications" / "formations.csv")

    @cached_property
    def certifications(self) -> Certifications:
        """Return the certifications, read on first use."""
        dossier = self._corpus / "certifications"
        sigles = reglages(dossier / "sigles.toml")
        return Certifications(dossier / "certifications.csv", self.metiers.reconnaitre, sigles)

    @cached_property
    def chemins(self) -> Passerelles:
        """Return the graph of jobs."""
        return Passerelles(self._dossier, self.metiers.par_code, lambda: self.certifications.niveaux_par_rome)

    @cached_property
    def titres_de(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Return the titles that name each job otherwise (corpus/metiers/titres.toml), by the stems of its name."""
        return {mots_du_nom(nom): tuple(titres) for nom, titres in reglages(self._dossier / "titres.toml")["titres"].items()}

    @cached_property
    def noms_officiels(self) -> dict[str, frozenset[tuple[str, ...]]]:
        """Return the official names of each job, in the stems that titles are compared by."""
        noms: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for nom in self.metiers.noms.tous:
            if nom.officiel:
                noms[nom.rome].add(mots_du_nom(" ".join(nom.racines)))
        return {rome: frozenset(dits) - {()} for rome, dits in noms.items()}

    @cached_property
    def acces_de(self) -> dict[tuple[str, ...], Acces]:
        """Return the jobs that a title alone does not open (corpus/metiers/acces.toml), by the stems of their name."""
        familles = {f: b for f, b in reglages(self._dossier / "acces.toml").items() if isinstance(b, dict)}
        return {mots_du_nom(nom): Acces(f, b["phrase"], b["regle"], b["ferme"]) for f, b in familles.items() for nom in b["dit"]}

    def menant_a(self, cible: Metier | MetierReconnu | str, le: date) -> Menant:
        """Return the certifications that lead to a job, as it was said, by its ROME name, or in words that name none of ROME."""
        if isinstance(cible, str):
            return menant_aux_mots(self, cible, le)
        if isinstance(cible, MetierReconnu):
            return menant_au_metier_dit(self, cible, le)
        return menant_a(self, cible, (cible.libelle,), le)

    def metier(self, rome: str) -> Metier:
        """Return a job by its ROME v4 code; raise EntreeInvalide for an unknown code."""
        code = rome.strip().upper()
        if code not in self.metiers.par_code:
            raise EntreeInvalide(f"Le code ROME {rome} n'existe pas dans le ROME 4.60. Vérifiez-le, ou donnez le nom du métier.")
        return self.metiers.par_code[code]

    def exposition(self, rome: str) -> Exposition | None:
        """Return the ILO exposure of a ROME v4 job, None when it has no score."""
        return self.metier(rome).exposition

    def exposition_phrase(self, metier: Metier) -> str:
        """Return what can be said of a job's exposure to generative AI, with its doubt."""
        return " ".join(self.expositions.phrases(metier))

    def passerelles(self, rome: str, envies: Sequence[str] = (), limite: int = 3) -> list[Passerelle]:
        """Return the best ways out of a job; envies are ids or the person's words."""
        return self.chemins.vers(self.metier(rome), envies, limite)

    def changement_de_code(self, actuel: str | Metier | None, vise: str | Metier | None) -> ChangementDeCode:
        """Return whether the ROME code changes between two jobs (codes or jobs), with the codes shown."""
        de, vers = (self.metier(m) if isinstance(m, str) else m for m in (actuel, vise))
        return ChangementDeCode(de, vers, None if de is None or vers is None else de.rome != vers.rome, _phrase(de, vers))

    def formations(self, numero: str, departement: str | None = None) -> Offres:
        """Return the course offers for a certification, or the sentence that says where to look."""
        return self._formations.pour(numero, departement)

    def parcours(
        self,
        actuel: str | Metier,
        le: date,
        vise: str | Metier | None = None,
        envies: Sequence[str] = (),
        niveau: int | None = None,
        departement: str | None = None,
    ) -> Parcours:
        """Return the path from a job (code or job) to three targets, at a date; the wished job comes first."""
        de, vers = (self.metier(m) if isinstance(m, str) else m for m in (actuel, vise))
        if de is None:
            raise EntreeInvalide("Dites d'abord votre métier actuel : le parcours part de lui.")
        return tracer(self, de, le, vers, envies, niveau, departement)

    def passage(self, identifiant: str) -> Passage | None:
        """Return a passage that the index does not enumerate: a way between two jobs, an old certification."""
        genre, _, reste = identifiant.partition("/")
        if genre == "niveau":
            return self.niveaux.passage(identifiant)
        de, _, vers = reste.partition("-")
        if genre == "passerelle" and de in self.metiers.par_code and vers in self.metiers.par_code:
            depart = self.metier(de)
            return passage_passerelle(self.chemins.entre(depart, self.metier(vers)), depart)
        trouvee = self.certifications.par_numero(reste, date.max) if genre == "certification" else None
        return None if trouvee is None else passage_certification(trouvee.certification, self)

    def passages(self) -> Iterator[Passage]:
        """Yield what can be cited: certifications, jobs, exposures; same ids on every build."""
        return passages(self)

    def _mots_connus(self) -> Iterable[str]:
        for _, _, nom in lignes(self._dossier / "competences_noms.csv"):
            yield from racines(nom)


def charger_orientation(corpus: Path) -> Orientation:
    """Return the orientation room of a corpus folder; raise CorpusError when a table is missing or wrong."""
    return Orientation(corpus)


def _metiers(chemin: Path, expositions: Expositions) -> Iterator[Metier]:
    for ligne in lignes(chemin):
        if len(ligne) < 3:
            raise CorpusError(f"La table {chemin.name} a une ligne incomplète. Réimportez-la.")
        yield Metier(ligne[0], ligne[1], ligne[2], expositions.du_parent(ligne[2]), ligne[3:4] == ["O"])


def _phrase(de: Metier | None, vers: Metier | None) -> str:
    if de is None or vers is None:
        manque = "actuel" if de is None else "visé"
        return f"Il manque le métier {manque} pour comparer les codes ROME (répertoire des métiers)."
    codes = f"{de.rome} ({de.libelle}) et {vers.rome} ({vers.libelle})"
    if de.rome == vers.rome:
        return f"Le code ROME (répertoire des métiers) ne change pas : {de.rome} ({de.libelle}) dans les deux cas."
    if de.parent == vers.parent:
        return (
            f"Le code ROME change : {codes}. Mais les deux métiers viennent du même ancien code, {de.parent} : "
            "faites vérifier ce point par Transitions Pro."
        )
    return f"Le code ROME (répertoire des métiers) change bien : {codes}."
