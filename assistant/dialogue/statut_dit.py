"""A status said beside the contract, which changes whose law applies: public law, no job any more, one's own business."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.dialogue.lecture import Lecture
from assistant.dialogue.lecture.dates import DATE, lire_date
from assistant.domaine.profil import Fait, Profil
from assistant.regles.deductions import DEPOT_INTERIM_MOIS
from assistant.regles.temps import plus_mois

DROIT_PUBLIC = re.compile(r"(?<!ou )(?<!ou de )\bdroit public\b(?! ou\b)")
NIE = re.compile(r"\b(?:pas|ni|jamais)\b[^,.;!?]{0,25}$")
TITULAIRE = re.compile(r"\bfonction publique\b.{0,25}\btitulaire|\btitulaire\b.{0,12}\bfonction publique|\bfonctionnaires? (?:hospitali\w+|territorial\w*|d'etat)")
# Said of the person, not asked about people in general: it opens the message, or follows « est », « suis ».
SANS_EMPLOI = re.compile(r"^\W*(?:(?:bonjour|slt|salut|alors|bon|et|mon|ma|un|une|beneficiaire|cliente?|dame|monsieur|c'est|personne|[,.])\s*)*(?:(?:il|elle) est |je suis |est )?"
                         r"(?:demandeu\w+ d'emploi|chomeu\w+|au chomage|sans emploi|inscrite? (?:a )?france travail)\b(?= depuis|,| et | inscrit|\W*$)")
# A dismissal that is done: the contract is over. One that is coming, or was followed by a job, is told otherwise.
LICENCIE = re.compile(r"\b(?:j'ai|il a|elle a|a) ete (?:licenciee?|viree?)\b|\b(?:suis|est|licenciee?) (?:licenciee? )?(?:pour \w+ |economique )?depuis (?:le |\d|un|une|deux|trois)|\blicenciee? (?:pour \w+ |economique )?(?:hier|le mois dernier|la semaine derniere|le \d|cet ete|cette annee|l'an dernier|(?<!serai )en (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|20\d\d))|\bmon (?:contrat|cdd|cdi) (?:est|s'est) (?:fini|termine|arrete)\b")
# « demandeur d'emploi, fini CDD le 20 septembre »: the contract named is the one that is over.
FINI = re.compile(r"\b(?:finie?|terminee?|fin d[eu']|sortie? d[eu']|apres (?:un|mon)) ?(?:un |mon |le )?(?:cdd|cdi|contrat|mission)\b")
REPRIS = re.compile(r"\b(?:reembauch\w*|retrouve|repris|depuis je|maintenant je|csp|en (?:cdi|cdd|interim) depuis)\b")
GERANT = re.compile(r"\b(?:gerante?s?(?: (?:de |d'une? )?(?:sarl|eurl))?(?: majoritaires?)|(?:gerante?|associee?) (?:d'une? |de )?(?:sarl|eurl)(?! minoritaire)|travailleu\w+ non salariee?|\btns\b)(?! minoritaire)")
# Jobs and places whose contract is of public law by statute, whatever it is called (C. éducation L916-1 and L917-1, CASF L422-6).
AGENT = re.compile(r"(?<!devenir )(?<!les )(?<!des )(?<!aux )\b(?:aesh|aed\b|accompagnante?s? d'eleves|assistante?s? d'education|auxiliaires? de vie scolaire"
                   r"|(?:contractuel\w*|vacataire|cdi|cdd|contrat|agente?|salariee?|employee?|travaille|bosse|bossais|embauchee?|prof\w*|enseignante?|suis|ans)\b[^.?!;,]{0,30}\b(?:education nationale|rectorat)"
                   r"|assistante?s? familiale?s?\b[^.?!;]{0,40}\b(?:departement|conseil departemental|ase|aide sociale))\b")
# An end put off that nobody has signed: said of a hope, a promise, a talk.
PROLONGE = re.compile(r"\b(?:prolong\w*|renouvel\w*|reconduit\w*|reconduction|rallonge\w*)\b")
EN_VUE = re.compile(r"\b(?:si|s'il|s'ils|parl\w+|peut[- ]etre|pourrait|pourraient|devrait|envisag\w*|propos\w*|promi\w*|promet\w*|imagin\w*|suppos\w*|question|espere\w*|sera|serait|soit|veut|veulent|voudrait|aimerait|doit|au cas ou)\b")
SIGNE = re.compile(r"\b(?:signee?|a ete|est (?:bien )?(?:prolonge|renouvele|reconduit)|vient d'etre|ai (?:un|eu un|mon|recu mon) avenant|prolongee? hier)\b(?! (?:question|propose))")
RENTREE = re.compile(rf"(?<!si )(?<!apres )\b(?:la|ma|sa|une|prochaine|de) rentree (?:(?:des?|du|a) (?!septembre|janvier|octobre)[a-z' -]{{3,25}} )?(?:c'est |est |sera |serait |aura lieu |tombe |se fait |commence )?(?:en |le |de |d'|au |debut |mi |fin )*(?P<jour>{DATE})")
UN_MOIS = 31  # days; a year alone tells no start
PRIVE = re.compile(r"\b(?:droit prive|prive|parcours emploi competences|pec|cui|contrat aide|association|nouveau|nouvelle|chez|embauche\w*)\b")
DEMAIN = re.compile(r"\b(?:veux|veut|voudra\w+|aimera\w+|souhait\w+|devenir|reconver\w+|pour (?:etre|devenir)|etais|etait|j'ai ete|ancienne?|avant|formation|metier|projet)\b[^.?!;,]{0,30}$")
MISSION = re.compile(r"\b(?:interim\w*|mission|manpower|adecco|randstad)\b")
QUESTION_GENERALE = re.compile(r"^\W*(?:c'est quoi|qu'est[- ]ce|quelle? difference|comment savoir)\b|\b(?:les|des|aux) (?:contractuels|agents|fonctionnaires|chomeurs|demandeurs)\b")


def completer_statut(plie: str, profil: Profil, lecture: Lecture, le: date) -> Lecture:
    """Return the reading with the status that the message says and that the reader of facts left."""
    if QUESTION_GENERALE.search(plie):
        return lecture
    lecture = _agent_garde(plie, profil, _mission_gardee(plie, profil, _prolonge_en_vue(plie, profil, lecture), le))
    lecture = _rentree(plie, lecture, le)
    dits = {f.id: f.valeur for f in lecture.faits}
    ajouts = tuple(f for f in _statut(plie, dits.get("type_contrat") or profil.valeur("type_contrat"), "type_contrat" in dits) if dits.get(f.id) != f.valeur)
    gardes = tuple(f for f in lecture.faits if f.id not in {a.id for a in ajouts})
    return replace(lecture, faits=(*gardes, *ajouts)) if ajouts else lecture


def _mission_gardee(plie: str, profil: Profil, lecture: Lecture, le: date) -> Lecture:
    """Return the reading with the contract of a mission that has just ended: registered as out of work, one may still ask for 4 months."""
    inscrit = next((f for f in lecture.faits if f.id == "type_contrat" and f.valeur == "demandeur_emploi"), None)
    fin = next((f.valeur for f in lecture.faits if f.id == "fin_contrat_le"), profil.valeur("fin_contrat_le"))
    mission = profil.valeur("type_contrat") == "interim" or bool(MISSION.search(plie))
    if inscrit is None or not mission or not isinstance(fin, date) or le > plus_mois(fin, DEPOT_INTERIM_MOIS):
        return lecture
    garde = replace(inscrit, valeur="interim", origine="deduit")
    return replace(lecture, faits=tuple(garde if f is inscrit else f for f in lecture.faits))


def _prolonge_en_vue(plie: str, profil: Profil, lecture: Lecture) -> Lecture:
    """Return the reading with an end put off in talk only as a supposition: the day signed is the one that counts."""
    connue = profil.valeur("fin_contrat_le") is not None
    if not connue or not PROLONGE.search(plie) or not EN_VUE.search(plie) or SIGNE.search(plie) and "si" not in plie.split():
        return lecture
    fins = tuple(f for f in lecture.faits if f.id == "fin_contrat_le")
    if not fins:
        return lecture
    return replace(lecture, faits=tuple(f for f in lecture.faits if f.id not in ("fin_contrat_le", "anciennete_entreprise_mois", "type_contrat")), hypothese=(*lecture.hypothese, *fins))


def _rentree(plie: str, lecture: Lecture, le: date) -> Lecture:
    """Return the reading with the start of the training that « la rentrée c'est en septembre 2027 » tells."""
    trouve = RENTREE.search(plie)
    periode = lire_date(trouve["jour"], le, passe=False) if trouve else None
    if periode is None or periode.debut <= le or (periode.fin - periode.debut).days > UN_MOIS or "quand" in plie.split() or any(f.id == "formation_debut" for f in (*lecture.faits, *lecture.hypothese)):
        return lecture
    return replace(lecture, faits=(*lecture.faits, Fait("formation_debut", periode.debut, plie[:80], "deduit")))


