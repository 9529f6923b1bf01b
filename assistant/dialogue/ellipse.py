"""A message whose subject is in the last answer gets it back, said in words, before its kind is chosen.

Three ways of pointing back are read here: a rank in the list shown (« et pour le deuxième ? »), a return to what was spoken
of before (« revenons à mon PTP »), and an aspect asked of nothing (« ça dure combien de temps ? »). A subject named in the
message itself always wins.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue import memoire
from assistant.dialogue.demande import Demande, sans_noms
from assistant.dialogue.reprise import ANNEE, parlants, rang_dit
from assistant.dialogue.retour import avec, revenir
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation
from assistant.domaine.texte import plier
from assistant.retrieval.texte import VIDES, termes

ORDINAL = re.compile(
    r"\b(?:pour |de |sur |dans |avec )?(?:le|la|du|au|l') ?(?P<rang>premiere?|1ere?|1er|deuxieme|seconde?|2e|2eme|2nde?|troisieme|3e|3eme|quatrieme|4e|4eme|cinquieme|5e|5eme|derniere?)"
    r"(?: (?:option|solution|dispositif|formation|choix|piste|metier|titre|de la liste|que tu (?:dis|cites|proposes)))?\b"
    r"(?! (?!(?:la|elle|il|c'est|ca|est|me|je|on|dure|coute|paye|paie|demande|faut|svp|alors|mene|donne|et|ou|y|a|pour|quel|quelle|combien|comment|qui|niveau|plutot)\b|m')[a-z])")
# What one may ask of anything: alone, these words name no subject.
ASPECTS = frozenset(t for mot in """
duree dure durer temps long longue longtemps vite rapide rapidement prix coute couter cout cher gratuit gratuite payant paye payer payee argent
salaire paie remuneration condition conditions critere criteres anciennete diplome niveau age obligatoire obligation risque risques avantage
inconvenient limite limites delai delais date dates commission dossier papier papiers document pieces demarche demarches etape etapes refus refuser
refuse recours accord patron employeur chef boite entreprise decide decider finance financer ouvert ferme existe exister exception exceptions
plafond maximum minimum max mini montant exemple exemples inscription inscrire distance ligne presentiel weekend soir plein partiel heures jours
semaines mois ans an chance taux possible marche fonctionne etude etudes chiffre chiffres raison raisons consequence consequences effet effets
conseil conseils avis adresse telephone numero site coordonnees joindre contacter courrier mail resultat resultats debouche debouches programme contenu objectif but interet regle regles exact exacte exactement loi
renouveler plusieurs fois deux seul seule ensemble cumuler cumulable remplacer remplace obtenir avoir demander deposer commencer finir arreter
mari femme conjoint conjointe mere pere parents famille dit dire trouve croit trop pareil pareille integralement parcours quitter garder perdre retrouver revenir poste contrat conge absence temps plein vraiment fait faire sert servir change changer""".split() for t in termes(mot))
PRONOM = re.compile(r"\b(ca|cela|ce|c'est|il|elle|ils|elles|eux|celui|celle|ceux|celles|ses|son|sa|leurs?|ces|cet|cette|y|en|la[- ]dedans|la[- ]dessus|dedans|tout ca)\b")
# The same aspect said in many ways, in the one word that the rules use for it.
FORMES = ((re.compile(r"\b(dure\w*|combien de temps|longtemps|c'est long|prend du temps|rapide\w*|vite)\b"), "durée"),
          (re.compile(r"\b(le|mon|un) dossier\W*$"), "quand déposer le dossier complet"))
POURQUOI = re.compile(r"^\W*(et |mais |ah |bon )*(pourquoi|comment ca se fait)\b|^\W*(et |mais )*(c'est|ca l'est) (toujours|encore) (d'actualite|vrai|valable|a jour|en vigueur)\b")
# « je », « mon » speak of the person's own case, which the verdicts answer.
TIENS = re.compile(r"\bmon (cas|dossier|profil|projet)\b|\bma situation\b")


def restituer(s: Services, conversation: Conversation, d: Demande) -> Demande:
    """Return the request with the subject that it only points to; the request as it is when it names its own."""
    if not conversation.tours:
        return d
    revenue = revenir(s, conversation, d)
    if revenue is not None:
        return revenue
    d = _sans_le_compte(s, conversation, d)
    if len(d.dispositifs) == 1 and s.reperes.present("pointeurs.compare", d.plie):
        autres = tuple(i for i in memoire.dispositifs_du_propos(conversation) if i not in d.dispositifs)
        return replace(d, dispositifs=(*autres[:1], *d.dispositifs))
    if d.dispositifs or d.lecture.faits or d.lecture.inconnus or len(d.plie.split()) > memoire.COURT:
        return d
    if d.hypothese:
        return _de_l_anciennete(s, conversation, d) or d
    return _du_rang(s, conversation, d) or _de_l_anciennete(s, conversation, d) or _de_l_aspect(s, conversation, d) or d


def _sans_le_compte(s: Services, conversation: Conversation, d: Demande) -> Demande:
    """Return the request without the CPF, when it asks how the scheme just spoken of combines with it."""
    parle = memoire.courant(conversation).dispositifs
    demande = d.dispositifs == ("cpf",) and parle and parle[0] != "cpf" and s.reperes.premier("aspects", d.plie) == "cumul_cpf"
    return avec(s, replace(d, nommes=()), parle[:1], d.message) if demande else d


def _du_rang(s: Services, conversation: Conversation, d: Demande) -> Demande | None:
    """Return the request with « le deuxième » made the item of the list shown, None when it points to no list."""
    trouve = ORDINAL.search(d.plie)
    if trouve is None:
        return None
    rang = rang_dit(trouve["rang"])
    vus = memoire.liste_montree(conversation, rang)
    if not vus:
        return None
    reste = f"{d.plie[: trouve.start()]} {d.plie[trouve.end():]}"
    choisi = vus[rang]
    dernier = memoire.dernier_sujet(conversation)
    if choisi in s.droit.par_id and re.search(r"[a-z]{3,}", _sans_cadre(reste)):
        return avec(s, d, (choisi,), _en_mot_de_regle(reste.strip()))
    if choisi in s.droit.par_id and dernier is not None and dernier.genre == "aspect":  # the same line, of the other one
        return avec(s, d, (choisi,), sans_noms(s.droit, plier(dernier.question_comprise)))
    return replace(d, rang=rang)


def _sans_cadre(texte: str) -> str:
    """Return a text without the words that only ask to hear more: « et », « parle-moi de », « plus de détails sur », « c'est quoi »."""
    return re.sub(r"\b(et|alors|donc|ok|pour|sur|de|c'est quoi|quoi|c'est|parle[rz]?|[- ]moi|plus|details?|detaille[rz]?|je|veux|prefere|choisis|"
                  r"prends|dis|dites|m'en|option|solution|svp|stp|oui|non|plutot|interesse|m'interesse|elle|il|est|la|le|du|sa|voir)\b|[?!.,]", " ", texte)


