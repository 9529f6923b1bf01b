"""What exists beside the schemes judged here, for those whom these schemes leave out: told from the neighbours' sheets."""

from __future__ import annotations

import re

from assistant.dialogue.demande import Demande
from assistant.dialogue.faits.phrases_dites import dire
from assistant.dialogue.services import Services
from assistant.domaine.profil import Profil
from assistant.grounding.citations import Bloc, Phrase

PAR_CONTRAT = {
    "fonctionnaire": ("conge_formation_professionnelle", "cpf_public"),
    "contractuel_public": ("conge_formation_professionnelle", "cpf_public"),
    "independant": ("fonds_independants",),
    "demandeur_emploi": ("aif",),
}
PAR_MOT = (
    (re.compile(r"\b(csp|contrats? de securisation)\b"), "csp"),
    (re.compile(r"\binapt(e|es|itude)\b(?!.{0,25}\b(en|depuis) 20)"), "crpe"),
    (re.compile(r"\baif\b|\baide individuelle a la formation\b"), "aif"),
    (re.compile(r"\bcontrats? (de )?pro(fessionnalisation)?\b"), "contrat_professionnalisation"),
    (re.compile(r"\b(faire|signer|prendre|en) (un |une )?(contrat d')?apprentissage\b"), "apprentissage"),
    (re.compile(r"\b(conge|annee) sabbatique\b"), "conge_sabbatique"),
    (re.compile(r"\bruptures? (conventionnelles?|co)\b"), "rupture_conventionnelle"),
    (re.compile(r"\bconges? parenta(l|ux)\b"), "conge_parental"),
    (re.compile(r"\b(enceinte|grossesse|maternite)\b"), "conge_maternite"),
    (re.compile(r"\ben arret( de travail| maladie| longue)?\b"), "arret_et_formation"),
)
SANS_EMPLOYEUR = frozenset(("demandeur_emploi", "independant"))
DE_SALARIE = frozenset(("crpe", "arret_et_formation"))


def presenter_voisins(s: Services, demande: Demande) -> list[Bloc]:
    """Return the sheets that this message calls for: by the contract it tells, by the event it names."""
    contrat = _contrat(demande.profil)
    dit = any(f.id == "type_contrat" for f in demande.lecture.faits)
    demande_tout = s.reperes.present("suites.bilan", demande.plie) or s.reperes.present("intentions.eligibilite", demande.plie)
    ids = list(PAR_CONTRAT.get(contrat, ())) if dit or demande_tout and not demande.dispositifs else []
    ids += [i for motif, i in PAR_MOT if motif.search(demande.plie) and not (i in DE_SALARIE and contrat in SANS_EMPLOYEUR)]
    passages = [p for i in dict.fromkeys(ids) if (p := s.passage(f"voisin/{i}")) is not None]
    return [Bloc(tuple(Phrase(dire(p), (p.id,)) for p in passages))] if passages else []


def _contrat(profil: Profil) -> str:
    """Return the contract; a CDD at a public employer is one of public law unless it is said to be private."""
    contrat = str(profil.valeur("type_contrat"))
    prive = profil.valeur("contrat_droit_prive")
    public = prive is False or (profil.valeur("employeur_public") is True and prive is None)
    return "contractuel_public" if contrat == "cdd" and public else contrat
