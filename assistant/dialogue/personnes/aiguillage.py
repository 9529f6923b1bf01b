"""Whose case a message is about, decided before anything else is read: a folder opened, gone back to, or kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.dialogue import memoire
from assistant.dialogue.entendre import entendre
from assistant.dialogue.lecture import Lecture
from assistant.dialogue.metiers_dits import avec_changement
from assistant.dialogue.personnes import fils
from assistant.dialogue.personnes.designation import ALLER, LIEN, VIDE, par_metier, par_pronom, par_sujet
from assistant.dialogue.personnes.mentions import Mention, genre_de, mentions
from assistant.dialogue.personnes.recits import Part, couper
from assistant.dialogue.services import Services
from assistant.dialogue.statut_dit import completer_statut
from assistant.domaine.profil import Profil
from assistant.domaine.reponse import Conversation, Dossier
from assistant.domaine.texte import plier

# What tells a case by itself, and not one more thing of the case already told.
DU_CAS = frozenset(("type_contrat", "metier_actuel"))
CAS = DU_CAS | {"employeur_public", "anciennete_entreprise_mois", "heures_interim_18mois", "intermittent_metier", "salaire_brut_mensuel_eur", "age"}
PRESENTE = re.compile(r"\b(?:j'accompagne|je (?:recois|vois|suis avec|rencontre|suis)|j'ai|avec|pour|concernant|cas de|dossier de|situation de|face a|c'est)\W*$")
ANNONCE = 5  # words: « passons à une autre dame »
RAPPORTE = re.compile(r"^[^,.;]{0,40}\bm'(?:a|ont|avait)\b")  # somebody quoted: « un monsieur du CEP m'a dit »
POUR_AUTRUI = re.compile(r"^\W*et (pour )?(mon|ma|une?)\b")  # « et un maçon en CDD ? »
ET_MOI = re.compile(r"^\W*(et |mais |bon |donc |alors )*(pour |chez )?moi\b|\bet (pour )?moi\b|\b(revenons|reviens|retour|revenir) a (moi|mon cas)\b")
OUVERTURE = re.compile(rf"^\W*(?:{LIEN}[\s,.]+)*(?:{ALLER} ?)*(?:a|au|aux|par|de|du|sur|avec|pour|d')?\s*(?:le cas de |le dossier de |la situation de )?$")
TOUS = re.compile(r"\b(les|des|tous les|pour|aux) (deux|trois|2|3)\b(?! (premier|ans|mois|dispositif|formation|annee|ou|dernier)\w*)|\b(chacune?|l'un et l'autre|tout le monde|tous mes dossiers|les deux dossiers)\b")
@dataclass(frozen=True, slots=True)
class Aiguillage:
    """fil: the talk of the person the message is about, and message: the words left for it.

    gardes: folders told in the same message, taken later. ouvert: a new folder among others; reprise: nothing but the person is said.
    """

    fil: Conversation
    message: str
    gardes: tuple[Dossier, ...] = ()
    ouvert: bool = False
    reprise: bool = False
    tous: bool = False


def aiguiller(s: Services, c: Conversation, message: str) -> Aiguillage:
    """Return the thread that a message belongs to, without what was only the other person's."""
    voie = _aiguiller(s, c, message)
    autre = voie.fil.personne != c.personne and c.profil.faits and not (voie.reprise or voie.tous or fils.RENVOIE.search(plier(voie.message)))
    return replace(voie, fil=fils.sans_sujet(c, voie.fil)) if autre else voie


def _aiguiller(s: Services, c: Conversation, message: str) -> Aiguillage:
    recit = _plusieurs(s, c, message)
    if recit is not None:
        return recit
    plie = plier(message)
    if len(c.dossiers) > 1 and TOUS.search(plie):
        return Aiguillage(c, message, tous=s.reperes.present("synthese.demande", plie) or len(plie.split()) < memoire.COURT)
    if c.personne and ET_MOI.search(plie):
        return Aiguillage(fils.fil(c, ""), message)
    return _nouveau_cas(s, c, message, plie) or _nomme(s, c, message, plie) or _designe(c, message, plie) or Aiguillage(c, message)