def _de_l_anciennete(s: Services, conversation: Conversation, d: Demande) -> Demande | None:
    """Return the request with the scheme of the talk, when it asks how long one must have worked: « combien de temps de CDI ? »."""
    dispositifs = memoire.dispositifs_du_propos(conversation)
    if not dispositifs or not s.reperes.present("pointeurs.anciennete", d.plie):
        return None
    contrat = next((str(f.valeur) for f in (*d.hypothese, *d.profil.faits.values()) if f.id == "type_contrat"), "")
    en = f" en {contrat.upper()}" if contrat in ("cdi", "cdd") else ""
    return avec(s, d, dispositifs[:1], f"ancienneté demandée{en} pour")


def _de_l_aspect(s: Services, conversation: Conversation, d: Demande) -> Demande | None:
    """Return the request with the subject of the last answer, when it asks an aspect of nothing; None when it has its own."""
    dernier = memoire.dernier_sujet(conversation)
    aspect = _aspect(s, d)
    quoi = s.reperes.present("pointeurs.quoi", d.plie)
    if dernier is None or TIENS.search(d.plie) or not (aspect or quoi or sans_sujet(d.plie)):
        return None
    propos = dernier.propos
    if memoire.compare(dernier) and not propres(d.plie):
        return avec(s, d, propos.dispositifs, d.question)
    if propos.voisins and not propos.dispositifs:
        return replace(d, voisin=propos.voisins[0], question="" if quoi else d.question)
    if (aspect or quoi) and propos.dispositifs:
        lesquels = propos.dispositifs if s.reperes.present("aspects.ouvert", d.plie) else _vivants(s, d, propos.dispositifs)
        return avec(s, d, lesquels[:1], "c'est quoi" if quoi else d.question)
    if _deja_comprise(s, d):
        return None
    if propos.dispositifs and dernier.genre not in ("certification", "metier", "rang"):
        return None if propres(d.plie) else avec(s, d, _vivants(s, d, propos.dispositifs)[:1], _en_mot_de_regle(d.question))
    if propos.sections and not ANNEE.search(d.plie):
        return replace(d, pointe=True)
    return None


def _en_mot_de_regle(question: str) -> str:
    """Return the one word that the rules use for what is asked, the question itself when it has none."""
    return next((mot for motif, mot in FORMES if motif.search(plier(question))), question)


def _aspect(s: Services, d: Demande) -> bool:
    """Return whether the message asks one line of the sheet of a scheme; a wage or a price, only of an unknown case."""
    cle = s.reperes.premier("aspects", d.plie)
    if cle is None:
        return False
    connu = d.profil.valeur("type_contrat") is not None or s.reperes.premier("suites", d.plie) not in (None, "et_pour")
    argent = cle in ("salaire_pendant", "qui_paie") and connu  # a known case is computed, and has its own follow-ups
    return not argent and not precise(s, d, cle)


def precise(s: Services, d: Demande, aspect: str) -> bool:
    """Return whether something is named besides the scheme and the words that ask the aspect."""
    # Its words may hold the name of a scheme (« on me prend mon CPF »): they are taken out first, and again without the names.
    reste = sans_noms(s.droit, s.reperes.sans(f"aspects.{aspect}", d.plie))
    return bool(propres(s.reperes.sans(f"aspects.{aspect}", reste)))


def _vivants(s: Services, d: Demande, dispositifs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the schemes that may still be opened, what replaced a closed one in its place: nobody asks the length of the past."""
    premier = s.droit.dispositif(dispositifs[0])
    return dispositifs if premier.ouvert(d.le) else premier.remplace_par or dispositifs


def _deja_comprise(s: Services, d: Demande) -> bool:
    """Return whether the message is a follow-up that finds its subject by itself, or small talk."""
    if any(motif.search(d.plie) for motif, _ in FORMES):
        return False
    return s.reperes.premier("suites", d.plie) not in (None, "qui", "comparer") or s.reperes.premier("demandes", d.plie) is not None


def propres(plie: str) -> list[str]:
    """Return the words of a message that name something, aspects apart."""
    return [t for t in parlants(plie) if t not in ASPECTS and t not in VIDES]


def sans_sujet(plie: str) -> bool:
    """Return whether a short message names nothing: only aspects, a bare why, or one word beside a pronoun."""
    nommes = propres(plie)
    if not nommes:
        return any(t in ASPECTS for t in parlants(plie)) or bool(POURQUOI.search(plie))
    return len(nommes) == 1 and bool(PRONOM.search(plie))
