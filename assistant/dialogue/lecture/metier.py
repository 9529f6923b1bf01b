"""The wished job, then the present one, in the person's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.lieux import LIEU
from assistant.dialogue.lecture.metier_actuel import ACTUEL, CONSEILLER, actuels, ecrit, en_fiche, indice
from assistant.dialogue.lecture.metier_motifs import (
    ARRET,
    ETRANGER,
    FIN_DE_METIER,
    FORMATION_DE,
    JE_SUIS,
    MOTS,
    PAS_ACTUEL,
    PAS_UN_METIER,
    PLAIT,
    PREFERE,
    QUITTER,
    SOUHAIT_ETRE,
    VERS,
)
from assistant.dialogue.lecture.metiers_connus import TETE
from assistant.dialogue.lecture.texte import motif

VISE = "metier_vise"


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield the wished job, then the present one read elsewhere in the message."""
    connus = _connus(contexte)
    passages = list(_passages(contexte, connus)) or list(_a_defaut(contexte, connus))
    if passages:
        yield from passages
        return
    vises = list(_vises(contexte))
    yield from vises
    pris = [(i.debut, i.fin) for i in vises]
    tenus = [i for i in actuels(contexte) if not _dans(i, pris)]
    yield from tenus
    if contexte.metiers is not None:
        yield from _reconnus(contexte, connus, [*vises, *tenus])


def _connus(contexte: Contexte) -> list[tuple[int, int]]:
    """Return the folded places of the jobs that the recogniser knows; none without a recogniser."""
    if contexte.metiers is None:
        return []
    mentions: Iterable[object] = contexte.metiers.mentions(contexte.texte.original)  # type: ignore[assignment]
    places = (_places(contexte, mention.debut, mention.fin) for mention in mentions)  # type: ignore[attr-defined]
    return [(debut, fin) for debut, fin in places if fin > debut]


def _ressemble_a_un_metier(contexte: Contexte, place: int, mot: str) -> bool:
    """Return whether an unknown word ends like a job and is not a place (« à Montpellier »)."""
    nom_propre = contexte.texte.preuve(place, place + 1).isupper()
    return (
        bool(motif(FIN_DE_METIER).search(mot))
        and not nom_propre
        and not motif(LIEU).match(contexte.t, place)
    )


def _passages(contexte: Contexte, connus: list[tuple[int, int]]) -> Iterator[Indice]:
    """« vendeuse vers comptable », « de comptable à naturopathe » : the job held, then the job wished."""
    complement = rf"(?:(?! ?{ARRET}| vers\b) [a-z'-]+){{0,3}}"
    depart = rf"(?P<a>{TETE}\b{complement})"
    vers = r"(?: vers\b| ->| =>| a\b| vers un poste d[e']) ?(?:un poste d[e'] ?|la |le |l'|une? )?"
    debut = r"(?:\bd[e'] ?|\bpasser d[e'] ?|^|(?<=[,.:] )|(?<=bonjour )|(?<=suis ))"
    for trouve in motif(rf"{debut}{depart}{vers}(?P<x>[a-z][a-z'-]+)").finditer(contexte.t):
        if motif(r"\b(?:suis|ai|ete|etais) passee? ?(?:d[e'] ?)?$").search(contexte.avant(trouve.start("a"))):
            continue  # the way is already behind
        article = trouve.group().startswith(("d", "passer d"))
        x = trouve.start("x")
        tete = motif(rf"{TETE}\b{complement}").match(contexte.t, x)
        connu = next((place for place in connus if place[0] == x), None)
        if " a " in trouve.group()[len(trouve.group("a")) :] and not article:
            continue  # « vendeuse à Toulouse » : without « de », « à » is a place
        if tete or connu or _ressemble_a_un_metier(contexte, x, trouve.group("x")):
            fin = tete.end() if tete else connu[1] if connu else trouve.end()
            yield indice(contexte, ACTUEL, trouve.start("a"), trouve.end("a"))
            yield indice(contexte, VISE, x, fin)


def _a_defaut(contexte: Contexte, connus: list[tuple[int, int]]) -> Iterator[Indice]:
    """« et éducatrice de jeunes enfants sinon ? », once a case is open: the next job to look at."""
    if contexte.profil.valeur(ACTUEL) is None and contexte.profil.valeur(VISE) is None:
        return
    for debut, fin in connus:
        avant, apres = contexte.t[:debut], contexte.t[fin:]
        seul = motif(r"^\W*(?:(?:et|ou|alors|bon|ben|sinon|plutot|comme|une?|le|la)\W+)*$").match(avant) and motif(r"\W*(?:sinon|alors|plutot)?\W*$").fullmatch(apres)
        if seul and "sinon" in avant + apres:
            yield indice(contexte, VISE, debut, fin)


