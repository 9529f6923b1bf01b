"""Follow-ups on schemes: why, how much, when, how, who, and what if. Each speaks of the last scheme shown."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue.choix import classer, decisive
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, demander, dit, liste
from assistant.dialogue.fiche import LIGNES
from assistant.dialogue.plans.situation import (
    annexes,
    compris,
    contacts_utiles,
    en_mots,
    ligne_argent,
    ligne_condition,
    minuscule,
    nom_complet,
    poser,
)
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan, Contact, Echeance, Question
from assistant.domaine.profil import Profil
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import calendrier, etapes_utiles, evaluer, francais, prochaine_question

EMPLOYEUR = re.compile(r"employeur.{0,60}(refus|report|accord|autoris)|(refus|report|accord|autoris).{0,60}employeur", re.IGNORECASE)
VERDICTS = {"possible": "possible", "exclu": "pas possible", "a_preciser": "à préciser", "ferme": "fermé"}


def _bilan(s: Services, demande: Demande, profil: Profil | None = None) -> tuple[tuple[Bilan, ...], Bilan | None]:
    bilans = evaluer(s.droit, profil or demande.profil, demande.le)
    nommes = demande.dispositifs
    if not nommes and demande.profil.valeur("type_contrat") is not None:
        nommes = (classer(bilans, (), demande.profil)[0].id,)
    par_id = {b.id: b for b in bilans}
    return bilans, next((par_id[i] for i in nommes if i in par_id), None)


def _ebauche(s: Services, demande: Demande, genre: str, blocs: list[Bloc], bilans: tuple[Bilan, ...],
             bilan: Bilan, **reste: object) -> Ebauche:
    contacts = contacts_utiles(s, demande, (bilan,))
    return Ebauche("repondu", tuple(blocs), genre, sujets=(bilan.id,), bilans=bilans, contacts=contacts,
                   annexes=annexes(bilans, contacts), **reste)  # type: ignore[arg-type]


def repondre_pourquoi(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return the conditions of the last scheme that make its verdict, each with its article."""
    bilans, bilan = _bilan(s, demande)
    if bilan is None:
        return _sans_bilan(s, conversation, demande)
    blocs = [dit(s.phrases.dire(f"situation.pourquoi_{bilan.verdict}", libelle=nom_complet(s, bilan)))]
    etats = {"exclu": ("non_remplie",), "a_preciser": ("a_preciser",), "possible": ("remplie", "a_faire")}
    conditions = [c for c in bilan.conditions if c.etat in etats.get(bilan.verdict, ())]
    if bilan.verdict == "a_preciser":  # what the person said counts too: it is why the rest is still open
        conditions += [c for c in bilan.conditions if c.etat == "remplie" and c.fait][:3]
    if bilan.verdict == "ferme":
        blocs = [dit(bilan.phrase, bilan.reference.passage, calcule=bilan.phrase)]
    blocs.append(liste(*(Phrase(f"{c.phrase} ({c.reference.article})", (c.reference.passage,),
                                calcule=f"{c.fait} {c.phrase} {c.reference.article}") for c in conditions[:6])))
    if bilan.pour_l_ouvrir:
        blocs.append(dit(s.phrases.dire("situation.ouvrir", quoi=bilan.pour_l_ouvrir), calcule=bilan.pour_l_ouvrir))
    question = prochaine_question(s.droit, demande.profil, demande.le, conversation.posees, (bilan.id,))
    if question is not None:
        blocs.append(demander(s.phrases, len(conversation.tours), question))
    return _ebauche(s, demande, "pourquoi", blocs, bilans, bilan, question=question)


