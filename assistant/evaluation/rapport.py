"""Scores printed with n and their Wilson 95 % interval, by set and by kind of question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from pathlib import Path

from assistant.dialogue.assistant import Assistant
from assistant.domaine.reponse import Conversation
from assistant.errors import EntreeInvalide
from assistant.evaluation.cas import Cas, lire_cas
from assistant.evaluation.notation import reproches

JEUX = Path(__file__).resolve().parent.parent.parent / "tests" / "evaluation"
DATE_DES_JEUX = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Resultat:
    """One case played: what is reproached at each turn, the questions asked twice, the slowest answer."""

    cas: Cas
    fautes: tuple[str, ...]
    duree_ms: float

    @property
    def juste(self) -> bool:
        """Return whether every turn was complete and right."""
        return not self.fautes


def jouer(assistant: Assistant, cas: Cas) -> Resultat:
    """Return the result of one case, said turn by turn to a fresh conversation."""
    conversation = Conversation(date=cas.le or DATE_DES_JEUX)
    fautes: list[str] = []
    demandees: list[str] = []
    durees = []
    for rang, (message, attente) in enumerate(zip(cas.tours, cas.attentes, strict=True), 1):
        conversation, reponse = assistant.answer(conversation, message)
        durees.append(reponse.duree_ms)
        fautes += [f"tour {rang} : {f}" for f in reproches(reponse, attente)]
        # "Plus simple" and "répète" show the last answer again, its question with it: nothing new is asked.
        if reponse.question_suivante is not None and conversation.tours[-1].genre not in ("simple", "repete"):
            if reponse.question_suivante.fait in demandees:
                fautes.append(f"tour {rang} : question posée deux fois ({reponse.question_suivante.fait})")
            demandees.append(reponse.question_suivante.fait)
    return Resultat(cas, tuple(fautes), max(durees))


def wilson(justes: int, n: int) -> tuple[float, float]:
    """Return the Wilson 95 % interval of a rate."""
    if n == 0:
        return 0.0, 1.0
    z, p = 1.96, justes / n
    centre, marge = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (centre - marge) / (1 + z * z / n), (centre + marge) / (1 + z * z / n)


def evaluer_jeux(
    assistant: Assistant, fichiers: Sequence[Path], detail: bool, dire: Callable[[str], None]
) -> dict[str, float]:
    """Say the score of each set, then of all of them; return the rate of each. Raises EntreeInvalide for a file not read."""
    jeux = list(fichiers) or sorted(JEUX.glob("*.jsonl"))
    if not jeux:
        raise EntreeInvalide("Aucun jeu de questions trouvé : donnez un fichier JSONL.")
    tous: dict[str, list[Resultat]] = {}
    for fichier in jeux:
        tous[fichier.stem] = [jouer(assistant, cas) for cas in lire_cas(fichier)]
        _imprimer(fichier.stem, tous[fichier.stem], detail, dire)
    if len(tous) > 1:
        dire(_ligne("total", (r for resultats in tous.values() for r in resultats)))
    return {nom: sum(r.juste for r in resultats) / max(len(resultats), 1) for nom, resultats in tous.items()}


def _imprimer(nom: str, resultats: Sequence[Resultat], detail: bool, dire: Callable[[str], None]) -> None:
    dire(_ligne(nom, resultats))
    genres = Counter(r.cas.genre for r in resultats)
    for genre in sorted(genres):
        if len(genres) > 1:
            dire("  " + _ligne(genre or "(sans genre)", [r for r in resultats if r.cas.genre == genre]))
    for r in resultats if detail else ():
        if not r.juste:
            dire(f"    {r.cas.id} « {' / '.join(r.cas.tours)[:160]} » : {' ; '.join(r.fautes)}")


def _ligne(nom: str, resultats: Iterable[Resultat]) -> str:
    liste = list(resultats)
    justes, n = sum(r.juste for r in liste), len(liste)
    bas, haut = wilson(justes, n)
    durees = sorted(r.duree_ms for r in liste)
    p95 = durees[min(n - 1, int(0.95 * n))] if n else 0.0
    return f"{nom} : {justes}/{n} = {100 * justes / max(n, 1):.1f} % (95 % : {100 * bas:.1f}–{100 * haut:.1f}), p95 {p95:.0f} ms"
