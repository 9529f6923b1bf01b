"""From a job: its exposure to AI, three passerelles, a certification for the first, whether the ROME code changes."""

from __future__ import annotations

from assistant.dialogue.comprendre import reconnaitre
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.plans.certifications import ligne as ligne_certification
from assistant.dialogue.services import Services
from assistant.domaine.droit import Question
from assistant.domaine.orientation import MetierReconnu, Passerelle
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import prochaine_question

PASSERELLES = 3


def repondre_metier(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return exposure, passerelles and a first certification; asks for the job when none was said."""
    actuel, vise = metiers_de(s, demande)
    if actuel is None and vise is None:
        return _demander_metier(s, demande)
    blocs: list[Bloc] = []
    passerelles: tuple[Passerelle, ...] = ()
    if actuel is not None:
        blocs += _exposition(s, actuel)
        passerelles = tuple(s.orientation.passerelles(actuel.metier.rome, envies=(demande.message,), limite=PASSERELLES))
        if vise is None and passerelles:
            blocs += [dit(s.phrases.dire("orientation.passerelles", libelle=actuel.metier.libelle)),
                      liste(*(_ligne(s, p) for p in passerelles))]
    changement = s.orientation.changement_de_code(actuel.metier if actuel else None, vise.metier if vise else None)
    if vise is not None and actuel is not None:
        blocs.append(dit(changement.phrase, f"metier/{actuel.metier.rome}", f"metier/{vise.metier.rome}", calcule=changement.phrase))
    cible = vise.metier if vise else (passerelles[0].cible if passerelles else None)
    certifications = certifications_pour(s, demande, cible.libelle, cible.parent)[:2] if cible else ()
    if cible and certifications:
        blocs += [dit(s.phrases.dire("orientation.parcours_formation", metier=cible.libelle)),
                  liste(*(ligne_certification(s, c) for c in certifications))]
    question = prochaine_question(s.droit, demande.profil, demande.le, conversation.posees)
    if question is not None:
        blocs.append(dit(s.phrases.dire("situation.question", len(conversation.tours), question=question.texte)))
    contacts = tuple(c for c in ("cep-salarie",) if c in s.contacts)
    return Ebauche("repondu", tuple(blocs), "metier", sujets=tuple(p.cible.rome for p in passerelles),
                   certifications=tuple(certifications), metier_actuel=actuel, metier_vise=vise, changement_de_code=changement,
                   passerelles=passerelles, question=question, contacts=contacts)


def metiers_de(s: Services, demande: Demande) -> tuple[MetierReconnu | None, MetierReconnu | None]:
    """Return the present and wished jobs of the person, else the first job that the message names."""
    actuel, vise = (reconnaitre(s, demande.profil, f) for f in ("metier_actuel", "metier_vise"))
    if actuel is None and vise is None:
        mentions = s.orientation.metiers.mentions(demande.question)
        actuel = mentions[0].candidats[0] if mentions else None
    return actuel, vise


def certifications_pour(s: Services, demande: Demande, libelle: str, parent: str):
    """Return the certifications that lead to a job, in force at the date first."""
    return tuple(s.orientation.certifications.chercher(libelle, demande.le, rome=(parent,), limite=5))


def _exposition(s: Services, actuel: MetierReconnu) -> list[Bloc]:
    phrase = s.orientation.exposition_phrase(actuel.metier)
    exposition = s.orientation.exposition(actuel.metier.rome)
    preuves = (exposition.passage,) if exposition else (f"metier/{actuel.metier.rome}",)
    return [dit(phrase, *preuves, calcule=phrase)] if phrase else []


def _ligne(s: Services, p: Passerelle) -> Phrase:
    cle = "passerelle_ligne" if p.acquis and p.a_acquerir else "passerelle_ligne_nue"
    texte = s.phrases.dire(f"orientation.{cle}", cible=p.cible.libelle, rome=p.cible.rome, acquis=", ".join(p.acquis[:2]),
                           manque=", ".join(p.a_acquerir[:2]))
    return Phrase(texte, (p.passage,), calcule=texte)


def _demander_metier(s: Services, demande: Demande) -> Ebauche:
    d = s.droit.definitions["metier_actuel"]
    question = Question("metier_actuel", d.question, d.pourquoi)
    return Ebauche("precision_demandee", (dit(s.phrases.dire("petits.peur_ia")), dit(s.phrases.dire("orientation.quel_metier"))),
                   "metier", question=question, contacts=tuple(c for c in ("cep-salarie",) if c in s.contacts))
