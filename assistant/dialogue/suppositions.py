"""What a supposition takes away: « si je perds ma RQTH », « s'il n'est plus en CDI », « sans CEP »."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue.lecture import Lecture
from assistant.domaine.profil import Fait
from assistant.domaine.texte import plier

# Close before the words of a fact, these take it away.
PERTE = re.compile(r"\b(perd\w*|plus|sans|pas|jamais|retir\w*|enleve\w*|suppri\w*|expire\w*|fini\w*|renonc\w*|abandonn\w*)\b[^,.;?!]{0,18}$")
# Said after the name of a thing, the same: « si ma RQTH n'est pas renouvelée ».
PERTE_APRES = re.compile(r"^[^,.;?!]{0,14}\b(n'est|n'etait|est|etait|soit|m'est|lui est) (plus|pas|retiree?|refusee?|perdue?|supprimee?|finie?|terminee?|caduque|expiree?)\b")
# Named so, a fact is meant even when no reader reads its loss.
NOMS = (("cep_avant_demission", re.compile(r"\b(cep|conseil en evolution|conseiller en evolution|avenir actifs)\b")),
        ("rqth", re.compile(r"\b(rqth|reconnaissance (de )?(travailleur )?handicape?)\b")))
EMPLOI = re.compile(r"\b(perd\w*|plus (de|d'|en|mon|son)?|finit|se termine|rompu|rompt|arrete)\b ?(mon|son|ma|sa|le|de|d'|en)? ?(cdi|contrat|emploi|boulot|travail|poste|job)\b")
CONTRAT_PERDU = Fait("type_contrat", "demandeur_emploi")
OUVRE = re.compile(r"^\W*((et|mais|ou|alors|donc) )*(si |s'(?=il|elle|on)|sans |meme sans |au cas ou |imaginons |supposons )")
SANS = re.compile(r"^\W*((et|mais|ou|alors|donc) )*(meme )?sans \S+( \S+){0,4}\W*$")


def rien_de_retire(plie: str, lecture: Lecture) -> Lecture:
    """Return the facts read without those that a supposition seems to take away or to tell: nothing of it was said."""
    if SANS.search(plie):
        return replace(lecture, faits=(), hypothese=(*lecture.hypothese, *lecture.faits), retraits=frozenset())
    return replace(lecture, retraits=frozenset()) if OUVRE.search(plie) else lecture


def sans_ce_qui_est_perdu(plie: str, hypothese: tuple[Fait, ...]) -> tuple[Fait, ...]:
    """Return the supposed facts with those that the supposition takes away turned to no; a contract lost leaves no contract."""
    gardes = tuple(replace(f, valeur=False) if f.valeur is True and _perdu(plie, plier(f.preuve)) else f for f in hypothese)
    if not OUVRE.search(plie):
        return gardes
    lus = {f.id for f in gardes}
    nommes = tuple(Fait(ident, False) for ident, nom in NOMS if ident not in lus and (m := nom.search(plie)) and _perdu(plie, m.group()))
    if EMPLOI.search(plie):
        gardes = (*(f for f in gardes if f.id != "type_contrat"), CONTRAT_PERDU)
    return (*gardes, *nommes)


def _perdu(plie: str, nom: str) -> bool:
    """Return whether a loss stands just before, or just after, the words of a fact."""
    place = plie.find(nom) if nom else -1
    return place >= 0 and bool(PERTE.search(plie[:place]) or PERTE_APRES.search(plie[place + len(nom):]))
