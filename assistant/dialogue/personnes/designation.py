"""Who is pointed to without a name: « et elle ? », « l'autre », « la première, elle… », « la caissière »."""

from __future__ import annotations

import re

from assistant.dialogue.personnes import fils
from assistant.dialogue.personnes.mentions import ALLER, LIEN, genre_de, rang_dit
from assistant.domaine.reponse import Conversation, Dossier
from assistant.domaine.texte import plier

PRONOM = re.compile(rf"^\W*(?:{LIEN}[\s,]+)*(?:{ALLER} )?(?:a |sur |pour |de |d')?(?P<qui>elle|lui|l'autre(?: personne| dossier| cas)?|(?:la|le) (?P<rang>premiere?|1ere|1er|deuxieme|seconde?|2e|2eme|troisieme|3e|3eme)(?= (?:elle|il|a|est|peut|touche|gagne)\b))\b(?=\W*$|,| (?:elle|il)\b| (?:alors|donc|aussi)\W*$)")
# What « il » or « elle » opens of a person, and of no employer nor training: « il gagne », « elle a 45 ans ».
SIEN = re.compile(r"^\W*(?:et |mais |alors )*(?P<qui>il|elle) (?:gagne|touch|veut|voudrait|travaille|bosse|habite|a (?:\d\d ans|une rqth|la rqth|droit)|a ete licenci|est (?:en (?:cdi|cdd|interim|arret)|interimaire|fonctionnaire|titulaire)|aurait droit|serait paye)"
                  r"|^\W*(?:et |mais |alors )*s(?:i |')(?P<si>il|elle) (?:veut|voulait|souhaite|souhaitait|decide|decidait|prefere|preferait)[a-z]* "
                  r"(?:de |d'|se |s'|plutot )*(?:demissionn|reconvert|devenir|changer|quitter|faire un|monter|creer|ouvrir|former)")
VIDE = re.compile(r"^\W*(?:(?:alors|donc|du coup|maintenant|aussi|lui|elle|ca donne quoi|ca fait quoi|on en est ou|ou en est[- ](?:on|elle|il)|quoi|svp|stp|et|c'est pareil|pareil)\W*)*$")




def par_pronom(c: Conversation, plie: str) -> tuple[str, int] | None:
    """Return the other person whom « et elle ? », « et lui ? » or « l'autre » points to, when only one fits, and where the words end."""
    t = PRONOM.match(plie)
    autres = [k for k in fils.connus(c) if k != c.personne]
    if t is None or not autres:
        return None
    genre, ici = {"elle": "f", "lui": "h"}.get(t["qui"], ""), genre_de(c.personne)
    if genre and (ici == genre or not ici and not VIDE.match(plie[t.end():])):
        return None
    if t["rang"]:
        rang = rang_dit(t["rang"])
        vises = [k for k in fils.connus(c)[rang:][:1] if k != c.personne]
    else:
        vises = [k for k in autres if genre_de(k) in (genre, "")] if genre else autres
    return (vises[0], t.end()) if len(vises) == 1 else None


def par_sujet(c: Conversation, plie: str) -> str | None:
    """Return the other person whom « il gagne… » tells of, when the one of the talk is a woman and one man is known, or the reverse."""
    t = SIEN.match(plie)
    genre = {"elle": "f", "il": "h"}[t["qui"] or t["si"]] if t else ""
    if not genre or genre_de(c.personne) in (genre, ""):
        return None
    vises = [k for k in fils.connus(c) if genre_de(k) == genre]
    return vises[0] if len(vises) == 1 else None


def par_metier(c: Conversation, plie: str) -> tuple[str, int] | None:
    """Return the other person whom « la caissière » or « l'intérimaire » names, when nobody else has that job or contract."""
    t = re.match(rf"^\W*(?:{LIEN}[\s,]+)*(?:{ALLER} )*(?:a |sur |de )?(?:le |la |l'|au |du )(?P<mot>[a-z-]+)", plie)
    if t is None or len(c.dossiers) < 2:
        return None
    vises = [d.personne for d in c.dossiers if t["mot"] in _designations(d)]
    return (vises[0], t.end()) if len(vises) == 1 and vises[0] != c.personne else None


def _designations(d: Dossier) -> set[str]:
    metier = plier(str(d.profil.valeur("metier_actuel") or ""))
    contrat = {"interim": "interimaire", "fonctionnaire": "fonctionnaire", "intermittent": "intermittent"}.get(str(d.profil.valeur("type_contrat")), "-")
    return {metier.split(" ")[0] or "-", metier or "-", contrat, f"{contrat}e"}
