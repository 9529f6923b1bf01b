"""A figure asked of a scheme that is closed: what it was, and that it is closed."""

from __future__ import annotations

from datetime import date

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.faits.attente import repond_au_type
from assistant.dialogue.faits.candidature import LIVRE
from assistant.dialogue.faits.silences import contacts_de_fait
from assistant.dialogue.fiche import fermeture
from assistant.dialogue.services import Services
from assistant.domaine.sources import Passage
from assistant.grounding.citations import Bloc, Phrase

PROCHE = 0.8  # a second rule is said when it is nearly as near
CHERCHES = 60


def repondre_passe(s: Services, d: Demande, e: Ebauche) -> Ebauche:
    """Return the rule of the closed scheme named that is nearest to the question, with its closing; e when the scheme is open or e says its rules."""
    ferme = next((x for x in map(s.droit.dispositif, d.nommes[:1]) if not x.ouvert(d.le)), None)
    if ferme is None or s.recherche is None or e.genre != "fait" or LIVRE.search(d.plie) or not _a_cote(s, e, ferme.id):
        return e
    regles = _regles(s, d, ferme.id)
    if not regles:
        return e
    phrases = tuple(Phrase(p.texte, (p.id,)) for p in regles)
    cloture = () if e.avertissements else (Bloc((fermeture(ferme),)),)
    return Ebauche("repondu", (liste(*phrases), *cloture), "fait", sujets=(ferme.id,), avertissements=e.avertissements, contacts=contacts_de_fait(s, d))


def engage_avant(s: Services, d: Demande) -> tuple[Bloc, ...]:
    """Return that an action signed before its scheme was closed goes on, when the day of the signature is told."""
    signe, pro_a = d.profil.valeur("avenant_pro_a_le"), s.droit.dispositif("pro_a")
    fin = pro_a.reference.au
    if not isinstance(signe, date) or fin is None or signe > fin or pro_a.id not in d.dispositifs:
        return ()
    return tuple(dit(r.regle, r.reference.passage) for r in pro_a.a_savoir if r.id == "actions_en_cours")


def _a_cote(s: Services, e: Ebauche, ident: str) -> bool:
    """Return whether a draft says no rule of the scheme, or says one with a doubt."""
    dites = [i for b in e.blocs for p in b.phrases for i in p.preuves]
    doute = any(p.texte == s.phrases.dire("faits.peu_sur") for b in e.blocs for p in b.phrases)
    return doute or not any(i.startswith(f"regle/{ident}/") for i in dites)


def _regles(s: Services, d: Demande, ident: str) -> list[Passage]:
    """Return the one or two rules of a scheme nearest to a question, the lines of its sheet apart."""
    fiche = {f"regle/{ident}/{cle}" for cle in (*s.droit.dispositif(ident).fiche, "presentation")}
    trouves = s.recherche.search(d.question, k=CHERCHES, natures=("regle",), grouper=False)  # type: ignore[union-attr]
    siens = [t for t in trouves if t.passage.dispositif == ident and t.passage.id not in fiche and t.passage.genre != "question"
             and repond_au_type(d.question, t.passage)]  # people counted are no rule
    return [t.passage for t in siens[:2] if t.score >= PROCHE * siens[0].score]
