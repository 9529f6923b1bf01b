"""Short factual sentences on certifications, jobs and exposure, built by our code from the tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.domaine.orientation import Certification, Metier, Passerelle
from assistant.domaine.sources import Passage
from assistant.orientation.tables import en_lettres

if TYPE_CHECKING:
    from assistant.orientation.orientation import Orientation

NIVEAUX = {3: "CAP", 4: "bac", 5: "bac+2", 6: "bac+3 ou bac+4", 7: "bac+5", 8: "doctorat"}
_METIERSCOPE = "https://candidat.francetravail.fr/metierscope/fiche-metier/"
_OIT = "https://www.ilo.org/publications/generative-ai-and-jobs-refined-global-index-occupational-exposure"


def passages(orientation: Orientation) -> Iterator[Passage]:
    """Yield one passage per active certification, per job and per exposed group of jobs."""
    certifications = orientation.certifications
    for numero in certifications.numeros_actifs():
        yield passage_certification(certifications.fiche(numero), orientation)
    for metier in orientation.metiers.par_code.values():
        yield passage_metier(metier, orientation)
    vus: set[str] = set()
    for metier in orientation.metiers.par_code.values():
        if metier.exposition and metier.parent not in vus:
            vus.add(metier.parent)
            yield passage_exposition(metier, orientation)


def passage_certification(c: Certification, orientation: Orientation) -> Passage:
    """Return the facts of an entry, dated, with its official page."""
    niveau = f" de niveau {c.niveau} ({NIVEAUX[c.niveau]})" if c.niveau else ""
    nature = c.type or ("certification" if c.numero.startswith("RNCP") else "certification du répertoire spécifique")
    faits = [f"{c.numero}, {c.intitule} : {nature[0].lower() + nature[1:]}{niveau}"]
    if c.certificateurs:
        faits.append(f"délivrée par {', '.join(c.certificateurs)}")
    if c.rome:
        faits.append(f"codes ROME {', '.join(c.rome)}")
    faits.append(orientation.certifications.mention(c, c.constate_le))
    if c.livre_blanc:
        faits.append(f"livre blanc, § 4.2 : {c.livre_blanc}")
    texte = f"{' ; '.join(faits)}. Source : France compétences, Licence Ouverte 2.0, état au {en_lettres(c.constate_le)}."
    return Passage(
        f"certification/{c.numero}", texte, "donnee", "france-competences", f"Fiche {c.numero}", url=c.url,
        valide_au=c.fin if c.fin_sure else None, genre="ligne",
        mots=tuple(f.partition(" ")[2] for f in c.formacodes),
    )  # fmt: skip


def passage_metier(metier: Metier, orientation: Orientation) -> Passage:
    """Return a job with its codes and the first jobs it leads to."""
    cibles = [cible.libelle for cible in orientation.chemins.voisins(metier)[:3]]
    suite = f" Métiers voisins d'après le ROME : {' ; '.join(cibles)}." if cibles else ""
    texte = (
        f"{metier.libelle} : code ROME {metier.rome} (ancien code {metier.parent}).{_reglemente(metier)}{suite} "
        "Source : France Travail, ROME 4.60."
    )
    return Passage(
        f"metier/{metier.rome}", texte, "donnee", "rome", f"ROME {metier.rome}", url=_METIERSCOPE + metier.rome, genre="ligne",
    )  # fmt: skip


def _reglemente(metier: Metier) -> str:
    return " Le ROME le signale comme un métier réglementé." if metier.reglemente else ""


def passage_exposition(metier: Metier, orientation: Orientation) -> Passage:
    """Return the exposure of the group of jobs that shares an older ROME code."""
    texte = f"Métiers du code ROME {metier.parent} (dont {metier.libelle}). {orientation.exposition_phrase(metier)}"
    return Passage(
        f"exposition/{metier.parent}", texte, "donnee", "oit-2025", "Exposition à l'IA générative (OIT 2025)",
        url=_OIT, genre="ligne",
    )  # fmt: skip


def passage_passerelle(p: Passerelle, depart: Metier) -> Passage:
    """Return a way between two jobs as a passage that can be cited."""
    nature = {"proche": "une mobilité proche", "evolution": "une évolution", "voisine": "un rapprochement"}[p.type]
    texte = f"De {depart.libelle} ({depart.rome}) à {p.cible.libelle} ({p.cible.rome}) : {nature} d'après le ROME."
    if p.acquis:
        texte += f" En commun : {' ; '.join(p.acquis)}."
    if p.a_acquerir:
        texte += f" À acquérir : {' ; '.join(p.a_acquerir)}."
    if p.tension:
        texte += f" {p.tension}"
    texte += " Source : France Travail, ROME 4.60 (mobilités) et 3.47 (compétences)."
    return Passage(p.passage, texte, "donnee", "rome", f"De {depart.rome} à {p.cible.rome}",
                   url=_METIERSCOPE + p.cible.rome, genre="ligne")  # fmt: skip
