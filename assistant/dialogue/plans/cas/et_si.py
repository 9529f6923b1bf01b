"""What changes when one fact is supposed otherwise."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue import memoire
from assistant.dialogue.choix import decisive
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.plans.cas.presentation import en_mots, ligne_argent, ligne_condition, nom_complet
from assistant.dialogue.plans.cas.refus import malgre_un_refus
from assistant.dialogue.plans.cas.situation import annexes, contacts_utiles
from assistant.dialogue.plans.dates.echeances import date_a_tenir
from assistant.dialogue.services import Services
from assistant.dialogue.suppositions import CONTRAT_PERDU
from assistant.domaine.droit import Bilan, ConditionEvaluee
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import evaluer

RUPTURE = "rupture_pendant"  # what becomes of a scheme already granted when the contract ends
MONTRES = 4  # schemes at once: more is a wall of text
DEMISSION = re.compile("demission_ordinaire|ne_.*demission")  # the rules that tell what resigning costs, and those that forbid it
VERDICTS = {"possible": "possible", "exclu": "pas possible", "a_preciser": "à préciser", "ferme": "fermé"}


def repondre_et_si(s: Services, conversation: Conversation, demande: Demande) -> Ebauche:
    """Return what changes when the hypothesis replaces what was said, and what must not be done; the facts said stay."""
    avant = {b.id: b for b in evaluer(s.droit, demande.profil, demande.le)}
    apres = evaluer(s.droit, demande.suppose, demande.le)
    mots = " ; ".join(en_mots(s, f) for f in demande.hypothese if f.id in s.droit.definitions)
    tete = s.phrases.dire("situation.change", hypothese=mots)
    bouges = [b for b in apres if b.verdict != avant[b.id].verdict]
    touches = [b for b in apres if b not in bouges and _nouvelles(avant[b.id], b, b.id in demande.dispositifs)]
    changes = sorted([*bouges, *touches], key=lambda b: _rang(b.id, demande.dispositifs))[:MONTRES]
    # « si je commence en janvier, le PTP c'est bon ? » is answered for that scheme, even when nothing moves.
    changes = changes or [b for b in apres if b.id in demande.nommes]
    blocs = [dit(tete, calcule=tete + demande.message)]
    blocs += [Bloc(_avant_apres(s, avant[b.id], b)) for b in changes]
    blocs += malgre_un_refus(s, demande, demande.hypothese, (b for b in apres if b not in changes))
    sujets = tuple(dict.fromkeys((*memoire.dispositifs_du_propos(conversation), *demande.dispositifs)))
    blocs += _conditions_touchees(s, demande, sujets, {p for b in blocs for x in b.phrases for p in x.preuves})
    blocs += [liste(*mises_en_garde)] if (mises_en_garde := _mises_en_garde(s, demande)) else []
    suppose = replace(demande, profil=demande.suppose, lecture=replace(demande.lecture, faits=demande.hypothese))
    blocs += date_a_tenir(s, suppose, tuple(sorted(apres, key=lambda b: _rang(b.id, demande.dispositifs))))
    if len(blocs) == 1:
        blocs.append(dit(s.phrases.dire("situation.change_rien")))
    contacts = contacts_utiles(s, demande, tuple(changes[:1]))
    return Ebauche("repondu", tuple(blocs), "et_si", sujets=tuple(b.id for b in changes) or demande.dispositifs, bilans=apres,
                   contacts=contacts, annexes=annexes(apres, contacts))


def _conditions_touchees(s: Services, demande: Demande, sujets: tuple[str, ...], dits: set[str]) -> list[Bloc]:
    """Return the rules of the schemes spoken of that look at what is supposed missing, when nothing else said them: « et sans CEP ? »."""
    manques = {f.id for f in demande.hypothese if f.valeur is False}
    blocs = [c for i in sujets for c in s.droit.dispositif(i).conditions if manques & set(c.cites)]
    if CONTRAT_PERDU in demande.hypothese:
        blocs += [r for i in sujets for r in s.droit.dispositif(i).a_savoir if r.id == RUPTURE]
    regles = {c.regle: c.reference.passage for c in blocs if c.en_vigueur(demande.le) and c.reference.passage not in dits}
    return [liste(*(Phrase(regle, (passage,)) for regle, passage in list(regles.items())[:2]))] if regles else []


def _rang(dispositif: str, sujets: tuple[str, ...]) -> int:
    return sujets.index(dispositif) if dispositif in sujets else len(sujets)


def _nouvelles(avant: Bilan, apres: Bilan, parle: bool) -> tuple[ConditionEvaluee, ...] | bool:
    """Return the conditions that the hypothesis brings in; of a scheme spoken of, a new reason or amount counts as moving."""
    connues = {c.id for c in avant.conditions}
    if apres.verdict in ("possible", "a_preciser") and (nees := tuple(c for c in apres.conditions if c.id not in connues)):
        return nees
    return parle and (bool(_jugees(avant, apres)) or apres.prise_en_charge != avant.prise_en_charge)


def _jugees(avant: Bilan, apres: Bilan) -> tuple[ConditionEvaluee, ...]:
    """Return the conditions that the hypothesis settles otherwise, and the reason that decides when it is another one."""
    etats = {c.id: c.etat for c in avant.conditions}
    autres = tuple(c for c in apres.conditions if etats.get(c.id, c.etat) != c.etat)
    raison = decisive(apres)
    return autres or ((raison,) if raison is not None and raison.phrase != _raison(avant) else ())


def _mises_en_garde(s: Services, demande: Demande) -> tuple[Phrase, ...]:
    """Return what the schemes forbid when a resignation is supposed: the one step that nobody can take back."""
    if not any(f.id == "demission_faite" and f.valeur is True for f in demande.hypothese):
        return ()
    regles = [r for d in s.droit.dispositifs for r in (*d.a_savoir, *d.interdits) if r.en_vigueur(demande.le) and DEMISSION.match(r.id)]
    return tuple(Phrase(r.regle, (r.reference.passage,)) for r in regles)


def _raison(bilan: Bilan) -> str:
    condition = decisive(bilan)
    return "" if condition is None else condition.phrase


def _avant_apres(s: Services, avant: Bilan, apres: Bilan) -> tuple[Phrase, ...]:
    cle = "situation.avant_apres" if avant.verdict != apres.verdict else "situation.reste"
    texte = s.phrases.dire(cle, libelle=nom_complet(s, apres), avant=VERDICTS[avant.verdict], apres=VERDICTS[apres.verdict])
    nees = _nouvelles(avant, apres, False)
    jugees = nees if isinstance(nees, tuple) else _jugees(avant, apres)
    dites = jugees if jugees and avant.verdict == apres.verdict else (decisive(apres),)
    phrases = [Phrase(texte, calcule=texte), *(ligne_condition(c) for c in dites if c is not None)]
    phrases += [ligne_argent(p) for p in apres.prise_en_charge
                if p.mini_eur is not None and p not in avant.prise_en_charge]
    return tuple(phrases)