def _agent_garde(plie: str, profil: Profil, lecture: Lecture) -> Lecture:
    """Return the reading with the public contract already known: « mais c'est un CDI » names its length, not its law."""
    if profil.valeur("type_contrat") != "contractuel_public" or PRIVE.search(plie):
        return lecture
    return replace(lecture, faits=tuple(replace(f, valeur="contractuel_public", origine="deduit") if f.id == "type_contrat" and f.valeur == "cdi" else f for f in lecture.faits))


def _statut(plie: str, contrat: object, contrat_dit: bool) -> tuple[Fait, ...]:
    if TITULAIRE.search(plie) and not contrat_dit:
        return (_fait("type_contrat", "fonctionnaire", plie),)
    if _agent(plie, contrat, contrat_dit):
        return _public(plie, None if contrat == "contractuel_public" else contrat)
    public = DROIT_PUBLIC.search(plie)
    if public is not None:
        return () if NIE.search(plie[: public.start()]) else _public(plie, contrat)
    if contrat_dit and SANS_EMPLOI.search(plie) and FINI.search(plie) and not REPRIS.search(plie):
        mission = re.search(r"\b(?:interim\w*|mission)\b", plie) is not None
        return (_fait("type_contrat", "demandeur_emploi", plie), *(() if mission else (_fait("mission_interim_finie_4mois", False, plie),)))
    if contrat_dit or contrat is not None:
        return ()
    if LICENCIE.search(plie) and not REPRIS.search(plie):  # nobody is dismissed from a mission: the four months that follow one are not theirs
        return (_fait("type_contrat", "demandeur_emploi", plie), *(() if "interim" in plie else (_fait("mission_interim_finie_4mois", False, plie),)))
    if SANS_EMPLOI.search(plie):
        return (_fait("type_contrat", "demandeur_emploi", plie),)
    return (_fait("type_contrat", "independant", plie),) if GERANT.search(plie) else ()


def _agent(plie: str, contrat: object, contrat_dit: bool) -> bool:
    """Return whether the job or the place told makes the contract one of public law; « mais c'est un CDI » does not change it."""
    if PRIVE.search(plie):
        return False
    dit = AGENT.search(plie)
    if dit is None:
        return False
    parle = contrat_dit or contrat is not None or re.search(r"\b(?:je|j'|suis|jsuis|est|elle|il|ma|mon|moi|depuis)\b", plie) is not None
    return parle and not DEMAIN.search(plie[: dit.start()])


def _public(plie: str, contrat: object) -> tuple[Fait, ...]:
    """Return what public law makes of a contract: a CDD keeps its name, whose rules ask the law of the contract."""
    if contrat == "cdd":
        return (_fait("contrat_droit_prive", False, plie), _fait("employeur_public", True, plie))
    return (_fait("type_contrat", "contractuel_public", plie),) if contrat in ("cdi", None) else ()


def _fait(ident: str, valeur: str | bool, plie: str) -> Fait:
    return Fait(ident, valeur, plie[:80], "deduit")
