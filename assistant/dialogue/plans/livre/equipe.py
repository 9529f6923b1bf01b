"""What an internal team asks: what the law changed since the white paper, what to teach to whom, where the quiz is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.faits.phrases_dites import dire
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.domaine.sources import Passage
from assistant.grounding.citations import Phrase

ACCULTURATION = "livre-blanc/5/2"  # section 5: whom to make familiar with AI, and on what
FAUX = ("18,1 % de femmes et 71,9 %", "plus exclusifs")  # printed wrong: corpus/livre_blanc/remarques.toml
MAXI = 8  # points that one can read at once; the page shows them all


def repondre_evolutions(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return, newest first, what has changed on the points that the white paper of February 2024 speaks of."""
    return _changes(s, d, MAXI)


def _changes(s: Services, d: Demande, maxi: int) -> Ebauche:
    vus = sorted((e for e in s.ecarts if e.du is not None and e.du <= d.le), key=lambda e: e.du, reverse=True)[:maxi]  # type: ignore[arg-type, return-value]
    if not vus:
        return Ebauche("sans_reponse", (dit(s.phrases.dire("petits.rien_de_change")),), "evolutions")
    lignes = (Phrase(f"**{e.sujet}** : {e.aujourdhui}", tuple(filter(None, (e.regle, e.passage))), calcule=e.aujourdhui) for e in vus)
    tete = s.phrases.dire("petits.evolutions")
    return Ebauche("repondu", (dit(tete, calcule=tete), liste(*lignes)), "evolutions", sujets=tuple(e.passage for e in vus))


def repondre_preparer(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return whom the white paper wants to make familiar with AI and on what, and where the quiz and the charts are."""
    passages = s.recherche.enfants(ACCULTURATION) if s.recherche is not None else []
    lignes = (Phrase(p.texte, (p.id,)) for p in passages)
    blocs = (dit(s.phrases.dire("petits.preparer")), liste(*lignes)) if passages else ()
    return Ebauche("repondu", (*blocs, dit(s.phrases.dire("petits.quiz"))), "preparer", sujets=tuple(p.id for p in passages))


def repondre_quiz(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return where the quiz is: the page shows it with its buttons, which no sentence replaces."""
    return Ebauche("repondu", (dit(s.phrases.dire("petits.quiz")),), "quiz")


def repondre_dossier(nom: str) -> Callable[[Services, Conversation, Demande], Ebauche]:
    """Return the plan of one file of the trainer: its sentences of the white paper, in order, each with its page."""
    def repondre(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
        dossier = s.dossiers[nom]
        passages = [p for morceau in dossier.phrases if (p := phrase_du_livre(s, morceau)) is not None]
        lignes = (Phrase(dire(p), (p.id,)) for p in passages)
        return Ebauche("repondu", (dit(dossier.tete, calcule=dossier.tete), liste(*lignes)), nom, sujets=tuple(p.id for p in passages))

    return repondre


def phrase_du_livre(s: Services, morceau: str, debut: str = "livre-blanc/") -> Passage | None:
    """Return the sentence of the white paper, or the remark on it, that holds a piece of text, None when none does."""
    trouves = s.recherche.search(morceau, k=60, natures=("note",), grouper=False) if s.recherche is not None else []
    tenus = [t.passage for t in trouves if morceau in t.passage.texte and t.passage.id.startswith(debut)]
    return min(tenus, key=lambda p: len(p.texte), default=None)


def repondre_perimes(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return what must not be quoted any more: overtaken by the law, then printed wrong."""
    e = _changes(s, d, len(s.ecarts))  # all of them: what is left out would be quoted again
    remarques = [p for morceau in FAUX if (p := phrase_du_livre(s, morceau, "remarque/")) is not None]
    tete = s.phrases.dire("petits.perimes")
    faux = (dit(s.phrases.dire("petits.chiffres_faux")), liste(*(Phrase(p.texte, (p.id,)) for p in remarques)))
    return Ebauche("repondu", (dit(tete, calcule=tete), *e.blocs[1:], *faux), "perimes", sujets=e.sujets)


DOSSIERS = ("chiffres", "femmes", "seniors", "preconisations", "etrangeres", "document", "bcg", "numeum", "vers_338", "vers_107", "femmes_ptp", "age_senior")
EQUIPE: Mapping[str, Callable[[Services, Conversation, Demande], Ebauche]] = {
    "evolutions": repondre_evolutions, "changements": repondre_evolutions, "preparer": repondre_preparer, "quiz": repondre_quiz, "perimes": repondre_perimes,
    **{nom: repondre_dossier(nom) for nom in DOSSIERS},
}
