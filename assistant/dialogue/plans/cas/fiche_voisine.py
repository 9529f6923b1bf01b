"""One neighbouring scheme asked about: its sheet, confronted with the age known, or that the sheet says no more and whom to call."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.faits.mots_faibles import FAIBLES
from assistant.dialogue.fiche import ligne
from assistant.dialogue.plans.cas.presentation import minuscule_article
from assistant.dialogue.plans.cas.situation import compris
from assistant.dialogue.services import Services
from assistant.dialogue.voisins import Voisin
from assistant.domaine.reponse import Conversation
from assistant.grounding.citations import Bloc
from assistant.retrieval.texte import VIDES, termes


def repondre_voisin(s: Services, conversation: Conversation, d: Demande) -> Ebauche:
    """Return what the corpus says of a neighbouring scheme; that it says no more, and whom to call, when more is asked."""
    passage = s.passage(d.voisin)
    v = next((x for x in s.voisins if x.passage == d.voisin), None)
    if passage is None:
        return _sans_fiche(s, conversation, d, v)
    suite = bool(conversation.tours) and conversation.tours[-1].genre == "voisin" and d.voisin not in d.voisins
    dit_l_age = _age(s, v, d)
    manque = v is not None and not v.de and not (dit_l_age and d.hypothese) and _demande_autre_chose(d, f"{passage.texte} {' '.join(passage.mots)}") and (suite or not d.voisins)
    blocs = [dit(s.phrases.dire("petits.voisin_sans_plus"))] if manque else []
    blocs += [*compris(s, conversation, d), *dit_l_age, *_titre(s, v), dit(passage.texte, passage.id), *_face_a(s, v, d)]
    contacts = _a_appeler(s, v, manque)
    return Ebauche("sans_reponse" if manque else "repondu", (*blocs, *_appeler(s, contacts)), "voisin", contacts=contacts)


def _sans_fiche(s: Services, conversation: Conversation, d: Demande, v: Voisin | None) -> Ebauche:
    """Return that the sheet cannot be read, and whom to call: an index missing, or older than the corpus, never breaks a talk."""
    contacts = _a_appeler(s, v, True)
    texte = s.phrases.dire("petits.voisin_absent", nom=v.libelle if v else "cette fiche")
    return Ebauche("sans_reponse", (*compris(s, conversation, d), dit(texte, calcule=texte), *_appeler(s, contacts)), "voisin", contacts=contacts)


def _a_appeler(s: Services, v: Voisin | None, manque: bool) -> tuple[str, ...]:
    return s.joignables(*dict.fromkeys(c for c in (v.contact if v else "", "cep-salarie" if manque or v is None else "") if c))


def _appeler(s: Services, contacts: tuple[str, ...]) -> list[Bloc]:
    if not contacts:
        return []
    texte = s.phrases.dire("situation.qui_appeler", contacts=" ou ".join(minuscule_article(s.contacts[c].nom) for c in contacts))
    return [dit(texte, calcule=texte)]


def _titre(s: Services, v: Voisin | None) -> list[Bloc]:
    """Return the name of the sheet that a block says more of, so that nobody takes its rule for another scheme's."""
    racine = s.passage(f"voisin/{v.de}") if v is not None and v.de else None
    return [] if racine is None else [dit(f"**{racine.titre}**", racine.id, calcule=racine.titre)]


def _demande_autre_chose(d: Demande, dit_deja: str) -> bool:
    """Return whether the question holds words of which the sheet says none."""
    connus = set(termes(dit_deja))
    demandes = [t for t in termes(d.question) if t not in FAIBLES and t not in VIDES]
    return bool(demandes) and not any(t in connus for t in demandes)


def _age(s: Services, v: Voisin | None, d: Demande) -> list[Bloc]:
    """Return what the age known means for a scheme with a limit of age."""
    if v is None or v.age_max is None:
        return []
    dite = re.search(r"\b([1-9]\d) ?ans\b(?! d)", d.plie)  # an age asked about in general is no fact of anybody
    age = Decimal(dite[1]) if dite else d.profil.valeur("age")
    exempte = d.suppose.valeur(v.age_sauf) is True
    if not exempte and not isinstance(age, Decimal):
        return []
    cle = "age_sauf" if exempte else "age_passe" if isinstance(age, Decimal) and age > v.age_max else "age_bon"
    texte = s.phrases.dire(f"voisins.{cle}", age=str(age), maxi=str(v.age_max))
    return [dit(texte, v.passage, calcule=texte)]


def _face_a(s: Services, v: Voisin | None, d: Demande) -> list[Bloc]:
    """Return the lines of the scheme that the message sets beside a sheet, () when it names none or the sheet compares by itself."""
    if v is None or v.de or not s.reperes.present("intentions.comparaison", d.plie):
        return []
    lignes = [ligne(s.droit.dispositif(i), cle) for i in d.nommes[:1] for cle in ("pour_qui", "qui_decide", "salaire_pendant", "risque")]
    noms = ", ".join(s.droit.dispositif(i).libelle for i in d.nommes[:1])
    return [dit(f"**{noms}**", calcule=noms), liste(*lignes)] if lignes else []
