"""The guard on a reworded answer: it must say what the checked answer says, no less, no more, with the same proofs.

Every sentence of a draft is held against the checked sentences and the trusted passages of the marks it carries:
its words come from them or from a closed list of neutral words, its figures are theirs, its negations, restrictions
and verdicts too; and every checked sentence must be found again. What the guard does not know: meaning. It refuses
when in doubt, and a refused draft costs only a less natural answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.domaine.texte import plier
from assistant.grounding.enonces import Enonce, decouper
from assistant.grounding.forme import LONGUEUR, fautes_de_forme
from assistant.grounding.mots import decisifs, mots_pleins, negations, restrictions, sigles
from assistant.grounding.suite_valeurs import est_sous_suite, suite
from assistant.grounding.verification import Faute

# Every kind of fault, with what the model is told; prompts/redaction.md has one rule for each (a test holds them together).
REGLES = {
    "marque": "une marque n'existe pas dans la fiche",
    "sans_preuve": "une phrase affirme quelque chose sans marque",
    "omission": "une phrase de la fiche, une marque ou un chiffre manque",
    "valeur": "un chiffre, une date, un article ou un code n'est pas celui de la fiche",
    "mot": "un mot plein ne vient pas des phrases qui portent cette marque",
    "negation": "une négation est ajoutée ou retirée",
    "condition": "une restriction (si, sauf, au moins, avant…) est ajoutée ou retirée",
    "decision": "un mot de verdict est ajouté ou retiré",
    "titre": "un titre en gras manque, change ou ne précède plus ses phrases",
    "guillemets": "une citation entre guillemets n'est pas exacte",
    "lien": "un lien ou une adresse ne vient pas de la fiche",
    "forme": "la mise en forme n'est pas permise",
    "langue": "la réponse n'est pas en français",
    "promesse": "la réponse promet quelque chose",
    "fuite": "la réponse recopie les consignes",
}
RENDU = 0.6  # share of a checked sentence's words that its rewording must keep
GUILLEMETS = re.compile(r"«\s*([^»]+?)\s*»|“([^”]+)”|\"([^\"]+)\"")
VERDICTS = frozenset({"possible", "exclu", "acquis", "interdit", "gratuit"})


@dataclass(frozen=True, slots=True)
class Unite:
    """One checked sentence with its marks. bloc: its paragraph. exact: it must come back word for word."""

    texte: str
    marques: frozenset[int]
    bloc: int = 0
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that a rewording may rest on. preuves: trusted passage by mark; neutres: stems that claim nothing."""

    unites: tuple[Unite, ...]
    preuves: Mapping[int, str]
    neutres: frozenset[str]
    consignes: tuple[str, ...] = ()

    @property
    def reference(self) -> str:
        """Return the checked answer as one text."""
        return "\n".join(u.texte for u in self.unites)


def controler(texte: str, dossier: Dossier) -> tuple[Faute, ...]:
    """Return what a draft does wrong; nothing means that it may be shown."""
    if len(texte) > LONGUEUR * len(dossier.reference) + 200:
        return (Faute("forme", "réponse trop longue"),)  # before any pattern reads a text without end
    fautes = [Faute(g, d) for g, d in fautes_de_forme(texte, dossier.reference, dossier.consignes)]
    enonces = decouper(texte)
    rendus: dict[int, list[Enonce]] = {i: [] for i in range(len(dossier.unites))}
    fautes += [Faute(g, d) for g, d in _lire(enonces, dossier, rendus)]
    fautes += [Faute(g, d) for g, d in _manques(enonces, dossier, rendus)]
    fautes += [Faute(g, d) for g, d in _negations(enonces, dossier, rendus)]
    return tuple(dict.fromkeys(fautes))


# -- from the draft to the proofs -----------------------------------------------------------------------


def _lire(enonces: Sequence[Enonce], d: Dossier, rendus: dict[int, list[Enonce]]) -> Iterator[tuple[str, str]]:
    connues = frozenset().union(*(u.marques for u in d.unites))
    titre: int | None = None
    for rang, e in enumerate(enonces):
        exacte = _exacte(e, d)
        if exacte is not None:
            rendus[exacte].append(e)
            titre = d.unites[exacte].bloc if not d.unites[exacte].marques else titre
            continue
        yield from (("marque", f"[{n}]") for n in e.marques if n not in connues)
        places = _places(e, enonces[rang + 1:], d)
        if places is None:
            yield from _libre(e, d)
            continue
        for i in places:
            rendus[i].append(e)
        yield from confronter(e.texte, places, d)
        yield from _sous_titre(e, places, titre, d)


