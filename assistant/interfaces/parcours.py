"""The path of a person on one screen: from today's job to the one wished, by what was said and what the rules answered."""

from __future__ import annotations

from typing import Any

from assistant.domaine.droit import Bilan
from assistant.domaine.reponse import Conversation
from assistant.interfaces.echeances import OUVERTS, dernier, echeances
from assistant.interfaces.faits_page import FaitsPage
from assistant.interfaces.sources_page import en_date
from assistant.interfaces.synthese import SUIVI, neutre
from assistant.interfaces.tableau import VERDICTS, suite

PROJET = ("metier_vise", "formation_", "certification_", "type_projet", "positionnement_")
TAIRE = ("change_de_metier",)  # two jobs side by side say it
D_ABORD = ("metier_actuel", "metier_vise", "type_contrat", "formation_debut", "anciennete_entreprise_mois", "formation_duree_mois",
           "certification_visee", "age", "salaire_brut_mensuel_eur")
A_CHOISIR = "À choisir avec un conseiller : la formation et sa certification"
MAXI = 6  # lines of one stage: beyond, a screen is no longer one
Etape = dict[str, Any]


def parcours(conversation: Conversation, faits: FaitsPage) -> list[Etape]:
    """Return the five stages in order; each line has a text, and a note that dates, proves or qualifies it."""
    compare = dernier(conversation, "bilans")
    sujets = conversation.tours[-1].sujets if conversation.tours else ()
    ouverts = sorted((b for b in compare.bilans if b.verdict in OUVERTS) if compare else (),
                     key=lambda b: (sujets.index(b.id) if b.id in sujets else len(sujets), OUVERTS.index(b.verdict)))
    dits = {i: faits.dire(i, f.valeur) for i, f in conversation.profil.faits.items() if i in faits.services.droit.definitions and i not in TAIRE}
    return [
        _etape("Aujourd'hui", [_ligne(d) for i, d in _ranges(dits) if not i.startswith(PROJET)], "Rien n'est encore dit de la situation."),
        _etape("Ce qui peut aider", [_dispositif(b) for b in ouverts], "Aucun dispositif ne paraît ouvert pour l'instant."),
        _etape("Démarches", _demarches(conversation, faits, ouverts), "Aucune démarche n'est connue pour l'instant."),
        _etape("La formation", _formation(conversation, [d for i, d in _ranges(dits) if i.startswith(PROJET)]), ""),
        _etape("Après", [_ligne(s, "usage, sans délai légal") for s in SUIVI], ""),
    ]


def _ranges(dits: dict[str, str]) -> list[tuple[str, str]]:
    """Return the facts with those that tell most of a path first: the stages show few lines."""
    return sorted(dits.items(), key=lambda d: D_ABORD.index(d[0]) if d[0] in D_ABORD else len(D_ABORD))


def _etape(titre: str, lignes: list[dict[str, str]], vide: str) -> Etape:
    return {"titre": titre, "lignes": lignes[:MAXI], "reste": max(0, len(lignes) - MAXI), "vide": vide}


def _ligne(texte: str, note: str = "") -> dict[str, str]:
    return {"texte": texte, "note": note}


def _dispositif(b: Bilan) -> dict[str, str]:
    quand = f", à partir du {en_date(b.possible_a_partir_du)}" if b.possible_a_partir_du else ""
    return _ligne(b.libelle, f"{VERDICTS[b.verdict].lower()}{quand}")


def _demarches(conversation: Conversation, faits: FaitsPage, ouverts: list[Bilan]) -> list[dict[str, str]]:
    """Return the dated steps first, then the next step of each open scheme, each once."""
    lignes = [_ligne(e.libelle, " · ".join(filter(None, (en_date(e.date) + (" (date passée)" if e.depassee else ""), e.article))))
              for e in echeances(conversation, faits.services).etapes]
    suites = {texte: b.libelle for b in reversed(ouverts) if (texte := neutre(suite(b)))}
    return lignes + [_ligne(texte, suites[texte]) for texte in reversed(suites)]


def _formation(conversation: Conversation, projet: list[str]) -> list[dict[str, str]]:
    """Return the job wished, the certifications found or the one still to choose, then what else is said of the training."""
    reponse = dernier(conversation, "certifications")
    trouvees = [_ligne(t.certification.intitule, ", ".join(filter(None, (t.certification.numero, t.mention))))
                for t in (reponse.certifications if reponse else ())]
    lignes = [_ligne(d) for d in projet]
    return lignes[:1] + (trouvees or [_ligne(A_CHOISIR)]) + lignes[1:]
