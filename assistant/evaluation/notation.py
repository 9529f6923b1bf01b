"""What is missing from an answer, against what was expected. Partial is wrong: one reproach is enough."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from assistant.domaine.profil import Intervalle
from assistant.domaine.reponse import Reponse
from assistant.domaine.texte import plier

VIGUEUR = {True: "en_vigueur", False: "expiree", None: "inconnu"}


def reproches(reponse: Reponse, attente: Mapping[str, Any]) -> list[str]:
    """Return each expectation that the answer does not meet, in words."""
    fautes = [*_textes(reponse, attente), *_verdicts(reponse, attente), *_sections(reponse, attente),
              *_certifications(reponse, attente), *_faits(reponse, attente)]
    if "statut" in attente and reponse.statut not in attente["statut"].split("|"):
        fautes.append(f"statut {reponse.statut}")
    if "pose_une_question" in attente and bool(reponse.question_suivante) != attente["pose_une_question"]:
        fautes.append("question suivante")
    if "question_fait" in attente and (reponse.question_suivante is None
                                       or reponse.question_suivante.fait not in attente["question_fait"].split("|")):
        fautes.append(f"question sur {reponse.question_suivante and reponse.question_suivante.fait}")
    return fautes


def aplatir(texte: str) -> str:
    """Return a text folded, with every kind of space made one."""
    return " ".join(plier(texte).replace("-", " ").split())


def _present(attendu: str, texte: str) -> bool:
    return any(aplatir(choix) in texte for choix in attendu.split("|"))


def _textes(reponse: Reponse, attente: Mapping[str, Any]) -> list[str]:
    texte = aplatir(reponse.texte)
    voulus = [*(attente["attendu"] if isinstance(attente.get("attendu"), list) else []), *attente.get("doit_dire", []),
              *([attente["montant"]] if "montant" in attente else [])]
    absents = [f"ne dit pas « {v} »" for v in voulus if not _present(v, texte)]
    return absents + [f"dit « {v} »" for v in attente.get("ne_dit_pas", []) if _present(v, texte)]


def _verdicts(reponse: Reponse, attente: Mapping[str, Any]) -> list[str]:
    voulus = attente.get("attendu")
    if not isinstance(voulus, Mapping):
        return []
    verdicts = {b.id: b.verdict for b in reponse.bilans}
    return [f"{i} : {verdicts.get(i)}" for i, permis in voulus.items()
            if verdicts.get(i) not in ([permis] if isinstance(permis, str) else permis)]


def _sections(reponse: Reponse, attente: Mapping[str, Any]) -> list[str]:
    cites = [c.passage.section or "" for c in reponse.citations if f"[{c.n}]" in reponse.texte]
    voulues = [attente["section"]] if "section" in attente else attente.get("sections", [])
    return [f"ne cite pas {v} mais {cites}" for v in voulues if not any(c.startswith(tuple(v.split("|"))) for c in cites)]


def _certifications(reponse: Reponse, attente: Mapping[str, Any]) -> list[str]:
    cinq = reponse.certifications[:5]
    numeros = [t.certification.numero for t in cinq]
    fautes = [f"sans {n}" for n in attente.get("certifications", []) if not set(n.split("|")) & set(numeros)]
    if "en_vigueur" in attente:
        voulu = VIGUEUR[attente["en_vigueur"]]
        vises = [t for t in cinq if t.certification.numero in attente.get("certifications", numeros)]
        if not vises or vises[0].etat != voulu:
            fautes.append(f"état {vises[0].etat if vises else 'absent'}")
    if "doit_citer_niveau" in attente and attente["doit_citer_niveau"] not in [t.certification.niveau for t in cinq]:
        fautes.append(f"aucune de niveau {attente['doit_citer_niveau']}")
    return fautes


def _faits(reponse: Reponse, attente: Mapping[str, Any]) -> list[str]:
    return [f"fait {cle} = {reponse.faits.get(cle)!r}" for cle, voulu in attente.get("faits", {}).items()
            if not _egal(reponse.faits.get(cle), voulu)]


def _egal(lu: object, voulu: object) -> bool:
    if isinstance(lu, Intervalle) and isinstance(voulu, Mapping):
        return (lu.mini, lu.maxi) == tuple(None if voulu.get(b) is None else Decimal(str(voulu[b])) for b in ("min", "max"))
    if isinstance(lu, Decimal) and isinstance(voulu, (int, float)) and not isinstance(voulu, bool):
        return lu == Decimal(str(voulu))
    return (lu.isoformat() if hasattr(lu, "isoformat") else lu) == voulu