def _plusieurs(s: Services, c: Conversation, message: str) -> Aiguillage | None:
    """Return the first case told of several, the others read and kept; None when the message tells one."""
    parts, question = couper(message)
    if len(parts) < 2:
        return None
    lus = [(p, _lire(s, c, p)) for p in parts]
    lus = [(p, profil) for p, profil in lus if CAS & profil.faits.keys()]
    if len(lus) < 2 or not any("type_contrat" in profil.faits for _, profil in lus):
        return None
    lus.sort(key=lambda lu: "?" not in lu[0].texte)  # whom the question is about comes first
    cles = [_cle(c, p) for p, _ in lus]
    base = c if len(c.dossiers) > 1 or c.profil.faits else replace(c, profil=Profil(), posees=frozenset())
    gardes = tuple(Dossier(cle, profil) for cle, (_, profil) in list(zip(cles, lus, strict=True))[1:])
    texte = f"{lus[0][0].texte}. {question}".strip()
    return Aiguillage(fils.fil(base, cles[0]), texte[:1].upper() + texte[1:], gardes)


def _cle(c: Conversation, p: Part) -> str:
    if p.qui is None:
        return ""
    return fils.reconnaitre(c, p.qui) or fils.cle_neuve(c, p.qui)


def _lire(s: Services, c: Conversation, p: Part) -> Profil:
    """Return what a part tells of its person, read by itself."""
    lecture = completer_statut(plier(p.texte), Profil(), entendre(s, Conversation(date=c.date), p.texte), c.date)
    return avec_changement(s, Profil().avec(lecture.faits).ignorant(lecture.inconnus))


def _nouveau_cas(s: Services, c: Conversation, message: str, plie: str) -> Aiguillage | None:
    """Return a new folder when the message opens one in so many words: « dossier suivant », « une autre personne »."""
    if not c.tours or not s.reperes.present("personnes.nouveau_cas", plie):
        return None
    m = next((m for m in mentions(message) if m.genre or m.nom_propre), None)
    ancien = next((cle for x in mentions(message) if x.rang is not None and (cle := fils.reconnaitre(c, x)) is not None), None)
    if ancien is not None and ancien != c.personne:
        return _aller(c, ancien, message, next(x for x in mentions(message) if x.rang is not None))
    reste = s.reperes.sans("personnes.nouveau_cas", plie).strip(" ,.:;!?-")
    dit = " ".join(message.split()[-len(reste.split()):]) if reste else message
    return Aiguillage(fils.fil(c, fils.cle_neuve(c, m)), dit, ouvert=True, reprise=not reste)


def _nomme(s: Services, c: Conversation, message: str, plie: str) -> Aiguillage | None:
    """Return the thread of the person whom a message names; None when it names nobody else."""
    nommes = mentions(message)
    if c.tours and not nommes and not POUR_AUTRUI.search(plie):
        return None
    lecture = entendre(s, c, message)
    if not c.tours or not c.dossiers:
        return _premiere(c, message, nommes, lecture)
    dits = {cle for m in nommes if (cle := fils.reconnaitre(c, m)) is not None}
    if len(dits - {c.personne}) == 1 and (c.personne not in dits):
        cle = (dits - {c.personne}).pop()
        m = next(m for m in nommes if fils.reconnaitre(c, m) == cle)
        if not (m.proche and not _ouvre(message, m) and "type_contrat" not in _ids(lecture) and not c.personne):
            return _aller(c, cle, message, m)
    return _inconnu(c, message, nommes, lecture)


def _ids(lecture: Lecture) -> set[str]:
    return {f.id for f in lecture.faits}


def _premiere(c: Conversation, message: str, nommes: tuple[Mention, ...], lecture: Lecture) -> Aiguillage | None:
    """Return the talk named after the person whose case the first message tells."""
    annonce = bool(nommes) and not nommes[0].neutre and (nommes[0].debut == 0 or bool(PRESENTE.search(plier(message[: nommes[0].debut]) + " ")))
    if lecture.tiers is None and not (annonce and lecture.faits and not RAPPORTE.search(plier(message[nommes[0].fin :]))):
        return None
    qui = next((m for m in nommes if not m.neutre), nommes[0] if nommes else None)
    return Aiguillage(fils.fil(c, qui.cle if qui is not None else str(lecture.tiers)), message)


