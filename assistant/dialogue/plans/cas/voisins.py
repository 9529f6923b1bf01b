"""What exists beside the schemes judged here, for those whom these schemes leave out: told from the neighbours' sheets."""

from __future__ import annotations

import re

from assistant.dialogue.demande import Demande
from assistant.dialogue.faits.phrases_dites import dire
from assistant.dialogue.services import Services
from assistant.dialogue.voisins import PAR_CONTRAT, contrat_de, nommes, precision
from assistant.grounding.citations import Bloc, Phrase

# An event that calls for a sheet without naming it.
PAR_EVENEMENT = (
    (re.compile(r"\binapt(e|es|itude)\b(?!.{0,25}\b(en|depuis) 20)"), "crpe"),
    (re.compile(r"\ben arret( de travail| maladie| longue)?\b"), "arret_et_formation"),
    (re.compile(r"^(?!.*\b(reembauch|repris|retrouve)).*(\blicenci\w* (pour (un )?(motif )?)?eco(nomiques?)?\b|\bentretien prealable\b.{0,40}\beco|\bpse\b|\b(usine|boite|entreprise|magasin|site|centre\w*)\b.{0,20}\bferm(e|er|ent|eture)\b)"), "csp"),
)
PREPAREE = ("cep_fait", "cep_avant_demission", "attestation_obtenue")  # a resignation given in the right order is not to be taken back
SANS_EMPLOYEUR = frozenset(("demandeur_emploi", "independant"))
DE_SALARIE = frozenset(("crpe", "arret_et_formation"))


def presenter_voisins(s: Services, demande: Demande, deja: frozenset[str] = frozenset()) -> list[Bloc]:
    """Return the sheets that this message calls for, by the contract it tells or the event it names; deja: passages already said."""
    contrat = contrat_de(demande.profil)
    dit = any(f.id == "type_contrat" for f in demande.lecture.faits)
    demande_tout = s.reperes.present("suites.bilan", demande.plie) or s.reperes.present("intentions.eligibilite", demande.plie)
    ids = list(PAR_CONTRAT.get(contrat, ())) if dit or demande_tout and not demande.dispositifs else []
    ids += [v.id for v in nommes(s.voisins, demande.plie)] + [i for motif, i in PAR_EVENEMENT if motif.search(demande.plie)]
    ids += _selon_les_faits(demande)
    gardes = [i for i in dict.fromkeys(ids) if not (i in DE_SALARIE and contrat in SANS_EMPLOYEUR)]
    precises = [p.id for i in gardes if (p := precision(s.voisins, i, demande.plie)) is not None]
    passages = [p for i in (*gardes, *precises) if f"voisin/{i}" not in deja and (p := s.passage(f"voisin/{i}")) is not None]
    return [Bloc(tuple(Phrase(dire(p), (p.id,)) for p in passages))] if passages else []


def _selon_les_faits(demande: Demande) -> list[str]:
    """Return the sheets that a fact just told calls for: several employers, a resignation given too early."""
    vrais = {f.id for f in demande.lecture.faits if f.valeur is True}
    dans_l_ordre = any(demande.profil.valeur(f) is True for f in PREPAREE)
    return [*(["plusieurs_employeurs"] if "plusieurs_employeurs" in vrais else []),
            *(["demission_donnee"] if "demission_faite" in vrais and not dans_l_ordre else [])]