def repondre_argent(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return what is paid, by whom and how much, computed from what is known; else the rule and the fact missing."""
    bilans, bilan = _bilan(s, demande)
    if bilan is None:
        return _sans_bilan(s, conversation, demande)
    libelle = nom_complet(s, bilan)
    if not bilan.prise_en_charge:
        return _ebauche(s, demande, "argent", [*_regles_argent(s, demande, bilan, libelle)], bilans, bilan)
    # What the person keeps each month comes first: it is what they ask.
    prises = sorted(bilan.prise_en_charge, key=lambda p: (p.poste != "remuneration", p.mini_eur is None))
    blocs = compris(s, conversation, demande)
    blocs += [dit(s.phrases.dire("situation.argent_intro", libelle=libelle)), liste(*map(ligne_argent, prises))]
    manque = tuple(dict.fromkeys(f for p in prises for f in p.faits_manquants))
    question = next((poser(s, f) for f in manque if f not in conversation.posees | demande.profil.inconnus), None)
    if manque:
        noms = ", ".join(minuscule(s.droit.definitions[f].libelle.split(" (")[0]) for f in manque[:3])
        blocs.append(dit(s.phrases.dire("situation.argent_manque", manque=noms), calcule=noms))
    if question is not None:
        blocs.append(demander(s.phrases, len(conversation.tours), question))
    return _ebauche(s, demande, "argent", blocs, bilans, bilan, question=question)


def _regles_argent(s: Services, demande: Demande, bilan: Bilan, libelle: str) -> list[Bloc]:
    prises = [p for p in s.droit.dispositif(bilan.id).prises if p.en_vigueur(demande.le)]
    if not prises:
        return [dit(s.phrases.dire("situation.argent_rien", libelle=libelle))]
    return [dit(s.phrases.dire("situation.argent_intro", libelle=libelle)),
            liste(*(Phrase(p.regle, (p.reference.passage,)) for p in prises[:4]))]


def repondre_quand(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return from when it is possible, then each dated step, or the legal delays when no date is known."""
    bilans, bilan = _bilan(s, demande)
    if bilan is None:
        return _sans_bilan(s, conversation, demande)
    libelle, blocs = nom_complet(s, bilan), []
    if bilan.possible_a_partir_du is not None:
        texte = s.phrases.dire("situation.dates_possible", libelle=libelle, date=francais.dire_date(bilan.possible_a_partir_du))
        blocs.append(dit(texte, bilan.reference.passage, calcule=texte))
    echeances = calendrier(s.droit, demande.profil, demande.le, bilan.id)
    if echeances:
        debut = demande.profil.valeur("formation_debut") or demande.le
        texte = s.phrases.dire("situation.dates_intro", libelle=libelle, date=francais.dire_date(debut))  # type: ignore[arg-type]
        blocs += [dit(texte, calcule=texte), liste(*(_echeance(s, e) for e in echeances))]
    else:
        etapes = etapes_utiles(s.droit, demande.profil, demande.le, bilan.id)
        blocs += [dit(s.phrases.dire("situation.dates_etapes", libelle=libelle)),
                  liste(*(Phrase(e.regle, (e.reference.passage,)) for e in etapes[:6]))]
    question = None if echeances else _demander(s, conversation, "formation_debut")
    if question is not None:
        blocs.append(demander(s.phrases, len(conversation.tours), question))
    return _ebauche(s, demande, "quand", blocs, bilans, bilan, calendrier=echeances, question=question)


def _demander(s: Services, conversation: Conversation, fait: str) -> Question | None:
    profil = conversation.profil
    if fait in conversation.posees or fait in profil.inconnus or profil.valeur(fait) is not None:
        return None
    return poser(s, fait)


def _echeance(s: Services, e: Echeance) -> Phrase:
    passee = f" {s.phrases.dire('situation.dates_depassee')}" if e.depassee else ""
    texte = f"**{francais.dire_date(e.date)}** : {e.libelle}{passee}"
    return Phrase(texte, (e.reference.passage,) if e.reference else (), calcule=texte)


def repondre_comment(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return the steps of the last scheme, in order, and what must not be done."""
    bilans, bilan = _bilan(s, demande)
    if bilan is None:
        return _sans_bilan(s, conversation, demande)
    dispositif = s.droit.dispositif(bilan.id)
    a_faire = [c for c in dispositif.conditions if c.nature == "a_faire" and c.en_vigueur(demande.le)]
    etapes = [*a_faire, *etapes_utiles(s.droit, demande.profil, demande.le, bilan.id), *dispositif.interdits]
    uniques = list({e.regle: e for e in etapes}.values())[:7]
    blocs = [dit(s.phrases.dire("situation.demarches", libelle=nom_complet(s, bilan))),
             liste(*(Phrase(e.regle, (e.reference.passage,)) for e in uniques))]
    return _ebauche(s, demande, "comment", blocs, bilans, bilan)


def repondre_qui_paie(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return who pays the training and the wage in the last scheme."""
    bilans, bilan = _bilan(s, demande)
    if bilan is None:
        return _sans_bilan(s, conversation, demande)
    fiche = s.droit.dispositif(bilan.id).fiche
    prises = [p for p in bilan.prise_en_charge if p.poste == "remuneration"][:1]
    blocs = [liste(*(Phrase(f"**{nom}** : {fiche[cle]}", (f"regle/{bilan.id}/{cle}",)) for cle, nom in LIGNES
                     if cle in ("qui_paie", "salaire_pendant")), *map(ligne_argent, prises))]
    return _ebauche(s, demande, "argent", blocs, bilans, bilan)


def repondre_droit_employeur(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return what the employer may do in the last scheme: refuse, postpone, or nothing, as its rules say."""
    bilans, bilan = _bilan(s, demande)
    if bilan is None:
        return _sans_bilan(s, conversation, demande)
    d = s.droit.dispositif(bilan.id)
    regles = [r for r in (*d.conditions, *d.etapes, *d.a_savoir) if r.en_vigueur(demande.le) and EMPLOYEUR.search(r.regle)]
    fiche = Phrase(f"**{dict(LIGNES)['qui_decide']}** : {d.fiche['qui_decide']}", (f"regle/{bilan.id}/qui_decide",))
    blocs = [liste(fiche, *(Phrase(r.regle, (r.reference.passage,)) for r in regles[:3]))]
    return _ebauche(s, demande, "fait", blocs, bilans, bilan)


def repondre_a_la_place(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return what replaced a closed scheme, or the other schemes still open."""
    bilans, bilan = _bilan(s, demande)
    if bilan is None:
        return _sans_bilan(s, conversation, demande)
    remplacants = bilan.remplace_par or tuple(b.id for b in bilans if b.verdict in ("possible", "a_preciser") and b.id != bilan.id)[:2]
    phrases = [Phrase(bilan.phrase, (bilan.reference.passage,), calcule=bilan.phrase)] if bilan.verdict == "ferme" else []
    phrases += [Phrase(s.droit.dispositif(i).fiche["resume"], (f"regle/{i}/presentation",)) for i in remplacants]
    choisi = next((b for b in bilans if b.id in remplacants), bilan)
    return replace(_ebauche(s, demande, "situation", [Bloc(tuple(phrases))], bilans, choisi), sujets=remplacants)


def repondre_qui(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return the people to call for this case, each with its site, none invented."""
    _, bilan = _bilan(s, demande)
    contacts = contacts_utiles(s, demande, (bilan,) if bilan else ()) or ("cep-salarie",)
    phrases = tuple(Phrase(_contact(s.contacts[c]), (f"contact/{c}",), calcule=_contact(s.contacts[c])) for c in contacts)
    return Ebauche("repondu", (liste(*phrases),), "qui", sujets=demande.dispositifs[:1], contacts=contacts)


def _contact(contact: Contact) -> str:
    details = ", ".join(d for d in (contact.telephone, contact.url, contact.adresse) if d)
    return f"**{contact.nom}** ({contact.pour})" + (f" : {details}." if details else ".")


def repondre_et_si(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return only what changes when the hypothesis replaces what was said; the facts said stay."""
    avant = {b.id: b for b in evaluer(s.droit, demande.profil, demande.le)}
    profil = demande.profil.avec(demande.hypothese)
    apres = evaluer(s.droit, profil, demande.le)
    mots = " ; ".join(en_mots(s, f) for f in demande.hypothese if f.id in s.droit.definitions)
    tete = s.phrases.dire("situation.change", hypothese=mots)
    changes = _changes(avant, apres, demande.dispositifs)
    blocs = [dit(tete, calcule=tete + demande.message)]
    blocs += [Bloc(_avant_apres(s, avant[b.id], b)) for b in changes] or [dit(s.phrases.dire("situation.change_rien"))]
    contacts = contacts_utiles(s, demande, changes[:1])
    return Ebauche("repondu", tuple(blocs), "et_si", sujets=tuple(b.id for b in changes) or demande.dispositifs, bilans=apres,
                   contacts=contacts, annexes=annexes(apres, contacts))


def _changes(avant: dict[str, Bilan], apres: tuple[Bilan, ...], sujets: tuple[str, ...]) -> tuple[Bilan, ...]:
    """Return the schemes that move, those spoken of first; for these a new reason or amount counts as moving."""
    bouges = [b for b in apres if b.verdict != avant[b.id].verdict]
    parles = [b for b in apres if b.id in sujets and b not in bouges
              and (_raison(b) != _raison(avant[b.id]) or b.prise_en_charge != avant[b.id].prise_en_charge)]
    ordre = {i: rang for rang, i in enumerate(sujets)}
    return tuple(sorted(bouges + parles, key=lambda b: ordre.get(b.id, len(ordre)))[:4])


def _raison(bilan: Bilan) -> str:
    condition = decisive(bilan)
    return "" if condition is None else condition.phrase


def _avant_apres(s: Services, avant: Bilan, apres: Bilan) -> tuple[Phrase, ...]:
    texte = s.phrases.dire("situation.avant_apres", libelle=nom_complet(s, apres), avant=VERDICTS[avant.verdict],
                           apres=VERDICTS[apres.verdict])
    phrases = [Phrase(texte, calcule=texte)]
    condition = decisive(apres)
    if condition is not None:
        phrases.append(ligne_condition(condition))
    phrases += [ligne_argent(p) for p in apres.prise_en_charge
                if p.mini_eur is not None and p not in avant.prise_en_charge]
    return tuple(phrases)


def _sans_bilan(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    question = prochaine_question(s.droit, demande.profil, demande.le, conversation.posees)
    return Ebauche("precision_demandee", (dit(s.phrases.dire("situation.pas_de_bilan")),), "situation", question=question)
