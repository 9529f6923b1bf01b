"""A Reponse as the JSON object other programs rely on. Every key is always there; amounts are strings of decimal euros."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from assistant.domaine.droit import Bilan, ConditionEvaluee, PriseEnCharge
from assistant.domaine.orientation import CertificationTrouvee, Exposition, Metier, MetierReconnu, Passerelle
from assistant.domaine.profil import Intervalle, Valeur
from assistant.domaine.reponse import Reponse
from assistant.domaine.sources import Citation

EN_VIGUEUR = {"en_vigueur": True, "expiree": False, "inconnu": None}
Objet = dict[str, Any]


def en_json(reponse: Reponse, identifiant: Any = None) -> Objet:
    """Return the answer as plain JSON values, in the order of the contract."""
    numeros = {c.passage.id: c.n for c in reponse.citations}
    changement = reponse.changement_de_code
    return {
        "id": identifiant,
        "question": reponse.question,
        "date": reponse.date.isoformat(),
        "statut": reponse.statut,
        "texte": reponse.texte,
        "citations": [_citation(c) for c in reponse.citations],
        "dispositifs": [_bilan(b, numeros) for b in reponse.bilans],
        "certifications": [_certification(c, numeros) for c in reponse.certifications],
        "metiers": {"actuel": _reconnu(reponse.metier_actuel), "vise": _reconnu(reponse.metier_vise),
                    "change_de_code": changement.change if changement else None},
        "passerelles": [_passerelle(p, numeros) for p in reponse.passerelles],
        "avertissements": [{"texte": a.texte, "citation": a.citation} for a in reponse.avertissements],
        "contacts": [{"nom": c.nom, "pour": c.pour, "url": c.url, "citation": n} for c, n in reponse.contacts],
        "calendrier": [{"date": e.date.isoformat(), "libelle": e.libelle, "article": e.article} for e in reponse.calendrier],
        "faits": {cle: valeur_json(v) for cle, v in reponse.faits.items()},
        "question_suivante": ({"fait": reponse.question_suivante.fait, "texte": reponse.question_suivante.texte}
                              if reponse.question_suivante else None),
        "duree_ms": reponse.duree_ms,
    }


def erreur_json(identifiant: Any, texte: str) -> Objet:
    """Return the object for a line that could not be used."""
    return {"id": identifiant, "statut": "erreur", "texte": texte}


def valeur_json(valeur: Valeur) -> Any:
    """Return a fact's value: a number as a number, a date as ISO, bounds as {min, max}."""
    if isinstance(valeur, Intervalle):
        return {"min": _nombre(valeur.mini), "max": _nombre(valeur.maxi)}
    if isinstance(valeur, Decimal):
        return _nombre(valeur)
    return _date(valeur) if isinstance(valeur, date) else valeur


def _nombre(nombre: Decimal | None) -> int | float | None:
    if nombre is None:
        return None
    return int(nombre) if nombre == nombre.to_integral_value() else float(nombre)


def _date(jour: date | None) -> str | None:
    return jour.isoformat() if jour else None


def _euros(montant: Decimal | None) -> str | None:
    return None if montant is None else f"{montant:.2f}"


def _citation(c: Citation) -> Objet:
    p = c.passage
    return {"n": c.n, "nature": p.nature, "source": p.source, "titre": p.titre, "section": p.section, "page": p.page,
            "extrait": c.extrait, "url": p.url, "valide_du": _date(p.valide_du), "valide_au": _date(p.valide_au)}


def _bilan(b: Bilan, numeros: dict[str, int]) -> Objet:
    return {"id": b.id, "libelle": b.libelle, "verdict": b.verdict,
            "conditions": [_condition(c, numeros) for c in b.conditions],
            "prise_en_charge": [_prise(p, numeros) for p in b.prise_en_charge],
            "possible_a_partir_du": _date(b.possible_a_partir_du), "pour_l_ouvrir": b.pour_l_ouvrir}


def _condition(c: ConditionEvaluee, numeros: dict[str, int]) -> Objet:
    return {"libelle": c.libelle, "etat": c.etat, "fait": c.fait, "article": c.reference.article,
            "citation": numeros.get(c.reference.passage)}


def _prise(p: PriseEnCharge, numeros: dict[str, int]) -> Objet:
    return {"poste": p.poste, "payeur": p.payeur, "min_eur": _euros(p.mini_eur), "max_eur": _euros(p.maxi_eur), "par": p.par,
            "formule": p.formule, "article": p.reference.article, "citation": numeros.get(p.reference.passage)}


def _certification(t: CertificationTrouvee, numeros: dict[str, int]) -> Objet:
    c = t.certification
    return {"numero": c.numero, "intitule": c.intitule, "niveau": c.niveau, "en_vigueur": EN_VIGUEUR[t.etat],
            "fin_enregistrement": _date(c.fin), "fin_sure": c.fin_sure, "constate_le": _date(c.constate_le),
            "remplacee_par": list(c.remplacee_par), "rome": list(c.rome), "url": c.url, "citation": numeros.get(t.passage)}


def _exposition(e: Exposition | None) -> Objet | None:
    return None if e is None else {"categorie": e.categorie, "indice": e.indice, "annee": e.annee}


def _metier(m: Metier) -> Objet:
    return {"rome": m.rome, "libelle": m.libelle, "exposition": _exposition(m.exposition)}


def _reconnu(m: MetierReconnu | None) -> Objet | None:
    return None if m is None else _metier(m.metier)


def _passerelle(p: Passerelle, numeros: dict[str, int]) -> Objet:
    return {"rome": p.cible.rome, "libelle": p.cible.libelle, "acquis": list(p.acquis), "a_acquerir": list(p.a_acquerir),
            "exposition": _exposition(p.exposition_apres), "citation": numeros.get(p.passage)}
