"""Names of persons found by the words around them, by a given name, or by two capitals in a row. Heuristics, stated as such."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.domaine.texte import plier
from assistant.grounding.prenoms import PRENOMS

MOT = r"[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ'’-]+"
CAPITAL = r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ'’-]+"
PARTICULE = r"(?:(?:de la|de|du|des|d'|le|la|ben|el|al|van|von|da|dos|di)\s?)?"
# « je m'appelle karim benali »: the words after it are a name even without capitals.
ANNONCES = re.compile(
    rf"(?:\bje m'? ?appel+e|\bje me nomme|\bm(?:on|es) (?:nom|pr[ée]nom)s?(?: de famille| complet)?(?: est|,| :| c'est|:)?|\bmoi c'est|\bmoi, c'est"
    rf"|\bici|\bsign[ée] ?:?|\bnom(?: de famille)? ?:|\bpr[ée]nom ?:|\bcordialement,?|\bau nom de|\bnomm[ée]e?|\bqui s'appelle|\bs'appelle|\bappel+e[rz]? moi"
    rf"|\bdossier de|\bfiche de|\battention de)[\s,:]+(?P<n>(?:{MOT})(?:[\s]+{PARTICULE}{MOT}){{0,2}})", re.IGNORECASE)
CIVILITES = re.compile(
    rf"(?:\b(?:M|MM|Mr|Mme|Mlle|Melle|Dr|Pr|Me)\.?|\b(?:monsieur|madame|mademoiselle|ma[îi]tre|docteur))\s+(?P<n>(?:{PARTICULE}{MOT})(?:[\s]+{PARTICULE}{CAPITAL}){{0,2}})", )
CIVILITES_BAS = re.compile(rf"\b(?:mr|mme|mlle|monsieur|madame|mademoiselle)\.?\s+(?P<n>{MOT}(?:\s+{CAPITAL})?)", re.IGNORECASE)
PROCHES = re.compile(
    rf"\b(?:mon|ma|mes|notre|son|sa) (?:conseill[eè]re?|patronn?e?|cheffe?|responsable|manager|directeur|directrice|coll[eè]gue|drh|rh|mari|femme|fils|fille|fr[eè]re|s[oœ]eur"
    rf"|compagn[eo]n?e?|conjointe?|copine?|ami[e]?|employeur|p[eè]re|m[eè]re|voisine?|tuteur|tutrice|salari[ée]e?|[ée]l[eè]ve|patiente?)(?:,| est| c'est| s'appelle)?\s+(?P<n>{CAPITAL}(?:\s+{PARTICULE}{CAPITAL})?)")
SUITES = re.compile(rf"(?<![\w'’-]){CAPITAL}(?:\s+{PARTICULE}{CAPITAL}){{1,2}}(?![\w-])")
SEULS = re.compile(rf"(?<![\w'’-]){CAPITAL}(?![\w-])")
DE_LIEU = re.compile(r"(?:\b(?:à|a|au|aux|en|de|du|des|dans|chez|vers|sur|près de|entreprise|société|lycée|université|iut|école|cfa|greta|centre|groupe|association|ville|région|secteur|titre"
                     r"|métier|formation|diplôme|certification|poste|emploi|bts|cap|bac|but|licence|master|le|la|les|l'|un|une)\s?)$", re.IGNORECASE)
ENTREPRISE = re.compile(r"\b(?:chez|entreprise|société|groupe|lycée|université|école|hôpital|clinique|rue|avenue|place)\s?$", re.IGNORECASE)
# Words that a name never holds: what a sentence goes on with, and the institutions of the field.
JAMAIS = frozenset(
    """
