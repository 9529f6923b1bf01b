"""Bare quantities in the light of the talk: what « pardon, 1 800 », « j'ai 2 800 » or « et avec 88 ? » measures."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.dialogue.memoire import courant
from assistant.domaine.profil import Profil
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier

CORRECTION = re.compile(r"^\W*(oups|non|pardon|en fait|en vrai|en realite|finalement|enfin|plutot|erreur|je me suis trompee?|je corrige|c'est|desolee?|,|:|\s)+(?=\d)", re.IGNORECASE)
UNITES_DITES = ((r"\dans?\b|\d ans?\b", "age|_mois"), (r"mois", "_mois"), (r"\d ?h", "heures"), (r"€|euros?|brut|net", "_eur"))
# A bare quantity that answers nothing asked: guessing what it measures would be inventing a fact.
NU = re.compile(r"^\W*(depuis |environ |a peu pres )?\d[\d., \u202f]*(ans?|mois|jours?|h|heures?|euros?|€|%)?( (seulement|finalement|en fait|exactement|plutot|tout juste|pile|en tout))?\W*$")
EN = re.compile(r"\bj'en (?:ai|av)(ais)? (\d{1,3})\b(?! ?(?:ans|mois|euros|€|%))", re.IGNORECASE)
SOMME = re.compile(r"^\W*(?:et |mais )?(?:j'en ai|j'?ai|g|il me reste|il y a|y'?a|il a|elle a|on a)(?: que| juste| environ| a peu pres)? (\d[\d .\u202f]{2,6})(?: ?(?:€|euros?))?(?: dessus| dedans)?\W*$", re.IGNORECASE)
AUTRE_NOMBRE = re.compile(r"^\W*(?:et|mais|ou)(?: (?:si |s')?(?:avec|pour|c'est|c'etait|il y en a|j'en ai|il en a|elle en a|j'ai|il a|elle a|a|je gagne|il gagne|elle gagne))* ?(\d[\d., \u202f]*?) ?(ans?|mois|jours?|h|heures?|euros?|€|%|brut|net|points?)? ?\?*\W*$")
PROCHE = Decimal(2)  # a number at most twice, at least half of the one told takes its place


def en_clair(conversation: Conversation, message: str) -> str:
    """Return « j'en ai 30 » or « j'ai 2 800 » said in full when the talk is about prevention points, or about the training account."""
    parle = courant(conversation).dispositifs[:1]
    somme = SOMME.match(message)
    if somme and conversation.tours and (parle == ("cpf",) or re.search(r"\bcpf\b|compte (personnel de )?formation", plier(conversation.tours[-1].message))):
        return f"{message.rstrip(' .!')} sur mon CPF" if re.search("€|euro", message) else message.replace(somme[1], f"{somme[1].strip()} € sur mon CPF", 1)
    return EN.sub(lambda m: f"j'{'avais' if m[1] else 'ai'} {m[2]} points C2P", message) if parle == ("prp_c2p",) else message


def corriger(conversation: Conversation, plie: str) -> str | None:
    """Return the last number said that « pardon, 1 800 » corrects, None when the message is no such correction."""
    reste = CORRECTION.sub("", plie)
    if reste == plie or not NU.match(reste) or not conversation.tours:
        return None
    unite = next((noms for motif, noms in UNITES_DITES if re.search(motif, reste)), "")
    for tour, avant in zip(reversed(conversation.tours), [*reversed(conversation.tours[:-1]), None], strict=True):
        anciens = avant.reponse.faits if avant else {}
        dits = [i for i, v in tour.reponse.faits.items() if isinstance(v, Decimal) and anciens.get(i) != v]
        choisis = [i for i in reversed(dits) if not unite or re.search(unite, i)]
        if choisis:
            return min(choisis, key=lambda i: _ecart(reste, tour.reponse.faits[i]))
    return None


def _ecart(dit: str, ancien: object) -> Decimal:
    """Return how far a number is from the one that it may correct, 0 when it may be any: the last told is then kept."""
    neuf = _valeur(re.sub(r"^\D+", "", dit))
    if not isinstance(ancien, Decimal) or not neuf or not ancien:
        return Decimal(0)
    return max(neuf / ancien, ancien / neuf)


def mesurable(profil: Profil, plie: str, dispositifs: tuple[str, ...] = ()) -> str | None:
    """Return the one fact that a bare quantity most plainly gives, None when it could be several."""
    contrat = profil.valeur("type_contrat")
    if dispositifs[:1] == ("prp_c2p",) and profil.valeur("points_c2p") is None and re.match(r"^\W*\d{1,3}( points?)?\W*$", plie):
        return "points_c2p"
    if re.search(r"\d ?(h|heures?)\b", plie) and contrat in ("interim", "cdi_interimaire"):
        return "heures_interim_18mois"
    if re.search(r"\d ?(ans?|mois)\b", plie) and contrat is not None and profil.valeur("anciennete_entreprise_mois") is None:
        return "anciennete_entreprise_mois"
    if re.search(r"\d ?(€|euros?)", plie) and "brut" in plie:
        return "salaire_brut_mensuel_eur"
    return None


def autre_nombre(conversation: Conversation, plie: str) -> tuple[str, str] | None:
    """Return the fact and the number of « et avec 88 ? »: the last number told that it may stand for, None when there is none."""
    dit = AUTRE_NOMBRE.match(plie)
    if dit is None:
        return None
    nombre = _valeur(dit[1])
    unite = next((noms for motif, noms in UNITES_DITES if dit[2] and re.search(motif, f"{dit[1]} {dit[2]}")), "")
    for fait in reversed(tuple(conversation.profil.faits.values())):
        if isinstance(fait.valeur, Decimal) and fait.id != "age" and fait.valeur / PROCHE <= nombre <= fait.valeur * PROCHE and (not unite or re.search(unite, fait.id)):
            return fait.id, f"{dit[1]} {dit[2] or ''}".strip()
    return None


def voisins(nombre: str, plie: str) -> bool:
    """Return whether a number may stand for one of a message: « 3 700 » is not another length than « 14 mois »."""
    neuf = _valeur(nombre)
    return any(ancien / PROCHE**2 <= neuf <= ancien * PROCHE**2 for ancien in map(_valeur, re.findall(r"\d[\d., \u202f]*", plie)))


def _valeur(ecrit: str) -> Decimal:
    chiffres = re.match(r"\d+(?:[.,]\d+)?", re.sub(r"(?<=\d)[ \u202f](?=\d{3})", "", ecrit))
    return Decimal(chiffres.group().replace(",", ".")) if chiffres else Decimal(0)
