"""Papers already signed or followed: an earlier PTP, a Pro-A rider, a company agreement, the positioning.

A PTP said to end in a month ends on its last day, as contracts do: the waiting time runs from there.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.dates import DATE, lire_date
from assistant.dialogue.lecture.durees import DUREE, lire_duree
from assistant.dialogue.lecture.texte import motif

_PTP = r"(?:ptp|cif|cpf de transition|projet de transition(?: pro\w*)?)\b"
PTP_PASSE = (
    r"\b(?:(?:j'ai|jai|j'avais|ai|avais|a)(?: deja| bien)* (?:fini|termine|fait|suivi|eu|beneficie d')"
    rf"|(?:mon|son|un|le) (?:precedent|ancien|dernier|premier|1er))(?: (?:deja|un|mon|d'un|de mon|1))* ?{_PTP}"
    r"(?! (?:accepte|valide|accorde|refuse))"
    rf"|\b(?:le {_PTP} precedent|mon {_PTP}(?= (?:s'est|est) (?:fini|termine|acheve)))"
)
_MEME = r"\b(?:cette|la meme|mon|ma|dans l')[^.?!,]{0,12}(?:entreprise|boite|societe|employeur)"
_AILLEURS = r"\b(?:autre|ancien(?:ne)?|precedente?) (?:entreprise|boite|societe|employeur|patron)"
_FINI = r"\b(?:fini|terminee?|acheve|pris fin)\b"
_ACCORD = (
    r"(?:accords? (?:de (?:la |mobilite )?)?(?:gepp|gpec|rcc|rupture conventionnelle collective|collectif|de branche|d'entreprise|de mobilite)|rupture conventionnelle"
    r" collective|\brcc\b)"
)
_CHEZ_NOUS = r"\b(?:ma|mon|notre|la|l'|chez|on|nous)\b"
_FAIT = r"(?:fait|passe|eu|effectue|valide|realise)e?s?"


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield what is said of the earlier PTP, the Pro-A rider, the company agreement and the positioning."""
    yield from _ptp_anterieur(contexte)
    yield from _avenant(contexte)
    yield from _accord(contexte)
    yield from _positionnement(contexte)


def parle_d_un_ptp_passe(contexte: Contexte, place: int) -> bool:
    """Return whether a place comes after a PTP already followed, in the same sentence."""
    debut = max(contexte.t.rfind(signe, 0, place) for signe in "?!;.")
    return bool(motif(PTP_PASSE).search(contexte.t, debut + 1, place))


def _ptp_anterieur(contexte: Contexte) -> Iterator[Indice]:
    for trouve in motif(PTP_PASSE).finditer(contexte.t):
        suite = motif(r"[^.?!;]*").match(contexte.t, trouve.end())
        fin = suite.end() if suite else trouve.end()
        phrase = contexte.t[trouve.start() : fin]
        if motif(_AILLEURS).search(phrase):
            yield Indice("ptp_anterieur", False, trouve.start(), fin)
            continue
        meme = motif(_MEME).search(contexte.t, trouve.end(), fin)
        if meme:
            yield Indice("ptp_anterieur", True, trouve.start(), meme.end())
        yield from _mesures(contexte, trouve.start(), fin)
    for trouve in motif(
        r"\b(?:c'est mon premier|jamais (?:fait|eu|suivi) (?:de|un)) (?:ptp|cif|cpf de transition)"
    ).finditer(contexte.t):
        yield Indice("ptp_anterieur", False, trouve.start(), trouve.end())


def _mesures(contexte: Contexte, debut: int, fin: int) -> Iterator[Indice]:
    """Yield the length and the end of the earlier PTP said between two places."""
    longueur = motif(rf"\b(?:de |d'|pendant |dure |durait |faisait |a fait |sur )(?P<q>{DUREE})").search(
        contexte.t, debut, fin
    )
    if longueur:
        valeur = lire_duree(longueur.group("q"))
        if valeur is not None:
            yield Indice("ptp_anterieur_duree_mois", valeur, debut, longueur.end())
    if not motif(_FINI).search(contexte.t, debut, fin):
        return
    for trouve in motif(rf"(?:\b(?:en|le|depuis|au)|{_FINI}) (?P<d>{DATE})").finditer(contexte.t, debut, fin):
        periode = lire_date(trouve.group("d"), contexte.le, passe=True)
        if periode is not None:
            yield Indice("ptp_anterieur_fin_le", periode.fin, debut, trouve.end())


