"""What the writing model is given and held to: the checked answer, sentence by sentence, with its proofs."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue.ebauche import Ebauche
from assistant.domaine.reponse import Reponse
from assistant.grounding.garde import Dossier, Unite

STATUTS = ("repondu", "precision_demandee")
# Answered from nothing that a rewording could improve, or asked to be said again as it was.
SANS_MODELE = ("urgence", "erreur", "repete", "hors_sujet", "bruit")
SURES = ("regle", "note")  # our own words: their vocabulary may be used; an added document only proves its own sentence
MAXI_CARACTERES = 4000


def redigeable(ebauche: Ebauche, reponse: Reponse) -> bool:
    """Return whether a model may word this answer: it claims something, and is neither distress, refusal nor error."""
    return (reponse.statut in STATUTS and ebauche.genre not in SANS_MODELE and "[1]" in reponse.texte
            and len(reponse.texte) <= MAXI_CARACTERES and all(b.genre in ("paragraphe", "liste") for b in ebauche.blocs)
            and not any("\n" in p.texte for b in ebauche.blocs for p in b.phrases))


def unites(ebauche: Ebauche, reponse: Reponse) -> tuple[Unite, ...]:
    """Return the sentences really shown, with their marks; warnings and titles in bold must come back word for word."""
    numeros = {c.passage.id: c.n for c in reponse.citations}
    avertis = {p.texte for p in ebauche.avertissements}
    lues: list[Unite] = []
    for rang, bloc in enumerate(ebauche.brouillon().blocs):
        for p in bloc.phrases:
            marques = frozenset(numeros[i] for i in p.preuves if i in numeros)
            if p.texte in reponse.texte and (marques or not p.preuves):
                exact = p.texte in avertis or (not marques and p.texte.lstrip().startswith("**"))
                lues.append(Unite(p.texte, marques, rang, exact))
    return tuple(lues)


def dossier(ebauche: Ebauche, reponse: Reponse, neutres: frozenset[str], consignes: tuple[str, ...]) -> Dossier:
    """Return all that a draft of this answer may rest on."""
    preuves = {c.n: f"{c.passage.texte} {c.passage.titre}" for c in reponse.citations if c.passage.nature in SURES}
    return Dossier(unites(ebauche, reponse), preuves, neutres, consignes)


def fiche(lues: tuple[Unite, ...]) -> str:
    """Return the brief: one paragraph after the other, one sentence a line, « = » before those to keep word for word."""
    lignes: list[str] = []
    for rang, u in enumerate(lues):
        if rang and u.bloc != lues[rang - 1].bloc:
            lignes.append("")
        marques = "".join(f" [{n}]" for n in sorted(u.marques))
        lignes.append(f"{'=' if u.exact else '-'} {' '.join(u.texte.split())}{marques}")
    return "\n".join(lignes)


def preuves_citees(reponse: Reponse, lues: tuple[Unite, ...]) -> str:
    """Return the cited passages, one a line, for the model to understand the sentences; they add nothing to say."""
    marques = frozenset().union(*(u.marques for u in lues))
    return "\n".join(f"[{c.n}] {' '.join(c.passage.texte.split())[:600]}" for c in reponse.citations if c.n in marques)


def avec_texte(reponse: Reponse, texte: str) -> Reponse:
    """Return the answer with its text reworded; everything else is the checked answer's."""
    return replace(reponse, texte=texte)
