"""The comparison of schemes as the page draws it: verdict, conditions, money, next step, date. Decides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.domaine.droit import Bilan, ConditionEvaluee, Echeance, PriseEnCharge, Reference
from assistant.domaine.reponse import Reponse
from assistant.interfaces.sources_page import en_date

VERDICTS = {"possible": "Possible", "exclu": "Pas possible aujourd'hui", "a_preciser": "À préciser", "ferme": "Fermé"}
ETATS = {"remplie": "Remplie", "non_remplie": "Non remplie", "a_preciser": "À préciser", "a_faire": "À faire"}
CONFIANCES = {"haute": "", "moyenne": "à vérifier", "basse": "incertain, à vérifier"}
PERIODES = {"mois": "par mois", "jour": "par jour", "heure": "par heure", "total": "en tout", "an": "par an"}
ESPACE = "\u00a0"


def tableau(reponse: Reponse, montres: Sequence[str], avant: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return every scheme, those of the answer first; avant: the verdicts of the answer before, to show what changed."""
    numeros = {c.passage.id: c.n for c in reponse.citations}
    rang = {ident: i for i, ident in enumerate(montres)}
    ordre = sorted(reponse.bilans, key=lambda b: (rang.get(b.id, 99), b.verdict == "ferme"))
    return [_carte(b, numeros, b.id in rang, avant.get(b.id)) for b in ordre]


def _carte(b: Bilan, numeros: Mapping[str, int], montre: bool, avant: str | None) -> dict[str, Any]:
    return {
        "id": b.id, "libelle": b.libelle, "verdict": b.verdict, "verdictDit": VERDICTS[b.verdict], "phrase": b.phrase,
        "montre": montre, "article": b.reference.article, "n": numeros.get(b.reference.passage),
        "avant": VERDICTS[avant] if avant and avant != b.verdict else "",
        "aPartirDu": en_date(b.possible_a_partir_du), "pourLOuvrir": b.pour_l_ouvrir or "",
        "conditions": [_condition(c, numeros) for c in b.conditions],
        "argent": [_argent(p, numeros) for p in b.prise_en_charge],
        "suite": suite(b),
    }


def outils(reponse: Reponse, public: str) -> list[str]:
    """Return the tools offered under an answer: fewer for a short answer, the form for an advisor only."""
    offerts = ["simple"] if reponse.statut == "repondu" and len(reponse.texte) > 300 else []
    offerts += ["formulaire"] if public == "conseiller" and reponse.bilans else []
    offerts += ["parcours", "exports"] if reponse.bilans else []
    return offerts + (["calendrier"] if reponse.calendrier else [])


def suite(b: Bilan) -> str:
    """Return the next step of a scheme: what is still to do, else what is missing, else what would open it."""
    a_faire = next((c.phrase for c in b.conditions if c.etat == "a_faire"), "")
    a_dire = next((c.phrase for c in b.conditions if c.etat == "a_preciser"), "")
    return {"possible": a_faire, "a_preciser": a_dire or a_faire, "exclu": b.pour_l_ouvrir or "", "ferme": ""}[b.verdict]


def _condition(c: ConditionEvaluee, numeros: Mapping[str, int]) -> dict[str, Any]:
    return {"libelle": c.libelle, "etat": c.etat, "etatDit": ETATS[c.etat], "phrase": c.phrase, "fait": c.fait,
            "curableLe": en_date(c.curable_le), **_preuve(c.reference, numeros)}


def _argent(p: PriseEnCharge, numeros: Mapping[str, int]) -> dict[str, Any]:
    return {"libelle": p.libelle, "payeur": p.payeur, "montant": montant(p), "formule": p.formule, **_preuve(p.reference, numeros)}


def _preuve(r: Reference, numeros: Mapping[str, int]) -> dict[str, Any]:
    return {"article": r.article, "depuis": en_date(r.du), "reserve": CONFIANCES[r.confiance], "n": numeros.get(r.passage)}


def montant(p: PriseEnCharge) -> str:
    """Return « entre 1 800 € et 2 000 € par mois », "" when no amount can be said."""
    if p.mini_eur is None and p.maxi_eur is None:
        return ""
    periode = f" {PERIODES.get(p.par or '', p.par or '')}".rstrip()
    if p.mini_eur is None:
        return f"au plus {_euros(p.maxi_eur)}{periode}"
    if p.maxi_eur is None:
        return f"au moins {_euros(p.mini_eur)}{periode}"
    if p.mini_eur == p.maxi_eur:
        return f"{_euros(p.mini_eur)}{periode}"
    return f"entre {_euros(p.mini_eur)} et {_euros(p.maxi_eur)}{periode}"


def _euros(valeur: Any) -> str:
    texte = f"{valeur:,.2f}".removesuffix(".00").replace(",", ESPACE).replace(".", ",")
    return f"{texte}{ESPACE}€"


def calendrier_affiche(echeances: Sequence[Echeance]) -> list[dict[str, Any]]:
    """Return the dated steps, earliest first."""
    return [{"date": en_date(e.date), "fin": en_date(e.fin), "libelle": e.libelle, "article": e.article, "depassee": e.depassee}
            for e in echeances]
