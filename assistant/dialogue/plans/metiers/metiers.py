"""The path from a job: exposure to AI, three passerelles with what certifies them, the ROME code, the schemes, one question."""

from __future__ import annotations

import re

from assistant.dialogue.choix import classer
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, demander, dit, liste
from assistant.dialogue.metiers_dits import exemple_dit, reconnaitre
from assistant.dialogue.plans.cas.presentation import minuscule, nom_du_metier, presenter
from assistant.dialogue.plans.cas.questions import poser, question_suivante
from assistant.dialogue.plans.cas.situation import annexes, compris, contacts_utiles
from assistant.dialogue.plans.metiers.domaines import repondre_domaine
from assistant.dialogue.plans.metiers.vers_le_metier import nom_dit, vers_le_metier
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan, Question
from assistant.domaine.orientation import CertificationTrouvee, Metier, MetierReconnu, Passerelle
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc, Phrase
from assistant.orientation.exposition import nombre
from assistant.regles import evaluer

PASSERELLES, REGARDEES = 3, 20
IA = re.compile(r"\b(ia|intelligence artificielle|chatgpt|robots?|automatis\w*|machines?)\b|\b(moins|pas|non|peu) (expose|menace|touche)\w*")
PEUR = re.compile(r"\b(peur|inquiet\w*|angoiss\w*|stress\w*|crains?|menac\w*|disparai\w*|remplac\w*)\b")
# A target counts as less exposed when its index is lower by more than the rounding of the scores.
MOINS_EXPOSE = 0.05