je suis et mais en a à ai dans de du la le les un une depuis travaille voudrais veux cherche habite salarie
salariee cdi cdd interim bonjour merci pour avec actuellement j'ai j'aimerais ans qui que est au aux chez
par sur ne pas tres plus bac bts cap dut but licence master code travail compte livre blanc emploi pole
transitions pro occitanie avenir actifs conseil region projet transition professionnelle professionnel
formation validation acquis experience periode reconversion dispositif demissionnaire titre certificat
diplome aide soignant soignante technicien technicienne ingenieur agent assistante assistant responsable
chef conducteur developpeur web intelligence artificielle opco afdas akto atlas uniformation constructys
ocapiat opcommerce sante mobilites haute hautes garonne pyrenees orientales tarn saint sainte cote mer grand
grande sud nord ouest airbus thales sncf edf orange carrefour leclerc auchan lidl amazon google microsoft
mission locale afpa greta cfa iut universite monsieur madame comment pourquoi quand combien quel quelle
quels quelles puis peux peut dois faut c'est il elle on nous vous mon ma mes votre vos securite sociale
assurance maladie caf urssaf cpf ptp vae cep rqth transco toulouse montpellier paris lyon marseille bordeaux
nimes perpignan janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi
mardi mercredi jeudi vendredi samedi dimanche europe union etat ministere excel word office power oui non si
nationale nationales service services public publique publics pack metiers numerique digital data batiment
travaux hopital clinique maison centre ville conseiller conseillere entretien rendez besoin possible accord
refus demandeur contrat fin debut
""".split())  # noqa: SIM905 - a list of words is read as words
ELISIONS = frozenset(("j", "l", "d", "qu", "c", "n", "s", "m"))
PARTICULES = frozenset(("de", "la", "du", "des", "d'", "le", "ben", "el", "al", "van", "von", "da", "dos", "di"))


def chercher_noms(texte: str, connus: Callable[[str], bool]) -> list[str]:
    """Return the names of persons found, the longest first. connus: whether a folded word is a known job, scheme or place."""
    trouves = {n for n in _tous(texte, connus) if not re.fullmatch(r"[A-Z]+_\d+", n) and len(n) > 1}
    return sorted(trouves, key=lambda n: -len(n))


def _tous(texte: str, connus: Callable[[str], bool]) -> Iterator[str]:
    for motif in (ANNONCES, CIVILITES, CIVILITES_BAS, PROCHES):
        for m in motif.finditer(texte):
            yield from _couper(m["n"], motif in (CIVILITES, CIVILITES_BAS, ANNONCES), connus)
    for m in SUITES.finditer(texte):
        yield from _suite(texte, m, connus)
    for m in SEULS.finditer(texte):
        if plier(m[0]) in PRENOMS and not _lieu(texte, m.start()) and not connus(plier(m[0])):
            yield m[0]


def _couper(nom: str, annonce: bool, connus: Callable[[str], bool]) -> Iterator[str]:
    """Yield the words of a name up to the first that cannot be part of one."""
    mots: list[str] = []
    for mot in nom.split():
        plie = plier(mot).strip("'")
        permis = est_prenom(plie) or (mot[:1].isupper() and (annonce or (mots and est_prenom(plier(mots[0])))))
        if plie in JAMAIS and not (mots and plie in PARTICULES) or (connus(plie) and not permis):
            break
        mots.append(mot)
    while mots and plier(mots[-1]) in PARTICULES:
        mots.pop()
    if mots:
        yield " ".join(mots)


def _suite(texte: str, m: re.Match[str], connus: Callable[[str], bool]) -> Iterator[str]:
    """Yield two or three capitals in a row when one is a given name, or when nothing says that they are something else."""
    mots = m[0].split()
    while mots and _ecarte(mots[0], connus):
        mots = mots[1:]
    # After a given name, a word of the corpus is still a name: « Martin », « Dupont ».
    prenom = bool(mots) and est_prenom(plier(mots[0]))
    while mots and (plier(mots[-1]) in PARTICULES or _ecarte(mots[-1], (lambda _: False) if prenom else connus)):
        mots = mots[:-1]
    plies = [plier(mot) for mot in mots if plier(mot) not in PARTICULES]
    if len(plies) < 2 or any(p in JAMAIS for p in plies) or any(mot.isupper() and len(mot) <= 4 for mot in mots):
        return
    if (any(map(est_prenom, plies)) and not ENTREPRISE.search(texte[max(0, m.start() - 16): m.start()])) or not (_lieu(texte, m.start()) or _debut(texte, m.start()) or any(connus(p) for p in plies)):
        yield " ".join(mots)


def est_prenom(plie: str) -> bool:
    """Return whether a folded word is a given name, or two joined (« jean-pierre »)."""
    return any(part in PRENOMS for part in plie.split("-"))


def _ecarte(mot: str, connus: Callable[[str], bool]) -> bool:
    plie = plier(mot)
    return plie in JAMAIS or (connus(plie) and not est_prenom(plie)) or plie.split("'")[0] in ELISIONS


def _lieu(texte: str, debut: int) -> bool:
    return bool(DE_LIEU.search(texte[max(0, debut - 16): debut]))


def _debut(texte: str, debut: int) -> bool:
    return not texte[:debut].strip() or texte[:debut].rstrip()[-1] in ".!?\n:"
