"""A question that asks several things: each part with its own sentences and proofs, or said not to be found."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit
from assistant.dialogue.faits.avertissements import avertir
from assistant.dialogue.faits.candidature import chercher
from assistant.dialogue.faits.choix_phrases import choisir
from assistant.dialogue.faits.genres_de_question import ENUMERE
from assistant.dialogue.faits.parties import Partie, decouper
from assistant.dialogue.faits.phrases_dites import dire_phrases
from assistant.dialogue.faits.silences import contacts_de_fait
from assistant.dialogue.faits.suffisance import insuffisant, precisions_absentes
from assistant.dialogue.selection import Candidat
from assistant.dialogue.services import Services
from assistant.domaine.texte import plier
from assistant.grounding.citations import Bloc
from assistant.retrieval.texte import termes

PAR_PARTIE = 2  # sentences said for each part
LESQUELS = re.compile(r"^(lesquel|c'est qui|qui|quels? sont)\w*\W*$")
PROCHES = 8


def repondre_parties(s: Services, demande: Demande, en_entier: Callable[[], Ebauche]) -> Ebauche | None:
    """Return the answer to a question that asks several things, None when it asks one or when none of them is found."""
    parties = decouper(demande.question) if s.recherche is not None else ()
    if len(parties) < 2:
        return None
    trouvees = [(partie, _trouver(s, demande, partie)) for partie in parties]
    if not any(choisis for _, choisis in trouvees):
        return None
    tous = tuple({c.passage.id: c for _, choisis in trouvees for c in choisis}.values())
    manquent = [partie for partie, choisis in trouvees if not choisis and not _deja_dite(partie, tous)]
    entier = en_entier() if manquent else None
    if entier is not None and entier.statut == "repondu":  # the whole question may find what a part alone does not
        dits = {t for bloc in entier.blocs for phrase in bloc.phrases for t in termes(phrase.texte)}
        absentes = tuple(_absente(s, partie) for partie in manquent if partie.propres - dits)
        return replace(entier, blocs=(*entier.blocs, *absentes))
    blocs = (dire_phrases(tous), *(_absente(s, partie) for partie in manquent))
    return Ebauche("repondu", blocs, "fait", sujets=demande.dispositifs, avertissements=avertir(s, demande, tous),
                   contacts=contacts_de_fait(s, demande))


def _trouver(s: Services, demande: Demande, partie: Partie) -> tuple[Candidat, ...]:
    """Return the sentences that answer one part, () when none does."""
    seule = replace(demande, question=partie.question, plie=plier(partie.question))
    rangees = chercher(s, seule)
    siennes = [c for c in rangees if not partie.propres or _nomme(partie, c)]
    if not siennes or insuffisant(s, seule, siennes):
        return ()
    if LESQUELS.match(plier(partie.dite)):  # « et lesquels ? » wants the sentence that names them
        siennes = sorted(siennes[:PROCHES], key=lambda c: not ENUMERE.search(c.passage.texte))
    choisis = choisir(partie.question, siennes, lambda p: [])[:PAR_PARTIE]
    return () if precisions_absentes(s, seule, choisis) else choisis


def _nomme(partie: Partie, c: Candidat) -> bool:
    """Return whether a sentence speaks of what one part alone names."""
    return bool(partie.propres & c.couverts) or bool(partie.propres & set(termes(c.passage.texte)))


def _deja_dite(partie: Partie, choisis: tuple[Candidat, ...]) -> bool:
    """Return whether the sentences of the other parts hold what this one names."""
    dits = {t for c in choisis for t in termes(c.passage.texte)}
    return bool(partie.propres) and partie.propres <= dits


def _absente(s: Services, partie: Partie) -> Bloc:
    texte = s.phrases.dire("faits.partie_absente", partie=partie.dite)
    return dit(texte, calcule=texte)
