"""The ten trainings most financed in a year, in order, when the ranking is asked; the places of the two just shown, what changed between two years."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande
from assistant.dialogue.ebauche import Ebauche, dit, liste
from assistant.dialogue.faits.phrases_dites import dire
from assistant.dialogue.faits.rangs import rangs
from assistant.dialogue.faits.silences import contacts_de_fait
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.domaine.sources import Passage
from assistant.domaine.texte import plier
from assistant.grounding.citations import Phrase
from assistant.orientation.mots import racines

ANNEES = ("2020", "2021", "2022", "2023")
DEMANDE = re.compile(r"\b(?:top ?(?:10|dix|ten)|(?:10|dix) (?:premiere?s? )?formations?|palmares|classement|hit[- ]parade)\b")
FORMATIONS = re.compile(r"\b(?:formations?|titres?|certifications?|diplomes?|ptp|financ\w*|annee|20\d\d)\b")
# A place, a job or a part of the ranking is asked by a question of its own.
AUTRE = re.compile(r"\b(?:region\w*|departements?|laboratoires?|pays|emploi\w*|france|quelle place|quel rang|ou se situe|combien|evolu\w*|pourquoi|changement)\b")
RANG_DIT = "position des formations financées par un PTP"
# « Les formations les plus demandées en PTP » : the white paper ranks what was financed, and nothing else; the answer says so.
MEME_FORMATION = ("conducteur",)  # printed under two names, counted as one training by the white paper itself
DERNIERS = 3  # turns whose trainings or years are still « les deux »
PRISE = r"(?:demand|vis|chois|popul|pris|suivi|finan|frequent|couran|sollicit|recherch|plebiscit)\w*"
LES_PLUS = re.compile(rf"\b(?:formations?|titres?|certifications?|diplomes?|metiers?|reconversions?|parcours)\b.{{0,40}}\b(?:les |le |la )?(?:plus|\+) (?:souvent )?{PRISE}|"
                      rf"\b(?:les|des|la|le) (?:plus|\+) (?:souvent )?{PRISE}.{{0,30}}\b(?:formations?|titres?|certifications?|diplomes?|metiers?)\b|"
                      rf"\b(?:formations?|metiers?|titres?) (?:phares?|stars?|vedettes?)\b")
PAR_PTP = re.compile(r"\b(?:ptp|projets? de transition( professionnelle)?|transitions? pro\w*|fongecif|cif)\b")
DEUX = re.compile(rf"\b(?:laquelle|lequel|qui|des deux|entre)\b.{{0,60}}\b(?:plus|\+) (?:souvent )?{PRISE}")
# Another count, another public: a question of fact of its own.
AILLEURS = re.compile(r"\b(?:numeriques?|informatiques?|338|107|femmes|hommes|seniors|ouvriers|cpf|vae|france|regions|combien|part|pourcentage|pourquoi|quelle place|quel rang|cout\w*|prix|emploi)\b")
CHANGE = re.compile(r"\b(?:change\w*|evolue\w*|bouge\w*|differen\w*|nouve\w*|entre\w*|sorti\w*|compar\w*)\b")
ENTRE_DEUX = re.compile(r"\b(?:les deux|les 2|deux (?:listes|annees|tops?|classements?)|depuis|d'une annee a l'autre)\b")


def palmares(s: Services, conversation: Conversation, demande: Demande) -> Ebauche | None:
    """Return the ten places of the year asked, the last year known when none is; None when no whole ranking is asked."""
    plie = demande.plie
    if s.recherche is None:
        return None
    autre = _changements(s, conversation, demande) or _deux_montrees(s, conversation, demande)
    if autre is not None:
        return autre
    demandees = _les_plus_demandees(conversation, plie)
    if not demandees and (not DEMANDE.search(plie) or not FORMATIONS.search(plie) or AUTRE.search(plie) or rangs(DEMANDE.sub(" ", plie))):
        return None
    dites = re.findall(r"\b20\d\d\b", plie)
    return _dire(s, demande, dites[-1] if dites else ANNEES[-1], "palmares_financees" if demandees and "financ" not in plie else "palmares")


def _dire(s: Services, demande: Demande, annee: str, tete_de: str) -> Ebauche | None:
    places = _places(s, annee)
    return _ebauche(s, demande, s.phrases.dire(f"faits.{tete_de}", annee=annee), places) if places else None


def _ebauche(s: Services, demande: Demande, tete: str, places: list[Passage]) -> Ebauche:
    return Ebauche("repondu", (dit(tete, calcule=tete), liste(*(Phrase(dire(p), (p.id,)) for p in places))), "fait",
                   sujets=tuple(p.id for p in places), contacts=contacts_de_fait(s, demande))


def _les_plus_demandees(conversation: Conversation, plie: str) -> bool:
    """Return whether a message asks which trainings a PTP most often pays, in whatever word, here or just after a ranking."""
    du_sujet = PAR_PTP.search(plie) or bool(conversation.tours) and bool(_annees_montrees(conversation, 1))
    return bool(du_sujet and LES_PLUS.search(plie) and not AILLEURS.search(plie) and not DEUX.search(plie) and not rangs(plie))


def _deux_montrees(s: Services, conversation: Conversation, demande: Demande) -> Ebauche | None:
    """Return the places of the two trainings named, or shown in the last turns: « laquelle des deux est la plus demandée ? »."""
    if not DEUX.search(demande.plie) or re.search(r"\b(?:numerique|ia|cpf|vae|employeurs?|recrut\w*)\b", demande.plie):
        return None
    noms = _noms(s, demande.message) or [n for t in conversation.tours[-DERNIERS:] for n in _noms(s, t.message)]
    noms = list(dict.fromkeys(noms))[-2:]
    dites = re.findall(r"\b20\d\d\b", demande.plie)
    annee = dites[-1] if dites else ANNEES[-1]
    trouvees = [p for p in _places(s, annee) if any(set(racines(nom)) <= set(racines(p.texte)) for nom in noms)]
    if len(noms) < 2 or not trouvees:
        return None
    e = _ebauche(s, demande, s.phrases.dire("faits.palmares_financees_deux", annee=annee), trouvees)
    absents = [nom for nom in noms if not any(set(racines(nom)) <= set(racines(p.texte)) for p in trouvees)]
    textes = [s.phrases.dire("faits.palmares_absente", nom=nom, annee=annee) for nom in absents]
    return replace(e, blocs=(*e.blocs, *(dit(t, calcule=t) for t in textes)))


def _noms(s: Services, message: str) -> list[str]:
    return [m.mots for m in s.orientation.metiers.mentions(message)]


def _changements(s: Services, conversation: Conversation, demande: Demande) -> Ebauche | None:
    """Return what enters and leaves the ten places between the two years asked, or the two just shown."""
    dites = re.findall(r"\b20\d\d\b", plier(demande.message))
    montrees = _annees_montrees(conversation, DERNIERS)
    if not montrees or not CHANGE.search(plier(demande.message)) or not (len(dites) == 2 or ENTRE_DEUX.search(plier(demande.message))):
        return None
    annees = sorted(set(dites if len(dites) == 2 else montrees[-2:]))
    if len(annees) != 2 or not set(annees) <= set(ANNEES):
        return None
    avant, apres = (_places(s, a) for a in annees)
    entrent, sortent = _propres(apres, avant), _propres(avant, apres)
    if not entrent and not sortent:
        return None
    tete = s.phrases.dire("faits.palmares_entrees", avant=annees[0], apres=annees[1])
    suite = s.phrases.dire("faits.palmares_sorties", avant=annees[0], apres=annees[1])
    e = _ebauche(s, demande, tete, entrent)
    return replace(e, blocs=(*e.blocs, dit(suite, calcule=suite), liste(*(Phrase(dire(p), (p.id,)) for p in sortent))))


def _propres(unes: list[Passage], autres: list[Passage]) -> list[Passage]:
    noms = {_formation(p) for p in autres}
    return [p for p in unes if _formation(p) not in noms]


def _formation(p: Passage) -> str:
    """Return the training that the sentence of one place names."""
    nom = re.sub(r"^en \d+, (?:le|la|l')? ?|,? (?:arrive en|partage la) .*$", "", plier(p.texte))
    return next((formation for formation in MEME_FORMATION if formation in nom), nom)


def _annees_montrees(conversation: Conversation, tours: int) -> list[str]:
    """Return the years whose ranking the last turns showed, in order."""
    return [a for t in conversation.tours[-tours:] for a in dict.fromkeys(p.texte[3:7] for p in memoire.cites_de(t.reponse) if RANG_DIT in p.texte)]


def _places(s: Services, annee: str) -> list[Passage]:
    """Return the sentences that give the places of a year, in order; two may share one."""
    trouves = s.recherche.search(f"En {annee}, {RANG_DIT}", k=200, natures=("note",), grouper=False)  # type: ignore[union-attr]
    places = {t.passage.id: t.passage for t in trouves if t.passage.genre == "phrase" and t.passage.texte.startswith(f"En {annee}, ") and RANG_DIT in t.passage.texte}
    return sorted(places.values(), key=lambda p: (min(rangs(plier(p.texte)), default=99), p.id))
