"""The case tables, written from the researched law before and apart from the rule files: one test a row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from assistant.domaine.droit import Bilan, PriseEnCharge
from assistant.regles import Droit, charger_droit, evaluer, lire_faits_declares

CAS = Path(__file__).parent / "cas"
CORPUS = Path(__file__).parents[2] / "corpus"
VERDICTS = {"possible", "exclu", "a_preciser", "ferme", "pas_exclu"}
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
NOMBRE = re.compile(r"-?\d+(\.\d+)?")
MONTANT = re.compile(r"(\w+)([=~])([\d.]+)")
# An article number, so that « C. trav. D6323-9 I 2° » and « C. trav. D6323-9 I » name the same article.
ARTICLE = re.compile(r"\b[LRD]\d{4}-\d+(?:-\d+)*")

Brut = bool | Decimal | date | str | dict[str, Decimal]


@dataclass(frozen=True, slots=True)
class Cas:
    """One row of a table: a person at a date, and what the law must answer."""

    id: str
    le: date
    faits: dict[str, Brut]
    ligne: dict[str, str]

    def __str__(self) -> str:
        return " ; ".join(f"{k}={v}" for k, v in self.ligne.items() if v)


def _lignes(nom: str) -> list[dict[str, str]]:
    with (CAS / nom).open(encoding="utf-8", newline="") as fichier:
        return list(csv.DictReader(fichier, delimiter=";"))


def _valeur(texte: str) -> Brut:
    if texte in ("oui", "non"):
        return texte == "oui"
    if DATE.fullmatch(texte):
        return date.fromisoformat(texte)
    if ".." in texte:
        bas, haut = texte.split("..")
        return {cle: Decimal(borne) for cle, borne in (("min", bas), ("max", haut)) if borne}
    return Decimal(texte) if NOMBRE.fullmatch(texte) else texte


def _couples(texte: str) -> dict[str, str]:
    couples = (morceau.split("=", 1) for morceau in texte.split("|") if morceau.strip())
    return {cle.strip(): valeur.strip() for cle, valeur in couples}


@cache
def _bases() -> dict[str, dict[str, str]]:
    return {ligne["base"]: _couples(ligne["faits"]) for ligne in _lignes("bases.csv")} | {"": {}}


def lire_cas() -> Iterator[Cas]:
    """Yield every row of every table; a row's facts replace those of its base, « ? » removes one."""
    for fichier in sorted(CAS.glob("*.csv")):
        if fichier.name == "bases.csv":
            continue
        for ligne in _lignes(fichier.name):
            faits = _bases()[ligne["base"]] | _couples(ligne["faits"])
            connus = {cle: _valeur(texte) for cle, texte in faits.items() if texte != "?"}
            yield Cas(ligne["id"], date.fromisoformat(ligne["date"]), connus, ligne)


TOUS = tuple(lire_cas())


@pytest.fixture(scope="session")
def droit() -> Droit:
    """Return the real rules, loaded once."""
    return charger_droit(CORPUS)


def _explique(cas: Cas, bilan: Bilan) -> str:
    conditions = [f"{c.etat:12} {c.id} ({c.reference.article}) {c.faits_manquants}" for c in bilan.conditions]
    sommes = [f"{p.poste} {p.mini_eur}..{p.maxi_eur} par {p.par} : {p.formule}" for p in bilan.prise_en_charge]
    tete = f"{cas}\n  obtenu : {bilan.verdict}, à partir du {bilan.possible_a_partir_du}"
    return "\n    ".join([tete, *conditions, *sommes])


def _verdict_convient(attendu: str, obtenu: str) -> bool:
    return obtenu in ("possible", "a_preciser") if attendu == "pas_exclu" else obtenu == attendu


def _date_convient(attendue: str, obtenue: date | None) -> bool:
    if not attendue:
        return True
    bornes = [date.fromisoformat(borne) for borne in attendue.split("..")]
    return obtenue is not None and bornes[0] <= obtenue <= bornes[-1]


def _sommes(poste: str, lignes: tuple[PriseEnCharge, ...]) -> set[tuple[Decimal | None, Decimal | None]]:
    # A credit « par an » on an account is not what this training is paid.
    return {(p.mini_eur, p.maxi_eur) for p in lignes if p.poste == poste and p.mini_eur is not None and p.par != "an"}


def _montants_conviennent(attendus: str, lignes: tuple[PriseEnCharge, ...]) -> bool:
    """Return whether the amounts of each poste named are these and no others (« ~ »: within these bounds)."""
    voulues: dict[str, set[tuple[Decimal, Decimal]]] = {}
    for attendu in filter(None, (morceau.strip() for morceau in attendus.split("|"))):
        poste, signe, texte = MONTANT.fullmatch(attendu).groups()  # type: ignore[union-attr]
        bornes = [Decimal(borne) for borne in texte.split("..")]
        if signe == "~":
            if not any(bornes[0] <= bas and haut <= bornes[-1] for bas, haut in _sommes(poste, lignes) if bas and haut):
                return False
        else:
            voulues.setdefault(poste, set()).add((bornes[0], bornes[-1]))
    rien = {(Decimal(0), Decimal(0))}
    return all(_sommes(p, lignes) == v or (v == rien and not _sommes(p, lignes)) for p, v in voulues.items())


@pytest.mark.parametrize("cas", TOUS, ids=[cas.id for cas in TOUS])
def test_cas(cas: Cas, droit: Droit) -> None:
    """The engine answers each row of the tables: verdict, earliest date and amounts, to the cent."""
    profil = lire_faits_declares(droit, cas.faits)
    bilans = {bilan.id: bilan for bilan in evaluer(droit, profil, cas.le)}
    bilan = bilans[cas.ligne["dispositif"]]
    message = _explique(cas, bilan)
    assert _verdict_convient(cas.ligne["verdict"], bilan.verdict), message
    assert _date_convient(cas.ligne["a_partir_du"], bilan.possible_a_partir_du), message
    assert _montants_conviennent(cas.ligne["montant"], bilan.prise_en_charge), message


def _articles(texte: str) -> set[str]:
    return set(ARTICLE.findall(texte))


EXCLUS = tuple(cas for cas in TOUS if cas.ligne["verdict"] == "exclu" and _articles(cas.ligne["article"]))


@pytest.mark.parametrize("cas", EXCLUS, ids=[cas.id for cas in EXCLUS])
def test_article_du_refus(cas: Cas, droit: Droit) -> None:
    """A refusal names the law: every condition that failed carries an article, a source and a whole sentence."""
    profil = lire_faits_declares(droit, cas.faits)
    bilan = {b.id: b for b in evaluer(droit, profil, cas.le)}[cas.ligne["dispositif"]]
    refus = [c for c in bilan.conditions if c.etat == "non_remplie"]
    assert refus, _explique(cas, bilan)
    for condition in refus:
        assert condition.reference.article and condition.reference.source, _explique(cas, bilan)
        assert condition.phrase.endswith((".", "!", "?")), condition.phrase


def test_tables_bien_formees() -> None:
    """Every row has a unique id, a known verdict, an article and a fact; at least 420, 80 written before the rules."""
    assert len(TOUS) >= 420
    assert len({cas.id for cas in TOUS}) == len(TOUS)
    for cas in TOUS:
        assert cas.ligne["verdict"] in VERDICTS, cas
        assert cas.ligne["article"] and cas.ligne["fait"] and cas.ligne["note"], cas
        assert cas.ligne["doute"] in ("", "oui"), cas
        assert cas.ligne["origine"] in ("avant", "apres"), cas
    assert sum(cas.ligne["origine"] == "avant" for cas in TOUS) >= 80
