"""The thread of one person: the turns that were about them, their facts, and how it joins the whole talk again."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue.personnes.mentions import ORDRE, Mention, genre_de
from assistant.domaine.reponse import Conversation, Dossier, Propos, Tour
from assistant.domaine.texte import plier

# « et Sophie, elle y a droit ? » points to what was just said of another.
RENVOIE = re.compile(r"\b(y|aussi|pareil|idem|egalement|meme|ca|cela|c'est|ce dispositif|en (?:a|aurait|profite|beneficie\w*))\b")


def connus(c: Conversation) -> tuple[str, ...]:
    """Return the persons who have a folder, in the order met."""
    return tuple(d.personne for d in c.dossiers)


def a_un_contenu(c: Conversation, cle: str) -> bool:
    """Return whether something is known of a person."""
    return any(d.personne == cle and d.profil.faits for d in c.dossiers)


def fil(c: Conversation, cle: str) -> Conversation:
    """Return the talk as it was with this person alone; without turns of one's own, only the subject of the last answer is left."""
    if cle == c.personne:
        return c
    dossier = next((d for d in c.dossiers if d.personne == cle), None)
    siens = tuple(t for t in c.tours if t.personne == cle) if dossier is not None else () if c.profil.faits else c.tours
    d = dossier or Dossier(cle)
    return replace(c, profil=d.profil, posees=d.posees, personne=cle, tours=siens or tuple(_sans_personne(t, cle) for t in c.tours[-1:]))


def _sans_personne(tour: Tour, cle: str) -> Tour:
    """Return a turn with its subject alone: nothing of the person it was about, no question left open."""
    return replace(tour, personne=cle, reponse=replace(tour.reponse, faits={}, bilans=(), question_suivante=None, contacts=()))


def sans_sujet(c: Conversation, voie: Conversation) -> Conversation:
    """Return the thread without the scheme of somebody else: the points of Karim say nothing of what pays Sophie."""
    siens = any(t.personne == voie.personne for t in c.tours)
    return voie if siens else replace(voie, tours=tuple(replace(t, sujets=(), propos=Propos(), genre="situation") for t in voie.tours))


def rejoindre(c: Conversation, apres: Conversation, gardes: tuple[Dossier, ...] = ()) -> Conversation:
    """Return the whole talk with the turn that a thread has just gained, and the folders of the others kept."""
    courant = Dossier(apres.personne, apres.profil, apres.posees)
    dossiers = {d.personne: d for d in (*c.dossiers, courant, *gardes)}
    return replace(apres, tours=(*c.tours, apres.tours[-1]), dossiers=tuple(dossiers.values()))


def renommer(c: Conversation, cle: str) -> Conversation:
    """Return the talk with the current person named better: « la personne » turns out to be « Monsieur »."""
    ancien = c.personne
    return replace(c, personne=cle, tours=tuple(replace(t, personne=cle) if t.personne == ancien else t for t in c.tours),
                   dossiers=tuple(replace(d, personne=cle) if d.personne == ancien else d for d in c.dossiers))


def reconnaitre(c: Conversation, m: Mention) -> str | None:
    """Return whose folder somebody named is, None when nobody known fits, or several do."""
    cles = connus(c)
    if m.cle in cles and not m.neuf:
        return m.cle
    if m.rang is not None and not m.nom_propre and (not m.neuf or m.cle.startswith("personne ")) and m.rang < len(cles):
        memes = [k for k in cles if genre_de(k) == m.genre] if m.genre else list(cles)
        return memes[m.rang] if m.rang < len(memes) else None
    if m.nom_propre:
        return next((k for k in cles if k.split(" ")[-1] == m.cle.split(" ")[-1] and genre_de(k) in (m.genre, "")), None)
    if not m.genre or m.proche:
        return None
    memes = [k for k in cles if genre_de(k) == m.genre]
    autres = [k for k in memes if k != c.personne]
    return memes[0] if len(memes) == 1 else autres[0] if len(autres) == 1 else None


def cle_neuve(c: Conversation, m: Mention | None) -> str:
    """Return the key of a new folder: the words said, numbered when somebody already bears them."""
    if m is not None and m.rang is not None and m.cle.startswith("personne "):
        return m.cle
    base = "personne" if m is None or m.cle in ("dossier", "cas", "profil", "quelqu'un") else m.cle
    pareils = sum(1 for k in connus(c) if plier(k).split(" ")[0] == plier(base).split(" ")[0] or base == "personne")
    return base if not pareils else f"{base} {ORDRE[min(pareils, len(ORDRE) - 1)]}"