def _exacte(e: Enonce, d: Dossier) -> int | None:
    """Return the rank of the verbatim unit that a sentence stands in, None when it stands in none."""
    nu = _nu(e.texte)
    return next((i for i, u in enumerate(d.unites) if u.exact and nu and nu in _nu(u.texte)
                 and frozenset(e.marques) <= u.marques and len(nu) > 8), None)


def _nu(texte: str) -> str:
    return " ".join(re.sub(r"[*_]|[.!?]+$", " ", plier(texte)).split()).rstrip(" .")


def _places(e: Enonce, suivants: Sequence[Enonce], d: Dossier) -> tuple[int, ...] | None:
    """Return the ranks of the checked sentences that a draft sentence rewords, None when it rewords none."""
    if e.marques:
        return _marquees(e, d)
    libres = [i for i, u in enumerate(d.unites) if not u.marques and not u.exact and _appui(e.texte, u.texte, d) > 0]
    for i in sorted(libres, key=lambda i: -_appui(e.texte, d.unites[i].texte, d)):
        if not list(confronter(e.texte, (i,), d)):
            return (i,)
    # A mark at the end of a line covers the sentences before it, when the checked sentence is itself that long.
    suivant = next((s for s in suivants if s.ligne == e.ligne and s.marques), None)
    if suivant is not None:
        longues = tuple(i for i, u in enumerate(d.unites) if u.marques & frozenset(suivant.marques) and len(decouper(u.texte)) > 1)
        if longues and not list(confronter(e.texte, longues, d)):
            return longues
    return None


def _marquees(e: Enonce, d: Dossier) -> tuple[int, ...]:
    """Return the sentences of these marks; between two that share a mark, the ones said; with what introduces them."""
    gardees: set[int] = set()
    for n in e.marques:
        appuis = {i: _appui(e.texte, u.texte, d) for i, u in enumerate(d.unites) if n in u.marques}
        gardees |= {i for i, a in appuis.items() if a >= 0.5 * max(appuis.values())}
    avant = {i - 1 for i in gardees if i and d.unites[i - 1].bloc == d.unites[i].bloc and not d.unites[i - 1].exact
             and not d.unites[i - 1].marques and _appui(d.unites[i - 1].texte, e.texte, d) > RENDU}
    return tuple(sorted(gardees | avant))


def _appui(texte: str, unite: str, d: Dossier) -> float:
    mots = frozenset(mots_pleins(texte)) - d.neutres
    return len(mots & frozenset(mots_pleins(unite))) / len(mots) if mots else 0.0


def _libre(e: Enonce, d: Dossier) -> Iterator[tuple[str, str]]:
    """Refuse a sentence without a mark unless it claims nothing: neutral words only."""
    neutre = frozenset(mots_pleins(e.texte)) <= d.neutres
    if not neutre or suite(e.texte) or sigles(e.texte) or negations(e.texte) or decisifs(e.texte) or restrictions(e.texte):
        yield "sans_preuve", f"« {e.texte[:90]} »"


def confronter(texte: str, places: Sequence[int], d: Dossier) -> Iterator[tuple[str, str]]:
    """Yield what one draft sentence says that its checked sentences and trusted passages do not."""
    unites = [d.unites[i] for i in places]
    lus = " ".join(u.texte for u in unites)
    preuves = " ".join(d.preuves.get(n, "") for n in sorted(frozenset().union(*(u.marques for u in unites))))
    autour = " ".join(u.texte for u in d.unites if u.bloc in {v.bloc for v in unites})
    inconnus = frozenset(mots_pleins(texte)) - frozenset(mots_pleins(lus)) - frozenset(mots_pleins(preuves)) - d.neutres
    inconnus |= sigles(texte) - sigles(autour)
    if inconnus:
        yield "mot", ", ".join(sorted(inconnus)[:8]) + f" dans « {texte[:60]} »"
    en_trop = Counter(suite(texte)) - Counter(v for u in unites for v in suite(u.texte))
    yield from (("valeur", v) for v in sorted(en_trop))
    if ajouts := restrictions(texte) - restrictions(lus):
        yield "condition", f"{', '.join(sorted(ajouts))} en trop dans « {texte[:60]} »"
    if ajouts := decisifs(texte) - decisifs(lus):
        yield "decision", f"{', '.join(sorted(ajouts))} en trop dans « {texte[:60]} »"
    for m in GUILLEMETS.finditer(texte):
        cite = next(g for g in m.groups() if g)
        if _nu(cite) not in _nu(f"{autour} {preuves}"):
            yield "guillemets", f"« {cite[:60]} »"


