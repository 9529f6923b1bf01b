"""The comparison of schemes as the page draws it: verdict, conditions, money, next step, date. Decides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.domaine.droit import Bilan, ConditionEvaluee, Echeance, PriseEnCharge, Reference
from assistant.domaine.reponse import Reponse
from assistant.interfaces.rendu import insecables
from assistant.interfaces.sources_page import en_date

VERDICTS = {"possible": "Possible", "exclu": "Pas possible aujourd'hui", "a_preciser": "À préciser", "ferme": "Fermé"}
ETATS = {"remplie": "Remplie", "non_remplie": "Non remplie", "a_preciser": "À préciser", "a_faire": "À faire"}
COMPTES = {"remplie": ("remplie", "remplies"), "non_remplie": ("non remplie", "non remplies"), "a_preciser": ("à préciser", "à préciser"),
           "a_faire": ("à faire", "à faire")}
CONFIANCES = {"haute": "", "moyenne": "à vérifier", "basse": "incertain, à vérifier"}
PERIODES = {"mois": "par mois", "jour": "par jour", "heure": "par heure", "total": "en tout", "an": "par an"}
ESPACE = "\u00a0"


def tableau(reponse: Reponse, montres: Sequence[str], avant: Mapping[str, str], corrige: bool = False) -> list[dict[str, Any]]:
    """Return every scheme, those of the answer first; avant: the verdicts of the answer before, to show what changed.

    corrige: a fact was changed on purpose, so that each scheme whose verdict moves is shown with the answer's own.
    """
    numeros = {c.passage.id: c.n for c in reponse.citations}
    rang = {ident: i for i, ident in enumerate(montres)}
    change = {b.id for b in reponse.bilans if avant.get(b.id, b.verdict) != b.verdict}
    ordre = sorted(reponse.bilans, key=lambda b: (rang.get(b.id, 99), b.id not in change, b.verdict == "ferme"))
    return [_carte(b, numeros, b.id in rang or corrige and b.id in change, avant.get(b.id)) for b in ordre]


def _carte(b: Bilan, numeros: Mapping[str, int], montre: bool, avant: str | None) -> dict[str, Any]:
    return {
        "id": b.id, "libelle": b.libelle, "verdict": b.verdict, "verdictDit": VERDICTS[b.verdict], "phrase": insecables(b.phrase),
        "resume": en_bref(b),
        "montre": montre, "article": b.reference.article, "n": numeros.get(b.reference.passage),
        "avant": VERDICTS[avant] if avant and avant != b.verdict else "",
        "aPartirDu": en_date(b.possible_a_partir_du), "pourLOuvrir": insecables(b.pour_l_ouvrir or ""),
        "conditions": [_condition(c, numeros) for c in b.conditions],
        "argent": [_argent(p, numeros) for p in b.prise_en_charge],
        "suite": insecables(suite(b)),
    }


def en_bref(b: Bilan) -> str:
    """Return what a closed card says, so that schemes compare at a glance: conditions counted by state, then the first amount."""
    if b.verdict == "ferme":
        return ""
    comptes = [(sum(c.etat == etat for c in b.conditions), mots) for etat, mots in COMPTES.items()]
    parties = ", ".join(f"{n} {mots[n > 1]}" for n, mots in comptes if n)
    conditions = f"Conditions : {parties}" if parties else ""
    argent = next((f"{p.libelle} : {montant(p)}" for p in b.prise_en_charge if montant(p)), "") if b.verdict != "exclu" else ""
    return insecables(" · ".join(filter(None, (conditions, argent))))


def outils(reponse: Reponse, public: str, date_: bool = False) -> list[str]:
    """Return the tools offered under an answer: fewer for a short answer, the form for an advisor only; date_: steps have dates."""
    offerts = ["simple"] if reponse.statut == "repondu" and len(reponse.texte) > 300 else []
    offerts += ["formulaire"] if public == "conseiller" and reponse.bilans else []
    offerts += ["parcours", "exports"] if reponse.bilans else []
    return offerts + (["calendrier"] if reponse.calendrier or date_ and reponse.bilans else [])


def suite(b: Bilan) -> str:
    """Return the next step of a scheme: what is still to do, else what is missing, else what would open it."""
    a_faire = next((c.phrase for c in b.conditions if c.etat == "a_faire"), "")
    a_dire = next((c.phrase for c in b.conditions if c.etat == "a_preciser"), "")
    return {"possible": a_faire, "a_preciser": a_dire or a_faire, "exclu": b.pour_l_ouvrir or "", "ferme": ""}[b.verdict]


def _condition(c: ConditionEvaluee, numeros: Mapping[str, int]) -> dict[str, Any]:
    return {"libelle": c.libelle, "etat": c.etat, "etatDit": ETATS[c.etat], "phrase": insecables(c.phrase), "fait": c.fait,
            "curableLe": en_date(c.curable_le), **_preuve(c.reference, numeros)}


def _argent(p: PriseEnCharge, numeros: Mapping[str, int]) -> dict[str, Any]:
    return {"libelle": p.libelle, "payeur": p.payeur, "montant": montant(p), "formule": insecables(p.formule), **_preuve(p.reference, numeros)}


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
