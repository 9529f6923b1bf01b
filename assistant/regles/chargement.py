"""The corpus folder read into a Droit. Whatever cannot be sure is refused here, never guessed later."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from assistant.domaine.droit import Reference
from assistant.errors import CorpusError
from assistant.regles.aspects import lire_aspects, verifier_aspects
from assistant.regles.blocs import Atelier
from assistant.regles.droit import Definition, Dispositif, Droit, Parametre, ValeurDatee
from assistant.regles.lecture import Lecteur, ouvrir

TYPES = ("bool", "nombre", "date", "choix", "texte")
CONFIANCES = ("haute", "moyenne", "basse")
CLES_FAIT = ("type", "unite", "mini", "maxi", "evolue", "libelle", "question", "pourquoi", "facilite",
             "sensible", "inconnu", "reponses")
FICHE = ("resume", "pour_qui", "qui_decide", "salaire_pendant", "qui_paie", "risque", "contact", "url")
PHRASES = ("possible", "exclu", "a_preciser", "ferme")
LISTES = ("conditions", "prises_en_charge", "etapes", "interdits", "a_savoir", "questions")
CLES_DISPOSITIF = ("id", "ordre", "libelle", "sigle", "noms", "article", "source", "confiance", "faits", "mots",
                   "du", "au", "remplace_par", "aspects", *FICHE, *(f"phrase_{v}" for v in PHRASES), *LISTES)


def charger_droit(corpus: Path) -> Droit:
    """Return the law of a corpus folder: facts, parameters and schemes in their `ordre`.

    Raises CorpusError, with file, block and word, for anything outside docs/architecture.md.
    """
    definitions = _definitions(corpus / "faits.toml")
    parametres = _parametres(corpus / "parametres")
    atelier = Atelier(definitions, parametres)
    dispositifs = [_dispositif(chemin, atelier) for chemin in sorted((corpus / "dispositifs").glob("*.toml"))]
    dispositifs.sort(key=lambda d: (d.ordre, d.id))
    _verifier_remplacants(dispositifs)
    droit = Droit(
        definitions=definitions,
        parametres=parametres,
        dispositifs=tuple(dispositifs),
        evolutifs=tuple(d for d in definitions.values() if d.evolue),
        par_id=MappingProxyType({d.id: d for d in dispositifs}),
    )
    verifier_aspects(droit)
    return droit


def _definitions(chemin: Path) -> Mapping[str, Definition]:
    return MappingProxyType(
        {ident: _definition(Lecteur(chemin.name, ident, table)) for ident, table in ouvrir(chemin).items()}
    )


def _definition(lu: Lecteur) -> Definition:
    lu.cles(CLES_FAIT)
    definition = Definition(
        id=lu.bloc, type=lu.parmi("type", TYPES), libelle=lu.texte("libelle"), question=lu.texte("question"),
        pourquoi=lu.texte("pourquoi"), inconnu=lu.texte("inconnu"), facilite=lu.entier("facilite"),
        unite=lu.texte("unite", ""), mini=lu.nombre("mini"), maxi=lu.nombre("maxi"),
        evolue=lu.parmi("evolue", ("mois", "jours", ""), "") or None,
        sensible=lu.booleen("sensible"), reponses=_reponses(lu),
    )
    if not 1 <= definition.facilite <= 5:
        lu.refuser(str(definition.facilite), "facilite va de 1 à 5")
    if definition.mini is not None and definition.maxi is not None and definition.mini > definition.maxi:
        lu.refuser(str(definition.mini), f"mini dépasse maxi ({definition.maxi})")
    if (definition.evolue or definition.mini is not None) and definition.type != "nombre":
        lu.refuser(definition.type, "mini, maxi et evolue ne vont qu'avec un nombre")
    if definition.type == "choix" and not definition.reponses:
        lu.refuser("reponses", "un choix demande sa liste de réponses")
    return definition


def _reponses(lu: Lecteur) -> tuple[tuple[str, str], ...]:
    valeur = lu.table.get("reponses", [])
    paires = isinstance(valeur, list) and all(
        isinstance(p, list) and len(p) == 2 and all(isinstance(mot, str) for mot in p) for p in valeur
    )
    if not paires:
        lu.refuser("reponses", "une liste de [valeur, libellé] est attendue")
    if len({valeur_ for valeur_, _ in valeur}) < len(valeur):
        lu.refuser("reponses", "une réponse est écrite deux fois")
    return tuple((p[0], p[1]) for p in valeur)


def _parametres(dossier: Path) -> Mapping[str, Parametre]:
    parametres: dict[str, Parametre] = {}
    for chemin in sorted(dossier.glob("*.toml")):
        for ident, table in ouvrir(chemin).items():
            lu = Lecteur(chemin.name, ident, table)
            if ident in parametres:
                lu.refuser(ident, "ce paramètre est déjà écrit ailleurs")
            lu.cles(("libelle", "unite", "valeurs"))
            valeurs = tuple(_valeur_datee(v) for v in lu.blocs("valeurs"))
            parametres[ident] = Parametre(
                ident, lu.texte("libelle"), lu.texte("unite"), _en_ordre(lu, valeurs)
            )
    return MappingProxyType(parametres)


def _valeur_datee(lu: Lecteur) -> ValeurDatee:
    lu.cles(("du", "au", "valeur", "reference", "source", "confiance"))
    du, au = bornes(lu)
    if du is None:
        lu.refuser("du", "une valeur a une date de début")
    if not isinstance(lu.table.get("valeur"), str):
        lu.refuser("valeur", "la valeur s'écrit entre guillemets, avec un point")
    valeur = lu.nombre("valeur")
    assert valeur is not None  # just checked to be a text
    return ValeurDatee(du, valeur, lu.texte("reference"), lu.texte("source"),
                       lu.parmi("confiance", CONFIANCES, "haute"), au)  # type: ignore[arg-type]


def _en_ordre(lu: Lecteur, valeurs: tuple[ValeurDatee, ...]) -> tuple[ValeurDatee, ...]:
    if not valeurs:
        lu.refuser("valeurs", "un paramètre a au moins une valeur")
    if len({v.du for v in valeurs}) < len(valeurs):
        lu.refuser("valeurs", "deux valeurs commencent le même jour")
    return tuple(sorted(valeurs, key=lambda v: v.du))


def bornes(lu: Lecteur) -> tuple[date | None, date | None]:
    """Return the in-force dates of a block; refuse an end before its start."""
    du, au = lu.jour("du"), lu.jour("au")
    if du is not None and au is not None and du > au:
        lu.refuser(str(au), f"la fin (au) précède le début (du = {du})")
    return du, au


def _dispositif(chemin: Path, atelier: Atelier) -> Dispositif:
    lu = Lecteur(chemin.name, chemin.stem, ouvrir(chemin))
    lu.cles(CLES_DISPOSITIF)
    ident = lu.texte("id")
    if ident != chemin.stem:
        lu.refuser(ident, "l'identifiant doit être le nom du fichier")
    du, au = bornes(lu)
    reference = Reference(lu.texte("article"), lu.texte("source"), f"regle/{ident}/presentation",
                          lu.parmi("confiance", CONFIANCES, "haute"), du, au)  # type: ignore[arg-type]
    atelier.ouvrir(ident, reference)
    return Dispositif(
        id=ident, ordre=lu.entier("ordre"), libelle=lu.texte("libelle"), sigle=lu.texte("sigle", ""),
        noms=lu.textes("noms"), fiche=MappingProxyType({cle: lu.texte(cle, "") for cle in FICHE}),
        reference=reference, remplace_par=lu.textes("remplace_par"),
        phrases=MappingProxyType({v: lu.texte(f"phrase_{v}", "" if v == "ferme" else None) for v in PHRASES}),
        conditions=tuple(atelier.condition(b) for b in lu.blocs("conditions")),
        prises=tuple(atelier.prise(b) for b in lu.blocs("prises_en_charge")),
        etapes=tuple(atelier.etape(b) for b in lu.blocs("etapes")),
        interdits=tuple(atelier.interdit(b) for b in lu.blocs("interdits")),
        a_savoir=tuple(atelier.savoir(b) for b in lu.blocs("a_savoir")),
        questions=tuple(atelier.question(b) for b in lu.blocs("questions")),
        aspects=lire_aspects(lu),
    )


def _verifier_remplacants(dispositifs: list[Dispositif]) -> None:
    connus = {d.id for d in dispositifs}
    for dispositif in dispositifs:
        for ident in dispositif.remplace_par:
            if ident not in connus:
                raise CorpusError(
                    f"Dans {dispositif.id}.toml, bloc « remplace_par », « {ident} » : ce dispositif n'existe pas."
                )