def _sous_titre(e: Enonce, places: Iterable[int], titre: int | None, d: Dossier) -> Iterator[tuple[str, str]]:
    """Yield a fault when a sentence stands under the title of another scheme."""
    titres = {u.bloc for u in d.unites if u.exact and not u.marques}
    blocs = {d.unites[i].bloc for i in places} & titres
    if blocs and titre not in blocs:
        yield "titre", f"« {e.texte[:60]} » n'est pas sous son titre"


# -- from the checked answer to the draft ---------------------------------------------------------------


def _manques(enonces: Sequence[Enonce], d: Dossier, rendus: Mapping[int, list[Enonce]]) -> Iterator[tuple[str, str]]:
    tout = _nu(" ".join(e.texte for e in enonces))
    for i, u in enumerate(d.unites):
        rendu = " ".join(e.texte for e in rendus[i])
        if u.exact:
            if _nu(re.sub(r"\s+", " ", u.texte)) not in tout and not all(_nu(p.texte) in tout for p in decouper(u.texte)):
                yield "titre", f"« {u.texte[:80]} »"
            yield from _marques_perdues(u, rendus[i])
        elif u.marques or _compte(u):
            yield from _marques_perdues(u, rendus[i])
            yield from _affaibli(u, rendu, d)


def _compte(u: Unite) -> bool:
    """Return whether a sentence without a mark may not be dropped."""
    return bool("?" in u.texte or suite(u.texte) or decisifs(u.texte) or negations(u.texte) or sigles(u.texte))


def _marques_perdues(u: Unite, rendus: Sequence[Enonce]) -> Iterator[tuple[str, str]]:
    dites = frozenset(n for e in rendus for n in e.marques)
    yield from (("omission", f"[{n}]") for n in sorted(u.marques - dites))


def _affaibli(u: Unite, rendu: str, d: Dossier) -> Iterator[tuple[str, str]]:
    mots = frozenset(mots_pleins(u.texte)) - d.neutres
    if mots and len(mots & frozenset(mots_pleins(rendu))) < RENDU * len(mots):
        yield "omission", f"« {u.texte[:90]} »"
    if not est_sous_suite(suite(u.texte), suite(rendu)):
        yield "omission", "chiffres dans l'ordre : " + ", ".join(suite(u.texte))
    if perdus := sigles(u.texte) - sigles(rendu):
        yield "omission", ", ".join(sorted(perdus))
    if perdus := restrictions(u.texte) - restrictions(rendu):
        yield "condition", f"{', '.join(sorted(perdus))} manque pour « {u.texte[:60]} »"
    if perdus := (decisifs(u.texte) & VERDICTS) - decisifs(rendu):
        yield "decision", f"{', '.join(sorted(perdus))} manque pour « {u.texte[:60]} »"
    if "?" in u.texte and "?" not in rendu:
        yield "omission", "la question"


def _negations(enonces: Sequence[Enonce], d: Dossier, rendus: Mapping[int, list[Enonce]]) -> Iterator[tuple[str, str]]:
    """Hold the number of negations of sentences reworded together to that of what they reword."""
    for unites in _groupes(rendus):
        dits = {id(e): e for i in unites for e in rendus[i]}
        voulu = sum(negations(d.unites[i].texte) for i in unites)
        lu = sum(negations(e.texte) for e in dits.values())
        if dits and voulu != lu:
            yield "negation", f"{lu} au lieu de {voulu} dans « {' '.join(e.texte for e in dits.values())[:90]} »"


def _groupes(rendus: Mapping[int, list[Enonce]]) -> list[set[int]]:
    """Return the ranks of checked sentences that share draft sentences, together."""
    groupes: list[tuple[set[int], set[int]]] = []
    for i, dits in rendus.items():
        membres, phrases = {i}, {id(e) for e in dits}
        for groupe in [g for g in groupes if g[1] & phrases]:
            groupes.remove(groupe)
            membres |= groupe[0]
            phrases |= groupe[1]
        groupes.append((membres, phrases))
    return [membres for membres, _ in groupes]