def _vises(contexte: Contexte) -> Iterator[Indice]:
    article = r"(?:(?:le |un |au )?(?:metier|poste|emploi) d[e'u] ?(?:la )?|(?:l'|le |la |un |une |du )(?!metier|poste|domaine|secteur|autre))?"
    sources = (rf"{VERS}{article}{MOTS}", FORMATION_DE, SOUHAIT_ETRE, rf"{QUITTER}(?:du |de la |de l'){MOTS}")
    for rang, source in enumerate(sources):
        for trouve in motif(source).finditer(contexte.t):
            mots = trouve.group("x")
            if motif(PAS_UN_METIER).match(mots) or motif(
                r"\bdans (?:le|la|l') ?(?:meme|boite|entreprise)"
            ).search(trouve.group()):
                continue
            if motif(r"\b(?:partir|aller|changer|evoluer|orienter) (?:en|comme|dans|pour)").search(
                trouve.group()
            ) and not motif(TETE).match(mots):
                continue
            if motif(r"\b(?:quell?e?s?|comment|on peut)\b").search(
                contexte.avant(trouve.start())
            ) and not motif(r"\b(?:je|me|moi|mon)\b").search(contexte.t):
                yield Indice(
                    VISE,
                    ecrit(contexte, trouve.start("x"), trouve.end("x")),
                    trouve.start("x"),
                    trouve.end("x"),
                    statut="hypothese",
                )
            elif rang == 0 or contexte.personnel:
                if rang == 1 and motif(ETRANGER).search(contexte.t):
                    continue  # a diploma got abroad is neither the job held nor the one wished
                if rang == 1 and motif(r"\b(?:vae|existe)\b|\b(?:ma|mon|mes) (?:\w+ )?$|(?:j'ai|j'occupe) un $").search(
                    contexte.avant(trouve.start())
                ):
                    continue
                yield indice(contexte, VISE, trouve.start("x"), trouve.end("x"), poids=-rang)


def _reconnus(contexte: Contexte, connus: list[tuple[int, int]], deja: list[Indice]) -> Iterator[Indice]:
    """Yield jobs that only the recogniser knows, placed by the words before them."""
    dits = {i.id for i in deja}
    for debut, fin in connus:
        avant = contexte.avant(debut)
        plait = motif(PLAIT).match(contexte.t, fin) and not motif(r"\b(?<!pourquoi )(?:pas|plus)\b").search(avant)
        if motif(CONSEILLER).match(contexte.t, debut) and not plait:
            continue
        if contexte.t[debut:fin].startswith("entrepreneu"):
            continue  # a status, read with the contract
        if motif(r"(?:cap|bep|bts|bac|dut|titre|licence|master|diplome|formation)\b").match(contexte.t, debut):
            continue  # « CAP petite enfance » is what one learns, not what one is
        if motif(r"(?:interne|externe)\b(?! (?:en|de) (?:medecine|pharmacie|chirurgie))").match(
            contexte.t, debut
        ):
            continue  # « en interne » is a place
        if any(i.debut < fin and debut < i.fin for i in deja):
            continue
        if VISE not in dits and plait:
            yield indice(contexte, VISE, debut, fin)
            continue
        if VISE not in dits and motif(
            rf"(?:{VERS}|\b(?:veux|veut|voudrais|aimerais|souhaite|envie d[e']|reve d[e']) ?(?:etre|faire)"
            rf" |\b(?:veux|voudrais|aimerais|souhaite|envie de|reve de) (?:travailler|bosser) dans |{PREFERE}|{QUITTER})"
            rf"(?:une? |le |la |l'|les |du |de la |de l')?$"
        ).search(avant):
            yield indice(contexte, VISE, debut, fin)
        elif ACTUEL not in dits and (
            motif(rf"{JE_SUIS}$").search(avant) and not motif(PAS_ACTUEL).search(avant) or en_fiche(contexte, debut, fin)
        ):
            yield indice(contexte, ACTUEL, debut, fin)


def _places(contexte: Contexte, debut: int, fin: int) -> tuple[int, int]:
    dedans = [rang for rang, place in enumerate(contexte.texte.places) if debut <= place < fin]
    return (dedans[0], dedans[-1] + 1) if dedans else (0, 0)


def _dans(i: Indice, pris: list[tuple[int, int]]) -> bool:
    return any(debut < i.fin and i.debut < fin for debut, fin in pris)
