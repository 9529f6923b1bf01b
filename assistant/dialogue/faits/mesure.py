"""What a figure measures: its year, its place, its group, its scheme, its rank. One that measures something else answers nothing.

`absents` compares what a question restricts with what one sentence says, each kind by its own rule. It knows no quantity
of things: the thing counted is checked where sentences are ranked.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.dialogue.demande import Demande, dispositifs_nommes
from assistant.dialogue.faits.annees import STATISTIQUE, annees_absentes, trimestres_absents
from assistant.dialogue.faits.attente import COMBIEN, EXIGENCES
from assistant.dialogue.faits.lieux_mesures import lieux_absents
from assistant.dialogue.faits.rangs import rangs_absents
from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier
from assistant.regles import Droit

# Nouns that ask for a figure by themselves: « PIB de l'Occitanie en 2018 ».
GRANDEUR = re.compile(r"\b(population|superficie|densite|pib|effectifs?|budget|chiffre d'affaires?|taux|pourcentage|proportion|"
                      r"part (de|des|du)|montant|(prix|cout|salaire|duree|age)s? (moyen|median)\w*|entrees dans|nombre|nb|gain|hausse|baisse|evolution|moyenne|total|top 1|\d+(e|eme) (place|position))\b")
# Groups of people: a figure about all of them, or about others, is not theirs.
GROUPES = (
    ("les femmes", r"femmes?|feminin\w*|feminis\w*|filles?|lyceennes?|etudiantes|salariees|candidates"),
    ("les hommes", r"hommes?|masculin\w*|garcons?|lyceens"),
    ("les seniors", r"seniors?|plus de 5\d ans|(plus|les) ages|vieux"),
    ("les jeunes", r"jeunes?|moins de (25|26|29|30) ans"),
    ("les cadres", r"cadres?"),
    ("les ouvriers", r"ouvri\w+"),
    ("les agents de maîtrise", r"tam|agents? de maitrise"),
    ("les professions intermédiaires", r"(professions|niveau) intermediaires?"),
    ("les agriculteurs", r"agricult\w+|exploitants agricoles"),
    ("les artisans", r"artisan\w*"),
    ("les fonctionnaires", r"fonctionnaires?|agents publics|(fonction|emploi|secteur) publi\w+"),
    ("les indépendants", r"independants?|non[- ]salaries?"),
    ("les apprentis", r"apprenti\w*|alternan\w+"),
    ("les travailleurs handicapés", r"handicap\w*|rqth"),
    ("les CDD", r"cdd"),
    ("les intérimaires", r"interim\w*"),
    ("les CDI", r"cdi"),
)
# « marchand » is not « non marchand », nor « salariés » « non-salariés ».
NIES = re.compile(r"\bnon[- ](\w{5,})")
MOTIFS_GROUPES = tuple((nom, re.compile(rf"\b({motif})\b")) for nom, motif in GROUPES)
# « l'âge moyen des stagiaires » is answered by no count of them.
MOYENNE = re.compile(r"\b(?P<quoi>age|duree|salaire|prix|cout|note|taux|delai|montant|revenu|effectif)s? (?P<sorte>moyen|median)(ne|e)?s?\b")
EN_MOYENNE = re.compile(r"\b(en moyenne|moyenne d\w*|la moyenne(?! (francaise|nationale|regionale|du pays|de la france|des (autres )?regions))|mediane?)\b")
PAR = re.compile(r"\bpar (an|mois|jour|semaine|heure|habitant|personne|salarie|tete|dossier|stagiaire|candidat|beneficiaire)\b")
CHAQUE = {"an": "annuel|par annee|chaque annee", "mois": "mensuel|chaque mois", "jour": "quotidien|chaque jour", "tete": "par habitant|par personne"}


def chiffree(plie: str) -> bool:
    """Return whether a folded question wants a figure."""
    return bool(COMBIEN.search(plie) or GRANDEUR.search(plie) or EXIGENCES[0][0].search(plie))


def absents(droit: Droit, demande: Demande, passage: Passage) -> tuple[str, ...]:
    """Return what a question restricts and a sentence does not speak of, in words to show; () when the sentence measures that."""
    question, texte = demande.plie, _plie(passage.texte)
    large = f"{texte} {_plie(' '.join(passage.chemin))} {_plie(passage.titre)}"
    communs = (*annees_absentes(question, texte, passage), *lieux_absents(demande.question, texte, large, passage),
               *_dispositifs_absents(droit, demande, passage))
    if passage.nature == "regle" and not STATISTIQUE.search(texte):  # a rule is for all, unless it says for whom
        return (*communs, *(m[0] for m in MOYENNE.finditer(question) if not re.search(rf"\b{m['sorte']}", texte)))
    return (*communs, *contraires(question, texte), *trimestres_absents(question, texte), *groupes_absents(question, texte), *rangs_absents(question, texte),
            *rapports_absents(question, texte))


def contraires(question: str, texte: str) -> tuple[str, ...]:
    """Return what a folded question names and a folded sentence only denies, or the reverse: « marchand », « non marchand »."""
    manquent = []
    for mot in {m[1].rstrip("s") for m in NIES.finditer(f"{question} | {texte}")}:
        nie, dit = rf"\bnon[- ]{mot}", rf"(?<!non[- ])\b{mot}"
        manquent += [f"non {mot}"] if re.search(nie, question) and not re.search(nie, texte) else []
        manquent += [mot] if re.search(dit, question) and not re.search(dit, texte) else []
    return tuple(manquent)


def groupes_absents(question: str, texte: str) -> tuple[str, ...]:
    """Return the groups of people that a folded question names and a folded sentence does not."""
    return tuple(nom for nom, motif in MOTIFS_GROUPES if motif.search(question) and not motif.search(texte))


def rapports_absents(question: str, texte: str) -> tuple[str, ...]:
    """Return the averages and the ratios (« par an ») that a folded question asks and a folded sentence does not give."""
    moyennes = [m[0] for m in MOYENNE.finditer(question) if not re.search(rf"\b{m['quoi']}\w* .{{0,20}}{m['sorte']}", texte)]
    if EN_MOYENNE.search(question) and not moyennes and not re.search(r"\b(moyen\w*|median\w*)\b", texte):
        moyennes = ["une moyenne"]
    parts = [f"par {m[1]}" for m in PAR.finditer(question) if not re.search(rf"\bpar {m[1]}|\b({CHAQUE.get(m[1], m[0])})", texte)]
    densite = ["un total"] if re.search(r"\bpar km", texte) and not re.search(r"\bdensite|\bkm", question) else []
    return (*moyennes, *parts, *densite)


def _dispositifs_absents(droit: Droit, demande: Demande, passage: Passage) -> tuple[str, ...]:
    """Return the scheme asked when a sentence speaks of none of those asked."""
    if not demande.dispositifs or passage.dispositif in demande.dispositifs:
        return ()
    if _nommes(droit, f"{passage.texte} {passage.titre} {' '.join(passage.chemin)}") & set(demande.dispositifs):
        return ()
    demande_sur = droit.dispositif(demande.dispositifs[0])
    return (demande_sur.sigle or demande_sur.libelle,)


@lru_cache(maxsize=8192)
def _nommes(droit: Droit, texte: str) -> frozenset[str]:
    return frozenset(dispositifs_nommes(droit, texte))


_plie = lru_cache(maxsize=16384)(plier)  # the same sentences come back at every question