def _inconnu(c: Conversation, message: str, nommes: tuple[Mention, ...], lecture: Lecture) -> Aiguillage | None:
    """Return a new folder for somebody not met yet whose case is told, or who is asked for; a better name for the person of the talk."""
    m = next((m for m in nommes if fils.reconnaitre(c, m) is None or m.neuf), None)
    ids = _ids(lecture)
    if m is None:
        autrui = lecture.tiers is not None and not c.personne and "type_contrat" in ids
        return Aiguillage(fils.fil(c, str(lecture.tiers)), message, ouvert=bool(c.profil.faits)) if autrui else None
    occupe = bool(c.profil.faits.keys() & DU_CAS)
    annonce = _ouvre(message, m) and (ids or len(message.split()) <= ANNONCE)
    if m.neuf and (ids & DU_CAS or annonce) and (occupe or not c.personne) and not RAPPORTE.search(plier(message[m.fin :])):
        return Aiguillage(fils.fil(c, fils.cle_neuve(c, m)), message, ouvert=occupe)
    if m.neuf or m.neutre:
        return None
    return _defini(c, message, m, ids, occupe)


def _defini(c: Conversation, message: str, m: Mention, ids: set[str], occupe: bool) -> Aiguillage | None:
    """Return what « Monsieur », « Karim » or « mon mari », not met yet, opens."""
    autre = m.proche or bool(c.personne and genre_de(c.personne) and m.genre and genre_de(c.personne) != m.genre) or m.nom_propre and occupe
    demande = _ouvre(message, m) and (not m.proche or "?" in message or len(message.split()) <= ANNONCE)
    if occupe and autre and (ids & DU_CAS or demande):
        sans_nom = [k for k in fils.connus(c) if not genre_de(k) and k != c.personne and fils.a_un_contenu(c, k)]
        if not ids & DU_CAS and not m.nom_propre and not m.proche and len(sans_nom) == 1:
            return _aller(c, sans_nom[0], message, m)
        return Aiguillage(fils.fil(c, fils.cle_neuve(c, m)), message, ouvert=True)
    if m.proche or m.nom_propre or not occupe and not ids & CAS:
        return None
    neutre = not c.personne or not genre_de(c.personne)
    return Aiguillage(fils.renommer(c, m.cle), message) if neutre and len(c.dossiers) == 1 and c.personne else None


def _ouvre(message: str, m: Mention) -> bool:
    """Return whether nothing but a way of going to somebody comes before the mention."""
    return bool(OUVERTURE.match(plier(message[: m.debut]) + " " if message[: m.debut].endswith(" ") else plier(message[: m.debut])))


def _aller(c: Conversation, cle: str, message: str, m: Mention) -> Aiguillage:
    """Return the thread gone back to, with what is asked of that person said without their name."""
    reste = message[m.fin:].lstrip(" ,;:.!-?")
    if not _ouvre(message, m):
        pronom = "il" if genre_de(cle) == "h" else "elle"
        sujet = re.match(r"\s*,?\s*(?:il|elle)?\b", message[m.fin:])
        assert sujet is not None
        reste = f"{message[: m.debut]}{pronom} {message[m.fin + sujet.end():].lstrip()}"
    elif not VIDE.match(plier(reste)) and re.match(r"(?:a|est|veut|touche|gagne|peut|doit|garde|perd|aurait|serait|pourrait|va|travaille|toucherait)\b", plier(reste)):
        reste = f"{'il' if genre_de(cle) == 'h' else 'elle'} {reste}"
    vide = VIDE.match(plier(reste)) is not None
    return Aiguillage(fils.fil(c, cle), message if vide else reste, reprise=vide)


def _designe(c: Conversation, message: str, plie: str) -> Aiguillage | None:
    """Return the thread of the other person whom a pronoun, a rank or a job points to."""
    sujet = par_sujet(c, plie)
    if sujet is not None:
        return Aiguillage(fils.fil(c, sujet), message)
    trouve = par_pronom(c, plie) or par_metier(c, plie)
    if trouve is None:
        return None
    cle, fin = trouve
    reste = " ".join(message.split()[len(plie[:fin].split()):]).strip(" ,?:")
    vide = VIDE.match(plier(reste)) is not None
    return Aiguillage(fils.fil(c, cle), message if vide else reste, reprise=vide)
