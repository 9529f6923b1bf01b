"""Properties of the real law on random people. ASSISTANT_EXEMPLES sets how many (200 by default)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.domaine.profil import Intervalle, Valeur
from assistant.regles import Droit, charger_droit, evaluer, lire_faits_declares
from assistant.regles.droit import Definition, Dispositif
from assistant.regles.jugement import Situation, verdict_de

VRAI = charger_droit(Path(__file__).parents[2] / "corpus")
# every fact a condition names, with what the deductions read, but for what they deduce from dates
DEDUITS = {"ptp_delai_ecoule", "mission_interim_finie_4mois", "depot_a_temps", "depart_a_temps", "contrat_en_cours"}
CITES = sorted({f for d in VRAI.dispositifs for c in d.conditions for f in c.cites} - DEDUITS
               | {"formation_debut", "fin_contrat_le", "ptp_anterieur_fin_le", "ptp_anterieur_duree_mois"})
# someone to whom most schemes are open, so that properties look at "possible" as often as at "exclu"
COMBLE: dict[str, Valeur] = {
    "type_contrat": "cdi", "anciennete_entreprise_mois": Decimal(30), "anciennete_salarie_mois": Decimal(80),
    "employeur_public": False, "change_de_metier": True, "certification_visee": "rncp", "ptp_anterieur": False,
    "activite_continue_5ans": True, "type_projet": "formation", "employeur_position": "accord", "expose_charges": True,
    "metier_vise_expose": False, "points_c2p": Decimal(20), "employeur_cofinancement_pct": Decimal(10),
    "mobilite": "interne", "formation_duree_heures": Decimal(300), "formation_duree_mois": Decimal(10),
    "accord_gepp": True, "metier_porteur": True, "niveau_diplome": Decimal(4), "certification_listee_branche": True,
}
JOURS = st.sampled_from([date(2022, 3, 31), date(2023, 9, 1), date(2025, 12, 31), date(2026, 2, 1), date(2026, 11, 22)])
# an answer to these moves the day or the contract, not the law: a later start is set apart by the property
DATES = ("formation_debut", "fin_contrat_le")
ANCIENNETES = ("anciennete_entreprise_mois", "anciennete_salarie_mois", "salarie_5ans_mois", "jours_travailles_60mois")


def seuils(definition: Definition) -> list[Decimal]:
    """Return the thresholds that the law puts on a number, their neighbours and its bounds."""
    vus = {c.valeur for d in VRAI.dispositifs for k in d.conditions for c in k.comparaisons if c.fait == definition.id}
    proches = {v + n for v in vus if isinstance(v, Decimal) for n in (-1, 0, 1)}
    bas, haut = definition.mini or Decimal(0), definition.maxi or Decimal(100)
    return sorted({v for v in proches if bas <= v <= haut} | {bas, haut})


def valeurs_de(definition: Definition) -> st.SearchStrategy[Valeur]:
    """Return plausible values of a fact, edges of the law first."""
    if definition.type == "bool":
        return st.booleans()
    if definition.type == "choix":
        return st.sampled_from([v for v, _ in definition.reponses])
    if definition.type == "nombre":
        points = st.sampled_from(seuils(definition))
        paires = st.tuples(points, points).map(lambda p: Intervalle(min(p), max(p)))
        return points | points | paires
    if definition.type == "date":
        return st.integers(-900, 900).map(lambda n: date(2026, 11, 22) + timedelta(days=n))
    return st.sampled_from(["31", "informatique"])


def bornes(valeur: Valeur | None) -> tuple[Decimal, Decimal]:
    """Return both ends of a number, as wide as can be when it is unknown."""
    if isinstance(valeur, Intervalle):
        return valeur.mini or Decimal(0), Decimal(9999) if valeur.maxi is None else valeur.maxi
    return (valeur, valeur) if isinstance(valeur, Decimal) else (Decimal(0), Decimal(9999))


def coherente(valeurs: dict[str, Valeur]) -> bool:
    """Return whether the facts can all be true together: an impossible answer may flip anything."""
    entreprise, salarie, cinq_ans = (bornes(valeurs.get(f)) for f in ANCIENNETES[:3])
    if entreprise[0] > salarie[1] or cinq_ans[0] > salarie[1] or min(entreprise[0], 60) > cinq_ans[1]:
        return False
    return valeurs.get("activite_continue_5ans") is not True or min(salarie[1], cinq_ans[1]) >= 60


@st.composite
def personnes(tirer: st.DrawFn) -> dict[str, Valeur]:
    """Draw a person whose facts hold together: nobody known, or someone to whom most is open, then changes."""
    valeurs = dict(tirer(st.sampled_from([{}, COMBLE, COMBLE])))
    for fait in tirer(st.lists(st.sampled_from(CITES), unique=True, max_size=12)):
        nouvelles = {**valeurs, fait: tirer(valeurs_de(VRAI.definitions[fait]))}
        if tirer(st.integers(0, 3)) == 0:
            valeurs.pop(fait, None)
        elif coherente(nouvelles):
            valeurs = nouvelles
    return valeurs


def verdicts(valeurs: dict[str, Valeur], le: date) -> dict[str, str]:
    """Return the verdict of each scheme."""
    situation = Situation(VRAI, valeurs, le)
    return {d.id: verdict_de(d, situation) for d in VRAI.dispositifs}


@given(personnes(), JOURS, st.data())
def test_une_reponse_ne_renverse_jamais_un_verdict(valeurs: dict[str, Valeur], le: date, donnees: st.DataObject) -> None:
    """What is possible or exclu stays so whatever an unknown fact turns out to be, a start or an end of contract apart."""
    inconnus = [f for f in CITES if f not in valeurs and f not in DATES]
    assume(inconnus)
    avant = verdicts(valeurs, le)
    fait = donnees.draw(st.sampled_from(inconnus))
    reponse = donnees.draw(valeurs_de(VRAI.definitions[fait]))
    assume(coherente({**valeurs, fait: reponse}))
    apres = verdicts({**valeurs, fait: reponse}, le)
    for ident, verdict in avant.items():
        if verdict in ("possible", "exclu"):
            assert apres[ident] == verdict, (ident, fait, reponse)


@given(personnes(), JOURS, st.sampled_from(ANCIENNETES), st.integers(0, 60), st.integers(1, 24))
def test_plus_d_anciennete_ne_ferme_rien(
    valeurs: dict[str, Valeur], le: date, fait: str, mois: int, plus: int
) -> None:
    """A scheme possible with some seniority is possible with more."""
    facteur = 22 if fait == "jours_travailles_60mois" else 1
    courte = {**valeurs, fait: Decimal(mois * facteur).min(VRAI.definitions[fait].maxi or Decimal(720))}
    longue = {**valeurs, fait: Decimal((mois + plus) * facteur).min(VRAI.definitions[fait].maxi or Decimal(720))}
    assume(coherente(courte) and coherente(longue))
    apres = verdicts(longue, le)
    for ident, verdict in verdicts(courte, le).items():
        if verdict == "possible":
            assert apres[ident] == "possible", ident


@given(personnes(), JOURS, st.randoms(use_true_random=False))
def test_l_ordre_des_faits_est_indifferent(valeurs: dict[str, Valeur], le: date, hasard: object) -> None:
    """Facts told in any order give the same verdicts."""
    cles = list(valeurs)
    hasard.shuffle(cles)  # type: ignore[attr-defined]
    assert verdicts({c: valeurs[c] for c in cles}, le) == verdicts(valeurs, le)


@given(personnes(), JOURS)
def test_la_date_est_explicite(valeurs: dict[str, Valeur], le: date) -> None:
    """The same person on the same day gives the same verdicts, whatever was asked before; ferme follows the dates alone."""
    avant = verdicts(valeurs, le)
    verdicts(valeurs, le + timedelta(days=400))
    assert verdicts(valeurs, le) == avant

    def ferme(d: Dispositif) -> bool:
        du, au = d.reference.du, d.reference.au
        return (du is not None and le < du) or (au is not None and le > au)

    assert {d.id for d in VRAI.dispositifs if ferme(d)} == {i for i, v in avant.items() if v == "ferme"}


@given(personnes(), JOURS)
def test_le_bilan_complet_dit_le_meme_verdict(valeurs: dict[str, Valeur], le: date) -> None:
    """The explained Bilan and the fast verdict agree, every sentence is whole, every date later than the day asked."""
    profil = lire_faits_declares(VRAI, {f: {"min": v.mini, "max": v.maxi} if isinstance(v, Intervalle) else v
                                        for f, v in valeurs.items()})
    bilans = evaluer(VRAI, profil, le)
    assert {b.id: b.verdict for b in bilans} == verdicts(valeurs, le)
    for bilan in bilans:
        assert bilan.phrase
        assert (bilan.verdict == "a_preciser") == bool(bilan.faits_manquants)
        assert bilan.possible_a_partir_du is None or bilan.possible_a_partir_du > le
        for condition in bilan.conditions:
            assert condition.phrase.endswith((".", "!", "?")) and condition.reference.article
            assert bool(condition.faits_manquants) == (condition.etat == "a_preciser")


def test_droit_charge_deux_fois_dit_la_meme_chose(vrai: Droit) -> None:
    """Loading is deterministic: the same files give the same order of schemes and conditions."""
    assert [(d.id, [c.id for c in d.conditions]) for d in vrai.dispositifs] == [
        (d.id, [c.id for c in d.conditions]) for d in VRAI.dispositifs]