def _avenant(contexte: Contexte) -> Iterator[Indice]:
    if not motif(r"\bpro-?a\b|\b(?:avenant|la|ma|une|en|de) pro a\b").search(contexte.t):
        return
    signe = r"\b(?:signee?s?|conclue?|datee?|date|ratifiee?)\b"
    source = rf"{signe}(?: (?!avant|apres)[a-z'-]+){{0,5}}? ?(?:le |du |en |de )?(?P<d>{DATE})"
    for trouve in motif(source).finditer(contexte.t):
        avant = contexte.avant(trouve.start()) + trouve.group()
        periode = lire_date(trouve.group("d"), contexte.le, passe=True)
        if periode is None or motif(r"\bsi\b|faut|doit|doivent|\bavant\b|\bapres\b|\bpas\b").search(avant):
            continue
        if contexte.personnel or "?" not in contexte.t:
            yield Indice("avenant_pro_a_le", periode.debut, trouve.start(), trouve.end())


def _accord(contexte: Contexte) -> Iterator[Indice]:
    t = contexte.t
    sujet = motif(r"mobilit|reconver|externe|gepp|gpec|conventionnelle collective|\brcc\b").search(t)
    if not sujet or not motif(_CHEZ_NOUS).search(t):
        return
    for trouve in motif(rf"\b(?:pas|aucun|sans|ni)(?: eu)? ?(?:d'|de )?{_ACCORD}").finditer(t):
        if "?" not in t:
            yield Indice("accord_collectif_mobilite", False, trouve.start(), trouve.end(), poids=1)
    fragile = r"\b(?:mon|le|notre) (?:poste|emploi|metier|boulot)\b[^.?!]{0,40}\b(?:sur|dans|figure\w*|liste\w*)\b[^.?!]{0,20}\b(?:menaces?|fragilises?|sensibles?|la liste)"
    for trouve in motif(fragile).finditer(t):
        if "?" not in t[trouve.end() : trouve.end() + 3] and not motif(r"\bpas\b").search(trouve.group()):
            yield Indice("accord_gepp", True, trouve.start(), trouve.end())
    for trouve in motif(rf"(?:[,;:] ?|\bavec |\bsous )(?:un )?(?P<a>{_ACCORD})").finditer(t):
        if motif(r"\b(?:ma|mon|notre) (?:boite|entreprise|societe|employeur|patron|usine|site|groupe)\b|\bchez nous\b").search(t) and "?" not in t:
            yield Indice("accord_collectif_mobilite", True, trouve.start("a"), trouve.end())
    possede = r"\b(?:a|ont|on a|avons|il y a|y a|j'ai|a signe|existe|fait|prepare|lance|negocie)\b"
    nous = r"\b(?:(?:ma|mon|notre) (?:boite|entreprise|societe|employeur|patron)|chez nous|on a|nous avons)\b"
    for trouve in motif(rf"{possede}[^.?!,]{{0,25}}? une? {_ACCORD}").finditer(t):
        if motif(nous).search(t) and not motif(r"\bpas\b|\baccord_gepp\b").search(trouve.group()):
            yield Indice("accord_collectif_mobilite", True, trouve.start(), trouve.end())


def _positionnement(contexte: Contexte) -> Iterator[Indice]:
    t = contexte.t
    if "positionnement" not in t or motif(r"\b(?:faut|doit|dois|obligatoire|a quoi|c'est quoi)\b").search(t):
        return
    cas = (
        (
            False,
            (
                rf"\b(?:pas|jamais|rien)\b(?: encore)?(?: ete)?(?: {_FAIT})?[^.?!,]{{0,20}}\bpositionnement"
                r"|positionnement(?: prealable)? (?:n'est |n'a |est |a )?(?:pas|toujours pas)\b"
            ),
        ),
        (
            True,
            (
                rf"\b(?:a|ont|j'ai|jai)(?: \w+)? {_FAIT}[^.?!,]{{0,20}}\bpositionnement"
                rf"|positionnement(?: prealable)? (?:est |a ete )?(?:deja |bien )?{_FAIT}\b"
            ),
        ),
    )
    for valeur, source in cas:
        for trouve in motif(source).finditer(t):
            if contexte.personnel or "?" not in t:
                yield Indice(
                    "positionnement_fait", valeur, trouve.start(), trouve.end(), poids=0 if valeur else 1
                )
