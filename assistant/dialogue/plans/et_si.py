"""What changes when one fact is supposed otherwise."""

from __future__ import annotations

from assistant.dialogue.choix import decisive
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.plans.presentation import en_mots, ligne_argent, ligne_condition, nom_complet
from assistant.dialogue.plans.situation import annexes, contacts_utiles
from assistant.dialogue.services import Services
from assistant.domaine.droit import Bilan
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc, Phrase
from assistant.regles import evaluer

VERDICTS = {"possible": "possible", "exclu": "pas possible", "a_preciser": "à préciser", "ferme": "fermé"}


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
