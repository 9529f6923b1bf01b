"""A law of two schemes, small enough to compute by hand, and the means to write another."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from assistant.regles import Droit, charger_droit

EXEMPLES = int(os.environ.get("ASSISTANT_EXEMPLES", "200"))
settings.register_profile(
    "regles", max_examples=EXEMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("regles")

FAITS = '''
[type_contrat]
type = "choix"
libelle = "Votre contrat"
question = "Quel contrat ?"
pourquoi = "Tout en dépend."
facilite = 1
inconnu = "Voyez votre bulletin."
reponses = [["cdi", "CDI"], ["cdd", "CDD"], ["demandeur_emploi", "Demandeur d'emploi"]]
'''
NOMBRE = '''
[{id}]
type = "nombre"
unite = "{unite}"
mini = 0
maxi = {maxi}
{evolue}
libelle = "{libelle}"
question = "Combien ?"
pourquoi = "Pour compter."
facilite = 2
inconnu = "Comptez-les."
'''
BOOLEEN = '''
[{id}]
type = "bool"
sensible = {sensible}
libelle = "{id}"
question = "Est-ce le cas ?"
pourquoi = "Pour savoir."
facilite = 1
inconnu = "Cela reste ouvert."
'''
JOUR = '''
[{id}]
type = "date"
libelle = "{id}"
question = "Quand ?"
pourquoi = "Pour dater."
facilite = 1
inconnu = "Sans date, je compte aujourd'hui."
'''
PARAMETRES = '''
[seuil_heures]
libelle = "Seuil d'heures"
unite = "heures"
[[seuil_heures.valeurs]]
du = 2020-01-01
valeur = "100"
reference = "Décret A"
source = "jo"
[[seuil_heures.valeurs]]
du = 2026-07-01
valeur = "150"
reference = "Décret B"
source = "jo"
'''
ENTETE = '''
id = "{id}"
ordre = {ordre}
libelle = "Dispositif {id}"
article = "Art. 1"
source = "code"
du = 2020-01-01
{suite}
phrase_possible = "Possible."
phrase_exclu = "Exclu."
phrase_a_preciser = "À préciser."
phrase_ferme = "Fermé."
'''
CONDITION = '''
[[conditions]]
id = "{id}"
libelle = "{id}"
regle = "Règle {id}."
nature = "{nature}"
lorsque = {lorsque}
si = {si}
sauf = {sauf}
au_depart = {au_depart}
remplie = "Remplie."
non_remplie = "Non remplie."
a_preciser = "À préciser."
{suite}
'''


def condition(ident: str, si: list[str], **autres: object) -> str:
    """Return the TOML of a condition."""
    valeurs = {"nature": "requise", "lorsque": [], "sauf": [], "au_depart": "false", "suite": "", **autres}
    listes = {cle: str(v).replace("'", '"') if isinstance(v, list) else v for cle, v in valeurs.items()}
    return CONDITION.format(id=ident, si=str(si).replace("'", '"'), **listes)


CONGE = (
    condition("contrat", ["type_contrat = cdi ou type_contrat = cdd"])
    + condition("anciennete", ["mois >= 12"], lorsque=["type_contrat = cdi"],
                sauf=["rqth = oui", "malade >= 6"], au_depart="true")
    + condition("heures", ["heures >= parametre:seuil_heures"], lorsque=["type_contrat = cdd"])
    + condition("entretien", ["vu = oui"], nature="a_faire")
)
JOURS = condition("jours", ["jours >= 1300"]) + condition("age", ["heures <= 500"])


def ecrire(dossier: Path, dispositifs: dict[str, str], faits: str = "", parametres: str = PARAMETRES) -> Path:
    """Write a corpus folder and return it; dispositifs maps an id to the whole text of its file."""
    (dossier / "dispositifs").mkdir(parents=True, exist_ok=True)
    (dossier / "parametres").mkdir(exist_ok=True)
    declares = FAITS + faits
    for ident, unite, maxi, evolue in (("mois", "mois", 720, "mois"), ("malade", "mois", 24, ""),
                                       ("heures", "heures", 4000, ""), ("jours", "jours", 1310, "jours")):
        ligne = f'evolue = "{evolue}"' if evolue else ""
        declares += NOMBRE.format(id=ident, unite=unite, maxi=maxi, evolue=ligne, libelle=ident.capitalize())
    for ident in ("rqth", "vu", "demission_faite"):
        declares += BOOLEEN.format(id=ident, sensible="true" if ident == "rqth" else "false")
    for ident in ("formation_debut", "fin_contrat_le"):
        declares += JOUR.format(id=ident)
    (dossier / "faits.toml").write_text(declares, encoding="utf-8")
    (dossier / "parametres" / "p.toml").write_text(parametres, encoding="utf-8")
    for ident, texte in dispositifs.items():
        (dossier / "dispositifs" / f"{ident}.toml").write_text(texte, encoding="utf-8")
    return dossier


PETITE = {
    "conge": ENTETE.format(id="conge", ordre=1, suite="") + CONGE,
    "depart": ENTETE.format(id="depart", ordre=2, suite="au = 2030-12-31") + JOURS,
}


@pytest.fixture(scope="session")
def petite(tmp_path_factory: pytest.TempPathFactory) -> Droit:
    """Return the small law, loaded once."""
    return charger_droit(ecrire(tmp_path_factory.mktemp("petite"), PETITE))


@pytest.fixture(scope="session")
def vrai() -> Droit:
    """Return the real law, loaded once."""
    return charger_droit(Path(__file__).parents[2] / "corpus")


@pytest.fixture
def corpus_de(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a corpus folder around the blocks of one scheme named « essai »."""

    def faire(blocs: str = CONGE, suite: str = "", **autres: str) -> Path:
        return ecrire(tmp_path, {"essai": ENTETE.format(id="essai", ordre=1, suite=suite) + blocs}, **autres)

    return faire


@pytest.fixture
def bloc() -> Callable[..., str]:
    """Return the function that writes a condition in TOML."""
    return condition