def repondre_metier(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return the path of this person; asks for the job when none was said, which one when several are meant."""
    actuel, vise = metiers_de(s, demande)
    domaine = repondre_domaine(s, conversation, demande)
    if domaine is not None:
        return domaine
    if actuel is None and vise is None:
        return _demander_metier(s, demande)
    blocs = [dit(s.phrases.dire("petits.peur_ia"))] if PEUR.search(demande.plie) else []
    blocs += compris(s, conversation, demande)
    blocs += _exposition(s, actuel) if actuel is not None and not _deja_expose(conversation, actuel) else []
    passerelles = _passerelles(s, demande, actuel.metier) if actuel is not None and vise is None else ()
    cibles = [vise.metier] if vise is not None else [p.cible for p in passerelles]
    certifications = {c.rome: m[0] for c in cibles if (m := s.orientation.menant_a(c, demande.le).mene)} if passerelles else {}
    blocs += _chemins(s, demande, actuel, passerelles, certifications) if passerelles else []
    changement = s.orientation.changement_de_code(actuel.metier if actuel else None, vise.metier if vise else None)
    menent: tuple[CertificationTrouvee, ...] = tuple(dict.fromkeys(certifications.values()))
    if vise is not None:
        blocs += _change(actuel, vise, changement.phrase)
        vers, menent = vers_le_metier(s, nom_dit(vise), vise, demande.le)
        blocs += vers
    bilans = evaluer(s.droit, demande.profil, demande.le)
    question = _choisir_un_metier(s, conversation, demande, passerelles) or question_suivante(s, conversation, demande)
    blocs += _dispositifs(s, demande, bilans, question)
    if question is not None:
        blocs.append(demander(s.phrases, len(conversation.tours), question))
    contacts = contacts_utiles(s, demande, ())
    return Ebauche("repondu", tuple(blocs), "metier", sujets=tuple(c.rome for c in cibles), bilans=bilans,
                   certifications=menent, metier_actuel=actuel, metier_vise=vise,
                   changement_de_code=changement, passerelles=passerelles, question=question, contacts=contacts,
                   annexes=annexes(bilans, contacts))


def metiers_de(s: Services, demande: Demande) -> tuple[MetierReconnu | None, MetierReconnu | None]:
    """Return the present and wished jobs of the person, else the first job that the message names."""
    actuel, vise = (reconnaitre(s, demande.profil, f) for f in ("metier_actuel", "metier_vise"))
    vise = vise or exemple_dit(s, demande.question)
    if actuel is None and vise is None:
        mentions = s.orientation.metiers.mentions(demande.question)
        actuel = mentions[0].candidats[0] if mentions else None
    return actuel, vise


def _passerelles(s: Services, demande: Demande, actuel: Metier) -> tuple[Passerelle, ...]:
    """Return three ways out; when AI is what worries, the less exposed ones first."""
    trouvees = s.orientation.passerelles(actuel.rome, envies=(demande.message,), limite=REGARDEES)
    if IA.search(demande.plie):  # one that is as exposed as the job left is no answer to that fear
        trouvees = [p for p in trouvees if _moins_expose(p)] or trouvees
    return tuple(trouvees[:PASSERELLES])


def _moins_expose(p: Passerelle) -> bool:
    avant, apres = p.exposition_avant, p.exposition_apres
    return avant is not None and apres is not None and apres.indice < avant.indice - MOINS_EXPOSE


def _exposition(s: Services, actuel: MetierReconnu) -> list[Bloc]:
    phrase = s.orientation.exposition_phrase(actuel.metier)
    exposition = s.orientation.exposition(actuel.metier.rome)
    preuve = exposition.passage if exposition else f"metier/{actuel.metier.rome}"
    return [dit(phrase, preuve, calcule=phrase)] if phrase else []


def _deja_expose(conversation: Conversation, actuel: MetierReconnu) -> bool:
    """Return whether the exposure of this job was shown already: once is enough, above all to someone who worries."""
    return any(t.reponse.metier_actuel and t.reponse.metier_actuel.metier == actuel.metier and t.genre == "metier"
               for t in conversation.tours)


def _choisir_un_metier(s: Services, conversation: Conversation, demande: Demande, passerelles: tuple[Passerelle, ...]) -> Question | None:
    """Return the question of the wished job: three ways out were shown, and « is it another job » means nothing yet."""
    dites = conversation.posees | demande.profil.inconnus
    contrat = demande.profil.valeur("type_contrat") is not None or "type_contrat" in dites
    return poser(s, "metier_vise") if passerelles and contrat and "metier_vise" not in dites else None


def _chemins(s: Services, demande: Demande, actuel: MetierReconnu | None, passerelles: tuple[Passerelle, ...],
             certifications: dict[str, CertificationTrouvee]) -> list[Bloc]:
    voulues = [e.libelle for e in s.orientation.chemins.envies if e.id in s.orientation.chemins.lire_envies(demande.message)]
    cle = "passerelles_envies" if voulues else "passerelles"
    craint = bool(IA.search(demande.plie))
    if craint and not voulues:
        cle = "moins_exposees" if all(_moins_expose(p) for p in passerelles) else "aucune_moins_exposee"
    tete = s.phrases.dire(f"orientation.{cle}", libelle=nom_du_metier(actuel.metier) if actuel else "", envies=" ou ".join(voulues))
    lignes = tuple(_ligne(s, p, certifications.get(p.cible.rome), craint) for p in passerelles)
    return [dit(tete, calcule=tete), liste(*lignes), dit(s.phrases.dire("orientation.verifier"))]


def _ligne(s: Services, p: Passerelle, certification: CertificationTrouvee | None, avec_indice: bool) -> Phrase:
    cle = "passerelle_ligne" if p.acquis and p.a_acquerir else "passerelle_ligne_nue"
    texte = s.phrases.dire(f"orientation.{cle}", cible=nom_du_metier(p.cible), rome=p.cible.rome,
                           acquis=", ".join(minuscule(a) for a in p.acquis[:2]),
                           manque=", ".join(minuscule(a) for a in p.a_acquerir[:2]))
    preuves = [p.passage]
    avant, apres = p.exposition_avant, p.exposition_apres
    if avec_indice and avant is not None and apres is not None:
        texte += " " + s.phrases.dire("orientation.passerelle_indice", avant=nombre(avant.indice), apres=nombre(apres.indice))
        preuves.append(apres.passage)
    if certification is not None:
        c = certification.certification
        texte += " " + s.phrases.dire("orientation.passerelle_certification", intitule=c.intitule, numero=c.numero,
                                      mention=certification.mention)
        preuves.append(certification.passage)
    return Phrase(texte, tuple(preuves), calcule=texte)


def _change(actuel: MetierReconnu | None, vise: MetierReconnu, change: str) -> list[Bloc]:
    return [] if actuel is None else [dit(change, f"metier/{actuel.metier.rome}", f"metier/{vise.metier.rome}", calcule=change)]


def _dispositifs(s: Services, demande: Demande, bilans: tuple[Bilan, ...], question: Question | None) -> list[Bloc]:
    """Return the first scheme for this person, once the contract is known."""
    if demande.profil.valeur("type_contrat") is None:
        return []
    premier = classer(bilans, demande.dispositifs, demande.profil)[0]
    return [Bloc(presenter(s, premier, question))]


def _demander_metier(s: Services, demande: Demande) -> Ebauche:
    d = s.droit.definitions["metier_actuel"]
    question = Question("metier_actuel", d.question, d.pourquoi)
    peur = (dit(s.phrases.dire("petits.peur_ia")),) if PEUR.search(demande.plie) else ()
    return Ebauche("precision_demandee", (*peur, dit(s.phrases.dire("orientation.quel_metier"))), "metier",
                   question=question, contacts=s.joignables("cep-salarie"))
