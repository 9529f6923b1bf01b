"""The next question: the one whose answers settle most, easiest first; none that could change nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from decimal import Decimal

from assistant.domaine.droit import Question
from assistant.domaine.profil import Intervalle, Profil, Valeur
from assistant.regles.droit import Definition, Dispositif, Droit
from assistant.regles.expressions import Comparaison
from assistant.regles.jugement import Jugement, Situation, conclure, juger_tout, situer

POIDS_VERDICT = 4  # a settled scheme is worth four settled conditions
OUI_NON = (("oui", "Oui"), ("non", "Non"))
CONTRAT = "type_contrat"
AUTRE = "autre"
JOURS_D_ESSAI = (-3000, -1000, -200, -20, 20, 400)
NOMBRES_D_ESSAI = (0, 1, 3, 6, 12, 24)


def prochaine_question(
    droit: Droit, profil: Profil, le: date, posees: Collection[str],
    dispositifs: Collection[str] | None = None,
) -> Question | None:
    """Return the question that settles most over the schemes still open, None when no answer can change one.

    Facts in posees or in profil.inconnus are never asked again. dispositifs limits the schemes looked at.
    """
    situation = situer(droit, profil, le)
    ouverts = _ouverts(droit, situation, dispositifs)
    interdits = frozenset(posees) | profil.inconnus
    vivants = [(d, js) for d, js in ouverts if not _bloque(js, interdits)]
    candidats = _candidats(vivants, interdits)
    if CONTRAT in candidats:
        return _question(droit.definitions[CONTRAT], ())
    notes = ((_note(fait, vivants, situation), fait) for fait in candidats)
    utiles = [(note / droit.definitions[fait].facilite, fait) for note, fait in notes if note > 0]
    if not utiles:
        return None
    meilleure = max(note for note, _ in utiles)
    choisi = next(fait for note, fait in utiles if note == meilleure)
    return _question(droit.definitions[choisi], _echouees(choisi, vivants))


def _ouverts(
    droit: Droit, situation: Situation, dispositifs: Collection[str] | None
) -> list[tuple[Dispositif, tuple[Jugement, ...]]]:
    retenus = (d for d in droit.dispositifs if dispositifs is None or d.id in dispositifs)
    juges = [(d, juger_tout(d, situation)) for d in retenus if d.ouvert(situation.le)]
    return [(d, jugements) for d, jugements in juges if conclure(jugements) == "a_preciser"]


def _bloque(jugements: tuple[Jugement, ...], interdits: frozenset[str]) -> bool:
    """Return whether no fact that may still be asked bears on the verdict."""
    return not any(fait not in interdits for j in _requis(jugements) for fait in j.manquants)


def _requis(jugements: tuple[Jugement, ...]) -> Iterable[Jugement]:
    return (j for j in jugements if j.condition.nature == "requise" and j.etat == "a_preciser")


def _candidats(
    vivants: list[tuple[Dispositif, tuple[Jugement, ...]]], interdits: frozenset[str]
) -> list[str]:
    faits = (fait for _, js in vivants for j in _requis(js) if not _propre_a_un_contrat(j, interdits) for fait in j.manquants)
    return [fait for fait in dict.fromkeys(faits) if fait not in interdits]


def _propre_a_un_contrat(jugement: Jugement, interdits: frozenset[str]) -> bool:
    """Return whether the condition is for one contract only and the person cannot say theirs: asked, it would sound absurd."""
    return jugement.cause == "lorsque" and CONTRAT in interdits and CONTRAT in jugement.manquants


def _note(
    fait: str, vivants: list[tuple[Dispositif, tuple[Jugement, ...]]], situation: Situation
) -> float:
    """Return the mean, over plausible answers, of what each settles: verdicts count more than conditions."""
    concernes = [(d, js) for d, js in vivants if any(fait in j.manquants for j in _requis(js))]
    essais = reponses_plausibles(fait, concernes, situation)
    total = 0
    for valeur in essais:
        essai = Situation(situation.droit, {**situation.valeurs, fait: valeur}, situation.constat)
        for dispositif, jugements in concernes:
            total += _gain(jugements, juger_tout(dispositif, essai))
    return total / len(essais) if essais else 0.0


def _gain(avant: tuple[Jugement, ...], apres: tuple[Jugement, ...]) -> int:
    if conclure(apres) != "a_preciser":
        return POIDS_VERDICT + len(list(_requis(avant)))
    ouvertes = {j.condition.id: j.manquants for j in _requis(apres)}
    return sum(ouvertes.get(j.condition.id) != j.manquants for j in _requis(avant))


def reponses_plausibles(
    fait: str, concernes: list[tuple[Dispositif, tuple[Jugement, ...]]], situation: Situation
) -> list[Valeur]:
    """Return sample answers on both sides of every threshold the open conditions put on a fact."""
    definition = situation.droit.definitions[fait]
    if definition.type == "bool":
        return [True, False]
    if definition.type == "choix":
        return [valeur for valeur, _ in definition.reponses]
    termes = [c for _, js in concernes for j in _requis(js) for c in j.condition.comparaisons if c.fait == fait]
    if definition.type == "nombre":
        return _nombres(definition, termes, situation)
    bornes = [v for c in termes for v in _plat(c.valeur)]
    if definition.type == "date":
        jours = {j + timedelta(days=n) for j in bornes if isinstance(j, date) for n in (-1, 0, 1)}
        return sorted(jours) or [situation.le + timedelta(days=n) for n in JOURS_D_ESSAI]
    return [*sorted({v for v in bornes if isinstance(v, str)}), AUTRE]


def _nombres(definition: Definition, termes: list[Comparaison], situation: Situation) -> list[Valeur]:
    seuils = (s for c in termes for s in _plat(c.seuil(situation.jour)))
    voisins = {s + ecart for s in seuils if isinstance(s, Decimal) for ecart in (-1, 0, 1)}
    connu = situation.valeurs.get(definition.id)
    bas, haut = (connu.mini, connu.maxi) if isinstance(connu, Intervalle) else (definition.mini, definition.maxi)
    # a fact that matters through another one has no threshold of its own: try its whole range
    voisins = voisins or {Decimal(n) for n in NOMBRES_D_ESSAI}
    return [v for v in sorted(voisins) if (bas is None or v >= bas) and (haut is None or v <= haut)]


def _plat(valeur: object) -> tuple[object, ...]:
    return valeur if isinstance(valeur, tuple) else (valeur,)


def _echouees(fait: str, vivants: list[tuple[Dispositif, tuple[Jugement, ...]]]) -> tuple[str, ...]:
    echecs = (j.condition.libelle for _, js in vivants for j in js if j.ferme and fait in j.manquants)
    return tuple(dict.fromkeys(echecs))


def _question(definition: Definition, echouees: tuple[str, ...]) -> Question:
    pourquoi = definition.pourquoi
    if definition.sensible and echouees:
        pourquoi = f"{pourquoi} Je le demande car une condition n'est pas remplie autrement : {echouees[0]}."
    reponses = OUI_NON if definition.type == "bool" else definition.reponses
    return Question(definition.id, definition.question, pourquoi, reponses, definition.sensible)
